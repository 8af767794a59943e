/* test_ceu_judge_carry.c - units that go to the next cycle, and cycles with an
 * open question; see proctor/ceu.h */
#include "ceu_judge_case.h"

/* ---- carry --------------------------------------------------------------- */

/* RHIT: 20 until 2024-02-29, 2026-02-28, 2028-02-29; at most 5 go on. */
static struct ceu_case *
carrying(void **state, int units)
{
	struct ceu_case *c = *state;

	case_rule(c, case_ahima(c), PR_CEU_CARRY, "A-CARRY")->units = units;
	case_hold(c, "AHIMA", "RHIT", "2022-03-01");
	return c;
}

static void
carry__what_is_over_the_need_goes_to_the_next_cycle(void **state)
{
	struct ceu_case *c = carrying(state, 500);
	const struct pr_ceu_account *a;

	case_add(c, "2023-06-01", "AHIMA", 2300);
	case_add(c, "2025-06-01", "AHIMA", 1000);
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->cycles[0].counted, 2300);
	assert_int_equal(a->cycles[0].carried, 0);
	assert_null(a->cycles[0].carry);
	assert_int_equal(a->cycles[1].carried, 300);
	assert_string_equal(a->cycles[1].carry->identifier, "A-CARRY");
	assert_int_equal(a->cycles[1].counted, 1300);
	assert_int_equal(a->cycles[1].owed, 700);
	assert_int_equal(a->cycles[2].carried, 0);
	assert_null(a->cycles[2].carry);
	/* its own pace is without it: 10 in nearly 21 months */
	assert_in_range(a->pace, 47, 49);
}

static void
carry__is_at_most_what_the_rule_lets_through_several_cycles(void **state)
{
	struct ceu_case *c = carrying(state, 500);
	const struct pr_ceu_account *a;

	case_add(c, "2023-06-01", "AHIMA", 3000);
	case_add(c, "2025-06-01", "AHIMA", 1700);
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->cycles[1].carried, 500);
	assert_int_equal(a->cycles[1].counted, 2200);
	assert_int_equal(a->cycles[1].owed, 0);
	assert_int_equal(a->cycles[2].carried, 200);
	assert_int_equal(a->cycles[2].owed, 1800);
}

static void
carry__meets_the_total_and_no_minimum(void **state)
{
	struct ceu_case *c = carrying(state, 2000);
	const struct pr_ceu_account *a;

	case_ahima_shares(c, &c->issuers[0]);
	case_add(c, "2023-06-01", "AHIMA", 4000)->word[PR_CEU_CATEGORY] =
		"hiim";
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->cycles[1].carried, 2000);
	assert_int_equal(a->cycles[1].quotas[0].have, 0);
	assert_int_equal(a->cycles[1].quotas[0].gap, 1600);
	assert_int_equal(a->cycles[1].owed, 1600);
}

static void
carry__is_reported_as_far_as_it_was_reported_before(void **state)
{
	struct ceu_case *c = carrying(state, 500);
	const struct pr_ceu_account *a;

	case_add(c, "2023-06-01", "AHIMA", 2200)->reported = day("2023-07-01");
	case_add(c, "2023-08-01", "AHIMA", 300);
	case_add(c, "2025-06-01", "AHIMA", 1500)->reported = day("2025-07-01");
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->cycles[1].carried, 500);
	assert_int_equal(a->cycles[1].counted, 2000);
	assert_int_equal(a->cycles[1].reported, 1700);
	assert_int_equal(a->cycles[1].state, PR_CEU_EARNED);
	c->claims[1][0].reported = day("2023-09-01");
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->cycles[1].reported, 2000);
	assert_int_equal(a->cycles[1].state, PR_CEU_DONE);
	/* nothing went on from there, and nothing of it was told */
	assert_int_equal(a->cycles[2].carried, 0);
	assert_int_equal(a->cycles[2].reported, 0);
}

static void
carry__does_not_move_what_has_a_choice(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_aapc(c);
	const struct pr_ceu_account *a;

	case_rule(c, issuer, PR_CEU_CARRY, "P-CARRY")->units = 1000;
	case_hold(c, "AAPC", "CPC", "2019-11-30")->renewal_month = 11;
	case_add(c, "2025-10-31", "AAPC", 3600);
	case_add(c, "2025-11-01", "AAPC", 600);
	a = case_account(c, "2025-12-01", "AAPC");
	assert_int_equal(a->lines[1].cycle, 3);
	assert_int_equal(a->cycles[3].carried, 0);
	assert_int_equal(a->cycles[3].counted, 600);
}

