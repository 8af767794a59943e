/* stored.c - a stored record back into its struct, in an arena of its own */
#include "proctor/hash.h"
#include "util/mem.h"

#include "internal.h"

#include <string.h>

/* The checked tree of a stored record, in an arena that is to hold its
 * struct too. */
static enum pr_status
open_record(struct arena **arena, cJSON **tree, enum pr_record_kind kind,
	    const char *json, size_t len, struct pr_err *err)
{
	const struct shape *shapes[3] = { &shape_exam };
	struct check c = { .stored = true };
	size_t n = 1;
	bool sound = true;

	c.arena = *arena = arena_new(BUILD_ARENA_MAX);
	*tree = c.arena ? tree_check_and_build(c.arena, json, len, &sound)
			: NULL;
	c.no_memory = sound && !*tree;
	if (kind == PR_RECORD_STIMULUS)
		shapes[0] = &shape_stimulus;
	else if (kind == PR_RECORD_ITEM)
		n = item_shapes(shapes, *tree);
	if (cJSON_IsObject(*tree) && !(kind == PR_RECORD_ITEM && n < 3))
		check_shapes(&c, *tree, shapes, n);
	else
		c.errors++;
	if (!c.errors && kind == PR_RECORD_ITEM)
		check_item_rules(&c, *tree);
	if (!c.errors && kind == PR_RECORD_EXAM)
		check_exam_rules(&c, *tree);
	if (!c.errors && !c.no_memory)
		return PR_OK;
	arena_free(*arena);
	if (c.no_memory)
		return mem_fail(err);
	return pr_fail(err, PR_EDAMAGED, "a stored record cannot be read");
}

static bool
finish_item(struct pr_item *item, const cJSON *tree,
	    const struct pr_bank_header *header)
{
	enum pr_text_format format =
		header ? header->default_format : PR_FORMAT_PLAIN;

	if (!item || !hash_item(item->hash, tree, format))
		return false;
	if (!item->uuid[0])
		write_uuid(item->uuid, tree, header ? header->uuid : "");
	return true;
}

enum pr_status
pr_item_read(struct pr_item **out, const char *json, size_t len,
	     const struct pr_bank_header *header, struct pr_err *err)
{
	enum pr_text_format format =
		header ? header->default_format : PR_FORMAT_PLAIN;
	struct arena *arena;
	struct pr_item *item;
	cJSON *tree;
	enum pr_status st;

	*out = NULL;
	st = open_record(&arena, &tree, PR_RECORD_ITEM, json, len, err);
	if (st)
		return st;
	item = build_item(arena, tree, format);
	if (!finish_item(item, tree, header)) {
		arena_free(arena);
		return mem_fail(err);
	}
	item->memory = arena;
	*out = item;
	return PR_OK;
}

enum pr_status
pr_stimulus_read(struct pr_stimulus **out, const char *json, size_t len,
		 const struct pr_bank_header *header, struct pr_err *err)
{
	enum pr_text_format format =
		header ? header->default_format : PR_FORMAT_PLAIN;
	struct arena *arena;
	struct pr_stimulus *stimulus;
	cJSON *tree;
	enum pr_status st;

	*out = NULL;
	st = open_record(&arena, &tree, PR_RECORD_STIMULUS, json, len, err);
	if (st)
		return st;
	stimulus = build_stimulus(arena, tree, format);
	if (!stimulus || !hash_stimulus(stimulus->hash, tree, format)) {
		arena_free(arena);
		return mem_fail(err);
	}
	stimulus->memory = arena;
	*out = stimulus;
	return PR_OK;
}

enum pr_status
pr_exam_read(struct pr_exam **out, const char *json, size_t len,
	     struct pr_err *err)
{
	struct arena *arena;
	struct pr_exam *exam;
	cJSON *tree;
	enum pr_status st;

	*out = NULL;
	st = open_record(&arena, &tree, PR_RECORD_EXAM, json, len, err);
	if (st)
		return st;
	exam = build_exam(arena, tree);
	if (!exam || !hash_exam(exam->hash, tree)) {
		arena_free(arena);
		return mem_fail(err);
	}
	exam->memory = arena;
	*out = exam;
	return PR_OK;
}
