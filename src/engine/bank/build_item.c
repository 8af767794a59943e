/* build_item.c - a sound tree as a struct pr_item */
#include "internal.h"

#include <math.h>
#include <string.h>

void
build_objectives(struct build *b, struct pr_item *item, const cJSON *list)
{
	size_t i = 0;

	item->objectives = build_array(b, list, sizeof(*item->objectives),
				       &item->n_objectives);
	if (!item->n_objectives)
		return;
	for (const cJSON *v = list->child; v; v = v->next, i++) {
		item->objectives[i].exam = json_string(v, "exam");
		item->objectives[i].domain = json_string(v, "domain");
		item->objectives[i].task = json_string(v, "task");
	}
}

static void
build_authority(struct build *b, struct pr_item *item, const cJSON *list)
{
	size_t i = 0;

	item->authority = build_array(b, list, sizeof(*item->authority),
				      &item->n_authority);
	if (!item->n_authority)
		return;
	for (const cJSON *v = list->child; v; v = v->next, i++) {
		item->authority[i].source = json_string(v, "source");
		item->authority[i].locator = json_string(v, "locator");
		item->authority[i].as_of = json_string(v, "as_of");
	}
}

static void
build_hints(struct build *b, struct pr_item *item, const cJSON *list)
{
	size_t i = 0;

	item->hints =
		build_array(b, list, sizeof(*item->hints), &item->n_hints);
	if (!item->n_hints)
		return;
	for (const cJSON *v = list->child; v; v = v->next, i++)
		item->hints[i] = build_content(b, v);
}

static void
build_difficulty(struct pr_item *item, const cJSON *json)
{
	static const enum pr_level levels[] = {
		PR_LEVEL_RECALL,   PR_LEVEL_RECALL,   PR_LEVEL_APPLICATION,
		PR_LEVEL_ANALYSIS, PR_LEVEL_ANALYSIS, PR_LEVEL_ANALYSIS,
	};
	const char *word = json_string(json, "cognitive_level");
	const cJSON *d = json_get(json, "difficulty");
	const cJSON *irt = json_get(d, "irt");

	if (word)
		item->level = levels[word_index(words_level, word)];
	item->angoff = json_number(d, "angoff", ABSENT);
	item->raters = (int)json_number(d, "raters", 0);
	item->irt_b = json_number(irt, "b", ABSENT);
	item->irt_b_sd = json_number(irt, "b_sd", ABSENT);
}

static void
build_scoring(struct pr_item *item, const cJSON *scoring)
{
	const char *word = json_string(scoring, "method");

	if (word)
		item->scoring =
			(enum pr_scoring_method)word_index(words_method, word);
	item->points = json_number(scoring, "points", 1);
	item->min_points = json_number(scoring, "min_points", 0);
}

static void
build_common(struct build *b, struct pr_item *item, const cJSON *json)
{
	const cJSON *stimulus = json_get(json, "stimulus");
	const char *status = json_string(json, "status");

	build_uuid(item->uuid, json_string(json, "uuid"));
	item->identifier = json_string(json, "identifier");
	item->version = (int)json_number(json, "version", 1);
	item->type = (enum pr_item_type)word_index(words_item_type,
						   json_string(json, "type"));
	item->status = PR_STATUS_ACTIVE;
	if (status)
		item->status =
			(enum pr_item_status)word_index(words_status, status);
	item->title = json_string(json, "title");
	build_uuid(item->stimulus, json_string(stimulus, "uuid"));
	item->stimulus_position = (int)json_number(stimulus, "position", 0);
	item->stem = build_content(b, json_get(json, "stem"));
	item->lead_in = build_content(b, json_get(json, "lead_in"));
	item->rationale = build_content(b, json_get(json, "rationale"));
}

struct pr_item *
build_item(struct arena *arena, const cJSON *json, enum pr_text_format format)
{
	struct build b = { arena, format, false };
	struct pr_item *item = arena_alloc(arena, sizeof(*item));

	if (!item)
		return NULL;
	build_common(&b, item, json);
	build_item_type(&b, item, json);
	build_hints(&b, item, json_get(json, "hints"));
	build_authority(&b, item, json_get(json, "authority"));
	build_objectives(&b, item, json_get(json, "objectives"));
	build_difficulty(item, json);
	build_scoring(item, json_get(json, "scoring"));
	item->enemies =
		build_strings(&b, json_get(json, "enemies"), &item->n_enemies);
	item->media_fallback = build_media(&b, json, &item->n_media);
	item->time_expected_s =
		(int)json_number(json, "time_expected_seconds", 0);
	item->review_by = json_string(json, "review_by");
	item->code_edition = json_string(json, "code_edition");
	return b.no_memory ? NULL : item;
}
