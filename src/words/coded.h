/*
 * words/coded.h - drills in words: marked code lines, and what is no exam
 *
 * floor    words
 */
#ifndef PR_WORDS_CODED_H
#define PR_WORDS_CODED_H

#include "proctor/coding.h"
#include "words/say.h"

/* "Right", "All codes are right, but not their order", "Not right": the
 * beginning of a sentence on the scores. */
const char *coded_verdict(const struct pr_code_grade *grade);

/* The first line whose code has no digit, so that it is a slip and no answer;
 * -1 none. Grading would close the item. */
int coded_slip(const struct pr_code_line *lines, size_t n);

/* "N18.32", "E11.22 and N18.32": the whole key of an item that asks for
 * codes. */
char *coded_key(char out[SAY_MAX], const struct pr_item *item);

/* say_marked in a drill, where no exam is spoken of. */
char *say_marked_drill(char out[SAY_MAX], const struct pr_item *item,
		       const struct pr_slot *slot,
		       const struct pr_grade *grade);

/* "exam", "practice", "drill": what is being sat. */
const char *say_what(const struct pr_sitting *sitting);

#endif
