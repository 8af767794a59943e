/*
 * tui/sit_look.h - what the screens of a sitting share
 *
 * floor    tui
 * idea     The seat is the state; screens look at it through these few calls
 *          and never keep a copy of what an event can change.
 */
#ifndef PR_TUI_SIT_LOOK_H
#define PR_TUI_SIT_LOOK_H

#include "tui/view.h"
#include "words/say.h"

#define SIT_TITLE 160
#define SIT_ANSWER 24

/* False before, after and without a sitting. */
bool sit_live(const struct tui *tui);

/* The state, NULL without a seat. */
const struct pr_sitting *sit_state(const struct tui *tui);

/* A cell and a slot; NULL when there is none. */
const struct pr_cell *sit_cell(const struct tui *tui, int slot);
const struct pr_slot *sit_slot(const struct tui *tui, int slot);

/* The item at a slot; NULL after saying why not. */
const struct pr_item *sit_item(struct tui *tui, int slot);

/* "RHIT MOCK EXAM   Item 37 of 150   FLAGGED"; page replaces the item. */
void sit_title(char out[SIT_TITLE], struct tui *tui, const struct draw *d,
	       const char *page);

/* Row 1: "[####......]  34 answered, 5 flagged". */
void sit_progress(struct draw *d, struct tui *tui);

/* One action without a text; slot -1: the one displayed. */
bool sit_do(struct tui *tui, enum pr_event_kind kind, int slot, int64_t value);

/* Displays another item. */
bool sit_move(struct tui *tui, int slot);

/* The next slot of a list after one, round the end; -1 when none. */
int sit_find(const struct pr_sitting *s, enum say_list which, int after);

/* "B", "A+C", "142", "2 of 4"; "" without an answer. */
void sit_answer(char out[SIT_ANSWER], const struct pr_item *item,
		const struct pr_slot *slot, const struct pr_cell *cell);

/* Says a sentence unless NOT SAVED has to stand. */
void sit_say(struct tui *tui, const char *sentence);

/* Adds a sentence to one that was said. */
void sit_add(char said[SAY_MAX], const char *more);

/* "1:44:31" */
void sit_clock(char out[24], int64_t ms);

/* The first words of an item's stem, one line. */
void sit_stem(char out[128], struct tui *tui, int slot);

#endif
