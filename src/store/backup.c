/* backup.c - one file with everything; see proctor/store.h */
#include "proctor/store_ceu_files.h"
#include "store/internal.h"
#include "util/fs_error.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

/* Below what a row of a probed file may hold. */
#define PART ((size_t)4 << 20)

typedef enum pr_status next_packed(void *ctx, struct pr_db_packed *out,
				   bool *has, struct pr_err *err);

struct packing {
	sqlite3 *db;
	const char *path;
	sqlite3_stmt *insert;
	void *ctx;
	next_packed *next;
};

static enum pr_status
check_copy(const char *path, const char *vfs, struct pr_err *err)
{
	sqlite3 *db;
	enum pr_status st = store_probe_open(&db, path, vfs, err);

	sqlite3_close(db);
	return st;
}

/* ---- bytes that go along ------------------------------------------------- */

static enum pr_status
put_part(struct packing *p, const struct pr_db_packed *packed, size_t part,
	 struct pr_err *err)
{
	const unsigned char *bytes = packed->bytes;
	size_t from = part * PART;
	size_t left = packed->len - from;
	int rc = sqlite3_bind_blob64(p->insert, 1, packed->hash,
				     sizeof(packed->hash), SQLITE_STATIC);

	if (rc == SQLITE_OK)
		rc = sqlite3_bind_int64(p->insert, 2, (sqlite3_int64)part);
	if (rc == SQLITE_OK)
		rc = sqlite3_bind_blob64(p->insert, 3, bytes + from,
					 left < PART ? left : PART,
					 SQLITE_STATIC);
	if (rc == SQLITE_OK)
		rc = sqlite3_step(p->insert);
	if (rc == SQLITE_DONE)
		rc = sqlite3_reset(p->insert);
	if (rc != SQLITE_OK)
		return store_fail_db(p->db, p->path, rc, err);
	return PR_OK;
}

static enum pr_status
put_all(struct packing *p, struct pr_err *err)
{
	struct pr_db_packed packed = { .bytes = NULL };
	bool has = false;
	enum pr_status st = p->next(p->ctx, &packed, &has, err);

	while (st == PR_OK && has) {
		for (size_t i = 0; st == PR_OK && i * PART < packed.len; i++)
			st = put_part(p, &packed, i, err);
		if (st == PR_OK)
			st = p->next(p->ctx, &packed, &has, err);
	}
	return st;
}

static enum pr_status
pack_in(struct packing *p, struct pr_err *err)
{
	enum pr_status st = store_configure(p->db, p->path, err);
	int rc;

	if (st == PR_OK)
		st = store_run(p->db, p->path, SQL_PRAGMA_QUERY_WRITE, err);
	if (st == PR_OK)
		st = store_run(p->db, p->path, SQL_PRAGMA_SYNC_EXTRA, err);
	if (st == PR_OK)
		st = store_run(p->db, p->path, SQL_BEGIN, err);
	if (st != PR_OK)
		return st;
	rc = sqlite3_prepare_v2(p->db, store_queries[SQL_CEU_PACKED_INSERT].sql,
				-1, &p->insert, NULL);
	if (rc != SQLITE_OK)
		return store_fail_db(p->db, p->path, rc, err);
	st = put_all(p, err);
	sqlite3_finalize(p->insert);
	p->insert = NULL;
	if (st == PR_OK)
		st = store_run(p->db, p->path, SQL_COMMIT, err);
	return st; /* closing takes back what was not committed */
}

/* The copy is in rollback mode and nobody knows its name yet. */
static enum pr_status
pack(const char *temp, const char *vfs, void *ctx, next_packed *next,
     struct pr_err *err)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
		    SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
	struct packing p = { .path = temp, .ctx = ctx, .next = next };
	enum pr_status st;
	int rc = sqlite3_open_v2(temp, &p.db, flags, vfs);

	if (rc != SQLITE_OK)
		st = store_fail_db(p.db, temp, rc, err);
	else
		st = pack_in(&p, err);
	sqlite3_close(p.db);
	if (st != PR_OK)
		store_remove(temp, "-journal");
	return st;
}

/* ---- the copy ------------------------------------------------------------ */

static enum pr_status
name_temp(char *temp, size_t cap, const char *path, struct pr_err *err)
{
	int n;

	if (access(path, F_OK) == 0) {
		errno = EEXIST;
		return fs_error(err, "write", path);
	}
	n = snprintf(temp, cap, "%s.%ld.part", path, (long)getpid());
	if (n < 0 || (size_t)n >= cap)
		return pr_fail(err, PR_EINVAL, "%s: the name is too long",
			       path);
	return PR_OK;
}

enum pr_status
pr_store_backup_with(struct pr_store *store, const char *path, void *ctx,
		     enum pr_status (*next)(void *ctx, struct pr_db_packed *out,
					    bool *has, struct pr_err *err),
		     struct pr_err *err)
{
	char temp[4200];
	enum pr_status st;

	if (store->in_tx || !store->db)
		return pr_fail(err, PR_ESTATE,
			       "%s: can be copied between changes only",
			       store->path);
	st = name_temp(temp, sizeof(temp), path, err);
	if (st == PR_OK)
		st = store_copy(store->db, store->path, temp, store->vfs, false,
				err);
	if (st != PR_OK)
		return st;
	if (next)
		st = pack(temp, store->vfs, ctx, next, err);
	if (st == PR_OK)
		st = check_copy(temp, store->vfs, err);
	if (st == PR_OK)
		st = store_publish(temp, path, err);
	if (st != PR_OK)
		store_remove(temp, "");
	return st;
}

enum pr_status
pr_store_backup(struct pr_store *store, const char *path, struct pr_err *err)
{
	return pr_store_backup_with(store, path, NULL, NULL, err);
}
