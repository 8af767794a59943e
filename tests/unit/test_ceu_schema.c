/*
 * test_ceu_schema.c - the JSON Schema of rules files and the tables of their
 * specification are what the tables of engine/ceu say
 *
 * PROCTOR_GOLDEN=update writes the schema anew.
 */
#include "engine/ceu/rules_parts.h"

#include "json_schema.h"
#include "json_schema_file.h"

#define SHIPPED "question_banks/ceurules-1.0.schema.json"
#define PAGE "question_banks/credentials/README.md"
#define ANY_LIST (LIST | LIST1 | LIST2)

static const struct string_kind strings[] = {
	{ F_STRING, "string", NULL },
	{ F_TEXT, "text", "\\S" },
	{ F_IDENTIFIER, "identifier", IDENTIFIER },
	{ F_DAY, "date", "^" DAY "$" },
	{ F_AS_OF, "as_of", "^([0-9]{4}|[0-9]{4}-(0[1-9]|1[0-2])|" DAY ")$" },
};

/* ---- the schema ---------------------------------------------------------- */

static cJSON *value_schema(cJSON *defs, const struct field *field);

/* "an issuer" is called issuer. */
static void
bare_name(char out[static 64], const struct shape *shape)
{
	const char *blank = strchr(shape->name, ' ');

	snprintf(out, 64, "%s", blank ? blank + 1 : shape->name);
	for (char *at = out; *at; at++)
		*at = *at == ' ' ? '_' : *at;
}

/* Members of one shape or two, closed. */
static cJSON *
members_schema(cJSON *defs, const struct shape *const *shapes, size_t n)
{
	cJSON *o = typed("object"), *members = object();
	const char *must[32];
	size_t n_must = 0;

	add(o, "properties", members);
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < shapes[k]->n; i++) {
			const struct field *f = &shapes[k]->fields[i];

			add(members, f->name, value_schema(defs, f));
			if (f->flags & REQUIRED)
				must[n_must++] = f->name;
		}
	add_required(o, must, n_must);
	add(o, "additionalProperties", cJSON_CreateFalse());
	return o;
}

static cJSON *
shape_schema(cJSON *defs, const struct shape *shape)
{
	char name[64];

	bare_name(name, shape);
	if (!cJSON_HasObjectItem(defs, name)) {
		add(defs, name, cJSON_CreateNull());
		assert_true(cJSON_ReplaceItemInObjectCaseSensitive(
			defs, name, members_schema(defs, &shape, 1)));
	}
	return ref(name);
}

static cJSON *
one_schema(cJSON *defs, const struct field *field)
{
	if (field->kind == F_WORD || field->kind == F_GRADE)
		return words_schema(field->words);
	if (field->kind < F_COUNT)
		return string_schema(defs, strings, PR_LEN(strings),
				     field->kind);
	if (field->kind <= F_RATING)
		return number_schema(field->kind);
	if (field->kind == F_BOOL)
		return typed("boolean");
	assert_int_equal(field->kind, F_OBJECT);
	return field->shape ? shape_schema(defs, field->shape) : ref("rule");
}

static cJSON *
value_schema(cJSON *defs, const struct field *field)
{
	cJSON *o;

	if (!(field->flags & ANY_LIST))
		return one_schema(defs, field);
	o = typed("array");
	add(o, "items", one_schema(defs, field));
	if (field->flags & LIST1)
		add_number(o, "minItems", 1);
	add_number(o, "maxItems", CHECK_LIST_MAX);
	if (field->flags & UNIQUE)
		add(o, "uniqueItems", cJSON_CreateTrue());
	return o;
}

/* A rule is closed by its kind. */
static void
add_rule(cJSON *defs)
{
	static const char *const kind = "kind";
	cJSON *rule = typed("object"), *members = object();
	cJSON *cases = cJSON_CreateArray();

	add(members, kind, words_schema(words_ceu_kind));
	add(rule, "properties", members);
	add_required(rule, &kind, 1);
	add(rule, "allOf", cases);
	add(defs, "rule", rule);
	for (int k = 0; k < PR_CEU_KINDS; k++) {
		const struct shape *const shapes[] = { &shape_ceu_rule,
						       shape_of_ceu_kind[k] };
		cJSON *o = object(), *sure = object(), *is = object();
		char name[64];

		bare_name(name, shapes[1]);
		add(is, kind, constant(words_ceu_kind[k]));
		add(sure, "properties", is);
		add_required(sure, &kind, 1);
		add(o, "if", sure);
		add(o, "then", ref(name));
		cJSON_AddItemToArray(cases, o);
		add(defs, name, members_schema(defs, shapes, 2));
	}
}

