/* settings_rows.c - each setting: its words, its values, how it changes */
#include "tui/settings_rows.h"

#include "proctor/study.h"
#include "words/say.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct {
	const char *label;
	const char *help;
	const char *key; /* in the settings file, NULL: the learner's row */
} rows[SET_COUNT] = {
	[SET_THEME] = { "Theme",
			"dark, light, high contrast, none; NO_COLOR and "
			"--no-color win",
			"theme" },
	[SET_CHARACTERS] = { "Characters",
			     "auto looks at the locale; ascii works "
			     "everywhere",
			     "characters" },
	[SET_MEASURE] = { "Line length", "the longest line of running text",
			  "measure" },
	[SET_ROOMY] = { "Blank line between options", "easier to keep apart",
			"roomy" },
	[SET_CALM] = { "Time changes",
		       "each minute is calmer, and quiet for screen readers",
		       "calm" },
	[SET_TIME_SHOWN] = { "Time left at the start",
			     "t hides and shows it in the exam", "hide_time" },
	[SET_COUNTER] = { "Progress bar", "i hides and shows it in the exam",
			  "hide_counter" },
	[SET_MOUSE] = { "Mouse",
			"off leaves the mouse to the terminal, to select "
			"text",
			"mouse" },
	[SET_PURPOSE] = { "What brings you here",
			  "an exam, CEUs, teaching: what home shows first",
			  NULL },
	[SET_EXAM] = { "Exam", "what you prepare for", NULL },
	[SET_DATE] = { "Exam date",
		       "write YYYY-MM-DD and press Enter; empty for none",
		       NULL },
	[SET_MINUTES] = { "Minutes a day", "how long you can study", NULL },
	[SET_DAYS] = { "Days of study",
		       "the plan uses these; proctor plan --days takes any",
		       NULL },
	[SET_TIME] = { "Time in exams", "an accommodation; the report names it",
		       NULL },
	[SET_EXTRA] = { "Extra minutes", "an accommodation, on top of the time",
			NULL },
	[SET_BREAKS] = { "Clock in breaks",
			 "an accommodation; the report names it", NULL },
	[SET_RESERVE] = { "Mock exams kept new",
			  "items that practice leaves alone until they are "
			  "sat",
			  NULL },
};

static const int measures[] = { 50, 60, 66, 72, 76, 80, 90, 100 };
static const int minutes[] = { 0, 15, 20, 30, 45, 60, 90, 120 };
/* Every day, Monday to Saturday, to Friday, weekends, every other day. */
static const unsigned study_days[] = { 127, 63, 31, 96, 21, 42 };
static const int percents[] = { 100, 125, 150, 175, 200, 250, 300 };
static const int extras[] = { 0, 15, 30, 45, 60, 90, 120 };
static const int reserves[] = { 0, 1, 2 };

const char *
settings_label(enum setting which)
{
	return rows[which].label;
}

const char *
settings_help(enum setting which)
{
	return rows[which].help;
}

static void
time_value(char out[80], int percent)
{
	if (percent == 0 || percent == 100)
		snprintf(out, 80, "standard");
	else if (percent % 10)
		snprintf(out, 80, "x %d.%02d", percent / 100, percent % 100);
	else
		snprintf(out, 80, "x %d.%d", percent / 100, percent % 100 / 10);
}

/* The exam the screens speak of, and why when it was not chosen. */
static void
exam_value(char out[80], const struct settings_now *now)
{
	const char *chosen = now->learner.exam;
	const char *first = now->n_exams ? now->exams[0] : "none yet";

	for (size_t i = 0; i < now->n_exams; i++)
		if (!strcasecmp(now->exams[i], chosen)) {
			snprintf(out, 80, "%.64s", now->exams[i]);
			return;
		}
	if (chosen[0])
		snprintf(out, 80, "%.30s (no %.30s bank)", first, chosen);
	else if (now->n_exams)
		snprintf(out, 80, "%.60s (the first)", first);
	else
		snprintf(out, 80, "%s", first);
}

