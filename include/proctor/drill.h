/*
 * proctor/drill.h - coding drills: what there is, start one, what went wrong
 *
 * floor    app
 * idea     A drill is a sitting (proctor/seat.h) of kind DRILL over the exam
 *          DRILLS, whose domains are the kinds of drill ("assign") and whose
 *          tasks are skills ("assign.seventh"). Its items are authored ones
 *          and generated ones; a generated item is stored when it is drawn.
 *          Which skills come up follows the learner's own errors.
 */
#ifndef PR_DRILL_H
#define PR_DRILL_H

#include "proctor/coding.h"
#include "proctor/seat.h"
#include "proctor/tables.h"

#define PR_DRILLS "DRILLS" /* the exam's identifier */

struct pr_drill_row {
	char kind[16]; /* "assign"; "" for the mixed drill, which is first */
	char title[80];
	long authored;         /* items at hand */
	long unseen;           /* of these */
	bool generated;        /* more are made from tables or formulas */
	char why_not[160];     /* when nothing is at hand: what is missing */
	long responses, right; /* of this learner, sealed and not */
	int64_t last_ms;       /* last response, 0 never */
	bool suggested;
};

/**
 * The kinds in their order of worth, the mixed drill first.
 *
 * owns     *out is the caller's (free)
 * errors   PR_EIO, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_drill_rows(struct pr_desk *desk,
					  struct pr_drill_row **out, size_t *n,
					  struct pr_err *err);

/* A bank that holds drills; optional ones are drawn when named. */
struct pr_drill_pack {
	char identifier[65], title[160];
	long items, unseen;
	bool optional;
	char notice[400]; /* to be shown before, "" none */
};

/**
 * The packs by identifier.
 *
 * owns     *out is the caller's (free)
 * errors   as pr_drill_rows
 */
PR_NODISCARD enum pr_status pr_drill_packs(struct pr_desk *desk,
					   struct pr_drill_pack **out,
					   size_t *n, struct pr_err *err);

/* Zero members mean the default in brackets. */
struct pr_drill_plan {
	const char *kind; /* NULL or "": mixed */
	const char *pack; /* identifier of a bank; NULL any but optional ones */
	const char *skill; /* task, NULL any */
	int items;         /* [10] */
	int pace_s;        /* target for one item; 0: what the items expect */
	bool timed;        /* the drill ends after items times pace */
	bool closed_book;  /* the tables are not looked at meanwhile */
	bool seeded;
	uint64_t seed;
};

/**
 * Chooses or makes the items, stores the form and a new sitting; does not
 * begin it.
 *
 * owns     *out is the caller's, pr_seat_leave; NULL on failure
 * errors   PR_EPOOL with what is missing, PR_ENOTFOUND for a kind, pack or
 *          skill with those there are, PR_EIO, PR_EFULL, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_drill_start(struct pr_desk *desk,
					   const struct pr_drill_plan *plan,
					   struct pr_seat **out,
					   struct pr_err *err);

/**
 * Whether the learner may look codes up in this sitting: always, but in a
 * drill that was started with the book closed. owns: seat is borrowed.
 */
bool pr_drill_open_book(struct pr_seat *seat);

/**
 * Grades the response at a slot with the desk's tables.
 *
 * owns     out is the caller's; notes are lent by the desk's book
 * errors   PR_ESTATE when the item takes no code lines or is not answered;
 *          PR_EINVAL when the text cannot be read
 */
PR_NODISCARD enum pr_status pr_drill_grade(struct pr_seat *seat, int slot,
					   struct pr_code_grade *out,
					   struct pr_err *err);

struct pr_drill_pace {
	int answered, right, streak, best_streak;
	int64_t mean_ms;   /* of closed responses, 0 none */
	int64_t target_ms; /* for the item displayed */
};

/**
 * How the drill goes so far.
 *
 * owns     out is the caller's, seat is borrowed
 */
void pr_drill_pace(struct pr_seat *seat, struct pr_drill_pace *out);

/**
 * One sentence on the edition an item speaks of, and that a newer one is in
 * force when the date says so; and what is not checked without tables.
 *
 * shape    out[240], "" when there is nothing to say
 * owns     item is borrowed
 */
void pr_drill_edition(struct pr_desk *desk, const struct pr_item *item,
		      char out[240]);

struct pr_skill_row {
	char task[65], title[100];
	int n, right, learning; /* learning: mean percent */
};

struct pr_error_row {
	enum pr_feedback kind;
	int n, last20; /* in this drill; of the learner's last 20 errors */
};

struct pr_slow_row {
	int slot;
	int64_t ms, target_ms;
	char words[81]; /* first words of the stem */
};

struct pr_next_row {
	char kind[16], skill[65];
	char why[160]; /* "6 of your last 20 errors were seventh characters" */
};

struct pr_drill_result {
	int64_t sitting;
	int n, answered, right, learning, best_streak;
	int64_t ms, target_ms;
	struct pr_skill_row *skills;
	size_t n_skills;
	struct pr_error_row *errors;
	size_t n_errors;
	struct pr_slow_row slow[3];
	size_t n_slow;
	struct pr_next_row next[3];
	size_t n_next;
	char edition[240]; /* as pr_drill_edition, of the drill */
};

/**
 * The closing page of a drill, sealed or left.
 *
 * owns     *out is the caller's, pr_drill_result_free; NULL on failure
 * errors   PR_ENOTFOUND, PR_ESTATE when it is no drill, PR_EIO, PR_EDAMAGED,
 *          PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_drill_result(struct pr_desk *desk,
					    int64_t sitting,
					    struct pr_drill_result **out,
					    struct pr_err *err);

/* A stored item whose key the tables at hand do not bear out. */
struct pr_drill_broken {
	int64_t item_rev;
	char bank[65], item[65]; /* identifiers, else uuids */
	char words[240];         /* the first fault */
};

/**
 * Checks the keys of all stored items that ask for codes against the tables;
 * for use after an edition came in.
 *
 * owns     *out is the caller's (free); *checked: how many were looked at
 * errors   PR_ESTATE without tables; PR_EIO, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_drill_verify(struct pr_desk *desk,
					    struct pr_drill_broken **out,
					    size_t *n, long *checked,
					    struct pr_err *err);

/**
 * Ends a result; NULL is allowed.
 *
 * owns     takes result
 */
void pr_drill_result_free(struct pr_drill_result *result);

#endif
