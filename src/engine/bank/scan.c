/* scan.c - the grammar of RFC 8259 as a walk without a tree; see scan.h */
#include "scan.h"

#include "rule_numbers.h"

#include <stdlib.h>
#include <string.h>

enum {
	WANT_VALUE,
	AFTER_VALUE,
	NAME_OR_END,  /* just after { */
	VALUE_OR_END, /* just after [ */
	WANT_NAME,    /* after a comma in an object */
};

void
scan_release(struct scan *s)
{
	free(s->names);
	s->names = NULL;
	s->n_names = s->cap_names = 0;
}

void
scan_fault(struct scan *s, int rule, const char *at, const char *why)
{
	if (s->rule)
		return;
	s->rule = rule;
	s->at = at;
	s->why = why;
}

static enum scan_status
broken(struct scan *s, const char *why)
{
	scan_fault(s, RULE_GRAMMAR, s->p, why);
	return SCAN_BAD;
}

/* The window ends: either more can be read or the text is cut off. */
static enum scan_status
ran_out(struct scan *s)
{
	if (!s->last)
		return SCAN_MORE;
	scan_fault(s, RULE_CUT_OFF, s->e, NULL);
	return SCAN_BAD;
}

/* Tells most names apart by length and three of their bytes. */
static uint32_t
hash_name(const char *text, size_t len)
{
	const unsigned char *u = (const void *)text;

	if (len == 0)
		return 1;
	return 1 | (uint32_t)len << 24 | (uint32_t)u[0] << 1 |
	       (uint32_t)u[len / 2] << 9 | (uint32_t)u[len - 1] << 16;
}

/* A name with escapes is compared in its decoded form. */
static size_t
decode_name(char *out, const char *text, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		int u;

		if (text[i] != '\\') {
			out[n++] = text[i];
			continue;
		}
		i++;
		u = text[i] == 'u' && len - i > 4 ? scan_hex4(text + i + 1)
						  : -1;
		if (u > 0 && u < 0x80) {
			out[n++] = (char)u;
			i += 4;
		} else {
			out[n++] = '\\'; /* \n, \u00e9: alike if written so */
			out[n++] = text[i];
		}
	}
	return n;
}

static bool
same_name(const struct scan_name *a, const struct scan_name *b)
{
	char left[256], right[256];
	size_t n, m;

	if (a->len >= sizeof(left) || b->len >= sizeof(right) ||
	    (!memchr(a->text, '\\', a->len) && !memchr(b->text, '\\', b->len)))
		return a->len == b->len && a->hash == b->hash &&
		       memcmp(a->text, b->text, a->len) == 0;
	n = decode_name(left, a->text, a->len);
	m = decode_name(right, b->text, b->len);
	return n == m && memcmp(left, right, n) == 0;
}

/* Escaped names get hash 0, which is compared with everything. */
static void
check_double(struct scan *s, const struct scan_name *name)
{
	for (size_t i = s->level[s->depth - 1].first_name; i < s->n_names;
	     i++) {
		const struct scan_name *old = &s->names[i];
		size_t n = name->len;

		if (old->hash != name->hash && old->hash && name->hash)
			continue;
		if (!same_name(old, name) || s->rule)
			continue;
		scan_fault(s, RULE_DUPLICATE_MEMBER, name->text - 1, NULL);
		if (n >= sizeof(s->name))
			n = sizeof(s->name) - 1;
		memcpy(s->name, name->text, n);
		s->name[n] = '\0';
	}
}

static enum scan_status
add_name(struct scan *s, const char *text, size_t len)
{
	struct scan_name name = { text, (uint32_t)len, 0 };

	if (!s->escaped)
		name.hash = hash_name(text, len);
	check_double(s, &name);
	if (s->n_names - s->level[s->depth - 1].first_name >= SCAN_NAMES_MAX)
		return broken(s, "an object has more than 4096 members");
	if (s->n_names == s->cap_names) {
		size_t cap = s->cap_names ? 2 * s->cap_names : 64;
		struct scan_name *names =
			realloc(s->names, cap * sizeof(*names));

		if (!names)
			return SCAN_NOMEM;
		s->names = names;
		s->cap_names = cap;
	}
	s->names[s->n_names++] = name;
	return SCAN_OK;
}

