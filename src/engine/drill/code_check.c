/* code_check.c - one code: there, in force, whole; see proctor/claim.h */
#include "proctor/claim.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

const char *
pr_standing_name(enum pr_standing standing)
{
	switch (standing) {
	case PR_STANDING_VALID:
		return "valid";
	case PR_STANDING_UNCHECKED:
		return "unchecked";
	case PR_STANDING_SHAPE:
		return "malformed";
	case PR_STANDING_UNKNOWN:
		return "unknown";
	case PR_STANDING_ENDED:
		return "ended";
	case PR_STANDING_HEADER:
		return "header";
	case PR_STANDING_SEVENTH:
		break;
	}
	return "needs-seventh";
}

static bool
has_table(const struct pr_codebook *book, enum pr_code_system system)
{
	return book && book->edition[system] && book->edition[system][0];
}

static void
put_title(struct pr_code_check *out, const struct pr_code_row *row)
{
	snprintf(out->title, sizeof(out->title), "%s",
		 row->title ? row->title : "");
}

/* Only seventh characters are missing: the title of the header is whole. */
static bool
wants_seventh(const struct pr_codebook *book, const char *code)
{
	const struct pr_seventh *sevenths;
	const char *owner;
	char below[PR_CODE_MAX];
	size_t len = strlen(code), n;

	if (len >= 7)
		return false;
	n = book->sevenths(book->ctx, code, &sevenths, &owner);
	for (size_t i = 0; i < n; i++) {
		snprintf(below, sizeof(below), "%sXXXX", code);
		below[6] = sevenths[i].value;
		below[7] = '\0';
		if (book->find(book->ctx, PR_CODE_CM, below))
			return true;
	}
	return false;
}

static void
judge_row(struct pr_code_check *out, const struct pr_code_row *row,
	  const struct pr_codebook *book)
{
	put_title(out, row);
	if (row->valid)
		return;
	if (row->ended && row->ended[0]) {
		out->standing = PR_STANDING_ENDED;
		snprintf(out->words, sizeof(out->words),
			 "ended on %s; use the code that replaced it",
			 row->ended);
	} else if (row->system == PR_CODE_CM &&
		   wants_seventh(book, row->code)) {
		out->standing = PR_STANDING_SEVENTH;
		snprintf(out->words, sizeof(out->words),
			 "needs a seventh character%s",
			 strlen(row->code) < 6 ? ", with X in the places "
						 "between"
					       : "");
	} else {
		out->standing = PR_STANDING_HEADER;
		snprintf(out->words, sizeof(out->words),
			 "is a header; choose one of the codes below it");
	}
}

static void
judge_unknown(struct pr_code_check *out, const char *code,
	      const struct pr_codebook *book)
{
	char meant[1][12];

	out->standing = PR_STANDING_UNKNOWN;
	if (pr_code_suggest(meant, 1, out->system, code, book))
		memcpy(out->meant, meant[0], sizeof(out->meant));
	snprintf(out->words, sizeof(out->words), "is not in %s %s%s%s%s",
		 pr_code_system_name(out->system), book->edition[out->system],
		 out->meant[0] ? "; did you mean " : "", out->meant,
		 out->meant[0] ? "?" : "");
}

/* Two characters: a modifier when the table has it. */
static bool
is_modifier(struct pr_code_check *out, const char *text,
	    const struct pr_codebook *book)
{
	char code[3] = "";
	const struct pr_code_row *row;

	if (strlen(text) != 2 || !has_table(book, PR_CODE_HCPCS))
		return false;
	for (int i = 0; i < 2; i++)
		code[i] = (char)toupper((unsigned char)text[i]);
	row = book->find(book->ctx, PR_CODE_HCPCS, code);
	if (!row || !row->modifier)
		return false;
	out->system = PR_CODE_HCPCS;
	snprintf(out->code, sizeof(out->code), "%s", code);
	put_title(out, row);
	return true;
}

