/* similar_cm.c - how near one diagnosis code comes to another; the first rule
 * of coding.md 5.3 (3) that applies */
#include "grade.h"

#include <string.h>

#define SEVENTH_FACTOR 0.7

/* One comparison; the key's row may be missing, so may the line's. */
struct pair {
	const struct pr_codebook *book;
	const char *key, *code;
	size_t n_key, n_code;
	const struct pr_code_row *key_row, *row;
	struct likeness l;
};

static bool
give(struct pair *p, double credit, uint64_t kinds)
{
	p->l.credit = credit;
	p->l.kinds = kinds;
	return true;
}

static bool
same_start(const struct pair *p, size_t n)
{
	return p->n_key >= n && p->n_code >= n &&
	       memcmp(p->key, p->code, n) == 0;
}

/* Equal when every X is left out, and shorter or with its X elsewhere. */
static bool
lacks_placeholder(const struct pair *p)
{
	const char *a = p->key, *b = p->code;

	if (!strchr(p->key + (p->n_key ? 1 : 0), 'X'))
		return false;
	for (;;) {
		while (*a == 'X' && a != p->key)
			a++;
		while (*b == 'X' && b != p->code)
			b++;
		if (*a != *b)
			return false;
		if (!*a)
			return true;
		a++;
		b++;
	}
}

static uint64_t
unknown_kind(const struct pair *p)
{
	int at;

	switch (shape_fault(p->code, PR_CODE_CM, &at)) {
	case PR_CODE_CHARACTER:
		return KIND(BAD_CHAR);
	case PR_CODE_LENGTH:
	case PR_CODE_EMPTY:
	case PR_CODE_NO_SYSTEM:
	case PR_CODE_DENTAL:
		return KIND(BAD_FORMAT);
	case PR_CODE_FINE:
	case PR_CODE_DOT:
		break;
	}
	return grade_has_table(p->book, PR_CODE_CM) ? KIND(UNKNOWN_CODE)
						    : KIND(WRONG_CODE);
}

/* A code that the edition does not have. */
static bool
judge_unknown(struct pair *p)
{
	if (lacks_placeholder(p))
		return give(p, 0.6, KIND(PLACEHOLDER));
	if (p->n_code == 7 && same_start(p, 6))
		return give(p, 0.5, KIND(INVALID_SEVENTH));
	return give(p, same_start(p, 3) ? 0.3 : 0, unknown_kind(p));
}

/* The key without its seventh character, and without the X before it. */
static bool
lacks_seventh(const struct pair *p)
{
	size_t n = 6;

	if (p->n_key != 7)
		return false;
	if (p->n_code == 6)
		return memcmp(p->key, p->code, 6) == 0;
	while (n > 3 && p->key[n - 1] == 'X')
		n--;
	return p->n_code == n && memcmp(p->key, p->code, n) == 0;
}

static bool
is_header(const struct pair *p)
{
	return p->row && !p->row->valid;
}

/* Shortened: a header above the key, or its code without the seventh. */
static bool
judge_shortened(struct pair *p)
{
	if (lacks_seventh(p))
		return give(p, 0.6, KIND(MISSING_SEVENTH));
	if (p->n_code >= 3 && p->n_code < p->n_key &&
	    memcmp(p->key, p->code, p->n_code) == 0 &&
	    (is_header(p) || !p->row))
		return give(p, 0.4, KIND(NOT_BILLABLE));
	return false;
}

static bool
judge_side(struct pair *p)
{
	unsigned key, given, real = SIDE_RIGHT | SIDE_LEFT | SIDE_BOTH;
	bool other;

	if (!p->key_row || !p->row ||
	    !similar_title(p->key_row->title, p->row->title, &key, &given) ||
	    key == given || !((key | given) & real))
		return false;
	if (given & real)
		give(p, 0.6, KIND(WRONG_LATERALITY));
	else
		give(p, 0.7, KIND(UNSPEC_LATERALITY));
	other = (p->n_key == 7) != (p->n_code == 7) ||
		(p->n_key == 7 && p->key[6] != p->code[6]);
	if (other) {
		p->l.credit *= SEVENTH_FACTOR;
		p->l.kinds |= p->n_code < 7 ? KIND(MISSING_SEVENTH)
					    : KIND(WRONG_SEVENTH);
	}
	return true;
}

