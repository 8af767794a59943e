/* cmd_bank_export.c - "proctor bank export BANK" */
#include "cli/cmd.h"
#include "cli/out.h"
#include "proctor/library.h"

#include <string.h>

struct values {
	const char *format, *output;
	bool force;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "format", 0, OPT_WORD, AT(format), "lines|document",
	  "one record a line, or one JSON document; else lines" },
	{ "output", 'o', OPT_TEXT, AT(output), "FILE",
	  "write to this file, which must not be there yet" },
	{ "force", 0, OPT_FLAG, AT(force), NULL, "with -o: replace the file" },
};

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	bool document = v->format && !strcmp(v->format, "document");
	struct pr_err err = { 0 };
	struct out_file *file;
	struct pr_sink sink;
	enum pr_status st;

	if (!cli_open(cli, true))
		return CLI_EXIT_FAILED;
	st = out_file_open(&file, v->output, v->force, &err);
	if (st)
		return cli_fail(&err);
	sink = out_file_sink(file);
	st = pr_library_export(cli->desk, args->v[0], document, &sink, &err);
	st = out_file_close(file, st, &err);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

const struct cmd cmd_bank_export = {
	.name = "export",
	.path = "bank export",
	.args = "BANK",
	.summary = "write a bank out in certbank form",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = 1,
	.run = run,
};
