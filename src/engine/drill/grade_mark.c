/* grade_mark.c - marks, and the name a trap gives to what was typed */
#include "grade.h"

#include <string.h>

int
trap_of(const struct pr_item *item, const char *code)
{
	for (size_t i = 0; i < item->n_traps; i++) {
		char trap[12];

		shape_normal(trap, sizeof(trap), item->traps[i].code);
		if (strcmp(trap, code) == 0)
			return (int)i;
	}
	return -1;
}

/* Past the last mark there is a place whose content is dropped. */
struct pr_mark *
mark_add(struct grading *g, enum pr_feedback kind, int line, int key)
{
	struct pr_code_grade *out = g->out;
	size_t at =
		out->n_marks < PR_MARKS_MAX ? out->n_marks++ : PR_MARKS_MAX - 1;
	struct pr_mark *mark = &out->marks[at];

	*mark = (struct pr_mark){ kind, line, key, -1, NULL, -1 };
	return mark;
}

#define SEVENTHS (KIND(WRONG_SEVENTH) | KIND(MISSING_SEVENTH))
/* What is wrong beside the code: a trap names the code alone. */
#define BESIDE                                                        \
	(KIND(MODIFIER_MISSING) | KIND(MODIFIER_WRONG) |              \
	 KIND(MODIFIER_EXTRA) | KIND(UNITS_WRONG) | KIND(POA_WRONG) | \
	 KIND(POA_EXEMPT))

static void
mark_each(struct grading *g, uint64_t kinds, int line, int key, int trap)
{
	for (int k = 1; k < 64; k++)
		if (kinds >> k & 1)
			mark_add(g, (enum pr_feedback)k, line, key)->authored =
				trap;
}

void
mark_kinds(struct grading *g, uint64_t kinds, int line, int key)
{
	int trap = trap_of(g->item, g->out->lines[line].code);
	enum pr_feedback named = (enum pr_feedback)0;

	if (!kinds)
		return;
	if (trap >= 0)
		named = pr_feedback_of(g->item->traps[trap].kind);
	if (named) {
		mark_add(g, named, line, key)->authored = trap;
		mark_each(g, kinds & BESIDE & ~((uint64_t)1 << named), line,
			  key, -1);
		return;
	}
	/* the side is told before the seventh character */
	mark_each(g, kinds & ~SEVENTHS, line, key, trap);
	mark_each(g, kinds & SEVENTHS, line, key, trap);
}
