/* reader_record.c - checked, built, hashed, rewritten: one record */
#include "proctor/hash.h"
#include "util/mem.h"

#include "reader.h"
#include "rule_numbers.h"

#include <string.h>

#define UNKNOWN "urn:certbank:unknown"

/* Members of a later version go where ours cannot trip over them. */
static bool
keep_unknown(struct check *c, cJSON *json)
{
	cJSON *extensions =
		cJSON_GetObjectItemCaseSensitive(json, "extensions");

	if (!c->unknown)
		return true;
	if (!extensions)
		extensions = tree_add_object(c->arena, json, "extensions");
	if (!extensions)
		return false;
	cJSON_DetachItemFromObjectCaseSensitive(extensions, UNKNOWN);
	return tree_put(c->arena, extensions, UNKNOWN, c->unknown);
}

static void
check_record(struct check *c, cJSON *json, enum pr_record_kind kind)
{
	static const char *const whats[] = {
		[PR_RECORD_EXAM] = "exam",
		[PR_RECORD_STIMULUS] = "stimulus",
		[PR_RECORD_ITEM] = "item",
	};
	const struct shape *shapes[3] = { &shape_exam };
	size_t n = 1;

	c->what = whats[kind];
	if (!cJSON_IsObject(json)) {
		check_say(c, RULE_KIND, json_kind(json), "an object", NULL);
		return;
	}
	c->label = json_string(json, "identifier");
	if (!c->label)
		c->label = json_string(json, "uuid");
	if (kind == PR_RECORD_STIMULUS)
		shapes[0] = &shape_stimulus;
	else if (kind == PR_RECORD_ITEM)
		n = item_shapes(shapes, json);
	c->typeless = kind == PR_RECORD_ITEM && n == 2;
	check_shapes(c, json, shapes, n);
	c->shaped = true;
	if (c->no_memory)
		return;
	if (kind == PR_RECORD_ITEM)
		check_item_rules(c, json);
	else if (kind == PR_RECORD_EXAM)
		check_exam_rules(c, json);
	else
		check_media_text(c, json);
}

/* A hash that the file states and that is not the content's. */
static void
compare_hash(struct check *c, const cJSON *json,
	     const unsigned char hash[static PR_HASH_LEN])
{
	const char *said = json_string(json, "content_hash");
	unsigned char other[PR_HASH_LEN];

	if (said && pr_hex_parse(other, PR_HASH_LEN, said + 7) &&
	    memcmp(hash, other, PR_HASH_LEN) != 0)
		check_say_at(c, "content_hash", RULE_HASH, NULL, NULL);
}

/* Items with more options than can be drawn wait for somebody's eyes. */
static bool
hold_back(struct arena *arena, cJSON *json)
{
	const cJSON *options = json_get(json, "options");

	if (cJSON_GetArraySize(options) <= 8)
		return true;
	return write_set(arena, json, "status", "draft");
}

static bool
finish_item(struct pr_reader *r, cJSON *json, struct pr_record *out)
{
	unsigned char hash[PR_HASH_LEN];
	struct pr_item *item;

	if (!hash_item(hash, json, r->header.default_format))
		return false;
	compare_hash(&r->check, json, hash);
	if (!hold_back(r->arena, json) ||
	    !write_item_defaults(r->arena, json, &r->header, hash))
		return false;
	item = build_item(r->arena, json, r->header.default_format);
	if (!item)
		return false;
	memcpy(item->hash, hash, sizeof(hash));
	out->item = item;
	return true;
}

/* Of a refused item, what the importer can still look up. */
static bool
take_names(struct pr_reader *r, const cJSON *json, struct pr_record *out)
{
	struct build b = { r->arena, r->header.default_format, false };
	const struct check *c = &r->check;
	const cJSON *stimulus = json_get(json, "stimulus");
	struct pr_item *item = arena_alloc(r->arena, sizeof(*item));

	if (!item)
		return false;
	if (check_is_sound(c, "uuid"))
		build_uuid(item->uuid, json_string(json, "uuid"));
	item->identifier = c->label;
	if (check_is_sound(c, "stimulus.uuid"))
		build_uuid(item->stimulus, json_string(stimulus, "uuid"));
	if (check_is_whole(c, "objectives"))
		build_objectives(&b, item, json_get(json, "objectives"));
	out->item = item;
	return !b.no_memory;
}

static bool
finish_stimulus(struct pr_reader *r, cJSON *json, struct pr_record *out)
{
	struct pr_stimulus *s =
		build_stimulus(r->arena, json, r->header.default_format);

	out->stimulus = s;
	return s && hash_stimulus(s->hash, json, r->header.default_format);
}

static bool
finish_exam(struct pr_reader *r, cJSON *json, struct pr_record *out)
{
	struct pr_exam *exam = build_exam(r->arena, json);

	out->exam = exam;
	return exam && hash_exam(exam->hash, json);
}

enum pr_status
reader_take_record(struct pr_reader *r, cJSON *json, struct pr_record *out,
		   struct pr_err *err)
{
	bool fine;

	check_record(&r->check, json, out->kind);
	if (r->check.no_memory)
		return mem_fail(err);
	out->refused = r->check.errors > 0;
	if (out->refused && out->kind == PR_RECORD_ITEM)
		return take_names(r, json, out) ? PR_OK : mem_fail(err);
	if (out->refused)
		return PR_OK;
	fine = keep_unknown(&r->check, json);
	if (fine && out->kind == PR_RECORD_ITEM)
		fine = finish_item(r, json, out);
	else if (fine && out->kind == PR_RECORD_STIMULUS)
		fine = finish_stimulus(r, json, out);
	else if (fine)
		fine = finish_exam(r, json, out);
	if (fine)
		tree_print(&r->json, json);
	if (!fine || r->json.status)
		return mem_fail(err);
	out->json = buf_text(&r->json);
	out->json_len = r->json.len;
	return PR_OK;
}
