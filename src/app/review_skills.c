/* review_skills.c - faded skills of the drills, at the end of the queue */
#include "proctor/drill.h"

#include "library_internal.h"
#include "review_internal.h"

#include <stdio.h>
#include <string.h>

#define DRILL_ITEMS 5   /* a skill is refreshed by so many responses */
#define TIME_SHARE 0.25 /* of the queue's time, at most, kept for skills */

/* The worst remembered first, at most as many as there are rows. */
static void
keep(struct review_skills *skills, const struct pr_review_row *row)
{
	size_t i = skills->n;

	while (i > 0 && skills->rows[i - 1].recall > row->recall)
		i--;
	if (i == PR_LEN(skills->rows))
		return;
	if (skills->n < PR_LEN(skills->rows))
		skills->n++;
	for (size_t k = skills->n - 1; k > i; k--)
		skills->rows[k] = skills->rows[k - 1];
	skills->rows[i] = *row;
}

static enum pr_status
look_at(struct review_skills *skills, struct review_make *m,
	const struct pr_domain *kind, const struct pr_task *task,
	struct pr_err *err)
{
	struct learn_recall recall;
	struct pr_review_row row = { .seconds = DRILL_ITEMS *
						(int)PR_GAIN_SECONDS };
	struct pr_gain_in in = { .weight = 1, .seconds = row.seconds };
	enum pr_status st =
		learn_skill_load(&recall, m->desk, task->identifier, err);

	if (st || !(recall.state.s > 0))
		return st;
	if (recall.last_day < m->when.today)
		row.days_since = m->when.today - recall.last_day;
	row.recall =
		pr_fsrs_recall(&m->pool.weights, &recall.state, row.days_since);
	if (row.recall >= PR_GAIN_FADED)
		return PR_OK;
	in.state = recall.state;
	in.days_since = row.days_since;
	row.gain = pr_gain(&m->pool.weights, &in, m->review->days_left);
	row.missed = recall.flags & PR_MEMORY_WRONG;
	snprintf(row.name, sizeof(row.name), "%s", task->identifier);
	snprintf(row.domain, sizeof(row.domain), "%s", kind->identifier);
	library_cut(row.words, sizeof(row.words), task->title);
	keep(skills, &row);
	return PR_OK;
}

enum pr_status
review_skills_load(struct review_skills *out, struct review_make *m,
		   struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_exam *exam = NULL;
	enum pr_status st;
	int64_t rev;
	int share;

	memset(out, 0, sizeof(*out));
	st = pr_library_exam(m->desk, PR_DRILLS, &exam, &rev, &own);
	if (st == PR_ENOTFOUND)
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	for (size_t d = 0; d < exam->n_domains && !st; d++)
		for (size_t t = 0; t < exam->domains[d].n_tasks && !st; t++)
			st = look_at(out, m, &exam->domains[d],
				     &exam->domains[d].tasks[t], err);
	pr_exam_free(exam);
	share = (int)(m->budget_s * TIME_SHARE);
	out->kept = out->n;
	while (out->kept && (int)out->kept * out->rows[0].seconds > share)
		out->kept--;
	for (size_t i = 0; i < out->kept; i++)
		m->left_s -= out->rows[i].seconds;
	return st;
}

enum pr_status
review_skills_add(struct review_make *m, const struct review_skills *skills,
		  struct pr_err *err)
{
	for (size_t i = 0; i < skills->n; i++) {
		struct pr_review_row *row;

		if (i >= skills->kept && skills->rows[i].seconds > m->left_s)
			break;
		row = review_row_add(m);

		if (!row)
			return pr_fail(err, PR_ENOMEM, "out of memory");
		*row = skills->rows[i];
		if (i >= skills->kept)
			m->left_s -= row->seconds;
	}
	return PR_OK;
}
