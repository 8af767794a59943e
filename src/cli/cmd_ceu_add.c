/* cmd_ceu_add.c - "proctor ceu add": an activity, told once */
#include "cli/ceu_entry.h"
#include "cli/cmd.h"
#include "cli/plain_in.h"
#include "cli/signals.h"

static const struct opt options[] = {
	CEU_ENTRY_OPTIONS,
	{ "json", 0, OPT_FLAG, CEU_AT(json), NULL, "one JSON object" },
};

static enum cli_exit
add(struct cli *cli, const struct ceu_values *v)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_load(cli, &code);
	struct ceu_stored stored = { .schema = "proctor.ceu-add/1" };
	struct pr_ceu_findings findings = { 0 };
	struct pr_ceu_draft draft = { 0 };
	struct pr_err err = { 0 };
	enum pr_status st;

	if (!picture)
		return code;
	st = cli_ceu_draft_read(&draft, v, picture, 0, &findings, &err);
	pr_ceu_picture_free(picture);
	if (!st)
		st = pr_ceu_add(cli->desk, &draft, &findings, &stored.row,
				&stored.twin, &err);
	if (st)
		return cli_ceu_refused(cli, "ceu add", &findings, &err);
	stored.findings = &findings;
	stored.draft = &draft;
	return cli_ceu_say_stored(cli, &stored, v->json);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct ceu_values *v = values;
	struct plain_in in = { 0 };

	(void)args;
	if (cli_ceu_values_any(v))
		return add(cli, v);
	if (!cli->asked_plain && !(cli->in_tty && cli->out_tty))
		return cli_misuse("ceu add",
				  "say what was done: --date, --title and "
				  "--minutes or --units; on a terminal or with "
				  "--plain it is asked field by field");
	signals_catch();
	return plain_ceu_form(cli, &in, 0);
}

const struct cmd cmd_ceu_add = {
	.name = "add",
	.path = "ceu add",
	.args = "",
	.summary = "log an activity, for every issuer at once",
	.about = "Without options it asks field by field, beginning with the "
		 "last entry. An issuer\nof what is held that is not named "
		 "waits until you know whether it accepts it; the\nonly "
		 "issuer of what is held is taken to accept it.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct ceu_values),
	.run = run,
};
