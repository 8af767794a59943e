/* view_ceu_hold.c - a credential that is held; a cycle's dates, copied */
#include "report/ceu_moved.h"
#include "tui/ceu_hold.h"
#include "tui/views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- saving -------------------------------------------------------------- */

static const char *
said(const struct ceu_hold *s, enum ceu_hold_id id)
{
	return s->fields[id].len && form_find(&s->form, (int)id, -1) >= 0
		       ? s->fields[id].text
		       : NULL;
}

/* What was noted moved entries from one account into another: that is said
 * instead of anything else. */
static bool
say_moved(struct view *view, const struct pr_ceu_held *held)
{
	struct ceu_hold *s = view->state;
	struct pr_ceu_picture *after = NULL;
	char words[CEU_WORDS] = "";

	if (pr_ceu_load(tui_desk(view->tui), NULL, &after, NULL) == PR_OK)
		ceu_words_moved(words, s->picture, after);
	pr_ceu_picture_free(after);
	if (words[0])
		tui_say(view->tui, "Held: %s since %s. %.400s",
			held->credential, held->since, words);
	return words[0] != '\0';
}

static enum view_next
save_credential(struct view *view, const struct ceu_hold_which *w)
{
	struct ceu_hold *s = view->state;
	struct pr_ceu_hold hold = {
		.credential = w->name,
		.since = said(s, ID_SINCE),
		.expires = said(s, ID_EXPIRES),
		.renewal_month =
			form_find(&s->form, ID_MONTH, -1) >= 0 ? s->month : 0,
	};
	struct pr_ceu_held held = { 0 };
	struct pr_err err = { 0 };

	if (pr_ceu_hold(tui_desk(view->tui), &hold, &held, &err) != PR_OK) {
		view_ceu_alarm(view->tui, &err);
		return VIEW_STAY;
	}
	if (say_moved(view, &held))
		return VIEW_CLOSE;
	if (ceu_hold_what(s) == WHAT_MEND)
		tui_say(view->tui,
			"Mended: %s (%s) is held since %s. Compare the dates "
			"with the issuer's site.",
			held.credential, held.issuer, held.since);
	else if (held.since_unsaid)
		tui_say(view->tui,
			"Held: %s (%s), noted from %s: the day of issue was "
			"not said.",
			held.credential, held.issuer, held.since);
	else if (held.replaced[0])
		tui_say(view->tui,
			"Held: %s (%s) since %s. It takes the place of %s, "
			"whose entries stay.",
			held.credential, held.issuer, held.since,
			held.replaced);
	else
		tui_say(view->tui,
			"Held: %s (%s) since %s. Compare the dates with the "
			"issuer's site; t copies them.",
			held.credential, held.issuer, held.since);
	return VIEW_CLOSE;
}

static enum view_next
save_dates(struct view *view, const struct ceu_hold_which *w)
{
	struct ceu_hold *s = view->state;
	struct pr_ceu_dates dates = {
		.account = w->name,
		.from = said(s, ID_FROM),
		.to = s->fields[ID_TO].text,
		.units = said(s, ID_UNITS),
		.fee = said(s, ID_FEE),
		.paid = said(s, ID_PAID),
	};
	struct pr_err err = { 0 };
	int64_t row = 0;
	int64_t instead = 0;

	if (pr_ceu_copy_dates(tui_desk(view->tui), &dates, &row, &instead,
			      &err) != PR_OK) {
		view_ceu_alarm(view->tui, &err);
		return VIEW_STAY;
	}
	tui_say(view->tui, "Copied: the cycle of %s that ends %s (#%lld)%s.",
		w->name, dates.to, (long long)row,
		instead ? "; it stands for the dates noted before" : "");
	return VIEW_CLOSE;
}

/* ---- given up, taken back ------------------------------------------------ */

