/*
 * engine/ceu/judge.h - a ledger while it is being judged
 *
 * floor    engine (ceu)
 * idea     Beside every account, cycle and line of the status lies what is
 *          needed to make it and is nobody else's business. Accounts are made
 *          first, then their cycles, what those ask for, the lines, the
 *          allocation, the sums, and last what a holder should look at.
 */
#ifndef ENGINE_CEU_JUDGE_H
#define ENGINE_CEU_JUDGE_H

#include "proctor/ceu.h"
#include "proctor/ceu_alloc.h"
#include "util/arena.h"

#define JUDGE_CYCLES 40 /* of an account; older ones are left out */

/* A time in which an account is held without a break. */
struct judge_span {
	struct pr_date start;
	struct pr_date last; /* zero: still held */
	const struct pr_ceu_holding *first;
	const char *credential; /* of first, as the book names it */
	int64_t closed_by;      /* the row that ended it */
	bool succeeded;         /* something else went on for it */
	bool continued;         /* and in this account: the span goes on */
};

struct judge_cycle {
	int64_t from, to;        /* days; to INT64_MAX when it is not known */
	struct pr_date rules_to; /* for rules: its end, or as far as it is */
	bool cut;                /* ended before its time */
	bool succeeded;          /* and something went on: nothing is owed */
	bool trimmed;            /* by copied dates: nothing is known of it */
	bool prorated;           /* a first one, whose need nobody says */
	const struct pr_ceu_rule *counting, *once;
	const struct pr_ceu_rule *carry; /* NULL nothing goes on */
	bool counting_asked, once_asked;
	int64_t choice_from; /* first day that may count later */
	unsigned char class_of[PR_CEU_QUOTAS];      /* by quota */
	struct pr_ceu_limit limits[PR_CEU_CLASSES]; /* of the allocation */
	size_t n_limits;
	int first; /* line, -1 none; the next one is in the line */
};

struct judge_line {
	int units;   /* of it that can count: after the step */
	uint32_t in; /* classes */
	int next;    /* line of the same cycle, -1 none */
};

struct judge_account {
	struct pr_ceu_account *out;
	const char *issuer; /* as claims name it */
	const char **names; /* of the holdings, as the book names them */
	bool card;          /* nothing to earn: it is valid or expired */
	struct judge_span *spans;
	size_t n_spans;
	/* minimums and maximums of the issuer: their places are the classes */
	const struct pr_ceu_rule *classes[PR_CEU_CLASSES];
	size_t n_classes;
	struct judge_cycle *cycles; /* beside out->cycles */
	struct judge_line *lines;   /* beside out->lines */
	size_t *rank;               /* of its cycles among the targets */
};

struct judge {
	struct arena *arena;
	const struct pr_ceu_book *book;
	const struct pr_ceu_ledger *ledger;
	struct pr_date today;
	int64_t day; /* today */
	struct judge_account *accounts;
	size_t n;
};

/* PR_ENOMEM and its sentence. */
enum pr_status judge_no_memory(struct pr_err *err);

/* Names are the same without regard to case. */
bool judge_same(const char *a, const char *b);

/* Days, where a date that is none lies after all others. */
int64_t judge_day(struct pr_date date);

struct pr_date judge_next_day(struct pr_date date, int days);

/* account.c: who has which accounts, and for how long. */
PR_NODISCARD enum pr_status judge_accounts(struct judge *j, struct pr_err *err);

/* By a settled rule, does one credential take the place of the other? */
bool judge_replaces(const struct pr_ceu_issuer *issuer, const char *new,
		    const char *old);

/* cycles.c */
PR_NODISCARD enum pr_status judge_cycles(struct judge *j,
					 struct judge_account *account,
					 struct pr_err *err);

/* need.c: what each cycle asks for. */
PR_NODISCARD enum pr_status judge_need(struct judge *j,
				       struct judge_account *account,
				       struct pr_err *err);

/* need_quota.c: minimums, maximums, and what the allocation sees of them. */
void judge_quotas(struct judge_account *account, size_t cycle);

/* The cycles over which a rule of several cycles runs at one of them. */
void judge_group(const struct judge_account *account,
		 const struct pr_ceu_rule *rule, size_t cycle, size_t *first,
		 size_t *last);

/* count.c: worth and classes of a line whose cycle by date is set. */
void judge_worth(const struct judge *j, const struct judge_account *account,
		 struct pr_ceu_line *line, struct judge_line *mine);

/* judge_lines.c: entries with a claim at the account's issuer. */
PR_NODISCARD enum pr_status judge_lines(struct judge *j,
					struct judge_account *account,
					struct pr_err *err);

/* The cycles that a line can count in, at most two; 0 none. One that was
 * reported for a period has one. */
size_t judge_choices(const struct judge *j, const struct judge_account *account,
		     const struct pr_ceu_line *line, size_t out[2]);

/* Is this the account that an entry was reported for, if it says so? */
bool judge_is_for(const struct judge_account *account,
		  const struct pr_ceu_claim *claim);

/* Is it the one that the holder named, if one was? */
bool judge_is_at(const struct judge_account *account,
		 const struct pr_ceu_claim *claim);

/* judge_give.c: gives the lines of all accounts of an issuer their cycles. */
PR_NODISCARD enum pr_status judge_give(struct judge *j, const size_t *accounts,
				       size_t n, struct pr_err *err);

/* judge_sum.c */
PR_NODISCARD enum pr_status judge_sums(struct judge *j,
				       struct judge_account *account,
				       struct pr_err *err);

/* judge_state.c: states, the present cycle, warnings, pace, questions. */
PR_NODISCARD enum pr_status judge_states(struct judge *j,
					 struct judge_account *account,
					 struct pr_err *err);

#endif
