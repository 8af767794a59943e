/* gen_notes.c - what notes of the Tabular List say of two codes */
#include "gen_error.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define TRIES 150
#define WIDE 60 /* codes below a reference; wider ones say too little */

#define BIT(kind) (1u << PR_NOTE_##kind)
#define JOINING (BIT(CODE_FIRST) | BIT(USE_ADDITIONAL) | BIT(CODE_ALSO))

/* A code under a note and one under what the note names. */
struct pair {
	const struct pr_code_row *on, *other;
	const struct pr_note *note;
};

static bool
has_part(const char *text, const char *part)
{
	size_t n = strlen(part);

	for (; *text; text++) {
		size_t i = 0;

		while (i < n && tolower((unsigned char)text[i]) == part[i])
			i++;
		if (i == n)
			return true;
	}
	return false;
}

/* The note's words, without its references, are the title. */
static bool
is_title(const char *text, const char *title)
{
	size_t n = strlen(title);

	for (size_t i = 0; i < n; i++)
		if (tolower((unsigned char)text[i]) !=
		    tolower((unsigned char)title[i]))
			return false;
	return text[n] == ' ' && text[n + 1] == '(';
}

/* A note that holds for every code below its reference, said of a code. */
static bool
is_plain(const struct gen *g, const struct pr_note *note,
	 const struct pr_note_ref *ref)
{
	static const char *const hedges[] = { "without", "nos", "except",
					      "not due", "if " };
	const struct pr_code_row *lo = cm_find(g, ref->lo);

	for (size_t i = 0; i < PR_LEN(hedges); i++)
		if (has_part(note->text, hedges[i]))
			return false;
	if (!lo || strcmp(ref->lo, ref->hi) != 0)
		return false;
	return lo->valid || (ref->last - ref->first < WIDE &&
			     is_title(note->text, lo->title));
}

/* A note of this kind, the next one after a place by chance, so that rare
 * kinds come up as well; NULL none. */
static const struct pr_note *
draw_note(struct gen *g, enum pr_note_kind kind)
{
	long n = g->book->count(g->book->ctx, PR_LIST_NOTES);
	long at = n > 0 ? (long)gen_below(g, (uint64_t)n) : 0;

	for (long i = 0; i < n; i++, at = at + 1 < n ? at + 1 : 0) {
		const struct pr_note *note =
			g->book->note(g->book->ctx, PR_LIST_NOTES, at);

		if (note && note->kind == kind && note->n_refs)
			return note;
	}
	return NULL;
}

/* A note of one kind with a code on either side of it. */
static bool
draw_pair(struct gen *g, enum pr_note_kind kind, bool plain, struct pair *p)
{
	const struct pr_code_row *owner, *named;
	const struct pr_note_ref *ref;

	p->note = draw_note(g, kind);
	if (!p->note)
		return false;
	ref = &p->note->refs[gen_below(g, p->note->n_refs)];
	owner = cm_owner(g, p->note);
	named = cm_find(g, ref->lo);
	if (!owner || !named || ref->last - ref->first > WIDE ||
	    (plain && !is_plain(g, p->note, ref)))
		return false;
	p->on = cm_below(g, owner);
	p->other = cm_below(g, named);
	return p->on && p->other && p->on->order != p->other->order &&
	       note_covers(p->note, p->other) && !note_covers(p->note, p->on) &&
	       cm_wanted(g, p->on->code);
}

/* Two codes that nothing in the tables speaks of together. */
static bool
draw_strangers(struct gen *g, struct pair *p)
{
	unsigned kinds = JOINING | BIT(EXCLUDES1) | BIT(EXCLUDES2);

	p->on = cm_draw(g);
	p->other = cm_draw(g);
	p->note = NULL;
	return p->on && p->other && !strpbrk(p->on->code, "OPRVWXYZ") &&
	       !strpbrk(p->other->code, "OPRVWXYZ") &&
	       p->on->code[0] != p->other->code[0] &&
	       !cm_has_prose(g, p->on, kinds) &&
	       !cm_has_prose(g, p->other, kinds);
}

/* A note that opens a list speaks for its members too; "if applicable" makes
 * an order optional. */
