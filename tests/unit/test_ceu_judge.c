/* test_ceu_judge.c - what a cycle asks for and what is owed; see
 * proctor/ceu.h */
#include "ceu_judge_case.h"

/* ---- totals -------------------------------------------------------------- */

static void
judge__needs_what_the_certifiers_worked_out(void **state)
{
	static const struct {
		const char *held[6];
		int need;
		const char *by;
	} cases[] = {
		{ { "RHIT" }, 2000, "A-20" },
		{ { "CHPS" }, 3000, "A-30" },
		{ { "CCS", "CCS-P" }, 3000, "A-SEVERAL" },
		{ { "CHPS", "RHIT" }, 4000, "A-SEVERAL" },
		{ { "RHIA", "CHDA" }, 4000, "A-SEVERAL" },
		{ { "RHIA", "CCS", "CCS-P" }, 5000, "A-SEVERAL" },
		{ { "RHIA", "CHDA", "CHPS", "CCS" }, 5000, "A-SEVERAL" },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct ceu_case *c = case_new();
		const struct pr_ceu_cycle *cycle;

		case_ahima(c);
		for (size_t k = 0; cases[i].held[k]; k++)
			case_hold(c, "AHIMA", cases[i].held[k], "2025-03-01");
		cycle = case_now(c, "2026-11-22", "AHIMA");
		assert_int_equal(cycle->need, cases[i].need);
		assert_int_equal(cycle->owed, cases[i].need);
		assert_string_equal(cycle->need_by->identifier, cases[i].by);
		case_free(c);
	}
}

static void
judge__needs_four_more_for_each_of_five(void **state)
{
	static const char *const names[] = { "CPC", "COC", "CIC",
					     "CRC", "CPB", "CPMA" };
	static const int needs[] = { 3600, 4000, 4400, 4800, 5200, 5200 };

	(void)state;
	for (size_t n = 1; n <= PR_LEN(names); n++) {
		struct ceu_case *c = case_new();

		case_aapc(c);
		for (size_t i = 0; i < n; i++)
			case_hold(c, "AAPC", names[i], "2020-11-05");
		assert_int_equal(case_now(c, "2026-11-22", "AAPC")->need,
				 needs[n - 1]);
		case_free(c);
	}
}

static void
judge__asks_for_the_need_of_a_shorter_first_period(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;
	struct pr_ceu_issuer *issuer;

	issuer = case_aapc(c);
	case_hold(c, "AAPC", "CPC", "2025-05-10")->renewal_month = 12;
	case_add(c, "2025-06-01", "AAPC", 400);
	cycle = case_now(c, "2026-11-22", "AAPC");
	assert_day(cycle->to, "2026-12-31");
	assert_int_equal(cycle->need, PR_CEU_UNKNOWN);
	assert_int_equal(cycle->owed, PR_CEU_UNKNOWN);
	assert_int_equal(cycle->counted, 400);
	assert_int_equal(cycle->state, PR_CEU_RUNNING);
	assert_string_equal(cycle->need_by->identifier, "P-CYCLE");
	/* in the words of a rule about the total, where there is one */
	case_rule(c, issuer, PR_CEU_TOTAL, "P-FIRST")->question = "How many?";
	cycle = case_now(c, "2026-11-22", "AAPC");
	assert_string_equal(cycle->need_by->identifier, "P-FIRST");
	/* whole periods have the settled one */
	assert_int_equal(cycle[1].need, 3600);
	/* and it can be copied */
	case_copy(c, "AAPC", "2025-05-10", "2026-12-31")->units = 2800;
	cycle = case_now(c, "2026-11-22", "AAPC");
	assert_int_equal(cycle->need, 2800);
	assert_int_equal(cycle->owed, 2400);
}

static void
judge__does_not_need_what_another_one_replaces(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;

	case_rhit(c, "2025-03-01");
	case_hold(c, "AHIMA", "RHIA", "2025-09-01");
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->need, 3000);
	assert_int_equal(cycle->n_held, 1);
	assert_string_equal(cycle->held[0], "RHIA");
}

static void
judge__does_not_know_what_no_settled_rule_says(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_own(c);
	const struct pr_ceu_cycle *cycle;

	case_credential(c, issuer, "Y");
	case_cycle_rule(c, issuer, "CYCLE", 24, PR_CEU_FROM_DATE);
	case_hold(c, "OWN", "X", "2025-03-01");
	cycle = case_now(c, "2026-11-22", "OWN");
	assert_int_equal(cycle->need, PR_CEU_UNKNOWN);
	assert_null(cycle->need_by);
	case_total(c, issuer, "TOTAL", 1000, NULL, 0);
	case_rule(c, issuer, PR_CEU_SEVERAL, "MORE")->question = "How many?";
	cycle = case_now(c, "2026-11-22", "OWN");
	assert_int_equal(cycle->need, 1000);
	case_hold(c, "OWN", "Y", "2025-03-01");
	cycle = case_now(c, "2026-11-22", "OWN");
	assert_int_equal(cycle->need, PR_CEU_UNKNOWN);
	assert_string_equal(cycle->need_by->identifier, "MORE");
}

