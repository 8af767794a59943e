/* cmd_bank_lint.c - "proctor bank lint PATH...|BANK": how well items are
 * written */
#include "cli/cmd.h"
#include "cli/lint_print.h"
#include "cli/out.h"
#include "cli/signals.h"
#include "proctor/date.h"
#include "util/fs.h"

#include <string.h>

struct values {
	const char *rule;
	bool json, strict;
};

#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "rule", 0, OPT_TEXT, AT(rule), "R",
	  "this rule only, with all its items: R404 or long-key" },
	{ "strict", 0, OPT_FLAG, AT(strict), NULL,
	  "notices alone give exit code 3 too" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

/* A path, or the name of a bank when there is no such path. */
static enum pr_status
judge(struct cli *cli, struct pr_lint *lint, const char *name,
      const struct pr_source *input, struct pr_lint_read *sum,
      struct pr_err *err)
{
	struct pr_progress progress = out_progress(cli);
	struct pr_err no_path = { 0 };
	enum pr_status st =
		pr_lint_path(lint, name, input, &progress, sum, &no_path);

	if (st != PR_ENOTFOUND) {
		if (st)
			*err = no_path;
		return st;
	}
	st = cli_open_quiet(cli, true, err);
	if (st)
		return st;
	st = pr_lint_bank(lint, cli->desk, name, &progress, sum, err);
	if (st == PR_ENOTFOUND)
		return pr_fail(err, st,
			       "There is no file, folder or bank \"%s\"; "
			       "proctor bank list names the banks.",
			       name);
	return st;
}

static enum pr_status
judge_all(struct cli *cli, struct pr_lint *lint, const struct opt_args *args,
	  struct pr_lint_read *sum, struct pr_err *err)
{
	struct pr_source input = { .name = "-", .read = fs_reader_read };
	struct fs_reader *reader = NULL;
	enum pr_status st = fs_reader_open(&reader, "-", err);

	input.ctx = reader;
	for (int i = 0; i < args->n && !st; i++)
		st = judge(cli, lint, args->v[i], &input, sum, err);
	fs_reader_close(reader);
	return st ? st : pr_lint_finish(lint, err);
}

static enum cli_exit
code_of(const struct lint_print *print, const struct pr_lint_read *sum,
	bool strict)
{
	if (print->errors || print->warnings || sum->refused || sum->unread ||
	    (strict && print->notices))
		return CLI_EXIT_FINDINGS;
	return CLI_EXIT_OK;
}

static enum cli_exit
lint_run(struct cli *cli, const struct values *v, const struct opt_args *args,
	 const struct pr_lint_rule *only)
{
	char today[PR_DATE_TEXT];
	struct pr_lint_read sum = { 0 };
	struct pr_findings findings;
	struct lint_print print;
	struct pr_lint *lint = NULL;
	struct pr_err err = { 0 };
	struct pr_env now;
	enum pr_status st;

	cli_now(cli, &now);
	pr_date_format(today, pr_date_from_ms(now.wall_ms, now.utc_offset_min));
	st = lint_print_init(&print, cli, v->json, only, &err);
	print.again = args->v[0];
	findings = lint_print_findings(&print);
	if (!st)
		st = pr_lint_new(&lint, today, &findings, &err);
	signals_catch();
	if (!st)
		st = judge_all(cli, lint, args, &sum, &err);
	if (!st)
		st = lint_print_end(&print, lint, &sum, &err);
	else
		out_progress_end(cli);
	pr_lint_free(lint);
	lint_print_release(&print);
	return st ? cli_fail(&err) : code_of(&print, &sum, v->strict);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	const struct pr_lint_rule *only = NULL;

	if (v->rule) {
		only = pr_lint_rule_named(v->rule);
		if (!only)
			return cli_misuse("bank lint",
					  "there is no rule \"%s\"; rules are "
					  "R401 to R449, listed in "
					  "question_banks/README.md",
					  v->rule);
	}
	return lint_run(cli, v, args, only);
}

const struct cmd cmd_bank_lint = {
	.name = "lint",
	.path = "bank lint",
	.args = "PATH...|BANK",
	.summary = "name flaws in how items are written",
	.about = "PATH is a file, a folder or -, read without the data "
		 "folder; a name that is no\npath is that of a bank in it. "
		 "Exit code 3 when there are errors or warnings,\nor records "
		 "that the gate refuses; 0 when there are notices at most. "
		 "An item's\n\"waivers\" silence rules for it.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = -1,
	.run = run,
};
