/*
 * ceu_draft_case.h - somebody who holds an RHIT (AHIMA) and a CPC (AAPC) and
 * carries a card, on 2026-11-22
 */
#ifndef TEST_CEU_DRAFT_CASE_H
#define TEST_CEU_DRAFT_CASE_H

#include "ceu_draft_book.h"

static const struct pr_ceu_holding case_holdings[] = {
	{ .row = 1,
	  .credential = "RHIT",
	  .issuer = "AHIMA",
	  .since = { 2025, 6, 1 },
	  .successor = "",
	  .reason = "" },
	{ .row = 2,
	  .credential = "BLS",
	  .issuer = "AHA",
	  .since = { 2026, 1, 10 },
	  .successor = "",
	  .reason = "" },
	{ .row = 3,
	  .credential = "CPC",
	  .issuer = "AAPC",
	  .since = { 2026, 3, 5 },
	  .successor = "",
	  .reason = "" },
};

static const struct pr_ceu_entry case_entries[] = {
	{ .row = 12,
	  .first = 12,
	  .date = { 2026, 10, 1 },
	  .title = "Clinical coding update",
	  .provider = "",
	  .note = "",
	  .minutes = 120,
	  .units = 200,
	  .cost_cents = -1,
	  .certificate_name = "" },
};

static const struct pr_ceu_ledger case_ledger = {
	.holdings = case_holdings,
	.n_holdings = PR_LEN(case_holdings),
	.entries = case_entries,
	.n_entries = PR_LEN(case_entries),
};

static const struct pr_ceu_holding *case_of_ahima[] = { &case_holdings[0] };
static const struct pr_ceu_holding *case_of_card[] = { &case_holdings[1] };
static const struct pr_ceu_holding *case_of_aapc[] = { &case_holdings[2] };

static struct pr_ceu_cycle case_ahima_cycles[] = {
	{ .from = { 2025, 6, 1 }, .to = { 2027, 5, 31 }, .need = 2000 },
	{ .from = { 2027, 6, 1 }, .to = { 2029, 5, 31 }, .need = 2000 },
};
static struct pr_ceu_cycle case_card_cycles[] = {
	{ .from = { 2026, 1, 10 }, .to = { 2028, 1, 31 } },
};
static struct pr_ceu_cycle case_aapc_cycles[] = {
	{ .from = { 2026, 3, 5 },
	  .to = { 2027, 3, 31 },
	  .by = &case_aapc_rules[1],
	  .need = 3600 },
	{ .from = { 2027, 4, 1 },
	  .to = { 2029, 3, 31 },
	  .by = &case_aapc_rules[1],
	  .need = 3600 },
};

static struct pr_ceu_account case_accounts[] = {
	{ .name = "AAPC",
	  .issuer = &case_issuers[0],
	  .holdings = case_of_aapc,
	  .n_holdings = 1,
	  .open = true,
	  .cycles = case_aapc_cycles,
	  .n_cycles = 2 },
	{ .name = "AHIMA",
	  .issuer = &case_issuers[2],
	  .holdings = case_of_ahima,
	  .n_holdings = 1,
	  .open = true,
	  .cycles = case_ahima_cycles,
	  .n_cycles = 2 },
	{ .name = "BLS",
	  .issuer = &case_issuers[1],
	  .holdings = case_of_card,
	  .n_holdings = 1,
	  .open = true,
	  .cycles = case_card_cycles,
	  .n_cycles = 1 },
};
static const struct pr_ceu_status case_status = { { 2026, 11, 22 },
						  case_accounts,
						  3 };

static const struct pr_ceu_room case_room = { .book = &case_book,
					      .ledger = &case_ledger,
					      .status = &case_status };

/* Only the RHIT is held. */
static const struct pr_ceu_ledger case_ledger_alone = { .holdings =
								case_holdings,
							.n_holdings = 2 };
static const struct pr_ceu_status case_status_alone = { { 2026, 11, 22 },
							case_accounts + 1,
							2 };
static const struct pr_ceu_room case_room_alone = {
	.book = &case_book,
	.ledger = &case_ledger_alone,
	.status = &case_status_alone
};

/* A draft with nothing wrong; it names AHIMA. */
static const struct pr_ceu_draft case_draft = {
	.date = "2026-11-20",
	.title = "Sepsis in ICD-10-CM",
	.provider = "Example state association",
	.minutes = "90",
	.units = "1.5",
	.cost = "25",
	.note = "by phone",
	.word = { "hiim", "", "" },
	.claims = { { .issuer = "AHIMA", .accepted = "yes" } },
	.n_claims = 1,
};

#endif
