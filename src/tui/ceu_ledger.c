/* ceu_ledger.c - the entries of a tab; reports noted, rows taken back */
#include "tui/ceu_ledger.h"

#include "report/ceu_words.h"
#include "tui/views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- what is shown ------------------------------------------------------- */

const struct pr_ceu_account *
ceu_ledger_account(const struct ceu_ledger *s)
{
	return ceu_page_account(s->picture->status, s->tab);
}

struct ceu_item *
ceu_ledger_item(const struct ceu_ledger *s)
{
	return s->list.n ? &s->items[s->list.at] : NULL;
}

/* The entries of the tab, newest first. */
void
ceu_ledger_fill(struct ceu_ledger *s)
{
	const struct pr_ceu_account *a = ceu_ledger_account(s);
	const struct pr_ceu_ledger *l = &s->picture->ledger;
	size_t n = a ? a->n_lines : l->n_entries;

	for (size_t i = 0; i < n; i++) {
		size_t from = n - 1 - i;
		const struct pr_ceu_line *line = a ? &a->lines[from] : NULL;

		s->items[i] = (struct ceu_item){
			.entry = &l->entries[line ? line->entry : from],
			.line = line,
		};
	}
	s->list.n = (int)n;
	list_go(&s->list, s->list.at);
	s->cycle = a ? a->now : -1;
}

/* The focus stays on its entry, or on what stands for it; 0: the newest row. */
static void
focus_on(struct ceu_ledger *s, int64_t first)
{
	int64_t most = 0;

	for (int i = 0; i < s->list.n; i++) {
		const struct pr_ceu_entry *e = s->items[i].entry;

		if (first ? e->first == first : e->row > most) {
			most = e->row;
			list_go(&s->list, i);
		}
	}
}

static void
focus_tab(struct ceu_ledger *s, const char *account)
{
	const struct pr_ceu_status *status = s->picture->status;

	for (size_t i = 0; i < status->n; i++)
		if (!strcmp(status->accounts[i].name, account))
			s->tab = (int)i;
	if (s->tab >= ceu_page_tabs(status) || !account[0])
		s->tab = 0;
}

enum pr_status
ceu_ledger_load(struct view *view, struct pr_err *err)
{
	struct ceu_ledger *s = view->state;
	struct pr_ceu_picture *fresh = NULL;
	struct ceu_item *items, *item;
	size_t had = s->picture ? s->picture->ledger.n_entries : 0;
	int64_t first = 0;
	enum pr_status st;

	st = pr_ceu_load(tui_desk(view->tui), NULL, &fresh, err);
	if (st)
		return st;
	items = calloc(fresh->ledger.n_entries + 1, sizeof(*items));
	if (!items) {
		pr_ceu_picture_free(fresh);
		return pr_fail(err, PR_ENOMEM, "out of memory");
	}
	item = s->picture ? ceu_ledger_item(s) : NULL;
	if (item && fresh->ledger.n_entries <= had)
		first = item->entry->first;
	free(s->items);
	pr_ceu_picture_free(s->picture);
	s->picture = fresh;
	s->items = items;
	if (s->tab != (int)fresh->status->n || !s->account[0])
		focus_tab(s, s->account);
	ceu_ledger_fill(s);
	if (first || fresh->ledger.n_entries > had)
		focus_on(s, had ? first : 0);
	return PR_OK;
}

/* A program without its rules has nothing to show to who holds nothing. */
bool
view_ceu_opens(struct tui *tui)
{
	struct pr_ceu_picture *picture = NULL;
	struct pr_err err = { 0 };
	bool any = false;
	enum pr_status st;

	if (pr_ceu_any(tui_desk(tui), &any, &err) != PR_OK || any)
		return true; /* what is wrong is said by the view */
	st = pr_ceu_load(tui_desk(tui), NULL, &picture, &err);
	pr_ceu_picture_free(picture);
	if (st != PR_ENOTFOUND)
		return true;
	tui_say(tui, "The rules of credentials are not installed here, so "
		     "there is no CEU ledger yet. All else works.");
	return false;
}

void
view_ceu_alarm(struct tui *tui, const struct pr_err *err)
{
	struct pr_err said = *err;
	char words[CEU_WORDS];

	snprintf(said.text, sizeof(said.text), "%.*s",
		 (int)sizeof(said.text) - 1,
		 ceu_words_said(words, tui_program(tui), err->text));
	tui_alarm(tui, &said);
}

/* ---- reported ------------------------------------------------------------ */

