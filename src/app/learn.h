/*
 * app/learn.h - what answers teach, between seat and store
 *
 * floor    app
 * idea     A response that is finished becomes one step, written in the
 *          transaction of the event that finishes it: its SHOW where the
 *          answer is told, the seal elsewhere. Writing a step reads the
 *          states, notes what they were, and writes them anew. What is read
 *          of them goes through the calls below and nothing else.
 */
#ifndef PR_APP_LEARN_H
#define PR_APP_LEARN_H

#include "proctor/fsrs.h"
#include "proctor/readiness.h"
#include "proctor/store_forecast.h"

#include "internal.h"
#include "pool.h"

/* ---- learn_fact.c: from a seat to steps ---------------------------------- */

/* What is known of a finished response before the states are read. */
struct learn_fact {
	int slot;
	int64_t item_rev, at_ms;
	char domain[65], skill[65]; /* skill: in drills only */
	bool correct, rapid, first; /* first: never displayed before */
	bool undo;                  /* takes the slot's last step back */
	bool answered; /* a blank where no answer is told is wrong */
	bool fast;     /* below the learner's own median for right answers */
	int confidence, type;
	double guess; /* chance to be right without knowing */
	int64_t ms;
	int n; /* of the slot's step, -1: to be looked up */
};

/* *out is for free(); NULL when nothing is learnt from this response: pretest
 * items, what was not reached, blanks where the answer is told. */
PR_NODISCARD enum pr_status learn_fact_make(struct learn_fact **out,
					    struct pr_seat *seat, int slot,
					    int64_t at_ms, struct pr_err *err);

/* Takes back what the slot's last step told; *out is for free(). */
PR_NODISCARD enum pr_status learn_fact_undo(struct learn_fact **out, int slot,
					    int64_t at_ms, struct pr_err *err);

struct learn_facts {
	struct learn_fact **rows;
	size_t n;
};

/* All finished responses that have no step yet: of an ended sitting every
 * one, else those whose answer was told. */
PR_NODISCARD enum pr_status learn_facts_left(struct learn_facts *out,
					     struct pr_seat *seat,
					     struct pr_err *err);
void learn_facts_release(struct learn_facts *facts);

/* PR_EDAMAGED when the steps of a sitting are not those of its events. */
PR_NODISCARD enum pr_status learn_facts_check(struct pr_seat *seat,
					      struct pr_err *err);

/* ---- learn_step.c: inside the transaction of the event ------------------- */

PR_NODISCARD enum pr_status learn_fact_write(struct pr_seat *seat,
					     const struct learn_fact *fact,
					     struct pr_err *err);

/* The forecast of the seal; nothing is written when it would be hidden. */
PR_NODISCARD enum pr_status learn_forecast_write(struct pr_seat *seat,
						 struct pr_err *err);

/* Takes in what all learners answered before there were steps: sittings in
 * the order of their ends, in one transaction; nothing when there are steps. */
PR_NODISCARD enum pr_status learn_take_over(struct pr_desk *desk,
					    struct pr_err *err);

/* ---- learn_replay.c ------------------------------------------------------ */

/* Makes a learner's states anew from the steps that count: not undone, key
 * not corrected. Inside a transaction. */
PR_NODISCARD enum pr_status learn_rebuild(struct pr_desk *desk, int64_t learner,
					  struct pr_err *err);

/* After a correction of this item's key: the states of all who met it, and
 * its learnt difficulty. Inside a transaction. */
PR_NODISCARD enum pr_status learn_rebuild_item(struct pr_desk *desk,
					       int64_t item,
					       struct pr_err *err);

/* Compares stored states with what the steps say, to 1e-9, of all learners. */
PR_NODISCARD enum pr_status learn_check(struct pr_desk *desk, void *ctx,
					void (*report)(void *ctx,
						       const char *sentence),
					struct pr_err *err);

/* ---- learn_standing.c: reading ------------------------------------------- */

/* The prior of an exam: its published pass rate, when the exam file says. */
struct pr_learn_prior learn_prior(const struct pr_exam *exam);

/* Where the learner at the desk stands for an exam today. */
struct learn_standing {
	struct pr_learn learn; /* carried to today; the prior when new */
	struct pr_learn_prior prior;
	long answers;    /* first meetings taken in */
	int today;       /* civil day, days since 1970 */
	int last_day;    /* of the last answer; 0 none */
	double coverage; /* of the blueprint's tasks, by weight, 0..1 */
	bool has_form;   /* the exam describes a form; the rest holds then */
	double *b;       /* difficulties of the reference form by domain */
	struct pr_readiness_form form;
};

/* A new learner is no failure. */
PR_NODISCARD enum pr_status learn_standing_load(struct learn_standing *out,
						struct pr_desk *desk,
						const struct pr_exam *exam,
						struct pr_err *err);
void learn_standing_release(struct learn_standing *standing);

/* Where the form's b of a domain begins. */
const double *learn_domain_b(const struct learn_standing *standing, int domain);

/* What is remembered of each candidate of a pool. */
struct learn_recall {
	struct pr_fsrs state; /* s 0: no review yet */
	bool met;             /* displayed before */
	int last_day;
	unsigned flags; /* enum pr_memory_flag of the last response */
	long reviews;
	double b, b_var; /* difficulty for learning: learnt, else rated */
};

/* shape: (*out)[pool->n], for free() */
PR_NODISCARD enum pr_status learn_recall_load(struct learn_recall **out,
					      struct pr_desk *desk,
					      const struct pool *pool,
					      struct pr_err *err);

/* The weights in force for the learner; *id 0: the defaults. */
PR_NODISCARD enum pr_status learn_weights_load(struct pr_fsrs_weights *out,
					       int64_t *id,
					       struct pr_desk *desk,
					       struct pr_err *err);

/* Memory of one skill of the drills; zero when there is none. */
PR_NODISCARD enum pr_status learn_skill_load(struct learn_recall *out,
					     struct pr_desk *desk,
					     const char *skill,
					     struct pr_err *err);

/* Chance to be right without knowing: 1 in n, 1 in "n choose k", typed 0. */
double learn_guess(int type, int n_options, int n_keys);

/* Civil day at a time with an offset, in days since 1970. */
int learn_day(int64_t ms, int utc_offset_min);

/* The learner's exam date when it is that of this exam, else "". */
const char *learn_exam_date(const struct pr_learner *learner, const char *exam);

/* ---- learn_pace.c -------------------------------------------------------- */

/* Whose answers: sealed since then, of drills or of all else. */
struct learn_pace {
	int64_t learner, since_ms;
	bool drill;
	bool right; /* right ones; else all but rapid ones */
};

/* The median time of an answer, ms; 0 when there is none. */
PR_NODISCARD enum pr_status learn_pace_median(uint32_t *out,
					      struct pr_desk *desk,
					      const struct learn_pace *of,
					      struct pr_err *err);

#endif
