/*
 * app/import_foreign.h - files that are no certbank, through the converter
 *
 * floor    app
 * idea     The converter runs to its end before the first record is taken:
 *          its lines and its report wait in unnamed files. Only when it ended
 *          well and its report is whole do the lines go to the reader; what
 *          the reader then finds is told with the place in the foreign file.
 *          See proctor/foreign.h for what the two say to each other.
 */
#ifndef PR_APP_IMPORT_FOREIGN_H
#define PR_APP_IMPORT_FOREIGN_H

#include "foreign_run.h"
#include "import.h"

#define REPORT_LINE 16384

struct import_foreign {
	struct import *im;
	const char *file;
	FILE *lines, *report;
	long items, refused; /* as the report's end says */
	bool fatal;          /* the converter refused the file */
	char wrong[PR_ERR_TEXT_MAX];
	/* the record at hand */
	long out_line, line, column;
	char id[128];             /* as the file has it, "" none */
	char places[REPORT_LINE]; /* "member:line:column" apart by TAB */
};

/* import_foreign_args.c */
PR_NODISCARD enum pr_status foreign_args(struct foreign_args *out,
					 struct import *im,
					 const struct import_file *of,
					 struct pr_err *err);
void foreign_args_release(struct foreign_args *args);

/* import_foreign.c: the whole of it. *out is the caller's. */
PR_NODISCARD enum pr_status import_foreign_open(struct import_foreign **out,
						struct import *im,
						const struct import_file *of,
						const struct pr_source *bytes,
						struct pr_err *err);
/* The shape of struct pr_source's read. */
PR_NODISCARD enum pr_status import_foreign_read(void *foreign, char *buf,
						size_t cap, size_t *n,
						struct pr_err *err);
/* Where what the reader says belongs; ctx is the foreign file. */
void import_foreign_found(void *ctx, const struct pr_finding *finding);
/* From the line of a record to its place in the foreign file. */
void import_foreign_place(struct import_foreign *foreign, long *line,
			  long *column);
/* The native id of the record that was placed last, NULL when it has none. */
const char *import_foreign_id(const struct import_foreign *foreign);
/* Tells the rest of the report and counts what was refused in it. */
void import_foreign_end(struct import_foreign *foreign);
void import_foreign_close(struct import_foreign *foreign);

/* Whether bytes that begin so are for the converter. */
bool import_foreign_is(const struct import *im, const char *head, size_t len);
/* Whether any of the files is, so that exams must be known. */
bool import_foreign_any(const struct import *im);

#endif
