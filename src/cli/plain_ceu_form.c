/* plain_ceu_form.c - an entry, field by field; see cli/ceu_entry.h */
#include "cli/ceu_form.h"
#include "cli/out.h"
#include "cli/plain_in.h"
#include "words/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- all of them --------------------------------------------------------- */

static void
go_back(struct cli_ceu_form *f)
{
	size_t at = f->at;

	while (at > 0 && !cli_ceu_form_is_due(f, &f->steps[at - 1]))
		at--;
	if (at > 0)
		f->at = at - 1;
	else
		out_line(f->cli, "This is the first question.");
}

/* Everything that is wrong, and to the first question of it; false when
 * nothing is. */
static bool
go_to_fault(struct cli_ceu_form *f)
{
	struct pr_ceu_findings findings = { 0 };
	struct pr_ceu_entry *entry = NULL;
	struct pr_err err = { 0 };
	char words[SAY_MAX];
	size_t at = f->n;

	(void)!pr_ceu_draft_check(&entry, &f->draft, &f->room, &findings, &err);
	pr_ceu_entry_free(entry);
	for (size_t i = 0; i < findings.n; i++) {
		if (findings.of[i].weight != PR_CEU_FAULT)
			continue;
		out_line(f->cli, "%s",
			 say_sentence(words, findings.of[i].text));
		for (size_t k = 0; k < at; k++)
			if (cli_ceu_form_concerns(&f->steps[k],
						  &findings.of[i]))
				at = k;
	}
	if (findings.faulty)
		f->at = at < f->n ? at : 0;
	return findings.faulty;
}

static const char *
last_prompt(const struct cli_ceu_form *f)
{
	return f->correct ? "Why is it corrected? Type the reason to store it, "
			    "back goes up, q leaves: "
			  : "Type save to store it, back goes up, q leaves: ";
}

/* After the last question, or at "save". */
static enum ceu_answer
ask_save(struct cli_ceu_form *f, bool at_once)
{
	const char *line;

	if (at_once && !f->correct)
		return CEU_ANSWER_SAVE;
	for (;;) {
		line = plain_prompt(f->cli, f->in, last_prompt(f));
		if (!line || !strcasecmp(line, "q") ||
		    !strcasecmp(line, "quit"))
			return CEU_ANSWER_LEAVE;
		if (!strcasecmp(line, "back"))
			return CEU_ANSWER_BACK;
		if (f->correct && line[0] && !plain_wants_help(line)) {
			snprintf(f->reason, sizeof(f->reason), "%s", line);
			return CEU_ANSWER_SAVE;
		}
		if (!f->correct && !strcasecmp(line, "save"))
			return CEU_ANSWER_SAVE;
		out_line(f->cli, "Nothing is stored yet.");
	}
}

/* False when it was left: nothing is to be stored. */
static bool
ask_all(struct cli_ceu_form *f)
{
	enum ceu_answer answer = CEU_ANSWER_NEXT;

	while (answer != CEU_ANSWER_LEAVE) {
		bool at_once = false;

		while (f->at < f->n &&
		       !cli_ceu_form_is_due(f, &f->steps[f->at]))
			f->at++;
		if (f->at < f->n) {
			answer = cli_ceu_form_ask(f, &f->steps[f->at]);
			at_once = answer == CEU_ANSWER_SAVE;
			f->at += answer == CEU_ANSWER_NEXT;
		}
		if (answer == CEU_ANSWER_BACK) {
			go_back(f);
			answer = CEU_ANSWER_NEXT;
		} else if (answer != CEU_ANSWER_LEAVE &&
			   (at_once || f->at == f->n) && !go_to_fault(f)) {
			answer = ask_save(f, at_once);
			if (answer == CEU_ANSWER_SAVE)
				return true;
			if (answer == CEU_ANSWER_BACK)
				go_back(f);
		}
	}
	return false;
}

/* ---- begin and end ------------------------------------------------------- */

/* A new entry begins as the last one, without what belongs to that alone. */
static void
begin_new(struct cli_ceu_form *f)
{
	const struct pr_ceu_ledger *ledger = &f->picture->ledger;
	const struct pr_ceu_entry *last = NULL;

	for (size_t i = 0; i < ledger->n_entries; i++)
		if (!last || ledger->entries[i].row > last->row)
			last = &ledger->entries[i];
	if (last)
		pr_ceu_draft_of(&f->draft, last);
	snprintf(f->draft.date, sizeof(f->draft.date), "today");
	f->draft.certificate[0] = '\0';
	f->draft.note[0] = '\0';
	for (size_t i = 0; last && i < f->draft.n_claims; i++) {
		/* the issuer, whichever account it was for */
		snprintf(f->draft.claims[i].issuer,
			 sizeof(f->draft.claims[i].issuer), "%s",
			 last->claims[i].issuer);
		f->draft.claims[i].approval[0] = '\0';
		f->draft.claims[i].reported[0] = '\0';
	}
}

