/* settings_rows.h - each setting: its words, its values, how it changes */
#ifndef PR_TUI_SETTINGS_ROWS_H
#define PR_TUI_SETTINGS_ROWS_H

#include "tui/tui.h"

enum setting {
	SET_THEME,
	SET_CHARACTERS,
	SET_MEASURE,
	SET_ROOMY,
	SET_CALM,
	SET_TIME_SHOWN,
	SET_COUNTER,
	SET_MOUSE,
	SET_PURPOSE, /* from here on: the learner's row */
	SET_EXAM,
	SET_DATE,
	SET_MINUTES,
	SET_DAYS,
	SET_TIME,
	SET_EXTRA,
	SET_BREAKS,
	SET_RESERVE,
	SET_COUNT
};

/* All that can be changed here, as it is now. */
struct settings_now {
	struct tui_settings screen;
	struct pr_learner learner;
	const char *const *exams; /* identifiers */
	size_t n_exams;
	int can_reserve; /* mocks that the items of the exam suffice for */
};

const char *settings_label(enum setting which);
const char *settings_help(enum setting which);

/* The value as a person reads it. */
void settings_value(char out[80], const struct settings_now *now,
		    enum setting which);

/* One choice on (1) or back (-1). SET_DATE does not change so. */
void settings_step(struct settings_now *now, enum setting which, int step);

/* Key and value for the settings file; NULL for the learner's. */
const char *settings_line(char value[32], const struct tui_settings *screen,
			  enum setting which);

#endif
