/* convert/guess.h - which separator, which columns, where the rows begin */
#ifndef PR_CONVERT_GUESS_H
#define PR_CONVERT_GUESS_H

#include "convert/columns.h"

struct guess {
	char separator;
	struct columns columns;
	struct buf used, unused; /* what is told of the columns */
	long lead;               /* rows above the headings */
};

/* Fills guess, or reports why there is none; false then. */
bool guess_table(struct job *job, struct guess *guess);

#endif
