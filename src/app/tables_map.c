/* tables_map.c - what was read from the code tables, kept by key */
#include "util/mem.h"

#include "tables.h"

#include <stdlib.h>
#include <string.h>

uint64_t
tables_key(char kind, uint64_t number)
{
	return (uint64_t)(unsigned char)kind << 56 |
	       (number & UINT64_C(0xffffffffffffff));
}

uint64_t
tables_key_text(char kind, const char *text)
{
	uint64_t key = (unsigned char)kind;
	int i;

	for (i = 0; i < 7 && text[i]; i++)
		key = key << 8 | (unsigned char)text[i];
	if (text[i])
		return 0;
	return key << 8 * (7 - i);
}

static size_t
slot_of(const struct tables_map *map, uint64_t key)
{
	uint64_t h = key * UINT64_C(0x9e3779b97f4a7c15);
	size_t mask = map->cap - 1;
	size_t i = (size_t)(h >> 32) & mask;

	while (map->keys[i] && map->keys[i] != key)
		i = (i + 1) & mask;
	return i;
}

void *
tables_map_get(const struct tables_map *map, uint64_t key)
{
	size_t i;

	if (!map->cap || !key)
		return NULL;
	i = slot_of(map, key);
	return map->keys[i] ? map->values[i] : NULL;
}

static bool
grow(struct tables_map *map)
{
	struct tables_map more = { .cap = map->cap ? map->cap * 2 : 4096 };

	more.keys = mem_array(more.cap, sizeof(*more.keys));
	more.values = mem_array(more.cap, sizeof(*more.values));
	if (!more.keys || !more.values) {
		tables_map_release(&more);
		return false;
	}
	for (size_t i = 0; i < map->cap; i++) {
		size_t to;

		if (!map->keys[i])
			continue;
		to = slot_of(&more, map->keys[i]);
		more.keys[to] = map->keys[i];
		more.values[to] = map->values[i];
	}
	more.n = map->n;
	tables_map_release(map);
	*map = more;
	return true;
}

bool
tables_map_put(struct tables_map *map, uint64_t key, void *value)
{
	size_t i;

	if (!key || !value)
		return false;
	if (map->n * 2 >= map->cap && !grow(map))
		return false;
	i = slot_of(map, key);
	map->n += !map->keys[i];
	map->keys[i] = key;
	map->values[i] = value;
	return true;
}

void *
tables_get(const struct pr_tables *tables, uint64_t key)
{
	return tables_map_get(&tables->map, key);
}

bool
tables_keep(struct pr_tables *tables, uint64_t key, void *value)
{
	return tables_map_put(&tables->map, key, value);
}

void
tables_map_release(struct tables_map *map)
{
	free(map->keys);
	free(map->values);
	*map = (struct tables_map){ 0 };
}

struct pr_value
tables_int(int64_t number)
{
	return (struct pr_value){ .type = PR_VALUE_INT, .number = number };
}

struct pr_value
tables_text(const char *text)
{
	return (struct pr_value){ PR_VALUE_TEXT, 0, text, strlen(text) };
}

bool
tables_ask(struct pr_tables *tables, enum pr_codes_ask ask,
	   enum pr_table_what what, const struct pr_value *key, void *ctx,
	   bool (*visit)(void *ctx, const struct pr_value *c, size_t n))
{
	struct pr_value keys[2] = { tables_int(tables->part[what]) };

	if (!tables->part[what])
		return true;
	if (key)
		keys[1] = *key;
	if (pr_codes_ask(tables->codes, ask, keys, key ? 2 : 1, ctx, visit,
			 NULL) == PR_OK)
		return true;
	tables->failed++;
	return false;
}

size_t
tables_trouble(const struct pr_tables *tables)
{
	return tables->failed + arena_refused(tables->arena);
}

const char *
tables_lend(struct pr_tables *tables, const struct pr_value *cell)
{
	const char *copy = NULL;

	if (cell->type == PR_VALUE_TEXT && cell->len)
		copy = arena_strndup(tables->arena, cell->text, cell->len);
	return copy ? copy : "";
}