static void
judge__finds_a_credential_by_its_former_name(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_ncra(c);
	case_hold(c, "NCRA", "CTR", "2019-03-01");
	a = case_account(c, "2026-11-22", "NCRA");
	assert_int_equal(a->cycles[a->now].need, 2000);
	assert_string_equal(a->cycles[a->now].held[0], "ODS");
	assert_ptr_equal(pr_ceu_account_find(c->status, "ods"), a);
	assert_ptr_equal(pr_ceu_account_find(c->status, "CTR"), a);
}

/* ---- minimums and maximums ----------------------------------------------- */

static void
judge__owes_minimums_within_the_total(void **state)
{
	static const char *const both[] = { "hiim", "law" };
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;

	case_ahima_shares(c, case_ahima(c));
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	/* 20 of 20, but 9 of them neither in the one nor in the other class */
	case_add(c, "2025-06-01", "AHIMA", 900);
	case_add(c, "2025-06-02", "AHIMA", 600)->word[PR_CEU_CATEGORY] = "hiim";
	case_add(c, "2025-06-03", "AHIMA", 500)->word[PR_CEU_SOURCE] = "ahima";
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->counted, 2000);
	assert_int_equal(cycle->n_quotas, 2);
	assert_int_equal(cycle->quotas[0].amount, 1600);
	assert_int_equal(cycle->quotas[0].have, 600);
	assert_int_equal(cycle->quotas[0].gap, 1000);
	assert_int_equal(cycle->quotas[1].amount, 800);
	assert_int_equal(cycle->quotas[1].have, 500);
	assert_int_equal(cycle->quotas[1].gap, 300);
	/* one unit can serve both */
	assert_int_equal(cycle->owed, 1000);
	assert_int_equal(cycle->state, PR_CEU_RUNNING);
	/* another word is of neither class, each word of a list is of its own
	 */
	c->claims[0][0].word[PR_CEU_CATEGORY] = "law";
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->quotas[0].have, 600);
	c->rules[0][5].values = both;
	c->rules[0][5].n_values = 2;
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->quotas[0].have, 1500);
}

static void
judge__rounds_a_percentage_up(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_ahima(c);
	static const char *const hiim[] = { "hiim" };

	case_quota(c, issuer, PR_CEU_MINIMUM, "A-33", PR_CEU_CATEGORY, hiim, -1,
		   33);
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	case_copy(c, "AHIMA", "2025-03-01", "2027-02-28")->units = 1025;
	/* 338.25 hundredths */
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->quotas[0].amount,
			 339);
}

static void
judge__asks_of_a_cycle_that_began_before_the_rule(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_ahima(c);
	struct pr_ceu_rule *share;
	const struct pr_ceu_account *a;
	const struct pr_ceu_cycle *cycle;

	case_ahima_shares(c, issuer);
	share = &c->rules[0][issuer->n_rules - 1];
	case_hold(c, "AHIMA", "RHIT", "2024-03-01");
	case_add(c, "2025-06-01", "AHIMA", 2000)->word[PR_CEU_CATEGORY] =
		"hiim";
	a = case_account(c, "2025-11-22", "AHIMA");
	cycle = &a->cycles[0];
	assert_int_equal(cycle->n_quotas, 2);
	assert_true(cycle->quotas[1].asked);
	/* what it would mean is shown and not owed */
	assert_int_equal(cycle->quotas[1].amount, 800);
	assert_int_equal(cycle->quotas[1].gap, 800);
	assert_int_equal(cycle->owed, 0);
	assert_int_equal(a->n_questions, 1);
	assert_ptr_equal(a->questions[0], share);
	/* the next cycle began after the rule */
	assert_false(a->cycles[1].quotas[1].asked);
	assert_int_equal(a->cycles[1].owed, 2000);
	share->straddle = PR_CEU_STRADDLE_HOLDS;
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->cycles[0].owed, 800);
	assert_int_equal(a->n_questions, 0);
	share->straddle = PR_CEU_STRADDLE_NOT;
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->cycles[0].owed, 0);
	assert_int_equal(a->cycles[0].n_quotas, 1);
}

