/* ceu_hold.c - what can be held, and the rows of its form */
#include "tui/ceu_hold.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *const ceu_hold_months[13] = {
	"not said", "January",  "February", "March",  "April",
	"May",      "June",     "July",     "August", "September",
	"October",  "November", "December",
};

/* ---- what can be chosen -------------------------------------------------- */

static size_t
count(const struct ceu_hold *s)
{
	size_t n = s->picture->status->n;

	if (s->dates)
		return n;
	n = 0;
	for (size_t i = 0; i < s->picture->book.n; i++)
		n += s->picture->book.issuers[i]->n_credentials;
	return n;
}

/* The open holding of a credential, else the one closed last. */
static const struct pr_ceu_holding *
holding_of(const struct ceu_hold *s, const struct pr_ceu_issuer *issuer,
	   const char *name)
{
	const struct pr_ceu_ledger *l = &s->picture->ledger;
	const struct pr_ceu_holding *last = NULL;

	for (size_t i = 0; i < l->n_holdings; i++) {
		const struct pr_ceu_holding *h = &l->holdings[i];

		if (strcasecmp(h->credential, name) != 0 ||
		    strcasecmp(h->issuer, issuer->identifier) != 0)
			continue;
		if (!h->until.year)
			return h;
		last = h;
	}
	return last;
}

static void
add_credentials(struct ceu_hold *s, const struct pr_ceu_issuer *issuer)
{
	for (size_t i = 0; i < issuer->n_credentials; i++) {
		const struct pr_ceu_credential *c = &issuer->credentials[i];

		s->all[s->n++] = (struct ceu_hold_which){
			issuer, c->identifier, c->name, NULL,
			holding_of(s, issuer, c->identifier)
		};
	}
}

/* The form begins with something to hold, not with what would be given up. */
static void
go_to_free(struct ceu_hold *s)
{
	for (int i = 0; i < s->n; i++) {
		if (s->all[i].held)
			continue;
		s->at = i;
		return;
	}
}

enum pr_status
ceu_hold_gather(struct ceu_hold *s, const char *account, struct pr_err *err)
{
	const struct pr_ceu_status *status = s->picture->status;

	s->all = calloc(count(s) + 1, sizeof(*s->all));
	if (!s->all)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	for (size_t i = 0; !s->dates && i < s->picture->book.n; i++)
		add_credentials(s, s->picture->book.issuers[i]);
	for (size_t i = 0; s->dates && i < status->n; i++) {
		const struct pr_ceu_account *a = &status->accounts[i];

		if (account && !strcmp(a->name, account))
			s->at = s->n;
		s->all[s->n++] = (struct ceu_hold_which){
			a->issuer, a->name, a->issuer ? a->issuer->name : "", a,
			NULL
		};
	}
	if (!s->dates)
		go_to_free(s);
	return PR_OK;
}

const struct ceu_hold_which *
ceu_hold_chosen(const struct ceu_hold *s)
{
	return s->n ? &s->all[s->at] : NULL;
}

enum ceu_hold_what
ceu_hold_what(const struct ceu_hold *s)
{
	const struct ceu_hold_which *w = ceu_hold_chosen(s);

	if (!w || !w->held)
		return WHAT_HOLD;
	if (w->held->until.year)
		return s->nth ? WHAT_REOPEN : WHAT_HOLD;
	return s->nth == 0   ? WHAT_MEND
	       : s->nth == 1 ? WHAT_GIVE_UP
			     : WHAT_TAKE_BACK;
}

static int
n_whats(const struct ceu_hold *s)
{
	const struct ceu_hold_which *w = ceu_hold_chosen(s);

	return !w || !w->held ? 1 : w->held->until.year ? 2 : 3;
}

static bool
has_anchor(const struct pr_ceu_issuer *issuer, const char *credential,
	   enum pr_ceu_anchor anchor)
{
	for (size_t i = 0; issuer && i < issuer->n_rules; i++)
		if (issuer->rules[i].kind == PR_CEU_CYCLE &&
		    issuer->rules[i].anchor == anchor &&
		    pr_ceu_speaks_of(&issuer->rules[i], credential))
			return true;
	return false;
}

bool
ceu_hold_by_print(const struct ceu_hold_which *w)
{
	return has_anchor(w->issuer, w->name, PR_CEU_PRINTED);
}

/* ---- rows ---------------------------------------------------------------- */

static void
text(struct ceu_hold *s, enum ceu_hold_id id, const char *label,
     const char *example)
{
	struct form_row *row = form_text(&s->form, (int)id, -1, label,
					 &s->fields[id], example);

	if (row && s->faults[id][0])
		row->fault = s->faults[id];
}

static void
choice(struct ceu_hold *s, enum ceu_hold_id id, const char *label,
       const char *value, const char *example)
{
	struct form_row *row =
		form_choice(&s->form, (int)id, -1, label, value, example);

	if (row)
		row->jumps = id != ID_WHAT;
}

/* What was noted of it, and the two things that can be done with that. */
static void
what_row(struct ceu_hold *s, const struct ceu_hold_which *w)
{
	static const char *const words[] = {
		[WHAT_HOLD] = "hold it anew",
		[WHAT_MEND] = "mend what was noted",
		[WHAT_GIVE_UP] = "give it up",
		[WHAT_TAKE_BACK] = "it was never held",
		[WHAT_REOPEN] = "it is still held",
	};
	bool open = !w->held->until.year;
	char day[PR_DATE_TEXT];

	pr_date_format(day, open ? w->held->since : w->held->until);
	snprintf(s->held, sizeof(s->held), "%s %s",
		 open ? "held since" : "held until", day);
	choice(s, ID_WHAT, "What to do", words[ceu_hold_what(s)], s->held);
}

