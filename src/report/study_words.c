/* study_words.c - plan and queue in words; see report/study_words.h */
#include "report/study_words.h"

#include "proctor/date.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Text that grows to the end of its room. */
struct line {
	char *text;
	size_t at, cap;
};

static void add(struct line *line, const char *fmt, ...) PR_PRINTF(2, 3);

static void
add(struct line *line, const char *fmt, ...)
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

static struct line
begin(char out[STUDY_WORDS])
{
	out[0] = '\0';
	return (struct line){ out, 0, STUDY_WORDS };
}

static const char *
s(long n)
{
	return n == 1 ? "" : "s";
}

/* A separator before everything but the first. */
static const char *
sep(const struct line *line, const char *with)
{
	return line->at ? with : "";
}

/* ---- pieces -------------------------------------------------------------- */

char *
study_when(char out[STUDY_WORDS], const char *date, bool year)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
					      "May", "Jun", "Jul", "Aug",
					      "Sep", "Oct", "Nov", "Dec" };
	struct line line = begin(out);
	struct pr_date d;

	if (pr_date_parse(&d, date, NULL)) {
		add(&line, "%s", date);
		return out;
	}
	add(&line, "%.3s %d %s", pr_study_weekday(pr_date_weekday(d) - 1),
	    d.day, months[d.month - 1]);
	if (year)
		add(&line, " %d", d.year);
	return out;
}

bool
study_years(const struct pr_study *study)
{
	return study->n_days &&
	       strncmp(study->today, study->days[study->n_days - 1].date, 4) !=
		       0;
}

/* ---- a week -------------------------------------------------------------- */

char *
study_domains(char out[STUDY_WORDS], const struct pr_study_week *week,
	      const struct pr_exam *exam)
{
	struct line line = begin(out);

	for (size_t d = 0; d < PR_DOMAINS_MAX; d++) {
		if (!week->domains[d])
			continue;
		if (exam && d < exam->n_domains)
			add(&line, "%s%s", sep(&line, ", "),
			    exam->domains[d].identifier);
		else
			add(&line, "%sdomain %zu", sep(&line, ", "), d + 1);
		add(&line, " %d", week->domains[d]);
	}
	return out;
}

/* Whether a task was named by a day of the week before this one. */
static bool
named_before(const struct pr_study *study, const struct pr_study_week *week,
	     size_t at)
{
	for (size_t i = week->day; i < at; i++)
		if (study->days[i].fresh_items &&
		    study->days[i].domain == study->days[at].domain &&
		    study->days[i].task == study->days[at].task)
			return true;
	return false;
}

char *
study_tasks(char out[STUDY_WORDS], const struct pr_study *study,
	    const struct pr_study_week *week, const struct pr_exam *exam)
{
	struct line line = begin(out);

	for (size_t i = week->day; exam && i < week->day + week->n_days; i++) {
		const struct pr_study_day *day = &study->days[i];
		const struct pr_domain *d;

		if (!day->fresh_items || day->domain < 0 || day->task < 0 ||
		    named_before(study, week, i))
			continue;
		d = &exam->domains[day->domain];
		if ((size_t)day->task < d->n_tasks)
			add(&line, "%s%s", sep(&line, ", "),
			    d->tasks[day->task].identifier);
	}
	return out;
}

char *
study_mock_days(char out[STUDY_WORDS], const struct pr_study *study,
		const struct pr_study_week *week)
{
	struct line line = begin(out);
	char when[STUDY_WORDS];

	for (size_t i = week->day; i < week->day + week->n_days; i++)
		if (study->days[i].mock)
			add(&line, "%s%s", sep(&line, ", "),
			    study_when(when, study->days[i].date, false));
	return out;
}

char *
study_week(char out[STUDY_WORDS], const struct pr_study *study, size_t i,
	   const struct pr_exam *exam)
{
	const struct pr_study_week *w = &study->weeks[i];
	struct line line = begin(out);
	char a[STUDY_WORDS], b[STUDY_WORDS];

	add(&line, "%s to %s: %d of %d minutes; ",
	    study_when(a, w->from, study_years(study)),
	    study_when(b, w->to, study_years(study)), w->need, w->have);
	add(&line, "%d new item%s", w->fresh_items, s(w->fresh_items));
	if (w->fresh_items)
		add(&line, " (%s)", study_domains(a, w, exam));
	add(&line, ", %d to review", w->review_items);
	if (w->mocks)
		add(&line, ", a full mock on %s", study_mock_days(a, study, w));
	add(&line, ".");
	return out;
}

/* ---- today --------------------------------------------------------------- */

