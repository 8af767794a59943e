/* schema.c - a tree against the tables: kinds, ranges, names, order */
#include "schema.h"

#include "proctor/rules.h"

#include "internal.h"
#include "rule_numbers.h"

#include <stdio.h>
#include <string.h>

static const struct number_range ranges[] = {
	{ F_COUNT, true, false, false, 0, 2e9, "a whole number, 0 or more" },
	{ F_NATURAL, true, false, false, 1, 2e9, "a whole number, 1 or more" },
	{ F_NUMBER, false, false, false, -1e308, 1e308, "a number" },
	{ F_POSITIVE, false, true, false, 0, 1e308, "above 0" },
	{ F_UPWARD, false, false, false, 0, 1e308, "0 or more" },
	{ F_PERCENT, false, false, false, 0, 100, "from 0 to 100" },
	{ F_SHARE, false, false, false, 0, 1, "from 0 to 1" },
	{ F_CREDIT, false, true, false, 0, 1, "above 0, at most 1" },
	{ F_SIGNED, false, false, false, -1, 1, "from -1 to 1" },
	{ F_UNITS, false, false, true, 0, 10000,
	  "from 0 to 10000, with at most two decimals" },
	{ F_UNITS_ABOVE, false, true, true, 0, 10000,
	  "above 0, at most 10000, with at most two decimals" },
	{ F_MONEY, false, false, true, 0, 100000,
	  "from 0 to 100000, with at most two decimals" },
	{ F_WHOLE_PERCENT, true, false, false, 0, 100,
	  "a whole number from 0 to 100" },
	{ F_MONTHS, true, false, false, 1, 120,
	  "a whole number from 1 to 120" },
	{ F_DAYS, true, false, false, 0, 3660,
	  "a whole number from 0 to 3660" },
	{ F_MINUTES, true, false, false, 1, 1440,
	  "a whole number from 1 to 1440" },
	{ F_CYCLES, true, false, false, 1, 10, "a whole number from 1 to 10" },
	{ F_RATING, false, false, false, 0.05, 0.95, "from 0.05 to 0.95" },
};

const struct number_range *
schema_range(enum field_kind kind)
{
	for (size_t i = 0; i < PR_LEN(ranges); i++)
		if (ranges[i].kind == kind)
			return &ranges[i];
	return NULL;
}

static void
wrong_kind(struct check *c, const cJSON *node, const char *right)
{
	check_say(c, RULE_KIND, json_kind(node), right, NULL);
}

/* The nearest hundredth is the very number. */
static bool
is_hundredths(double v)
{
	return (double)(int64_t)(v * 100 + 0.5) / 100 == v;
}

static void
check_number(struct check *c, const cJSON *node, enum field_kind kind)
{
	const struct number_range *range = schema_range(kind);
	double v;

	if (!cJSON_IsNumber(node)) {
		wrong_kind(c, node, "a number");
		return;
	}
	v = node->valuedouble;
	if (range && (v < range->low || v > range->high ||
		      (range->above_low && v <= range->low) ||
		      (range->whole && v != (double)(int64_t)v) ||
		      (range->hundredths && !is_hundredths(v))))
		check_say(c, RULE_RANGE, text_of(v).text, range->right, NULL);
}

static void
check_shares(struct check *c, const cJSON *node)
{
	if (!cJSON_IsObject(node)) {
		wrong_kind(c, node, "an object of percentages");
		return;
	}
	for (const cJSON *v = node->child; v; v = v->next) {
		size_t mark = check_enter(c, v->string);

		check_number(c, v, F_PERCENT);
		check_leave(c, mark);
	}
}

static void
check_pair(struct check *c, cJSON *node, enum field_kind of)
{
	const struct field part = { "", of, 0, NULL, NULL };
	int i = 0;

	if (!cJSON_IsArray(node) || cJSON_GetArraySize(node) != 2) {
		wrong_kind(c, node, "an array of two");
		return;
	}
	for (cJSON *v = node->child; v; v = v->next, i++) {
		size_t mark = check_enter_index(c, i);

		check_value(c, v, &part);
		check_leave(c, mark);
	}
}

static void
say_empty(struct check *c, const struct shape *shape)
{
	char list[200];
	const char *names[16] = { NULL };

	for (size_t i = 0; i < shape->n && i < 15; i++)
		names[i] = shape->fields[i].name;
	check_say(c, RULE_EMPTY_OBJECT, shape->name,
		  words_text(list, sizeof(list), names), NULL);
}

