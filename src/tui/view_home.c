/* view_home.c - one suggested step, where one stands, the doors that open */
#include "tui/home_doors.h"
#include "tui/sit.h"
#include "tui/views.h"
#include "tui/when.h"
#include "words/say.h"

#include <stdio.h>
#include <string.h>

#define LABEL_CELLS 26
#define LEAST_DOORS 4 /* under "Go to", else there is no room for more */

static void
load(struct view *view)
{
	struct home *home = view->state;
	const struct pr_learner *learner = pr_desk_learner(tui_desk(view->tui));
	const struct pr_exam_row *exam;
	struct pr_env now;
	int at = home->list.at;

	tui_now(view->tui, &now);
	home_data_load(&home->data, view->tui);
	exam = home_data_exam(&home->data, learner);
	home->ceu = learner->purpose == PR_PURPOSE_CEU;
	home_doors_make(home, exam, &now);
	list_go(&home->list, at);
}

static enum pr_status
open_home(struct view *view, const void *arg, struct pr_err *err)
{
	(void)arg;
	(void)err;
	load(view);
	return PR_OK;
}

static enum view_next
back_home(struct view *view)
{
	struct home *home = view->state;
	size_t sat = home->data.n_past;

	load(view);
	if (home->data.n_past != sat) /* something is over: a new next step */
		list_go(&home->list, 0);
	return VIEW_STAY;
}

static void
close_home(struct view *view)
{
	struct home *home = view->state;

	home_data_release(&home->data);
}

/* Sittings of the exam; who is examined sees first what it will be like. */
static void
go_sit(struct tui *tui, const struct pr_exam_row *exam, enum door_kind kind)
{
	static const enum pr_sitting_kind kinds[] = {
		[DOOR_MOCK] = PR_SITTING_MOCK,
		[DOOR_PRACTICE] = PR_SITTING_PRACTICE,
		[DOOR_DIAGNOSTIC] = PR_SITTING_DIAGNOSTIC,
		[DOOR_REVIEW] = PR_SITTING_REVIEW,
	};
	struct pr_plan plan = sit_plan_for(exam->identifier, kinds[kind]);
	struct view_begin_arg begin = { &plan };

	if (kind == DOOR_MOCK || kind == DOOR_DIAGNOSTIC)
		tui_open(tui, &view_begin, &begin);
	else
		sit_start(tui, &plan);
}

/* All doors, of somebody who came for CEUs; or theirs alone again. */
static void
show_rest(struct view *view, bool rest)
{
	struct home *home = view->state;

	home->rest = rest;
	load(view);
	list_go(&home->list, 0);
	tui_say(view->tui, rest ? "Practice and exams. They earn no CEUs. Esc "
				  "goes back to yours."
				: "This is home. q leaves the program.");
}

static bool
is_ceu(enum door_kind kind)
{
	return kind == DOOR_CEU || kind == DOOR_CEU_ADD ||
	       kind == DOOR_CEU_HOLD;
}

static enum view_next
go(struct view *view, const struct door *door)
{
	static const struct view_ops *const doors[] = {
		[DOOR_TUTORIAL] = &view_tutorial,
		[DOOR_EXAMS] = &view_exams,
		[DOOR_STUDY] = &view_study,
		[DOOR_DRILLS] = &view_drills,
		[DOOR_CODES] = &view_codes,
		[DOOR_PAST] = &view_past,
		[DOOR_SETTINGS] = &view_settings,
		[DOOR_ABOUT] = &view_about,
		[DOOR_CEU] = &view_ceu,
		[DOOR_CEU_ADD] = &view_ceu_form,
	};
	struct home *home = view->state;
	struct tui *tui = view->tui;
	const struct pr_exam_row *exam =
		home_data_exam(&home->data, pr_desk_learner(tui_desk(tui)));
	struct view_practice_arg practice = { NULL, NULL };
	struct view_ceu_hold_arg hold = { 0 };

	if (is_ceu(door->kind) && !view_ceu_opens(tui))
		return VIEW_STAY;
	switch ((int)door->kind) {
	case DOOR_RESUME:
		if (home->data.n_paused == 1)
			sit_resume(tui, home->data.paused[0].sitting);
		else
			tui_open(tui, &view_resume, NULL);
		break;
	case DOOR_MOCK:
	case DOOR_PRACTICE:
	case DOOR_DIAGNOSTIC:
	case DOOR_REVIEW:
		go_sit(tui, exam, door->kind);
		break;
	case DOOR_CHOOSE:
		tui_open(tui, &view_practice, &practice);
		break;
	case DOOR_STATS:
		tui_open(tui, &view_stats, exam ? exam->identifier : NULL);
		break;
	case DOOR_CEU_HOLD:
		tui_open(tui, &view_ceu_hold, &hold);
		break;
	case DOOR_REST:
		show_rest(view, true);
		break;
	default:
		tui_open(tui, doors[door->kind], NULL);
		break;
	}
	return VIEW_STAY;
}

