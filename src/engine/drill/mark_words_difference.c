/* mark_words_difference.c - what is different, in words */
#include "words.h"

#include <stdio.h>
#include <string.h>

#define BODY_PART 3 /* the axis */

/* The two codes a mark is about; rows are NULL without a table. */
struct two {
	struct pr_code_line given, wanted;
	const struct pr_code_row *given_row, *wanted_row;
};

static bool
find_two(struct two *t, const struct words *w)
{
	const struct pr_mark *m = w->mark;

	memset(t, 0, sizeof(*t));
	if (m->line < 0 || (size_t)m->line >= w->grade->n_lines || m->key < 0 ||
	    (size_t)m->key >= w->item->n_answers)
		return false;
	t->given = w->grade->lines[m->line];
	words_answer_line(&t->wanted, w->item, m->key, w->book);
	t->given_row = grade_row(w->book, t->given.system, t->given.code);
	t->wanted_row = grade_row(w->book, t->wanted.system, t->wanted.code);
	return true;
}

static const char *
side_words(unsigned sides)
{
	if (sides & SIDE_BOTH)
		return "bilateral";
	if ((sides & SIDE_RIGHT) && (sides & SIDE_LEFT))
		return "both sides";
	if (sides & SIDE_RIGHT)
		return "right";
	if (sides & SIDE_LEFT)
		return "left";
	return "unspecified";
}

static void
say_side(char *out, size_t cap, const struct two *t)
{
	unsigned given = 0, wanted = 0;

	if (!t->given_row || !t->wanted_row)
		return;
	similar_title(t->given_row->title, t->wanted_row->title, &given,
		      &wanted);
	snprintf(out, cap, "%s side; the record says %s", side_words(given),
		 side_words(wanted));
}

/* The text that a seventh character has for this code, "" unknown. */
static const char *
seventh_text(const struct words *w, const char *code)
{
	const struct pr_seventh *list = NULL;
	const char *owner = NULL;
	size_t n;

	if (!grade_has_table(w->book, PR_CODE_CM) || strlen(code) != 7)
		return "";
	n = w->book->sevenths(w->book->ctx, code, &list, &owner);
	for (size_t i = 0; i < n; i++)
		if (list[i].value == code[6])
			return list[i].text;
	return "";
}

static void
say_seventh(char *out, size_t cap, const struct words *w, const struct two *t)
{
	const char *given = seventh_text(w, t->given.code);
	const char *wanted = seventh_text(w, t->wanted.code);
	char text[400];

	if (strlen(t->given.code) != 7 || strlen(t->wanted.code) != 7)
		return;
	snprintf(text, sizeof(text), "%c%s%s; the record says %c%s%s",
		 t->given.code[6], *given ? " is " : "", given,
		 t->wanted.code[6], *wanted ? ", " : "", wanted);
	words_put(out, cap, text);
}

static void
say_short(char *out, size_t cap, const struct two *t)
{
	size_t given = strlen(t->given.code), wanted = strlen(t->wanted.code);
	char shown[12];

	pr_code_display(shown, t->given.system, t->given.code);
	if (given < wanted)
		snprintf(out, cap,
			 "%s is a header of %zu characters; %zu are needed",
			 shown, given, wanted);
	else
		snprintf(out, cap, "%s is a header, not a code", shown);
}

static void
say_intent(char *out, size_t cap, const struct two *t)
{
	static const char *const intents[] = {
		"accidental",   "self-harm",      "assault",
		"undetermined", "adverse effect", "underdosing",
	};
	size_t at =
		strlen(t->given.code) == 7 && t->given.code[5] == 'X' ? 4 : 5;
	unsigned given, wanted;

	if (strlen(t->given.code) != 7 || strlen(t->wanted.code) != 7)
		return;
	given = (unsigned)t->given.code[at] - '1';
	wanted = (unsigned)t->wanted.code[at] - '1';
	if (given < 6 && wanted < 6)
		snprintf(out, cap, "%c is %s; the record says %s (%c)",
			 t->given.code[at], intents[given], intents[wanted],
			 t->wanted.code[at]);
}

static int
axis_of(enum pr_feedback kind)
{
	return kind >= PR_FB_PCS_SECTION && kind <= PR_FB_PCS_QUALIFIER
		       ? (int)kind - (int)PR_FB_PCS_SECTION
		       : -1;
}

