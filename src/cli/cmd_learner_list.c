/* cmd_learner_list.c - "proctor learner list" */
#include "cli/cmd.h"
#include "cli/out.h"
#include "proctor/date.h"
#include "proctor/learner.h"
#include "report/jsonw.h"

#include <stdio.h>
#include <stdlib.h>

struct values {
	bool json;
};

static const struct opt options[] = {
	{ "json", 0, OPT_FLAG, offsetof(struct values, json), NULL,
	  "one JSON object" },
};

static const char *const days[] = { "mon", "tue", "wed", "thu",
				    "fri", "sat", "sun" };

static void
put_row(struct jsonw *json, const struct pr_learner_row *row)
{
	const struct pr_learner *l = &row->learner;

	jsonw_object(json, NULL);
	jsonw_text(json, "name", l->name);
	jsonw_bool(json, "here", row->here);
	jsonw_maybe(json, "exam", l->exam);
	jsonw_maybe(json, "exam_date", l->exam_date);
	jsonw_int(json, "minutes_a_day", l->minutes_a_day);
	jsonw_array(json, "study_days");
	for (size_t i = 0; i < PR_LEN(days); i++)
		if (l->study_days >> i & 1)
			jsonw_text(json, NULL, days[i]);
	jsonw_end(json);
	jsonw_int(json, "time_percent", l->time_percent);
	jsonw_int(json, "extra_min", l->extra_min);
	jsonw_bool(json, "breaks_stop", l->breaks_stop);
	jsonw_int(json, "sittings", row->sittings);
	jsonw_int(json, "responses", row->responses);
	if (row->last_ms)
		jsonw_int(json, "last_ms", row->last_ms);
	else
		jsonw_null(json, "last_ms");
	jsonw_end(json);
}

static enum pr_status
print_json(const struct pr_learner_row *rows, size_t n, struct pr_err *err)
{
	struct pr_sink sink = out_sink();
	struct page page;
	struct jsonw json = { .page = &page };

	page_init(&page, &sink, 0);
	jsonw_object(&json, NULL);
	jsonw_text(&json, "schema", "proctor.learners/1");
	jsonw_array(&json, "learners");
	for (size_t i = 0; i < n; i++)
		put_row(&json, &rows[i]);
	jsonw_end(&json);
	jsonw_end(&json);
	return page_end(&page, err);
}

/* ", the last on 2027-03-14", or "". */
static const char *
last_day(char out[40], struct cli *cli, const struct pr_learner_row *row)
{
	char date[PR_DATE_TEXT];
	struct pr_env env;

	cli_now(cli, &env);
	pr_date_format(date, pr_date_from_ms(row->last_ms, env.utc_offset_min));
	out[0] = '\0';
	if (row->last_ms)
		snprintf(out, 40, ", the last on %s", date);
	return out;
}

static void
print_text(struct cli *cli, const struct pr_learner_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct pr_learner *l = &rows[i].learner;
		char last[40];

		out_line(cli, "%s%s: %s%s%s, %ld %s with %ld %s%s", l->name,
			 rows[i].here ? " (here)" : "",
			 l->exam[0] ? l->exam : "no exam yet",
			 l->exam_date[0] ? " on " : "", l->exam_date,
			 rows[i].sittings,
			 rows[i].sittings == 1 ? "sitting" : "sittings",
			 rows[i].responses,
			 rows[i].responses == 1 ? "response" : "responses",
			 last_day(last, cli, &rows[i]));
	}
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct pr_learner_row *rows = NULL;
	struct pr_err err = { 0 };
	enum pr_status st;
	size_t n = 0;

	(void)args;
	if (!cli_open_anyone(cli))
		return CLI_EXIT_FAILED;
	st = pr_learner_list(cli->desk, &rows, &n, &err);
	if (!st && v->json)
		st = print_json(rows, n, &err);
	else if (!st)
		print_text(cli, rows, n);
	free(rows);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

const struct cmd cmd_learner_list = {
	.name = "list",
	.path = "learner list",
	.args = "",
	.summary = "who practises here, and how much was answered",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.run = run,
};
