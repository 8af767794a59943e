/* correct.c - corrections of keys and reported problems; proctor/correct.h */
#include "proctor/correct.h"

#include "proctor/store_correction.h"
#include "proctor/uuid.h"

#include "item_status.h"
#include "library_internal.h"

#include <stdio.h>
#include <string.h>

const char *
pr_correction_name(enum pr_correction kind)
{
	static const char *const names[] = {
		[PR_CORRECTION_WITHDRAWN] = "withdrawn",
		[PR_CORRECTION_DROP] = "drop",
		[PR_CORRECTION_ACCEPT] = "accept",
		[PR_CORRECTION_FULL] = "full credit",
		[PR_CORRECTION_RETIRE] = "retired",
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
	enum pr_correction now; /* what is in force for the revision */
	int was;                /* the item's status before that */
};

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
find_present(struct work *w, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_correction row;
	enum pr_status st =
		pr_db_correction_get(w->desk->store, w->item_rev, &row, &own);

	w->now = PR_CORRECTION_WITHDRAWN;
	w->was = w->item.status;
	if (st == PR_ENOTFOUND)
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	w->now = (enum pr_correction)row.kind;
	if (w->now != PR_CORRECTION_WITHDRAWN)
		w->was = row.was;
	return PR_OK;
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
		st = pr_db_correction_sat(w->desk->store, w->item_rev,
					  &w->out->sittings, err);
	return st;
}

static int
option_named(const struct pr_item *item, const char *name, size_t len)
{
	for (size_t i = 0; i < item->n_options; i++)
		if (strlen(item->options[i].id) == len &&
		    !strncmp(item->options[i].id, name, len))
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
take_accepted(struct work *w, const struct pr_item *item, struct pr_err *err)
{
	const char *at = w->order->accepted;
	uint32_t mask = 0;
	size_t n = 0;

	while (*at) {
		size_t len = strcspn(at, ",+ ");
		int k = option_named(item, at, len);

		if (len && k < 0)
			return no_option(item, at, len, err);
		if (len)
			mask |= 1U << k;
		at += len;
		at += strspn(at, ",+ ");
	}
	if (!mask)
		return pr_fail(err, PR_EINVAL,
			       "Say which options are right, such as B,C.");
	for (size_t k = 0; k < item->n_options; k++)
		if (mask & 1U << k && n < sizeof(w->out->accepted))
			n += (size_t)snprintf(w->out->accepted + n,
					      sizeof(w->out->accepted) - n,
					      "%s%s", n ? "+" : "",
					      item->options[k].id);
	return PR_OK;
}

static enum pr_status
check_accepted(struct work *w, struct pr_err *err)
{
	struct pr_item *item = NULL;
	enum pr_status st;

	if (w->order->kind != PR_CORRECTION_ACCEPT)
		return PR_OK;
	st = pr_library_item(w->desk, w->item_rev, &item, err);
	if (st)
		return st;
	if (!pr_item_is_choice(item->type))
		st = pr_fail(err, PR_EINVAL,
			     "The answer to %s is typed or arranged; drop it "
			     "or give full credit.",
			     w->out->identifier);
	else
		st = take_accepted(w, item, err);
	pr_item_free(item);
	return st;
}

static enum pr_status
check_order(const struct work *w, struct pr_err *err)
{
	const struct pr_correct_order *o = w->order;

	if (!o->reason || !o->reason[0])
		return pr_fail(err, PR_EINVAL,
			       "A correction needs a reason that a learner "
			       "will read.");
	if (o->kind == PR_CORRECTION_WITHDRAWN &&
	    w->now == PR_CORRECTION_WITHDRAWN)
		return pr_fail(err, PR_EINVAL,
			       "Version %d of %s was never corrected or "
			       "retired: there is nothing to take back.",
			       w->out->version, w->out->identifier);
	return PR_OK;
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
		.reason = w->order->reason,
	};
	enum pr_item_status status = PR_STATUS_SUSPENDED;
	enum pr_status st;

	pr_desk_now(w->desk, &env);
	row.at_ms = env.wall_ms;
	st = pr_db_correction_add(w->desk->store, &row, err);
	/* an old version is in no draw */
	if (st || w->item_rev != w->item.rev)
		return st;
	if (w->order->kind == PR_CORRECTION_WITHDRAWN)
		status = (enum pr_item_status)w->was;
	else if (w->order->kind == PR_CORRECTION_RETIRE)
		status = PR_STATUS_RETIRED;
	w->out->changed = w->item.status != (int)status;
	return w->out->changed
		       ? app_item_status(w->desk, w->item.id, status, err)
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
		st = check_order(&w, err);
	if (!st)
		st = check_accepted(&w, err);
	if (!st)
		st = app_transact(desk, write_rows, &w, err);
	if (!st)
		*out = made;
	return st;
}

struct problems {
	int64_t bank; /* 0: all */
	void *ctx;
	bool (*row)(void *ctx, const struct pr_problem *problem);
};

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

	if (p->bank && p->bank != db->bank_id)
		return true;
	pr_uuid_format(problem.sitting, db->sitting);
	pr_uuid_format(problem.item, db->item);
	return p->row(p->ctx, &problem);
}

enum pr_status
pr_problems(struct pr_desk *desk, const char *bank, void *ctx,
	    bool (*row)(void *ctx, const struct pr_problem *problem),
	    struct pr_err *err)
{
	struct problems p = { .ctx = ctx, .row = row };
	struct pr_db_bank found = { 0 };
	enum pr_status st = PR_OK;

	if (bank)
		st = library_bank(desk, bank, &found, err);
	p.bank = found.id;
	return st ? st : pr_db_report_each(desk->store, &p, take_problem, err);
}
