/* cmd_ceu_rules.c - "proctor ceu rules": what issuers ask, and own files */
#include "cli/ceu.h"
#include "cli/cmd.h"
#include "cli/findings.h"
#include "cli/out.h"

#include <stdlib.h>

struct values {
	const char *check, *import, *drop, *output;
	bool sample, force, json;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "check", 0, OPT_TEXT, AT(check), "FILE",
	  "name every fault of a rules file, store nothing" },
	{ "import", 0, OPT_TEXT, AT(import), "FILE",
	  "take a rules file of your own in; it hides the shipped one" },
	{ "drop", 0, OPT_TEXT, AT(drop), "ISSUER",
	  "put your own rules of it away; shipped ones hold again" },
	{ "template", 0, OPT_FLAG, AT(sample), NULL,
	  "write a rules file to begin with" },
	{ "output", 'o', OPT_TEXT, AT(output), "FILE",
	  "with --template: write to this file" },
	{ "force", 0, OPT_FLAG, AT(force), NULL, "with -o: replace the file" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

/* ---- showing ------------------------------------------------------------- */

static enum cli_exit
show(struct cli *cli, const char *name, bool json)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_load(cli, &code);
	const struct pr_ceu_issuer *issuer = NULL;
	struct pr_sink sink = cli_ceu_sink(cli, !json);
	struct ceu_report report;
	struct pr_err err = { 0 };
	enum pr_status st = PR_OK;

	if (!picture)
		return code;
	report = cli_ceu_report_of(cli, picture, NULL);
	if (name)
		st = cli_ceu_issuer(&issuer, &picture->book, name, &err);
	if (!st)
		st = json ? ceu_rules_json(&report, issuer, &sink, &err)
			  : ceu_rules_text(&report, issuer, &sink, &err);
	if (st)
		code = cli_ceu_fail(cli, &err);
	pr_ceu_picture_free(picture);
	return code;
}

/* ---- files --------------------------------------------------------------- */

static void
say_counts(const struct findings *f)
{
	if (f->errors || f->warnings || f->notices)
		out_line(f->cli,
			 "Findings: %ld error%s, %ld warning%s, %ld "
			 "notice%s.",
			 f->errors, f->errors == 1 ? "" : "s", f->warnings,
			 f->warnings == 1 ? "" : "s", f->notices,
			 f->notices == 1 ? "" : "s");
}

static void
end(struct findings *f, bool json, bool stored, const struct pr_err *err)
{
	if (!json) {
		say_counts(f);
		return;
	}
	jsonw_end(&f->writer);
	jsonw_int(&f->writer, "errors", f->errors);
	jsonw_int(&f->writer, "warnings", f->warnings);
	jsonw_int(&f->writer, "notices", f->notices);
	jsonw_bool(&f->writer, "committed", stored);
	jsonw_maybe(&f->writer, "error", err->text);
	jsonw_end(&f->writer);
	(void)!page_end(&f->page, NULL);
}

static enum cli_exit
check(struct cli *cli, const struct values *v)
{
	struct pr_findings found;
	struct pr_err err = { 0 };
	struct findings f;
	enum pr_status st;

	findings_init(&f, cli, v->json, "proctor.ceu-rules-check/1", stdout);
	found = findings_for(&f);
	st = pr_ceu_rules_file(NULL, v->check, &found, &err);
	if (!st)
		cli_ceu_unfilled(cli, v->check, &found);
	end(&f, v->json, false, &err);
	if (f.errors)
		return CLI_EXIT_FINDINGS;
	if (st)
		return cli_ceu_fail(cli, &err);
	if (!v->json)
		out_line(cli, "%s: the rules can be used.", v->check);
	return CLI_EXIT_OK;
}

static enum cli_exit
import(struct cli *cli, const struct values *v)
{
	struct pr_findings found;
	struct pr_err err = { 0 };
	struct findings f;
	enum pr_status st;

	if (!cli_open(cli, false))
		return CLI_EXIT_FAILED;
	findings_init(&f, cli, v->json, "proctor.ceu-rules-check/1", stderr);
	found = findings_for(&f);
	st = pr_ceu_rules_import(cli->desk, v->import, &found, &err);
	if (!st)
		cli_ceu_unfilled(cli, v->import, &found);
	end(&f, v->json, st == PR_OK, &err);
	if (st)
		return cli_ceu_fail(cli, &err);
	if (!v->json)
		out_line(cli, "%s: taken in; %s ceu rules lists it.", v->import,
			 cli_ceu_program(cli));
	return CLI_EXIT_OK;
}

/* What is held without rules now. */
static enum cli_exit
say_held(struct cli *cli)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_again(cli, NULL, &code);

	if (!picture)
		return code;
	for (size_t i = 0; i < picture->status->n; i++) {
		const struct pr_ceu_account *a = &picture->status->accounts[i];

		for (size_t k = 0; !a->issuer && k < a->n_holdings; k++)
			out_line(cli,
				 "%s is held and has no rules now; it stays in "
				 "the ledger, and nothing is counted for it.",
				 a->holdings[k]->credential);
	}
	pr_ceu_picture_free(picture);
	return code;
}

static enum cli_exit
drop(struct cli *cli, const char *issuer)
{
	struct pr_err err = { 0 };

	if (!cli_open(cli, false))
		return CLI_EXIT_FAILED;
	if (pr_ceu_rules_drop(cli->desk, issuer, &err))
		return cli_ceu_fail(cli, &err);
	out_line(cli, "The rules of your own for %s are put away.", issuer);
	return say_held(cli);
}

static enum cli_exit
write_sample(struct cli *cli, const struct values *v)
{
	struct pr_err err = { 0 };
	struct out_file *file;
	struct pr_sink sink;
	char *text = NULL;
	size_t len = 0;
	enum pr_status st = cli_ceu_sample(cli, &text, &len, &err);

	if (!st)
		st = out_file_open(&file, v->output, v->force, &err);
	if (!st) {
		sink = out_file_sink(file);
		st = sink.write(sink.ctx, text, len, &err);
		st = out_file_close(file, st, &err);
	}
	free(text);
	return st ? cli_ceu_fail(cli, &err) : CLI_EXIT_OK;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	int asked = (v->check != NULL) + (v->import != NULL) +
		    (v->drop != NULL) + v->sample;

	if (asked > 1 || (asked && args->n))
		return cli_misuse("ceu rules",
				  "ISSUER, --check, --import, --drop and "
				  "--template are five things; use one of "
				  "them");
	if ((v->output || v->force) && !v->sample)
		return cli_misuse("ceu rules",
				  "-o and --force belong to --template");
	if (v->check)
		return check(cli, v);
	if (v->import)
		return import(cli, v);
	if (v->drop)
		return drop(cli, v->drop);
	if (v->sample)
		return write_sample(cli, v);
	return show(cli, args->n ? args->v[0] : NULL, v->json);
}

const struct cmd cmd_ceu_rules = {
	.name = "rules",
	.path = "ceu rules",
	.args = "[ISSUER|CREDENTIAL]",
	.summary = "what an issuer asks, with date, source and grade",
	.about = "Without ISSUER: the issuers there are. A rules file of your "
		 "own is as good as a\nshipped one; its format: "
		 "question_banks/credentials/README.md.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.max_args = 1,
	.run = run,
};
