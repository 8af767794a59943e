/* drill_result.c - the closing page of a drill; see proctor/drill.h */
#include "util/mem.h"

#include "drill_internal.h"
#include "library_internal.h"
#include "seat_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LAST_ERRORS 20

struct make {
	struct pr_drill_result *result;
	struct pr_seat *seat;
	struct pr_db_grade *grades; /* by slot; slot -1: none */
	int pace_s;
	size_t errors_cap;
	int last; /* errors of the learner seen so far */
	bool no_memory;
};

static bool
take_grade(void *ctx, const struct pr_db_grade *grade)
{
	struct make *m = ctx;

	if ((size_t)grade->slot < m->seat->form->n_slots)
		m->grades[grade->slot] = *grade;
	return true;
}

static struct pr_error_row *
error_row(struct make *m, int kind)
{
	struct pr_drill_result *r = m->result;
	struct pr_error_row *more;

	for (size_t i = 0; i < r->n_errors; i++)
		if ((int)r->errors[i].kind == kind)
			return &r->errors[i];
	more = mem_room(r->errors, r->n_errors, &m->errors_cap, sizeof(*more));
	if (!more) {
		m->no_memory = true;
		return NULL;
	}
	r->errors = more;
	more += r->n_errors++;
	*more = (struct pr_error_row){ .kind = (enum pr_feedback)kind };
	return more;
}

static bool
take_error(void *ctx, const struct pr_db_error *error)
{
	struct pr_error_row *row = error_row(ctx, error->kind);

	if (row)
		row->n++;
	return row != NULL;
}

/* Newest first: the last twenty of the learner, in any drill. */
static bool
take_last(void *ctx, const struct pr_db_error *error)
{
	struct make *m = ctx;
	struct pr_error_row *row = error_row(m, error->kind);

	if (row)
		row->last20++;
	return row && ++m->last < LAST_ERRORS;
}

static int
by_count(const void *a, const void *b)
{
	const struct pr_error_row *x = a, *y = b;

	if (x->n != y->n)
		return y->n - x->n;
	if (x->last20 != y->last20)
		return y->last20 - x->last20;
	return (int)x->kind - (int)y->kind;
}

static enum pr_status
fill_errors(struct make *m, struct pr_err *err)
{
	struct pr_drill_result *r = m->result;
	struct pr_desk *desk = m->seat->desk;
	enum pr_status st = pr_db_error_each(desk->store, m->seat->id, 0, m,
					     take_error, err);

	if (!st)
		st = pr_db_error_each(desk->store, 0, desk->learner.id, m,
				      take_last, err);
	if (!st && m->no_memory)
		st = mem_fail(err);
	if (!st && r->n_errors)
		qsort(r->errors, r->n_errors, sizeof(*r->errors), by_count);
	return st;
}

static struct pr_skill_row *
skill_row(struct pr_drill_result *r, const struct pr_exam *exam,
	  const struct pr_slot *slot)
{
	const struct pr_domain *d;
	struct pr_skill_row *row;
	const char *task = "", *title = "";

	if (slot->domain >= 0) {
		d = &exam->domains[slot->domain];
		task = slot->task >= 0 ? d->tasks[slot->task].identifier
				       : d->identifier;
		title = slot->task >= 0 ? d->tasks[slot->task].title : d->title;
	}
	for (size_t i = 0; i < r->n_skills; i++)
		if (!strcmp(r->skills[i].task, task))
			return &r->skills[i];
	row = &r->skills[r->n_skills++];
	library_cut(row->task, sizeof(row->task), task);
	library_cut(row->title, sizeof(row->title), title);
	return row;
}

static int64_t
target_of(const struct make *m, const struct pr_item *item)
{
	if (m->pace_s)
		return (int64_t)m->pace_s * 1000;
	return drill_target_ms(item->time_expected_s, (int)item->type);
}

/* The slowest three, the slowest first. */
static void
add_slow(struct pr_drill_result *r, const struct pr_slow_row *row)
{
	size_t i = r->n_slow;

	while (i > 0 && r->slow[i - 1].ms < row->ms)
		i--;
	if (i == PR_LEN(r->slow))
		return;
	if (r->n_slow < PR_LEN(r->slow))
		r->n_slow++;
	for (size_t k = r->n_slow - 1; k > i; k--)
		r->slow[k] = r->slow[k - 1];
	r->slow[i] = *row;
}

/* How the stem begins, on one line, cut at the end of a word. */
static void
first_words(char *out, size_t cap, const struct pr_item *item)
{
	const char *stem = item->stem.text ? item->stem.text : "";
	char *blank;

	library_cut(out, cap, stem);
	for (char *c = out; *c; c++)
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	if (strlen(out) == strlen(stem))
		return;
	library_cut(out, cap - strlen(" ..."), stem);
	for (char *c = out; *c; c++)
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	blank = strrchr(out, ' ');
	if (blank)
		*blank = '\0';
	memcpy(out + strlen(out), " ...", sizeof(" ..."));
}

