/*
 * learn_readiness.c - the forecast on simulated learners who get better
 *
 * Learners begin below the passing level, gain while they practise and then
 * sit an exam of fresh items. The product's filter sees their answers, one
 * by one, with its own constants; its forecast is held against who passed,
 * beside the rules that only look at the last mock. The simulation and its
 * numbers are those of psychometrics 8.2; it is of the same family as the
 * filter, so it shows that the arithmetic is right, not that people are so.
 *
 * One line each: name, number of learners, value. Ends with 1 when the
 * forecast at 450 answers and 3 mocks is not calibrated.
 */
#include "proctor/irt.h"
#include "proctor/readiness.h"
#include "proctor/rng.h"

#include "bench.h"

#include <math.h>

#define DOMAINS 6
#define EXAM 130
#define MOCK 150
#define LEARNERS 3000
#define TRAINING 300 /* whose pass rate is the published one */

/* How learners and items are made; logits, the passing level at .35. */
#define LEVEL 0.35
#define B_MEAN 0.2
#define B_SD 0.9
#define B_ERROR 0.25 /* of the difficulty as the bank knows it */
#define GAP_SD 0.2   /* of the exam day */

#define PI 3.14159265358979323846
#define SEED 20261122

#define SLOPE_LO 0.9
#define SLOPE_HI 1.1
#define ECE_MAX 0.02

enum {
	RULE_BASE,
	RULE_MOCK,
	RULE_MOCK_SEM,
	RULE_PRODUCT,
	RULES
};
static const char *const rule_names[RULES] = {
	"base-rate",
	"last-mock",
	"last-mock-sem",
	"product",
};

static const double shares[DOMAINS] = { .19, .17, .16, .17, .16, .15 };

struct condition {
	const char *name;
	int practice, mocks;
};
static const struct condition conditions[] = {
	{ "150+1", 150, 1 },
	{ "450+1", 450, 1 },
	{ "450+3", 450, 3 },
	{ "900+3", 900, 3 },
};
#define AIMED 2

struct learner {
	double theta; /* overall, moves */
	double deviation[DOMAINS];
	double gain; /* over all answers */
};

/* Right answers of a test and how many reach the passing level. */
struct test {
	double raw, cut, info;
};

static struct pr_rng rng;

static double
normal(double mean, double sd)
{
	double u = pr_rng_unit(&rng);
	double v = pr_rng_unit(&rng);

	return mean + sd * sqrt(-2 * log(1 - u)) * cos(2 * PI * v);
}

static struct learner
learner_new(void)
{
	struct learner who = {
		.theta = normal(-0.35, 0.6),
		.gain = normal(0.8, 0.35),
	};

	for (int d = 0; d < DOMAINS; d++)
		who.deviation[d] = normal(0, 0.35);
	return who;
}

static int
any_domain(void)
{
	double u = pr_rng_unit(&rng);
	int d = 0;

	while (d < DOMAINS - 1 && u >= shares[d])
		u -= shares[d++];
	return d;
}

static bool
answers(const struct learner *who, int domain, double shift, double b)
{
	return pr_rng_unit(&rng) <
	       pr_rasch_p(who->theta + who->deviation[domain] + shift, b);
}

static void
count(struct test *test, bool right, double b)
{
	double p = pr_rasch_p(LEVEL, b);

	test->raw += right;
	test->cut += p;
	test->info += p * (1 - p);
}

/* Where the mocks begin, evenly from .45 of all answers to the end. */
static int
mock_start(const struct condition *c, int k)
{
	double all = c->practice + c->mocks * MOCK;
	double first = all * 0.45;

	if (c->mocks == 1)
		return (int)first;
	return (int)(first + (all - MOCK - first) * k / (c->mocks - 1));
}

/* Practises and sits the mocks; last is the last of these. */
static struct pr_learn
practise(struct learner *who, const struct condition *c,
	 const struct pr_learn_prior *prior, struct test *last)
{
	int all = c->practice + c->mocks * MOCK;
	int start = mock_start(c, c->mocks - 1);
	struct pr_learn learn;

	pr_learn_init(&learn, DOMAINS, prior);
	*last = (struct test){ 0 };
	for (int t = 0; t < all; t++) {
		int domain = any_domain();
		double b = normal(B_MEAN, B_SD);
		double known = normal(b, B_ERROR);
		struct pr_learn_answer answer = {
			.domain = domain,
			.b = known - LEVEL,
			.b_var = B_ERROR * B_ERROR,
			.right = answers(who, domain, 0, b),
		};

		if (t >= start && t < start + MOCK)
			count(last, answer.right, known);
		pr_learn_update(&learn, prior, &answer);
		who->theta += who->gain / all + normal(0, 0.02);
	}
	return learn;
}

static void
exam_counts(int *counts)
{
	int left = EXAM;

	for (int d = 0; d < DOMAINS; d++) {
		counts[d] = (int)nearbyint(shares[d] * EXAM);
		left -= counts[d];
	}
	counts[0] += left;
}

static bool
passes_exam(const struct learner *who)
{
	int counts[DOMAINS];
	double shift = normal(0, GAP_SD);
	struct test exam = { 0 };

	exam_counts(counts);
	for (int d = 0; d < DOMAINS; d++)
		for (int i = 0; i < counts[d]; i++) {
			double b = normal(B_MEAN, B_SD);

			count(&exam, answers(who, d, shift, b), b);
		}
	return exam.raw >= ceil(exam.cut);
}

