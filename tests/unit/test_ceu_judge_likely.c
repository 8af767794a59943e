/* test_ceu_judge_likely.c - cycles between which activities can be shared out
 * in too many ways to try them all; see proctor/ceu_alloc.h */
#include "proctor/rng.h"

#include "ceu_judge_case.h"

/* Any activity of a cycle may count in the next one instead, and there are a
 * total and three minimums, of which no sums meet. */
static struct ceu_case *
many_ways(void)
{
	static const char *const core[] = { "core" };
	static const char *const own[] = { "own" };
	static const char *const room[] = { "room" };
	struct ceu_case *c = case_new();
	struct pr_ceu_issuer *issuer =
		case_issuer(c, "OWN", true, PR_CEU_CERTIFIER);

	case_credential(c, issuer, "TECH");
	case_total(c, issuer, "W-TOTAL", 300000, NULL, 0);
	case_cycle_rule(c, issuer, "W-CYCLE", 24, PR_CEU_FROM_DATE);
	case_rule(c, issuer, PR_CEU_CHOICE, "W-CHOICE")->months = 24;
	case_quota(c, issuer, PR_CEU_MINIMUM, "W-CORE", PR_CEU_CATEGORY, core,
		   250000, -1);
	case_quota(c, issuer, PR_CEU_MINIMUM, "W-OWN", PR_CEU_SOURCE, own,
		   200000, -1);
	case_quota(c, issuer, PR_CEU_MINIMUM, "W-ROOM", PR_CEU_PLACE, room,
		   150000, -1);
	case_hold(c, "OWN", "TECH", "2021-01-01");
	return c;
}

static void
add_some(struct ceu_case *c, const char *date, int n)
{
	static const char *const words[] = { "core", "own", "room" };
	struct pr_rng rng;

	pr_rng_seed(&rng, 11);
	for (int i = 0; i < n; i++) {
		struct pr_ceu_claim *claim = case_add(
			c, date, "OWN", 1 + (int)pr_rng_below(&rng, 20000));
		uint64_t in = pr_rng_below(&rng, 8);

		for (size_t a = 0; a < PR_CEU_ATTRIBUTES; a++)
			claim->word[a] = in >> a & 1 ? words[a] : "";
	}
}

static void
likely__cycles_with_too_many_ways_say_so_and_others_do_not(void **state)
{
	struct ceu_case *c = many_ways();
	const struct pr_ceu_account *a;

	(void)state;
	/* the first cycle and the one after hang together; the third has none
	 * of it, nor has the fourth */
	add_some(c, "2022-06-01", CASE_ENTRIES);
	a = case_account(c, "2025-06-01", "OWN");
	assert_int_equal(a->n_cycles, 4);
	assert_true(a->cycles[0].likely);
	assert_true(a->cycles[1].likely);
	assert_false(a->cycles[2].likely);
	assert_false(a->cycles[3].likely);
	case_free(c);
}

static void
likely__what_can_be_tried_in_all_ways_is_not_called_so(void **state)
{
	struct ceu_case *c = many_ways();
	const struct pr_ceu_account *a;

	(void)state;
	add_some(c, "2022-06-01", 8);
	a = case_account(c, "2025-06-01", "OWN");
	for (size_t i = 0; i < a->n_cycles; i++)
		assert_false(a->cycles[i].likely);
	assert_true(a->cycles[0].counted > 0);
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			likely__cycles_with_too_many_ways_say_so_and_others_do_not),
		cmocka_unit_test(
			likely__what_can_be_tried_in_all_ways_is_not_called_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
