/*
 * restore.c - a backup in the place of the data folder's file
 *
 * The new file is whole under another name first. The old one gets a second
 * name and keeps its bytes; one rename then makes the change, so a crash
 * leaves either the old file or the new one.
 */
#include "proctor/date.h"
#include "store/internal.h"
#include "util/fs.h"
#include "util/fs_error.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAME_MAX_LEN 4096
#define KEEP_TRIES 1000

struct restore {
	struct pr_store store; /* a folder and a path, locked; never opened */
	char temp[NAME_MAX_LEN];
	char kept[NAME_MAX_LEN]; /* "" when there was no file */
	bool kept_log;
	int64_t now_ms;
};

/* The new file, complete and checked, beside the old one. */
static enum pr_status
bring(struct restore *r, const char *path, struct pr_err *err)
{
	sqlite3 *from;
	enum pr_status st = store_probe_open(&from, path, NULL, err);

	if (st != PR_OK)
		return st;
	store_remove(r->temp, ""); /* of a restore that was cut off */
	store_remove(r->temp, "-wal");
	store_remove(r->temp, "-journal");
	st = store_copy(from, path, r->temp, NULL, true, err);
	sqlite3_close(from);
	if (st == PR_OK)
		st = pr_store_probe(r->temp, err);
	if (st != PR_OK)
		store_remove(r->temp, "");
	return st;
}

/* Best effort: a sound old file takes its log in and stands alone. */
static void
fold(struct pr_store *store)
{
	enum store_kind kind;

	if (store_beside(store->path, "-wal") <= 0 ||
	    store_peek(&kind, store->path, NULL) != PR_OK || kind == STORE_NONE)
		return;
	store->mode = PR_STORE_WRITE;
	if (store_connect(store, NULL) == PR_OK)
		store_disconnect(store, true);
}

static bool
second_name(const char *old, const char *name)
{
	return link(old, name) == 0;
}

static enum pr_status
keep(struct restore *r, struct pr_err *err)
{
	char stamp[PR_DATE_TEXT];
	const char *path = r->store.path;

	if (access(path, F_OK) != 0)
		return PR_OK;
	pr_date_format(stamp, pr_date_from_ms(r->now_ms, 0));
	errno = EEXIST;
	for (int i = 1; i < KEEP_TRIES && errno == EEXIST; i++) {
		int n = snprintf(r->kept, sizeof(r->kept),
				 i > 1 ? "%s.before-restore-%s.%d"
				       : "%s.before-restore-%s",
				 path, stamp, i);

		if (n < 0 || (size_t)n >= sizeof(r->kept) - 8)
			errno = ENAMETOOLONG;
		else if (second_name(path, r->kept))
			return PR_OK;
	}
	r->kept[0] = '\0';
	return fs_error(err, "keep the old file", path);
}

/* The log of an old file that could not take it in goes with it. */
static enum pr_status
keep_log(struct restore *r, struct pr_err *err)
{
	char from[NAME_MAX_LEN + 8];
	char to[NAME_MAX_LEN + 8];

	if (!r->kept[0] || store_beside(r->store.path, "-wal") <= 0)
		return PR_OK;
	snprintf(from, sizeof(from), "%s-wal", r->store.path);
	snprintf(to, sizeof(to), "%s-wal", r->kept);
	if (!second_name(from, to))
		return fs_error(err, "keep the old log", from);
	r->kept_log = true;
	return PR_OK;
}

static void
forget_names(struct restore *r)
{
	if (r->kept_log)
		store_remove(r->kept, "-wal");
	if (r->kept[0])
		store_remove(r->kept, "");
	store_remove(r->temp, "");
}

static enum pr_status
exchange(struct restore *r, struct pr_err *err)
{
	enum pr_status st = keep(r, err);

	if (st == PR_OK)
		st = keep_log(r, err);
	if (st == PR_OK)
		st = store_sync_folder(r->store.path, err);
	if (st != PR_OK)
		return st;
	/* A log belongs to the old file; beside the new one it would be read
	 * into it. */
	store_remove(r->store.path, "-wal");
	store_remove(r->store.path, "-journal");
	if (rename(r->temp, r->store.path) != 0)
		return fs_error(err, "replace", r->store.path);
	return PR_OK;
}

static enum pr_status
run(struct restore *r, const char *dir, const char *path, struct pr_err *err)
{
	struct pr_store *store = &r->store;
	enum pr_status st = fs_mkdir(dir, err);

	if (st != PR_OK)
		return st;
	store->dir = realpath(dir, NULL);
	if (!store->dir)
		return fs_error(err, "open", dir);
	store->path = fs_join(store->dir, STORE_FILE);
	store->lent = arena_new(4096);
	if (!store->path || !store->lent)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	if (strlen(store->path) > NAME_MAX_LEN - 64)
		return pr_fail(err, PR_EINVAL, "%s: the name is too long", dir);
	snprintf(r->temp, sizeof(r->temp), "%s.restore", store->path);
	st = store_lock(&store->lock, dir, store->dir, err);
	if (st == PR_OK)
		st = bring(r, path, err);
	if (st != PR_OK)
		return st;
	fold(store);
	st = exchange(r, err);
	if (st != PR_OK) {
		forget_names(r);
		return st;
	}
	return store_sync_folder(store->path, err);
}

enum pr_status
pr_store_restore(const char *dir, const char *path, char kept[4096],
		 int64_t now_ms, struct pr_err *err)
{
	struct restore *r = calloc(1, sizeof(*r));
	enum pr_status st;

	if (!r)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	r->store.lock = -1;
	r->now_ms = now_ms;
	st = run(r, dir, path, err);
	if (st == PR_OK)
		memcpy(kept, r->kept, sizeof(r->kept));
	store_unlock(r->store.lock);
	arena_free(r->store.lent);
	free(r->store.path);
	free(r->store.dir);
	free(r);
	return st;
}
