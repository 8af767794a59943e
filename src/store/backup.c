/* backup.c - one file with everything; see proctor/store.h */
#include "store/internal.h"
#include "util/fs_error.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static enum pr_status
check_copy(const char *path, const char *vfs, struct pr_err *err)
{
	sqlite3 *db;
	enum pr_status st = store_probe_open(&db, path, vfs, err);

	sqlite3_close(db);
	return st;
}

enum pr_status
pr_store_backup(struct pr_store *store, const char *path, struct pr_err *err)
{
	char temp[4200];
	enum pr_status st;
	int n;

	if (store->in_tx || !store->db)
		return pr_fail(err, PR_ESTATE,
			       "%s: can be copied between changes only",
			       store->path);
	if (access(path, F_OK) == 0) {
		errno = EEXIST;
		return fs_error(err, "write", path);
	}
	n = snprintf(temp, sizeof(temp), "%s.%ld.part", path, (long)getpid());
	if (n < 0 || (size_t)n >= sizeof(temp))
		return pr_fail(err, PR_EINVAL, "%s: the name is too long",
			       path);
	st = store_copy(store->db, store->path, temp, store->vfs, false, err);
	if (st != PR_OK)
		return st;
	st = check_copy(temp, store->vfs, err);
	if (st == PR_OK)
		st = store_publish(temp, path, err);
	if (st != PR_OK)
		store_remove(temp, "");
	return st;
}
