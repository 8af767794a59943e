/* gen_pcs.c - procedures out of the PCS tables: read an axis, build a code,
 * tell which code the table allows */
#include "gen.h"

#include <stdio.h>
#include <string.h>

static const struct pr_pcs_table *
table_of(const struct gen *g, const char *code)
{
	return g->book->pcs_table(g->book->ctx, code);
}

static const struct pr_pcs_label *
label_in(const struct pr_pcs_row *row, int axis, char value)
{
	for (int i = 0; i < row->n[axis - 4]; i++)
		if (row->values[axis - 4][i].value == value)
			return &row->values[axis - 4][i];
	return NULL;
}

/* The row that holds a whole code: in some tables a value means one thing in
 * one row and another in the next. NULL when no row does. */
static const struct pr_pcs_row *
row_of(const struct pr_pcs_table *t, const char *code)
{
	for (size_t r = 0; r < t->n_rows; r++) {
		int axis = 4;

		while (axis <= 7 && label_in(&t->rows[r], axis, code[axis - 1]))
			axis++;
		if (axis > 7)
			return &t->rows[r];
	}
	return NULL;
}

/* The meaning of the character at an axis from 4 to 7, NULL when the code is
 * in no row. */
static const char *
meaning(const struct pr_pcs_table *t, const char *code, int axis)
{
	const struct pr_pcs_row *row = row_of(t, code);

	return row ? label_in(row, axis, code[axis - 1])->label : NULL;
}

/* Sections whose codes students meet most: medical and surgical above all. */
static const struct pr_code_row *
draw_code(struct gen *g)
{
	for (int tries = 0; tries < 20; tries++) {
		const struct pr_code_row *row = gen_row(g, PR_LIST_PCS);

		if (row && (row->code[0] == '0' || gen_below(g, 6) == 0))
			return row;
	}
	return NULL;
}

static const enum pr_feedback axis_kind[] = {
	PR_FB_PCS_SECTION,  PR_FB_PCS_SYSTEM,   PR_FB_PCS_ROOT,
	PR_FB_PCS_BODYPART, PR_FB_PCS_APPROACH, PR_FB_PCS_DEVICE,
	PR_FB_PCS_QUALIFIER
};

static const char *const ordinal[] = { "first", "second", "third",  "fourth",
				       "fifth", "sixth",  "seventh" };

static enum pr_status
offer_labels(struct gen *g, const struct pr_pcs_table *t, const char *right,
	     int axis, char value)
{
	gen_option(g, GEN_RIGHT, right, "Table %s gives this label.",
		   t->prefix);
	for (int tries = 0; g->draft.n_options < 4 && tries < 200; tries++) {
		const struct pr_pcs_row *row =
			&t->rows[gen_below(g, t->n_rows)];
		const struct pr_pcs_label *l =
			&row->values[axis - 4]
				    [gen_below(g, (uint64_t)row->n[axis - 4])];

		/* what the same value means in another row is no distractor */
		if (l->value != value && !gen_offered(g, l->label))
			gen_option(g, axis_kind[axis - 1], l->label,
				   "In table %s that is value %c.", t->prefix,
				   l->value);
	}
	return g->draft.n_options == 4 ? PR_OK : PR_EPOOL;
}

enum pr_status
gen_axis(struct gen *g)
{
	const struct pr_code_row *row = draw_code(g);
	int axis = 4 + (int)gen_below(g, 4);
	const struct pr_pcs_table *t;
	const char *right;
	char locator[40];

	t = row ? table_of(g, row->code) : NULL;
	right = t ? meaning(t, row->code, axis) : NULL;
	if (!right)
		return PR_EPOOL;
	gen_edition(g, PR_CODE_PCS);
	gen_identity(g, "%s|%d", row->code, axis);
	gen_stem(g,
		 "ICD-10-PCS code %s (%s, %s, %s). What does its %s character, "
		 "%c, stand for (%s)?",
		 row->code, t->label[0], t->label[1], t->label[2],
		 ordinal[axis - 1], row->code[axis - 1],
		 t->axis_title[axis - 1]);
	gen_why(g, "In table %s value %c of %s is %s. The whole code: %s.",
		t->prefix, row->code[axis - 1], t->axis_title[axis - 1], right,
		row->title);
	snprintf(locator, sizeof(locator), "table %s", t->prefix);
	gen_law(g, g->draft.edition, locator);
	gen_rate(g, "understand", 0.72, 40);
	return offer_labels(g, t, right, axis, row->code[axis - 1]);
}

