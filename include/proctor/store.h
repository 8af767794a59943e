/*
 * proctor/store.h - the data file: open, transactions, backup, check
 *
 * floor    store (the only one that knows SQLite)
 * idea     Rows in, rows out, no rules. One process at a time, WAL,
 *          synchronous FULL, exclusive locking, no automatic checkpoint
 *          inside a sitting: one commit is exactly one sync.
 */
#ifndef PR_STORE_H
#define PR_STORE_H

#include "proctor/err.h"

struct pr_store;

enum pr_store_mode {
	PR_STORE_WRITE, /* creates and migrates */
	PR_STORE_READ,  /* leaves file and log byte for byte as they were */
};

/**
 * Opens DIR/proctor.db alone. A new file is made with 0600 and the newest
 * schema; an older one is migrated after a copy was put beside it; row 1 of
 * learner always exists.
 *
 * shape    vfs NULL is the system's; tests name another
 * units    now_ms: ms since 1970 UTC, for created_ms
 * owns     *out is the caller's, pr_store_close, NULL on failure
 * errors   PR_EBUSY with the holder's pid; PR_EFOREIGN (other application_id
 *          or no database), PR_EVERSION (newer schema, or an older one in
 *          READ mode), PR_EDAMAGED: the file is untouched; PR_ENOTFOUND in
 *          READ mode without a file; PR_EIO; PR_EFULL; PR_ENOMEM
 * source   research/engine.md 2, 7, 8
 */
PR_NODISCARD enum pr_status pr_store_open(struct pr_store **out,
					  const char *dir,
					  enum pr_store_mode mode,
					  const char *vfs, int64_t now_ms,
					  struct pr_err *err);

/**
 * Closes; NULL is allowed. In WRITE mode the log is folded in first.
 *
 * owns     takes store
 */
void pr_store_close(struct pr_store *store);

/**
 * The path of the file, links resolved.
 *
 * owns     lent by store
 */
const char *pr_store_path(const struct pr_store *store);

/**
 * BEGIN IMMEDIATE. Transactions do not nest.
 *
 * owns     store is borrowed
 * errors   PR_ESTATE in READ mode and inside a transaction; PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_store_begin(struct pr_store *store,
					   struct pr_err *err);

/**
 * COMMIT, durable when it returns PR_OK. On failure everything since begin
 * is rolled back; PR_EIO also when an earlier failure had done that already.
 *
 * owns     store is borrowed
 * errors   PR_EIO, PR_EFULL; PR_ESTATE without begin
 */
PR_NODISCARD enum pr_status pr_store_commit(struct pr_store *store,
					    struct pr_err *err);

/**
 * ROLLBACK; harmless outside a transaction.
 *
 * owns     store is borrowed
 */
void pr_store_rollback(struct pr_store *store);

/**
 * A mark inside a transaction, for one record under --keep-going. Marks do
 * not nest.
 *
 * owns     store is borrowed
 * errors   PR_EIO, PR_EFULL; PR_ESTATE outside a transaction
 */
PR_NODISCARD enum pr_status pr_store_savepoint(struct pr_store *store,
					       struct pr_err *err);

/**
 * Ends the mark: keeps (true) or undoes (false) what came after it.
 *
 * owns     store is borrowed
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_store_release(struct pr_store *store, bool keep,
					     struct pr_err *err);

/**
 * Folds the log into the file, at a safe moment only (break, end).
 *
 * owns     store is borrowed
 * errors   PR_EIO, PR_EFULL: nothing is lost, the log stays; PR_ESTATE inside
 *          a transaction and in READ mode
 */
PR_NODISCARD enum pr_status pr_store_checkpoint(struct pr_store *store,
						struct pr_err *err);

/**
 * After a failed write: closes and reopens the same file in this process,
 * keeping the lock, so that a retry starts on a fresh connection. A row whose
 * commit failed may be there now, and durable: look before writing it again.
 *
 * owns     store is borrowed and stays valid; what was lent is gone. After a
 *          failure only reopen and close do anything, the rest is PR_EIO
 * errors   PR_EIO, PR_EFULL, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_store_reopen(struct pr_store *store,
					    struct pr_err *err);

/**
 * integrity_check and foreign_key_check, one sentence a finding.
 *
 * owns     all borrowed
 * errors   PR_EDAMAGED when there were findings, PR_EIO
 */
PR_NODISCARD enum pr_status pr_store_verify(
	struct pr_store *store, void *ctx,
	void (*report)(void *ctx, const char *sentence), struct pr_err *err);

/**
 * Copies the whole database into a new file by the backup API, syncs it and
 * checks the copy.
 *
 * owns     path is borrowed
 * errors   PR_EEXIST, PR_EIO, PR_EFULL, PR_ENOTFOUND for a folder that is
 *          not there, PR_ESTATE inside a transaction; no half file is left
 */
PR_NODISCARD enum pr_status pr_store_backup(struct pr_store *store,
					    const char *path,
					    struct pr_err *err);

/**
 * Says whether a file is a sound database of ours, opening it read-only and
 * immutable with the guards for foreign files.
 *
 * owns     path is borrowed
 * errors   PR_EFOREIGN, PR_EVERSION, PR_EDAMAGED, PR_ENOTFOUND, PR_EIO
 * source   research/engine.md 7
 */
PR_NODISCARD enum pr_status pr_store_probe(const char *path,
					   struct pr_err *err);

/**
 * Puts a probed file in place of DIR/proctor.db; the old one is kept beside
 * it. Needs the folder alone, as pr_store_open.
 *
 * shape    kept receives the old file's path, "" when there was none; a crash
 *          leaves the old file or the new one, whole
 * owns     all borrowed
 * errors   as pr_store_probe and pr_store_open; the old file stays on failure
 */
PR_NODISCARD enum pr_status pr_store_restore(const char *dir, const char *path,
					     char kept[4096], int64_t now_ms,
					     struct pr_err *err);

/**
 * SQLite's version and source id, of the library that runs.
 *
 * owns     static string
 */
const char *pr_store_engine(void);

#endif