static void
reserve_value(char out[80], const struct settings_now *now)
{
	int want = now->learner.reserve_forms;

	if (want > now->can_reserve && now->n_exams)
		snprintf(out, 80, "%d, room for %d", want, now->can_reserve);
	else
		snprintf(out, 80, "%d", want);
}

static const char *
purpose_value(enum pr_purpose purpose)
{
	switch (purpose) {
	case PR_PURPOSE_EXAM:
		return "an exam";
	case PR_PURPOSE_CEU:
		return "CEUs: to keep up a credential";
	case PR_PURPOSE_TEACH:
		return "teaching";
	case PR_PURPOSE_UNKNOWN:
	case PR_PURPOSE_SKIPPED:
		break;
	}
	return "not said";
}

static void
learner_value(char out[80], const struct settings_now *now, enum setting which)
{
	const struct pr_learner *l = &now->learner;

	out[0] = '\0';
	switch ((int)which) {
	case SET_PURPOSE:
		snprintf(out, 80, "%s", purpose_value(l->purpose));
		break;
	case SET_EXAM:
		exam_value(out, now);
		break;
	case SET_DATE:
		snprintf(out, 80, "%s", l->exam_date);
		break;
	case SET_MINUTES:
		if (l->minutes_a_day)
			snprintf(out, 80, "%d", l->minutes_a_day);
		else
			snprintf(out, 80, "not said");
		break;
	case SET_DAYS:
		pr_study_days_format(out, l->study_days);
		break;
	case SET_TIME:
		time_value(out, l->time_percent);
		break;
	case SET_EXTRA:
		snprintf(out, 80, "%d", l->extra_min);
		break;
	case SET_BREAKS:
		snprintf(out, 80, "%s", l->breaks_stop ? "stops" : "goes on");
		break;
	case SET_RESERVE:
		reserve_value(out, now);
		break;
	default:
		break;
	}
}

static const char *
characters_name(enum tui_characters characters)
{
	return characters == TUI_CHARS_UNICODE ? "unicode"
	       : characters == TUI_CHARS_ASCII ? "ascii"
					       : "auto";
}

static const char *
screen_value(const struct tui_settings *s, enum setting which)
{
	switch ((int)which) {
	case SET_THEME:
		return theme_name(s->theme);
	case SET_CHARACTERS:
		return characters_name(s->characters);
	case SET_ROOMY:
		return s->roomy ? "on" : "off";
	case SET_CALM:
		return s->calm ? "each minute" : "each second";
	case SET_TIME_SHOWN:
		return s->hide_time ? "hidden" : "shown";
	case SET_COUNTER:
		return s->no_counter ? "hidden" : "shown";
	default:
		return s->mouse ? "on" : "off";
	}
}

void
settings_value(char out[80], const struct settings_now *now, enum setting which)
{
	if (which >= SET_PURPOSE)
		learner_value(out, now, which);
	else if (which == SET_MEASURE)
		snprintf(out, 80, "%d",
			 now->screen.measure ? now->screen.measure : 76);
	else
		snprintf(out, 80, "%s", screen_value(&now->screen, which));
}

/* The value beside the present one in a list, held at its ends. */
static int
beside(const int *values, size_t n, int value, int step)
{
	size_t at = 0;

	while (at + 1 < n && values[at] < value)
		at++;
	if (step > 0 && at + 1 < n && values[at] <= value)
		at++;
	else if (step < 0 && at > 0)
		at--;
	return values[at];
}

static void
step_exam(struct settings_now *now, int step)
{
	int at = -1;
	int n = (int)now->n_exams;

	for (int i = 0; i < n; i++)
		if (!strcasecmp(now->exams[i], now->learner.exam))
			at = i;
	at = at < 0 ? (step > 0 ? 0 : n - 1) : (at + step + n) % (n ? n : 1);
	if (n > 0)
		snprintf(now->learner.exam, sizeof(now->learner.exam), "%s",
			 now->exams[at]);
}

