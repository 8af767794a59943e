/*
 * tui/tui.h - the full-screen face: one call from cli/
 *
 * floor    tui
 * idea     cli/ opens the desk, reads the settings and says where to start;
 *          tui_run owns the terminal until the learner leaves.
 */
#ifndef PR_TUI_TUI_H
#define PR_TUI_TUI_H

#include "proctor/drill.h"
#include "proctor/seat.h"
#include "tui/theme.h"

enum tui_characters {
	TUI_CHARS_AUTO,
	TUI_CHARS_UNICODE,
	TUI_CHARS_ASCII
};

/* All zero is the default. */
struct tui_settings {
	enum theme theme;
	enum tui_characters characters;
	bool mouse;
	bool calm;  /* reduced motion: the time changes once a minute */
	bool roomy; /* a blank row between options */
	bool hide_time;
	bool no_counter; /* progress hidden */
	int measure;     /* longest text line, 0 is 76 */
};

/*
 * Takes one "key = value" of the settings file. False when the key is not
 * one of the screen's; PR_EINVAL in *err when the value is wrong.
 */
bool tui_settings_read(struct tui_settings *settings, const char *key,
		       const char *value, struct pr_err *err);

enum tui_start {
	TUI_START_HOME,
	TUI_START_PLAN,     /* plan: to the begin page, practice at once */
	TUI_START_PRACTICE, /* choose what to practise */
	TUI_START_DRILL,    /* drill: at once */
	TUI_START_RESUME,   /* asks; sitting has the focus */
	TUI_START_REPORT,   /* sitting, 0 the last */
};

struct tui_options {
	struct pr_desk *desk;
	struct pr_clock *clock; /* the one behind the desk's */
	struct tui_settings settings;
	bool no_color; /* --no-color; NO_COLOR is looked at as well */
	enum tui_start start;
	struct pr_plan plan; /* strings are borrowed, as those of drill */
	struct pr_drill_plan drill;
	int64_t sitting;
	bool preview;        /* nothing is kept: q leaves at once */
	const char *notice;  /* first sentence on the message row, or NULL */
	const char *program; /* in commands to type, NULL "proctor" */
	void *save_ctx;
	/* writes one setting to the file; NULL: not kept */
	enum pr_status (*save)(void *ctx, const char *key, const char *value,
			       struct pr_err *err);
};

/*
 * Runs the screens until the learner leaves. *by_signal is the signal that
 * ended it, else 0; a live sitting is then suspended durably.
 *
 * PR_EIO: the terminal cannot be used; go on in plain mode.
 */
PR_NODISCARD enum pr_status tui_run(const struct tui_options *options,
				    int *by_signal, struct pr_err *err);

/* True when the terminal can be used at all: a sane TERM that can move the
 * cursor. Costs no screen. */
bool tui_terminal_ok(const char *term);

#endif
