/* view_ceu_entry.c - one activity in full; an account with its rules, and the
 * sheet of what to type into its issuer's site */
#include "tui/ceu_page.h"
#include "tui/views.h"

#include <stdio.h>
#include <string.h>

struct sheet {
	struct pr_ceu_picture *picture;
	int64_t row, first; /* of the entry; 0: the rules */
	bool typed;         /* the sheet, else the rules */
	char account[65];   /* "": all of them */
	struct paper page;
	char status[160];
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
load(struct view *view, struct pr_err *err)
{
	struct sheet *s = view->state;
	struct pr_ceu_picture *fresh = NULL;
	const struct pr_ceu_entry *entry;
	enum pr_status st;

	st = pr_ceu_load(tui_desk(view->tui), NULL, &fresh, err);
	if (st)
		return st;
	pr_ceu_picture_free(s->picture);
	s->picture = fresh;
	paper_clear(&s->page);
	if (!s->row) {
		const struct pr_ceu_account *a =
			s->account[0]
				? pr_ceu_account_find(fresh->status, s->account)
				: NULL;

		if (s->typed)
			return ceu_page_sheet(&s->page, fresh, a, err);
		ceu_page_rules(&s->page, fresh, a);
		return PR_OK;
	}
	entry = entry_of(s);
	if (!entry)
		return pr_fail(err, PR_ENOTFOUND,
			       "This entry was taken back meanwhile.");
	s->row = entry->row;
	s->first = entry->first;
	ceu_page_entry(&s->page, fresh, entry);
	return PR_OK;
}

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct sheet *s = view->state;

	s->page.unicode = tui_unicode(view->tui);
	s->typed = view->ops == &view_ceu_sheet;
	if (view->ops == &view_ceu_entry)
		s->row = *(const int64_t *)arg;
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
	tui_alarm(view->tui, &err);
	return VIEW_CLOSE;
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct sheet *s = view->state;

	(void)key;
	if (action == ACT_BACK)
		return VIEW_CLOSE;
	if (action == ACT_CORRECT)
		tui_open(view->tui, &view_ceu_form, &s->row);
	else if (action == ACT_EXPLAIN)
		tui_open(view->tui, &view_ceu_rules, NULL);
	else if (action == ACT_ENTER)
		return VIEW_CLOSE;
	else
		(void)paper_move(&s->page, action);
	return VIEW_STAY;
}

static const char *
status(struct view *view)
{
	struct sheet *s = view->state;
	char where[48];

	paper_where(where, &s->page);
	if (s->row)
		snprintf(s->status, sizeof(s->status),
			 "Entry #%lld. e corrects it, Esc goes back.%s%s",
			 (long long)s->row, where[0] ? " " : "", where);
	else if (s->typed)
		snprintf(s->status, sizeof(s->status),
			 "What to type, field by field. Esc goes back; r there "
			 "notes what was entered.%s%s",
			 where[0] ? " " : "", where);
	else
		snprintf(s->status, sizeof(s->status),
			 "%s, and by which rule. Esc goes back.%s%s",
			 "Where this stands", where[0] ? " " : "", where);
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
		snprintf(title, sizeof(title), "CEU LEDGER    Entry #%lld",
			 (long long)s->row);
	else
		snprintf(title, sizeof(title), "CEU LEDGER    %s%s%.60s",
			 s->typed ? "Sheet" : "Rules",
			 s->account[0] ? " of " : "", s->account);
	b = draw_frame(d, title, NULL, false);
	draw_focus(d, b.row, 1);
	paper_draw(
		d,
		(struct rect){ b.row, 1, b.rows, draw_measure(d, b.cols - 2) },
		&s->page);
}

const struct view_ops view_ceu_entry = {
	.screen = ON_CEU_ENTRY,
	.state_size = sizeof(struct sheet),
	.open = open,
	.draw = draw,
	.act = act,
	.hint = hint,
	.status = status,
	.back = back,
	.close = close,
};

const struct view_ops view_ceu_rules = {
	.screen = ON_CEU_RULES,
	.state_size = sizeof(struct sheet),
	.open = open,
	.draw = draw,
	.act = act,
	.hint = hint,
	.status = status,
	.back = back,
	.close = close,
};

const struct view_ops view_ceu_sheet = {
	.screen = ON_CEU_SHEET,
	.state_size = sizeof(struct sheet),
	.open = open,
	.draw = draw,
	.act = act,
	.hint = hint,
	.status = status,
	.back = back,
	.close = close,
};