static bool
is_mandatory(const struct gen *g, const struct pair *p)
{
	static const char *const soft[] = { "if applicable", "if known",
					    "if present", "if desired",
					    "when applicable" };
	const struct pr_note *notes = NULL, *head = NULL;
	size_t n = g->book->notes(g->book->ctx, p->on->code, &notes);

	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(notes[i].text);

		if (notes[i].kind != PR_NOTE_CODE_FIRST ||
		    strcmp(notes[i].owner, p->note->owner) != 0)
			continue;
		if (len && notes[i].text[len - 1] == ':')
			head = &notes[i];
		if (!strcmp(notes[i].text, p->note->text))
			break;
	}
	for (size_t i = 0; i < PR_LEN(soft); i++)
		if (has_part(p->note->text, soft[i]) ||
		    (head && has_part(head->text, soft[i])))
			return false;
	return true;
}

static bool
draw_order(struct gen *g, struct pair *p)
{
	return draw_pair(g, PR_NOTE_CODE_FIRST, false, p) &&
	       is_mandatory(g, p) && !cm_apart(g, p->on, p->other) &&
	       !note_of(g->book, PR_NOTE_CODE_FIRST, p->other, p->on) &&
	       !note_of(g->book, PR_NOTE_USE_ADDITIONAL, p->on, p->other) &&
	       !never_first_by_rule(p->other->code, p->other);
}

enum verdict {
	SAY_NO,
	SAY_BOTH,
	SAY_ORDER,
	SAY_NOTHING,
	VERDICTS
};

static bool
draw_verdict(struct gen *g, enum verdict v, struct pair *p)
{
	bool apart, tolerated, joined;

	switch (v) {
	case SAY_NO:
		if (!draw_pair(g, PR_NOTE_EXCLUDES1, true, p))
			return false;
		break;
	case SAY_BOTH:
		if (!draw_pair(g, PR_NOTE_EXCLUDES2, false, p))
			return false;
		break;
	case SAY_ORDER:
		if (!draw_order(g, p))
			return false;
		break;
	case SAY_NOTHING:
	case VERDICTS:
		if (!draw_strangers(g, p))
			return false;
	}
	apart = cm_apart(g, p->on, p->other);
	tolerated = cm_tolerated(g, p->on, p->other);
	joined = cm_joined(g, p->on, p->other);
	return apart == (v == SAY_NO) && tolerated == (v == SAY_BOTH) &&
	       joined == (v == SAY_ORDER);
}

static void
say_verdict(struct gen *g, enum verdict v, const struct pair *p,
	    const char *text)
{
	static const enum pr_feedback kinds[VERDICTS] = {
		PR_FB_EXCLUDES1, GEN_PLAIN, PR_FB_SEQ_PAIR, GEN_PLAIN
	};
	static const char *const texts[VERDICTS] = {
		"No: an Excludes1 note keeps the two apart",
		"Yes: an Excludes2 note allows both when both are documented",
		"Yes, in a fixed order: one of them has to be coded first",
		"Yes: no note on either code speaks of the other",
	};
	static const char *const not_so[VERDICTS] = {
		"No Excludes1 note on either code covers the other.",
		"No Excludes2 note on either code covers the other.",
		"No code-first note on either code covers the other.",
		"A note does: look at the category above each code, too.",
	};

	for (int i = 0; i < VERDICTS; i++) {
		enum pr_feedback kind =
			v == SAY_NO || v == SAY_ORDER ? kinds[v] : kinds[i];

		if (i == (int)v)
			gen_option(g, GEN_RIGHT, texts[i], "%s", text);
		else
			gen_option(g, kind, texts[i], "%s", not_so[i]);
	}
	cm_tabular(g, p->note ? p->note->owner : p->on->code);
}

/* The pair alone decides who stands where and which note is shown. */
static void
settle(const struct gen *g, enum verdict v, struct pair *p)
{
	static const enum pr_note_kind kinds[VERDICTS] = { PR_NOTE_EXCLUDES1,
							   PR_NOTE_EXCLUDES2,
							   PR_NOTE_CODE_FIRST,
							   PR_NOTE_PLAIN };

	if (p->on->order > p->other->order) {
		const struct pr_code_row *t = p->on;

		p->on = p->other;
		p->other = t;
	}
	if ((int)v >= VERDICTS)
		return;
	p->note = note_of(g->book, kinds[v], p->on, p->other);
	if (!p->note)
		p->note = note_of(g->book, kinds[v], p->other, p->on);
}

static void
note_words(char *out, size_t cap, const struct pair *p, const char *verb)
{
	char owner[40];

	snprintf(out, cap, "At %s: %s \"%.300s\".",
		 cm_owner_name(owner, p->note->owner), verb, p->note->text);
}

