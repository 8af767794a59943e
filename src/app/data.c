/* data.c - is everything sound, a copy of it, and back; proctor/desk.h */
#include "ceu.h"
#include "drill_internal.h"
#include "ids.h"
#include "learn.h"
#include "seat_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct check {
	struct pr_desk *desk;
	void *ctx;
	void (*report)(void *ctx, const char *sentence);
	long faults;
	struct app_ids sittings, learners;
};

static void
fault(void *ctx, const char *sentence)
{
	struct check *check = ctx;

	check->faults++;
	check->report(check->ctx, sentence);
}

static bool
take_sitting(void *ctx, const struct pr_db_sitting *row)
{
	struct check *check = ctx;

	return app_ids_add(&check->sittings, row->id);
}

static bool
take_learner(void *ctx, const struct pr_db_learner *row)
{
	struct check *check = ctx;

	return app_ids_add(&check->learners, row->id);
}

static enum pr_status
compare_sheet(struct pr_seat *seat, struct pr_err *err)
{
	unsigned char *made = NULL;
	const void *kept = NULL;
	size_t made_len = 0, kept_len = 0;
	enum pr_status st = app_seat_sheet(seat, &made, &made_len, err);

	if (!st)
		st = pr_db_sheet_get(seat->desk->store, seat->id, &kept,
				     &kept_len, err);
	if (!st && (kept_len != made_len || memcmp(kept, made, made_len) != 0))
		st = pr_fail(err, PR_EDAMAGED,
			     "sitting %lld: its result sheet is not what its "
			     "events say",
			     (long long)seat->id);
	free(made);
	return st;
}

/* The chain is checked event by event as the log is replayed. */
static void
check_sitting(struct check *check, int64_t id)
{
	struct pr_err err = { 0 };
	struct pr_db_sitting row;
	struct pr_seat *seat = NULL;
	bool sealed = false;
	enum pr_status st;

	st = pr_db_sitting_get(check->desk->store, id, &row, &err);
	if (!st)
		sealed = row.state == PR_STATE_SEALED;
	if (!st)
		st = app_seat_new(&seat, check->desk, &row, &err);
	if (!st)
		st = app_seat_replay(seat, &err);
	if (!st && sealed)
		st = app_seat_check_head(seat, row.head, &err);
	if (!st && sealed)
		st = compare_sheet(seat, &err);
	if (!st)
		st = drill_records_check(seat, sealed, &err);
	if (!st)
		st = learn_facts_check(seat, &err);
	if (st)
		fault(check, err.text);
	pr_seat_leave(seat);
}

/* The sittings of all learners, open ones and sealed ones. */
static enum pr_status
find_sittings(struct check *check, struct pr_err *err)
{
	struct pr_store *store = check->desk->store;
	enum pr_status st = pr_db_learner_each(store, check, take_learner, err);

	for (size_t i = 0; !st && i < check->learners.n; i++)
		for (int sealed = 0; !st && sealed <= 1; sealed++)
			st = pr_db_sitting_each(store, check->learners.id[i],
						sealed != 0, check,
						take_sitting, err);
	if (!st && (check->sittings.no_memory || check->learners.no_memory))
		st = mem_fail(err);
	return st;
}

enum pr_status
pr_desk_check(struct pr_desk *desk, void *ctx,
	      void (*report)(void *ctx, const char *sentence),
	      struct pr_err *err)
{
	struct check check = { .desk = desk, .ctx = ctx, .report = report };
	enum pr_status st;

	st = pr_store_verify(desk->store, &check, fault, err);
	if (st == PR_EDAMAGED)
		st = PR_OK; /* counted; the chains are looked at all the same */
	if (!st)
		st = find_sittings(&check, err);
	for (size_t i = 0; !st && i < check.sittings.n; i++)
		check_sitting(&check, check.sittings.id[i]);
	if (!st)
		st = learn_check(desk, &check, fault, err);
	if (!st)
		st = app_ceu_rows_check(desk, &check, fault, err);
	free(check.sittings.id);
	free(check.learners.id);
	if (!st && check.faults)
		return pr_fail(err, PR_EDAMAGED,
			       "%ld fault%s found in %s; restore a backup, or "
			       "keep a copy before you go on.",
			       check.faults, check.faults == 1 ? "" : "s",
			       pr_store_path(desk->store));
	return st;
}

enum pr_status
pr_desk_backup(struct pr_desk *desk, const char *path, struct pr_err *err)
{
	return app_ceu_backup(desk, path, err);
}

enum pr_status
pr_desk_restore(const char *data_dir, const char *path, char kept[4096],
		int64_t now_ms, struct pr_err *err)
{
	return pr_store_restore(data_dir, path, kept, now_ms, err);
}
