/* view_home.c - one suggested step, where one stands, the doors that open */
#include "tui/form.h"
#include "tui/home_data.h"
#include "tui/sit.h"
#include "tui/views.h"
#include "tui/when.h"
#include "words/say.h"

#include <stdio.h>
#include <string.h>

#define MAX_DOORS 12
#define LABEL_CELLS 26

enum door_kind {
	DOOR_RESUME,
	DOOR_MOCK,
	DOOR_PRACTICE,
	DOOR_TUTORIAL,
	DOOR_EXAMS,
	DOOR_CHOOSE,
	DOOR_DRILLS,
	DOOR_CODES,
	DOOR_PAST,
	DOOR_SETTINGS,
	DOOR_ABOUT,
};

struct door {
	enum door_kind kind;
	char label[64];
	char note[120];
};

struct home {
	struct home_data data;
	struct door doors[MAX_DOORS];
	struct list list;
	int steps; /* doors under "Next step" */
};

static struct door *
add(struct home *home, enum door_kind kind, const char *label, const char *note)
{
	struct door *door = &home->doors[home->list.n++];

	door->kind = kind;
	snprintf(door->label, sizeof(door->label), "%s", label);
	snprintf(door->note, sizeof(door->note), "%s", note);
	return door;
}

static void
add_resume(struct home *home, const struct pr_env *now)
{
	const struct pr_paused_row *row = &home->data.paused[0];
	struct door *door;
	char kind[96];
	char left[PR_DURATION_TEXT];
	char ago[WHEN_MAX];

	home_data_kind(kind, row->exam, row->kind);
	pr_duration_format(left, row->left_ms);
	when_ago(ago, row->last_ms, now);
	door = add(home, DOOR_RESUME, "", "");
	snprintf(door->label, sizeof(door->label), "Resume %.50s", kind);
	if (row->timed)
		snprintf(door->note, sizeof(door->note),
			 "item %d of %d, %s left, paused %s", row->at + 1,
			 row->n_slots, left, ago);
	else
		snprintf(door->note, sizeof(door->note),
			 "item %d of %d, paused %s", row->at + 1, row->n_slots,
			 ago);
}

static void
add_practice(struct home *home, const struct pr_exam_row *exam)
{
	struct door *door = add(home, DOOR_PRACTICE, "", "");

	snprintf(door->label, sizeof(door->label), "Practise 10 items");
	snprintf(door->note, sizeof(door->note),
		 "%s, the answer and the why after each", exam->identifier);
}

static void
add_mock(struct home *home, const struct pr_exam_row *exam)
{
	struct door *door = add(home, DOOR_MOCK, "", "");
	char time[WHEN_MAX];

	when_hours(time, (int64_t)exam->time_limit_s * 1000);
	snprintf(door->label, sizeof(door->label), "Sit a %.20s mock exam",
		 exam->identifier);
	snprintf(door->note, sizeof(door->note), "%d items, %s, timed",
		 exam->scored_items + exam->pretest_items, time);
}

/* The one step that makes sense now comes first. */
static void
add_steps(struct home *home, const struct pr_exam_row *exam,
	  const struct pr_env *now)
{
	bool fresh = home->data.n_past == 0 && home->data.n_paused == 0;
	bool mock = exam && exam->mock_possible && !exam->paused &&
		    exam->practices >= 3 && exam->mocks == 0;

	if (home->data.n_paused)
		add_resume(home, now);
	if (mock)
		add_mock(home, exam);
	if (exam && exam->items > 0)
		add_practice(home, exam);
	if (fresh)
		add(home, DOOR_TUTORIAL, "Tutorial",
		    "every key once, no clock, 5 minutes");
	home->steps = home->list.n;
}

static void
add_drills(struct home *home)
{
	char note[120];

	if (home->data.any_drill && home->data.drills)
		snprintf(note, sizeof(note),
			 "%ld item%s, codes marked line by line (d)",
			 home->data.drills, home->data.drills == 1 ? "" : "s");
	else
		snprintf(note, sizeof(note), "codes, terms, computations (d)");
	if (home->data.any_drill)
		add(home, DOOR_DRILLS, "Drills", note);
}

