/*
 * drill_next.c - what to drill next, and why
 *
 * At most three suggestions: first the skills behind the learner's last
 * twenty errors, then the skills that went worst in this drill, then one that
 * was never tried. Only what something can be drawn for is suggested.
 */
#include "drill_internal.h"
#include "library_internal.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Fewer errors than this say nothing about a skill. */
#define ERRORS_MIN 2

/* The skill that an error of a kind calls for. */
static const struct {
	enum pr_feedback kind;
	const char *skill;
} remedies[] = {
	{ PR_FB_PLACEHOLDER, "assign.seventh" },
	{ PR_FB_MISSING_SEVENTH, "assign.seventh" },
	{ PR_FB_INVALID_SEVENTH, "assign.seventh" },
	{ PR_FB_WRONG_SEVENTH, "assign.seventh" },
	{ PR_FB_WRONG_LATERALITY, "assign.laterality" },
	{ PR_FB_UNSPEC_LATERALITY, "assign.laterality" },
	{ PR_FB_UNDER_SPECIFIED, "assign.specificity" },
	{ PR_FB_OVER_SPECIFIED, "assign.specificity" },
	{ PR_FB_SAME_SUBCATEGORY, "assign.specificity" },
	{ PR_FB_WRONG_INTENT, "assign.drug" },
	{ PR_FB_UNKNOWN_CODE, "valid.billable" },
	{ PR_FB_NOT_BILLABLE, "valid.billable" },
	{ PR_FB_TERMINATED, "valid.year" },
	{ PR_FB_WRONG_EDITION, "valid.year" },
	{ PR_FB_SAME_CATEGORY, "lookup.index" },
	{ PR_FB_SAME_BLOCK, "lookup.index" },
	{ PR_FB_WRONG_CODE, "lookup.index" },
	{ PR_FB_EXCLUDES1, "together.excludes" },
	{ PR_FB_MISSING_ADDITIONAL, "together.additional" },
	{ PR_FB_SEQ_FIRST, "sequence.principal" },
	{ PR_FB_SEQ_PAIR, "sequence.codefirst" },
	{ PR_FB_NEVER_FIRST, "sequence.codefirst" },
	{ PR_FB_NOT_IN_TABLE, "build.row" },
	{ PR_FB_PCS_SECTION, "build.row" },
	{ PR_FB_PCS_SYSTEM, "build.row" },
	{ PR_FB_PCS_ROOT, "rootop.operation" },
	{ PR_FB_PCS_BODYPART, "build.row" },
	{ PR_FB_PCS_APPROACH, "rootop.approach" },
	{ PR_FB_PCS_DEVICE, "rootop.device" },
	{ PR_FB_PCS_QUALIFIER, "build.row" },
	{ PR_FB_WRONG_PRODUCT, "assign.supply" },
	{ PR_FB_MODIFIER_MISSING, "modifier.hcpcs" },
	{ PR_FB_MODIFIER_WRONG, "modifier.hcpcs" },
	{ PR_FB_MODIFIER_EXTRA, "modifier.hcpcs" },
	{ PR_FB_UNITS_WRONG, "modifier.units" },
	{ PR_FB_LEVEL_WRONG, "assign.cpt" },
	{ PR_FB_POA_WRONG, "poa.indicator" },
	{ PR_FB_POA_EXEMPT, "poa.exempt" },
	{ PR_FB_DRG_WRONG, "drg.tier" },
	{ PR_FB_DRG_HAC, "drg.tier" },
};

const char *
drill_remedy(enum pr_feedback kind)
{
	for (size_t i = 0; i < PR_LEN(remedies); i++)
		if (remedies[i].kind == kind)
			return remedies[i].skill;
	return NULL;
}

static bool
find_task(const struct pr_exam *exam, const char *task, int *d, int *t)
{
	for (size_t i = 0; i < exam->n_domains; i++)
		for (size_t k = 0; k < exam->domains[i].n_tasks; k++)
			if (!strcmp(exam->domains[i].tasks[k].identifier,
				    task)) {
				*d = (int)i;
				*t = (int)k;
				return true;
			}
	return false;
}

/* Something of this skill can be drawn. */
static bool
at_hand(const struct drill_shelf *shelf, int d, int t)
{
	for (size_t i = 0; i < shelf->pool.n; i++) {
		const struct pr_candidate *c = &shelf->pool.candidates[i];

		if (c->domain == d && c->task == t &&
		    drill_shelf_offers(shelf, i, NULL))
			return true;
	}
	return drill_shelf_makes(shelf, d, t);
}

