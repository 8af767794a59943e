/* cmd_bank_list.c - "proctor bank list" */
#include "cli/cmd.h"
#include "cli/out.h"
#include "proctor/library.h"
#include "report/jsonw.h"

#include <stdlib.h>

struct values {
	bool json;
};

static const struct opt options[] = {
	{ "json", 0, OPT_FLAG, offsetof(struct values, json), NULL,
	  "one JSON object" },
};

/* What is in no other count: corrected items, mostly. */
static long
suspended(const struct pr_bank_row *row)
{
	return row->items - row->active - row->pretest - row->draft -
	       row->retired;
}

static void
put_row(struct jsonw *json, const struct pr_bank_row *row)
{
	jsonw_object(json, NULL);
	jsonw_text(json, "uuid", row->uuid);
	jsonw_maybe(json, "identifier", row->identifier);
	jsonw_text(json, "title", row->title);
	jsonw_int(json, "version", row->version);
	jsonw_int(json, "items", row->items);
	jsonw_int(json, "active", row->active);
	jsonw_int(json, "pretest", row->pretest);
	jsonw_int(json, "draft", row->draft);
	jsonw_int(json, "suspended", suspended(row));
	jsonw_int(json, "retired", row->retired);
	jsonw_bool(json, "shipped", row->shipped);
	jsonw_int(json, "loaded_ms", row->loaded_ms);
	jsonw_end(json);
}

static enum pr_status
print_json(const struct pr_bank_row *rows, size_t n, struct pr_err *err)
{
	struct pr_sink sink = out_sink();
	struct page page;
	struct jsonw json = { .page = &page };

	page_init(&page, &sink, 0);
	jsonw_object(&json, NULL);
	jsonw_text(&json, "schema", "proctor.banks/1");
	jsonw_array(&json, "banks");
	for (size_t i = 0; i < n; i++)
		put_row(&json, &rows[i]);
	jsonw_end(&json);
	jsonw_end(&json);
	return page_end(&page, err);
}

static void
print_text(const struct cli *cli, const struct pr_bank_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct pr_bank_row *row = &rows[i];

		out_line(cli,
			 "%s: %s, version %d, %ld items (%ld active, %ld "
			 "pretest, %ld draft, %ld suspended, %ld retired)%s",
			 row->identifier[0] ? row->identifier : row->uuid,
			 row->title, row->version, row->items, row->active,
			 row->pretest, row->draft, suspended(row), row->retired,
			 row->shipped ? ", shipped" : "");
	}
	if (n == 0)
		out_line(cli, "There is no bank. Bring one in with: proctor "
			      "bank import PATH");
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct pr_bank_row *rows = NULL;
	struct pr_err err = { 0 };
	size_t n = 0;
	enum pr_status st;

	(void)args;
	if (!cli_open(cli, true))
		return CLI_EXIT_FAILED;
	st = pr_library_banks(cli->desk, &rows, &n, &err);
	if (!st && v->json)
		st = print_json(rows, n, &err);
	else if (!st)
		print_text(cli, rows, n);
	free(rows);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

const struct cmd cmd_bank_list = {
	.name = "list",
	.path = "bank list",
	.args = "",
	.summary = "the banks there are",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.run = run,
};
