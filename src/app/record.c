/* record.c - one member of a stored record changed, the rest left as it is */
#include "util/mem.h"

#include "import_item.h"

#include <cJSON.h>
#include <stdlib.h>
#include <string.h>

static cJSON *
parse(const char *json, size_t len)
{
	return cJSON_ParseWithLength(json, len);
}

/* The place right after the members that come before version. */
static int
after_names(const cJSON *tree)
{
	int at = 0, i = 0;

	for (const cJSON *v = tree->child; v; v = v->next) {
		i++;
		if (!strcmp(v->string, "uuid") ||
		    !strcmp(v->string, "identifier"))
			at = i;
	}
	return at;
}

static bool
put(cJSON *tree, const char *name, cJSON *value)
{
	if (!value)
		return false;
	if (cJSON_GetObjectItemCaseSensitive(tree, name))
		return cJSON_ReplaceItemInObjectCaseSensitive(tree, name,
							      value);
	if (!cJSON_AddItemToObject(tree, name, value))
		return false;
	value = cJSON_DetachItemFromObjectCaseSensitive(tree, name);
	return cJSON_InsertItemInArray(tree, after_names(tree), value);
}

/* value is taken. */
static enum pr_status
set(char **out, const char *json, size_t len, const char *name, cJSON *value,
    struct pr_err *err)
{
	cJSON *tree = parse(json, len);

	*out = NULL;
	if (!tree) {
		cJSON_Delete(value);
		return mem_fail(err);
	}
	if (put(tree, name, value))
		*out = cJSON_PrintUnformatted(tree);
	cJSON_Delete(tree);
	return *out ? PR_OK : mem_fail(err);
}

enum pr_status
record_set_version(char **out, const char *json, size_t len, int version,
		   struct pr_err *err)
{
	return set(out, json, len, "version", cJSON_CreateNumber(version), err);
}

enum pr_status
record_set_status(char **out, const char *json, size_t len,
		  enum pr_item_status status, struct pr_err *err)
{
	return set(out, json, len, "status",
		   cJSON_CreateString(pr_item_status_name(status)), err);
}

static void
add_name(char *out, size_t cap, const char *name)
{
	size_t n = strlen(out);

	if (n + strlen(name) + 3 < cap)
		snprintf(out + n, cap - n, "%s%s", n ? ", " : "", name);
}

/* Members of a that b lacks, and with values those that differ. */
static void
compare(char *out, size_t cap, const cJSON *a, const cJSON *b, bool values)
{
	for (const cJSON *v = a->child; v; v = v->next) {
		const cJSON *w = cJSON_GetObjectItemCaseSensitive(b, v->string);

		if (!w || (values && !cJSON_Compare(v, w, true)))
			add_name(out, cap, v->string);
	}
}

enum pr_status
record_differs(char *out, size_t cap, const char *a, size_t a_len,
	       const char *b, size_t b_len, struct pr_err *err)
{
	cJSON *left = parse(a, a_len), *right = parse(b, b_len);
	bool fine = left && right;

	out[0] = '\0';
	if (fine) {
		compare(out, cap, left, right, true);
		compare(out, cap, right, left, false);
	}
	cJSON_Delete(left);
	cJSON_Delete(right);
	return fine ? PR_OK : mem_fail(err);
}

enum pr_status
record_bank(char **out, const struct pr_bank_header *header, struct pr_err *err)
{
	static const char *const formats[] = { "plain", "markdown", "html" };
	cJSON *tree = cJSON_CreateObject();
	bool fine = tree && cJSON_AddStringToObject(tree, "uuid", header->uuid);

	*out = NULL;
	if (fine && header->identifier)
		fine = cJSON_AddStringToObject(tree, "identifier",
					       header->identifier);
	fine = fine && cJSON_AddStringToObject(tree, "title", header->title) &&
	       cJSON_AddNumberToObject(tree, "version", header->version);
	if (fine && header->lang)
		fine = cJSON_AddStringToObject(tree, "lang", header->lang);
	fine = fine && cJSON_AddStringToObject(tree, "default_text_format",
					       formats[header->default_format]);
	if (fine)
		*out = cJSON_PrintUnformatted(tree);
	cJSON_Delete(tree);
	return *out ? PR_OK : mem_fail(err);
}