/* Among the entries asked about, the one that was done last. */
static const struct pr_ceu_entry *
latest_asked(const struct ceu_ledger *s)
{
	const struct pr_ceu_entry *last = NULL;

	for (size_t i = 0; i < s->n_asked; i++)
		for (int k = 0; k < s->list.n; k++) {
			const struct pr_ceu_entry *e = s->items[k].entry;

			if (e->row == s->asked[i] &&
			    (!last || pr_date_order(e->date, last->date) > 0))
				last = e;
		}
	return last;
}

/* The day of a report: it has been, and is none before the activity. */
static bool
look_day(void *ctx, const char *typed, char *out, size_t size)
{
	struct view *view = ctx;
	const struct ceu_ledger *s = view->state;
	const struct pr_ceu_entry *last = latest_asked(s);
	char fault[FORM_FAULT];
	char of[PR_DATE_TEXT];
	struct pr_date day;

	if (!form_day(&day, typed, s->picture->today, fault)) {
		snprintf(out, size, "%s", fault);
		return true;
	}
	if (!last || pr_date_order(day, last->date) >= 0)
		return false;
	pr_date_format(of, last->date);
	snprintf(out, size,
		 "#%lld is of %s; it was reported on that day or after it.",
		 (long long)last->row, of);
	return true;
}

static const struct view_ceu_ask_kind ask_day = {
	.label = "On",
	.enter = "Enter note it",
	.says = "The day it was entered there. Enter notes it, Esc leaves all "
		"as it is.",
	.missing = "Type the day it was entered there, like 2026-11-21.",
	.max = 15,
	.look = look_day,
};

static bool
note_report(void *ctx, const char *typed)
{
	struct view *view = ctx;
	struct ceu_ledger *s = view->state;
	struct pr_err err = { 0 };
	char on[CEU_WORDS];
	struct pr_date day;

	if (pr_ceu_report(tui_desk(view->tui), s->asked_account, s->asked,
			  s->n_asked, typed, NULL, &err) != PR_OK) {
		view_ceu_alarm(view->tui, &err);
		return false;
	}
	if (pr_date_parse(&day, typed, NULL) == PR_OK)
		tui_say(view->tui, "%s on %s.", s->asked_done,
			ceu_words_day(on, day));
	return true;
}

/* Why it cannot be reported now; NULL when it can. */
static const char *
refusal(const struct pr_ceu_account *a, const struct pr_ceu_line *line,
	const struct pr_ceu_claim *claim)
{
	if (ceu_page_reported_elsewhere(a, claim))
		return "was reported for another account of this issuer; u on "
		       "that page takes it back";
	if (claim->reported.year)
		return "was reported already; u takes the report back";
	if (line->verdict == PR_CEU_OUTSIDE)
		return "lies in no cycle here; compare the dates (t) first";
	if (claim->accepted == PR_CEU_NO)
		return "is not accepted there, so it is not reported";
	if (claim->accepted == PR_CEU_MAYBE)
		return "waits: find out whether it is accepted, then e says so";
	return NULL;
}

#define SEVERAL_CYCLES (-2)

static bool
gather(struct view *view, const struct pr_ceu_account *a, int *units,
       int *cycle)
{
	struct ceu_ledger *s = view->state;
	bool any = false;

	s->n_asked = 0;
	*units = 0;
	for (int i = 0; i < s->list.n; i++)
		any = any || s->items[i].marked;
	for (int i = 0; i < s->list.n && s->n_asked < CEU_ASKED; i++) {
		const struct ceu_item *item = &s->items[i];
		const struct pr_ceu_claim *claim =
			&item->entry->claims[item->line->claim];
		const char *why = refusal(a, item->line, claim);

		if (any ? !item->marked : i != s->list.at)
			continue;
		if (why) {
			tui_say(view->tui, "#%lld %s.",
				(long long)item->entry->row, why);
			return false;
		}
		*cycle = !s->n_asked || *cycle == item->line->cycle
				 ? item->line->cycle
				 : SEVERAL_CYCLES;
		*units += item->line->worth > 0 ? item->line->worth : 0;
		s->asked[s->n_asked++] = item->entry->row;
	}
	return true;
}

static const char *
title_of(const struct ceu_ledger *s, int64_t row)
{
	for (int i = 0; i < s->list.n; i++)
		if (s->items[i].entry->row == row)
			return s->items[i].entry->title;
	return "";
}

