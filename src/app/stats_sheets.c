/* stats_sheets.c - one walk over the learner's sheets; see stats_internal.h
 *
 * An answer is an item that was displayed: in a mock, a diagnostic and a quick
 * check also when it was left blank, elsewhere only when it was answered.
 */
#include "proctor/date.h"
#include "util/mem.h"

#include "stats_internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define RECENT_DAYS 14
#define DAYS 30
#define WEEK 7
#define MONDAY 3 /* 1970-01-01 was a Thursday: three days after one */

struct walk {
	struct stats_work *work;
	struct pr_sheet_cell cells[PR_SHEET_SLOTS_MAX];
	size_t n;
	uint32_t days; /* bit k: an answer so many days ago */
	/* domains of the revision of the outline that was sat last */
	int64_t exam_rev;
	int domains[PR_DOMAINS_MAX];
	enum pr_status st;
	struct pr_err err;
};

/* What holds for all cells of a sheet. */
struct sheet {
	const struct pr_db_sheet *db;
	int which;         /* 0 the exam, 1 the drills */
	bool scored_only;  /* the others are pretest */
	bool blanks_count; /* displayed and left blank is wrong */
	int64_t ago;       /* days */
	int week;
};

/* Weeks begin on Monday. Day is after 1970, or it is no week of ours. */
static int64_t
week_of(int64_t day)
{
	return (day + MONDAY) / WEEK;
}

/* A sheet names domains by their place in the outline that was sat; an outline
 * that has changed since is read once more. */
static enum pr_status
map_domains(struct walk *w, const struct stats_outline *outline,
	    int64_t exam_rev, struct pr_err *err)
{
	struct pr_exam *old = NULL;
	struct pr_db_exam row;
	enum pr_status st;

	if (w->exam_rev == exam_rev)
		return PR_OK;
	for (int d = 0; d < PR_DOMAINS_MAX; d++)
		w->domains[d] = d;
	w->exam_rev = exam_rev;
	if (outline->exam_rev == exam_rev)
		return PR_OK;
	st = pr_db_exam_get(w->work->desk->store, exam_rev, &row, err);
	if (!st)
		st = pr_exam_read(&old, row.record, row.record_len, err);
	for (size_t d = 0; !st && d < PR_DOMAINS_MAX; d++)
		w->domains[d] =
			d < old->n_domains
				? pr_exam_domain(outline->exam,
						 old->domains[d].identifier)
				: -1;
	pr_exam_free(old);
	return st;
}

static bool
is_answer(const struct sheet *sheet, const struct pr_sheet_cell *cell)
{
	if (!(cell->flags & PR_SHEET_REACHED) ||
	    (sheet->scored_only && !(cell->flags & PR_SHEET_SCORED)))
		return false;
	return sheet->blanks_count || cell->flags & PR_SHEET_ANSWERED;
}

/* Of several objectives the one in the domain it was asked under. */
static int
task_of(const struct stats_fact *fact, int which, int domain)
{
	for (int i = 0; fact && i < fact->n_places[which]; i++)
		if (fact->places[which][i].domain == domain)
			return fact->places[which][i].task;
	return -1;
}

static enum pr_status
add_answer(struct walk *w, const struct sheet *sheet,
	   const struct pr_sheet_cell *cell, const struct stats_fact *fact)
{
	struct stats_work *work = w->work;
	struct pr_stats *s = work->stats;
	struct stats_answer *a = mem_room(work->answers, work->n_answers,
					  &work->answers_cap, sizeof(*a));
	int domain =
		cell->domain < PR_DOMAINS_MAX ? w->domains[cell->domain] : -1;

	if (!a)
		return mem_fail(&w->err);
	work->answers = a;
	a += work->n_answers++;
	*a = (struct stats_answer){
		.ms = cell->ms,
		.flags = cell->flags,
		.level = (int8_t)(fact ? fact->level : PR_LEVEL_UNKNOWN),
		.domain = -1,
		.task = -1,
		.skill = -1,
		.week = (int8_t)sheet->week,
		.right = cell->credit == 100,
		.in_exam = sheet->which == 0 || work->same,
	};
	if (sheet->which == 1)
		a->skill = (int16_t)task_of(fact, 1, domain);
	else
		a->task = (int16_t)task_of(fact, 0, domain);
	if (a->in_exam)
		a->domain = (int8_t)domain;
	if (a->in_exam && sheet->ago < RECENT_DAYS &&
	    cell->flags & PR_SHEET_FIRST_SEEN)
		s->recent++;
	if (sheet->ago < DAYS)
		w->days |= UINT32_C(1) << sheet->ago;
	return PR_OK;
}

static enum pr_status
add_slot(struct stats_slot **rows, size_t *n, size_t *cap, int64_t sitting,
	 int slot, struct pr_err *err)
{
	struct stats_slot *more = mem_room(*rows, *n, cap, sizeof(*more));

	if (!more)
		return mem_fail(err);
	*rows = more;
	more[(*n)++] = (struct stats_slot){ sitting, slot };
	return PR_OK;
}

