/*
 * engine/codes/search_internal.h - a search at work
 *
 * floor    engine (codes)
 * idea     Each entry has a small state that the words of a query fill in;
 *          what was touched is remembered, so that only that is cleared.
 */
#ifndef PR_CODES_SEARCH_INTERNAL_H
#define PR_CODES_SEARCH_INTERNAL_H

#include "proctor/search.h"

#include "search_block.h"
#include "words.h"

/* Which words of the query an entry answers, a bit each. */
struct state {
	uint8_t whole;  /* word for word in its levels */
	uint8_t begun;  /* as the beginning of a word in its levels */
	uint8_t aside;  /* word for word among its nonessential modifiers */
	uint8_t nearly; /* as the beginning of one of these */
	uint32_t met;   /* its words that were met, 4 bits a level */
};

struct pr_search {
	uint32_t n_entries, n_words, n_letters, n_lists;
	const unsigned char *features, *table, *lists;
	const char *letters;
	struct state *state;
	uint32_t *touched;
	size_t n_touched;
	bool top_only; /* only the first level counts */
};

/* The words of one reading of a query. */
struct reading {
	char words[PR_SEARCH_WORDS][WORD_MAX + 1];
	size_t n;
	int base; /* cost of reading it so */
};

/* The letters of a word (not ended by NUL) and how many. */
size_t search_word(const struct pr_search *s, uint32_t word, const char **text);
/* As strcmp, of a word of the block and text. */
int search_compare(const struct pr_search *s, uint32_t word, const char *text);
/* The first word that is not less than text. */
uint32_t search_first(const struct pr_search *s, const char *text);

/* The best hits so far: a heap whose root is the worst. */
#define BEST_MAX 400

struct ranked {
	struct pr_search_hit hit;
	uint32_t length;
};

struct best {
	struct ranked heap[BEST_MAX];
	size_t n;
};

/* search_rank.c: adds what one reading finds. */
void search_rank(struct pr_search *s, const struct reading *reading,
		 enum pr_code_system system, struct best *best);

/* search_typo.c: readings with one letter mended in each word that the block
 * does not have; how many of max, and of these. */
#define SEARCH_MENDED 24
size_t search_mend(const struct pr_search *s, const struct reading *reading,
		   struct reading *out, size_t max);

#endif
