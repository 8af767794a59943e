/*
 * proctor/store_ceu.h - rows of the continuing-education ledger
 *
 * floor    store
 * idea     Rows are added inside a transaction and never change; readers
 *          leave out what was reversed. Texts are lent as store_bank.h says.
 */
#ifndef PR_STORE_CEU_H
#define PR_STORE_CEU_H

#include "proctor/store.h"

enum pr_ceu_row_kind {
	PR_CEU_ROW_REVERSAL = 1,
	PR_CEU_ROW_HOLDING,
	PR_CEU_ROW_CLOSE,
	PR_CEU_ROW_CYCLE,
	PR_CEU_ROW_ENTRY,
	PR_CEU_ROW_REPORTED,
};

/* The spine of any row. */
struct pr_db_ceu_row {
	int64_t id;
	unsigned char uuid[16];
	int64_t learner;
	int kind;
	int64_t at_ms;
	int utc_offset_min;
	int64_t reverses;    /* 0 none */
	int64_t reversed_by; /* 0: holds; read only */
	const char *reason;
};

struct pr_db_ceu_holding {
	int64_t id;
	const char *credential, *issuer, *since, *expires;
	int renewal_month;
	const char *noted; /* the day it was first noted as held */
};

struct pr_db_ceu_close {
	int64_t id, holding;
	const char *until, *successor, *reason;
};

struct pr_db_ceu_cycle {
	int64_t id;
	const char *account, *from, *to;
	int units, fee_cents;
	const char *paid;
};

struct pr_db_ceu_entry {
	int64_t id, corrects;   /* 0 none */
	unsigned char uuid[16]; /* of its row; read only */
	const char *date, *title, *provider;
	int minutes, units, cost_cents;
	const char *note;
	bool has_certificate;
	unsigned char certificate[32];
	const char *certificate_name;
};

struct pr_db_ceu_claim {
	int64_t entry;
	const char *issuer, *at;
	int accepted;
	const char *why;
	int units;
	const char *category, *source, *place, *approval;
};

struct pr_db_ceu_reported {
	int64_t id, entry;
	const char *issuer, *account, *date, *period;
};

/**
 * Adds a row of the spine, for a detail of its kind with the same number.
 *
 * owns     row is borrowed, row->id is set
 * errors   PR_ESTATE outside a transaction; PR_EEXIST for a row that is
 *          reversed already, or a uuid that is there; PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_ceu_row_put(struct pr_store *store,
					      struct pr_db_ceu_row *row,
					      struct pr_err *err);

/**
 * A row of the spine by number.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_ceu_row_get(struct pr_store *store,
					      int64_t id,
					      struct pr_db_ceu_row *out,
					      struct pr_err *err);

/**
 * Walks a learner's spine by number, reversed rows and reversals too.
 *
 * owns     row is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_ceu_row_each(
	struct pr_store *store, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_ceu_row *row),
	struct pr_err *err);

/**
 * The number of a learner's last row, 0 none.
 *
 * owns     out is the caller's
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_ceu_row_newest(struct pr_store *store,
						 int64_t learner, int64_t *out,
						 struct pr_err *err);

/**
 * Adds the detail of a row. Its id is the spine's.
 *
 * owns     rows are borrowed
 * errors   PR_ESTATE outside a transaction; PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_ceu_holding_put(
	struct pr_store *store, const struct pr_db_ceu_holding *row,
	struct pr_err *err);
/** As pr_db_ceu_holding_put. owns: borrowed. errors: the same. */
PR_NODISCARD enum pr_status pr_db_ceu_close_put(
	struct pr_store *store, const struct pr_db_ceu_close *row,
	struct pr_err *err);
/** As pr_db_ceu_holding_put. owns: borrowed. errors: the same. */
PR_NODISCARD enum pr_status pr_db_ceu_cycle_put(
	struct pr_store *store, const struct pr_db_ceu_cycle *row,
	struct pr_err *err);
/** As pr_db_ceu_holding_put. owns: borrowed. errors: the same. */
PR_NODISCARD enum pr_status pr_db_ceu_entry_put(
	struct pr_store *store, const struct pr_db_ceu_entry *row,
	struct pr_err *err);
/** As pr_db_ceu_holding_put. owns: borrowed. errors: the same. */
PR_NODISCARD enum pr_status pr_db_ceu_claim_put(
	struct pr_store *store, const struct pr_db_ceu_claim *row,
	struct pr_err *err);
/** As pr_db_ceu_holding_put. owns: borrowed. errors: the same. */
PR_NODISCARD enum pr_status pr_db_ceu_reported_put(
	struct pr_store *store, const struct pr_db_ceu_reported *row,
	struct pr_err *err);

/**
 * Walks what holds of a learner (not reversed), by row number; with
 * reversed, all rows there ever were. Claims come by entry, then issuer.
 *
 * owns     rows are lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_ceu_holding_each(
	struct pr_store *store, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_ceu_holding *row),
	struct pr_err *err);
/** As pr_db_ceu_holding_each. owns: lent. errors: the same. */
PR_NODISCARD enum pr_status pr_db_ceu_close_each(
	struct pr_store *store, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_ceu_close *row),
	struct pr_err *err);
/** As pr_db_ceu_holding_each. owns: lent. errors: the same. */
PR_NODISCARD enum pr_status pr_db_ceu_cycle_each(
	struct pr_store *store, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_ceu_cycle *row),
	struct pr_err *err);
/** As pr_db_ceu_holding_each. owns: lent. errors: the same. */
PR_NODISCARD enum pr_status pr_db_ceu_entry_each(
	struct pr_store *store, int64_t learner, bool reversed, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_ceu_entry *row),
	struct pr_err *err);
/** As pr_db_ceu_holding_each. owns: lent. errors: the same. */
PR_NODISCARD enum pr_status pr_db_ceu_claim_each(
	struct pr_store *store, int64_t learner, bool reversed, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_ceu_claim *row),
	struct pr_err *err);
/** As pr_db_ceu_holding_each; reports of corrected entries too. owns: lent.
 * errors: the same. */
PR_NODISCARD enum pr_status pr_db_ceu_reported_each(
	struct pr_store *store, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_ceu_reported *row),
	struct pr_err *err);

#endif
