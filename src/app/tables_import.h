/*
 * app/tables_import.h - what the files of the import of code tables share
 *
 * floor    app
 * idea     First every file goes through the converter and its rows through a
 *          strict gate, into an unnamed file each; nothing is written before
 *          all of them are known to be right and whole. Then the tables are
 *          stored in an order in which each finds what it names, and what
 *          follows from them is made: references, lists, the search block,
 *          the check of the tabular against the order file.
 */
#ifndef PR_APP_TABLES_IMPORT_H
#define PR_APP_TABLES_IMPORT_H

#include "proctor/hash.h"

#include "foreign_run.h"
#include "import.h"
#include "tables.h"

#define ROW_FIELDS 10

/* A line of the rows, cut at its TABs. */
struct row {
	char *field[ROW_FIELDS]; /* [0] says what it is; NUL after each */
	size_t len[ROW_FIELDS];
	int n;
};

/* A file that was asked for. */
struct tables_file {
	const char *path;
	bool named; /* by the user, and not found in a folder */
	uint64_t bytes;
	unsigned char sha256[PR_HASH_LEN];
	bool known; /* its tables are remembered from an import before */
	bool same;  /* and it need not be read */
	bool read, skipped;
	FILE *rows, *report;
	int64_t id; /* its row */
};

/* A table that a known file holds. */
struct tables_brings {
	struct tables_file *file;
	struct tables_part part; /* id 0: what is stored is not this file's */
};

/* A table found in the rows of a file. */
struct tables_found {
	struct tables_file *file;
	enum pr_table_what what;
	char edition[16];
	char member[256];
	long at;    /* offset of its first row in the file's rows */
	long rows;  /* lines between F and E */
	long coded; /* index lines with a code; valid codes; terms */
	bool spare; /* says nothing that another one does not say */
	int64_t part;
};

/* An edition of a system that something came into. */
struct tables_touched {
	enum pr_code_system system;
	char edition[16];
};

struct tables_import {
	const char *data_dir;
	const struct pr_tables_options *options;
	const struct pr_findings *findings;
	const struct pr_progress *progress;
	struct pr_tables_sum *sum;
	struct import_files list;
	struct tables_file *files;
	size_t n_files;
	struct tables_brings *brings;
	size_t n_brings, cap_brings;
	struct tables_found *found; /* those that are stored come first */
	size_t n_found, n_read, cap_found;
	struct tables_touched *touched;
	size_t n_touched, cap_touched;
	struct pr_codes *codes;
	uint64_t done, total; /* bytes */
	const char *doing;
	char wrong[PR_ERR_TEXT_MAX]; /* the first fatal finding */
	struct pr_edition_row *now;
	size_t n_now, cap_now;
};

/* PR_ESTOP when the user asks for it. */
PR_NODISCARD enum pr_status tables_tick(struct tables_import *im, uint64_t done,
					struct pr_err *err);

/* tables_files.c: paths and folders unrolled into files */
PR_NODISCARD enum pr_status tables_files(struct tables_import *im,
					 const char *const *paths, size_t n,
					 struct pr_err *err);

/*
 * tables_same.c: which files are known, and what they hold. Of files that hold
 * the same table the last one has it.
 */
PR_NODISCARD enum pr_status tables_same(struct tables_import *im,
					struct pr_err *err);
/* Known files that have a table now, but not in codes.db, must be read. */
void tables_same_again(struct tables_import *im);
/* What is there already and stays, for the sum. */
PR_NODISCARD enum pr_status tables_same_sum(struct tables_import *im,
					    struct pr_err *err);
/* Whether a later file of this call holds this table too. */
bool tables_gives_way(const struct tables_import *im,
		      const struct tables_file *file, enum pr_table_what what,
		      const char *edition);
/* A table that is there at the end, for the sum. */
PR_NODISCARD enum pr_status tables_now(struct tables_import *im,
				       enum pr_table_what what,
				       const char *edition, long rows,
				       int64_t loaded_ms, const char *name,
				       struct pr_err *err);
/* The edition the user said, "" none. */
const char *tables_said(const struct tables_import *im);

/* tables_convert.c: one file through the converter; its rows wait. */
PR_NODISCARD enum pr_status tables_convert(struct tables_import *im,
					   struct tables_file *file,
					   struct pr_err *err);

/* tables_gate.c: the rows of a file are right and whole; adds its tables. */
PR_NODISCARD enum pr_status tables_gate(struct tables_import *im,
					struct tables_file *file,
					struct pr_err *err);

/* tables_row.c: a reader of rows */
struct row_reader {
	FILE *from;
	char *line;
	size_t cap;
	struct row row;
};
void rows_start(struct row_reader *reader, FILE *from, long at);
/* The next row, false at the end; *len bytes of it, when asked for. */
bool rows_next(struct row_reader *reader, size_t *len);
void rows_release(struct row_reader *reader);
/* A number without sign, -1 when it is none. */
long row_number(const struct row *row, int field);

/* tables_load*.c: the rows of a table into their part. */
struct load {
	struct tables_import *im;
	struct tables_found *table;
	struct pr_codes *codes;
	struct row_reader reader;
	struct pr_err *err;
};
PR_NODISCARD enum pr_status tables_load(struct tables_import *im,
					struct tables_found *table,
					struct pr_err *err);
PR_NODISCARD enum pr_status load_codes(struct load *load);
PR_NODISCARD enum pr_status load_hcpcs(struct load *load);
PR_NODISCARD enum pr_status load_tabular(struct load *load);
PR_NODISCARD enum pr_status load_lines(struct load *load);
PR_NODISCARD enum pr_status load_cells(struct load *load);
PR_NODISCARD enum pr_status load_pcs_tables(struct load *load);
PR_NODISCARD enum pr_status load_terms(struct load *load);
PR_NODISCARD enum pr_status load_small(struct load *load);
/* The number of rows in a list of the part. */
PR_NODISCARD enum pr_status load_size(struct load *load,
				      enum pr_codebook_list list, long n);
PR_NODISCARD enum pr_status load_put(struct load *load, enum pr_codes_put put,
				     const struct pr_value *cells, size_t n);
/* Cells of a row's fields; "" is NULL for the second. */
struct pr_value load_text(const struct row *row, int field);
struct pr_value load_maybe(const struct row *row, int field);
/* Row number too large, a parent that is not there ... */
PR_NODISCARD enum pr_status load_wrong(struct load *load, const char *what);

#endif