static const char *
label_in(const struct pr_pcs_row *row, int axis, char value)
{
	for (int i = 0; i < row->n[axis - 3]; i++)
		if (row->values[axis - 3][i].value == value)
			return row->values[axis - 3][i].label;
	return NULL;
}

static bool
holds(const struct pr_pcs_row *row, const char *code)
{
	for (int axis = 3; axis < 7; axis++)
		if (!label_in(row, axis, code[axis]))
			return false;
	return true;
}

/* What a character means in the table that its code begins with: as the row
 * of the code has it, for a value may mean something else in another. */
static const char *
axis_label(const struct words *w, const char *code, int axis)
{
	const struct pr_pcs_table *table;
	const char *first = NULL;

	if (!grade_has_table(w->book, PR_CODE_PCS) || strlen(code) != 7)
		return "";
	table = w->book->pcs_table(w->book->ctx, code);
	if (!table)
		return "";
	if (axis < 3)
		return table->label[axis] ? table->label[axis] : "";
	for (size_t r = 0; r < table->n_rows; r++) {
		const char *here = label_in(&table->rows[r], axis, code[axis]);

		if (here && holds(&table->rows[r], code))
			return here;
		first = first ? first : here;
	}
	return first ? first : "";
}

/* Two labels that differ in the side and in nothing else. */
static bool
is_side_alone(const char *given, const char *wanted, unsigned *one,
	      unsigned *two)
{
	unsigned real = SIDE_RIGHT | SIDE_LEFT | SIDE_BOTH;

	*one = *two = 0;
	return *given && *wanted && similar_title(given, wanted, one, two) &&
	       *one != *two && (*one & real) && (*two & real);
}

static void
say_axis(char *out, size_t cap, const struct words *w, const struct two *t,
	 int axis)
{
	const char *given, *wanted;
	unsigned one, two;
	char text[400];

	if (strlen(t->given.code) != 7 || strlen(t->wanted.code) != 7)
		return;
	given = axis_label(w, t->given.code, axis);
	wanted = axis_label(w, t->wanted.code, axis);
	if (axis == BODY_PART && is_side_alone(given, wanted, &one, &two)) {
		snprintf(out, cap, "%s side (%c); the record says %s (%c)",
			 side_words(one), t->given.code[axis], side_words(two),
			 t->wanted.code[axis]);
		return;
	}
	snprintf(text, sizeof(text),
		 "character %d: %c%s%s; the record says %c%s%s", axis + 1,
		 t->given.code[axis], *given ? " " : "", given,
		 t->wanted.code[axis], *wanted ? " " : "", wanted);
	words_put(out, cap, text);
}

static void
say_modifiers(char *out, size_t cap, const struct two *t)
{
	char given[24] = "", wanted[24] = "";
	size_t n = 0;

	for (int i = 0; i < t->given.n_mods; i++)
		n += (size_t)snprintf(given + n, sizeof(given) - n, " %s",
				      t->given.mods[i]);
	n = 0;
	for (int i = 0; i < t->wanted.n_mods; i++)
		n += (size_t)snprintf(wanted + n, sizeof(wanted) - n, " %s",
				      t->wanted.mods[i]);
	snprintf(out, cap, "modifiers:%s; wanted:%s", *given ? given : " none",
		 *wanted ? wanted : " none");
}

static void
say_units(char *out, size_t cap, const struct two *t)
{
	snprintf(out, cap, "%d entered; the record makes %d",
		 t->given.units ? t->given.units : 1,
		 t->wanted.units ? t->wanted.units : 1);
}

static void
say_poa(char *out, size_t cap, const struct two *t)
{
	char given[2] = { t->given.poa, 0 }, wanted[2] = { t->wanted.poa, 0 };

	snprintf(out, cap, "%s; the record says %s",
		 t->given.poa && t->given.poa != 'E' ? given : "no indicator",
		 t->wanted.poa && t->wanted.poa != 'E' ? wanted
						       : "none (exempt)");
}

/* Where an answer belongs among those required, from 1. */
static int
place_of(const struct pr_item *item, int key)
{
	int place = 1;

	for (int k = 0; k < key; k++) {
		const struct pr_answer *a = &item->answers[k];
		bool again = false;

		for (int j = 0; j < k && a->group; j++)
			again |= item->answers[j].group &&
				 !strcmp(item->answers[j].group, a->group);
		place += a->required && !again;
	}
	return place;
}

