/* import_write.c - the rows of an item: identity, revision, objectives */
#include "proctor/correct.h"
#include "proctor/rules.h"
#include "proctor/store_correction.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "import_item.h"

#include <stdlib.h>
#include <string.h>

static uint32_t
fixed_mask(const struct pr_item *item)
{
	uint32_t mask = 0;

	for (size_t i = 0; i < item->n_options && i < PR_OPTIONS_MAX; i++)
		if (item->options[i].fixed)
			mask |= UINT32_C(1) << i;
	return mask;
}

static enum pr_status
fill_rev(struct pr_db_rev *row, const struct pr_item *item, int version,
	 const char *json, size_t len, struct pr_err *err)
{
	bool options = item->n_options <= PR_OPTIONS_MAX;

	row->version = version;
	memcpy(row->hash, item->hash, sizeof(row->hash));
	row->type = (int)item->type;
	row->level = (int)item->level;
	row->angoff = item->angoff;
	row->raters = item->raters;
	row->irt_b = item->irt_b;
	row->irt_b_sd = item->irt_b_sd;
	row->seconds = item->time_expected_s;
	row->review_by = item->review_by;
	row->set_position = item->stimulus_position;
	row->n_options = options ? (int)item->n_options : 0;
	row->fixed = fixed_mask(item);
	row->shuffle = item->shuffle;
	row->record = json;
	row->record_len = len;
	row->has_stimulus = item->stimulus[0] != '\0';
	if (!row->has_stimulus)
		return PR_OK;
	return pr_uuid_parse(row->stimulus, item->stimulus, err);
}

static enum pr_status
put_objectives(struct import *im, int64_t item_id, const struct pr_item *item,
	       bool fresh, struct pr_err *err)
{
	struct pr_db_objective *rows =
		mem_array(item->n_objectives, sizeof(*rows));
	enum pr_status st;

	if (!rows)
		return mem_fail(err);
	for (size_t i = 0; i < item->n_objectives; i++) {
		const struct pr_objective *o = &item->objectives[i];

		rows[i].exam = o->exam;
		rows[i].domain = o->domain;
		rows[i].task = o->task ? o->task : "";
	}
	if (fresh)
		st = pr_db_objectives_add(im->desk->store, item_id, rows,
					  item->n_objectives, err);
	else
		st = pr_db_objectives_put(im->desk->store, item_id, rows,
					  item->n_objectives, err);
	free(rows);
	return st;
}

static enum pr_status
put_enemies(struct import *im, int64_t item_id, const struct pr_item *item,
	    struct pr_err *err)
{
	unsigned char(*uuids)[16] = mem_array(item->n_enemies, sizeof(*uuids));
	enum pr_status st = PR_OK;

	if (!uuids)
		return mem_fail(err);
	for (size_t i = 0; i < item->n_enemies && !st; i++)
		st = pr_uuid_parse(uuids[i], item->enemies[i], err);
	if (!st)
		st = pr_db_enemies_put(im->desk->store, item_id,
				       (const unsigned char(*)[16])uuids,
				       item->n_enemies, err);
	free(uuids);
	return st;
}

/* Objectives and enemies; a fresh item without any needs no statement. */
static enum pr_status
put_lists(struct import *im, int64_t item_id, const struct pr_item *item,
	  bool fresh, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	if (item->n_objectives || !fresh)
		st = put_objectives(im, item_id, item, fresh, err);
	if (!st && (item->n_enemies || !fresh))
		st = put_enemies(im, item_id, item, err);
	return st;
}

static enum pr_status
put_item(struct import *im, struct import_old *old, const struct pr_item *item,
	 struct pr_err *err)
{
	old->item.bank = im->bank.id;
	old->item.identifier = item->identifier;
	if (!old->held)
		old->item.status = (int)item->status;
	old->item.import_id = im->id;
	return pr_db_item_put(im->desk->store, &old->item, err);
}

static enum pr_status
write_rows(struct import *im, struct import_old *old,
	   const struct pr_item *item, int version, const char *json,
	   size_t len, struct pr_err *err)
{
	struct pr_db_rev rev = { 0 };
	bool fresh = !old->item.id;
	enum pr_status st = PR_OK;

	if (fresh)
		st = put_item(im, old, item, err);
	if (!st)
		st = fill_rev(&rev, item, version, json, len, err);
	rev.item = old->item.id;
	if (!st)
		st = pr_db_rev_put(im->desk->store, &rev, err);
	old->item.rev = rev.id;
	if (!st && fresh)
		st = pr_db_item_set_rev(im->desk->store, old->item.id, rev.id,
					err);
	else if (!st)
		st = put_item(im, old, item, err);
	if (!st)
		st = put_lists(im, old->item.id, item, fresh, err);
	return st;
}

