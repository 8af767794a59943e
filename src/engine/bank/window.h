/*
 * engine/bank/window.h - the part of a file that is in memory
 *
 * floor    engine (bank)
 * idea     Bytes come in at the end and are eaten at the front; the place in
 *          lines and columns is kept as they are eaten.
 */
#ifndef PR_BANK_WINDOW_H
#define PR_BANK_WINDOW_H

#include "cut.h"

struct window {
	struct pr_source source;
	char *buf;
	size_t cap, max; /* room now, and the most there will be */
	size_t from, have;
	bool ended;
	uint64_t offset;        /* of buf[from] in the file */
	struct cut_place place; /* of buf[from] */
};

enum pr_status window_open(struct window *w, const struct pr_source *source,
			   size_t max);
void window_release(struct window *w);

/*
 * Reads until the window is full or the file ends, making room first: by
 * moving, and when that gives too little by growing. *more is false when
 * nothing could be added.
 */
enum pr_status window_fill(struct window *w, bool *more, struct pr_err *err);

/* Takes n bytes off the front. */
void window_eat(struct window *w, size_t n);

/* Eats blanks; *at_end is true when nothing else is left of the file. */
enum pr_status window_skip_blanks(struct window *w, bool *at_end,
				  struct pr_err *err);

static inline const char *
window_at(const struct window *w)
{
	return w->buf + w->from;
}

static inline size_t
window_len(const struct window *w)
{
	return w->have - w->from;
}

#endif