static void
credential_rows(struct ceu_hold *s, const struct ceu_hold_which *w)
{
	bool card = w->issuer->kind != PR_CEU_CERTIFIER;
	enum ceu_hold_what what = ceu_hold_what(s);

	if (w->held)
		what_row(s, w);
	if (what == WHAT_GIVE_UP)
		text(s, ID_UNTIL, "Given up on", "first day it is not held");
	if (what != WHAT_HOLD && what != WHAT_MEND)
		return;
	text(s, ID_SINCE, card ? "Issued" : "Since",
	     card ? "as printed, YYYY-MM-DD" : "day earned, YYYY-MM-DD");
	if (card || ceu_hold_by_print(w))
		text(s, ID_EXPIRES, "Expires", "as printed; empty: by rule");
	if (has_anchor(w->issuer, w->name, PR_CEU_RENEWAL))
		choice(s, ID_MONTH, "Renewal month", ceu_hold_months[s->month],
		       "as your account shows");
}

/* What the rules come to stands beside, to be checked, not to be kept. */
static void
date_rows(struct ceu_hold *s, const struct ceu_hold_which *w)
{
	const struct pr_ceu_account *a = w->account;
	const struct pr_ceu_cycle *c = a->now >= 0 ? &a->cycles[a->now] : NULL;
	char day[PR_DATE_TEXT];

	snprintf(s->example[0], sizeof(s->example[0]), "empty: as computed");
	snprintf(s->example[1], sizeof(s->example[1]), "2027-12-31");
	if (c && c->from.year) {
		pr_date_format(day, c->from);
		snprintf(s->example[0], sizeof(s->example[0]), "%s %s",
			 c->copied ? "copied:" : "computed:", day);
	}
	if (c && c->to.year) {
		pr_date_format(day, c->to);
		snprintf(s->example[1], sizeof(s->example[1]), "%s %s",
			 c->copied ? "copied:" : "computed:", day);
	}
	text(s, ID_FROM, "Begins", s->example[0]);
	text(s, ID_TO, "Ends", s->example[1]);
	text(s, ID_UNITS, "Units needed", "empty: by rule");
	text(s, ID_FEE, "Fee", "USD; empty: by rule");
	text(s, ID_PAID, "Paid on", "empty: not said");
}

void
ceu_hold_lines(struct ceu_hold *s)
{
	const struct form_row *at = form_row(&s->form);
	const struct ceu_hold_which *w = ceu_hold_chosen(s);
	int id = at ? at->id : ID_WHICH;
	bool ask = !s->dates && ceu_hold_what(s) > WHAT_MEND;

	s->form.n = 0;
	if (w) {
		char value[96];

		snprintf(value, sizeof(value), "%.24s  %.66s", w->name,
			 w->title);
		choice(s, ID_WHICH, s->dates ? "Account" : "Credential", value,
		       s->dates ? "" : w->issuer->identifier);
		if (s->dates)
			date_rows(s, w);
		else
			credential_rows(s, w);
	}
	form_button(&s->form, ID_SAVE, ask ? "Go on  Ctrl-S" : "Save  Ctrl-S",
		    ACT_SAVE,
		    ask ? "Enter asks why, and whether to."
			: "Enter saves it.");
	form_button(&s->form, ID_CANCEL, "Cancel  Esc", ACT_BACK,
		    "Enter leaves without saving.");
	form_keep(&s->form, id, -1);
}

/* ---- choices ------------------------------------------------------------- */

void
ceu_hold_step(struct ceu_hold *s, int by)
{
	const struct form_row *row = form_row(&s->form);

	if (row && row->id == ID_WHICH && s->n) {
		s->at = (s->at + by + s->n) % s->n;
		s->nth = 0;
		ceu_hold_fill(s);
	} else if (row && row->id == ID_WHAT) {
		s->nth = (s->nth + by + n_whats(s)) % n_whats(s);
		ceu_hold_fill(s);
	} else if (row && row->id == ID_MONTH) {
		s->month = (s->month + by + 13) % 13;
	}
}

/* A letter goes to the next credential, account or month that begins so. */
bool
ceu_hold_letter(struct ceu_hold *s, int code)
{
	const struct form_row *row = form_row(&s->form);
	int n = row && row->id == ID_WHICH ? s->n : 13;

	if (!row || row->kind != FORM_CHOICE || row->id == ID_WHAT ||
	    code > 'z' || !isalpha(code))
		return false;
	for (int i = 1; i <= n; i++) {
		int at = row->id == ID_WHICH ? (s->at + i) % n
					     : (s->month + i) % n;
		const char *name = row->id == ID_WHICH ? s->all[at].name
						       : ceu_hold_months[at];

		if (tolower((unsigned char)name[0]) != tolower(code))
			continue;
		if (row->id == ID_WHICH) {
			s->at = at;
			s->nth = 0;
			ceu_hold_fill(s);
		} else {
			s->month = at;
		}
		return true;
	}
	return false;
}
