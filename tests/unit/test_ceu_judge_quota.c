/* test_ceu_judge_quota.c - minimums and maximums where cycles are joined, cut
 * or not known; see proctor/ceu.h */
#include "ceu_judge_case.h"

static const char *const core[] = { "core" };

/* CPC: 2023-12-01..2025-11-30, whose last month may count in the next one. */
static struct ceu_case *
renewal(void **state, enum pr_ceu_kind kind, int units)
{
	struct ceu_case *c = *state;

	case_quota(c, case_aapc(c), kind, "P-CORE", PR_CEU_CATEGORY, core,
		   units, -1);
	case_hold(c, "AAPC", "CPC", "2019-11-30")->renewal_month = 11;
	case_add(c, "2025-10-01", "AAPC", 3600);
	case_add(c, "2025-11-01", "AAPC", 600)->word[PR_CEU_CATEGORY] = "core";
	return c;
}

static void
quota__of_the_ending_period_draws_the_renewal_month(void **state)
{
	struct ceu_case *c = renewal(state, PR_CEU_MINIMUM, 500);
	const struct pr_ceu_account *a;
	struct pr_ceu_rule *rule = &c->rules[0][c->issuers[0].n_rules - 1];

	a = case_account(c, "2025-12-01", "AAPC");
	assert_int_equal(a->lines[1].cycle, 2);
	assert_int_equal(a->cycles[2].owed, 0);
	/* one that is only asked draws nothing */
	rule->question = "Is it so?";
	a = case_account(c, "2025-12-01", "AAPC");
	assert_int_equal(a->lines[1].cycle, 3);
	/* nor does one that is judged over several */
	rule->question = NULL;
	rule->cycles = 2;
	a = case_account(c, "2025-12-01", "AAPC");
	assert_int_equal(a->lines[1].cycle, 3);
}

static void
quota__that_is_full_sends_the_renewal_month_on(void **state)
{
	struct ceu_case *c = renewal(state, PR_CEU_MAXIMUM, 700);
	const struct pr_ceu_account *a;

	/* 35 of 36, 7 of them core: more of that does not help any more */
	c->entries[0].units = 700;
	c->claims[0][0].word[PR_CEU_CATEGORY] = "core";
	c->entries[1].date = day("2025-10-02");
	c->entries[1].units = 2800;
	c->claims[1][0].word[PR_CEU_CATEGORY] = "";
	case_add(c, "2025-11-02", "AAPC", 100)->word[PR_CEU_CATEGORY] = "core";
	a = case_account(c, "2025-12-01", "AAPC");
	assert_int_equal(a->cycles[2].owed, 100);
	assert_int_equal(a->lines[2].cycle, 3);
	assert_int_equal(a->cycles[3].counted, 100);
}

/* More of them than a book lets through are left out, the last ones. */
static void
quota__that_has_no_room_is_left_out(void **state)
{
	static const char *const names[] = { "a", "b", "c", "d", "e", "f" };
	struct ceu_case *c = *state;
	struct pr_ceu_rule rules[PR_CEU_QUOTAS + 6];
	struct pr_ceu_issuer *issuer = case_ahima(c);

	memcpy(rules, issuer->rules, 5 * sizeof(*rules));
	for (size_t i = 5; i < PR_LEN(rules); i++) {
		issuer->n_rules = 5;
		rules[i] = *case_quota(c, issuer, PR_CEU_MINIMUM, names[i % 6],
				       PR_CEU_CATEGORY, &names[i % 6], 100, -1);
	}
	/* one of nothing takes no place */
	rules[5].n_values = 0;
	issuer->rules = rules;
	issuer->n_rules = PR_LEN(rules);
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->n_quotas,
			 PR_CEU_QUOTAS);
	issuer->n_rules--;
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->n_quotas,
			 PR_CEU_QUOTAS - 1);
}

