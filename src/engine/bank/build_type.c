/* build_type.c - what each type of item has of its own, as struct members */
#include "internal.h"

#include <math.h>
#include <string.h>

static struct pr_option *
build_options(struct build *b, const cJSON *list, size_t *n)
{
	struct pr_option *out = build_array(b, list, sizeof(*out), n);
	size_t i = 0;

	for (const cJSON *v = *n ? list->child : NULL; v; v = v->next, i++) {
		out[i].id = json_string(v, "id");
		out[i].text = build_content(b, json_get(v, "text"));
		out[i].rationale = build_content(b, json_get(v, "rationale"));
		out[i].correct = json_true(v, "correct");
		out[i].fixed = json_true(v, "fixed");
		out[i].credit = json_number(v, "credit", ABSENT);
	}
	return out;
}

static int
option_index(const struct pr_option *options, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (options[i].id && strcmp(options[i].id, id) == 0)
			return (int)i;
	return -1;
}

static void
build_choice(struct build *b, struct pr_item *item, const cJSON *json)
{
	item->options =
		build_options(b, json_get(json, "options"), &item->n_options);
	item->min_choices = (int)json_number(json, "min_choices", 0);
	item->max_choices = (int)json_number(json, "max_choices", 0);
}

/* Two options in a fixed order, "true" first. */
static void
build_true_false(struct build *b, struct pr_item *item, const cJSON *json)
{
	static const char *const ids[] = { "true", "false" };
	static const char *const texts[] = { "True", "False" };
	static const char *const why[] = { "rationale_true",
					   "rationale_false" };
	struct pr_option *two = arena_array(b->arena, 2, sizeof(*two));

	if (!two) {
		b->no_memory = true;
		return;
	}
	for (size_t i = 0; i < 2; i++) {
		two[i].id = ids[i];
		two[i].text.text = texts[i];
		two[i].rationale = build_content(b, json_get(json, why[i]));
		two[i].correct = json_true(json, "answer") == (i == 0);
		two[i].fixed = true;
		two[i].credit = ABSENT;
	}
	item->options = two;
	item->n_options = 2;
	item->shuffle = false;
}

static void
build_tolerance(struct pr_answer *a, const cJSON *tolerance)
{
	const char *kind = json_string(tolerance, "kind");

	if (!kind)
		return;
	a->tolerance = (enum pr_tolerance)(word_index(words_tolerance, kind) +
					   PR_TOLERANCE_ABSOLUTE);
	a->tolerance_value = json_decimal(json_get(tolerance, "value"));
}

static void
build_number(struct build *b, struct pr_answer *a, const cJSON *v)
{
	const cJSON *value = json_get(v, "value");

	a->min = json_decimal(value ? value : json_get(v, "min"));
	a->max = json_decimal(value ? value : json_get(v, "max"));
	build_tolerance(a, json_get(v, "tolerance"));
	if (cJSON_IsNumber(value))
		a->text = arena_strdup(b->arena, text_of(a->min).text);
	else if (value)
		a->text = json_string(v, "value");
	b->no_memory |= value && !a->text;
}

static void
build_text(struct pr_answer *a, const cJSON *v)
{
	const char *match = json_string(v, "match");

	a->text = json_string(v, "text");
	if (match)
		a->match = (enum pr_match)word_index(words_match, match);
}

static struct pr_known_code *
build_known(struct build *b, const cJSON *list, size_t *n)
{
	struct pr_known_code *out = build_array(b, list, sizeof(*out), n);
	size_t i = 0;

	for (const cJSON *v = *n ? list->child : NULL; v; v = v->next, i++) {
		out[i].code = json_string(v, "code");
		out[i].credit = json_number(v, "credit", 0);
		out[i].kind = json_string(v, "kind");
		out[i].rationale = build_content(b, json_get(v, "rationale"));
	}
	return out;
}

/* Pairs of codes, laid out one after the other. */
static const char **
build_pairs(struct build *b, const cJSON *list, size_t *n)
{
	size_t pairs = (size_t)cJSON_GetArraySize(list), i = 0;
	const char **out = NULL;

	if (pairs > 0)
		out = arena_array(b->arena, 2 * pairs, sizeof(*out));
	b->no_memory |= pairs > 0 && !out;
	*n = out ? 2 * pairs : 0;
	for (const cJSON *v = out ? list->child : NULL; v; v = v->next) {
		out[i++] = v->child->valuestring;
		out[i++] = v->child->next->valuestring;
	}
	return out;
}

static void
build_code(struct build *b, struct pr_answer *a, const cJSON *v)
{
	a->text = json_string(v, "code");
	a->system = json_string(v, "system");
	a->modifiers =
		build_strings(b, json_get(v, "modifiers"), &a->n_modifiers);
	a->alternatives = build_strings(b, json_get(v, "alternatives"),
					&a->n_alternatives);
	a->after = build_strings(b, json_get(v, "after"), &a->n_after);
	a->near = build_known(b, json_get(v, "near"), &a->n_near);
	a->group = json_string(v, "group");
	a->poa = json_string(v, "poa");
	a->missing_kind = json_string(v, "missing_kind");
	a->units = (int)json_number(v, "units", 0);
	a->required = !cJSON_IsFalse(json_get(v, "required"));
	a->first = json_true(v, "first");
}

