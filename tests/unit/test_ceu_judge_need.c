/* test_ceu_judge_need.c - who is held in a cycle, what that needs and costs,
 * and the days after it; see proctor/ceu.h */
#include "ceu_judge_case.h"

/* ---- who is held --------------------------------------------------------- */

static void
held__are_those_open_on_the_day_that_is_looked_at(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;

	case_rhit(c, "2025-03-01");
	/* on the day it begins, and no more on the day it ends */
	case_hold(c, "AHIMA", "CCS", "2025-06-01");
	assert_int_equal(case_now(c, "2025-05-31", "AHIMA")->n_held, 1);
	assert_int_equal(case_now(c, "2025-06-01", "AHIMA")->n_held, 2);
	case_close(c, &c->holdings[1], "2025-09-01");
	assert_int_equal(case_now(c, "2025-08-31", "AHIMA")->need, 3000);
	cycle = case_now(c, "2025-09-01", "AHIMA");
	assert_int_equal(cycle->n_held, 1);
	assert_string_equal(cycle->held[0], "RHIT");
	assert_int_equal(cycle->need, 2000);
}

static void
held__between_two_is_the_one_to_come(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;

	case_close(c, case_rhit(c, "2025-03-01"), "2026-06-30");
	c->holdings[0].successor = "CCS";
	case_hold(c, "AHIMA", "CCS", "2026-09-01");
	cycle = case_now(c, "2026-07-15", "AHIMA");
	assert_int_equal(cycle->n_held, 1);
	assert_string_equal(cycle->held[0], "CCS");
	assert_int_equal(cycle->need, 2000);
}

static void
held__in_a_cut_cycle_are_those_given_up_on_its_last_day(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_close(c, case_rhit(c, "2025-03-01"), "2026-06-30");
	case_close(c, case_hold(c, "AHIMA", "CCS", "2025-03-01"), "2026-03-31");
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_cycle(a->cycles[0], "2025-03-01", "2026-06-30");
	assert_int_equal(a->cycles[0].n_held, 1);
	assert_string_equal(a->cycles[0].held[0], "RHIT");
	assert_int_equal(a->cycles[0].need, 2000);
}

static void
held__in_a_cycle_before_all_of_them_is_the_first(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2022-03-15");
	case_hold(c, "AHIMA", "CHPS", "2023-03-15");
	case_copy(c, "AHIMA", "2018-01-01", "2019-12-31");
	a = case_account(c, "2022-06-01", "AHIMA");
	assert_cycle(a->cycles[0], "2018-01-01", "2019-12-31");
	assert_int_equal(a->cycles[0].n_held, 1);
	assert_string_equal(a->cycles[0].held[0], "RHIT");
	assert_int_equal(a->cycles[0].need, 2000);
}

static void
held__under_two_names_are_one(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;

	case_ncra(c);
	case_hold(c, "NCRA", "CTR", "2022-05-10");
	case_hold(c, "NCRA", "ODS", "2023-05-10");
	cycle = case_now(c, "2026-11-22", "NCRA");
	assert_int_equal(cycle->n_held, 1);
	assert_string_equal(cycle->held[0], "ODS");
}

static void
held__that_another_one_replaces_go_in_whatever_order(void **state)
{
	static const char *const replaces[] = { "RHIA", "RHIT", "CCA" };
	struct ceu_case *c = *state;
	struct pr_ceu_rule *rule;
	const struct pr_ceu_cycle *cycle;

	case_ahima(c);
	rule = &c->rules[0][c->issuers[0].n_rules - 1];
	assert_string_equal(rule->identifier, "A-REPLACES");
	rule->credentials = replaces;
	rule->n_credentials = 3;
	case_hold(c, "AHIMA", "RHIA", "2025-03-01");
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	case_hold(c, "AHIMA", "CCA", "2025-03-01");
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->n_held, 1);
	assert_string_equal(cycle->held[0], "RHIA");
	assert_int_equal(cycle->need, 3000);
	/* a question replaces nothing */
	rule->question = "Is it so?";
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->n_held, 3);
	assert_int_equal(cycle->need, 5000);
}

/* ---- how much ------------------------------------------------------------ */

static void
need__is_not_known_when_that_of_one_is_not(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;

	case_rhit(c, "2025-03-01");
	case_credential(c, &c->issuers[0], "NEW");
	case_hold(c, "AHIMA", "NEW", "2025-03-01");
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->need, PR_CEU_UNKNOWN);
	assert_int_equal(cycle->owed, PR_CEU_UNKNOWN);
	assert_null(cycle->need_by);
}