static void
quota__of_a_credential_that_is_not_held_is_none(void **state)
{
	static const char *const cpma[] = { "CPMA" };
	struct ceu_case *c = renewal(state, PR_CEU_MINIMUM, 1600);
	struct pr_ceu_rule *rule = &c->rules[0][c->issuers[0].n_rules - 1];

	rule->credentials = cpma;
	rule->n_credentials = 1;
	assert_int_equal(case_now(c, "2025-12-02", "AAPC")->n_quotas, 0);
	case_hold(c, "AAPC", "CPMA", "2024-01-01");
	assert_int_equal(case_now(c, "2025-12-02", "AAPC")->n_quotas, 1);
}

static void
quota__in_percent_of_an_unknown_need_is_none(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_aapc(c);
	const struct pr_ceu_cycle *cycle;

	case_quota(c, issuer, PR_CEU_MINIMUM, "P-PART", PR_CEU_CATEGORY, core,
		   -1, 50);
	case_quota(c, issuer, PR_CEU_MINIMUM, "P-ASKED", PR_CEU_SOURCE, core,
		   -1, -1);
	case_quota(c, issuer, PR_CEU_MINIMUM, "P-UNITS", PR_CEU_PLACE, core,
		   300, -1);
	case_hold(c, "AAPC", "CPC", "2025-05-10")->renewal_month = 12;
	cycle = case_now(c, "2026-11-22", "AAPC");
	assert_int_equal(cycle->need, PR_CEU_UNKNOWN);
	assert_int_equal(cycle->n_quotas, 1);
	assert_string_equal(cycle->quotas[0].rule->identifier, "P-UNITS");
	assert_int_equal(cycle->quotas[0].gap, 300);
	assert_int_equal(cycle->owed, PR_CEU_UNKNOWN);
	assert_int_equal(cycle[1].n_quotas, 2);
}

static void
quota__of_a_cycle_that_went_on_is_not_owed(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_quota(c, case_nha(c), PR_CEU_MINIMUM, "N-CORE", PR_CEU_CATEGORY,
		   core, 500, -1);
	case_close(c, case_hold(c, "NHA", "CEHRS", "2025-01-15"), "2025-06-30");
	case_hold(c, "NHA", "CMAA", "2025-06-30");
	a = case_account(c, "2026-01-01", "CEHRS");
	assert_int_equal(a->cycles[0].n_quotas, 1);
	assert_int_equal(a->cycles[0].owed, 1000);
	assert_int_equal(a->cycles[0].owed_shares, 0);
	c->holdings[0].successor = "CMAA";
	a = case_account(c, "2026-01-01", "CEHRS");
	assert_int_equal(a->cycles[0].owed, 0);
	assert_int_equal(a->cycles[0].owed_shares, 0);
	assert_int_equal(a->cycles[0].state, PR_CEU_DONE);
}

static void
quota__tells_how_much_of_what_is_owed_is_for_it_alone(void **state)
{
	/* 20 needed, 16 of them hiim */
	static const struct {
		int hiim, other, owed, shares;
	} cases[] = {
		{ 0, 0, 2000, 0 },        { 1533, 900, 67, 67 },
		{ 1000, 300, 700, 0 },    { 1000, 500, 600, 100 },
		{ 1000, 1000, 600, 600 }, { 1600, 400, 0, 0 },
		{ 2000, 0, 0, 0 },
	};
	struct ceu_case *c = *state;

	case_ahima_shares(c, case_ahima(c));
	c->issuers[0].n_rules--; /* only one share */
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	case_add(c, "2025-06-01", "AHIMA", 0)->word[PR_CEU_CATEGORY] = "hiim";
	case_add(c, "2025-06-02", "AHIMA", 0);
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		const struct pr_ceu_cycle *cycle;

		c->entries[0].units = cases[i].hiim;
		c->entries[1].units = cases[i].other;
		cycle = case_now(c, "2026-11-22", "AHIMA");
		assert_int_equal(cycle->owed, cases[i].owed);
		assert_int_equal(cycle->owed_shares, cases[i].shares);
	}
	/* of an unknown need nothing is known */
	c->rules[0][0].question = "How many?";
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->owed_shares, 0);
}

