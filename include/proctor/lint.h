/*
 * proctor/lint.h - how well items are written, judged by rules R401 and up
 *
 * floor    engine (lint; pure)
 * idea     Items pass once, in any order; what one item shows is reported at
 *          once, what only the whole shows (key positions, shares, items that
 *          say the same, coverage of an exam) at the end. The gate's rules
 *          say what can be stored, these what a careful editor would mend.
 *          Of each item stay about 100 bytes, its name and 4 bytes for each
 *          word and pair of words of stem and key, at most 2.5 KiB in all;
 *          the end takes about 250 bytes an item and 16 a word for a while.
 */
#ifndef PR_LINT_H
#define PR_LINT_H

#include "proctor/bank.h"

/* Who can tell that a rule is broken. */
enum pr_lint_scope {
	PR_LINT_ITEM,      /* the item alone */
	PR_LINT_BANK,      /* all items together, at the end */
	PR_LINT_ANSWERS,   /* the item with what people answered */
	PR_LINT_ELSEWHERE, /* another rule: its title says which */
	PR_LINT_PERSON,    /* no machine */
};

struct pr_lint_rule {
	int number;                /* printed as R401, never changes */
	enum pr_severity severity; /* the highest it reports */
	enum pr_lint_scope scope;
	bool english;      /* judged in English only */
	const char *name;  /* "long-key" */
	const char *title; /* what the flaw is, without a full stop */
	const char *wrong; /* template, as in proctor/rules.h */
	const char *mend;  /* what to do */
};

/** How many rules there are. */
size_t pr_lint_rule_count(void);

/**
 * The i-th rule, in order of number.
 *
 * shape    i < pr_lint_rule_count()
 * owns     static
 */
const struct pr_lint_rule *pr_lint_rule_at(size_t i);

/**
 * The rule that a person or a waiver names: "R404", "r404", "404" or
 * "long-key".
 *
 * owns     static, NULL when there is no such rule
 */
const struct pr_lint_rule *pr_lint_rule_named(const char *name);

/* A finding that is meant to be. */
struct pr_waiver {
	const char *rule; /* as pr_lint_rule_named takes it */
	const char *reason;
};

/* What people chose, all sittings together. */
struct pr_lint_answers {
	long n; /* responses */
	long chosen[PR_OPTIONS_MAX];
};
#define PR_LINT_ANSWERS_MIN 60

/* What an item does not say itself. Zeroed but for file it is valid. */
struct pr_lint_at {
	const char *file;
	long line, column;
	const char *lang; /* the item's own, NULL: its bank's */
	const struct pr_waiver *waivers;
	size_t n_waivers;
	const struct pr_lint_answers *answers; /* NULL: none are known */
};

struct pr_lint_sum {
	long items;    /* judged */
	long retired;  /* left out */
	long foreign;  /* of those judged, not in English */
	long no_lang;  /* taken as English, since nothing says otherwise */
	long answered; /* with PR_LINT_ANSWERS_MIN answers */
	long exams;    /* whose coverage was judged */
	long errors, warnings, notices, waived;
};

struct pr_lint_count {
	long found;  /* reported */
	long waived; /* silenced by a waiver */
};

struct pr_lint;

/**
 * Starts a round of judging.
 *
 * shape    today is YYYY-MM-DD; findings may be reported by every call below
 * owns     *out is the caller's, pr_lint_free, NULL on failure; findings and
 *          today are copied, what findings points at must outlive the round
 * errors   PR_EINVAL when today is not a date, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_lint_new(struct pr_lint **out, const char *today,
					const struct pr_findings *findings,
					struct pr_err *err);

/**
 * Says to which bank the items that follow belong; a bank may come again.
 *
 * owns     header is borrowed
 * errors   PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_lint_add_bank(
	struct pr_lint *lint, const char *file,
	const struct pr_bank_header *header, struct pr_err *err);

/**
 * Adds an exam whose coverage by the items is to be judged.
 *
 * owns     exam is borrowed
 * errors   PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_lint_add_exam(struct pr_lint *lint,
					     const struct pr_exam *exam,
					     struct pr_err *err);

/**
 * Judges one item; retired ones are only counted.
 *
 * shape    pr_lint_add_bank was called before; of a text the first 4096 words
 *          are looked at
 * owns     at and item are borrowed
 * errors   PR_ESTATE without a bank or after the end, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_lint_add_item(struct pr_lint *lint,
					     const struct pr_lint_at *at,
					     const struct pr_item *item,
					     struct pr_err *err);

/**
 * Judges what only the whole shows. Nothing can be added afterwards.
 *
 * owns     lint is borrowed
 * errors   PR_ESTATE when called twice, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_lint_finish(struct pr_lint *lint,
					   struct pr_err *err);

/**
 * What a rule found so far.
 *
 * owns     lint is borrowed
 */
struct pr_lint_count pr_lint_count(const struct pr_lint *lint, int rule);

/**
 * The sums so far.
 *
 * owns     lint is borrowed
 */
struct pr_lint_sum pr_lint_sum(const struct pr_lint *lint);

/**
 * Ends a round; NULL is allowed.
 *
 * owns     takes lint
 */
void pr_lint_free(struct pr_lint *lint);

#endif
