/* list.c - all options of a question in one cell; see convert/list.h */
#include "convert/list.h"

#include "proctor/text.h"
#include "util/mem.h"

#include <ctype.h>
#include <string.h>

/* A JSON string being read. */
struct scan {
	const char *at;
	struct buf out;
};

static bool
hex4(struct scan *s, uint32_t *cp)
{
	static const char digits[] = "0123456789abcdef";

	*cp = 0;
	for (int i = 0; i < 4; i++, s->at++) {
		const char *d =
			*s->at ? strchr(digits, tolower((unsigned char)*s->at))
			       : NULL;

		if (!d)
			return false;
		*cp = *cp << 4 | (uint32_t)(d - digits);
	}
	return true;
}

/* After "\u"; pairs of surrogates are one character. */
static bool
unicode(struct scan *s)
{
	uint32_t cp, low;
	char bytes[4];

	if (!hex4(s, &cp))
		return false;
	if (cp >= 0xd800 && cp < 0xdc00) {
		if (s->at[0] != '\\' || s->at[1] != 'u')
			return false;
		s->at += 2;
		if (!hex4(s, &low) || low < 0xdc00 || low > 0xdfff)
			return false;
		cp = 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
	}
	if (!cp)
		return false;
	buf_add(&s->out, bytes, pr_text_put(bytes, cp));
	return true;
}

static bool
escape(struct scan *s)
{
	static const char from[] = "\"\\/nrtbf";
	static const char to[] = "\"\\/\n\n\t  ";
	const char *which = *s->at ? strchr(from, *s->at) : NULL;

	if (*s->at == 'u') {
		s->at++;
		return unicode(s);
	}
	if (!which)
		return false;
	buf_addc(&s->out, to[which - from]);
	s->at++;
	return true;
}

/* From after the first quotation mark to after the last. */
static bool
string(struct scan *s)
{
	buf_reset(&s->out);
	while (*s->at && *s->at != '"') {
		if (*s->at != '\\')
			buf_addc(&s->out, *s->at++);
		else if (s->at++, !escape(s))
			return false;
	}
	return *s->at++ == '"';
}

static void
skip(struct scan *s)
{
	while (isspace((unsigned char)*s->at))
		s->at++;
}

static const char *
add(struct job *job, struct item *item, size_t *n, const char *text, size_t len,
    struct place at)
{
	char *copy;

	if (*n == OPTIONS)
		return "it has more than 26 entries";
	copy = arena_strndup(job->arena, text, len);
	if (!copy) {
		job_failed(job, mem_fail(&job->err));
		return "no memory";
	}
	item->option[*n] = (struct cell){ copy, len, at };
	if (strspn(copy, " \t\n") < len)
		item->has |= 1u << *n;
	++*n;
	return NULL;
}

static const char *
read_array(struct job *job, struct item *item, struct scan *s, struct place at)
{
	const char *wrong = NULL;
	size_t n = 0;

	s->at++;
	for (skip(s); *s->at == '"' && !wrong; skip(s)) {
		s->at++;
		if (!string(s))
			return "a string in it is not closed or has an escape "
			       "that is none";
		wrong = add(job, item, &n, buf_text(&s->out), s->out.len, at);
		skip(s);
		if (*s->at != ',')
			break;
		s->at++;
	}
	if (wrong)
		return wrong;
	return *s->at == ']' ? NULL : "an array of strings ends with ]";
}

const char *
list_read(struct job *job, struct item *item, const struct cell *cell)
{
	struct scan s = { .at = cell->text };
	char between = strchr(cell->text, '\n') ? '\n' : '|';
	const char *wrong = NULL;
	size_t n = 0;

	if (!cell->len)
		return NULL;
	skip(&s);
	if (*s.at == '[') {
		buf_init(&s.out, PR_FOREIGN_FIELD * 2);
		wrong = read_array(job, item, &s, cell->at);
		job_failed(job, buf_status(&s.out, &job->err));
		buf_release(&s.out);
		return wrong;
	}
	while (*s.at && !wrong) {
		const char *end = strchr(s.at, between);
		size_t len = end ? (size_t)(end - s.at) : strlen(s.at);

		wrong = add(job, item, &n, s.at, len, cell->at);
		s.at += len + (end != NULL);
	}
	return wrong;
}
