/* cut_document.c - the outermost two levels of a document; see cut.h */
#include "cut_form.h"
#include "rule_numbers.h"

#include <string.h>

enum {
	DOC_NAME_OR_END, /* each _OR_END is followed by its plain state */
	DOC_NAME,
	DOC_AFTER_MEMBER,
	DOC_VALUE_OR_END,
	DOC_VALUE,
	DOC_AFTER_VALUE,
	DOC_TAIL,
};

/* The arrays whose values come out one by one. */
static const struct {
	const char *name;
	enum cut_kind kind;
} arrays[] = {
	{ "exams", CUT_EXAM },
	{ "stimuli", CUT_STIMULUS },
	{ "items", CUT_ITEM },
};

static bool
array_kind(enum cut_kind *kind, const char *name)
{
	for (size_t i = 0; i < PR_LEN(arrays); i++) {
		if (strcmp(arrays[i].name, name) == 0) {
			*kind = arrays[i].kind;
			return true;
		}
	}
	return false;
}

static const char *
skip(const char *p, const char *e)
{
	while (p < e && (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'))
		p++;
	return p;
}

enum sniff {
	SNIFF_GO_ON,
	SNIFF_MORE,
	SNIFF_LINES,
	SNIFF_DOCUMENT
};

/* What one member of the first object says about the form. */
static enum sniff
sniff_member(struct cutter *c, const char **pp, const char *e)
{
	const char *p = *pp, *name;
	size_t len;
	enum scan_status st;

	if (*p != '"')
		return SNIFF_DOCUMENT;
	st = scan_value(&c->scan, p, e, c->w.ended);
	if (st)
		return st == SCAN_MORE ? SNIFF_MORE : SNIFF_DOCUMENT;
	name = p + 1;
	len = (size_t)(c->scan.end - 1 - name);
	if (len == 6 && memcmp(name, "record", 6) == 0)
		return SNIFF_LINES;
	p = skip(c->scan.end, e);
	if (p < e && *p == ':')
		p = skip(p + 1, e);
	if (p >= e)
		return SNIFF_MORE;
	if (*p == '[')
		return SNIFF_DOCUMENT; /* no line's member before "record" */
	st = scan_value(&c->scan, p, e, c->w.ended);
	if (st)
		return st == SCAN_MORE ? SNIFF_MORE : SNIFF_DOCUMENT;
	*pp = skip(c->scan.end, e);
	return SNIFF_GO_ON;
}

/* p is after the first "{" of the file. */
static enum sniff
sniff(struct cutter *c, const char *p, const char *e)
{
	for (;;) {
		enum sniff verdict;

		p = skip(p, e);
		if (p >= e)
			return SNIFF_MORE;
		if (*p == '}') {
			p = skip(p + 1, e);
			return p < e ? SNIFF_LINES : SNIFF_MORE;
		}
		verdict = sniff_member(c, &p, e);
		if (verdict != SNIFF_GO_ON)
			return verdict;
		if (p < e && *p == ',')
			p++;
		else if (p < e && *p != '}')
			return SNIFF_DOCUMENT;
	}
}

/* Marks at the very start that are no JSON. */
static int
bad_start(const struct window *w)
{
	const char *p = window_at(w);
	size_t n = window_len(w);

	if (n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		return RULE_BOM;
	if (n >= 2 &&
	    (memcmp(p, "\xff\xfe", 2) == 0 || memcmp(p, "\xfe\xff", 2) == 0))
		return RULE_UTF8;
	return 0;
}

enum pr_status
cut_find_form(struct cutter *c, struct cut *out, struct pr_err *err)
{
	bool more = true, at_end;
	enum sniff verdict = SNIFF_MORE;
	enum pr_status st = cut_fill(c, out, &more, err);

	if (st)
		return st;
	if (bad_start(&c->w))
		return cut_lost(c, out, bad_start(&c->w), NULL);
	st = window_skip_blanks(&c->w, &at_end, err);
	if (st)
		return st;
	if (at_end)
		return cut_lost(c, out, RULE_EMPTY, NULL);
	if (*window_at(&c->w) != '{')
		return cut_lost(c, out, RULE_NOT_CERTBANK, NULL);
	c->scan.depth_max = c->limits.depth;
	while (verdict == SNIFF_MORE && more) {
		verdict = sniff(c, window_at(&c->w) + 1, c->w.buf + c->w.have);
		if (verdict != SNIFF_MORE)
			break;
		st = cut_fill(c, out, &more, err);
		if (st)
			return st;
	}
	c->form = verdict == SNIFF_LINES ? FORM_LINES : FORM_DOCUMENT;
	if (c->form == FORM_DOCUMENT)
		window_eat(&c->w, 1);
	c->state = DOC_NAME_OR_END;
	return PR_OK;
}

/* True when the document had a member of this name before. */
static bool
seen_before(struct cutter *c)
{
	for (size_t i = 0; i < c->n_seen; i++)
		if (strncmp(c->seen[i], c->name, sizeof(c->seen[i]) - 1) == 0)
			return true;
	if (c->n_seen < CUT_NAMES_MAX) {
		char *to = c->seen[c->n_seen++];

		memcpy(to, c->name, sizeof(c->seen[0]) - 1);
	}
	return false;
}

static enum pr_status
take_name(struct cutter *c, struct cut *out, struct pr_err *err)
{
	size_t len;
	enum pr_status st;

	if (*window_at(&c->w) != '"')
		return cut_lost(c, out, RULE_GRAMMAR,
				"a member name in double quotes is wanted");
	st = cut_value(c, out, 1, err);
	if (st)
		return st;
	if (out->rule)
		return PR_EPARSE;
	len = out->len - 2;
	if (len >= sizeof(c->name))
		len = sizeof(c->name) - 1;
	memset(c->name, 0, sizeof(c->name));
	memcpy(c->name, out->json + 1, len);
	if (seen_before(c)) {
		out->text = c->name;
		return cut_lost(c, out, RULE_DUPLICATE_MEMBER, NULL);
	}
	window_eat(&c->w, out->len);
	c->pending = 0;
	return PR_OK;
}

static enum pr_status
take_colon(struct cutter *c, struct cut *out, struct pr_err *err)
{
	bool at_end;
	enum pr_status st = window_skip_blanks(&c->w, &at_end, err);

	if (st)
		return st;
	if (at_end)
		return cut_lost(c, out, RULE_CUT_OFF, NULL);
	if (*window_at(&c->w) != ':')
		return cut_lost(c, out, RULE_GRAMMAR,
				"a colon is wanted after a member name");
	window_eat(&c->w, 1);
	st = window_skip_blanks(&c->w, &at_end, err);
	if (!st && at_end)
		st = cut_lost(c, out, RULE_CUT_OFF, NULL);
	return st;
}

/* Name, colon, and the value unless it is one of the arrays. */
static enum pr_status
take_member(struct cutter *c, struct cut *out, bool *given, struct pr_err *err)
{
	enum pr_status st = take_name(c, out, err);

	if (!st)
		st = take_colon(c, out, err);
	if (st)
		return st;
	if (*window_at(&c->w) == '[' && array_kind(&c->array, c->name)) {
		window_eat(&c->w, 1);
		c->state = DOC_VALUE_OR_END;
		return PR_OK;
	}
	c->state = DOC_AFTER_MEMBER;
	*given = true;
	st = cut_value(c, out, 1, err);
	out->kind = CUT_MEMBER;
	out->name = c->name;
	return st;
}

/* A comma or the closing bracket after a member or a value. */
static enum pr_status
take_separator(struct cutter *c, struct cut *out, char ch)
{
	bool in_array = c->state == DOC_AFTER_VALUE;

	if (ch == ',')
		c->state = in_array ? DOC_VALUE : DOC_NAME;
	else if (ch == (in_array ? ']' : '}'))
		c->state = in_array ? DOC_AFTER_MEMBER : DOC_TAIL;
	else
		return cut_lost(c, out, RULE_GRAMMAR,
				"a comma or a closing bracket is wanted");
	window_eat(&c->w, 1);
	return PR_OK;
}

static enum pr_status
step(struct cutter *c, struct cut *out, bool *given, struct pr_err *err)
{
	char ch = *window_at(&c->w);

	switch (c->state) {
	case DOC_NAME_OR_END:
	case DOC_VALUE_OR_END:
		if (ch == (c->state == DOC_NAME_OR_END ? '}' : ']')) {
			c->state = c->state == DOC_NAME_OR_END
					   ? DOC_TAIL
					   : DOC_AFTER_MEMBER;
			window_eat(&c->w, 1);
			return PR_OK;
		}
		c->state++;
		return PR_OK;
	case DOC_NAME:
		return take_member(c, out, given, err);
	case DOC_AFTER_MEMBER:
	case DOC_AFTER_VALUE:
		return take_separator(c, out, ch);
	case DOC_VALUE:
		c->state = DOC_AFTER_VALUE;
		*given = true;
		out->kind = c->array;
		return cut_value(c, out, 2, err);
	default:
		return cut_lost(c, out, RULE_AFTER_END, NULL);
	}
}

enum pr_status
cut_next_in_document(struct cutter *c, struct cut *out, struct pr_err *err)
{
	bool given = false;

	while (!given) {
		bool at_end;
		enum pr_status st = window_skip_blanks(&c->w, &at_end, err);

		if (st)
			return st;
		if (at_end && c->state == DOC_TAIL) {
			out->kind = CUT_END;
			return PR_OK;
		}
		if (at_end)
			return cut_lost(c, out, RULE_CUT_OFF, NULL);
		st = step(c, out, &given, err);
		if (st)
			return st;
	}
	return PR_OK;
}
