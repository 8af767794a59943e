/* learn_state.c - what one step does to a state; see learn_state.h */
#include "learn_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rates and spreads are the same for every exam; the mean is the state's. */
static struct pr_learn_prior
rates(void)
{
	return pr_learn_prior_for(0);
}

void
learn_ability_begin(struct learn_ability *out, const char *exam, double mean)
{
	struct pr_learn_prior prior = rates();

	*out = (struct learn_ability){ 0 };
	snprintf(out->exam, sizeof(out->exam), "%s", exam);
	prior.mean = mean;
	pr_learn_init(&out->learn, 0, &prior);
}

static bool
read_domains(struct learn_ability *out, const char *names)
{
	size_t n = 0;

	while (*names && n < out->learn.n) {
		size_t len = strcspn(names, "\t");

		if (!len || len >= LEARN_NAME)
			return false;
		memcpy(out->domains[n], names, len);
		out->domains[n++][len] = '\0';
		names += len;
		names += *names == '\t';
	}
	return n == out->learn.n && !*names;
}

enum pr_status
learn_ability_read(struct learn_ability *out, const struct pr_db_ability *row,
		   struct pr_err *err)
{
	struct learn_ability a = { .answers = row->answers,
				   .last_day = row->last_day,
				   .last_ms = row->last_ms };
	enum pr_status st;

	snprintf(a.exam, sizeof(a.exam), "%s", row->exam);
	st = pr_learn_unpack(&a.learn, row->state, row->n_state, err);
	if (st)
		return st;
	if (!read_domains(&a, row->domains))
		return pr_fail(err, PR_EDAMAGED,
			       "the ability for %s does not name its domains",
			       row->exam);
	*out = a;
	return PR_OK;
}

enum pr_status
learn_ability_load(struct learn_ability *out, struct pr_store *store,
		   int64_t learner, const char *exam, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_ability row;
	enum pr_status st = pr_db_ability_get(store, learner, exam, &row, &own);

	if (st == PR_ENOTFOUND)
		return st;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	return learn_ability_read(out, &row, err);
}

enum pr_status
learn_ability_save(const struct learn_ability *ability, struct pr_store *store,
		   int64_t learner, struct pr_err *err)
{
	unsigned char state[PR_LEARN_PACKED(PR_DOMAINS_MAX)];
	char names[PR_DOMAINS_MAX * LEARN_NAME + 1] = "";
	struct pr_db_ability row = {
		.learner = learner,
		.exam = ability->exam,
		.answers = ability->answers,
		.last_day = ability->last_day,
		.last_ms = ability->last_ms,
		.domains = names,
		.state = state,
	};
	size_t at = 0;

	for (size_t d = 0; d < ability->learn.n; d++)
		at += (size_t)snprintf(names + at, sizeof(names) - at, "%s%s",
				       d ? "\t" : "", ability->domains[d]);
	row.n_state = pr_learn_pack(state, &ability->learn);
	return pr_db_ability_put(store, &row, err);
}

int
learn_ability_domain(const struct learn_ability *ability, const char *domain)
{
	for (size_t d = 0; d < ability->learn.n; d++)
		if (!strcmp(ability->domains[d], domain))
			return (int)d;
	return -1;
}

int
learn_ability_reach(struct learn_ability *ability, const char *domain)
{
	int d = learn_ability_domain(ability, domain);
	struct pr_learn *learn = &ability->learn;
	size_t k;

	if (d >= 0 || !domain[0] || strlen(domain) >= LEARN_NAME ||
	    learn->n == PR_DOMAINS_MAX)
		return d;
	/* what no answer reached stands at the prior, whoever asks */
	k = ++learn->n;
	for (size_t i = 0; i <= k; i++)
		learn->c[i][k] = learn->c[k][i] = 0;
	learn->m[k] = 0;
	learn->c[k][k] = rates().vd;
	snprintf(ability->domains[k - 1], LEARN_NAME, "%s", domain);
	return (int)k - 1;
}

void
learn_ability_until(struct learn_ability *ability, int day)
{
	struct pr_learn_prior prior = rates();

	if (ability->answers && day > ability->last_day)
		pr_learn_idle(&ability->learn, &prior, day - ability->last_day);
}

bool
learn_counts(const struct pr_db_step *step)
{
	return !step->undoes && !step->undone && !step->corrected;
}

void
learn_take_ability(struct learn_ability *ability, const struct pr_db_step *step)
{
	struct pr_learn_prior prior = rates();
	struct pr_learn_answer answer = { .b = step->b,
					  .b_var = step->b_var,
					  .right = step->correct };

	if (!(step->flags & PR_STEP_ABILITY))
		return;
	learn_ability_until(ability, step->day);
	answer.domain = learn_ability_reach(ability, step->domain);
	if (answer.domain < 0)
		return;
	pr_learn_update(&ability->learn, &prior, &answer);
	/* a clock that was set back takes no day away */
	if (!ability->answers || step->day > ability->last_day)
		ability->last_day = step->day;
	ability->answers++;
	ability->last_ms = step->at_ms;
}

static unsigned
memory_flags(const struct pr_db_step *step)
{
	unsigned flags = step->correct ? 0 : PR_MEMORY_WRONG;

	if (step->flags & PR_STEP_LUCKY)
		flags |= PR_MEMORY_LUCKY;
	if (step->flags & PR_STEP_MISCONCEPTION)
		flags |= PR_MEMORY_MISCONCEPTION;
	return flags;
}

void
learn_take_memory(struct pr_db_memory *memory, const struct pr_fsrs_weights *w,
		  const struct pr_db_step *step)
{
	struct pr_fsrs_verdict verdict = {
		.grade = (enum pr_fsrs_grade)step->grade,
		.known = step->known,
	};
	struct pr_fsrs state = { memory->s, memory->d };
	int days = 0;

	if (!step->grade)
		return;
	if (memory->reviews && step->day > memory->last_day)
		days = step->day - memory->last_day;
	pr_fsrs_take(&state, w, &verdict, days);
	memory->s = state.s;
	memory->d = state.d;
	if (!memory->reviews || step->day > memory->last_day)
		memory->last_day = step->day;
	memory->reviews++;
	memory->lapses += !step->correct;
	memory->last_ms = step->at_ms;
	memory->flags = memory_flags(step);
}

void
learn_take_item(struct pr_db_learnt *learnt, const struct pr_db_step *step)
{
	struct pr_learn_item item = { learnt->b, learnt->var, learnt->n };

	if (!(step->flags & PR_STEP_ITEM))
		return;
	pr_learn_item_update(&item, step->mean, step->var, step->correct);
	learnt->b = item.b;
	learnt->var = item.var;
	learnt->n = item.n;
}
