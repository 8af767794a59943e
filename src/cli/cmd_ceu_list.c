/* cmd_ceu_list.c - "proctor ceu list": the entries there are */
#include "cli/ceu.h"
#include "cli/cmd.h"

struct values {
	const char *issuer;
	bool unreported, json;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "issuer", 0, OPT_TEXT, AT(issuer), "ISSUER",
	  "as this issuer or credential counts them" },
	{ "unreported", 0, OPT_FLAG, AT(unreported), NULL,
	  "only what counts and is not reported yet" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

static enum pr_status
write_list(struct cli *cli, const struct ceu_report *report,
	   const struct ceu_list *list, bool json, struct pr_err *err)
{
	struct pr_sink sink = cli_ceu_sink(cli, !json);

	return json ? ceu_list_json(report, list, &sink, err)
		    : ceu_list_text(report, list, &sink, err);
}

static enum pr_status
show(struct cli *cli, const struct pr_ceu_picture *picture, int64_t row,
     const struct values *v, struct pr_err *err)
{
	struct ceu_report report = cli_ceu_report_of(cli, picture, NULL);
	const struct ceu_list list = { v->unreported, row };
	const struct pr_ceu_entry *entry;
	enum pr_status st = PR_OK;

	if (row)
		st = pr_ceu_entry_at(cli->desk, picture, row, &entry, err);
	if (!st && v->issuer)
		st = cli_ceu_account(&report.account, picture, v->issuer, err);
	return st ? st : write_list(cli, &report, &list, v->json, err);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	struct pr_ceu_picture *picture;
	struct pr_err err = { 0 };
	enum cli_exit code;
	int64_t row = 0;

	if (args->n && !cli_ceu_row(&row, args->v[0]))
		return cli_misuse("ceu list",
				  "\"%s\" is no number of an entry, such as 12",
				  args->v[0]);
	picture = cli_ceu_load(cli, &code);
	if (picture && show(cli, picture, row, values, &err))
		code = cli_ceu_fail(cli, &err);
	pr_ceu_picture_free(picture);
	return code;
}

const struct cmd cmd_ceu_list = {
	.name = "list",
	.path = "ceu list",
	.args = "[NUMBER]",
	.summary = "the entries, newest first, or one in full",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.max_args = 1,
	.run = run,
};
