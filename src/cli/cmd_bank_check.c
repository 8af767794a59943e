/* cmd_bank_check.c - "proctor bank check PATH...": import without storing */
#include "cli/cmd.h"
#include "cli/findings.h"

#define AT(name) offsetof(struct import_values, name)

static const struct opt options[] = {
	{ "strict", 0, OPT_FLAG, AT(strict), NULL,
	  "warnings alone give exit code 3 too" },
	{ "keep-duplicates", 0, OPT_FLAG, AT(keep_duplicates), NULL,
	  "as for import" },
	{ "retire-missing", 0, OPT_FLAG, AT(retire_missing), NULL,
	  "as for import" },
	{ "on-conflict", 0, OPT_WORD, AT(on_conflict), "theirs|ours",
	  "as for import" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
	FINDINGS_FOREIGN,
};

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	return findings_run(cli, values, args, true);
}

const struct cmd cmd_bank_check = {
	.name = "check",
	.path = "bank check",
	.args = "PATH...",
	.summary = "name every fault of bank files, store nothing",
	.about = "Exit code 3 when something would be refused, 0 when there "
		 "are warnings at most.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct import_values),
	.min_args = 1,
	.max_args = -1,
	.run = run,
};
