/* cover.c - whether the items cover an exam: R437 to R439 */
#include "util/mem.h"

#include "state.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define SHARE_ITEMS_MIN 30
#define SHARE_SLACK 3.0 /* points, for a weight without a range */

/* exam, domain and task in one text */
static void
key_of(char out[3 * 65 + 3], const char *exam, const char *domain,
       const char *task)
{
	snprintf(out, 3 * 65 + 3, "%.64s\n%.64s\n%.64s", exam, domain, task);
}

/* Counts an item under a key; false without memory. */
static bool
count(struct pr_lint *lint, const char *exam, const char *domain,
      const char *task, enum pr_level level)
{
	char key[3 * 65 + 3];
	size_t i, old = lint->objectives.n;
	void *more;

	key_of(key, exam, domain, task);
	i = lint_map_add(&lint->objectives, key);
	if (i == LINT_MAP_NONE)
		return false;
	if (i == old) {
		more = mem_room(lint->tallies, old, &lint->tallies_cap,
				sizeof(*lint->tallies));
		if (!more)
			return false;
		lint->tallies = more;
		lint->tallies[i] = (struct lint_tally){ 0 };
	}
	lint->tallies[i].items++;
	lint->tallies[i].levels |= 1u << level;
	return true;
}

bool
lint_cover_item(struct pr_lint *lint, const struct pr_item *item)
{
	bool ok = true;

	if (item->status != PR_STATUS_ACTIVE &&
	    item->status != PR_STATUS_PRETEST)
		return true;
	for (size_t i = 0; i < item->n_objectives && ok; i++) {
		const struct pr_objective *o = &item->objectives[i];

		ok = count(lint, o->exam, "", "", item->level) &&
		     count(lint, o->exam, o->domain, "", item->level);
		if (ok && o->task)
			ok = count(lint, o->exam, o->domain, o->task,
				   item->level);
	}
	return ok;
}

static struct lint_tally
tally(struct pr_lint *lint, const char *exam, const char *domain,
      const char *task)
{
	struct lint_tally none = { 0 };
	char key[3 * 65 + 3];
	size_t i, old = lint->objectives.n;

	key_of(key, exam, domain, task);
	i = lint_map_find(&lint->objectives, key);
	return i < old ? lint->tallies[i] : none;
}

static bool
copy_domain(struct pr_lint *lint, struct lint_domain *to,
	    const struct pr_domain *from)
{
	to->identifier = arena_strdup(lint->keep, from->identifier);
	to->tasks =
		arena_array(lint->keep, from->n_tasks + 1, sizeof(*to->tasks));
	if (!to->identifier || !to->tasks)
		return false;
	to->percent = from->percent;
	to->min = from->percent_min;
	to->max = from->percent_max;
	to->n_tasks = from->n_tasks;
	for (size_t i = 0; i < from->n_tasks; i++) {
		to->tasks[i] =
			arena_strdup(lint->keep, from->tasks[i].identifier);
		if (!to->tasks[i])
			return false;
	}
	return true;
}

bool
lint_cover_exam(struct pr_lint *lint, const struct pr_exam *exam)
{
	size_t old = lint->exam_names.n;
	size_t name = lint_map_add(&lint->exam_names, exam->identifier);
	struct lint_exam *to;
	void *more;

	if (name == LINT_MAP_NONE)
		return false;
	if (name < old)
		return true;
	more = mem_room(lint->exams, lint->n_exams, &lint->exams_cap,
			sizeof(*lint->exams));
	if (!more)
		return false;
	lint->exams = more;
	to = &lint->exams[lint->n_exams];
	to->identifier = lint->exam_names.keys[name];
	to->domains = arena_array(lint->keep, exam->n_domains + 1,
				  sizeof(*to->domains));
	to->n_domains = exam->n_domains;
	if (!to->domains)
		return false;
	for (size_t i = 0; i < exam->n_domains; i++)
		if (!copy_domain(lint, &to->domains[i], &exam->domains[i]))
			return false;
	lint->n_exams++;
	return true;
}

static void
tell(struct pr_lint *lint, const struct lint_exam *exam, int rule,
     const char *what, const char *a, const char *b)
{
	struct lint_place place = {
		NULL, 0, 0, "exam", exam->identifier, NULL
	};

	lint_tell(lint, &place, rule, PR_NOTICE,
		  (const char *const[]){ what, exam->identifier, a, b, NULL });
}

static void
tasks(struct pr_lint *lint, const struct lint_exam *exam,
      const struct lint_domain *domain)
{
	char name[80];
	bool named = false;

	/* when no item names a task, the bank does not use them */
	for (size_t i = 0; i < domain->n_tasks && !named; i++)
		named = tally(lint, exam->identifier, domain->identifier,
			      domain->tasks[i])
				.items > 0;
	for (size_t i = 0; i < domain->n_tasks && named; i++) {
		if (tally(lint, exam->identifier, domain->identifier,
			  domain->tasks[i])
			    .items)
			continue;
		snprintf(name, sizeof(name), "task %s", domain->tasks[i]);
		tell(lint, exam, 437, name, NULL, NULL);
	}
}

static void
share(struct pr_lint *lint, const struct lint_exam *exam,
      const struct lint_domain *domain, long items, long all)
{
	double min = domain->min, max = domain->max;
	double percent = 100.0 * (double)items / (double)all;
	char name[80], is[24], weight[48];

	if (isnan(min) || isnan(max)) {
		min = domain->percent - SHARE_SLACK;
		max = domain->percent + SHARE_SLACK;
	}
	/* half an item is no finding; a weight that is not there is none */
	if (all < SHARE_ITEMS_MIN || isnan(min) ||
	    (percent >= min - 50.0 / (double)all &&
	     percent <= max + 50.0 / (double)all))
		return;
	snprintf(name, sizeof(name), "domain %s", domain->identifier);
	snprintf(is, sizeof(is), "%.1f", percent);
	if (isnan(domain->min) || isnan(domain->max))
		snprintf(weight, sizeof(weight), "%g", domain->percent);
	else
		snprintf(weight, sizeof(weight), "%g to %g", min, max);
	tell(lint, exam, 438, name, is, weight);
}

static void
levels(struct pr_lint *lint, const struct lint_exam *exam,
       const struct lint_domain *domain, struct lint_tally t)
{
	char name[80];

	/* R442 speaks of items that say no level */
	if (!(t.levels & ~(1u << PR_LEVEL_UNKNOWN)))
		return;
	snprintf(name, sizeof(name), "domain %s", domain->identifier);
	for (int k = PR_LEVEL_RECALL; k <= PR_LEVEL_ANALYSIS; k++)
		if (!(t.levels >> k & 1))
			tell(lint, exam, 439, name,
			     pr_level_name((enum pr_level)k), NULL);
}

void
lint_cover_finish(struct pr_lint *lint)
{
	for (size_t e = 0; e < lint->n_exams; e++) {
		const struct lint_exam *exam = &lint->exams[e];
		long all = tally(lint, exam->identifier, "", "").items;

		if (!all)
			continue;
		lint->sum.exams++;
		for (size_t i = 0; i < exam->n_domains; i++) {
			const struct lint_domain *domain = &exam->domains[i];
			struct lint_tally t = tally(lint, exam->identifier,
						    domain->identifier, "");
			char name[80];

			snprintf(name, sizeof(name), "domain %s",
				 domain->identifier);
			if (t.items)
				tasks(lint, exam, domain);
			else
				tell(lint, exam, 437, name, NULL, NULL);
			share(lint, exam, domain, t.items, all);
			levels(lint, exam, domain, t);
		}
	}
}
