/* pool.c - what may be drawn for one exam and this learner */
#include "pool.h"

#include "proctor/date.h"
#include "proctor/irt.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* An item that no writer rated is as unsure as this, in logits. */
#define UNRATED_SD 1.0
#define UNRATED_SHARE 0.70

struct load {
	struct pool *pool;
	const struct pr_exam *exam;
	char today[11];
	size_t cap;
	unsigned char (*sets)[16]; /* case material by candidate, zero: none */
	size_t sets_cap;
	bool out_of_memory;
};

void
app_today(const struct pr_desk *desk, char out[11])
{
	struct pr_env env;

	pr_desk_now(desk, &env);
	pr_date_format(out, pr_date_from_ms(env.wall_ms, env.utc_offset_min));
}

static void
add_name(struct exam_names *list, const char *name)
{
	for (size_t i = 0; i < list->n; i++)
		if (!strcasecmp(list->names[i], name))
			return;
	if (list->n < PR_LEN(list->names))
		list->names[list->n++] = name;
}

void
app_exam_names(struct exam_names *out, const struct pr_exam *exam)
{
	out->n = 0;
	add_name(out, exam->identifier);
	for (size_t d = 0; d < exam->n_domains; d++)
		for (size_t t = 0; t < exam->domains[d].n_tasks; t++) {
			const struct pr_task *task = &exam->domains[d].tasks[t];

			for (size_t i = 0; i < task->n_from; i++)
				add_name(out, task->from[i].exam);
		}
}

/* Difficulty frozen at the draw: calibrated, else rated, else the average. */
static void
difficulty(struct pr_candidate *c, const struct pr_db_rev *rev,
	   const struct pr_exam *exam)
{
	const struct pr_exam_scale *s = &exam->scale;
	double share = s->ref_n > 0 && s->ref_cut > 0
			       ? (double)s->ref_cut / s->ref_n
			       : UNRATED_SHARE;

	if (!isnan(rev->irt_b)) {
		c->b = rev->irt_b;
		c->b_sd = isnan(rev->irt_b_sd) ? UNRATED_SD : rev->irt_b_sd;
		return;
	}
	if (!isnan(rev->angoff) &&
	    pr_rasch_from_angoff(&c->b, rev->angoff, NULL) == PR_OK) {
		c->b_sd = pr_rasch_angoff_sd((unsigned)rev->raters);
		return;
	}
	c->b = log((1 - share) / share);
	c->b_sd = UNRATED_SD;
}

static bool
drawable(const struct pr_db_pool *row, const struct pr_exam *exam)
{
	unsigned types = exam->item_types;

	/* codes are asked for in drills, and where an exam says so by name */
	if (row->rev.type == PR_ITEM_CODE_ENTRY && !exam->drill && !types)
		return false;
	return !types || types & 1U << row->rev.type;
}

static void
fill_candidate(struct pr_candidate *c, const struct pr_db_pool *row,
	       const struct load *load, int domain, int task)
{
	const struct pr_db_rev *rev = &row->rev;

	memset(c, 0, sizeof(*c));
	c->item_rev = rev->id;
	pr_uuid_format(c->uuid, row->uuid);
	c->domain = domain;
	c->task = task;
	c->pretest = row->status == PR_STATUS_PRETEST;
	c->set = -1;
	c->set_position = rev->set_position;
	difficulty(c, rev, load->exam);
	c->seen_ms = row->seen_ms;
	c->past_review = rev->review_by && rev->review_by[0] &&
			 strcmp(rev->review_by, load->today) < 0;
	c->n_options = rev->n_options;
	c->fixed = rev->fixed;
	c->shuffle = rev->shuffle;
}

static bool
grow(struct load *load)
{
	struct pool *pool = load->pool;
	void *more;

	more = mem_room(pool->candidates, pool->n, &load->cap,
			sizeof(*pool->candidates));
	if (!more)
		return false;
	pool->candidates = more;
	if (load->cap > load->sets_cap) {
		more = mem_resize(pool->items, load->cap, sizeof(*pool->items));
		if (!more)
			return false;
		pool->items = more;
		more = mem_resize(pool->facts, load->cap, sizeof(*pool->facts));
		if (!more)
			return false;
		pool->facts = more;
		more = mem_resize(load->sets, load->cap, sizeof(*load->sets));
		if (!more)
			return false;
		load->sets = more;
		load->sets_cap = load->cap;
	}
	return true;
}

static bool
take_row(void *ctx, const struct pr_db_pool *row)
{
	struct load *load = ctx;
	struct pool *pool = load->pool;
	int domain, task;

	if (!drawable(row, load->exam) ||
	    !pr_exam_place(load->exam, row->exam, row->domain, row->task,
			   &domain, &task))
		return true;
	/* an item with an objective in two of the exams counts once */
	if (pool->n && pool->items[pool->n - 1] == row->item)
		return true;
	if (!grow(load)) {
		load->out_of_memory = true;
		return false;
	}
	fill_candidate(&pool->candidates[pool->n], row, load, domain, task);
	pool->items[pool->n] = row->item;
	pool->facts[pool->n] = (struct pool_fact){ row->bank, row->rev.type,
						   row->rev.seconds };
	memset(load->sets[pool->n], 0, 16);
	if (row->rev.has_stimulus)
		memcpy(load->sets[pool->n], row->rev.stimulus, 16);
	pool->n++;
	return true;
}

