/* cmd_ceu_hold.c - "proctor ceu hold": credentials and cards that are held */
#include "cli/ceu.h"
#include "cli/cmd.h"
#include "cli/out.h"

#include <stdio.h>
#include <string.h>

struct values {
	const char *since, *expires, *until, *replaced_by, *reason;
	struct opt_number renewal_month;
	bool json;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "since", 0, OPT_TEXT, AT(since), "D",
	  "the day it was earned, or issued: 2025-05-20" },
	{ "expires", 0, OPT_TEXT, AT(expires), "D",
	  "the day it runs out; where only that counts, enough" },
	{ "renewal-month", 0, OPT_NUMBER, AT(renewal_month), "N",
	  "the month a membership is renewed, 1 to 12" },
	{ "until", 0, OPT_TEXT, AT(until), "D",
	  "it is held no more from this day; its entries stay" },
	{ "replaced-by", 0, OPT_TEXT, AT(replaced_by), "CREDENTIAL",
	  "with --until: what took its place" },
	{ "reason", 0, OPT_TEXT, AT(reason), "TEXT",
	  "with --until: why, for your own eyes" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

/* ---- what is held -------------------------------------------------------- */

static void
put_holding(struct jsonw *json, const struct pr_ceu_holding *holding)
{
	jsonw_object(json, NULL);
	jsonw_int(json, "row", holding->row);
	jsonw_text(json, "credential", holding->credential);
	jsonw_text(json, "issuer", holding->issuer);
	cli_ceu_json_day(json, "since", holding->since);
	cli_ceu_json_day(json, "expires", holding->expires);
	if (holding->renewal_month)
		jsonw_int(json, "renewal_month", holding->renewal_month);
	else
		jsonw_null(json, "renewal_month");
	cli_ceu_json_day(json, "until", holding->until);
	jsonw_maybe(json, "replaced_by", holding->successor);
	jsonw_end(json);
}

/* " of AHIMA"; cards and employers are no issuers that anybody knows by the
 * name of our rules. */
static const char *
of_issuer(char out[CEU_WORDS], const struct pr_ceu_picture *picture,
	  const char *name)
{
	const struct pr_ceu_issuer *issuer =
		pr_ceu_issuer_find(&picture->book, name);

	if (issuer && issuer->kind == PR_CEU_CARD)
		snprintf(out, CEU_WORDS, ", a card,");
	else if (issuer && issuer->kind == PR_CEU_EMPLOYER)
		snprintf(out, CEU_WORDS, ", for your employer,");
	else
		snprintf(out, CEU_WORDS, " of %s", name);
	return out;
}

static void
say_holding(struct cli *cli, const struct pr_ceu_picture *picture,
	    const struct pr_ceu_holding *holding)
{
	char issuer[CEU_WORDS];
	bool closed = pr_date_is_valid(holding->until);
	char since[CEU_WORDS], until[CEU_WORDS];
	bool replaced = holding->successor && holding->successor[0];

	of_issuer(issuer, picture, holding->issuer);
	out_line(cli, "#%lld %s%s%s since %s%s%s%s%s", (long long)holding->row,
		 holding->credential, issuer, strchr(issuer, ',') ? "" : ",",
		 ceu_words_day(since, holding->since), closed ? ", until " : "",
		 closed ? ceu_words_day(until, holding->until) : "",
		 replaced ? ", replaced by " : "",
		 replaced ? holding->successor : "");
}

static enum cli_exit
list(struct cli *cli, bool as_json)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_load(cli, &code);
	const struct pr_ceu_ledger *ledger;
	struct cli_ceu_json doc;
	struct jsonw *json;

	if (!picture)
		return code;
	ledger = &picture->ledger;
	if (as_json) {
		json = cli_ceu_json_begin(&doc, "proctor.ceu-held/1");
		jsonw_array(json, "held");
		for (size_t i = 0; i < ledger->n_holdings; i++)
			put_holding(json, &ledger->holdings[i]);
		jsonw_end(json);
		code = cli_ceu_json_end(&doc);
	} else {
		for (size_t i = 0; i < ledger->n_holdings; i++)
			say_holding(cli, picture, &ledger->holdings[i]);
		if (!ledger->n_holdings)
			out_line(cli,
				 "Nothing is held yet. Note a credential with: "
				 "%s ceu hold RHIT --since 2025-05-20",
				 cli_ceu_program(cli));
	}
	pr_ceu_picture_free(picture);
	return code;
}

/* ---- what is noted ------------------------------------------------------- */

