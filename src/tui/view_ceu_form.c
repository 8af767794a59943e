/* view_ceu_form.c - an activity, one field a line; added or corrected */
#include "report/ceu_words.h"
#include "tui/ceu_form.h"
#include "tui/views.h"

#include <stdio.h>
#include <string.h>

/* ---- opening ------------------------------------------------------------- */

/* The entry that was noted last: the one with the highest row. */
static const struct pr_ceu_entry *
last_entry(const struct pr_ceu_ledger *l)
{
	const struct pr_ceu_entry *last = NULL;

	for (size_t i = 0; i < l->n_entries; i++)
		if (!last || l->entries[i].row > last->row)
			last = &l->entries[i];
	return last;
}

static const struct pr_ceu_entry *
entry_of(const struct pr_ceu_ledger *l, int64_t row)
{
	for (size_t i = 0; i < l->n_entries; i++)
		if (l->entries[i].row == row)
			return &l->entries[i];
	return NULL;
}

static void
refresh(struct view *view)
{
	struct ceu_form *s = view->state;

	ceu_form_check(s);
	ceu_form_lines(s);
}

/* Was anything filled in from the entry before? */
static bool
is_kept(const struct ceu_form *s)
{
	bool any = s->provider.len > 0;

	for (size_t i = 0; i < s->n_claims; i++)
		for (int k = 0; k < PR_CEU_ATTRIBUTES; k++)
			any = any || s->claims[i].kept[k];
	return any;
}

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct ceu_form *s = view->state;
	const int64_t *row = arg;
	const struct pr_ceu_entry *entry;
	enum pr_status st;

	st = pr_ceu_load(tui_desk(view->tui), NULL, &s->picture, err);
	if (st)
		return st;
	entry = row ? entry_of(&s->picture->ledger, *row)
		    : last_entry(&s->picture->ledger);
	if (row && !entry)
		return pr_fail(err, PR_ENOTFOUND,
			       "There is no entry #%lld any more.",
			       (long long)*row);
	ceu_form_fill(s, entry, row != NULL);
	ceu_form_draft(s);
	s->before = s->draft;
	ceu_form_file(s, tui_desk(view->tui));
	refresh(view);
	s->form.at =
		form_find(&s->form, row ? PR_CEU_F_DATE : PR_CEU_F_TITLE, -1);
	if (!row && entry && is_kept(s))
		tui_say(view->tui,
			"Provider and kinds are those of #%lld; change what "
			"differs.",
			(long long)entry->row);
	return PR_OK;
}

static void
close(struct view *view)
{
	struct ceu_form *s = view->state;

	pr_ceu_picture_free(s->picture);
}

/* ---- saving -------------------------------------------------------------- */

/* Rows with a fault, or those with a remark; *first is the first of them. What
 * is said of the file is no remark on the activity. */
static int
count_marked(const struct ceu_form *s, bool remarks, int *first)
{
	int n = 0;

	for (int i = 0; i < s->form.n; i++) {
		const struct form_row *row = &s->form.rows[i];

		if (!row->fault || row->remark != remarks ||
		    (remarks && row->fault == s->file))
			continue;
		if (!n++)
			*first = i;
	}
	return n;
}

/* The first row with a fault; false when there is none. */
static bool
go_to_fault(struct view *view)
{
	struct ceu_form *s = view->state;
	int n = count_marked(s, false, &s->form.at);

	if (n > 1)
		tui_say(view->tui, "Not saved: %d fields are wrong. %s", n,
			s->form.rows[s->form.at].fault);
	else if (n)
		tui_say(view->tui, "Not saved. %s",
			s->form.rows[s->form.at].fault);
	return n > 0;
}

/* A remark is read before it stands: once more saves all the same. */
static bool
go_to_remark(struct view *view)
{
	struct ceu_form *s = view->state;
	int n;

	if (s->warned)
		return false;
	n = count_marked(s, true, &s->form.at);
	s->warned = n > 0;
	if (n)
		tui_say(view->tui,
			"Not saved yet: %d remark%s to read. Ctrl-S once more "
			"saves all the same.",
			n, n == 1 ? "" : "s");
	return n > 0;
}

