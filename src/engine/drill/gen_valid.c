/* gen_valid.c - may a code be reported, and in which year */
#include "gen_cm.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define TRIES 300

enum what {
	WHAT_VALID,
	WHAT_HEADER,
	WHAT_SEVENTH,
	WHAT_UNKNOWN,
	WHATS
};

/* A header whose codes lack nothing but the seventh character. */
static bool
is_stem(const struct gen *g, const struct pr_code_row *row)
{
	const struct pr_code_row *next = cm_at(g, cm_place(g, row) + 1);
	size_t n = strlen(row->code);

	if (!next || strlen(next->code) != 7 ||
	    strncmp(next->code, row->code, n) != 0)
		return false;
	for (size_t i = n; i < 6; i++)
		if (next->code[i] != 'X')
			return false;
	return true;
}

static bool
in_no_edition(const struct gen *g, const char *code)
{
	return !cm_find(g, code) &&
	       (!g->before ||
		!g->before->find(g->before->ctx, PR_CODE_CM, code));
}

/* One digit of a code changed so that no edition has the result. */
static bool
mutate(struct gen *g, const struct pr_code_row *row, char out[PR_CODE_MAX])
{
	size_t n = strlen(row->code), first = 3, at;

	if (n < 4)
		return false;
	n = n > 6 ? 6 : n;
	at = first + (size_t)gen_below(g, n - first);
	snprintf(out, PR_CODE_MAX, "%s", row->code);
	if (!isdigit((unsigned char)out[at]))
		return false;
	out[at] = (char)('0' + (out[at] - '0' + 1 + (int)gen_below(g, 9)) % 10);
	return in_no_edition(g, out);
}

static bool
draw_what(struct gen *g, enum what what, char code[PR_CODE_MAX])
{
	for (int i = 0; i < TRIES; i++) {
		const struct pr_code_row *row = gen_row(g, PR_LIST_CM);

		if (!row || !cm_wanted(g, row->code))
			continue;
		snprintf(code, PR_CODE_MAX, "%s", row->code);
		if (what == WHAT_UNKNOWN && row->valid && mutate(g, row, code))
			return true;
		if (what == WHAT_VALID && row->valid)
			return true;
		if (!row->valid && what == WHAT_HEADER && !is_stem(g, row))
			return true;
		if (!row->valid && what == WHAT_SEVENTH && is_stem(g, row))
			return true;
	}
	return false;
}

static void
say_what(struct gen *g, enum what what, const char *code)
{
	static const enum pr_feedback kinds[WHATS] = { GEN_PLAIN,
						       PR_FB_NOT_BILLABLE,
						       PR_FB_MISSING_SEVENTH,
						       PR_FB_UNKNOWN_CODE };
	static const char *const texts[WHATS] = {
		"It may be reported as it stands",
		"It is a header: a code with more detail has to be chosen",
		"Only its seventh character is missing",
		"It is not in this edition",
	};
	static const char *const not_so[WHATS] = {
		"The tables do not mark {1} as valid for submission.",
		"No codes with more detail have to be chosen for {1}.",
		"A seventh character is not what {1} lacks.",
		"The tables hold {1}.",
	};
	const struct pr_code_row *row = cm_find(g, code);
	char shown[12], why[200];

	cm_show(shown, code);
	for (int i = 0; i < WHATS; i++) {
		enum pr_feedback kind = what ? kinds[what] : kinds[i];

		cm_fill(g, why, sizeof(why), not_so[i],
			CM_WORDS(shown, "", ""));
		if (i == (int)what)
			gen_option(g, GEN_RIGHT, texts[i], "%s: %s.", shown,
				   row ? row->title
				       : "no row of the tables has this code");
		else
			gen_option(g, kind, texts[i], "%s", why);
	}
}

enum pr_status
gen_billable(struct gen *g)
{
	static const char *const stems[] = {
		"A claim carries the diagnosis {1}. What is true of this code "
		"in {E}?",
		"{1} stands on an encounter form. What do the tables of {E} "
		"say of it?",
		"A scrubber meets {1} in a diagnosis field. What does it find "
		"in {E}?",
	};
	static const char *const whys[WHATS] = {
		"{1} is complete: the tables mark it as valid for submission. "
		"A code is as long as its category makes it, three to seven "
		"characters.",
		"{1} only heads the codes below it. A code is valid when it is "
		"taken to the last character that its category offers.",
		"{1} has all its detail but the seventh character that its "
		"category asks for; X fills empty places before it.",
		"{1} differs in one character from a real code and stands in "
		"no table: verify every code in the Tabular List.",
	};
	enum what what = (enum what)gen_below(g, WHATS);
	char code[PR_CODE_MAX], shown[12];

	gen_edition(g, PR_CODE_CM);
	if (!draw_what(g, what, code))
		return PR_EPOOL;
	gen_identity(g, "%s", code);
	cm_show(shown, code);
	cm_ask(g, CM_PICK(g, stems), CM_WORDS(shown, "", ""));
	cm_why(g, whys[what], CM_WORDS(shown, "", ""));
	say_what(g, what, code);
	cm_guide(g, what == WHAT_SEVENTH ? "I.A.5" : CM_GUIDE_LEVEL);
	gen_rate(g, "understand", 0.7, 30);
	return PR_OK;
}

