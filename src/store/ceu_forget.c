/* ceu_forget.c - the ledger of who is forgotten; proctor/store_ceu_files.h */
#include "proctor/store_ceu_files.h"
#include "store/stmt.h"

static enum pr_status
drop(struct pr_store *store, enum store_sql query, int64_t learner,
     struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, query, err);
	sq_int(&q, ":learner", learner);
	return sq_do(&q, NULL);
}

static enum pr_status
drop_certificates(struct pr_store *store, void *ctx,
		  bool (*certificate)(void *ctx, const unsigned char hash[32]),
		  struct pr_err *err)
{
	unsigned char hash[32];
	struct sq q;

	sq_begin(&q, store, SQL_CEU_DROP_CERTIFICATES, err);
	while (sq_row(&q)) {
		sq_fixed(&q, 0, hash, sizeof(hash));
		if (!sq_is_well(&q) || !certificate(ctx, hash))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_ceu_forget(struct pr_store *store, int64_t learner, void *ctx,
		 bool (*certificate)(void *ctx, const unsigned char hash[32]),
		 struct pr_err *err)
{
	/* who refers to others goes before them */
	static const enum store_sql drops[] = {
		SQL_CEU_DROP_CLAIMS, SQL_CEU_DROP_REPORTED,
		SQL_CEU_DROP_CLOSES, SQL_CEU_DROP_HOLDINGS,
		SQL_CEU_DROP_CYCLES, SQL_CEU_DROP_ENTRIES,
		SQL_CEU_DROP_ROWS,
	};
	enum pr_status st = store_need_tx(store, err);

	for (size_t i = 0; !st && i < PR_LEN(drops); i++)
		st = drop(store, drops[i], learner, err);
	if (!st)
		st = drop_certificates(store, ctx, certificate, err);
	return st;
}
