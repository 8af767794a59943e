/* build_exam.c - a sound tree as a struct pr_exam */
#include "proctor/text.h"

#include "internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
build_scale(struct pr_exam_scale *out, const cJSON *scoring)
{
	const cJSON *scale = json_get(scoring, "scale");
	const cJSON *cut = json_get(scoring, "cut");
	const cJSON *ref = json_get(scoring, "reference");
	const char *method = json_string(scale, "method");

	if (scale)
		out->kind = PR_SCALE_LINEAR;
	if (method)
		out->kind = (enum pr_scale_kind)(
			word_index(words_scale, method) + PR_SCALE_RAW);
	out->min = json_number(scale, "min", 0);
	out->max = json_number(scale, "max", 0);
	out->cut_raw = json_number(cut, "raw", ABSENT);
	out->cut_percent = json_number(cut, "percent", ABSENT);
	out->cut_theta = json_number(cut, "theta", ABSENT);
	out->cut = json_number(cut, "scaled", ABSENT);
	if (out->kind == PR_SCALE_RAW && !isnan(out->cut_raw))
		out->cut = out->cut_raw;
	if (out->kind == PR_SCALE_PERCENT && !isnan(out->cut_percent))
		out->cut = out->cut_percent;
	out->ref_n = (int)json_number(ref, "n", 0);
	out->ref_cut = (int)json_number(ref, "cut", 0);
	out->ref_sd_b = json_number(ref, "sd_b", 0);
	for (const cJSON *v = cJSON_GetArrayItem(json_get(scale, "points"), 0);
	     v && out->n_points < PR_LEN(out->points); v = v->next) {
		out->points[out->n_points][0] = v->child->valuedouble;
		out->points[out->n_points][1] = v->child->next->valuedouble;
		out->n_points++;
	}
}

static void
build_task(struct build *b, struct pr_task *task, const cJSON *t)
{
	const cJSON *from = json_get(t, "from");
	size_t i = 0;

	task->identifier = json_string(t, "identifier");
	task->title = json_string(t, "title");
	task->weight = json_number(t, "weight_percent", ABSENT);
	task->from = build_array(b, from, sizeof(*task->from), &task->n_from);
	for (const cJSON *v = task->n_from ? from->child : NULL; v;
	     v = v->next, i++) {
		task->from[i].exam = json_string(v, "exam");
		task->from[i].task = json_string(v, "task");
	}
}

static void
build_domain(struct build *b, struct pr_domain *d, const cJSON *v)
{
	const cJSON *weight = json_get(v, "weight");
	const cJSON *tasks = json_get(v, "tasks");
	size_t i = 0;

	d->identifier = json_string(v, "identifier");
	d->title = json_string(v, "title");
	d->percent = json_number(weight, "percent", ABSENT);
	d->percent_min = json_number(weight, "percent_min", ABSENT);
	d->percent_max = json_number(weight, "percent_max", ABSENT);
	d->items = (int)json_number(weight, "items", 0);
	d->tasks = build_array(b, tasks, sizeof(*d->tasks), &d->n_tasks);
	for (const cJSON *t = d->n_tasks ? tasks->child : NULL; t; t = t->next)
		build_task(b, &d->tasks[i++], t);
}

/* Extensions pass unchecked, so what is shown of them is cleaned here. */
static const char *
clean_string(struct build *b, const cJSON *object, const char *name)
{
	const char *text = json_string(object, name);
	char *clean = NULL;
	const char *copy;

	if (!text)
		return NULL;
	if (pr_text_clean(&clean, text, strlen(text), PR_CLEAN_FOLD, NULL,
			  NULL)) {
		b->no_memory = true;
		return NULL;
	}
	copy = arena_strdup(b->arena, clean);
	b->no_memory |= !copy;
	free(clean);
	return copy;
}

static void
build_facts(struct build *b, struct pr_exam *exam, const cJSON *facts)
{
	const cJSON *list = json_get(facts, "facts");
	size_t i = 0;

	exam->facts_as_of = clean_string(b, facts, "as_of");
	if (!cJSON_IsArray(list))
		return;
	exam->facts =
		build_array(b, list, sizeof(*exam->facts), &exam->n_facts);
	for (const cJSON *v = exam->n_facts ? list->child : NULL; v;
	     v = v->next, i++) {
		exam->facts[i].fact = clean_string(b, v, "fact");
		exam->facts[i].grade = clean_string(b, v, "grade");
		exam->facts[i].source = clean_string(b, v, "source");
		exam->facts[i].measure = clean_string(b, v, "measure");
		exam->facts[i].value = json_number(v, "value", ABSENT);
	}
}

static void
build_form(struct pr_exam *exam, const cJSON *form)
{
	const char *navigation = json_string(form, "navigation");

	exam->scored_items = (int)json_number(form, "scored_items", 0);
	exam->pretest_items = (int)json_number(form, "pretest_items", 0);
	exam->shuffle_items = json_true(form, "shuffle_items");
	exam->linear = navigation && strcmp(navigation, "linear") == 0;
}

struct pr_exam *
build_exam(struct arena *arena, const cJSON *json)
{
	struct build b = { arena, PR_FORMAT_PLAIN, false };
	struct pr_exam *exam = arena_alloc(arena, sizeof(*exam));
	const cJSON *sets = json_get(json, "case_sets");
	const char *use = json_string(json, "use");

	if (!exam)
		return NULL;
	build_uuid(exam->uuid, json_string(json, "uuid"));
	exam->identifier = json_string(json, "identifier");
	exam->title = json_string(json, "title");
	exam->version = (int)json_number(json, "version", 1);
	exam->issuer = json_string(json, "issuer");
	exam->effective = json_string(json, "effective");
	exam->expires = json_string(json, "expires");
	exam->time_limit_s = (int)json_number(json, "time_limit_seconds", 0);
	exam->drill = use && strcmp(use, "drill") == 0;
	build_form(exam, json_get(json, "form"));
	for (const cJSON *v =
		     cJSON_GetArrayItem(json_get(json, "item_types"), 0);
	     v; v = v->next)
		exam->item_types |=
			1u << word_index(words_item_type, v->valuestring);
	build_scale(&exam->scale, json_get(json, "scoring"));
	for (const cJSON *v = cJSON_GetArrayItem(json_get(json, "domains"), 0);
	     v && exam->n_domains < PR_DOMAINS_MAX; v = v->next)
		build_domain(&b, &exam->domains[exam->n_domains++], v);
	exam->case_sets_min = (int)json_number(sets, "min", -1);
	exam->case_sets_max = (int)json_number(sets, "max", -1);
	build_facts(
		&b, exam,
		json_get(json_get(json, "extensions"), "urn:proctor:facts"));
	return b.no_memory ? NULL : exam;
}