static cJSON *
make_schema(void)
{
	const struct shape *file = &shape_ceu_file;
	static const char about[] =
		"The rules of an issuer of credentials. Members, kinds, words "
		"and limits; what must fit together is for proctor ceu rules "
		"--check.";
	cJSON *root =
		root_schema("urn:proctor:ceurules:1.0", "ceurules 1.0", about);
	cJSON *defs = object(), *top, *members;

	top = members_schema(defs, &file, 1);
	members = cJSON_GetObjectItemCaseSensitive(top, "properties");
	assert_true(cJSON_ReplaceItemInObjectCaseSensitive(
		members, "format", constant("ceurules")));
	assert_true(cJSON_ReplaceItemInObjectCaseSensitive(
		members, "format_version", constant("1.0")));
	add(defs, "file", top);
	add(root, "$ref", cJSON_CreateString("#/$defs/file"));
	add_rule(defs);
	add(root, "$defs", defs);
	return root;
}

static void
ceu_schema__is_what_the_tables_say(void **state)
{
	(void)state;
	assert_shipped(SHIPPED, make_schema());
}

/* ---- the tables of the specification ------------------------------------- */

static void
put_kind(struct buf *out, const struct field *field)
{
	const struct number_range *range = schema_range(field->kind);

	if (field->words) {
		for (size_t i = 0; field->words[i]; i++)
			buf_printf(out, "%s`%s`", i ? ", " : "",
				   field->words[i]);
		return;
	}
	for (size_t i = 0; i < PR_LEN(strings); i++)
		if (strings[i].kind == field->kind)
			buf_adds(out, field->kind == F_AS_OF
					      ? "year, month or date"
					      : strings[i].name);
	if (range)
		buf_adds(out, range->right);
	else if (field->kind == F_BOOL)
		buf_adds(out, "true, false");
	else if (field->kind == F_OBJECT && !field->shape)
		buf_adds(out, "a rule");
	else if (field->kind == F_OBJECT)
		buf_adds(out, field->shape->name);
}

/* "| `name` | ! | identifier |" */
static void
put_row(struct buf *out, const struct field *field)
{
	buf_printf(out, "| `%s` | %s | ", field->name,
		   field->flags & REQUIRED ? "!" : "");
	if (field->flags & ANY_LIST)
		buf_adds(out, "list of: ");
	put_kind(out, field);
	if (field->flags & LIST1)
		buf_adds(out, "; 1 or more");
	if (field->flags & UNIQUE)
		buf_adds(out, "; each once");
	buf_adds(out, " |\n");
}

static void
look_for_rows(const char *page, const struct shape *shape)
{
	struct pr_err err = { 0 };
	struct buf text;

	if (!shape->n)
		return;
	buf_init(&text, TEXT_MAX);
	for (size_t i = 0; i < shape->n; i++)
		put_row(&text, &shape->fields[i]);
	assert_pr_ok(buf_status(&text, &err), &err);
	if (!strstr(page, text.data))
		print_error("missing of %s:\n%s", shape->name, text.data);
	assert_non_null(strstr(page, text.data));
	buf_release(&text);
}

static void
ceu_specification__has_the_members_of_the_tables(void **state)
{
	char *page = NULL;
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(fs_read(&page, NULL, PAGE, TEXT_MAX, &err), &err);
	look_for_rows(page, &shape_ceu_file);
	for (size_t i = 0; i < shape_ceu_file.n; i++)
		if (shape_ceu_file.fields[i].shape)
			look_for_rows(page, shape_ceu_file.fields[i].shape);
	look_for_rows(page, &shape_ceu_rule);
	for (int k = 0; k < PR_CEU_KINDS; k++) {
		char heading[80];

		look_for_rows(page, shape_of_ceu_kind[k]);
		snprintf(heading, sizeof(heading), "\n**`%s`**",
			 words_ceu_kind[k]);
		if (!strstr(page, heading))
			fail_msg("no paragraph %s", heading + 1);
	}
	free(page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ceu_schema__is_what_the_tables_say),
		cmocka_unit_test(
			ceu_specification__has_the_members_of_the_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
