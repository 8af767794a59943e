/* grade_codes.c - codes: case, blanks and dots do not count, modifiers are a
 * set; the learning score of drills is made elsewhere */
#include "grade.h"

#include <ctype.h>
#include <string.h>

#define CODES_MAX 64
#define MODIFIERS_MAX 8

/* One submitted line: "99213-25-59 x2". */
struct line {
	char code[16];
	char modifiers[MODIFIERS_MAX][3];
	size_t n_modifiers;
	bool used;
};

static void
normal_code(char out[static 16], const char *text, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len && n < 15; i++)
		if (isalnum((unsigned char)text[i]))
			out[n++] = (char)toupper((unsigned char)text[i]);
	out[n] = '\0';
}

/* Lines are parted by comma, semicolon or line end, else by blanks. */
static size_t
read_lines(struct line *lines, const char *body)
{
	const char *part = strpbrk(body, ",;\n") ? ",;\n" : " \t";
	size_t n = 0, len;

	for (; n < CODES_MAX && (len = grade_word(&body, part)) > 0;
	     body += len) {
		const char *dash = memchr(body, '-', len);
		size_t head = dash ? (size_t)(dash - body) : len;
		struct line *line = &lines[n];

		memset(line, 0, sizeof(*line));
		normal_code(line->code, body, head);
		for (size_t i = head; i + 2 < len; i++) {
			if (body[i] != '-' ||
			    line->n_modifiers == MODIFIERS_MAX)
				continue;
			line->modifiers[line->n_modifiers][0] =
				(char)toupper((unsigned char)body[i + 1]);
			line->modifiers[line->n_modifiers][1] =
				(char)toupper((unsigned char)body[i + 2]);
			line->n_modifiers++;
		}
		n += line->code[0] != '\0';
	}
	return n;
}

static bool
is_code(const char *key, const struct line *line)
{
	char normal[16];

	normal_code(normal, key, strlen(key));
	return strcmp(normal, line->code) == 0;
}

static bool
has_modifier(const struct line *line, const char *modifier)
{
	for (size_t i = 0; i < line->n_modifiers; i++)
		if (strcmp(line->modifiers[i], modifier) == 0)
			return true;
	return false;
}

/* The code, or one accepted in its place, with exactly its modifiers. */
static bool
fits(const struct pr_answer *a, const struct line *line)
{
	bool code = is_code(a->text, line);

	for (size_t i = 0; !code && i < a->n_alternatives; i++)
		code = is_code(a->alternatives[i], line);
	if (!code || a->n_modifiers != line->n_modifiers)
		return false;
	for (size_t i = 0; i < a->n_modifiers; i++)
		if (!has_modifier(line, a->modifiers[i]))
			return false;
	return true;
}

/* The place of the line that takes this answer, -1 when none does. */
static int
take(const struct pr_item *item, size_t i, struct line *lines, size_t n)
{
	size_t from = 0, to = n;

	if (item->sequence == PR_SEQUENCE_ORDERED) {
		from = i;
		to = i < n ? i + 1 : i;
	} else if (item->sequence == PR_SEQUENCE_FIRST_ONLY && i == 0) {
		to = n ? 1 : 0;
	}
	for (size_t k = from; k < to; k++) {
		if (lines[k].used || !fits(&item->answers[i], &lines[k]))
			continue;
		lines[k].used = true;
		return (int)k;
	}
	return -1;
}

static void
find_wrong(const struct pr_item *item, const struct line *lines, size_t n,
	   struct verdict *v)
{
	for (size_t k = 0; k < n; k++) {
		for (size_t i = 0; i < item->n_wrong_answers; i++) {
			if (lines[k].used ||
			    !is_code(item->wrong_answers[i].text, &lines[k]))
				continue;
			v->wrong = (int)i;
			return;
		}
	}
}

/* Another member of the group stands for this one. */
static bool
group_met(const struct pr_item *item, size_t i, const bool *met)
{
	const char *group = item->answers[i].group;

	for (size_t k = 0; group && k < item->n_answers; k++)
		if (met[k] && item->answers[k].group &&
		    strcmp(item->answers[k].group, group) == 0)
			return true;
	return false;
}

/* What the submitted lines are worth against the key. */
struct tally {
	double earned, worth;
	size_t extra; /* lines too many; one that misses its place is none */
	bool whole;   /* nothing needed is missing, nothing is extra */
};

static struct tally
tally(const struct pr_item *item, struct line *lines, size_t n)
{
	struct tally t = { 0, 0, 0, true };
	size_t left = 0, unmet = 0;
	bool met[CODES_MAX] = { false };
	size_t count =
		item->n_answers < CODES_MAX ? item->n_answers : CODES_MAX;

	for (size_t i = 0; i < count; i++)
		met[i] = take(item, i, lines, n) >= 0;
	for (size_t i = 0; i < count; i++) {
		const struct pr_answer *a = &item->answers[i];
		bool there = met[i] || group_met(item, i, met);

		t.earned += there ? a->credit : 0;
		t.worth += a->required || there ? a->credit : 0;
		t.whole = t.whole && (there || !a->required);
		unmet += !there && a->required;
	}
	for (size_t k = 0; k < n; k++)
		left += !lines[k].used;
	t.extra = left > unmet ? left - unmet : 0;
	t.whole = t.whole && left == 0 && t.earned > 0;
	return t;
}

struct verdict
grade_codes(const struct pr_item *item, const char *body)
{
	struct verdict v = { 0, -1, -1 };
	struct line lines[CODES_MAX];
	size_t n = read_lines(lines, body);
	struct tally t = tally(item, lines, n);

	find_wrong(item, lines, n, &v);
	v.share = t.whole ? 1 : 0;
	if (t.whole || item->scoring == PR_SCORING_ALL_OR_NOTHING ||
	    t.worth <= 0)
		return v;
	v.share = t.earned / t.worth -
		  item->extra_penalty * (double)t.extra / item->points;
	if (v.share >= 1)
		v.share = 0.99;
	return v;
}