static void
judge__holds_old_cycles_to_the_rules_of_their_time(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_own(c);
	const struct pr_ceu_account *a;

	case_cycle_rule(c, issuer, "CYCLE", 24, PR_CEU_FROM_DATE);
	case_total(c, issuer, "OLD", 1000, NULL, 0)->to = day("2021-12-31");
	case_total(c, issuer, "NEW", 1500, NULL, 0)->from = day("2022-01-01");
	case_hold(c, "OWN", "X", "2020-03-01");
	a = case_account(c, "2023-11-22", "OWN");
	assert_int_equal(a->cycles[0].need, 1000);
	assert_string_equal(a->cycles[0].need_by->identifier, "OLD");
	assert_int_equal(a->cycles[1].need, 1500);
	assert_string_equal(a->cycles[1].need_by->identifier, "NEW");
}

static void
judge__spreads_a_minimum_over_two_cycles(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;
	const struct pr_ceu_quota *quota;

	case_ncra(c);
	case_hold(c, "NCRA", "ODS", "2022-05-10");
	case_add(c, "2025-06-01", "NCRA", 300)->word[PR_CEU_PLACE] =
		"in-person";
	case_add(c, "2025-06-02", "NCRA", 1700)->word[PR_CEU_CATEGORY] =
		"category-a";
	a = case_account(c, "2026-11-22", "NCRA");
	/* 2022..2024 began before the rule, 2025 and 2027 are the first two */
	assert_int_equal(a->n_cycles, 3);
	assert_int_equal(a->cycles[0].n_quotas, 1);
	quota = &a->cycles[1].quotas[1];
	assert_day(quota->from, "2025-01-01");
	assert_day(quota->to, "2028-12-31");
	assert_true(quota->later);
	assert_int_equal(quota->amount, 800);
	assert_int_equal(quota->have, 300);
	assert_int_equal(quota->gap, 500);
	/* the gap is not owed by the end of the first */
	assert_int_equal(a->cycles[1].owed, 0);
	assert_false(a->cycles[2].quotas[1].later);
	case_add(c, "2027-02-01", "NCRA", 200)->word[PR_CEU_PLACE] =
		"in-person";
	case_add(c, "2027-03-01", "NCRA", 1800)->word[PR_CEU_CATEGORY] =
		"category-a";
	a = case_account(c, "2027-11-22", "NCRA");
	quota = &a->cycles[2].quotas[1];
	assert_int_equal(quota->have, 500);
	assert_int_equal(quota->gap, 300);
	assert_int_equal(a->cycles[2].counted, 2000);
	assert_int_equal(a->cycles[2].owed, 300);
	/* the first one tells the same of both */
	assert_int_equal(a->cycles[1].quotas[1].have, 500);
	assert_int_equal(a->cycles[1].owed, 0);
	/* 2029 begins the next two, whose end is reckoned */
	assert_day(a->cycles[3].quotas[1].from, "2029-01-01");
	assert_day(a->cycles[3].quotas[1].to, "2032-12-31");
}

static void
judge__takes_what_is_over_a_maximum_from_the_unreported(void **state)
{
	static const char *const self[] = { "self" };
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_ahima(c);
	const struct pr_ceu_account *a;
	const struct pr_ceu_cycle *cycle;
	struct pr_ceu_claim *claim;

	case_quota(c, issuer, PR_CEU_MAXIMUM, "A-SELF", PR_CEU_CATEGORY, self,
		   500, -1);
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	case_add(c, "2025-06-01", "AHIMA", 400)->word[PR_CEU_CATEGORY] = "self";
	claim = case_add(c, "2025-06-02", "AHIMA", 300);
	claim->word[PR_CEU_CATEGORY] = "self";
	claim->reported = day("2025-07-01");
	case_add(c, "2025-06-03", "AHIMA", 600);
	a = case_account(c, "2026-11-22", "AHIMA");
	cycle = &a->cycles[a->now];
	assert_int_equal(cycle->counted, 1100);
	assert_int_equal(cycle->reported, 300);
	assert_int_equal(cycle->owed, 900);
	assert_int_equal(cycle->quotas[0].have, 500);
	assert_int_equal(cycle->quotas[0].gap, 200);
	assert_int_equal(a->lines[0].counted, 200);
	assert_int_equal(a->lines[0].worth, 400);
	assert_int_equal(a->lines[0].verdict, PR_CEU_COUNTS_PART);
	assert_string_equal(a->lines[0].rule->identifier, "A-SELF");
	assert_int_equal(a->lines[1].counted, 300);
	assert_int_equal(a->lines[1].verdict, PR_CEU_COUNTS);
	assert_int_equal(a->lines[2].counted, 600);
	/* asked only: nothing is taken, and what it would take is shown */
	c->rules[0][issuer->n_rules - 1].question = "Is it so?";
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->counted, 1300);
	assert_true(cycle->quotas[0].asked);
	assert_int_equal(cycle->quotas[0].have, 500);
	assert_int_equal(cycle->quotas[0].gap, 200);
}

