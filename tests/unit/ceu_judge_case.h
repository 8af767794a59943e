/* ceu_judge_case.h - a ledger and a day for tests of the judge, in a few
 * lines */
#ifndef CEU_JUDGE_CASE_H
#define CEU_JUDGE_CASE_H

#include "ceu_judge_issuers.h"

static inline struct pr_ceu_holding *
case_hold(struct ceu_case *c, const char *issuer, const char *credential,
	  const char *since)
{
	size_t i = c->ledger.n_holdings++;

	assert_true(i < CASE_HELD);
	c->holdings[i] = (struct pr_ceu_holding){ .row = ++c->row,
						  .credential = credential,
						  .issuer = issuer,
						  .since = day(since),
						  .successor = "",
						  .reason = "" };
	return &c->holdings[i];
}

static inline void
case_close(struct ceu_case *c, struct pr_ceu_holding *holding,
	   const char *until)
{
	holding->until = day(until);
	holding->until_row = ++c->row;
}

static inline struct pr_ceu_copied *
case_copy(struct ceu_case *c, const char *account, const char *from,
	  const char *to)
{
	size_t i = c->ledger.n_copied++;

	assert_true(i < CASE_HELD);
	c->copied[i] = (struct pr_ceu_copied){ .row = ++c->row,
					       .account = account,
					       .from = day(from),
					       .to = day(to),
					       .units = PR_CEU_UNKNOWN,
					       .fee_cents = PR_CEU_UNKNOWN };
	return &c->copied[i];
}

/* One more claim of the latest entry. */
static inline struct pr_ceu_claim *
case_claim(struct ceu_case *c, const char *issuer)
{
	size_t i = c->ledger.n_entries - 1, k = c->entries[i].n_claims++;

	assert_true(k < CASE_CLAIMS);
	c->claims[i][k] = (struct pr_ceu_claim){ .issuer = issuer,
						 .accepted = PR_CEU_YES,
						 .why = "",
						 .units = PR_CEU_UNKNOWN,
						 .word = { "", "", "" },
						 .approval = "" };
	return &c->claims[i][k];
}

/* An activity, later than those before, accepted at an issuer. */
static inline struct pr_ceu_claim *
case_add(struct ceu_case *c, const char *date, const char *issuer, int units)
{
	size_t i = c->ledger.n_entries++;

	assert_true(i < CASE_ENTRIES);
	c->entries[i] = (struct pr_ceu_entry){ .row = ++c->row,
					       .date = day(date),
					       .title = "Course",
					       .provider = "",
					       .note = "",
					       .minutes = PR_CEU_UNKNOWN,
					       .units = units,
					       .cost_cents = PR_CEU_UNKNOWN,
					       .certificate_name = "",
					       .claims = c->claims[i] };
	c->entries[i].first = c->entries[i].row;
	return case_claim(c, issuer);
}

/* The holding of a RHIT, with AHIMA's rules. */
static inline struct pr_ceu_holding *
case_rhit(struct ceu_case *c, const char *since)
{
	case_ahima(c);
	return case_hold(c, "AHIMA", "RHIT", since);
}

/* RHIT from 2025-03-01 to 2027-02-28 with so many units on one day. */
static inline struct ceu_case *
case_rhit_with(struct ceu_case *c, int units)
{
	case_rhit(c, "2025-03-01");
	if (units > 0)
		case_add(c, "2025-06-01", "AHIMA", units);
	return c;
}

static inline const struct pr_ceu_status *
case_judge(struct ceu_case *c, const char *today)
{
	struct pr_err err = { 0 };

	pr_ceu_status_free(c->status);
	c->status = NULL;
	assert_pr_ok(pr_ceu_judge(&c->status, &c->book, &c->ledger, day(today),
				  &err),
		     &err);
	return c->status;
}

/* Judges, and gives the account of this name. */
static inline const struct pr_ceu_account *
case_account(struct ceu_case *c, const char *today, const char *name)
{
	const struct pr_ceu_account *account =
		pr_ceu_account_find(case_judge(c, today), name);

	assert_non_null(account);
	return account;
}

/* Judges, and gives the cycle of today in an account. */
static inline const struct pr_ceu_cycle *
case_now(struct ceu_case *c, const char *today, const char *name)
{
	const struct pr_ceu_account *account = case_account(c, today, name);

	assert_in_range(account->now, 0, account->n_cycles - 1);
	return &account->cycles[account->now];
}

#endif
