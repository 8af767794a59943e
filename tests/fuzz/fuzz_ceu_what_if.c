/*
 * fuzz_ceu_what_if.c - a line of what may happen is understood or refused
 * with a sentence; what is understood passes the check of drafts or is refused
 * there with one, an entry is the same after a way through its draft, and
 * units are written as they are read
 */
#include "../unit/ceu_draft_case.h"
#include "proctor/text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool is_so)
{
	if (!is_so)
		abort();
}

static void
must_line(const char *text)
{
	must(strlen(text) < PR_CEU_TEXT);
	must(pr_text_is_clean(text, strlen(text), PR_CLEAN_FOLD));
}

static void
must_be_same(const struct pr_ceu_entry *a, const struct pr_ceu_entry *b)
{
	must(memcmp(&a->date, &b->date, sizeof(a->date)) == 0);
	must(strcmp(a->title, b->title) == 0);
	must(strcmp(a->provider, b->provider) == 0);
	must(strcmp(a->note, b->note) == 0);
	must(a->minutes == b->minutes && a->units == b->units);
	must(a->cost_cents == b->cost_cents);
	must(a->n_claims == b->n_claims);
	for (size_t i = 0; i < a->n_claims; i++) {
		const struct pr_ceu_claim *x = &a->claims[i];
		const struct pr_ceu_claim *y = &b->claims[i];

		must(strcmp(x->issuer, y->issuer) == 0);
		must(x->accepted == y->accepted && x->units == y->units);
		must(strcmp(x->why, y->why) == 0);
		must(strcmp(x->approval, y->approval) == 0);
		for (size_t k = 0; k < PR_CEU_ATTRIBUTES; k++)
			must(strcmp(x->word[k], y->word[k]) == 0);
	}
}

/* Through the check, and once more through the draft of what came out. */
static void
check(const struct pr_ceu_draft *draft, bool may_be_to_come)
{
	struct pr_ceu_room room = case_room;
	struct pr_ceu_findings findings;
	struct pr_ceu_entry *entry = NULL, *again = NULL;
	struct pr_ceu_draft back;
	struct pr_err err = { 0 };

	room.may_be_to_come = may_be_to_come;
	if (pr_ceu_draft_check(&entry, draft, &room, &findings, &err)) {
		must(findings.faulty && findings.n > 0 && !entry);
		must(err.text[0] != '\0');
		return;
	}
	must(!findings.faulty && err.text[0] == '\0');
	must_line(entry->title);
	must_line(entry->provider);
	must_line(entry->note);
	must(entry->title[0] && (entry->minutes > 0 || entry->units > 0));
	pr_ceu_draft_of(&back, entry);
	must(pr_ceu_draft_check(&again, &back, &room, &findings, &err) ==
	     PR_OK);
	must_be_same(entry, again);
	pr_ceu_entry_free(entry);
	pr_ceu_entry_free(again);
}

/* The text cut at '|' into the fields of a draft. */
static void
fields(const char *text)
{
	struct pr_ceu_draft d = case_draft;
	struct {
		char *to;
		size_t cap;
	} const all[] = {
		{ d.date, sizeof(d.date) },
		{ d.title, sizeof(d.title) },
		{ d.minutes, sizeof(d.minutes) },
		{ d.units, sizeof(d.units) },
		{ d.cost, sizeof(d.cost) },
		{ d.note, sizeof(d.note) },
		{ d.word[0], sizeof(d.word[0]) },
		{ d.claims[0].issuer, sizeof(d.claims[0].issuer) },
		{ d.claims[0].accepted, sizeof(d.claims[0].accepted) },
		{ d.claims[0].units, sizeof(d.claims[0].units) },
		{ d.claims[0].word[1], sizeof(d.claims[0].word[1]) },
		{ d.claims[0].reported, sizeof(d.claims[0].reported) },
	};

	for (size_t i = 0; i < PR_LEN(all) && *text; i++) {
		size_t n = strcspn(text, "|");
		size_t keep = n < all[i].cap - 1 ? n : all[i].cap - 1;

		memcpy(all[i].to, text, keep);
		all[i].to[keep] = '\0';
		text += n + (text[n] == '|');
	}
	check(&d, false);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char text[1024], out[PR_CEU_UNITS_TEXT];
	struct pr_ceu_draft draft;
	struct pr_err err = { 0 };
	int units = 0, again = 0;

	if (size >= sizeof(text))
		return 0;
	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	if (pr_ceu_what_if(&draft, text, &case_room, &err) == PR_OK)
		check(&draft, true);
	else
		must(err.text[0] != '\0');
	if (pr_ceu_units_parse(&units, text, NULL) == PR_OK) {
		must(units >= 0 && units <= 20000);
		pr_ceu_units_format(out, units);
		must(pr_ceu_units_parse(&again, out, NULL) == PR_OK);
		must(again == units);
	}
	fields(text);
	return 0;
}