static const char *
skip_blanks(const char *p, const char *e)
{
	while (p < e && (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'))
		p++;
	return p;
}

static enum scan_status
scan_name(struct scan *s)
{
	const char *text;
	size_t len;
	enum scan_status st;

	if (*s->p != '"')
		return broken(s, "a member name in double quotes is wanted");
	text = ++s->p;
	s->escaped = false;
	st = scan_string(s);
	if (st)
		return st;
	len = (size_t)(s->p - 1 - text);
	s->p = skip_blanks(s->p, s->e);
	if (s->p >= s->e)
		return ran_out(s);
	if (*s->p != ':')
		return broken(s, "a colon is wanted after a member name");
	s->p++;
	s->state = WANT_VALUE;
	return add_name(s, text, len);
}

static enum scan_status
scan_word(struct scan *s, const char *word)
{
	size_t len = strlen(word);
	size_t have = (size_t)(s->e - s->p);

	if (memcmp(s->p, word, have < len ? have : len) != 0)
		return broken(s, "a value is wanted here");
	if (have < len)
		return ran_out(s);
	s->p += len;
	s->state = AFTER_VALUE;
	return SCAN_OK;
}

static enum scan_status
open_level(struct scan *s)
{
	bool object = *s->p == '{';

	if (s->depth >= (size_t)s->depth_max)
		scan_fault(s, RULE_TOO_DEEP, s->p, NULL);
	if (s->depth >= SCAN_LEVELS)
		return SCAN_BAD;
	s->level[s->depth].object = object;
	s->level[s->depth].first_name = s->n_names;
	s->depth++;
	s->p++;
	s->state = object ? NAME_OR_END : VALUE_OR_END;
	return SCAN_OK;
}

static enum scan_status
close_level(struct scan *s)
{
	const struct scan_level *level = &s->level[s->depth - 1];

	if ((*s->p == '}') != level->object)
		return broken(s, "the closing bracket does not fit");
	s->n_names = level->first_name;
	s->depth--;
	s->p++;
	s->state = AFTER_VALUE;
	return SCAN_OK;
}

static enum scan_status
after_value(struct scan *s)
{
	if (*s->p == '}' || *s->p == ']')
		return close_level(s);
	if (*s->p != ',')
		return broken(s, "a comma or a closing bracket is wanted");
	s->p++;
	s->state = s->level[s->depth - 1].object ? WANT_NAME : WANT_VALUE;
	return SCAN_OK;
}

static enum scan_status
begin_value(struct scan *s)
{
	switch (*s->p) {
	case '{':
	case '[':
		return open_level(s);
	case '"':
		s->p++;
		s->state = AFTER_VALUE;
		return scan_string(s);
	case 't':
		return scan_word(s, "true");
	case 'f':
		return scan_word(s, "false");
	case 'n':
		return scan_word(s, "null");
	default:
		s->state = AFTER_VALUE;
		return scan_number(s);
	}
}

static enum scan_status
step(struct scan *s)
{
	s->p = skip_blanks(s->p, s->e);
	if (s->p >= s->e)
		return ran_out(s);
	switch (s->state) {
	case AFTER_VALUE:
		return after_value(s);
	case NAME_OR_END:
		if (*s->p == '}')
			return close_level(s);
		return scan_name(s);
	case WANT_NAME:
		return scan_name(s);
	case VALUE_OR_END:
		if (*s->p == ']')
			return close_level(s);
		return begin_value(s);
	default:
		return begin_value(s);
	}
}

enum scan_status
scan_value(struct scan *s, const char *p, const char *e, bool last)
{
	enum scan_status st;

	s->p = p;
	s->e = e;
	s->last = last;
	s->rule = 0;
	s->at = s->why = NULL;
	s->name[0] = '\0';
	s->depth = 0;
	s->n_names = 0;
	s->state = WANT_VALUE;
	do {
		st = step(s);
	} while (st == SCAN_OK && (s->depth || s->state != AFTER_VALUE));
	s->end = s->p;
	return st;
}