enum pr_status
gen_excludes1(struct gen *g)
{
	static const char *const stems[] = {
		"The record of one encounter supports {1} and {2}. May the two "
		"normally be reported together ({E})?",
		"A coder wants to report {1} beside {2} for one encounter. "
		"What do the notes of {E} say?",
		"Two diagnoses stand on a claim: {1}; {2}. Do the notes of {E} "
		"let them stand together?",
	};
	static const char *const verbs[VERDICTS] = { "Excludes1", "Excludes2",
						     "Code first", "" };
	static const unsigned shares[10] = { 0, 0, 0, 0, 0, 1, 1, 1, 2, 3 };
	enum verdict v = (enum verdict)shares[gen_below(g, 10) % 10];
	struct pair p = { NULL, NULL, NULL };
	const struct pr_code_row *a, *b;
	char one[300], two[300], said[500] = "No note joins or parts the two.";
	char code[12];
	int tries = 0;

	gen_edition(g, PR_CODE_CM);
	while (!draw_verdict(g, v, &p))
		if (++tries == TRIES)
			return PR_EPOOL;
	settle(g, v, &p);
	gen_identity(g, "%s|%s", p.on->code, p.other->code);
	a = gen_below(g, 2) ? p.on : p.other;
	b = a == p.on ? p.other : p.on;
	snprintf(one, sizeof(one), "%s (%s)", cm_show(code, a->code), a->title);
	snprintf(two, sizeof(two), "%s (%s)", cm_show(code, b->code), b->title);
	cm_ask(g, CM_PICK(g, stems), CM_WORDS(one, two, ""));
	if (p.note)
		note_words(said, sizeof(said), &p,
			   (size_t)v < PR_LEN(verbs) ? verbs[v] : "");
	say_verdict(g, v, &p, said);
	gen_why(g, "%s %s", said,
		v == SAY_NO
			? "Excludes1 means not coded here: the two are not "
			  "reported together, except when the conditions are "
			  "clearly unrelated to each other (I.A.12.a)."
		: v == SAY_BOTH
			? "Excludes2 means not included here: a patient may "
			  "have both, and both are then reported (I.A.12.b)."
		: v == SAY_ORDER ? "The underlying condition stands first "
				   "(I.A.13)."
				 : "Each is reported when the record supports "
				   "it.");
	gen_rate(g, "understand", v == SAY_NO ? 0.65 : 0.55, 60);
	return PR_OK;
}

enum pr_status
gen_codefirst(struct gen *g)
{
	static const char *const stems[] = {
		"The provider documents two conditions and links them:\n{1}\n"
		"{2}\nEnter both codes in the order that {E} wants.",
		"Put these codes in order for one encounter ({E}):\n{1}\n{2}",
		"Both of these are reported, one because of the other. Which "
		"stands first in {E}? Enter both, in order.\n{1}\n{2}",
	};
	struct pair p = { NULL, NULL, NULL };
	const struct pr_code_row *a, *b;
	char one[300], two[300], first[12], second[12], owner[40];
	struct gen_line *line;
	int tries = 0;

	gen_edition(g, PR_CODE_CM);
	while (!draw_order(g, &p))
		if (++tries == TRIES)
			return PR_EPOOL;
	p.note = note_of(g->book, PR_NOTE_CODE_FIRST, p.on, p.other);
	gen_identity(g, "%s|%s", p.other->code, p.on->code);
	cm_owner_name(owner, p.note->owner);
	a = gen_below(g, 2) ? p.on : p.other;
	b = a == p.on ? p.other : p.on;
	snprintf(one, sizeof(one), "%s %s", cm_show(first, a->code), a->title);
	snprintf(two, sizeof(two), "%s %s", cm_show(second, b->code), b->title);
	cm_ask(g, CM_PICK(g, stems), CM_WORDS(one, two, ""));
	cm_show(first, p.other->code);
	cm_show(second, p.on->code);
	line = gen_line(g, PR_CODE_CM, p.other->code, "%s stands first: %s.",
			first, p.other->title);
	line->first = true;
	line = gen_line(g, PR_CODE_CM, p.on->code,
			"The code-first note at %s names what goes before: "
			"\"%.300s\".",
			owner, p.note->text);
	line->after[0] = 1;
	gen_why(g,
		"The note at %s tells to code first what %s names, so %s "
		"comes before %s.",
		owner, first, first, second);
	gen_plant(g, PR_FB_SEQ_PAIR, "%s %s", second, first);
	cm_guide(g, "I.A.13");
	gen_rate(g, "apply", 0.7, 50);
	return cm_key_holds(g) ? PR_OK : PR_EPOOL;
}

