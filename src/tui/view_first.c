/* view_first.c - first start: four questions at most, each may be skipped */
#include "proctor/ceu_desk.h"
#include "report/words.h"
#include "tui/form.h"
#include "tui/home_data.h"
#include "tui/views.h"
#include "tui/when.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_CHOICES 40
#define QUESTIONS 4

enum question {
	ASK_PURPOSE,
	ASK_DATE,
	ASK_MINUTES,
	ASK_TIME
};

struct first {
	struct pr_learner learner;
	struct pr_exam_row *exams;
	size_t n_exams;
	enum question at;
	struct list list;
	char choices[MAX_CHOICES][80];
	struct field date;
};

static const int minutes[] = { 15, 20, 30, 45, 60, 90 };
static const int percents[] = { 100, 125, 150, 200, 300 };

static void
add(struct first *f, const char *text)
{
	if (f->list.n < MAX_CHOICES)
		snprintf(f->choices[f->list.n++], sizeof(f->choices[0]), "%s",
			 text);
}

static void
fill_purpose(struct first *f)
{
	char text[80];

	for (size_t i = 0; i < f->n_exams && i < MAX_CHOICES - 3; i++) {
		snprintf(text, sizeof(text), "Prepare for %.20s  %.45s",
			 f->exams[i].identifier, f->exams[i].title);
		add(f, text);
	}
	add(f, f->n_exams ? "Prepare for an exam not listed"
			  : "Prepare for an exam");
	add(f, "Keep up a credential (CEUs)");
	add(f, "Teach");
}

static void
fill(struct first *f)
{
	char text[80];

	f->list = (struct list){ 0 };
	if (f->at == ASK_PURPOSE)
		fill_purpose(f);
	for (size_t i = 0; f->at == ASK_MINUTES && i < PR_LEN(minutes); i++) {
		snprintf(text, sizeof(text), "%d minutes a day", minutes[i]);
		add(f, text);
	}
	if (f->at == ASK_TIME) {
		add(f, "Standard time");
		add(f, "Time x 1.25");
		add(f, "Time x 1.5 (time and a half)");
		add(f, "Time x 2 (double time)");
		add(f, "Time x 3");
	}
}

static enum pr_status
open_first(struct view *view, const void *arg, struct pr_err *err)
{
	struct first *f = view->state;

	(void)arg;
	f->learner = *pr_desk_learner(tui_desk(view->tui));
	f->date.only = "0123456789-";
	f->date.max = 10;
	if (pr_library_exams(tui_desk(view->tui), &f->exams, &f->n_exams,
			     err) != PR_OK)
		return err->status;
	f->n_exams = pr_library_exams_ready(f->exams, f->n_exams);
	fill(f);
	return PR_OK;
}

static void
close_first(struct view *view)
{
	struct first *f = view->state;

	free(f->exams);
}

/* Something may be held already, by the command line or a restored file. */
static bool
holds_any(struct view *view)
{
	bool any = false;

	return pr_ceu_any(tui_desk(view->tui), &any, NULL) == PR_OK && any;
}

static enum view_next
finish(struct view *view)
{
	struct first *f = view->state;
	struct pr_err err = { 0 };

	if (f->learner.purpose == PR_PURPOSE_UNKNOWN)
		f->learner.purpose = PR_PURPOSE_SKIPPED;
	if (pr_desk_save_learner(tui_desk(view->tui), &f->learner, &err) !=
	    PR_OK) {
		tui_alarm(view->tui, &err);
		return VIEW_STAY;
	}
	if (f->learner.purpose == PR_PURPOSE_CEU && holds_any(view))
		tui_say(view->tui, "Ready. Enter opens the CEU ledger: what is "
				   "owed by when, and what was reported.");
	else if (f->learner.purpose == PR_PURPOSE_CEU)
		tui_say(view->tui, "Ready. Enter notes what you hold; the CEU "
				   "ledger (e) then says what is owed by "
				   "when.");
	else if (f->learner.purpose == PR_PURPOSE_TEACH)
		tui_say(view->tui, "Ready. Your own questions come in with "
				   "\"proctor bank import FILE\".");
	else if (f->learner.purpose == PR_PURPOSE_EXAM && !f->learner.exam[0])
		tui_say(view->tui, "Ready. Your exam is here as soon as "
				   "\"proctor bank import FILE\" took its "
				   "bank in.");
	else
		tui_say(view->tui, "Ready. Enter does the first line; ? shows "
				   "the keys of any screen.");
	return VIEW_CLOSE;
}

