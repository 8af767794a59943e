/*
 * gen_error.c - a set of coded lines with one planted fault: find it, mend it
 *
 * Every line shows what is documented, in the words of the code's title, and
 * the code that was entered. One line is wrong, or two stand in the wrong
 * order or beside each other where an Excludes1 note keeps them apart. The
 * other lines come from chapters that no note joins with each other.
 */
#include "gen_error.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define TRIES 120

static const char *const fault_words[FAULTS] = {
	"wrong side",
	"wrong seventh character",
	"a header, not a complete code",
	"placeholder X missing",
	"wrong order",
	"an Excludes1 pair",
};

static const enum pr_feedback fault_kinds[FAULTS] = {
	PR_FB_WRONG_LATERALITY, PR_FB_WRONG_SEVENTH, PR_FB_NOT_BILLABLE,
	PR_FB_PLACEHOLDER,      PR_FB_SEQ_PAIR,      PR_FB_EXCLUDES1,
};

/* A right code and its wrong twin. */
static bool
spoil_side(const struct gen *g, const struct pr_code_row *row, char *wrong)
{
	struct cm_sides s;

	if (!cm_sides(g, row, &s) || !(s.sides[0] & (SIDE_LEFT | SIDE_RIGHT)))
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (s.sides[i] == (s.sides[0] ^ (SIDE_LEFT | SIDE_RIGHT))) {
			cm_show(wrong, s.rows[i]->code);
			return true;
		}
	return false;
}

static bool
spoil_seventh(struct gen *g, const struct pr_code_row *row, char *wrong)
{
	char code[PR_CODE_MAX];
	static const char values[] = "ADS";

	if (strlen(row->code) != 7 || !strchr(values, row->code[6]) ||
	    !cm_stem(g, row->code))
		return false;
	snprintf(code, sizeof(code), "%s", row->code);
	code[6] = values[gen_below(g, 3)];
	if (code[6] == row->code[6] || !cm_valid(g, code))
		return false;
	cm_show(wrong, code);
	return true;
}

static bool
spoil_header(const struct gen *g, const struct pr_code_row *row, char *wrong)
{
	const struct pr_code_row *header = cm_header(g, row->code);

	if (!header || strlen(row->code) > 6)
		return false;
	cm_show(wrong, header->code);
	return true;
}

static bool
spoil(struct gen *g, enum fault fault, const struct pr_code_row *row,
      char wrong[12])
{
	char typed[12];

	switch (fault) {
	case FAULT_SIDE:
		return spoil_side(g, row, wrong);
	case FAULT_SEVENTH:
		return spoil_seventh(g, row, wrong);
	case FAULT_HEADER:
		return spoil_header(g, row, wrong);
	case FAULT_PLACEHOLDER:
		if (strlen(row->code) != 7 || !cm_stem(g, row->code) ||
		    !cm_no_placeholder(g, row->code, typed))
			return false;
		cm_show(wrong, typed);
		return true;
	case FAULT_ORDER:
	case FAULT_EXCLUDES1:
	case FAULTS:
		break;
	}
	return false;
}

/* Nothing in the tables speaks of the row beside one of the set. */
static bool
is_stranger(const struct gen *g, const struct faulty *f,
	    const struct pr_code_row *row)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->rows[i]->code[0] == row->code[0] ||
		    cm_apart(g, f->rows[i], row) ||
		    cm_joined(g, f->rows[i], row))
			return false;
	return true;
}

/* A line that is right beyond doubt wherever it stands. */
static bool
is_filler(const struct gen *g, const struct faulty *f,
	  const struct pr_code_row *row)
{
	return strchr("EIJKMGHD", row->code[0]) &&
	       strcmp(row->code, "D50") > 0 && strlen(row->code) < 7 &&
	       strlen(row->title) < 120 &&
	       !never_first_by_rule(row->code, row) && is_stranger(g, f, row);
}

static bool
draw_fillers(struct gen *g, struct faulty *f)
{
	size_t want = f->n + 2;

	for (int i = 0; i < TRIES && f->n < want; i++) {
		const struct pr_code_row *row = cm_draw(g);

		if (row && is_filler(g, f, row)) {
			cm_show(f->shown[f->n], row->code);
			f->rows[f->n++] = row;
		}
	}
	return f->n == want;
}

static bool
draw_wrong_line(struct gen *g, struct faulty *f)
{
	for (int i = 0; i < TRIES; i++) {
		const struct pr_code_row *row = cm_draw(g);

		if (!row || strchr("VWXYZ", row->code[0]) ||
		    strlen(row->title) > 160 ||
		    never_first_by_rule(row->code, row) ||
		    !spoil(g, f->fault, row, f->shown[0]))
			continue;
		f->rows[0] = row;
		f->n = 1;
		return true;
	}
	return false;
}