static void
judge__holds_a_maximum_over_two_cycles(void **state)
{
	static const char *const self[] = { "self" };
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_quota(c, case_ahima(c), PR_CEU_MAXIMUM, "A-SELF", PR_CEU_CATEGORY,
		   self, 500, -1)
		->cycles = 2;
	case_hold(c, "AHIMA", "RHIT", "2022-03-01");
	case_add(c, "2022-06-01", "AHIMA", 400)->word[PR_CEU_CATEGORY] = "self";
	case_add(c, "2024-06-01", "AHIMA", 300)->word[PR_CEU_CATEGORY] = "self";
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->cycles[0].counted, 400);
	assert_int_equal(a->cycles[1].counted, 100);
	assert_int_equal(a->cycles[1].quotas[0].gap, 200);
	/* and nothing is left of one that was used up */
	c->entries[0].units = 500;
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->cycles[0].counted, 500);
	assert_int_equal(a->cycles[1].counted, 0);
	assert_int_equal(a->cycles[1].quotas[0].gap, 300);
}

static void
judge__tells_what_waits_in_a_minimum(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;
	struct pr_ceu_claim *claim;

	case_ahima_shares(c, case_ahima(c));
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	claim = case_add(c, "2025-06-01", "AHIMA", 400);
	claim->accepted = PR_CEU_MAYBE;
	claim->word[PR_CEU_CATEGORY] = "HIIM";
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->waits, 400);
	assert_int_equal(cycle->counted, 0);
	assert_int_equal(cycle->owed, 2000);
	assert_int_equal(cycle->quotas[0].waits, 400);
	assert_int_equal(cycle->quotas[0].have, 0);
	assert_int_equal(cycle->quotas[1].waits, 0);
}

/* ---- fee and days -------------------------------------------------------- */

static void
judge__reckons_the_fee_of_what_is_held(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_ahima(c);
	const struct pr_ceu_cycle *cycle;
	struct pr_ceu_rule *fee;
	struct pr_ceu_copied *copy;

	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_null(cycle->fee);
	assert_int_equal(cycle->fee_cents, PR_CEU_UNKNOWN);
	fee = case_rule(c, issuer, PR_CEU_FEE, "A-FEE");
	fee->cents = 21800;
	fee->each = 5000;
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->fee_cents, 21800);
	case_hold(c, "AHIMA", "CCS", "2025-03-01");
	case_hold(c, "AHIMA", "CHDA", "2025-03-01");
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_ptr_equal(cycle->fee, fee);
	assert_int_equal(cycle->fee_cents, 31800);
	fee->question = "How much?";
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->fee_cents, PR_CEU_UNKNOWN);
	copy = case_copy(c, "AHIMA", "2025-03-01", "2027-02-28");
	copy->fee_cents = 12300;
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->fee_cents, 12300);
	assert_false(cycle->fee_paid);
	copy->paid = day("2026-10-01");
	assert_true(case_now(c, "2026-11-22", "AHIMA")->fee_paid);
}

static void
judge__knows_the_last_day_to_report(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;

	case_ahima(c);
	case_ncra(c);
	case_hold(c, "NCRA", "ODS", "2023-05-10");
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	cycle = case_now(c, "2025-11-22", "NCRA");
	assert_day(cycle->to, "2025-12-31");
	assert_day(cycle->report_by, "2026-01-31");
	assert_string_equal(cycle->report_rule->identifier, "O-REPORT");
	cycle = case_now(c, "2025-11-22", "AHIMA");
	assert_day(cycle->report_by, "2027-02-28");
	assert_null(cycle->report_rule);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(judge__needs_what_the_certifiers_worked_out),
		case_test(judge__needs_four_more_for_each_of_five),
		case_test(judge__asks_for_the_need_of_a_shorter_first_period),
		case_test(judge__does_not_need_what_another_one_replaces),
		case_test(judge__does_not_know_what_no_settled_rule_says),
		case_test(judge__finds_a_credential_by_its_former_name),
		case_test(judge__owes_minimums_within_the_total),
		case_test(judge__rounds_a_percentage_up),
		case_test(judge__asks_of_a_cycle_that_began_before_the_rule),
		case_test(judge__holds_old_cycles_to_the_rules_of_their_time),
		case_test(judge__spreads_a_minimum_over_two_cycles),
		case_test(
			judge__takes_what_is_over_a_maximum_from_the_unreported),
		case_test(judge__holds_a_maximum_over_two_cycles),
		case_test(judge__tells_what_waits_in_a_minimum),
		case_test(judge__reckons_the_fee_of_what_is_held),
		case_test(judge__knows_the_last_day_to_report),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