/* A set that is none of ours is left for the first or last of them. */
static unsigned
step_days(unsigned days, int step)
{
	size_t n = PR_LEN(study_days);
	size_t at = 0;

	while (at < n && study_days[at] != days)
		at++;
	if (at == n)
		return study_days[step > 0 ? 0 : n - 1];
	if (step > 0)
		return study_days[at + 1 < n ? at + 1 : at];
	return study_days[at ? at - 1 : 0];
}

static void
step_purpose(struct pr_learner *l, int step)
{
	static const enum pr_purpose purposes[] = { PR_PURPOSE_EXAM,
						    PR_PURPOSE_CEU,
						    PR_PURPOSE_TEACH,
						    PR_PURPOSE_SKIPPED };
	int n = (int)PR_LEN(purposes);
	int at = n - 1;

	for (int i = 0; i < n; i++)
		if (purposes[i] == l->purpose)
			at = i;
	l->purpose = purposes[(at + step + n) % n];
}

static void
step_learner(struct settings_now *now, enum setting which, int step)
{
	struct pr_learner *l = &now->learner;

	if (which == SET_PURPOSE)
		step_purpose(l, step);
	else if (which == SET_EXAM)
		step_exam(now, step);
	else if (which == SET_MINUTES)
		l->minutes_a_day = beside(minutes, PR_LEN(minutes),
					  l->minutes_a_day, step);
	else if (which == SET_DAYS)
		l->study_days = step_days(l->study_days, step);
	else if (which == SET_TIME)
		l->time_percent =
			beside(percents, PR_LEN(percents),
			       l->time_percent ? l->time_percent : 100, step);
	else if (which == SET_EXTRA)
		l->extra_min =
			beside(extras, PR_LEN(extras), l->extra_min, step);
	else if (which == SET_BREAKS)
		l->breaks_stop = !l->breaks_stop;
	else if (which == SET_RESERVE)
		l->reserve_forms = beside(reserves, PR_LEN(reserves),
					  l->reserve_forms, step);
}

void
settings_step(struct settings_now *now, enum setting which, int step)
{
	struct tui_settings *s = &now->screen;

	if (which >= SET_PURPOSE)
		step_learner(now, which, step);
	else if (which == SET_THEME)
		s->theme =
			(enum theme)(((int)s->theme + step + THEMES) % THEMES);
	else if (which == SET_CHARACTERS)
		s->characters = (enum tui_characters)(
			((int)s->characters + step + 3) % 3);
	else if (which == SET_MEASURE)
		s->measure = beside(measures, PR_LEN(measures),
				    s->measure ? s->measure : 76, step);
	else if (which == SET_ROOMY)
		s->roomy = !s->roomy;
	else if (which == SET_CALM)
		s->calm = !s->calm;
	else if (which == SET_TIME_SHOWN)
		s->hide_time = !s->hide_time;
	else if (which == SET_COUNTER)
		s->no_counter = !s->no_counter;
	else if (which == SET_MOUSE)
		s->mouse = !s->mouse;
}

const char *
settings_line(char value[32], const struct tui_settings *s, enum setting which)
{
	bool on = false;

	if (which == SET_THEME)
		snprintf(value, 32, "%s", theme_name(s->theme));
	else if (which == SET_CHARACTERS)
		snprintf(value, 32, "%s", characters_name(s->characters));
	else if (which == SET_MEASURE)
		snprintf(value, 32, "%d", s->measure ? s->measure : 76);
	else {
		if (which == SET_ROOMY)
			on = s->roomy;
		else if (which == SET_CALM)
			on = s->calm;
		else if (which == SET_TIME_SHOWN)
			on = s->hide_time;
		else if (which == SET_COUNTER)
			on = s->no_counter;
		else if (which == SET_MOUSE)
			on = s->mouse;
		snprintf(value, 32, "%s", on ? "on" : "off");
	}
	return rows[which].key;
}
