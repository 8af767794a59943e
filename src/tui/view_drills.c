/* view_drills.c - which drill: its kind, how many, how fast, book or not */
#include "proctor/library.h"
#include "tui/form.h"
#include "tui/sit.h"
#include "tui/views.h"
#include "words/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ERRORS_CELLS 77
#define NUMBER_MS 1500 /* the second digit of a number comes sooner */

struct drills {
	struct pr_drill_row *rows;
	size_t n_rows;
	struct pr_exam *exam; /* the outline: kinds and skills */
	struct pr_drill_pack *packs;
	size_t n_packs;
	struct list list;
	int shown;
	int items, pace; /* indexes */
	int skill;       /* of the kind with the focus, -1 any */
	int pack;        /* -1: all but the optional ones */
	bool timed, closed;
	char errors[100]; /* what the last errors say, "" nothing yet */
	char status[400];
	int number; /* typed at number_ms, 0 none */
	int64_t number_ms;
};

static const int counts[] = { 5, 10, 15, 20, 30, 50 };
static const int paces[] = { 0, 20, 30, 45, 60, 90, 120, 180, 300 };

static const struct pr_drill_row *
row_of(const struct drills *s)
{
	return &s->rows[s->list.at];
}

static bool
at_hand(const struct pr_drill_row *row)
{
	return row->authored > 0 || row->generated;
}

static const struct pr_domain *
domain_of(const struct drills *s)
{
	int d = s->exam ? pr_exam_domain(s->exam, row_of(s)->kind) : -1;

	return d >= 0 && row_of(s)->kind[0] ? &s->exam->domains[d] : NULL;
}

/* ---- opening ------------------------------------------------------------ */

/* One kind more, when there is room for it on the row. */
static void
add_error(struct drills *s, const struct pr_error_row *row, bool more)
{
	char words[80];
	size_t used = strlen(s->errors);

	snprintf(words, sizeof(words), "%s %.60s %d", more ? "," : "",
		 pr_feedback_words(row->kind), row->last20);
	if (used + strlen(words) <= ERRORS_CELLS)
		snprintf(s->errors + used, sizeof(s->errors) - used, "%s",
			 words);
}

/* "Last 20 errors: wrong seventh character 6, wrong side 4" */
static void
put_errors(struct drills *s, const struct pr_drill_result *r)
{
	int all = 0;
	int best[3] = { -1, -1, -1 };

	for (size_t i = 0; i < r->n_errors; i++) {
		int k = 3;

		all += r->errors[i].last20;
		while (k > 0 && r->errors[i].last20 > 0 &&
		       (best[k - 1] < 0 ||
			r->errors[best[k - 1]].last20 < r->errors[i].last20)) {
			if (k < 3)
				best[k] = best[k - 1];
			k--;
		}
		if (k < 3)
			best[k] = (int)i;
	}
	if (!all)
		return;
	snprintf(s->errors, sizeof(s->errors),
		 all == 1 ? "Last error:" : "Last %d errors:", all);
	for (int k = 0; k < 3 && best[k] >= 0; k++)
		add_error(s, &r->errors[best[k]], k > 0);
}

static void
load_errors(struct view *view)
{
	struct drills *s = view->state;
	struct pr_drill_result *result = NULL;
	struct pr_past_row *past = NULL;
	struct pr_err err = { 0 };
	size_t n = 0;
	size_t i = 0;

	if (pr_result_list(tui_desk(view->tui), &past, &n, &err) != PR_OK)
		return;
	while (i < n && past[i].kind != PR_SITTING_DRILL)
		i++;
	if (i < n && pr_drill_result(tui_desk(view->tui), past[i].sitting,
				     &result, &err) == PR_OK)
		put_errors(s, result);
	pr_drill_result_free(result);
	free(past);
}

