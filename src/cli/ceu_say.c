/* ceu_say.c - what became of an action; see cli/ceu.h and cli/ceu_entry.h */
#include "cli/ceu_entry.h"
#include "cli/out.h"
#include "words/say.h"

#include <stdio.h>

enum cli_exit
cli_ceu_refused(struct cli *cli, const char *command,
		const struct pr_ceu_findings *findings,
		const struct pr_err *err)
{
	char said[CEU_WORDS];

	if (err->status == PR_ESTATE && !findings->n)
		return cli_misuse(command, "%s", err->text);
	for (size_t i = 0; i < findings->n; i++)
		if (findings->of[i].weight == PR_CEU_FAULT)
			cli_say("%s",
				cli_ceu_said(said, cli, findings->of[i].text));
	return findings->faulty ? CLI_EXIT_FAILED : cli_ceu_fail(cli, err);
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

/* The issuer that was taken to accept it because there is no other, NULL
 * none. */
static const char *
assumed(const struct ceu_stored *stored, const struct pr_ceu_entry *entry)
{
	const struct pr_ceu_draft *draft = stored->draft;

	if (!draft || entry->n_claims != 1 ||
	    entry->claims[0].accepted != PR_CEU_YES)
		return NULL;
	for (size_t i = 0; i < draft->n_claims; i++)
		if (draft->claims[i].accepted[0])
			return NULL;
	return entry->claims[0].issuer;
}

/* Whether anybody accepts it, whether it is reported to anybody. */
struct stand {
	bool accepted, reported;
	bool corrected;      /* since it was reported to somebody */
	const char *account; /* where it counts and was never reported */
};

/* It was reported as it was before. */
static bool
is_corrected(const struct pr_ceu_claim *claim)
{
	return !pr_date_is_valid(claim->reported) &&
	       pr_date_is_valid(claim->reported_before);
}

static struct stand
stand_of(const struct pr_ceu_picture *picture, size_t entry)
{
	const struct pr_ceu_entry *it = &picture->ledger.entries[entry];
	struct stand stand = { 0 };

	for (size_t i = 0; i < it->n_claims; i++) {
		stand.accepted |= it->claims[i].accepted == PR_CEU_YES;
		stand.reported |= pr_date_is_valid(it->claims[i].reported);
		stand.corrected |= is_corrected(&it->claims[i]);
	}
	for (size_t i = picture->status->n; i > 0; i--) {
		const struct pr_ceu_account *a =
			&picture->status->accounts[i - 1];
		const struct pr_ceu_line *line = pr_ceu_line_find(a, entry);

		if (line && line->counted > 0 &&
		    (line->verdict == PR_CEU_COUNTS ||
		     line->verdict == PR_CEU_COUNTS_PART) &&
		    !pr_date_is_valid(it->claims[line->claim].reported) &&
		    !is_corrected(&it->claims[line->claim]))
			stand.account = a->name;
	}
	return stand;
}

/* Who has the old one. */
static void
say_corrected(struct cli *cli, const struct pr_ceu_entry *entry)
{
	for (size_t i = 0; i < entry->n_claims; i++) {
		const char *name = pr_ceu_claim_name(&entry->claims[i]);

		if (is_corrected(&entry->claims[i]))
			out_line(cli,
				 "%s has it as it was before: mend it there, "
				 "then: %s ceu reported %s %lld",
				 name, cli_ceu_program(cli), name,
				 (long long)entry->row);
	}
}

static void
say_unreported(struct cli *cli, const struct pr_ceu_picture *picture,
	       size_t index)
{
	const struct pr_ceu_entry *entry = &picture->ledger.entries[index];
	const struct stand stand = stand_of(picture, index);
	const char *program = cli_ceu_program(cli);

	say_corrected(cli, entry);
	if (stand.account)
		out_line(cli, "%s; %s ceu sheet %s says what to type there.",
			 stand.reported || stand.corrected
				 ? "It is not reported everywhere it counts"
				 : "It is not reported to anybody yet",
			 program, stand.account);
	else if (stand.reported)
		out_line(cli, stand.corrected
				      ? "With the others it stays reported."
				      : "It stays reported where it was.");
	else if (stand.corrected)
		; /* that is all there is to do */
	else if (stand.accepted)
		out_line(cli, "It counts nothing yet, so there is nothing to "
			      "report.");
	else if (entry->n_claims)
		out_line(cli,
			 "Nobody is known to accept it yet. Once you know: "
			 "%s ceu correct %lld --for ISSUER --reason TEXT",
			 program, (long long)entry->row);
	else
		out_line(cli,
			 "Nothing is held yet, so it counts nowhere: "
			 "%s ceu hold CREDENTIAL --since DATE",
			 program);
	out_line(cli, "%s", ceu_words_not_reported);
}

static void
say_text(struct cli *cli, const struct pr_ceu_picture *picture, size_t entry,
	 const struct ceu_stored *stored)
{
	const struct pr_ceu_entry *it = &picture->ledger.entries[entry];
	const struct pr_ceu_status *status = picture->status;
	const char *issuer = assumed(stored, it);
	char words[CEU_WORDS], remark[SAY_MAX];

	say_number(cli, stored, it);
	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *account = &status->accounts[i];
		const struct pr_ceu_line *line =
			pr_ceu_line_find(account, entry);

		if (!line)
			continue;
		out_line(
			cli, "%s: %s.", account->name,
			ceu_words_line(words, account, line, &picture->ledger));
		if (ceu_words_choice(words, cli_ceu_program(cli), account, line,
				     &picture->ledger)[0])
			out_line(cli, "%s: it %s", account->name, words);
	}
	if (issuer)
		out_line(cli,
			 "Taken as accepted by %s, the only issuer of what you "
			 "hold.",
			 issuer);
	for (size_t i = 0; i < stored->findings->n; i++)
		if (stored->findings->of[i].weight == PR_CEU_REMARK)
			out_line(
				cli, "Remark: %s",
				say_sentence(
					remark,
					cli_ceu_said(
						words, cli,
						stored->findings->of[i].text)));
	if (stored->twin)
		out_line(cli, "Remark: #%lld has the same certificate.",
			 (long long)stored->twin);
	cli_ceu_say_there(cli, picture, entry);
	say_unreported(cli, picture, entry);
}

