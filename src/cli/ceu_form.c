/* ceu_form.c - the questions of an entry; see cli/ceu_form.h */
#include "cli/ceu_form.h"

#include "cli/out.h"
#include "cli/plain_in.h"
#include "words/say.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* ---- what is asked ------------------------------------------------------- */

static const struct {
	enum pr_ceu_field field;
	const char *prompt, *help;
} asked[] = {
	{ PR_CEU_F_DATE, "Date",
	  "The day it was completed: 2027-02-01, or today." },
	{ PR_CEU_F_TITLE, "Title", "What the certificate calls it." },
	{ PR_CEU_F_PROVIDER, "Provider", "Who offered it." },
	{ PR_CEU_F_MINUTES, "Minutes",
	  "How long it took: 90, 1:30 or 1h30m; nothing when the certificate "
	  "says units." },
	{ PR_CEU_F_UNITS, "Units",
	  "Units as the certificate says, 1.5; nothing when it says minutes "
	  "only." },
	{ PR_CEU_F_COST, "Cost", "What it cost in USD: 25.00." },
	{ PR_CEU_F_CERTIFICATE, "Certificate",
	  "The file of the certificate; a copy is kept." },
	{ PR_CEU_F_NOTE, "Note", "What else is to be remembered." },
	{ PR_CEU_F_ACCEPTED, "accepts it",
	  "yes, no, or unknown as long as you do not know." },
	{ PR_CEU_F_WHY, "why", "Why not, or what is still to be asked." },
	{ PR_CEU_F_UNITS_THERE, "units there",
	  "Units this issuer counts, when they differ." },
	{ PR_CEU_F_CATEGORY, "category", "Its content, by one of:" },
	{ PR_CEU_F_SOURCE, "source", "Who stands behind it, by one of:" },
	{ PR_CEU_F_PLACE, "place", "Where it was, by one of:" },
	{ PR_CEU_F_APPROVAL, "approval",
	  "The issuer's approval or index number, as on the certificate." },
};

static size_t
row_of(enum pr_ceu_field field)
{
	size_t i = 0;

	while (i + 1 < PR_LEN(asked) && asked[i].field != field)
		i++;
	return i;
}

static bool
is_word(enum pr_ceu_field field)
{
	return field >= PR_CEU_F_CATEGORY && field <= PR_CEU_F_PLACE;
}

static char *
text_of(struct cli_ceu_form *f, const struct ceu_step *step, size_t *cap)
{
	return cli_ceu_draft_text(&f->draft, step->field, step->claim, cap);
}

static const struct pr_ceu_issuer *
issuer_of(const struct cli_ceu_form *f, const struct ceu_step *step)
{
	const char *at;

	return pr_ceu_claim_issuer(&f->picture->book,
				   f->draft.claims[step->claim].issuer, &at);
}

bool
cli_ceu_form_is_due(const struct cli_ceu_form *f, const struct ceu_step *step)
{
	const struct pr_ceu_issuer *issuer;
	const char *accepted;

	if (step->claim < 0 || step->field == PR_CEU_F_ACCEPTED)
		return true;
	accepted = f->draft.claims[step->claim].accepted;
	if (step->field == PR_CEU_F_WHY)
		return accepted[0] && strcasecmp(accepted, "yes") != 0;
	if (!strcasecmp(accepted, "no"))
		return false;
	if (!is_word(step->field))
		return true;
	issuer = issuer_of(f, step);
	return issuer && issuer->n_words[step->field - PR_CEU_F_CATEGORY];
}

static void
add_step(struct cli_ceu_form *f, enum pr_ceu_field field, int claim)
{
	if (f->n < CEU_STEPS)
		f->steps[f->n++] = (struct ceu_step){ field, claim };
}

void
cli_ceu_form_steps(struct cli_ceu_form *f)
{
	for (size_t i = 0; i < PR_LEN(asked); i++)
		if (asked[i].field < PR_CEU_F_ISSUER)
			add_step(f, asked[i].field, -1);
	for (size_t k = 0; k < f->draft.n_claims; k++)
		for (size_t i = 0; i < PR_LEN(asked); i++)
			if (asked[i].field > PR_CEU_F_ISSUER)
				add_step(f, asked[i].field, (int)k);
}

/* ---- one question -------------------------------------------------------- */

static void
say_help(const struct cli_ceu_form *f, const struct ceu_step *step)
{
	const struct pr_ceu_issuer *issuer;
	enum pr_ceu_attribute of;

	out_line(f->cli, "%s", asked[row_of(step->field)].help);
	if (is_word(step->field) && step->claim >= 0 &&
	    (issuer = issuer_of(f, step)) != NULL) {
		of = (enum pr_ceu_attribute)(step->field - PR_CEU_F_CATEGORY);
		for (size_t i = 0; i < issuer->n_words[of]; i++)
			out_line(f->cli, "  %s: %s",
				 issuer->words[of][i].identifier,
				 issuer->words[of][i].title);
	}
	out_line(f->cli, "Enter keeps what stands in brackets, - empties it, "
			 "back goes one question up, save stores the entry as "
			 "it is, q leaves without storing.");
}

