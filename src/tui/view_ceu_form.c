/* view_ceu_form.c - an activity, one field a line; added or corrected */
#include "report/ceu_words.h"
#include "tui/ceu_form.h"
#include "tui/views.h"

#include <stdio.h>
#include <string.h>

static void
refresh(struct view *view)
{
	struct ceu_form *s = view->state;

	ceu_form_check(s);
	ceu_form_lines(s);
}

/* ---- saving -------------------------------------------------------------- */

/* A remark is read before it stands: once more saves all the same. */
static bool
go_to_remark(struct view *view)
{
	struct ceu_form *s = view->state;
	int n;

	if (s->warned)
		return false;
	/* what is said of the file is no remark on the activity */
	n = form_marked(&s->form, true, s->file, &s->form.at);
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
	if (form_view_faulty(view) || go_to_remark(view))
		return VIEW_STAY;
	if (store(view, &row, &twin, &err) != PR_OK) {
		ceu_form_said(s);
		ceu_form_lines(s);
		view_ceu_alarm(view->tui, &err);
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

/* ---- keys ---------------------------------------------------------------- */

static bool
changed(struct view *view)
{
	struct ceu_form *s = view->state;

	ceu_form_draft(s);
	return ceu_form_changed(s);
}

static void
step(struct view *view, int by)
{
	ceu_form_step(view->state, by);
}

static bool
letter(struct view *view, int code)
{
	return ceu_form_letter(view->state, code);
}

static void
typed(struct view *view)
{
	struct ceu_form *s = view->state;

	s->warned = false;
}

/* A row was left: it may be judged now, and a file looked at. */
static void
left(struct view *view)
{
	struct ceu_form *s = view->state;
	const struct form_row *row = form_row(&s->form);

	if (!row)
		return;
	s->seen[ceu_form_key(row)] = true;
	if (row->id == PR_CEU_F_CERTIFICATE)
		ceu_form_file(s, tui_desk(view->tui));
}

static const struct form_ops form_ops = {
	.page = 8,
	.save = save,
	.changed = changed,
	.step = step,
	.letter = letter,
	.typed = typed,
	.left = left,
	.renew = refresh,
};

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

	s->form.ops = &form_ops;
	s->program = tui_program(view->tui);
	st = pr_ceu_load(tui_desk(view->tui), NULL, &s->picture, err);
	if (st)
		return st;
	entry = last_entry(&s->picture->ledger);
	if (row)
		st = pr_ceu_entry_at(tui_desk(view->tui), s->picture, *row,
				     &entry, err);
	if (st)
		return st;
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
	.type = form_view_type,
	.types = form_view_types,
	.act = form_view_act,
	.hint = form_view_hint,
	.status = form_view_status,
	.close = close,
};
