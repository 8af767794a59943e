/* window.c - a moving window over a source; see window.h */
#include "window.h"

#include "util/mem.h"

#include <stdlib.h>
#include <string.h>

#define WINDOW_BYTES ((size_t)256 * 1024)

enum pr_status
window_open(struct window *w, const struct pr_source *source, size_t max)
{
	memset(w, 0, sizeof(*w));
	w->source = *source;
	w->max = max;
	w->cap = max < WINDOW_BYTES ? max : WINDOW_BYTES;
	w->place.line = w->place.column = 1;
	w->buf = mem_array(w->cap, 1);
	return w->buf ? PR_OK : PR_ENOMEM;
}

void
window_release(struct window *w)
{
	free(w->buf);
	w->buf = NULL;
}

static enum pr_status
make_room(struct window *w, struct pr_err *err)
{
	size_t cap = w->cap > w->max / 2 ? w->max : 2 * w->cap;
	char *buf;

	if (w->from > 0) {
		memmove(w->buf, w->buf + w->from, window_len(w));
		w->have -= w->from;
		w->from = 0;
	}
	if (w->have <= w->cap / 2 || cap == w->cap)
		return PR_OK;
	buf = mem_resize(w->buf, cap, 1);
	if (!buf)
		return mem_fail(err);
	w->buf = buf;
	w->cap = cap;
	return PR_OK;
}

enum pr_status
window_fill(struct window *w, bool *more, struct pr_err *err)
{
	enum pr_status st;
	size_t before;

	*more = false;
	if (w->ended)
		return PR_OK;
	st = make_room(w, err);
	if (st)
		return st;
	before = w->have;
	while (w->have < w->cap) {
		size_t n = 0;

		st = w->source.read(w->source.ctx, w->buf + w->have,
				    w->cap - w->have, &n, err);
		if (st)
			return st;
		if (n == 0) {
			w->ended = true;
			*more = true; /* to know that it ended is news too */
			return PR_OK;
		}
		w->have += n;
	}
	*more = w->have > before;
	return PR_OK;
}

struct cut_place
cut_place_after(struct cut_place from, const char *bytes, size_t n)
{
	const char *p = bytes, *e = bytes + n;
	size_t lines = scan_count_lines(p, e);

	if (lines) {
		const char *q = e;

		while (q[-1] != '\n')
			q--;
		p = q;
		from.line += (long)lines;
		from.column = 1;
	}
	from.column += (long)scan_count_characters(p, e);
	return from;
}

void
window_eat(struct window *w, size_t n)
{
	w->place = cut_place_after(w->place, window_at(w), n);
	w->from += n;
	w->offset += n;
}

enum pr_status
window_skip_blanks(struct window *w, bool *at_end, struct pr_err *err)
{
	bool more = true;

	*at_end = false;
	while (more) {
		const char *p = window_at(w), *e = w->buf + w->have;
		enum pr_status st;

		while (p < e &&
		       (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'))
			p++;
		window_eat(w, (size_t)(p - window_at(w)));
		if (p < e)
			return PR_OK;
		st = window_fill(w, &more, err);
		if (st)
			return st;
	}
	*at_end = true;
	return PR_OK;
}
