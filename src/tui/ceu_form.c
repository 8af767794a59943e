/* ceu_form.c - an activity as it is typed; see tui/ceu_form.h */
#include "tui/ceu_form.h"

#include "report/ceu_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- the fields ---------------------------------------------------------- */

/* Issuers of what is held now; a card takes no activities. */
static void
add_issuers(struct ceu_form *s)
{
	const struct pr_ceu_status *status = s->picture->status;

	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *a = &status->accounts[i];
		bool known = !a->open || !a->issuer ||
			     a->issuer->kind == PR_CEU_CARD;

		for (size_t k = 0; k < s->n_claims; k++)
			known = known || s->claims[k].issuer == a->issuer;
		if (known || s->n_claims == PR_CEU_CLAIMS)
			continue;
		s->claims[s->n_claims++] = (struct ceu_form_claim){
			.issuer = a->issuer,
			.word = { -1, -1, -1 },
		};
	}
}

/* Issuers of an entry that are not held any more have their say as well. */
static struct ceu_form_claim *
claim_for(struct ceu_form *s, const char *issuer)
{
	const char *at;
	const struct pr_ceu_issuer *known =
		pr_ceu_claim_issuer(&s->picture->book, issuer, &at);

	for (size_t k = 0; k < s->n_claims; k++)
		if (s->claims[k].issuer == known)
			return &s->claims[k];
	if (!known || s->n_claims == PR_CEU_CLAIMS)
		return NULL;
	s->claims[s->n_claims] = (struct ceu_form_claim){
		.issuer = known,
		.word = { -1, -1, -1 },
	};
	return &s->claims[s->n_claims++];
}

static int
word_at(const struct pr_ceu_issuer *issuer, int attribute, const char *word)
{
	for (size_t i = 0; i < issuer->n_words[attribute]; i++)
		if (!strcasecmp(issuer->words[attribute][i].identifier, word))
			return (int)i;
	return -1;
}

/* The words go over to the next entry; what was accepted does not. */
static void
fill_claims(struct ceu_form *s, const struct pr_ceu_draft *from, bool correct)
{
	for (size_t i = 0; i < from->n_claims; i++) {
		const struct pr_ceu_draft_claim *c = &from->claims[i];
		struct ceu_form_claim *to = claim_for(s, c->issuer);

		if (!to)
			continue;
		for (int k = 0; k < PR_CEU_ATTRIBUTES; k++)
			to->word[k] = word_at(to->issuer, k, c->word[k]);
		for (int k = 0; k < PR_CEU_ATTRIBUTES; k++)
			to->kept[k] = !correct && to->word[k] >= 0;
		if (!correct)
			continue;
		if (strcasecmp(to->issuer->identifier, c->issuer) != 0 &&
		    !to->issuer->pooled)
			snprintf(to->at, sizeof(to->at), "%s", c->issuer);
		snprintf(to->accepted, sizeof(to->accepted), "%s", c->accepted);
		field_set(&to->units, c->units);
		field_set(&to->why, c->why);
		field_set(&to->approval, c->approval);
	}
}

static void
limit_fields(struct ceu_form *s)
{
	s->date.max = s->units.max = 15;
	s->minutes.max = s->cost.max = 15;
	s->title.max = s->provider.max = PR_CEU_TEXT - 1;
	s->note.max = s->reason.max = PR_CEU_TEXT - 1;
	for (size_t i = 0; i < PR_CEU_CLAIMS; i++) {
		s->claims[i].units.max = 15;
		s->claims[i].why.max = PR_CEU_TEXT - 1;
		s->claims[i].approval.max = 64;
	}
}