static void
check_object(struct check *c, cJSON *node, const struct field *field)
{
	if (!cJSON_IsObject(node)) {
		wrong_kind(c, node, "an object");
		return;
	}
	if (field->kind == F_FREE || !field->shape)
		return;
	if (field->shape->filled && !node->child) {
		say_empty(c, field->shape);
		return;
	}
	check_shapes(c, node, &field->shape, 1);
}

/* Strings, contents and decimals. */
static void
check_words(struct check *c, cJSON *node, const struct field *field)
{
	if (field->kind == F_CONTENT &&
	    (cJSON_IsString(node) || cJSON_IsObject(node)))
		check_content(c, node);
	else if (field->kind == F_CONTENT)
		wrong_kind(c, node, "a string, or an object with text");
	else if (field->kind == F_DECIMAL && cJSON_IsNumber(node))
		check_number(c, node, F_NUMBER);
	else if (cJSON_IsString(node))
		check_string(c, node, field);
	else
		wrong_kind(c, node, "a string");
}

void
check_value(struct check *c, cJSON *node, const struct field *field)
{
	if (field->kind <= F_ITEM_TYPE)
		check_words(c, node, field);
	else if (field->kind <= F_RATING)
		check_number(c, node, field->kind);
	else if (field->kind == F_BOOL && !cJSON_IsBool(node))
		wrong_kind(c, node, "true or false");
	else if (field->kind == F_OBJECT || field->kind == F_FREE)
		check_object(c, node, field);
	else if (field->kind == F_SHARES)
		check_shares(c, node);
	else if (field->kind == F_ID_PAIR)
		check_pair(c, node, F_OPTION_ID);
	else if (field->kind == F_CODE_PAIR)
		check_pair(c, node, F_CODE);
	else if (field->kind == F_POINT)
		check_pair(c, node, F_NUMBER);
}

static void
check_repeats(struct check *c, const cJSON *list)
{
	for (const cJSON *a = list->child; a; a = a->next) {
		for (const cJSON *b = list->child; b != a; b = b->next) {
			if (!cJSON_IsString(a) || !cJSON_IsString(b) ||
			    strcmp(a->valuestring, b->valuestring) != 0)
				continue;
			check_say(c, RULE_REPEATED, a->valuestring, NULL, NULL);
			break;
		}
	}
}

static void
check_list(struct check *c, cJSON *node, const struct field *field)
{
	int n = cJSON_GetArraySize(node), i = 0;
	int least = field->flags & LIST2 ? 2 : field->flags & LIST1 ? 1 : 0;
	int most = field->flags & MAX26 ? PR_OPTIONS_MAX : CHECK_LIST_MAX;

	if (!cJSON_IsArray(node)) {
		wrong_kind(c, node, "an array");
		return;
	}
	if (n < least)
		check_say(c, RULE_TOO_FEW, text_of(n).text, text_of(least).text,
			  NULL);
	if (n > most) {
		check_say(c, RULE_TOO_MANY, text_of(n).text, text_of(most).text,
			  NULL);
		return;
	}
	for (cJSON *v = node->child; v; v = v->next, i++) {
		size_t mark = check_enter_index(c, i);

		check_value(c, v, field);
		check_leave(c, mark);
	}
	if (field->flags & UNIQUE)
		check_repeats(c, node);
}

/* The index of a name in a shape, its number of fields when unknown. */
size_t
schema_field(const struct shape *shape, const char *name)
{
	size_t i = 0;

	for (; i < shape->n; i++) {
		const char *own = shape->fields[i].name;

		/* two bytes tell most names apart */
		if (own[0] == name[0] && own[1] == name[1] &&
		    strcmp(own, name) == 0)
			break;
	}
	return i;
}

/* The field of a name and its rank over all shapes, NULL when unknown. */
static const struct field *
find_field(const struct shape *const *shapes, size_t n_shapes, const char *name,
	   size_t *rank)
{
	*rank = 0;
	for (size_t s = 0; s < n_shapes; s++) {
		size_t i = schema_field(shapes[s], name);

		*rank += i;
		if (i < shapes[s]->n)
			return &shapes[s]->fields[i];
	}
	return NULL;
}

/* One letter more, less, other, or two exchanged. */
static bool
is_slip(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), i = 0, k = 0;

	while (a[i] && a[i] == b[i])
		i++;
	while (k < n - i && k < m - i && a[n - 1 - k] == b[m - 1 - k])
		k++;
	n -= i + k;
	m -= i + k;
	return (n <= 1 && m <= 1) ||
	       (n == 2 && m == 2 && a[i] == b[i + 1] && a[i + 1] == b[i]);
}