static void
carry__needs_a_settled_rule_a_known_need_and_a_cycle_that_goes_on(void **state)
{
	struct ceu_case *c = carrying(state, 0);
	struct pr_ceu_rule *rule = &c->rules[0][c->issuers[0].n_rules - 1];
	const struct pr_ceu_account *a;

	case_add(c, "2023-06-01", "AHIMA", 3000);
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->cycles[1].carried, 0);
	assert_null(a->cycles[1].carry);
	rule->units = 500;
	rule->question = "May it be carried?";
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->cycles[1].carried, 0);
	rule->question = NULL;
	c->rules[0][0].question = "How many?";
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->cycles[0].need, PR_CEU_UNKNOWN);
	assert_int_equal(a->cycles[1].carried, 0);
	c->rules[0][0].question = NULL;
	/* given up, and begun anew with another one */
	case_close(c, &c->holdings[0], "2023-12-01");
	case_hold(c, "AHIMA", "CCS", "2023-12-02");
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_day(a->cycles[1].from, "2023-12-02");
	assert_int_equal(a->cycles[0].counted, 3000);
	assert_int_equal(a->cycles[1].carried, 0);
}

/* ---- open ---------------------------------------------------------------- */

static void
open__is_a_cycle_that_a_rule_might_leave_short(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_ahima(c);
	const struct pr_ceu_account *a;

	case_ahima_shares(c, issuer);
	/* straddles the 40 percent of 2025 */
	case_hold(c, "AHIMA", "RHIT", "2024-05-20");
	case_add(c, "2025-06-01", "AHIMA", 1200)->word[PR_CEU_CATEGORY] =
		"hiim";
	case_add(c, "2025-07-01", "AHIMA", 800)->word[PR_CEU_CATEGORY] = "hiim";
	c->claims[0][0].reported = c->claims[1][0].reported = day("2025-08-01");
	a = case_account(c, "2026-03-01", "AHIMA");
	assert_int_equal(a->cycles[0].owed, 0);
	assert_int_equal(a->cycles[0].state, PR_CEU_DONE);
	assert_true(a->cycles[0].open);
	/* the deadline is still one */
	assert_int_equal(a->days_left, 79);
	assert_int_equal(a->warn, 90);
	/* what is short by a settled rule is no question */
	assert_false(a->cycles[1].open);
	/* it stays so when it is over */
	a = case_account(c, "2026-06-01", "AHIMA");
	assert_true(a->cycles[0].open);
	/* met in any case */
	c->claims[1][0].word[PR_CEU_SOURCE] = "ahima";
	a = case_account(c, "2026-03-01", "AHIMA");
	assert_false(a->cycles[0].open);
	assert_int_equal(a->warn, 0);
}

static void
open__is_a_cycle_whose_surplus_an_asked_maximum_would_not_spare(void **state)
{
	static const char *const provider[] = { "provider" };
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_ahima(c);
	const struct pr_ceu_cycle *cycle;

	case_quota(c, issuer, PR_CEU_MAXIMUM, "A-MOST", PR_CEU_SOURCE, provider,
		   500, -1)
		->question = "At most five?";
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	case_add(c, "2025-06-01", "AHIMA", 1200);
	case_add(c, "2025-07-01", "AHIMA", 800)->word[PR_CEU_SOURCE] =
		"provider";
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->owed, 0);
	assert_true(cycle->open);
	c->entries[0].units = 1500;
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->quotas[0].gap, 300);
	assert_false(cycle->open);
	/* one that is not full takes nothing */
	c->entries[1].units = 500;
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->quotas[0].have, 500);
	assert_int_equal(cycle->quotas[0].gap, 0);
	c->entries[1].units = 499;
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->quotas[0].have, 499);
	assert_int_equal(cycle->quotas[0].gap, 0);
}

static void
open__is_not_what_may_come_after_the_end_of_the_cycle(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_ncra(c);
	const struct pr_ceu_account *a;

	c->rules[issuer - c->issuers][3].question = "In person?";
	case_hold(c, "NCRA", "ODS", "2021-05-10");
	a = case_account(c, "2026-11-22", "NCRA");
	assert_cycle(a->cycles[2], "2026-01-01", "2027-12-31");
	assert_string_equal(a->cycles[2].quotas[1].rule->identifier,
			    "O-PERSON");
	assert_true(a->cycles[2].quotas[1].later);
	assert_false(a->cycles[2].open);
	assert_true(a->cycles[3].open);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(carry__what_is_over_the_need_goes_to_the_next_cycle),
		case_test(
			carry__is_at_most_what_the_rule_lets_through_several_cycles),
		case_test(carry__meets_the_total_and_no_minimum),
		case_test(carry__is_reported_as_far_as_it_was_reported_before),
		case_test(carry__does_not_move_what_has_a_choice),
		case_test(
			carry__needs_a_settled_rule_a_known_need_and_a_cycle_that_goes_on),
		case_test(open__is_a_cycle_that_a_rule_might_leave_short),
		case_test(
			open__is_a_cycle_whose_surplus_an_asked_maximum_would_not_spare),
		case_test(
			open__is_not_what_may_come_after_the_end_of_the_cycle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