/* Something near what the note wants that no note on the code wants. */
static bool
is_foil(struct gen *g, const struct pair *p, const struct pr_code_row *r)
{
	char code[12];
	size_t n = strlen(cm_show(code, r->code));

	for (size_t i = 0; i < g->draft.n_options; i++)
		if (!strncmp(g->draft.options[i].text, code, n))
			return false;
	return r->valid && r->code[0] == p->other->code[0] &&
	       r->order != p->on->order && r->order != p->other->order &&
	       !cm_joined(g, p->on, r) && !note_covers(p->note, r);
}

static bool
add_foil(struct gen *g, const struct pair *p, long reach)
{
	long place = cm_place(g, p->other);

	for (int i = 0; i < TRIES; i++) {
		long step = (long)gen_below(g, (uint64_t)(2 * reach)) - reach;
		const struct pr_code_row *r = cm_at(g, place + step);
		char text[300], code[12];
		bool apart;

		if (!r || !is_foil(g, p, r))
			continue;
		apart = cm_apart(g, p->on, r);
		snprintf(text, sizeof(text), "%s %s", cm_show(code, r->code),
			 r->title);
		gen_option(g, apart ? PR_FB_EXCLUDES1 : PR_FB_EXTRA_CODE, text,
			   apart ? "An Excludes1 note keeps it from the code "
				   "on the claim."
				 : "No instruction on the code on the claim "
				   "asks for it.");
		return true;
	}
	return false;
}

static bool
draw_additional(struct gen *g, struct pair *p)
{
	return draw_pair(g, PR_NOTE_USE_ADDITIONAL, false, p) &&
	       !cm_apart(g, p->on, p->other) &&
	       !cm_has_prose(g, p->on, JOINING) &&
	       !note_of(g->book, PR_NOTE_CODE_FIRST, p->on, p->other);
}

enum pr_status
gen_additional(struct gen *g)
{
	static const char *const stems[] = {
		"A claim carries {1} ({2}). Which of these codes do the notes "
		"of {E} ask for in addition when the record supports it?",
		"{1}, {2}, is coded. Which second code, when documented, "
		"completes it by the notes of {E}?",
		"You report {1} ({2}). For which of these do the instructions "
		"that hold for it ask as an additional code ({E})?",
	};
	static const long reach[] = { 15, 60, 250 };
	struct pair p = { NULL, NULL, NULL };
	char code[12], text[300], other[12], owner[40];
	int tries = 0;

	gen_edition(g, PR_CODE_CM);
	while (!draw_additional(g, &p))
		if (++tries == TRIES)
			return PR_EPOOL;
	p.note = note_of(g->book, PR_NOTE_USE_ADDITIONAL, p.on, p.other);
	gen_identity(g, "%s|%s", p.on->code, p.other->code);
	cm_owner_name(owner, p.note->owner);
	cm_show(code, p.on->code);
	cm_ask(g, CM_PICK(g, stems), CM_WORDS(code, p.on->title, ""));
	snprintf(text, sizeof(text), "%s %s", cm_show(other, p.other->code),
		 p.other->title);
	gen_option(g, GEN_RIGHT, text,
		   "The use-additional-code note at %s names it: \"%.300s\".",
		   owner, p.note->text);
	for (size_t i = 0; i < PR_LEN(reach); i++)
		if (!add_foil(g, &p, reach[i]))
			return PR_EPOOL;
	gen_why(g,
		"The use-additional-code note at %s holds for %s: \"%.300s\". "
		"The additional code follows the one that asks for it.",
		owner, code, p.note->text);
	cm_tabular(g, p.note->owner);
	gen_rate(g, "apply", 0.6, 60);
	return PR_OK;
}

bool
gen_order_pair(struct gen *g, const struct pr_code_row **first,
	       const struct pr_code_row **second)
{
	struct pair p = { NULL, NULL, NULL };

	if (!draw_verdict(g, SAY_ORDER, &p))
		return false;
	*first = p.other;
	*second = p.on;
	return true;
}

bool
gen_apart_pair(struct gen *g, const struct pr_code_row **a,
	       const struct pr_code_row **b)
{
	struct pair p = { NULL, NULL, NULL };

	if (!draw_verdict(g, SAY_NO, &p))
		return false;
	*a = p.on;
	*b = p.other;
	return true;
}
