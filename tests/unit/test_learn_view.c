/* test_learn_view.c - what the ability filter says of domains and items */
#include "learn_case.h"

/* ---- what it says -------------------------------------------------------- */

/* Two domains with everything in sight. */
static struct pr_learn
by_hand(void)
{
	return (struct pr_learn){
		.n = 2,
		.m = { 0.30, -0.50, 0.10 },
		.c = { { 0.20, -0.03, -0.02 },
		       { -0.03, 0.09, 0.01 },
		       { -0.02, 0.01, 0.08 } },
	};
}

static void
learn__a_view_is_what_the_hand_finds(void **state)
{
	struct pr_learn learn = by_hand();
	struct pr_learn_view all = pr_learn_view(&learn, -1);
	struct pr_learn_view one = pr_learn_view(&learn, 0);
	struct pr_learn_view two = pr_learn_view(&learn, 1);

	(void)state;
	assert_near(all.mean, 0.30, EXACT);
	assert_near(all.sd, sqrt(0.20), EXACT);
	assert_near(all.below, 0.5 * erfc(0.30 / sqrt(0.20) / sqrt(2)), EXACT);
	assert_near(one.mean, -0.20, EXACT);
	assert_near(one.sd, sqrt(0.20 - 0.06 + 0.09), EXACT);
	assert_near(one.below, 0.5 * erfc(-0.20 / sqrt(0.46)), EXACT);
	assert_true(one.below > 0.5);
	assert_near(two.mean, 0.40, EXACT);
	assert_near(two.sd, sqrt(0.20 - 0.04 + 0.08), EXACT);
	/* a table of the normal distribution: .4 / .4898979 = .8164966 */
	assert_near(two.below, 0.20711, 0.00005);
}

static void
learn__the_whole_is_the_domains_by_weight(void **state)
{
	static const double weights[] = { 30, 10 };
	static const double shares[] = { 0.75, 0.25 };
	static const double last[] = { 0, 7 };
	struct pr_learn learn = by_hand();
	struct pr_learn_view view = pr_learn_whole(&learn, weights);
	struct pr_learn_view one = pr_learn_view(&learn, 1);
	double var = 0.20 + 0.5625 * 0.09 + 0.0625 * 0.08 +
		     2 * (0.75 * -0.03 + 0.25 * -0.02 + 0.1875 * 0.01);

	(void)state;
	assert_near(view.mean, 0.30 - 0.375 + 0.025, EXACT);
	assert_near(view.sd, sqrt(var), EXACT);
	assert_near(view.below, pr_score_phi(0.05 / sqrt(var)), EXACT);
	assert_near(pr_learn_whole(&learn, shares).sd, view.sd, EXACT);
	view = pr_learn_whole(&learn, last);
	assert_near(view.mean, one.mean, EXACT);
	assert_near(view.sd, one.sd, EXACT);
}

static void
learn__weaker_uses_the_joint_distribution(void **state)
{
	struct pr_learn learn = by_hand();
	double sd = sqrt(0.09 + 0.08 - 0.02);

	(void)state;
	assert_near(pr_learn_weaker(&learn, 0, 1), pr_score_phi(0.60 / sd),
		    EXACT);
	assert_near(pr_learn_weaker(&learn, 0, 1) +
			    pr_learn_weaker(&learn, 1, 0),
		    1, EXACT);
	assert_near(pr_learn_weaker(&learn, 1, 1), 0.5, 0);
	/* how able somebody is overall does not matter here */
	learn.m[0] = 5;
	learn.c[0][0] = 9;
	assert_near(pr_learn_weaker(&learn, 0, 1), pr_score_phi(0.60 / sd),
		    EXACT);
	/* what two domains share makes their difference surer */
	learn.c[1][2] = learn.c[2][1] = 0.06;
	assert_true(pr_learn_weaker(&learn, 0, 1) > pr_score_phi(0.60 / sd));
}

static void
learn__enough_is_four_fifths_of_the_spread(void **state)
{
	struct pr_learn learn;

	(void)state;
	pr_learn_init(&learn, 2, &still);
	assert_false(pr_learn_enough(&learn, &still, 1));
	learn.c[2][2] = still.vd * 0.64 * 1.0001;
	assert_false(pr_learn_enough(&learn, &still, 1));
	learn.c[2][2] = still.vd * 0.64 * 0.9999;
	assert_true(pr_learn_enough(&learn, &still, 1));
	assert_false(pr_learn_enough(&learn, &still, 0));
}

/* No answer parts the deviation of an only domain from the overall ability. */
static void
learn__an_only_domain_has_enough_in_the_end(void **state)
{
	struct pr_learn_prior prior = pr_learn_prior_for(PASS_PRIOR);
	struct pr_learn learn;
	int n = 0;

	(void)state;
	pr_learn_init(&learn, 1, &prior);
	while (!pr_learn_enough(&learn, &prior, 0) && n < 1000) {
		struct pr_learn_answer a = { 0, 0.2, 0.06, n % 7 < 4 };

		assert_true(pr_learn_view(&learn, 0).sd >= 0.4);
		pr_learn_update(&learn, &prior, &a);
		n++;
	}
	assert_in_range(n, 15, 60);
	assert_true(pr_learn_view(&learn, 0).sd < 0.4);
}