/* Every system whose shape it has may know it. */
static const struct pr_code_row *
find_any(const struct pr_codebook *book, const char *code)
{
	const struct pr_code_row *row = NULL;

	for (int s = PR_CODE_CM; book && s < PR_CODE_SYSTEMS && !row; s++)
		if (has_table(book, (enum pr_code_system)s))
			row = book->find(book->ctx, (enum pr_code_system)s,
					 code);
	return row;
}

static const struct pr_code_row *
find_in(const struct pr_codebook *book, enum pr_code_system system,
	const char *code)
{
	return has_table(book, system) ? book->find(book->ctx, system, code)
				       : NULL;
}

/* Typed without a dot, E1010 is a part of a wheelchair, but it is a diagnosis
 * without its dot too: in force, HCPCS goes first, and the other is named. */
static const struct pr_code_row *
find_both(struct pr_code_check *out, const struct pr_codebook *book,
	  const char *text, const char *code)
{
	const struct pr_code_row *cm = find_in(book, PR_CODE_CM, code);
	const struct pr_code_row *hcpcs = find_in(book, PR_CODE_HCPCS, code);
	const struct pr_code_row *other;

	if (!cm || !hcpcs || strchr(text, '.'))
		return find_any(book, code);
	other = hcpcs->valid || !cm->valid ? cm : hcpcs;
	pr_code_display(out->also, other->system, other->code);
	snprintf(out->also_title, sizeof(out->also_title), "%s",
		 other->title ? other->title : "");
	return other == cm ? hcpcs : cm;
}

/* What there is to say of a code without a row. */
static void
judge_missing(struct pr_code_check *out, const struct pr_code_shape *shape,
	      const struct pr_codebook *book)
{
	if (shape->fault != PR_CODE_FINE) {
		out->standing = PR_STANDING_SHAPE;
		snprintf(out->words, sizeof(out->words), "%s", shape->words);
		snprintf(out->meant, sizeof(out->meant), "%s", shape->meant);
	} else if (shape->system == PR_CODE_CPT &&
		   has_table(book, PR_CODE_CPT)) {
		/* a learner's own list need not have all there are */
		out->standing = PR_STANDING_UNCHECKED;
		snprintf(out->words, sizeof(out->words),
			 "has the shape of CPT; it is not in your own list");
	} else if (has_table(book, shape->system)) {
		judge_unknown(out, shape->code, book);
	} else {
		out->standing = PR_STANDING_UNCHECKED;
		snprintf(out->words, sizeof(out->words),
			 "has the shape of %s; there is no table to look it "
			 "up in",
			 pr_code_system_name(shape->system));
	}
}

void
pr_code_check(struct pr_code_check *out, const char *text,
	      const struct pr_codebook *book)
{
	pr_code_check_as(out, text, PR_CODE_NONE, book);
}

void
pr_code_check_as(struct pr_code_check *out, const char *text,
		 enum pr_code_system want, const struct pr_codebook *book)
{
	struct pr_code_shape shape;
	const struct pr_code_row *row = NULL;

	*out = (struct pr_code_check){ .standing = PR_STANDING_VALID };
	if (want == PR_CODE_NONE)
		want = pr_code_prefix(&text);
	if ((want == PR_CODE_NONE || want == PR_CODE_HCPCS) &&
	    is_modifier(out, text, book))
		return;
	pr_code_shape(&shape, text, want);
	out->system = shape.system;
	if (shape.code[0] && shape.system != PR_CODE_NONE)
		pr_code_display(out->code, shape.system, shape.code);
	else
		snprintf(out->code, sizeof(out->code), "%.11s", text);
	if (shape.code[0])
		row = want == PR_CODE_NONE
			      ? find_both(out, book, text, shape.code)
			      : find_in(book, want, shape.code);
	if (row) {
		out->system = row->system;
		pr_code_display(out->code, row->system, row->code);
		judge_row(out, row, book);
	} else {
		judge_missing(out, &shape, book);
	}
}
