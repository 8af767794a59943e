/* plain_home.c - where one stands and what comes next; see cli/plain.h */
#include "cli/ceu_entry.h"
#include "cli/home.h"
#include "cli/out.h"
#include "cli/plain.h"
#include "cli/plan.h"
#include "cli/signals.h"
#include "report/words.h"
#include "words/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void
read_paused(struct cli *cli, const struct pr_paused_row *row)
{
	char kind[SAY_MAX];
	char left[SAY_MAX];

	say_duration(left, row->left_ms);
	out_line(cli, "Paused: %s, item %d of %d, %d answered, %s%s.",
		 say_kind(kind, row->kind, row->exam), row->at + 1,
		 row->n_slots, row->answered, row->timed ? left : "untimed",
		 row->timed ? " left" : "");
}

static void
read_past(struct cli *cli, const struct pr_past_row *row)
{
	char kind[SAY_MAX];
	char moment[WORDS_MAX];

	words_moment(moment, row->end_ms, row->utc_offset_min);
	if (row->scaled)
		out_line(cli,
			 "Last: %s, %s, practice score %d, likely range %d to "
			 "%d.",
			 say_kind(kind, row->kind, row->exam), moment,
			 row->score, row->score_lo, row->score_hi);
	else if (row->kind == PR_SITTING_DIAGNOSTIC ||
		 row->kind == PR_SITTING_QUICK)
		out_line(cli, "Last: %s, %s, %d items.",
			 say_kind(kind, row->kind, row->exam), moment, row->n);
	else
		out_line(cli, "Last: %s, %s, %d of %d right.",
			 say_kind(kind, row->kind, row->exam), moment,
			 row->right, row->n);
}

static void
read_exam(struct cli *cli, const struct pr_exam_row *row)
{
	out_line(cli, "Exam %s: %ld items, %ld not met yet.%s%s",
		 row->identifier, row->items, row->unseen,
		 row->mock_possible ? "" : " No mock yet: ",
		 row->mock_possible ? "" : row->why_not);
}

#define DIAGNOSTIC_ITEMS 50

/* A new student is told where to begin. */
static void
read_start(struct cli *cli, const struct home *home)
{
	char program[PLAIN_COMMAND];

	if (home->n_past || home->n_paused || !home->n_ready ||
	    home->exams[0].items < DIAGNOSTIC_ITEMS)
		return;
	out_line(cli,
		 "Find out where you stand: 50 items, no clock: %s exam "
		 "%s--diagnostic",
		 plain_program(program, cli),
		 pr_desk_learner(cli->desk)->exam[0] || home->n_ready == 1
			 ? ""
			 : "EXAM ");
}

static bool
logs_ceu(const struct cli *cli)
{
	return pr_desk_learner(cli->desk)->purpose == PR_PURPOSE_CEU;
}

/* One line of the account that presses most; silent when nothing is held. */
static void
read_ceu(struct cli *cli, const struct home *home)
{
	char line[CEU_WORDS];

	if (home->ceu_err.text[0])
		out_line(cli, "%s", home->ceu_err.text);
	else if (home->ceu && ceu_words_glance(line, home->ceu->status))
		out_line(cli, "CEUs: %s", line);
	else if (logs_ceu(cli))
		out_line(cli, "Nothing is held yet. Note a credential with: "
			      "ceu hold RHIT --since 2025-05-20");
}

/* Of who logs continuing education: what is due, no study. */
static void
read_warnings(struct cli *cli, const struct home *home)
{
	char words[CEU_WORDS];

	for (size_t i = 0; home->ceu && i < home->ceu->status->n; i++) {
		const struct pr_ceu_account *account =
			&home->ceu->status->accounts[i];

		if (ceu_words_warning(words, account)[0])
			out_line(cli, "%s: %s", account->name, words);
	}
}

static void
home_read(struct cli *cli, const struct home *home)
{
	const struct pr_learner *l = pr_desk_learner(cli->desk);

	read_ceu(cli, home);
	if (logs_ceu(cli)) {
		read_warnings(cli, home);
		return;
	}
	if (l->exam[0])
		out_line(cli, "Preparing for %s%s%s.", l->exam,
			 l->exam_date[0] ? ", exam on " : "", l->exam_date);
	for (size_t i = 0; i < home->n_paused; i++)
		read_paused(cli, &home->paused[i]);
	if (home->n_past)
		read_past(cli, &home->past[0]);
	for (size_t i = 0; i < home->n_exams; i++)
		if (i < home->n_ready || home->exams[i].last_ms)
			read_exam(cli, &home->exams[i]);
	read_start(cli, home);
	if (home->n_ready == 0)
		out_line(cli, "There is no bank yet. Bring one in with: "
			      "proctor bank import PATH");
}