void
ceu_form_fill(struct ceu_form *s, const struct pr_ceu_entry *entry,
	      bool correct)
{
	struct pr_ceu_draft from;
	char today[PR_DATE_TEXT];

	memset(&from, 0, sizeof(from));
	add_issuers(s);
	if (entry) {
		pr_ceu_draft_of(&from, entry);
		snprintf(s->kept_from, sizeof(s->kept_from),
			 "as in #%lld: check", (long long)entry->row);
	}
	fill_claims(s, &from, correct);
	limit_fields(s);
	if (s->n_claims == 1 && !s->claims[0].accepted[0])
		snprintf(s->claims[0].accepted, sizeof(s->claims[0].accepted),
			 "yes");
	pr_date_format(today, s->picture->today);
	field_set(&s->date, correct ? from.date : today);
	field_set(&s->provider, from.provider);
	if (!correct || !entry)
		return;
	s->instead = entry->row;
	s->kept_file = entry->has_certificate;
	for (size_t i = 0; i < entry->n_claims; i++)
		s->was_reported = s->was_reported ||
				  entry->claims[i].reported.year ||
				  entry->claims[i].reported_before.year;
	field_set(&s->title, from.title);
	field_set(&s->minutes, from.minutes);
	field_set(&s->units, from.units);
	field_set(&s->cost, from.cost);
	field_set(&s->note, from.note);
}

/* ---- the draft ----------------------------------------------------------- */

static void
copy(char *to, size_t size, const struct field *from)
{
	snprintf(to, size, "%.*s", (int)(size - 1), from->text);
}

/* "~/" is the shell's; here it is opened as the home folder. */
static void
copy_path(char *to, size_t size, const struct field *from)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	const char *home = getenv("HOME");

	if (!strncmp(from->text, "~/", 2) && home)
		snprintf(to, size, "%s%s", home, from->text + 1);
	else
		snprintf(to, size, "%s", from->text);
}

/* Has the holder said anything about it? Else the check says what holds. */
static bool
is_said(const struct ceu_form_claim *c)
{
	bool said =
		c->accepted[0] || c->units.len || c->why.len || c->approval.len;

	for (int k = 0; k < PR_CEU_ATTRIBUTES; k++)
		said = said || c->word[k] >= 0;
	return said;
}

static void
draft_claim(struct pr_ceu_draft_claim *to, const struct ceu_form_claim *c)
{
	snprintf(to->issuer, sizeof(to->issuer), "%s",
		 c->at[0] ? c->at : c->issuer->identifier);
	snprintf(to->accepted, sizeof(to->accepted), "%s",
		 c->accepted[0] ? c->accepted : "unknown");
	copy(to->units, sizeof(to->units), &c->units);
	copy(to->why, sizeof(to->why), &c->why);
	copy(to->approval, sizeof(to->approval), &c->approval);
	for (int k = 0; k < PR_CEU_ATTRIBUTES; k++)
		if (c->word[k] >= 0)
			snprintf(to->word[k], sizeof(to->word[k]), "%s",
				 c->issuer->words[k][c->word[k]].identifier);
}

void
ceu_form_draft(struct ceu_form *s)
{
	struct pr_ceu_draft *d = &s->draft;

	memset(d, 0, sizeof(*d));
	copy(d->date, sizeof(d->date), &s->date);
	copy(d->title, sizeof(d->title), &s->title);
	copy(d->provider, sizeof(d->provider), &s->provider);
	copy(d->minutes, sizeof(d->minutes), &s->minutes);
	copy(d->units, sizeof(d->units), &s->units);
	copy(d->cost, sizeof(d->cost), &s->cost);
	copy(d->note, sizeof(d->note), &s->note);
	copy_path(d->certificate, sizeof(d->certificate), &s->certificate);
	for (size_t i = 0; i < s->n_claims; i++) {
		if (!is_said(&s->claims[i]))
			continue;
		s->claim_at[d->n_claims] = (int)i;
		draft_claim(&d->claims[d->n_claims++], &s->claims[i]);
	}
}

static bool
same_claim(const struct pr_ceu_draft_claim *a,
	   const struct pr_ceu_draft_claim *b)
{
	bool same = !strcmp(a->issuer, b->issuer) &&
		    !strcmp(a->accepted, b->accepted) &&
		    !strcmp(a->why, b->why) && !strcmp(a->units, b->units) &&
		    !strcmp(a->approval, b->approval);

	for (int k = 0; k < PR_CEU_ATTRIBUTES; k++)
		same = same && !strcmp(a->word[k], b->word[k]);
	return same;
}

static bool
same_draft(const struct pr_ceu_draft *a, const struct pr_ceu_draft *b)
{
	bool same = !strcmp(a->date, b->date) && !strcmp(a->title, b->title) &&
		    !strcmp(a->provider, b->provider) &&
		    !strcmp(a->minutes, b->minutes) &&
		    !strcmp(a->units, b->units) && !strcmp(a->cost, b->cost) &&
		    !strcmp(a->note, b->note) &&
		    !strcmp(a->certificate, b->certificate) &&
		    a->n_claims == b->n_claims;

	for (size_t i = 0; same && i < a->n_claims; i++)
		same = same_claim(&a->claims[i], &b->claims[i]);
	return same;
}

