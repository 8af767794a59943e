/*
 * engine/lint/state.h - a round of judging, from its first item to its end
 *
 * floor    engine (lint)
 */
#ifndef PR_LINT_STATE_H
#define PR_LINT_STATE_H

#include "internal.h"

/* Of one bank, for R431 and R432. */
struct lint_bank {
	const char *name, *file;
	bool english, no_lang;
	long keys[9][8]; /* by number of options and place of the key */
	long four;       /* four-option items that are not numbers */
	long longest;    /* of these, with the key as the longest */
};

/* What stays of an item until the end. */
struct lint_kept {
	const char *name;
	long line, column;
	uint32_t file, bank;
	uint64_t stem;    /* hash of the words of the stem, 0 none */
	uint64_t setting; /* hash of case and exam: others never meet it */
	uint64_t uuid;    /* hash */
	uint32_t numbers; /* hash of the set of words with digits */
	size_t at;        /* in lint->features: words, pairs, key */
	uint16_t n_words, n_pairs, n_key;
	uint8_t waives; /* LATE_ bits: has a waiver */
	uint8_t used;   /* LATE_ bits: it silenced something */
	bool english;
};

enum {
	LATE_STEM = 1,
	LATE_PAIR = 2
};

#define KEPT_WORDS 256
#define KEPT_PAIRS 256
#define KEPT_KEY 64

/* Items by objective, for the coverage of exams. */
struct lint_tally {
	long items;
	unsigned levels; /* bit per enum pr_level */
};

/* What is needed of an exam. */
struct lint_exam {
	const char *identifier;
	struct lint_domain {
		const char *identifier;
		double percent, min, max; /* NAN when not stated */
		const char **tasks;
		size_t n_tasks;
	} * domains;
	size_t n_domains;
};

struct pr_lint {
	struct pr_findings findings;
	char today[PR_DATE_TEXT];
	struct arena *keep;    /* until the end */
	struct arena *scratch; /* one item */
	struct lint_dict dict;

	struct lint_map files, bank_names, objectives, exam_names;
	struct lint_bank *banks;
	size_t banks_cap;
	struct lint_tally *tallies;
	size_t tallies_cap;
	size_t file, bank; /* of the items that come, LINT_MAP_NONE none */
	struct lint_exam *exams;
	size_t n_exams, exams_cap;

	struct lint_kept *kept;
	size_t n_kept, kept_cap;
	uint32_t *features;
	size_t n_features, features_cap;

	struct pr_lint_count counts[LINT_RULES_MAX];
	struct pr_lint_sum sum;
	bool no_memory, finished;
};

/* Reports without an item of its own: file, what and name may be NULL. */
struct lint_place {
	const char *file;
	long line, column;
	const char *what, *name, *member;
};
void lint_tell(struct pr_lint *lint, const struct lint_place *place, int rule,
	       enum pr_severity severity, const char *const *args);
struct pr_lint_count *lint_counter(struct pr_lint *lint, int rule);

/* bank.c */
void lint_bank_count(struct pr_lint *lint, const struct lint_item *it);
void lint_bank_finish(struct pr_lint *lint);

/* cover.c */
bool lint_cover_exam(struct pr_lint *lint, const struct pr_exam *exam);
bool lint_cover_item(struct pr_lint *lint, const struct pr_item *item);
void lint_cover_finish(struct pr_lint *lint);

/* keep.c: what pairs.c needs of an item; false without memory */
PR_NODISCARD bool lint_keep(struct pr_lint *lint, struct lint_item *it);

/* pairs.c; false without memory */
PR_NODISCARD bool lint_pairs_finish(struct pr_lint *lint);
double lint_pairs_share(const struct pr_lint *lint, const struct lint_kept *a,
			const struct lint_kept *b);

#endif
