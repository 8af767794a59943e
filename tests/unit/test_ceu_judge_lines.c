/* test_ceu_judge_lines.c - what an entry is worth, and where it counts; see
 * proctor/ceu.h */
#include "ceu_judge_case.h"

static struct pr_ceu_rule *
counting(struct ceu_case *c, struct pr_ceu_issuer *issuer, int minutes,
	 int least, int step)
{
	struct pr_ceu_rule *rule =
		case_rule(c, issuer, PR_CEU_COUNTING, "MINUTES");

	rule->minutes = minutes;
	rule->least = least;
	rule->step = step;
	return rule;
}

static struct pr_ceu_claim *
add_minutes(struct ceu_case *c, const char *date, const char *issuer,
	    int minutes)
{
	struct pr_ceu_claim *claim = case_add(c, date, issuer, PR_CEU_UNKNOWN);

	c->entries[c->ledger.n_entries - 1].minutes = minutes;
	return claim;
}

/* ---- worth --------------------------------------------------------------- */

static void
lines__take_the_units_there_before_those_of_the_entry(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	counting(c, case_ahima(c), 60, 45, -1);
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	case_add(c, "2025-06-01", "AHIMA", 200)->units = 150;
	c->entries[0].minutes = 600;
	case_add(c, "2025-06-02", "AHIMA", 200);
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->n_lines, 2);
	assert_int_equal(a->lines[0].worth, 150);
	assert_int_equal(a->lines[0].counted, 150);
	assert_false(a->lines[0].minutes_made_it);
	assert_null(a->lines[0].rule);
	assert_int_equal(a->lines[1].worth, 200);
	assert_int_equal(a->cycles[0].counted, 350);
}

static void
lines__are_reckoned_from_minutes_by_rule(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	counting(c, case_ahima(c), 60, 45, -1);
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	add_minutes(c, "2025-06-01", "AHIMA", 150);
	add_minutes(c, "2025-06-02", "AHIMA", 44);
	add_minutes(c, "2025-06-03", "AHIMA", 45);
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->lines[0].worth, 200);
	assert_true(a->lines[0].minutes_made_it);
	assert_string_equal(a->lines[0].rule->identifier, "MINUTES");
	assert_int_equal(a->lines[0].verdict, PR_CEU_COUNTS);
	assert_int_equal(a->lines[1].verdict, PR_CEU_TOO_SHORT);
	assert_int_equal(a->lines[1].worth, 0);
	assert_string_equal(a->lines[1].rule->identifier, "MINUTES");
	/* of this the rule says nothing */
	assert_int_equal(a->lines[2].verdict, PR_CEU_NO_UNITS);
	assert_string_equal(a->lines[2].rule->identifier, "MINUTES");
	assert_int_equal(a->cycles[0].counted, 200);
}

static void
lines__of_minutes_without_a_settled_rule_have_no_units(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_rule *rule;
	const struct pr_ceu_account *a;

	rule = counting(c, case_ahima(c), 60, -1, -1);
	case_hold(c, "AHIMA", "RHIT", "2024-03-01");
	add_minutes(c, "2025-06-01", "AHIMA", 120);
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->lines[0].verdict, PR_CEU_COUNTS);
	/* it straddles: asked */
	rule->from = day("2025-01-01");
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->lines[0].verdict, PR_CEU_NO_UNITS);
	assert_int_equal(a->lines[0].worth, 0);
	assert_false(a->lines[0].minutes_made_it);
	assert_ptr_equal(a->lines[0].rule, rule);
	assert_int_equal(a->cycles[0].counted, 0);
	rule->from = day("2030-01-01");
	a = case_account(c, "2025-11-22", "AHIMA");
	assert_int_equal(a->lines[0].verdict, PR_CEU_NO_UNITS);
	assert_null(a->lines[0].rule);
}

static void
lines__are_cut_down_to_the_step(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_rule *rule;
	const struct pr_ceu_account *a;

	rule = counting(c, case_ahima(c), 60, -1, 50);
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	case_add(c, "2025-06-01", "AHIMA", 125);
	case_add(c, "2025-06-02", "AHIMA", 49);
	case_add(c, "2025-06-03", "AHIMA", 50);
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->lines[0].worth, 125);
	assert_int_equal(a->lines[0].counted, 100);
	assert_int_equal(a->lines[0].verdict, PR_CEU_COUNTS_PART);
	assert_ptr_equal(a->lines[0].rule, rule);
	assert_int_equal(a->lines[1].verdict, PR_CEU_TOO_SHORT);
	assert_int_equal(a->lines[1].worth, 49);
	assert_int_equal(a->lines[2].verdict, PR_CEU_COUNTS);
	assert_int_equal(a->cycles[0].counted, 150);
	rule->question = "Are there steps?";
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->cycles[0].counted, 224);
}

