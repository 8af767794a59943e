/* plan.c - what to sit; see cli/plan.h */
#include "cli/plan.h"

#include "proctor/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PERCENT_MAX 400
#define MINUTES_MAX 600

struct pr_plan
plan_default(struct cli *cli, enum pr_sitting_kind kind)
{
	const char *clock = config_get(&cli->config, "clock");

	return (struct pr_plan){
		.kind = kind,
		.policy = clock && !strcmp(clock, "run") ? PR_CLOCK_RUN
							 : PR_CLOCK_PAUSE,
		.extra_min = -1,
		.breaks_stop = -1,
		.seeded = cli->opt.seed.set,
		.seed = cli->opt.seed.value,
	};
}

enum pr_status
plan_exam(struct cli *cli, char *out, struct pr_err *err)
{
	const struct pr_learner *learner = pr_desk_learner(cli->desk);
	struct pr_exam_row *rows = NULL;
	char names[300] = "";
	size_t n = 0;
	enum pr_status st;

	if (learner->exam[0]) {
		snprintf(out, 65, "%s", learner->exam);
		return PR_OK;
	}
	st = pr_library_exams(cli->desk, &rows, &n, err);
	if (!st && pr_library_exams_ready(rows, n))
		n = pr_library_exams_ready(rows, n);
	if (!st && n == 1) {
		snprintf(out, 65, "%s", rows[0].identifier);
	} else if (!st && n == 0) {
		st = pr_fail(err, PR_ENOTFOUND,
			     "there is no exam yet; bring in a bank with: "
			     "proctor bank import PATH");
	} else if (!st) {
		for (size_t i = 0; i < n; i++)
			snprintf(names + strlen(names),
				 sizeof(names) - strlen(names), "%s%s",
				 i ? ", " : "", rows[i].identifier);
		st = pr_fail(err, PR_ENOTFOUND, "Which exam? There is: %s.",
			     names);
	}
	free(rows);
	return st;
}

static enum pr_status
wrong_time(const char *text, struct pr_err *err)
{
	return pr_fail(err, PR_EPARSE,
		       "extra time is a factor from 1 to 4 such as 1.5, or "
		       "minutes such as +30m; \"%s\" is neither",
		       text);
}

/* "1.5" as 150, in whole percent; strtod would ask the locale. */
static int
percent_of(const char *text)
{
	int percent = 0;
	int digits = -1; /* after the point */

	for (; *text; text++) {
		if (*text == '.' && digits < 0) {
			digits = 0;
			continue;
		}
		if (*text < '0' || *text > '9' || digits >= 2 ||
		    percent > PERCENT_MAX)
			return -1;
		percent = percent * 10 + (*text - '0');
		digits += digits >= 0;
	}
	for (digits = digits < 0 ? 0 : digits; digits < 2; digits++)
		percent *= 10;
	return percent;
}

enum pr_status
plan_extra_time(const char *text, int *percent, int *minutes,
		struct pr_err *err)
{
	size_t len = strlen(text);
	int64_t ms;

	if (len && strchr("mhs", text[len - 1])) {
		if (pr_duration_parse(&ms, text + (text[0] == '+'), NULL) ||
		    ms % 60000 || ms / 60000 > MINUTES_MAX)
			return wrong_time(text, err);
		*minutes = (int)(ms / 60000);
		return PR_OK;
	}
	if (len == 0)
		return wrong_time(text, err);
	ms = percent_of(text + (text[0] == 'x'));
	if (ms < 100 || ms > PERCENT_MAX)
		return wrong_time(text, err);
	*percent = (int)ms;
	return PR_OK;
}

int64_t
plan_budget_ms(struct cli *cli, const struct pr_plan *plan,
	       const struct pr_exam *exam)
{
	const struct pr_learner *learner = pr_desk_learner(cli->desk);
	int percent =
		plan->time_percent ? plan->time_percent : learner->time_percent;
	int minutes =
		plan->extra_min >= 0 ? plan->extra_min : learner->extra_min;

	if (plan->untimed || plan->kind != PR_SITTING_MOCK)
		return 0;
	return (int64_t)exam->time_limit_s * 10 * percent +
	       (int64_t)minutes * 60000;
}
