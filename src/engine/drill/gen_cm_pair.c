/* gen_cm_pair.c - what stands between two codes; see gen_cm.h */
#include "gen_cm.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool
one_says(const struct gen *g, enum pr_note_kind kind,
	 const struct pr_code_row *a, const struct pr_code_row *b)
{
	return note_of(g->book, kind, a, b) || note_of(g->book, kind, b, a);
}

bool
cm_apart(const struct gen *g, const struct pr_code_row *a,
	 const struct pr_code_row *b)
{
	static const struct pr_item none;

	return excludes(&none, g->book, a, b).conflict;
}

/* A note that joins names the other code, if only by its range: what its words
 * take back ("with fifth or sixth character 5") is not looked at. */
static bool
one_joins(const struct gen *g, const struct pr_code_row *on,
	  const struct pr_code_row *other)
{
	const struct pr_note *notes = NULL;
	size_t n = g->book->notes(g->book->ctx, on->code, &notes);

	for (size_t i = 0; i < n; i++) {
		if (notes[i].kind != PR_NOTE_CODE_FIRST &&
		    notes[i].kind != PR_NOTE_USE_ADDITIONAL &&
		    notes[i].kind != PR_NOTE_CODE_ALSO)
			continue;
		for (size_t k = 0; k < notes[i].n_refs; k++)
			if (other->order >= notes[i].refs[k].first &&
			    other->order <= notes[i].refs[k].last)
				return true;
	}
	return false;
}

bool
cm_joined(const struct gen *g, const struct pr_code_row *a,
	  const struct pr_code_row *b)
{
	return one_joins(g, a, b) || one_joins(g, b, a);
}

bool
cm_tolerated(const struct gen *g, const struct pr_code_row *a,
	     const struct pr_code_row *b)
{
	return one_says(g, PR_NOTE_EXCLUDES2, a, b);
}

bool
cm_has_prose(const struct gen *g, const struct pr_code_row *row, unsigned kinds)
{
	const struct pr_note *notes = NULL;
	size_t n = g->book->notes(g->book->ctx, row->code, &notes);

	for (size_t i = 0; i < n; i++)
		if (kinds >> notes[i].kind & 1 && !notes[i].n_refs &&
		    notes[i].text[0] &&
		    notes[i].text[strlen(notes[i].text) - 1] != ':')
			return true;
	return false;
}

enum pr_feedback
cm_kind(const struct gen *g, const struct pr_code_row *key,
	const struct pr_code_row *other)
{
	struct entry e = { .row = key, .system = PR_CODE_CM };
	struct likeness l;

	snprintf(e.code, sizeof(e.code), "%s", key->code);
	l = similar_cm(g->book, &e, other->code, other);
	for (int i = 1; i < 64; i++)
		if (l.kinds >> i & 1)
			return (enum pr_feedback)i;
	return PR_FB_WRONG_CODE;
}

/* Length of the word at p, and of it without what follows its letters. */
static size_t
word_at(const char *p, size_t *bare)
{
	size_t n = strcspn(p, " ");

	*bare = n;
	while (*bare > 0 && (p[*bare - 1] == ',' || p[*bare - 1] == ')'))
		--*bare;
	return n;
}

static bool
same(const char *a, size_t n_a, const char *b, size_t n_b)
{
	return n_a == n_b && memcmp(a, b, n_a) == 0;
}

bool
cm_one_word(const char *a, const char *b, size_t *at, size_t *n_a, size_t *n_b)
{
	const char *start = a;
	int different = 0;

	while (*a && *b) {
		size_t bare_a, bare_b, len_a = word_at(a, &bare_a),
				       len_b = word_at(b, &bare_b);

		if (!same(a, len_a, b, len_b)) {
			if (++different > 1 ||
			    !same(a + bare_a, len_a - bare_a, b + bare_b,
				  len_b - bare_b))
				return false;
			*at = (size_t)(a - start);
			*n_a = bare_a;
			*n_b = bare_b;
		}
		a += len_a + (a[len_a] == ' ');
		b += len_b + (b[len_b] == ' ');
	}
	return !*a && !*b && different == 1;
}

