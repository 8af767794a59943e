/* cut.c - document or lines, cut into values; see cut.h */
#include "cut.h"

#include "cut_form.h"
#include "rule_numbers.h"

#include <stdlib.h>
#include <string.h>

struct cutter *
cutter_new(const struct pr_source *source, const struct pr_bank_limits *limits)
{
	struct cutter *c = calloc(1, sizeof(*c));

	if (!c)
		return NULL;
	c->limits = *limits;
	c->place = (struct cut_place){ 1, 1 };
	/* a little more than a record, so that its end can be seen */
	if (window_open(&c->w, source, limits->record_bytes + 64)) {
		free(c);
		return NULL;
	}
	return c;
}

void
cutter_free(struct cutter *c)
{
	if (!c)
		return;
	window_release(&c->w);
	scan_release(&c->scan);
	free(c);
}

bool
cutter_is_lines(const struct cutter *c)
{
	return c->form == FORM_LINES;
}

uint64_t
cutter_offset(const struct cutter *c)
{
	return c->w.offset + c->pending;
}

enum pr_status
cut_lost(struct cutter *c, struct cut *out, int rule, const char *why)
{
	out->rule = rule;
	out->why = why;
	out->fault = c->w.place;
	return PR_EPARSE;
}

enum pr_status
cut_fill(struct cutter *c, struct cut *out, bool *more, struct pr_err *err)
{
	enum pr_status st = window_fill(&c->w, more, err);

	if (!st && c->w.offset + window_len(&c->w) > c->limits.file_bytes)
		return cut_lost(c, out, RULE_FILE_SIZE, NULL);
	return st;
}

void
cut_copy_fault(struct cutter *c, struct cut *out, const char *from)
{
	const struct scan *s = &c->scan;

	out->rule = s->rule;
	out->why = s->why;
	out->text = s->name;
	out->fault = cut_place_after(c->w.place, from, (size_t)(s->at - from));
}

/* Where a walk that only counts brackets and minds strings stands. */
struct skipper {
	long depth;
	bool in_string, escaped, done;
};

/* Steps over one byte; false when it belongs to what follows the value. */
static bool
skip_byte(struct skipper *k, char ch)
{
	if (k->in_string) {
		if (k->escaped)
			k->escaped = false;
		else if (ch == '\\')
			k->escaped = true;
		else if (ch == '"')
			k->in_string = false;
		k->done = !k->in_string && k->depth == 0;
		return true;
	}
	if (ch == '"') {
		k->in_string = true;
	} else if (ch == '{' || ch == '[') {
		k->depth++;
	} else if (k->depth == 0 && (ch == ',' || ch == ']' || ch == '}')) {
		k->done = true;
		return false;
	} else if (ch == '}' || ch == ']') {
		k->depth--;
		k->done = k->depth == 0;
	}
	return true;
}

/* A value over the limit is passed without being held. */
static enum pr_status
skip_value(struct cutter *c, struct cut *out, struct pr_err *err)
{
	struct skipper k = { 0 };
	struct cut_place begin = c->w.place;
	bool more = true;

	while (!k.done) {
		size_t n = 0;
		enum pr_status st;

		while (n < window_len(&c->w) && !k.done &&
		       skip_byte(&k, window_at(&c->w)[n]))
			n++;
		window_eat(&c->w, n);
		if (k.done)
			break;
		st = cut_fill(c, out, &more, err);
		if (st)
			return st;
		if (!more)
			return cut_lost(c, out, RULE_CUT_OFF, NULL);
	}
	out->json = NULL;
	out->rule = RULE_RECORD_SIZE;
	out->place = out->fault = begin;
	return PR_OK;
}

