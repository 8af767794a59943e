/*
 * engine/bank/internal.h - from checked trees to structs, text and hashes
 *
 * floor    engine (bank)
 * idea     All of these expect a tree that the checks found sound.
 */
#ifndef PR_BANK_INTERNAL_H
#define PR_BANK_INTERNAL_H

#include "proctor/bank.h"
#include "util/arena.h"
#include "util/buf.h"

#include "check.h"

/* What a bank's records may take in memory, each. */
#define BUILD_ARENA_MAX ((size_t)64 << 20)

/* Where a struct is being built; its strings are the tree's, which lies in the
 * same arena. */
struct build {
	struct arena *arena;
	enum pr_text_format format; /* of a bare string */
	bool no_memory;
};

struct pr_content build_content(struct build *b, const cJSON *node);
const char **build_strings(struct build *b, const cJSON *list, size_t *n);
const char **build_media(struct build *b, const cJSON *owner, size_t *n);
void *build_array(struct build *b, const cJSON *list, size_t size, size_t *n);
void build_objectives(struct build *b, struct pr_item *item, const cJSON *list);
void build_uuid(char out[static 37], const char *text);

/* Items: the members that a type has of its own. */
void build_item_type(struct build *b, struct pr_item *item, const cJSON *json);

/* A sound item, its hash not yet set. NULL without memory. */
struct pr_item *build_item(struct arena *arena, const cJSON *json,
			   enum pr_text_format format);
struct pr_stimulus *build_stimulus(struct arena *arena, const cJSON *json,
				   enum pr_text_format format);
struct pr_exam *build_exam(struct arena *arena, const cJSON *json);

/* The content hash of an item, a stimulus, an exam; false without memory. */
bool hash_item(unsigned char out[static 32], const cJSON *json,
	       enum pr_text_format format);
bool hash_stimulus(unsigned char out[static 32], const cJSON *json,
		   enum pr_text_format format);
bool hash_exam(unsigned char out[static 32], const cJSON *json);

/* RFC 8785. canon_number's room is for the longest number there is. */
void canon_number(char out[static 48], double value);
void canon_string(struct buf *out, const char *text);
/* The string that a node is, and the name that it has. */
void canon_text(struct buf *out, const cJSON *node);
void canon_name(struct buf *out, const cJSON *node);
void canon_value(struct buf *out, const cJSON *node);

/* Adds what cJSON_PrintUnformatted would give, to the byte. */
void tree_print(struct buf *out, cJSON *node);

/* Orders the members of a JCS object: by UTF-16 code units. */
int canon_compare(const char *a, const char *b);

/* The shapes of an item by its type; returns how many. */
size_t item_shapes(const struct shape *out[static 3], const cJSON *json);

/* Puts members into the order of the tables. */
void schema_order(cJSON *node, const struct shape *const *shapes,
		  size_t n_shapes);

/* write.c: what every stored record has; false without memory. */
bool write_item_defaults(struct arena *arena, cJSON *json,
			 const struct pr_bank_header *header,
			 const unsigned char hash[static 32]);
bool write_set(struct arena *arena, cJSON *object, const char *name,
	       const char *text);

/* The item's uuid, made from bank and identifier when it has none. */
bool write_uuid(char out[static 37], const cJSON *json, const char *bank_uuid);

#endif