enum pr_status
import_write(struct import *im, struct import_old *old,
	     const struct pr_item *item, int version, const char *json,
	     size_t len, struct pr_err *err)
{
	char *changed;
	enum pr_status st;

	if (version == item->version)
		return write_rows(im, old, item, version, json, len, err);
	st = record_set_version(&changed, json, len, version, err);
	if (!st)
		st = write_rows(im, old, item, version, changed,
				strlen(changed), err);
	free(changed);
	return st;
}

enum pr_status
import_touch(struct import *im, struct import_old *old, struct pr_err *err)
{
	old->item.import_id = im->id;
	return pr_db_item_put(im->desk->store, &old->item, err);
}

/* Rows of the revision that is here, with what changed. */
static enum pr_status
refresh_rows(struct import *im, struct import_old *old,
	     const struct pr_item *item, const char *json, size_t len,
	     struct pr_err *err)
{
	struct pr_db_rev rev = { .id = old->item.rev, .item = old->item.id };
	enum pr_status st = fill_rev(&rev, item, old->version, json, len, err);

	if (!st)
		st = pr_db_rev_put(im->desk->store, &rev, err);
	if (!st)
		st = put_item(im, old, item, err);
	if (!st)
		st = put_lists(im, old->item.id, item, false, err);
	return st;
}

static enum pr_status
compare_records(struct import *im, const struct import_at *at,
		struct import_old *old, const struct pr_item *item,
		const char *json, size_t len, struct pr_err *err)
{
	struct pr_db_rev rev;
	char names[200];
	enum pr_status st =
		pr_db_rev_get(im->desk->store, old->item.rev, &rev, err);

	if (st)
		return st;
	if (rev.record_len == len && !memcmp(rev.record, json, len)) {
		im->sum->same++;
		return import_touch(im, old, err);
	}
	st = record_differs(names, sizeof(names), rev.record, rev.record_len,
			    json, len, err);
	if (st)
		return st;
	im->sum->refreshed++;
	import_say(im, at, PR_RULE_METADATA, names, NULL, NULL);
	return refresh_rows(im, old, item, json, len, err);
}

/* Whether what was decided here keeps the revision out of the draw. The
 * bank's own word on its status is kept for the day it is taken back. */
static enum pr_status
look_at_hold(struct import *im, struct import_old *old,
	     const struct pr_item *item, bool retired, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_correction row;
	enum pr_status st = pr_db_correction_get(im->desk->store, old->item.rev,
						 retired, &row, &own);

	if (st == PR_ENOTFOUND)
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	if (row.kind == PR_CORRECTION_WITHDRAWN ||
	    row.kind == PR_CORRECTION_BACK)
		return PR_OK;
	old->held = true;
	if (row.was == (int)item->status)
		return PR_OK;
	row.was = (int)item->status;
	return pr_db_correction_add(im->desk->store, &row, err);
}

/* The record as it would be stored here; *out is NULL when it is so. */
static enum pr_status
as_here(char **out, const struct import_old *old, const struct pr_item *item,
	const char *json, size_t len, struct pr_err *err)
{
	char *version = NULL;
	enum pr_status st = PR_OK;

	*out = NULL;
	if (item->version != old->version)
		st = record_set_version(&version, json, len, old->version, err);
	if (st || !old->held) {
		*out = version;
		return st;
	}
	st = record_set_status(out, version ? version : json,
			       version ? strlen(version) : len,
			       (enum pr_item_status)old->item.status, err);
	free(version);
	return st;
}

enum pr_status
import_refresh(struct import *im, const struct import_at *at,
	       struct import_old *old, const struct pr_item *item,
	       const char *json, size_t len, struct pr_err *err)
{
	char *changed = NULL;
	bool out = old->item.status == PR_STATUS_SUSPENDED ||
		   old->item.status == PR_STATUS_RETIRED;
	enum pr_status st = PR_OK;

	if (out)
		st = look_at_hold(im, old, item, false, err);
	if (!st && out)
		st = look_at_hold(im, old, item, true, err);
	if (!st)
		st = as_here(&changed, old, item, json, len, err);
	if (!st)
		st = compare_records(im, at, old, item,
				     changed ? changed : json,
				     changed ? strlen(changed) : len, err);
	free(changed);
	return st;
}