enum pr_status
cut_value(struct cutter *c, struct cut *out, int outer, struct pr_err *err)
{
	enum scan_status walked = SCAN_MORE;
	bool more = true;

	c->scan.depth_max = c->limits.depth - outer;
	while (walked == SCAN_MORE && more) {
		enum pr_status st = PR_OK;

		walked = scan_value(&c->scan, window_at(&c->w),
				    c->w.buf + c->w.have, c->w.ended);
		if (walked == SCAN_MORE)
			st = cut_fill(c, out, &more, err);
		if (st)
			return st;
	}
	if (walked == SCAN_NOMEM)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	if (walked == SCAN_MORE ||
	    (walked == SCAN_OK &&
	     (size_t)(c->scan.end - window_at(&c->w)) > c->limits.record_bytes))
		return skip_value(c, out, err);
	out->json = window_at(&c->w);
	out->place = c->w.place;
	out->rule = 0;
	if (c->scan.rule)
		cut_copy_fault(c, out, out->json);
	if (walked == SCAN_BAD)
		return PR_EPARSE;
	out->len = (size_t)(c->scan.end - out->json);
	c->pending = out->len;
	return PR_OK;
}

/* Up to the line's end, without holding it. */
static enum pr_status
skip_line(struct cutter *c, struct cut *out, struct pr_err *err)
{
	bool more = true;

	out->place = out->fault = c->w.place;
	out->rule = RULE_RECORD_SIZE;
	out->json = NULL;
	while (more) {
		const char *feed =
			memchr(window_at(&c->w), '\n', window_len(&c->w));
		enum pr_status st;

		if (feed) {
			window_eat(&c->w, (size_t)(feed - window_at(&c->w)));
			return PR_OK;
		}
		window_eat(&c->w, window_len(&c->w));
		st = cut_fill(c, out, &more, err);
		if (st)
			return st;
	}
	return PR_OK;
}

static const char *
skip_blanks(const char *p, const char *e)
{
	while (p < e && (*p == ' ' || *p == '\t' || *p == '\r'))
		p++;
	return p;
}

/* The scan of one whole line. */
static enum pr_status
judge_line(struct cutter *c, struct cut *out, size_t len, struct pr_err *err)
{
	const char *p = window_at(&c->w), *rest;
	enum scan_status walked;

	c->scan.depth_max = c->limits.depth;
	walked = scan_value(&c->scan, p, p + len, true);
	if (walked == SCAN_NOMEM)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	rest = skip_blanks(c->scan.end, p + len);
	if (walked == SCAN_OK && rest < p + len)
		scan_fault(&c->scan, RULE_AFTER_END, rest, NULL);
	out->json = p;
	out->len = walked == SCAN_OK ? (size_t)(c->scan.end - p) : 0;
	out->place = c->w.place;
	out->rule = 0;
	if (c->scan.rule)
		cut_copy_fault(c, out, p);
	c->pending = len;
	return PR_OK;
}

static enum pr_status
next_line(struct cutter *c, struct cut *out, struct pr_err *err)
{
	const char *feed = NULL;
	bool at_end, more = true;
	enum pr_status st = window_skip_blanks(&c->w, &at_end, err);

	if (st)
		return st;
	out->kind = at_end ? CUT_END : CUT_LINE;
	if (at_end)
		return PR_OK;
	while (more) {
		feed = memchr(window_at(&c->w), '\n', window_len(&c->w));
		if (feed || window_len(&c->w) > c->limits.record_bytes)
			break;
		st = cut_fill(c, out, &more, err);
		if (st)
			return st;
	}
	if (feed)
		c->line_len = (size_t)(feed - window_at(&c->w));
	else
		c->line_len = window_len(&c->w);
	if (c->line_len > c->limits.record_bytes)
		return skip_line(c, out, err);
	return judge_line(c, out, c->line_len, err);
}

enum pr_status
cutter_next(struct cutter *c, struct cut *out, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	memset(out, 0, sizeof(*out));
	window_eat(&c->w, c->pending);
	c->pending = 0;
	if (c->form == FORM_UNKNOWN)
		st = cut_find_form(c, out, err);
	if (st)
		return st;
	if (c->form == FORM_LINES)
		return next_line(c, out, err);
	return cut_next_in_document(c, out, err);
}
