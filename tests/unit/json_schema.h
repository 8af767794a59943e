/* json_schema.h - the small parts of a JSON Schema */
#ifndef JSON_SCHEMA_H
#define JSON_SCHEMA_H

#include "engine/bank/schema.h"

#include "test.h"

#include <cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define IDENTIFIER "^[A-Za-z_][A-Za-z0-9_.-]{0,63}$"

/* What a string of a kind looks like; pattern NULL: any. */
struct string_kind {
	enum field_kind kind;
	const char *name, *pattern;
};

static cJSON *
object(void)
{
	cJSON *o = cJSON_CreateObject();

	assert_non_null(o);
	return o;
}

static void
add(cJSON *o, const char *name, cJSON *value)
{
	assert_non_null(value);
	assert_true(cJSON_AddItemToObject(o, name, value));
}

static void
add_text(cJSON *o, const char *name, const char *text)
{
	add(o, name, cJSON_CreateString(text));
}

static void
add_number(cJSON *o, const char *name, double number)
{
	add(o, name, cJSON_CreateNumber(number));
}

static cJSON *
typed(const char *type)
{
	cJSON *o = object();

	add_text(o, "type", type);
	return o;
}

static cJSON *
ref(const char *name)
{
	char text[100];
	cJSON *o = object();

	snprintf(text, sizeof(text), "#/$defs/%s", name);
	add_text(o, "$ref", text);
	return o;
}

static cJSON *
constant(const char *word)
{
	cJSON *o = object();

	add_text(o, "const", word);
	return o;
}

static cJSON *
words_schema(const char *const *words)
{
	cJSON *o = object(), *list = cJSON_CreateArray();

	assert_non_null(list);
	for (size_t i = 0; words[i]; i++)
		cJSON_AddItemToArray(list, cJSON_CreateString(words[i]));
	add(o, "enum", list);
	return o;
}

static cJSON *
string_schema(cJSON *defs, const struct string_kind *kinds, size_t n,
	      enum field_kind kind)
{
	for (size_t i = 0; i < n; i++) {
		cJSON *o;

		if (kinds[i].kind != kind)
			continue;
		if (!kinds[i].pattern)
			return typed("string");
		if (!cJSON_HasObjectItem(defs, kinds[i].name)) {
			o = typed("string");
			add_text(o, "pattern", kinds[i].pattern);
			add(defs, kinds[i].name, o);
		}
		return ref(kinds[i].name);
	}
	fail_msg("no pattern for the kind %d", (int)kind);
	return NULL;
}

static cJSON *
number_schema(enum field_kind kind)
{
	const struct number_range *range = schema_range(kind);
	cJSON *o;

	assert_non_null(range);
	o = typed(range->whole ? "integer" : "number");
	if (range->low > -1e300)
		add_number(o, range->above_low ? "exclusiveMinimum" : "minimum",
			   range->low);
	if (range->high < 1e300)
		add_number(o, "maximum", range->high);
	return o;
}

/* ["name", ...] of those that must be there; nothing when none is. */
static void
add_required(cJSON *o, const char *const *names, size_t n)
{
	cJSON *list = cJSON_CreateArray();

	for (size_t i = 0; i < n; i++)
		cJSON_AddItemToArray(list, cJSON_CreateString(names[i]));
	if (n)
		add(o, "required", list);
	else
		cJSON_Delete(list);
}

static cJSON *
root_schema(const char *id, const char *title, const char *description)
{
	cJSON *root = object();

	add_text(root, "$schema",
		 "https://json-schema.org/draft/2020-12/schema");
	add_text(root, "$id", id);
	add_text(root, "title", title);
	add_text(root, "description", description);
	return root;
}

#endif
