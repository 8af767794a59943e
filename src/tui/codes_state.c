/* codes_state.c - what is known of a code while it is typed */
#include "tui/codes_state.h"

#include <stdio.h>
#include <string.h>

const char *
code_known_word(enum code_known known)
{
	static const char *const words[] = {
		[CODE_NOTHING] = "",        [CODE_VALID] = "valid",
		[CODE_HEADER] = "header",   [CODE_NEEDS_SEVENTH] = "needs 7th",
		[CODE_ENDED] = "ended",     [CODE_UNKNOWN] = "unknown",
		[CODE_SHAPED] = "shape ok", [CODE_FAULTY] = "no code",
		[CODE_SHORT] = "...",
	};

	return words[known];
}

enum role
code_known_role(enum code_known known)
{
	switch (known) {
	case CODE_VALID:
		return ROLE_RIGHT;
	case CODE_HEADER:
	case CODE_NEEDS_SEVENTH:
	case CODE_ENDED:
	case CODE_UNKNOWN:
	case CODE_FAULTY:
		return ROLE_WARN;
	case CODE_NOTHING:
	case CODE_SHAPED:
	case CODE_SHORT:
		break;
	}
	return ROLE_TEXT;
}

const char *
code_system_short(enum pr_code_system system)
{
	switch (system) {
	case PR_CODE_CM:
		return "CM";
	case PR_CODE_PCS:
		return "PCS";
	case PR_CODE_HCPCS:
		return "HCPCS";
	case PR_CODE_CPT:
		return "CPT";
	case PR_CODE_DRG:
		return "DRG";
	case PR_CODE_NONE:
		break;
	}
	return "";
}

/* Fewer characters than any code has; the dot and blanks do not count. */
static bool
is_short(const char *text, const struct pr_code_shape *shape)
{
	size_t n = 0;

	for (; *text; text++)
		n += *text != '.' && *text != ' ';
	return n < 3 || (shape->fault == PR_CODE_LENGTH && n < 7);
}

static bool
has_table(const struct pr_codebook *book, enum pr_code_system system)
{
	return book && system != PR_CODE_NONE && book->edition[system] &&
	       book->edition[system][0];
}

/* "S52.532 needs a seventh character: A, B, C, D, ..." */
static void
say_seventh(struct code_state *out, const struct pr_seventh *sevenths, size_t n)
{
	size_t used;

	out->known = CODE_NEEDS_SEVENTH;
	used = (size_t)snprintf(out->words, sizeof(out->words),
				"%s needs a seventh character:", out->shown);
	for (size_t i = 0; i < n && used + 4 < sizeof(out->words); i++)
		used += (size_t)snprintf(out->words + used,
					 sizeof(out->words) - used, "%s %c",
					 i ? "," : "", sevenths[i].value);
	snprintf(out->words + used, sizeof(out->words) - used, ".");
}

static void
say_row(struct code_state *out, const struct pr_code_row *row,
	const struct pr_codebook *book)
{
	const struct pr_seventh *sevenths = NULL;
	const char *owner = NULL;
	size_t n = 0;

	out->title = row->title ? row->title : "";
	if (row->valid) {
		out->known = CODE_VALID;
		snprintf(out->words, sizeof(out->words), "%s is valid: %s.",
			 out->shown, out->title);
		return;
	}
	if (row->ended && row->ended[0]) {
		out->known = CODE_ENDED;
		snprintf(out->words, sizeof(out->words), "%s ended on %s: %s.",
			 out->shown, row->ended, out->title);
		return;
	}
	/* a header right above the last character, with sevenths of its own */
	if (row->system == PR_CODE_CM && strlen(row->code) > 3)
		n = book->sevenths(book->ctx, row->code, &sevenths, &owner);
	if (n > 0 && strlen(row->code) == 6) {
		say_seventh(out, sevenths, n);
		return;
	}
	out->known = CODE_HEADER;
	snprintf(out->words, sizeof(out->words),
		 "%s is a header, more characters are needed: %s.", out->shown,
		 out->title);
}

static void
say_unknown(struct code_state *out, const char *code,
	    const struct pr_codebook *book)
{
	const struct pr_seventh *sevenths = NULL;
	const char *owner = NULL;
	char meant[2][12];
	size_t n = pr_code_suggest(meant, 2, out->system, code, book);
	size_t used;

	if (!n && out->system == PR_CODE_CM && strlen(code) == 6 &&
	    book->sevenths(book->ctx, code, &sevenths, &owner) > 0) {
		say_seventh(out, sevenths,
			    book->sevenths(book->ctx, code, &sevenths, &owner));
		return;
	}
	out->known = CODE_UNKNOWN;
	used = (size_t)snprintf(out->words, sizeof(out->words),
				"There is no %s in %s %s.", out->shown,
				pr_code_system_name(out->system),
				book->edition[out->system]);
	if (n)
		snprintf(out->words + used, sizeof(out->words) - used,
			 " Perhaps %s%s%s?", meant[0], n > 1 ? " or " : "",
			 n > 1 ? meant[1] : "");
}

void
code_state(struct code_state *out, const char *text, enum pr_code_system want,
	   const struct pr_codebook *book)
{
	struct pr_code_shape shape;
	const struct pr_code_row *row;

	*out = (struct code_state){ .title = "" };
	if (!text[strspn(text, " ")])
		return;
	pr_code_shape(&shape, text, want);
	out->system = shape.system;
	snprintf(out->shown, sizeof(out->shown), "%.11s", text);
	if (shape.fault != PR_CODE_FINE && shape.fault != PR_CODE_DOT) {
		out->known = is_short(text, &shape) ? CODE_SHORT : CODE_FAULTY;
		if (out->known == CODE_SHORT) {
			snprintf(out->words, sizeof(out->words),
				 "%s: more characters are needed.", text);
			return;
		}
		snprintf(out->words, sizeof(out->words), "%s: %s.", text,
			 shape.words);
		return;
	}
	pr_code_display(out->shown, shape.system, shape.code);
	if (!has_table(book, shape.system)) {
		out->known = CODE_SHAPED;
		snprintf(out->words, sizeof(out->words),
			 "%s has the shape of an %s code; without a table "
			 "no more is known.",
			 out->shown, pr_code_system_name(shape.system));
		return;
	}
	row = book->find(book->ctx, shape.system, shape.code);
	if (row)
		say_row(out, row, book);
	else
		say_unknown(out, shape.code, book);
}