/* ---- accepted ------------------------------------------------------------ */

static void
lines__wait_are_refused_or_lie_outside(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2025-03-01");
	case_add(c, "2025-02-28", "AHIMA", 100);
	case_add(c, "2025-03-01", "AHIMA", 200)->accepted = PR_CEU_MAYBE;
	case_add(c, "2025-03-02", "AHIMA", 300)->accepted = PR_CEU_NO;
	case_add(c, "2025-03-03", "AHIMA", 400);
	case_add(c, "2025-03-04", "OTHER", 500);
	case_claim(c, "ahima");
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->n_lines, 5);
	assert_int_equal(a->lines[0].verdict, PR_CEU_OUTSIDE);
	assert_int_equal(a->lines[0].cycle, -1);
	assert_int_equal(a->lines[1].verdict, PR_CEU_WAITS);
	assert_int_equal(a->lines[1].worth, 200);
	assert_int_equal(a->lines[1].counted, 0);
	assert_int_equal(a->lines[2].verdict, PR_CEU_REFUSED);
	assert_int_equal(a->lines[2].counted, 0);
	assert_int_equal(a->lines[3].verdict, PR_CEU_COUNTS);
	assert_int_equal(a->lines[4].entry, 4);
	assert_int_equal(a->lines[4].claim, 1);
	assert_int_equal(a->lines[4].verdict, PR_CEU_COUNTS);
	assert_int_equal(a->cycles[0].counted, 900);
	assert_int_equal(a->cycles[0].waits, 200);
	assert_int_equal(a->cycles[0].owed, 1100);
	/* one that waits keeps none of those behind it from being told */
	c->claims[3][0].reported = day("2025-04-01");
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->cycles[0].reported, 400);
}

static void
lines__count_at_each_issuer_by_its_own_rules(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_status *status;

	case_aapc(c);
	case_rhit(c, "2025-03-01");
	case_hold(c, "AAPC", "CPC", "2020-03-01");
	case_add(c, "2025-06-01", "AHIMA", 200);
	case_claim(c, "AAPC")->units = 150;
	status = case_judge(c, "2026-11-22");
	assert_int_equal(pr_ceu_account_find(status, "AHIMA")->lines[0].counted,
			 200);
	assert_int_equal(pr_ceu_account_find(status, "AAPC")->lines[0].counted,
			 150);
}

/* ---- choices ------------------------------------------------------------- */

/* CPC: 2023-12-01..2025-11-30 is 36 units, and its last month may count in
 * the next period. */
static struct ceu_case *
renewal(void **state, int before, int in_month)
{
	struct ceu_case *c = *state;

	case_aapc(c);
	case_hold(c, "AAPC", "CPC", "2019-11-30")->renewal_month = 11;
	case_add(c, "2025-10-31", "AAPC", before);
	case_add(c, "2025-11-01", "AAPC", in_month);
	return c;
}

static void
lines__of_the_renewal_month_serve_the_period_that_is_short(void **state)
{
	struct ceu_case *c = renewal(state, 3000, 600);
	const struct pr_ceu_account *a;

	a = case_account(c, "2025-12-01", "AAPC");
	assert_cycle(a->cycles[2], "2023-12-01", "2025-11-30");
	assert_int_equal(a->cycles[2].owed, 0);
	assert_int_equal(a->lines[1].cycle, 2);
	assert_int_equal(a->cycles[3].counted, 0);
}

static void
lines__of_the_renewal_month_serve_the_next_when_nothing_is_missing(void **state)
{
	struct ceu_case *c = renewal(state, 3600, 600);
	const struct pr_ceu_account *a;

	/* a share of the next total that the allocation leaves the least */
	a = case_account(c, "2025-12-01", "AAPC");
	assert_int_equal(a->cycles[2].counted, 3600);
	assert_int_equal(a->lines[1].cycle, 3);
	assert_int_equal(a->cycles[3].counted, 600);
	assert_int_equal(a->cycles[3].owed, 3000);
	/* the day before the last month has no choice */
	assert_int_equal(a->lines[0].cycle, 2);
}

