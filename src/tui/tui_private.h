/* tui_private.h - the loop's own state, shared by the tui_*.c files */
#ifndef PR_TUI_TUI_PRIVATE_H
#define PR_TUI_TUI_PRIVATE_H

#include "proctor/env.h"
#include "tui/draw_private.h"
#include "tui/tui.h"
#include "tui/view.h"

#define TUI_STACK 16
#define TUI_SENTENCE 400
#define TUI_LEAST_ROWS 10
#define TUI_LEAST_COLS 40

struct tui {
	struct tui_options options;
	struct tui_settings settings;
	struct draw draw;
	struct view *stack[TUI_STACK];

	struct pr_seat *seat; /* the live sitting, NULL none */
	int64_t warned_ms;    /* boot_ms of the last warning */

	/* keys that repeat because they are held */
	int64_t last_key_ms;
	int last_key;
	int turn_keys; /* taken since the last wait */

	enum action pending; /* chosen in an overlay, for the view below */
	int n;               /* views on the stack */
	int by_signal;
	int sync_fd; /* the test harness, -1 none */
	unsigned long frames;
	bool repeated;
	bool quit;
	bool alarm; /* the message is one */
	bool time_hidden;
	bool dead[TUI_STACK];
	char message[TUI_SENTENCE];
	char warning[TUI_SENTENCE];
	char time_text[64];
};

/* tui_stack.c */
struct view *tui_top(const struct tui *tui);
void tui_reap(struct tui *tui);
void tui_close_all(struct tui *tui);
void tui_dispatch(struct tui *tui, const struct key *key);
void tui_run_action(struct tui *tui, enum action action, int key);
bool tui_may(const struct view *view, const struct keymap_row *row);
void tui_next(struct tui *tui, struct view *view, enum view_next next);

/* tui_paint.c */
void tui_paint(struct tui *tui);
bool tui_too_small(const struct tui *tui);

/* tui_seat.c */
void tui_seat_tick(struct tui *tui);
void tui_seat_away(struct tui *tui, int why); /* enum pr_away */
void tui_seat_again(struct tui *tui);
int64_t tui_seat_due(const struct tui *tui, int64_t boot_ms);
const char *tui_seat_state(const struct tui *tui);
void tui_seat_time(struct tui *tui);

/* tui_sync.c */
int tui_sync_open(void);
bool tui_sync_read(struct tui *tui, int64_t *ms); /* false: it was closed */
void tui_sync_frame(struct tui *tui);

/* tui_settings.c */
void tui_settings_apply(struct tui *tui);

#endif
