/*
 * app/drill_internal.h - what the files of the drills share
 *
 * floor    app
 * idea     A shelf is everything that could be drawn now: the outline, the
 *          stored items with the pack each belongs to, and the generators that
 *          the learner's tables can feed. Which skill comes next is said in
 *          drill_need.c and nowhere else.
 */
#ifndef PR_APP_DRILL_INTERNAL_H
#define PR_APP_DRILL_INTERNAL_H

#include "proctor/drill.h"
#include "proctor/generate.h"
#include "proctor/store_drill.h"

#include "internal.h"
#include "pool.h"

/* ---- drill_shelf.c ------------------------------------------------------- */

struct drill_pack {
	int64_t bank;
	bool generated;
	struct pr_drill_pack row;
};

struct drill_shelf {
	struct pr_desk *desk;
	struct pr_exam *exam;
	int64_t exam_rev;
	struct pool pool;
	struct drill_pack *packs;
	size_t n_packs;
	const struct pr_codebook *book, *before; /* lent, may be NULL */
};

/* PR_ENOTFOUND with a sentence when the outline of the drills is not here. */
PR_NODISCARD enum pr_status drill_shelf_open(struct drill_shelf *shelf,
					     struct pr_desk *desk,
					     struct pr_err *err);
void drill_shelf_release(struct drill_shelf *shelf);

/* The pack a candidate belongs to. */
const struct drill_pack *drill_shelf_pack(const struct drill_shelf *shelf,
					  size_t candidate);

/* May it be drawn without naming a pack (NULL), or from this one? */
bool drill_shelf_offers(const struct drill_shelf *shelf, size_t candidate,
			const struct drill_pack *pack);

/* Whether something can be made for a skill; task -1: for any of the domain */
bool drill_shelf_makes(const struct drill_shelf *shelf, int domain, int task);

/* ---- drill_need.c -------------------------------------------------------- */

/* A skill of the outline and what the learner did there. */
struct drill_skill {
	int domain, task;
	int n, wrong;          /* of the last responses */
	long responses, right; /* of all */
	int64_t learning;      /* sum of all, percent */
	int64_t last_ms;       /* 0 never tried */
	int need;              /* the higher, the sooner */
};

struct drill_skills {
	struct drill_skill *rows; /* the skill needed most first */
	size_t n;
};

PR_NODISCARD enum pr_status drill_skills_load(struct drill_skills *out,
					      struct pr_desk *desk,
					      const struct pr_exam *exam,
					      struct pr_err *err);
void drill_skills_release(struct drill_skills *skills);

/* ---- drill_draw.c, drill_made.c ------------------------------------------ */

/* What is drawn: by uuid, so that it stays when the pool is loaded anew. */
struct drill_pick {
	char uuid[37];
	bool choice;  /* answered with one key */
	char *record; /* of an item to be stored, NULL when it is there */
};

struct drill_picks {
	struct drill_pick *picks;
	size_t n, max;
};

struct drill_wanted {
	int domain, task;              /* -1 any */
	const struct drill_pack *pack; /* NULL: any but optional ones */
	uint64_t seed;
};

/* Fills up to picks->max picks; fewer when there are no more. */
PR_NODISCARD enum pr_status drill_draw(struct drill_picks *picks,
				       const struct drill_shelf *shelf,
				       const struct drill_skills *skills,
				       const struct drill_wanted *wanted,
				       struct pr_err *err);
/* What is answered with one key first; the rest stays in its order. */
void drill_picks_order(struct drill_picks *picks, const struct pool *pool);
void drill_picks_release(struct drill_picks *picks);

/* Stores the items that are not there yet, through the gate. */
PR_NODISCARD enum pr_status drill_store_made(struct pr_desk *desk,
					     const struct drill_picks *picks,
					     struct pr_err *err);

/* ---- drill_record.c ------------------------------------------------------ */

#define DRILL_CODE_MAX 40

struct drill_error {
	int kind; /* enum pr_feedback */
	char line[DRILL_CODE_MAX], key[DRILL_CODE_MAX];
};

/* The grade of one response as it goes into the store. */
struct drill_record {
	int64_t sitting, learner, at_ms;
	int slot, strict, learning;
	char edition[64];
	size_t n;
	struct drill_error errors[PR_MARKS_MAX];
};

struct drill_records {
	struct drill_record **rows;
	size_t n;
};

/* *out is for free(); NULL when the sitting is no drill. */
PR_NODISCARD enum pr_status drill_record_make(struct drill_record **out,
					      struct pr_seat *seat, int slot,
					      int64_t at_ms,
					      struct pr_err *err);
PR_NODISCARD enum pr_status drill_record_write(
	struct pr_store *store, const struct drill_record *record,
	struct pr_err *err);

/* Of what was answered and not closed when the sitting ended. */
PR_NODISCARD enum pr_status drill_records_left(struct drill_records *out,
					       struct pr_seat *seat,
					       struct pr_err *err);
void drill_records_release(struct drill_records *records);

/* Each response that is closed has its grade, and no other has one. */
PR_NODISCARD enum pr_status drill_records_check(struct pr_seat *seat,
						bool sealed,
						struct pr_err *err);

/* ---- drill.c ------------------------------------------------------------- */

/* A response as graded now: strict and learning percent. */
struct drill_score {
	int strict, learning;
};
PR_NODISCARD enum pr_status drill_score(struct drill_score *out,
					struct pr_seat *seat, int slot,
					struct pr_err *err);

/* What an item is expected to take when no pace was asked for. */
int64_t drill_target_ms(int seconds, int type);

/* The edition of the desk's table for the codes of an item, "" none. */
const char *drill_edition_here(struct pr_desk *desk,
			       const struct pr_item *item);

/* ---- drill_next.c -------------------------------------------------------- */

/* The skill that an error of a kind calls for, NULL none; static. */
const char *drill_remedy(enum pr_feedback kind);

/* At most three drills that pay now; kind[0] ends the list. */
PR_NODISCARD enum pr_status drill_next(struct pr_drill_result *result,
				       struct pr_desk *desk,
				       struct pr_err *err);

#endif
