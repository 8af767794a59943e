/* cmd_ceu_reported.c - "proctor ceu reported": typed into the issuer's site */
#include "cli/ceu.h"
#include "cli/cmd.h"
#include "cli/out.h"
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>

struct values {
	const char *date, *period;
	bool all, json;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "all", 0, OPT_FLAG, AT(all), NULL,
	  "all that count there and are not reported" },
	{ "date", 0, OPT_TEXT, AT(date), "D", "the day of it, else today" },
	{ "period", 0, OPT_TEXT, AT(period), "D",
	  "the last day of the cycle it was reported for" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

/* Entries on their way to be reported. */
struct picked {
	int64_t *rows;
	size_t n;
};

static bool
has(const struct picked *picked, int64_t row)
{
	for (size_t i = 0; i < picked->n; i++)
		if (picked->rows[i] == row)
			return true;
	return false;
}

static bool
is_due(const struct pr_ceu_ledger *ledger, const struct pr_ceu_account *account,
       const struct pr_ceu_line *line, const char *period)
{
	const struct pr_ceu_entry *entry = &ledger->entries[line->entry];
	char ends[PR_DATE_TEXT];

	if (line->cycle < 0 || !line->counted ||
	    (line->verdict != PR_CEU_COUNTS &&
	     line->verdict != PR_CEU_COUNTS_PART) ||
	    pr_date_is_valid(entry->claims[line->claim].reported))
		return false;
	if (!period)
		return true;
	pr_date_format(ends, account->cycles[line->cycle].to);
	return !strcmp(ends, period);
}

/* All that count in an account of the issuer. */
static void
pick_all(struct picked *picked, const struct pr_ceu_picture *picture,
	 const struct pr_ceu_issuer *issuer, const struct pr_ceu_account *only,
	 const char *period)
{
	for (size_t i = 0; i < picture->status->n; i++) {
		const struct pr_ceu_account *account =
			&picture->status->accounts[i];

		if (only ? account != only : account->issuer != issuer)
			continue;
		for (size_t k = 0; k < account->n_lines; k++) {
			const struct pr_ceu_line *line = &account->lines[k];
			int64_t row = picture->ledger.entries[line->entry].row;

			if (is_due(&picture->ledger, account, line, period) &&
			    !has(picked, row))
				picked->rows[picked->n++] = row;
		}
	}
}

static enum pr_status
pick(struct picked *picked, const struct pr_ceu_picture *picture,
     const struct pr_ceu_issuer *issuer, const struct values *v,
     const struct opt_args *args, struct pr_err *err)
{
	const struct pr_ceu_account *only = NULL;

	picked->rows = mem_array(picture->ledger.n_entries + (size_t)args->n,
				 sizeof(*picked->rows));
	if (!picked->rows)
		return mem_fail(err);
	for (int i = 1; i < args->n; i++)
		/* looked at before anything was opened */
		if (cli_ceu_row(&picked->rows[picked->n], args->v[i]))
			picked->n++;
	if (!pr_ceu_issuer_find(&picture->book, args->v[0]))
		only = pr_ceu_account_find(picture->status, args->v[0]);
	if (v->all)
		pick_all(picked, picture, issuer, only, v->period);
	return PR_OK;
}

static enum cli_exit
tell(struct cli *cli, const struct pr_ceu_issuer *issuer,
     const struct picked *picked, const struct values *v)
{
	struct cli_ceu_json doc;
	struct jsonw *json;

	if (v->json) {
		json = cli_ceu_json_begin(&doc, "proctor.ceu-reported/1");
		jsonw_text(json, "issuer", issuer->identifier);
		jsonw_array(json, "entries");
		for (size_t i = 0; i < picked->n; i++)
			jsonw_int(json, NULL, picked->rows[i]);
		jsonw_end(json);
		return cli_ceu_json_end(&doc);
	}
	if (!picked->n)
		out_line(cli,
			 "Nothing that counts at %s waits to be reported%s%s.",
			 issuer->identifier,
			 v->period ? " for the cycle to " : "",
			 v->period ? v->period : "");
	for (size_t i = 0; i < picked->n; i++)
		out_line(cli, "#%lld is reported to %s.",
			 (long long)picked->rows[i], issuer->identifier);
	return CLI_EXIT_OK;
}

/* How the account stands now. */
static enum cli_exit
tell_account(struct cli *cli, const char *name)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_again(cli, NULL, &code);
	const struct pr_ceu_account *account;
	char words[CEU_WORDS];

	/* an issuer with several accounts is left to the status */
	if (picture && !cli_ceu_account(&account, picture, name, NULL)) {
		cli_ceu_say_cycle(cli, account);
		if (ceu_words_next(words, account)[0])
			out_line(cli, "%s", words);
	}
	pr_ceu_picture_free(picture);
	return code;
}

static enum cli_exit
report(struct cli *cli, const struct values *v, const struct opt_args *args)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_load(cli, &code);
	const struct pr_ceu_issuer *issuer;
	struct picked picked = { 0 };
	struct pr_err err = { 0 };
	enum pr_status st;

	if (!picture)
		return code;
	st = cli_ceu_issuer(&issuer, &picture->book, args->v[0], &err);
	if (!st)
		st = pick(&picked, picture, issuer, v, args, &err);
	if (!st && picked.n)
		st = pr_ceu_report(cli->desk, args->v[0], picked.rows, picked.n,
				   v->date, v->period, &err);
	code = st ? cli_ceu_fail(cli, &err) : tell(cli, issuer, &picked, v);
	if (!code && picked.n && !v->json)
		code = tell_account(cli, args->v[0]);
	free(picked.rows);
	pr_ceu_picture_free(picture);
	return code;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	int64_t row;

	if (v->all && args->n > 1)
		return cli_misuse("ceu reported",
				  "--all and numbers say two things; use one "
				  "of them");
	if (!v->all && args->n == 1)
		return cli_misuse("ceu reported",
				  "which entries? Their numbers, or --all");
	for (int i = 1; i < args->n; i++)
		if (!cli_ceu_row(&row, args->v[i]))
			return cli_misuse("ceu reported",
					  "\"%s\" is no number of an entry, "
					  "such as 12",
					  args->v[i]);
	return report(cli, v, args);
}

const struct cmd cmd_ceu_reported = {
	.name = "reported",
	.path = "ceu reported",
	.args = "ISSUER NUMBER...",
	.summary = "note that entries were typed into the issuer's site",
	.about = "All or none. ceu correct NUMBER --undo takes a report back "
		 "by its own number,\nwhich ceu list NUMBER shows.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = -1,
	.run = run,
};
