/*
 * convert/internal.h - what the files of the converter share
 *
 * floor    convert
 */
#ifndef PR_CONVERT_INTERNAL_H
#define PR_CONVERT_INTERNAL_H

#include "convert/convert.h"
#include "proctor/foreign.h"
#include "util/arena.h"
#include "util/buf.h"

/* A place in the foreign file, 1-based; 0 0 is the file as a whole. */
struct place {
	long line, column; /* in characters */
};

/* One field: text ends with NUL, never NULL. */
struct cell {
	const char *text;
	size_t len;
	struct place at;
};

#define OPTIONS PR_FOREIGN_OPTIONS

/* One question as the file has it. */
struct item {
	struct place at;
	struct cell stem, key, rationale, id, title, domain, task, level, type,
		difficulty, tags, source, as_of, reference;
	struct cell option[OPTIONS], why[OPTIONS];
	uint32_t has;  /* bit i: option[i] has a text */
	uint32_t keys; /* bit i: option[i] is right */
	enum {
		ITEM_CHOICE,
		ITEM_TRUE_FALSE
	} kind;
	bool answer;      /* of true/false */
	bool single_only; /* the type says so */
	bool multiple;    /* the type says so */
};

/* Hashes that were met, with their lines. */
struct met {
	struct met_entry {
		unsigned char hash[16];
		long line; /* 0: empty */
	} * slots;
	size_t n, cap; /* cap is 0 or a power of two */
};

/* A name of a domain that the exam does not have. So many are told apart; one
 * more stands for all that come after. */
#define UNKNOWN_NAMES 100
struct unknown {
	char *name;
	struct place at;
	long items;
	bool others; /* items of other names are counted in */
};

struct job {
	const struct convert_options *options;
	const struct convert_out *out;
	const char *text; /* UTF-8, without a byte order mark */
	size_t len;
	const char *encoding; /* "UTF-8" */
	const char *format;   /* of extensions: "csv", "tsv", "aiken" */
	struct arena *arena;  /* of one item */
	struct buf line, report;
	bool fatal;   /* the file is refused whole */
	bool refused; /* the item at hand is */
	long items, lost, with_domain;
	struct place first_domain;
	struct met met;
	struct unknown *unknown;
	size_t n_unknown, unknown_cap;
	enum pr_status st; /* the first failure; all else is then dropped */
	struct pr_err err;
};

/* Notes a failure; true when there is one now. */
bool job_failed(struct job *job, enum pr_status st);

/* decode.c: sets text, encoding; *owned is freed by the caller. Reports what
 * is no text. */
void decode(struct job *job, const char *bytes, size_t len, char **owned);

/* report.c */
void say(struct job *job, int rule, struct place at, const char *id,
	 const char *member, const char *const args[3]);
#define SAY(job, rule, at, id, member, ...) \
	say(job, rule, at, id, member, (const char *const[3]){ __VA_ARGS__ })
/* A finding of the file as a whole. */
#define SAY_FILE(job, rule, ...)                           \
	say(job, rule, (struct place){ 0, 0 }, NULL, NULL, \
	    (const char *const[3]){ __VA_ARGS__ })
/* "1 row", "12 rows", in out. */
const char *count_of(char out[64], long n, const char *what);
/* "WHAT in UTF-8" */
void say_read_as(struct job *job, const char *what);
void say_refused(struct job *job, struct place at);
void say_end(struct job *job);
/* Hands over what job->line holds; places adds where its members stand. */
void put_line(struct job *job, struct place at, const struct item *item,
	      void (*places)(struct job *, const struct item *));
void put_header(struct job *job);
void put_trailer(struct job *job);
void json_text(struct buf *buf, const char *text);

/* aiken.c */
bool aiken_is(const char *text, size_t len);
void aiken_run(struct job *job);
/* The letter of "A. text" or "A) text", 0 when it is none; *used bytes. */
int aiken_option(const char *line, size_t len, size_t *used);
bool aiken_key_line(const char *line, size_t len, size_t *used);

/* rows.c: the table from guess to the last row. */
void table_run(struct job *job);

/* item.c: checks one, writes it or reports why not. */
void item_put(struct job *job, struct item *item);
/* Control and invisible characters go, blanks at the ends too. */
void cell_clean(struct job *job, struct cell *cell, const char *member,
		const char *id);

void cell_trim(struct cell *cell);
/* NULL when the row has none. */
const char *native_id(const struct item *item);
/* ,"NAME":"TEXT" of a cell that has a text */
void put_member(struct job *job, const char *name, const struct cell *cell);

/* about.c: the members after the options, to the end of the record. */
void put_about(struct job *job, const struct item *item);

/* item_id.c */
const char *item_identifier(struct job *job, const struct item *item,
			    char out[65]);
/* 0 when it is met for the first time, else the line of the first. */
long met_before(struct job *job, const char *kind, const char *text, size_t len,
		long line);

/* value.c: words in cells. All return NULL for what is not known. */
const char *level_of(const char *text);
const char *difficulty_of(const char *text);
extern const char level_words[], difficulty_words[];
/* Sets kind, single_only, multiple; false for other types. */
bool type_of(struct item *item, const char *text);
/* 1 true, 0 false, -1 neither */
int truth_of(const char *text);
/* How many options the stem asks for, 0 when it does not say; told: only a
 * sentence that begins with it counts, as "Select two." does. */
int choose_of(const char *stem, bool told);
bool same_words(const char *a, const char *b);
const struct convert_domain *domain_of(const struct convert_options *options,
				       const char *name, bool task);

#endif
