/* store_ceu_put.h - one row of the ledger of each kind */
#ifndef STORE_CEU_PUT_H
#define STORE_CEU_PUT_H

#include "proctor/store_ceu.h"
#include "proctor/store_ceu_files.h"
#include "proctor/store_learner.h"

#include "store_case.h"

static inline int64_t
put_row(struct store_case *c, int64_t learner, int kind, int64_t reverses)
{
	static unsigned char n;
	struct pr_db_ceu_row row = { .learner = learner,
				     .kind = kind,
				     .at_ms = NOW_MS,
				     .utc_offset_min = -300,
				     .reverses = reverses,
				     .reason = reverses ? "wrong" : "" };

	row.uuid[0] = 9;
	row.uuid[15] = ++n;
	assert_pr_ok(pr_db_ceu_row_put(c->store, &row, &c->err), &c->err);
	return row.id;
}

static inline int64_t
put_holding(struct store_case *c, int64_t learner, const char *credential)
{
	struct pr_db_ceu_holding h = { .credential = credential,
				       .issuer = "AHIMA",
				       .since = "2025-05-20",
				       .noted = "2025-06-01" };

	h.id = put_row(c, learner, PR_CEU_ROW_HOLDING, 0);
	assert_pr_ok(pr_db_ceu_holding_put(c->store, &h, &c->err), &c->err);
	return h.id;
}

static inline int64_t
put_close(struct store_case *c, int64_t holding)
{
	struct pr_db_ceu_close row = { .holding = holding,
				       .until = "2026-02-01",
				       .successor = "RHIA",
				       .reason = "replaced" };

	row.id = put_row(c, 1, PR_CEU_ROW_CLOSE, 0);
	assert_pr_ok(pr_db_ceu_close_put(c->store, &row, &c->err), &c->err);
	return row.id;
}

static inline int64_t
put_cycle(struct store_case *c)
{
	struct pr_db_ceu_cycle row = { .account = "AHIMA",
				       .from = "2025-01-01",
				       .to = "2026-12-31",
				       .units = 2000,
				       .fee_cents = -1,
				       .paid = "2025-01-05" };

	row.id = put_row(c, 1, PR_CEU_ROW_CYCLE, 0);
	assert_pr_ok(pr_db_ceu_cycle_put(c->store, &row, &c->err), &c->err);
	return row.id;
}

static inline void
put_certificate(struct store_case *c, unsigned char n, bool want_was)
{
	struct pr_db_ceu_certificate row = { .bytes = 10 + n, .at_ms = NOW_MS };
	bool was = !want_was;

	memset(row.hash, n, sizeof(row.hash));
	assert_pr_ok(pr_db_ceu_certificate_put(c->store, &row, &was, &c->err),
		     &c->err);
	assert_int_equal(was, want_was);
}

static inline int64_t
put_entry(struct store_case *c, int64_t learner, const char *title,
	  int64_t corrects, unsigned char certificate)
{
	struct pr_db_ceu_entry row = {
		.corrects = corrects,
		.date = "2026-01-05",
		.title = title,
		.provider = "A provider",
		.minutes = 90,
		.units = -1,
		.cost_cents = 2500,
		.note = "a note",
		.has_certificate = certificate != 0,
		.certificate_name = certificate ? "mine.pdf" : "",
	};

	memset(row.certificate, certificate, sizeof(row.certificate));
	row.id = put_row(c, learner, PR_CEU_ROW_ENTRY, 0);
	assert_pr_ok(pr_db_ceu_entry_put(c->store, &row, &c->err), &c->err);
	return row.id;
}

static inline void
put_claim(struct store_case *c, int64_t entry, const char *issuer)
{
	struct pr_db_ceu_claim row = { .entry = entry,
				       .issuer = issuer,
				       .at = "RHIT",
				       .accepted = 1,
				       .why = "says so",
				       .units = 150,
				       .category = "hiim",
				       .source = "component",
				       .place = "live",
				       .approval = "A-1" };

	assert_pr_ok(pr_db_ceu_claim_put(c->store, &row, &c->err), &c->err);
}

static inline int64_t
put_reported(struct store_case *c, int64_t entry)
{
	struct pr_db_ceu_reported row = { .entry = entry,
					  .issuer = "AHIMA",
					  .account = "AHIMA",
					  .date = "2026-02-02",
					  .period = "2026-12-31" };

	row.id = put_row(c, 1, PR_CEU_ROW_REPORTED, 0);
	assert_pr_ok(pr_db_ceu_reported_put(c->store, &row, &c->err), &c->err);
	return row.id;
}

static inline int64_t
put_rules(struct store_case *c, const char *issuer, const char *text)
{
	struct pr_db_ceu_rules row = { .issuer = issuer,
				       .name = "own.json",
				       .text = text,
				       .at_ms = NOW_MS };

	assert_pr_ok(pr_db_ceu_rules_put(c->store, &row, &c->err), &c->err);
	return row.id;
}

#endif
