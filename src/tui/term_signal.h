/*
 * tui/term_signal.h - signals of the terminal (private to term.c)
 *
 * idea     Handlers write one byte to a pipe that the loop polls, so nothing
 *          is missed between a look and a wait. Fatal ones put the terminal
 *          back by themselves, on their own stack.
 */
#ifndef PR_TUI_TERM_SIGNAL_H
#define PR_TUI_TERM_SIGNAL_H

#include "proctor/base.h"

/* Remembers how the terminal was, before curses touches it. */
void term_signal_save(void);

/* Adds to the string that gives the terminal back. */
void term_signal_restore(const char *bytes);

/* Gives the terminal back; async-signal-safe. */
void term_signal_give_back(void);

/* False when there is no pipe. */
bool term_signal_open(void);
/* gone: the terminal is no more, its SIGHUP may still come. */
void term_signal_close(bool gone);

/* Readable when something came. */
int term_signal_fd(void);

/* Empties the pipe: or-ed term_wake. */
unsigned term_signal_take(void);
int term_signal_quit(void);

/* Stops the process as if nothing caught SIGTSTP; returns after SIGCONT. */
void term_signal_stop(void);

#endif
