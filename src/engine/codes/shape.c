/* shape.c - the shape of a code, without tables; see proctor/codes.h */
#include "shape.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char *const names[PR_CODE_SYSTEMS] = {
	[PR_CODE_NONE] = "",          [PR_CODE_CM] = "ICD-10-CM",
	[PR_CODE_PCS] = "ICD-10-PCS", [PR_CODE_HCPCS] = "HCPCS",
	[PR_CODE_CPT] = "CPT",        [PR_CODE_DRG] = "MS-DRG",
};

/* Other ways to write a name, dashes and blanks left out. */
static const struct {
	const char *name;
	enum pr_code_system system;
} other_names[] = {
	{ "CM", PR_CODE_CM },        { "ICD10", PR_CODE_CM },
	{ "PCS", PR_CODE_PCS },      { "HCPCSII", PR_CODE_HCPCS },
	{ "HCPCS2", PR_CODE_HCPCS }, { "HCPCSLEVELII", PR_CODE_HCPCS },
	{ "CPT4", PR_CODE_CPT },     { "DRG", PR_CODE_DRG },
};

const char *
pr_code_system_name(enum pr_code_system system)
{
	if ((unsigned)system >= PR_CODE_SYSTEMS)
		return "";
	return names[system];
}

/* Equal but for case, dashes and blanks. */
static bool
same_name(const char *a, const char *b)
{
	for (;;) {
		while (*a == '-' || *a == ' ')
			a++;
		while (*b == '-' || *b == ' ')
			b++;
		if (toupper((unsigned char)*a) != toupper((unsigned char)*b))
			return false;
		if (!*a)
			return true;
		a++;
		b++;
	}
}

enum pr_code_system
pr_code_system_of(const char *name)
{
	if (!name || !*name)
		return PR_CODE_NONE;
	for (int i = 1; i < PR_CODE_SYSTEMS; i++)
		if (same_name(name, names[i]))
			return (enum pr_code_system)i;
	for (size_t i = 0; i < PR_LEN(other_names); i++)
		if (same_name(name, other_names[i].name))
			return other_names[i].system;
	return PR_CODE_NONE;
}

enum pr_code_system
pr_code_prefix(const char **text)
{
	const char *colon = strchr(*text, ':');
	char name[16];
	enum pr_code_system system;

	if (!colon || (size_t)(colon - *text) >= sizeof(name))
		return PR_CODE_NONE;
	snprintf(name, sizeof(name), "%.*s", (int)(colon - *text), *text);
	system = pr_code_system_of(name);
	if (system != PR_CODE_NONE)
		*text = colon + 1;
	return system;
}

char *
pr_code_display(char out[12], enum pr_code_system system, const char *code)
{
	size_t n = strnlen(code, 11);

	if (system == PR_CODE_CM && n > 3 && n < 11 && !strchr(code, '.')) {
		memcpy(out, code, 3);
		out[3] = '.';
		memcpy(out + 4, code + 3, n - 3);
		out[n + 1] = '\0';
		return out;
	}
	memmove(out, code, n);
	out[n] = '\0';
	return out;
}

