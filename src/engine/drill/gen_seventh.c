/* gen_seventh.c - a stem and what the record says: the seventh character */
#include "gen_cm.h"

#include <stdio.h>
#include <string.h>

#define CUES 3

static const struct meaning {
	bool whole;
	const char *text;
	const char *cues[CUES];
} meanings[] = {
#define S(text, a, b, c) { true, text, { a, b, c } },
#define P(text, a, b, c) { false, text, { a, b, c } },
#include "sevenths.def"
#undef S
#undef P
};

/* A whole text has the first word, a beginning the last. */
static const struct meaning *
meaning_of(const char *text)
{
	for (int whole = 1; whole >= 0; whole--)
		for (size_t i = 0; i < PR_LEN(meanings); i++) {
			const struct meaning *m = &meanings[i];

			if (m->whole != (whole == 1))
				continue;
			if (whole ? !strcmp(m->text, text)
				  : !strncmp(m->text, text, strlen(m->text)))
				return m;
		}
	return NULL;
}

struct family {
	const struct pr_code_row *stem;
	const char *owner;
	size_t n, right;
	const struct pr_code_row *rows[20];
	const struct pr_seventh *values[20];
	const struct meaning *meanings[20];
};

/* The codes of a stem, each with a meaning of its own. */
static bool
fill_family(const struct gen *g, struct family *f,
	    const struct pr_code_row *row)
{
	const struct pr_seventh *all = NULL;
	char code[PR_CODE_MAX];
	size_t n;

	f->n = 0;
	f->owner = "";
	f->stem = cm_stem(g, row->code);
	if (!f->stem)
		return false;
	n = g->book->sevenths(g->book->ctx, row->code, &all, &f->owner);
	snprintf(code, sizeof(code), "%s", row->code);
	for (size_t i = 0; i < n && f->n < PR_LEN(f->rows); i++) {
		const struct meaning *m = meaning_of(all[i].text);

		code[6] = all[i].value;
		f->rows[f->n] = cm_valid(g, code);
		if (!f->rows[f->n])
			continue;
		if (!m)
			return false;
		for (size_t k = 0; k < f->n; k++)
			if (f->meanings[k] == m)
				return false;
		if (!strcmp(code, row->code))
			f->right = f->n;
		f->values[f->n] = &all[i];
		f->meanings[f->n++] = m;
	}
	return f->n > 1 && f->rows[f->right] == row;
}

static bool
draw_family(struct gen *g, struct family *f)
{
	for (int i = 0; i < 60; i++) {
		const struct pr_code_row *row = cm_draw(g);

		if (row && strlen(row->code) == 7 && fill_family(g, f, row))
			return true;
	}
	return false;
}

static void
plant_others(struct gen *g, const struct family *f)
{
	char typed[12], shown[12];
	const char *code = f->rows[f->right]->code;

	for (size_t i = 0; i < f->n && g->draft.n_planted < 4; i++)
		if (i != f->right)
			cm_plant(g, PR_FB_WRONG_SEVENTH, f->rows[i]->code);
	cm_plant(g, PR_FB_MISSING_SEVENTH, f->stem->code);
	if (cm_no_placeholder(g, code, typed))
		gen_plant(g, PR_FB_PLACEHOLDER, "%s", cm_show(shown, typed));
	snprintf(typed, sizeof(typed), "%.6sZ", code);
	if (!cm_find(g, typed))
		cm_plant(g, PR_FB_INVALID_SEVENTH, typed);
}

enum pr_status
gen_seventh(struct gen *g)
{
	static const char *const stems[] = {
		"Condition: {1} (stem {2}).\nRecord: {3}\nEnter the full code "
		"for this condition ({E}).",
		"The Tabular List has led you to {2}, {1}. {3} Which full code "
		"of {E} says so?",
		"{3} The condition is \"{1}\", stem {2}. Complete the code for "
		"{E}.",
	};
	struct family f = { 0 };
	const struct pr_code_row *row;
	const struct pr_seventh *value;
	char stem[12], code[12], typed[12], owner[40];
	const char *cue;

	gen_edition(g, PR_CODE_CM);
	if (!draw_family(g, &f))
		return PR_EPOOL;
	row = f.rows[f.right];
	value = f.values[f.right];
	gen_identity(g, "%s", row->code);
	cue = f.meanings[f.right]->cues[gen_below(g, CUES)];
	cm_show(stem, f.stem->code);
	cm_ask(g, CM_PICK(g, stems), CM_WORDS(f.stem->title, stem, cue));
	gen_line(g, PR_CODE_CM, row->code, "%s: %s. Seventh character %c: %s.",
		 cm_show(code, row->code), row->title, value->value,
		 f.meanings[f.right]->text)
		->first = true;
	gen_why(g,
		"The seventh characters of this code are defined at %s. \"%s\" "
		"makes it %c.%s",
		cm_owner_name(owner, f.owner), f.meanings[f.right]->text,
		value->value,
		cm_no_placeholder(g, row->code, typed)
			? " X fills the empty places, so that it stands "
			  "seventh."
			: "");
	plant_others(g, &f);
	cm_guide(g, strchr("ST", row->code[0]) ? "I.C.19.a" : "I.A.5");
	gen_rate(g, "apply", f.n > 3 ? 0.55 : 0.7, 45);
	return PR_OK;
}
