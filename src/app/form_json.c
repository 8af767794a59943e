/*
 * form_json.c - a form as a file: for a class, for --form and --avoid
 *
 * {"schema":"proctor.form/1","exam":"RHIT","seed":"42","whole":true,
 *  "hash":"...","slots":[{"uuid":"...","version":1,"role":"scored",
 *  "domain":"D1","b":-0.9,"b_sd":0.8,"order":["B","A","D","C"]}]}
 */
#include "proctor/hash.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "pool.h"
#include "seat_internal.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA "proctor.form/1"
#define SLOTS_MAX PR_SHEET_SLOTS_MAX
#define LOGITS_MAX 20

static cJSON *
slot_json(const struct pr_slot *slot, const struct pr_item *item,
	  const struct pr_exam *exam)
{
	cJSON *o = cJSON_CreateObject();
	cJSON *order = o ? cJSON_AddArrayToObject(o, "order") : NULL;
	bool ok = order && cJSON_AddStringToObject(o, "uuid", item->uuid) &&
		  cJSON_AddNumberToObject(o, "version", item->version) &&
		  cJSON_AddStringToObject(
			  o, "role",
			  slot->role == PR_ROLE_PRETEST    ? "pretest"
			  : slot->role == PR_ROLE_PRACTICE ? "practice"
							   : "scored") &&
		  cJSON_AddStringToObject(
			  o, "domain",
			  slot->domain >= 0
				  ? exam->domains[slot->domain].identifier
				  : "") &&
		  app_json_number(o, "b", slot->b) &&
		  app_json_number(o, "b_sd", slot->b_sd);

	for (int k = 0; ok && k < slot->n_options; k++) {
		cJSON *id =
			cJSON_CreateString(item->options[slot->order[k]].id);

		ok = id && cJSON_AddItemToArray(order, id);
	}
	if (ok)
		return o;
	cJSON_Delete(o);
	return NULL;
}

enum pr_status
pr_seat_form_json(struct pr_seat *seat, char **out, struct pr_err *err)
{
	const struct pr_form *form = seat->form;
	cJSON *o = cJSON_CreateObject();
	cJSON *slots = o ? cJSON_AddArrayToObject(o, "slots") : NULL;
	char hash[PR_HASH_TEXT], seed[24];
	enum pr_status st = seat_load_items(seat, err);
	bool ok;

	*out = NULL;
	pr_hex_format(hash, form->hash, sizeof(form->hash));
	snprintf(seed, sizeof(seed), "%" PRIu64, form->seed);
	ok = slots && cJSON_AddStringToObject(o, "schema", SCHEMA) &&
	     cJSON_AddStringToObject(o, "exam", seat->exam->identifier) &&
	     cJSON_AddStringToObject(o, "seed", seed) &&
	     cJSON_AddBoolToObject(o, "whole", form->whole_blueprint) &&
	     cJSON_AddStringToObject(o, "hash", hash);
	for (size_t i = 0; !st && ok && i < form->n_slots; i++) {
		cJSON *slot =
			slot_json(&form->slots[i], seat->items[i], seat->exam);

		ok = slot && cJSON_AddItemToArray(slots, slot);
	}
	if (!st && ok)
		*out = cJSON_Print(o);
	cJSON_Delete(o);
	if (!st && !*out)
		st = mem_fail(err);
	return st;
}

static enum pr_status
no_form(struct pr_err *err, const char *what)
{
	return pr_fail(err, PR_EPARSE,
		       "The form file %s. A form file is what --save-form "
		       "writes.",
		       what);
}

static enum pr_status
parse_form(cJSON **out, const char *json, struct pr_err *err)
{
	cJSON *o = cJSON_Parse(json);
	const cJSON *schema = cJSON_GetObjectItemCaseSensitive(o, "schema");
	const cJSON *slots = cJSON_GetObjectItemCaseSensitive(o, "slots");
	int n = cJSON_GetArraySize(slots);

	*out = NULL;
	if (cJSON_IsString(schema) && !strcmp(schema->valuestring, SCHEMA) &&
	    cJSON_IsArray(slots) && n > 0 && n <= SLOTS_MAX) {
		*out = o;
		return PR_OK;
	}
	cJSON_Delete(o);
	return no_form(err, "cannot be read");
}