/* Only who prepares for an exam is asked for its date and minutes. */
static bool
no_exam(const struct first *f)
{
	return f->learner.purpose == PR_PURPOSE_CEU ||
	       f->learner.purpose == PR_PURPOSE_TEACH;
}

static enum view_next
step(struct view *view)
{
	struct first *f = view->state;

	/* activities are no exams: nobody gives more time for them */
	if (f->at == ASK_TIME || f->learner.purpose == PR_PURPOSE_CEU)
		return finish(view);
	f->at = no_exam(f) ? ASK_TIME : (enum question)(f->at + 1);
	fill(f);
	return VIEW_STAY;
}

static void
take_purpose(struct first *f, size_t at)
{
	size_t known =
		f->n_exams < MAX_CHOICES - 3 ? f->n_exams : MAX_CHOICES - 3;

	f->learner.purpose = PR_PURPOSE_EXAM;
	f->learner.exam[0] = '\0';
	if (at < known)
		snprintf(f->learner.exam, sizeof(f->learner.exam), "%s",
			 f->exams[at].identifier);
	else if (at == known + 1)
		f->learner.purpose = PR_PURPOSE_CEU;
	else if (at == known + 2)
		f->learner.purpose = PR_PURPOSE_TEACH;
}

/* What the choice leads to, said while the next question is asked. */
static void
say_purpose(struct view *view)
{
	const struct first *f = view->state;

	if (f->learner.purpose == PR_PURPOSE_TEACH)
		tui_say(view->tui, "Noted. \"proctor bank import FILE\" takes "
				   "in your own questions; the manual page has "
				   "the format.");
	else if (f->learner.purpose == PR_PURPOSE_EXAM && !f->learner.exam[0])
		tui_say(view->tui, "Noted. \"proctor bank import FILE\" takes "
				   "in questions for it; Settings chooses it "
				   "then, Exams shows the outlines.");
}

static bool
take_date(struct view *view)
{
	struct first *f = view->state;
	struct pr_env now;
	int64_t days;

	tui_now(view->tui, &now);
	if (f->date.len == 0) {
		f->learner.exam_date[0] = '\0';
		return true;
	}
	if (!when_days_to(&days, f->date.text, &now)) {
		tui_say(view->tui,
			"\"%s\" is no date. Write it like "
			"2027-01-16, or press n to skip.",
			f->date.text);
		return false;
	}
	if (days < 0) {
		tui_say(view->tui,
			"%s is past. Write a day to come, or "
			"press n to skip.",
			f->date.text);
		return false;
	}
	snprintf(f->learner.exam_date, sizeof(f->learner.exam_date), "%.10s",
		 f->date.text);
	return true;
}

static enum view_next
take(struct view *view)
{
	struct first *f = view->state;
	size_t at = (size_t)f->list.at;

	if (f->at == ASK_PURPOSE) {
		take_purpose(f, at);
		say_purpose(view);
	} else if (f->at == ASK_MINUTES)
		f->learner.minutes_a_day = minutes[at];
	else if (f->at == ASK_TIME)
		f->learner.time_percent = percents[at];
	else if (!take_date(view))
		return VIEW_STAY;
	return step(view);
}

static void
go_back(struct view *view)
{
	struct first *f = view->state;

	if (f->at == ASK_PURPOSE) {
		tui_say(view->tui, "This is the first question. Esc skips "
				   "all of them.");
		return;
	}
	f->at = no_exam(f) ? ASK_PURPOSE : (enum question)(f->at - 1);
	fill(f);
}

static bool
type_first(struct view *view, const struct key *key)
{
	struct first *f = view->state;

	if (f->at != ASK_DATE || key->code == KC_LEFT || key->code == KC_RIGHT)
		return false;
	return field_type(&f->date, key);
}