/* The pair is kept in the order in which it is shown. */
static bool
draw_wrong_pair(struct gen *g, struct faulty *f)
{
	bool order = f->fault == FAULT_ORDER;

	for (int i = 0; i < TRIES; i++) {
		const struct pr_code_row *first, *second;

		if (!(order ? gen_order_pair(g, &first, &second)
			    : gen_apart_pair(g, &first, &second)) ||
		    strlen(first->title) > 160 || strlen(second->title) > 160 ||
		    strchr("VWXYZ", first->code[0]))
			continue;
		/* what comes first by the note is shown second */
		f->rows[0] = order ? second : first;
		f->rows[1] = order ? first : second;
		cm_show(f->shown[0], f->rows[0]->code);
		cm_show(f->shown[1], f->rows[1]->code);
		f->n = 2;
		return true;
	}
	return false;
}

/* Lines in the order in which they are shown: a pair stays in its order. The
 * strict score looks at the first line alone, so an order that is to be
 * mended goes wrong there. */
static void
arrange(struct gen *g, struct faulty *f, bool mend)
{
	bool pair = f->fault == FAULT_ORDER || f->fault == FAULT_EXCLUDES1;
	size_t fillers = f->n - (pair ? 2 : 1), from = 0, k = pair ? 2 : 1;
	size_t place[2] = { 0, 1 };

	if (!mend || f->fault != FAULT_ORDER)
		place[0] = (size_t)gen_below(g, fillers + 1);
	place[1] = place[0] + 1 +
		   (pair ? (size_t)gen_below(g, fillers - place[0] + 1) : 0);
	f->wrong = place[0];
	f->other = pair ? place[1] : place[0];
	for (size_t i = 0; i < f->n; i++)
		f->order[i] = i == place[0]           ? from
			      : pair && i == place[1] ? from + 1
						      : k++;
}

static bool
draw_faulty(struct gen *g, struct faulty *f, bool mend)
{
	uint64_t n = mend ? FAULT_EXCLUDES1 : FAULTS;
	bool drawn;

	memset(f, 0, sizeof(*f));
	f->fault = (enum fault)gen_below(g, n);
	drawn = f->fault >= FAULT_ORDER ? draw_wrong_pair(g, f)
					: draw_wrong_line(g, f);
	if (!drawn || !draw_fillers(g, f))
		return false;
	gen_identity(g, "%d|%s|%s|%s|%s|%s", (int)f->fault, f->shown[0],
		     f->rows[0]->code, f->shown[1], f->shown[2], f->shown[3]);
	arrange(g, f, mend);
	return true;
}

static void
show_lines(const struct faulty *f, char *out, size_t cap)
{
	size_t at = 0;

	out[0] = '\0';
	for (size_t i = 0; i < f->n && at < cap; i++) {
		size_t k = f->order[i];

		at += (size_t)snprintf(out + at, cap - at,
				       "%zu. Documented: %s. Coded: %s\n",
				       i + 1, f->rows[k]->title, f->shown[k]);
	}
}

static void
name_fault(enum fault fault, size_t a, size_t b, char out[100])
{
	size_t x = a < b ? a : b, y = a < b ? b : a;

	if (fault == FAULT_ORDER || fault == FAULT_EXCLUDES1)
		snprintf(out, 100, "Lines %zu and %zu: %s", x + 1, y + 1,
			 fault_words[fault]);
	else
		snprintf(out, 100, "Line %zu: %s", a + 1, fault_words[fault]);
}

/* Another kind of fault for the faulty line, one that nobody could defend. */
static enum fault
other_kind(struct gen *g, enum fault fault)
{
	enum fault k = (enum fault)(
		((int)fault + 1 + (int)gen_below(g, FAULTS - 1)) % FAULTS);

	if (fault == FAULT_PLACEHOLDER && k < FAULT_ORDER)
		return FAULT_SIDE;
	if (fault == FAULT_HEADER && k == FAULT_SIDE)
		return FAULT_PLACEHOLDER;
	return k;
}

/* A place and a kind of fault that are not the planted one. */
static void
add_wrong_fault(struct gen *g, const struct faulty *f, int i)
{
	enum fault fault = f->fault;
	size_t a = f->wrong, b = f->other;
	char text[100];

	if (i != 1)
		fault = other_kind(g, f->fault);
	if (i > 0)
		a = (f->wrong + 1 + (size_t)gen_below(g, f->n - 1)) % f->n;
	if (fault >= FAULT_ORDER && (b == a || i > 0))
		b = (a + 1 + (size_t)gen_below(g, f->n - 1)) % f->n;
	/* the planted pair, named from its other end */
	if (fault == f->fault && fault >= FAULT_ORDER &&
	    a + b == f->wrong + f->other && (a == f->wrong || a == f->other))
		return;
	name_fault(fault, a, b, text);
	for (size_t k = 0; k < g->draft.n_options; k++)
		if (!strcmp(g->draft.options[k].text, text))
			return;
	gen_option(g, fault_kinds[f->fault], text,
		   a == f->wrong ? "That is not what is wrong with the line."
				 : "What stands there agrees with the record "
				   "and the tables.");
}

