/*
 * test_json_schema.c - the shipped JSON Schema is what the tables say
 *
 * The schema of certbank 1.1 is written here from the tables of engine/bank
 * and compared with question_banks/certbank-1.1.schema.json.
 * PROCTOR_GOLDEN=update writes the file anew.
 */
#include "json_schema.h"
#include "json_schema_file.h"

#define SHIPPED "question_banks/certbank-1.1.schema.json"
#define NAMES_MAX 80
#define LIST_MAX_ENTRIES 1000

#define CLOCK                                                           \
	"[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?" \
	"([Zz]|[+-][0-9]{2}:[0-9]{2})"

static const struct string_kind strings[] = {
	{ F_STRING, "string", NULL },
	{ F_TEXT, "text", "\\S" },
	{ F_UUID, "uuid",
	  "^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-"
	  "[0-9a-f]{12}$" },
	{ F_IDENTIFIER, "identifier", IDENTIFIER },
	{ F_OPTION_ID, "id", "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}$" },
	{ F_TIME, "date_or_time", "^" DAY "(" CLOCK ")?$" },
	{ F_DAY, "date", "^" DAY "$" },
	{ F_LANG, "language", "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" },
	{ F_HASH, "hash", "^sha256:[0-9a-f]{64}$" },
	{ F_SHA256, "sha256", "^[0-9a-f]{64}$" },
	{ F_MEDIA_NAME, "media_name", "^media/[^/\\\\]+$" },
	{ F_ORCID, "orcid", "^([0-9]{4}-){3}[0-9]{3}[0-9X]$" },
	{ F_CODE, "code", "^[A-Z0-9][A-Z0-9.]{0,9}$" },
	{ F_MODIFIER, "modifier", "^[A-Z0-9]{2}$" },
};

struct schema {
	cJSON *defs;
	const char *within; /* tells shapes of one name apart */
	const struct shape *shapes[NAMES_MAX];
	char names[NAMES_MAX][64];
	size_t n;
};

static cJSON *value_schema(struct schema *s, const struct field *field);

/* ---- kinds ----------------------------------------------------------------
 */

static cJSON *
decimal_schema(struct schema *s)
{
	cJSON *o, *list, *text;

	if (cJSON_HasObjectItem(s->defs, "decimal"))
		return ref("decimal");
	o = object();
	list = cJSON_CreateArray();
	text = typed("string");
	add_text(text, "pattern",
		 "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$");
	cJSON_AddItemToArray(list, typed("number"));
	cJSON_AddItemToArray(list, text);
	add(o, "anyOf", list);
	add(s->defs, "decimal", o);
	return ref("decimal");
}

static cJSON *
pair_schema(struct schema *s, enum field_kind of)
{
	const struct field part = { "", of, 0, NULL, NULL };
	cJSON *o = typed("array");

	add(o, "items", value_schema(s, &part));
	add_number(o, "minItems", 2);
	add_number(o, "maxItems", 2);
	return o;
}

/* ---- shapes ---------------------------------------------------------------
 */

/* "an option" is called option; a second one gets the name of its place. */
static const char *
name_shape(struct schema *s, const struct shape *shape)
{
	const char *from = shape->name;
	char name[64];
	char *at;

	from += !strncmp(from, "a ", 2) ? 2 : !strncmp(from, "an ", 3) ? 3 : 0;
	snprintf(name, sizeof(name), "%s", from);
	for (at = name; *at; at++)
		*at = *at == ' ' ? '_' : *at;
	assert_true(s->n < NAMES_MAX);
	for (size_t i = 0; i < s->n; i++)
		if (!strcmp(s->names[i], name)) {
			char longer[128];

			snprintf(longer, sizeof(longer), "%s_%s", s->within,
				 name);
			snprintf(name, sizeof(name), "%.63s", longer);
			i = (size_t)-1; /* from the start with the new one */
		}
	s->shapes[s->n] = shape;
	memcpy(s->names[s->n], name, sizeof(name));
	return s->names[s->n++];
}