static void
add_doors(struct home *home)
{
	char note[120];

	if (home->data.n_ready) {
		snprintf(note, sizeof(note),
			 "%zu exam%s: timed, untimed, "
			 "by domain",
			 home->data.n_ready,
			 home->data.n_ready == 1 ? "" : "s");
		add(home, DOOR_EXAMS, "Exams and mocks", note);
		add(home, DOOR_CHOOSE, "Choose what to practise",
		    "a domain, a task, how many");
	}
	add_drills(home);
	if (home->data.n_past) {
		snprintf(note, sizeof(note), "%zu so far", home->data.n_past);
		add(home, DOOR_PAST, "Past results", note);
	}
	if (home->steps == 0 ||
	    home->doors[home->steps - 1].kind != DOOR_TUTORIAL)
		add(home, DOOR_TUTORIAL, "Tutorial",
		    "every key once, no clock");
	if (home->data.code_book)
		add(home, DOOR_CODES, "Code book",
		    "index and tabular pages (b)");
	add(home, DOOR_SETTINGS, "Settings",
	    "exam date, accommodations, colours");
	add(home, DOOR_ABOUT, "About", "what this is, and what it is not");
}

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
	home->list.n = 0;
	add_steps(home, exam, &now);
	add_doors(home);
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

static enum view_next
go(struct view *view, const struct door *door)
{
	struct home *home = view->state;
	struct tui *tui = view->tui;
	const struct pr_exam_row *exam =
		home_data_exam(&home->data, pr_desk_learner(tui_desk(tui)));
	struct view_practice_arg practice = { NULL, NULL };
	struct pr_plan plan;
	struct view_begin_arg begin = { &plan };

	switch (door->kind) {
	case DOOR_RESUME:
		if (home->data.n_paused == 1)
			sit_resume(tui, home->data.paused[0].sitting);
		else
			tui_open(tui, &view_resume, NULL);
		break;
	case DOOR_MOCK:
		plan = sit_plan_for(exam->identifier, PR_SITTING_MOCK);
		tui_open(tui, &view_begin, &begin);
		break;
	case DOOR_PRACTICE:
		plan = sit_plan_for(exam->identifier, PR_SITTING_PRACTICE);
		sit_start(tui, &plan);
		break;
	case DOOR_TUTORIAL:
		tui_open(tui, &view_tutorial, NULL);
		break;
	case DOOR_EXAMS:
		tui_open(tui, &view_exams, NULL);
		break;
	case DOOR_CHOOSE:
		tui_open(tui, &view_practice, &practice);
		break;
	case DOOR_DRILLS:
		tui_open(tui, &view_drills, NULL);
		break;
	case DOOR_CODES:
		tui_open(tui, &view_codes, NULL);
		break;
	case DOOR_PAST:
		tui_open(tui, &view_past, NULL);
		break;
	case DOOR_SETTINGS:
		tui_open(tui, &view_settings, NULL);
		break;
	case DOOR_ABOUT:
		tui_open(tui, &view_about, NULL);
		break;
	}
	return VIEW_STAY;
}

/* The line of a digit, or of the door that a letter opens; -1 none. */
static int
place_of(const struct home *home, int key)
{
	enum door_kind kind = key == 'd' ? DOOR_DRILLS : DOOR_CODES;

	if (key != 'd' && key != 'b')
		return keymap_place(key);
	for (int i = 0; i < home->list.n; i++)
		if (home->doors[i].kind == kind)
			return i;
	return -1;
}

static enum view_next
act_home(struct view *view, enum action action, int key)
{
	struct home *home = view->state;
	int place = place_of(home, key);

	if (action == ACT_CHOOSE && place < 0) {
		tui_say(view->tui, key == 'd' ? "There are no drills here yet."
					      : "There is no code book here "
						"yet.");
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

/* Only the doors, when there is no room for more. */
static void
draw_short(struct view *view, struct draw *d, struct rect body)
{
	struct home *home = view->state;

	list_show(&home->list, body.rows);
	for (int i = 0; i < body.rows && home->list.top + i < home->list.n; i++)
		draw_door(view, d, body.row + i, home->list.top + i);
}

static void
draw_home(struct view *view, struct draw *d)
{
	struct home *home = view->state;
	struct rect body;
	int row;

	draw_title(view, d);
	body = draw_body(d);
	if (draw_low(d) || body.rows < home->list.n + 8) {
		draw_short(view, d, body);
		return;
	}
	row = body.row;
	if (home->steps > 0) {
		draw_at(d, row++, 1, ROLE_HEADING, "Next step");
		for (int i = 0; i < home->steps; i++)
			row = draw_door(view, d, row, i);
		row++;
	}
	row = home_standing(view->tui, d, row, &home->data) + 1;
	draw_at(d, row++, 1, ROLE_HEADING, "Go to");
	for (int i = home->steps; i < home->list.n; i++)
		row = draw_door(view, d, row, i);
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
