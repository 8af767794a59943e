/* command.h - the two tables of script commands, and what walk borrows */
#ifndef SCREEN_COMMAND_H
#define SCREEN_COMMAND_H

#include "driver.h"

/* run returns false when the script must end. */
struct command {
	const char *name;
	bool (*run)(struct driver *d, char *arg);
	bool needs_program; /* a terminal with a program that runs or ran */
};

extern const struct command do_commands[];  /* do.c, ends with a NULL name */
extern const struct command see_commands[]; /* see.c, likewise */

bool do_resize(struct driver *d, int rows, int cols);
bool do_run(struct driver *d, char *line);
bool parse_size(const char *text, int *rows, int *cols);

#endif