void
cm_without(char *out, size_t cap, const char *title, size_t at, size_t n)
{
	size_t before = at, after = at + n;

	if (title[after] == ' ') {
		after++;
	} else {
		while (before > 0 && strchr(" ,", title[before - 1]))
			before--;
	}
	snprintf(out, cap, "%.*s%s", (int)before, title, title + after);
	out[0] = (char)toupper((unsigned char)out[0]);
}

static unsigned
side_of(const char *word, size_t n)
{
	static const struct {
		const char *word;
		unsigned side;
	} sides[] = {
		{ "right", SIDE_RIGHT },
		{ "left", SIDE_LEFT },
		{ "bilateral", SIDE_BOTH },
		{ "unspecified", SIDE_UNSPECIFIED },
	};

	for (size_t i = 0; i < PR_LEN(sides); i++) {
		size_t k = 0;

		while (k < n &&
		       tolower((unsigned char)word[k]) == sides[i].word[k])
			k++;
		if (k == n && !sides[i].word[k])
			return sides[i].side;
	}
	return 0;
}

/* Tries another digit in one place. */
static void
try_side(const struct gen *g, struct cm_sides *out, const char *code)
{
	const struct pr_code_row *base = out->rows[0];
	const struct pr_code_row *row = cm_valid(g, code);
	size_t at, n_a, n_b;
	unsigned a, b;

	if (!row || out->n == CM_SIDES ||
	    !cm_one_word(base->title, row->title, &at, &n_a, &n_b))
		return;
	a = side_of(base->title + at, n_a);
	b = side_of(row->title + at, n_b);
	if (!a || !b || (out->n > 1 && out->at != at))
		return;
	out->at = at;
	out->len = n_a;
	out->sides[0] = a;
	out->rows[out->n] = row;
	out->sides[out->n++] = b;
}

bool
cm_sides(const struct gen *g, const struct pr_code_row *row,
	 struct cm_sides *out)
{
	size_t len = strlen(row->code);

	for (size_t i = 3; i < len && i < 6; i++) {
		char code[PR_CODE_MAX];
		unsigned all = 0;

		memset(out, 0, sizeof(*out));
		out->n = 1;
		out->rows[0] = row;
		out->digit = i;
		snprintf(code, sizeof(code), "%s", row->code);
		for (int c = '0'; c <= '9'; c++) {
			code[i] = (char)c;
			if (c != row->code[i])
				try_side(g, out, code);
		}
		for (size_t k = 0; k < out->n; k++)
			all |= out->sides[k];
		if (all & SIDE_RIGHT && all & SIDE_LEFT)
			return true;
	}
	return false;
}

const char *
cm_side_name(unsigned side)
{
	switch (side) {
	case SIDE_RIGHT:
		return "right";
	case SIDE_LEFT:
		return "left";
	case SIDE_BOTH:
		return "bilateral";
	default:
		return "not documented";
	}
}

bool
cm_key_holds(const struct gen *g)
{
	const struct gen_draft *d = &g->draft;
	struct pr_answer answers[GEN_LINES] = { { 0 } };
	const char *after[GEN_LINES];
	char shown[GEN_LINES][12];
	const char *system = pr_code_system_name(PR_CODE_CM);
	struct pr_item item = { .answers = answers,
				.n_answers = d->n_lines,
				.systems = &system,
				.n_systems = 1 };
	struct pr_key_fault fault;

	for (size_t i = 0; i < d->n_lines; i++)
		cm_show(shown[i], d->lines[i].code);
	for (size_t i = 0; i < d->n_lines; i++) {
		const struct gen_line *line = &d->lines[i];

		answers[i].text = shown[i];
		answers[i].system = system;
		answers[i].required = true;
		answers[i].first = line->first;
		answers[i].credit = 1;
		if (!line->after[0])
			continue;
		after[i] = shown[line->after[0] - 1];
		answers[i].after = &after[i];
		answers[i].n_after = 1;
	}
	return pr_code_key_check(&fault, 1, &item, g->book) == 0;
}
