/* cmd_exam.c - "proctor exam": a mock exam, practice, going on with one */
#include "cli/cmd.h"
#include "cli/face.h"
#include "cli/plain.h"
#include "cli/plan.h"
#include "util/fs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define FORM_MAX (1 << 20) /* bytes of a form file */
#define ITEMS_MAX 500

struct values {
	bool practice, diagnostic, quick, untimed, resume;
	const char *clock, *extra_time, *breaks;
	const char *form, *save_form;
	const char *domain, *task;
	struct opt_number items;
	struct opt_list avoid;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "practice", 0, OPT_FLAG, AT(practice), NULL,
	  "practice: the key and the why after each item" },
	{ "diagnostic", 0, OPT_FLAG, AT(diagnostic), NULL,
	  "where you stand, domain by domain: 50 items, no clock" },
	{ "quick", 0, OPT_FLAG, AT(quick), NULL,
	  "a quick check: above or below the passing level, no score" },
	{ "domain", 0, OPT_TEXT, AT(domain), "D", "practice: this domain" },
	{ "task", 0, OPT_TEXT, AT(task), "T", "practice: this task" },
	{ "items", 0, OPT_NUMBER, AT(items), "N",
	  "practice: so many items, else 10; diagnostic: else 50" },
	{ "resume", 0, OPT_FLAG, AT(resume), NULL,
	  "go on with a sitting that was left" },
	{ "clock", 0, OPT_WORD, AT(clock), "pause|run",
	  "the clock while the program is closed" },
	{ "extra-time", 0, OPT_TEXT, AT(extra_time), "T",
	  "1.5 is time and a half, +30m thirty minutes more" },
	{ "breaks", 0, OPT_WORD, AT(breaks), "stop|run",
	  "the clock while you take a break" },
	{ "untimed", 0, OPT_FLAG, AT(untimed), NULL, "no time limit" },
	{ "form", 0, OPT_TEXT, AT(form), "FILE", "sit a saved form" },
	{ "save-form", 0, OPT_TEXT, AT(save_form), "FILE",
	  "write the form that is drawn (plain mode)" },
	{ "avoid", 0, OPT_LIST, AT(avoid), "FILE",
	  "draw no item of this form; may be repeated" },
};

static bool
mock_only(const struct values *v)
{
	return v->form || v->save_form || v->avoid.n || v->clock ||
	       v->extra_time || v->breaks || v->untimed;
}

static bool
practice_only(const struct values *v)
{
	return v->domain || v->task;
}

static bool
is_mock(const struct values *v)
{
	return !v->practice && !v->diagnostic && !v->quick;
}

/* What of the kinds does not go together. */
static const char *
wrong_kind(const struct values *v)
{
	if (v->resume &&
	    (!is_mock(v) || mock_only(v) || practice_only(v) || v->items.set))
		return "--resume goes on with what was left and takes no "
		       "other option";
	if (v->practice + v->diagnostic + v->quick > 1)
		return "--practice, --diagnostic and --quick are three kinds "
		       "of sittings; choose one";
	if (v->practice && mock_only(v))
		return "practice has no clock and no form; leave out its "
		       "options or --practice";
	if (v->diagnostic && mock_only(v))
		return "the diagnostic has no clock and no form; leave out its "
		       "options or --diagnostic";
	if (v->quick && mock_only(v))
		return "a quick check has no clock and no form; leave out its "
		       "options or --quick";
	if (v->quick && v->items.set)
		return "a quick check takes as many items as it needs; leave "
		       "out --items";
	return NULL;
}

/* What of the values does not go together; NULL when all does. */
static const char *
contradiction(const struct cli *cli, const struct values *v)
{
	if (wrong_kind(v))
		return wrong_kind(v);
	if (!v->practice && practice_only(v))
		return "--domain and --task go with --practice";
	if (v->items.set && is_mock(v))
		return "--items goes with --practice or --diagnostic";
	if (v->items.set && (!v->items.value || v->items.value > ITEMS_MAX))
		return "--items is 1 to 500";
	if (v->save_form && face_is_full(cli))
		return "--save-form works in plain mode; add --plain";
	return NULL;
}

/* The texts of form files; freed by forms_release. */
struct forms {
	char *form;
	char *avoid[OPT_LIST_MAX];
};

static enum pr_status
read_forms(struct forms *forms, const struct values *v, struct pr_plan *plan,
	   struct pr_err *err)
{
	enum pr_status st = PR_OK;

	if (v->form)
		st = fs_read(&forms->form, NULL, v->form, FORM_MAX, err);
	for (size_t i = 0; i < v->avoid.n && !st; i++)
		st = fs_read(&forms->avoid[i], NULL, v->avoid.items[i],
			     FORM_MAX, err);
	plan->form_json = forms->form;
	plan->n_avoid = v->avoid.n;
	return st;
}

static void
forms_release(struct forms *forms)
{
	free(forms->form);
	for (size_t i = 0; i < OPT_LIST_MAX; i++)
		free(forms->avoid[i]);
}

