/* preview_fill.c - what was gathered, taken into a folder of its own */
#include "proctor/uuid.h"
#include "util/mem.h"

#include "import_item.h"
#include "preview.h"

#include <cJSON.h>
#include <stdlib.h>
#include <string.h>

#define DOMAIN "ALL"
#define LINES_MAX ((size_t)512 << 20)
#define HEADER                                            \
	"{\"record\":\"header\",\"format\":\"certbank\"," \
	"\"format_version\":\"1.1\",\"bank\":"
#define EXAM                                                                  \
	HEADER "{\"uuid\":\"77d1b8a4-4e63-5ac5-8c5e-0a0f1c4d2b10\","          \
	       "\"identifier\":\"preview\",\"title\":\"Preview\"}}\n"         \
	       "{\"record\":\"exam\",\"exam\":{"                              \
	       "\"uuid\":\"77d1b8a4-4e63-5ac5-8c5e-0a0f1c4d2b11\","           \
	       "\"identifier\":\"" PR_PREVIEW_EXAM "\","                      \
	       "\"title\":\"Preview\",\"domains\":[{\"identifier\":\"" DOMAIN \
	       "\",\"title\":\"Preview\",\"weight\":{\"percent\":100}}]}}\n"

/* An item that is here alone: active, of our exam, with no enemy. */
static bool
rewrite(cJSON *item)
{
	static const char *const gone[] = { "content_hash", "enemies",
					    "objectives", "status" };
	cJSON *list, *objective;

	for (size_t i = 0; i < PR_LEN(gone); i++)
		cJSON_DeleteItemFromObjectCaseSensitive(item, gone[i]);
	list = cJSON_AddArrayToObject(item, "objectives");
	objective = cJSON_CreateObject();
	if (!list || !cJSON_AddItemToArray(list, objective)) {
		cJSON_Delete(objective);
		return false;
	}
	return cJSON_AddStringToObject(objective, "exam", PR_PREVIEW_EXAM) &&
	       cJSON_AddStringToObject(objective, "domain", DOMAIN) &&
	       cJSON_AddStringToObject(item, "status", "active");
}

enum pr_status
preview_record(char **out, const char *json, size_t len, struct pr_err *err)
{
	cJSON *item = cJSON_ParseWithLength(json, len);

	*out = item && rewrite(item) ? cJSON_PrintUnformatted(item) : NULL;
	cJSON_Delete(item);
	return *out ? PR_OK : mem_fail(err);
}

/* The options as they stand in the file. */
enum pr_status
preview_order(char **out, const struct pr_item *item, struct pr_err *err)
{
	cJSON *order = cJSON_CreateArray();
	bool ok = order != NULL;

	for (size_t i = 0; i < item->n_options && ok; i++) {
		cJSON *id = cJSON_CreateString(item->options[i].id);

		ok = id && cJSON_AddItemToArray(order, id);
	}
	*out = ok ? cJSON_PrintUnformatted(order) : NULL;
	cJSON_Delete(order);
	return *out ? PR_OK : mem_fail(err);
}

/* Lines in memory as a source. */
struct lines {
	const char *text;
	size_t len, at;
};

static enum pr_status
read_lines(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	struct lines *lines = ctx;

	(void)err;
	*n = lines->len - lines->at;
	*n = *n < cap ? *n : cap;
	memcpy(buf, lines->text + lines->at, *n);
	lines->at += *n;
	return PR_OK;
}

static enum pr_status
take_lines(struct pr_desk *desk, const char *text, size_t len,
	   struct pr_err *err)
{
	static const char *const paths[] = { "-" };
	struct lines lines = { text, len, 0 };
	struct pr_import_options options = {
		.keep_going = true,
		.keep_duplicates = true,
		.on_conflict = PR_CONFLICT_THEIRS,
		.standard_input = { "-", &lines, read_lines },
	};
	struct pr_import_sum sum;

	memset(&sum, 0, sizeof(sum));
	return pr_library_import(desk, paths, 1, &options, NULL, NULL, &sum,
				 err);
}

static enum pr_status
take_bank(struct pr_preview *p, size_t bank, struct pr_desk *desk,
	  struct pr_err *err)
{
	const struct preview_bank *b = &p->banks[bank];
	struct buf text;
	enum pr_status st;

	buf_init(&text, LINES_MAX);
	buf_printf(&text, HEADER "%s}\n", b->json);
	buf_add(&text, buf_text(&b->stimuli), b->stimuli.len);
	for (long i = 0; i < p->sum.items; i++)
		if (p->items[i].bank == bank)
			buf_printf(&text, "{\"record\":\"item\",\"item\":%s}\n",
				   p->items[i].json);
	st = buf_status(&text, err);
	if (!st)
		st = take_lines(desk, buf_text(&text), text.len, err);
	buf_release(&text);
	return st;
}

/* Drops what did not come in: an item whose case material is missing. */
static enum pr_status
keep_taken(struct pr_preview *p, struct pr_desk *desk, struct pr_err *err)
{
	long kept = 0;

	for (long i = 0; i < p->sum.items; i++) {
		struct preview_item item = p->items[i];
		unsigned char uuid[PR_UUID_LEN];
		struct pr_db_item row;
		struct pr_err own = { 0 };
		enum pr_status st = pr_uuid_parse(uuid, item.uuid, &own);

		if (!st)
			st = pr_db_item_find(desk->store, uuid, &row, &own);
		if (st && st != PR_ENOTFOUND)
			return pr_fail(err, st, "%s", own.text);
		if (st) {
			p->sum.refused++;
			continue;
		}
		p->items[i] = p->items[kept];
		p->items[kept++] = item;
	}
	p->sum.items = kept;
	return PR_OK;
}

static enum pr_status
make_form(const struct pr_preview *p, char **form, struct pr_err *err)
{
	struct buf text;

	buf_init(&text, LINES_MAX);
	buf_adds(&text, "{\"schema\":\"proctor.form/1\",\"exam\":"
			"\"" PR_PREVIEW_EXAM "\",\"seed\":\"0\",\"slots\":[");
	for (long i = 0; i < p->sum.items; i++)
		buf_printf(&text,
			   "%s{\"uuid\":\"%s\",\"version\":%d,"
			   "\"role\":\"practice\",\"domain\":\"" DOMAIN "\","
			   "\"order\":%s}",
			   i ? "," : "", p->items[i].uuid, p->items[i].version,
			   p->items[i].order);
	buf_adds(&text, "]}");
	return buf_take(form, NULL, &text, err);
}

enum pr_status
pr_preview_fill(struct pr_preview *p, struct pr_desk *desk, char **form,
		struct pr_err *err)
{
	enum pr_status st = take_lines(desk, EXAM, strlen(EXAM), err);

	*form = NULL;
	for (size_t i = 0; i < p->n_banks && !st; i++)
		st = take_bank(p, i, desk, err);
	if (!st)
		st = keep_taken(p, desk, err);
	if (!st && !p->sum.items)
		st = pr_fail(err, PR_EPOOL,
			     p->sum.refused
				     ? "No item can be shown: all are refused; "
				       "proctor bank check names their faults."
				     : "There is no item to show.");
	return st ? st : make_form(p, form, err);
}
