/*
 * proctor/tables.h - the learner's code tables: take in, open, look up, check
 *
 * floor    app
 * idea     codes.db lies beside proctor.db and is written by codes import
 *          alone, in one transaction. Looking things up needs no desk: it
 *          works while the program is open elsewhere.
 */
#ifndef PR_TABLES_H
#define PR_TABLES_H

#include "proctor/bank.h"
#include "proctor/codes.h"
#include "proctor/desk.h"

struct pr_tables;

/**
 * Opens the tables of a data folder, read-only.
 *
 * shape    edition "FY2026", "2025Q4", ... or NULL: the newest of each system
 * owns     *out is the caller's, pr_tables_close; NULL on failure
 * errors   PR_ENOTFOUND when there are none, or not of this edition, with the
 *          editions there are; PR_EFOREIGN, PR_EVERSION, PR_EDAMAGED, PR_EIO,
 *          PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_tables_open(struct pr_tables **out,
					   const char *data_dir,
					   const char *edition,
					   struct pr_err *err);

/**
 * Closes; NULL is allowed.
 *
 * owns     takes tables and everything lent from them
 */
void pr_tables_close(struct pr_tables *tables);

/** The book. owns: lent by tables. */
const struct pr_codebook *pr_tables_book(const struct pr_tables *tables);

/**
 * The tables of the desk's own folder, opened once, newest editions.
 *
 * owns     lent by desk, NULL when there are none or they cannot be read; the
 *          book with it
 */
struct pr_tables *pr_desk_tables(struct pr_desk *desk);

/** Its book, NULL without tables. owns: lent by desk. */
const struct pr_codebook *pr_desk_book(struct pr_desk *desk);

/** The book of the edition before, NULL when there is none. owns: lent. */
const struct pr_codebook *pr_desk_book_before(struct pr_desk *desk);

struct pr_edition_row {
	enum pr_code_system system;
	char edition[16];
	char what[24]; /* word of enum pr_table_what */
	long rows;
	int64_t loaded_ms;
	char name[256]; /* the file it came from */
};

/**
 * What is there, sorted by system, edition and table.
 *
 * owns     *out is the caller's (free); NULL and 0 when there is nothing
 * errors   as pr_tables_open, but no tables at all is PR_OK with 0 rows
 */
PR_NODISCARD enum pr_status pr_tables_list(const char *data_dir,
					   struct pr_edition_row **out,
					   size_t *n, struct pr_err *err);

struct pr_tables_options {
	const char *converter; /* path of proctor-convert */
	const char *edition;   /* when neither content nor name says */
	bool cpt;              /* the learner's own licensed list */
	int64_t now_ms;
};

struct pr_tables_sum {
	long files, tables, same, skipped; /* same: already there, unchanged */
	long rows;
	struct pr_edition_row *now; /* each table taken in or already there */
	size_t n_now;
	/* the tabular, expanded, against the order file */
	long expanded, surplus, missing;
	/* the same of the PCS tables: no surplus, nothing missing */
	long pcs_expanded, pcs_surplus, pcs_missing;
	bool committed;
};

/**
 * Takes in files and folders (every file in them that is a table of ours,
 * zipped or not) in one transaction.
 *
 * owns     sum->now is the caller's (free); the rest is borrowed
 * errors   PR_ESCHEMA or PR_EPARSE when a file is wrong or cut off: nothing
 *          is stored, the findings name file and line; PR_ENOTFOUND for a
 *          path or when nothing was a table; PR_EBUSY; PR_ESTOP; PR_EIO;
 *          PR_EFULL; PR_ENOMEM
 * source   research/coding.md 2
 */
PR_NODISCARD enum pr_status pr_tables_import(
	const char *data_dir, const char *const *paths, size_t n_paths,
	const struct pr_tables_options *options,
	const struct pr_findings *findings, const struct pr_progress *progress,
	struct pr_tables_sum *sum, struct pr_err *err);

/* A line of an answer to a query. */
struct pr_hit {
	enum pr_code_system system;
	char code[12];   /* display form, "" for a pure "see" line */
	bool billable;   /* false: a header, or more characters are needed */
	char title[200]; /* of the code */
	char path[240];  /* the index line, term or abbreviation that led to
			    it, "" for the title itself */
	char see[120];   /* "see" of the line, "" none */
};

/**
 * Looks a phrase or the beginning of a code up: index, inclusion terms,
 * titles, abbreviations and lay terms; best first.
 *
 * shape    out[max]; *n is filled, 0 when nothing fits
 * owns     all are borrowed
 * errors   PR_EIO, PR_EDAMAGED, PR_ENOMEM
 * source   research/coding.md 6
 */
PR_NODISCARD enum pr_status pr_tables_find(struct pr_tables *tables,
					   const char *query,
					   enum pr_code_system system,
					   struct pr_hit *out, size_t max,
					   size_t *n, struct pr_err *err);

enum pr_page_line_kind {
	PR_PAGE_HEAD,  /* code and title of the page */
	PR_PAGE_PATH,  /* chapter, section, category above it */
	PR_PAGE_NOTE,  /* a note; from is its owner when inherited */
	PR_PAGE_CHILD, /* a code below */
	PR_PAGE_SEVENTH,
	PR_PAGE_AXIS, /* PCS: a row's axis with its values */
	PR_PAGE_FACT, /* edition, billable, exempt, coverage, ... */
};

struct pr_page_line {
	enum pr_page_line_kind kind;
	char label[24]; /* "Excludes1", "7th A", "Body Part" */
	char code[12];  /* where Enter leads to, "" nowhere */
	char from[24];  /* owner of an inherited note, "" its own */
	char *text;
};

struct pr_page {
	enum pr_code_system system;
	char code[12], before[12], after[12]; /* neighbours, "" none */
	char edition[16];
	bool billable;
	struct pr_page_line *lines;
	size_t n_lines;
};

/**
 * The page of a code, of a category, of a PCS table ("0FT") or of a DRG; a
 * system may be named ("hcpcs:J1100"). Without, J1100 is the code of HCPCS
 * when there is one, and the page says that J11.00 is another.
 *
 * owns     *out is the caller's, pr_page_free; NULL on failure
 * errors   PR_ENOTFOUND with what was probably meant; PR_EIO; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_tables_page(struct pr_tables *tables,
					   const char *code,
					   struct pr_page **out,
					   struct pr_err *err);

/**
 * Ends a page; NULL is allowed.
 *
 * owns     takes page
 */
void pr_page_free(struct pr_page *page);

#endif