static bool
agreed(void *ctx, const char *reason)
{
	struct view *view = ctx;
	struct ceu_hold *s = view->state;
	const struct ceu_hold_which *w = ceu_hold_chosen(s);
	enum ceu_hold_what what = ceu_hold_what(s);
	struct pr_desk *desk = tui_desk(view->tui);
	struct pr_err err = { 0 };
	enum pr_status st;

	if (what == WHAT_GIVE_UP)
		st = pr_ceu_give_up(desk, w->name, s->fields[ID_UNTIL].text,
				    NULL, reason, &err);
	else
		st = pr_ceu_reverse(desk,
				    what == WHAT_REOPEN ? w->held->until_row
							: w->held->row,
				    reason, &err);
	if (st != PR_OK) {
		view_ceu_alarm(view->tui, &err);
		return false;
	}
	s->done = true;
	if (what == WHAT_GIVE_UP)
		tui_say(view->tui,
			"Given up: %s, from %s. Its entries stay; k takes "
			"that back.",
			w->name, s->fields[ID_UNTIL].text);
	else
		tui_say(view->tui, "Taken back: %s is %s.", w->name,
			what == WHAT_REOPEN ? "held on as before"
					    : "not held, and never was");
	return true;
}

/* What a holding closed when it was noted: held again without it. */
static const char *
reopened(const struct ceu_hold *s, const struct ceu_hold_which *w)
{
	const struct pr_ceu_ledger *l = &s->picture->ledger;

	for (size_t i = 0; i < l->n_holdings; i++)
		if (l->holdings[i].until.year &&
		    !strcasecmp(l->holdings[i].successor, w->name))
			return l->holdings[i].credential;
	return NULL;
}

static enum view_next
ask(struct view *view, const struct ceu_hold_which *w)
{
	struct ceu_hold *s = view->state;
	enum ceu_hold_what what = ceu_hold_what(s);
	const char *again = reopened(s, w);
	char text[600];
	struct view_ceu_ask_arg arg = {
		&view_ceu_ask_reason, "TAKE BACK", text, NULL, view, agreed
	};

	if (what == WHAT_GIVE_UP) {
		arg.title = "GIVE UP";
		snprintf(text, sizeof(text),
			 "%.64s: held no more from %.20s. Its entries and "
			 "reports stay; activities from then on do not count "
			 "for it.",
			 w->name, s->fields[ID_UNTIL].text);
	} else if (what == WHAT_TAKE_BACK) {
		snprintf(text, sizeof(text),
			 "%.64s (#%lld): the note that you hold it is taken "
			 "back, as if it had never been held.%s%.64s%s Entries "
			 "stay, but count only for what is held.",
			 w->name, (long long)w->held->row, again ? " " : "",
			 again ? again : "", again ? " is held again." : "");
	} else {
		snprintf(text, sizeof(text),
			 "%.64s: the note that it was given up (#%lld) is "
			 "taken back; it is held on as before.",
			 w->name, (long long)w->held->until_row);
	}
	tui_open(view->tui, &view_ceu_ask, &arg);
	return VIEW_STAY;
}

static enum view_next
back(struct view *view)
{
	const struct ceu_hold *s = view->state;

	return s->done ? VIEW_CLOSE : VIEW_STAY;
}

static enum view_next
save(struct view *view)
{
	struct ceu_hold *s = view->state;
	const struct ceu_hold_which *w = ceu_hold_chosen(s);
	bool sound = ceu_hold_check(s, true);

	ceu_hold_lines(s);
	if (!sound && form_view_faulty(view))
		return VIEW_STAY;
	if (s->dates)
		return save_dates(view, w);
	if (ceu_hold_what(s) > WHAT_MEND)
		return ask(view, w);
	if (ceu_hold_what(s) == WHAT_MEND && !ceu_hold_changed(s)) {
		tui_say(view->tui, "Nothing differs from what was noted.");
		return VIEW_STAY;
	}
	return save_credential(view, w);
}

/* ---- keys ---------------------------------------------------------------- */

static bool
changed(struct view *view)
{
	return ceu_hold_changed(view->state);
}

static void
step(struct view *view, int by)
{
	ceu_hold_step(view->state, by);
}

static bool
letter(struct view *view, int code)
{
	return ceu_hold_letter(view->state, code);
}