static const char *
text_of(const cJSON *o, const char *name)
{
	const cJSON *s = cJSON_GetObjectItemCaseSensitive(o, name);

	return cJSON_IsString(s) ? s->valuestring : "";
}

enum pr_status
app_pool_avoid(struct pool *pool, struct pr_desk *desk, const char *json,
	       struct pr_err *err)
{
	cJSON *o;
	const cJSON *slot;
	enum pr_status st = parse_form(&o, json, err);

	(void)desk;
	if (st)
		return st;
	cJSON_ArrayForEach(slot, cJSON_GetObjectItemCaseSensitive(o, "slots"))
	{
		const char *uuid = text_of(slot, "uuid");

		for (size_t i = 0; i < pool->n; i++)
			if (!strcmp(pool->candidates[i].uuid, uuid))
				pool->candidates[i].avoided = true;
	}
	cJSON_Delete(o);
	return PR_OK;
}

/* The revision a slot names, even when a newer one is current. */
static enum pr_status
find_rev(struct pr_desk *desk, const cJSON *slot, int64_t *rev_id,
	 struct pr_err *err)
{
	const cJSON *version =
		cJSON_GetObjectItemCaseSensitive(slot, "version");
	unsigned char uuid[16];
	struct pr_db_item item;
	struct pr_db_rev rev;
	enum pr_status st;

	if (pr_uuid_parse(uuid, text_of(slot, "uuid"), NULL) ||
	    !cJSON_IsNumber(version) || version->valueint < 1)
		return no_form(err, "has a slot without uuid or version");
	st = pr_db_item_find(desk->store, uuid, &item, err);
	if (!st)
		st = pr_db_rev_version(desk->store, item.id, version->valueint,
				       &rev, err);
	if (st == PR_ENOTFOUND)
		return pr_fail(err, st,
			       "The form needs item %s version %d, which no "
			       "bank here has. Import the bank first.",
			       text_of(slot, "uuid"), version->valueint);
	if (!st)
		*rev_id = rev.id;
	return st;
}

static int
option_index(const struct pr_item *item, const char *id)
{
	for (size_t k = 0; k < item->n_options; k++)
		if (!strcmp(item->options[k].id, id))
			return (int)k;
	return -1;
}

static enum pr_status
read_order(struct pr_slot *out, const cJSON *slot, const struct pr_item *item,
	   struct pr_err *err)
{
	const cJSON *order = cJSON_GetObjectItemCaseSensitive(slot, "order");
	const cJSON *id;
	uint32_t seen = 0;

	if (!pr_item_is_choice(item->type) && cJSON_GetArraySize(order) == 0)
		return PR_OK;
	cJSON_ArrayForEach(id, order)
	{
		int k = cJSON_IsString(id) ? option_index(item, id->valuestring)
					   : -1;

		if (k < 0 || seen & 1U << k)
			return no_form(err, "orders options that the item "
					    "does not have");
		seen |= 1U << k;
		out->order[out->n_options++] = (unsigned char)k;
	}
	if (out->n_options != item->n_options)
		return no_form(err, "leaves options out");
	return PR_OK;
}

static double
number_of(const cJSON *o, const char *name, double otherwise)
{
	const cJSON *n = cJSON_GetObjectItemCaseSensitive(o, name);

	return cJSON_IsNumber(n) ? n->valuedouble : otherwise;
}

static enum pr_role
role_of(const cJSON *slot)
{
	const char *role = text_of(slot, "role");

	if (!strcmp(role, "pretest"))
		return PR_ROLE_PRETEST;
	return strcmp(role, "practice") ? PR_ROLE_SCORED : PR_ROLE_PRACTICE;
}

/* What only this data folder knows: was it met, is its rule past review? */
static void
local_facts(struct pr_slot *out, const struct pool *pool)
{
	for (size_t i = 0; i < pool->n; i++) {
		const struct pr_candidate *c = &pool->candidates[i];

		if (c->item_rev != out->item_rev)
			continue;
		out->met_before = c->seen_ms != 0;
		out->past_review = c->past_review;
		out->set = c->set;
		out->set_position = c->set_position;
		out->task = c->task;
	}
}

static enum pr_status
read_slot(struct pr_slot *out, struct pr_desk *desk, const cJSON *slot,
	  const struct pr_exam *exam, const struct pool *pool,
	  struct pr_err *err)
{
	struct pr_item *item = NULL;
	enum pr_status st = find_rev(desk, slot, &out->item_rev, err);

