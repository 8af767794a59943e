/* key_check.c - what is wrong with a key itself; coding.md 5.3 (9) */
#include "grade.h"

#include <stdio.h>
#include <string.h>

/* A check under way. Codes of the key in the order of its answers. */
struct checking {
	struct pr_key_fault *out;
	size_t max, n;
	const struct pr_item *item;
	const struct pr_codebook *book;
	struct coded {
		char code[12], shown[12];
		enum pr_code_system system;
		const struct pr_code_row *row;
	} keys[GRADE_ENTRIES];
	int n_keys;
};

static void
fault(struct checking *c, int key, int other, const char *words)
{
	if (c->n < c->max) {
		struct pr_key_fault *f = &c->out[c->n];

		f->key = key;
		f->other = other;
		snprintf(f->words, sizeof(f->words), "%s", words);
	}
	c->n++;
}

static void
read_keys(struct checking *c)
{
	size_t n = c->item->n_answers;

	c->n_keys = (int)(n < GRADE_ENTRIES ? n : GRADE_ENTRIES);
	for (int k = 0; k < c->n_keys; k++) {
		struct coded *one = &c->keys[k];

		grade_answer_code(one->code, &one->system, c->item, k, c->book);
		pr_code_display(one->shown, one->system, one->code);
		one->row = grade_row(c->book, one->system, one->code);
	}
}

static bool
same_group(const struct checking *c, int a, int b)
{
	const char *x = c->item->answers[a].group;
	const char *y = c->item->answers[b].group;

	return x && y && strcmp(x, y) == 0;
}

/* A code is there, in force and whole. */
static void
check_code(struct checking *c, int key, enum pr_code_system system,
	   const char *code)
{
	const struct pr_code_row *row = grade_row(c->book, system, code);
	char words[240], shown[12];

	pr_code_display(shown, system, code);
	if (!shape_fits(code, system)) {
		snprintf(words, sizeof(words),
			 "%s has not the shape of %s; correct it", shown,
			 pr_code_system_name(system));
		fault(c, key, -1, words);
		return;
	}
	if (!grade_has_table(c->book, system) || (row && row->valid))
		return;
	if (!row && system == PR_CODE_CPT)
		return; /* a learner's own list need not have all there are */
	if (!row)
		snprintf(words, sizeof(words),
			 "%s is not in %s; give a code of this edition", shown,
			 c->book->edition[system]);
	else if (row->ended && row->ended[0])
		snprintf(words, sizeof(words),
			 "%s ended on %s; give a code in force", shown,
			 row->ended);
	else
		snprintf(words, sizeof(words),
			 "%s is a header; give a code with %s", shown,
			 strlen(code) == 6 ? "its seventh character"
					   : "all its characters");
	fault(c, key, -1, words);
}

static void
check_codes(struct checking *c)
{
	for (int k = 0; k < c->n_keys; k++) {
		const struct pr_answer *a = &c->item->answers[k];

		check_code(c, k, c->keys[k].system, c->keys[k].code);
		for (size_t i = 0; i < a->n_alternatives; i++) {
			char code[12];

			shape_normal(code, sizeof(code), a->alternatives[i]);
			check_code(c, k, c->keys[k].system, code);
		}
	}
}

static void
check_excludes(struct checking *c)
{
	for (int a = 0; a < c->n_keys; a++) {
		for (int b = a + 1; b < c->n_keys; b++) {
			struct excluded e;
			char words[240], owner[12];

			if (same_group(c, a, b))
				continue;
			e = excludes(c->item, c->book, c->keys[a].row,
				     c->keys[b].row);
			if (!e.conflict)
				continue;
			snprintf(words, sizeof(words),
				 "%s and %s exclude each other (note at %s); "
				 "leave one out or name them in "
				 "allow_together",
				 c->keys[a].shown, c->keys[b].shown,
				 note_owner(owner, e.note));
			fault(c, a, b, words);
		}
	}
}

/* The key demands that a stands before b. */
static bool
is_before(const struct checking *c, int a, int b)
{
	const struct pr_answer *x = &c->item->answers[a];
	const struct pr_answer *y = &c->item->answers[b];

	if (c->item->sequence == PR_SEQUENCE_ORDERED)
		return a < b;
	if (x->first && !y->first)
		return true;
	if (c->item->sequence == PR_SEQUENCE_FIRST_ONLY && a == 0)
		return true;
	for (size_t i = 0; i < y->n_after; i++) {
		char code[12];

		shape_normal(code, sizeof(code), y->after[i]);
		if (strcmp(code, c->keys[a].code) == 0)
			return true;
	}
	return false;
}

/* Whether a note asks always, not only where something applies. */
static bool
is_must(const struct pr_note *note)
{
	static const char *const soft[] = {
		"if applicable", "where applicable", "if known",   "if present",
		" any ",         "such as",          "if desired",
	};

	for (size_t i = 0; i < PR_LEN(soft); i++)
		if (strstr(note->text, soft[i]))
			return false;
	return note->n_refs > 0;
}

/* Another code of the key that the same reference of the note means stands
 * before: "obstetric condition (O09-O60)" is met by one of them. */
static bool
is_met(const struct checking *c, const struct pr_note *note, int key, int first)
{
	for (size_t i = 0; i < note->n_refs; i++) {
		struct pr_note ref = *note;

		ref.refs = &note->refs[i];
		ref.n_refs = 1;
		if (!note_covers(&ref, c->keys[first].row))
			continue;
		for (int k = 0; k < c->n_keys; k++)
			if (k != key && c->keys[k].row &&
			    c->keys[k].system == PR_CODE_CM &&
			    is_before(c, k, key) &&
			    note_covers(&ref, c->keys[k].row))
				return true;
	}
	return false;
}