static void
quota__of_a_cycle_without_an_end_is_asked_of_today(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_ahima(c);
	const struct pr_ceu_account *a;

	case_ahima_shares(c, issuer);
	c->rules[0][3].months = -1; /* the CYCLE rule */
	case_hold(c, "AHIMA", "RHIT", "2024-03-01");
	case_hold(c, "AHIMA", "CCS", "2025-03-01");
	case_add(c, "2025-06-01", "AHIMA", 700);
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_int_equal(a->cycles[0].state, PR_CEU_NO_DATES);
	assert_int_equal(a->cycles[0].need, 3000);
	assert_int_equal(a->cycles[0].counted, 700);
	assert_int_equal(a->cycles[0].n_quotas, 2);
	assert_true(a->cycles[0].quotas[1].asked);
	assert_int_equal(a->n_questions, 1);
}

/* ---- over several cycles ------------------------------------------------- */

/* ODS since 2018: groups 2021..2024 and 2025..2028 of a rule without a day. */
static struct ceu_case *
years(void **state, enum pr_ceu_kind kind)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_ncra(c);
	struct pr_ceu_rule *rule = &c->rules[0][3];

	(void)issuer;
	assert_string_equal(rule->identifier, "O-PERSON");
	rule->kind = kind;
	rule->from = day("2021-01-01");
	case_hold(c, "NCRA", "ODS", "2018-05-10");
	case_add(c, "2022-01-01", "NCRA", 500);
	case_add(c, "2023-01-01", "NCRA", 600);
	case_add(c, "2025-01-01", "NCRA", 700);
	case_add(c, "2026-01-01", "NCRA", 150);
	for (size_t i = 0; i < c->ledger.n_entries; i++)
		c->claims[i][0].word[PR_CEU_PLACE] = "in-person";
	return c;
}

static void
quota__of_the_next_group_begins_anew(void **state)
{
	struct ceu_case *c = years(state, PR_CEU_MINIMUM);
	const struct pr_ceu_account *a;

	c->claims[1][0].accepted = PR_CEU_MAYBE;
	c->claims[3][0].accepted = PR_CEU_MAYBE;
	a = case_account(c, "2026-06-01", "NCRA");
	assert_int_equal(a->n_cycles, 5);
	for (size_t i = 1; i <= 2; i++) {
		assert_day(a->cycles[i].quotas[1].to, "2024-12-31");
		assert_int_equal(a->cycles[i].quotas[1].have, 500);
		assert_int_equal(a->cycles[i].quotas[1].waits, 600);
		assert_int_equal(a->cycles[i].quotas[1].gap, 300);
	}
	for (size_t i = 3; i <= 4; i++) {
		assert_day(a->cycles[i].quotas[1].to, "2028-12-31");
		assert_int_equal(a->cycles[i].quotas[1].have, 700);
		assert_int_equal(a->cycles[i].quotas[1].waits, 150);
		assert_int_equal(a->cycles[i].quotas[1].gap, 100);
	}
}

/* One that began before them all: no group is, and none is begun with it. */
static void
quota__of_a_cycle_before_the_first_group_is_asked_alone(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_ncra(c);
	c->rules[0][3].straddle = PR_CEU_STRADDLE_UNKNOWN;
	case_hold(c, "NCRA", "ODS", "2023-05-10");
	case_add(c, "2024-06-01", "NCRA", 300)->word[PR_CEU_PLACE] =
		"in-person";
	a = case_account(c, "2026-06-01", "NCRA");
	assert_cycle(a->cycles[0], "2023-05-10", "2025-12-31");
	assert_string_equal(a->cycles[0].quotas[1].rule->identifier,
			    "O-PERSON");
	assert_true(a->cycles[0].quotas[1].asked);
	assert_cycle(a->cycles[0].quotas[1], "2023-05-10", "2025-12-31");
	assert_false(a->cycles[0].quotas[1].later);
	assert_int_equal(a->cycles[0].quotas[1].have, 300);
	assert_cycle(a->cycles[1].quotas[1], "2026-01-01", "2029-12-31");
	assert_int_equal(a->cycles[1].quotas[1].have, 0);
}