static void
add_slot(struct make *m, size_t i, int *streak)
{
	struct pr_drill_result *r = m->result;
	const struct pr_cell *cell = &m->seat->sitting->cells[i];
	const struct pr_db_grade *grade = &m->grades[i];
	const struct pr_item *item = m->seat->items[i];
	struct pr_slow_row slow = { .slot = (int)i, .ms = cell->ms };
	struct pr_skill_row *skill;

	if (grade->slot < 0) /* not closed, so it does not count yet */
		return;
	if (!cell->answered) { /* shown without an answer */
		*streak = 0;
		return;
	}
	skill = skill_row(r, m->seat->exam, &m->seat->form->slots[i]);
	skill->n++;
	skill->learning += grade->learning;
	skill->right += grade->strict == 100;
	r->answered++;
	r->right += grade->strict == 100;
	r->learning += grade->learning;
	*streak = grade->strict == 100 ? *streak + 1 : 0;
	if (*streak > r->best_streak)
		r->best_streak = *streak;
	slow.target_ms = target_of(m, item);
	first_words(slow.words, sizeof(slow.words), item);
	r->ms += cell->ms;
	r->target_ms += slow.target_ms;
	add_slow(r, &slow);
}

/* Worst skill first; equal ones as they came. */
static void
sort_skills(struct pr_drill_result *r)
{
	for (size_t i = 1; i < r->n_skills; i++)
		for (size_t k = i; k > 0; k--) {
			struct pr_skill_row *a = &r->skills[k - 1];
			struct pr_skill_row row = r->skills[k];

			if (row.right * a->n >= a->right * row.n)
				break;
			r->skills[k] = *a;
			*a = row;
		}
}

static enum pr_status
fill_slots(struct make *m, struct pr_err *err)
{
	struct pr_drill_result *r = m->result;
	size_t n = m->seat->form->n_slots;
	int streak = 0;

	r->skills = mem_array(n, sizeof(*r->skills));
	if (!r->skills)
		return mem_fail(err);
	for (size_t i = 0; i < n; i++)
		add_slot(m, i, &streak);
	if (r->answered)
		r->learning /= r->answered;
	for (size_t i = 0; i < r->n_skills; i++)
		r->skills[i].learning /= r->skills[i].n;
	sort_skills(r);
	return PR_OK;
}

/* The first sentence on an edition that one of the items has. */
static void
fill_edition(struct make *m)
{
	for (size_t i = 0; i < m->seat->form->n_slots && !m->result->edition[0];
	     i++)
		pr_drill_edition(m->seat->desk, m->seat->items[i],
				 m->result->edition);
}

static enum pr_status
fill(struct make *m, struct pr_err *err)
{
	struct pr_drill_result *r = m->result;
	struct pr_seat *seat = m->seat;
	size_t n = seat->form->n_slots;
	struct pr_db_drill row;
	enum pr_status st;

	r->sitting = seat->id;
	r->n = (int)n;
	m->grades = mem_array(n, sizeof(*m->grades));
	if (!m->grades)
		return mem_fail(err);
	for (size_t i = 0; i < n; i++)
		m->grades[i].slot = -1;
	st = pr_db_drill_get(seat->desk->store, seat->id, &row, err);
	if (!st) {
		m->pace_s = row.pace_s;
		st = pr_db_grade_each(seat->desk->store, seat->id, 0, m,
				      take_grade, err);
	}
	if (!st)
		st = fill_slots(m, err);
	if (!st)
		st = fill_errors(m, err);
	if (!st)
		st = drill_next(r, seat->desk, err);
	if (!st)
		fill_edition(m);
	return st;
}

static enum pr_status
open_seat(struct pr_seat **out, struct pr_desk *desk, int64_t sitting,
	  struct pr_err *err)
{
	struct pr_db_sitting row;
	enum pr_status st = pr_db_sitting_get(desk->store, sitting, &row, NULL);

	if (st == PR_ENOTFOUND || (!st && row.learner != desk->learner.id))
		return pr_fail(err, PR_ENOTFOUND, "There is no sitting %lld.",
			       (long long)sitting);
	if (st)
		return pr_fail(err, st, "Sitting %lld cannot be read.",
			       (long long)sitting);
	if (row.kind != PR_SITTING_DRILL)
		return pr_fail(err, PR_ESTATE, "Sitting %lld is no drill.",
			       (long long)sitting);
	st = app_seat_new(out, desk, &row, err);
	if (!st)
		st = app_seat_replay(*out, err);
	return st;
}

enum pr_status
pr_drill_result(struct pr_desk *desk, int64_t sitting,
		struct pr_drill_result **out, struct pr_err *err)
{
	struct make m = { 0 };
	enum pr_status st;

	*out = NULL;
	st = open_seat(&m.seat, desk, sitting, err);
	if (!st) {
		m.result = mem_array(1, sizeof(*m.result));
		st = m.result ? fill(&m, err) : mem_fail(err);
	}
	free(m.grades);
	pr_seat_leave(m.seat);
	if (st)
		pr_drill_result_free(m.result);
	else
		*out = m.result;
	return st;
}

void
pr_drill_result_free(struct pr_drill_result *result)
{
	if (!result)
		return;
	free(result->skills);
	free(result->errors);
	free(result);
}
