/* fsrs.c - memory of one item or skill: FSRS-6 in double precision */
#include "proctor/fsrs.h"

#include <math.h>

#define S_MIN 0.001
#define S_MAX 36500.0
#define D_MIN 1.0
#define D_MAX 10.0

/* Right, but more likely by luck than by memory. */
#define KNOWN_HARDLY 0.5

static const struct pr_fsrs_weights defaults = { {
	0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194,
	0.001,  1.8722, 0.1666, 0.796,  1.4835, 0.0614, 0.2629,
	1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
} };

static double
clamp(double x, double lo, double hi)
{
	return fmin(fmax(x, lo), hi);
}

const struct pr_fsrs_weights *
pr_fsrs_defaults(void)
{
	return &defaults;
}

/* F, such that recall after S days is 90 %. */
static double
factor(const struct pr_fsrs_weights *w)
{
	return expm1(-log(0.9) / w->w[20]);
}

double
pr_fsrs_recall(const struct pr_fsrs_weights *w, const struct pr_fsrs *state,
	       double days)
{
	if (!(state->s > 0))
		return 0;
	if (!(days > 0))
		return 1;
	return pow(1 + factor(w) * days / state->s, -w->w[20]);
}

int
pr_fsrs_interval(const struct pr_fsrs_weights *w, const struct pr_fsrs *state,
		 double want, int max)
{
	double days;

	days = state->s / factor(w) * expm1(-log(want) / w->w[20]);
	if (!(days > 1))
		return 1;
	return days < max ? (int)clamp(round(days), 1, max) : max;
}

/* Difficulty after a first review, not yet held inside 1..10. */
static double
first_difficulty(const double *w, int grade)
{
	return w[4] - exp(w[5] * (grade - 1)) + 1;
}

static double
same_day(double s, const double *w, int grade)
{
	double k = exp(w[17] * (grade - 3 + w[18])) * pow(s, -w[19]);

	return s * (grade >= PR_FSRS_HARD ? fmax(k, 1) : k);
}

static double
after_lapse(const struct pr_fsrs *state, const double *w, double recall)
{
	double s = w[11] * pow(state->d, -w[12]) *
		   (pow(state->s + 1, w[13]) - 1) * exp((1 - recall) * w[14]);

	return fmin(s, state->s / exp(w[17] * w[18]));
}

static double
after_recall(const struct pr_fsrs *state, const double *w, double recall,
	     int grade)
{
	double gain = exp(w[8]) * (11 - state->d) * pow(state->s, -w[9]) *
		      expm1((1 - recall) * w[10]);

	if (grade == PR_FSRS_HARD)
		gain *= w[15];
	if (grade == PR_FSRS_EASY)
		gain *= w[16];
	return state->s * (1 + gain);
}

static double
next_difficulty(double d, const double *w, int grade)
{
	double moved = d - w[6] * (grade - 3) * (10 - d) / 9;

	return w[7] * first_difficulty(w, PR_FSRS_EASY) + (1 - w[7]) * moved;
}

void
pr_fsrs_review(struct pr_fsrs *state, const struct pr_fsrs_weights *weights,
	       enum pr_fsrs_grade grade, int days)
{
	const double *w = weights->w;
	int g = (int)clamp((double)grade, PR_FSRS_AGAIN, PR_FSRS_EASY);
	double recall = pr_fsrs_recall(weights, state, days);
	double s;
	double d;

	if (!(state->s > 0)) {
		s = w[g - 1];
		d = first_difficulty(w, g);
	} else {
		if (days <= 0)
			s = same_day(state->s, w, g);
		else if (g == PR_FSRS_AGAIN)
			s = after_lapse(state, w, recall);
		else
			s = after_recall(state, w, recall, g);
		d = next_difficulty(state->d, w, g);
	}
	state->s = clamp(s, S_MIN, S_MAX);
	state->d = clamp(d, D_MIN, D_MAX);
}

double
pr_fsrs_unguessed(double p, double guess)
{
	double right = clamp(p, 0, 1);
	double g = clamp(guess, 0, 1);

	return g < 1 ? fmax((right - g) / (1 - g), 0) : 0;
}

/* The chance that a right answer was known and not guessed. */
static double
chance_known(double recall, double guess)
{
	double r = clamp(recall, 0, 1);
	double g = clamp(guess, 0, 1);

	return g > 0 ? r / (r + (1 - r) * g) : 1;
}

struct pr_fsrs_verdict
pr_fsrs_judge(const struct pr_fsrs_weights *w, const struct pr_fsrs *state,
	      const struct pr_fsrs_answer *answer, double p)
{
	struct pr_fsrs_verdict v = { .grade = PR_FSRS_AGAIN, .known = 1 };
	double recall = state->s > 0 ? pr_fsrs_recall(w, state, answer->days)
				     : pr_fsrs_unguessed(p, answer->guess);

	if (!answer->right) {
		v.misconception = answer->confidence == 3;
		return v;
	}
	switch (answer->confidence) {
	case 1:
		v.lucky = true;
		return v;
	case 3:
		v.grade = answer->fast ? PR_FSRS_EASY : PR_FSRS_GOOD;
		return v;
	case 2:
		v.grade = PR_FSRS_HARD;
		break;
	default:
		v.grade = PR_FSRS_GOOD;
		break;
	}
	v.known = chance_known(recall, answer->guess);
	v.lucky = v.known < KNOWN_HARDLY;
	return v;
}

void
pr_fsrs_take(struct pr_fsrs *state, const struct pr_fsrs_weights *w,
	     const struct pr_fsrs_verdict *verdict, int days)
{
	struct pr_fsrs again = *state;
	double known = clamp(verdict->known, 0, 1);

	pr_fsrs_review(&again, w, PR_FSRS_AGAIN, days);
	pr_fsrs_review(state, w, verdict->grade, days);
	if (known >= 1)
		return;
	state->s = exp(known * log(state->s) + (1 - known) * log(again.s));
	state->d = known * state->d + (1 - known) * again.d;
}
