/* test_ceu_judge_shipped.c - a ledger judged by the shipped rules of
 * certifiers: question_banks/credentials */
#include "ceu_judge_shipped.h"

#include <time.h>

static const struct pr_ceu_quota *
quota_of(const struct pr_ceu_cycle *cycle, const char *rule)
{
	for (size_t i = 0; i < cycle->n_quotas; i++) {
		if (!strcmp(cycle->quotas[i].rule->identifier, rule))
			return &cycle->quotas[i];
	}
	return NULL;
}

static void
shipped__rules_give_ahima_its_totals(void **state)
{
	static const struct {
		const char *held[4];
		int need;
	} cases[] = {
		{ { "RHIT" }, 2000 },
		{ { "CCS", "CCS-P" }, 3000 },
		{ { "CHPS", "RHIT" }, 4000 },
		{ { "RHIA", "CHDA" }, 4000 },
		{ { "CPHI" }, 3000 },
		{ { "CHTS-TR" }, 2000 },
		{ { "CHTS-TR", "RHIT" }, 3000 },
		{ { "RHIA", "CCS", "CCS-P" }, 5000 },
	};
	struct ceu_case *c = shipped(state);

	for (size_t i = 0; i < PR_LEN(cases); i++) {
		const struct pr_ceu_cycle *cycle;

		c->ledger.n_holdings = 0;
		for (size_t k = 0; cases[i].held[k]; k++)
			case_hold(c, "AHIMA", cases[i].held[k], "2025-03-01");
		cycle = case_now(c, "2026-11-22", "AHIMA");
		assert_day(cycle->to, "2027-02-28");
		assert_int_equal(cycle->need, cases[i].need);
		assert_int_equal(quota_of(cycle, "AHIMA-HIIM-80")->amount,
				 cases[i].need * 8 / 10);
		assert_int_equal(quota_of(cycle, "AHIMA-SOURCE-40")->amount,
				 cases[i].need * 4 / 10);
		assert_false(quota_of(cycle, "AHIMA-SOURCE-40")->asked);
	}
}

static void
shipped__rules_ask_whether_the_source_share_holds_before_2025(void **state)
{
	struct ceu_case *c = shipped(state);
	const struct pr_ceu_cycle *cycle;

	case_hold(c, "AHIMA", "RHIT", "2024-03-01");
	cycle = case_now(c, "2025-11-22", "AHIMA");
	assert_true(quota_of(cycle, "AHIMA-SOURCE-40")->asked);
	assert_false(quota_of(cycle, "AHIMA-HIIM-80")->asked);
}

static void
shipped__rules_give_aapc_its_totals_and_periods(void **state)
{
	static const char *const names[] = { "CPC", "COC", "CIC", "CRC",
					     "CPB" };
	static const int needs[] = { 3600, 4000, 4400, 4800, 5200 };
	struct ceu_case *c = shipped(state);

	for (size_t i = 0; i < PR_LEN(names); i++) {
		const struct pr_ceu_account *a;

		case_hold(c, "AAPC", names[i], "2024-05-10")->renewal_month =
			11;
		a = case_account(c, "2026-11-22", "AAPC");
		assert_cycle(a->cycles[0], "2024-05-10", "2025-11-30");
		assert_int_equal(a->cycles[0].need, PR_CEU_UNKNOWN);
		assert_cycle(a->cycles[1], "2025-12-01", "2027-11-30");
		assert_int_equal(a->cycles[1].need, needs[i]);
	}
}

static void
shipped__rules_give_ncra_its_years(void **state)
{
	struct ceu_case *c = shipped(state);
	const struct pr_ceu_account *a;
	const struct pr_ceu_quota *quota;

	case_hold(c, "NCRA", "CTR", "2020-06-20");
	a = case_account(c, "2026-11-22", "ODS");
	assert_cycle(a->cycles[0], "2020-06-20", "2022-12-31");
	assert_cycle(a->cycles[2], "2025-01-01", "2026-12-31");
	assert_day(a->cycles[2].report_by, "2027-01-31");
	quota = quota_of(&a->cycles[2], "NCRA-IN-PERSON");
	assert_int_equal(quota->amount, 800);
	assert_day(quota->to, "2028-12-31");
	assert_true(quota->later);
	assert_int_equal(quota_of(&a->cycles[2], "NCRA-CATEGORY-A")->gap, 400);
	assert_int_equal(a->cycles[2].owed, 2000);
}

