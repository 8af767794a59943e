/* plain_begin.c - before the clock starts, and after a pause; cli/plain.h */
#include "cli/out.h"
#include "cli/plain.h"
#include "cli/plan.h"
#include "cli/signals.h"
#include "report/words.h"
#include "util/fs.h"
#include "words/say.h"
#include "words/sittings.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void
read_time(struct cli *cli, const struct pr_plan *plan,
	  const struct pr_exam *exam)
{
	const struct pr_learner *l = pr_desk_learner(cli->desk);
	int64_t budget = plan_budget_ms(cli, plan, exam);
	bool stop = plan->breaks_stop >= 0 ? plan->breaks_stop : l->breaks_stop;
	char text[SAY_MAX];

	if (budget <= 0) {
		out_line(cli, "No time limit.");
		return;
	}
	out_line(cli, "Time: %s.", say_length(text, budget));
	out_line(cli, "Warnings: %s.", say_warnings(text, budget));
	out_line(cli, "Accommodation: %s",
		 say_accommodation(text,
				   plan->time_percent ? plan->time_percent
						      : l->time_percent,
				   plan->extra_min >= 0 ? plan->extra_min
							: l->extra_min,
				   stop));
	out_line(cli, "%s The clock %s during a break you take.",
		 say_policy(text, plan->policy),
		 stop ? "stands still" : "runs");
}

static void
read_pool(struct cli *cli, const struct pr_pool *pool, bool has_form)
{
	for (size_t i = 0; i < pool->n_rows && !has_form; i++) {
		const struct pr_pool_row *row = &pool->rows[i];

		if (row->count.have < row->count.need)
			out_line(cli, "%s %s: %d of %d items are missing.",
				 row->domain, row->title,
				 row->count.need - row->count.have,
				 row->count.need);
	}
	if (pool->met_before)
		out_line(cli, "%d of these items you have met before.",
			 pool->met_before);
}

/* The page of a mock; practice begins at once. */
static void
read_page(struct cli *cli, const struct pr_plan *plan,
	  const struct pr_exam *exam, const struct pr_pool *pool)
{
	char text[SAY_MAX], program[PLAIN_COMMAND];
	int scored = plan->form_json ? pool->scored : exam->scored_items;
	int pretest = plan->form_json ? pool->items - pool->scored
				      : exam->pretest_items;

	out_line(cli, "%s. %s", say_kind(text, plan->kind, exam->identifier),
		 exam->title);
	if (pretest > 0)
		out_line(cli,
			 "%d items. %d count; %d are unscored pretest items "
			 "and are not marked as such.",
			 scored + pretest, scored, pretest);
	else
		out_line(cli, "%s.", say_count(text, scored, "item"));
	out_line(cli, "%s",
		 exam->linear ? "This exam goes forward only."
			      : "You may go back, change answers and flag "
				"items until you end the exam.");
	out_line(cli, "An item without an answer counts as wrong. A guess "
		      "costs nothing.");
	read_time(cli, plan, exam);
	read_pool(cli, pool, plan->form_json != NULL);
	out_line(cli,
		 "Each answer is on the disk before the next item is read. If "
		 "the program stops: %s exam --resume",
		 plain_program(program, cli));
	out_line(cli, "%s", words_notice);
	out_line(cli, "At any prompt ? lists the commands.");
}

static bool
wants_begin(struct cli *cli, struct plain_in *in)
{
	const char *line = plain_asked(
		cli, in, "Type BEGIN to start: ",
		"BEGIN starts the exam and its clock; anything else goes back "
		"and starts nothing.");

	if (line && !strcasecmp(line, "begin"))
		return true;
	if (line)
		out_line(cli, "Nothing was started.");
	return false;
}

static enum pr_status
save_form(struct pr_seat *seat, const char *path, struct pr_err *err)
{
	char *json = NULL;
	enum pr_status st = pr_seat_form_json(seat, &json, err);

	if (!st)
		st = fs_write(path, json, strlen(json), FS_SHARED, err);
	free(json);
	return st;
}

static enum pr_status
begin(struct cli *cli, struct pr_seat *seat, struct pr_err *err)
{
	struct pr_action action = { .kind = PR_EVENT_BEGIN, .slot = -1 };
	enum pr_status st = pr_seat_act(seat, &action, err);
	char text[SAY_MAX];

	if (st != PR_EUNSAVED)
		return st;
	out_line(cli, "%s", say_unsaved(text, err));
	return PR_OK;
}

enum cli_exit
plain_begin(struct cli *cli, struct plain_in *in, struct pr_seat *seat)
{
	struct pr_err err = { 0 };
	enum cli_exit code = begin(cli, seat, &err) ? cli_fail(&err)
						    : plain_sit(cli, in, seat);

	pr_seat_leave(seat);
	return code;
}

