/* gen_pcs_terms.c - what the definitions of ICD-10-PCS say: operations,
 * approaches, and what body part and device values cover */
#include "gen.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const struct pr_pcs_term *
draw_term(struct gen *g, int axis)
{
	long n = g->book->count(g->book->ctx, PR_LIST_PCS_TERMS);

	for (int tries = 0; tries < 60; tries++) {
		const struct pr_pcs_term *t = g->book->term(
			g->book->ctx, (long)gen_below(g, (uint64_t)n));

		if (t && t->section == '0' && t->axis == axis)
			return t;
	}
	return NULL;
}

/* Whether a text holds the title's first word, which would tell the answer. */
static bool
tells(const char *text, const char *title)
{
	size_t n = strcspn(title, " ,");

	for (; *text; text++) {
		size_t i = 0;

		while (i < n && tolower((unsigned char)text[i]) ==
					tolower((unsigned char)title[i]))
			i++;
		if (i == n)
			return true;
	}
	return false;
}

/* Three other terms of the axis. */
static enum pr_status
offer_others(struct gen *g, int axis, enum pr_feedback kind)
{
	for (int tries = 0; g->draft.n_options < 4 && tries < 200; tries++) {
		const struct pr_pcs_term *t = draw_term(g, axis);

		if (!t || gen_offered(g, t->title))
			continue;
		if (t->definition[0])
			gen_option(g, kind, t->title, "%s: %s", t->title,
				   t->definition);
		else
			gen_option(g, kind, t->title,
				   "%s covers other terms, such as %s.",
				   t->title,
				   t->n_includes ? t->includes[0]
						 : "its own name");
	}
	return g->draft.n_options == 4 ? PR_OK : PR_EPOOL;
}

static enum pr_status
definition(struct gen *g, int axis, const char *what, enum pr_feedback kind)
{
	const struct pr_pcs_term *t = draw_term(g, axis);

	if (!t || !t->definition[0] || tells(t->definition, t->title))
		return PR_EPOOL;
	gen_edition(g, PR_CODE_PCS);
	gen_identity(g, "%d|%s", axis, t->title);
	gen_stem(g,
		 "Which %s of section Medical and Surgical is defined so "
		 "(%s)?\n\n%s",
		 what, g->draft.edition, t->definition);
	gen_why(g, "%s: %s%s%s", t->title, t->definition,
		t->explanation[0] ? " " : "", t->explanation);
	gen_option(g, GEN_RIGHT, t->title, "%s: %s", t->title, t->definition);
	gen_law(g, g->draft.edition, "definitions, section 0");
	gen_rate(g, "understand", 0.72, 40);
	return offer_others(g, axis, kind);
}

enum pr_status
gen_rootdef(struct gen *g)
{
	return definition(g, 3, "root operation", PR_FB_PCS_ROOT);
}

enum pr_status
gen_approachdef(struct gen *g)
{
	return definition(g, 5, "approach", PR_FB_PCS_APPROACH);
}

/* Whether another term of the axis covers the same words. */
static bool
covered_twice(const struct gen *g, const struct pr_pcs_term *own,
	      const char *words)
{
	long n = g->book->count(g->book->ctx, PR_LIST_PCS_TERMS);

	for (long i = 0; i < n; i++) {
		const struct pr_pcs_term *t = g->book->term(g->book->ctx, i);

		if (!t || t == own || t->axis != own->axis ||
		    !strcmp(t->title, own->title))
			continue;
		for (size_t k = 0; k < t->n_includes; k++)
			if (!strcmp(t->includes[k], words))
				return true;
	}
	return false;
}

static enum pr_status
key_of(struct gen *g, int axis, const char *what, const char *book,
       enum pr_feedback kind)
{
	const struct pr_pcs_term *t = draw_term(g, axis);
	const char *words;

	if (!t || !t->n_includes)
		return PR_EPOOL;
	words = t->includes[gen_below(g, t->n_includes)];
	if (tells(words, t->title) || tells(t->title, words) ||
	    covered_twice(g, t, words))
		return PR_EPOOL;
	gen_edition(g, PR_CODE_PCS);
	gen_identity(g, "%d|%s", axis, words);
	gen_stem(g, "%s (%s): which %s value is used for \"%s\"?", book,
		 g->draft.edition, what, words);
	gen_why(g, "%s belongs to the value %s.", words, t->title);
	gen_option(g, GEN_RIGHT, t->title, "%s is listed under %s.", words,
		   t->title);
	gen_law(g, g->draft.edition, book);
	gen_rate(g, "apply", 0.62, 45);
	return offer_others(g, axis, kind);
}

enum pr_status
gen_bodykey(struct gen *g)
{
	return key_of(g, 4, "body part", "Body part key", PR_FB_PCS_BODYPART);
}

enum pr_status
gen_devicekey(struct gen *g)
{
	return key_of(g, 6, "device", "Device key", PR_FB_PCS_DEVICE);
}
