/* study_say.c - the two sentences of the plan */
#include "proctor/date.h"

#include "study_plan.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct line {
	char *text;
	size_t cap, at;
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

/* "45 min", "3 h", "3 h 30 min" */
static void
add_minutes(struct line *line, int minutes)
{
	if (minutes < 60)
		add(line, "%d min", minutes);
	else if (minutes % 60)
		add(line, "%d h %d min", minutes / 60, minutes % 60);
	else
		add(line, "%d h", minutes / 60);
}

/* ---- whether it fits ----------------------------------------------------- */

static int
study_days(const struct pr_study *study)
{
	int n = 0;

	for (size_t i = 0; i < study->n_days; i++)
		n += study->days[i].have > 0;
	return n;
}

static void
add_unmet(struct line *line, const struct pr_study *study)
{
	long unmet = study->unseen - study->planned;

	if (unmet > 0 && study->missing)
		add(line, "; %ld of %ld new questions stay unmet.", unmet,
		    study->unseen);
	else if (unmet > 0)
		add(line,
		    ". The last days bring nothing new: %ld question%s "
		    "unmet.",
		    unmet, unmet == 1 ? " stays" : "s stay");
	else if (study->missing)
		add(line, ".");
	else
		add(line, study->unseen ? ", and every question is met."
					: "; every question was met.");
}

static void
say_fit(const struct study_make *m)
{
	struct pr_study *study = m->study;
	struct line line = { study->fit, sizeof(study->fit), 0 };
	int days = study_days(study);

	if (!study->days_left) {
		add(&line, "The exam is today.");
	} else if (!m->pool.pool.n) {
		add(&line,
		    "There are no questions for %s here and nothing to plan; "
		    "bring some in with: proctor bank import PATH",
		    study->exam);
	} else if (!days) {
		add(&line, "No study day is left before the exam.");
	} else if (!study->missing) {
		add(&line, "It fits: ");
		add_minutes(&line, study->need);
		add(&line, " of the ");
		add_minutes(&line, study->have);
		add(&line, " you have are planned");
		add_unmet(&line, study);
	} else if (study->unseen <= study->planned) {
		/* the queue is ranked, so what falls out is worth least */
		add(&line, "Mocks and new questions fit; ");
		add_minutes(&line, study->missing);
		add(&line,
		    " of review do not (%d min more on each study day would "
		    "do): what gains least is left out.",
		    (study->missing + days - 1) / days);
	} else {
		add(&line, "It does not fit: ");
		add_minutes(&line, study->missing);
		add(&line, " are missing, about %d min more on each study day",
		    (study->missing + days - 1) / days);
		add_unmet(&line, study);
	}
}

/* ---- today --------------------------------------------------------------- */

/* What a day holds, in words: "review 14, 12 new in D3". */
static void
add_work(struct line *line, const struct study_make *m,
	 const struct pr_study_day *day)
{
	const char *sep = "";

	if (day->mock) {
		add(line, "a full mock, ");
		add_minutes(line, day->mock_minutes);
		sep = "; ";
	}
	if (day->diagnostic) {
		add(line, "%sthe diagnostic", sep);
		sep = ", ";
	}
	if (day->review_items) {
		add(line, "%s%d to review", sep, day->review_items);
		sep = ", ";
	}
	if (day->fresh_items) {
		add(line, "%s%d new", sep, day->fresh_items);
		if (day->domain >= 0)
			add(line, " in %s",
			    m->pool.exam->domains[day->domain].identifier);
		sep = ", ";
	}
	if (day->drill)
		add(line, "%scoding drills", sep);
}

static const char *
weekday(const char *date)
{
	static const char *const names[] = { "Monday",   "Tuesday", "Wednesday",
					     "Thursday", "Friday",  "Saturday",
					     "Sunday" };

	return names[pr_date_weekday(pr_date_from_days(study_day_of(date))) -
		     1];
}

static bool
has_work(const struct pr_study_day *day)
{
	return day->mock || day->diagnostic || day->review_items ||
	       day->fresh_items || day->drill;
}

/* The next day with work after today. */
static void
add_next(struct line *line, const struct study_make *m)
{
	const struct pr_study *study = m->study;

	for (size_t i = 1; i < study->n_days; i++) {
		if (!has_work(&study->days[i]))
			continue;
		add(line, " Next on %s: ", weekday(study->days[i].date));
		add_work(line, m, &study->days[i]);
		add(line, ".");
		return;
	}
}

static void
say_today(struct study_make *m)
{
	struct pr_study *study = m->study;
	struct line line = { study->today_line, sizeof(study->today_line), 0 };
	const struct pr_study_day *day = study->days;

	if (!study->n_days) {
		add(&line, "The exam is today. Good luck.");
	} else if (!m->pool.pool.n) {
		add(&line, "There are no questions for %s here.", study->exam);
	} else if (has_work(day)) {
		add(&line, "Today ");
		add_minutes(&line, day->need);
		add(&line, ": ");
		add_work(&line, m, day);
		add(&line, ".");
	} else if (day->have) {
		add(&line, "Nothing to do today.");
		add_next(&line, m);
	} else if (study_is_day(&m->when, m->when.today)) {
		add(&line, "Today's %d minutes are done.", m->when.minutes);
		add_next(&line, m);
	} else {
		add(&line, "No study today.");
		add_next(&line, m);
	}
}

void
study_say(struct study_make *m)
{
	say_fit(m);
	say_today(m);
}
