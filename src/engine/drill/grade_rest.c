/* grade_rest.c - lines and slots that pairing left over; coding.md 5.3 (6) */
#include "grade.h"

#include <string.h>

#define EXTRA_COST 5
#define CONFLICT_COST 10

/* The line that this one repeats: an earlier one with the same code, or a later
 * one that is right; -1 when there is none. */
static int
twin_of(const struct grading *g, int line)
{
	const struct pr_code_line *lines = g->out->lines;

	for (size_t k = 0; k < g->out->n_lines; k++)
		if ((int)k != line && lines[k].system == lines[line].system &&
		    strcmp(lines[k].code, lines[line].code) == 0 &&
		    ((int)k < line || g->standing[k] == STANDS_PAIRED ||
		     g->standing[k] == STANDS_FREE))
			return (int)k;
	return -1;
}

/* Near enough to something optional, or another member of a group that is
 * met already. */
static int
free_slot(const struct grading *g, int line)
{
	for (int s = 0; s < g->n_slots; s++) {
		const struct slot *slot = &g->slots[s];
		double credit = g->like[s][line].credit;

		if (!slot->required && slot->line < 0 && credit >= GRADE_NEARLY)
			return s;
		if (slot->required && slot->line >= 0 && credit >= 1)
			return s;
	}
	return -1;
}

static void
free_lines(struct grading *g)
{
	for (int k = 0; k < (int)g->out->n_lines; k++) {
		int s;

		if (g->standing[k] != STANDS_NOT || twin_of(g, k) >= 0)
			continue;
		s = free_slot(g, k);
		if (s < 0)
			continue;
		g->standing[k] = STANDS_FREE;
		g->slot_of[k] = s;
		if (g->slots[s].line < 0)
			g->slots[s].line = k;
		g->n_free++;
	}
}

static bool
slot_has_system(const struct grading *g, int slot, enum pr_code_system system)
{
	for (int i = 0; i < g->n_entries; i++)
		if (g->entries[i].slot == slot &&
		    g->entries[i].system == system)
			return true;
	return false;
}

/* The first slot of this system that nobody stands for, -1 when none. */
static int
open_slot(const struct grading *g, enum pr_code_system system)
{
	for (int s = 0; s < g->n_slots; s++)
		if (g->slots[s].required && g->slots[s].line < 0 &&
		    slot_has_system(g, s, system))
			return s;
	return -1;
}

static void
stand_in(struct grading *g)
{
	for (int k = 0; k < (int)g->out->n_lines; k++) {
		int s;

		if (g->standing[k] != STANDS_NOT)
			continue;
		s = open_slot(g, g->out->lines[k].system);
		if (s < 0)
			continue;
		g->standing[k] = STANDS_IN;
		g->slot_of[k] = s;
		g->slots[s].line = k;
	}
}

/* Marks of lines that stand for a slot, in the order they were typed. What is
 * wrong with a free one is told too, and costs nothing. */
static void
mark_standing(struct grading *g)
{
	for (int k = 0; k < (int)g->out->n_lines; k++) {
		int s = g->slot_of[k], twin;
		const struct likeness *l;

		if (g->standing[k] == STANDS_NOT)
			continue;
		l = &g->like[s][k];
		twin = g->standing[k] == STANDS_IN ? twin_of(g, k) : -1;
		if (twin >= 0)
			mark_add(g, PR_FB_DUPLICATE, k, l->key)->other = twin;
		else
			mark_kinds(g, l->kinds, k, l->key);
	}
}

/* A line whose notes ask for this slot's code. */
static const struct pr_note *
asked_for(const struct grading *g, int slot, int *line)
{
	for (int i = 0; i < g->n_entries; i++) {
		if (g->entries[i].slot != slot)
			continue;
		for (int k = 0; k < (int)g->out->n_lines; k++) {
			const struct pr_note *note =
				note_of(g->book, PR_NOTE_USE_ADDITIONAL,
					g->rows[k], g->entries[i].row);

			*line = k;
			if (note)
				return note;
		}
	}
	*line = -1;
	return NULL;
}

static void
mark_missing(struct grading *g)
{
	for (int s = 0; s < g->n_slots; s++) {
		const struct pr_answer *a = &g->item->answers[g->slots[s].key];
		enum pr_feedback kind = pr_feedback_of(a->missing_kind);
		const struct pr_note *note;
		struct pr_mark *mark;
		int other;

		if (!g->slots[s].required || g->slots[s].line >= 0)
			continue;
		note = asked_for(g, s, &other);
		if (!kind)
			kind = note ? PR_FB_MISSING_ADDITIONAL
				    : PR_FB_MISSING_CODE;
		mark = mark_add(g, kind, -1, g->slots[s].key);
		mark->note = note;
		mark->other = other;
	}
}

/* The first submitted line that may not stand beside this one. */
static struct excluded
conflict_of(const struct grading *g, int line, int *other)
{
	struct excluded e = { false, NULL };

	for (int k = 0; k < (int)g->out->n_lines && !e.conflict; k++) {
		*other = k;
		if (k != line)
			e = excludes(g->item, g->book, g->rows[line],
				     g->rows[k]);
	}
	return e;
}

static void
charge(struct grading *g, int line)
{
	int twin = twin_of(g, line), other = -1;
	bool trap = trap_of(g->item, g->out->lines[line].code) >= 0;
	struct excluded e = conflict_of(g, line, &other);
	enum pr_feedback kind = PR_FB_EXTRA_CODE;
	size_t at = g->out->n_marks;

	if (twin >= 0) {
		mark_add(g, PR_FB_DUPLICATE, line, -1)->other = twin;
		g->costs += EXTRA_COST;
		return;
	}
	if (e.conflict)
		kind = PR_FB_EXCLUDES1;
	mark_kinds(g, (uint64_t)1 << kind, line, -1);
	if (e.conflict && at < PR_MARKS_MAX) {
		g->out->marks[at].other = other;
		g->out->marks[at].note = e.note;
	}
	g->costs += trap || e.conflict ? CONFLICT_COST : EXTRA_COST;
}

void
grade_rest(struct grading *g)
{
	free_lines(g);
	stand_in(g);
	mark_standing(g);
	mark_missing(g);
	for (int k = 0; k < (int)g->out->n_lines; k++) {
		if (g->standing[k] != STANDS_NOT)
			continue;
		charge(g, k);
		g->surplus++;
	}
}
