/*
 * tui/term.h - the terminal: opened, watched, and always given back
 *
 * floor    tui
 * idea     One terminal a process, so its state is one static. Keys are read
 *          as bytes and decoded by keyin.c; curses only paints. On a fatal
 *          signal a prepared string is written with async-signal-safe calls;
 *          every other signal sets a flag and the loop leaves in order.
 * source   research/tui.md 1.3
 */
#ifndef PR_TUI_TERM_H
#define PR_TUI_TERM_H

#include "proctor/err.h"
#include "words/key.h"

/*
 * Opens the terminal. *fallback names the type used instead of an unknown
 * TERM, else NULL.
 */
PR_NODISCARD enum pr_status term_open(bool no_color, const char **fallback,
				      struct pr_err *err);
void term_close(void);

/* 0, 8, 16 or 256. */
int term_colours(void);
bool term_utf8(void);
void term_mouse(bool on);

enum term_wake {
	WAKE_INPUT = 1,
	WAKE_SYNC = 2,
	WAKE_TIME = 4,
	WAKE_SIZE = 8,
	WAKE_SIGNAL = 16, /* term_signal says which */
	WAKE_STOP = 32,   /* SIGTSTP from outside */
	WAKE_CONTINUED = 64,
	WAKE_GONE = 128 /* no more input will come */
};

/* Waits; timeout_ms -1 is for ever, sync_fd may be -1. Or-ed term_wake. */
unsigned term_wait(int64_t timeout_ms, int sync_fd);

/* The next key that is here already. */
bool term_key(struct key *out);

/* Keys given out so far. */
uint64_t term_keys(void);

/* SIGTERM, SIGHUP or SIGINT that came, 0 none. */
int term_signal(void);

/* Gives the terminal back, stops the process, takes it again after fg. */
void term_suspend(void);

/* After the first paint: brackets around pastes, the mouse when wanted. */
void term_ready(void);

/* The next update paints everything. */
void term_repaint(void);

/* The window has changed: curses learns its size. */
void term_resized(void);

/* Milliseconds of the machine's own steady clock, for keys only. */
int64_t term_ms(void);

#endif
