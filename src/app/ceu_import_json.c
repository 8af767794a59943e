/* ceu_import_json.c - what ceu export --format json wrote */
#include "proctor/json.h"
#include "util/mem.h"

#include "ceu_import.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA "proctor.ceu-ledger/1"
#define NUMBER 32

/* Where the records of the three lists begin, in the order of the text. */
struct places {
	const char *text;
	size_t len, at;
	long line;
	int depth;
};

/* From behind a quotation mark to the one that ends the text. */
static void
pass_text(struct places *p)
{
	while (++p->at < p->len && p->text[p->at] != '"')
		p->at += p->text[p->at] == '\\';
}

/* Walks on to the next record: an object in a list of the root. */
static long
next_place(struct places *p)
{
	for (; p->at < p->len; p->at++) {
		char c = p->text[p->at];

		if (c == '"') {
			pass_text(p);
		} else if (c == '}' || c == ']') {
			p->depth--;
		} else if ((c == '{' || c == '[') && p->depth++ == 2) {
			p->at++;
			return p->line;
		}
		p->line += c == '\n';
	}
	return 0;
}

/* A value as it would be typed; NULL when it is neither text nor number. */
static const char *
text_of(struct ceu_in *in, const cJSON *value)
{
	char number[NUMBER];

	if (cJSON_IsString(value))
		return arena_strdup(in->arena, value->valuestring);
	if (!cJSON_IsNumber(value))
		return NULL;
	snprintf(number, sizeof(number), "%.10g", value->valuedouble);
	return arena_strdup(in->arena, number);
}

static bool
is_for_eyes(const char *name)
{
	return !strcmp(name, "number") || !strcmp(name, "claims");
}

static int
column_named(const char *name)
{
	for (int c = 0; c < IN_COLUMNS; c++)
		if (!strcmp(in_name(c), name))
			return c;
	return -1;
}

/* The members of a record or of a claim into a row. */
static void
take_members(struct ceu_in *in, struct in_row *row, const cJSON *object)
{
	const cJSON *member;
	char wrong[160];

	cJSON_ArrayForEach(member, object)
	{
		int column = column_named(member->string);

		if (cJSON_IsNull(member) || is_for_eyes(member->string))
			continue;
		if (column >= 0)
			row->cell[column].text = text_of(in, member);
		if (column >= 0 && row->cell[column].text)
			continue;
		if (column >= 0)
			in_say(in, PR_ERROR, row, column,
			       "the value is neither text nor number",
			       "write what ceu export writes");
		else {
			snprintf(wrong, sizeof(wrong),
				 "the member \"%.60s\" is not known",
				 member->string);
			in_say(in, PR_ERROR, row, -1, wrong,
			       "write what ceu export writes");
		}
	}
}

static void
take_entry(struct ceu_in *in, const struct in_row *whole, const cJSON *object)
{
	const cJSON *claims =
		cJSON_GetObjectItemCaseSensitive(object, "claims");
	const cJSON *claim;
	size_t n = 0;

	if (claims && !cJSON_IsArray(claims)) {
		in_say(in, PR_ERROR, whole, -1, "\"claims\" is no list",
		       "one object for each issuer");
		return;
	}
	cJSON_ArrayForEach(claim, claims)
	{
		struct in_row row = *whole;
		char path[96];

		row.goes_on = n > 0;
		snprintf(path, sizeof(path), "%s.claims[%zu]", whole->path,
			 n++);
		row.path = arena_strdup(in->arena, path);
		if (!row.path)
			in_no_memory(in);
		take_members(in, &row, claim);
		in_take(in, &row);
	}
	if (n == 0)
		in_take(in, whole);
}

static void
take_list(struct ceu_in *in, const cJSON *list, const char *name,
	  const char *kind, struct places *places)
{
	const cJSON *object;
	size_t i = 0;

	cJSON_ArrayForEach(object, list)
	{
		struct in_row row = { .line = next_place(places) };
		char path[64];

		snprintf(path, sizeof(path), "%s[%zu]", name, i++);
		row.path = arena_strdup(in->arena, path);
		row.cell[IN_RECORD].text = kind;
		if (!row.path) {
			in_no_memory(in);
			return;
		}
		if (!cJSON_IsObject(object)) {
			in_say(in, PR_ERROR, &row, -1, "this is no object",
			       "write what ceu export writes");
			continue;
		}
		take_members(in, &row, object);
		if (!strcmp(kind, "entry"))
			take_entry(in, &row, object);
		else
			in_take(in, &row);
	}
}

static void
take_lists(struct ceu_in *in, const cJSON *root, const char *text, size_t len)
{
	struct places places = { .text = text, .len = len, .line = 1 };
	const cJSON *list;

	cJSON_ArrayForEach(list, root)
	{
		if (!cJSON_IsArray(list))
			continue;
		if (!strcmp(list->string, "holdings"))
			take_list(in, list, "holdings", "holding", &places);
		else if (!strcmp(list->string, "cycles"))
			take_list(in, list, "cycles", "cycle", &places);
		else if (!strcmp(list->string, "entries"))
			take_list(in, list, "entries", "entry", &places);
		else
			in_refuse(in, "a list of it is not known",
				  "holdings, cycles and entries, as ceu "
				  "export writes them");
	}
}

void
in_json(struct ceu_in *in, const char *text, size_t len)
{
	struct pr_err wrong = { 0 };
	const cJSON *schema;
	cJSON *root;

	if (len >= 3 && !memcmp(text, "\357\273\277", 3)) {
		text += 3;
		len -= 3;
	}
	in->st = pr_json_check(text, len, &wrong);
	if (in->st == PR_EPARSE) {
		in->st = PR_OK;
		in_refuse(in, wrong.text, "write what ceu export writes");
	}
	if (in->st || in->errors)
		return;
	root = cJSON_ParseWithLength(text, len);
	if (!root) {
		in_no_memory(in);
		return;
	}
	schema = cJSON_GetObjectItemCaseSensitive(root, "schema");
	if (!cJSON_IsString(schema) || strcmp(schema->valuestring, SCHEMA) != 0)
		in_refuse(in, "this is no ledger that was exported",
			  "its first member is \"schema\": \"" SCHEMA "\"");
	else
		take_lists(in, root, text, len);
	cJSON_Delete(root);
}
