/* alloc_sum.c - what counts in a target; see proctor/ceu_alloc.h */
#include "engine/ceu/alloc_internal.h"

#include <limits.h>
#include <string.h>

#define NONE PR_CEU_CLASSES /* the column of units under no maximum */

static int
held(int64_t value)
{
	if (value < 0)
		return 0;
	return value > INT_MAX ? INT_MAX : (int)value;
}

int
alloc_maximum(const struct pr_ceu_target *target, uint32_t in)
{
	for (size_t i = 0; i < target->n_limits; i++)
		if (target->limits[i].maximum &&
		    (in >> target->limits[i].class & 1))
			return (int)i;
	return -1;
}

/* The missing minimums of limit i's attribute together; 0 unless it is the
 * first of them. */
static int64_t
missing(const struct pr_ceu_target *target, size_t i, const int64_t *have)
{
	const struct pr_ceu_limit *limits = target->limits;
	int64_t sum = 0;

	for (size_t k = 0; k < target->n_limits; k++) {
		if (limits[k].maximum ||
		    limits[k].attribute != limits[i].attribute)
			continue;
		if (k < i)
			return 0;
		if (limits[k].amount > have[k])
			sum += limits[k].amount - have[k];
	}
	return sum;
}

int
alloc_owed(const struct pr_ceu_target *target, int64_t total,
	   const int64_t *have)
{
	int64_t owed = (int64_t)target->need - total;

	for (size_t i = 0; i < target->n_limits; i++) {
		int64_t sum = target->limits[i].maximum
				      ? 0
				      : missing(target, i, have);

		if (sum > owed)
			owed = sum;
	}
	return held(owed);
}

/* By limit, and at the end of everything; each by the maximum it is under. */
struct sums {
	int64_t of[PR_CEU_CLASSES + 1][PR_CEU_CLASSES + 1];
};

static void
add(struct sums *sums, const struct pr_ceu_target *target,
    const struct pr_ceu_item *item)
{
	int under = alloc_maximum(target, item->in);
	size_t column = under < 0 ? NONE : (size_t)under;

	sums->of[NONE][column] += item->units;
	for (size_t i = 0; i < target->n_limits; i++)
		if (item->in >> target->limits[i].class & 1)
			sums->of[i][column] += item->units;
}

/* What the maximums let through of a row. */
static int64_t
through(const struct sums *sums, size_t row, const struct pr_ceu_target *target)
{
	int64_t sum = sums->of[row][NONE];

	for (size_t i = 0; i < target->n_limits; i++) {
		int64_t most = held(target->limits[i].amount);

		if (target->limits[i].maximum)
			sum += sums->of[row][i] < most ? sums->of[row][i]
						       : most;
	}
	return sum;
}

void
pr_ceu_sum(struct pr_ceu_sums *out, const struct pr_ceu_target *targets,
	   int target, const struct pr_ceu_item *items, const int *given,
	   size_t n)
{
	const struct pr_ceu_target *t = &targets[target];
	struct sums sums = { 0 };
	int64_t have[PR_CEU_CLASSES] = { 0 };
	int64_t total;

	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < n; i++)
		if (given[i] == target)
			add(&sums, t, &items[i]);
	total = through(&sums, NONE, t);
	for (size_t i = 0; i < t->n_limits; i++) {
		have[i] = through(&sums, i, t);
		out->have[i] = held(have[i]);
		if (t->limits[i].maximum)
			out->lost[i] =
				held(sums.of[i][i] - held(t->limits[i].amount));
	}
	out->total = held(total);
	out->owed = alloc_owed(t, total, have);
}