/* Members of several shapes in turn, closed. */
static cJSON *
members_schema(struct schema *s, const struct shape *const *shapes, size_t n)
{
	cJSON *o = typed("object"), *members = object();
	const char *must[64];
	size_t n_must = 0;

	add(o, "properties", members);
	for (size_t k = 0; k < n; k++) {
		if (shapes[k] == &shape_item_tail)
			s->within = "item";
		for (size_t i = 0; i < shapes[k]->n; i++) {
			const struct field *f = &shapes[k]->fields[i];

			add(members, f->name, value_schema(s, f));
			if (f->flags & REQUIRED)
				must[n_must++] = f->name;
		}
	}
	add_required(o, must, n_must);
	add(o, "additionalProperties", cJSON_CreateFalse());
	if (shapes[0]->filled)
		add_number(o, "minProperties", 1);
	return o;
}

static cJSON *
shape_schema(struct schema *s, const struct shape *shape)
{
	const char *name;

	for (size_t i = 0; i < s->n; i++)
		if (s->shapes[i] == shape)
			return ref(s->names[i]);
	name = name_shape(s, shape);
	/* its place comes before those of what it holds */
	add(s->defs, name, cJSON_CreateNull());
	assert_true(cJSON_ReplaceItemInObjectCaseSensitive(
		s->defs, name, members_schema(s, &shape, 1)));
	return ref(name);
}

static cJSON *
content_schema(struct schema *s)
{
	cJSON *o, *list;

	if (cJSON_HasObjectItem(s->defs, "content_or_text"))
		return ref("content_or_text");
	o = object();
	list = cJSON_CreateArray();
	add(s->defs, "content_or_text", o);
	add(o, "anyOf", list);
	cJSON_AddItemToArray(
		list, string_schema(s->defs, strings, PR_LEN(strings), F_TEXT));
	cJSON_AddItemToArray(list, shape_schema(s, &shape_content));
	return ref("content_or_text");
}

static cJSON *
one_schema(struct schema *s, const struct field *field)
{
	cJSON *o;

	if (field->kind == F_CONTENT)
		return content_schema(s);
	if (field->kind == F_DECIMAL)
		return decimal_schema(s);
	if (field->kind == F_WORD)
		return words_schema(field->words);
	if (field->kind == F_ITEM_TYPE)
		return words_schema(words_item_type);
	if (field->kind < F_COUNT)
		return string_schema(s->defs, strings, PR_LEN(strings),
				     field->kind);
	if (field->kind <= F_RATING)
		return number_schema(field->kind);
	if (field->kind == F_BOOL)
		return typed("boolean");
	if (field->kind == F_OBJECT)
		return shape_schema(s, field->shape);
	if (field->kind == F_ID_PAIR)
		return pair_schema(s, F_OPTION_ID);
	if (field->kind == F_CODE_PAIR)
		return pair_schema(s, F_CODE);
	if (field->kind == F_POINT)
		return pair_schema(s, F_NUMBER);
	o = typed("object");
	if (field->kind == F_SHARES)
		add(o, "additionalProperties", number_schema(F_PERCENT));
	return o;
}

static cJSON *
value_schema(struct schema *s, const struct field *field)
{
	int least = field->flags & LIST2 ? 2 : field->flags & LIST1 ? 1 : 0;
	int most = field->flags & MAX26 ? PR_OPTIONS_MAX : LIST_MAX_ENTRIES;
	cJSON *o;

	if (!(field->flags & (LIST | LIST1 | LIST2)))
		return one_schema(s, field);
	o = typed("array");
	add(o, "items", one_schema(s, field));
	if (least)
		add_number(o, "minItems", least);
	add_number(o, "maxItems", most);
	if (field->flags & UNIQUE)
		add(o, "uniqueItems", cJSON_CreateTrue());
	return o;
}

/* ---- items, lines, documents ----------------------------------------------
 */

/* When the member says the word, the definition of that name holds. */
static cJSON *
when(const char *member, const char *word, const char *name)
{
	cJSON *o = object(), *sure = object(), *members = object();

	add(members, member, constant(word));
	add(sure, "properties", members);
	add_required(sure, &member, 1);
	add(o, "if", sure);
	add(o, "then", ref(name));
	return o;
}

/* An object whose member, one of the words, says which definition holds. */
static cJSON *
choice(const char *member, const char *const *words, cJSON *cases)
{
	cJSON *o = typed("object"), *members = object();

	add(members, member, words_schema(words));
	add(o, "properties", members);
	add_required(o, &member, 1);
	add(o, "allOf", cases);
	return o;
}

