/* cmd_ceu_cycle.c - "proctor ceu cycle": dates as an issuer's site shows them
 */
#include "cli/ceu.h"
#include "cli/cmd.h"
#include "cli/out.h"

struct values {
	const char *from, *to, *units, *fee, *paid;
	bool json;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "from", 0, OPT_TEXT, AT(from), "D",
	  "the first day of the cycle; else as computed or held" },
	{ "to", 0, OPT_TEXT, AT(to), "D", "the last day of the cycle" },
	{ "units", 0, OPT_TEXT, AT(units), "N",
	  "units that site asks for; else by rule" },
	{ "fee", 0, OPT_TEXT, AT(fee), "N", "the fee in USD; else by rule" },
	{ "paid", 0, OPT_TEXT, AT(paid), "D", "the day the fee was paid" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

/* ---- the cycles there are ------------------------------------------------ */

static void
say_cycles(struct cli *cli, const struct pr_ceu_account *account)
{
	char from[CEU_WORDS], to[CEU_WORDS], words[CEU_WORDS];

	for (size_t i = 0; i < account->n_cycles; i++) {
		const struct pr_ceu_cycle *cycle = &account->cycles[i];
		bool ends = pr_date_is_valid(cycle->to);

		out_line(cli, "%s: %s to %s, %s; %s", account->name,
			 ceu_words_day(from, cycle->from),
			 ends ? ceu_words_day(to, cycle->to) : "not known",
			 ceu_words_state(account, cycle),
			 ceu_words_origin(words, account, cycle));
	}
}

static void
put_cycle(struct jsonw *json, const struct pr_ceu_account *account,
	  const struct pr_ceu_cycle *cycle)
{
	jsonw_object(json, NULL);
	jsonw_text(json, "account", account->name);
	if (cycle->copy)
		jsonw_int(json, "row", cycle->copy->row);
	else
		jsonw_null(json, "row");
	cli_ceu_json_day(json, "from", cycle->from);
	cli_ceu_json_day(json, "to", cycle->to);
	jsonw_bool(json, "copied", cycle->copied);
	cli_ceu_json_units(json, "need", cycle->need);
	jsonw_text(json, "state_words", ceu_words_state(account, cycle));
	jsonw_bool(json, "open", cycle->open);
	jsonw_end(json);
}

static enum cli_exit
put_cycles(const struct pr_ceu_status *status,
	   const struct pr_ceu_account *only)
{
	struct cli_ceu_json doc;
	struct jsonw *json = cli_ceu_json_begin(&doc, "proctor.ceu-cycles/1");

	jsonw_array(json, "cycles");
	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *account = &status->accounts[i];

		for (size_t k = 0; k < account->n_cycles; k++)
			if (!only || only == account)
				put_cycle(json, account, &account->cycles[k]);
	}
	jsonw_end(json);
	return cli_ceu_json_end(&doc);
}

static enum cli_exit
list(struct cli *cli, const char *name, bool as_json)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_load(cli, &code);
	const struct pr_ceu_account *only = NULL;
	struct pr_err err = { 0 };

	if (!picture)
		return code;
	if (name && cli_ceu_account(&only, picture, name, &err))
		code = cli_ceu_fail(cli, &err);
	else if (as_json)
		code = put_cycles(picture->status, only);
	else if (!picture->status->n)
		out_line(cli, "Nothing is held yet, so there are no cycles.");
	for (size_t i = 0; !code && !as_json && i < picture->status->n; i++)
		if (!only || only == &picture->status->accounts[i])
			say_cycles(cli, &picture->status->accounts[i]);
	pr_ceu_picture_free(picture);
	return code;
}

/* ---- one that is copied -------------------------------------------------- */

static enum cli_exit
tell(struct cli *cli, const char *name, const struct pr_ceu_picture *before,
     int64_t row, int64_t instead, bool as_json)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_again(cli, NULL, &code);
	const struct pr_ceu_account *account;
	struct pr_err err = { 0 };
	struct cli_ceu_json doc;
	struct jsonw *json;

	if (!picture)
		return code;
	if (cli_ceu_account(&account, picture, name, &err)) {
		code = cli_ceu_fail(cli, &err);
	} else if (as_json) {
		json = cli_ceu_json_begin(&doc, "proctor.ceu-cycle/1");
		jsonw_int(json, "row", row);
		if (instead)
			jsonw_int(json, "instead", instead);
		else
			jsonw_null(json, "instead");
		jsonw_text(json, "account", account->name);
		cli_ceu_outside(cli, json, before, picture);
		code = cli_ceu_json_end(&doc);
	} else {
		out_line(cli, "Stored as #%lld.", (long long)row);
		if (instead)
			out_line(cli, "It takes the place of #%lld.",
				 (long long)instead);
		cli_ceu_say_cycle(cli, account);
		cli_ceu_outside(cli, NULL, before, picture);
	}
	pr_ceu_picture_free(picture);
	return code;
}

/* An issuer or credential as the ledger knows it. */
static enum pr_status
copy(struct cli *cli, const char *name, const struct values *v, int64_t *row,
     int64_t *instead, struct pr_err *err)
{
	const struct pr_ceu_dates dates = {
		.account = name,
		.from = v->from,
		.to = v->to,
		.units = v->units,
		.fee = v->fee,
		.paid = v->paid,
	};

	return pr_ceu_copy_dates(cli->desk, &dates, row, instead, err);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	bool any = v->from || v->to || v->units || v->fee || v->paid;
	struct pr_ceu_picture *before;
	struct pr_err err = { 0 };
	int64_t row = 0, instead = 0;
	enum cli_exit code;

	if (!any)
		return list(cli, args->n ? args->v[0] : NULL, v->json);
	if (!args->n)
		return cli_misuse("ceu cycle",
				  "whose cycle? %s ceu cycle AHIMA --from "
				  "2025-05-20 --to 2027-05-19",
				  cli_ceu_program(cli));
	/* what is said of the present copied cycle alone needs no days */
	if (!v->to && v->from)
		return cli_misuse("ceu cycle",
				  "--to DATE is missing: the last day of the "
				  "cycle, as the issuer's site shows it");
	before = cli_ceu_again(cli, NULL, &code);
	if (!before)
		return code;
	if (copy(cli, args->v[0], v, &row, &instead, &err))
		code = cli_ceu_fail(cli, &err);
	else
		code = tell(cli, args->v[0], before, row, instead, v->json);
	pr_ceu_picture_free(before);
	return code;
}

const struct cmd cmd_ceu_cycle = {
	.name = "cycle",
	.path = "ceu cycle",
	.args = "[ISSUER|CREDENTIAL]",
	.summary = "copy a cycle's dates from the issuer's site",
	.about = "They win over computed ones. Without options: the cycles "
		 "there are. What is not said of a cycle copied before stays; "
		 "--paid, --fee or --units\nalone speak of the present one.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.max_args = 1,
	.run = run,
};