static void
put_line(struct cli *cli, struct jsonw *json,
	 const struct pr_ceu_picture *picture,
	 const struct pr_ceu_account *account, const struct pr_ceu_line *line)
{
	char words[CEU_WORDS];
	struct pr_date to = { 0 };

	jsonw_object(json, NULL);
	jsonw_text(json, "account", account->name);
	cli_ceu_json_units(json, "worth", line->worth);
	cli_ceu_json_units(json, "counted", line->counted);
	if (line->cycle >= 0)
		to = account->cycles[line->cycle].to;
	cli_ceu_json_day(json, "cycle_to", to);
	jsonw_text(json, "words",
		   ceu_words_line(words, account, line, &picture->ledger));
	jsonw_maybe(json, "choice",
		    ceu_words_choice(words, cli_ceu_program(cli), account, line,
				     &picture->ledger));
	jsonw_end(json);
}

static enum cli_exit
put_json(struct cli *cli, const struct pr_ceu_picture *picture, size_t entry,
	 const struct ceu_stored *stored)
{
	char words[CEU_WORDS];
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
		const struct pr_ceu_line *line =
			pr_ceu_line_find(account, entry);

		if (line)
			put_line(cli, json, picture, account, line);
	}
	jsonw_end(json);
	jsonw_array(json, "remarks");
	for (size_t i = 0; i < stored->findings->n; i++)
		if (stored->findings->of[i].weight == PR_CEU_REMARK)
			jsonw_text(json, NULL,
				   cli_ceu_said(words, cli,
						stored->findings->of[i].text));
	jsonw_end(json);
	if (stored->twin)
		jsonw_int(json, "same_certificate", stored->twin);
	else
		jsonw_null(json, "same_certificate");
	jsonw_text(json, "assumed_accepted",
		   assumed(stored, &picture->ledger.entries[entry]));
	jsonw_bool(json, "reported", stand_of(picture, entry).reported);
	return cli_ceu_json_end(&doc);
}

enum cli_exit
cli_ceu_say_stored(struct cli *cli, const struct ceu_stored *stored,
		   bool as_json)
{
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_again(cli, NULL, &code);
	const struct pr_ceu_entry *found;
	size_t entry;

	if (!picture)
		return code;
	found = pr_ceu_entry_find(&picture->ledger, stored->row);
	entry = found ? (size_t)(found - picture->ledger.entries) : 0;
	if (!found)
		cli_say("#%lld is stored", (long long)stored->row);
	else if (as_json)
		code = put_json(cli, picture, entry, stored);
	else
		say_text(cli, picture, entry, stored);
	pr_ceu_picture_free(picture);
	return code;
}