enum year {
	YEAR_BOTH,
	YEAR_NEW,
	YEAR_OLD,
	YEAR_NEITHER,
	YEARS
};

static bool
may_be_reported(const struct pr_codebook *book, const char *code)
{
	const struct pr_code_row *row = book->find(book->ctx, PR_CODE_CM, code);

	return row && row->valid;
}

static enum year
year_of(const struct gen *g, const char *code)
{
	bool now = may_be_reported(g->book, code);

	if (may_be_reported(g->before, code))
		return now ? YEAR_BOTH : YEAR_OLD;
	return now ? YEAR_NEW : YEAR_NEITHER;
}

/* Walks from a row by chance to the next whose validity has changed. */
static const struct pr_code_row *
draw_change(struct gen *g, enum year year)
{
	const struct pr_codebook *book = year == YEAR_OLD ? g->before : g->book;
	const struct pr_codebook *other = book == g->book ? g->before : g->book;
	long n = book->count(book->ctx, PR_LIST_CM), at;

	if (n <= 0)
		return NULL;
	at = (long)gen_below(g, (uint64_t)n);
	for (long i = 0; i < n; i++, at = at + 1 < n ? at + 1 : 0) {
		const struct pr_code_row *row =
			book->row(book->ctx, PR_LIST_CM, at);

		if (row && row->valid && !may_be_reported(other, row->code))
			return row;
	}
	return NULL;
}

/* Codes that did not change are taken from the neighbourhood of one that did:
 * there the question is worth asking. */
static const struct pr_code_row *
draw_year(struct gen *g, enum year year)
{
	const struct pr_code_row *row;
	long place;

	if (year == YEAR_NEW || year == YEAR_OLD)
		return draw_change(g, year);
	row = draw_change(g, YEAR_NEW);
	place = row ? cm_place(g, row) : -1;
	if (place < 0)
		return NULL;
	place += (long)gen_below(g, 60) - 30;
	for (int i = 0; i < 60; i++) {
		row = cm_at(g, place + (i % 2 ? -i : i));
		if (row && strlen(row->code) > 3 &&
		    year_of(g, row->code) == year)
			return row;
	}
	return NULL;
}

static void
say_year(struct gen *g, enum year year, const struct pr_code_row *row)
{
	static const char *const texts[YEARS] = {
		"In {1} and in {2}",
		"In {2}, but not yet in {1}",
		"In {1}, but no longer in {2}",
		"In neither {1} nor {2}",
	};
	const char *last = g->before->edition[PR_CODE_CM];
	const char *this = g->book->edition[PR_CODE_CM];
	static const char *const claims[YEARS] = {
		"An old code that stays",
		"A new code",
		"A deleted code",
		"A header, or no code at all",
	};
	const char *in[2] = { "not valid", "valid" };
	bool was = may_be_reported(g->before, row->code);
	bool is = may_be_reported(g->book, row->code);

	for (int i = 0; i < YEARS; i++) {
		char text[100];

		cm_fill(g, text, sizeof(text), texts[i],
			CM_WORDS(last, this, ""));
		gen_option(g, i == (int)year ? GEN_RIGHT : PR_FB_WRONG_EDITION,
			   text,
			   "%s would look so; this one is %s in %s and %s in "
			   "%s.",
			   claims[i], in[was], last, in[is], this);
	}
}

enum pr_status
gen_yearchange(struct gen *g)
{
	static const char *const stems[] = {
		"In which of the editions {1} and {2} may {3} be reported?",
		"{3} is to be used for encounters of {1} and of {2}. In which "
		"of the two is it a valid ICD-10-CM code?",
		"The code tables of {1} and {2} lie side by side. Where is {3} "
		"valid for submission?",
	};
	static const char *const whys[YEARS] = {
		"Both editions mark it as valid: not every code of a changed "
		"category changes.",
		"It came in with the newer edition; an encounter before that "
		"cannot carry it.",
		"The newer edition dropped it or made it a header with more "
		"detail below; the date of the encounter decides which edition "
		"holds.",
		"It is a header in both: more characters are needed in either "
		"year.",
	};
	static const unsigned shares[10] = { 1, 1, 1, 1, 2, 2, 2, 0, 0, 3 };
	enum year year = (enum year)shares[gen_below(g, 10)];
	const struct pr_code_row *row;
	char shown[12];

	gen_edition(g, PR_CODE_CM);
	row = draw_year(g, year);
	if (!row)
		return PR_EPOOL;
	gen_identity(g, "%s|%s", g->before->edition[PR_CODE_CM], row->code);
	cm_ask(g, CM_PICK(g, stems),
	       CM_WORDS(g->before->edition[PR_CODE_CM],
			g->book->edition[PR_CODE_CM],
			cm_show(shown, row->code)));
	gen_why(g, "%s is \"%s\". %s", shown, row->title, whys[year]);
	say_year(g, year, row);
	gen_law(g, "ICD-10-CM order files of both years", shown);
	gen_rate(g, "remember", 0.6, 40);
	return PR_OK;
}
