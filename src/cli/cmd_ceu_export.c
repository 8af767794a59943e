/* cmd_ceu_export.c - "proctor ceu export": the whole ledger as a file */
#include "cli/ceu.h"
#include "cli/cmd.h"

#include <string.h>

struct values {
	const char *format, *output;
	bool json, force;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "format", 0, OPT_WORD, AT(format), "csv|json",
	  "how it is written, else csv" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "as --format json" },
	{ "output", 'o', OPT_TEXT, AT(output), "FILE",
	  "write to this file, which must not be there yet" },
	{ "force", 0, OPT_FLAG, AT(force), NULL, "with -o: replace the file" },
};

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	bool json = v->json || (v->format && !strcmp(v->format, "json"));
	struct pr_ceu_picture *picture;
	struct ceu_report report;
	struct pr_err err = { 0 };
	enum cli_exit code;

	(void)args;
	if (v->json && v->format && strcmp(v->format, "json") != 0)
		return cli_misuse("ceu export",
				  "--json and --format say two things; use "
				  "one of them");
	picture = cli_ceu_load(cli, &code);
	if (!picture)
		return code;
	report = cli_ceu_report_of(cli, picture, NULL);
	if (cli_ceu_write(cli, json ? ceu_export_json : ceu_export_csv, &report,
			  v->output, v->force, false, &err))
		code = cli_ceu_fail(cli, &err);
	pr_ceu_picture_free(picture);
	return code;
}

const struct cmd cmd_ceu_export = {
	.name = "export",
	.path = "ceu export",
	.args = "",
	.summary = "everything held and done, as CSV or JSON",
	.about = "ceu import reads entries back as they stand; what they were "
		 "before, and why they\nwere corrected, stays here or travels "
		 "with the certificates in a backup:\ndb backup.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.run = run,
};
