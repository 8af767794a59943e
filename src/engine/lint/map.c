/* map.c - from texts to small numbers, in the order they came */
#include "util/mem.h"

#include "internal.h"

#include <stdlib.h>
#include <string.h>

static size_t
place(const struct lint_map *map, const char *key)
{
	size_t at = lint_hash(key, strlen(key)) & (map->n_slots - 1);

	while (map->slots[at] &&
	       strcmp(map->keys[map->slots[at] - 1], key) != 0)
		at = (at + 1) & (map->n_slots - 1);
	return at;
}

static bool
grow(struct lint_map *map)
{
	size_t n = map->n_slots ? 2 * map->n_slots : 64;
	uint32_t *slots = mem_array(n, sizeof(*slots));

	if (!slots)
		return false;
	free(map->slots);
	map->slots = slots;
	map->n_slots = n;
	for (size_t i = 0; i < map->n; i++)
		slots[place(map, map->keys[i])] = (uint32_t)(i + 1);
	return true;
}

size_t
lint_map_add(struct lint_map *map, const char *key)
{
	void *more;
	size_t at;

	if (2 * (map->n + 1) > map->n_slots && !grow(map))
		return LINT_MAP_NONE;
	at = place(map, key);
	if (map->slots[at])
		return map->slots[at] - 1;
	more = mem_room(map->keys, map->n, &map->cap, sizeof(*map->keys));
	if (!more)
		return LINT_MAP_NONE;
	map->keys = more;
	map->keys[map->n] = arena_strdup(map->arena, key);
	if (!map->keys[map->n])
		return LINT_MAP_NONE;
	map->slots[at] = (uint32_t)++map->n;
	return map->n - 1;
}

size_t
lint_map_find(const struct lint_map *map, const char *key)
{
	size_t at = map->n_slots ? place(map, key) : 0;

	return map->n_slots && map->slots[at] ? map->slots[at] - 1
					      : LINT_MAP_NONE;
}

void
lint_map_release(struct lint_map *map)
{
	free(map->keys);
	free(map->slots);
}