static enum view_next
act_first(struct view *view, enum action action, int key)
{
	struct first *f = view->state;
	int place = keymap_place(key);

	if (action == ACT_BACK)
		return finish(view);
	if (action == ACT_NEXT)
		return step(view);
	if (action == ACT_PREVIOUS) {
		go_back(view);
		return VIEW_STAY;
	}
	if (action == ACT_CHOOSE && place >= 0 && place < f->list.n) {
		f->list.at = place;
		action = ACT_ENTER;
	}
	if (action == ACT_ENTER)
		return take(view);
	if (action == ACT_TAB)
		action = ACT_DOWN;
	if (action == ACT_BACKTAB)
		action = ACT_UP;
	list_move(&f->list, action, MAX_CHOICES);
	return VIEW_STAY;
}

static const char *
hint_first(const struct view *view, enum action action)
{
	const struct first *f = view->state;

	switch ((int)action) {
	case ACT_NEXT:
		return "n skip";
	case ACT_PREVIOUS:
		return f->at == ASK_PURPOSE ? "" : "p back";
	case ACT_BACK:
		return "Esc skip all";
	case ACT_ENTER:
		return "Enter take it";
	case ACT_CHOOSE:
		return f->at == ASK_DATE ? "" : "1-9 take its line";
	default:
		return NULL;
	}
}

static const char *
status_first(struct view *view)
{
	const struct first *f = view->state;

	if (f->at == ASK_DATE)
		return "Write the date like 2027-01-16 and press Enter, or n "
		       "to skip.";
	return f->list.n ? f->choices[f->list.at] : "";
}

static const char *const asked[QUESTIONS] = {
	[ASK_PURPOSE] = "What brings you here?",
	[ASK_DATE] = "When is your exam?",
	[ASK_MINUTES] = "How many minutes a day can you study?",
	[ASK_TIME] = "Do you have a time accommodation?",
};

static void
draw_answer(struct view *view, struct draw *d, int row, int room)
{
	struct first *f = view->state;

	if (f->at == ASK_DATE) {
		int col = draw_at(d, row, 2, ROLE_TEXT, "Date (YYYY-MM-DD): ");

		field_draw(d, row, col, 11, &f->date, true);
		return;
	}
	list_show(&f->list, room);
	for (int k = 0; k < room && f->list.top + k < f->list.n; k++) {
		int i = f->list.top + k;
		struct rect line = { row + k, 0, 1, draw_cols(d) };
		enum role role = list_line(d, line, i, i == f->list.at);
		int col = draw_fmt(d, line.row, 2, role, "%d  ", i + 1);

		draw_cut(d, line.row, col, draw_cols(d) - col - 1, role,
			 f->choices[i]);
	}
}

static void
draw_first(struct view *view, struct draw *d)
{
	struct first *f = view->state;
	int lines = f->at == ASK_DATE ? 1 : f->list.n;
	char right[40];
	struct rect body;
	struct rect text;
	int room;
	int row;

	if (no_exam(f))
		snprintf(right, sizeof(right), "question %d of 2",
			 f->at == ASK_PURPOSE ? 1 : 2);
	else
		snprintf(right, sizeof(right), "question %d of %d",
			 (int)f->at + 1, QUESTIONS);
	body = draw_frame(d, "PROCTOR    Welcome", right, false);
	row = body.row;
	if (!draw_low(d))
		row++;
	draw_at(d, row++, 1, ROLE_HEADING, asked[f->at]);
	room = body.row + body.rows - row;
	draw_answer(view, d, row, room);
	row += (lines < room ? lines : room) + 1;
	text = (struct rect){ row, 1, body.row + body.rows - row,
			      draw_measure(d, draw_cols(d) - 2) };
	if (text.rows < 1)
		return;
	row = draw_wrap(d, text, 0, ROLE_TEXT,
			"Every question may be skipped (n), and Settings "
			"changes all of it later. Nothing leaves this "
			"computer.");
	draw_wrap(d, text, row + 1, ROLE_TEXT, words_notice);
}

const struct view_ops view_first = {
	.screen = ON_FIRST,
	.state_size = sizeof(struct first),
	.open = open_first,
	.draw = draw_first,
	.type = type_first,
	.act = act_first,
	.hint = hint_first,
	.status = status_first,
	.close = close_first,
};
