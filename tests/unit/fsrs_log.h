/* fsrs_log.h - review logs for the tests and the bench of the fit: the public
 * one of $PROCTOR_TEST_DATA/fsrs, and simulated ones */
#ifndef FSRS_LOG_H
#define FSRS_LOG_H

#include "proctor/fsrs.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define FSRS_LOG_MAX 40000
#define FSRS_LOG_DAY_MS INT64_C(86400000)

struct fsrs_log_row {
	int64_t card, time_ms;
	int grade;
};

static inline int
fsrs_log_by_card(const void *a, const void *b)
{
	const struct fsrs_log_row *x = a;
	const struct fsrs_log_row *y = b;

	if (x->card != y->card)
		return x->card < y->card ? -1 : 1;
	return x->time_ms < y->time_ms ? -1 : x->time_ms > y->time_ms;
}

/* Days between two reviews are whole times 24 hours, as the published numbers
 * for this file have it; the first review stands on its UTC day. */
static inline void
fsrs_log_days(struct pr_fsrs_log *out, const struct fsrs_log_row *rows,
	      size_t n)
{
	for (size_t i = 0; i < n; i++) {
		out[i].card = rows[i].card;
		out[i].grade = rows[i].grade;
		out[i].day = (int)(rows[i].time_ms / FSRS_LOG_DAY_MS);
		if (i > 0 && rows[i].card == rows[i - 1].card)
			out[i].day =
				out[i - 1].day +
				(int)((rows[i].time_ms - rows[i - 1].time_ms) /
				      FSRS_LOG_DAY_MS);
	}
}

/* The public log into out[FSRS_LOG_MAX]; 0 when it is not there. */
static inline size_t
fsrs_log_read(struct pr_fsrs_log *out)
{
	static struct fsrs_log_row rows[FSRS_LOG_MAX];
	const char *data = getenv("PROCTOR_TEST_DATA");
	char line[200];
	size_t n = 0;
	FILE *f;

	snprintf(line, sizeof(line), "%s/fsrs/fsrs-revlog.csv",
		 data ? data : "../shared/data");
	f = fopen(line, "r");
	if (!f)
		return 0;
	while (n < FSRS_LOG_MAX && fgets(line, sizeof(line), f))
		if (sscanf(line, "%" SCNd64 ",%d,%" SCNd64, &rows[n].card,
			   &rows[n].grade, &rows[n].time_ms) == 3)
			n++;
	fclose(f);
	qsort(rows, n, sizeof(rows[0]), fsrs_log_by_card);
	fsrs_log_days(out, rows, n);
	return n;
}

/* Chance that is the same in every run: 0 <= x < 1. */
static inline double
fsrs_log_chance(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (double)(*seed >> 11) / 9007199254740992.0;
}

/* Somebody who forgets faster, and learns less by each review. */
static inline struct pr_fsrs_weights
fsrs_log_other(void)
{
	struct pr_fsrs_weights w = *pr_fsrs_defaults();

	w.w[0] = 0.05;
	w.w[2] = 1.1;
	w.w[4] = 7;
	w.w[8] = 1;
	w.w[11] = 2;
	w.w[17] = 0.9;
	w.w[20] = 0.6;
	return w;
}

/* A learner whose memory is FSRS with the weights w: `cards` cards over 240
 * days, up to `each` reviews of every one, some on the same day, some late. */
static inline size_t
fsrs_log_simulate(struct pr_fsrs_log *out, const struct pr_fsrs_weights *w,
		  int cards, int each, uint64_t seed)
{
	size_t n = 0;

	for (int c = 0; c < cards; c++) {
		struct pr_fsrs state = { 0 };
		int day = (int)(220 * fsrs_log_chance(&seed));

		for (int k = 0; k < each; k++) {
			double wait = 5 * state.s * fsrs_log_chance(&seed);
			int gap = wait > 40 ? 40 : (int)wait;
			double u = fsrs_log_chance(&seed);
			double right =
				k > 0 ? pr_fsrs_recall(w, &state, gap) : 0.7;
			int grade = u < right * 0.1   ? PR_FSRS_EASY
				    : u < right * 0.8 ? PR_FSRS_GOOD
				    : u < right       ? PR_FSRS_HARD
						      : PR_FSRS_AGAIN;

			day += gap;
			if (day > 240)
				break;
			out[n++] = (struct pr_fsrs_log){ c, day, grade };
			pr_fsrs_review(&state, w, (enum pr_fsrs_grade)grade,
				       k > 0 ? gap : 0);
		}
	}
	return n;
}

#endif
