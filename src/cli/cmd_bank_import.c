/* cmd_bank_import.c - "proctor bank import PATH..." */
#include "cli/cmd.h"
#include "cli/findings.h"

#define AT(name) offsetof(struct import_values, name)

static const struct opt options[] = {
	{ "keep-going", 0, OPT_FLAG, AT(keep_going), NULL,
	  "store what is right although something is refused" },
	{ "dry-run", 0, OPT_FLAG, AT(dry_run), NULL, "store nothing" },
	{ "keep-duplicates", 0, OPT_FLAG, AT(keep_duplicates), NULL,
	  "take an item in although its content is there already" },
	{ "retire-missing", 0, OPT_FLAG, AT(retire_missing), NULL,
	  "retire items of the bank that the files lack" },
	{ "on-conflict", 0, OPT_WORD, AT(on_conflict), "theirs|ours",
	  "the same version with other content: take it, or skip" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
	FINDINGS_FOREIGN,
};

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	return findings_run(cli, values, args, false);
}

const struct cmd cmd_bank_import = {
	.name = "import",
	.path = "bank import",
	.args = "PATH...",
	.summary = "take in bank files and folders, all or nothing",
	.about = "PATH is a file in certbank form, a table (CSV, TSV) or Aiken "
		 "text, a folder\n(its .json and .jsonl files), or - for "
		 "standard input. Faults are named with\nfile, line and "
		 "column. Without --keep-going one refused record stores "
		 "nothing;\nwith it the rest is stored and the exit code is "
		 "3. A row of a table that was\nchanged becomes the next "
		 "version of its item.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct import_values),
	.min_args = 1,
	.max_args = -1,
	.run = run,
};
