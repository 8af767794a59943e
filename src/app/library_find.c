/* library_find.c - a bank by its name, and text made short for a list */
#include "proctor/text.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "library_internal.h"

#include <cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct search {
	const char *name;
	int64_t id;
	long n;
	char names[256];
};

static bool
look(void *ctx, const struct pr_db_bank *bank)
{
	struct search *s = ctx;
	const char *name = bank->identifier[0] ? bank->identifier : bank->title;
	size_t n = strlen(s->names);

	if (!strcasecmp(bank->identifier, s->name)) {
		s->id = bank->id;
		s->n++;
	}
	if (n + strlen(name) + 3 < sizeof(s->names))
		snprintf(s->names + n, sizeof(s->names) - n, "%s%s",
			 n ? ", " : "", name);
	return true;
}

static enum pr_status
by_identifier(struct pr_desk *desk, const char *name, struct pr_db_bank *out,
	      struct pr_err *err)
{
	struct search s = { .name = name };
	enum pr_status st = pr_db_bank_each(desk->store, &s, look, err);

	if (st)
		return st;
	if (s.n == 1)
		return pr_db_bank_get(desk->store, s.id, out, err);
	if (s.n > 1)
		return pr_fail(err, PR_ENOTFOUND,
			       "%ld banks are called \"%s\"; name it by its "
			       "uuid.",
			       s.n, name);
	if (!s.names[0])
		return pr_fail(err, PR_ENOTFOUND,
			       "There is no bank \"%s\", and no other.", name);
	return pr_fail(err, PR_ENOTFOUND,
		       "There is no bank \"%s\". There is: %s.", name, s.names);
}

enum pr_status
library_bank(struct pr_desk *desk, const char *name, struct pr_db_bank *out,
	     struct pr_err *err)
{
	unsigned char uuid[PR_UUID_LEN];
	struct pr_err own = { 0 };
	enum pr_status st;

	if (pr_uuid_parse(uuid, name, NULL))
		return by_identifier(desk, name, out, err);
	st = pr_db_bank_find(desk->store, uuid, out, &own);
	if (st == PR_ENOTFOUND)
		return pr_fail(err, st, "There is no bank %s.", name);
	return st ? pr_fail(err, st, "%s", own.text) : PR_OK;
}

void
library_cut(char *out, size_t cap, const char *text)
{
	size_t len = strlen(text), used;

	if (len >= cap) {
		len = 0;
		for (;;) {
			pr_text_next(text + len, strlen(text + len), &used);
			if (len + used >= cap)
				break;
			len += used;
		}
	}
	memcpy(out, text, len);
	out[len] = '\0';
}

/* The value of the first member of this name at the top, a string or an
 * object with a text; found without reading the whole record. */
static const char *
stem_of(const char *json, size_t len)
{
	const char *at = json, *end = json + len;
	int depth = 0;
	bool string = false;

	for (; at < end; at++) {
		if (string && *at == '\\') {
			at++;
		} else if (*at == '"') {
			if (!string && depth == 1 && end - at > 8 &&
			    !memcmp(at, "\"stem\":", 7))
				return at + 7;
			string = !string;
		} else if (!string && (*at == '{' || *at == '[')) {
			depth++;
		} else if (!string && (*at == '}' || *at == ']')) {
			depth--;
		}
	}
	return NULL;
}

void
library_first_words(char *out, size_t cap, const char *json, size_t len)
{
	const char *at = stem_of(json, len), *end = NULL;
	const char *text;
	char *clean = NULL;
	cJSON *stem;

	out[0] = '\0';
	if (!at)
		return;
	stem = cJSON_ParseWithLengthOpts(at, (size_t)(json + len - at), &end,
					 false);
	text = cJSON_GetStringValue(
		cJSON_IsObject(stem)
			? cJSON_GetObjectItemCaseSensitive(stem, "text")
			: stem);
	if (text && pr_text_clean(&clean, text, strlen(text), PR_CLEAN_FOLD,
				  NULL, NULL) == PR_OK)
		library_cut(out, cap, clean);
	free(clean);
	cJSON_Delete(stem);
}
