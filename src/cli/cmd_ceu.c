/* cmd_ceu.c - "proctor ceu": the group; alone it is the status */
#include "cli/ceu.h"
#include "cli/cmd.h"

struct values {
	const char *what_if;
	bool explain, json;
};

static const struct opt options[] = {
	{ "what-if", 0, OPT_TEXT, offsetof(struct values, what_if), "TEXT",
	  "as if this were done: \"6 units, AHIMA, hiim, 2027-02-01\"" },
	{ "explain", 0, OPT_FLAG, offsetof(struct values, explain), NULL,
	  "each entry: what counts, what not, by which rule" },
	{ "json", 0, OPT_FLAG, offsetof(struct values, json), NULL,
	  "one JSON object" },
};

static const struct cmd *const subs[] = {
	&cmd_ceu_hold,   &cmd_ceu_cycle,    &cmd_ceu_add,
	&cmd_ceu_list,   &cmd_ceu_status,   &cmd_ceu_correct,
	&cmd_ceu_sheet,  &cmd_ceu_reported, &cmd_ceu_import,
	&cmd_ceu_export, &cmd_ceu_packet,   &cmd_ceu_calendar,
	&cmd_ceu_check,  &cmd_ceu_rules,    NULL,
};

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;

	(void)args;
	return cli_ceu_status(cli, NULL, v->what_if, v->explain, v->json);
}

const struct cmd cmd_ceu = {
	.name = "ceu",
	.path = "ceu",
	.args = "[COMMAND]",
	.summary = "continuing education: told once, counted by each issuer",
	.about = "Without COMMAND: what is owed and by when. Logging is not "
		 "reporting: each issuer\nwants its own entry, and practice "
		 "here earns nothing.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.subs = subs,
	.run = run,
};
