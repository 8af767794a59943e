/* import_cache.c - exams at hand, to check objectives against */
#include "import_item.h"

#include <string.h>
#include <strings.h>

static struct import_exam *
cached(struct import *im, const char *identifier)
{
	for (size_t i = 0; i < IMPORT_EXAMS; i++)
		if (im->cache[i].exam &&
		    !strcasecmp(im->cache[i].identifier, identifier))
			return &im->cache[i];
	return NULL;
}

static void
forget(struct import_exam *entry)
{
	pr_exam_free(entry->exam);
	memset(entry, 0, sizeof(*entry));
}

enum pr_status
import_exam_find(const struct pr_exam **out, struct import *im,
		 const char *identifier, struct pr_err *err)
{
	struct import_exam *entry = cached(im, identifier);
	struct pr_err own = { 0 };
	struct pr_db_exam row;
	enum pr_status st;

	*out = entry ? entry->exam : NULL;
	if (entry)
		return PR_OK;
	st = pr_db_exam_find(im->desk->store, identifier, &row, &own);
	if (st == PR_ENOTFOUND)
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	entry = &im->cache[im->cache_next++ % IMPORT_EXAMS];
	forget(entry);
	st = pr_exam_read(&entry->exam, row.record, row.record_len, err);
	if (st)
		return st;
	entry->bank = row.bank;
	snprintf(entry->identifier, sizeof(entry->identifier), "%s",
		 identifier);
	*out = entry->exam;
	return PR_OK;
}

void
import_exam_brought(struct import *im, const char *identifier, bool changed)
{
	struct import_exam *entry = cached(im, identifier);
	struct import_brought *b = &im->brought[im->n_brought];

	if (entry)
		forget(entry);
	if (im->n_brought == IMPORT_BROUGHT)
		return;
	snprintf(b->identifier, sizeof(b->identifier), "%s", identifier);
	b->changed = changed;
	im->n_brought++;
}

bool
import_exam_is_new(const struct import *im, const char *identifier)
{
	for (size_t i = 0; i < im->n_brought; i++)
		if (!strcasecmp(im->brought[i].identifier, identifier))
			return true;
	return false;
}

bool
import_exam_is_settled(struct import *im, const char *identifier)
{
	const struct import_exam *entry = cached(im, identifier);

	if (import_exam_is_new(im, identifier))
		return true;
	return entry && !im->bank.unknown && entry->bank != im->bank.id;
}

void
import_cache_release(struct import *im)
{
	for (size_t i = 0; i < IMPORT_EXAMS; i++)
		forget(&im->cache[i]);
}
