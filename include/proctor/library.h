/*
 * proctor/library.h - the banks on the shelf: take in, look at, give out
 *
 * floor    app
 * idea     A file goes through reader, cross-record rules and the re-import
 *          table into the store in one transaction, or not at all.
 */
#ifndef PR_LIBRARY_H
#define PR_LIBRARY_H

#include "proctor/bank.h"
#include "proctor/desk.h"
#include "proctor/foreign.h"

enum pr_on_conflict {
	PR_CONFLICT_REFUSE, /* but a changed row of a table is taken */
	PR_CONFLICT_THEIRS, /* becomes the next version */
	PR_CONFLICT_OURS,   /* skipped */
};

struct pr_import_options {
	bool dry_run;    /* everything but the commit */
	bool keep_going; /* refused records do not stop the others */
	bool keep_duplicates;
	bool retire_missing;
	enum pr_on_conflict on_conflict;
	struct pr_foreign_options foreign;
	struct pr_bank_limits limits;
	struct pr_source standard_input; /* for path "-" */
};

struct pr_import_sum { /* over all files of one call */
	long files, exams, stimuli, items;
	long fresh, revised, same, refreshed, duplicate, older, conflict,
		missing, retired, refused, warnings, notices;
	long refused_exams, refused_stimuli, refused_items; /* of refused */
	long by_type[PR_ITEM_TYPES]; /* items taken or already there */
	bool committed;
};

/**
 * Takes in files and folders (every .json and .jsonl in them), one
 * transaction for all; what is no certbank goes through the converter.
 *
 * owns     arguments are borrowed; findings are reported as they come
 * errors   PR_ESCHEMA when something was refused without keep_going: nothing
 *          is stored; PR_EPARSE, PR_EVERSION for a file refused whole;
 *          PR_ENOTFOUND for a path, exam or converter; PR_ESTOP; PR_EIO;
 *          PR_EFULL; PR_ENOMEM. sum is filled in every case.
 * source   research/bank-format.md 5 and 6
 */
PR_NODISCARD enum pr_status pr_library_import(
	struct pr_desk *desk, const char *const *paths, size_t n_paths,
	const struct pr_import_options *options,
	const struct pr_findings *findings, const struct pr_progress *progress,
	struct pr_import_sum *sum, struct pr_err *err);

struct pr_bank_row {
	int64_t id;
	char uuid[37];
	char identifier[65];
	char title[160];
	int version;
	long items, active, pretest, draft, retired;
	bool shipped;
	int64_t loaded_ms;
};

/**
 * The banks, sorted by title.
 *
 * owns     *out is the caller's (free), NULL and 0 when there are none
 * errors   PR_EIO, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_library_banks(struct pr_desk *desk,
					     struct pr_bank_row **out,
					     size_t *n, struct pr_err *err);

struct pr_item_row {
	int64_t item_rev;
	char uuid[37];
	char identifier[65];
	int version;
	enum pr_item_type type;
	enum pr_item_status status;
	char exam[65], domain[65], task[65];
	char first_words[81];
};

/**
 * The items of a bank, sorted by identifier.
 *
 * owns     *out is the caller's (free)
 * errors   PR_ENOTFOUND for no such bank (uuid or identifier), PR_EIO,
 *          PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_library_items(struct pr_desk *desk,
					     const char *bank,
					     struct pr_item_row **out,
					     size_t *n, struct pr_err *err);

/**
 * The current revision of an item by uuid or identifier.
 *
 * owns     nothing is kept
 * errors   PR_ENOTFOUND; PR_EINVAL when an identifier is in several banks
 */
PR_NODISCARD enum pr_status pr_library_find(struct pr_desk *desk,
					    const char *item, int64_t *item_rev,
					    struct pr_err *err);

/**
 * Loads one revision as it was met.
 *
 * owns     *out is the caller's, pr_item_free
 * errors   PR_ENOTFOUND, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_library_item(struct pr_desk *desk,
					    int64_t item_rev,
					    struct pr_item **out,
					    struct pr_err *err);

/**
 * Loads the case material of an item, *out = NULL when it has none.
 *
 * owns     *out is the caller's, pr_stimulus_free
 * errors   as pr_library_item
 */
PR_NODISCARD enum pr_status pr_library_stimulus(struct pr_desk *desk,
						const struct pr_item *item,
						struct pr_stimulus **out,
						struct pr_err *err);

struct pr_sink {
	void *ctx;
	enum pr_status (*write)(void *ctx, const char *bytes, size_t n,
				struct pr_err *err);
};

/**
 * Writes a bank out: lines (default) or one document. Two exports of the same
 * state are byte-equal.
 *
 * owns     arguments are borrowed
 * errors   PR_ENOTFOUND, PR_EIO, what the sink returns
 */
PR_NODISCARD enum pr_status pr_library_export(struct pr_desk *desk,
					      const char *bank, bool document,
					      const struct pr_sink *sink,
					      struct pr_err *err);

struct pr_exam_row {
	char identifier[65];
	char title[160];
	char effective[11];
	char expires[11];
	bool superseded; /* its outline is no longer in force */
	int scored_items, pretest_items, time_limit_s;
	long items;     /* that may be drawn */
	long unseen;    /* of these, never displayed to this learner */
	int reservable; /* full forms that can be held back from practice */
	bool mock_possible;
	char why_not[200];     /* when not: how many are missing and where */
	long mocks, practices; /* sat by this learner */
	int best, last;        /* reported scaled scores, 0 none */
	int64_t last_ms;
	int64_t paused; /* sitting id of a mock that can be resumed, 0 */
};

/**
 * The exams the banks bring, no outlines of drills: first those in force that
 * have items, then those without, last the superseded; each by identifier.
 *
 * owns     *out is the caller's (free)
 * errors   PR_EIO, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_library_exams(struct pr_desk *desk,
					     struct pr_exam_row **out,
					     size_t *n, struct pr_err *err);

/**
 * How many exams at the head of the list are in force and have items.
 *
 * owns     rows is borrowed
 */
size_t pr_library_exams_ready(const struct pr_exam_row *rows, size_t n);

/**
 * Loads an exam by identifier, any case.
 *
 * owns     *out is the caller's, pr_exam_free; *exam_rev may be NULL
 * errors   PR_ENOTFOUND with the names there are, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_library_exam(struct pr_desk *desk,
					    const char *identifier,
					    struct pr_exam **out,
					    int64_t *exam_rev,
					    struct pr_err *err);

#endif