/* Where a code-first note and the code it means are both in the key, the key
 * must have them in this order. */
static void
check_first_of(struct checking *c, int k, int b)
{
	const struct pr_note *note = note_of(c->book, PR_NOTE_CODE_FIRST,
					     c->keys[k].row, c->keys[b].row);
	char words[240], owner[12];

	if (!note || b == k || same_group(c, k, b) || is_met(c, note, k, b) ||
	    note_covers(note, c->keys[k].row))
		return;
	/* each may ask for the other: then either may lead */
	if (note_of(c->book, PR_NOTE_CODE_FIRST, c->keys[b].row,
		    c->keys[k].row))
		return;
	snprintf(words, sizeof(words),
		 "the note at %s wants %s before %s; give %s an \"after\"",
		 note_owner(owner, note), c->keys[b].shown, c->keys[k].shown,
		 c->keys[k].shown);
	fault(c, k, b, words);
}

static void
check_code_first(struct checking *c)
{
	for (int k = 0; k < c->n_keys; k++)
		for (int b = 0; b < c->n_keys; b++)
			check_first_of(c, k, b);
}

/* A code that cannot stand first leads the key, and something else is in it
 * that could. */
static void
check_leader(struct checking *c)
{
	int leader = -1, n = 0;
	bool other = false;
	char words[240];

	for (int k = 0; k < c->n_keys; k++) {
		if (c->keys[k].system != PR_CODE_CM)
			continue;
		n++;
		if (leader < 0 || (c->item->answers[k].first &&
				   !c->item->answers[leader].first))
			leader = k;
		other |= !never_first_by_rule(c->keys[k].code, c->keys[k].row);
	}
	if (n < 2 || !other || leader < 0 ||
	    !never_first_by_rule(c->keys[leader].code, c->keys[leader].row))
		return;
	snprintf(words, sizeof(words),
		 "%s can never stand first; put another code before it",
		 c->keys[leader].shown);
	fault(c, leader, -1, words);
}

static bool
is_covered(const struct checking *c, const struct pr_note *note)
{
	for (int k = 0; k < c->n_keys; k++)
		if (c->keys[k].row && c->keys[k].system == PR_CODE_CM &&
		    note_covers(note, c->keys[k].row))
			return true;
	return false;
}

/* Notes of the code's own line alone: those above speak of many codes, and so
 * ask only where something applies. */
static bool
is_own(const struct pr_note *note, const char *code)
{
	char owner[12];

	return shape_normal(owner, sizeof(owner), note->owner) <
		       sizeof(owner) &&
	       strlen(owner) > 3 && strncmp(code, owner, strlen(owner)) == 0 &&
	       strlen(code) <= strlen(owner) + 1;
}

static void
check_additional(struct checking *c)
{
	for (int k = 0; k < c->n_keys; k++) {
		const struct pr_note *notes = NULL;
		size_t n = 0;

		if (c->n_keys < 2 || c->keys[k].system != PR_CODE_CM ||
		    !c->keys[k].row)
			continue;
		n = c->book->notes(c->book->ctx, c->keys[k].code, &notes);
		for (size_t i = 0; i < n; i++) {
			char words[240], owner[12], asked[12];

			if (notes[i].kind != PR_NOTE_USE_ADDITIONAL ||
			    !is_must(&notes[i]) ||
			    strncmp(notes[i].text, "code to identify", 16) !=
				    0 ||
			    !is_own(&notes[i], c->keys[k].code) ||
			    is_covered(c, &notes[i]))
				continue;
			snprintf(words, sizeof(words),
				 "the note at %s asks for %s and more beside "
				 "%s; add it, not required if the record is "
				 "silent",
				 note_owner(owner, &notes[i]),
				 pr_code_display(asked, PR_CODE_CM,
						 notes[i].refs[0].lo),
				 c->keys[k].shown);
			fault(c, k, -1, words);
		}
	}
}

static void
check_poa(struct checking *c)
{
	for (int k = 0; k < c->n_keys; k++) {
		const char *poa = c->item->answers[k].poa;
		bool exempt;
		char words[240];

		if (!poa || !c->keys[k].row || !c->book->poa_exempt ||
		    c->keys[k].system != PR_CODE_CM)
			continue;
		exempt = c->book->poa_exempt(c->book->ctx, c->keys[k].code);
		if (exempt == (strcmp(poa, "exempt") == 0))
			continue;
		snprintf(words, sizeof(words),
			 exempt ? "%s is exempt from POA reporting; write "
				  "\"exempt\" in place of %s"
				: "%s is not exempt from POA reporting; "
				  "\"%s\" is wrong, write Y, N, U or W",
			 c->keys[k].shown, poa);
		fault(c, k, -1, words);
	}
}

size_t
pr_code_key_check(struct pr_key_fault *out, size_t max,
		  const struct pr_item *item, const struct pr_codebook *book)
{
	struct checking c = {
		.out = out, .max = max, .item = item, .book = book
	};

	read_keys(&c);
	check_codes(&c);
	if (!grade_has_table(book, PR_CODE_CM))
		return c.n;
	check_excludes(&c);
	check_code_first(&c);
	check_leader(&c);
	check_additional(&c);
	check_poa(&c);
	return c.n;
}