static void
learn__six_answers_are_never_enough(void **state)
{
	struct pr_learn_prior prior = pr_learn_prior_for(PASS_PRIOR);
	struct pr_learn learn;
	int n = 0;

	(void)state;
	pr_learn_init(&learn, 6, &prior);
	while (!pr_learn_enough(&learn, &prior, 3) && n < 6 * 1000) {
		struct pr_learn_answer a = { n % 6, 0.2, 0.06, n % 7 < 4 };

		pr_learn_update(&learn, &prior, &a);
		n++;
	}
	assert_in_range(n / 6, 15, 60); /* answers in each domain */
}

static void
learn__points_lost_are_those_below_the_target(void **state)
{
	static const double b[] = { -1.0, 0.0, 0.5, 2.0 };
	struct pr_learn learn = by_hand();
	double want = 0;

	(void)state;
	for (size_t i = 0; i < PR_LEN(b); i++)
		want += 1 / (1 + exp(b[i] - 0.7)) - 1 / (1 + exp(b[i] + 0.2));
	assert_true(want > 0.5);
	assert_near(pr_learn_points_lost(&learn, 0, 0.7, b, PR_LEN(b)), want,
		    EXACT);
	assert_near(pr_learn_points_lost(&learn, 0, 0.7, b, 0), 0, 0);
	assert_near(pr_learn_points_lost(&learn, 1, 0.4, b, PR_LEN(b)), 0,
		    EXACT);
	assert_near(pr_learn_points_lost(&learn, 1, 0.1, b, PR_LEN(b)), 0, 0);
	assert_true(pr_learn_points_lost(&learn, 0, 0.7, b, PR_LEN(b)) >
		    pr_learn_points_lost(&learn, 1, 0.7, b, PR_LEN(b)));
}

/* ---- items --------------------------------------------------------------- */

/* The rule once more, written out otherwise: in odds and precisions. */
static void
item_by_hand(double *b, double *var, double mean, double learner, int y)
{
	double slope = 1 / sqrt(1 + 3.14159265358979323846 * *var / 8);
	double odds = exp((mean - *b) * slope);
	double w = odds / ((1 + odds) * (1 + odds));
	double gain = *var / (1 + w * learner + w * *var);

	*b += gain * (odds / (1 + odds) - y);
	*var -= gain * w * *var;
}

static void
learn__an_item_learns_by_the_rule(void **state)
{
	static const struct {
		double mean, var;
		int right;
	} said[] = {
		{ 0.4, 0.30, 1 },  { -0.2, 0.12, 0 }, { 1.1, 0.05, 0 },
		{ 0.0, 0.70, 1 },  { -1.5, 0.20, 0 }, { 2.5, 0.10, 1 },
		{ 0.3, 0.001, 1 },
	};
	struct pr_learn_item item = { 0.25, 0.64, 0 };
	double b = 0.25;
	double var = 0.64;

	(void)state;
	for (size_t i = 0; i < PR_LEN(said); i++) {
		struct pr_learn_item was = item;

		pr_learn_item_update(&item, said[i].mean, said[i].var,
				     said[i].right);
		item_by_hand(&b, &var, said[i].mean, said[i].var,
			     said[i].right);
		assert_near(item.b, b, EXACT);
		assert_near(item.var, var, EXACT);
		assert_int_equal(item.n, (long)i + 1);
		assert_true(said[i].right ? item.b < was.b : item.b > was.b);
		assert_true(item.var < was.var && item.var > 0);
	}
	/* the first step, worked out with pencil and table: slope .893 952,
	 * chance .533 473, w .248 880, 1 + w .94 = 1.233 947 */
	item = (struct pr_learn_item){ 0.25, 0.64, 0 };
	pr_learn_item_update(&item, 0.4, 0.30, true);
	assert_near(item.b, 0.25 - 0.64 * 0.466527 / 1.233947, 2e-6);
	assert_near(item.var, 0.64 - 0.4096 * 0.248880 / 1.233947, 2e-6);
}

static void
learn__a_surer_learner_moves_an_item_more(void **state)
{
	struct pr_learn_item sure = { 0, 0.64, 0 };
	struct pr_learn_item vague = { 0, 0.64, 0 };

	(void)state;
	pr_learn_item_update(&sure, 0.5, 0.05, false);
	pr_learn_item_update(&vague, 0.5, 0.90, false);
	assert_true(sure.b > vague.b);
	assert_true(sure.var < vague.var);
}

static void
learn__a_difficulty_is_found_again(void **state)
{
	struct pr_learn_item item = { 0, 0.64, 0 };
	uint64_t chance = UINT64_C(2685821657736338717);
	double truth = 0.8;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		double theta = any_b(&chance);
		double p = pr_rasch_p(theta, truth);

		pr_learn_item_update(&item, theta, 0,
				     below(&chance, 1000000) < 1e6 * p);
	}
	assert_int_equal(item.n, 2000);
	assert_true(sqrt(item.var) < 0.07);
	assert_near(item.b, truth, 3 * sqrt(item.var));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(learn__a_view_is_what_the_hand_finds),
		cmocka_unit_test(learn__the_whole_is_the_domains_by_weight),
		cmocka_unit_test(learn__weaker_uses_the_joint_distribution),
		cmocka_unit_test(learn__enough_is_four_fifths_of_the_spread),
		cmocka_unit_test(learn__an_only_domain_has_enough_in_the_end),
		cmocka_unit_test(learn__six_answers_are_never_enough),
		cmocka_unit_test(learn__points_lost_are_those_below_the_target),
		cmocka_unit_test(learn__an_item_learns_by_the_rule),
		cmocka_unit_test(learn__a_surer_learner_moves_an_item_more),
		cmocka_unit_test(learn__a_difficulty_is_found_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
