/* cmd_ceu_status.c - "proctor ceu status": owed, by when, and why */
#include "cli/ceu.h"
#include "cli/cmd.h"
#include "cli/out.h"
#include "report/ceu_parts.h"

struct values {
	const char *what_if;
	bool explain, json;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "what-if", 0, OPT_TEXT, AT(what_if), "TEXT",
	  "as if this were done: \"6 units, AHIMA, hiim, 2027-02-01\"" },
	{ "explain", 0, OPT_FLAG, AT(explain), NULL,
	  "each entry: what counts, what not, by which rule" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

/* One account by its name, or all that an issuer has. */
static enum pr_status
choose(struct ceu_report *report, const char *name, struct pr_err *err)
{
	const struct pr_ceu_picture *picture = report->picture;

	if (!pr_ceu_account_find(picture->status, name))
		report->issuer = pr_ceu_issuer_find(&picture->book, name);
	if (report->issuer && ceu_account_at(report, 0))
		return PR_OK;
	report->issuer = NULL;
	return cli_ceu_account(&report->account, picture, name, err);
}

static enum pr_status
show(struct cli *cli, const struct pr_ceu_picture *picture,
     const struct pr_ceu_picture *before, const char *name,
     const struct values *v, struct pr_err *err)
{
	struct ceu_report report = cli_ceu_report_of(cli, picture, NULL);
	enum pr_status st = PR_OK;

	if (name)
		st = choose(&report, name, err);
	if (st)
		return st;
	report.explain = v->explain;
	report.what_if = v->what_if;
	report.before = before;
	return cli_ceu_write(cli, v->json ? ceu_status_json : ceu_status_text,
			     &report, NULL, false, !v->json, err);
}

enum cli_exit
cli_ceu_status(struct cli *cli, const char *name, const char *what_if,
	       bool explain, bool json)
{
	const struct values v = { what_if, explain, json };
	struct pr_ceu_picture *before, *after = NULL;
	struct pr_err err = { 0 };
	enum cli_exit code;

	before = cli_ceu_again(cli, NULL, &code);
	if (before && what_if)
		after = cli_ceu_again(cli, what_if, &code);
	if (!code && show(cli, after ? after : before, after ? before : NULL,
			  name, &v, &err))
		code = cli_ceu_fail(cli, &err);
	pr_ceu_picture_free(after);
	pr_ceu_picture_free(before);
	return code;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;

	return cli_ceu_status(cli, args->n ? args->v[0] : NULL, v->what_if,
			      v->explain, v->json);
}

const struct cmd cmd_ceu_status = {
	.name = "status",
	.path = "ceu status",
	.args = "[ISSUER|CREDENTIAL]",
	.summary = "what is owed by when, and what is reported",
	.about = "Dates are computed until they are copied from the issuer's "
		 "site with ceu cycle.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.max_args = 1,
	.run = run,
};