static void
build_answers(struct build *b, struct pr_item *item, const cJSON *list)
{
	size_t i = 0;

	item->answers =
		build_array(b, list, sizeof(*item->answers), &item->n_answers);
	if (!item->n_answers)
		return;
	for (const cJSON *v = list->child; v; v = v->next) {
		struct pr_answer *a = &item->answers[i++];

		a->credit = json_number(v, "credit", 1);
		a->rationale = build_content(b, json_get(v, "rationale"));
		if (item->type == PR_ITEM_NUMERIC)
			build_number(b, a, v);
		else if (item->type == PR_ITEM_SHORT_TEXT)
			build_text(a, v);
		else
			build_code(b, a, v);
	}
}

static void
build_wrong(struct build *b, struct pr_item *item, const cJSON *list,
	    const char *name)
{
	size_t i = 0;

	item->wrong_answers = build_array(b, list, sizeof(*item->wrong_answers),
					  &item->n_wrong_answers);
	if (!item->n_wrong_answers)
		return;
	for (const cJSON *v = list->child; v; v = v->next) {
		struct pr_answer *a = &item->wrong_answers[i++];

		a->text = json_string(v, name);
		a->rationale = build_content(b, json_get(v, "rationale"));
		a->match = PR_MATCH_CASE_INSENSITIVE;
	}
}

static void
build_code_entry(struct build *b, struct pr_item *item, const cJSON *json)
{
	const char *sequence = json_string(json, "sequence");

	item->systems =
		build_strings(b, json_get(json, "systems"), &item->n_systems);
	if (sequence)
		item->sequence =
			(enum pr_sequence)word_index(words_sequence, sequence);
	item->slots = (int)json_number(json, "slots", 0);
	item->extra_penalty = json_number(json, "extra_code_penalty", 0);
	build_answers(b, item, json_get(json, "answers"));
	build_wrong(b, item, json_get(json, "wrong_codes"), "code");
	item->traps = build_known(b, json_get(json, "traps"), &item->n_traps);
	item->never_first = build_strings(b, json_get(json, "never_first"),
					  &item->n_never_first);
	item->together = build_pairs(b, json_get(json, "allow_together"),
				     &item->n_together);
}

static void
build_matching(struct build *b, struct pr_item *item, const cJSON *json)
{
	item->options =
		build_options(b, json_get(json, "sources"), &item->n_options);
	item->targets =
		build_options(b, json_get(json, "targets"), &item->n_targets);
	item->pairs =
		arena_array(b->arena, item->n_options, sizeof(*item->pairs));
	if (!item->pairs || b->no_memory) {
		b->no_memory = true;
		return;
	}
	for (size_t i = 0; i < item->n_options; i++)
		item->pairs[i] = -1;
	for (const cJSON *v = json_get(json, "pairs")->child; v; v = v->next) {
		int s = option_index(item->options, item->n_options,
				     v->child->valuestring);

		if (s >= 0)
			item->pairs[s] =
				option_index(item->targets, item->n_targets,
					     v->child->next->valuestring);
	}
}

static void
build_ordering(struct build *b, struct pr_item *item, const cJSON *json)
{
	size_t i = 0;

	item->options =
		build_options(b, json_get(json, "elements"), &item->n_options);
	item->order =
		arena_array(b->arena, item->n_options, sizeof(*item->order));
	if (!item->order || b->no_memory) {
		b->no_memory = true;
		return;
	}
	for (const cJSON *v = json_get(json, "correct_order")->child;
	     v && i < item->n_options; v = v->next)
		item->order[i++] = option_index(item->options, item->n_options,
						v->valuestring);
}

void
build_item_type(struct build *b, struct pr_item *item, const cJSON *json)
{
	/* the order of options is theirs unless the bank says otherwise */
	item->shuffle = !cJSON_IsFalse(json_get(json, "shuffle"));
	switch (item->type) {
	case PR_ITEM_SINGLE_CHOICE:
	case PR_ITEM_MULTIPLE_RESPONSE:
		build_choice(b, item, json);
		break;
	case PR_ITEM_TRUE_FALSE:
		build_true_false(b, item, json);
		break;
	case PR_ITEM_NUMERIC:
		item->unit = json_string(json, "unit");
		build_answers(b, item, json_get(json, "answers"));
		break;
	case PR_ITEM_SHORT_TEXT:
		item->max_length = (int)json_number(json, "max_length", 0);
		build_answers(b, item, json_get(json, "answers"));
		build_wrong(b, item, json_get(json, "wrong_answers"), "text");
		break;
	case PR_ITEM_CODE_ENTRY:
		build_code_entry(b, item, json);
		break;
	case PR_ITEM_MATCHING:
		build_matching(b, item, json);
		break;
	case PR_ITEM_ORDERING:
		build_ordering(b, item, json);
		break;
	}
}