static void
need__of_several_names_the_total_it_starts_from(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;

	case_rhit(c, "2025-03-01");
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_string_equal(cycle->need_by->identifier, "A-20");
	assert_null(cycle->total_by);
	case_hold(c, "AHIMA", "CHPS", "2025-06-01");
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_string_equal(cycle->need_by->identifier, "A-SEVERAL");
	assert_string_equal(cycle->total_by->identifier, "A-30");
	/* copied figures come from no rule */
	case_copy(c, "AHIMA", "2025-03-01", "2027-02-28")->units = 2500;
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_null(cycle->need_by);
	assert_null(cycle->total_by);
}

static void
need__of_several_is_never_less_than_that_of_one(void **state)
{
	static const char *const coding[] = { "CCS", "CCS-P" };
	struct ceu_case *c = *state;
	struct pr_ceu_rule *several;

	case_ahima(c);
	several = &c->rules[0][2];
	assert_string_equal(several->identifier, "A-SEVERAL");
	case_hold(c, "AHIMA", "CHPS", "2025-03-01");
	case_hold(c, "AHIMA", "RHIT", "2025-03-01");
	several->most = 2500;
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->need, 3000);
	/* as much as there is room for */
	several->most = 3500;
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->need, 3500);
	several->most = -1;
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->need, 4000);
	/* a rule about others adds nothing */
	several->credentials = coding;
	several->n_credentials = 2;
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->need, 3000);
	case_hold(c, "AHIMA", "CCS", "2025-03-01");
	case_hold(c, "AHIMA", "CCS-P", "2025-03-01");
	c->holdings[0].credential = "RHIT";
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->need, 2000);
}

static void
need__of_several_is_not_known_while_it_is_asked(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;

	case_rhit(c, "2025-03-01");
	case_hold(c, "AHIMA", "CCS", "2025-03-01");
	c->rules[0][2].question = "Ten for each?"; /* A-SEVERAL, its figure */
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_int_equal(cycle->need, PR_CEU_UNKNOWN);
	assert_string_equal(cycle->need_by->identifier, "A-SEVERAL");
}

static void
need__of_a_first_period_is_asked_in_words_about_totals(void **state)
{
	static const char *const coc[] = { "COC" };
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_aapc(c);
	struct pr_ceu_rule *rule;

	case_hold(c, "AAPC", "CPC", "2025-05-10")->renewal_month = 12;
	case_rule(c, issuer, PR_CEU_FEE, "P-FEE")->question = "How dear?";
	rule = case_rule(c, issuer, PR_CEU_TOTAL, "P-COC");
	rule->question = "How many for that one?";
	rule->credentials = coc;
	rule->n_credentials = 1;
	assert_string_equal(
		case_now(c, "2026-11-22", "AAPC")->need_by->identifier,
		"P-CYCLE");
	case_rule(c, issuer, PR_CEU_SEVERAL, "P-MORE")->question = "For two?";
	assert_string_equal(
		case_now(c, "2026-11-22", "AAPC")->need_by->identifier,
		"P-MORE");
}

/* ---- rules of what is held ----------------------------------------------- */

static struct pr_ceu_rule *
rule_of(struct ceu_case *c, enum pr_ceu_kind kind, const char *const *name)
{
	struct pr_ceu_rule *rule =
		case_rule(c, &c->issuers[0], kind, "A-ITS-OWN");

	rule->credentials = name;
	rule->n_credentials = 1;
	return rule;
}

static void
rule__that_is_settled_for_one_goes_before_a_question(void **state)
{
	static const char *const rhit[] = { "RHIT" }, *const ccs[] = { "CCS" };
	struct ceu_case *c = *state;
	struct pr_ceu_rule *fee;

	case_rhit(c, "2025-03-01");
	case_hold(c, "AHIMA", "CCS", "2025-03-01");
	rule_of(c, PR_CEU_FEE, rhit)->question = "How much?";
	fee = rule_of(c, PR_CEU_FEE, ccs);
	fee->cents = 100;
	fee->each = 10;
	assert_ptr_equal(case_now(c, "2026-11-22", "AHIMA")->fee, fee);
	assert_int_equal(c->status->accounts[0].cycles[0].fee_cents, 110);
}

