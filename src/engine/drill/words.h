/*
 * engine/drill/words.h - a mark put into words
 *
 * floor    engine (drill)
 */
#ifndef PR_DRILL_WORDS_H
#define PR_DRILL_WORDS_H

#include "grade.h"

struct words {
	const struct pr_code_grade *grade;
	const struct pr_mark *mark;
	const struct pr_item *item;
	const struct pr_codebook *book; /* may be NULL */
};

/* Copies; what does not fit ends in three dots. */
void words_put(char *out, size_t cap, const char *text);

/* An answer of the item as a line. */
void words_answer_line(struct pr_code_line *line, const struct pr_item *item,
		       int key, const struct pr_codebook *book);

/* The key's code that a line was taken for; false when for none. */
bool words_keyed_line(struct pr_code_line *line, const struct words *w, int at);

void words_difference(char *out, size_t cap, const struct words *w);
void words_why(char *out, size_t cap, const struct words *w);

/* The rule behind a kind, with its section. */
const char *words_rule(enum pr_feedback kind);

/* mark_words_system.c: the same where code set or code ask for another. */
const char *words_rule_here(const struct words *w);

#endif
