/*
 * app/learn_state.h - states of the learner model in hand
 *
 * floor    app
 * idea     One step does to a state what it says, whether it was made a
 *          moment ago or is read back years later: writing and replaying
 *          both come through the three calls named take. An ability lists
 *          its domains in the order in which answers reached them, so it
 *          needs no outline and outlives one; readers put it in the order of
 *          theirs.
 */
#ifndef PR_APP_LEARN_STATE_H
#define PR_APP_LEARN_STATE_H

#include "learn.h"

#define LEARN_NAME 65

/* days and skill_days of a step that has no such memory. */
#define LEARN_NO_MEMORY (-1)

struct learn_ability {
	char exam[LEARN_NAME];
	struct pr_learn learn; /* learn.n domains */
	char domains[PR_DOMAINS_MAX][LEARN_NAME];
	long answers;
	int last_day;
	int64_t last_ms;
};

/* mean: of the overall ability before the first answer. */
void learn_ability_begin(struct learn_ability *out, const char *exam,
			 double mean);

/* PR_ENOTFOUND without a sentence when there is none. */
PR_NODISCARD enum pr_status learn_ability_load(struct learn_ability *out,
					       struct pr_store *store,
					       int64_t learner,
					       const char *exam,
					       struct pr_err *err);
PR_NODISCARD enum pr_status learn_ability_read(struct learn_ability *out,
					       const struct pr_db_ability *row,
					       struct pr_err *err);
PR_NODISCARD enum pr_status learn_ability_save(
	const struct learn_ability *ability, struct pr_store *store,
	int64_t learner, struct pr_err *err);

/* The place of a domain, -1 when no answer reached it. */
int learn_ability_domain(const struct learn_ability *ability,
			 const char *domain);

/* The same, put at the end when it is new; -1 for "" and for one too many. */
int learn_ability_reach(struct learn_ability *ability, const char *domain);

/* Lets the days since the last answer pass. */
void learn_ability_until(struct learn_ability *ability, int day);

/* Whether a row of steps tells anything: no taking back, nothing taken back,
 * no corrected key. */
bool learn_counts(const struct pr_db_step *step);

/* What a step that counts does. */
void learn_take_ability(struct learn_ability *ability,
			const struct pr_db_step *step);
void learn_take_memory(struct pr_db_memory *memory,
		       const struct pr_fsrs_weights *w,
		       const struct pr_db_step *step);
void learn_take_item(struct pr_db_learnt *learnt,
		     const struct pr_db_step *step);

/* ---- learn_recall.c ------------------------------------------------------ */

/* As learn_weights_load, for any learner. */
PR_NODISCARD enum pr_status learn_weights_of(struct pr_fsrs_weights *out,
					     int64_t *id,
					     struct pr_store *store,
					     int64_t learner,
					     struct pr_err *err);

/* ---- learn_replay.c ------------------------------------------------------ */

/* The learnt difficulty of one item, anew from its steps. */
PR_NODISCARD enum pr_status learn_rebuild_learnt(struct pr_desk *desk,
						 int64_t item,
						 struct pr_err *err);

/* ---- learn_fold.c -------------------------------------------------------- */

/* What is remembered of one item or skill, with its own text. */
struct learn_memory {
	struct pr_db_memory row; /* row.skill: set on reading */
	char skill[LEARN_NAME];
	bool seen; /* while states are compared */
};

/* A learner's states as the steps say them. */
struct learn_fold {
	struct pr_store *store;
	int64_t learner;
	struct learn_ability *abilities;
	size_t n_abilities, cap_abilities;
	struct learn_memory *memories;
	size_t n_memories, cap_memories;
	size_t *table; /* of memories: index + 1 by item and skill, 0 free */
	size_t n_table;
	int64_t *items; /* of steps that told of an item's difficulty */
	size_t n_items, cap_items;
	struct pr_fsrs_weights weights;
	int64_t weights_id;
	enum pr_status st;
	struct pr_err err;
};

/* Replays the learner's steps; released by the caller in any case. */
PR_NODISCARD enum pr_status learn_fold_load(struct learn_fold *out,
					    struct pr_store *store,
					    int64_t learner,
					    struct pr_err *err);
void learn_fold_release(struct learn_fold *fold);

struct learn_ability *learn_fold_ability(const struct learn_fold *fold,
					 const char *exam);
struct learn_memory *learn_fold_memory(const struct learn_fold *fold,
				       int64_t item, const char *skill);

/* What the steps say of an item's difficulty; n 0: nothing that counts, b and
 * var are the rating then. PR_ENOTFOUND when no step ever told of it. */
PR_NODISCARD enum pr_status learn_fold_item(struct pr_db_learnt *out,
					    struct pr_store *store,
					    int64_t item, struct pr_err *err);

#endif
