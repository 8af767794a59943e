/*
 * learn_step.c - one finished response into the learner's states; learn.h
 *
 * The states are read, what they were is noted in a step, and they are
 * written as the step leaves them. A state is kept of everything that has a
 * step, also of one whose steps count no more: so a first meeting is known by
 * the memory that is not there, and a learner keeps the mean of the day on
 * which the first step for an exam was made.
 */
#include "proctor/correct.h"
#include "proctor/date.h"
#include "proctor/generate.h"
#include "proctor/irt.h"
#include "proctor/store_correction.h"
#include "proctor/uuid.h"

#include "learn_state.h"
#include "seat_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Everything one response touches. */
struct work {
	struct pr_seat *seat;
	const struct learn_fact *fact;
	const struct pr_slot *slot;
	struct pr_store *store;
	int64_t learner, item_id;
	bool made; /* by a generator: only the skill is remembered */
	struct learn_ability ability;
	struct pr_db_memory item, skill;
	struct pr_db_learnt learnt;
	struct pr_fsrs_weights weights;
	bool new_ability, new_item, new_skill;
	struct pr_db_step step;
};

/* ---- reading the states -------------------------------------------------- */

static enum pr_status
find_item(struct work *w, struct pr_err *err)
{
	unsigned char made[PR_UUID_LEN];
	struct pr_db_rev rev;
	struct pr_db_item item;
	struct pr_db_bank bank;
	enum pr_status st;

	st = pr_db_rev_get(w->store, w->fact->item_rev, &rev, err);
	if (st)
		return st;
	w->item_id = rev.item;
	if (!w->seat->exam->drill)
		return PR_OK;
	st = pr_db_item_get(w->store, w->item_id, &item, err);
	if (!st)
		st = pr_db_bank_get(w->store, item.bank, &bank, err);
	if (!st)
		st = pr_uuid_parse(made, PR_GENERATED_BANK, err);
	if (!st)
		w->made = !memcmp(made, bank.uuid, sizeof(made));
	return st;
}

static enum pr_status
read_ability(struct work *w, struct pr_err *err)
{
	const char *exam = w->seat->exam->identifier;
	enum pr_status st = learn_ability_load(&w->ability, w->store,
					       w->learner, exam, err);

	w->new_ability = st == PR_ENOTFOUND;
	if (!w->new_ability)
		return st;
	learn_ability_begin(&w->ability, exam, learn_prior(w->seat->exam).mean);
	return PR_OK;
}

static enum pr_status
read_memory(struct pr_db_memory *out, bool *fresh, const struct work *w,
	    int64_t item, const char *skill, struct pr_err *err)
{
	struct pr_err own = { 0 };
	enum pr_status st =
		pr_db_memory_get(w->store, w->learner, item, skill, out, &own);

	*fresh = st == PR_ENOTFOUND;
	if (st && !*fresh)
		return pr_fail(err, st, "%s", own.text);
	if (*fresh)
		*out = (struct pr_db_memory){ 0 };
	out->learner = w->learner;
	out->item = item;
	out->skill = skill;
	return PR_OK;
}

/* What first answers say of the item; from its rating before the first. */
static enum pr_status
read_learnt(struct work *w, struct pr_err *err)
{
	struct pr_err own = { 0 };
	enum pr_status st =
		pr_db_learnt_get(w->store, w->item_id, &w->learnt, &own);

	if (st && st != PR_ENOTFOUND)
		return pr_fail(err, st, "%s", own.text);
	if (st || !w->learnt.n)
		w->learnt = (struct pr_db_learnt){
			.item = w->item_id,
			.b = w->slot->b,
			.var = w->slot->b_sd * w->slot->b_sd,
		};
	return PR_OK;
}

struct earlier {
	bool any;
};

static bool
take_earlier(void *ctx, const struct pr_db_step *step)
{
	struct earlier *e = ctx;

	(void)step;
	e->any = true;
	return false;
}

/* What is made has no memory of its own to tell. */
static enum pr_status
is_first(bool *first, const struct work *w, struct pr_err *err)
{
	struct earlier e = { false };
	enum pr_status st = PR_OK;

	*first = w->fact->first && w->new_item;
	if (*first && w->made)
		st = pr_db_step_each(w->store, w->learner, w->item_id, 0, &e,
				     take_earlier, err);
	*first = *first && !e.any;
	return st;
}

static enum pr_status
read_states(struct work *w, struct pr_err *err)
{
	enum pr_status st = find_item(w, err);

	if (!st)
		st = read_ability(w, err);
	if (!st)
		st = read_memory(&w->item, &w->new_item, w, w->item_id, "",
				 err);
	if (!st && w->fact->skill[0])
		st = read_memory(&w->skill, &w->new_skill, w, 0, w->fact->skill,
				 err);
	if (!st)
		st = read_learnt(w, err);
	if (!st)
		st = learn_weights_of(&w->weights, &w->step.weights, w->store,
				      w->learner, err);
	return st;
}

/* ---- the step ------------------------------------------------------------ */

