/* json.c - JSON written member by member; see report/json.h */
#include "report/json.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static void
put_text(struct json *json, const char *text)
{
	struct paper *paper = json->paper;

	paper_addc(paper, '"');
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '"' || c == '\\')
			paper_addc(paper, '\\');
		if (c == '\n')
			paper_add(paper, "\\n");
		else if (c < 0x20)
			paper_printf(paper, "\\u%04x", c);
		else
			paper_addc(paper, *text);
	}
	paper_addc(paper, '"');
}

static void
new_line(struct json *json)
{
	paper_addc(json->paper, '\n');
	for (int i = 0; i < json->depth; i++)
		paper_addc(json->paper, ' ');
}

/* The comma, the line and the key before a value. */
static void
before(struct json *json, const char *key)
{
	if (json->depth > 0) {
		if (json->has[json->depth])
			paper_add(json->paper, json->flat ? ", " : ",");
		if (!json->flat)
			new_line(json);
		json->has[json->depth] = true;
	}
	if (key) {
		put_text(json, key);
		paper_add(json->paper, ": ");
	}
}

static void
begin(struct json *json, const char *key, bool array)
{
	before(json, key);
	paper_addc(json->paper, array ? '[' : '{');
	assert(json->depth + 1 < JSON_DEPTH);
	json->depth++;
	json->has[json->depth] = false;
	json->array[json->depth] = array;
}

void
json_object(struct json *json, const char *key)
{
	begin(json, key, false);
}

void
json_array(struct json *json, const char *key)
{
	begin(json, key, true);
}

void
json_end(struct json *json)
{
	bool array = json->array[json->depth];
	bool has = json->has[json->depth];

	json->depth--;
	if (has && !json->flat)
		new_line(json);
	paper_addc(json->paper, array ? ']' : '}');
	if (json->depth == 0)
		paper_addc(json->paper, '\n');
}

void
json_text(struct json *json, const char *key, const char *text)
{
	if (!text) {
		json_null(json, key);
		return;
	}
	before(json, key);
	put_text(json, text);
}

void
json_maybe(struct json *json, const char *key, const char *text)
{
	json_text(json, key, text && text[0] ? text : NULL);
}

void
json_int(struct json *json, const char *key, int64_t value)
{
	before(json, key);
	paper_printf(json->paper, "%lld", (long long)value);
}

void
json_bool(struct json *json, const char *key, bool value)
{
	before(json, key);
	paper_add(json->paper, value ? "true" : "false");
}

void
json_number(struct json *json, const char *key, double value, int decimals)
{
	char text[64];

	if (!isfinite(value)) {
		json_null(json, key);
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
	paper_add(json->paper, !strcmp(text, "-0") ? "0" : text);
}

void
json_null(struct json *json, const char *key)
{
	before(json, key);
	paper_add(json->paper, "null");
}