bool
ceu_form_changed(const struct ceu_form *s)
{
	return s->reason.len > 0 || !same_draft(&s->draft, &s->before);
}

/* ---- what it would do ---------------------------------------------------- */

static void
tell_account(struct ceu_form *s, const struct pr_ceu_account *a,
	     const struct pr_ceu_ledger *ledger, size_t at)
{
	const struct pr_ceu_line *l = pr_ceu_line_find(a, at);
	char line[CEU_WORDS];
	char cycle[CEU_WORDS] = "";

	if (!l || s->n_after == CEU_AFTERS)
		return;
	ceu_words_line(line, a, l, ledger);
	if (l->cycle >= 0)
		ceu_words_cycle(cycle, a, &a->cycles[l->cycle]);
	snprintf(s->after[s->n_after++], CEU_AFTER, "%.64s: %.300s%s%.300s",
		 a->name, line, cycle[0] ? "; then " : "", cycle);
}

static void
tell_after(struct ceu_form *s, const struct pr_ceu_entry *entry)
{
	struct pr_ceu_ledger ledger = s->picture->ledger;
	struct pr_ceu_status *status = NULL;
	struct pr_ceu_entry *entries;
	size_t at = 0;

	entries = calloc(ledger.n_entries + 1, sizeof(*entries));
	if (!entries)
		return; /* the form works without it */
	ledger.n_entries =
		pr_ceu_entries_with(entries, &ledger, entry, s->instead, &at);
	ledger.entries = entries;
	if (pr_ceu_judge(&status, &s->picture->book, &ledger, s->picture->today,
			 NULL) == PR_OK)
		for (size_t i = 0; i < status->n; i++)
			tell_account(s, &status->accounts[i], &ledger, at);
	pr_ceu_status_free(status);
	free(entries);
}

void
ceu_form_said(struct ceu_form *s)
{
	char words[CEU_WORDS];

	for (size_t i = 0; i < s->findings.n; i++) {
		char *text = s->findings.of[i].text;

		ceu_words_said(words, s->program, text);
		snprintf(text, sizeof(s->findings.of[i].text), "%.*s",
			 (int)sizeof(s->findings.of[i].text) - 1, words);
	}
}

void
ceu_form_check(struct ceu_form *s)
{
	struct pr_ceu_entry *entry = NULL;
	struct pr_ceu_room room;

	s->n_after = 0;
	ceu_form_draft(s);
	memset(&s->findings, 0, sizeof(s->findings));
	pr_ceu_room_of(&room, s->picture, s->instead);
	/* what is wrong is in the findings */
	if (pr_ceu_draft_check(&entry, &s->draft, &room, &s->findings, NULL) ==
	    PR_OK)
		tell_after(s, entry);
	ceu_form_said(s);
	pr_ceu_entry_free(entry);
}

void
ceu_form_file(struct ceu_form *s, struct pr_desk *desk)
{
	struct pr_ceu_certificate look = { 0 };
	struct pr_err err = { 0 };
	int kb;

	s->file[0] = '\0';
	s->file_bad = false;
	if (!s->draft.certificate[0]) {
		if (s->kept_file)
			snprintf(s->file, sizeof(s->file),
				 "The certificate it has is kept; a path here "
				 "takes its place.");
		return;
	}
	if (pr_ceu_certificate_look(desk, s->draft.certificate, &look, &err) !=
	    PR_OK) {
		s->file_bad = true;
		snprintf(s->file, sizeof(s->file), "%.*s",
			 (int)sizeof(s->file) - 1, err.text);
		return;
	}
	kb = (int)((look.bytes + 1023) / 1024);
	snprintf(s->file, sizeof(s->file), "Found: %s, %d KB; a copy is kept.",
		 look.type, kb);
	if (look.entry && look.entry != s->instead)
		snprintf(s->file, sizeof(s->file),
			 "Found: %s, %d KB. #%lld has the same file.",
			 look.type, kb, (long long)look.entry);
}
