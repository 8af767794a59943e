/*
 * app/stats_internal.h - what the files of the statistics share
 *
 * floor    app
 * idea     Facts of items first, then one walk over the learner's sheets that
 *          leaves one small struct an answer, then sums of these; last what
 *          the learner model says. Nothing is asked of the store twice.
 */
#ifndef PR_APP_STATS_INTERNAL_H
#define PR_APP_STATS_INTERNAL_H

#include "proctor/drill.h"
#include "proctor/stats.h"

#include "internal.h"
#include "learn.h"

/* ---- stats_facts.c ------------------------------------------------------- */

#define STATS_PLACES 3 /* objectives of an item that are looked at */

/* An outline with its tasks counted through. */
struct stats_outline {
	struct pr_exam *exam; /* NULL: not here */
	int64_t exam_rev;
	int first_task[PR_DOMAINS_MAX + 1]; /* the last: how many in all */
};

/* Where a revision stands in an outline; task -1 none. */
struct stats_place {
	int domain, task; /* task: counted through */
};

struct stats_fact {
	int64_t item_rev;
	int level;
	bool corrected;
	int n_places[2]; /* 0 of the exam, 1 of the drills */
	struct stats_place places[2][STATS_PLACES];
};

struct stats_facts {
	struct stats_fact *rows; /* by item_rev */
	size_t n, cap;
};

PR_NODISCARD enum pr_status stats_facts_load(
	struct stats_facts *out, struct pr_desk *desk,
	const struct stats_outline outlines[2], struct pr_err *err);
const struct stats_fact *stats_fact(const struct stats_facts *facts,
				    int64_t item_rev);

/* ---- stats_sheets.c ------------------------------------------------------ */

/* One answer, as small as it can be: there are many. */
struct stats_answer {
	uint32_t ms;
	uint16_t flags; /* enum pr_sheet_flag */
	int8_t level;   /* enum pr_level */
	int8_t domain;  /* of the exam; -1: a drill of another outline */
	int16_t task;   /* of the exam, -1 none */
	int16_t skill;  /* of the drills, -1 none */
	int8_t week;    /* of the trend, -1 not in it */
	bool right, in_exam;
};

/* A sealed drill, and one of its slots under a corrected key. */
struct stats_slot {
	int64_t sitting;
	int slot;
};

struct stats_work {
	struct pr_desk *desk;
	struct pr_stats *stats;
	struct stats_outline outlines[2]; /* 0 the exam, 1 the drills */
	bool same;                        /* the exam is that of the drills */
	struct stats_facts facts;
	struct stats_answer *answers;
	size_t n_answers, answers_cap;
	struct stats_slot *drills; /* slot -1; sorted once the walk is over */
	size_t n_drills, drills_cap;
	struct stats_slot *bad; /* drilled slots under a corrected key */
	size_t n_bad, bad_cap;
	size_t mocks_cap;
	int64_t today; /* civil day, days since 1970 */
	int offset;    /* of the learner's clock, minutes */
	struct learn_standing standing;
	/* what may be drawn for practice */
	bool questions, diagnostic; /* there are any; enough for one */
	long fresh[PR_DOMAINS_MAX]; /* never met, by domain of the outline */
	bool sat_last; /* the sitting that ended last was one of the exam */
};

PR_NODISCARD enum pr_status stats_sheets_walk(struct stats_work *work,
					      struct pr_err *err);

/* ---- stats_rows.c, stats_errors.c, stats_model.c, stats_advice.c --------- */

PR_NODISCARD enum pr_status stats_rows_make(struct stats_work *work,
					    struct pr_err *err);
PR_NODISCARD enum pr_status stats_errors_make(struct stats_work *work,
					      struct pr_err *err);

/* Ability, points lost and the forecast; sorts the domains. */
PR_NODISCARD enum pr_status stats_model_make(struct stats_work *work,
					     struct pr_err *err);
void stats_advice_make(struct stats_work *work);

/* ---- stats_result.c ------------------------------------------------------ */

/* The real result on the exam date, when it was entered. */
PR_NODISCARD enum pr_status stats_result_make(struct stats_work *work,
					      struct pr_err *err);

/* ---- stats.c ------------------------------------------------------------- */

/* More than 10 % of the scored items were met before. */
bool stats_out_of_trend(int met_before, int n_scored);

#endif