/* A form as the exam draws them, by the quantiles of its difficulties. */
static struct pr_readiness_form
form_of(double *b)
{
	struct pr_readiness_form form = { .n_domains = DOMAINS, .b = b };
	double cut = 0;
	int n = 0;

	exam_counts(form.counts);
	for (int d = 0; d < DOMAINS; d++)
		for (int i = 0; i < form.counts[d]; i++, n++) {
			double at = (i + 0.5) / form.counts[d];

			b[n] = B_MEAN - LEVEL + B_SD * pr_score_phi_inverse(at);
			cut += pr_rasch_p(0, b[n]);
		}
	form.cut = (int)ceil(cut);
	return form;
}

static void
line(const char *condition, const char *rule, const char *what, int n,
     double value)
{
	printf("readiness.%s.%s.%s\t%d\t%.4f\n", condition, rule, what, n,
	       value);
}

/* The pass rate of others, who sat before. */
static double
published_rate(const struct condition *c, const struct pr_learn_prior *prior)
{
	int passed = 0;

	for (int i = 0; i < TRAINING; i++) {
		struct learner who = learner_new();
		struct test last;

		(void)practise(&who, c, prior, &last);
		passed += passes_exam(&who);
	}
	return (double)passed / TRAINING;
}

static bool
calibrated(const struct pr_calibration *got)
{
	return got->slope >= SLOPE_LO && got->slope <= SLOPE_HI &&
	       got->ece <= ECE_MAX;
}

static bool
report(const struct condition *c, struct pr_claim_outcome claims[][LEARNERS])
{
	struct pr_calibration got = { 0 };
	struct pr_err err = { 0 };

	for (int r = 0; r < RULES; r++) {
		if (pr_calibration(&got, claims[r], LEARNERS, &err) != PR_OK)
			die("calibration", err.text);
		line(c->name, rule_names[r], "brier", LEARNERS, got.brier);
		line(c->name, rule_names[r], "logloss", LEARNERS, got.log_loss);
		line(c->name, rule_names[r], "intercept", LEARNERS,
		     got.intercept);
		line(c->name, rule_names[r], "slope", LEARNERS, got.slope);
		line(c->name, rule_names[r], "ece", LEARNERS, got.ece);
	}
	return calibrated(&got);
}

static bool
run(const struct condition *c, const struct pr_readiness_form *form,
    uint64_t stream)
{
	static struct pr_claim_outcome claims[RULES][LEARNERS];
	struct pr_learn_prior prior = pr_learn_prior_for(0);
	double passed = 0;
	double rate;

	pr_rng_seed_stream(&rng, SEED, stream);
	rate = published_rate(c, &prior);
	prior = pr_learn_prior_for(rate);
	for (int i = 0; i < LEARNERS; i++) {
		struct learner who = learner_new();
		struct test mock;
		struct pr_learn learn = practise(&who, c, &prior, &mock);
		struct pr_readiness r;
		struct pr_err err = { 0 };
		bool pass = passes_exam(&who);

		if (pr_readiness(&r, &learn, form, PR_READINESS_SD, &err) !=
		    PR_OK)
			die("readiness", err.text);
		claims[RULE_BASE][i].p = rate;
		claims[RULE_MOCK][i].p = mock.raw >= mock.cut ? .98 : .02;
		claims[RULE_MOCK_SEM][i].p =
			pr_score_phi((mock.raw - mock.cut) / sqrt(mock.info));
		claims[RULE_PRODUCT][i].p = r.p;
		passed += pass;
		for (int k = 0; k < RULES; k++)
			claims[k][i].pass = pass;
	}
	line(c->name, "all", "published", TRAINING, rate);
	line(c->name, "all", "passed", LEARNERS, passed / LEARNERS);
	return report(c, claims);
}

/* The vector of psychometrics 8.1 and the time of one call. */
static void
vector(void)
{
	static const double c_dd[] = { .04, .05, .05, .04, .05, .06 };
	struct pr_readiness_form form = {
		.n_domains = DOMAINS,
		.counts = { 29, 21, 19, 28, 19, 14 },
		.cut = 70,
	};
	struct pr_learn learn = {
		.n = DOMAINS,
		.m = { 0.45, 0.15, -0.30, 0.05, 0.20, -0.10, 0.0 },
	};
	struct pr_readiness r = { 0 };
	double b[EXAM];
	int n = 0;
	double begun;

	learn.c[0][0] = 0.03;
	for (int d = 0; d < DOMAINS; d++) {
		learn.c[0][d + 1] = learn.c[d + 1][0] = -0.008;
		learn.c[d + 1][d + 1] = c_dd[d];
		for (int i = 0; i < form.counts[d]; i++)
			b[n++] = -1.3 + 3.0 * i / (form.counts[d] - 1);
	}
	form.b = b;
	begun = seconds();
	for (int i = 0; i < 100; i++)
		if (pr_readiness(&r, &learn, &form, PR_READINESS_SD, NULL) !=
		    PR_OK)
			die("readiness", "the vector was refused");
	printf("readiness.call.ms\t%d\t%.3f\n", EXAM,
	       (seconds() - begun) * 1000 / 100);
	printf("readiness.vector\t%d\t%.10f\n", EXAM, r.p);
}

int
main(void)
{
	double b[EXAM];
	struct pr_readiness_form form = form_of(b);
	bool good = true;

	vector();
	for (size_t i = 0; i < PR_LEN(conditions); i++) {
		bool calibrated_here = run(&conditions[i], &form, i);

		if (i == AIMED)
			good = calibrated_here;
	}
	if (!good)
		fprintf(stderr,
			"bench: readiness at 450+3: slope outside %.1f..%.1f "
			"or ece above %.2f\n",
			SLOPE_LO, SLOPE_HI, ECE_MAX);
	return good ? 0 : 1;
}