static void
typed(struct view *view)
{
	struct ceu_hold *s = view->state;
	const struct form_row *row = form_row(&s->form);

	if (row)
		s->faults[row->id][0] = '\0';
}

static void
left(struct view *view)
{
	(void)ceu_hold_check(view->state, false);
}

static void
renew(struct view *view)
{
	ceu_hold_lines(view->state);
}

static const struct form_ops form_ops = {
	.page = 4,
	.save = save,
	.changed = changed,
	.step = step,
	.letter = letter,
	.typed = typed,
	.left = left,
	.renew = renew,
};

/* ---- opening ------------------------------------------------------------- */

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	const struct view_ceu_hold_arg *a = arg;
	struct ceu_hold *s = view->state;
	enum pr_status st;

	st = pr_ceu_load(tui_desk(view->tui), NULL, &s->picture, err);
	if (st)
		return st;
	s->form.ops = &form_ops;
	s->dates = a->dates;
	if (ceu_hold_gather(s, a->account, err) != PR_OK)
		return err->status;
	if (!s->n)
		return pr_fail(err, PR_ENOTFOUND,
			       "There are no rules files here; \"proctor ceu "
			       "rules --import FILE\" takes one in.");
	for (int i = 0; i < IDS; i++)
		s->fields[i].max = 15;
	ceu_hold_lines(s);
	return PR_OK;
}

static void
close(struct view *view)
{
	struct ceu_hold *s = view->state;

	free(s->all);
	pr_ceu_picture_free(s->picture);
}

/* ---- drawing ------------------------------------------------------------- */

static void
tell(char *out, size_t size, const struct ceu_hold *s,
     const struct ceu_hold_which *w)
{
	switch (ceu_hold_what(s)) {
	case WHAT_HOLD:
		snprintf(out, size,
			 "%.200s, as of %.20s. Dates are computed until you "
			 "copy those of the issuer's site. One that is held "
			 "is mended or given up here, too: choose it above.",
			 w->issuer->name, w->issuer->as_of);
		break;
	case WHAT_MEND:
		snprintf(out, size,
			 "What was noted of it stands above: change what is "
			 "wrong. The old note is replaced, and stays readable. "
			 "What to do has the other ways: given up, never "
			 "held.");
		break;
	case WHAT_GIVE_UP:
		snprintf(out, size,
			 "Its entries and reports stay. What takes its place "
			 "by a rule closes it by itself: note that one "
			 "instead.");
		break;
	case WHAT_TAKE_BACK:
		snprintf(out, size,
			 "For a note made by mistake. It stays readable with "
			 "your reason.");
		break;
	case WHAT_REOPEN:
		snprintf(out, size,
			 "The note that it was given up is taken back, with "
			 "your reason.");
		break;
	}
}

static void
draw(struct view *view, struct draw *d)
{
	struct ceu_hold *s = view->state;
	const struct ceu_hold_which *w = ceu_hold_chosen(s);
	struct rect b =
		draw_frame(d,
			   s->dates ? "CEU LEDGER    Dates of a cycle"
				    : "CEU LEDGER    What is held",
			   draw_narrow(d) ? NULL : "not saved yet", false);
	int row = form_draw(d, b, &s->form) + 1;
	struct rect r = { row, 1, b.row + b.rows - row,
			  draw_measure(d, b.cols - 2) };
	char text[400];

	if (r.rows < 2 || !w)
		return;
	if (s->dates)
		snprintf(text, sizeof(text),
			 "Copy what %.80s shows. Copied dates win over "
			 "computed ones.",
			 w->issuer && w->issuer->site[0] ? w->issuer->site
							 : "the issuer's site");
	else
		tell(text, sizeof(text), s, w);
	draw_wrap(d, r, 0, ROLE_TEXT, text);
}

const struct view_ops view_ceu_hold = {
	.screen = ON_CEU_HOLD,
	.state_size = sizeof(struct ceu_hold),
	.open = open,
	.draw = draw,
	.type = form_view_type,
	.types = form_view_types,
	.act = form_view_act,
	.hint = form_view_hint,
	.status = form_view_status,
	.back = back,
	.close = close,
};