/* What kind of sitting it is, and what its items fell short of. */
static void
read_kind(struct cli *cli, const struct pr_seat *seat)
{
	const struct pr_sitting *s = pr_seat_sitting(seat);
	char text[SAY_MAX];

	if (say_begins(text, s->rules.kind, (int)s->n_slots)[0])
		out_line(cli, "%s", text);
	if (pr_seat_notice(seat)[0])
		out_line(cli, "%s", pr_seat_notice(seat));
}

static enum cli_exit
draw_and_sit(struct cli *cli, struct plain_in *in, const struct pr_plan *plan,
	     const char *form_path)
{
	struct pr_err err = { 0 };
	struct pr_seat *seat;
	enum pr_status st;

	st = pr_seat_start(cli->desk, plan, &seat, &err);
	if (!st && form_path)
		st = save_form(seat, form_path, &err);
	if (!st) {
		read_kind(cli, seat);
		return plain_begin(cli, in, seat);
	}
	pr_seat_leave(seat);
	return cli_fail(&err);
}

/* A mock of this exam that waits must be finished first. */
static enum pr_status
none_waits(struct cli *cli, const struct pr_plan *plan, struct pr_err *err)
{
	struct pr_paused_row *rows;
	char program[PLAIN_COMMAND];
	size_t n;
	enum pr_status st;

	if (plan->kind != PR_SITTING_MOCK)
		return PR_OK;
	st = pr_seat_paused(cli->desk, &rows, &n, err);
	for (size_t i = 0; i < n && !st; i++)
		if (rows[i].kind == PR_SITTING_MOCK &&
		    !strcasecmp(rows[i].exam, plan->exam))
			st = pr_fail(err, PR_ESTATE,
				     "a mock exam of %s waits at item %d; go "
				     "on with: %s exam --resume",
				     rows[i].exam, rows[i].at + 1,
				     plain_program(program, cli));
	free(rows);
	return st;
}

enum cli_exit
plain_start(struct cli *cli, struct plain_in *in, const struct pr_plan *plan,
	    const char *form_path)
{
	struct pr_err err = { 0 };
	struct pr_exam *exam = NULL;
	struct pr_pool pool = { 0 };
	enum pr_status st;
	bool go = true;

	signals_catch();
	st = pr_library_exam(cli->desk, plan->exam, &exam, NULL, &err);
	if (!st)
		st = none_waits(cli, plan, &err);
	if (!st && plan->kind == PR_SITTING_MOCK)
		st = pr_seat_pool(cli->desk, plan, &pool, &err);
	if (st) {
		pr_exam_free(exam);
		return cli_fail(&err);
	}
	if (plan->kind == PR_SITTING_MOCK) {
		read_page(cli, plan, exam, &pool);
		go = wants_begin(cli, in);
	}
	pr_exam_free(exam);
	if (!go)
		return plain_exit();
	return draw_and_sit(cli, in, plan, form_path);
}

/* Answers that could not be written then: offered, never taken unasked. */
static enum pr_status
offer_emergency(struct cli *cli, struct plain_in *in, struct pr_seat *seat,
		struct pr_err *err)
{
	char text[SAY_MAX];
	const char *line;
	int n = pr_seat_emergency(seat);

	if (n == 0)
		return PR_OK;
	out_line(cli, "%s", say_emergency(text, n));
	line = plain_asked(cli, in, "Type y to take them in, n to drop them: ",
			   "y adds these answers to the exam; anything else "
			   "drops them for good.");
	if (!line)
		return PR_OK;
	return pr_seat_take_emergency(seat, line[0] == 'y' || line[0] == 'Y',
				      err);
}

enum cli_exit
plain_resume(struct cli *cli, struct plain_in *in, int64_t sitting)
{
	struct pr_action resume = { .kind = PR_EVENT_RESUME, .slot = -1 };
	struct pr_err err = { 0 };
	struct pr_seat *seat;
	enum cli_exit code;
	enum pr_status st;
	char text[SAY_MAX];

	signals_catch();
	st = pr_seat_open(cli->desk, sitting, &seat, &err);
	if (!st && pr_seat_sitting(seat)->state == PR_STATE_NEW)
		st = begin(cli, seat, &err);
	else if (!st)
		st = pr_seat_act(seat, &resume, &err);
	if (!st || st == PR_EUNSAVED)
		st = offer_emergency(cli, in, seat, &err);
	if (st) {
		code = cli_fail(&err);
	} else {
		out_line(cli, "Resumed. %s",
			 say_time_left(text, pr_seat_sitting(seat),
				       pr_seat_left(seat)));
		code = plain_sit(cli, in, seat);
	}
	pr_seat_leave(seat);
	return code;
}