static void
explain(const struct faulty *f, char *out, size_t cap)
{
	char right[12], where[100];
	const struct pr_code_row *row = f->rows[0], *next = f->rows[1];

	name_fault(f->fault, f->wrong, f->other, where);
	cm_show(right, row->code);
	if (f->fault == FAULT_ORDER)
		snprintf(out, cap, "%s. A code-first note puts %s before %s.",
			 where, f->shown[1], f->shown[0]);
	else if (f->fault == FAULT_EXCLUDES1)
		snprintf(out, cap,
			 "%s. An Excludes1 note keeps %s (%.120s) and %s "
			 "(%.120s) apart, unless they are clearly unrelated.",
			 where, f->shown[0], row->title, f->shown[1],
			 next->title);
	else
		snprintf(out, cap, "%s. %s was entered; \"%.200s\" is %s.",
			 where, f->shown[0], row->title, right);
}

static void
law_of(struct gen *g, enum fault fault)
{
	static const char *const sections[FAULTS] = { "I.B.13", "I.A.5",
						      "I.B.2",  "I.A.4",
						      "I.A.13", "I.A.12.a" };

	cm_guide(g, sections[fault]);
}

enum pr_status
gen_spoterror(struct gen *g)
{
	static const char *const stems[] = {
		"One fault was planted in this set ({E}):\n{1}Which is it?",
		"An auditor checks these lines against {E}. One thing is "
		"wrong:\n{1}What does the auditor note?",
		"{1}The set above is to be reported with codes of {E}. Where "
		"is its one fault?",
	};
	struct faulty f;
	char lines[1500], text[100], why[600];

	gen_edition(g, PR_CODE_CM);
	if (!draw_faulty(g, &f, false))
		return PR_EPOOL;
	show_lines(&f, lines, sizeof(lines));
	cm_ask(g, CM_PICK(g, stems), CM_WORDS(lines, "", ""));
	explain(&f, why, sizeof(why));
	name_fault(f.fault, f.wrong, f.other, text);
	gen_option(g, GEN_RIGHT, text, "%s", why);
	for (int i = 0; g->draft.n_options < 4 && i < 60; i++)
		add_wrong_fault(g, &f, i % 3);
	if (g->draft.n_options < 4)
		return PR_EPOOL;
	gen_why(g, "%s", why);
	law_of(g, f.fault);
	gen_rate(g, "analyze", 0.6, 90);
	return PR_OK;
}

/* The set as it was shown, the fault in it. */
static void
plant_shown(struct gen *g, const struct faulty *f)
{
	char answer[96] = "";

	for (size_t i = 0; i < f->n; i++) {
		size_t at = strlen(answer);

		snprintf(answer + at, sizeof(answer) - at, "%s%s", i ? " " : "",
			 f->shown[f->order[i]]);
	}
	gen_plant(g, fault_kinds[f->fault], "%s", answer);
}

/* Key lines in the right order: with a fault of order the two change places. */
static void
add_key(struct gen *g, const struct faulty *f)
{
	int leader = 0;

	for (size_t i = 0; i < f->n; i++) {
		size_t k = f->order[i];
		struct gen_line *line;
		char code[12];

		if (f->fault == FAULT_ORDER && k < 2)
			k = 1 - k;
		line = gen_line(g, PR_CODE_CM, f->rows[k]->code, "%s: %s.",
				cm_show(code, f->rows[k]->code),
				f->rows[k]->title);
		if (f->fault == FAULT_ORDER && k == 1)
			leader = (int)i + 1;
		if (f->fault == FAULT_ORDER && k == 0)
			line->after[0] = leader;
		else
			line->first = true;
	}
}

enum pr_status
gen_repairerror(struct gen *g)
{
	static const char *const stems[] = {
		"One fault was planted in this set ({E}):\n{1}Enter the whole "
		"set as it ought to be.",
		"An auditor sends these lines back; one thing is wrong by "
		"{E}:\n{1}Enter all codes, corrected.",
		"{1}The set above has one fault ({E}). Enter it again without "
		"the fault, every line.",
	};
	struct faulty f;
	char lines[1500], why[600];

	gen_edition(g, PR_CODE_CM);
	if (!draw_faulty(g, &f, true))
		return PR_EPOOL;
	show_lines(&f, lines, sizeof(lines));
	cm_ask(g, CM_PICK(g, stems), CM_WORDS(lines, "", ""));
	explain(&f, why, sizeof(why));
	gen_why(g, "%s", why);
	add_key(g, &f);
	plant_shown(g, &f);
	law_of(g, f.fault);
	gen_rate(g, "analyze", 0.55, 120);
	return cm_key_holds(g) ? PR_OK : PR_EPOOL;
}