static void
quota__at_most_begins_anew_with_the_next_group(void **state)
{
	struct ceu_case *c = years(state, PR_CEU_MAXIMUM);
	const struct pr_ceu_account *a;

	a = case_account(c, "2026-06-01", "NCRA");
	assert_int_equal(a->cycles[1].counted, 500);
	assert_int_equal(a->cycles[2].counted, 300);
	assert_int_equal(a->cycles[2].quotas[1].gap, 300);
	/* 7 and 1.5 in the one cycle of 2025 and 2026 */
	assert_int_equal(a->cycles[3].counted, 800);
	assert_int_equal(a->cycles[3].quotas[1].gap, 50);
}

static void
quota__in_percent_over_two_cycles_is_of_both(void **state)
{
	struct ceu_case *c = years(state, PR_CEU_MINIMUM);
	const struct pr_ceu_account *a;

	c->rules[0][3].units = -1;
	c->rules[0][3].percent = 25;
	a = case_account(c, "2026-06-01", "NCRA");
	assert_int_equal(a->cycles[3].quotas[1].amount, 1000);
}

static void
quota__after_copied_dates_ends_with_what_is_drawn(void **state)
{
	struct ceu_case *c = years(state, PR_CEU_MINIMUM);
	const struct pr_ceu_account *a;

	c->issuers[0].n_rules = 4;
	c->rules[0][1].months = -1; /* the CYCLE rule */
	case_copy(c, "NCRA", "2025-01-01", "2026-12-31");
	a = case_account(c, "2026-06-01", "NCRA");
	assert_int_equal(a->n_cycles, 1);
	assert_day(a->cycles[0].quotas[1].to, "2026-12-31");
	assert_true(a->cycles[0].quotas[1].later);
}

/* ODS since so: cycles of two years after a first one that may be longer. */
static const struct pr_ceu_account *
person_since(struct ceu_case *c, const char *since, const char *today)
{
	c->ledger.n_holdings = 0;
	case_hold(c, "NCRA", "ODS", since);
	return case_account(c, today, "NCRA");
}

static void
quota__of_a_group_that_begins_with_a_longer_cycle_is_asked(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_ncra(c);
	/* to 2027-12-31, and the group to 2029-12-31: four years and a half */
	a = person_since(c, "2025-06-20", "2028-06-01");
	assert_day(a->cycles[0].to, "2027-12-31");
	for (size_t i = 0; i < 2; i++) {
		assert_true(a->cycles[i].quotas[1].asked);
		assert_int_equal(a->cycles[i].quotas[1].gap, 800);
		assert_false(a->cycles[i].quotas[0].asked);
	}
	/* each of them tells what all of them have */
	case_add(c, "2028-01-02", "NCRA", 300)->word[PR_CEU_PLACE] =
		"in-person";
	a = person_since(c, "2025-06-20", "2028-06-01");
	assert_int_equal(a->cycles[0].quotas[1].have, 300);
	assert_int_equal(a->cycles[0].quotas[1].gap, 500);
	c->ledger.n_entries = 0;
	assert_int_equal(a->n_questions, 1);
	assert_string_equal(a->questions[0]->identifier, "O-PERSON");
	/* the total is there, of that the 8 in person are no part */
	case_add(c, "2028-02-01", "NCRA", 2000)->word[PR_CEU_CATEGORY] =
		"category-a";
	a = person_since(c, "2025-06-20", "2029-06-01");
	assert_int_equal(a->cycles[1].owed, 0);
	assert_true(a->cycles[1].open);
	/* copied dates say it too, but for a day or so */
	case_copy(c, "NCRA", "2025-06-20", "2027-12-31");
	a = person_since(c, "2025-06-20", "2028-06-01");
	assert_true(a->cycles[1].quotas[1].asked);
	c->copied[0].from = day("2025-12-30");
	a = person_since(c, "2025-12-30", "2028-06-01");
	assert_false(a->cycles[1].quotas[1].asked);
	c->ledger.n_copied = 0;
	/* the group after the long one begins anew: it holds */
	a = person_since(c, "2024-06-20", "2027-06-01");
	assert_day(a->cycles[1].from, "2027-01-01");
	assert_false(a->cycles[1].quotas[1].asked);
}

