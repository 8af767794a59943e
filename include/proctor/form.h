/*
 * proctor/form.h - from a blueprint and a pool of items to a form
 *
 * floor    engine (exam; pure)
 * idea     The draw is a pure function of pool, plan and seed: the same three
 *          give the same form on any machine. Case sets come first and stay
 *          together, domain counts are exact, unseen items come before seen
 *          ones, enemies never meet. What is missing is counted, not filled.
 */
#ifndef PR_FORM_H
#define PR_FORM_H

#include "proctor/exam.h"
#include "proctor/item.h"

enum pr_role {
	PR_ROLE_SCORED = 0,
	PR_ROLE_PRETEST = 1,  /* unmarked, never in score or ability */
	PR_ROLE_PRACTICE = 2, /* feedback, no score */
};

/* One item that could be drawn. */
struct pr_candidate {
	int64_t item_rev;
	char uuid[37]; /* ties are broken by uuid, never by row number */
	int domain;    /* index into exam->domains */
	int task;      /* index into the domain's tasks, -1 when none */
	bool pretest;  /* status pretest */
	int set;       /* case set number, -1 when single */
	int set_position;
	double b, b_sd;
	int64_t seen_ms;  /* when first displayed to this learner, 0 never */
	bool reserved;    /* held back for an unsat full form */
	bool avoided;     /* in a form named by --avoid */
	bool past_review; /* its rule was to be looked at before today */
	int n_options;    /* 0 for typed items */
	uint32_t fixed;   /* options that keep their place */
	bool shuffle;
	const int *enemies; /* indexes into the pool */
	size_t n_enemies;
};

struct pr_slot {
	int64_t item_rev;
	int domain, task; /* as in struct pr_candidate */
	enum pr_role role;
	double b, b_sd; /* frozen at the draw */
	int set, set_position;
	bool met_before;
	bool past_review;
	unsigned char n_options;
	unsigned char order[PR_OPTIONS_MAX]; /* order[k] = bank index shown at
						place k */
};

struct pr_form {
	int64_t id; /* 0 until stored */
	int64_t exam_rev;
	uint64_t seed;
	bool whole_blueprint; /* every domain at its count */
	struct pr_slot *slots;
	size_t n_slots;
	unsigned char hash[32]; /* over item uuid+version, role, order */
};

struct pr_draw_plan {
	int scored[PR_DOMAINS_MAX];       /* wanted by domain */
	int pretest[PR_DOMAINS_MAX];      /* wanted by domain */
	int case_sets_min, case_sets_max; /* -1: no bound */
	bool practice; /* role PRACTICE: active items that are not reserved,
			  wanted in scored[] */
	int task;      /* only this task of its domain, -1 any */
	bool shuffle_items;
	uint64_t seed;
};

/* What the pool holds against what the plan needs, by domain. */
struct pr_pool_count {
	int need;
	int have;     /* may be drawn: not avoided, not reserved elsewhere */
	int unseen;   /* of these */
	int reserved; /* left alone */
	int avoided;
};

/**
 * Counts the pool against the plan before a clock starts.
 *
 * shape    out[n_domains]; pool[n_pool]
 * owns     all arguments are borrowed
 */
void pr_pool_count(struct pr_pool_count *out, size_t n_domains,
		   const struct pr_candidate *pool, size_t n_pool,
		   const struct pr_draw_plan *plan);

/**
 * Draws a form.
 *
 * shape    pool in any order; n_domains of the exam
 * owns     *out is the caller's, freed with pr_form_free, NULL on failure;
 *          id, exam_rev and hash are left for the caller to fill
 * errors   PR_EPOOL when a domain has too few, with the domain's number and
 *          the number missing; PR_EINVAL for a plan without items; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_form_draw(struct pr_form **out,
					 const struct pr_candidate *pool,
					 size_t n_pool, size_t n_domains,
					 const struct pr_draw_plan *plan,
					 struct pr_err *err);

/**
 * Ends a form; NULL is allowed.
 *
 * owns     takes form
 */
void pr_form_free(struct pr_form *form);

/**
 * The letter under which an option is shown, 'A' for place 0.
 *
 * units    bank index in, place out; -1 when the slot has no such option
 * owns     slot is borrowed
 */
int pr_slot_place(const struct pr_slot *slot, int bank_index);

#endif
