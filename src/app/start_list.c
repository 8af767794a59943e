/* start_list.c - a form from a list of candidates, in the order of the list */
#include "util/mem.h"

#include "start_internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool
start_free(const struct pr_candidate *c)
{
	return !c->reserved && !c->avoided && !c->pretest;
}

static bool
names(const struct pr_candidate *c, size_t i)
{
	for (size_t k = 0; k < c->n_enemies; k++)
		if ((size_t)c->enemies[k] == i)
			return true;
	return false;
}

bool
start_enemies(const struct pool *pool, size_t a, size_t b)
{
	return names(&pool->candidates[a], b) || names(&pool->candidates[b], a);
}

bool
start_clashes(const struct pool *pool, const size_t *index, size_t n, size_t i)
{
	int set = pool->candidates[i].set;

	for (size_t k = 0; k < n; k++)
		if (start_enemies(pool, index[k], i) ||
		    (set >= 0 && pool->candidates[index[k]].set == set))
			return true;
	return false;
}

enum pr_status
start_list(struct start *s, const size_t *index, size_t n, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	s->form = mem_array(1, sizeof(*s->form));
	if (s->form)
		s->form->slots = mem_array(n, sizeof(*s->form->slots));
	if (!s->form || !s->form->slots)
		return mem_fail(err);
	s->form->seed = s->draw.seed;
	for (size_t i = 0; i < n && !st; i++) {
		st = app_pool_slot(&s->form->slots[i], &s->pool, index[i],
				   s->exam->n_domains, s->draw.seed + i, err);
		s->form->n_slots += !st;
	}
	return st;
}

void
start_say(struct start *s, const char *fmt, ...)
{
	size_t at = strlen(s->notice);
	va_list args;

	if (at && at + 1 < sizeof(s->notice)) {
		s->notice[at++] = ' ';
		s->notice[at] = '\0';
	}
	va_start(args, fmt);
	vsnprintf(s->notice + at, sizeof(s->notice) - at, fmt, args);
	va_end(args);
}
