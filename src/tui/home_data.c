/* home_data.c - what home and the lists around it know of the learner */
#include "tui/home_data.h"

#include "proctor/ceu_desk.h"
#include "proctor/drill.h"
#include "proctor/study.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void
home_data_release(struct home_data *data)
{
	free(data->exams);
	free(data->paused);
	free(data->past);
	*data = (struct home_data){ 0 };
}

/* No plan is no failure: there is no date yet, or no bank. */
static void
load_today(struct home_data *data, struct pr_desk *desk)
{
	struct pr_study *plan = NULL;

	if (pr_study_load(desk, NULL, &plan, NULL) == PR_OK) {
		snprintf(data->today, sizeof(data->today), "%s",
			 plan->today_line);
		data->review = plan->n_days ? plan->days[0].review_items +
						      plan->days[0].fresh_items
					    : 0;
		data->minutes = plan->n_days ? plan->days[0].review +
						       plan->days[0].fresh
					     : 0;
		data->mock = plan->n_days && plan->days[0].mock;
	}
	pr_study_free(plan);
}

/* What cannot be looked up is not offered. */
static bool
diagnostic_possible(const struct home_data *data, struct pr_desk *desk)
{
	const struct pr_exam_row *exam =
		home_data_exam(data, pr_desk_learner(desk));
	bool possible = false;

	return exam &&
	       pr_study_diagnostic(desk, exam->identifier, &possible, NULL) ==
		       PR_OK &&
	       possible;
}

static void
load_account(struct home_ceu_line *out, const struct pr_ceu_account *a)
{
	char words[CEU_WORDS];
	char line[CEU_BRIEF];

	snprintf(out->text, sizeof(out->text), "%s%.64s: %s",
		 a->warn ? "! " : "", a->name,
		 ceu_words_cycle(words, a, ceu_page_first(a)));
	ceu_page_brief(out->wide, a, true);
	snprintf(out->brief, sizeof(out->brief), "%s%.130s",
		 a->warn ? "! " : "", ceu_page_brief(line, a, false));
}

/* The most pressing account. */
static void
load_glance(struct home_data *data, const struct pr_ceu_status *status)
{
	struct home_ceu_line *out = &data->glance;
	const struct pr_ceu_account *a;
	char words[CEU_WORDS];
	char name[65];

	if (!ceu_words_glance(words, status))
		return;
	snprintf(name, sizeof(name), "%.*s", (int)strcspn(words, ":"), words);
	a = pr_ceu_account_find(status, name);
	if (a && a->now >= 0)
		load_account(out, a);
	data->presses = a && a->warn;
	snprintf(out->text, sizeof(out->text), "%s", words);
}

/* What is held, by the account that presses most. A ledger that cannot be
 * read is no reason to have no home: its sentence stands there instead. */
static void
load_ceu(struct home_data *data, struct pr_desk *desk)
{
	struct pr_ceu_picture *picture = NULL;
	const struct pr_ceu_status *status;
	struct pr_err err = { 0 };

	if (pr_ceu_any(desk, &data->ceu, &err) != PR_OK || !data->ceu)
		return;
	if (pr_ceu_load(desk, NULL, &picture, &err) != PR_OK) {
		snprintf(data->glance.text, sizeof(data->glance.text), "! %s",
			 err.text);
		data->presses = true;
		return;
	}
	status = picture->status;
	load_glance(data, status);
	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *a = &status->accounts[i];

		if (!a->open || a->now < 0)
			continue;
		if (data->n_accounts == HOME_CEU_LINES)
			data->more_accounts++;
		else
			load_account(&data->accounts[data->n_accounts++], a);
	}
	pr_ceu_picture_free(picture);
}

void
home_data_load(struct home_data *data, struct tui *tui)
{
	struct pr_desk *desk = tui_desk(tui);
	struct pr_err err = { 0 };

	home_data_release(data);
	if (pr_library_exams(desk, &data->exams, &data->n_exams, &err) != PR_OK)
		tui_alarm(tui, &err);
	data->n_ready = pr_library_exams_ready(data->exams, data->n_exams);
	if (pr_seat_paused(desk, &data->paused, &data->n_paused, &err) != PR_OK)
		tui_alarm(tui, &err);
	if (pr_result_list(desk, &data->past, &data->n_past, &err) != PR_OK)
		tui_alarm(tui, &err);
	data->any_drill = home_data_drills(tui, &data->drills);
	data->code_book = data->any_drill || pr_desk_tables(desk);
	data->diagnostic = diagnostic_possible(data, desk);
	load_today(data, desk);
	load_ceu(data, desk);
}

bool
home_data_drills(struct tui *tui, long *items)
{
	struct pr_drill_row *rows = NULL;
	struct pr_err err = { 0 };
	bool any = false;
	size_t n = 0;

	*items = 0;
	if (pr_drill_rows(tui_desk(tui), &rows, &n, &err) != PR_OK)
		tui_alarm(tui, &err);
	if (n > 0) {
		*items = rows[0].authored;
		any = rows[0].authored > 0 || rows[0].generated;
	}
	free(rows);
	return any;
}

const struct pr_exam_row *
home_data_exam(const struct home_data *data, const struct pr_learner *learner)
{
	for (size_t i = 0; i < data->n_exams; i++)
		if (!strcasecmp(data->exams[i].identifier, learner->exam))
			return &data->exams[i];
	return data->n_ready ? &data->exams[0] : NULL;
}

char *
home_data_kind(char out[96], const char *exam, enum pr_sitting_kind kind)
{
	static const char *const names[] = {
		[PR_SITTING_MOCK] = "mock exam",
		[PR_SITTING_PRACTICE] = "practice",
		[PR_SITTING_DIAGNOSTIC] = "diagnostic",
		[PR_SITTING_QUICK] = "quick check",
		[PR_SITTING_DRILL] = "drill",
		[PR_SITTING_REVIEW] = "review",
	};
	size_t i = (size_t)kind;

	if (kind == PR_SITTING_DRILL) {
		snprintf(out, 96, "Coding drill");
		return out;
	}
	snprintf(out, 96, "%s %s", exam,
		 i < PR_LEN(names) && names[i] ? names[i] : "sitting");
	return out;
}
