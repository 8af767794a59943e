/* grade.c - a response set against its key; see proctor/coding.h */
#include "grade.h"

#include <math.h>
#include <string.h>

/* The best that a slot can say for a line, over all it accepts. */
static void
compare(struct grading *g)
{
	static const struct likeness none = { -1, KIND(WRONG_CODE), -1 };

	for (int s = 0; s < g->n_slots; s++)
		for (size_t k = 0; k < g->out->n_lines; k++)
			g->like[s][k] = none;
	for (int i = 0; i < g->n_entries; i++) {
		const struct entry *e = &g->entries[i];

		for (size_t k = 0; k < g->out->n_lines; k++) {
			struct likeness l = similar(g, e, (int)k);
			struct likeness *best = &g->like[e->slot][k];

			if (l.credit > best->credit)
				*best = l;
		}
	}
}

static bool
is_right_for(const struct grading *g, int line, bool required)
{
	for (int s = 0; s < g->n_slots; s++)
		if (g->slots[s].required == required &&
		    (required || g->slots[s].line < 0) &&
		    g->like[s][line].credit >= 1)
			return true;
	return false;
}

/* What is exactly an optional code is not taken for a wrong required one. */
static void
put_aside(struct grading *g)
{
	for (int k = 0; k < (int)g->out->n_lines; k++) {
		if (is_right_for(g, k, true) || !is_right_for(g, k, false))
			continue;
		for (int s = 0; s < g->n_slots; s++) {
			if (g->slots[s].required || g->slots[s].line >= 0 ||
			    g->like[s][k].credit < 1)
				continue;
			g->slots[s].line = k;
			g->slot_of[k] = s;
			g->standing[k] = STANDS_FREE;
			g->n_free++;
			break;
		}
	}
}

/* Half a percent goes to the even side, as the reference vectors have it. */
static int
whole(double percent)
{
	double r = rint(percent);

	return r <= 0 ? 0 : r >= 100 ? 100 : (int)r;
}

static void
sum_up(struct grading *g)
{
	double worth = 0, earned = 0;
	int exact = 0, required = 0, counted;
	int n_lines = (int)g->out->n_lines;

	for (int s = 0; s < g->n_slots; s++) {
		const struct slot *slot = &g->slots[s];
		const struct likeness *l;

		if (!slot->required)
			continue;
		required++;
		worth += slot->weight;
		if (slot->line < 0 || g->standing[slot->line] != STANDS_PAIRED)
			continue;
		l = &g->like[s][slot->line];
		earned += slot->weight * l->credit;
		exact += l->credit >= 1 && order_is_exact(g, s);
	}
	exact = exact > g->first_fails ? exact - g->first_fails : 0;
	counted = n_lines - g->n_free;
	counted = counted > required ? counted : required;
	g->out->strict = counted ? whole(100.0 * exact / counted) : 0;
	if (worth > 0)
		g->out->learning = whole(100 * earned / worth - g->costs);
	if (g->out->strict == 100 && exact < counted)
		g->out->strict = 99;
	g->out->right = g->out->strict == 100;
}

enum pr_status
pr_code_grade(struct pr_code_grade *out, const struct pr_item *item,
	      const char *text, const struct pr_codebook *book,
	      struct pr_err *err)
{
	struct pr_code_line lines[PR_LINES_MAX];
	struct grading g;
	size_t n = 0;
	enum pr_status st = pr_code_lines_read(lines, &n, text, err);

	if (st)
		return st;
	memset(out, 0, sizeof(*out));
	memcpy(out->lines, lines, n * sizeof(*lines));
	out->n_lines = n;
	g.item = item;
	g.book = book;
	g.out = out;
	g.n_entries = g.n_slots = g.n_free = g.surplus = g.first_fails = 0;
	g.costs = 0;
	memset(g.slots, 0, sizeof(g.slots));
	for (int k = 0; k < PR_LINES_MAX; k++) {
		g.slot_of[k] = -1;
		g.standing[k] = STANDS_NOT;
	}
	grade_key(&g);
	grade_lines(&g);
	compare(&g);
	put_aside(&g);
	grade_pair(&g);
	grade_rest(&g);
	grade_order(&g);
	sum_up(&g);
	for (int k = 0; k < PR_LINES_MAX; k++) {
		int s = g.slot_of[k];

		out->paired[k] = s < 0 ? -1 : g.like[s][k].key;
	}
	return PR_OK;
}