/* A card or a check at work takes no activities. */
static bool
takes_entries(const struct pr_ceu_account *account)
{
	return account->open && account->issuer &&
	       account->issuer->kind == PR_CEU_CERTIFIER;
}

static bool
is_held(const struct pr_ceu_picture *picture, const char *name)
{
	const struct pr_ceu_status *status = picture->status;
	const char *at;
	const struct pr_ceu_issuer *issuer =
		pr_ceu_claim_issuer(&picture->book, name, &at);

	for (size_t i = 0; i < status->n; i++)
		if (takes_entries(&status->accounts[i]) &&
		    status->accounts[i].issuer == issuer)
			return true;
	return false;
}

/* Every issuer of what is held has its questions, with what is taken when
 * nothing is said; in a new entry one of which nothing is held any more has
 * none. */
static void
add_claims(struct cli_ceu_form *f)
{
	const struct pr_ceu_status *status = f->picture->status;
	size_t n = 0;

	for (size_t i = 0; i < status->n; i++)
		if (takes_entries(&status->accounts[i]))
			(void)cli_ceu_draft_claim(
				&f->picture->book, &f->draft,
				status->accounts[i].issuer->identifier);
	for (size_t i = 0; i < f->draft.n_claims; i++)
		if (f->correct ||
		    is_held(f->picture, f->draft.claims[i].issuer))
			f->draft.claims[n++] = f->draft.claims[i];
	f->draft.n_claims = n;
	for (size_t i = 0; i < n; i++)
		if (!f->draft.claims[i].accepted[0])
			snprintf(f->draft.claims[i].accepted,
				 sizeof(f->draft.claims[i].accepted), "%s",
				 n == 1 ? "yes" : "unknown");
}

static enum cli_exit
store(struct cli_ceu_form *f)
{
	struct ceu_stored stored = { .schema = "proctor.ceu-add/1",
				     .instead = f->correct };
	struct pr_ceu_findings findings = { 0 };
	struct pr_err err = { 0 };
	char said[CEU_WORDS];
	enum pr_status st;

	if (f->correct)
		st = pr_ceu_correct(f->cli->desk, f->correct, &f->draft,
				    f->reason, &findings, &stored.row, &err);
	else
		st = pr_ceu_add(f->cli->desk, &f->draft, &findings, &stored.row,
				&stored.twin, &err);
	if (st) {
		out_line(f->cli, "Nothing was stored: %s",
			 cli_ceu_said(said, f->cli, err.text));
		return CLI_EXIT_FAILED;
	}
	stored.findings = &findings;
	return cli_ceu_say_stored(f->cli, &stored, false);
}

static enum cli_exit
run_form(struct cli_ceu_form *f)
{
	const struct pr_ceu_entry *entry = NULL;
	struct pr_err err = { 0 };

	if (f->correct) {
		if (pr_ceu_entry_at(f->cli->desk, f->picture, f->correct,
				    &entry, &err))
			return cli_ceu_fail(f->cli, &err);
		pr_ceu_draft_of(&f->draft, entry);
	} else {
		begin_new(f);
	}
	add_claims(f);
	pr_ceu_room_of(&f->room, f->picture, f->correct);
	cli_ceu_form_steps(f);
	out_line(f->cli, "Enter keeps what stands in brackets; - empties it; "
			 "back, save, q and ? work everywhere.");
	if (ask_all(f))
		return store(f);
	out_line(f->cli, "Nothing was stored.");
	return plain_exit();
}

enum cli_exit
plain_ceu_form(struct cli *cli, struct plain_in *in, int64_t correct)
{
	struct cli_ceu_form *f = calloc(1, sizeof(*f));
	enum cli_exit code = CLI_EXIT_FAILED;

	if (!f)
		return cli_fail(&(struct pr_err){ .status = PR_ENOMEM });
	*f = (struct cli_ceu_form){ .cli = cli, .in = in, .correct = correct };
	f->picture = cli_ceu_load(cli, &code);
	if (f->picture)
		code = run_form(f);
	pr_ceu_picture_free(f->picture);
	free(f);
	return code;
}