static int
days_since(const struct pr_db_memory *memory, int day)
{
	if (!memory->reviews || day <= memory->last_day)
		return 0;
	return day - memory->last_day;
}

/* Where the learner stands, and how likely a right answer was. */
static double
note_ability(struct work *w, bool first)
{
	struct pr_db_step *s = &w->step;
	struct learn_ability now = w->ability;
	const struct learn_fact *f = w->fact;
	struct pr_learn_view view;
	int d;

	learn_ability_until(&now, s->day);
	d = learn_ability_reach(&now, f->domain);
	view = pr_learn_view(&now.learn, d);
	s->mean = view.mean;
	s->var = view.sd * view.sd;
	if (d < 0)
		return pr_rasch_p(view.mean, s->b);
	if (first)
		s->flags |= PR_STEP_ABILITY;
	if (first && f->answered && !f->rapid && !w->made)
		s->flags |= PR_STEP_ITEM;
	return pr_learn_predict(&now.learn, d, s->b, s->b_var);
}

static void
note_memory(struct work *w, double p)
{
	struct pr_db_step *s = &w->step;
	const struct learn_fact *f = w->fact;
	struct pr_fsrs state = { w->item.s, w->item.d };
	struct pr_fsrs_answer answer = {
		.right = f->correct,
		.confidence = f->confidence,
		.guess = f->guess,
		.fast = f->fast,
		.days = days_since(&w->item, s->day),
	};
	struct pr_fsrs_verdict verdict;

	if (!w->item.reviews)
		state = (struct pr_fsrs){ 0 };
	verdict = pr_fsrs_judge(&w->weights, &state, &answer, p);
	s->grade = (int)verdict.grade;
	s->known = verdict.known;
	s->days = w->made ? LEARN_NO_MEMORY : answer.days;
	s->skill_days =
		f->skill[0] ? days_since(&w->skill, s->day) : LEARN_NO_MEMORY;
	if (verdict.lucky)
		s->flags |= PR_STEP_LUCKY;
	if (verdict.misconception)
		s->flags |= PR_STEP_MISCONCEPTION;
}

static void
note_response(struct work *w)
{
	const struct learn_fact *f = w->fact;
	struct pr_db_step *s = &w->step;
	bool learnt = w->learnt.n >= PR_LEARN_ITEM_MIN;

	s->learner = w->learner;
	s->sitting = w->seat->id;
	s->slot = f->slot;
	s->item = w->item_id;
	s->item_rev = f->item_rev;
	s->exam = w->seat->exam->identifier;
	s->domain = f->domain;
	s->skill = f->skill;
	s->at_ms = f->at_ms;
	s->utc_offset_min = w->seat->utc_offset_min;
	s->day = learn_day(f->at_ms, s->utc_offset_min);
	s->correct = f->correct;
	s->confidence = f->confidence;
	s->b = learnt ? w->learnt.b : w->slot->b;
	s->b_var = learnt ? w->learnt.var : w->slot->b_sd * w->slot->b_sd;
	if (f->rapid)
		s->flags |= PR_STEP_RAPID;
	if (w->seat->sitting->rules.kind == PR_SITTING_MOCK)
		s->flags |= PR_STEP_MOCK;
}

static enum pr_status
make_step(struct work *w, struct pr_err *err)
{
	bool first;
	enum pr_status st = is_first(&first, w, err);

	if (st)
		return st;
	note_response(w);
	note_memory(w, note_ability(w, first));
	return PR_OK;
}

/* The steps of one slot. */
struct turns {
	int slot, next;
	bool live;
	struct pr_db_step last; /* its text is lent and gone */
	char domain[LEARN_NAME], skill[LEARN_NAME];
};

static bool
take_turn(void *ctx, const struct pr_db_step *step)
{
	struct turns *t = ctx;

	if (step->slot != t->slot)
		return true;
	if (step->n >= t->next)
		t->next = step->n + 1;
	if (step->undoes || step->undone)
		return true;
	t->live = true;
	t->last = *step;
	snprintf(t->domain, sizeof(t->domain), "%s", step->domain);
	snprintf(t->skill, sizeof(t->skill), "%s", step->skill);
	return true;
}

static enum pr_status
look_up_turns(struct turns *t, const struct work *w, struct pr_err *err)
{
	*t = (struct turns){ .slot = w->fact->slot };
	if (w->fact->n >= 0) {
		t->next = w->fact->n;
		return PR_OK;
	}
	return pr_db_step_each(w->store, 0, 0, w->seat->id, t, take_turn, err);
}

/* ---- writing ------------------------------------------------------------- */

static enum pr_status
look_up_correction(struct work *w, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_correction row;
	enum pr_status st = pr_db_correction_get(w->store, w->fact->item_rev,
						 false, &row, &own);

	if (st && st != PR_ENOTFOUND)
		return pr_fail(err, st, "%s", own.text);
	w->step.corrected = !st && row.kind != PR_CORRECTION_WITHDRAWN;
	return PR_OK;
}

