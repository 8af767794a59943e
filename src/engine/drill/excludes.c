/* excludes.c - which codes a note keeps apart or joins; coding.md 2.2 */
#include "grade.h"

#include <string.h>

/*
 * Notes that say in words which codes they mean. A pattern is the beginning
 * of a code, ? any character. From the tabular of FY2026.
 */
static const struct {
	const char *owner; /* beginning of the note's owner */
	const char *words; /* part of the note */
	const char *codes; /* patterns apart by blanks */
} prose[] = {
	{ "Z47", "aftercare for healing fracture",
	  "S?2 S490 S491 S590 S591 S592 S790 S791 S890 S891 S892 S893 S990 "
	  "S991 S992 M80 M843 M844 M845 M846" },
	{ "Z47.2", "fixation device",
	  "S?2 S490 S491 S590 S591 S592 S790 S791 S890 S891 S892 S893 S990 "
	  "S991 S992" },
	{ "Z48", "aftercare following injury",
	  "S T07 T14 T15 T16 T17 T18 T19 T2 T30 T31 T32 T33 T34" },
	{ "Z48.81", "aftercare for injury",
	  "S T07 T14 T15 T16 T17 T18 T19 T2 T30 T31 T32 T33 T34" },
	{ "Z42", "treatment of current injury", "S" },
	{ "R65.1", "sepsis", "A40 A41 R652" },
	{ "R78.81", "sepsis", "A40 A41" },
	{ "S06.0", "S06.1- to S06.6-",
	  "S061 S062 S063 S064 S065 S066 S0681 S0682 S0689" },
	{ "S06.9", "S06.0- to S06.8",
	  "S060 S061 S062 S063 S064 S065 S066 S068" },
	{ "K56", "P76", "P76" },
	{ "P76.8", "K56", "K56" },
	{ "H91", "H90", "H90" },
	{ "H47.6", "S04.04", "S0404" },
	{ "E72.20", "E72.4", "E724" },
	{ "E87.2", "diabetic acidosis", "E081 E091 E101 E111 E131" },
	{ "M43.1", "acute traumatic",
	  "S120 S121 S122 S123 S124 S125 S126 "
	  "S220 S320" },
	{ "M48.5", "current injury", "S12 S220 S320" },
	{ "M65.2", "M75-M77", "M75 M76 M77" },
	{ "Q18", "Q67.0-Q67.4", "Q670 Q671 Q672 Q673 Q674" },
	{ "Q67", "Q87", "Q87" },
	{ "Q75", "Q87", "Q87" },
	{ "R29.891", "Q68.0", "Q680" },
	{ "R29.891", "M43.6", "M436" },
	{ "R45.83", "R68.11", "R6811" },
	{ "Z18", "Z87.821", "Z87821" },
	{ "Z20.6", "asymptomatic human immunodeficiency", "Z21" },
	{ "G56", "current traumatic nerve", "S44 S54 S64" },
	{ "G57", "current traumatic nerve", "S74 S84 S94" },
};

/* The code starts with one of the patterns. */
static bool
is_among(const char *code, const char *patterns)
{
	while (*patterns) {
		size_t n = strcspn(patterns, " "), i = 0;

		while (i < n && code[i] &&
		       (patterns[i] == '?' || patterns[i] == code[i]))
			i++;
		if (n > 0 && i == n)
			return true;
		patterns += n;
		patterns += strspn(patterns, " ");
	}
	return false;
}

/* An owner begins with another, dots or not. */
static bool
is_owner(const char *owner, const char *with)
{
	for (; *with; with++) {
		if (*with == '.')
			continue;
		if (*owner == '.')
			owner++;
		if (*owner++ != *with)
			return false;
	}
	return true;
}

static bool
prose_covers(const struct pr_note *note, const char *code)
{
	for (size_t i = 0; i < PR_LEN(prose); i++)
		if (is_owner(note->owner, prose[i].owner) &&
		    strstr(note->text, prose[i].words) &&
		    is_among(code, prose[i].codes))
			return true;
	return false;
}