static void
ask_report(struct view *view, const struct pr_ceu_account *a, int sum,
	   int cycle)
{
	struct ceu_ledger *s = view->state;
	const struct pr_ceu_issuer *issuer = a->issuer;
	char units[PR_CEU_UNITS_TEXT];
	char what[120];
	char today[PR_DATE_TEXT];
	char end[CEU_WORDS];
	char period[80] = "";
	char text[600];
	struct view_ceu_ask_arg ask = { &ask_day, "REPORTED?", text,
					today,    view,        note_report };

	pr_ceu_units_format(units, sum);
	if (s->n_asked == 1)
		snprintf(what, sizeof(what), "#%lld %.60s",
			 (long long)s->asked[0], title_of(s, s->asked[0]));
	else
		snprintf(what, sizeof(what), "%zu marked entries", s->n_asked);
	if (cycle >= 0 && a->cycles[cycle].to.year)
		snprintf(period, sizeof(period), ", for the cycle to %.40s",
			 ceu_words_day(end, a->cycles[cycle].to));
	else if (cycle == SEVERAL_CYCLES)
		snprintf(period, sizeof(period), ", each for its own cycle");
	pr_date_format(today, s->picture->today);
	/* of an issuer that keeps its accounts apart it is this one's alone */
	snprintf(s->asked_account, sizeof(s->asked_account), "%s", a->name);
	snprintf(s->asked_done, sizeof(s->asked_done),
		 "Noted: %.100s reported to %.60s%s%.60s", what,
		 issuer->identifier, a->issuer->pooled ? "" : " for ",
		 a->issuer->pooled ? "" : a->name);
	snprintf(text, sizeof(text),
		 "%.110s, %s %.30s: entered at %.80s%s? Enter notes that it "
		 "was, Esc does not. Nothing is sent to %.60s from here.",
		 what, units, issuer->units,
		 issuer->site[0] ? issuer->site : "the issuer's site", period,
		 issuer->identifier);
	tui_open(view->tui, &view_ceu_ask, &ask);
}

void
ceu_ledger_report(struct view *view)
{
	struct ceu_ledger *s = view->state;
	const struct pr_ceu_account *a = ceu_ledger_account(s);
	int cycle = -1;
	int units;

	if (!ceu_ledger_item(s))
		tui_say(view->tui, "There is no entry to report.");
	else if (!a || !a->issuer)
		tui_say(view->tui, "Reporting is to one issuer: Left and "
				   "Right go to its page, then r.");
	else if (gather(view, a, &units, &cycle))
		ask_report(view, a, units, cycle);
}

/* ---- undone -------------------------------------------------------------- */

static bool
take_back(void *ctx, const char *reason)
{
	struct view *view = ctx;
	struct ceu_ledger *s = view->state;
	struct pr_err err = { 0 };

	if (pr_ceu_reverse(tui_desk(view->tui), s->asked[0], reason, &err) !=
	    PR_OK) {
		view_ceu_alarm(view->tui, &err);
		return false;
	}
	tui_say(view->tui, "%s", s->asked_done);
	return true;
}

void
ceu_ledger_undo(struct view *view)
{
	struct ceu_ledger *s = view->state;
	const struct ceu_item *item = ceu_ledger_item(s);
	const struct pr_ceu_claim *claim;
	char text[600];
	struct view_ceu_ask_arg ask = {
		&view_ceu_ask_reason, "TAKE BACK", text, NULL, view, take_back
	};

	if (!item) {
		tui_say(view->tui, "There is nothing to take back.");
		return;
	}
	claim = item->line ? &item->entry->claims[item->line->claim] : NULL;
	if (claim && claim->reported.year) {
		s->asked[0] = claim->reported_row;
		snprintf(text, sizeof(text),
			 "#%lld %.60s: the note that it was reported to %.60s "
			 "is taken back; the entry stays. Both stay readable.",
			 (long long)item->entry->row, item->entry->title,
			 claim->issuer);
		snprintf(s->asked_done, sizeof(s->asked_done),
			 "Taken back: #%lld is not reported to %.60s.",
			 (long long)item->entry->row, claim->issuer);
	} else {
		s->asked[0] = item->entry->row;
		snprintf(text, sizeof(text),
			 "#%lld %.60s: the entry is taken back everywhere. It "
			 "stays readable with your reason, and counts nowhere.",
			 (long long)item->entry->row, item->entry->title);
		snprintf(s->asked_done, sizeof(s->asked_done),
			 "Taken back: #%lld counts nowhere any more.",
			 (long long)item->entry->row);
	}
	tui_open(view->tui, &view_ceu_ask, &ask);
}