static void
lines__stay_where_they_were_reported(void **state)
{
	struct ceu_case *c = renewal(state, 3600, 600);
	struct pr_ceu_claim *claim = &c->claims[1][0];
	const struct pr_ceu_account *a;

	claim->reported = day("2025-11-20");
	claim->period = day("2025-11-30");
	a = case_account(c, "2025-12-01", "AAPC");
	assert_int_equal(a->lines[1].cycle, 2);
	assert_int_equal(a->cycles[2].counted, 4200);
	assert_int_equal(a->cycles[2].reported, 600);
	/* and the other way round: it is short, yet it was reported later */
	c->entries[0].units = 3000;
	claim->period = day("2027-11-30");
	a = case_account(c, "2025-12-01", "AAPC");
	assert_int_equal(a->lines[1].cycle, 3);
	assert_int_equal(a->cycles[2].owed, 600);
	/* a period that they cannot belong to says nothing */
	claim->period = day("2023-11-30");
	a = case_account(c, "2025-12-01", "AAPC");
	assert_int_equal(a->lines[1].cycle, 2);
}

static void
lines__have_no_choice_while_the_rule_is_asked(void **state)
{
	struct ceu_case *c = renewal(state, 3600, 600);
	const struct pr_ceu_account *a;

	c->rules[0][3].question = "May they?";
	a = case_account(c, "2025-12-01", "AAPC");
	assert_int_equal(a->lines[1].cycle, 2);
}

static void
lines__reported_in_the_grace_count_in_the_cycle_that_was_over(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_claim *claim;
	const struct pr_ceu_account *a;

	case_rule(c, case_ahima(c), PR_CEU_GRACE, "A-GRACE")->days = 90;
	case_hold(c, "AHIMA", "RHIT", "2023-03-01");
	claim = case_add(c, "2025-05-29", "AHIMA", 500);
	a = case_account(c, "2025-06-22", "AHIMA");
	assert_day(a->cycles[0].grace_to, "2025-05-29");
	assert_int_equal(a->lines[0].cycle, 1);
	claim->period = claim->reported = day("2025-02-28");
	a = case_account(c, "2025-06-22", "AHIMA");
	assert_int_equal(a->lines[0].cycle, 0);
	assert_int_equal(a->cycles[0].owed, 1500);
	c->entries[0].date = day("2025-05-30");
	a = case_account(c, "2025-06-22", "AHIMA");
	assert_int_equal(a->lines[0].cycle, 1);
}

/* ---- once ---------------------------------------------------------------- */

static struct ceu_case *
two_of_nha(void **state)
{
	struct ceu_case *c = *state;

	case_nha(c);
	case_hold(c, "NHA", "CEHRS", "2025-01-10");
	case_hold(c, "NHA", "CMAA", "2025-06-10");
	case_add(c, "2025-07-01", "NHA", 600);
	case_add(c, "2025-08-01", "NHA", 400);
	case_add(c, "2025-09-01", "NHA", 300);
	return c;
}

static void
lines__count_in_one_account_while_it_is_asked(void **state)
{
	struct ceu_case *c = two_of_nha(state);
	const struct pr_ceu_account *first, *second;

	first = case_account(c, "2026-11-22", "CEHRS");
	second = pr_ceu_account_find(c->status, "CMAA");
	/* the one that ends first is filled first, the rest is the other's */
	assert_int_equal(first->cycles[0].counted, 1000);
	assert_int_equal(first->cycles[0].owed, 0);
	assert_int_equal(second->cycles[0].counted, 300);
	assert_int_equal(second->cycles[0].owed, 700);
	assert_int_equal(second->n_lines, 3);
	assert_int_equal(second->lines[0].verdict, PR_CEU_ELSEWHERE);
	assert_string_equal(second->lines[0].rule->identifier, "N-ONCE");
	assert_int_equal(second->lines[0].counted, 0);
	assert_int_equal(second->lines[2].verdict, PR_CEU_COUNTS);
	assert_int_equal(first->lines[2].verdict, PR_CEU_ELSEWHERE);
	/* settled: the same */
	c->rules[0][2].question = NULL;
	second = case_account(c, "2026-11-22", "CMAA");
	assert_int_equal(second->cycles[0].counted, 300);
}

