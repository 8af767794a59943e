/*
 * tui/view.h - what a screen is: a few functions and its own state
 *
 * floor    tui
 * idea     One file a view. The loop in tui.c owns a stack of views: it draws
 *          them from the bottom, gives keys to the top one, and pushes or
 *          pops as it says. Keys become actions by words/keymap.h; a view
 *          never sees curses.
 */
#ifndef PR_TUI_VIEW_H
#define PR_TUI_VIEW_H

#include "proctor/seat.h"
#include "tui/draw.h"
#include "tui/tui.h"
#include "words/keymap.h"

struct tui;
struct view;

enum view_next {
	VIEW_STAY,
	VIEW_CLOSE, /* this view goes; a view opened meanwhile stays on top */
	VIEW_QUIT,  /* leave the program */
};

struct view_ops {
	uint64_t screen;   /* ON_HOME and so on; its name is the name */
	size_t state_size; /* bytes, zeroed before open */
	bool overlay;      /* drawn over the view below; rows 0, -2, -1 stay */
	/* arg is what tui_open was given; it is borrowed for the call */
	enum pr_status (*open)(struct view *view, const void *arg,
			       struct pr_err *err);
	void (*draw)(struct view *view, struct draw *d);
	/* Before the key table: text for a field, a paste, the mouse. True
	 * when taken. NULL: the view has no fields. */
	bool (*type)(struct view *view, const struct key *key);
	/* key is what was pressed, KC_NONE from the palette. */
	enum view_next (*act)(struct view *view, enum action action, int key);
	/* May this be done now? NULL: all of the screen. What may not is left
	 * out of hints, help and palette, and never reaches act. */
	bool (*may)(const struct view *view, enum action action);
	/* Is this key typed into a text now, so that it is no command? NULL:
	 * none is. */
	bool (*types)(const struct view *view, int code);
	/* "a-d answer" in place of the table's hint; NULL keeps it. */
	const char *(*hint)(const struct view *view, enum action action);
	/* The sentence for the message row while nothing has happened: what
	 * has the focus. Lent; NULL or "" for none. */
	const char *(*status)(struct view *view);
	/* The view came to the top again after another closed. */
	enum view_next (*back)(struct view *view);
	/* Something is to be done at this boot_ms; INT64_MAX never. */
	int64_t (*due)(const struct view *view);
	enum view_next (*tick)(struct view *view);
	void (*close)(struct view *view);
};

struct view {
	const struct view_ops *ops;
	struct tui *tui;
	void *state; /* state_size bytes, owned by the loop */
};

/*
 * Opens a view on top. A failure is said on the message row and nothing is
 * opened. To replace the present view, open and return VIEW_CLOSE.
 */
bool tui_open(struct tui *tui, const struct view_ops *ops, const void *arg);

/* Closes all views above the lowest one. */
void tui_home(struct tui *tui);

/* The desk, lent. */
struct pr_desk *tui_desk(struct tui *tui);

/* The program in commands to type, lent: "proctor --learner \"Ann\"". */
const char *tui_program(const struct tui *tui);

/* The settings in force, lent; tui.h has them. */
const struct tui_settings *tui_settings(const struct tui *tui);

/* To change one for this run only. */
struct tui_settings *tui_settings_edit(struct tui *tui);

/* Writes one setting and lets it work at once; says what went wrong. */
bool tui_settings_save(struct tui *tui, const char *key, const char *value);

/* The clocks now. */
void tui_now(struct tui *tui, struct pr_env *out);

/* Can the terminal show Unicode (for ui_text_set)? */
bool tui_unicode(const struct tui *tui);

/* How many colours the terminal has: 0, 8, 16 or 256. */
int tui_colours(const struct tui *tui);

/*
 * The sentence on the message row; it stands until the next action. Every
 * reaction is said there.
 */
void tui_say(struct tui *tui, const char *fmt, ...) PR_PRINTF(2, 3);

/* The same in the role of an alarm: NOT SAVED, a failure. */
void tui_alarm(struct tui *tui, const struct pr_err *err);

/*
 * The live sitting. The loop owns the seat: it lets its time pass, shows the
 * time left in row 0, says warnings and NOT SAVED, opens view_time_up at the
 * end, and suspends it durably on ^Z, hangup and SIGTERM. tui_unseat leaves
 * it (without an event) and is called before the seat's views close for good.
 */
void tui_seat_take(struct tui *tui, struct pr_seat *seat);
struct pr_seat *tui_seat(const struct tui *tui);
void tui_unseat(struct tui *tui);

/*
 * One action of the live sitting: time passes first, then pr_seat_act. True
 * when it holds (also when NOT SAVED, which the message row then says);
 * false when it was refused, with the sentence on the message row.
 */
bool tui_do(struct tui *tui, const struct pr_action *action);

/*
 * True while the key now handled repeats because it is held down. Toggles
 * ignore such a key; the loop itself ignores a held Enter in a sitting.
 */
bool tui_repeated(const struct tui *tui);

/* The time in row 0 is hidden by the learner (action ACT_TIME flips it). */
bool tui_time_hidden(const struct tui *tui);

#endif
