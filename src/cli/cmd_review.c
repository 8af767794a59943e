/* cmd_review.c - "proctor review": today's queue, as a sitting or as a list */
#include "cli/cmd.h"
#include "cli/face.h"
#include "cli/out.h"
#include "cli/plain.h"
#include "cli/plan.h"
#include "proctor/study.h"
#include "report/study.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#define ITEMS_MAX 500
#define MINUTES_MAX 1440

struct values {
	bool list, json, resume;
	struct opt_number items, minutes;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "items", 0, OPT_NUMBER, AT(items), "N",
	  "at most so many items, else all of today's queue" },
	{ "minutes", 0, OPT_NUMBER, AT(minutes), "N",
	  "so many minutes, else what is left of today's" },
	{ "resume", 0, OPT_FLAG, AT(resume), NULL,
	  "go on with a review that was left" },
	{ "list", 0, OPT_FLAG, AT(list), NULL,
	  "the queue and the reviews of the next 14 days" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "with --list: as JSON" },
};

/* ---- the list ------------------------------------------------------------ */

static enum cli_exit
list(struct cli *cli, const struct values *v, const char *exam)
{
	struct pr_sink sink = v->json ? out_sink() : out_text_sink(cli);
	struct pr_review *review = NULL;
	struct pr_err err = { 0 };
	enum pr_status st = pr_review_load(
		cli->desk, exam, (int)v->minutes.value, &review, &err);

	if (!st && v->json)
		st = review_json(review, &sink, &err);
	else if (!st)
		st = review_text(review, cli->width, &sink, &err);
	pr_review_free(review);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

/* ---- a review ------------------------------------------------------------ */

static enum cli_exit
start(struct cli *cli, const struct values *v, const char *exam)
{
	struct pr_plan plan = plan_default(cli, PR_SITTING_REVIEW);
	struct tui_options full = { .start = TUI_START_PLAN };
	struct plain_in in = { 0 };
	enum cli_exit code;

	plan.exam = exam;
	plan.items = (int)v->items.value;
	plan.minutes = (int)v->minutes.value;
	full.plan = plan;
	if (face_is_full(cli) && face_run(cli, &full, &code))
		return code;
	return plain_start(cli, &in, &plan, NULL);
}

/* The newest review that waits, of this exam when one is named. */
static enum cli_exit
resume(struct cli *cli, const char *exam)
{
	struct tui_options full = { .start = TUI_START_RESUME };
	struct pr_paused_row *rows = NULL;
	struct pr_err err = { 0 };
	struct plain_in in = { 0 };
	enum cli_exit code;
	size_t n;

	if (pr_seat_paused(cli->desk, &rows, &n, &err))
		return cli_fail(&err);
	for (size_t i = n; i-- > 0;)
		if (rows[i].kind == PR_SITTING_REVIEW &&
		    (!exam || !strcasecmp(rows[i].exam, exam)))
			full.sitting = rows[i].sitting;
	free(rows);
	if (!full.sitting) {
		cli_say("no review waits to be resumed");
		return CLI_EXIT_FAILED;
	}
	if (face_is_full(cli) && face_run(cli, &full, &code))
		return code;
	return plain_resume(cli, &in, full.sitting);
}

/* ---- the command --------------------------------------------------------- */

static bool
outside(const struct opt_number *n, uint64_t max)
{
	return n->set && (!n->value || n->value > max);
}

/* What of the values does not go together; NULL when all does. */
static const char *
contradiction(const struct values *v)
{
	if (v->resume && (v->list || v->items.set || v->minutes.set))
		return "--resume goes on with what was left and takes no "
		       "other option";
	if (v->json && !v->list)
		return "--json goes with --list";
	if (v->list && v->items.set)
		return "--list shows the whole queue; --minutes says how long "
		       "it may be";
	if (outside(&v->items, ITEMS_MAX))
		return "--items is 1 to 500";
	if (outside(&v->minutes, MINUTES_MAX))
		return "--minutes is 1 to 1440";
	return NULL;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	const char *wrong = contradiction(v);
	const char *exam = args->n ? args->v[0] : NULL;
	struct pr_err err = { 0 };
	char found[65];

	if (wrong)
		return cli_misuse("review", "%s", wrong);
	if (!cli_open(cli, !v->resume))
		return CLI_EXIT_FAILED;
	if (v->resume)
		return resume(cli, exam);
	if (!exam) {
		if (pr_study_default(cli->desk, found, &err) ||
		    (!found[0] && plan_exam(cli, found, &err)))
			return cli_fail(&err);
		exam = found;
	}
	return v->list ? list(cli, v, exam) : start(cli, v, exam);
}

const struct cmd cmd_review = {
	.name = "review",
	.path = "review",
	.args = "[EXAM]",
	.summary = "meet again what fades, and what was never met",
	.about = "Today's queue: questions that are fading and new ones, "
		 "ranked by what a minute\nadds on exam day, cut to the "
		 "minutes that are left of today. A day that was\nmissed is "
		 "spread over the days to come. EXAM is an identifier such as "
		 "RHIT;\nwithout it the learner's exam, else the first there "
		 "is.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.max_args = 1,
	.run = run,
};