/* Doors that a letter opens too, and what is said when they are not there. */
static const struct {
	char letter;
	enum door_kind kind;
	const char *none;
} letters[] = {
	{ 'd', DOOR_DRILLS, "There are no drills here yet." },
	{ 'b', DOOR_CODES, "There is no code book here yet." },
	{ 'a', DOOR_STATS, "There is no bank yet, so nothing was answered." },
	{ 'c', DOOR_STUDY, "There is no bank yet, so nothing to study." },
	{ 'e', DOOR_CEU, "The CEU ledger is not here." },
};

/* The line of a digit, or of the door that a letter opens; -1 none, with the
 * sentence that says so. */
static int
place_of(const struct home *home, int key, const char **none)
{
	*none = NULL;
	for (size_t k = 0; k < PR_LEN(letters); k++) {
		if (key != letters[k].letter)
			continue;
		for (int i = 0; i < home->list.n; i++)
			if (home->doors[i].kind == letters[k].kind)
				return i;
		*none = home->ceu && !home->rest
				? "That is behind Practice and exams."
				: letters[k].none;
		return -1;
	}
	return keymap_place(key);
}

static enum view_next
act_home(struct view *view, enum action action, int key)
{
	struct home *home = view->state;
	const char *none;
	int place = place_of(home, key, &none);

	if (action == ACT_CHOOSE && none) {
		tui_say(view->tui, "%s", none);
		return VIEW_STAY;
	}
	if (action == ACT_CHOOSE) {
		if (place >= home->list.n) {
			tui_say(view->tui, "There is no line %d.", place + 1);
			return VIEW_STAY;
		}
		home->list.at = place;
		action = ACT_ENTER;
	}
	if (action == ACT_ENTER)
		return go(view, &home->doors[home->list.at]);
	if (action == ACT_BACK && home->rest) {
		show_rest(view, false);
		return VIEW_STAY;
	}
	if (action == ACT_BACK) {
		tui_say(view->tui, "This is home. q leaves the program.");
		return VIEW_STAY;
	}
	if (action == ACT_TAB)
		action = ACT_DOWN;
	if (action == ACT_BACKTAB)
		action = ACT_UP;
	list_move(&home->list, action, 10);
	return VIEW_STAY;
}

static bool
may_home(const struct view *view, enum action action)
{
	(void)view;
	return action != ACT_LEFT && action != ACT_RIGHT;
}

static const char *
hint_home(const struct view *view, enum action action)
{
	const struct home *home = view->state;

	if (action == ACT_BACK)
		return "";
	if (action == ACT_CHOOSE && home->ceu && !home->rest)
		return "1-9 open a line  e CEU ledger";
	if (action == ACT_CHOOSE && home->data.any_drill)
		return "1-9 open a line  d drills";
	if (action == ACT_CHOOSE)
		return "1-9 open a line";
	return NULL;
}

static const char *
status_home(struct view *view)
{
	struct home *home = view->state;
	static char text[240];
	const struct door *door = &home->doors[home->list.at];

	snprintf(text, sizeof(text), "%s: %s. Enter opens it.", door->label,
		 door->note);
	return text;
}

static int
draw_door(struct view *view, struct draw *d, int row, int i)
{
	struct home *home = view->state;
	struct rect line = { row, 0, 1, draw_cols(d) };
	enum role role = list_line(d, line, i, i == home->list.at);
	int col = draw_fmt(d, row, 2, role, home->list.n > 9 ? "%2d " : "%d  ",
			   i + 1);
	int width = draw_cols(d) - col - 1;

	if (draw_narrow(d)) {
		draw_cut(d, row, col, width, role, home->doors[i].label);
		return row + 1;
	}
	draw_cut(d, row, col, LABEL_CELLS, role, home->doors[i].label);
	draw_cut(d, row, col + LABEL_CELLS + 1, width - LABEL_CELLS - 1, role,
		 home->doors[i].note);
	return row + 1;
}