static enum pr_status
open_drills(struct view *view, const void *arg, struct pr_err *err)
{
	struct drills *s = view->state;
	struct pr_desk *desk = tui_desk(view->tui);

	(void)arg;
	s->items = 1;
	s->skill = s->pack = -1;
	if (pr_drill_rows(desk, &s->rows, &s->n_rows, err) != PR_OK)
		return err->status;
	if (s->n_rows == 0)
		return pr_fail(err, PR_ENOTFOUND,
			       "There are no drills here yet: proctor bank "
			       "import FILE takes them in.");
	s->list.n = (int)s->n_rows;
	for (size_t i = 0; i < s->n_rows; i++)
		if (s->rows[i].suggested)
			s->list.at = (int)i;
	/* names only: the list stands without them */
	if (pr_library_exam(desk, PR_DRILLS, &s->exam, NULL, NULL) != PR_OK)
		s->exam = NULL;
	if (pr_drill_packs(desk, &s->packs, &s->n_packs, NULL) != PR_OK)
		s->n_packs = 0;
	load_errors(view);
	return PR_OK;
}

static void
close_drills(struct view *view)
{
	struct drills *s = view->state;

	free(s->rows);
	free(s->packs);
	pr_exam_free(s->exam);
}

/* ---- choosing ----------------------------------------------------------- */

static enum view_next
start(struct view *view)
{
	struct drills *s = view->state;
	const struct pr_drill_row *row = row_of(s);
	const struct pr_domain *domain = domain_of(s);
	struct pr_drill_plan plan = {
		.kind = row->kind[0] ? row->kind : NULL,
		.pack = s->pack >= 0 ? s->packs[s->pack].identifier : NULL,
		.items = counts[s->items],
		.pace_s = paces[s->pace],
		.timed = s->timed,
		.closed_book = s->closed,
	};

	if (domain && s->skill >= 0)
		plan.skill = domain->tasks[s->skill].identifier;
	if (!at_hand(row) && s->pack < 0) {
		tui_say(view->tui, "%s: %s.", row->title, row->why_not);
		return VIEW_STAY;
	}
	return sit_drill(view->tui, &plan) ? VIEW_CLOSE : VIEW_STAY;
}

static int
around(int value, int step, int low, int high)
{
	value += step;
	return value > high ? low : value < low ? high : value;
}

static void
pace_words(char out[48], const struct drills *s)
{
	char length[SAY_MAX];

	if (!paces[s->pace])
		snprintf(out, 48, "as the items say");
	else
		snprintf(out, 48, "%.30s an item",
			 say_length(length, (int64_t)paces[s->pace] * 1000));
}

static void
next_skill(struct view *view)
{
	struct drills *s = view->state;
	const struct pr_domain *domain = domain_of(s);

	if (!domain) {
		tui_say(view->tui, "A skill belongs to a kind; choose one of "
				   "the lines below Mixed first.");
		return;
	}
	s->skill = around(s->skill, 1, -1, (int)domain->n_tasks - 1);
	tui_say(view->tui, "Skill: %s.",
		s->skill < 0 ? "any" : domain->tasks[s->skill].title);
}

static void
next_pack(struct view *view)
{
	struct drills *s = view->state;
	const struct pr_drill_pack *pack;

	s->pack = around(s->pack, 1, -1, (int)s->n_packs - 1);
	if (s->pack < 0) {
		tui_say(view->tui, "Items of all packs but optional ones.");
		return;
	}
	pack = &s->packs[s->pack];
	tui_say(view->tui, "Only %s: %ld item%s, %ld not met yet.%s%s",
		pack->title, pack->items, pack->items == 1 ? "" : "s",
		pack->unseen, pack->notice[0] ? " " : "", pack->notice);
}