static void
rule__that_is_asked_of_one_is_asked_of_all(void **state)
{
	static const char *const rhit[] = { "RHIT" };
	struct ceu_case *c = *state;
	struct pr_ceu_rule *minutes;
	const struct pr_ceu_account *a;

	case_rhit(c, "2025-03-01");
	case_hold(c, "AHIMA", "CCS", "2025-03-01");
	minutes = rule_of(c, PR_CEU_COUNTING, rhit);
	minutes->minutes = 60;
	minutes->question = "Is it so?";
	case_add(c, "2025-06-01", "AHIMA", PR_CEU_UNKNOWN);
	c->entries[0].minutes = 120;
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->lines[0].verdict, PR_CEU_NO_UNITS);
	assert_ptr_equal(a->lines[0].rule, minutes);
	/* one that began within the cycle likewise */
	minutes->question = NULL;
	minutes->from = day("2025-05-01");
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->lines[0].verdict, PR_CEU_NO_UNITS);
	minutes->from = day("");
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->lines[0].verdict, PR_CEU_COUNTS);
	assert_int_equal(a->lines[0].counted, 200);
}

/* ---- fee and days -------------------------------------------------------- */

static void
fee__of_nothing_is_known_and_one_without_its_each_is_of_one_alone(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_rule *fee;

	case_rhit(c, "2025-03-01");
	fee = case_rule(c, &c->issuers[0], PR_CEU_FEE, "A-FEE");
	fee->cents = 0;
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->fee_cents, 0);
	fee->cents = 21800;
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->fee_cents, 21800);
	case_hold(c, "AHIMA", "CCS", "2025-03-01");
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->fee_cents,
			 PR_CEU_UNKNOWN);
	fee->each = 0;
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->fee_cents, 21800);
	fee->each = 5000;
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->fee_cents, 26800);
	/* dates that were copied without a fee change none */
	case_copy(c, "AHIMA", "2025-03-01", "2027-02-28");
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->fee_cents, 26800);
}

static void
days__after_the_end_are_as_many_as_the_rules_say(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;
	struct pr_ceu_rule *report;

	case_rhit(c, "2025-03-01");
	case_rule(c, &c->issuers[0], PR_CEU_GRACE, "A-GRACE")->days = 1;
	report = case_rule(c, &c->issuers[0], PR_CEU_REPORT, "A-REPORT");
	report->days = 0;
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_day(cycle->grace_to, "2027-03-01");
	assert_day(cycle->report_by, "2027-02-28");
	assert_ptr_equal(cycle->report_rule, report);
	/* nobody waits for more where all was given up */
	case_close(c, &c->holdings[0], "2026-06-30");
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_day(cycle->to, "2026-06-30");
	assert_false(pr_date_is_valid(cycle->grace_to));
}

static void
days__after_an_end_that_nobody_knows_are_none(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;

	case_rhit(c, "2025-03-01");
	c->rules[0][3].months = -1; /* the CYCLE rule */
	case_rule(c, &c->issuers[0], PR_CEU_GRACE, "A-GRACE")->days = 30;
	case_rule(c, &c->issuers[0], PR_CEU_REPORT, "A-REPORT")->days = 30;
	cycle = case_now(c, "2026-11-22", "AHIMA");
	assert_false(pr_date_is_valid(cycle->to));
	assert_false(pr_date_is_valid(cycle->grace_to));
	assert_false(pr_date_is_valid(cycle->report_by));
	assert_null(cycle->report_rule);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(held__are_those_open_on_the_day_that_is_looked_at),
		case_test(
			held__in_a_cut_cycle_are_those_given_up_on_its_last_day),
		case_test(held__between_two_is_the_one_to_come),
		case_test(held__in_a_cycle_before_all_of_them_is_the_first),
		case_test(held__under_two_names_are_one),
		case_test(held__that_another_one_replaces_go_in_whatever_order),
		case_test(need__is_not_known_when_that_of_one_is_not),
		case_test(need__of_several_names_the_total_it_starts_from),
		case_test(need__of_several_is_never_less_than_that_of_one),
		case_test(need__of_several_is_not_known_while_it_is_asked),
		case_test(
			need__of_a_first_period_is_asked_in_words_about_totals),
		case_test(rule__that_is_settled_for_one_goes_before_a_question),
		case_test(rule__that_is_asked_of_one_is_asked_of_all),
		case_test(
			fee__of_nothing_is_known_and_one_without_its_each_is_of_one_alone),
		case_test(days__after_the_end_are_as_many_as_the_rules_say),
		case_test(days__after_an_end_that_nobody_knows_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
