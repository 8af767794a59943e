/* check_item.c - what one item must be beyond the shape of its members */
#include "check.h"
#include "rule_numbers.h"

#include <string.h>

void
check_item_type(struct check *c, cJSON *item)
{
	static const struct field type = { "type", F_ITEM_TYPE, 0, NULL, NULL };
	cJSON *node = cJSON_GetObjectItemCaseSensitive(item, "type");
	size_t mark;

	if (!node) {
		check_say(c, RULE_REQUIRED, "an item", "type", NULL);
		return;
	}
	mark = check_enter(c, "type");
	check_value(c, node, &type);
	check_leave(c, mark);
}

void
check_media_text(struct check *c, const cJSON *owner)
{
	const cJSON *list = json_get(owner, "media");
	int i = 0;

	if (!check_is_whole(c, "media"))
		return;
	for (const cJSON *v = cJSON_GetArrayItem(list, 0); v;
	     v = v->next, i++) {
		size_t mark = check_enter(c, "media");

		check_enter_index(c, i);
		if (!json_get(v, "text_fallback") && !json_get(v, "alt"))
			check_say(c, RULE_MEDIA_TEXT, json_string(v, "file"),
				  NULL, NULL);
		check_leave(c, mark);
	}
}

/* Methods that make sense for a type, the default first. */
static const char *const methods[PR_ITEM_TYPES][5] = {
	[PR_ITEM_SINGLE_CHOICE] = { "all_or_nothing", "per_option",
				    "best_answer", NULL },
	[PR_ITEM_MULTIPLE_RESPONSE] = { "all_or_nothing", "per_option",
					"plus_minus", NULL },
	[PR_ITEM_TRUE_FALSE] = { "all_or_nothing", "best_answer", NULL },
	[PR_ITEM_NUMERIC] = { "all_or_nothing", "best_answer", NULL },
	[PR_ITEM_SHORT_TEXT] = { "all_or_nothing", "best_answer", NULL },
	[PR_ITEM_CODE_ENTRY] = { "all_or_nothing", "per_option", "positions",
				 "plus_minus", NULL },
	[PR_ITEM_MATCHING] = { "all_or_nothing", "pairs", "per_option", NULL },
	[PR_ITEM_ORDERING] = { "all_or_nothing", "positions", NULL },
};

static void
check_method(struct check *c, const cJSON *item, enum pr_item_type type)
{
	const char *word = json_string(json_get(item, "scoring"), "method");
	char list[100];
	size_t mark;

	if (!check_is_whole(c, "scoring") || !word ||
	    word_index(methods[type], word) >= 0)
		return;
	mark = check_enter(c, "scoring");
	check_enter(c, "method");
	check_say(c, RULE_SCORING_METHOD, word, words_item_type[type],
		  words_text(list, sizeof(list), methods[type]));
	check_leave(c, mark);
}

/* A draft may still lack its rationale; a true_false item may have two. */
static void
check_rationale(struct check *c, const cJSON *item)
{
	const char *status = json_string(item, "status");
	bool draft = status && strcmp(status, "draft") == 0;
	bool drawn = !status || strcmp(status, "active") == 0 ||
		     strcmp(status, "pretest") == 0;
	bool two = json_get(item, "rationale_true") &&
		   json_get(item, "rationale_false");

	if (draft || two || json_get(item, "rationale"))
		return;
	if (c->rationale_required)
		check_say(c, RULE_RATIONALE_DEMANDED, NULL, NULL, NULL);
	else if (drawn)
		check_say(c, RULE_NO_RATIONALE, NULL, NULL, NULL);
}

static void
check_enemies(struct check *c, const cJSON *item)
{
	const char *uuid = json_string(item, "uuid");
	const cJSON *list = json_get(item, "enemies");

	if (!check_is_whole(c, "enemies"))
		return;
	for (const cJSON *v = cJSON_GetArrayItem(list, 0); v && uuid;
	     v = v->next)
		if (strcmp(v->valuestring, uuid) == 0)
			check_say_at(c, "enemies", RULE_OWN_ENEMY, NULL, NULL);
}

static void
check_difficulty(struct check *c, const cJSON *item)
{
	const cJSON *d = json_get(item, "difficulty");

	if (check_is_whole(c, "difficulty") && json_get(d, "angoff") &&
	    !json_get(d, "raters"))
		check_say_at(c, "difficulty", RULE_NO_RATERS, NULL, NULL);
}

static void
check_by_type(struct check *c, const cJSON *item, enum pr_item_type type)
{
	switch (type) {
	case PR_ITEM_SINGLE_CHOICE:
	case PR_ITEM_MULTIPLE_RESPONSE:
		check_choice(c, item, type == PR_ITEM_SINGLE_CHOICE);
		break;
	case PR_ITEM_NUMERIC:
		check_numeric(c, item);
		break;
	case PR_ITEM_SHORT_TEXT:
		check_short_text(c, item);
		break;
	case PR_ITEM_CODE_ENTRY:
		check_code_entry(c, item);
		break;
	case PR_ITEM_MATCHING:
		check_matching(c, item);
		break;
	case PR_ITEM_ORDERING:
		check_ordering(c, item);
		break;
	case PR_ITEM_TRUE_FALSE:
		break; /* its shape says it all */
	}
}

void
check_item_rules(struct check *c, const cJSON *item)
{
	const char *word = json_string(item, "type");
	enum pr_item_type type = PR_ITEM_SINGLE_CHOICE;

	if (!json_get(item, "uuid") && !json_get(item, "identifier"))
		check_say(c, RULE_NO_NAME, NULL, NULL, NULL);
	if (!c->typeless) {
		type = (enum pr_item_type)word_index(words_item_type, word);
		check_by_type(c, item, type);
	}
	if (c->stored)
		return;
	if (!c->typeless)
		check_method(c, item, type);
	check_rationale(c, item);
	if (check_is_whole(c, "objectives") &&
	    !cJSON_GetArraySize(json_get(item, "objectives")))
		check_say(c, RULE_NO_OBJECTIVE, NULL, NULL, NULL);
	check_enemies(c, item);
	check_difficulty(c, item);
	check_media_text(c, item);
}
