/* view_ceu_entry.c - pages of the ledger: one activity in full, an account with
 * its rules, what to type into its issuer's site, what would be if */
#include "tui/ceu_page.h"
#include "tui/views.h"

#include <stdio.h>
#include <string.h>

struct sheet {
	struct pr_ceu_picture *picture;
	int64_t row, first; /* of the entry */
	char account[65];   /* "": all of them */
	char what_if[PR_CEU_TEXT];
	struct paper page;
	char status[200];
};

/* The entry that stands for it now; NULL when it was taken back. */
static const struct pr_ceu_entry *
entry_of(const struct sheet *s)
{
	const struct pr_ceu_ledger *l = &s->picture->ledger;

	for (size_t i = 0; i < l->n_entries; i++)
		if (l->entries[i].row == s->row ||
		    (s->first && l->entries[i].first == s->first))
			return &l->entries[i];
	return NULL;
}

static enum pr_status
put_entry(struct view *view, struct ceu_report *report, struct pr_err *err)
{
	struct sheet *s = view->state;
	const struct pr_ceu_entry *entry = entry_of(s);

	if (!entry)
		return pr_fail(err, PR_ENOTFOUND,
			       "This entry was taken back meanwhile.");
	s->row = entry->row;
	s->first = entry->first;
	ceu_page_entry(&s->page, report->picture, entry);
	return PR_OK;
}

static enum pr_status
put_rules(struct view *view, struct ceu_report *report, struct pr_err *err)
{
	struct sheet *s = view->state;

	(void)err;
	ceu_page_rules(&s->page, report);
	return PR_OK;
}

static enum pr_status
put_sheet(struct view *view, struct ceu_report *report, struct pr_err *err)
{
	struct sheet *s = view->state;

	return ceu_page_sheet(&s->page, report, err);
}

static enum pr_status
put_what_if(struct view *view, struct ceu_report *report, struct pr_err *err)
{
	struct sheet *s = view->state;
	struct pr_ceu_picture *after = NULL;
	enum pr_status st;

	st = pr_ceu_load(tui_desk(view->tui), s->what_if, &after, err);
	if (st)
		return st;
	report->before = report->picture;
	report->picture = after;
	report->what_if = s->what_if;
	st = ceu_page_what_if(&s->page, report, err);
	pr_ceu_picture_free(after);
	return st;
}

static const struct kind {
	const struct view_ops *ops;
	const char *title, *says;
	enum pr_status (*put)(struct view *view, struct ceu_report *report,
			      struct pr_err *err);
} kinds[] = {
	{ &view_ceu_entry, "Entry", "e corrects it, Esc goes back.",
	  put_entry },
	{ &view_ceu_rules, "Rules",
	  "Where this stands, and by which rule. Esc goes back.", put_rules },
	{ &view_ceu_sheet, "Sheet",
	  "What to type, field by field. Esc goes back; r there notes what was "
	  "entered.",
	  put_sheet },
	{ &view_ceu_what_if, "What if",
	  "As if it were done; nothing is stored. Esc goes back.",
	  put_what_if },
};

static const struct kind *
kind_of(const struct view *view)
{
	size_t i = 0;

	while (i + 1 < PR_LEN(kinds) && kinds[i].ops != view->ops)
		i++;
	return &kinds[i];
}

static enum pr_status
load(struct view *view, struct pr_err *err)
{
	struct sheet *s = view->state;
	struct pr_ceu_picture *fresh = NULL;
	struct ceu_report report = { .program = tui_program(view->tui) };
	enum pr_status st;

	st = pr_ceu_load(tui_desk(view->tui), NULL, &fresh, err);
	if (st)
		return st;
	pr_ceu_picture_free(s->picture);
	report.picture = s->picture = fresh;
	paper_clear(&s->page);
	if (s->account[0])
		report.account = pr_ceu_account_find(fresh->status, s->account);
	return kind_of(view)->put(view, &report, err);
}

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct sheet *s = view->state;

	s->page.unicode = tui_unicode(view->tui);
	if (view->ops == &view_ceu_entry)
		s->row = *(const int64_t *)arg;
	else if (view->ops == &view_ceu_what_if)
		snprintf(s->what_if, sizeof(s->what_if), "%s",
			 (const char *)arg);
	else
		snprintf(s->account, sizeof(s->account), "%s",
			 arg ? (const char *)arg : "");
	return load(view, err);
}

static void
close(struct view *view)
{
	struct sheet *s = view->state;

	paper_clear(&s->page);
	pr_ceu_picture_free(s->picture);
}

static enum view_next
back(struct view *view)
{
	struct pr_err err = { 0 };

	if (load(view, &err) == PR_OK)
		return VIEW_STAY;
	view_ceu_alarm(view->tui, &err);
	return VIEW_CLOSE;
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct sheet *s = view->state;

	(void)key;
	if (action == ACT_BACK || action == ACT_ENTER)
		return VIEW_CLOSE;
	if (action == ACT_CORRECT)
		tui_open(view->tui, &view_ceu_form, &s->row);
	else if (action == ACT_EXPLAIN)
		tui_open(view->tui, &view_ceu_rules, NULL);
	else
		(void)paper_move(&s->page, action);
	return VIEW_STAY;
}

static const char *
status(struct view *view)
{
	struct sheet *s = view->state;
	char entry[40] = "";
	char where[48];

	if (s->row)
		snprintf(entry, sizeof(entry), "Entry #%lld. ",
			 (long long)s->row);
	paper_where(where, &s->page);
	snprintf(s->status, sizeof(s->status), "%s%s%s%s", entry,
		 kind_of(view)->says, where[0] ? " " : "", where);
	return s->status;
}

static const char *
hint(const struct view *view, enum action action)
{
	(void)view;
	return action == ACT_ENTER ? "" : NULL;
}

static void
draw(struct view *view, struct draw *d)
{
	struct sheet *s = view->state;
	char title[120];
	struct rect b;

	if (s->row)
		snprintf(title, sizeof(title), "CEU LEDGER    %s #%lld",
			 kind_of(view)->title, (long long)s->row);
	else
		snprintf(title, sizeof(title), "CEU LEDGER    %s%s%.60s",
			 kind_of(view)->title, s->account[0] ? " of " : "",
			 s->account);
	b = draw_frame(d, title, NULL, false);
	draw_focus(d, b.row, 1);
	paper_draw(
		d,
		(struct rect){ b.row, 1, b.rows, draw_measure(d, b.cols - 2) },
		&s->page);
}

/* All but which page it is. */
#define PAGE_OPS(on)                                                  \
	{                                                             \
		.screen = (on), .state_size = sizeof(struct sheet),   \
		.open = open, .draw = draw, .act = act, .hint = hint, \
		.status = status, .back = back, .close = close,       \
	}

const struct view_ops view_ceu_entry = PAGE_OPS(ON_CEU_ENTRY);
const struct view_ops view_ceu_rules = PAGE_OPS(ON_CEU_RULES);
const struct view_ops view_ceu_sheet = PAGE_OPS(ON_CEU_SHEET);
const struct view_ops view_ceu_what_if = PAGE_OPS(ON_CEU_IF);