static enum pr_status
add_mock(struct walk *w, const struct pr_db_sheet *db)
{
	struct pr_stats *s = w->work->stats;
	struct pr_stat_mock *more;
	struct pr_db_score score;
	enum pr_status st = pr_db_score_get(w->work->desk->store, db->sitting,
					    &score, &w->err);

	if (st)
		return st;
	more = mem_room(s->mocks, s->n_mocks, &w->work->mocks_cap,
			sizeof(*more));
	if (!more)
		return mem_fail(&w->err);
	s->mocks = more;
	more += s->n_mocks++;
	*more = (struct pr_stat_mock){
		.sitting = db->sitting,
		.end_ms = db->end_ms,
		.score = score.score,
		.lo = score.lo,
		.hi = score.hi,
		.passed = score.passed,
		.counts = !stats_out_of_trend(db->met_before, db->n_scored),
	};
	pr_date_format(more->date,
		       pr_date_from_ms(db->end_ms, db->utc_offset_min));
	return PR_OK;
}

static enum pr_status
add_cells(struct walk *w, const struct sheet *sheet)
{
	struct stats_work *work = w->work;
	size_t before = work->n_answers;
	enum pr_status st = PR_OK;

	for (size_t i = 0; !st && i < w->n; i++) {
		const struct pr_sheet_cell *cell = &w->cells[i];
		const struct stats_fact *fact;

		work->stats->ms += cell->ms;
		if (!is_answer(sheet, cell))
			continue;
		fact = stats_fact(&work->facts, cell->item_rev);
		if (!fact || !fact->corrected)
			st = add_answer(w, sheet, cell, fact);
		else if (sheet->db->kind == PR_SITTING_DRILL)
			st = add_slot(&work->bad, &work->n_bad, &work->bad_cap,
				      sheet->db->sitting, (int)i, &w->err);
	}
	if (work->n_answers > before && work->answers[before].in_exam)
		work->stats->sittings++;
	return st;
}

static struct sheet
look_at(const struct walk *w, const struct pr_db_sheet *db, int which)
{
	int64_t day = learn_day(db->end_ms, db->utc_offset_min);
	int64_t weeks = week_of(w->work->today) - week_of(day);
	struct sheet sheet = {
		.db = db,
		.which = which,
		.ago = w->work->today - day,
		.blanks_count = db->kind == PR_SITTING_MOCK ||
				db->kind == PR_SITTING_DIAGNOSTIC ||
				db->kind == PR_SITTING_QUICK,
		.week = -1,
	};

	if (sheet.ago < 0) /* the clock was set back since */
		sheet.ago = weeks = 0;
	if (weeks < PR_STATS_WEEKS &&
	    !stats_out_of_trend(db->met_before, db->n_scored))
		sheet.week = PR_STATS_WEEKS - 1 - (int)weeks;
	for (size_t i = 0; i < w->n && !sheet.scored_only; i++)
		sheet.scored_only = (w->cells[i].flags & PR_SHEET_SCORED) != 0;
	return sheet;
}

static bool
take_sheet(void *ctx, const struct pr_db_sheet *db)
{
	struct walk *w = ctx;
	struct stats_work *work = w->work;
	const struct stats_outline *outline = NULL;
	struct sheet sheet;
	int which = 1;

	if (db->kind != PR_SITTING_DRILL)
		work->sat_last = !strcasecmp(work->outlines[0].exam->identifier,
					     db->exam);
	/* drills first: they have an outline of their own */
	for (; which >= 0 && !outline; which--)
		if (work->outlines[which].exam &&
		    !strcasecmp(work->outlines[which].exam->identifier,
				db->exam))
			outline = &work->outlines[which];
	if (!outline)
		return true;
	w->st = pr_sheet_unpack(w->cells, &w->n, db->cells, db->n, &w->err);
	if (!w->st)
		w->st = map_domains(w, outline, db->exam_rev, &w->err);
	if (!w->st) {
		sheet = look_at(w, db, which + 1);
		w->st = add_cells(w, &sheet);
	}
	if (!w->st && db->kind == PR_SITTING_DRILL)
		w->st = add_slot(&work->drills, &work->n_drills,
				 &work->drills_cap, db->sitting, -1, &w->err);
	if (!w->st && db->kind == PR_SITTING_MOCK && db->scaled)
		w->st = add_mock(w, db);
	return w->st == PR_OK;
}

static int
by_slot(const void *a, const void *b)
{
	const struct stats_slot *x = a, *y = b;

	if (x->sitting != y->sitting)
		return x->sitting < y->sitting ? -1 : 1;
	return (x->slot > y->slot) - (x->slot < y->slot);
}

enum pr_status
stats_sheets_walk(struct stats_work *work, struct pr_err *err)
{
	struct walk *w = mem_array(1, sizeof(*w));
	enum pr_status st;

	if (!w)
		return mem_fail(err);
	w->work = work;
	st = pr_db_sheet_each(work->desk->store, work->desk->learner.id,
			      INT64_MIN, w, take_sheet, err);
	if (!st && w->st)
		st = pr_fail(err, w->st, "%s", w->err.text);
	for (int i = 0; i < DAYS; i++)
		work->stats->days += (w->days >> i & 1) != 0;
	free(w);
	if (work->n_drills)
		qsort(work->drills, work->n_drills, sizeof(*work->drills),
		      by_slot);
	if (work->n_bad)
		qsort(work->bad, work->n_bad, sizeof(*work->bad), by_slot);
	return st;
}