/* Every character but those of one axis; NULL when the table has no other. */
static const struct pr_code_row *
one_axis_off(struct gen *g, const struct pr_code_row *row,
	     const struct pr_pcs_table *t, int axis)
{
	char code[PR_CODE_MAX];

	for (int tries = 0; tries < 30; tries++) {
		const struct pr_pcs_row *r = &t->rows[gen_below(g, t->n_rows)];
		const struct pr_pcs_label *l =
			&r->values[axis - 4]
				  [gen_below(g, (uint64_t)r->n[axis - 4])];
		const struct pr_code_row *found;

		memcpy(code, row->code, sizeof(code));
		if (l->value == code[axis - 1])
			continue;
		code[axis - 1] = l->value;
		found = g->book->find(g->book->ctx, PR_CODE_PCS, code);
		if (found && found->valid)
			return found;
	}
	return NULL;
}

enum pr_status
gen_build(struct gen *g)
{
	const struct pr_code_row *row = draw_code(g);
	const struct pr_pcs_table *t = row ? table_of(g, row->code) : NULL;
	char locator[40];

	if (!t)
		return PR_EPOOL;
	if (!row_of(t, row->code))
		return PR_EPOOL;
	gen_edition(g, PR_CODE_PCS);
	gen_identity(g, "%s", row->code);
	gen_stem(g,
		 "Build the ICD-10-PCS code (%s).\n\n%s: %s\n%s: %s\n%s: %s\n"
		 "%s: %s\n%s: %s\n%s: %s\n%s: %s",
		 g->book->edition[PR_CODE_PCS], t->axis_title[0], t->label[0],
		 t->axis_title[1], t->label[1], t->axis_title[2], t->label[2],
		 t->axis_title[3], meaning(t, row->code, 4), t->axis_title[4],
		 meaning(t, row->code, 5), t->axis_title[5],
		 meaning(t, row->code, 6), t->axis_title[6],
		 meaning(t, row->code, 7));
	gen_line(g, PR_CODE_PCS, row->code, "%s", row->title)->first = true;
	for (int axis = 4; axis <= 7; axis++) {
		const struct pr_code_row *off = one_axis_off(g, row, t, axis);

		if (off)
			gen_plant(g, axis_kind[axis - 1], "%s", off->code);
	}
	gen_why(g, "Table %s; one row of it holds all four values: %s.",
		t->prefix, row->title);
	snprintf(locator, sizeof(locator), "table %s", t->prefix);
	gen_law(g, g->draft.edition, locator);
	gen_rate(g, "apply", 0.6, 90);
	return PR_OK;
}

/* Four values of the table that no single row of it holds together. */
static bool
mixed_rows(struct gen *g, const struct pr_pcs_table *t, char out[PR_CODE_MAX])
{
	memcpy(out, t->prefix, 3);
	for (int axis = 4; axis <= 7; axis++) {
		const struct pr_pcs_row *r = &t->rows[gen_below(g, t->n_rows)];

		out[axis - 1] =
			r->values[axis - 4]
				 [gen_below(g, (uint64_t)r->n[axis - 4])]
					 .value;
	}
	out[7] = '\0';
	return !g->book->find(g->book->ctx, PR_CODE_PCS, out);
}

enum pr_status
gen_rowmix(struct gen *g)
{
	const struct pr_code_row *row = draw_code(g);
	const struct pr_pcs_table *t = row ? table_of(g, row->code) : NULL;
	char locator[40];

	if (!t || t->n_rows < 2)
		return PR_EPOOL;
	gen_edition(g, PR_CODE_PCS);
	gen_identity(g, "%s", row->code);
	gen_stem(
		g,
		"Table %s of ICD-10-PCS (%s): %s, %s, %s. Which of these codes "
		"does a single row of the table allow?",
		t->prefix, g->book->edition[PR_CODE_PCS], t->label[0],
		t->label[1], t->label[2]);
	gen_option(g, GEN_RIGHT, row->code, "%s.", row->title);
	for (int tries = 0; g->draft.n_options < 4 && tries < 300; tries++) {
		char code[PR_CODE_MAX];

		if (mixed_rows(g, t, code) && !gen_offered(g, code))
			gen_option(g, PR_FB_NOT_IN_TABLE, code,
				   "Each value stands in the table, but no row "
				   "holds all four.");
	}
	gen_why(g, "The last four characters must come from one row.");
	snprintf(locator, sizeof(locator), "table %s", t->prefix);
	gen_law(g, g->draft.edition, locator);
	gen_rate(g, "analyze", 0.55, 90);
	return g->draft.n_options == 4 ? PR_OK : PR_EPOOL;
}
