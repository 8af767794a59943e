/* correct.c - corrections of keys and reported problems; proctor/correct.h */
#include "proctor/correct.h"

#include "proctor/store_correction.h"
#include "proctor/text.h"
#include "proctor/uuid.h"

#include "item_status.h"
#include "learn.h"
#include "library_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *
pr_correction_name(enum pr_correction kind)
{
	static const char *const names[] = {
		[PR_CORRECTION_WITHDRAWN] = "withdrawn",
		[PR_CORRECTION_DROP] = "drop",
		[PR_CORRECTION_ACCEPT] = "accept",
		[PR_CORRECTION_FULL] = "full credit",
		[PR_CORRECTION_RETIRE] = "retired",
		[PR_CORRECTION_BACK] = "drawn again",
	};

	return (size_t)kind < PR_LEN(names) ? names[kind] : "unknown";
}

/* One call of pr_correct. */
struct work {
	struct pr_desk *desk;
	const struct pr_correct_order *order;
	struct pr_corrected *out;
	struct pr_db_item item; /* identifier is not kept */
	int64_t item_rev;
	struct pr_item *content;
	char *reason;      /* cleaned */
	bool key, retired; /* what holds the item, before this call */
	int was;           /* its status before anything did */
};

static bool
is_about_use(enum pr_correction kind)
{
	return kind == PR_CORRECTION_RETIRE || kind == PR_CORRECTION_BACK;
}

static enum pr_status
find_version(struct work *w, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_rev rev;
	enum pr_status st;

	w->item_rev = w->item.rev;
	if (w->order->version)
		st = pr_db_rev_version(w->desk->store, w->item.id,
				       w->order->version, &rev, &own);
	else
		st = pr_db_rev_get(w->desk->store, w->item.rev, &rev, &own);
	if (st == PR_ENOTFOUND)
		return pr_fail(err, st,
			       "The item %s has no version %d; without "
			       "--version the current one is meant.",
			       w->order->item, w->order->version);
	if (st)
		return pr_fail(err, st, "%s", own.text);
	w->item_rev = rev.id;
	w->out->version = rev.version;
	return PR_OK;
}

static enum pr_status
look(bool *holds, struct work *w, bool retired, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_correction row;
	enum pr_status st = pr_db_correction_get(w->desk->store, w->item_rev,
						 retired, &row, &own);

	*holds = false;
	if (st == PR_ENOTFOUND)
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	*holds = row.kind != PR_CORRECTION_WITHDRAWN &&
		 row.kind != PR_CORRECTION_BACK;
	if (*holds)
		w->was = row.was;
	return PR_OK;
}

static enum pr_status
find_present(struct work *w, struct pr_err *err)
{
	enum pr_status st;

	w->was = w->item.status;
	st = look(&w->key, w, false, err);
	return st ? st : look(&w->retired, w, true, err);
}

static enum pr_status
find(struct work *w, struct pr_err *err)
{
	enum pr_status st =
		library_item(w->desk, w->order->item, &w->item, err);

	if (st)
		return st;
	if (w->item.identifier)
		snprintf(w->out->identifier, sizeof(w->out->identifier), "%s",
			 w->item.identifier);
	else
		pr_uuid_format(w->out->identifier, w->item.uuid);
	w->item.identifier = NULL;
	st = find_version(w, err);
	if (!st)
		st = find_present(w, err);
	if (!st)
		st = pr_library_item(w->desk, w->item_rev, &w->content, err);
	if (!st)
		st = pr_db_correction_sat(w->desk->store, w->item_rev,
					  &w->out->sittings, err);
	return st;
}

static int
option_named(const struct pr_item *item, const char *name, size_t len)
{
	for (size_t i = 0; i < item->n_options; i++)
		if (strlen(item->options[i].id) == len &&
		    !strncasecmp(item->options[i].id, name, len))
			return (int)i;
	return -1;
}

