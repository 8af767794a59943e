/* convert/list.h - all options of a question in one cell */
#ifndef PR_CONVERT_LIST_H
#define PR_CONVERT_LIST_H

#include "convert/internal.h"

/*
 * Takes ["one", "two"] apart, else lines, else what | separates, into the
 * options of item. NULL when it could, else what is wrong.
 */
const char *list_read(struct job *job, struct item *item,
		      const struct cell *cell);

#endif
