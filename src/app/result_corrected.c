/* result_corrected.c - keys that were corrected after the seal
 *
 * Nothing of the result changes: the corrected raw score stands beside it.
 */
#include "proctor/store_correction.h"
#include "util/mem.h"

#include "library_internal.h"
#include "result_internal.h"

#include <stdlib.h>
#include <string.h>

struct collect {
	struct pr_result *result;
	const struct pr_seat *seat;
	size_t cap;
	bool no_memory;
};

/* "B" in "B+C" */
static bool
has_id(const char *list, const char *id)
{
	size_t len = strlen(id);

	for (const char *at = list; *at;
	     at += strcspn(at, "+"), at += *at == '+')
		if (strcspn(at, "+") == len && !strncmp(at, id, len))
			return true;
	return false;
}

/* The letters under which the learner saw the accepted options. */
static void
shown_letters(struct pr_corrected_row *row, const struct pr_response_row *resp,
	      const struct pr_item *item)
{
	size_t n = 0;

	for (size_t p = 0; p < resp->n_options && p < item->n_options; p++) {
		const char *id = item->options[resp->order[p]].id;

		if (!has_id(row->accepted, id) || n + 3 > sizeof(row->shown))
			continue;
		if (n)
			row->shown[n++] = '+';
		row->shown[n++] = (char)('A' + p);
	}
	row->shown[n] = '\0';
}

static bool
is_right(const struct pr_corrected_row *row, const struct pr_response_row *resp,
	 const struct pr_item *item)
{
	switch (row->kind) {
	case PR_CORRECTION_FULL:
		return true;
	case PR_CORRECTION_ACCEPT:
		if (!resp->answered)
			return false;
		/* both are written in the item's own order */
		if (item->type == PR_ITEM_MULTIPLE_RESPONSE)
			return !strcmp(row->accepted, resp->chosen);
		return has_id(row->accepted, resp->chosen);
	case PR_CORRECTION_DROP:
	case PR_CORRECTION_WITHDRAWN:
	case PR_CORRECTION_RETIRE:
	case PR_CORRECTION_BACK:
		break;
	}
	return false;
}

static bool
take(void *ctx, const struct pr_db_correction *db)
{
	struct collect *c = ctx;
	struct pr_result *r = c->result;
	struct pr_corrected_row *row =
		mem_room(r->corrected, r->n_corrected, &c->cap, sizeof(*row));
	const struct pr_response_row *resp;

	if (!row) {
		c->no_memory = true;
		return false;
	}
	r->corrected = row;
	if (db->pos < 0 || db->pos >= r->n_items)
		return true;
	row += r->n_corrected++;
	memset(row, 0, sizeof(*row));
	resp = &r->responses[db->pos];
	row->slot = db->pos;
	row->kind = (enum pr_correction)db->kind;
	row->at_ms = db->at_ms;
	library_cut(row->accepted, sizeof(row->accepted), db->accepted);
	library_cut(row->reason, sizeof(row->reason), db->reason);
	row->right = is_right(row, resp, c->seat->items[db->pos]);
	row->counts = result_counts(resp);
	shown_letters(row, resp, c->seat->items[db->pos]);
	return true;
}

static void
count(struct pr_result *r, const struct pr_corrected_row *row)
{
	const struct pr_response_row *resp = &r->responses[row->slot];

	if (!row->counts)
		return;
	r->n_corrected_counted++;
	r->raw_corrected += row->right - resp->right;
	r->n_scored_corrected -= row->kind == PR_CORRECTION_DROP;
}

enum pr_status
result_corrected(struct pr_result *result, const struct pr_seat *seat,
		 int64_t form, struct pr_err *err)
{
	struct collect c = { .result = result, .seat = seat };
	enum pr_status st =
		pr_db_correction_each(seat->desk->store, form, &c, take, err);

	if (!st && c.no_memory)
		st = mem_fail(err);
	result->raw_corrected = result->raw;
	result->n_scored_corrected = result->n_scored;
	for (size_t i = 0; i < result->n_corrected; i++)
		count(result, &result->corrected[i]);
	return st;
}