static void
shipped__rules_ask_whether_a_cycle_from_before_2025_is_in_person(void **state)
{
	static const char *const asked[] = {
		"NCRA-IN-PERSON-WINDOW",
		"NCRA-IN-PERSON-FORCE",
		"NCRA-IN-PERSON-WHO",
		"NCRA-LIVE-INTERACTIVE",
		"NCRA-FEE",
	};
	struct ceu_case *c = shipped(state);
	const struct pr_ceu_cycle *cycle;

	case_hold(c, "NCRA", "ODS", "2024-03-05");
	cycle = case_now(c, "2026-11-22", "NCRA");
	assert_cycle(*cycle, "2024-03-05", "2026-12-31");
	assert_true(quota_of(cycle, "NCRA-IN-PERSON")->asked);
	assert_int_equal(cycle->owed, 2000);
	assert_int_equal(cycle->fee_cents, PR_CEU_UNKNOWN);
	for (size_t i = 0; i < PR_LEN(asked); i++)
		assert_true(asks(&c->status->accounts[0], asked[i]));
}

/* A first cycle from mid-2025 is two years and a half, its window no named
 * one. */
static void
shipped__rules_ask_of_a_first_cycle_what_is_in_person(void **state)
{
	struct ceu_case *c = shipped(state);
	const struct pr_ceu_account *a;

	case_hold(c, "NCRA", "ODS", "2025-06-20")->noted = day("2025-07-01");
	a = case_account(c, "2028-06-01", "ODS");
	for (size_t i = 0; i < 2; i++)
		assert_true(quota_of(&a->cycles[i], "NCRA-IN-PERSON")->asked);
	assert_true(asks(a, "NCRA-IN-PERSON"));
	assert_int_equal(a->pressing, 0);
}

static void
shipped__rules_of_aapc_hold_no_longer_than_their_sources(void **state)
{
	static const struct {
		const char *since, *today;
		size_t n;
		int need;
		const char *rule;
	} cases[] = {
		/* 2009-12-01 to 2011-11-30 */
		{ "2008-05-10", "2011-06-01", 1, -1, "AAPC-TOTAL-EARLIER" },
		/* 2013-12-01 to 2015-11-30 */
		{ "2012-05-10", "2015-06-01", 1, 3600, "AAPC-TOTAL" },
		{ "2012-05-10", "2015-06-01", 2, -1, "AAPC-SEVERAL-GAP" },
		/* 2015-12-01 to 2017-11-30 */
		{ "2014-05-10", "2017-06-01", 2, -1, "AAPC-SEVERAL-GAP" },
		/* 2017-12-01 to 2019-11-30 */
		{ "2016-05-10", "2019-06-01", 2, 4000, "AAPC-SEVERAL" },
		/* a first period, whatever it is */
		{ "2025-12-10", "2026-06-01", 1, -1, "AAPC-FIRST" },
	};
	static const char *const names[] = { "CPC", "COC" };
	struct ceu_case *c = shipped(state);

	for (size_t i = 0; i < PR_LEN(cases); i++) {
		const struct pr_ceu_cycle *cycle;

		c->ledger.n_holdings = 0;
		for (size_t k = 0; k < cases[i].n; k++)
			case_hold(c, "AAPC", names[k], cases[i].since)
				->renewal_month = 11;
		cycle = case_now(c, cases[i].today, "AAPC");
		assert_int_equal(cycle->need, cases[i].need);
		assert_string_equal(cycle->need_by->identifier, cases[i].rule);
	}
}

static void
shipped__rules_give_grace_only_where_it_was_over_by_2021(void **state)
{
	static const struct {
		const char *since, *grace; /* NULL none that is known */
	} cases[] = {
		{ "2018-10-01", "2020-12-29" },
		{ "2018-10-02", NULL },
		{ "2019-01-01", NULL },
		{ "2019-01-02", NULL },
	};
	struct ceu_case *c = shipped(state);

	for (size_t i = 0; i < PR_LEN(cases); i++) {
		const struct pr_ceu_cycle *cycle;

		c->ledger.n_holdings = 0;
		case_hold(c, "AHIMA", "RHIT", cases[i].since);
		cycle = case_now(c, "2020-06-01", "AHIMA");
		assert_int_equal(
			asks(&c->status->accounts[0], "AHIMA-GRACE-2020"),
			i == 1 || i == 2);
		if (cases[i].grace)
			assert_day(cycle->grace_to, cases[i].grace);
		else
			assert_false(pr_date_is_valid(cycle->grace_to));
	}
}

