/* study_mocks.c - on which days the mocks are; see proctor/study_plan.h */
#include "proctor/study_plan.h"

#include <stdlib.h>
#include <string.h>

/* The last mock, in days before the exam. */
#define LAST_FROM 10
#define LAST_TO 5
#define LAST_BEST 7
/* So far from its best day a mock may be put. */
#define REACH 2
#define WEEK 7

static int
wanted(const struct pr_study_in *in)
{
	int n = in->days_left;
	int all = n >= 45 ? 3 : n >= 12 ? 2 : n > LAST_TO ? 1 : 0;

	if (in->mock_minutes <= 0 || (size_t)n != in->n_days)
		return 0;
	/* whatever was taken: one more is due before the exam */
	return all > in->mocks_recent + 1 ? all - in->mocks_recent
	       : all                      ? 1
					  : 0;
}

static bool
is_weekend(const struct pr_study_in *in, int day)
{
	return (in->weekday + day) % WEEK >= 5;
}

static bool
better(const struct pr_study_in *in, int a, int b, int best)
{
	if (best < 0) /* so late that most find room before it */
		return a > b;
	if (in->have[a] != in->have[b])
		return in->have[a] > in->have[b];
	if (is_weekend(in, a) != is_weekend(in, b))
		return is_weekend(in, a);
	return abs(a - best) < abs(b - best);
}

/* The day for a mock in from..to; before from when there is none; or -1.
 * best -1: the last one. */
static int
choose(const struct pr_study_in *in, int from, int to, int best)
{
	int first = in->mock_last >= 0 && in->mock_last < PR_STUDY_MOCK_GAP
			    ? PR_STUDY_MOCK_GAP - in->mock_last
			    : 0;
	int day = -1;

	for (int i = from > first ? from : first; i <= to; i++)
		if (in->have[i] > 0 && (day < 0 || better(in, i, day, best)))
			day = i;
	for (int i = from - 1; day < 0 && i >= first && i > from - WEEK; i--)
		if (i <= to && in->have[i] > 0)
			day = i;
	return day;
}

/* Up to so many from the last to the first; returns how many have a day. */
static int
place(bool *mock, const struct pr_study_in *in, int wish, bool late)
{
	int n = in->days_left, begin = n - n / 3, count = 0, gap;
	int day = choose(in, n > LAST_FROM ? n - LAST_FROM : 0, n - LAST_TO,
			 late ? -1 : n - LAST_BEST);

	memset(mock, 0, in->n_days * sizeof(*mock));
	gap = wish > 1 ? (day - begin) / (wish - 1) : 0;
	if (gap < PR_STUDY_MOCK_GAP)
		gap = PR_STUDY_MOCK_GAP;
	while (day >= 0) {
		int best = day - gap, to = best + REACH;

		mock[day] = true;
		if (++count == wish)
			break;
		if (to > day - PR_STUDY_MOCK_GAP)
			to = day - PR_STUDY_MOCK_GAP;
		day = choose(in, best - REACH, to, late ? -1 : best);
	}
	return count;
}

int
pr_study_mocks(bool *mock, const struct pr_study_in *in)
{
	int wish = wanted(in), count;

	memset(mock, 0, in->n_days * sizeof(*mock));
	if (!wish)
		return 0;
	count = place(mock, in, wish, false);
	if (count < wish && place(mock, in, wish, true) <= count)
		place(mock, in, wish, false);
	return wish;
}
