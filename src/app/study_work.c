/* study_work.c - minutes, weekdays and the work of a day, in words */
#include "proctor/date.h"
#include "proctor/study.h"

#include "study_internal.h"

#include <stdarg.h>
#include <stdio.h>

void
study_add(struct study_line *line, const char *fmt, ...)
{
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(line->text + line->at, line->cap - line->at, fmt, args);
	va_end(args);
	line->at += n > 0 ? (size_t)n : 0;
	if (line->at >= line->cap)
		line->at = line->cap - 1;
}

char *
pr_study_minutes(char out[PR_STUDY_WORDS], int minutes)
{
	if (minutes < 60)
		snprintf(out, PR_STUDY_WORDS, "%d min", minutes);
	else if (minutes % 60)
		snprintf(out, PR_STUDY_WORDS, "%d h %d min", minutes / 60,
			 minutes % 60);
	else
		snprintf(out, PR_STUDY_WORDS, "%d h", minutes / 60);
	return out;
}

const char *
pr_study_weekday(int weekday)
{
	static const char *const names[] = { "Monday",   "Tuesday", "Wednesday",
					     "Thursday", "Friday",  "Saturday",
					     "Sunday" };

	return names[weekday % 7];
}

const char *
study_weekday(int day)
{
	return pr_study_weekday(pr_date_weekday(pr_date_from_days(day)) - 1);
}

bool
pr_study_has_work(const struct pr_study_day *day)
{
	return day->mock || day->diagnostic || day->review_items ||
	       day->fresh_items || day->drill;
}

/* A separator before everything but the first. */
static const char *
sep(const struct study_line *line, const char *with)
{
	return line->at ? with : "";
}

static void
add_place(struct study_line *line, const struct pr_study_day *day,
	  const struct pr_exam *exam)
{
	const struct pr_domain *d;

	if (!exam || day->domain < 0 || (size_t)day->domain >= exam->n_domains)
		return;
	d = &exam->domains[day->domain];
	study_add(line, " in %s", d->identifier);
	if (day->task >= 0 && (size_t)day->task < d->n_tasks)
		study_add(line, " task %s", d->tasks[day->task].identifier);
}

char *
pr_study_work(char out[PR_STUDY_WORDS], const struct pr_study_day *day,
	      const struct pr_exam *exam)
{
	struct study_line line = { out, PR_STUDY_WORDS, 0 };
	char time[PR_STUDY_WORDS];

	out[0] = '\0';
	if (day->mock)
		study_add(&line, "a full mock, %s",
			  pr_study_minutes(time, day->mock_minutes));
	if (day->diagnostic)
		study_add(&line, "%sthe diagnostic", sep(&line, "; "));
	if (day->review_items)
		study_add(&line, "%s%d to review",
			  sep(&line, day->mock ? "; " : ", "),
			  day->review_items);
	if (day->fresh_items) {
		study_add(&line, "%s%d new", sep(&line, ", "),
			  day->fresh_items);
		add_place(&line, day, exam);
	}
	if (day->drill)
		study_add(&line, "%scoding drills", sep(&line, ", "));
	if (!line.at)
		study_add(&line, "nothing");
	return out;
}
