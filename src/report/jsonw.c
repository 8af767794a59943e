/* jsonw.c - JSON written member by member; see report/jsonw.h */
#include "report/jsonw.h"

#include "proctor/text.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Controls of the terminal and of the direction of writing: whoever looks at
 * the JSON on a terminal sees what it says. */
static bool
steers(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0x061c ||
	       cp == 0x200e || cp == 0x200f || (cp >= 0x202a && cp <= 0x202e) ||
	       (cp >= 0x2066 && cp <= 0x2069);
}

static void
put_text(struct jsonw *json, const char *text)
{
	struct page *page = json->page;
	size_t left = strlen(text), used;

	page_addc(page, '"');
	for (; left; text += used, left -= used) {
		uint32_t cp = pr_text_next(text, left, &used);

		if (cp == '"' || cp == '\\')
			page_addc(page, '\\');
		if (cp == '\n')
			page_add(page, "\\n");
		else if (steers(cp))
			page_printf(page, "\\u%04x", (unsigned)cp);
		else
			for (size_t i = 0; i < used; i++)
				page_addc(page, text[i]);
	}
	page_addc(page, '"');
}

static void
new_line(struct jsonw *json)
{
	page_addc(json->page, '\n');
	for (int i = 0; i < json->depth; i++)
		page_addc(json->page, ' ');
}

/* The comma, the line and the key before a value. */
static void
before(struct jsonw *json, const char *key)
{
	if (json->depth > 0) {
		if (json->has[json->depth])
			page_add(json->page, json->flat ? ", " : ",");
		if (!json->flat)
			new_line(json);
		json->has[json->depth] = true;
	}
	if (key) {
		put_text(json, key);
		page_add(json->page, ": ");
	}
}

static void
begin(struct jsonw *json, const char *key, bool array)
{
	before(json, key);
	page_addc(json->page, array ? '[' : '{');
	assert(json->depth + 1 < JSON_DEPTH);
	json->depth++;
	json->has[json->depth] = false;
	json->array[json->depth] = array;
}

void
jsonw_object(struct jsonw *json, const char *key)
{
	begin(json, key, false);
}

void
jsonw_array(struct jsonw *json, const char *key)
{
	begin(json, key, true);
}

void
jsonw_end(struct jsonw *json)
{
	bool array = json->array[json->depth];
	bool has = json->has[json->depth];

	json->depth--;
	if (has && !json->flat)
		new_line(json);
	page_addc(json->page, array ? ']' : '}');
	if (json->depth == 0)
		page_addc(json->page, '\n');
}

void
jsonw_text(struct jsonw *json, const char *key, const char *text)
{
	if (!text) {
		jsonw_null(json, key);
		return;
	}
	before(json, key);
	put_text(json, text);
}

void
jsonw_maybe(struct jsonw *json, const char *key, const char *text)
{
	jsonw_text(json, key, text && text[0] ? text : NULL);
}

void
jsonw_int(struct jsonw *json, const char *key, int64_t value)
{
	before(json, key);
	page_printf(json->page, "%lld", (long long)value);
}

void
jsonw_bool(struct jsonw *json, const char *key, bool value)
{
	before(json, key);
	page_add(json->page, value ? "true" : "false");
}

void
jsonw_number(struct jsonw *json, const char *key, double value, int decimals)
{
	char text[64];

	if (!isfinite(value)) {
		jsonw_null(json, key);
		return;
	}
	snprintf(text, sizeof(text), "%.*f", decimals, value);
	if (strchr(text, '.')) {
		size_t len = strlen(text);

		while (text[len - 1] == '0')
			text[--len] = '\0';
		if (text[len - 1] == '.')
			text[len - 1] = '\0';
	}
	before(json, key);
	page_add(json->page, !strcmp(text, "-0") ? "0" : text);
}

void
jsonw_null(struct jsonw *json, const char *key)
{
	before(json, key);
	page_add(json->page, "null");
}
