/*
 * ceu_pack.c - certificates inside a backup, and out of it again
 *
 * A backup carries the bytes as rows. The first opening after a restore makes
 * files of them and only then clears the rows: whenever it is cut off, the
 * next opening begins anew, and a file that is there is written over.
 */
#include "proctor/hash.h"
#include "util/fs.h"
#include "util/mem.h"

#include "ceu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- into a backup ------------------------------------------------------- */

struct packed {
	unsigned char hash[PR_HASH_LEN];
};

struct pack {
	struct pr_desk *desk;
	struct packed *list;
	size_t n, cap, at;
	bool no_memory;
	char *bytes; /* lent to the store until the next ones */
};

static bool
note(void *ctx, const struct pr_db_ceu_certificate *row)
{
	struct pack *p = ctx;
	struct packed *more =
		mem_room(p->list, p->n, &p->cap, sizeof(*p->list));

	if (!more) {
		p->no_memory = true;
		return false;
	}
	p->list = more;
	memcpy(more[p->n].hash, row->hash, sizeof(more[p->n].hash));
	p->n++;
	return true;
}

/* The bytes of one. What is gone or changed is left out: a backup without it
 * is better than none, and the check names it. */
static enum pr_status
read_one(struct pack *p, const struct packed *packed, size_t *len, bool *has,
	 struct pr_err *err)
{
	char *path = app_ceu_file(p->desk, packed->hash);
	unsigned char hash[PR_HASH_LEN];
	struct pr_err own = { 0 };
	enum pr_status st;

	*has = false;
	if (!path)
		return mem_fail(err);
	st = fs_read(&p->bytes, len, path, PR_CEU_CERTIFICATE_MAX, &own);
	free(path);
	if (st == PR_ENOTFOUND || st == PR_EINVAL)
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	pr_sha256(hash, p->bytes, *len);
	*has = memcmp(hash, packed->hash, sizeof(hash)) == 0;
	return PR_OK;
}

static enum pr_status
next(void *ctx, struct pr_db_packed *out, bool *has, struct pr_err *err)
{
	struct pack *p = ctx;
	enum pr_status st = PR_OK;

	*has = false;
	while (!st && !*has && p->at < p->n) {
		const struct packed *packed = &p->list[p->at++];

		free(p->bytes);
		p->bytes = NULL;
		st = read_one(p, packed, &out->len, has, err);
		memcpy(out->hash, packed->hash, sizeof(out->hash));
		out->bytes = p->bytes;
	}
	return st;
}

enum pr_status
app_ceu_backup(struct pr_desk *desk, const char *path, struct pr_err *err)
{
	struct pack p = { .desk = desk };
	enum pr_status st =
		pr_db_ceu_certificate_each(desk->store, &p, note, err);

	if (!st && p.no_memory)
		st = mem_fail(err);
	if (!st)
		st = pr_store_backup_with(desk->store, path, &p, next, err);
	free(p.bytes);
	free(p.list);
	return st;
}

/* ---- out of it ----------------------------------------------------------- */

struct unpack {
	struct pr_desk *desk;
	struct pack known; /* certificates of the ledger */
	size_t n;
	enum pr_status st;
	struct pr_err *err;
};

static bool
is_known(const struct pack *known, const unsigned char hash[PR_HASH_LEN])
{
	for (size_t i = 0; i < known->n; i++)
		if (memcmp(known->list[i].hash, hash, PR_HASH_LEN) == 0)
			return true;
	return false;
}

static bool
write_one(void *ctx, const struct pr_db_packed *row)
{
	struct unpack *u = ctx;
	unsigned char hash[PR_HASH_LEN];
	char *path;

	if (!u->n++) /* the first one: now it is worth looking */
		u->st = pr_db_ceu_certificate_each(u->desk->store, &u->known,
						   note, u->err);
	if (!u->st && u->known.no_memory)
		u->st = mem_fail(u->err);
	pr_sha256(hash, row->bytes, row->len);
	/* bytes that are not the certificate are worth nothing */
	if (u->st || !is_known(&u->known, row->hash) ||
	    memcmp(hash, row->hash, sizeof(hash)) != 0)
		return !u->st;
	path = app_ceu_file(u->desk, row->hash);
	u->st = path ? fs_write(path, row->bytes, row->len, FS_OVERWRITE,
				u->err)
		     : mem_fail(u->err);
	free(path);
	return !u->st;
}

static bool
note_any(void *ctx, const struct pr_db_packed *row)
{
	bool *any = ctx;

	(void)row;
	*any = true;
	return false;
}

static enum pr_status
write_all(struct pr_desk *desk, struct pr_err *err)
{
	struct unpack u = { .desk = desk, .err = err };
	char *folder = app_ceu_folder(desk);
	enum pr_status st = folder ? fs_mkdir(folder, err) : mem_fail(err);

	free(folder);
	if (!st)
		st = pr_db_packed_each(desk->store, &u, write_one, err);
	free(u.known.list);
	return u.st ? u.st : st;
}

/*
 * A disk that is full or fails does not keep anybody out: the bytes stay in
 * the file, and the next opening tries again.
 */
enum pr_status
app_ceu_unpack(struct pr_desk *desk, struct pr_err *err)
{
	bool any = false;
	struct pr_err own = { 0 };
	enum pr_status st = pr_db_packed_each(desk->store, &any, note_any, err);

	if (st || !any)
		return st;
	st = write_all(desk, &own);
	if (!st)
		st = pr_db_packed_clear(desk->store, &own);
	if (!st || st == PR_EIO || st == PR_EFULL || st == PR_ENOTFOUND ||
	    st == PR_EEXIST || st == PR_EINVAL)
		return PR_OK;
	return pr_fail(err, st, "%s", own.text);
}