static enum pr_status
no_option(const struct pr_item *item, const char *name, size_t len,
	  struct pr_err *err)
{
	char ids[200] = "";
	size_t at = 0;

	for (size_t i = 0; i < item->n_options && at + 40 < sizeof(ids); i++)
		at += (size_t)snprintf(ids + at, sizeof(ids) - at, "%s%s",
				       i ? ", " : "", item->options[i].id);
	return pr_fail(err, PR_EINVAL,
		       "The item has no option \"%.*s\"; its options are %s.",
		       (int)(len < 40 ? len : 40), name, ids);
}

/* "B,C" checked and written in the item's order: "B+C". */
static enum pr_status
take_accepted(struct work *w, struct pr_err *err)
{
	const struct pr_item *item = w->content;
	const char *at = w->order->accepted;
	size_t n = 0, cap = sizeof(w->out->accepted);
	uint32_t mask = 0;

	while (*at) {
		size_t len = strcspn(at, ",+ ");
		int k = option_named(item, at, len);

		if (len && k < 0)
			return no_option(item, at, len, err);
		if (len)
			mask |= UINT32_C(1) << k;
		at += len;
		at += strspn(at, ",+ ");
	}
	if (!mask)
		return pr_fail(err, PR_EINVAL,
			       "Say which options are right, such as B,C.");
	if (mask == pr_item_key(item))
		return pr_fail(err, PR_EINVAL,
			       "That is the key as it is; nothing is to be "
			       "corrected.");
	for (size_t k = 0; k < item->n_options && n < cap; k++)
		if (mask & UINT32_C(1) << k)
			n += (size_t)snprintf(w->out->accepted + n, cap - n,
					      "%s%s", n ? "+" : "",
					      item->options[k].id);
	if (n >= cap)
		return pr_fail(err, PR_EINVAL,
			       "The names of these options are too long to be "
			       "kept; drop the item or give full credit.");
	return PR_OK;
}

static enum pr_status
check_accepted(struct work *w, struct pr_err *err)
{
	if (w->order->kind != PR_CORRECTION_ACCEPT)
		return PR_OK;
	if (pr_item_is_choice(w->content->type))
		return take_accepted(w, err);
	return pr_fail(err, PR_EINVAL,
		       "The answer to %s is typed or arranged; drop it or "
		       "give full credit.",
		       w->out->identifier);
}

/* What a learner will read: clean, and something. */
static enum pr_status
check_reason(struct work *w, struct pr_err *err)
{
	const char *reason = w->order->reason ? w->order->reason : "";
	enum pr_status st = pr_text_clean(&w->reason, reason, strlen(reason),
					  PR_CLEAN_FOLD, NULL, err);

	if (!st && !w->reason[strspn(w->reason, " ")])
		st = pr_fail(err, PR_EINVAL,
			     "A correction needs a reason that a learner will "
			     "read.");
	return st;
}

static enum pr_status
check_order(const struct work *w, struct pr_err *err)
{
	if (w->order->kind == PR_CORRECTION_WITHDRAWN && !w->key)
		return pr_fail(err, PR_EINVAL,
			       "The key of version %d of %s was never "
			       "corrected: there is nothing to take back.",
			       w->out->version, w->out->identifier);
	if (w->order->kind == PR_CORRECTION_BACK && !w->retired)
		return pr_fail(err, PR_EINVAL,
			       "Version %d of %s was not retired here: there "
			       "is nothing to take back.",
			       w->out->version, w->out->identifier);
	return PR_OK;
}

/* What still holds the item once the row is in. */
static enum pr_item_status
status_after(const struct work *w)
{
	enum pr_correction kind = w->order->kind;
	bool key =
		is_about_use(kind) ? w->key : kind != PR_CORRECTION_WITHDRAWN;
	bool retired =
		is_about_use(kind) ? kind == PR_CORRECTION_RETIRE : w->retired;

	if (retired)
		return PR_STATUS_RETIRED;
	return key ? PR_STATUS_SUSPENDED : (enum pr_item_status)w->was;
}

