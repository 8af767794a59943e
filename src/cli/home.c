/* home.c - where one stands; see cli/home.h */
#include "cli/home.h"

#include "cli/ceu.h"
#include "report/jsonw.h"
#include "report/missed.h"

#include <stdio.h>
#include <stdlib.h>

void
home_release(struct home *home)
{
	free(home->exams);
	free(home->past);
	free(home->paused);
	pr_ceu_picture_free(home->ceu);
}

/* Of who logs continuing education. */
static const char *
next_ceu(const struct home *home)
{
	if (!home->ceu || !home->ceu->status->n)
		return "ceu hold CREDENTIAL --since DATE";
	return "ceu";
}

static const char *
next_step(const struct home *home, const struct pr_learner *learner)
{
	if (learner->purpose == PR_PURPOSE_CEU)
		return next_ceu(home);
	if (home->n_paused)
		return "exam --resume";
	if (home->n_ready == 0)
		return "bank import PATH";
	if (home->n_past)
		return "report";
	/* which exam is only asked when there is a choice */
	return learner->exam[0] || home->n_ready == 1 ? "exam --practice"
						      : "exam EXAM --practice";
}

/* The ledger is no reason to show nothing of the rest. */
static void
load_ceu(struct home *home, struct pr_desk *desk)
{
	bool any = false;

	if (pr_ceu_any(desk, &any, &home->ceu_err) || !any)
		return;
	if (pr_ceu_load(desk, NULL, &home->ceu, &home->ceu_err))
		home->ceu = NULL;
}

enum pr_status
home_load(struct home *home, struct pr_desk *desk, struct pr_err *err)
{
	enum pr_status st;

	*home = (struct home){ 0 };
	st = pr_library_exams(desk, &home->exams, &home->n_exams, err);
	if (!st)
		st = pr_result_list(desk, &home->past, &home->n_past, err);
	if (!st)
		st = pr_seat_paused(desk, &home->paused, &home->n_paused, err);
	if (!st)
		load_ceu(home, desk);
	home->n_ready = pr_library_exams_ready(home->exams, home->n_exams);
	home->next = next_step(home, pr_desk_learner(desk));
	return st;
}

static void
put_exam(struct jsonw *json, const struct pr_exam_row *row)
{
	jsonw_object(json, NULL);
	jsonw_text(json, "exam", row->identifier);
	jsonw_int(json, "items", row->items);
	jsonw_int(json, "unseen", row->unseen);
	jsonw_bool(json, "mock_possible", row->mock_possible);
	jsonw_maybe(json, "why_not", row->why_not);
	jsonw_int(json, "mocks", row->mocks);
	jsonw_int(json, "practices", row->practices);
	if (row->best)
		jsonw_int(json, "best", row->best);
	else
		jsonw_null(json, "best");
	if (row->last)
		jsonw_int(json, "last", row->last);
	else
		jsonw_null(json, "last");
	jsonw_end(json);
}

static void
put_paused(struct jsonw *json, const struct pr_paused_row *row)
{
	jsonw_object(json, NULL);
	jsonw_int(json, "sitting", row->sitting);
	jsonw_text(json, "exam", row->exam);
	jsonw_text(json, "kind", report_kind(row->kind));
	jsonw_int(json, "at", row->at + 1);
	jsonw_int(json, "items", row->n_slots);
	jsonw_int(json, "answered", row->answered);
	jsonw_bool(json, "timed", row->timed);
	jsonw_int(json, "left_ms", row->left_ms);
	jsonw_int(json, "emergency", row->emergency);
	jsonw_end(json);
}

static void
put_past(struct jsonw *json, const struct pr_past_row *row)
{
	jsonw_object(json, NULL);
	jsonw_int(json, "sitting", row->sitting);
	jsonw_text(json, "exam", row->exam);
	jsonw_text(json, "kind", report_kind(row->kind));
	jsonw_int(json, "end_ms", row->end_ms);
	jsonw_bool(json, "scaled", row->scaled);
	if (row->scaled) {
		jsonw_int(json, "score", row->score);
		jsonw_int(json, "low", row->score_lo);
		jsonw_int(json, "high", row->score_hi);
	} else {
		jsonw_null(json, "score");
		jsonw_null(json, "low");
		jsonw_null(json, "high");
	}
	jsonw_int(json, "right", row->right);
	jsonw_int(json, "items", row->n);
	jsonw_end(json);
}

enum pr_status
home_json(const struct home *home, const struct pr_learner *learner,
	  const struct pr_sink *sink, struct pr_err *err)
{
	struct page page;
	struct jsonw json = { .page = &page };
	char next[80];

	page_init(&page, sink, 0);
	jsonw_object(&json, NULL);
	jsonw_text(&json, "schema", "proctor.status/1");
	jsonw_text(&json, "learner", learner->name);
	jsonw_maybe(&json, "exam", learner->exam);
	jsonw_maybe(&json, "exam_date", learner->exam_date);
	jsonw_array(&json, "exams");
	for (size_t i = 0; i < home->n_exams; i++)
		put_exam(&json, &home->exams[i]);
	jsonw_end(&json);
	jsonw_array(&json, "paused");
	for (size_t i = 0; i < home->n_paused; i++)
		put_paused(&json, &home->paused[i]);
	jsonw_end(&json);
	jsonw_array(&json, "past");
	for (size_t i = 0; i < home->n_past; i++)
		put_past(&json, &home->past[i]);
	jsonw_end(&json);
	cli_ceu_json_home(&json, "ceu", home->ceu);
	snprintf(next, sizeof(next), "proctor %s", home->next);
	jsonw_text(&json, "next", next);
	jsonw_end(&json);
	return page_end(&page, err);
}
