/*
 * app/ceu_import.h - entries from a file: what its parts share
 *
 * floor    app
 * idea     CSV and JSON become rows of the same named cells, each with its
 *          place; rows become records (a holding, a cycle, an entry with its
 *          claims); records are stored in one transaction, or none is.
 */
#ifndef PR_APP_CEU_IMPORT_H
#define PR_APP_CEU_IMPORT_H

#include "proctor/rules.h"
#include "proctor/uuid.h"
#include "util/arena.h"

#include "ceu.h"

/* The columns of an export: the fields of an entry, then these. */
enum in_column {
	IN_RECORD = PR_CEU_FIELDS,
	IN_UUID,
	IN_SHA256,
	IN_PERIOD,
	IN_CREDENTIAL,
	IN_SINCE,
	IN_EXPIRES,
	IN_RENEWAL_MONTH,
	IN_UNTIL,
	IN_SUCCESSOR,
	IN_REASON,
	IN_ACCOUNT,
	IN_FROM,
	IN_TO,
	IN_FEE,
	IN_PAID,
	IN_REPORTED_BEFORE,
	IN_NOTED,
	IN_COLUMNS
};

/* The name of a column as ceu export writes it. */
const char *in_name(int column);

struct in_cell {
	const char *text; /* NULL: not there */
	long column;
};

/* A cell that --map gives to one issuer. */
struct in_own {
	const char *issuer;
	enum pr_ceu_field field;
	struct in_cell cell;
};

struct in_row {
	long line;
	const char *path; /* in JSON: "entries[3]"; NULL */
	bool goes_on;     /* a further claim of the record before it */
	struct in_cell cell[IN_COLUMNS];
	struct in_own *own;
	size_t n_own;
};

enum in_kind {
	IN_HOLDING,
	IN_CYCLE,
	IN_ENTRY
};

struct in_record {
	enum in_kind kind;
	struct in_row row; /* its first */
	bool refused;
	struct pr_ceu_draft *draft; /* of an entry */
	struct in_told { /* of a claim: what was reported, "" not said */
		const char *period, *account, *before;
	} told[PR_CEU_CLAIMS];
};

struct ceu_in {
	struct pr_desk *desk;
	const struct pr_ceu_import *options;
	const struct pr_findings *findings;
	struct pr_ceu_imported *sum;
	struct arena *arena;
	struct in_record *records;
	size_t n, cap;
	long errors;
	char wrong[PR_ERR_TEXT_MAX]; /* the first error */
	enum pr_status st;           /* the first failure that is no finding */
	struct pr_err err;
};

/* Says what is wrong with a cell (column -1: the row). right may be NULL. */
void in_say(struct ceu_in *in, enum pr_severity severity,
	    const struct in_row *row, int column, const char *wrong,
	    const char *right);
/* The file as a whole is refused. */
void in_refuse(struct ceu_in *in, const char *wrong, const char *right);
/* No memory, unless something failed before. */
void in_no_memory(struct ceu_in *in);

/* Cell by name, "" when it is not there or empty. */
const char *in_text(const struct in_row *row, int column);

/* ceu_import_csv.c, ceu_import_json.c: the rows of a file, one by one. */
void in_csv(struct ceu_in *in, const struct pr_source *bytes);
void in_json(struct ceu_in *in, const char *text, size_t len);

/* ceu_import_row.c: a row becomes a record, or a claim of the last one. */
void in_take(struct ceu_in *in, const struct in_row *row);

/* Records on their way into the ledger. */
struct in_put {
	struct ceu_in *in;
	struct app_ceu_writer writer;
	struct pr_ceu_picture *before, *now; /* now: with what is held */
	unsigned char (*uuids)[PR_UUID_LEN]; /* of the learner's rows, sorted */
	size_t n_uuids, cap;
	bool *taken; /* entries of now that stand for a row of the file */
	bool no_memory;
	/* where the findings of the record at hand belong */
	struct in_record *record;
};

/* ceu_import_put.c: all of them, in the present transaction. */
enum pr_status in_put(struct ceu_in *in, struct pr_err *err);
/* The sentence of a failure as a finding of the record at hand. */
void in_fault(struct in_put *put, int column, const struct pr_err *err);
/* "" leaves the date zero, and is none where one is needed. */
void in_day(struct in_put *put, struct pr_date *out, const char *text,
	    bool needed, int column);
/* Is a row of this uuid in the learner's ledger already? */
bool in_is_there(const struct in_put *put,
		 const unsigned char uuid[PR_UUID_LEN]);

/* ceu_import_entry.c: the entry at hand. */
enum pr_status in_put_entry(struct in_put *put, struct pr_err *err);

#endif