static enum pr_status
store(struct view *view, int64_t *row, int64_t *twin, struct pr_err *err)
{
	struct ceu_form *s = view->state;
	struct pr_desk *desk = tui_desk(view->tui);

	memset(&s->findings, 0, sizeof(s->findings));
	if (s->instead)
		return pr_ceu_correct(desk, s->instead, &s->draft,
				      s->reason.text, &s->findings, row, err);
	return pr_ceu_add(desk, &s->draft, &s->findings, row, twin, err);
}

static enum view_next
save(struct view *view)
{
	struct ceu_form *s = view->state;
	struct pr_err err = { 0 };
	int64_t row = 0;
	int64_t twin = 0;

	s->tried = true;
	ceu_form_draft(s);
	ceu_form_file(s, tui_desk(view->tui));
	refresh(view);
	if (go_to_fault(view) || go_to_remark(view))
		return VIEW_STAY;
	if (store(view, &row, &twin, &err) != PR_OK) {
		ceu_form_lines(s);
		tui_alarm(view->tui, &err);
		return VIEW_STAY;
	}
	tui_say(view->tui, "%s #%lld. %s",
		s->instead ? "Corrected; it is now" : "Saved as",
		(long long)row,
		s->was_reported
			? "It was reported before it was corrected: look "
			  "whether the issuer's site must be mended too."
			: "Not reported yet: type it into the issuer's "
			  "site, then r notes that.");
	if (twin)
		tui_say(view->tui,
			"Saved as #%lld. #%lld has the same certificate: check "
			"that it is not the same activity twice.",
			(long long)row, (long long)twin);
	return VIEW_CLOSE;
}

static enum view_next
cancel(struct view *view)
{
	struct ceu_form *s = view->state;

	ceu_form_draft(s);
	if (!s->leaving && ceu_form_changed(s)) {
		s->leaving = true;
		tui_say(view->tui, "Not saved. Esc once more leaves without "
				   "saving; any other key goes on.");
		return VIEW_STAY;
	}
	tui_say(view->tui, "Nothing was saved.");
	return VIEW_CLOSE;
}

/* ---- keys ---------------------------------------------------------------- */

static bool
type(struct view *view, const struct key *key)
{
	struct ceu_form *s = view->state;

	if (key->code != KC_ESC)
		s->leaving = false;
	if (!form_type(&s->form, key) && !ceu_form_letter(s, key->code))
		return false;
	s->warned = false;
	refresh(view);
	return true;
}

static bool
types(const struct view *view, int code)
{
	const struct ceu_form *s = view->state;

	return form_types(&s->form, code);
}

/* A row was left: it may be judged now, and a file looked at. */
static void
leave_row(struct view *view)
{
	struct ceu_form *s = view->state;
	const struct form_row *row = form_row(&s->form);

	if (!row)
		return;
	s->seen[ceu_form_key(row)] = true;
	if (row->id == PR_CEU_F_CERTIFICATE)
		ceu_form_file(s, tui_desk(view->tui));
}

static enum view_next
enter(struct view *view)
{
	struct ceu_form *s = view->state;
	const struct form_row *row = form_row(&s->form);

	if (row && row->id == CEU_FORM_SAVE)
		return save(view);
	if (row && row->id == CEU_FORM_CANCEL)
		return cancel(view);
	leave_row(view);
	form_move(&s->form, ACT_DOWN, 1);
	refresh(view);
	return VIEW_STAY;
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct ceu_form *s = view->state;

	(void)key;
	switch ((int)action) {
	case ACT_BACK:
		return cancel(view);
	case ACT_SAVE:
		return save(view);
	case ACT_ENTER:
		return enter(view);
	case ACT_LEFT:
		s->warned = false;
		ceu_form_step(s, -1);
		break;
	case ACT_RIGHT:
	case ACT_TOGGLE:
		s->warned = false;
		ceu_form_step(s, 1);
		break;
	default:
		leave_row(view);
		form_move(&s->form, action, 8);
		break;
	}
	refresh(view);
	return VIEW_STAY;
}

