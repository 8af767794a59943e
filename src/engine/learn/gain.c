/* gain.c - the rank of items by what they gain until exam day */
#include "proctor/gain.h"

#include <limits.h>
#include <math.h>

/*
 * Time is short when it does not suffice to see each unseen item once beside
 * one review of what has faded; then it pays to see each once before any is
 * seen again. A simulation as in psychometrics 7.5 (1,000 items, 60 days,
 * guess-aware grades) would begin sooner: with unseen items first, and by gain
 * alone, .708 and .695 are known on exam day with 30 answers a day, .779 and
 * .764 with 40, .868 and .869 with 60. But where memory is worse than the
 * weights say it lost (.42 against .49 of due-first with 20), and errors of
 * one's own would wait for weeks; so the rule is the plan's own.
 */
static double
seconds_of(const struct pr_gain_in *in)
{
	return in->seconds > 0 ? in->seconds : PR_GAIN_SECONDS;
}

/* FSRS counts whole days. */
static int
whole_days(double days)
{
	return days > 0 ? (int)fmin(floor(days), INT_MAX) : 0;
}

static double
recall_now(const struct pr_fsrs_weights *w, const struct pr_gain_in *in)
{
	/* p_new has the lucky answers in it; they are not knowing */
	if (in->unseen)
		return pr_fsrs_unguessed(in->p_new, in->guess);
	return pr_fsrs_recall(w, &in->state, in->days_since);
}

/* Recall on exam day after a response of this kind. */
static double
recall_after(const struct pr_fsrs_weights *w, const struct pr_gain_in *in,
	     bool right, double h)
{
	struct pr_fsrs state = { 0 };
	struct pr_fsrs_answer answer = {
		.right = right,
		.guess = in->guess,
		.days = in->unseen ? 0 : whole_days(in->days_since),
	};
	struct pr_fsrs_verdict verdict;

	if (!in->unseen)
		state = in->state;
	verdict = pr_fsrs_judge(w, &state, &answer, in->p_new);
	pr_fsrs_take(&state, w, &verdict, answer.days);
	return pr_fsrs_recall(w, &state, h);
}

double
pr_gain(const struct pr_fsrs_weights *w, const struct pr_gain_in *in,
	double days_to_exam)
{
	double h = fmax(days_to_exam, 0);
	double known = recall_now(w, in);
	double guess = fmin(fmax(in->guess, 0), 1);
	double right = in->unseen ? fmin(fmax(in->p_new, 0), 1)
				  : known + (1 - known) * guess;
	double without =
		in->unseen ? known
			   : pr_fsrs_recall(w, &in->state, in->days_since + h);
	double with = right * recall_after(w, in, true, h) +
		      (1 - right) * recall_after(w, in, false, h);

	return (with - without) * in->weight / seconds_of(in);
}

static bool
is_short(const struct pr_fsrs_weights *w, const struct pr_gain_in *in, size_t n,
	 double budget_seconds)
{
	double needed = 0;

	for (size_t i = 0; i < n; i++) {
		if (in[i].unseen || recall_now(w, &in[i]) < PR_GAIN_FADED)
			needed += seconds_of(&in[i]);
	}
	return needed > budget_seconds;
}

struct rank {
	const struct pr_gain_in *in;
	const double *gain;
	bool unseen_first;
};

/* Whether item a comes before item b; total, so the order is one. */
static bool
before(const struct rank *rank, size_t a, size_t b)
{
	if (rank->unseen_first && rank->in[a].unseen != rank->in[b].unseen)
		return rank->in[a].unseen;
	if (rank->gain[a] > rank->gain[b])
		return true;
	return !(rank->gain[a] < rank->gain[b]) && a < b;
}

static void
sift(size_t *order, size_t root, size_t n, const struct rank *rank)
{
	size_t item = order[root];

	for (;;) {
		size_t child = 2 * root + 1;

		if (child >= n)
			break;
		if (child + 1 < n &&
		    before(rank, order[child], order[child + 1]))
			child++;
		if (!before(rank, item, order[child]))
			break;
		order[root] = order[child];
		root = child;
	}
	order[root] = item;
}

/* A heap of the last first: it needs no memory and no context. */
static void
sort(size_t *order, size_t n, const struct rank *rank)
{
	for (size_t i = n / 2; i-- > 0;)
		sift(order, i, n, rank);
	for (size_t end = n; end-- > 1;) {
		size_t last = order[0];

		order[0] = order[end];
		order[end] = last;
		sift(order, 0, end, rank);
	}
}

bool
pr_gain_order(size_t *order, double *gain, const struct pr_gain_in *in,
	      size_t n, const struct pr_fsrs_weights *w, double days_to_exam,
	      double budget_seconds)
{
	struct rank rank = { in, gain, is_short(w, in, n, budget_seconds) };

	for (size_t i = 0; i < n; i++) {
		order[i] = i;
		gain[i] = pr_gain(w, &in[i], days_to_exam);
		/* what cannot be told comes last */
		if (isnan(gain[i]))
			gain[i] = -HUGE_VAL;
	}
	sort(order, n, &rank);
	return rank.unseen_first;
}
