/*
 * words/sittings.h - what the kinds of sittings say of themselves
 *
 * floor    words (pure: values in, English out)
 * idea     As words/say.h: one line each, for both faces.
 */
#ifndef PR_WORDS_SITTINGS_H
#define PR_WORDS_SITTINGS_H

#include "words/say.h"

/* What a diagnostic or a quick check of so many items is like; "" for others.
 */
char *say_begins(char out[SAY_MAX], enum pr_sitting_kind kind, int items);

/* "Above the passing level: 97 % sure after 42 items." "Not decided after all
 * 130 items." "Not decided: ended after 12 of 130 items." */
char *say_quick(char out[SAY_MAX], enum pr_quick verdict, double p, int asked,
		int of);

/* "Item 3: your answer is taken back; give it again." after its feedback. */
char *say_taken_back(char out[SAY_MAX], int slot);

/* A misconception, a lucky guess, once the answer was shown; ""
 * when that is nothing to dwell on. */
char *say_judged(char out[SAY_MAX], int confidence, bool answered, bool right);

#endif
