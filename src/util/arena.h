/*
 * util/arena.h - many small things that live and die together
 *
 * floor    util
 * idea     A list of blocks; allocation moves a mark, and one call frees all.
 *          The maximum given at birth holds hostile input down.
 */
#ifndef PR_UTIL_ARENA_H
#define PR_UTIL_ARENA_H

#include "proctor/base.h"

struct arena;

/* max counts the bytes handed out; NULL without memory. */
struct arena *arena_new(size_t max);
void arena_free(struct arena *arena);

/* Zeroed and aligned for anything; NULL without memory or past the maximum. */
void *arena_alloc(struct arena *arena, size_t size);
void *arena_array(struct arena *arena, size_t n, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t len);
void *arena_memdup(struct arena *arena, const void *data, size_t len);

/* Takes everything back and keeps one block for the next round. */
void arena_reset(struct arena *arena);

/* Bytes handed out, with their padding. */
size_t arena_used(const struct arena *arena);

/* How often something was refused. */
size_t arena_refused(const struct arena *arena);

#endif
