/* study_set.c - exam, date, minutes and days of the learner */
#include "proctor/date.h"
#include "proctor/study.h"

#include "study_internal.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define MINUTES_MIN 5
#define MINUTES_MAX 1440

static enum pr_status
check(struct pr_desk *desk, const char *date, int minutes, unsigned days,
      struct pr_err *err)
{
	char today[11];

	app_today(desk, today);
	if (date && !study_day_of(date))
		return pr_fail(err, PR_EINVAL,
			       "\"%.40s\" is no date; an exam date looks like "
			       "2027-03-14",
			       date);
	if (date && strcmp(date, today) <= 0)
		return pr_fail(err, PR_EINVAL,
			       "The exam date %s is not ahead: today is %s.",
			       date, today);
	if (minutes && (minutes < MINUTES_MIN || minutes > MINUTES_MAX))
		return pr_fail(err, PR_EINVAL,
			       "A study day has %d to %d minutes.", MINUTES_MIN,
			       MINUTES_MAX);
	if (days > 127)
		return pr_fail(err, PR_EINVAL,
			       "Study days are a set of the seven days of the "
			       "week, 1 to 127.");
	return PR_OK;
}

enum pr_status
pr_study_set(struct pr_desk *desk, const char *exam, const char *date,
	     int minutes, unsigned study_days, struct pr_err *err)
{
	struct pr_learner learner = desk->learner;
	struct pr_exam *found = NULL;
	enum pr_status st = check(desk, date, minutes, study_days, err);

	if (!st && exam)
		st = study_exam(desk, exam, &found, NULL, err);
	if (st)
		return st;
	if (found && strcasecmp(found->identifier, learner.exam) != 0) {
		/* the date in the row was that of another exam */
		if (learner.exam[0])
			learner.exam_date[0] = '\0';
		snprintf(learner.exam, sizeof(learner.exam), "%s",
			 found->identifier);
	}
	if (date)
		snprintf(learner.exam_date, sizeof(learner.exam_date), "%s",
			 date);
	if (minutes)
		learner.minutes_a_day = minutes;
	if (study_days)
		learner.study_days = study_days;
	/* who plans has said what brings them here */
	if (learner.exam[0] && learner.purpose == PR_PURPOSE_UNKNOWN)
		learner.purpose = PR_PURPOSE_EXAM;
	pr_exam_free(found);
	return pr_desk_save_learner(desk, &learner, err);
}
