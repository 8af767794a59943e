/* tx.c - transactions, marks and checkpoints; see proctor/store.h */
#include "store/internal.h"
#include "store/stmt.h"

static enum pr_status
simple(struct pr_store *store, enum store_sql id, struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, id, err);
	return sq_do(&q, NULL);
}

/* Some failures (a full disk, an I/O error) end the transaction by themselves.
 */
static bool
is_lost(const struct pr_store *store)
{
	return !store->db || sqlite3_get_autocommit(store->db);
}

static enum pr_status
lost(struct pr_store *store, struct pr_err *err)
{
	store->in_tx = false;
	store->marked = false;
	return pr_fail(err, PR_EIO,
		       "%s: an earlier failure undid the whole change; begin "
		       "it again",
		       store->path);
}

enum pr_status
pr_store_begin(struct pr_store *store, struct pr_err *err)
{
	enum pr_status st;

	if (store->in_tx)
		return pr_fail(err, PR_ESTATE,
			       "a change is under way; end it before the next");
	if (store->mode == PR_STORE_READ)
		return pr_fail(err, PR_ESTATE, "%s: is open for reading only",
			       store->path);
	st = simple(store, SQL_BEGIN, err);
	store->in_tx = st == PR_OK;
	return st;
}

enum pr_status
pr_store_commit(struct pr_store *store, struct pr_err *err)
{
	enum pr_status st;

	if (!store->in_tx)
		return pr_fail(err, PR_ESTATE, "no change is under way");
	if (is_lost(store))
		return lost(store, err);
	st = simple(store, SQL_COMMIT, err);
	if (st != PR_OK)
		pr_store_rollback(store);
	store->in_tx = false;
	store->marked = false;
	return st;
}

void
pr_store_rollback(struct pr_store *store)
{
	if (store->in_tx && !is_lost(store) &&
	    simple(store, SQL_ROLLBACK, NULL) != PR_OK)
		/* the connection cannot be trusted any more */
		store_disconnect(store, false);
	store->in_tx = false;
	store->marked = false;
}

enum pr_status
pr_store_savepoint(struct pr_store *store, struct pr_err *err)
{
	enum pr_status st;

	if (!store->in_tx || store->marked)
		return pr_fail(err, PR_ESTATE,
			       "a mark needs a change under way and no other "
			       "mark");
	if (is_lost(store))
		return lost(store, err);
	st = simple(store, SQL_MARK, err);
	store->marked = st == PR_OK;
	return st;
}

enum pr_status
pr_store_release(struct pr_store *store, bool keep, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	if (!store->marked)
		return pr_fail(err, PR_ESTATE, "no mark is set");
	if (is_lost(store))
		return lost(store, err);
	if (!keep)
		st = simple(store, SQL_MARK_UNDO, err);
	if (st == PR_OK)
		st = simple(store, SQL_MARK_KEEP, err);
	store->marked = false;
	return st;
}

enum pr_status
pr_store_checkpoint(struct pr_store *store, struct pr_err *err)
{
	int rc;

	if (store->in_tx || store->mode == PR_STORE_READ || !store->db)
		return pr_fail(err, PR_ESTATE,
			       "%s: the log can be folded in between changes "
			       "only",
			       store->path);
	rc = sqlite3_wal_checkpoint_v2(store->db, NULL,
				       SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	return rc == SQLITE_OK ? PR_OK : store_fail(store, rc, err);
}
