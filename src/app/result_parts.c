/* result_parts.c - domain rows and pace, from the response rows */
#include "proctor/score.h"
#include "util/mem.h"

#include "library_internal.h"
#include "result_internal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Twice the median and wrong: time that bought nothing. */
#define SLOW_TIMES 2

static double
outline_weight(const struct pr_exam *exam, size_t d)
{
	const struct pr_domain *dom = &exam->domains[d];

	if (dom->items > 0 && exam->scored_items > 0)
		return 100.0 * dom->items / exam->scored_items;
	if (!isnan(dom->percent))
		return dom->percent;
	if (!isnan(dom->percent_min) && !isnan(dom->percent_max))
		return (dom->percent_min + dom->percent_max) / 2;
	return (double)NAN;
}

/* Points lost first; equal losses in the order of the outline. */
static void
sort_rows(struct pr_result *r)
{
	for (size_t i = 1; i < r->n_domains; i++)
		for (size_t k = i;
		     k > 0 &&
		     r->domains[k].points_lost > r->domains[k - 1].points_lost;
		     k--) {
			struct pr_domain_row row = r->domains[k];

			r->domains[k] = r->domains[k - 1];
			r->domains[k - 1] = row;
		}
}

static void
fill_domain(struct pr_domain_row *row, const struct pr_result *r,
	    const struct pr_exam *exam, size_t d)
{
	struct pr_share share;

	memset(row, 0, sizeof(*row));
	snprintf(row->identifier, sizeof(row->identifier), "%s",
		 exam->domains[d].identifier);
	library_cut(row->title, sizeof(row->title), exam->domains[d].title);
	row->weight = outline_weight(exam, d);
	for (int i = 0; i < r->n_items; i++) {
		const struct pr_response_row *resp = &r->responses[i];

		if (resp->domain != (int)d || !result_counts(resp))
			continue;
		row->n++;
		row->right += resp->right;
	}
	share = pr_score_wilson((size_t)row->right, (size_t)row->n);
	row->share = share.value;
	row->lo = share.lo;
	row->hi = share.hi;
	row->too_few = pr_score_too_few((size_t)row->right, (size_t)row->n);
	row->points_lost = row->n - row->right;
}

void
result_domains(struct pr_result *result, const struct pr_exam *exam)
{
	result->n_domains = 0;
	for (size_t d = 0; d < exam->n_domains; d++) {
		struct pr_domain_row *row = &result->domains[result->n_domains];

		fill_domain(row, result, exam, d);
		/* practice of one domain has no rows for the others */
		if (row->n || result->kind == PR_SITTING_MOCK)
			result->n_domains++;
	}
	sort_rows(result);
	if (result->n_domains && result->domains[0].points_lost > 0)
		snprintf(result->next_domain, sizeof(result->next_domain), "%s",
			 result->domains[0].identifier);
}

static int
by_ms(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

enum pr_status
result_pace(struct pr_result *result, struct pr_err *err)
{
	int64_t *ms = mem_array((size_t)result->n_items, sizeof(*ms));
	size_t n = 0;

	if (!ms)
		return mem_fail(err);
	for (int i = 0; i < result->n_items; i++)
		if (result->responses[i].answered)
			ms[n++] = result->responses[i].ms;
	qsort(ms, n, sizeof(*ms), by_ms);
	if (n)
		result->median_ms =
			n % 2 ? ms[n / 2] : (ms[n / 2 - 1] + ms[n / 2]) / 2;
	free(ms);
	for (int i = 0; i < result->n_items; i++) {
		const struct pr_response_row *row = &result->responses[i];

		result->slow_wrong += row->answered && !row->right &&
				      row->ms > SLOW_TIMES * result->median_ms;
	}
	return PR_OK;
}
