/* cmd_db_check.c - "proctor db check": the whole file, every answer */
#include "cli/cmd.h"
#include "cli/out.h"
#include "report/jsonw.h"

struct values {
	bool json;
};

static const struct opt options[] = {
	{ "json", 0, OPT_FLAG, offsetof(struct values, json), NULL,
	  "one JSON object" },
};

struct check {
	const struct cli *cli;
	struct jsonw *json; /* NULL: text */
	long n;
};

static void
take(void *ctx, const char *sentence)
{
	struct check *check = ctx;

	check->n++;
	if (check->json)
		jsonw_text(check->json, NULL, sentence);
	else
		out_line(check->cli, "%s", sentence);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct pr_sink sink = out_sink();
	struct page page;
	struct jsonw json = { .page = &page };
	struct check check = { cli, v->json ? &json : NULL, 0 };
	struct pr_err err = { 0 };
	enum pr_status st;

	(void)args;
	if (!cli_open(cli, false))
		return CLI_EXIT_FAILED;
	page_init(&page, &sink, 0);
	if (v->json) {
		jsonw_object(&json, NULL);
		jsonw_text(&json, "schema", "proctor.dbcheck/1");
		jsonw_text(&json, "database", pr_desk_path(cli->desk));
		jsonw_array(&json, "findings");
	}
	st = pr_desk_check(cli->desk, &check, take, &err);
	if (v->json) {
		jsonw_end(&json);
		jsonw_bool(&json, "sound", st == PR_OK);
		jsonw_end(&json);
	} else if (!st) {
		out_line(cli, "The file is sound.");
	}
	if (page_end(&page, st ? NULL : &err) && !st)
		return cli_fail(&err);
	if (st == PR_EDAMAGED && check.n)
		return CLI_EXIT_FINDINGS;
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

const struct cmd cmd_db_check = {
	.name = "check",
	.path = "db check",
	.args = "",
	.summary = "check the data file; exit code 3 when something is wrong",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.run = run,
};