const char *
note_owner(char out[static 12], const struct pr_note *note)
{
	if (strpbrk(note->owner, "- ."))
		return note->owner;
	return pr_code_display(out, PR_CODE_CM, note->owner);
}

/* "T36-T50 with fifth or sixth character 5", "... 1-4 or 6": the character
 * that says how a drug came to do harm is the sixth, or the fifth before X. */
static bool
has_intent(const struct pr_note *note, const char *code)
{
	const char *at = strstr(note->text, "fifth or six");
	size_t n = strlen(code);
	char is;

	if (!at || code[0] != 'T' || n < 5)
		return true;
	is = code[n > 5 && code[5] != 'X' ? 5 : 4];
	at += strcspn(at, "0123456789)");
	if (*at == '\0' || *at == ')')
		return true;
	for (; *at && *at != ')'; at++) {
		if (at[1] == '-' && at[2] && is >= at[0] && is <= at[2])
			return true;
		if (*at == is)
			return true;
	}
	return false;
}

bool
note_covers(const struct pr_note *note, const struct pr_code_row *row)
{
	if (!has_intent(note, row->code))
		return false;
	for (size_t i = 0; i < note->n_refs; i++)
		if (row->order >= note->refs[i].first &&
		    row->order <= note->refs[i].last)
			return true;
	return false;
}

const struct pr_note *
note_of(const struct pr_codebook *book, enum pr_note_kind kind,
	const struct pr_code_row *on, const struct pr_code_row *other)
{
	const struct pr_note *notes = NULL;
	size_t n;

	if (!book || !on || !other || on->system != PR_CODE_CM ||
	    other->system != PR_CODE_CM)
		return NULL;
	n = book->notes(book->ctx, on->code, &notes);
	for (size_t i = 0; i < n; i++)
		if (notes[i].kind == kind && note_covers(&notes[i], other))
			return &notes[i];
	return NULL;
}

/* What a note on one code says of another; a note that refers to both speaks
 * of codes below itself and keeps nothing apart. */
static const struct pr_note *
one_way(const struct pr_codebook *book, const struct pr_code_row *on,
	const struct pr_code_row *other)
{
	const struct pr_note *notes = NULL;
	size_t n = book->notes(book->ctx, on->code, &notes);

	for (size_t i = 0; i < n; i++) {
		if (notes[i].kind != PR_NOTE_EXCLUDES1)
			continue;
		if (note_covers(&notes[i], other) &&
		    !note_covers(&notes[i], on))
			return &notes[i];
		if (prose_covers(&notes[i], other->code))
			return &notes[i];
	}
	return NULL;
}

/* Written with or without dot, whole or the beginning. */
static bool
starts(const char *code, const char *with)
{
	char normal[12];
	size_t n = shape_normal(normal, sizeof(normal), with);

	return n > 0 && n < sizeof(normal) && strncmp(code, normal, n) == 0;
}

static bool
is_allowed(const struct pr_item *item, const char *a, const char *b)
{
	for (size_t i = 0; i + 1 < item->n_together; i += 2) {
		const char *x = item->together[i], *y = item->together[i + 1];

		if ((starts(a, x) && starts(b, y)) ||
		    (starts(a, y) && starts(b, x)))
			return true;
	}
	return false;
}

struct excluded
excludes(const struct pr_item *item, const struct pr_codebook *book,
	 const struct pr_code_row *a, const struct pr_code_row *b)
{
	struct excluded e = { false, NULL };

	if (!book || !a || !b || a->system != PR_CODE_CM ||
	    b->system != PR_CODE_CM || strcmp(a->code, b->code) == 0 ||
	    is_allowed(item, a->code, b->code))
		return e;
	e.note = one_way(book, a, b);
	if (!e.note)
		e.note = one_way(book, b, a);
	e.conflict = e.note != NULL;
	return e;
}