/* Dates that hang on a month which nobody said. */
static void
say_month(struct cli *cli, const struct pr_ceu_account *account,
	  const struct pr_ceu_held *held)
{
	if (account->now < 0 ||
	    !ceu_is_month_unsaid(account, &account->cycles[account->now]))
		return;
	out_line(cli,
		 "By the month of certification, since your renewal month is "
		 "not said: %s ceu hold %s --since %s --renewal-month N",
		 cli_ceu_program(cli), held->credential, held->since);
}

static void
say_held(struct cli *cli, const struct pr_ceu_held *held,
	 const struct pr_ceu_picture *picture)
{
	const struct pr_ceu_account *account =
		pr_ceu_account_find(picture->status, held->credential);
	char words[CEU_WORDS];

	of_issuer(words, picture, held->issuer);
	if (held->same)
		out_line(cli,
			 "#%lld: %s%s is noted so already, since %s; nothing "
			 "was added.",
			 (long long)held->row, held->credential, words,
			 held->since);
	else if (held->since_unsaid)
		out_line(cli,
			 "#%lld: %s%s is held, noted from %s: the day of issue "
			 "was not said.",
			 (long long)held->row, held->credential, words,
			 held->since);
	else
		out_line(cli, "#%lld: %s%s is held since %s.",
			 (long long)held->row, held->credential, words,
			 held->since);
	if (held->instead)
		out_line(cli,
			 "It is noted anew: #%lld is taken back and stays "
			 "readable.",
			 (long long)held->instead);
	if (held->replaced[0])
		out_line(cli,
			 "It takes the place of %s, which is closed on that "
			 "day and keeps its entries.",
			 held->replaced);
	if (!account)
		return;
	cli_ceu_say_cycle(cli, account);
	if (account->now >= 0 &&
	    account->cycles[account->now].state == PR_CEU_NO_DATES)
		out_line(cli, "%s", ceu_words_next(words, account));
	if (!account->issuer || account->issuer->kind != PR_CEU_CERTIFIER)
		return;
	say_month(cli, account, held);
	if (account->now >= 0 && !account->cycles[account->now].copied)
		out_line(cli,
			 "Dates that you copy from the issuer's site win: "
			 "%s ceu cycle %s --from DATE --to DATE",
			 cli_ceu_program(cli), account->name);
	out_line(cli, "%s", ceu_words_no_credit);
}

static enum cli_exit
put_held(const struct pr_ceu_held *held, const struct pr_ceu_picture *before,
	 const struct pr_ceu_picture *picture)
{
	const struct pr_ceu_account *account =
		pr_ceu_account_find(picture->status, held->credential);
	struct cli_ceu_json doc;
	struct jsonw *json = cli_ceu_json_begin(&doc, "proctor.ceu-hold/1");
	bool has = account && account->now >= 0;
	struct pr_date none = { 0 };

	jsonw_int(json, "row", held->row);
	jsonw_text(json, "credential", held->credential);
	jsonw_text(json, "issuer", held->issuer);
	jsonw_text(json, "since", held->since);
	jsonw_bool(json, "since_unsaid", held->since_unsaid);
	if (held->instead)
		jsonw_int(json, "instead", held->instead);
	else
		jsonw_null(json, "instead");
	jsonw_bool(json, "same", held->same);
	jsonw_maybe(json, "replaced", held->replaced);
	jsonw_maybe(json, "account", account ? account->name : NULL);
	cli_ceu_json_day(json, "cycle_from",
			 has ? account->cycles[account->now].from : none);
	cli_ceu_json_day(json, "cycle_to",
			 has ? account->cycles[account->now].to : none);
	cli_ceu_outside(NULL, json, before, picture);
	return cli_ceu_json_end(&doc);
}

static enum cli_exit
tell(struct cli *cli, const struct pr_ceu_held *held,
     const struct pr_ceu_picture *before, bool as_json)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_again(cli, NULL, &code);

	if (!picture)
		return code;
	if (as_json) {
		code = put_held(held, before, picture);
	} else {
		say_held(cli, held, picture);
		cli_ceu_outside(cli, NULL, before, picture);
	}
	pr_ceu_picture_free(picture);
	return code;
}