/* The settings of a drill; false when the action is none of them. */
static bool
change(struct view *view, enum action action)
{
	struct drills *s = view->state;
	char pace[48];

	switch ((int)action) {
	case ACT_ITEMS:
		s->items = around(s->items, 1, 0, (int)PR_LEN(counts) - 1);
		tui_say(view->tui, "%d items.", counts[s->items]);
		return true;
	case ACT_LEFT:
	case ACT_RIGHT:
		s->pace = around(s->pace, action == ACT_LEFT ? -1 : 1, 0,
				 (int)PR_LEN(paces) - 1);
		pace_words(pace, s);
		tui_say(view->tui, "Pace: %s.", pace);
		return true;
	case ACT_TIME:
		s->timed = !s->timed;
		tui_say(view->tui,
			s->timed ? "Against the clock: items times pace."
				 : "Without a clock.");
		return true;
	case ACT_OPEN_BOOK:
		s->closed = !s->closed;
		tui_say(view->tui, s->closed
					   ? "Book closed: no looking up."
					   : "Book open: Tab looks codes up.");
		return true;
	case ACT_SKILL:
		next_skill(view);
		return true;
	case ACT_PACK:
		next_pack(view);
		return true;
	default:
		return false;
	}
}

/* A line by its number, which may have two digits. */
static bool
type_drills(struct view *view, const struct key *key)
{
	struct drills *s = view->state;
	struct pr_env env;
	int digit = key->code - '0';
	int both;

	tui_now(view->tui, &env);
	both = env.boot_ms - s->number_ms <= NUMBER_MS ? 10 * s->number + digit
						       : digit;
	s->number = 0;
	both = both > s->list.n ? digit : both;
	if (digit < 0 || digit > 9 || both < 1)
		return false;
	s->number = both;
	s->number_ms = env.boot_ms;
	s->skill = s->list.at == both - 1 ? s->skill : -1;
	list_go(&s->list, both - 1);
	return true;
}

static enum view_next
act_drills(struct view *view, enum action action, int key)
{
	struct drills *s = view->state;
	int place = keymap_place(key);
	int at = s->list.at;

	if (action == ACT_BACK)
		return VIEW_CLOSE;
	if (action == ACT_ENTER)
		return start(view);
	if (change(view, action))
		return VIEW_STAY;
	if (action == ACT_CHOOSE && place >= 0) /* by the mouse */
		list_go(&s->list, place);
	if (action == ACT_TAB)
		action = ACT_DOWN;
	if (action == ACT_BACKTAB)
		action = ACT_UP;
	list_move(&s->list, action, s->shown);
	if (s->list.at != at)
		s->skill = -1;
	return VIEW_STAY;
}

static bool
may_drills(const struct view *view, enum action action)
{
	const struct drills *s = view->state;

	if (action == ACT_PACK)
		return s->n_packs > 0;
	return true;
}

static const char *
hint_drills(const struct view *view, enum action action)
{
	(void)view;
	if (action == ACT_ENTER)
		return "Enter start";
	if (action == ACT_CHOOSE)
		return "";
	return NULL;
}

/* "34 items, 12 not met yet; more are made" */
static void
there_is(char out[120], const struct pr_drill_row *row, bool brief)
{
	if (!at_hand(row))
		snprintf(out, 120, "%.118s", row->why_not);
	else if (!row->authored)
		snprintf(out, 120, "%s", brief ? "made" : "made as you go");
	else if (brief)
		snprintf(out, 120, "%ld%s", row->authored,
			 row->generated ? "+" : "");
	else
		snprintf(out, 120, "%ld item%s (%ld new)%s", row->authored,
			 row->authored == 1 ? "" : "s", row->unseen,
			 row->generated ? " + made" : "");
}

static const char *
status_drills(struct view *view)
{
	struct drills *s = view->state;
	const struct pr_drill_row *row = row_of(s);
	char have[120];

	there_is(have, row, false);
	if (!at_hand(row))
		snprintf(s->status, sizeof(s->status), "%s: %s.", row->title,
			 have);
	else
		snprintf(s->status, sizeof(s->status),
			 "%s: %s. Enter starts %d items.", row->title, have,
			 counts[s->items]);
	return s->status;
}

/* ---- drawing ------------------------------------------------------------ */