/* "Title [Privacy webinar]: ", "AHIMA category []: ". */
static const char *
prompt_of(struct cli_ceu_form *f, const struct ceu_step *step,
	  char out[PR_CEU_TEXT + 160])
{
	size_t cap;
	const char *text = text_of(f, step, &cap);

	snprintf(out, PR_CEU_TEXT + 160, "%.64s%s%s%s%.*s%s: ",
		 step->claim < 0 ? "" : f->draft.claims[step->claim].issuer,
		 step->claim < 0 ? "" : " ", asked[row_of(step->field)].prompt,
		 text[0] ? " [" : "", PR_CEU_TEXT, text, text[0] ? "]" : "");
	return out;
}

bool
cli_ceu_form_concerns(const struct ceu_step *step,
		      const struct pr_ceu_finding *finding)
{
	if (finding->claim != step->claim)
		return false;
	return finding->field == step->field ||
	       (step->field == PR_CEU_F_UNITS &&
		finding->field == PR_CEU_F_MINUTES) ||
	       (step->field == PR_CEU_F_ACCEPTED &&
		finding->field == PR_CEU_F_ISSUER);
}

/* Says what is wrong with the answer; true when it is to be asked again. */
static bool
is_wrong(struct cli_ceu_form *f, const struct ceu_step *step)
{
	struct pr_ceu_findings findings = { 0 };
	struct pr_ceu_entry *entry = NULL;
	struct pr_err err = { 0 };
	char words[SAY_MAX];
	bool wrong = false;

	/* nothing said of minutes is right when units are said next */
	if (step->field == PR_CEU_F_MINUTES && !f->draft.minutes[0])
		return false;
	(void)!pr_ceu_draft_check(&entry, &f->draft, &f->room, &findings, &err);
	pr_ceu_entry_free(entry);
	for (size_t i = 0; i < findings.n; i++) {
		if (!cli_ceu_form_concerns(step, &findings.of[i]))
			continue;
		out_line(f->cli, "%s%s",
			 findings.of[i].weight == PR_CEU_REMARK ? "Remark: "
								: "",
			 say_sentence(words, findings.of[i].text));
		wrong = wrong || findings.of[i].weight == PR_CEU_FAULT;
	}
	return wrong;
}

/* The same of a file, which is looked at now. */
static bool
is_no_certificate(struct cli_ceu_form *f)
{
	struct pr_ceu_certificate file;
	struct pr_err err = { 0 };
	char words[SAY_MAX];

	if (!f->draft.certificate[0])
		return false;
	if (pr_ceu_certificate_look(f->cli->desk, f->draft.certificate, &file,
				    &err)) {
		say_sentence(words, err.text);
		/* a file's name stays as it was typed */
		if (!strncmp(err.text, f->draft.certificate,
			     strlen(f->draft.certificate)))
			words[0] = err.text[0];
		out_line(f->cli, "%s", words);
		return true;
	}
	if (file.entry && file.entry != f->correct)
		out_line(f->cli, "Remark: #%lld has this file already.",
			 (long long)file.entry);
	return false;
}

static void
full_word(char *text, size_t cap, const struct ceu_step *step, const char *line)
{
	static const char *const words[] = { "yes", "no", "unknown" };

	snprintf(text, cap, "%s", line);
	for (size_t i = 0; step->field == PR_CEU_F_ACCEPTED && i < 3; i++)
		if (line[0] && !line[1] && !strncasecmp(line, words[i], 1))
			snprintf(text, cap, "%s", words[i]);
}

/* Puts an answer into its field; false when it is to be asked again. */
static bool
take(struct cli_ceu_form *f, const struct ceu_step *step, const char *line)
{
	char before[1024];
	size_t cap;
	char *text = text_of(f, step, &cap);

	snprintf(before, sizeof(before), "%s", text);
	if (strlen(line) >= cap) {
		out_line(f->cli,
			 "That is longer than the %zu bytes there is "
			 "room for.",
			 cap - 1);
		return false;
	}
	if (!strcmp(line, "-"))
		text[0] = '\0';
	else if (line[0])
		full_word(text, cap, step, line);
	if (step->field == PR_CEU_F_CERTIFICATE ? !is_no_certificate(f)
						: !is_wrong(f, step))
		return true;
	snprintf(text, cap, "%s", before);
	return false;
}

enum ceu_answer
cli_ceu_form_ask(struct cli_ceu_form *f, const struct ceu_step *step)
{
	char prompt[PR_CEU_TEXT + 160];
	const char *line;

	for (;;) {
		line = plain_prompt(f->cli, f->in, prompt_of(f, step, prompt));
		if (!line || !strcasecmp(line, "q") ||
		    !strcasecmp(line, "quit"))
			return CEU_ANSWER_LEAVE;
		if (!strcasecmp(line, "back"))
			return CEU_ANSWER_BACK;
		if (!strcasecmp(line, "save"))
			return CEU_ANSWER_SAVE;
		if (plain_wants_help(line))
			say_help(f, step);
		else if (take(f, step, line))
			return CEU_ANSWER_NEXT;
	}
}
