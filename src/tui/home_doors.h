/*
 * home_doors.h - the lines of the home screen: next steps, then all else
 *
 * floor    tui
 */
#ifndef PR_TUI_HOME_DOORS_H
#define PR_TUI_HOME_DOORS_H

#include "tui/form.h"
#include "tui/home_data.h"

#define MAX_DOORS 20

enum door_kind {
	DOOR_RESUME,
	DOOR_MOCK,
	DOOR_PRACTICE,
	DOOR_DIAGNOSTIC,
	DOOR_REVIEW,
	DOOR_TUTORIAL,
	DOOR_EXAMS,
	DOOR_CHOOSE,
	DOOR_STATS,
	DOOR_STUDY,
	DOOR_DRILLS,
	DOOR_CODES,
	DOOR_PAST,
	DOOR_CEU,
	DOOR_CEU_ADD,
	DOOR_CEU_HOLD,
	DOOR_REST, /* of somebody who came for CEUs: all else */
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
	int top;   /* first one shown under "Go to", when not all fit */
	bool ceu;  /* came for CEUs: their doors alone */
	bool rest; /* of those: all else is shown */
};

/* Fills doors, list.n and steps from the data; exam may be NULL. */
void home_doors_make(struct home *home, const struct pr_exam_row *exam,
		     const struct pr_env *now);

#endif
