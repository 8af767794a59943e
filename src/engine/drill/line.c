/* line.c - code lines, read and written; see proctor/coding.h */
#include "engine/codes/shape.h"
#include "proctor/coding.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define BLANKS " \t\r\n,;"
#define WORD_MAX 60   /* of one word, more is no code line */
#define UNITS_MAX 999 /* on one line */

/* Where reading has got to. */
struct reading {
	struct pr_code_line *lines;
	size_t n;
	char word[WORD_MAX + 1];
	char *at; /* in word */
	struct pr_err *err;
};

static enum pr_status
refuse(struct reading *r, const char *right)
{
	return pr_fail(r->err, PR_EINVAL, "\"%s\" cannot be read: %s", r->word,
		       right);
}

static struct pr_code_line *
last_line(struct reading *r)
{
	return r->n ? &r->lines[r->n - 1] : NULL;
}

static enum pr_status
read_modifier(struct reading *r, struct pr_code_line *line)
{
	size_t len = strcspn(r->at, "-/=*");
	char *to;

	/* "99213-25x2": units may follow without a sign */
	if (len > 3 && (r->at[2] == 'x' || r->at[2] == 'X'))
		len = 2;
	if (len == 3 && (r->at[2] == 'x' || r->at[2] == 'X'))
		len = 0;
	if (len != 2 || !isalnum((unsigned char)r->at[0]) ||
	    !isalnum((unsigned char)r->at[1]))
		return refuse(r, "a modifier is two letters or digits after a "
				 "dash, as in 99213-25");
	if (line->n_mods == PR_LINE_MODS)
		return refuse(r, "a line takes at most four modifiers");
	to = line->mods[line->n_mods++];
	to[0] = (char)toupper((unsigned char)r->at[0]);
	to[1] = (char)toupper((unsigned char)r->at[1]);
	to[2] = '\0';
	r->at += 2;
	return PR_OK;
}

static enum pr_status
read_units(struct reading *r, struct pr_code_line *line)
{
	int units = 0;
	size_t n = 0;

	for (; isdigit((unsigned char)r->at[n]) && units <= UNITS_MAX; n++)
		units = units * 10 + (r->at[n] - '0');
	if (n == 0 || units < 1 || units > UNITS_MAX)
		return refuse(r, "units are a whole number from 1 to 999, as "
				 "in J1885*2");
	line->units = units;
	r->at += n;
	return PR_OK;
}

static enum pr_status
read_poa(struct reading *r, struct pr_code_line *line)
{
	char c = (char)toupper((unsigned char)*r->at);

	if (c == '\0') {
		line->poa = 'E';
		return PR_OK;
	}
	if (!strchr("YNUWE1", c))
		return refuse(r, "present on admission is Y, N, U or W, as in "
				 "/Y, or / alone for an exempt code");
	line->poa = (char)(c == '1' ? 'E' : c);
	r->at++;
	return PR_OK;
}

/* What follows a code: "-59", "x2", "*2", "/Y", "=Y", in any order. */
static enum pr_status
read_rest(struct reading *r)
{
	struct pr_code_line *line = last_line(r);
	enum pr_status st = PR_OK;

	if (!line)
		return refuse(r, "modifiers, units and indicators stand after "
				 "a code");
	while (*r->at && st == PR_OK) {
		switch (*r->at++) {
		case '-':
			st = read_modifier(r, line);
			break;
		case '*':
		case 'x':
		case 'X':
			st = read_units(r, line);
			break;
		case '/':
		case '=':
			st = read_poa(r, line);
			break;
		default:
			return refuse(r, "after a code stand -25 for a "
					 "modifier, *2 for units or /Y");
		}
	}
	return st;
}

/* "x2" and nothing else. */
static bool
is_units(const char *word)
{
	size_t digits = strspn(word + 1, "0123456789");

	return (word[0] == 'x' || word[0] == 'X') && digits > 0 && digits < 5 &&
	       (word[1 + digits] == '\0' || strchr("-/=", word[1 + digits]));
}

/* X30 is a category of its own; after a diagnosis nobody counts units. */
static bool
is_units_of(const char *word, const struct pr_code_line *line)
{
	bool counted =
		line->system == PR_CODE_HCPCS || line->system == PR_CODE_CPT;

	return is_units(word) && (counted || strcspn(word, "-/=") < 3);
}

/* "J1885x2" is a code and its units, "S52.5X2A" and "02703X6" are codes. */
static bool
ends_in_units(const char *word, size_t len, enum pr_code_system want)
{
	char code[8];

	if (len < 7 || (word[5] != 'x' && word[5] != 'X') || word[6] == '0' ||
	    strspn(word + 6, "0123456789") != len - 6)
		return false;
	if (want != PR_CODE_NONE && want != PR_CODE_HCPCS &&
	    want != PR_CODE_CPT)
		return false;
	memcpy(code, word, 7);
	code[7] = '\0';
	if (len == 7 && word[5] == 'X' && shape_fits(code, PR_CODE_PCS))
		return false;
	code[5] = '\0';
	shape_normal(code, sizeof(code), code);
	return shape_fits(code, PR_CODE_CPT) || shape_fits(code, PR_CODE_HCPCS);
}

