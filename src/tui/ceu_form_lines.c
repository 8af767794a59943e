/* ceu_form_lines.c - the rows of the entry form; see tui/ceu_form.h */
#include "tui/ceu_form.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char *const attributes[PR_CEU_ATTRIBUTES] = {
	[PR_CEU_CATEGORY] = "Category",
	[PR_CEU_SOURCE] = "Source",
	[PR_CEU_PLACE] = "Place",
};

static const int attribute_fields[PR_CEU_ATTRIBUTES] = {
	[PR_CEU_CATEGORY] = PR_CEU_F_CATEGORY,
	[PR_CEU_SOURCE] = PR_CEU_F_SOURCE,
	[PR_CEU_PLACE] = PR_CEU_F_PLACE,
};

size_t
ceu_form_key(const struct form_row *row)
{
	return (size_t)(row->claim + 1) * CEU_FORM_IDS + (size_t)row->id;
}

/* ---- making them --------------------------------------------------------- */

static const char *
accepted_words(const struct ceu_form_claim *c)
{
	if (!strcmp(c->accepted, "yes"))
		return "yes";
	if (!strcmp(c->accepted, "no"))
		return "no";
	return "? not known yet: it waits";
}

static void
choice(struct ceu_form *s, int id, int claim, const char *label,
       const char *value, const char *example)
{
	struct form_row *row =
		form_choice(&s->form, id, claim, label, value, example);

	if (row)
		row->aloud = true;
}

static void
claim_rows(struct ceu_form *s, int at)
{
	struct ceu_form_claim *c = &s->claims[at];
	bool yes = !strcmp(c->accepted, "yes");

	form_add(&s->form, FORM_HEAD, PR_CEU_F_ISSUER, at,
		 c->issuer->identifier);
	choice(s, PR_CEU_F_ACCEPTED, at, "Accepted", accepted_words(c),
	       "y, n, u not known");
	for (int k = 0; k < PR_CEU_ATTRIBUTES; k++) {
		const struct pr_ceu_word *word =
			c->word[k] >= 0 ? &c->issuer->words[k][c->word[k]]
					: NULL;

		if (c->issuer->n_words[k])
			choice(s, attribute_fields[k], at, attributes[k],
			       word ? word->title : "not said",
			       c->kept[k] ? s->kept_from
			       : word     ? word->help
					  : "say which, if known");
	}
	form_text(&s->form, PR_CEU_F_UNITS_THERE, at, "Units there", &c->units,
		  "if they differ");
	form_text(&s->form, PR_CEU_F_APPROVAL, at, "Approval no.", &c->approval,
		  "index or approval");
	if (!yes || c->why.len)
		form_text(&s->form, PR_CEU_F_WHY, at, "Why", &c->why,
			  "if not, or not sure");
}

static void
all_rows(struct ceu_form *s)
{
	struct form *f = &s->form;

	f->n = 0;
	form_text(f, PR_CEU_F_DATE, -1, "Date", &s->date, "YYYY-MM-DD");
	form_text(f, PR_CEU_F_TITLE, -1, "Title", &s->title, "as on the proof");
	form_text(f, PR_CEU_F_PROVIDER, -1, "Provider", &s->provider,
		  "who gave it");
	form_text(f, PR_CEU_F_MINUTES, -1, "Minutes", &s->minutes,
		  "90 or 1:30");
	form_text(f, PR_CEU_F_UNITS, -1, "Units", &s->units, "as printed, 1.5");
	form_text(f, PR_CEU_F_CERTIFICATE, -1, "Certificate", &s->certificate,
		  "path of the file");
	for (size_t i = 0; i < s->n_claims; i++)
		claim_rows(s, (int)i);
	form_add(f, FORM_HEAD, CEU_FORM_HEAD, -1, "More");
	form_text(f, PR_CEU_F_COST, -1, "Cost", &s->cost, "USD, 25.00");
	form_text(f, PR_CEU_F_NOTE, -1, "Note", &s->note, "");
	if (s->instead)
		form_text(f, CEU_FORM_REASON, -1, "Reason", &s->reason,
			  "why it is corrected");
	form_button(f, CEU_FORM_SAVE, "Save  Ctrl-S", ACT_SAVE,
		    "Enter saves the entry. That reports nothing to an "
		    "issuer.");
	form_button(f, CEU_FORM_CANCEL, "Cancel  Esc", ACT_BACK,
		    "Enter leaves without saving.");
}

/* ---- what is wrong with them --------------------------------------------- */

/* A claim that the check added is found by the rule it met; -2 none. */
static int
claim_of_rule(const struct ceu_form *s, const struct pr_ceu_rule *rule)
{
	for (size_t k = 0; rule && k < s->n_claims; k++) {
		const struct pr_ceu_issuer *issuer = s->claims[k].issuer;

		if (rule >= issuer->rules &&
		    rule < issuer->rules + issuer->n_rules)
			return (int)k;
	}
	return -2;
}

