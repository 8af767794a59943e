/* store.c - a data folder from open to close; see proctor/store.h */
#include "store/internal.h"
#include "store/stmt.h"
#include "util/fs.h"
#include "util/fs_error.h"
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* An item's record has a limit far below; this only holds damage down. */
#define LENT_MAX ((size_t)64 * 1024 * 1024)

static enum pr_status
no_memory(struct pr_err *err)
{
	return pr_fail(err, PR_ENOMEM, "out of memory");
}

static enum pr_status
make_folder(const char *path, struct pr_err *err)
{
	struct pr_err own = { 0 };
	enum pr_status st = fs_mkdir(path, &own);

	if (st == PR_OK)
		return PR_OK;
	return pr_fail(err, st, "%s%s", own.text,
		       st == PR_EIO ? "; choose another folder with --data"
				    : "");
}

/* Links are resolved, since the database itself must not be one. */
static enum pr_status
find_folder(struct pr_store *store, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	if (store->mode == PR_STORE_WRITE)
		st = make_folder(store->shown, err);
	if (st != PR_OK)
		return st;
	store->dir = realpath(store->shown, NULL);
	if (!store->dir)
		return fs_error(err, "open", store->shown);
	store->path = fs_join(store->dir, STORE_FILE);
	if (!store->path)
		return no_memory(err);
	if (store->mode == PR_STORE_READ && access(store->path, F_OK) != 0)
		return pr_fail(err, PR_ENOTFOUND,
			       "%s: does not exist yet; start proctor once",
			       store->path);
	return PR_OK;
}

/* Said before anything is tried, since SQLite names another cause. */
static enum pr_status
check_access(const struct pr_store *store, struct pr_err *err)
{
	if (store->mode != PR_STORE_WRITE)
		return PR_OK;
	if (access(store->dir, W_OK | X_OK) != 0)
		return store_fail_access(store->shown, err);
	if (access(store->path, F_OK) == 0 &&
	    access(store->path, R_OK | W_OK) != 0)
		return store_fail_access(store->path, err);
	return PR_OK;
}

/* Chance for the version 4 layout of RFC 9562, 5.4. */
static enum pr_status
first_learner(struct pr_store *store, int64_t now_ms, struct pr_err *err)
{
	unsigned char uuid[16];
	struct sq q;

	sqlite3_randomness((int)sizeof(uuid), uuid);
	uuid[6] = (unsigned char)((uuid[6] & 0x0f) | 0x40);
	uuid[8] = (unsigned char)((uuid[8] & 0x3f) | 0x80);
	sq_begin(&q, store, SQL_LEARNER_FIRST, err);
	sq_blob(&q, ":uuid", uuid, sizeof(uuid));
	sq_int(&q, ":created_ms", now_ms);
	return sq_do(&q, NULL);
}

static enum pr_status
start(struct pr_store *store, int64_t now_ms, struct pr_err *err)
{
	enum pr_status st = find_folder(store, err);

	if (st == PR_OK)
		st = check_access(store, err);
	if (st == PR_OK)
		st = store_lock(&store->lock, store->shown, store->dir, err);
	if (st == PR_OK)
		st = store_connect(store, err);
	if (st == PR_OK && store->mode == PR_STORE_WRITE)
		st = first_learner(store, now_ms, err);
	return st;
}

enum pr_status
pr_store_open(struct pr_store **out, const char *dir, enum pr_store_mode mode,
	      const char *vfs, int64_t now_ms, struct pr_err *err)
{
	struct pr_store *store = calloc(1, sizeof(*store));
	enum pr_status st;

	*out = NULL;
	if (!store)
		return no_memory(err);
	store->mode = mode;
	store->lock = -1;
	store->shown = mem_strdup(dir);
	store->vfs = vfs ? mem_strdup(vfs) : NULL;
	store->lent = arena_new(LENT_MAX);
	if (!store->shown || !store->lent || (vfs && !store->vfs))
		st = no_memory(err);
	else
		st = start(store, now_ms, err);
	if (st != PR_OK) {
		pr_store_close(store);
		return st;
	}
	*out = store;
	return PR_OK;
}

void
pr_store_close(struct pr_store *store)
{
	if (!store)
		return;
	pr_store_rollback(store);
	store_disconnect(store, true);
	store_unlock(store->lock);
	arena_free(store->lent);
	free(store->vfs);
	free(store->path);
	free(store->dir);
	free(store->shown);
	free(store);
}

enum pr_status
pr_store_reopen(struct pr_store *store, struct pr_err *err)
{
	pr_store_rollback(store);
	store_disconnect(store, false);
	return store_connect(store, err);
}

const char *
pr_store_path(const struct pr_store *store)
{
	return store->path;
}

const char *
pr_store_engine(void)
{
	if (strcmp(sqlite3_sourceid(), SQLITE_SOURCE_ID) == 0)
		return "SQLite " SQLITE_VERSION " " SQLITE_SOURCE_ID;
	/* another library than the one we were built with; the id dates it */
	return sqlite3_sourceid();
}
