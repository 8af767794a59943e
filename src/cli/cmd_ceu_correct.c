/* cmd_ceu_correct.c - "proctor ceu correct": a row that takes another's place
 */
#include "cli/ceu_entry.h"
#include "cli/cmd.h"
#include "cli/out.h"
#include "cli/plain_in.h"
#include "cli/signals.h"

static const struct opt options[] = {
	CEU_ENTRY_OPTIONS,
	{ "reason", 0, OPT_TEXT, CEU_AT(reason), "TEXT",
	  "why; it stays in the ledger" },
	{ "undo", 0, OPT_FLAG, CEU_AT(undo), NULL,
	  "take the row back: entry, report, cycle or holding" },
	{ "json", 0, OPT_FLAG, CEU_AT(json), NULL, "one JSON object" },
};

/* Whether a holding is closed before and open after. */
static bool
is_reopened(const struct pr_ceu_holding *holding,
	    const struct pr_ceu_picture *after)
{
	if (!pr_date_is_valid(holding->until))
		return false;
	for (size_t i = 0; i < after->ledger.n_holdings; i++)
		if (after->ledger.holdings[i].row == holding->row)
			return !pr_date_is_valid(
				after->ledger.holdings[i].until);
	return false;
}

/* What comes back with it, and what lies nowhere without it. */
static void
tell_undone(struct cli *cli, struct jsonw *json,
	    const struct pr_ceu_picture *before,
	    const struct pr_ceu_picture *after)
{
	if (json)
		jsonw_array(json, "reopened");
	for (size_t i = 0; i < before->ledger.n_holdings; i++) {
		const struct pr_ceu_holding *h = &before->ledger.holdings[i];

		if (!is_reopened(h, after))
			continue;
		if (json)
			jsonw_text(json, NULL, h->credential);
		else
			out_line(cli, "%s is held again, as before it.",
				 h->credential);
	}
	if (json)
		jsonw_end(json);
	cli_ceu_outside(cli, json, before, after);
}

static enum cli_exit
say_undone(struct cli *cli, int64_t row, const struct ceu_values *v,
	   const struct pr_ceu_picture *before)
{
	enum cli_exit code;
	struct pr_ceu_picture *after = cli_ceu_again(cli, NULL, &code);
	struct cli_ceu_json doc;
	struct jsonw *json;

	if (!after)
		return code;
	if (v->json) {
		json = cli_ceu_json_begin(&doc, "proctor.ceu-undo/1");
		jsonw_int(json, "row", row);
		jsonw_text(json, "reason", v->reason);
		tell_undone(cli, json, before, after);
		code = cli_ceu_json_end(&doc);
	} else {
		out_line(cli, "#%lld is taken back: %s", (long long)row,
			 v->reason);
		tell_undone(cli, NULL, before, after);
	}
	pr_ceu_picture_free(after);
	return code;
}

static enum cli_exit
undo(struct cli *cli, int64_t row, const struct ceu_values *v)
{
	enum cli_exit code;
	struct pr_ceu_picture *before = cli_ceu_again(cli, NULL, &code);
	struct pr_err err = { 0 };

	if (!before)
		return code;
	if (pr_ceu_reverse(cli->desk, row, v->reason, &err))
		code = cli_ceu_fail(cli, &err);
	else
		code = say_undone(cli, row, v, before);
	pr_ceu_picture_free(before);
	return code;
}

static enum cli_exit
correct(struct cli *cli, int64_t row, const struct ceu_values *v)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_load(cli, &code);
	struct ceu_stored stored = { .schema = "proctor.ceu-correct/1",
				     .instead = row };
	struct pr_ceu_findings findings = { 0 };
	const struct pr_ceu_entry *entry;
	struct pr_ceu_draft draft = { 0 };
	struct pr_err err = { 0 };
	enum pr_status st;

	if (!picture)
		return code;
	entry = pr_ceu_entry_find(&picture->ledger, row);
	/* of none the correction itself says what became of it */
	if (entry)
		pr_ceu_draft_of(&draft, entry);
	st = cli_ceu_draft_read(&draft, v, picture, row, &findings, &err);
	pr_ceu_picture_free(picture);
	if (!st)
		st = pr_ceu_correct(cli->desk, row, &draft, v->reason,
				    &findings, &stored.row, &err);
	if (st)
		return cli_ceu_refused(cli, "ceu correct", &findings, &err);
	stored.findings = &findings;
	return cli_ceu_say_stored(cli, &stored, v->json);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct ceu_values *v = values;
	struct plain_in in = { 0 };
	int64_t row;

	if (!cli_ceu_row(&row, args->v[0]))
		return cli_misuse("ceu correct",
				  "\"%s\" is no number of the ledger, such as "
				  "12; ceu list shows them",
				  args->v[0]);
	if (v->undo && cli_ceu_values_any(v))
		return cli_misuse("ceu correct",
				  "--undo takes the row back and changes "
				  "nothing else in it");
	if ((v->undo || cli_ceu_values_any(v)) && !v->reason)
		return cli_misuse("ceu correct",
				  "--reason TEXT is missing: why, for whoever "
				  "reads the ledger later");
	if (v->undo)
		return undo(cli, row, v);
	if (cli_ceu_values_any(v))
		return correct(cli, row, v);
	if (!cli->asked_plain && !(cli->in_tty && cli->out_tty))
		return cli_misuse("ceu correct",
				  "say what is right now, such as --units 1.5, "
				  "or --undo; on a terminal or with --plain it "
				  "is asked field by field");
	signals_catch();
	return plain_ceu_form(cli, &in, row);
}

const struct cmd cmd_ceu_correct = {
	.name = "correct",
	.path = "ceu correct",
	.args = "NUMBER",
	.summary = "correct an entry, or take a row back",
	.about = "Nothing is ever changed: a new row takes the place of the "
		 "old one and says why.\nA report stays unless what the issuer "
		 "was told changes. --certificate none takes\na certificate "
		 "off.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct ceu_values),
	.min_args = 1,
	.max_args = 1,
	.run = run,
};
