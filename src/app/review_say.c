/* review_say.c - the one sentence of today's queue */
#include "review_internal.h"

#include <stdio.h>
#include <string.h>

struct line {
	char *text;
	size_t cap;
};

static const char *
s(long n)
{
	return n == 1 ? "" : "s";
}

/* The next day with study; there is one, for the mask is never empty. */
static int
next_day(const struct study_when *when)
{
	int day = when->today + 1;

	while (!study_is_day(when, day))
		day++;
	return day;
}

/* Nothing could be in the queue on any day. */
static void
say_nothing(const struct review_make *m, struct line *out)
{
	const struct pr_review *r = m->review;

	if (!m->pool.pool.n)
		snprintf(out->text, out->cap,
			 "There are no questions for %s here; bring some in "
			 "with: proctor bank import PATH",
			 r->exam);
	else if (review_is_quiet(m))
		snprintf(out->text, out->cap,
			 "Nothing has faded, and the last days before the exam "
			 "bring nothing new. Rest well.");
	else if (r->met)
		snprintf(out->text, out->cap,
			 "Nothing has faded: all %ld question%s you met %s "
			 "above 90 %%, and no new one is free.",
			 r->met, s(r->met), r->met == 1 ? "is" : "are");
	else
		snprintf(out->text, out->cap,
			 "All questions of %s are held back for mock exams; "
			 "take one with: proctor exam %s",
			 r->exam, r->exam);
}

/* There is something, but no time for it today. */
static void
say_no_time(const struct review_make *m, struct line *out)
{
	const struct pr_review *r = m->review;
	int next = next_day(&m->when);

	if (m->budget_s)
		snprintf(
			out->text, out->cap,
			"No question fits into %d minute%s; give it more time: "
			"proctor review --minutes N",
			m->budget_s / 60, s(m->budget_s / 60));
	else if (m->room.diagnostic)
		snprintf(out->text, out->cap,
			 "Today is for the diagnostic: proctor exam %s "
			 "--diagnostic. All the same: proctor review "
			 "--minutes %d",
			 r->exam, m->when.minutes);
	else if (!r->study_day)
		snprintf(out->text, out->cap,
			 "Today is none of your study days; the next is %s. "
			 "All the same: proctor review --minutes %d",
			 study_weekday(next), m->when.minutes);
	else
		snprintf(out->text, out->cap,
			 "Today's %d minutes are done; the rest is spread from "
			 "%s on. All the same: proctor review --minutes %d",
			 m->when.minutes, study_weekday(next), m->when.minutes);
}

static void
say_queue(const struct review_make *m, struct line *out)
{
	const struct pr_review *r = m->review;
	size_t skills = 0, again;
	char counts[80] = "";
	int seconds = 0, n;

	for (size_t i = 0; i < r->n; i++) {
		skills += !r->rows[i].item_rev;
		seconds += r->rows[i].seconds;
	}
	again = r->n - skills - r->n_unseen;
	if (again)
		snprintf(counts, sizeof(counts), "%zu to review%s", again,
			 r->n_unseen || skills ? ", " : "");
	if (r->n_unseen)
		snprintf(counts + strlen(counts),
			 sizeof(counts) - strlen(counts), "%zu new%s",
			 r->n_unseen, skills ? ", " : "");
	n = snprintf(out->text, out->cap, "About %d minute%s: %s%s.",
		     (seconds + 59) / 60, s((seconds + 59) / 60), counts,
		     skills ? "coding to drill" : "");
	out->text += n;
	out->cap -= (size_t)n;
	if (m->when.passed) {
		snprintf(out->text, out->cap, " ");
		study_say_passed(out->text + 1, out->cap - 1, &m->when,
				 &m->desk->learner, r->exam);
	} else if (!m->pool.pool.n)
		snprintf(out->text, out->cap,
			 " There are no questions for %s here; bring some in "
			 "with: proctor bank import PATH",
			 r->exam);
	else if (!r->met &&
		 app_diagnostic_possible(m->pool.exam, &m->pool.pool))
		snprintf(out->text, out->cap,
			 " You have met none yet: proctor exam %s --diagnostic "
			 "shows first where you stand.",
			 r->exam);
	else if (r->short_time && r->n_unseen)
		snprintf(out->text, out->cap,
			 " Time is short, so what you never met comes first.");
	else if (!r->exam_date[0])
		snprintf(out->text, out->cap,
			 " With an exam date the order fits it: proctor plan "
			 "%s --date YYYY-MM-DD",
			 r->exam);
}

void
review_say(const struct review_make *m)
{
	struct line out = { m->review->sentence, sizeof(m->review->sentence) };

	if (m->review->n)
		say_queue(m, &out);
	else if (!m->review->faded &&
		 (!m->review->unseen || review_is_quiet(m)))
		say_nothing(m, &out);
	else
		say_no_time(m, &out);
}
