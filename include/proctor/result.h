/*
 * proctor/result.h - what came of a sitting: the facts every report prints
 *
 * floor    app (facts), report/ (words, files)
 * idea     One struct with all numbers, computed once at sealing from frozen
 *          values and read back. Text, JSON, CSV, HTML and the screen print
 *          from it; none of them computes.
 */
#ifndef PR_RESULT_H
#define PR_RESULT_H

#include "proctor/correct.h"
#include "proctor/desk.h"
#include "proctor/readiness.h"
#include "proctor/sitting.h"

/* One domain. Shares are 0..1; lo, hi are the 95 % range. */
struct pr_domain_row {
	char identifier[65];
	char title[160];
	double weight; /* outline, percent; of the scored items */
	int right, n;  /* scored items only (practice: all) */
	double share, lo, hi;
	bool too_few;
	double points_lost; /* scored points not earned, the sort key */
};

struct pr_response_row {
	int slot;
	int64_t item_rev;
	char uuid[37];
	char identifier[65];
	int version;
	int domain, task; /* index into the exam, -1 none */
	enum pr_role role;
	char chosen[128]; /* option ids joined by +, or the typed text */
	char key[128];
	bool answered, reached, right, flagged, met_before, past_review;
	bool unsure, key_struck, rapid;
	int credit;     /* 0..100 */
	int confidence; /* 0..3 */
	int64_t ms;
	int changes, wrong_to_right, right_to_wrong;
	unsigned char n_options;             /* 0 for typed items */
	unsigned char order[PR_OPTIONS_MAX]; /* as shown; see struct pr_slot */
};

/* A response whose item's key was corrected after the seal. */
struct pr_corrected_row {
	int slot; /* index into responses */
	enum pr_correction kind;
	char accepted[128]; /* option ids joined by +, "" for other kinds */
	char shown[PR_OPTIONS_MAX * 2]; /* their letters in this sitting */
	char reason[200];
	int64_t at_ms;
	bool right;  /* under the correction; never for DROP */
	bool counts; /* the response is one of the scored ones */
};

struct pr_result {
	int64_t sitting;
	char uuid[37];
	char learner[64];
	char exam[65];
	char exam_title[160];
	char outline_date[11];  /* since when the outline is in force, "" when
				   that is not known */
	char outline_as_of[11]; /* when its facts were looked up, "" unknown */
	char form_hash[65];
	enum pr_sitting_kind kind;
	enum pr_over_by over_by;
	bool timed, breaks_stop, test_clock, clock_uncertain;
	enum pr_clock_policy policy;
	int time_percent, extra_min; /* accommodation in force */
	int64_t budget_ms, active_ms, begin_ms, end_ms;
	int utc_offset_min;
	int n_breaks;
	int64_t break_ms;

	int n_items, n_scored, n_pretest, n_reached;
	int met_before;              /* of the scored items */
	bool out_of_trend;           /* more than 10 % met before */
	int raw, blank, not_reached; /* of the scored items */
	int pretest_right;
	double share, share_lo, share_hi;

	bool scaled; /* the members down to shift_down hold */
	bool passed;
	int score, score_lo, score_hi; /* reported; 95 % range */
	double score_exact, sem;
	int scale_min, scale_max, cut;
	int raw_cut;
	double p_parallel;          /* chance to pass a parallel form, 0..1 */
	double accuracy;            /* Lee, of the pass/fail decision, 0..1 */
	int raters;                 /* fewest raters of the Angoff ratings */
	int shift_up, shift_down;   /* scaled points if .05 too kind / harsh */
	const char *why_not_scaled; /* static text when !scaled */

	/* of a quick check; GO_ON: it was ended before it was decided */
	enum pr_quick quick;
	int quick_asked; /* what it rests on: answered, or left blank */
	double quick_p;  /* chance to stand above the passing level */

	struct pr_domain_row domains[PR_DOMAINS_MAX];
	size_t n_domains;     /* sorted by points lost, most first */
	char next_domain[65]; /* where practice pays most, "" none */

	int64_t median_ms;
	int slow_wrong; /* over twice the median and wrong */
	int wrong_to_right, right_to_wrong, wrong_to_wrong, key_struck, rapid;
	int lucky;          /* right, and said to be a guess */
	int misconceptions; /* wrong, and sure of it */

	struct pr_response_row *responses; /* n_items, form order */

	struct pr_corrected_row *corrected; /* by slot */
	size_t n_corrected, n_corrected_counted;
	int raw_corrected, n_scored_corrected; /* beside raw and n_scored,
						  which stay */
};

/**
 * Reads the result of a sealed sitting.
 *
 * shape    sitting 0: the last sealed one of this learner
 * owns     *out is the caller's, pr_result_free, NULL on failure
 * errors   PR_ENOTFOUND when there is none, PR_ESTATE when it is not sealed,
 *          PR_EDAMAGED, PR_EIO, PR_ENOMEM
 * source   research/psychometrics.md 1, 2, 10; DESIGN sections 7, 8
 */
PR_NODISCARD enum pr_status pr_result_load(struct pr_desk *desk,
					   int64_t sitting,
					   struct pr_result **out,
					   struct pr_err *err);

/**
 * Ends a result; NULL is allowed.
 *
 * owns     takes result
 */
void pr_result_free(struct pr_result *result);

struct pr_past_row {
	int64_t sitting;
	char exam[65];
	enum pr_sitting_kind kind;
	int64_t end_ms;
	int utc_offset_min;
	bool scaled, timed, passed;
	int score, score_lo, score_hi, right, n;
};

/**
 * Past sittings of the learner, newest first.
 *
 * owns     *out is the caller's (free)
 * errors   PR_EIO, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_result_list(struct pr_desk *desk,
					   struct pr_past_row **out, size_t *n,
					   struct pr_err *err);

#endif
