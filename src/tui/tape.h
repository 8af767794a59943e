/* tape.h - what a calculator remembers while it is closed */
#ifndef PR_TUI_TAPE_H
#define PR_TUI_TAPE_H

#include "words/calc.h"

#define TAPE_LINES 12
#define TAPE_LINE 64

/* Zeroed is a calculator just switched on. */
struct tape {
	struct calc calc;
	char result[CALC_TEXT];
	struct {
		char line[TAPE_LINE];
		char result[CALC_TEXT];
	} past[TAPE_LINES]; /* the newest last */
	int n;
};

#endif