static void
add_items(struct schema *s)
{
	static const char *const names[] = { "identifier", "uuid" };
	cJSON *cases = cJSON_CreateArray(), *named = cJSON_CreateArray();
	cJSON *item;

	for (int t = 0; t < PR_ITEM_TYPES; t++) {
		const struct shape *const shapes[] = { &shape_item_head,
						       shape_of_type[t],
						       &shape_item_tail };

		s->within = words_item_type[t];
		cJSON_AddItemToArray(cases, when("type", words_item_type[t],
						 words_item_type[t]));
		add(s->defs, words_item_type[t],
		    members_schema(s, shapes, PR_LEN(shapes)));
	}
	item = choice("type", words_item_type, cases);
	for (size_t i = 0; i < PR_LEN(names); i++) {
		cJSON *o = object();

		add_required(o, &names[i], 1);
		cJSON_AddItemToArray(named, o);
	}
	add(item, "anyOf", named);
	add(s->defs, "item", item);
}

static void
add_head(cJSON *members)
{
	static const char *const versions[] = { "1.0", "1.1", NULL };

	add(members, "format", constant("certbank"));
	add(members, "format_version", words_schema(versions));
	add(members, "bank", ref("bank"));
}

static cJSON *
list_of(const char *name)
{
	cJSON *o = typed("array");

	add(o, "items", ref(name));
	return o;
}

static const char *const head_names[] = { "format", "format_version", "bank" };

static void
add_document(struct schema *s)
{
	cJSON *o = typed("object"), *members = object();

	add(o, "properties", members);
	add(members, "$schema", typed("string"));
	add_head(members);
	add(members, "exams", list_of("exam"));
	add(members, "stimuli", list_of("stimulus"));
	add(members, "items", list_of("item"));
	add(members, "extensions", typed("object"));
	add_required(o, head_names, PR_LEN(head_names));
	add(o, "additionalProperties", cJSON_CreateFalse());
	add(s->defs, "document", o);
}

static cJSON *
line_schema(const char *word)
{
	static const char *const counts[] = { "items", "exams", "stimuli" };
	cJSON *o = typed("object"), *members = object();

	add(o, "properties", members);
	add(members, "record", constant(word));
	if (!strcmp(word, "header")) {
		add_head(members);
		add_required(o, head_names, PR_LEN(head_names));
	} else if (!strcmp(word, "trailer")) {
		for (size_t i = 0; i < PR_LEN(counts); i++)
			add(members, counts[i], number_schema(F_COUNT));
		add_required(o, counts, 1);
	} else {
		add(members, word, ref(word));
		add_required(o, &word, 1);
	}
	add(o, "additionalProperties", cJSON_CreateFalse());
	return o;
}

static void
add_lines(struct schema *s)
{
	static const char *const words[] = { "header", "exam",    "stimulus",
					     "item",   "trailer", NULL };
	cJSON *cases = cJSON_CreateArray();

	for (size_t i = 0; words[i]; i++) {
		char name[32];

		snprintf(name, sizeof(name), "%s_line", words[i]);
		add(s->defs, name, line_schema(words[i]));
		cJSON_AddItemToArray(cases, when("record", words[i], name));
	}
	add(s->defs, "line", choice("record", words, cases));
}

static cJSON *
make_schema(void)
{
	static const char *const record = "record";
	struct schema s = { .within = "bank" };
	static const char about[] =
		"A question bank as one document, or one record of its lines "
		"form. Members, kinds, words and limits; what must fit "
		"together is for proctor bank check.";
	cJSON *root =
		root_schema("urn:proctor:certbank:1.1", "certbank 1.1", about);
	cJSON *sure = object();

	add_required(sure, &record, 1);
	add(root, "if", sure);
	add(root, "then", ref("line"));
	add(root, "else", ref("document"));
	s.defs = object();
	add(root, "$defs", s.defs);
	add_document(&s);
	cJSON_Delete(shape_schema(&s, &shape_bank));
	s.within = "exam";
	cJSON_Delete(shape_schema(&s, &shape_exam));
	s.within = "stimulus";
	cJSON_Delete(shape_schema(&s, &shape_stimulus));
	add_items(&s);
	add_lines(&s);
	return root;
}

static void
json_schema__is_what_the_tables_say(void **state)
{
	(void)state;
	assert_shipped(SHIPPED, make_schema());
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_schema__is_what_the_tables_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