size_t
shape_normal(char *out, size_t cap, const char *text)
{
	size_t n = 0;

	for (; *text; text++) {
		if (*text == '.' || isspace((unsigned char)*text))
			continue;
		if (n + 1 < cap)
			out[n] = (char)toupper((unsigned char)*text);
		n++;
	}
	out[n < cap ? n : cap - 1] = '\0';
	return n;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The place, 1-based, of the first character from i on that is not among
 * these (and no digit), 0 when all are. */
static int
stranger(const char *code, int i, const char *letters)
{
	for (; code[i]; i++)
		if (!is_digit(code[i]) && !strchr(letters, code[i]))
			return i + 1;
	return 0;
}

#define LETTERS_NO_IO "ABCDEFGHJKLMNPQRSTUVWXYZ"

static int
cm_stranger(const char *code)
{
	if (!is_letter(code[0]))
		return 1;
	return stranger(code, 1, LETTERS_NO_IO);
}

static int
pcs_stranger(const char *code)
{
	if (!is_digit(code[0]) && !strchr("BCDFGHX", code[0]))
		return 1;
	return stranger(code, 1, LETTERS_NO_IO);
}

static int
hcpcs_stranger(const char *code, size_t n)
{
	if (n == 2)
		return stranger(code, 0, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	if (!strchr("ABCDEGHJKLMPQRSTUV", code[0]))
		return 1;
	return stranger(code, 1, "");
}

static int
cpt_stranger(const char *code)
{
	int at = stranger(code, 0, "");

	return at == 5 && strchr("FTUM", code[4]) ? 0 : at;
}

static int
strange_place(const char *code, size_t n, enum pr_code_system system)
{
	switch (system) {
	case PR_CODE_CM:
		return cm_stranger(code);
	case PR_CODE_PCS:
		return pcs_stranger(code);
	case PR_CODE_HCPCS:
		return hcpcs_stranger(code, n);
	case PR_CODE_CPT:
		return cpt_stranger(code);
	case PR_CODE_DRG:
		return stranger(code, 0, "");
	case PR_CODE_NONE:
		break;
	}
	return 0;
}

static bool
length_fits(size_t n, enum pr_code_system system)
{
	switch (system) {
	case PR_CODE_CM:
		return n >= 3 && n <= 7;
	case PR_CODE_PCS:
		return n == 7;
	case PR_CODE_HCPCS:
		return n == 5 || n == 2;
	case PR_CODE_CPT:
		return n == 5;
	case PR_CODE_DRG:
		return n == 3;
	case PR_CODE_NONE:
		break;
	}
	return false;
}

enum pr_code_fault
shape_fault(const char *code, enum pr_code_system system, int *at)
{
	size_t n = strlen(code);

	*at = 0;
	if (n == 0)
		return PR_CODE_EMPTY;
	if (system == PR_CODE_NONE)
		return PR_CODE_NO_SYSTEM;
	*at = strange_place(code, n, system);
	if (*at)
		return PR_CODE_CHARACTER;
	if (!length_fits(n, system))
		return PR_CODE_LENGTH;
	if (system == PR_CODE_DRG && strcmp(code, "000") == 0) {
		*at = 3;
		return PR_CODE_CHARACTER;
	}
	if (system == PR_CODE_HCPCS && n == 5 && code[0] == 'D')
		return PR_CODE_DENTAL;
	return PR_CODE_FINE;
}

bool
shape_fits(const char *code, enum pr_code_system system)
{
	int at;

	return shape_fault(code, system, &at) == PR_CODE_FINE;
}

/* Seven characters that fit both ICD-10 sets: CM codes go on with a digit,
 * PCS codes of these sections with a letter; in X the third decides. */
static bool
is_pcs_rather(const char *code)
{
	if (!shape_fits(code, PR_CODE_PCS))
		return false;
	if (!shape_fits(code, PR_CODE_CM))
		return true;
	if (is_letter(code[1]))
		return true;
	return code[0] == 'X' && is_letter(code[2]);
}

/* "OFT44ZZ": no chapter of CM goes on with a letter there. */
static bool
is_pcs_slip(const char *code)
{
	return (code[0] == 'O' || code[0] == 'I') && is_letter(code[1]) &&
	       strlen(code) == 7;
}

/* What it would be but for a slip. */
static enum pr_code_system
one_slip_away(const char *code, bool dot)
{
	if (strlen(code) == 7 && !dot && (is_digit(code[0]) || code[0] == 'O'))
		return PR_CODE_PCS;
	if (is_letter(code[0]) && strlen(code) <= 7)
		return PR_CODE_CM;
	return PR_CODE_NONE;
}

static enum pr_code_system
guess_system(const char *code, bool dot)
{
	if (!dot && (is_pcs_rather(code) || is_pcs_slip(code)))
		return PR_CODE_PCS;
	if (!dot && strlen(code) == 5 && code[0] != 'D' &&
	    shape_fits(code, PR_CODE_HCPCS))
		return PR_CODE_HCPCS;
	for (int s = PR_CODE_CM; s < PR_CODE_SYSTEMS; s++)
		if (s != PR_CODE_HCPCS &&
		    shape_fits(code, (enum pr_code_system)s))
			return (enum pr_code_system)s;
	return one_slip_away(code, dot);
}

/* Where the dot stands wrongly, as the place after which it should stand. */
static bool
dot_is_wrong(const char *text, enum pr_code_system system, size_t n)
{
	size_t at = 0;
	int dots = 0;

	for (; *text; text++) {
		if (*text != '.') {
			at += !isspace((unsigned char)*text);
			continue;
		}
		dots++;
		if (system != PR_CODE_CM || at != 3 || n < 3)
			return true;
	}
	return dots > 1;
}

/* O for 0 or I for 1 is undone where that makes the code fit. */
static bool
undo_slip(char *out, const char *code, enum pr_code_system system)
{
	size_t n = strnlen(code, PR_CODE_MAX);
	bool any = false;

	if (n >= PR_CODE_MAX)
		return false;
	for (size_t i = 0; i <= n; i++) {
		bool slip = (code[i] == 'O' || code[i] == 'I') &&
			    (i > 0 || system != PR_CODE_CM);

		out[i] = code[i];
		if (slip)
			out[i] = (char)(code[i] == 'O' ? '0' : '1');
		any |= slip;
	}
	if (system == PR_CODE_CM && (code[0] == '0' || code[0] == '1')) {
		out[0] = code[0] == '0' ? 'O' : 'I';
		any = true;
	}
	return any && shape_fits(out, system);
}

static const char *
length_words(enum pr_code_system system)
{
	switch (system) {
	case PR_CODE_CM:
		return "three to seven characters, letter first, dot after "
		       "the third";
	case PR_CODE_PCS:
		return "exactly seven characters";
	case PR_CODE_HCPCS:
		return "a letter and four digits";
	case PR_CODE_CPT:
		return "five digits, or four and F, T, U or M";
	case PR_CODE_DRG:
		return "three digits, 001 to 999";
	case PR_CODE_NONE:
		break;
	}
	return "";
}

static void
say_character(struct pr_code_shape *s, const char *code)
{
	char fixed[PR_CODE_MAX] = { 0 };
	char c = (char)(s->at > 0 ? code[s->at - 1] : '?');

	if (undo_slip(fixed, code, s->system)) {
		pr_code_display(s->meant, s->system, fixed);
		snprintf(s->words, sizeof(s->words),
			 "%c at place %d is probably %c: %s", c, s->at,
			 fixed[s->at - 1], s->meant);
		return;
	}
	snprintf(s->words, sizeof(s->words),
		 "%c cannot stand at place %d; %s has %s",
		 isprint((unsigned char)c) ? c : '?', s->at,
		 pr_code_system_name(s->system), length_words(s->system));
}

static void
say(struct pr_code_shape *s, const char *code)
{
	switch (s->fault) {
	case PR_CODE_FINE:
		break;
	case PR_CODE_EMPTY:
		snprintf(s->words, sizeof(s->words),
			 "there is no code; type one, such as E11.9");
		break;
	case PR_CODE_LENGTH:
		snprintf(s->words, sizeof(s->words),
			 "%zu characters; %s has %s", strlen(code),
			 pr_code_system_name(s->system),
			 length_words(s->system));
		break;
	case PR_CODE_CHARACTER:
		say_character(s, code);
		break;
	case PR_CODE_DOT:
		pr_code_display(s->meant, s->system, s->code);
		snprintf(s->words, sizeof(s->words), "%s: %s",
			 s->system == PR_CODE_CM
				 ? "the dot belongs after the third character"
				 : "codes of this set are written without dot",
			 s->meant);
		break;
	case PR_CODE_NO_SYSTEM:
		snprintf(s->words, sizeof(s->words),
			 "this has the shape of no code set; write E11.9, "
			 "0FT44ZZ, J1885 or 99213");
		break;
	case PR_CODE_DENTAL:
		snprintf(s->words, sizeof(s->words),
			 "dental codes (D and four digits) are not kept here");
		break;
	}
}

void
pr_code_shape(struct pr_code_shape *out, const char *text,
	      enum pr_code_system want)
{
	char code[32] = { 0 };
	bool dot = strchr(text, '.') != NULL;
	size_t n = shape_normal(code, sizeof(code), text);

	memset(out, 0, sizeof(*out));
	out->system = want;
	if (want == PR_CODE_NONE)
		out->system = guess_system(code, dot);
	out->fault = shape_fault(code, out->system, &out->at);
	if (out->fault == PR_CODE_FINE || out->fault == PR_CODE_DENTAL)
		memcpy(out->code, code, n + 1);
	if (out->fault == PR_CODE_FINE && dot &&
	    dot_is_wrong(text, out->system, n))
		out->fault = PR_CODE_DOT;
	say(out, code);
}
