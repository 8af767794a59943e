/*
 * engine/lint/internal.h - what the files of the linter share
 *
 * floor    engine (lint)
 * idea     A text is cut into words once; lists of words are looked up in one
 *          table; each judge looks at one item and says what it finds.
 */
#ifndef PR_LINT_INTERNAL_H
#define PR_LINT_INTERNAL_H

#include "proctor/date.h"
#include "proctor/lint.h"
#include "util/arena.h"

#define LINT_WORDS_MAX 4096
#define LINT_HITS_MAX 64
#define LINT_RULES_MAX 64

enum lint_list {
	LIST_ABSOLUTE,
	LIST_ABSOLUTE_WEAK,
	LIST_VAGUE,
	LIST_ABOVE,
	LIST_HINGE,
	LIST_UNFOCUSED,
	LIST_ASK,
	LIST_OPPOSITE,
	LIST_PAST,
	LIST_OUTDATED,
	LIST_SPELL,
	LIST_STOP,
	LIST_COMMON,
};

struct lint_phrase {
	enum lint_list list;
	const char *words, *instead;
};

/* A run of letters and digits, without "'s". */
struct lint_word {
	const char *low; /* in small letters; not ended by NUL */
	size_t at, len;  /* in the text */
	uint32_t hash;
	uint32_t stem; /* hash without a common ending */
	bool digits;   /* holds one */
	bool capital;  /* two letters or more, all capital */
	bool stop;     /* on LIST_STOP */
	bool common;   /* on LIST_COMMON */
	bool begins;   /* a sentence */
};

struct lint_hit {
	const struct lint_phrase *phrase;
	size_t word, n_words;
};

struct lint_text {
	const char *raw, *low;
	size_t len;
	struct lint_word *words;
	size_t n;
	size_t last; /* first word of the last sentence */
	struct lint_hit hits[LINT_HITS_MAX];
	size_t n_hits;
};

/* One item while it is judged. */
struct lint_item {
	const struct pr_item *item;
	const struct pr_lint_at *at;
	const char *name;
	bool english;
	struct lint_text stem; /* with the lead-in */
	struct lint_text rationale;
	struct lint_text *options, *reasons;
	size_t n; /* of options, 0 when the item is not of a choice type */
	uint32_t key;
	uint64_t waived; /* waivers used, a bit each of the first 64 */
};

/* ---- dict.c: lists of words ---------------------------------------------- */

struct lint_dict {
	uint16_t *first; /* by hash of the first word: row + 1, 0 none */
	uint16_t *next;  /* row + 1 with the same place, by row */
	size_t mask;
};

PR_NODISCARD enum pr_status lint_dict_make(struct lint_dict *dict,
					   struct arena *arena,
					   struct pr_err *err);
/* Fills hits and stop words. */
void lint_dict_find(const struct lint_dict *dict, struct lint_text *text);
/* The i-th row of the table, NULL after the last. */
const struct lint_phrase *lint_dict_row(size_t i);

/* ---- map.c: from texts to small numbers ---------------------------------- */

struct lint_map {
	struct arena *arena; /* of the keys */
	const char **keys;   /* by number */
	uint32_t *slots;     /* number + 1, 0 empty */
	size_t n, cap, n_slots;
};

#define LINT_MAP_NONE ((size_t)-1)

/* The number of a key, which is added when it is new; NONE without memory. */
size_t lint_map_add(struct lint_map *map, const char *key);
size_t lint_map_find(const struct lint_map *map, const char *key);
void lint_map_release(struct lint_map *map);

/* ---- text.c -------------------------------------------------------------- */

bool lint_digit(char c);
bool lint_letter(char c); /* a small one, or a byte of any other script */
uint32_t lint_hash(const char *text, size_t len);
PR_NODISCARD bool lint_text_make(struct lint_text *out, struct arena *arena,
				 const struct lint_dict *dict, const char *a,
				 const char *b);
bool lint_word_is(const struct lint_word *word, const char *text);
const struct lint_hit *lint_text_hit(const struct lint_text *text,
				     enum lint_list list);
/* Copies n words as they stand in the text, cut to cap. */
void lint_text_quote(char *out, size_t cap, const struct lint_text *text,
		     size_t word, size_t n);
double lint_text_grade(const struct lint_text *text);
long lint_text_sentences(const struct lint_text *text);
/* Characters of a text. */
size_t lint_text_chars(const struct lint_text *text);

/* ---- number.c ------------------------------------------------------------ */

enum lint_kind {
	LINT_NEITHER,
	LINT_NUMBERS, /* one each, with the same unit */
	LINT_DATES,
	LINT_DAYS, /* of a year that is not said: January may come last */
};
enum lint_kind lint_numbers(double *out, const struct lint_item *it);
bool lint_is_numeric(const struct lint_text *text);

struct lint_range {
	double min, max; /* -INFINITY, INFINITY where it is open */
	bool open_min, open_max;
	bool ok;
	const char *unit; /* in the text, not ended by NUL */
	size_t unit_len;
};
struct lint_range lint_range(const struct lint_text *text);

/* ---- judges -------------------------------------------------------------- */

void lint_judge_cues(struct pr_lint *lint, struct lint_item *it);
void lint_judge_kinds(struct pr_lint *lint, struct lint_item *it);
void lint_judge_options(struct pr_lint *lint, struct lint_item *it);
void lint_judge_stem(struct pr_lint *lint, struct lint_item *it);
void lint_judge_facts(struct pr_lint *lint, struct lint_item *it);

/* ---- lint.c -------------------------------------------------------------- */

/* Reports on an item unless a waiver silences it; args end with NULL. */
void lint_say(struct pr_lint *lint, struct lint_item *it, int rule,
	      enum pr_severity severity, const char *member,
	      const char *const *args);
#define LINT_SAY(lint, it, rule, severity, member, ...) \
	lint_say(lint, it, rule, severity, member,      \
		 (const char *const[]){ __VA_ARGS__, NULL })

#endif
