/* order.c - who stands first, and who before whom; coding.md 5.3 (7) */
#include "grade.h"

#include <string.h>

#define FIRST_COST 15
#define PAIR_COST 8
#define PAIRS_COST_MAX 16

/* The first line of a system, -1 when there is none. */
static int
first_line(const struct grading *g, enum pr_code_system system)
{
	for (size_t k = 0; k < g->out->n_lines; k++)
		if (g->out->lines[k].system == system)
			return (int)k;
	return -1;
}

static enum pr_code_system
slot_system(const struct grading *g, int slot)
{
	for (int i = 0; i < g->n_entries; i++)
		if (g->entries[i].slot == slot)
			return g->entries[i].system;
	return PR_CODE_NONE;
}

/* A slot of this system that is listed first, -1 when there is none. */
static int
first_slot(const struct grading *g, enum pr_code_system system)
{
	for (int s = 0; s < g->n_slots; s++)
		if (g->slots[s].first && g->slots[s].required &&
		    slot_system(g, s) == system)
			return s;
	return -1;
}

/* Underdosing: T36-T50 with intent 6. */
static bool
is_underdosing(const char *code)
{
	size_t n = strlen(code);

	if (n < 5 || strncmp(code, "T36", 3) < 0 || strncmp(code, "T50", 3) > 0)
		return false;
	return (n > 5 && code[5] == '6') ||
	       (code[4] == '6' && (n == 5 || code[5] == 'X'));
}

bool
never_first_by_rule(const char *code, const struct pr_code_row *row)
{
	static const char *const starts[] = {
		"V", "W", "X", "Y", "Z3A", "R652", "B95", "B96", "B97", "Z68",
	};

	for (size_t i = 0; i < PR_LEN(starts); i++)
		if (strncmp(code, starts[i], strlen(starts[i])) == 0)
			return true;
	if (is_underdosing(code))
		return true;
	return row &&
	       (strstr(row->title, "in diseases classified elsewhere") ||
		strstr(row->title, "in other diseases classified elsewhere"));
}

static bool
is_authored(const struct pr_item *item, const char *code)
{
	for (size_t i = 0; i < item->n_never_first; i++) {
		char stem[12];
		size_t n =
			shape_normal(stem, sizeof(stem), item->never_first[i]);

		if (n > 0 && n < sizeof(stem) && strncmp(code, stem, n) == 0)
			return true;
	}
	return false;
}

/* Something in the key could stand first in this code's place; where all of
 * it is of the kind that cannot, the item asks for nothing else. */
static bool
has_leader(const struct grading *g)
{
	for (int i = 0; i < g->n_entries; i++) {
		const struct entry *e = &g->entries[i];

		if (g->slots[e->slot].required && e->system == PR_CODE_CM &&
		    !never_first_by_rule(e->code, e->row))
			return true;
	}
	return false;
}

static bool
is_never_first(const struct grading *g, int line)
{
	const char *code = g->out->lines[line].code;

	if (is_authored(g->item, code))
		return true;
	return never_first_by_rule(code, g->rows[line]) && has_leader(g);
}

/* The note by which a line wants before it what the slot accepts. */
static const struct pr_note *
wants_first(const struct grading *g, int line, int slot)
{
	const struct pr_note *note = NULL;

	for (int i = 0; i < g->n_entries && !note; i++)
		if (g->entries[i].slot == slot)
			note = note_of(g->book, PR_NOTE_CODE_FIRST,
				       g->rows[line], g->entries[i].row);
	return note;
}

static void
judge_first(struct grading *g, enum pr_code_system system)
{
	int line = first_line(g, system), slot = first_slot(g, system);
	bool leads, never;
	struct pr_mark *mark;

	if (line < 0)
		return;
	leads = slot < 0 ||
		(g->slot_of[line] >= 0 && g->slots[g->slot_of[line]].first);
	never = system == PR_CODE_CM && is_never_first(g, line);
	if (never && slot >= 0 && leads &&
	    g->like[g->slot_of[line]][line].credit >= 1)
		never = false; /* the key itself wants it there */
	if (leads && !never)
		return;
	g->costs += FIRST_COST;
	g->first_fails++;
	mark = mark_add(g, never ? PR_FB_NEVER_FIRST : PR_FB_SEQ_FIRST, line,
			slot >= 0 ? g->slots[slot].key : -1);
	mark->other = slot >= 0 ? g->slots[slot].line : -1;
	if (slot >= 0)
		mark->note = wants_first(g, line, slot);
}

