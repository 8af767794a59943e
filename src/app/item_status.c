/* item_status.c - an item into the draw or out of it; its record says so too */
#include "item_status.h"

#include "util/mem.h"

#include "import_item.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The record of the current revision, with this status. */
static enum pr_status
put_record(struct pr_store *store, int64_t item_rev, enum pr_item_status status,
	   struct pr_err *err)
{
	struct pr_db_rev rev = { 0 };
	char *json = NULL, *review_by = NULL;
	enum pr_status st = pr_db_rev_get(store, item_rev, &rev, err);

	if (!st)
		st = record_set_status(&json, rev.record, rev.record_len,
				       status, err);
	if (!st && rev.review_by) {
		review_by = mem_strdup(rev.review_by);
		if (!review_by)
			st = mem_fail(err);
	}
	if (!st) {
		rev.review_by = review_by;
		rev.record = json;
		rev.record_len = strlen(json);
		st = pr_db_rev_put(store, &rev, err);
	}
	free(review_by);
	free(json);
	return st;
}

enum pr_status
app_item_status(struct pr_desk *desk, int64_t item, enum pr_item_status status,
		struct pr_err *err)
{
	char identifier[65];
	struct pr_db_item row;
	enum pr_status st = pr_db_item_get(desk->store, item, &row, err);

	if (st)
		return st;
	/* what is lent goes with the next statement */
	if (row.identifier) {
		snprintf(identifier, sizeof(identifier), "%s", row.identifier);
		row.identifier = identifier;
	}
	row.status = (int)status;
	st = pr_db_item_put(desk->store, &row, err);
	return st ? st : put_record(desk->store, row.rev, status, err);
}