	if (!st)
		st = pr_library_item(desk, out->item_rev, &item, err);
	if (!st)
		st = read_order(out, slot, item, err);
	pr_item_free(item);
	if (st)
		return st;
	out->role = role_of(slot);
	out->domain = pr_exam_domain(exam, text_of(slot, "domain"));
	if (out->domain < 0)
		return no_form(err, "names a domain that the exam does not "
				    "have");
	out->task = -1;
	out->set = -1;
	out->b = number_of(slot, "b", 0);
	out->b_sd = number_of(slot, "b_sd", 1);
	if (!(fabs(out->b) <= LOGITS_MAX) || out->b_sd < 0 ||
	    !(out->b_sd <= LOGITS_MAX))
		return no_form(err, "has a difficulty that cannot be");
	local_facts(out, pool);
	return PR_OK;
}

static bool
is_there(const struct pr_form *form, int64_t item_rev)
{
	for (size_t i = 0; i < form->n_slots; i++)
		if (form->slots[i].item_rev == item_rev)
			return true;
	return false;
}

static enum pr_status
read_slots(struct pr_form *form, struct pr_desk *desk, const cJSON *o,
	   const struct pr_exam *exam, const struct pool *pool,
	   struct pr_err *err)
{
	const cJSON *slots = cJSON_GetObjectItemCaseSensitive(o, "slots");
	const cJSON *slot;
	enum pr_status st = PR_OK;

	form->slots = mem_array((size_t)cJSON_GetArraySize(slots),
				sizeof(*form->slots));
	if (!form->slots)
		return mem_fail(err);
	cJSON_ArrayForEach(slot, slots)
	{
		struct pr_slot *out = &form->slots[form->n_slots];

		st = read_slot(out, desk, slot, exam, pool, err);
		if (st)
			return st;
		if (is_there(form, out->item_rev))
			return no_form(err, "names an item twice");
		form->n_slots++;
	}
	return st;
}

/* The counts by domain decide whether it is a whole form, not the file. */
static bool
is_whole(const struct pr_form *form, const struct pr_exam *exam)
{
	int want[PR_DOMAINS_MAX], have[PR_DOMAINS_MAX] = { 0 };

	if (exam->scored_items <= 0 ||
	    pr_blueprint_counts(want, exam, exam->scored_items, NULL) != PR_OK)
		return false;
	for (size_t i = 0; i < form->n_slots; i++)
		have[form->slots[i].domain] +=
			form->slots[i].role == PR_ROLE_SCORED;
	return !memcmp(want, have, exam->n_domains * sizeof(*want));
}

enum pr_status
app_form_from_json(struct pr_form **out, struct pr_desk *desk,
		   const struct pr_exam *exam, const struct pool *pool,
		   const char *json, struct pr_err *err)
{
	struct pr_form *form = NULL;
	cJSON *o;
	enum pr_status st = parse_form(&o, json, err);

	*out = NULL;
	if (st)
		return st;
	if (strcmp(text_of(o, "exam"), exam->identifier) != 0)
		st = pr_fail(err, PR_EINVAL,
			     "The form is for %.64s, not for %s; sit it as "
			     "one of %.64s.",
			     text_of(o, "exam"), exam->identifier,
			     text_of(o, "exam"));
	if (!st) {
		form = mem_array(1, sizeof(*form));
		if (!form)
			st = mem_fail(err);
	}
	if (!st && form) {
		form->seed = strtoull(text_of(o, "seed"), NULL, 10);
		st = read_slots(form, desk, o, exam, pool, err);
	}
	if (!st && form)
		form->whole_blueprint = is_whole(form, exam);
	cJSON_Delete(o);
	if (st)
		pr_form_free(form);
	else
		*out = form;
	return st;
}

enum pr_status
pr_seat_form_exam(char *out, const char *json, struct pr_err *err)
{
	cJSON *o;
	const char *exam;
	enum pr_status st = parse_form(&o, json, err);

	if (st)
		return st;
	exam = text_of(o, "exam");
	if (*exam && strlen(exam) < 65)
		memcpy(out, exam, strlen(exam) + 1);
	else
		st = no_form(err, "names no exam");
	cJSON_Delete(o);
	return st;
}
