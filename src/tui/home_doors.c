/* home_doors.c - the lines of the home screen; see home_doors.h */
#include "tui/home_doors.h"

#include "tui/when.h"
#include "words/say.h"

#include <stdio.h>

#define WEEK_MS INT64_C(604800000)

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

/* A new student is told first where to begin. */
static void
add_diagnostic(struct home *home, const struct pr_exam_row *exam)
{
	struct door *door =
		add(home, DOOR_DIAGNOSTIC, "Find out where you stand", "");

	snprintf(door->note, sizeof(door->note),
		 "%.20s: 50 items, no clock, by domain", exam->identifier);
}

/* The plan's own next step; practice is two doors further down. */
static void
add_review(struct home *home, const struct pr_exam_row *exam)
{
	struct door *door = add(home, DOOR_REVIEW, "", "");

	snprintf(door->label, sizeof(door->label), "Today's review");
	snprintf(door->note, sizeof(door->note),
		 "%.20s: about %d minutes, what fades and what is new",
		 exam->identifier, home->data.minutes);
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

/* A mock: when the plan says so, or after some practice the first one. */
static bool
is_time_for_mock(const struct home *home, const struct pr_exam_row *exam)
{
	if (!exam || !exam->mock_possible || exam->paused)
		return false;
	return home->data.mock || (exam->practices >= 3 && exam->mocks == 0);
}

/* A mock waits at the top for ever, other sittings for a week and only with an
 * answer in them. */
static bool
is_first_to_resume(const struct home *home, const struct pr_env *now)
{
	for (size_t i = 0; i < home->data.n_paused; i++) {
		const struct pr_paused_row *row = &home->data.paused[i];

		if (row->kind == PR_SITTING_MOCK ||
		    (row->answered > 0 &&
		     now->wall_ms - row->last_ms < WEEK_MS))
			return true;
	}
	return false;
}

/* The one step that makes sense now comes first. */
static void
add_steps(struct home *home, const struct pr_exam_row *exam,
	  const struct pr_env *now)
{
	bool fresh = home->data.n_past == 0 && home->data.n_paused == 0;
	bool resume = is_first_to_resume(home, now);

	if (resume)
		add_resume(home, now);
	if (is_time_for_mock(home, exam))
		add_mock(home, exam);
	if (fresh && exam && home->data.diagnostic)
		add_diagnostic(home, exam);
	if (exam && home->data.review)
		add_review(home, exam);
	else if (exam && exam->items > 0)
		add_practice(home, exam);
	if (home->data.n_paused && !resume)
		add_resume(home, now);
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

/* What is weak, and what to do today. */
static void
add_study(struct home *home)
{
	if (!home->data.n_ready)
		return;
	add(home, DOOR_STATS, "Progress", "weak domains, chance of a pass (a)");
	add(home, DOOR_STUDY, "Study",
	    "today's review, the plan to the exam (c)");
}

#define NOTE_CELLS 46 /* at 80 columns */

/* Small windows show of it what the message row says. */
static void
add_ledger(struct home *home)
{
	const struct home_ceu_line *glance = &home->data.glance;
	char note[120];

	snprintf(note, sizeof(note), "%.110s",
		 glance->text[0] ? home_ceu_fit(glance, NOTE_CELLS)
				 : "what is owed by when, what was done (e)");
	add(home, DOOR_CEU, "CEU ledger", note);
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
	add_study(home);
	add_drills(home);
	if (home->data.n_past) {
		snprintf(note, sizeof(note), "%zu so far", home->data.n_past);
		add(home, DOOR_PAST, "Past results", note);
	}
	add_ledger(home);
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

/* Who came to keep up a credential: that first, and one door to the rest. */
static void
add_ceu(struct home *home)
{
	if (home->data.ceu) {
		add_ledger(home);
		add(home, DOOR_CEU_ADD, "Log an activity",
		    "once, for all issuers; reporting stays yours");
	} else {
		add(home, DOOR_CEU_HOLD, "Note what you hold",
		    "a credential or a card, and since when");
	}
	home->steps = home->list.n;
	if (home->data.ceu)
		add(home, DOOR_CEU_HOLD, "Note what you hold",
		    "another credential or card");
	else
		add_ledger(home);
	add(home, DOOR_REST, "Practice and exams",
	    "exams, drills, study; they earn no CEUs");
	add(home, DOOR_SETTINGS, "Settings", "what brings you here, colours");
	add(home, DOOR_ABOUT, "About", "what this is, and what it is not");
}

void
home_doors_make(struct home *home, const struct pr_exam_row *exam,
		const struct pr_env *now)
{
	home->list.n = 0;
	if (home->ceu && !home->rest) {
		add_ceu(home);
		return;
	}
	add_steps(home, exam, now);
	add_doors(home);
}
