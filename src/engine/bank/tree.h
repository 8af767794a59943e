/*
 * engine/bank/tree.h - the tree of one record, in cJSON's nodes
 *
 * floor    engine (bank)
 * idea     cJSON_Parse allocates three times a member, and behind a gate that
 *          has read the text already it was slower than a tree of the whole
 *          file. The text being sound, building the same nodes in an arena
 *          is a short walk. The nodes are cJSON's in all but their memory:
 *          everything that reads, moves or prints them works, nothing that
 *          frees or makes one may be used on them.
 */
#ifndef PR_BANK_TREE_H
#define PR_BANK_TREE_H

#include "proctor/base.h"
#include "util/arena.h"

#include <cJSON.h>

/*
 * Marks in a node's type, which cJSON looks at by its lowest byte only: the
 * text of a string, or of a name, stands as in its source, so that it can be
 * written again without a look for what needs an escape. valueint is then the
 * length of valuestring. Whoever exchanges a text takes its mark away.
 */
#define TREE_AS_WRITTEN (1 << 16)
#define TREE_NAME_AS_WRITTEN (1 << 17)

/*
 * The tree of json, which scan_value has found to be one sound value with no
 * fault at all. NULL without memory.
 */
cJSON *tree_build(struct arena *arena, const char *json, size_t len);

/* The same for text that nobody has looked at; *sound is false if it is not
 * one value and nothing else, free of faults. */
cJSON *tree_check_and_build(struct arena *arena, const char *json, size_t len,
			    bool *sound);

/* Adds a member at the end of an object; false without memory. */
bool tree_add_string(struct arena *arena, cJSON *object, const char *name,
		     const char *text);
bool tree_add_number(struct arena *arena, cJSON *object, const char *name,
		     double value);
cJSON *tree_add_object(struct arena *arena, cJSON *object, const char *name);

/* An object of its own. */
cJSON *tree_object(struct arena *arena);

/* Puts a node that belongs to no object into one, under a new name. */
bool tree_put(struct arena *arena, cJSON *object, const char *name,
	      cJSON *node);

#endif