static void
draw_row(struct draw *d, struct rect line, const struct drills *s, int i)
{
	const struct pr_drill_row *row = &s->rows[i];
	enum role role = list_line(d, line, i, i == s->list.at);
	bool narrow = draw_narrow(d);
	char have[120];
	char past[40] = "-";
	int right = draw_cols(d) - 1;

	if (role == ROLE_TEXT && !at_hand(row))
		role = ROLE_QUIET;
	there_is(have, row, narrow);
	if (row->responses)
		snprintf(past, sizeof(past), "%ld of %ld right", row->right,
			 row->responses);
	draw_fmt(d, line.row, 2, role, "%2d", i + 1);
	if (narrow) {
		draw_cut(d, line.row, 5, right - 16, role, row->title);
		draw_right(d, line.row, right, role,
			   at_hand(row) ? have : "none");
		return;
	}
	draw_cut(d, line.row, 5, 29, role, row->title);
	if (!at_hand(row)) {
		draw_cut(d, line.row, 35, right - 35, role, have);
		return;
	}
	draw_cut(d, line.row, 35, 27, role, have);
	draw_right(d, line.row, right, role, past);
}

static void
draw_settings(struct draw *d, int row, const struct drills *s, int less)
{
	const struct pr_domain *domain = domain_of(s);
	const char *skill =
		domain && s->skill >= 0 ? domain->tasks[s->skill].title : "any";
	char pace[48];
	char text[240];

	pace_words(pace, s);
	if (draw_narrow(d)) {
		snprintf(text, sizeof(text), "%d items, %s, book %s",
			 counts[s->items], s->timed ? "timed" : "no clock",
			 s->closed ? "closed" : "open");
		draw_cut(d, row, 1, draw_cols(d) - 2 - less, ROLE_HEADING,
			 text);
		return;
	}
	snprintf(text, sizeof(text),
		 "Items %d (I)   Skill: %.40s (S)   Pack: %.24s%s",
		 counts[s->items], skill,
		 s->pack < 0 ? "any" : s->packs[s->pack].identifier,
		 s->n_packs ? " (K)" : "");
	draw_cut(d, row, 1, draw_cols(d) - 2 - less, ROLE_HEADING, text);
	snprintf(text, sizeof(text),
		 "Clock %s (t)   Pace: %s (Left, Right)   Book %s (O)",
		 s->timed ? "on" : "off", pace, s->closed ? "closed" : "open");
	draw_cut(d, row + 1, 1, draw_cols(d) - 2, ROLE_HEADING, text);
}

/* Which lines are in sight, when it is not all of them. */
static int
draw_where(struct draw *d, int row, const struct drills *s)
{
	int end = s->list.top + s->shown;
	char text[48];

	if (s->shown >= s->list.n)
		return 0;
	end = end > s->list.n ? s->list.n : end;
	snprintf(text, sizeof(text),
		 draw_low(d) ? "%d-%d of %d" : "lines %d-%d of %d",
		 s->list.top + 1, end, s->list.n);
	draw_right(d, row, draw_cols(d) - 1, ROLE_WARN, text);
	return (int)strlen(text) + 1;
}

static void
draw_drills(struct view *view, struct draw *d)
{
	struct drills *s = view->state;
	struct rect b = draw_frame(d, "PROCTOR    Drills",
				   "the answer and the why after each", false);
	bool errors = s->errors[0] && !draw_low(d);
	int below = draw_narrow(d) ? 1 : 2;
	int end = b.row + b.rows;
	int where;

	s->shown = b.rows - below - errors - !draw_low(d);
	list_show(&s->list, s->shown);
	for (int i = 0; i < s->shown && s->list.top + i < s->list.n; i++)
		draw_row(d, (struct rect){ b.row + i, 0, 1, draw_cols(d) }, s,
			 s->list.top + i);
	if (errors)
		draw_cut(d, end - below - 1, 1, draw_cols(d) - 2, ROLE_WARN,
			 s->errors);
	where = draw_where(d, draw_low(d) ? end - below : b.row + s->shown, s);
	draw_settings(d, end - below, s, draw_low(d) ? where : 0);
}

const struct view_ops view_drills = {
	.screen = ON_DRILLS,
	.state_size = sizeof(struct drills),
	.open = open_drills,
	.draw = draw_drills,
	.type = type_drills,
	.act = act_drills,
	.may = may_drills,
	.hint = hint_drills,
	.status = status_drills,
	.close = close_drills,
};
