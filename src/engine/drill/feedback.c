/* feedback.c - the names of the kinds of feedback; see proctor/coding.h */
#include "proctor/coding.h"

#include <string.h>

static const struct {
	enum pr_feedback kind;
	const char *name, *words;
} kinds[] = {
#define X(number, name, words) { PR_FB_##name, #name, words },
#include "proctor/feedback.def"
#undef X
};

const char *
pr_feedback_name(enum pr_feedback kind)
{
	for (size_t i = 0; i < PR_LEN(kinds); i++)
		if (kinds[i].kind == kind)
			return kinds[i].name;
	return "";
}

const char *
pr_feedback_words(enum pr_feedback kind)
{
	for (size_t i = 0; i < PR_LEN(kinds); i++)
		if (kinds[i].kind == kind)
			return kinds[i].words;
	return "";
}

enum pr_feedback
pr_feedback_of(const char *name)
{
	for (size_t i = 0; name && i < PR_LEN(kinds); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return kinds[i].kind;
	return (enum pr_feedback)0;
}

bool
pr_feedback_is_order(enum pr_feedback kind)
{
	return kind == PR_FB_SEQ_FIRST || kind == PR_FB_SEQ_PAIR ||
	       kind == PR_FB_NEVER_FIRST;
}
