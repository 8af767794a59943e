/* claim.c - codes as the lines of one claim; see proctor/claim.h */
#include "proctor/claim.h"

#include "grade.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct claim {
	struct pr_claim_fault *out;
	size_t max, found, n;
	const struct pr_code_line *lines;
	const struct pr_codebook *book;
	const struct pr_code_row *rows[PR_LINES_MAX];
	char shown[PR_LINES_MAX][12];
};

const char *
pr_claim_kind_name(enum pr_claim_kind kind)
{
	switch (kind) {
	case PR_CLAIM_EXCLUDES1:
		return "excludes1";
	case PR_CLAIM_ORDER:
		return "order";
	case PR_CLAIM_FIRST:
		return "first";
	case PR_CLAIM_DUPLICATE:
		return "duplicate";
	case PR_CLAIM_POA:
		return "poa";
	case PR_CLAIM_MODIFIER:
		break;
	}
	return "modifier";
}

static void
fault(struct claim *c, enum pr_claim_kind kind, size_t line, int other,
      const char *words)
{
	if (c->found < c->max) {
		struct pr_claim_fault *f = &c->out[c->found];

		f->kind = kind;
		f->line = (int)line;
		f->other = other;
		snprintf(f->words, sizeof(f->words), "%s", words);
	}
	c->found++;
}

static void
check_pairs(struct claim *c)
{
	static const struct pr_item nothing; /* allows no pair by name */
	char words[320], owner[12];

	for (size_t a = 0; a < c->n; a++) {
		for (size_t b = a + 1; b < c->n; b++) {
			struct excluded e;

			if (!c->rows[a] || !c->rows[b] ||
			    c->rows[a] == c->rows[b])
				continue;
			e = excludes(&nothing, c->book, c->rows[a], c->rows[b]);
			if (!e.conflict || !e.note)
				continue;
			snprintf(words, sizeof(words),
				 "%s and %s exclude each other (Excludes1 at "
				 "%.20s: %.120s); report both only when they "
				 "have nothing to do with each other",
				 c->shown[a], c->shown[b],
				 note_owner(owner, e.note), e.note->text);
			fault(c, PR_CLAIM_EXCLUDES1, a, (int)b, words);
		}
	}
}

/* Whether the note on line `on` wants line `other` before it. */
static const struct pr_note *
wants_before(const struct claim *c, size_t on, size_t other)
{
	const struct pr_note *note = note_of(c->book, PR_NOTE_CODE_FIRST,
					     c->rows[on], c->rows[other]);

	return note && !note_covers(note, c->rows[on]) ? note : NULL;
}

static void
check_order(struct claim *c)
{
	char words[320], owner[12];

	for (size_t a = 0; a < c->n; a++) {
		for (size_t b = a + 1; b < c->n; b++) {
			const struct pr_note *note;

			if (!c->rows[a] || !c->rows[b])
				continue;
			note = wants_before(c, a, b);
			/* each may ask for the other: either may lead */
			if (!note || wants_before(c, b, a))
				continue;
			snprintf(words, sizeof(words),
				 "%s stands before %s; the note at %.20s says "
				 "to code %s first",
				 c->shown[a], c->shown[b],
				 note_owner(owner, note), c->shown[b]);
			fault(c, PR_CLAIM_ORDER, a, (int)b, words);
		}
	}
}

static bool
is_external(const char *code)
{
	return strchr("VWXY", code[0]) != NULL;
}

static void
check_first(struct claim *c)
{
	char words[320];
	size_t k = 0;

	while (k < c->n && c->lines[k].system != PR_CODE_CM)
		k++;
	if (k == c->n || !never_first_by_rule(c->lines[k].code, c->rows[k]))
		return;
	snprintf(words, sizeof(words),
		 is_external(c->lines[k].code)
			 ? "%s is an external cause and never listed first; "
			   "put the injury or condition before it"
			 : "%s is never listed first; put the condition it "
			   "belongs to before it",
		 c->shown[k]);
	fault(c, PR_CLAIM_FIRST, k, -1, words);
}

static void
check_twice(struct claim *c)
{
	char words[320];

	for (size_t a = 0; a < c->n; a++) {
		for (size_t b = 0; b < a; b++) {
			if (c->lines[a].system != PR_CODE_CM ||
			    strcmp(c->lines[a].code, c->lines[b].code) != 0)
				continue;
			snprintf(words, sizeof(words),
				 "%s stands here twice; a diagnosis is "
				 "reported once",
				 c->shown[a]);
			fault(c, PR_CLAIM_DUPLICATE, a, (int)b, words);
			break;
		}
	}
}

