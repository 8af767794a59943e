/* suggest.c - what was probably meant by a code that does not exist */
#include "shape.h"

#include <string.h>

/* Suggestions under way. */
struct found {
	char (*out)[12];
	size_t max, n;
	enum pr_code_system system;
	const char *typed;
	const struct pr_codebook *book;
	bool headers; /* this round takes headers, the one before codes */
};

/* Whether a code exists; without a table, whether its shape fits. */
static bool
is_wanted(const struct found *f, const char *code)
{
	const struct pr_code_row *row;

	if (!shape_fits(code, f->system))
		return false;
	if (!f->book || !f->book->edition[f->system] ||
	    !f->book->edition[f->system][0])
		return !f->headers;
	row = f->book->find(f->book->ctx, f->system, code);
	return row && row->valid != f->headers;
}

static void
offer(struct found *f, const char *code)
{
	char shown[12];

	if (f->n == f->max || strcmp(code, f->typed) == 0 ||
	    !is_wanted(f, code))
		return;
	pr_code_display(shown, f->system, code);
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->out[i], shown) == 0)
			return;
	memcpy(f->out[f->n++], shown, sizeof(shown));
}

/* The character it is easily taken for, 0 when there is none. */
static char
twin(char c)
{
	static const char pairs[] = "O0I1S5B8Z2";

	for (size_t i = 0; pairs[i]; i++)
		if (pairs[i] == c)
			return pairs[i ^ 1];
	return 0;
}

/* Every O and I behind the first place at once, then one at a time. */
static void
offer_exchanges(struct found *f)
{
	size_t n = strlen(f->typed);
	char code[PR_CODE_MAX];

	memcpy(code, f->typed, n + 1);
	for (size_t i = f->system == PR_CODE_CM; i < n; i++)
		if (code[i] == 'O' || code[i] == 'I')
			code[i] = twin(code[i]);
	offer(f, code);
	for (size_t i = 0; i < n; i++) {
		memcpy(code, f->typed, n + 1);
		code[i] = twin(code[i]);
		if (code[i])
			offer(f, code);
	}
}

static void
offer_transpositions(struct found *f)
{
	size_t n = strlen(f->typed);
	char code[PR_CODE_MAX];

	for (size_t i = 0; i + 1 < n; i++) {
		memcpy(code, f->typed, n + 1);
		code[i] = f->typed[i + 1];
		code[i + 1] = f->typed[i];
		offer(f, code);
	}
}

/* X in the empty places before the last character, which is the seventh. */
static void
offer_placeholders(struct found *f)
{
	size_t n = strlen(f->typed);
	char code[PR_CODE_MAX];

	if (f->system != PR_CODE_CM || n < 4 || n > 6)
		return;
	/* an X may be there already, but too few of them */
	for (size_t at = n - 1; at >= 3; at--) {
		size_t gap = 7 - n;

		memcpy(code, f->typed, at);
		memset(code + at, 'X', gap);
		memcpy(code + at + gap, f->typed + at, n - at + 1);
		offer(f, code);
	}
}

static void
offer_all(struct found *f)
{
	offer_placeholders(f);
	offer_exchanges(f);
	offer_transpositions(f);
}

size_t
pr_code_suggest(char out[][12], size_t max, enum pr_code_system system,
		const char *code, const struct pr_codebook *book)
{
	char typed[PR_CODE_MAX];
	struct found f = { out, max, 0, system, typed, book, false };
	size_t n = shape_normal(typed, sizeof(typed), code);
	bool table = book && (unsigned)system < PR_CODE_SYSTEMS &&
		     book->edition[system] && book->edition[system][0];

	if (n == 0 || n >= sizeof(typed) || system == PR_CODE_NONE)
		return 0;
	/* a shape that fits gives no reason to doubt it without tables */
	if (!table && shape_fits(typed, system))
		return 0;
	offer_all(&f);
	f.headers = true;
	if (table)
		offer_all(&f);
	return f.n;
}
