/* gen_side.c - the side, and the detail, that the record gives */
#include "gen_cm.h"

#include <stdio.h>
#include <string.h>

#define TRIES 60

/* A row with siblings for other sides, and no other code of its title. */
static bool
draw_sides(struct gen *g, struct cm_sides *s)
{
	for (int i = 0; i < TRIES; i++) {
		const struct pr_code_row *row = cm_draw(g);

		if (row && strlen(row->code) > 4 && cm_sides(g, row, s))
			return true;
	}
	return false;
}

static void
plant_sides(struct gen *g, const struct cm_sides *s)
{
	for (size_t i = 1; i < s->n; i++)
		cm_plant(g,
			 s->sides[i] == SIDE_UNSPECIFIED
				 ? PR_FB_UNSPEC_LATERALITY
				 : PR_FB_WRONG_LATERALITY,
			 s->rows[i]->code);
}

enum pr_status
gen_laterality(struct gen *g)
{
	static const char *const stems[] = {
		"Diagnosis: {1}.\nSide: {2}.\nThe index leads to {3}. Enter "
		"the full code ({E}).",
		"The provider documents: {1}. Side in the record: {2}. Which "
		"code of {E} below {3} fits?",
		"Below {3} stand codes that differ in the side. Record: {1}; "
		"side: {2}. Enter the code for {E}.",
	};
	struct cm_sides s;
	const struct pr_code_row *row;
	char title[400], head[12], above[16], code[12];

	gen_edition(g, PR_CODE_CM);
	if (!draw_sides(g, &s))
		return PR_EPOOL;
	row = s.rows[0];
	/* "Homonymous bilateral field defects, left side" tells two sides */
	cm_without(title, sizeof(title), row->title, s.at, s.len);
	if (similar_has_word(title, "bilateral") ||
	    similar_has_word(title, "unilateral"))
		return PR_EPOOL;
	/* one in four records that say no side is enough */
	if (s.sides[0] == SIDE_UNSPECIFIED && gen_below(g, 4))
		return PR_EPOOL;
	gen_identity(g, "%s", row->code);
	snprintf(above, sizeof(above), "%.*s", (int)s.digit, row->code);
	cm_show(head, above);
	snprintf(above, sizeof(above), "%s-", head);
	cm_ask(g, CM_PICK(g, stems),
	       CM_WORDS(title, cm_side_name(s.sides[0]), above));
	gen_line(g, PR_CODE_CM, row->code, "%s: %s.", cm_show(code, row->code),
		 row->title)
		->first = true;
	gen_why(g,
		"The codes of this family differ in character %zu alone, which "
		"tells the side. %s",
		s.digit + 1,
		s.sides[0] == SIDE_UNSPECIFIED
			? "The code for an unspecified side is for records "
			  "that really do not name it."
			: "The record names the side, so the code must; a "
			  "bilateral code is used when there is one and both "
			  "sides are affected.");
	plant_sides(g, &s);
	cm_guide(g, "I.B.13");
	gen_rate(g, "apply", 0.8, 40);
	return PR_OK;
}

/* Titles that say too little, or nothing of their own, to be quoted. */
static bool
is_quotable(const char *title)
{
	static const char *const vague[] = { "unspecified", "other", "others",
					     "elsewhere", "otherwise" };

	for (size_t i = 0; i < PR_LEN(vague); i++)
		if (similar_has_word(title, vague[i]))
			return false;
	return true;
}

/* A sibling by its last character whose title says "unspecified" where the
 * row's says more; NULL none. */
static const struct pr_code_row *
vague_sibling(const struct gen *g, const struct pr_code_row *row)
{
	char code[PR_CODE_MAX];
	size_t n = strlen(row->code), at = n == 7 ? 5 : n - 1;
	unsigned a, b;

	snprintf(code, sizeof(code), "%s", row->code);
	for (const char *c = "9087654321"; *c; c++) {
		const struct pr_code_row *other;

		code[at] = *c;
		other = *c == row->code[at] ? NULL : cm_valid(g, code);
		if (other && similar_has_word(other->title, "unspecified") &&
		    !similar_title(row->title, other->title, &a, &b))
			return other;
	}
	return NULL;
}

static const struct pr_code_row *
draw_detail(struct gen *g, const struct pr_code_row **vague)
{
	for (int i = 0; i < TRIES; i++) {
		const struct pr_code_row *row = cm_draw(g);

		if (!row || strlen(row->code) < 4 || !is_quotable(row->title))
			continue;
		if (strlen(row->code) == 7 && row->code[5] == 'X')
			continue;
		*vague = vague_sibling(g, row);
		if (*vague)
			return row;
	}
	return NULL;
}

enum pr_status
gen_specificity(struct gen *g)
{
	static const char *const stems[] = {
		"Problem list, carried over: {2}\nToday's assessment, signed "
		"by the provider: {1}\nEnter the code for today's diagnosis "
		"({E}).",
		"A referral says: {2}. After work-up the provider documents: "
		"{1}. Which code of {E} reports this diagnosis?",
		"Two wordings stand in the chart. An old one: {2}. The "
		"provider's of this encounter: {1}. Enter the code for {E}.",
	};
	const struct pr_code_row *vague = NULL, *row;
	char code[12], other[12];

	gen_edition(g, PR_CODE_CM);
	row = draw_detail(g, &vague);
	if (!row)
		return PR_EPOOL;
	gen_identity(g, "%s|%s", row->code, vague->code);
	cm_ask(g, CM_PICK(g, stems), CM_WORDS(row->title, vague->title, ""));
	cm_show(code, row->code);
	cm_show(other, vague->code);
	gen_line(g, PR_CODE_CM, row->code, "%s: %s.", code, row->title)->first =
		true;
	gen_why(g,
		"%s is for records that say no more. Here the provider's own "
		"words of this encounter name the detail, and %s takes it up: "
		"a diagnosis is coded to the highest level of detail that the "
		"record supports.",
		other, code);
	cm_plant(g, PR_FB_UNDER_SPECIFIED, vague->code);
	cm_plant_header(g, row->code);
	cm_guide(g, CM_GUIDE_LEVEL);
	gen_rate(g, "apply", 0.75, 60);
	return PR_OK;
}