static void
draw_title(struct view *view, struct draw *d)
{
	const struct pr_learner *learner = pr_desk_learner(tui_desk(view->tui));
	struct pr_env now;
	char day[WHEN_MAX];
	char right[128];

	tui_now(view->tui, &now);
	when_day(day, pr_date_from_ms(now.wall_ms, now.utc_offset_min));
	if (!strcmp(learner->name, "me")) /* the name nobody has given */
		snprintf(right, sizeof(right), "%s", day);
	else
		snprintf(right, sizeof(right), "%s  %s", learner->name, day);
	draw_frame(d, "PROCTOR    Home", draw_narrow(d) ? NULL : right, false);
}

/* The doors, and of CEUs what presses most: there is no room for more. */
static void
draw_short(struct view *view, struct draw *d, struct rect body)
{
	struct home *home = view->state;
	struct rect top = { body.row, 1, 2, body.cols - 2 };
	const struct home_data *data = &home->data;
	bool mine = home->ceu && !home->rest;

	if (data->glance.text[0] && (mine || data->presses)) {
		int used = draw_wrap(d, top, 0, ROLE_HEADING,
				     home_ceu_fit(&data->glance, top.cols));

		body.row += used;
		body.rows -= used;
	}
	list_show(&home->list, body.rows);
	for (int i = 0; i < body.rows && home->list.top + i < home->list.n; i++)
		draw_door(view, d, body.row + i, home->list.top + i);
}

/* The doors below the steps; when there are too many they scroll. */
static void
draw_doors(struct view *view, struct draw *d, int row, int end)
{
	struct home *home = view->state;
	int room = end - row - 1;
	int last = home->list.n - room;
	int below;

	if (home->top < home->steps)
		home->top = home->steps;
	if (home->list.at >= home->steps && home->list.at < home->top)
		home->top = home->list.at;
	if (home->list.at >= home->top + room)
		home->top = home->list.at - room + 1;
	if (home->top > last)
		home->top = last > home->steps ? last : home->steps;
	below = home->list.n - home->top - room;
	draw_at(d, row, 1, ROLE_HEADING, "Go to");
	if (below > 0)
		draw_fmt(d, row, 8, ROLE_QUIET, "%d more below", below);
	row++;
	for (int i = home->top; i < home->list.n && row < end; i++)
		row = draw_door(view, d, row, i);
}

/* Rows that are there in any case, without blank ones and doors. */
static int
fixed_rows(const struct home *home)
{
	const struct home_data *data = &home->data;

	if (home->ceu && !home->rest)
		return 4 + data->n_accounts + (data->more_accounts > 0);
	return 6 + (data->today[0] != '\0') + (data->glance.text[0] != '\0');
}

static void
draw_home(struct view *view, struct draw *d)
{
	struct home *home = view->state;
	struct rect body;
	int need = fixed_rows(home) + home->list.n;
	int row, gap;

	draw_title(view, d);
	body = draw_body(d);
	gap = body.rows >= need + 2; /* else without the blank rows */
	if (draw_low(d) ||
	    body.rows < fixed_rows(home) + home->steps + LEAST_DOORS) {
		draw_short(view, d, body);
		return;
	}
	row = body.row;
	if (home->steps > 0) {
		draw_at(d, row++, 1, ROLE_HEADING, "Next step");
		for (int i = 0; i < home->steps; i++)
			row = draw_door(view, d, row, i);
		row += gap;
	}
	row = (home->ceu && !home->rest
		       ? home_standing_ceu(d, row, &home->data)
		       : home_standing(view->tui, d, row, &home->data)) +
	      gap;
	draw_doors(view, d, row, body.row + body.rows);
}

const struct view_ops view_home = {
	.screen = ON_HOME,
	.state_size = sizeof(struct home),
	.open = open_home,
	.draw = draw_home,
	.act = act_home,
	.may = may_home,
	.hint = hint_home,
	.back = back_home,
	.status = status_home,
	.close = close_home,
};
