/* import_late.c - what can only be told after the last record: enemies that
 * nobody is, exams that lost a domain, items that are no longer in the file */
#include "proctor/rules.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "import_item.h"
#include "item_status.h"

#include <stdlib.h>
#include <string.h>

#define BATCH 1024
#define NAMED 20 /* missing items named one by one */

struct late {
	struct import *im;
	struct import_at at;
	char uuid[PR_UUID_TEXT];
	const struct pr_exam *exam;
	long n;
	int64_t ids[BATCH];
	size_t n_ids;
};

static void
label(struct late *l, const struct pr_db_item *item)
{
	pr_uuid_format(l->uuid, item->uuid);
	l->at.label = item->identifier ? item->identifier : l->uuid;
}

static bool
enemy_row(void *ctx, const struct pr_db_item *item, const char *what)
{
	struct late *l = ctx;

	label(l, item);
	import_say(l->im, &l->at, PR_RULE_NO_ENEMY, what, NULL, NULL);
	return true;
}

static bool
domain_row(void *ctx, const struct pr_db_pool *row)
{
	struct late *l = ctx;
	char wrong[PR_ERR_TEXT_MAX];

	if (pr_exam_domain(l->exam, row->domain) >= 0)
		return true;
	pr_uuid_format(l->uuid, row->uuid);
	l->at.label = l->uuid;
	snprintf(wrong, sizeof(wrong),
		 "the new version of the exam %s has no domain \"%.65s\" any "
		 "more: the item is not drawn",
		 l->exam->identifier, row->domain);
	import_say_as(l->im, &l->at, PR_RULE_NO_DOMAIN, PR_WARNING, wrong);
	return true;
}

/* Items that fitted the exam as it was before. */
static enum pr_status
check_exams(struct late *l, struct pr_err *err)
{
	struct import *im = l->im;
	enum pr_status st = PR_OK;

	for (size_t i = 0; i < im->n_brought && !st; i++) {
		const char *name = im->brought[i].identifier;

		if (!im->brought[i].changed)
			continue;
		st = import_exam_find(&l->exam, im, name, err);
		if (!st && l->exam)
			st = pr_db_pool_each(im->desk->store, &name, 1,
					     im->desk->learner.id, l,
					     domain_row, err);
	}
	return st;
}

static bool
missing_row(void *ctx, const struct pr_db_item *item, const char *what)
{
	struct late *l = ctx;

	(void)what;
	l->im->sum->missing++;
	label(l, item);
	if (++l->n <= NAMED)
		import_say(l->im, &l->at, PR_RULE_MISSING, l->at.label, NULL,
			   NULL);
	return true;
}

static bool
collect_row(void *ctx, const struct pr_db_item *item, const char *what)
{
	struct late *l = ctx;

	(void)what;
	l->ids[l->n_ids++] = item->id;
	return l->n_ids < BATCH;
}

/* A walk must not change what it walks over: so in batches. */
static enum pr_status
retire_missing(struct late *l, struct pr_err *err)
{
	struct pr_store *store = l->im->desk->store;
	enum pr_status st;

	do {
		l->n_ids = 0;
		st = pr_db_loose_each(store, l->im->id, PR_LOOSE_MISSING, l,
				      collect_row, err);
		for (size_t i = 0; i < l->n_ids && !st; i++) {
			st = app_item_status(l->im->desk, l->ids[i],
					     PR_STATUS_RETIRED, err);
			l->im->sum->retired += !st;
		}
	} while (!st && l->n_ids > 0);
	return st;
}

static enum pr_status
check_missing(struct late *l, struct pr_err *err)
{
	char rest[64];
	enum pr_status st;

	l->n = 0;
	st = pr_db_loose_each(l->im->desk->store, l->im->id, PR_LOOSE_MISSING,
			      l, missing_row, err);
	if (!st && l->n > NAMED) {
		snprintf(rest, sizeof(rest), "another %ld of the bank's items",
			 l->n - NAMED);
		l->at.label = NULL;
		import_say(l->im, &l->at, PR_RULE_MISSING, rest, NULL, NULL);
	}
	if (!st && l->im->options->retire_missing)
		st = retire_missing(l, err);
	return st;
}

enum pr_status
import_late(struct import *im, struct pr_err *err)
{
	struct late *l = mem_array(1, sizeof(*l));
	enum pr_status st;

	if (!l)
		return mem_fail(err);
	l->im = im;
	l->at.what = "item";
	l->at.file = im->files.n == 1 ? im->files.files[0].path : "";
	st = pr_db_loose_each(im->desk->store, im->id, PR_LOOSE_ENEMY, l,
			      enemy_row, err);
	if (!st)
		st = check_exams(l, err);
	if (!st)
		st = check_missing(l, err);
	free(l);
	return st;
}