typedef void (*step_fn)(struct study_step *out, const struct pr_study *study,
			const struct pr_study_day *day,
			const struct pr_exam *exam);

static void
step_mock(struct study_step *out, const struct pr_study *study,
	  const struct pr_study_day *day, const struct pr_exam *exam)
{
	char time[STUDY_WORDS];

	(void)exam;
	snprintf(out->words, sizeof(out->words), "A full mock exam, %.60s",
		 pr_study_minutes(time, day->mock_minutes));
	snprintf(out->command, sizeof(out->command), "proctor exam %s",
		 study->exam);
}

static void
step_diagnostic(struct study_step *out, const struct pr_study *study,
		const struct pr_study_day *day, const struct pr_exam *exam)
{
	char time[STUDY_WORDS];

	(void)exam;
	snprintf(out->words, sizeof(out->words),
		 "The diagnostic, %.60s of it today: it shows where you stand",
		 pr_study_minutes(time, day->diagnostic_minutes));
	snprintf(out->command, sizeof(out->command),
		 "proctor exam %s --diagnostic", study->exam);
}

/* One sitting, as the queue of the day is one. */
static void
step_queue(struct study_step *out, const struct pr_study *study,
	   const struct pr_study_day *day, const struct pr_exam *exam)
{
	struct pr_study_day queue = { .review_items = day->review_items,
				      .fresh_items = day->fresh_items,
				      .domain = day->domain,
				      .task = day->task };
	char work[STUDY_WORDS], time[STUDY_WORDS];

	snprintf(out->words, sizeof(out->words), "The queue: %.200s, %.60s",
		 pr_study_work(work, &queue, exam),
		 pr_study_minutes(time, day->review + day->fresh));
	snprintf(out->command, sizeof(out->command), "proctor review %s",
		 study->exam);
}

static void
step_drill(struct study_step *out, const struct pr_study *study,
	   const struct pr_study_day *day, const struct pr_exam *exam)
{
	char time[STUDY_WORDS];

	(void)study, (void)exam;
	snprintf(out->words, sizeof(out->words),
		 "Coding drills of skills that fade, %.60s",
		 pr_study_minutes(time, day->drill));
	snprintf(out->command, sizeof(out->command), "proctor drill --items 5");
}

bool
study_step(struct study_step *out, const struct pr_study *study,
	   const struct pr_exam *exam, int i)
{
	const struct pr_study_day *day = study->days;
	step_fn steps[4] = { NULL };
	int n = 0;

	if (!study->n_days)
		return false;
	if (day->mock)
		steps[n++] = step_mock;
	if (day->diagnostic)
		steps[n++] = step_diagnostic;
	if (day->review_items || day->fresh_items)
		steps[n++] = step_queue;
	if (day->drill)
		steps[n++] = step_drill;
	if (i >= n)
		return false;
	out->words[0] = out->command[0] = '\0';
	steps[i](out, study, day, exam);
	return true;
}

char *
study_rules(char out[STUDY_WORDS], const struct pr_study *study)
{
	struct line line = begin(out);
	int n = study->past_review_date;

	if (n)
		add(&line,
		    "%d question%s rest%s on a rule that is to be looked at "
		    "again before the exam day; look out for newer question "
		    "banks.",
		    n, s(n), n == 1 ? "s" : "");
	return out;
}

/* ---- the queue ----------------------------------------------------------- */

const char *
study_went(const struct pr_review_row *row)
{
	if (row->unseen)
		return "new";
	if (row->misconception)
		return "wrong though sure";
	if (row->missed)
		return "missed";
	if (row->lucky)
		return "right by luck";
	return row->unmarked ? "met, unmarked" : "known";
}

const char *
study_recall(const struct pr_review_row *row)
{
	int percent = (int)(row->recall * 100 + 0.5); /* as it is printed */

	if (row->unseen)
		return percent >= 75   ? "likely easy"
		       : percent >= 50 ? "of middling difficulty"
				       : "likely hard";
	return percent >= 90   ? "fresh"
	       : percent >= 70 ? "fading"
	       : percent >= 45 ? "half forgotten"
			       : "mostly forgotten";
}

char *
study_row(char out[STUDY_WORDS], const struct pr_review_row *row)
{
	struct line line = begin(out);

	add(&line, "%s", study_went(row));
	if (row->unseen || row->unmarked) /* nothing to have forgotten */
		return out;
	if (row->days_since)
		add(&line, " %d day%s ago", row->days_since,
		    s(row->days_since));
	add(&line, ", %s (recall about %d %%)", study_recall(row),
	    (int)(row->recall * 100 + 0.5));
	return out;
}