/* "Seventh characters" inside a sentence; "POA indicators" stays. */
static void
inside(char out[100], const char *title)
{
	library_cut(out, 100, title);
	if (isupper((unsigned char)out[0]) && islower((unsigned char)out[1]))
		out[0] = (char)tolower((unsigned char)out[0]);
}

/* A row for a skill, unless it is there, unknown or cannot be drawn. */
static struct pr_next_row *
add_row(struct pr_drill_result *r, const struct drill_shelf *shelf,
	const char *task, char title[100])
{
	struct pr_next_row *row;
	int d, t;

	if (r->n_next == PR_LEN(r->next) ||
	    !find_task(shelf->exam, task, &d, &t))
		return NULL;
	for (size_t i = 0; i < r->n_next; i++)
		if (!strcmp(r->next[i].skill, task))
			return NULL;
	if (!at_hand(shelf, d, t))
		return NULL;
	row = &r->next[r->n_next++];
	library_cut(row->kind, sizeof(row->kind),
		    shelf->exam->domains[d].identifier);
	library_cut(row->skill, sizeof(row->skill), task);
	inside(title, shelf->exam->domains[d].tasks[t].title);
	return row;
}

/* How many of the last errors a skill would remedy. */
static int
errors_for(const struct pr_drill_result *r, const char *skill, int *all)
{
	int n = 0;

	*all = 0;
	for (size_t i = 0; i < r->n_errors; i++) {
		const char *for_it = drill_remedy(r->errors[i].kind);

		*all += r->errors[i].last20;
		if (for_it && skill && !strcmp(for_it, skill))
			n += r->errors[i].last20;
	}
	return n;
}

static void
by_errors(struct pr_drill_result *r, const struct drill_shelf *shelf)
{
	char title[100];

	for (int want = 20; want >= ERRORS_MIN; want--)
		for (size_t i = 0; i < PR_LEN(remedies); i++) {
			struct pr_next_row *row;
			int all;

			if (errors_for(r, remedies[i].skill, &all) != want)
				continue;
			row = add_row(r, shelf, remedies[i].skill, title);
			if (row)
				snprintf(row->why, sizeof(row->why),
					 "%d of your last %d errors were "
					 "about %s.",
					 want, all, title);
		}
}

static void
by_skills(struct pr_drill_result *r, const struct drill_shelf *shelf)
{
	char title[100];

	for (size_t i = 0; i < r->n_skills; i++) {
		const struct pr_skill_row *skill = &r->skills[i];
		struct pr_next_row *row;

		if (skill->right == skill->n)
			continue;
		row = add_row(r, shelf, skill->task, title);
		if (row)
			snprintf(row->why, sizeof(row->why),
				 "%d of %d right in this drill: %s.",
				 skill->right, skill->n, title);
	}
}

/* The first skill by need that was never tried. */
static void
by_need(struct pr_drill_result *r, const struct drill_shelf *shelf,
	const struct drill_skills *skills)
{
	char title[100];

	for (size_t i = 0; i < skills->n; i++) {
		const struct drill_skill *s = &skills->rows[i];
		const struct pr_task *task =
			&shelf->exam->domains[s->domain].tasks[s->task];
		struct pr_next_row *row;

		if (s->responses)
			return;
		row = add_row(r, shelf, task->identifier, title);
		if (!row)
			continue;
		snprintf(row->why, sizeof(row->why), "Never tried yet: %s.",
			 title);
		return;
	}
}

enum pr_status
drill_next(struct pr_drill_result *result, struct pr_desk *desk,
	   struct pr_err *err)
{
	struct drill_skills skills = { 0 };
	struct drill_shelf shelf;
	enum pr_status st = drill_shelf_open(&shelf, desk, err);

	if (st == PR_ENOTFOUND) /* the banks are gone; the past stays */
		return PR_OK;
	if (st)
		return st;
	st = drill_skills_load(&skills, desk, shelf.exam, err);
	if (!st) {
		by_errors(result, &shelf);
		by_skills(result, &shelf);
		by_need(result, &shelf, &skills);
	}
	drill_skills_release(&skills);
	drill_shelf_release(&shelf);
	return st;
}
