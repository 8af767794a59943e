/* plain_first.c - first start: at most four questions; see cli/plain.h */
#include "cli/out.h"
#include "cli/plain.h"
#include "cli/plan.h"
#include "report/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Takes an answer into the learner; says what would be right and gives
 * false otherwise. */
typedef bool take_fn(struct cli *cli, struct pr_learner *learner,
		     const char *line);

static bool
take_purpose(struct cli *cli, struct pr_learner *l, const char *line)
{
	int n = line[0] && !line[1] ? line[0] - '0' : 0;

	switch (n) {
	case 1:
	case 2:
		l->purpose = PR_PURPOSE_EXAM;
		snprintf(l->exam, sizeof(l->exam), "%s",
			 n == 1 ? "RHIT" : "CEHRS");
		return true;
	case 3:
		l->purpose = PR_PURPOSE_EXAM;
		return true;
	case 4:
		l->purpose = PR_PURPOSE_CEU;
		return true;
	case 5:
		l->purpose = PR_PURPOSE_TEACH;
		return true;
	default:
		out_line(cli, "Type a number from 1 to 5, or only Enter.");
		return false;
	}
}

static bool
take_date(struct cli *cli, struct pr_learner *l, const char *line)
{
	struct pr_err err = { 0 };
	struct pr_learner try = *l;

	snprintf(try.exam_date, sizeof(try.exam_date), "%s", line);
	if (strlen(line) + 1 > sizeof(try.exam_date) ||
	    pr_desk_save_learner(cli->desk, &try, &err)) {
		out_line(cli, "A date is written 2027-01-16.%s%s",
			 err.text[0] ? " " : "", err.text);
		return false;
	}
	*l = try;
	return true;
}

static bool
take_minutes(struct cli *cli, struct pr_learner *l, const char *line)
{
	char *end;
	long n = strtol(line, &end, 10);

	if (*end || n < 1 || n > 960) {
		out_line(cli, "Minutes a day are a number from 1 to 960.");
		return false;
	}
	l->minutes_a_day = (int)n;
	return true;
}

static bool
take_time(struct cli *cli, struct pr_learner *l, const char *line)
{
	struct pr_err err = { 0 };

	if (plan_extra_time(line, &l->time_percent, &l->extra_min, &err)) {
		out_line(cli, "%s", err.text);
		return false;
	}
	return true;
}

static const struct {
	const char *question;
	const char *prompt;
	take_fn *take;
} questions[] = {
	{ "What do you come for? 1 RHIT exam, 2 CEHRS exam, 3 another exam, 4 "
	  "log continuing education, 5 teach.",
	  "Number, or Enter to skip: ", take_purpose },
	{ "When is the exam?",
	  "Date as 2027-01-16, or Enter to skip: ", take_date },
	{ "How many minutes a day?",
	  "Minutes, or Enter to skip: ", take_minutes },
	{ "Do you have a time accommodation? 1.5 is time and a half, +30m "
	  "thirty minutes more.",
	  "Factor or minutes, or Enter for none: ", take_time },
};

/* False at the end of input. */
static bool
ask(struct cli *cli, struct plain_in *in, struct pr_learner *learner, size_t i)
{
	const char *line;

	out_line(cli, "%s", questions[i].question);
	do {
		line = plain_prompt(cli, in, questions[i].prompt);
		if (!line)
			return false;
		if (!line[0])
			return true;
	} while (!questions[i].take(cli, learner, line));
	return true;
}

bool
plain_first(struct cli *cli, struct plain_in *in)
{
	struct pr_learner learner = *pr_desk_learner(cli->desk);
	struct pr_err err = { 0 };
	bool more = true;

	out_line(cli, "Four questions, each may be skipped with Enter.");
	out_line(cli, "%s", words_notice);
	for (size_t i = 0; more && i < PR_LEN(questions); i++)
		more = ask(cli, in, &learner, i);
	if (!more)
		return false;
	if (learner.purpose == PR_PURPOSE_UNKNOWN)
		learner.purpose = PR_PURPOSE_SKIPPED;
	if (pr_desk_save_learner(cli->desk, &learner, &err))
		out_line(cli, "NOT SAVED: %s", err.text);
	else
		out_line(cli, "Saved. \"settings\" at the home prompt asks "
			      "again.");
	return true;
}
