/* json_schema.h - the small parts of a JSON Schema, and how it is printed */
#ifndef JSON_SCHEMA_H
#define JSON_SCHEMA_H

#include "util/buf.h"

#include "test.h"

#include <cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_CELLS 78

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

/* What fits stands on one line. */
static void
print(struct buf *out, const cJSON *node, int depth, size_t before)
{
	char *flat = cJSON_PrintUnformatted(node);
	bool is_object = cJSON_IsObject(node);

	assert_non_null(flat);
	if (!node->child || strlen(flat) + before <= LINE_CELLS) {
		buf_adds(out, flat);
		free(flat);
		return;
	}
	free(flat);
	buf_adds(out, is_object ? "{\n" : "[\n");
	for (const cJSON *v = node->child; v; v = v->next) {
		size_t at = out->len;

		buf_pad(out, ' ', (size_t)depth + 1);
		if (is_object)
			buf_printf(out, "\"%s\": ", v->string);
		print(out, v, depth + 1, out->len - at);
		buf_adds(out, v->next ? ",\n" : "\n");
	}
	buf_pad(out, ' ', (size_t)depth);
	buf_adds(out, is_object ? "}" : "]");
}

#endif
