/* names.c - the field's words for types, statuses and levels; end functions */
#include "internal.h"

#include <string.h>
#include <strings.h>

const char *
pr_item_type_name(enum pr_item_type type)
{
	return words_item_type[type];
}

const char *
pr_item_status_name(enum pr_item_status status)
{
	return words_status[status];
}

const char *
pr_level_name(enum pr_level level)
{
	static const char *const names[] = { "unknown", "recall", "application",
					     "analysis" };

	return names[level];
}

bool
pr_item_is_choice(enum pr_item_type type)
{
	return type == PR_ITEM_SINGLE_CHOICE ||
	       type == PR_ITEM_MULTIPLE_RESPONSE || type == PR_ITEM_TRUE_FALSE;
}

uint32_t
pr_item_key(const struct pr_item *item)
{
	uint32_t key = 0;

	if (!pr_item_is_choice(item->type))
		return 0;
	for (size_t i = 0; i < item->n_options && i < PR_OPTIONS_MAX; i++)
		if (item->options[i].correct)
			key |= (uint32_t)1 << i;
	return key;
}

int
pr_exam_domain(const struct pr_exam *exam, const char *identifier)
{
	for (size_t i = 0; i < exam->n_domains; i++)
		if (strcmp(exam->domains[i].identifier, identifier) == 0)
			return (int)i;
	return -1;
}

static int
own_task(const struct pr_domain *domain, const char *task)
{
	for (size_t t = 0; t < domain->n_tasks; t++)
		if (strcmp(domain->tasks[t].identifier, task) == 0)
			return (int)t;
	return -1;
}

static bool
takes_from(const struct pr_task *task, const char *exam, const char *name)
{
	for (size_t i = 0; i < task->n_from; i++)
		if (strcasecmp(task->from[i].exam, exam) == 0 &&
		    strcmp(task->from[i].task, name) == 0)
			return true;
	return false;
}

bool
pr_exam_place(const struct pr_exam *exam, const char *from_exam,
	      const char *from_domain, const char *from_task, int *domain,
	      int *task)
{
	int d = -1;

	if (strcasecmp(from_exam, exam->identifier) == 0) {
		d = pr_exam_domain(exam, from_domain);
		if (d < 0)
			return false;
		*domain = d;
		*task = own_task(&exam->domains[d], from_task);
		return true;
	}
	for (size_t i = 0; i < exam->n_domains; i++)
		for (size_t t = 0; t < exam->domains[i].n_tasks; t++)
			if (takes_from(&exam->domains[i].tasks[t], from_exam,
				       from_task)) {
				*domain = (int)i;
				*task = (int)t;
				return true;
			}
	return false;
}

void
pr_item_free(struct pr_item *item)
{
	if (item)
		arena_free(item->memory);
}

void
pr_stimulus_free(struct pr_stimulus *stimulus)
{
	if (stimulus)
		arena_free(stimulus->memory);
}

void
pr_exam_free(struct pr_exam *exam)
{
	if (exam)
		arena_free(exam->memory);
}
