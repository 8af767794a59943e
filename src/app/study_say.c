/* study_say.c - the two sentences of the plan */
#include "study_plan.h"

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
add_minutes(struct study_line *line, int minutes)
{
	char text[PR_STUDY_WORDS];

	study_add(line, "%s", pr_study_minutes(text, minutes));
}

static void
add_unmet(struct study_line *line, const struct pr_study *study)
{
	long unmet = study->unseen - study->planned;

	if (unmet > 0 && study->missing_fresh)
		study_add(line, "; %ld of %ld new questions stay unmet.", unmet,
			  study->unseen);
	else if (unmet > 0)
		study_add(line,
			  ". The last days bring nothing new: %ld question%s "
			  "unmet.",
			  unmet, unmet == 1 ? " stays" : "s stay");
	else if (study->missing)
		study_add(line, ".");
	else
		study_add(line, study->unseen
					? ", and every free question is met."
					: "; every free question was met.");
}

/* A minute over a year is none more on each day. */
static void
add_each_day(struct study_line *line, int minutes, int days)
{
	if (minutes < days)
		study_add(line, " in all");
	else
		study_add(line, ", about %d min more on each study day",
			  (minutes + days - 1) / days);
}

static void
add_missing(struct study_line *line, const struct pr_study *study, int days)
{
	study_add(line, "It does not fit: ");
	if (study->missing_fresh) {
		add_minutes(line, study->missing_fresh);
		study_add(line, " are missing for new questions");
		add_each_day(line, study->missing_fresh, days);
	}
	if (study->missing_mocks)
		study_add(line, "%s has no day",
			  study->missing_fresh ? ", and a mock" : "a mock");
	add_unmet(line, study);
}

/* The longest time of a mock that is longer than the minutes of its day. */
static int
long_mock(const struct pr_study *study)
{
	int most = 0;

	for (size_t i = 0; i < study->n_days; i++)
		if (study->days[i].mock_minutes > study->days[i].have &&
		    study->days[i].mock_minutes > most)
			most = study->days[i].mock_minutes;
	return most;
}

static int
mock_minutes(const struct pr_study *study)
{
	int sum = 0;

	for (size_t i = 0; i < study->n_days; i++)
		sum += study->days[i].mock_minutes;
	return sum;
}

/* What is no reason to say that it does not fit. */
static void
add_beside(struct study_line *line, const struct pr_study *study)
{
	if (study->left_out) {
		study_add(line, " ");
		add_minutes(line, study->left_out);
		study_add(line, " of review are left out, what gains least.");
	}
	if (long_mock(study)) {
		study_add(line, " Mock days need ");
		add_minutes(line, long_mock(study));
		study_add(line, ".");
	}
}

static void
say_fit(const struct study_make *m)
{
	struct pr_study *study = m->study;
	struct study_line line = { study->fit, sizeof(study->fit), 0 };
	int days = study_days(study);

	if (!study->days_left) {
		study_add(&line, "The exam is today.");
	} else if (!m->pool.pool.n) {
		study_add(&line,
			  "There are no questions for %s here and nothing to "
			  "plan; bring some in with: proctor bank import PATH",
			  study->exam);
	} else if (!days) {
		study_add(&line, "No study day is left before the exam.");
	} else if (!study->missing) {
		study_add(&line, "It fits: ");
		add_minutes(&line, study->need - mock_minutes(study));
		study_add(&line, " of the ");
		add_minutes(&line, study->have - mock_minutes(study));
		study_add(&line, " you have are planned");
		add_unmet(&line, study);
		add_beside(&line, study);
	} else {
		add_missing(&line, study, days);
		add_beside(&line, study);
	}
	if ((size_t)study->days_left > study->n_days)
		study_add(&line, " The plan covers the first %d weeks.",
			  PR_STUDY_WEEKS);
}

/* ---- today --------------------------------------------------------------- */

static void
add_work(struct study_line *line, const struct study_make *m,
	 const struct pr_study_day *day)
{
	char text[PR_STUDY_WORDS];

	study_add(line, "%s", pr_study_work(text, day, m->pool.exam));
}

/* The next day with work after today. */
static void
add_next(struct study_line *line, const struct study_make *m)
{
	const struct pr_study *study = m->study;

	for (size_t i = 1; i < study->n_days; i++) {
		if (!pr_study_has_work(&study->days[i]))
			continue;
		study_add(line, " Next on %s: ",
			  study_weekday(m->when.today + (int)i));
		add_work(line, m, &study->days[i]);
		study_add(line, ".");
		return;
	}
}

static void
say_today(struct study_make *m)
{
	struct pr_study *study = m->study;
	struct study_line line = { study->today_line, sizeof(study->today_line),
				   0 };
	const struct pr_study_day *day = study->days;

	if (!study->n_days) {
		study_add(&line, "The exam is today. Good luck.");
	} else if (!m->pool.pool.n) {
		study_add(&line, "There are no questions for %s here.",
			  study->exam);
	} else if (pr_study_has_work(day)) {
		study_add(&line, "Today ");
		add_minutes(&line, day->need);
		study_add(&line, ": ");
		add_work(&line, m, day);
		study_add(&line, ".");
	} else if (day->have) {
		study_add(&line, "Nothing to do today.");
		add_next(&line, m);
	} else if (study_is_day(&m->when, m->when.today)) {
		study_add(&line, "Today's %d minutes are done.",
			  m->when.minutes);
		add_next(&line, m);
	} else {
		study_add(&line, "No study today.");
		add_next(&line, m);
	}
}

void
study_say(struct study_make *m)
{
	say_fit(m);
	say_today(m);
}
