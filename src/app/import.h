/*
 * app/import.h - what the files of the importer share
 *
 * floor    app
 * idea     One struct for one call of pr_library_import. A file is read once,
 *          record by record. An item that names something that is not there
 *          (yet) waits in a spool on the disk until every file was read, so
 *          the order of records and of files never matters and nothing is
 *          stored that would have to be taken back: what cannot be right is
 *          refused before its first row is written.
 */
#ifndef PR_APP_IMPORT_H
#define PR_APP_IMPORT_H

#include "proctor/hash.h"

#include "foreign_run.h"
#include "internal.h"

#include <stdio.h>

/* A bank file as it was found. */
struct import_file {
	char *path; /* as given, "-" for standard input */
	char *name; /* in bank_source */
	uint64_t bytes;
	int64_t mtime_ms;
	bool again; /* a regular file: can be opened a second time */
};

struct import_files {
	struct import_file *files;
	size_t n, cap;
};

/* Where a finding is made. */
struct import_at {
	const char *file;
	long line, column;
	const char *label; /* identifier or uuid, may be NULL */
	const char *what;  /* as in struct pr_finding */
};

/* The bank whose file is being read. */
struct import_bank {
	int64_t id;
	char uuid[37];
	enum pr_text_format format;
	bool unknown; /* its header has no uuid: never stored */
	bool foreign; /* made by the converter: knows no versions */
};

struct import_foreign;
#define IMPORT_HEAD 4096

struct import_feed; /* import_feed.h */

/* The line in which an uuid was given; old ones give way. */
struct import_line {
	unsigned char uuid[16];
	uint32_t file; /* 1-based, 0: empty */
	long line;
};
#define IMPORT_LINES 8192

/* Positions taken in a case set; old ones give way. */
struct import_set {
	unsigned char stimulus[16];
	uint64_t positions; /* bit k: position k + 1 */
};
#define IMPORT_SETS 4096

/* Exams as they are needed to check objectives. */
struct import_exam {
	char identifier[65];
	struct pr_exam *exam;
	int64_t bank;
};
#define IMPORT_EXAMS 8

/* Exams that this import brought. More are not remembered. */
struct import_brought {
	char identifier[65];
	bool changed; /* another revision was here before */
};
#define IMPORT_BROUGHT 64

struct import {
	struct pr_desk *desk;
	const struct pr_import_options *options;
	const struct pr_findings *findings;
	const struct pr_progress *progress;
	struct pr_import_sum *sum;
	struct pr_findings counted; /* what readers report to */
	bool shipped;
	int64_t id, now_ms;
	struct import_files files;
	size_t file;             /* index of the one being read */
	uint64_t done, total;    /* bytes */
	enum pr_status fatal;    /* a file was refused whole */
	struct pr_err fatal_err; /* the first one's */
	bool unread;             /* ... before its end */
	bool bad_header;         /* of the file being read */
	char first_error[PR_ERR_TEXT_MAX];

	struct import_bank bank;
	int64_t *banks; /* rows written by this import */
	size_t n_banks, banks_cap;
	long exams, stimuli, items; /* records of this file */

	FILE *waiting; /* spool of items, NULL none */
	long n_waiting;
	unsigned char known_stimulus[16]; /* the last that was found */
	bool has_known;
	struct import_exam cache[IMPORT_EXAMS];
	size_t cache_next;
	struct import_brought brought[IMPORT_BROUGHT];
	size_t n_brought;
	struct import_line *lines; /* IMPORT_LINES */
	struct import_set *sets;   /* IMPORT_SETS */
};

/* import.c: everything but the choice of files; shipped.c uses it too. */
PR_NODISCARD enum pr_status import_run(struct import *im, struct pr_err *err);
void import_release(struct import *im);

/* import_files.c; a saved form is refused by name, passed over in a folder */
PR_NODISCARD enum pr_status import_files_name(struct import_files *list,
					      const char *path,
					      struct pr_err *err);
PR_NODISCARD enum pr_status import_files_walk(struct import_files *list,
					      const char *path,
					      const char *name,
					      struct pr_err *err);
void import_files_release(struct import_files *list);

/* import_feed.c */
/* A file in the data folder without a name; gone when closed. */
PR_NODISCARD enum pr_status import_temp(FILE **out, struct import *im,
					struct pr_err *err);

/* import_read.c: one file. */
PR_NODISCARD enum pr_status import_read(struct import *im, struct pr_err *err);
/* PR_ESTOP when the user asks for it. */
PR_NODISCARD enum pr_status import_tick(struct import *im, uint64_t done,
					struct pr_err *err);

/* import_bank.c. PR_ESCHEMA: the file is refused whole. */
PR_NODISCARD enum pr_status import_bank(struct import *im,
					const struct import_at *at,
					const struct pr_bank_header *header,
					const char *json, size_t len,
					struct pr_err *err);
PR_NODISCARD enum pr_status import_source(struct import *im,
					  struct import_feed *feed,
					  struct pr_err *err);

/* A bank whose header was refused, so that its records can be checked. */
PR_NODISCARD enum pr_status import_bank_refused(
	struct import *im, const struct pr_bank_header *header,
	struct pr_err *err);

/* import_exam.c */
PR_NODISCARD enum pr_status import_exam(struct import *im,
					const struct import_at *at,
					const struct pr_record *record,
					struct pr_err *err);
PR_NODISCARD enum pr_status import_stimulus(struct import *im,
					    const struct import_at *at,
					    const struct pr_record *record,
					    struct pr_err *err);

#endif
