/* pool.c - walks over many items at once; see proctor/store_pool.h */
#include "proctor/store_pool.h"
#include "proctor/uuid.h"
#include "store/internal.h"
#include "store/rows.h"
#include "store/stmt.h"

#include <stdio.h>

static enum store_sql
loose_query(enum pr_db_loose kind)
{
	switch (kind) {
	case PR_LOOSE_STIMULUS:
		return SQL_LOOSE_STIMULUS;
	case PR_LOOSE_ENEMY:
		return SQL_LOOSE_ENEMY;
	case PR_LOOSE_EXAM:
		return SQL_LOOSE_EXAM;
	case PR_LOOSE_MISSING:
		break;
	}
	return SQL_LOOSE_MISSING;
}

/* The uuid or name that hangs; text is where a uuid is written. */
static const char *
loose_name(struct sq *q, enum pr_db_loose kind, char text[PR_UUID_TEXT])
{
	unsigned char uuid[PR_UUID_LEN];

	if (kind == PR_LOOSE_MISSING)
		return "";
	if (kind == PR_LOOSE_EXAM)
		return sq_str(q, 7);
	sq_fixed(q, 7, uuid, sizeof(uuid));
	pr_uuid_format(text, uuid);
	return text;
}

enum pr_status
pr_db_loose_each(struct pr_store *store, int64_t import_id,
		 enum pr_db_loose kind, void *ctx,
		 bool (*row)(void *ctx, const struct pr_db_item *item,
			     const char *what),
		 struct pr_err *err)
{
	struct pr_db_item item = { 0 };
	char text[PR_UUID_TEXT];
	struct sq q;

	sq_begin(&q, store, loose_query(kind), err);
	sq_int(&q, ":import_id", import_id);
	while (sq_row(&q)) {
		const char *what = loose_name(&q, kind, text);

		store_read_item(&q, 0, &item);
		if (!sq_is_well(&q) || !row(ctx, &item, what))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_import_next(struct pr_store *store, int64_t *out, struct pr_err *err)
{
	int64_t next = 0;
	enum pr_status st;
	struct sq q;

	sq_begin(&q, store, SQL_ITEM_IMPORT_NEXT, err);
	if (sq_row(&q))
		next = sq_i64(&q, 0);
	st = sq_end(&q);
	if (st == PR_OK)
		*out = next;
	return st;
}

/* Identifiers have no sign that JSON would escape, at most 64 bytes each. */
#define EXAM_LIST (PR_POOL_EXAMS * 68 + 3)

static void
exam_list(char out[EXAM_LIST], const char *const *exams, size_t n)
{
	size_t at = 0;

	out[at++] = '[';
	for (size_t i = 0; i < n && i < PR_POOL_EXAMS; i++)
		at += (size_t)snprintf(out + at, EXAM_LIST - at, "%s\"%.64s\"",
				       i ? "," : "", exams[i]);
	snprintf(out + at, EXAM_LIST - at, "]");
}

enum pr_status
pr_db_pool_each(struct pr_store *store, const char *const *exams, size_t n,
		int64_t learner, void *ctx,
		bool (*row)(void *ctx, const struct pr_db_pool *pool),
		struct pr_err *err)
{
	struct pr_db_pool pool;
	char list[EXAM_LIST];
	struct sq q;

	exam_list(list, exams, n);
	sq_begin(&q, store, SQL_POOL_EACH, err);
	sq_text(&q, ":exams", list);
	sq_int(&q, ":learner", learner);
	while (sq_row(&q)) {
		pool = (struct pr_db_pool){
			.item = sq_i64(&q, 0),
			.status = sq_i32(&q, 1),
			.domain = sq_str(&q, 2),
			.task = sq_str(&q, 3),
			.seen_ms = sq_i64(&q, 23),
			.exam = sq_str(&q, 24),
			.bank = sq_i64(&q, 25),
		};
		sq_fixed(&q, 4, pool.uuid, sizeof(pool.uuid));
		store_read_rev(&q, 5, &pool.rev);
		if (!sq_is_well(&q) || !row(ctx, &pool))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_enemy_each(struct pr_store *store, const char *const *exams, size_t n,
		 void *ctx,
		 bool (*row)(void *ctx, int64_t item,
			     const unsigned char other[16]),
		 struct pr_err *err)
{
	unsigned char other[16];
	char list[EXAM_LIST];
	struct sq q;

	exam_list(list, exams, n);
	sq_begin(&q, store, SQL_ENEMY_EACH, err);
	sq_text(&q, ":exams", list);
	while (sq_row(&q)) {
		sq_fixed(&q, 1, other, sizeof(other));
		if (!sq_is_well(&q) || !row(ctx, sq_i64(&q, 0), other))
			break;
	}
	return sq_end(&q);
}
