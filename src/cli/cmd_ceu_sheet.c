/* cmd_ceu_sheet.c - "proctor ceu sheet": what to type into an issuer's site */
#include "cli/ceu.h"
#include "cli/cmd.h"

struct values {
	bool json;
};

static const struct opt options[] = {
	{ "json", 0, OPT_FLAG, offsetof(struct values, json), NULL,
	  "one JSON object" },
};

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_load(cli, &code);
	struct ceu_report report;
	struct pr_err err = { 0 };
	enum pr_status st;

	if (!picture)
		return code;
	report = cli_ceu_report_of(cli, picture, NULL);
	st = cli_ceu_account(&report.account, picture, args->v[0], &err);
	if (!st)
		st = cli_ceu_write(cli,
				   v->json ? ceu_sheet_json : ceu_sheet_text,
				   &report, NULL, false, !v->json, &err);
	if (st)
		code = cli_ceu_fail(cli, &err);
	pr_ceu_picture_free(picture);
	return code;
}

const struct cmd cmd_ceu_sheet = {
	.name = "sheet",
	.path = "ceu sheet",
	.args = "ISSUER|CREDENTIAL",
	.summary = "unreported entries, ready to type into the issuer's site",
	.about = "Nothing is sent anywhere. When it is typed in: proctor ceu "
		 "reported ISSUER NUMBER...\nWhat may count in another cycle "
		 "says so, and how to report it for that one.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = 1,
	.run = run,
};
