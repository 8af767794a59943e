/*
 * util/mem.h - allocation whose sizes cannot wrap around
 *
 * floor    util
 * idea     All give NULL when there is no memory or the size does not fit;
 *          the caller says PR_ENOMEM. Freed with free().
 */
#ifndef PR_UTIL_MEM_H
#define PR_UTIL_MEM_H

#include "proctor/err.h"

/* n zeroed elements; n = 0 gives a pointer that can be freed, not NULL. */
void *mem_array(size_t n, size_t size);

/* old made n elements long, what is new is not zeroed; old stays on failure. */
void *mem_resize(void *old, size_t n, size_t size);

/*
 * Makes room for one more: items has n used of *cap. Returns items or its
 * new place; NULL on failure, items is then as before.
 */
void *mem_room(void *items, size_t n, size_t *cap, size_t size);

char *mem_strdup(const char *text);
char *mem_strndup(const char *text, size_t len);

/* "return mem_fail(err);" */
enum pr_status mem_fail(struct pr_err *err);

#endif