/* The length of the code at the start of a word. */
static size_t
code_length(const char *word, enum pr_code_system want)
{
	size_t len = strcspn(word, "-/=*");

	return ends_in_units(word, len, want) ? 5 : len;
}

static enum pr_status
read_code(struct reading *r)
{
	struct pr_code_line *line;
	struct pr_code_shape shape;
	enum pr_code_system want = PR_CODE_NONE;
	char *colon = strchr(r->word, ':');
	char code[WORD_MAX + 1];
	size_t len;

	r->at = r->word;
	if (colon) {
		*colon = '\0';
		want = pr_code_system_of(r->word);
		*colon = ':';
		if (want == PR_CODE_NONE || strchr(colon + 1, ':'))
			return refuse(r, "before the colon stands cm, pcs, "
					 "hcpcs, cpt or drg");
		r->at = colon + 1;
	}
	len = code_length(r->at, want);
	memcpy(code, r->at, len);
	code[len] = '\0';
	if (len == 0)
		return refuse(r, "there is no code");
	if (r->n == PR_LINES_MAX)
		return pr_fail(r->err, PR_EINVAL,
			       "more than %d codes; leave some out",
			       PR_LINES_MAX);
	line = &r->lines[r->n];
	memset(line, 0, sizeof(*line));
	if (shape_normal(line->code, sizeof(line->code), code) >= PR_CODE_MAX)
		return refuse(r, "a code has at most seven characters");
	if (!line->code[0])
		return refuse(r, "there is no code");
	pr_code_shape(&shape, code, want);
	if (shape.system == PR_CODE_NONE) /* a dot may be what misled */
		pr_code_shape(&shape, line->code, PR_CODE_NONE);
	line->system = shape.system;
	r->at += len;
	r->n++;
	return read_rest(r);
}

static enum pr_status
read_word(struct reading *r)
{
	for (const char *p = r->word; *p; p++)
		if (!isgraph((unsigned char)*p) || (*p & 0x80))
			return pr_fail(r->err, PR_EINVAL,
				       "a code line holds letters, digits and "
				       "the signs . - / = * : only");
	r->at = r->word;
	if (strchr("-*/=", r->word[0]) ||
	    (r->n && is_units_of(r->word, last_line(r))))
		return read_rest(r);
	return read_code(r);
}

enum pr_status
pr_code_lines_read(struct pr_code_line *out, size_t *n, const char *text,
		   struct pr_err *err)
{
	struct pr_code_line lines[PR_LINES_MAX];
	struct reading r = { .lines = lines, .err = err };

	for (;;) {
		size_t len;
		enum pr_status st;

		text += strspn(text, BLANKS);
		len = strcspn(text, BLANKS);
		if (len == 0)
			break;
		if (len > WORD_MAX)
			return pr_fail(err, PR_EINVAL,
				       "a word of %zu characters is no code; "
				       "part codes by blanks",
				       len);
		memcpy(r.word, text, len);
		r.word[len] = '\0';
		st = read_word(&r);
		if (st)
			return st;
		text += len;
	}
	memcpy(out, lines, r.n * sizeof(*out));
	*n = r.n;
	return PR_OK;
}

/* A dot where "x2" is of the code and would be read as its units. */
static void
keep_whole(char shown[static 12], enum pr_code_system want)
{
	size_t len = strlen(shown), code = code_length(shown, want);

	if (code == len)
		return;
	memmove(shown + code + 1, shown + code, len - code + 1);
	shown[code] = '.';
}

static size_t
write_line(char out[static 64], const struct pr_code_line *line)
{
	static const char *const prefixes[PR_CODE_SYSTEMS] = {
		"", "cm:", "pcs:", "hcpcs:", "cpt:", "drg:"
	};
	bool fits = shape_fits(line->code, line->system), bare;
	struct pr_code_shape shape;
	char shown[12];
	size_t n;

	pr_code_display(shown, fits ? line->system : PR_CODE_NONE, line->code);
	pr_code_shape(&shape, shown, PR_CODE_NONE);
	bare = shape.system == line->system;
	/* of no system at all: as it was typed, not as it was taken */
	if (!fits && shape.system == PR_CODE_NONE)
		bare = code_length(shown, PR_CODE_NONE) == strlen(shown);
	bare = bare && !is_units(shown);
	if (!bare)
		keep_whole(shown, line->system);
	n = (size_t)snprintf(out, 64, "%s%s",
			     bare ? "" : prefixes[line->system], shown);
	for (int i = 0; i < line->n_mods; i++)
		n += (size_t)snprintf(out + n, 64 - n, "-%s", line->mods[i]);
	if (line->units)
		n += (size_t)snprintf(out + n, 64 - n, "*%d", line->units);
	if (line->poa)
		n += (size_t)snprintf(out + n, 64 - n, "/%c", line->poa);
	return n;
}

size_t
pr_code_lines_write(char *out, size_t cap, const struct pr_code_line *lines,
		    size_t n)
{
	size_t len = 0;

	if (cap)
		out[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		char text[64];
		size_t add = write_line(text, &lines[i]);

		if (i > 0 && len + 1 < cap)
			out[len] = '\n';
		len += i > 0;
		if (len < cap) {
			size_t room = cap - len - 1;
			size_t take = add < room ? add : room;

			memcpy(out + len, text, take);
			out[len + take] = '\0';
		}
		len += add;
	}
	return len;
}
