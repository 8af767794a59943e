/* lint_extra.c - waivers and language of a record, which items do not keep */
#include "util/mem.h"

#include "lint.h"

#include <cJSON.h>
#include <stdlib.h>
#include <string.h>

/* Inside a string the quotation marks would be escaped. */
static bool
has_member(const char *json, size_t len, const char *name)
{
	size_t n = strlen(name);
	const char *end = json + len, *at = json;

	while ((size_t)(end - at) >= n) {
		at = memchr(at, '"', (size_t)(end - at) - n + 1);
		if (!at)
			return false;
		if (!memcmp(at, name, n))
			return true;
		at++;
	}
	return false;
}

static const char *
text_of(const cJSON *object, const char *name)
{
	return cJSON_GetStringValue(
		cJSON_GetObjectItemCaseSensitive(object, name));
}

void
lint_extra_read(struct lint_extra *out, const char *json, size_t len)
{
	const cJSON *list, *one;

	memset(out, 0, sizeof(*out));
	if (!has_member(json, len, "\"waivers\":") &&
	    !has_member(json, len, "\"lang\":"))
		return;
	out->tree = cJSON_ParseWithLength(json, len);
	out->lang = text_of(out->tree, "lang");
	list = cJSON_GetObjectItemCaseSensitive(out->tree, "waivers");
	cJSON_ArrayForEach(one, list)
	{
		const char *rule = text_of(one, "rule");

		if (rule && out->n_waivers < LINT_WAIVERS)
			out->waivers[out->n_waivers++] =
				(struct pr_waiver){ rule,
						    text_of(one, "reason") };
	}
}

void
lint_extra_release(struct lint_extra *extra)
{
	cJSON_Delete(extra->tree);
	memset(extra, 0, sizeof(*extra));
}

char *
lint_bank_lang(const char *json)
{
	cJSON *tree = cJSON_Parse(json);
	const char *lang = text_of(tree, "lang");
	char *copy = lang ? mem_strdup(lang) : NULL;

	cJSON_Delete(tree);
	return copy;
}

enum pr_status
lint_record(struct pr_lint *lint, const struct pr_lint_at *place,
	    const struct pr_item *item, const char *json, size_t len,
	    struct pr_err *err)
{
	struct lint_extra extra;
	struct pr_lint_at at = *place;
	enum pr_status st;

	lint_extra_read(&extra, json, len);
	at.lang = extra.lang;
	at.waivers = extra.waivers;
	at.n_waivers = extra.n_waivers;
	st = pr_lint_add_item(lint, &at, item, err);
	lint_extra_release(&extra);
	return st;
}

enum pr_status
lint_tick(const struct pr_progress *progress, const char *doing, uint64_t done,
	  uint64_t total, struct pr_err *err)
{
	if (!progress || !progress->at ||
	    progress->at(progress->ctx, doing, done, total))
		return PR_OK;
	return pr_fail(err, PR_ESTOP, "Stopped on request.");
}