static enum pr_status
write_rows(void *ctx, struct pr_err *err)
{
	struct work *w = ctx;
	struct pr_env env;
	struct pr_db_correction row = {
		.item_rev = w->item_rev,
		.kind = (int)w->order->kind,
		.was = w->was,
		.accepted = w->out->accepted,
		.reason = w->reason,
	};
	enum pr_status st;

	pr_desk_now(w->desk, &env);
	row.at_ms = env.wall_ms;
	st = pr_db_correction_add(w->desk->store, &row, err);
	/* a wrong key taught nothing; a key that was right after all did */
	if (!st && !is_about_use(w->order->kind))
		st = learn_rebuild_item(w->desk, w->item.id, err);
	w->out->status = (enum pr_item_status)w->item.status;
	/* an old version is in no draw */
	if (st || w->item_rev != w->item.rev)
		return st;
	w->out->status = status_after(w);
	w->out->changed = w->item.status != (int)w->out->status;
	return w->out->changed ? app_item_status(w->desk, w->item.id,
						 w->out->status, err)
			       : PR_OK;
}

enum pr_status
pr_correct(struct pr_desk *desk, const struct pr_correct_order *order,
	   struct pr_corrected *out, struct pr_err *err)
{
	struct pr_corrected made = { 0 };
	struct work w = { .desk = desk, .order = order, .out = &made };
	enum pr_status st = find(&w, err);

	if (!st)
		st = check_reason(&w, err);
	if (!st)
		st = check_order(&w, err);
	if (!st)
		st = check_accepted(&w, err);
	if (!st)
		st = app_transact(desk, write_rows, &w, err);
	if (!st)
		*out = made;
	pr_item_free(w.content);
	free(w.reason);
	return st;
}

struct problems {
	struct pr_desk *desk;
	int64_t bank; /* 0: all */
	void *ctx;
	bool (*row)(void *ctx, const struct pr_problem *problem);
};

/* "D, A, C, B": what the learner called A is the bank's D. */
static void
shown_order(char *out, size_t cap, struct pr_desk *desk,
	    const struct pr_db_report *db)
{
	struct pr_item *item = NULL;
	bool moved = false;
	size_t n = 0;

	out[0] = '\0';
	if (pr_library_item(desk, db->item_rev, &item, NULL))
		return;
	for (size_t p = 0; p < db->n_options && n + 40 < cap; p++) {
		size_t k = db->order[p];

		if (k >= item->n_options)
			continue;
		moved |= k != p;
		n += (size_t)snprintf(out + n, cap - n, "%s%s", n ? ", " : "",
				      item->options[k].id);
	}
	if (!moved)
		out[0] = '\0';
	pr_item_free(item);
}

static bool
take_problem(void *ctx, const struct pr_db_report *db)
{
	struct problems *p = ctx;
	struct pr_problem problem = {
		.at_ms = db->at_ms,
		.learner = db->learner,
		.exam = db->exam,
		.bank = db->bank,
		.bank_title = db->bank_title,
		.identifier = db->identifier,
		.version = db->version,
		.text = db->text ? db->text : "",
	};
	char shown[400];

	if (p->bank && p->bank != db->bank_id)
		return true;
	shown_order(shown, sizeof(shown), p->desk, db);
	problem.shown = shown;
	pr_uuid_format(problem.sitting, db->sitting);
	pr_uuid_format(problem.item, db->item);
	return p->row(p->ctx, &problem);
}

enum pr_status
pr_problems(struct pr_desk *desk, const char *bank, void *ctx,
	    bool (*row)(void *ctx, const struct pr_problem *problem),
	    struct pr_err *err)
{
	struct problems p = { .desk = desk, .ctx = ctx, .row = row };
	struct pr_db_bank found = { 0 };
	enum pr_status st = PR_OK;

	if (bank)
		st = library_bank(desk, bank, &found, err);
	p.bank = found.id;
	return st ? st : pr_db_report_each(desk->store, &p, take_problem, err);
}