/* Under a fixed order: where a line belongs. */
static void
say_place(char *out, size_t cap, const struct words *w)
{
	const struct pr_mark *m = w->mark;
	char one[12];

	if (m->kind != PR_FB_SEQ_PAIR || m->line < 0 || m->key < 0 ||
	    (size_t)m->key >= w->item->n_answers)
		return;
	pr_code_display(one, w->grade->lines[m->line].system,
			w->grade->lines[m->line].code);
	snprintf(out, cap, "%s is not in its place; it belongs in place %d",
		 one, place_of(w->item, m->key));
}

/* Of a pair: the code that belongs before is the key's, whatever was entered
 * for it. */
static void
say_pair(char *out, size_t cap, const struct words *w, const char *one,
	 const char *two)
{
	struct pr_code_line keyed;
	char wanted[12];

	if (words_keyed_line(&keyed, w, w->mark->other) &&
	    strcmp(keyed.code, w->grade->lines[w->mark->other].code) != 0)
		snprintf(out, cap,
			 "%s belongs after %s, for which %s was entered", one,
			 pr_code_display(wanted, keyed.system, keyed.code),
			 two);
	else
		snprintf(out, cap, "%s stands before %s and belongs after it",
			 one, two);
}

/* What belongs first is the key's code, whatever was entered for it. */
static void
say_first(char *out, size_t cap, const struct words *w, const char *one)
{
	struct pr_code_line keyed;
	char wanted[12];
	int key = w->mark->key;

	if (key < 0 || (size_t)key >= w->item->n_answers)
		return;
	words_answer_line(&keyed, w->item, key, w->book);
	snprintf(out, cap, "%s stands first; %s belongs there", one,
		 pr_code_display(wanted, keyed.system, keyed.code));
}

/* The line a mark is also about, in words. */
static void
say_other(char *out, size_t cap, const struct words *w)
{
	const struct pr_mark *m = w->mark;
	char one[12], two[12];

	if (m->line < 0 || m->other < 0 ||
	    (size_t)m->other >= w->grade->n_lines) {
		say_place(out, cap, w);
		return;
	}
	pr_code_display(one, w->grade->lines[m->line].system,
			w->grade->lines[m->line].code);
	pr_code_display(two, w->grade->lines[m->other].system,
			w->grade->lines[m->other].code);
	if (m->kind == PR_FB_EXCLUDES1)
		snprintf(out, cap, "%s may not stand beside %s", one, two);
	else if (m->kind == PR_FB_SEQ_PAIR)
		say_pair(out, cap, w, one, two);
	else if (m->kind == PR_FB_SEQ_FIRST || m->kind == PR_FB_NEVER_FIRST)
		say_first(out, cap, w, one);
}

static bool
say_code(char *out, size_t cap, const struct words *w, const struct two *t)
{
	switch ((int)w->mark->kind) {
	case PR_FB_WRONG_LATERALITY:
	case PR_FB_UNSPEC_LATERALITY:
		say_side(out, cap, t);
		return true;
	case PR_FB_WRONG_SEVENTH:
	case PR_FB_INVALID_SEVENTH:
		say_seventh(out, cap, w, t);
		return true;
	case PR_FB_MISSING_SEVENTH:
	case PR_FB_NOT_BILLABLE:
		say_short(out, cap, t);
		return true;
	case PR_FB_WRONG_INTENT:
		say_intent(out, cap, t);
		return true;
	case PR_FB_MODIFIER_MISSING:
	case PR_FB_MODIFIER_WRONG:
	case PR_FB_MODIFIER_EXTRA:
		say_modifiers(out, cap, t);
		return true;
	case PR_FB_UNITS_WRONG:
		say_units(out, cap, t);
		return true;
	case PR_FB_POA_WRONG:
	case PR_FB_POA_EXEMPT:
		say_poa(out, cap, t);
		return true;
	default:
		return false;
	}
}

void
words_difference(char *out, size_t cap, const struct words *w)
{
	struct two t;
	bool both = find_two(&t, w);
	int axis = axis_of(w->mark->kind);

	out[0] = '\0';
	if (both && axis >= 0)
		say_axis(out, cap, w, &t, axis);
	else if (!both || !say_code(out, cap, w, &t))
		say_other(out, cap, w);
	if (!out[0])
		words_put(out, cap, pr_feedback_words(w->mark->kind));
}
