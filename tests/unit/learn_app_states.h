/* learn_app_states.h - what is stored of a learner, to be compared */
#ifndef LEARN_APP_STATES_H
#define LEARN_APP_STATES_H

#include "learn_app_case.h"

#define STEPS_MAX 600

struct steps {
	struct pr_db_step row[STEPS_MAX]; /* text is gone */
	char domain[STEPS_MAX][LEARN_NAME], skill[STEPS_MAX][LEARN_NAME];
	size_t n;
};

static inline bool
take_steps(void *ctx, const struct pr_db_step *step)
{
	struct steps *s = ctx;

	assert_true(s->n < STEPS_MAX);
	snprintf(s->domain[s->n], LEARN_NAME, "%s", step->domain);
	snprintf(s->skill[s->n], LEARN_NAME, "%s", step->skill);
	s->row[s->n++] = *step;
	return true;
}

/* For free(). */
static inline struct steps *
steps_of(struct desk_case *c)
{
	struct steps *s = calloc(1, sizeof(*s));

	assert_non_null(s);
	assert_pr_ok(pr_db_step_each(c->desk->store,
				     pr_desk_learner(c->desk)->id, 0, 0, s,
				     take_steps, &c->err),
		     &c->err);
	return s;
}

struct dump {
	char text[200000];
	size_t n;
};

static inline bool
dump_ability(void *ctx, const struct pr_db_ability *row)
{
	struct dump *d = ctx;
	const unsigned char *bytes = row->state;

	d->n += (size_t)snprintf(d->text + d->n, sizeof(d->text) - d->n,
				 "A %s %ld %d %lld %s ", row->exam,
				 row->answers, row->last_day,
				 (long long)row->last_ms, row->domains);
	for (size_t i = 0; i < row->n_state; i++)
		d->n += (size_t)snprintf(d->text + d->n, sizeof(d->text) - d->n,
					 "%02x", bytes[i]);
	d->text[d->n++] = '\n';
	return true;
}

static inline bool
dump_memory(void *ctx, const struct pr_db_memory *row)
{
	struct dump *d = ctx;

	d->n += (size_t)snprintf(
		d->text + d->n, sizeof(d->text) - d->n,
		"M %lld %s %a %a %ld %ld %d %lld %x\n", (long long)row->item,
		row->skill, row->s, row->d, row->reviews, row->lapses,
		row->last_day, (long long)row->last_ms, row->flags);
	return true;
}

static inline bool
dump_learnt(void *ctx, const struct pr_db_learnt *row)
{
	struct dump *d = ctx;

	d->n += (size_t)snprintf(d->text + d->n, sizeof(d->text) - d->n,
				 "I %lld %ld %a %a\n", (long long)row->item,
				 row->n, row->b, row->var);
	return true;
}

/* All states of the learner at the desk, to the last bit; for free(). */
static inline struct dump *
dump_states(struct desk_case *c)
{
	struct dump *d = calloc(1, sizeof(*d));
	int64_t learner = pr_desk_learner(c->desk)->id;

	assert_non_null(d);
	assert_pr_ok(pr_db_ability_each(c->desk->store, learner, d,
					dump_ability, &c->err),
		     &c->err);
	assert_pr_ok(pr_db_memory_each(c->desk->store, learner, d, dump_memory,
				       &c->err),
		     &c->err);
	assert_pr_ok(pr_db_learnt_each(c->desk->store, d, dump_learnt, &c->err),
		     &c->err);
	assert_true(d->n + 1000 < sizeof(d->text));
	return d;
}

static inline void
count_sentence(void *ctx, const char *sentence)
{
	assert_true(sentence[0] != '\0');
	++*(int *)ctx;
}

static inline void
must_be_sound(struct desk_case *c)
{
	int n = 0;

	assert_pr_ok(pr_desk_check(c->desk, &n, count_sentence, &c->err),
		     &c->err);
	assert_int_equal(n, 0);
}

#endif
