/* check_ids.c - options, pairs and orders: ids that must fit together */
#include "check.h"
#include "rule_numbers.h"

#include <stdio.h>
#include <string.h>

static const cJSON *
find_id(const cJSON *list, const char *id)
{
	const cJSON *v = list ? list->child : NULL;

	while (v && strcmp(json_string(v, "id"), id) != 0)
		v = v->next;
	return v;
}

/* The list and the ids in it can be gone through. */
static bool
has_ids(const struct check *c, const char *name)
{
	char path[48];

	snprintf(path, sizeof(path), "%s.id", name);
	return check_is_sound(c, name) && check_is_sound(c, path);
}

/* Ids of a list of objects are told apart. */
static void
check_ids(struct check *c, const cJSON *item, const char *name)
{
	const cJSON *list = json_get(item, name);
	int i = 0;

	if (!has_ids(c, name))
		return;
	for (const cJSON *v = list->child; v; v = v->next, i++) {
		const char *id = json_string(v, "id");
		size_t mark;

		if (find_id(list, id) == v)
			continue;
		mark = check_enter(c, name);
		check_enter_index(c, i);
		check_enter(c, "id");
		check_say(c, RULE_ID_TWICE, id, NULL, NULL);
		check_leave(c, mark);
	}
}

static void
check_limits(struct check *c, const cJSON *item, int n, int key)
{
	bool sound = check_is_sound(c, "min_choices") &&
		     check_is_sound(c, "max_choices");
	int least = (int)json_number(item, "min_choices", 0);
	int most = (int)json_number(item, "max_choices", n);
	char words[64];

	if (!sound)
		return;
	if (least > most || most > n) {
		check_say(c, RULE_MIN_MAX_CHOICES, text_of(least).text,
			  text_of(most).text, text_of(n).text);
		return;
	}
	if ((key >= least && key <= most) ||
	    !check_is_sound(c, "options.correct"))
		return;
	snprintf(words, sizeof(words), "%d to %d", least, most);
	check_say_at(c, key < least ? "min_choices" : "max_choices",
		     RULE_KEY_CHOICES, text_of(key).text, words);
}

static void
check_key(struct check *c, const cJSON *options, bool single, int key)
{
	if (!check_is_sound(c, "options.correct"))
		return;
	if (single && key != 1)
		check_say_at(c, "options", RULE_ONE_KEY, text_of(key).text,
			     NULL);
	else if (key == 0)
		check_say_at(c, "options", RULE_NO_KEY, NULL, NULL);
	if (!check_is_sound(c, "options.credit"))
		return;
	for (const cJSON *v = options->child; v; v = v->next)
		if (json_true(v, "correct") && json_number(v, "credit", 1) != 1)
			check_say_at(c, "options", RULE_NO_FULL_CREDIT,
				     text_of(json_number(v, "credit", 1)).text,
				     NULL);
}

void
check_choice(struct check *c, const cJSON *item, bool single)
{
	const cJSON *options = json_get(item, "options");
	int n = cJSON_GetArraySize(options), key = 0;

	if (!check_is_sound(c, "options"))
		return;
	for (const cJSON *v = options->child; v; v = v->next)
		key += json_true(v, "correct");
	check_ids(c, item, "options");
	check_key(c, options, single, key);
	if (!single)
		check_limits(c, item, n, key);
	if (n > 8)
		check_say_at(c, "options", RULE_MANY_OPTIONS, text_of(n).text,
			     NULL);
}

static void
check_pair(struct check *c, const cJSON *item, const cJSON *pair)
{
	const char *source = pair->child->valuestring;
	const char *target = pair->child->next->valuestring;
	const cJSON *pairs = json_get(item, "pairs");
	int same = 0;

	if (!find_id(json_get(item, "sources"), source))
		check_say(c, RULE_PAIR_ID, "source", source, NULL);
	if (!find_id(json_get(item, "targets"), target))
		check_say(c, RULE_PAIR_ID, "target", target, NULL);
	for (const cJSON *v = pairs->child; v != pair; v = v->next)
		same += strcmp(v->child->valuestring, source) == 0;
	if (same == 1)
		check_say(c, RULE_PAIR_TWICE, source, "2", NULL);
}

void
check_matching(struct check *c, const cJSON *item)
{
	const cJSON *pairs = json_get(item, "pairs");
	int i = 0;

	check_ids(c, item, "sources");
	check_ids(c, item, "targets");
	if (!has_ids(c, "sources") || !has_ids(c, "targets") ||
	    !check_is_whole(c, "pairs"))
		return;
	for (const cJSON *v = pairs->child; v; v = v->next) {
		size_t mark = check_enter(c, "pairs");

		check_enter_index(c, i++);
		check_pair(c, item, v);
		check_leave(c, mark);
	}
	for (const cJSON *s = json_get(item, "sources")->child; s;
	     s = s->next) {
		const char *id = json_string(s, "id");
		const cJSON *v = pairs->child;

		while (v && strcmp(v->child->valuestring, id) != 0)
			v = v->next;
		if (!v)
			check_say_at(c, "pairs", RULE_PAIR_TWICE, id, "0");
	}
}

void
check_ordering(struct check *c, const cJSON *item)
{
	const cJSON *elements = json_get(item, "elements");
	const cJSON *order = json_get(item, "correct_order");
	char why[80];

	check_ids(c, item, "elements");
	if (!has_ids(c, "elements") || !check_is_whole(c, "correct_order"))
		return;
	if (cJSON_GetArraySize(elements) != cJSON_GetArraySize(order)) {
		snprintf(why, sizeof(why), "%d of %d elements",
			 cJSON_GetArraySize(order),
			 cJSON_GetArraySize(elements));
		check_say_at(c, "correct_order", RULE_ORDER, why, NULL);
		return;
	}
	for (const cJSON *v = order->child; v; v = v->next) {
		if (find_id(elements, v->valuestring))
			continue;
		snprintf(why, sizeof(why), "there is no \"%.40s\"",
			 v->valuestring);
		check_say_at(c, "correct_order", RULE_ORDER, why, NULL);
	}
}