static void
shipped__rules_keep_nha_and_cards_apart(void **state)
{
	struct ceu_case *c = shipped(state);
	const struct pr_ceu_status *status;

	case_hold(c, "NHA", "CEHRS", "2025-06-20");
	case_hold(c, "NHA", "CMAA", "2025-08-20");
	case_hold(c, "CARDS", "BLS-AHA", "2025-11-10");
	case_hold(c, "CARDS", "BLS", "2025-11-10");
	case_hold(c, "EMPLOYER", "BACKGROUND-CHECK", "2025-11-10");
	case_add(c, "2026-01-01", "NHA", 1000);
	status = case_judge(c, "2026-11-22");
	assert_int_equal(status->n, 5);
	assert_string_equal(status->accounts[0].name, "CEHRS");
	assert_int_equal(status->accounts[0].cycles[0].owed, 0);
	assert_int_equal(status->accounts[1].cycles[0].owed, 1000);
	assert_int_equal(status->accounts[1].lines[0].verdict,
			 PR_CEU_ELSEWHERE);
	assert_day(status->accounts[2].cycles[0].to, "2027-11-30");
	assert_int_equal(status->accounts[2].cycles[0].state, PR_CEU_VALID);
	for (size_t i = 3; i < 5; i++) {
		assert_int_equal(status->accounts[i].cycles[0].state,
				 PR_CEU_NO_DATES);
		assert_true(status->accounts[i].n_questions > 0);
	}
}

/* ---- how long it takes --------------------------------------------------- */

enum {
	MANY = 500
};

static struct pr_ceu_entry many[MANY];
static struct pr_ceu_claim many_claims[MANY][4];

static void
fill_many(struct ceu_case *c)
{
	static const char *const issuers[] = { "AHIMA", "AAPC", "NHA", "NCRA" };
	static const char *const words[][3] = {
		{ "hiim", "ahima", "" },
		{ "core", "", "" },
		{ "", "", "" },
		{ "category-a", "", "in-person" },
	};

	for (int i = 0; i < MANY; i++) {
		many[i] = (struct pr_ceu_entry){
			.row = 100 + i,
			.date = pr_date_from_days(17900 + 5 * i),
			.title = "Course",
			.minutes = 60,
			.units = 50 + i % 4 * 25,
			.claims = many_claims[i],
			.n_claims = 4,
		};
		for (size_t k = 0; k < 4; k++)
			many_claims[i][k] = (struct pr_ceu_claim){
				.issuer = issuers[k],
				.accepted = PR_CEU_YES,
				.units = PR_CEU_UNKNOWN,
				.word = { words[k][0], words[k][1],
					  words[k][2] },
			};
	}
	c->ledger.entries = many;
	c->ledger.n_entries = MANY;
}

static void
shipped__rules_judge_a_long_life_in_no_time(void **state)
{
	struct ceu_case *c = shipped(state);
	clock_t begin, best = CLOCKS_PER_SEC;

	case_hold(c, "AHIMA", "RHIT", "2012-03-01");
	case_hold(c, "AAPC", "CPC", "2012-05-01");
	case_hold(c, "NHA", "CEHRS", "2016-06-20");
	case_hold(c, "AHIMA", "CCS", "2016-07-01");
	case_hold(c, "NHA", "CMAA", "2017-02-20");
	case_hold(c, "NHA", "CBCS", "2017-10-20");
	case_hold(c, "AAPC", "CIC", "2018-03-01");
	case_hold(c, "NCRA", "ODS", "2018-03-01");
	case_hold(c, "CARDS", "BLS-AHA", "2025-11-10");
	case_hold(c, "AHIMA", "CHDA", "2025-11-10");
	fill_many(c);
	for (int i = 0; i < 5; i++) {
		begin = clock();
		case_judge(c, "2026-11-22");
		begin = clock() - begin;
		best = begin < best ? begin : best;
	}
	print_message("# %.2f ms\n", (double)best * 1000 / CLOCKS_PER_SEC);
	/* 50 ms with an optimizer, and room for builds without one */
	assert_true(best < CLOCKS_PER_SEC / 2);
	assert_int_equal(c->status->n, 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		shipped_test(shipped__rules_give_ahima_its_totals),
		shipped_test(
			shipped__rules_ask_whether_the_source_share_holds_before_2025),
		shipped_test(shipped__rules_give_aapc_its_totals_and_periods),
		shipped_test(shipped__rules_give_ncra_its_years),
		shipped_test(
			shipped__rules_ask_whether_a_cycle_from_before_2025_is_in_person),
		shipped_test(
			shipped__rules_ask_of_a_first_cycle_what_is_in_person),
		shipped_test(
			shipped__rules_of_aapc_hold_no_longer_than_their_sources),
		shipped_test(
			shipped__rules_give_grace_only_where_it_was_over_by_2021),
		shipped_test(shipped__rules_keep_nha_and_cards_apart),
		shipped_test(shipped__rules_judge_a_long_life_in_no_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
