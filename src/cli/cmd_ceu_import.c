/* cmd_ceu_import.c - "proctor ceu import": entries from a file */
#include "cli/ceu.h"
#include "cli/cmd.h"
#include "cli/findings.h"
#include "cli/out.h"

struct values {
	const char *map, *for_issuers;
	bool dry_run, json;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "map", 0, OPT_TEXT, AT(map), "MAP",
	  "columns: date=HEADING,title=HEADING,AHIMA.category=HEADING" },
	{ "for", 0, OPT_TEXT, AT(for_issuers), "ISSUER[,ISSUER]",
	  "these accept every entry" },
	{ "dry-run", 0, OPT_FLAG, AT(dry_run), NULL,
	  "everything but the storing" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

static void
end_lines(const struct cli *cli, const struct pr_ceu_imported *sum,
	  bool dry_run, bool failed)
{
	out_line(cli,
		 "New: %ld entr%s, %ld holding%s, %ld cycle%s. There already: "
		 "%ld. Refused: %ld.",
		 sum->entries, sum->entries == 1 ? "y" : "ies", sum->holdings,
		 sum->holdings == 1 ? "" : "s", sum->cycles,
		 sum->cycles == 1 ? "" : "s", sum->same, sum->refused);
	if (failed)
		out_line(cli, "Nothing was stored.");
	else if (dry_run)
		out_line(cli, "Nothing was stored; this was a dry run.");
	else if (!sum->entries && !sum->holdings && !sum->cycles)
		out_line(cli, "Nothing new was stored.");
	else
		out_line(cli, "Stored. %s", ceu_words_not_reported);
}

static void
end_json(struct findings *f, const struct pr_ceu_imported *sum, bool committed,
	 const struct pr_err *err)
{
	struct jsonw *json = &f->writer;

	jsonw_end(json);
	jsonw_int(json, "errors", f->errors);
	jsonw_int(json, "warnings", f->warnings);
	jsonw_int(json, "notices", f->notices);
	jsonw_int(json, "entries", sum->entries);
	jsonw_int(json, "holdings", sum->holdings);
	jsonw_int(json, "cycles", sum->cycles);
	jsonw_int(json, "same", sum->same);
	jsonw_int(json, "refused", sum->refused);
	jsonw_bool(json, "committed", committed);
	jsonw_maybe(json, "error", err->text);
	jsonw_end(json);
	(void)!page_end(&f->page, NULL);
}

/* Findings on their way out, their commands as they are typed here. */
struct telling {
	struct cli *cli;
	struct pr_findings to;
};

static void
tell(void *ctx, const struct pr_finding *finding)
{
	const struct telling *telling = ctx;
	struct pr_finding said = *finding;
	char wrong[CEU_WORDS], right[CEU_WORDS];

	said.wrong = cli_ceu_said(wrong, telling->cli, finding->wrong);
	said.right = cli_ceu_said(right, telling->cli, finding->right);
	telling->to.found(telling->to.ctx, &said);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	const struct pr_ceu_import import = {
		.path = args->v[0],
		.converter = cli->converter,
		.map = v->map,
		.for_issuers = v->for_issuers,
		.dry_run = v->dry_run,
	};
	struct pr_ceu_imported sum = { 0 };
	struct telling telling = { .cli = cli };
	struct pr_findings found = { &telling, tell };
	struct pr_err err = { 0 };
	struct findings f;
	enum pr_status st;

	if (!cli_open(cli, false))
		return CLI_EXIT_FAILED;
	findings_init(&f, cli, v->json, "proctor.ceu-import/1", stderr);
	telling.to = findings_for(&f);
	st = pr_ceu_import(cli->desk, &import, &found, &sum, &err);
	if (v->json)
		end_json(&f, &sum, !st && !v->dry_run, &err);
	else if (!st || f.errors)
		end_lines(cli, &sum, v->dry_run, st != PR_OK);
	return st ? cli_ceu_fail(cli, &err) : CLI_EXIT_OK;
}

const struct cmd cmd_ceu_import = {
	.name = "import",
	.path = "ceu import",
	.args = "FILE",
	.summary = "entries from CSV, or from what ceu export wrote",
	.about = "All or none; every row is looked at. Headings are those of "
		 "ceu export, others need\n--map. A row that the ledger has "
		 "already is left out. - is standard input.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = 1,
	.run = run,
};
