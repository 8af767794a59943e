/*
 * proctor/store_ceu_files.h - certificates, own rules files, what travels in
 * a backup
 *
 * floor    store
 * idea     Bytes of certificates are files of the data folder; rows know their
 *          hashes. Only inside a backup the bytes are rows too.
 */
#ifndef PR_STORE_CEU_FILES_H
#define PR_STORE_CEU_FILES_H

#include "proctor/store.h"

struct pr_db_ceu_certificate {
	unsigned char hash[32];
	int64_t bytes; /* 0: they were never here */
	int64_t at_ms;
};

/**
 * Adds a certificate unless it is known; *was says so, NULL allowed.
 *
 * owns     row is borrowed
 * errors   PR_ESTATE outside a transaction; PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_ceu_certificate_put(
	struct pr_store *store, const struct pr_db_ceu_certificate *row,
	bool *was, struct pr_err *err);
/**
 * Walks all certificates by hash.
 *
 * owns     row is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_ceu_certificate_each(
	struct pr_store *store, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_ceu_certificate *row),
	struct pr_err *err);

/**
 * Takes the whole ledger of a learner who was forgotten out of the file, and
 * the certificates that no other ledger has.
 *
 * owns     hash is lent, once for each certificate; false is not asked for
 *          more, which are dropped all the same
 * errors   PR_ESTATE outside a transaction, or while the learner has a name
 *          and a ledger; PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_ceu_forget(
	struct pr_store *store, int64_t learner, void *ctx,
	bool (*certificate)(void *ctx, const unsigned char hash[32]),
	struct pr_err *err);

struct pr_db_ceu_rules {
	int64_t id;
	const char *issuer, *name, *text;
	int64_t at_ms;
};

/**
 * Adds a rules file of the user's own.
 *
 * owns     row is borrowed, row->id is set
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_ceu_rules_put(struct pr_store *store,
						struct pr_db_ceu_rules *row,
						struct pr_err *err);
/**
 * Walks the newest own file of each issuer.
 *
 * owns     row is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_ceu_rules_each(
	struct pr_store *store, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_ceu_rules *row),
	struct pr_err *err);

/* Bytes that travel inside a backup. */
struct pr_db_packed {
	unsigned char hash[32];
	const void *bytes;
	size_t len;
};

/**
 * As pr_store_backup, and puts bytes into the copy before it gets its name.
 *
 * shape    next fills *out with the next one to pack, *has = false at the end
 * owns     all borrowed; out's bytes are lent until the next call
 * errors   as pr_store_backup, and those of next
 */
PR_NODISCARD enum pr_status pr_store_backup_with(
	struct pr_store *store, const char *path, void *ctx,
	enum pr_status (*next)(void *ctx, struct pr_db_packed *out, bool *has,
			       struct pr_err *err),
	struct pr_err *err);

/**
 * Walks what a restored backup brought; cheap when it is nothing.
 *
 * owns     row is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_packed_each(
	struct pr_store *store, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_packed *row),
	struct pr_err *err);

/**
 * Forgets the packed bytes, once all of them are files.
 *
 * owns     nothing kept
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_packed_clear(struct pr_store *store,
					       struct pr_err *err);

/**
 * Looks whether every row of the ledger has the detail that it says and every
 * detail its row, whether what it takes back can be taken back, and whether
 * what was reported was claimed.
 *
 * owns     report is called for each finding with one sentence
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_ceu_verify(
	struct pr_store *store, void *ctx,
	void (*report)(void *ctx, const char *sentence), struct pr_err *err);

#endif
