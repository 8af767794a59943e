/* arena.c - a list of blocks and a mark; see util/arena.h */
#include "util/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_MIN ((size_t)4096)
#define BLOCK_MAX ((size_t)256 * 1024)

struct block {
	struct block *older;
	size_t size;
	size_t used;
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct block *newest;
	size_t max;
	size_t used;
	size_t refused;
};

struct arena *
arena_new(size_t max)
{
	struct arena *arena = calloc(1, sizeof(*arena));

	if (arena)
		arena->max = max;
	return arena;
}

static void
free_older(struct block *block)
{
	while (block) {
		struct block *older = block->older;

		free(block);
		block = older;
	}
}

void
arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_older(arena->newest);
	free(arena);
}

static size_t
round_up(size_t size)
{
	size_t align = alignof(max_align_t);

	return (size + align - 1) / align * align;
}

/* Blocks double, so that a small thing costs a page and a large one little. */
static struct block *
add_block(struct arena *arena, size_t size)
{
	struct block *block;
	size_t room = BLOCK_MIN;

	if (arena->newest)
		room = arena->newest->size * 2;
	if (room > BLOCK_MAX)
		room = BLOCK_MAX;
	if (room < size)
		room = size;
	block = malloc(sizeof(*block) + room);
	if (!block)
		return NULL;
	block->older = arena->newest;
	block->size = room;
	block->used = 0;
	arena->newest = block;
	return block;
}

/* Without the zeros, and not counted when it is refused. */
static void *
try_take(struct arena *arena, size_t size)
{
	struct block *block = arena->newest;
	void *place;

	if (size > PTRDIFF_MAX / 2)
		return NULL;
	size = round_up(size ? size : 1);
	if (size > arena->max - arena->used)
		return NULL;
	if (!block || size > block->size - block->used)
		block = add_block(arena, size);
	if (!block)
		return NULL;
	place = block->bytes + block->used;
	block->used += size;
	arena->used += size;
	return place;
}

static void *
take(struct arena *arena, size_t size)
{
	void *place = try_take(arena, size);

	arena->refused += !place;
	return place;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	void *place = take(arena, size);

	if (place)
		memset(place, 0, size);
	return place;
}

void *
arena_array(struct arena *arena, size_t n, size_t size)
{
	if (size > 0 && n > PTRDIFF_MAX / size)
		return NULL;
	return arena_alloc(arena, n * size);
}

void *
arena_memdup(struct arena *arena, const void *data, size_t len)
{
	void *copy = take(arena, len);

	if (copy && len > 0)
		memcpy(copy, data, len);
	return copy;
}

char *
arena_strndup(struct arena *arena, const char *text, size_t len)
{
	char *copy;

	if (len >= PTRDIFF_MAX)
		return NULL;
	copy = take(arena, len + 1);
	if (!copy)
		return NULL;
	if (len > 0)
		memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

char *
arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

void
arena_reset(struct arena *arena)
{
	struct block *block = arena->newest;

	arena->used = 0;
	if (!block)
		return;
	free_older(block->older);
	block->older = NULL;
	block->used = 0;
}

size_t
arena_used(const struct arena *arena)
{
	return arena->used;
}

size_t
arena_refused(const struct arena *arena)
{
	return arena->refused;
}
