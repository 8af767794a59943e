/* cmd_version.c - "proctor version": program and database engine */
#include "cli/cmd.h"
#include "cli/out.h"
#include "proctor/store.h"
#include "report/jsonw.h"

#include <stdio.h>

struct values {
	bool json;
};

static const struct opt options[] = {
	{ "json", 0, OPT_FLAG, offsetof(struct values, json), NULL,
	  "one JSON object" },
};

static enum cli_exit
print_json(void)
{
	struct pr_sink sink = out_sink();
	struct pr_err err = { 0 };
	struct page page;
	struct jsonw json = { .page = &page };

	page_init(&page, &sink, 0);
	jsonw_object(&json, NULL);
	jsonw_text(&json, "schema", "proctor.version/1");
	jsonw_text(&json, "version", PR_VERSION);
	jsonw_text(&json, "sqlite", pr_store_engine());
	jsonw_end(&json);
	return page_end(&page, &err) ? cli_fail(&err) : CLI_EXIT_OK;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;

	(void)cli;
	(void)args;
	if (v->json)
		return print_json();
	printf("proctor " PR_VERSION "\n%s\n", pr_store_engine());
	return CLI_EXIT_OK;
}

const struct cmd cmd_version = {
	.name = "version",
	.path = "version",
	.args = "",
	.summary = "the version, and SQLite's",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.run = run,
};