static enum cli_exit
note(struct cli *cli, const struct values *v, const char *credential,
     const struct pr_ceu_picture *before)
{
	const struct pr_ceu_hold hold = {
		.credential = credential,
		.since = v->since,
		.expires = v->expires,
		.renewal_month = (int)v->renewal_month.value,
	};
	struct pr_ceu_held held = { 0 };
	struct pr_err err = { 0 };
	enum cli_exit code;

	if (pr_ceu_hold(cli->desk, &hold, &held, &err)) {
		code = cli_ceu_fail(cli, &err);
		if (err.status == PR_ENOTFOUND &&
		    !strstr(err.text, "--template"))
			cli_say("for one that is not listed: %s ceu rules "
				"--template -o FILE begins a rules file of "
				"your own",
				cli_ceu_program(cli));
		return code;
	}
	return tell(cli, &held, before, v->json);
}

/* As the book spells it. */
static const char *
spelled(const struct pr_ceu_picture *picture, const char *name)
{
	const struct pr_ceu_credential *credential = NULL;

	if (!name)
		return NULL;
	pr_ceu_credential_find(&picture->book, name, &credential);
	return credential ? credential->identifier : name;
}

static enum cli_exit
tell_closed(struct cli *cli, const struct values *v, const char *name,
	    const struct pr_ceu_picture *before)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_again(cli, NULL, &code);
	const char *successor;
	struct cli_ceu_json doc;
	struct jsonw *json;

	if (!picture)
		return code;
	name = spelled(picture, name);
	successor = spelled(picture, v->replaced_by);
	if (v->json) {
		json = cli_ceu_json_begin(&doc, "proctor.ceu-hold/1");
		jsonw_text(json, "credential", name);
		jsonw_text(json, "until", v->until);
		jsonw_text(json, "replaced_by", successor);
		cli_ceu_outside(cli, json, before, picture);
		code = cli_ceu_json_end(&doc);
	} else {
		out_line(cli,
			 "%s is held no more from %s%s%s; its entries stay.",
			 name, v->until, successor ? ", replaced by " : "",
			 successor ? successor : "");
		cli_ceu_outside(cli, NULL, before, picture);
	}
	pr_ceu_picture_free(picture);
	return code;
}

static enum cli_exit
close_it(struct cli *cli, const struct values *v, const char *credential,
	 const struct pr_ceu_picture *before)
{
	struct pr_err err = { 0 };

	if (pr_ceu_give_up(cli->desk, credential, v->until, v->replaced_by,
			   v->reason, &err))
		return cli_ceu_fail(cli, &err);
	return tell_closed(cli, v, credential, before);
}

/* ---- the command --------------------------------------------------------- */

static bool
says_any(const struct values *v)
{
	return v->since || v->expires || v->until || v->replaced_by ||
	       v->reason || v->renewal_month.set;
}

/* Options that do not go together. */
static const char *
clash(const struct values *v)
{
	if (v->since && v->until)
		return "--since and --until are two steps: note it first, "
		       "then close it";
	if (!v->until && (v->replaced_by || v->reason))
		return "--replaced-by and --reason belong to --until";
	if (v->until && (v->expires || v->renewal_month.set))
		return "--expires and --renewal-month belong to --since, not "
		       "to --until";
	return NULL;
}

static const char *
contradiction(const struct values *v, bool named)
{
	if (!named)
		return says_any(v) ? "which credential? proctor ceu hold RHIT "
				     "--since 2025-05-20"
				   : NULL;
	if (clash(v))
		return clash(v);
	/* the day printed on a card can be enough */
	if (!v->since && !v->until && !v->expires)
		return "--since DATE is missing: the day it was earned, or "
		       "issued";
	if (v->renewal_month.set &&
	    (v->renewal_month.value < 1 || v->renewal_month.value > 12))
		return "--renewal-month is 1 to 12";
	return NULL;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	const char *wrong = contradiction(v, args->n > 0);
	struct pr_ceu_picture *before;
	char said[CEU_WORDS];
	enum cli_exit code;

	if (wrong)
		return cli_misuse("ceu hold", "%s",
				  cli_ceu_said(said, cli, wrong));
	if (!args->n)
		return list(cli, v->json);
	before = cli_ceu_again(cli, NULL, &code);
	if (!before)
		return code;
	code = v->until ? close_it(cli, v, args->v[0], before)
			: note(cli, v, args->v[0], before);
	pr_ceu_picture_free(before);
	return code;
}

const struct cmd cmd_ceu_hold = {
	.name = "hold",
	.path = "ceu hold",
	.args = "[CREDENTIAL]",
	.summary = "note a credential or card as held, or as held no more",
	.about = "Without CREDENTIAL: what is held. One that takes the place "
		 "of another by its\nissuer's rules closes that one, as RHIA "
		 "does with RHIT.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.max_args = 1,
	.run = run,
};
