/* ceu_say.c - what became of an action; see cli/ceu.h and cli/ceu_entry.h */
#include "cli/ceu_entry.h"
#include "cli/out.h"
#include "words/say.h"

#include <stdio.h>

bool
cli_ceu_say_faults(const struct pr_ceu_findings *findings)
{
	for (size_t i = 0; i < findings->n; i++)
		if (findings->of[i].weight == PR_CEU_FAULT)
			cli_say("%s", findings->of[i].text);
	return findings->faulty;
}

void
cli_ceu_say_cycle(struct cli *cli, const struct pr_ceu_account *account)
{
	char words[CEU_WORDS], origin[CEU_WORDS];
	const struct pr_ceu_cycle *now;

	if (account->now < 0) {
		out_line(cli, "%s: %s", account->name,
			 ceu_words_next(words, account));
		return;
	}
	now = &account->cycles[account->now];
	out_line(cli, "%s: %s; %s.", account->name,
		 ceu_words_cycle(words, account, now),
		 ceu_words_origin(origin, account, now));
}

/* ---- an entry that was stored -------------------------------------------- */

/* The line of an entry in an account, NULL when it is not told there. */
static const struct pr_ceu_line *
line_of(const struct pr_ceu_account *account, size_t entry)
{
	for (size_t i = 0; i < account->n_lines; i++)
		if (account->lines[i].entry == entry)
			return &account->lines[i];
	return NULL;
}

static size_t
index_of(const struct pr_ceu_picture *picture, int64_t row)
{
	size_t i = 0;

	while (i < picture->ledger.n_entries &&
	       picture->ledger.entries[i].row != row)
		i++;
	return i;
}

static void
say_number(struct cli *cli, const struct ceu_stored *stored,
	   const struct pr_ceu_entry *entry)
{
	if (stored->instead)
		out_line(cli, "Stored as #%lld in the place of #%lld: %s.",
			 (long long)stored->row, (long long)stored->instead,
			 entry->title);
	else
		out_line(cli, "Stored as #%lld: %s.", (long long)stored->row,
			 entry->title);
}

static void
say_unreported(struct cli *cli, const struct pr_ceu_entry *entry)
{
	const char *issuer = NULL;

	for (size_t i = entry->n_claims; i > 0; i--)
		if (entry->claims[i - 1].accepted == PR_CEU_YES)
			issuer = entry->claims[i - 1].issuer;
	if (issuer)
		out_line(cli,
			 "It is not reported to anybody yet; proctor ceu sheet "
			 "%s says what to type there.",
			 issuer);
	else if (entry->n_claims)
		out_line(cli,
			 "Nobody is known to accept it yet. Once you know: "
			 "proctor ceu correct %lld --for ISSUER --reason TEXT",
			 (long long)entry->row);
	else
		out_line(cli, "Nothing is held yet, so it counts nowhere: "
			      "proctor ceu hold CREDENTIAL --since DATE");
	out_line(cli, "%s", ceu_words_not_reported);
}

static void
say_text(struct cli *cli, const struct pr_ceu_picture *picture, size_t entry,
	 const struct ceu_stored *stored)
{
	const struct pr_ceu_entry *it = &picture->ledger.entries[entry];
	const struct pr_ceu_status *status = picture->status;
	char words[CEU_WORDS], remark[SAY_MAX];

	say_number(cli, stored, it);
	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *account = &status->accounts[i];
		const struct pr_ceu_line *line = line_of(account, entry);

		if (line)
			out_line(cli, "%s: %s.", account->name,
				 ceu_words_line(words, account, line,
						&picture->ledger));
	}
	for (size_t i = 0; i < stored->findings->n; i++)
		if (stored->findings->of[i].weight == PR_CEU_REMARK)
			out_line(cli, "Remark: %s",
				 say_sentence(remark,
					      stored->findings->of[i].text));
	if (stored->twin)
		out_line(cli, "Remark: #%lld has the same certificate.",
			 (long long)stored->twin);
	say_unreported(cli, it);
}

static void
put_line(struct jsonw *json, const struct pr_ceu_picture *picture,
	 const struct pr_ceu_account *account, const struct pr_ceu_line *line)
{
	char words[CEU_WORDS];

	jsonw_object(json, NULL);
	jsonw_text(json, "account", account->name);
	cli_ceu_json_units(json, "worth", line->worth);
	cli_ceu_json_units(json, "counted", line->counted);
	cli_ceu_json_day(json, "cycle_to",
			 line->cycle < 0 ? (struct pr_date){ 0 }
					 : account->cycles[line->cycle].to);
	jsonw_text(json, "words",
		   ceu_words_line(words, account, line, &picture->ledger));
	jsonw_end(json);
}

static enum cli_exit
put_json(const struct pr_ceu_picture *picture, size_t entry,
	 const struct ceu_stored *stored)
{
	const struct pr_ceu_status *status = picture->status;
	struct cli_ceu_json doc;
	struct jsonw *json = cli_ceu_json_begin(&doc, stored->schema);

	jsonw_int(json, "row", stored->row);
	if (stored->instead)
		jsonw_int(json, "instead", stored->instead);
	jsonw_text(json, "title", picture->ledger.entries[entry].title);
	jsonw_array(json, "counts");
	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *account = &status->accounts[i];
		const struct pr_ceu_line *line = line_of(account, entry);

		if (line)
			put_line(json, picture, account, line);
	}
	jsonw_end(json);
	jsonw_array(json, "remarks");
	for (size_t i = 0; i < stored->findings->n; i++)
		if (stored->findings->of[i].weight == PR_CEU_REMARK)
			jsonw_text(json, NULL, stored->findings->of[i].text);
	jsonw_end(json);
	if (stored->twin)
		jsonw_int(json, "same_certificate", stored->twin);
	else
		jsonw_null(json, "same_certificate");
	jsonw_bool(json, "reported", false);
	return cli_ceu_json_end(&doc);
}

enum cli_exit
cli_ceu_say_stored(struct cli *cli, const struct ceu_stored *stored,
		   bool as_json)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_again(cli, NULL, &code);
	size_t entry;

	if (!picture)
		return code;
	entry = index_of(picture, stored->row);
	if (entry == picture->ledger.n_entries)
		cli_say("#%lld is stored", (long long)stored->row);
	else if (as_json)
		code = put_json(picture, entry, stored);
	else
		say_text(cli, picture, entry, stored);
	pr_ceu_picture_free(picture);
	return code;
}
