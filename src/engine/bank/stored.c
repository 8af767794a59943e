/* stored.c - a stored record back into its struct, in an arena of its own */
#include "internal.h"

#include "proctor/hash.h"

#include <string.h>

#include "reader.h"
#include "util/mem.h"

/* The tree of a stored record whose shape is sound, NULL with err filled. */
static cJSON *
open_record(const char *json, size_t len, enum pr_record_kind kind,
	    enum pr_status *st, struct pr_err *err)
{
	const struct shape *shapes[3] = { &shape_exam };
	struct check c = { .stored = true };
	size_t n = 1;
	cJSON *tree = reader_parse(json, len);

	if (kind == PR_RECORD_STIMULUS)
		shapes[0] = &shape_stimulus;
	else if (kind == PR_RECORD_ITEM)
		n = item_shapes(shapes, tree);
	if (cJSON_IsObject(tree) && !(kind == PR_RECORD_ITEM && n < 3))
		check_shapes(&c, tree, shapes, n);
	else
		c.errors++;
	if (!c.errors && kind == PR_RECORD_ITEM)
		check_item_rules(&c, tree);
	if (!c.errors && kind == PR_RECORD_EXAM)
		check_exam_rules(&c, tree);
	check_release(&c);
	*st = PR_OK;
	if (!c.errors && !c.no_memory)
		return tree;
	cJSON_Delete(tree);
	*st = c.no_memory ? mem_fail(err) :
			    pr_fail(err, PR_EDAMAGED,
				    "a stored record cannot be read");
	return NULL;
}

enum pr_status
pr_item_read(struct pr_item **out, const char *json, size_t len,
	     const struct pr_bank_header *header, struct pr_err *err)
{
	enum pr_status st;
	enum pr_text_format format =
		header ? header->default_format : PR_FORMAT_PLAIN;
	cJSON *tree = open_record(json, len, PR_RECORD_ITEM, &st, err);
	struct arena *arena = tree ? arena_new(BUILD_ARENA_MAX) : NULL;
	struct pr_item *item = NULL;

	*out = NULL;
	if (!tree)
		return st;
	if (arena)
		item = build_item(arena, tree, format);
	if (item && hash_item(item->hash, tree, format) &&
	    (item->uuid[0] ||
	     write_uuid(item->uuid, tree, header ? header->uuid : ""))) {
		item->memory = arena;
		*out = item;
	} else {
		arena_free(arena);
	}
	cJSON_Delete(tree);
	return *out ? PR_OK : mem_fail(err);
}

enum pr_status
pr_stimulus_read(struct pr_stimulus **out, const char *json, size_t len,
		 const struct pr_bank_header *header, struct pr_err *err)
{
	enum pr_status st;
	enum pr_text_format format =
		header ? header->default_format : PR_FORMAT_PLAIN;
	cJSON *tree = open_record(json, len, PR_RECORD_STIMULUS, &st, err);
	struct arena *arena = tree ? arena_new(BUILD_ARENA_MAX) : NULL;
	struct pr_stimulus *stimulus = NULL;

	*out = NULL;
	if (!tree)
		return st;
	if (arena)
		stimulus = build_stimulus(arena, tree, format);
	if (stimulus && hash_stimulus(stimulus->hash, tree, format)) {
		stimulus->memory = arena;
		*out = stimulus;
	} else {
		arena_free(arena);
	}
	cJSON_Delete(tree);
	return *out ? PR_OK : mem_fail(err);
}

enum pr_status
pr_exam_read(struct pr_exam **out, const char *json, size_t len,
	     struct pr_err *err)
{
	enum pr_status st;
	cJSON *tree = open_record(json, len, PR_RECORD_EXAM, &st, err);
	struct arena *arena = tree ? arena_new(BUILD_ARENA_MAX) : NULL;
	struct pr_exam *exam = NULL;

	*out = NULL;
	if (!tree)
		return st;
	if (arena)
		exam = build_exam(arena, tree);
	if (exam && hash_exam(exam->hash, tree)) {
		exam->memory = arena;
		*out = exam;
	} else {
		arena_free(arena);
	}
	cJSON_Delete(tree);
	return *out ? PR_OK : mem_fail(err);
}
