/* bench_fsrs.c - the weights of FSRS-6 fitted to the public log, beside one
 * pass over it and the published time of the library's own optimiser: name,
 * value, times one pass or, for losses, less than the default's loss */
#include "../unit/fsrs_log.h"

#include "bench.h"

#define ROUNDS 20

/* fsrs-rs fits this file in so many seconds; on which machine is not said
 * (psychometrics 7.4). No FSRS library is at hand to be run beside. */
#define PUBLISHED_SECONDS 0.5
#define PUBLISHED_LOSS 0.44365

static struct pr_fsrs_log rows[FSRS_LOG_MAX];

static double
fastest_pass(size_t n)
{
	double best = 1e9;

	for (int i = 0; i < ROUNDS; i++) {
		double start = seconds();
		double took;

		(void)pr_fsrs_loss(pr_fsrs_defaults(), rows, n, NULL);
		took = seconds() - start;
		best = took < best ? took : best;
	}
	return best;
}

static double
fastest_fit(struct pr_fsrs_fit *fit, size_t n)
{
	double best = 1e9;

	for (int i = 0; i < ROUNDS; i++) {
		struct pr_err err = { 0 };
		double start = seconds();
		double took;

		if (pr_fsrs_fit(fit, pr_fsrs_defaults(), rows, n, NULL, NULL,
				&err))
			die("fit", err.text);
		took = seconds() - start;
		best = took < best ? took : best;
	}
	return best;
}

static void
tell(const char *name, double value, double beside)
{
	printf("fsrs: %s\t%.5f\t%.5f\n", name, value, beside);
}

int
main(void)
{
	size_t n = fsrs_log_read(rows);
	struct pr_fsrs_fit fit = { 0 };
	double pass;
	double took;

	if (n == 0) {
		puts("# fsrs: no $PROCTOR_TEST_DATA/fsrs/fsrs-revlog.csv");
		return 0;
	}
	pass = fastest_pass(n);
	took = fastest_fit(&fit, n);
	printf("fsrs: reviews in the log, scored, held back\t%zu\t%zu\t%zu\n",
	       n, fit.n, fit.n_held);
	tell("one pass of the loss, s", pass, 1);
	printf("fsrs: reviews a second in a pass\t%.0f\t1\n", (double)n / pass);
	tell("fit, with the judging on held-back days, s", took, took / pass);
	printf("fsrs: reviews a second in a fit\t%.0f\t%.5f\n",
	       (double)n / took, pass / took);
	tell("fit by fsrs-rs as published, machine not known, s",
	     PUBLISHED_SECONDS, PUBLISHED_SECONDS / pass);
	tell("log loss, default", fit.loss_before, 0);
	tell("log loss, fitted", fit.loss, fit.loss_before - fit.loss);
	tell("log loss, fsrs-rs as published", PUBLISHED_LOSS,
	     fit.loss_before - PUBLISHED_LOSS);
	tell("held-back log loss, default", fit.held_before, 0);
	tell("held-back log loss, fitted before them", fit.held,
	     fit.held_before - fit.held);
	tell("held-back log loss, moving average", fit.held_average,
	     fit.held_before - fit.held_average);
	printf("fsrs: kept\t%s\n", fit.better ? "yes" : "no");
	return 0;
}