static int
row_of(const struct ceu_form *s, const struct pr_ceu_finding *finding)
{
	int claim = finding->claim;
	int at = form_find(&s->form, (int)finding->field, claim < 0 ? -1 : -2);

	if (at >= 0)
		return at;
	claim = claim >= 0 && (size_t)claim < s->draft.n_claims
			? s->claim_at[claim]
			: claim_of_rule(s, finding->rule);
	at = form_find(&s->form, (int)finding->field, claim);
	if (at < 0 && claim >= 0)
		at = form_find(&s->form, PR_CEU_F_ACCEPTED, claim);
	return at < 0 ? form_find(&s->form, CEU_FORM_SAVE, -1) : at;
}

/* An empty form is not shouted at: a fault shows once its row was left. */
static bool
is_due(const struct ceu_form *s, int row)
{
	const struct form_row *r = &s->form.rows[row];

	if (s->tried || s->seen[ceu_form_key(r)])
		return true;
	return r->kind == FORM_TEXT && r->field->len > 0 && row != s->form.at;
}

static void
place_findings(struct ceu_form *s)
{
	for (size_t i = 0; i < s->findings.n; i++) {
		const struct pr_ceu_finding *f = &s->findings.of[i];
		int at = row_of(s, f);
		struct form_row *row = at >= 0 ? &s->form.rows[at] : NULL;
		bool remark = f->weight == PR_CEU_REMARK;

		if (!row || !is_due(s, at) || (row->fault && remark))
			continue;
		if (row->fault && !row->remark)
			continue;
		row->fault = f->text;
		row->remark = remark;
	}
}

void
ceu_form_lines(struct ceu_form *s)
{
	const struct form_row *at = form_row(&s->form);
	int id = at ? at->id : PR_CEU_F_DATE;
	int claim = at ? at->claim : -1;
	int reason, file;

	all_rows(s);
	form_keep(&s->form, id, claim);
	place_findings(s);
	reason = form_find(&s->form, CEU_FORM_REASON, -1);
	if (reason >= 0 && s->tried && !s->reason.len)
		s->form.rows[reason].fault =
			"Say in a few words why it is corrected.";
	file = form_find(&s->form, PR_CEU_F_CERTIFICATE, -1);
	if (file >= 0 && s->file[0]) {
		s->form.rows[file].fault = s->file;
		s->form.rows[file].remark = !s->file_bad;
	}
}

/* ---- choices ------------------------------------------------------------- */

static void
step_accepted(struct ceu_form_claim *c, int by)
{
	static const char *const values[] = { "yes", "no", "unknown" };
	int at = 2;

	for (int i = 0; i < 3; i++)
		if (!strcmp(c->accepted, values[i]))
			at = i;
	at = (at + by + 3) % 3;
	snprintf(c->accepted, sizeof(c->accepted), "%s", values[at]);
}

static int
attribute_of(int id)
{
	for (int k = 0; k < PR_CEU_ATTRIBUTES; k++)
		if (attribute_fields[k] == id)
			return k;
	return -1;
}

void
ceu_form_step(struct ceu_form *s, int by)
{
	const struct form_row *row = form_row(&s->form);
	struct ceu_form_claim *c;
	int k, n;

	if (!row || row->kind != FORM_CHOICE)
		return;
	c = &s->claims[row->claim];
	k = attribute_of(row->id);
	if (k < 0) {
		step_accepted(c, by);
		return;
	}
	c->kept[k] = false;
	n = (int)c->issuer->n_words[k] + 1; /* "not said" is one of them */
	c->word[k] = (c->word[k] + 1 + by + n) % n - 1;
}

bool
ceu_form_letter(struct ceu_form *s, int code)
{
	const struct form_row *row = form_row(&s->form);
	struct ceu_form_claim *c;
	int k, n;

	if (!row || row->kind != FORM_CHOICE || code < 'A' || code > 'z' ||
	    !isalpha(code))
		return false;
	c = &s->claims[row->claim];
	k = attribute_of(row->id);
	if (k < 0) {
		const char *value = code == 'y'   ? "yes"
				    : code == 'n' ? "no"
				    : code == 'u' ? "unknown"
						  : NULL;

		if (value)
			snprintf(c->accepted, sizeof(c->accepted), "%s", value);
		return value != NULL;
	}
	n = (int)c->issuer->n_words[k];
	for (int i = 1; i <= n; i++) {
		int at = (c->word[k] + i) % n;
		const char *title = c->issuer->words[k][at].title;

		if (tolower((unsigned char)title[0]) == tolower(code)) {
			c->word[k] = at;
			c->kept[k] = false;
			return true;
		}
	}
	return false;
}