static enum pr_status
write_states(struct work *w, struct pr_err *err)
{
	const struct pr_db_step *s = &w->step;
	bool counts = learn_counts(s);
	enum pr_status st = PR_OK;

	if (counts) {
		learn_take_ability(&w->ability, s);
		learn_take_memory(&w->item, &w->weights, s);
		learn_take_memory(&w->skill, &w->weights, s);
		learn_take_item(&w->learnt, s);
	}
	if (w->new_ability || (counts && s->flags & PR_STEP_ABILITY))
		st = learn_ability_save(&w->ability, w->store, w->learner, err);
	if (!st && s->days != LEARN_NO_MEMORY)
		st = pr_db_memory_put(w->store, &w->item, err);
	if (!st && s->skill_days != LEARN_NO_MEMORY)
		st = pr_db_memory_put(w->store, &w->skill, err);
	if (!st && counts && s->flags & PR_STEP_ITEM)
		st = pr_db_learnt_put(w->store, &w->learnt, err);
	return st;
}

/* A row that takes the slot's last step back, and the states without it. */
static enum pr_status
take_back(struct work *w, const struct turns *t, struct pr_err *err)
{
	struct pr_db_step row = t->last;
	enum pr_status st;

	if (!t->live)
		return PR_OK; /* nothing was learnt from it */
	row.undoes = t->last.id;
	row.n = t->next;
	row.exam = w->seat->exam->identifier;
	row.domain = t->domain;
	row.skill = t->skill;
	row.at_ms = w->fact->at_ms;
	row.utc_offset_min = w->seat->utc_offset_min;
	row.day = learn_day(row.at_ms, row.utc_offset_min);
	row.flags = 0;
	row.grade = 0;
	row.known = 0;
	row.days = LEARN_NO_MEMORY;
	row.skill_days = LEARN_NO_MEMORY;
	row.weights = 0;
	st = pr_db_step_put(w->store, &row, err);
	if (!st)
		st = learn_rebuild(w->seat->desk, w->learner, err);
	if (!st && t->last.flags & PR_STEP_ITEM)
		st = learn_rebuild_learnt(w->seat->desk, t->last.item, err);
	return st;
}

static enum pr_status
write_fact(struct work *w, struct pr_err *err)
{
	struct turns turns;
	enum pr_status st = look_up_turns(&turns, w, err);

	if (st)
		return st;
	if (w->fact->undo)
		return take_back(w, &turns, err);
	if (turns.live)
		return PR_OK; /* it was told already */
	w->step.n = turns.next;
	st = read_states(w, err);
	if (!st)
		st = look_up_correction(w, err);
	if (!st)
		st = make_step(w, err);
	if (!st)
		st = pr_db_step_put(w->store, &w->step, err);
	return st ? st : write_states(w, err);
}

enum pr_status
learn_fact_write(struct pr_seat *seat, const struct learn_fact *fact,
		 struct pr_err *err)
{
	struct work w = { .seat = seat,
			  .fact = fact,
			  .slot = &seat->form->slots[fact->slot],
			  .store = seat->desk->store,
			  .learner = seat->learner };

	return write_fact(&w, err);
}

/* ---- the forecast -------------------------------------------------------- */

/* Days from today to the date, negative when it is past or not set. */
static int
days_to_exam(const char *date, int today)
{
	struct pr_date day;

	if (pr_date_parse(&day, date, NULL) != PR_OK)
		return -1;
	return (int)(pr_date_to_days(day) - today);
}

static enum pr_status
put_forecast(struct pr_seat *seat, const struct learn_standing *s,
	     struct pr_err *err)
{
	struct pr_desk *desk = seat->desk;
	const char *date =
		learn_exam_date(&desk->learner, seat->exam->identifier);
	int days = days_to_exam(date, s->today);
	struct pr_db_forecast row = {
		.learner = seat->learner,
		.exam = seat->exam->identifier,
		.sitting = seat->id,
		.exam_date = days >= 0 ? date : "",
		.answers = s->answers,
		.coverage = s->coverage,
	};
	struct pr_learn then = s->learn;
	struct pr_readiness ready;
	struct pr_env env;
	enum pr_status st;

	if (days > 0)
		pr_learn_idle(&then, &s->prior, days);
	st = pr_readiness(&ready, &then, &s->form, PR_READINESS_SD, err);
	if (st)
		return st;
	pr_desk_now(desk, &env);
	row.at_ms = env.wall_ms;
	row.p = ready.p;
	row.lo = ready.lo;
	row.hi = ready.hi;
	return pr_db_forecast_put(desk->store, &row, err);
}

enum pr_status
learn_forecast_write(struct pr_seat *seat, struct pr_err *err)
{
	struct learn_standing s;
	enum pr_status st;

	if (seat->exam->drill || seat->exam->scored_items <= 0)
		return PR_OK;
	st = learn_standing_load(&s, seat->desk, seat->exam, err);
	if (st)
		return st;
	if (s.has_form && s.answers >= PR_READINESS_ANSWERS &&
	    s.coverage >= PR_READINESS_COVERAGE)
		st = put_forecast(seat, &s, err);
	learn_standing_release(&s);
	return st;
}