static bool
is_intent(char c)
{
	return c >= '1' && c <= '6';
}

/* T36-T50 with nothing but the intent different: the sixth character, or the
 * fifth when an X follows it. */
static bool
judge_intent(struct pair *p)
{
	size_t at = 5;

	if (p->n_key != 7 || p->n_code != 7 || p->key[0] != 'T' ||
	    memcmp(p->key, "T36", 3) < 0 || memcmp(p->key, "T50", 3) > 0)
		return false;
	if (p->key[5] == 'X')
		at = 4;
	if (p->key[at] == p->code[at] || !is_intent(p->key[at]) ||
	    !is_intent(p->code[at]) || memcmp(p->key, p->code, at) != 0 ||
	    strcmp(p->key + at + 1, p->code + at + 1) != 0)
		return false;
	return give(p, 0.5, KIND(WRONG_INTENT));
}

static bool
judge_category(struct pair *p)
{
	if (!same_start(p, 3))
		return false;
	if (p->row && p->key_row &&
	    similar_has_word(p->row->title, "unspecified") &&
	    !similar_has_word(p->key_row->title, "unspecified"))
		return give(p, 0.5, KIND(UNDER_SPECIFIED));
	if (same_start(p, 5))
		return give(p, 0.5, KIND(SAME_SUBCATEGORY));
	if (same_start(p, 4))
		return give(p, 0.45, KIND(SAME_SUBCATEGORY));
	return give(p, 0.35, KIND(SAME_CATEGORY));
}

static bool
judge_section(struct pair *p)
{
	const char *a, *b;

	if (!p->book || !p->book->section || !p->row)
		return false;
	a = p->book->section(p->book->ctx, p->key);
	b = p->book->section(p->book->ctx, p->code);
	return a && b && strcmp(a, b) == 0 && give(p, 0.15, KIND(SAME_BLOCK));
}

/* Not a code of this edition or, without one, not of any. */
static bool
is_unknown(const struct pair *p)
{
	int at;

	if (shape_fault(p->code, PR_CODE_CM, &at) != PR_CODE_FINE)
		return true;
	if (lacks_seventh(p))
		return false;
	return grade_has_table(p->book, PR_CODE_CM) ? !p->row
						    : lacks_placeholder(p);
}

static bool
judge_seventh(struct pair *p)
{
	return p->n_key == 7 && p->n_code == 7 && same_start(p, 6) &&
	       give(p, 0.7, KIND(WRONG_SEVENTH));
}

static bool
judge_header(struct pair *p)
{
	return is_header(p) && same_start(p, 3) &&
	       give(p, 0.25, KIND(NOT_BILLABLE));
}

static bool
judge(struct pair *p)
{
	if (strcmp(p->key, p->code) == 0)
		return give(p, 1, 0);
	if (is_unknown(p))
		return judge_unknown(p);
	return judge_shortened(p) || judge_seventh(p) || judge_side(p) ||
	       judge_header(p) || judge_intent(p) || judge_category(p) ||
	       judge_section(p) || give(p, 0, KIND(WRONG_CODE));
}

struct likeness
similar_cm(const struct pr_codebook *book, const struct entry *entry,
	   const char *code, const struct pr_code_row *row)
{
	struct pair p = {
		.book = book,
		.key = entry->code,
		.code = code,
		.n_key = strlen(entry->code),
		.n_code = strlen(code),
		.key_row = entry->row,
		.row = row,
		.l = { 0, 0, entry->key },
	};

	judge(&p);
	return p.l;
}