/* "an item" without its article. */
static const char *
bare_name(const char *name)
{
	const char *blank = strchr(name, ' ');

	return blank ? blank + 1 : name;
}

/* What may have been meant, else what there is; of an item or a rule its own
 * part. */
static void
known_names(char out[static 300], const struct shape *const *shapes,
	    size_t n_shapes, const char *name)
{
	const struct shape *own = shapes[n_shapes > 1];
	size_t n = 0;

	for (size_t s = 0; s < n_shapes; s++) {
		for (size_t i = 0; i < shapes[s]->n; i++) {
			const char *known = shapes[s]->fields[i].name;

			if (!is_slip(name, known))
				continue;
			snprintf(out, 300, "\"%s\" may be meant", known);
			return;
		}
	}
	n = (size_t)snprintf(out, 300, "known here: ");
	for (size_t i = 0; i < own->n && n < 250; i++)
		n += (size_t)snprintf(out + n, 300 - n, "%s%s", i ? ", " : "",
				      own->fields[i].name);
	if (n_shapes > 1)
		snprintf(out + n, 300 - n, "%sthose of all %ss",
			 own->n ? " and " : "", bare_name(shapes[0]->name));
}

/* Later versions may have members that we do not know: kept, but out of the
 * way. */
static void
unknown_member(struct check *c, cJSON *object, cJSON *member,
	       const struct shape *const *shapes, size_t n_shapes)
{
	char list[300], name[64];
	const char *args[] = { member->string };
	size_t mark;
	bool newer = c->minor > c->newest;

	if (c->typeless && n_shapes > 1)
		return;
	pr_rule_text(name, sizeof(name), "{1}", args, 1);
	known_names(list, shapes, n_shapes, name);
	mark = check_enter(c, name);
	check_say_as(c, newer ? PR_WARNING : PR_ERROR, RULE_UNKNOWN_MEMBER,
		     shapes[n_shapes > 1]->name, name, list);
	if (newer) {
		cJSON_DetachItemViaPointer(object, member);
		if (!c->unknown)
			c->unknown = tree_object(c->arena);
		if (!c->unknown ||
		    !tree_put(c->arena, c->unknown, c->path, member))
			c->no_memory = true;
	}
	check_leave(c, mark);
}

static void
check_required(struct check *c, const struct shape *const *shapes,
	       size_t n_shapes, uint64_t seen)
{
	size_t rank = 0;

	for (size_t s = 0; s < n_shapes; s++) {
		for (size_t i = 0; i < shapes[s]->n; i++, rank++) {
			const struct field *f = &shapes[s]->fields[i];

			if (f->flags & REQUIRED && !(seen >> rank & 1))
				check_say(c, RULE_REQUIRED, shapes[s]->name,
					  f->name, NULL);
		}
	}
}

/* Members into the order of the tables; what is in none of them comes first,
 * as nothing is once a record was checked. */
void
schema_order(cJSON *node, const struct shape *const *shapes, size_t n_shapes)
{
	cJSON *by_rank[64] = { NULL }, *next;
	size_t rank;

	for (cJSON *v = node->child; v; v = next) {
		next = v->next;
		if (!find_field(shapes, n_shapes, v->string, &rank) ||
		    rank >= PR_LEN(by_rank))
			continue;
		cJSON_DetachItemViaPointer(node, v);
		by_rank[rank] = v;
	}
	for (rank = 0; rank < PR_LEN(by_rank); rank++)
		if (by_rank[rank])
			cJSON_AddItemToArray(node, by_rank[rank]);
}

void
check_shapes(struct check *c, cJSON *node, const struct shape *const *shapes,
	     size_t n_shapes)
{
	uint64_t seen = 0;
	size_t last = 0, rank;
	bool in_order = true;
	cJSON *next;

	for (cJSON *v = node->child; v; v = next) {
		const struct field *field =
			find_field(shapes, n_shapes, v->string, &rank);
		size_t mark;

		next = v->next;
		if (!field) {
			unknown_member(c, node, v, shapes, n_shapes);
			continue;
		}
		in_order = in_order && rank >= last;
		last = rank;
		seen |= (uint64_t)1 << rank;
		mark = check_enter(c, field->name);
		if (field->flags & (LIST | LIST1 | LIST2))
			check_list(c, v, field);
		else
			check_value(c, v, field);
		check_leave(c, mark);
	}
	check_required(c, shapes, n_shapes, seen);
	if (!in_order)
		schema_order(node, shapes, n_shapes);
}
