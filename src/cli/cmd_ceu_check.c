/* cmd_ceu_check.c - "proctor ceu check": would it stand an audit? */
#include "cli/ceu.h"
#include "cli/cmd.h"
#include "cli/out.h"

struct values {
	bool strict, json;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "strict", 0, OPT_FLAG, AT(strict), NULL,
	  "what is good to know alone gives exit code 3 too" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

struct check {
	struct cli *cli;
	struct jsonw *json; /* NULL: lines */
	long errors, notices;
};

static const char *
trouble_word(enum pr_ceu_trouble trouble)
{
	switch (trouble) {
	case PR_CEU_FILE_MISSING:
		return "certificate-missing";
	case PR_CEU_FILE_CHANGED:
		return "certificate-changed";
	case PR_CEU_FILE_STRAY:
		return "certificate-stray";
	case PR_CEU_NO_FILE:
		return "no-certificate";
	case PR_CEU_NO_FIELD:
		return "no-field";
	case PR_CEU_RULES_OLD:
		return "rules-old";
	case PR_CEU_NO_CYCLE:
		return "no-cycle";
	case PR_CEU_DOUBLE:
		return "double";
	case PR_CEU_RULES_GONE:
		break;
	}
	return "rules-gone";
}

static void
put(struct jsonw *json, const struct pr_ceu_check_finding *found,
    const char *said)
{
	jsonw_object(json, NULL);
	jsonw_text(json, "severity", found->error ? "error" : "notice");
	jsonw_text(json, "kind", trouble_word(found->trouble));
	if (found->entry)
		jsonw_int(json, "entry", found->entry);
	else
		jsonw_null(json, "entry");
	jsonw_text(json, "issuer", found->issuer);
	jsonw_text(json, "path", found->path);
	jsonw_text(json, "text", said);
	jsonw_end(json);
}

static void
take(void *ctx, const struct pr_ceu_check_finding *found)
{
	struct check *check = ctx;
	char said[CEU_WORDS];

	cli_ceu_said(said, check->cli, found->text);
	if (found->error)
		check->errors++;
	else
		check->notices++;
	if (check->json)
		put(check->json, found, said);
	else
		out_line(check->cli, "%s: %s",
			 found->error ? "error" : "notice", said);
}

static enum cli_exit
code_of(const struct check *check, const struct values *v)
{
	if (check->errors || (v->strict && check->notices))
		return CLI_EXIT_FINDINGS;
	return CLI_EXIT_OK;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct check check = { .cli = cli };
	struct pr_err err = { 0 };
	enum cli_exit code = CLI_EXIT_OK;
	struct cli_ceu_json doc;
	enum pr_status st;

	(void)args;
	if (!cli_open(cli, false))
		return CLI_EXIT_FAILED;
	if (v->json) {
		check.json = cli_ceu_json_begin(&doc, "proctor.ceu-check/1");
		jsonw_array(check.json, "findings");
	}
	st = pr_ceu_check(cli->desk, &check, take, &err);
	if (check.json) {
		jsonw_end(check.json);
		jsonw_int(check.json, "errors", check.errors);
		jsonw_int(check.json, "notices", check.notices);
		code = cli_ceu_json_end(&doc);
	}
	/* damage was told as findings */
	if (st && !(st == PR_EDAMAGED && check.errors))
		return cli_ceu_fail(cli, &err);
	if (!check.json)
		out_line(cli, "Findings: %ld error%s, %ld notice%s.",
			 check.errors, check.errors == 1 ? "" : "s",
			 check.notices, check.notices == 1 ? "" : "s");
	return code ? code : code_of(&check, v);
}

const struct cmd cmd_ceu_check = {
	.name = "check",
	.path = "ceu check",
	.args = "",
	.summary = "certificates, entries and rules, as an auditor would look",
	.about = "Missing or changed certificates are errors: exit code 3. "
		 "What is good to know, such\nas an entry without a "
		 "certificate, is a notice.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.run = run,
};