/* ---- lines without a cycle ----------------------------------------------- */

static void
lines__outside_and_refused_keep_their_worth_and_name_no_rule(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_ahima(c);
	struct pr_ceu_rule *rule =
		case_rule(c, issuer, PR_CEU_COUNTING, "A-MINUTES");
	const struct pr_ceu_account *a;

	rule->minutes = 60;
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	case_add(c, "2025-02-28", "AHIMA", PR_CEU_UNKNOWN);
	case_add(c, "2025-03-01", "AHIMA", PR_CEU_UNKNOWN)->accepted =
		PR_CEU_NO;
	c->entries[0].minutes = 120;
	c->entries[1].minutes = 180;
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->lines[0].verdict, PR_CEU_OUTSIDE);
	assert_int_equal(a->lines[0].worth, 200);
	assert_null(a->lines[0].rule);
	assert_int_equal(a->lines[1].verdict, PR_CEU_REFUSED);
	assert_int_equal(a->lines[1].worth, 300);
	assert_null(a->lines[1].rule);
	rule->question = "Is it so?";
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->lines[0].verdict, PR_CEU_OUTSIDE);
	assert_int_equal(a->lines[0].worth, 0);
}

static void
lines__of_a_cut_cycle_cannot_go_over_a_gap(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_aapc(c);
	case_close(c, case_hold(c, "AAPC", "CPC", "2019-11-30"), "2024-06-30");
	case_hold(c, "AAPC", "CPC", "2024-09-01");
	case_add(c, "2022-01-01", "AAPC", 3600);
	case_add(c, "2024-01-01", "AAPC", 3600);
	case_add(c, "2024-06-15", "AAPC", 100);
	a = case_account(c, "2025-12-01", "AAPC");
	assert_day(a->cycles[a->lines[2].cycle].to, "2024-06-30");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(quota__of_the_ending_period_draws_the_renewal_month),
		case_test(quota__that_is_full_sends_the_renewal_month_on),
		case_test(quota__that_has_no_room_is_left_out),
		case_test(quota__of_a_credential_that_is_not_held_is_none),
		case_test(quota__in_percent_of_an_unknown_need_is_none),
		case_test(quota__of_a_cycle_that_went_on_is_not_owed),
		case_test(
			quota__tells_how_much_of_what_is_owed_is_for_it_alone),
		case_test(quota__of_a_cycle_without_an_end_is_asked_of_today),
		case_test(quota__of_the_next_group_begins_anew),
		case_test(
			quota__of_a_cycle_before_the_first_group_is_asked_alone),
		case_test(quota__at_most_begins_anew_with_the_next_group),
		case_test(quota__in_percent_over_two_cycles_is_of_both),
		case_test(quota__after_copied_dates_ends_with_what_is_drawn),
		case_test(
			quota__of_a_group_that_begins_with_a_longer_cycle_is_asked),
		case_test(
			lines__outside_and_refused_keep_their_worth_and_name_no_rule),
		case_test(lines__of_a_cut_cycle_cannot_go_over_a_gap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