static void
check_poa(struct claim *c)
{
	char words[320];

	for (size_t k = 0; k < c->n && c->book->poa_exempt; k++) {
		char poa = c->lines[k].poa;
		bool exempt;

		if (!poa || !c->rows[k] || c->rows[k]->system != PR_CODE_CM)
			continue;
		exempt = c->book->poa_exempt(c->book->ctx, c->lines[k].code);
		if (exempt == (poa == 'E'))
			continue;
		if (exempt)
			snprintf(words, sizeof(words),
				 "%s is exempt from POA reporting; leave %c "
				 "out",
				 c->shown[k], poa);
		else
			snprintf(words, sizeof(words),
				 "%s is not exempt from POA reporting; write "
				 "Y, N, U or W",
				 c->shown[k]);
		fault(c, PR_CLAIM_POA, k, -1, words);
	}
}

/* Modifiers with a letter are those of HCPCS; P1 to P6 are CPT's. */
static bool
is_unknown(const struct claim *c, const char *mod)
{
	const struct pr_code_row *row;

	if ((isdigit((unsigned char)mod[0]) &&
	     isdigit((unsigned char)mod[1])) ||
	    (mod[0] == 'P' && mod[1] >= '1' && mod[1] <= '6') ||
	    !grade_has_table(c->book, PR_CODE_HCPCS))
		return false;
	row = c->book->find(c->book->ctx, PR_CODE_HCPCS, mod);
	return !row || !row->modifier || (row->ended && row->ended[0]);
}

static bool
has_mod(const struct pr_code_line *line, int before, const char *mod)
{
	for (int i = 0; i < before; i++)
		if (!strcmp(line->mods[i], mod))
			return true;
	return false;
}

/* Modifiers and units stand on lines of services. */
static bool
takes_no_modifier(struct claim *c, size_t k)
{
	const struct pr_code_line *line = &c->lines[k];
	char words[320];

	if (line->system != PR_CODE_CM && line->system != PR_CODE_PCS)
		return false;
	if (line->n_mods > 0) {
		snprintf(words, sizeof(words),
			 "%s is an %s code and takes no modifier; put %s on "
			 "the line of the service",
			 c->shown[k], pr_code_system_name(line->system),
			 line->mods[0]);
		fault(c, PR_CLAIM_MODIFIER, k, -1, words);
	}
	return true;
}

static void
check_modifiers(struct claim *c)
{
	char words[320];

	for (size_t k = 0; k < c->n; k++) {
		const struct pr_code_line *line = &c->lines[k];

		if (takes_no_modifier(c, k))
			continue;
		for (int m = 0; m < line->n_mods; m++) {
			const char *mod = line->mods[m];

			if (is_unknown(c, mod))
				snprintf(words, sizeof(words),
					 "%s on %s is no modifier in force",
					 mod, c->shown[k]);
			else if (has_mod(line, m, mod))
				snprintf(words, sizeof(words),
					 "%s stands on %s twice", mod,
					 c->shown[k]);
			else
				continue;
			fault(c, PR_CLAIM_MODIFIER, k, -1, words);
		}
		if (!has_mod(line, line->n_mods, "RT") ||
		    !has_mod(line, line->n_mods, "LT"))
			continue;
		snprintf(words, sizeof(words),
			 "%s has RT and LT on one line; use 50, or a line for "
			 "each side",
			 c->shown[k]);
		fault(c, PR_CLAIM_MODIFIER, k, -1, words);
	}
}

size_t
pr_claim_check(struct pr_claim_fault *out, size_t max,
	       const struct pr_code_line *lines, size_t n,
	       const struct pr_codebook *book)
{
	struct claim c = {
		.out = out, .max = max, .lines = lines, .book = book
	};

	c.n = n < PR_LINES_MAX ? n : PR_LINES_MAX;
	for (size_t k = 0; k < c.n; k++) {
		pr_code_display(c.shown[k], lines[k].system, lines[k].code);
		c.rows[k] = grade_row(book, lines[k].system, lines[k].code);
	}
	check_first(&c);
	check_twice(&c);
	if (book) {
		check_pairs(&c);
		check_order(&c);
		check_poa(&c);
	}
	check_modifiers(&c);
	return c.found;
}
