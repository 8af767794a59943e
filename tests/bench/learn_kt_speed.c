/* learn_kt_speed.c - how many answers a second the ability filter takes in,
 * with the whole covariance, beside a loop that only predicts */
#include "proctor/learn.h"

#include "bench.h"

#include <math.h>

#define SPEED_ANSWERS 2000000
#define SPEED_ITEMS 1024

static double
speed_of(size_t n, bool update, double *sum)
{
	static struct pr_learn_answer answers[SPEED_ITEMS];
	struct pr_learn_prior prior = pr_learn_prior_for(0.7);
	struct pr_learn learn;
	double best = 1e9;

	for (int i = 0; i < SPEED_ITEMS; i++)
		answers[i] = (struct pr_learn_answer){
			.domain = (int)below((unsigned)n),
			.b = below(2000) / 1000.0 - 1,
			.b_var = 0.25,
			.right = below(10) < 7,
		};
	for (int round = 0; round < 3; round++) {
		double from;

		pr_learn_init(&learn, n, &prior);
		from = seconds();
		for (long i = 0; i < SPEED_ANSWERS; i++) {
			const struct pr_learn_answer *a =
				&answers[i % SPEED_ITEMS];

			if (update)
				pr_learn_update(&learn, &prior, a);
			else
				*sum += pr_learn_predict(&learn, a->domain,
							 a->b, a->b_var);
		}
		best = fmin(best, seconds() - from);
	}
	*sum += learn.m[0];
	return SPEED_ANSWERS / best;
}

int
main(void)
{
	double sum = 0;
	double predict = speed_of(11, false, &sum);
	double update = speed_of(11, true, &sum);
	double one = speed_of(1, true, &sum);

	printf("learn_updates_11_domains_per_s\t%d\t%.0f\t(aim 1000000)\n",
	       SPEED_ANSWERS, update);
	printf("learn_updates_1_domain_per_s\t%d\t%.0f\t(aim 10000000)\n",
	       SPEED_ANSWERS, one);
	printf("learn_update_over_predict_11\t%d\t%.2f\n", SPEED_ANSWERS,
	       predict / update);
	if (!isfinite(sum))
		die("speed", "the filter left the numbers");
	return 0;
}
