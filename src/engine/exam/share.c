/* share.c - shares of right answers: range, when to be silent, rapid guesses */
#include "proctor/score.h"

#include <assert.h>
#include <math.h>

struct pr_share
pr_score_wilson(size_t right, size_t n)
{
	struct pr_share s = { 0, 0, 1 };
	double z2 = PR_SCORE_Z95 * PR_SCORE_Z95;
	double count = (double)n;
	double middle;
	double half;

	assert(right <= n);
	if (n == 0)
		return s;
	s.value = (double)right / count;
	middle = (s.value + z2 / (2 * count)) / (1 + z2 / count);
	half = PR_SCORE_Z95 *
	       sqrt(s.value * (1 - s.value) / count +
		    z2 / (4 * count * count)) /
	       (1 + z2 / count);
	/* All wrong and all right touch the end exactly. */
	s.lo = right == 0 ? 0 : fmax(0, middle - half);
	s.hi = right == n ? 1 : fmin(1, middle + half);
	return s;
}

bool
pr_score_too_few(size_t right, size_t n)
{
	struct pr_share s = pr_score_wilson(right, n);

	return n < PR_SHARE_MIN_ANSWERS || s.hi - s.lo > PR_SHARE_MAX_WIDTH;
}

bool
pr_score_is_rapid(int64_t ms, int64_t mean_ms)
{
	return ms < PR_RAPID_FLOOR_MS ||
	       (double)ms < PR_RAPID_SHARE * (double)mean_ms;
}
