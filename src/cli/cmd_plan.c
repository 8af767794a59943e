/* cmd_plan.c - "proctor plan": week by week to the date of the exam */
#include "cli/cmd.h"
#include "cli/out.h"
#include "cli/plan.h"
#include "report/study.h"
#include "report/study_words.h"

#include <string.h>

#define FILE_WIDTH 80 /* cells of text in a file */
#define MINUTES_MIN 5
#define MINUTES_MAX 1440

struct values {
	const char *date, *days;
	struct opt_number minutes, weeks;
	const char *format, *output;
	bool json, force;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "date", 0, OPT_TEXT, AT(date), "D",
	  "set the date of the exam, such as 2027-03-14" },
	{ "minutes", 0, OPT_NUMBER, AT(minutes), "N",
	  "set the minutes of a study day" },
	{ "days", 0, OPT_TEXT, AT(days), "DAYS",
	  "set the study days: mon-fri, or mon,wed,sat, or daily" },
	{ "weeks", 0, OPT_NUMBER, AT(weeks), "N",
	  "show so many weeks, else all" },
	{ "format", 0, OPT_WORD, AT(format), "text|html|json|ics",
	  "how it is written, else text; ics is for calendars" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "as --format json" },
	{ "output", 'o', OPT_TEXT, AT(output), "FILE",
	  "write to this file, which must not be there yet" },
	{ "force", 0, OPT_FLAG, AT(force), NULL, "with -o: replace the file" },
};

/* ---- what is set first --------------------------------------------------- */

static bool
is_set(const struct values *v)
{
	return v->date || v->days || v->minutes.set;
}

/* "Set for RHIT: exam on Sun 14 Mar 2027, 45 minutes a day, mon-fri." On
 * standard error, for the plan may go into a pipe. */
static void
say_set(struct cli *cli)
{
	const struct pr_learner *l = pr_desk_learner(cli->desk);
	char when[STUDY_WORDS], days[40];

	pr_study_days_format(days, l->study_days);
	cli_say("set for %s: %s%s, %d minutes a day, %s", l->exam,
		l->exam_date[0] ? "exam on " : "no exam date",
		l->exam_date[0] ? study_when(when, l->exam_date, true) : "",
		l->minutes_a_day, days);
}

static enum pr_status
set(struct cli *cli, const struct values *v, const char *exam,
    struct pr_err *err)
{
	unsigned days = 0;
	enum pr_status st = PR_OK;

	if (v->days)
		st = pr_study_days_parse(&days, v->days, err);
	if (!st)
		st = pr_study_set(cli->desk, exam, v->date,
				  (int)v->minutes.value, days, err);
	if (!st)
		say_set(cli);
	return st;
}

/* ---- the plan ------------------------------------------------------------ */

static enum pr_status
write_as(const char *format, const struct study_report *report,
	 const struct pr_sink *sink, struct pr_err *err)
{
	if (!strcmp(format, "json"))
		return study_json(report, sink, err);
	if (!strcmp(format, "html"))
		return study_html(report, sink, err);
	if (!strcmp(format, "ics"))
		return study_ics(report, sink, err);
	return study_text(report, sink, err);
}

static enum pr_status
write_plan(struct cli *cli, const struct values *v, struct study_report *report,
	   struct pr_err *err)
{
	const char *format = v->json ? "json" : v->format ? v->format : "text";
	bool to_file = v->output && strcmp(v->output, "-") != 0;
	struct out_file *file;
	struct pr_sink sink;
	enum pr_status st = out_file_open(&file, v->output, v->force, err);

	if (st)
		return st;
	report->width = to_file ? FILE_WIDTH : cli->width;
	sink = out_file_sink(file);
	if (!to_file && !strcmp(format, "text"))
		sink = out_text_sink(cli);
	st = write_as(format, report, &sink, err);
	return out_file_close(file, st, err);
}

static enum pr_status
show(struct cli *cli, const struct values *v, const char *exam,
     struct pr_err *err)
{
	struct study_report report = {
		.weeks = (size_t)v->weeks.value,
		.sentences = cli->asked_plain,
	};
	struct pr_study *study = NULL;
	struct pr_exam *outline = NULL;
	struct pr_env env;
	enum pr_status st = pr_study_load(cli->desk, exam, &study, err);

	if (!st)
		st = pr_library_exam(cli->desk, study->exam, &outline, NULL,
				     err);
	if (!st) {
		cli_now(cli, &env);
		report.now_ms = env.wall_ms;
		report.study = study;
		report.exam = outline;
		st = write_plan(cli, v, &report, err);
	}
	pr_exam_free(outline);
	pr_study_free(study);
	return st;
}

/* ---- the command --------------------------------------------------------- */

static const char *
contradiction(const struct values *v)
{
	if (v->json && v->format && strcmp(v->format, "json") != 0)
		return "--json and --format say two things; use one of them";
	if (v->minutes.set &&
	    (v->minutes.value < MINUTES_MIN || v->minutes.value > MINUTES_MAX))
		return "--minutes is 5 to 1440";
	if (v->weeks.set &&
	    (!v->weeks.value || v->weeks.value > PR_STUDY_WEEKS))
		return "--weeks is 1 to 60";
	return NULL;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	const char *wrong = contradiction(v);
	const char *exam = args->n ? args->v[0] : NULL;
	struct pr_err err = { 0 };
	char found[65] = "";
	enum pr_status st = PR_OK;

	if (wrong)
		return cli_misuse("plan", "%s", wrong);
	if (!cli_open(cli, true))
		return CLI_EXIT_FAILED;
	if (!exam) {
		/* a date is set for no exam that was not chosen */
		if (!is_set(v))
			st = pr_study_default(cli->desk, found, &err);
		if (!st && !found[0])
			st = plan_exam(cli, found, &err);
		exam = found;
	}
	if (!st && is_set(v))
		st = set(cli, v, exam, &err);
	if (!st)
		st = show(cli, v, exam, &err);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

const struct cmd cmd_plan = {
	.name = "plan",
	.path = "plan",
	.args = "[EXAM]",
	.summary = "the study plan, week by week to the exam date",
	.about = "Made anew each time from the exam date, the minutes and days "
		 "you have, and what\nwas really done. The first three options "
		 "are kept for the learner, with EXAM.\nWhat does not fit is "
		 "said with the minutes missing.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.max_args = 1,
	.run = run,
};
