/* test_ceu_judge_asked.c - which questions of the shipped rules are put to a
 * holder: "when" */
#include "ceu_judge_shipped.h"

struct asked {
	const char *held[3], *since[3], *until[3];
	const char *account, *rule;
	bool asked;
};

static const struct asked concerns[] = {
	{ { "RHIT" },
	  { "2025-06-03" },
	  { "" },
	  "AHIMA",
	  "AHIMA-SECOND",
	  false },
	{ { "RHIT" },
	  { "2025-06-03" },
	  { "" },
	  "AHIMA",
	  "AHIMA-SHARES",
	  false },
	{ { "RHIT" }, { "2025-06-03" }, { "" }, "AHIMA", "AHIMA-FEE", true },
	{ { "RHIT", "CCS" },
	  { "2025-06-03", "2026-02-10" },
	  { "", "" },
	  "AHIMA",
	  "AHIMA-SECOND",
	  true },
	{ { "RHIT", "CCS" },
	  { "2025-06-03", "2026-02-10" },
	  { "", "" },
	  "AHIMA",
	  "AHIMA-SHARES",
	  true },
	/* given up: its shares are no matter, its dates may be */
	{ { "RHIT", "CCS" },
	  { "2025-06-03", "2026-02-10" },
	  { "", "2026-08-01" },
	  "AHIMA",
	  "AHIMA-SHARES",
	  false },
	{ { "RHIT", "CCS" },
	  { "2025-06-03", "2026-02-10" },
	  { "", "2026-08-01" },
	  "AHIMA",
	  "AHIMA-SECOND",
	  true },
	/* long before, in a time of its own */
	{ { "CCS", "RHIT" },
	  { "2012-02-10", "2025-06-03" },
	  { "2014-02-09", "" },
	  "AHIMA",
	  "AHIMA-SECOND",
	  false },
	/* one that took the other's place: the dates are as they were */
	{ { "RHIT", "RHIA" },
	  { "2025-06-03", "2026-02-10" },
	  { "2026-02-10", "" },
	  "AHIMA",
	  "AHIMA-SECOND",
	  true },
	{ { "RHIT", "RHIA" },
	  { "2025-06-03", "2026-02-10" },
	  { "2026-02-10", "" },
	  "AHIMA",
	  "AHIMA-SHARES",
	  false },
	{ { "CEHRS" }, { "2025-06-03" }, { "" }, "CEHRS", "NHA-ONCE", false },
	{ { "CEHRS", "CMAA" },
	  { "2025-06-03", "2026-02-10" },
	  { "", "" },
	  "CEHRS",
	  "NHA-ONCE",
	  true },
	{ { "CEHRS", "CMAA" },
	  { "2025-06-03", "2026-02-10" },
	  { "", "" },
	  "CMAA",
	  "NHA-ONCE",
	  true },
	{ { "CEHRS", "CMAA" },
	  { "2025-06-03", "2026-02-10" },
	  { "", "2026-08-01" },
	  "CEHRS",
	  "NHA-ONCE",
	  false },
	{ { "CPC" }, { "2025-12-10" }, { "" }, "AAPC", "AAPC-FIRST", true },
	{ { "CPC" }, { "2021-08-15" }, { "" }, "AAPC", "AAPC-FIRST", false },
	{ { "CPC" }, { "2021-08-15" }, { "" }, "AAPC", "AAPC-TWO", false },
	{ { "CPC", "COC" },
	  { "2021-08-15", "2026-02-10" },
	  { "", "" },
	  "AAPC",
	  "AAPC-TWO",
	  true },
	/* held once, given up, and anew */
	{ { "CPC", "COC" },
	  { "2012-08-15", "2025-12-10" },
	  { "2014-08-31", "" },
	  "AAPC",
	  "AAPC-FIRST",
	  true },
	{ { "ODS" }, { "2025-03-05" }, { "" }, "ODS", "NCRA-FIRST", true },
	{ { "ODS" }, { "2020-03-05" }, { "" }, "ODS", "NCRA-FIRST", false },
};

static void
shipped__rules_ask_only_what_concerns_the_holder(void **state)
{
	struct ceu_case *c = shipped(state);

	for (size_t i = 0; i < PR_LEN(concerns); i++) {
		const struct asked *of = &concerns[i];
		const struct pr_ceu_account *a;

		c->ledger.n_holdings = 0;
		for (size_t k = 0; k < 3 && of->held[k]; k++) {
			const struct pr_ceu_issuer *issuer =
				pr_ceu_credential_find(&c->book, of->held[k],
						       NULL);
			struct pr_ceu_holding *h =
				case_hold(c, issuer->identifier, of->held[k],
					  of->since[k]);

			if (of->until[k][0])
				case_close(c, h, of->until[k]);
		}
		a = case_account(c, "2026-11-22", of->account);
		if (asks(a, of->rule) != of->asked)
			fail_msg("row %zu, %s: %s", i, of->rule,
				 of->asked ? "not asked" : "asked");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		shipped_test(shipped__rules_ask_only_what_concerns_the_holder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
