/* mem.c - allocation whose sizes cannot wrap around; see util/mem.h */
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>

#undef mem_fail /* tests/lint/analyzer.h */

void *
mem_array(size_t n, size_t size)
{
	if (n == 0 || size == 0)
		return calloc(1, 1);
	if (n > PTRDIFF_MAX / size)
		return NULL;
	return calloc(n, size);
}

void *
mem_resize(void *old, size_t n, size_t size)
{
	if (n == 0 || size == 0)
		return realloc(old, 1);
	if (n > PTRDIFF_MAX / size)
		return NULL;
	return realloc(old, n * size);
}

void *
mem_room(void *items, size_t n, size_t *cap, size_t size)
{
	size_t want = *cap < 8 ? 8 : *cap;
	void *grown;

	if (n < *cap)
		return items;
	if (want == *cap) {
		if (want > SIZE_MAX / 2)
			return NULL;
		want *= 2;
	}
	grown = mem_resize(items, want, size);
	if (grown)
		*cap = want;
	return grown;
}

char *
mem_strndup(const char *text, size_t len)
{
	char *copy;

	if (len >= PTRDIFF_MAX)
		return NULL;
	copy = malloc(len + 1);
	if (!copy)
		return NULL;
	if (len > 0)
		memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

char *
mem_strdup(const char *text)
{
	return mem_strndup(text, strlen(text));
}

enum pr_status
mem_fail(struct pr_err *err)
{
	return pr_fail(err, PR_ENOMEM, "out of memory");
}
