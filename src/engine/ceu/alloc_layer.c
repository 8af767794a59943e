/* alloc_layer.c - states of one moment, each once; see alloc_internal.h */
#include "engine/ceu/alloc_internal.h"
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>

void
alloc_layer_release(struct alloc_layer *layer)
{
	free(layer->values);
	free(layer->steps);
	free(layer->hashes);
	free(layer->table);
	*layer = (struct alloc_layer){ 0 };
}

void
alloc_layer_reset(struct alloc_layer *layer, size_t width)
{
	layer->n = 0;
	layer->width = width;
	if (layer->room_table)
		memset(layer->table, 0,
		       layer->room_table * sizeof(*layer->table));
}

static uint32_t
hash_of(const int *row, size_t width)
{
	uint64_t h = UINT64_C(0x9E3779B97F4A7C15);

	for (size_t i = 0; i < width; i++) {
		h ^= (uint32_t)row[i];
		h *= UINT64_C(0xFF51AFD7ED558CCD);
		h ^= h >> 32;
	}
	return (uint32_t)h;
}

/* The table is at most half full, so that a free place always comes. */
static bool
grow_table(struct alloc_layer *layer)
{
	size_t room = layer->room_table ? layer->room_table * 2 : 64;
	uint32_t *table;

	if (layer->n < layer->room_table / 2)
		return true;
	table = mem_array(room, sizeof(*table));
	if (!table)
		return false;
	for (size_t i = 0; i < layer->n; i++) {
		size_t at = layer->hashes[i] & (room - 1);

		while (table[at])
			at = (at + 1) & (room - 1);
		table[at] = (uint32_t)(i + 1);
	}
	free(layer->table);
	layer->table = table;
	layer->room_table = room;
	return true;
}

static bool
grow_rows(struct alloc_layer *layer)
{
	size_t room = layer->room ? layer->room * 2 : 64;
	void *grown;

	if (layer->n == layer->room) {
		grown = mem_resize(layer->steps, room, sizeof(*layer->steps));
		if (!grown)
			return false;
		layer->steps = grown;
		grown = mem_resize(layer->hashes, room, sizeof(*layer->hashes));
		if (!grown)
			return false;
		layer->hashes = grown;
		layer->room = room;
	}
	if ((layer->n + 1) * layer->width > layer->room_values) {
		room = (layer->n + 32) * 2 * layer->width;
		grown = mem_resize(layer->values, room, sizeof(*layer->values));
		if (!grown)
			return false;
		layer->values = grown;
		layer->room_values = room;
	}
	return true;
}

enum pr_status
alloc_layer_add(struct alloc_layer *layer, const int *row,
		struct alloc_step step, size_t *place, struct pr_err *err)
{
	size_t bytes = layer->width * sizeof(*row);
	uint32_t hash = hash_of(row, layer->width);
	size_t at;

	if (layer->n >= UINT32_MAX / 2 || !grow_table(layer) ||
	    !grow_rows(layer))
		return mem_fail(err);
	at = hash & (layer->room_table - 1);
	for (; layer->table[at]; at = (at + 1) & (layer->room_table - 1)) {
		size_t i = layer->table[at] - 1;

		if (layer->hashes[i] != hash ||
		    (bytes &&
		     memcmp(layer->values + i * layer->width, row, bytes) != 0))
			continue;
		*place = i;
		return PR_OK;
	}
	*place = layer->n;
	layer->table[at] = (uint32_t)(layer->n + 1);
	layer->hashes[layer->n] = hash;
	layer->steps[layer->n] = step;
	if (bytes)
		memcpy(layer->values + layer->n * layer->width, row, bytes);
	layer->n++;
	return PR_OK;
}
