/* fsrs_fit.h - what the files of the fit share */
#ifndef LEARN_FSRS_FIT_H
#define LEARN_FSRS_FIT_H

#include "proctor/fsrs.h"

#define FSRS_S_MIN 0.001
#define FSRS_S_MAX 36500.0
#define FSRS_D_MIN 1.0
#define FSRS_D_MAX 10.0

/* Which reviews of a log are taken in, and which of them are scored. */
struct fsrs_span {
	const struct pr_fsrs_log *log;
	size_t n;
	int64_t from;  /* scored from this day on */
	int64_t until; /* nothing of this day or later is looked at */
	/* Place of each scored review in time, and how many there are: newer
	 * ones count more. NULL: all alike. */
	const size_t *place;
	size_t n_places;
};

/* A sum over scored reviews, with its derivatives by the weights. */
struct fsrs_sum {
	double loss; /* -ln p, times what the review counts */
	double g[PR_FSRS_WEIGHTS];
	/* expected second derivatives, lower triangle */
	double h[PR_FSRS_WEIGHTS][PR_FSRS_WEIGHTS];
	size_t n;
};

/* The span that is a whole log. */
struct fsrs_span fsrs_whole(const struct pr_fsrs_log *log, size_t n);

/* A grade as FSRS knows it, whatever stands in the log. */
int fsrs_grade(int grade);

/* Days between two reviews; never negative. */
int fsrs_gap(const struct pr_fsrs_log *before, const struct pr_fsrs_log *now);

/* -ln of the chance that was given to what happened. */
double fsrs_surprise(double recall, bool recalled);

/* The loss alone, summed; all reviews count alike. */
double fsrs_sum_loss(const struct pr_fsrs_weights *w,
		     const struct fsrs_span *span, size_t *scored);

/* The loss with its derivatives. */
void fsrs_sum(struct fsrs_sum *out, const struct pr_fsrs_weights *w,
	      const struct fsrs_span *span);

/* What a search reports to; the two fits of one call share it. */
struct fsrs_progress {
	bool (*tell)(void *ctx, double at);
	void *ctx;
	double from, to;
};

/* Moves w from where it stands to the least penalised loss on a span. */
PR_NODISCARD enum pr_status fsrs_search(struct pr_fsrs_weights *w,
					const struct fsrs_span *span,
					const struct fsrs_progress *progress,
					struct pr_err *err);

#endif
