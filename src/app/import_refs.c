/* import_refs.c - case material, exams, domains and tasks an item names */
#include "proctor/rules.h"
#include "proctor/uuid.h"

#include "import_item.h"

#include <string.h>

static enum pr_status
stimulus_is_here(struct import *im, const char *text, bool *here,
		 struct pr_err *err)
{
	unsigned char uuid[PR_UUID_LEN];
	struct pr_db_stimulus row;
	struct pr_err own = { 0 };
	enum pr_status st = pr_uuid_parse(uuid, text, err);

	*here = false;
	if (st)
		return st;
	*here = im->has_known && !memcmp(uuid, im->known_stimulus, 16);
	if (*here)
		return PR_OK;
	st = pr_db_stimulus_find(im->desk->store, uuid, &row, &own);
	if (st == PR_ENOTFOUND)
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	memcpy(im->known_stimulus, uuid, sizeof(uuid));
	im->has_known = *here = true;
	return PR_OK;
}

static const struct pr_domain *
domain_of(const struct pr_exam *exam, const char *identifier)
{
	int d = pr_exam_domain(exam, identifier);

	return d < 0 ? NULL : &exam->domains[d];
}

static bool
has_task(const struct pr_domain *domain, const char *task)
{
	if (!task || !task[0])
		return true;
	for (size_t t = 0; t < domain->n_tasks; t++)
		if (!strcmp(domain->tasks[t].identifier, task))
			return true;
	return false;
}

/* The exam is not here, or what is here may yet be replaced by one that
 * knows the domain. */
static bool
may_come(const struct import *im, const struct pr_exam *exam,
	 const struct pr_objective *o)
{
	const struct pr_domain *domain;

	if (!exam)
		return true;
	domain = domain_of(exam, o->domain);
	if (domain && has_task(domain, o->task))
		return false;
	return !import_exam_is_new(im, o->exam);
}

enum pr_status
import_refs_wait(struct import *im, const struct pr_item *item, bool *wait,
		 struct pr_err *err)
{
	enum pr_status st;
	bool here;

	*wait = false;
	if (item->stimulus[0]) {
		st = stimulus_is_here(im, item->stimulus, &here, err);
		*wait = !here;
		if (st || *wait)
			return st;
	}
	for (size_t i = 0; i < item->n_objectives && !*wait; i++) {
		const struct pr_objective *o = &item->objectives[i];
		const struct pr_exam *exam;

		st = import_exam_find(&exam, im, o->exam, err);
		if (st)
			return st;
		*wait = may_come(im, exam, o);
	}
	return PR_OK;
}

static void
list_domains(char *out, size_t cap, const struct pr_exam *exam)
{
	size_t n = 0;

	out[0] = '\0';
	for (size_t d = 0; d < exam->n_domains && n + 1 < cap; d++) {
		int k = snprintf(out + n, cap - n, "%s%s", d ? ", " : "",
				 exam->domains[d].identifier);

		n += k > 0 ? (size_t)k : 0;
	}
}

static void
check_objective(struct import *im, const struct import_at *at,
		const struct pr_exam *exam, const struct pr_objective *o,
		bool *refused)
{
	const struct pr_domain *domain;
	char list[256];

	if (!exam) {
		import_say(im, at, PR_RULE_NO_EXAM, o->exam, NULL, NULL);
		return;
	}
	domain = domain_of(exam, o->domain);
	if (!domain) {
		list_domains(list, sizeof(list), exam);
		import_say(im, at, PR_RULE_NO_DOMAIN, o->domain, o->exam, list);
		*refused = true;
	} else if (!has_task(domain, o->task)) {
		import_say(im, at, PR_RULE_NO_TASK, o->task, o->domain, NULL);
		*refused = true;
	}
}

enum pr_status
import_refs_check(struct import *im, const struct import_at *at,
		  const struct pr_item *item, bool *refused, struct pr_err *err)
{
	const struct pr_exam *exam;
	enum pr_status st = PR_OK;
	bool here;

	*refused = false;
	if (item->stimulus[0]) {
		st = stimulus_is_here(im, item->stimulus, &here, err);
		if (!st && !here) {
			import_say(im, at, PR_RULE_NO_STIMULUS, item->stimulus,
				   NULL, NULL);
			*refused = true;
		}
	}
	for (size_t i = 0; i < item->n_objectives && !st; i++) {
		st = import_exam_find(&exam, im, item->objectives[i].exam, err);
		if (!st)
			check_objective(im, at, exam, &item->objectives[i],
					refused);
	}
	return st;
}

enum pr_status
import_refs_refused(struct import *im, const struct import_at *at,
		    const struct pr_item *item, struct pr_err *err)
{
	const struct pr_exam *exam;
	enum pr_status st = PR_OK;
	bool refused = false;

	for (size_t i = 0; i < item->n_objectives && !st; i++) {
		const struct pr_objective *o = &item->objectives[i];

		st = import_exam_find(&exam, im, o->exam, err);
		if (!st && exam && import_exam_is_settled(im, o->exam))
			check_objective(im, at, exam, o, &refused);
	}
	return st;
}