static int
by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, 16);
}

/* Numbers the case sets; items of one case material share a number. */
static enum pr_status
number_sets(struct load *load, struct pr_err *err)
{
	static const unsigned char none[16];
	struct pool *pool = load->pool;
	unsigned char(*sorted)[16] = mem_array(pool->n, sizeof(*sorted));

	if (!sorted)
		return mem_fail(err);
	if (pool->n)
		memcpy(sorted, load->sets, pool->n * sizeof(*sorted));
	qsort(sorted, pool->n, sizeof(*sorted), by_bytes);
	for (size_t i = 0; i < pool->n; i++) {
		unsigned char(*at)[16];

		if (!memcmp(load->sets[i], none, 16))
			continue;
		at = bsearch(load->sets[i], sorted, pool->n, sizeof(*sorted),
			     by_bytes);
		while (at > sorted && !memcmp(at - 1, at, 16))
			at--;
		pool->candidates[i].set = (int)(at - sorted);
	}
	free(sorted);
	return PR_OK;
}

struct enmity {
	struct pool *pool;
	size_t (*pairs)[2];
	size_t n, cap;
	bool out_of_memory;
};

static long
find_uuid(const struct pool *pool, const unsigned char uuid[16])
{
	char text[PR_UUID_TEXT];
	size_t lo = 0, hi = pool->n;

	pr_uuid_format(text, uuid);
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int cmp = strcmp(pool->candidates[mid].uuid, text);

		if (!cmp)
			return (long)mid;
		if (cmp < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return -1;
}

static bool
take_pair(void *ctx, int64_t item, const unsigned char other[16])
{
	struct enmity *e = ctx;
	long to = find_uuid(e->pool, other);
	void *more;

	if (to < 0)
		return true;
	for (size_t i = 0; i < e->pool->n; i++) {
		if (e->pool->items[i] != item)
			continue;
		more = mem_room(e->pairs, e->n, &e->cap, sizeof(*e->pairs));
		if (!more) {
			e->out_of_memory = true;
			return false;
		}
		e->pairs = more;
		e->pairs[e->n][0] = i;
		e->pairs[e->n++][1] = (size_t)to;
	}
	return true;
}

static void
spread_pairs(const struct enmity *e)
{
	struct pool *pool = e->pool;
	int *at = pool->enemies;

	for (size_t i = 0; i < pool->n; i++) {
		struct pr_candidate *c = &pool->candidates[i];

		c->enemies = at;
		for (size_t k = 0; k < e->n; k++)
			if (e->pairs[k][0] == i)
				*at++ = (int)e->pairs[k][1];
		c->n_enemies = (size_t)(at - c->enemies);
	}
}

static enum pr_status
load_enemies(struct pool *pool, struct pr_desk *desk,
	     const struct exam_names *from, struct pr_err *err)
{
	struct enmity e = { .pool = pool };
	enum pr_status st;

	st = pr_db_enemy_each(desk->store, from->names, from->n, &e, take_pair,
			      err);
	if (!st && e.out_of_memory)
		st = mem_fail(err);
	if (!st) {
		pool->enemies = mem_array(e.n, sizeof(*pool->enemies));
		if (!pool->enemies)
			st = mem_fail(err);
	}
	if (!st && e.n)
		spread_pairs(&e);
	free(e.pairs);
	return st;
}

enum pr_status
app_pool_load(struct pool *out, struct pr_desk *desk,
	      const struct pr_exam *exam, struct pr_err *err)
{
	struct load load = { .pool = out, .exam = exam };
	struct exam_names from;
	enum pr_status st;

	memset(out, 0, sizeof(*out));
	app_today(desk, load.today);
	app_exam_names(&from, exam);
	st = pr_db_pool_each(desk->store, from.names, from.n, desk->learner.id,
			     &load, take_row, err);
	if (!st && load.out_of_memory)
		st = mem_fail(err);
	if (!st)
		st = number_sets(&load, err);
	if (!st)
		st = load_enemies(out, desk, &from, err);
	free(load.sets);
	if (st)
		app_pool_release(out);
	return st;
}

/* By way of a form of this one item. */
enum pr_status
app_pool_slot(struct pr_slot *out, const struct pool *pool, size_t i,
	      size_t n_domains, uint64_t seed, struct pr_err *err)
{
	struct pr_candidate c = pool->candidates[i];
	struct pr_draw_plan plan = {
		.practice = true,
		.task = -1,
		.case_sets_min = -1,
		.case_sets_max = -1,
		.seed = seed,
	};
	struct pr_form *form;
	enum pr_status st;

	plan.scored[c.domain] = 1;
	c.enemies = NULL;
	c.n_enemies = 0;
	c.set = -1;
	c.reserved = c.avoided = c.pretest = false;
	st = pr_form_draw(&form, &c, 1, n_domains, &plan, err);
	if (st)
		return st;
	*out = form->slots[0];
	out->set = pool->candidates[i].set;
	pr_form_free(form);
	return PR_OK;
}

void
app_pool_release(struct pool *pool)
{
	free(pool->candidates);
	free(pool->enemies);
	free(pool->items);
	free(pool->facts);
	memset(pool, 0, sizeof(*pool));
}
