/*
 * proctor/store_learn.h - rows of what answers teach
 *
 * floor    store
 * idea     As store_bank.h. Steps, weights, forecasts and results are
 *          appended and never changed; ability, memory and learnt difficulty
 *          are states that are summed from steps and may be written anew.
 */
#ifndef PR_STORE_LEARN_H
#define PR_STORE_LEARN_H

#include "proctor/store.h"

enum pr_step_flag {
	PR_STEP_ABILITY = 1 << 0, /* a first meeting: it moves ability */
	PR_STEP_RAPID = 1 << 1,   /* never moves an item's difficulty */
	PR_STEP_ITEM = 1 << 2,    /* moves the item's learnt difficulty */
	PR_STEP_LUCKY = 1 << 3,
	PR_STEP_MISCONCEPTION = 1 << 4,
	PR_STEP_MOCK = 1 << 5, /* taken in at the seal of a mock */
};

/* How the last response to it went. */
enum pr_memory_flag {
	PR_MEMORY_WRONG = 1 << 0,
	PR_MEMORY_LUCKY = 1 << 1,
	PR_MEMORY_MISCONCEPTION = 1 << 2,
};

struct pr_db_step {
	int64_t id, learner, sitting;
	int slot, n;
	int64_t undoes; /* 0 none */
	int64_t item, item_rev;
	const char *exam, *domain, *skill;
	int64_t at_ms;
	int day, utc_offset_min;
	bool correct;
	int confidence;
	unsigned flags;
	double b, b_var, mean, var;
	int grade;
	double known;
	int days, skill_days;
	int64_t weights; /* 0 the defaults */
	bool undone;     /* in walks: a later step takes it back */
	bool corrected;  /* in walks: its key is under a correction */
};

struct pr_db_ability {
	int64_t learner;
	const char *exam;
	long answers;
	int last_day;
	int64_t last_ms;
	const char *domains; /* identifiers, tab between */
	const void *state;
	size_t n_state;
};

struct pr_db_memory {
	int64_t learner, item; /* item 0: a skill */
	const char *skill;     /* "": an item */
	double s, d;
	long reviews, lapses;
	int last_day;
	int64_t last_ms;
	unsigned flags;
};

struct pr_db_learnt {
	int64_t item;
	long n;
	double b, var;
};

struct pr_db_weights {
	int64_t id, learner, at_ms;
	long reviews;
	double held, held_before, held_average;
	bool kept;
	double w[21];
};

struct pr_db_forecast {
	int64_t id, learner;
	const char *exam;
	int64_t sitting, at_ms;
	const char *exam_date;
	double p, lo, hi;
	long answers;
	double coverage;
};

struct pr_db_exam_result {
	int64_t id, learner;
	const char *exam, *date;
	int score;
	bool passed;
	int64_t at_ms;
};

/** Appends a step. owns: row is borrowed, row->id is set. errors: PR_EIO,
 * PR_EFULL; PR_EEXIST when sitting, slot and n are taken. */
PR_NODISCARD enum pr_status pr_db_step_put(struct pr_store *store,
					   struct pr_db_step *row,
					   struct pr_err *err);

/**
 * Walks steps in order: of a learner (0: of all), of an item (0: any), of a
 * sitting (0: any). At least one of the three is given.
 *
 * owns     step is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_step_each(
	struct pr_store *store, int64_t learner, int64_t item, int64_t sitting,
	void *ctx, bool (*row)(void *ctx, const struct pr_db_step *step),
	struct pr_err *err);

/** The same for the steps of a learner that moved ability (PR_STEP_ABILITY),
 * of which there is one an item at most. owns: step is lent; false stops.
 * errors: PR_EIO, PR_EDAMAGED. */
PR_NODISCARD enum pr_status pr_db_step_first_each(
	struct pr_store *store, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_step *step),
	struct pr_err *err);

/** Writes a learner's ability for an exam. owns: row is borrowed. errors:
 * PR_EIO, PR_EFULL. */
PR_NODISCARD enum pr_status pr_db_ability_put(struct pr_store *store,
					      const struct pr_db_ability *row,
					      struct pr_err *err);

/** A learner's ability for an exam. owns: *out is lent. errors: PR_ENOTFOUND,
 * PR_EIO, PR_EDAMAGED. */
PR_NODISCARD enum pr_status pr_db_ability_get(struct pr_store *store,
					      int64_t learner, const char *exam,
					      struct pr_db_ability *out,
					      struct pr_err *err);

/** Walks abilities of a learner by exam. owns: row is lent; false stops.
 * errors: PR_EIO, PR_EDAMAGED. */
PR_NODISCARD enum pr_status pr_db_ability_each(
	struct pr_store *store, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_ability *ability),
	struct pr_err *err);

/** Writes what is remembered of an item or a skill. owns: row is borrowed.
 * errors: PR_EIO, PR_EFULL. */
PR_NODISCARD enum pr_status pr_db_memory_put(struct pr_store *store,
					     const struct pr_db_memory *row,
					     struct pr_err *err);

/** Memory of an item (skill "") or a skill (item 0). owns: *out is lent.
 * errors: PR_ENOTFOUND, PR_EIO, PR_EDAMAGED. */
PR_NODISCARD enum pr_status pr_db_memory_get(struct pr_store *store,
					     int64_t learner, int64_t item,
					     const char *skill,
					     struct pr_db_memory *out,
					     struct pr_err *err);

/** Walks all of a learner's memories. owns: row is lent; false stops. errors:
 * PR_EIO, PR_EDAMAGED. */
PR_NODISCARD enum pr_status pr_db_memory_each(
	struct pr_store *store, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_memory *memory),
	struct pr_err *err);

/** Drops the states of a learner (0: learnt difficulties of all items), to be
 * rebuilt in the same transaction. owns: store is borrowed. errors: PR_EIO,
 * PR_EFULL, PR_ESTATE outside a transaction. */
PR_NODISCARD enum pr_status pr_db_learn_drop(struct pr_store *store,
					     int64_t learner,
					     struct pr_err *err);

/** Writes, reads, walks learnt difficulties. owns: rows are lent or borrowed.
 * errors: PR_ENOTFOUND (get), PR_EIO, PR_EFULL, PR_EDAMAGED. */
PR_NODISCARD enum pr_status pr_db_learnt_put(struct pr_store *store,
					     const struct pr_db_learnt *row,
					     struct pr_err *err);
/** As above. owns: out is the caller's. errors: as above. */
PR_NODISCARD enum pr_status pr_db_learnt_get(struct pr_store *store,
					     int64_t item,
					     struct pr_db_learnt *out,
					     struct pr_err *err);
/** As above. owns: row is lent. errors: as above. */
PR_NODISCARD enum pr_status pr_db_learnt_each(
	struct pr_store *store, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_learnt *learnt),
	struct pr_err *err);

#endif
