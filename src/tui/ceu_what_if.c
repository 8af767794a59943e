/* ceu_what_if.c - what would be done, typed; see tui/ceu_ledger.h */
#include "report/ceu_words.h"
#include "tui/ceu_ledger.h"
#include "tui/views.h"
#include "words/say.h"

#include <stdio.h>

/* What the command would say of it. */
static bool
look_text(void *ctx, const char *typed, char *out, size_t size)
{
	struct view *view = ctx;
	const struct ceu_ledger *s = view->state;
	struct pr_ceu_findings said = { 0 };
	struct pr_ceu_entry *entry = NULL;
	struct pr_err err = { 0 };
	char words[CEU_WORDS];
	char text[SAY_MAX];
	struct pr_ceu_room room;
	bool wrong;

	pr_ceu_room_of(&room, s->picture, 0);
	wrong = pr_ceu_suppose(&entry, typed, &room, &said, &err) != PR_OK;
	pr_ceu_entry_free(entry);
	if (!wrong && !said.n)
		return false;
	ceu_words_said(words, tui_program(view->tui),
		       wrong ? err.text : said.of[0].text);
	snprintf(out, size, "%s", say_sentence(text, words));
	return wrong;
}

static const struct view_ceu_ask_kind ask_text = {
	.label = "What if",
	.enter = "Enter show",
	.says = "Enter shows what would be owed then; nothing is stored.",
	.missing = "Say what would be done: how much of it, for whom, when.",
	.max = PR_CEU_TEXT - 1,
	.look = look_text,
};

static bool
show(void *ctx, const char *typed)
{
	struct view *view = ctx;
	struct ceu_ledger *s = view->state;

	snprintf(s->what_if, sizeof(s->what_if), "%s", typed);
	return tui_open(view->tui, &view_ceu_what_if, typed);
}

/* An issuer of what is held, and a word of it, for the example. */
static const struct pr_ceu_issuer *
example_of(const struct ceu_ledger *s)
{
	const struct pr_ceu_status *status = s->picture->status;
	const struct pr_ceu_account *a = ceu_ledger_account(s);

	if (a && a->issuer && a->issuer->kind != PR_CEU_CARD)
		return a->issuer;
	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_issuer *issuer = status->accounts[i].issuer;

		if (issuer && issuer->kind != PR_CEU_CARD)
			return issuer;
	}
	return NULL;
}

void
ceu_ledger_what_if(struct view *view)
{
	struct ceu_ledger *s = view->state;
	const struct pr_ceu_issuer *issuer = example_of(s);
	const struct pr_ceu_word *word;
	char text[600];
	struct view_ceu_ask_arg ask = { &ask_text,  "WHAT IF", text,
					s->what_if, view,      show };
	char day[PR_DATE_TEXT];

	if (!issuer) {
		tui_say(view->tui, "Nothing is held that takes activities. k "
				   "notes a credential first.");
		return;
	}
	word = issuer->n_words[PR_CEU_CATEGORY]
		       ? &issuer->words[PR_CEU_CATEGORY][0]
		       : NULL;
	pr_date_format(day, s->picture->today);
	snprintf(text, sizeof(text),
		 "As if it were done, and nothing is stored: how much, for "
		 "whom, of which kind, when, such as \"6 %.30s, %.64s%s%.64s, "
		 "%s\".",
		 issuer->units, issuer->identifier, word ? ", " : "",
		 word ? word->identifier : "", day);
	tui_open(view->tui, &view_ceu_ask, &ask);
}