/* The exam, and whether the form can be sat: before anything is asked. */
static enum pr_status
settle_exam(struct cli *cli, struct pr_plan *plan, char found[65],
	    struct pr_err *err)
{
	struct pr_pool pool = { 0 };
	enum pr_status st = PR_OK;

	if (!plan->exam) {
		st = plan->form_json
			     ? pr_seat_form_exam(found, plan->form_json, err)
			     : plan_exam(cli, found, err);
		plan->exam = found;
	}
	if (!st && plan->form_json)
		st = pr_seat_pool(cli->desk, plan, &pool, err);
	return st;
}

static enum pr_status
make_plan(struct cli *cli, const struct values *v, struct pr_plan *plan,
	  struct pr_err *err)
{
	*plan = plan_default(cli, v->practice     ? PR_SITTING_PRACTICE
				  : v->diagnostic ? PR_SITTING_DIAGNOSTIC
				  : v->quick      ? PR_SITTING_QUICK
						  : PR_SITTING_MOCK);
	plan->domain = v->domain;
	plan->task = v->task;
	plan->items = (int)v->items.value;
	plan->untimed = v->untimed;
	if (v->clock)
		plan->policy =
			strcmp(v->clock, "run") ? PR_CLOCK_PAUSE : PR_CLOCK_RUN;
	if (v->breaks)
		plan->breaks_stop = !strcmp(v->breaks, "stop");
	if (v->extra_time)
		return plan_extra_time(v->extra_time, &plan->time_percent,
				       &plan->extra_min, err);
	return PR_OK;
}

static enum cli_exit
sit(struct cli *cli, const struct pr_plan *plan, const char *save_form)
{
	struct tui_options full = { .start = TUI_START_PLAN, .plan = *plan };
	struct plain_in in = { 0 };
	enum cli_exit code;
	struct fs_info info;

	if (save_form && fs_info(&info, save_form, NULL) == PR_OK) {
		cli_say("%s is there already; it was left alone", save_form);
		return CLI_EXIT_FAILED;
	}
	if (face_is_full(cli) && face_run(cli, &full, &code))
		return code;
	if (cli->in_tty &&
	    pr_desk_learner(cli->desk)->purpose == PR_PURPOSE_UNKNOWN &&
	    !plain_first(cli, &in))
		return plain_exit();
	return plain_start(cli, &in, plan, save_form);
}

/* The newest sitting that waits, of this exam when one is named. */
static enum cli_exit
resume(struct cli *cli, const char *exam)
{
	struct tui_options full = { .start = TUI_START_RESUME };
	struct pr_paused_row *rows = NULL;
	struct pr_err err = { 0 };
	struct plain_in in = { 0 };
	int64_t sitting = 0;
	enum cli_exit code;
	size_t n;

	if (pr_seat_paused(cli->desk, &rows, &n, &err))
		return cli_fail(&err);
	for (size_t i = n; i-- > 0;)
		if (!exam || !strcasecmp(rows[i].exam, exam))
			sitting = rows[i].sitting;
	free(rows);
	if (!sitting) {
		cli_say("nothing waits to be resumed");
		return CLI_EXIT_FAILED;
	}
	full.sitting = sitting;
	if (face_is_full(cli) && face_run(cli, &full, &code))
		return code;
	return plain_resume(cli, &in, sitting);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	const char *wrong = contradiction(cli, v);
	const char *exam = args->n ? args->v[0] : NULL;
	struct pr_err err = { 0 };
	struct forms forms = { 0 };
	struct pr_plan plan;
	char found[65];
	enum cli_exit code;

	if (wrong)
		return cli_misuse("exam", "%s", wrong);
	if (!cli_open(cli, !v->resume))
		return CLI_EXIT_FAILED;
	if (v->resume)
		return resume(cli, exam);
	if (make_plan(cli, v, &plan, &err))
		return cli_misuse("exam", "%s", err.text);
	plan.exam = exam;
	plan.avoid = (const char *const *)forms.avoid;
	if (read_forms(&forms, v, &plan, &err) ||
	    settle_exam(cli, &plan, found, &err))
		code = cli_fail(&err);
	else
		code = sit(cli, &plan, v->save_form);
	forms_release(&forms);
	return code;
}

const struct cmd cmd_exam = {
	.name = "exam",
	.path = "exam",
	.args = "[EXAM]",
	.summary = "sit a mock exam, practise, find out where you stand",
	.about = "A mock exam is drawn by the exam's outline, with items not "
		 "met before first, and\nis timed like the exam. It can be "
		 "left and resumed. EXAM is an identifier such\nas RHIT; "
		 "without it the learner's exam, or that of the form that "
		 "--form names.\nThe diagnostic is reported by domain only. A "
		 "quick check ends as soon as it is\nsure whether you stand "
		 "above or below the passing level. Neither is a mock.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.max_args = 1,
	.run = run,
};
