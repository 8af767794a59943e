/*
 * engine/codes/words.h - words as the search sees them
 *
 * floor    engine (codes)
 * idea     Small letters and digits, accents folded, possessive s dropped,
 *          plural folded; words that carry nothing (of, in, the) are left out.
 */
#ifndef PR_CODES_WORDS_H
#define PR_CODES_WORDS_H

#include "proctor/base.h"

#define WORD_MAX 24

/* The next word of *text, which moves on; its length, 0 at the end. */
size_t words_next(const char **text, char out[static WORD_MAX + 1]);

/* Words without weight. */
bool words_stop(const char *word);

/* What the lay phrase that words[0..] begin with stands for; how many words it
 * has in *n, 0 and NULL when there is none. */
const char *words_alias(const char words[][WORD_MAX + 1], size_t n_words,
			size_t *n);

/* What a lay phrase stands for that the words are the beginning of, the last
 * of them perhaps not typed to its end; NULL when there is none. */
const char *words_alias_begun(const char words[][WORD_MAX + 1], size_t n_words);

#endif