/* The slot that accepts a code, -1 when none does. */
static int
slot_of_code(const struct grading *g, const char *code)
{
	char normal[12];

	shape_normal(normal, sizeof(normal), code);
	for (int i = 0; i < g->n_entries; i++)
		if (strcmp(g->entries[i].code, normal) == 0)
			return g->entries[i].slot;
	return -1;
}

/* The note behind a pair: on what was entered, or on the key's own code where
 * what was entered for it is not the code that the note means. */
static const struct pr_note *
pair_note(const struct grading *g, int line, int other)
{
	const struct pr_note *note = note_of(g->book, PR_NOTE_CODE_FIRST,
					     g->rows[line], g->rows[other]);

	if (!note && g->slot_of[other] >= 0)
		note = wants_first(g, line, g->slot_of[other]);
	return note;
}

static void
violate(struct grading *g, int *n, int line, int key, int other)
{
	struct pr_mark *mark = mark_add(g, PR_FB_SEQ_PAIR, line, key);

	mark->other = other;
	if (other >= 0)
		mark->note = pair_note(g, line, other);
	(*n)++;
}

static bool
is_told(const struct grading *g, int line)
{
	for (size_t m = 0; m < g->out->n_marks; m++)
		if (g->out->marks[m].line == line &&
		    pr_feedback_is_order(g->out->marks[m].kind))
			return true;
	return false;
}

/* A line out of its place costs as a pair does; it is told only once. */
static void
misplace(struct grading *g, int *n, int slot)
{
	int line = g->slots[slot].line;

	if (is_told(g, line))
		(*n)++;
	else
		violate(g, n, line, g->slots[slot].key, -1);
}

/* The answer whose code a line came nearest to. */
static const struct pr_answer *
answer_of(const struct grading *g, int slot, int line)
{
	return &g->item->answers[g->like[slot][line].key];
}

static void
judge_after(struct grading *g, int slot, int *n)
{
	int line = g->slots[slot].line;
	const struct pr_answer *a;

	if (line < 0)
		return;
	a = answer_of(g, slot, line);
	for (size_t i = 0; i < a->n_after; i++) {
		int before = slot_of_code(g, a->after[i]);

		if (before < 0 || before == slot || g->slots[before].line < 0 ||
		    g->slots[before].line < line)
			continue;
		violate(g, n, line, g->like[slot][line].key,
			g->slots[before].line);
	}
}

/* Places among what counts: required slots, lines that are not free. */
static bool
is_in_place(const struct grading *g, int slot)
{
	int place = 0, wanted = 0;

	for (int k = 0; k < g->slots[slot].line; k++)
		place += g->standing[k] != STANDS_FREE;
	for (int s = 0; s < slot; s++)
		wanted += g->slots[s].required;
	return place == wanted;
}

bool
order_is_exact(const struct grading *g, int slot)
{
	return g->item->sequence != PR_SEQUENCE_ORDERED || is_in_place(g, slot);
}

void
grade_order(struct grading *g)
{
	int n = 0, cost;

	judge_first(g, PR_CODE_CM);
	/* elsewhere only where the item says that the first place counts */
	for (int s = PR_CODE_PCS; s < PR_CODE_SYSTEMS; s++)
		if (g->item->sequence == PR_SEQUENCE_FIRST_ONLY &&
		    first_slot(g, (enum pr_code_system)s) >= 0)
			judge_first(g, (enum pr_code_system)s);
	for (int s = 0; s < g->n_slots; s++)
		judge_after(g, s, &n);
	for (int s = 0; s < g->n_slots; s++)
		if (g->slots[s].required && g->slots[s].line >= 0 &&
		    !order_is_exact(g, s))
			misplace(g, &n, s);
	cost = n * PAIR_COST;
	g->costs += cost < PAIRS_COST_MAX ? cost : PAIRS_COST_MAX;
}