enum cli_exit
plain_status(struct cli *cli)
{
	struct pr_err err = { 0 };
	struct home home;
	enum pr_status st = home_load(&home, cli->desk, &err);

	if (!st) {
		home_read(cli, &home);
		out_line(cli, "Next: proctor %s", home.next);
		out_line(cli, "The home screen needs a terminal; proctor "
			      "--plain works line by line; proctor help lists "
			      "the commands.");
	}
	home_release(&home);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

static enum cli_exit
start(struct cli *cli, struct plain_in *in, enum pr_sitting_kind kind,
      const char *rest)
{
	struct pr_err err = { 0 };
	struct pr_plan plan = plan_default(cli, kind);
	char exam[65];

	if (kind == PR_SITTING_PRACTICE || !rest[0])
		if (plan_exam(cli, exam, &err)) {
			out_line(cli, "%s", err.text);
			return CLI_EXIT_FAILED;
		}
	plan.exam = kind != PR_SITTING_PRACTICE && rest[0] ? rest : exam;
	plan.weak = kind == PR_SITTING_PRACTICE && !strcasecmp(rest, "weak");
	if (kind == PR_SITTING_PRACTICE && rest[0] && !plan.weak)
		plan.domain = rest;
	return plain_start(cli, in, &plan, NULL);
}

/* A mixed drill, or one of a kind. */
static void
drill(struct cli *cli, struct plain_in *in, const char *kind)
{
	struct pr_drill_plan plan = {
		.kind = kind,
		.seeded = cli->opt.seed.set,
		.seed = cli->opt.seed.value,
	};

	plain_drill(cli, in, &plan);
}

static void
resume(struct cli *cli, struct plain_in *in)
{
	struct pr_err err = { 0 };
	struct pr_paused_row *rows;
	size_t n;

	if (pr_seat_paused(cli->desk, &rows, &n, &err)) {
		out_line(cli, "%s", err.text);
		return;
	}
	if (n == 0)
		out_line(cli, "Nothing waits to be resumed.");
	else
		plain_resume(cli, in, rows[0].sitting);
	free(rows);
}

static void
home_help(struct cli *cli)
{
	out_line(cli, "ceu: the log of continuing education; ceu add: an "
		      "activity, field by field; any ceu command may follow.");
	out_line(cli, "exam: a mock exam. practice: ten items with the why "
		      "after each; practice D2: of one domain.");
	out_line(cli, "diagnostic: 50 items, by domain. quick: above or below "
		      "the passing level. practice weak: where points are "
		      "lost. review: what fades.");
	out_line(cli, "drill: codes, a mixed ten; drill assign: of one kind.");
	out_line(cli, "resume: go on with what was left. report: the last "
		      "report. missed: the items that were not right.");
	out_line(cli, "settings: the four questions again. q: leave.");
}

static bool
is_word(const char *line, const char *word, const char *letter)
{
	return !strcasecmp(line, word) || !strcasecmp(line, letter);
}

/* "ceu" opens the ledger, with a command behind it only that is done. */
static void
ceu(struct cli *cli, struct plain_in *in, const char *rest)
{
	if (rest[0])
		plain_ceu_line(cli, in, rest);
	else
		plain_ceu(cli, in);
}

/* Words that start or read something; false for any other. */
static bool
home_word(struct cli *cli, struct plain_in *in, const char *word,
	  const char *rest)
{
	if (is_word(word, "exam", "e"))
		start(cli, in, PR_SITTING_MOCK, rest);
	else if (is_word(word, "practice", "p") ||
		 (is_word(word, "drill", "d") && !strcasecmp(rest, "weak")))
		start(cli, in, PR_SITTING_PRACTICE, rest);
	else if (!strcasecmp(word, "diagnostic"))
		start(cli, in, PR_SITTING_DIAGNOSTIC, rest);
	else if (!strcasecmp(word, "quick"))
		start(cli, in, PR_SITTING_QUICK, rest);
	else if (!strcasecmp(word, "review"))
		start(cli, in, PR_SITTING_REVIEW, rest);
	else if (is_word(word, "drill", "d"))
		drill(cli, in, rest);
	else if (!strcasecmp(word, "resume"))
		resume(cli, in);
	else if (is_word(word, "ceu", "c"))
		ceu(cli, in, rest);
	else if (logs_ceu(cli) && !strcasecmp(word, "add"))
		plain_ceu_line(cli, in, "add");
	else if (is_word(word, "report", "r"))
		plain_show_report(cli, 0, false);
	else if (is_word(word, "missed", "w"))
		plain_show_report(cli, 0, true);
	else
		return false;
	return true;
}

/* False when the home prompt is left. */
static bool
home_line(struct cli *cli, struct plain_in *in, const char *line)
{
	char copy[PLAIN_LINE_MAX + 1];
	const char *rest;
	size_t n = strcspn(line, " ");

	/* the line's buffer is used again by whatever is started */
	snprintf(copy, sizeof(copy), "%s", line);
	rest = copy + n + strspn(copy + n, " ");
	if (copy[n])
		copy[n] = '\0';
	if (is_word(copy, "quit", "q"))
		return false;
	if (is_word(copy, "settings", "s"))
		return plain_first(cli, in);
	if (plain_wants_help(copy))
		home_help(cli);
	else if (!home_word(cli, in, copy, rest) && copy[0])
		plain_unknown(cli, copy);
	return !signals_caught();
}

static const char *
home_prompt(const struct cli *cli)
{
	return logs_ceu(cli) ? "Home (ceu, add, settings, q, ? help): "
			     : "Home (exam, practice, drill, resume, report, "
			       "missed, ceu, settings, q, ? help): ";
}

enum cli_exit
plain_home(struct cli *cli, struct plain_in *in)
{
	const char *line;

	signals_catch();
	if (pr_desk_learner(cli->desk)->purpose == PR_PURPOSE_UNKNOWN &&
	    !plain_first(cli, in))
		return plain_exit();
	do {
		struct pr_err err = { 0 };
		struct home home;

		if (home_load(&home, cli->desk, &err))
			out_line(cli, "%s", err.text);
		else
			home_read(cli, &home);
		home_release(&home);
		line = plain_prompt(cli, in, home_prompt(cli));
	} while (line && home_line(cli, in, line));
	return plain_exit();
}