static const char *
hint(const struct view *view, enum action action)
{
	const struct ceu_form *s = view->state;
	const struct form_row *row = form_row(&s->form);

	switch ((int)action) {
	case ACT_HELP:
		return row && row->kind == FORM_TEXT ? "F1 help" : NULL;
	case ACT_ENTER:
		return row && row->kind == FORM_BUTTON ? "Enter do it"
						       : "Enter next";
	case ACT_BACK:
		return "Esc cancel";
	case ACT_SAVE:
		return "Ctrl-S save";
	default:
		return "";
	}
}

static const char *
status(struct view *view)
{
	struct ceu_form *s = view->state;
	const struct form_row *row = form_row(&s->form);

	if (!row)
		return "";
	if (row->fault)
		snprintf(s->status, sizeof(s->status), "%s: %s", row->label,
			 row->fault);
	else if (row->kind == FORM_CHOICE)
		snprintf(s->status, sizeof(s->status),
			 "%s: %s (%s). Left and Right change it.", row->label,
			 row->value, row->example);
	else if (row->kind == FORM_BUTTON)
		snprintf(s->status, sizeof(s->status), "%s",
			 row->id == CEU_FORM_SAVE
				 ? "Enter saves the entry. That reports "
				   "nothing to an issuer."
				 : "Enter leaves without saving.");
	else
		snprintf(s->status, sizeof(s->status), "%s%s%s.", row->label,
			 row->example[0] ? ": " : "", row->example);
	return s->status;
}

/* ---- drawing ------------------------------------------------------------- */

/* "After saving: ..."; how many rows it takes at the foot of the body. */
static int
after_rows(const struct draw *d, const struct ceu_form *s)
{
	int n = s->n_after > 0 ? s->n_after : 1;

	if (draw_low(d))
		return s->n_after ? 2 : 1;
	return 1 + (n > 3 ? 3 : n) * 2;
}

static void
draw_after(struct draw *d, struct rect r, const struct ceu_form *s)
{
	char text[CEU_AFTER + 20];
	int row = 0;

	if (!draw_low(d))
		draw_rule(d, r.row++, NULL, NULL);
	if (!s->n_after) {
		draw_cut(d, r.row, 1, r.cols - 2, ROLE_QUIET,
			 s->findings.faulty && draw_low(d)
				 ? "Not yet: a field is missing or wrong."
			 : s->findings.faulty
				 ? "After saving: not yet, something is "
				   "missing or wrong."
				 : "After saving: it counts nowhere.");
		return;
	}
	r.rows -= !draw_low(d);
	r.col = 1;
	r.cols -= 2;
	for (int i = 0; i < s->n_after && row < r.rows; i++) {
		snprintf(text, sizeof(text), "%s%s",
			 i || draw_low(d) ? "" : "After saving: ", s->after[i]);
		row = draw_wrap(d, r, row, ROLE_TEXT, text);
	}
}

static void
draw(struct view *view, struct draw *d)
{
	struct ceu_form *s = view->state;
	char title[80];
	struct rect b, foot;
	int rows = after_rows(d, s);

	if (s->instead)
		snprintf(title, sizeof(title), "CEU LEDGER    Correct #%lld",
			 (long long)s->instead);
	else
		snprintf(title, sizeof(title), "CEU LEDGER    New entry");
	b = draw_frame(d, title, draw_narrow(d) ? NULL : "not saved yet",
		       false);
	foot = (struct rect){ b.row + b.rows - rows, 0, rows, b.cols };
	b.rows -= rows;
	draw_after(d, foot, s);
	form_draw(d, b, &s->form);
}

const struct view_ops view_ceu_form = {
	.screen = ON_CEU_FORM,
	.state_size = sizeof(struct ceu_form),
	.open = open,
	.draw = draw,
	.type = type,
	.types = types,
	.act = act,
	.hint = hint,
	.status = status,
	.close = close,
};
