/* coded.c - marked code lines in words; see words/coded.h */
#include "words/coded.h"

#include "words/say_internal.h"

#include <string.h>

static bool
is_order(enum pr_feedback kind)
{
	return kind == PR_FB_SEQ_FIRST || kind == PR_FB_SEQ_PAIR ||
	       kind == PR_FB_NEVER_FIRST;
}

const char *
coded_verdict(const struct pr_code_grade *grade)
{
	size_t order = 0;

	for (size_t i = 0; i < grade->n_marks; i++)
		order += is_order(grade->marks[i].kind);
	if (!grade->right)
		return "Not right";
	if (order && order == grade->n_marks)
		return "All codes are right, but not their order";
	if (grade->n_marks && grade->learning < 100)
		return "All codes of the key are there, but not all is right";
	return "Right";
}

int
coded_slip(const struct pr_code_line *lines, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strpbrk(lines[i].code, "0123456789"))
			return (int)i;
	return -1;
}

char *
coded_key(char out[SAY_MAX], const struct pr_item *item)
{
	char one[SAY_MAX];
	size_t n = item->n_answers;

	say_put(out, "%s", "");
	for (size_t i = 0; i < n; i++)
		say_add(out, "%s%s",
			i == 0       ? ""
			: i + 1 == n ? " and "
				     : ", ",
			say_accepted(one, &item->answers[i]));
	return out;
}