static void
lines__count_in_each_account_without_such_a_rule(void **state)
{
	struct ceu_case *c = two_of_nha(state);
	const struct pr_ceu_account *first, *second;

	c->issuers[0].n_rules--;
	first = case_account(c, "2026-11-22", "CEHRS");
	second = pr_ceu_account_find(c->status, "CMAA");
	assert_int_equal(first->cycles[0].counted, 1300);
	assert_int_equal(second->cycles[0].counted, 1300);
}

static void
lines__count_in_the_account_they_were_reported_for(void **state)
{
	struct ceu_case *c = two_of_nha(state);
	const struct pr_ceu_account *second;

	c->claims[0][0].reported = day("2026-01-01");
	c->claims[0][0].period = day("2027-06-09");
	second = case_account(c, "2026-11-22", "CMAA");
	assert_int_equal(second->lines[0].verdict, PR_CEU_COUNTS);
	assert_int_equal(second->cycles[0].reported, 600);
	assert_int_equal(
		pr_ceu_account_find(c->status, "CEHRS")->cycles[0].counted,
		700);
}

static void
lines__that_only_one_account_can_take_go_there(void **state)
{
	struct ceu_case *c = two_of_nha(state);
	const struct pr_ceu_account *first, *second;

	/* before CMAA was held: outside there, and no choice */
	c->entries[0].date = day("2025-05-01");
	first = case_account(c, "2026-11-22", "CEHRS");
	second = pr_ceu_account_find(c->status, "CMAA");
	assert_int_equal(second->lines[0].verdict, PR_CEU_OUTSIDE);
	assert_int_equal(first->lines[0].verdict, PR_CEU_COUNTS);
	assert_int_equal(first->cycles[0].owed, 0);
}

static void
lines__of_many_joined_cycles_are_given_in_parts(void **state)
{
	static const char *const names[] = { "A", "B", "C", "D" };
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer =
		case_issuer(c, "OWN", false, PR_CEU_CERTIFIER);
	int units = 0, lines = 0;

	for (size_t i = 0; i < PR_LEN(names); i++)
		case_credential(c, issuer, names[i]);
	case_total(c, issuer, "TOTAL", 200, NULL, 0);
	case_cycle_rule(c, issuer, "CYCLE", 2, PR_CEU_FROM_DATE);
	case_rule(c, issuer, PR_CEU_ONCE, "ONCE");
	/* 4 * 20 cycles, each joined with the next by an entry */
	case_hold(c, "OWN", "A", "2022-01-01");
	case_hold(c, "OWN", "B", "2022-01-10");
	case_hold(c, "OWN", "C", "2022-01-20");
	case_hold(c, "OWN", "D", "2022-01-25");
	for (int i = 0; i < CASE_ENTRIES; i++) {
		char date[PR_DATE_TEXT];

		pr_date_format(date, pr_date_from_days(19030 + 25 * i));
		case_add(c, date, "OWN", 100);
	}
	case_judge(c, "2025-06-01");
	for (size_t i = 0; i < c->status->n; i++) {
		const struct pr_ceu_account *a = &c->status->accounts[i];

		assert_in_range(a->n_cycles, 20, 23);
		for (size_t k = 0; k < a->n_cycles; k++)
			units += a->cycles[k].counted;
		for (size_t k = 0; k < a->n_lines; k++)
			lines += a->lines[k].verdict == PR_CEU_COUNTS;
	}
	assert_int_equal(lines, CASE_ENTRIES);
	assert_int_equal(units, 100 * CASE_ENTRIES);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(
			lines__take_the_units_there_before_those_of_the_entry),
		case_test(lines__are_reckoned_from_minutes_by_rule),
		case_test(
			lines__of_minutes_without_a_settled_rule_have_no_units),
		case_test(lines__are_cut_down_to_the_step),
		case_test(lines__wait_are_refused_or_lie_outside),
		case_test(lines__count_at_each_issuer_by_its_own_rules),
		case_test(
			lines__of_the_renewal_month_serve_the_period_that_is_short),
		case_test(
			lines__of_the_renewal_month_serve_the_next_when_nothing_is_missing),
		case_test(lines__stay_where_they_were_reported),
		case_test(lines__have_no_choice_while_the_rule_is_asked),
		case_test(
			lines__reported_in_the_grace_count_in_the_cycle_that_was_over),
		case_test(lines__count_in_one_account_while_it_is_asked),
		case_test(lines__count_in_each_account_without_such_a_rule),
		case_test(lines__count_in_the_account_they_were_reported_for),
		case_test(lines__that_only_one_account_can_take_go_there),
		case_test(lines__of_many_joined_cycles_are_given_in_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
