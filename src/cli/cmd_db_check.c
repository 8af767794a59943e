/* cmd_db_check.c - "proctor db check": the whole file, every answer */
#include "cli/cmd.h"
#include "cli/out.h"
#include "report/jsonw.h"
#include "util/fs.h"
#include "words/say.h"

#include <stdlib.h>

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

/* The file's faults; that it cannot be read as ours at all is one too. */
static enum pr_status
look(struct cli *cli, struct check *check, struct pr_err *err)
{
	enum pr_status st = cli_open_quiet(cli, false, err);
	char text[SAY_MAX];

	if (!st)
		st = pr_desk_check(cli->desk, check, take, err);
	if (st == PR_EDAMAGED && check->n == 0)
		take(check, say_sentence(text, err->text));
	return st;
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
	char *path =
		cli->data_dir ? fs_join(cli->data_dir, "proctor.db") : NULL;
	enum pr_status st;

	(void)args;
	page_init(&page, &sink, 0);
	if (v->json) {
		jsonw_object(&json, NULL);
		jsonw_text(&json, "schema", "proctor.dbcheck/1");
		jsonw_text(&json, "database", path);
		jsonw_array(&json, "findings");
	}
	free(path);
	st = look(cli, &check, &err);
	if (st && st != PR_EDAMAGED) {
		buf_release(&page.buf);
		return cli_fail(&err);
	}
	if (v->json) {
		jsonw_end(&json);
		jsonw_bool(&json, "sound", st == PR_OK);
		jsonw_end(&json);
	} else if (!st) {
		out_line(cli, "The file is sound.");
	}
	if (page_end(&page, st ? NULL : &err) && !st)
		return cli_fail(&err);
	return st ? CLI_EXIT_FINDINGS : CLI_EXIT_OK;
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
