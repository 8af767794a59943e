/* plain_first.c - first start: at most four questions; see cli/plain.h */
#include "cli/out.h"
#include "cli/plain.h"
#include "cli/plan.h"
#include "proctor/library.h"
#include "report/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What is asked about, and what there is to choose from. */
struct first {
	struct cli *cli;
	struct pr_learner learner;
	struct pr_exam_row *exams;
	size_t n_exams; /* that can be practised */
	size_t n_all;   /* with outlines that have no questions yet */
};

/* Takes an answer into the learner; says what would be right and gives
 * false otherwise. */
typedef bool take_fn(struct first *first, const char *line);

/* The choices of the full screen: the exams there are, then three more. */
static void
read_purposes(const struct first *f)
{
	size_t n = f->n_exams;

	out_line(f->cli, "What brings you here?");
	for (size_t i = 0; i < n; i++)
		out_line(f->cli, "%zu: Prepare for %s, %s.", i + 1,
			 f->exams[i].identifier, f->exams[i].title);
	out_line(f->cli, "%zu: Prepare for %s exam.", n + 1,
		 n ? "another" : "an");
	out_line(f->cli, "%zu: Log continuing education units (CEUs).", n + 2);
	out_line(f->cli, "%zu: Teach.", n + 3);
}

static void
say_outlines(const struct first *f)
{
	char names[300] = "";
	size_t at = 0;

	for (size_t i = f->n_exams; i < f->n_all; i++)
		if (!f->exams[i].superseded && at + 70 < sizeof(names))
			at += (size_t)snprintf(names + at, sizeof(names) - at,
					       "%s%s", at ? ", " : "",
					       f->exams[i].identifier);
	out_line(f->cli,
		 "Only exams with questions can be practised here; "
		 "proctor bank import PATH brings questions in.%s%s%s",
		 at ? " Outlines are here for " : "", names, at ? "." : "");
}

static bool
take_purpose(struct first *f, const char *line)
{
	char *end;
	long n = strtol(line, &end, 10);
	long known = (long)f->n_exams;

	if (*end || n < 1 || n > known + 3) {
		out_line(f->cli, "Type a number from 1 to %ld, or only Enter.",
			 known + 3);
		return false;
	}
	f->learner.purpose = PR_PURPOSE_EXAM;
	f->learner.exam[0] = '\0';
	if (n <= known)
		snprintf(f->learner.exam, sizeof(f->learner.exam), "%s",
			 f->exams[n - 1].identifier);
	else if (n == known + 1)
		say_outlines(f);
	else if (n == known + 2)
		f->learner.purpose = PR_PURPOSE_CEU;
	else
		f->learner.purpose = PR_PURPOSE_TEACH;
	return true;
}

static bool
take_date(struct first *f, const char *line)
{
	struct pr_err err = { 0 };
	struct pr_learner try = f->learner;

	snprintf(try.exam_date, sizeof(try.exam_date), "%s", line);
	if (strlen(line) + 1 > sizeof(try.exam_date) ||
	    pr_desk_save_learner(f->cli->desk, &try, &err)) {
		out_line(f->cli, "A date is written 2027-01-16.%s%s",
			 err.text[0] ? " " : "", err.text);
		return false;
	}
	f->learner = try;
	return true;
}

static bool
take_minutes(struct first *f, const char *line)
{
	char *end;
	long n = strtol(line, &end, 10);

	if (*end || n < 1 || n > 960) {
		out_line(f->cli, "Minutes a day are a number from 1 to 960.");
		return false;
	}
	f->learner.minutes_a_day = (int)n;
	return true;
}

static bool
take_time(struct first *f, const char *line)
{
	struct pr_err err = { 0 };

	if (plan_extra_time(line, &f->learner.time_percent,
			    &f->learner.extra_min, &err)) {
		out_line(f->cli, "%s", err.text);
		return false;
	}
	return true;
}

static const struct {
	const char *question; /* NULL: read_purposes */
	const char *prompt;
	take_fn *take;
} questions[] = {
	{ NULL, "Number, or Enter to skip: ", take_purpose },
	{ "When is your exam?",
	  "Date as 2027-01-16, or Enter to skip: ", take_date },
	{ "How many minutes a day can you study?",
	  "Minutes, or Enter to skip: ", take_minutes },
	{ "Do you have a time accommodation? 1.5 is time and a half, +30m "
	  "thirty minutes more.",
	  "Factor or minutes, or Enter for none: ", take_time },
};

enum answer {
	ANSWER_NEXT,
	ANSWER_SKIP_ALL,
	ANSWER_END, /* of input */
};

static enum answer
ask(struct first *f, struct plain_in *in, size_t i)
{
	const char *line;

	if (questions[i].question)
		out_line(f->cli, "%s", questions[i].question);
	else
		read_purposes(f);
	do {
		line = plain_asked(f->cli, in, questions[i].prompt,
				   "Enter skips this question, q all of them; "
				   "\"settings\" at the home prompt asks "
				   "again.");
		if (!line)
			return ANSWER_END;
		if (!line[0])
			return ANSWER_NEXT;
		if (!strcasecmp(line, "q") || !strcasecmp(line, "quit"))
			return ANSWER_SKIP_ALL;
	} while (!questions[i].take(f, line));
	return ANSWER_NEXT;
}

/* As in the full screen only who prepares for an exam is asked for its date
 * and times. */
static bool
has_more(const struct first *f, size_t asked)
{
	return asked < PR_LEN(questions) &&
	       f->learner.purpose != PR_PURPOSE_CEU &&
	       f->learner.purpose != PR_PURPOSE_TEACH;
}

static void
save(struct first *f)
{
	struct pr_err err = { 0 };

	if (f->learner.purpose == PR_PURPOSE_UNKNOWN)
		f->learner.purpose = PR_PURPOSE_SKIPPED;
	if (pr_desk_save_learner(f->cli->desk, &f->learner, &err)) {
		out_line(f->cli, "NOT SAVED: %s", err.text);
		return;
	}
	if (f->learner.purpose == PR_PURPOSE_CEU)
		out_line(f->cli, "Noted. Say what you hold, such as: ceu hold "
				 "RHIT --since 2025-05-20; then ceu add logs "
				 "an activity.");
	else if (f->learner.purpose == PR_PURPOSE_TEACH)
		out_line(f->cli, "Noted. proctor bank import takes in your own "
				 "questions.");
	out_line(f->cli, "Saved. \"settings\" at the home prompt asks again.");
}

bool
plain_first(struct cli *cli, struct plain_in *in)
{
	struct first f = { .cli = cli, .learner = *pr_desk_learner(cli->desk) };
	enum answer answer = ANSWER_NEXT;
	struct pr_err err = { 0 };
	size_t i = 0;

	if (pr_library_exams(cli->desk, &f.exams, &f.n_all, &err))
		out_line(cli, "%s", err.text);
	f.n_exams = pr_library_exams_ready(f.exams, f.n_all);
	out_line(cli, "Four questions at most, each may be skipped with Enter, "
		      "all with q.");
	out_line(cli, "%s", words_notice);
	do
		answer = ask(&f, in, i++);
	while (answer == ANSWER_NEXT && has_more(&f, i));
	if (answer != ANSWER_END)
		save(&f);
	free(f.exams);
	return answer != ANSWER_END;
}
