/* cmd_result.c - "proctor result": what came of the real examination */
#include "cli/ceu.h"
#include "cli/cmd.h"
#include "cli/out.h"
#include "cli/plain.h"
#include "cli/plain_in.h"
#include "proctor/library.h"
#include "proctor/stats.h"
#include "report/stats_words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct values {
	bool start_ceu, json;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "start-ceu", 0, OPT_FLAG, AT(start_ceu), NULL,
	  "after a pass: note the credential, log continuing education" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "as JSON" },
};

/* What was noted, and what had been claimed. */
struct noted {
	struct pr_exam *exam;
	const char *date;
	int score;
	bool passed;
	bool ceu;                         /* continuing education is logged */
	struct pr_ceu_held held;          /* noted with it; row 0: not */
	const struct pr_claim_row *claim; /* NULL: no forecast before it */
};

/* The forecast that this result is held against. */
static const struct pr_claim_row *
find_claim(const struct pr_stats_claims *claims, const struct noted *noted)
{
	for (size_t i = claims->n_rows; i > 0; i--) {
		const struct pr_claim_row *row = &claims->rows[i - 1];

		if (row->real && !strcmp(row->date, noted->date) &&
		    !strcasecmp(row->exam, noted->exam->identifier))
			return row;
	}
	return NULL;
}

/* The credential of a pass, when somebody issues one of that name. What is in
 * the way of it is no failure of the result. */
static void
hold(struct cli *cli, struct noted *noted)
{
	const struct pr_ceu_hold wanted = {
		.credential = noted->exam->identifier,
		.since = noted->date,
		.only_new = true,
	};
	struct pr_err err = { 0 };
	char said[CEU_WORDS];
	enum pr_status st = pr_ceu_hold(cli->desk, &wanted, &noted->held, &err);

	if (!st)
		return;
	noted->held.row = 0;
	if (st != PR_ENOTFOUND && st != PR_EEXIST)
		cli_say("the credential is not noted: %s",
			cli_ceu_said(said, cli, err.text));
}

static enum pr_status
start_ceu(struct cli *cli, struct noted *noted, struct pr_err *err)
{
	struct pr_learner learner = *pr_desk_learner(cli->desk);
	enum pr_status st;

	learner.purpose = PR_PURPOSE_CEU;
	st = pr_desk_save_learner(cli->desk, &learner, err);
	noted->ceu = st == PR_OK;
	if (!st)
		hold(cli, noted);
	return st;
}

static void
say_result(struct cli *cli, const struct noted *noted)
{
	const struct pr_claim_row *claim = noted->claim;
	char claimed[WORDS_MAX];

	out_line(cli, "%s on %s: %d, %s; the passing score is %g.",
		 noted->exam->identifier, noted->date, noted->score,
		 noted->passed ? "passed" : "not passed",
		 noted->exam->scale.cut);
	if (claim)
		stats_words_chance(claimed, pr_readiness_shown(claim->p),
				   pr_readiness_shown(claim->lo),
				   pr_readiness_shown(claim->hi));
	if (claim)
		out_line(cli, "The last forecast before it, of %s, was %s.",
			 claim->made, claimed);
	else
		out_line(cli, "No forecast had been made before that day.");
	if (noted->passed)
		out_line(cli, "Your continuing-education cycle starts with %s.",
			 noted->date);
	else
		out_line(cli, "proctor stats %s shows where an hour pays most.",
			 noted->exam->identifier);
}

static bool
is_wanted(struct cli *cli)
{
	struct plain_in in = { 0 };
	const char *line = plain_prompt(
		cli, &in,
		"Log continuing education from now on? Type y, anything else "
		"leaves it: ");

	return line && (!strcasecmp(line, "y") || !strcasecmp(line, "yes"));
}

static void
say_ceu(struct cli *cli, const struct noted *noted)
{
	char program[PLAIN_COMMAND];

	out_line(cli, "Noted: you log continuing education now.");
	if (noted->held.row)
		out_line(cli,
			 "%s of %s is held since %s; %s ceu says what is owed "
			 "by when.",
			 noted->held.credential, noted->held.issuer,
			 noted->date, plain_program(program, cli));
	if (noted->held.row && noted->held.replaced[0])
		out_line(cli, "It takes the place of %s.",
			 noted->held.replaced);
}

/* After a pass: on a terminal it is asked, elsewhere said how. */
static enum pr_status
offer_ceu(struct cli *cli, const struct values *v, struct noted *noted,
	  struct pr_err *err)
{
	enum pr_status st = PR_OK;
	bool has = pr_desk_learner(cli->desk)->purpose == PR_PURPOSE_CEU;

	noted->ceu = has;
	if (!noted->passed || (has && !v->start_ceu))
		return PR_OK;
	if (v->start_ceu || (!v->json && cli->in_tty && is_wanted(cli)))
		st = start_ceu(cli, noted, err);
	if (st || v->json)
		return st;
	if (noted->ceu)
		say_ceu(cli, noted);
	else
		out_line(cli,
			 "The same line with --start-ceu says that you log "
			 "continuing education from now on.");
	return PR_OK;
}

static enum pr_status
put_json(const struct noted *noted, struct pr_err *err)
{
	struct pr_sink sink = out_sink();
	struct page page;
	struct jsonw json = { .page = &page };
	const struct pr_claim_row *claim = noted->claim;

	page_init(&page, &sink, 0);
	jsonw_object(&json, NULL);
	jsonw_text(&json, "schema", "proctor.result/1");
	jsonw_text(&json, "exam", noted->exam->identifier);
	jsonw_text(&json, "date", noted->date);
	jsonw_int(&json, "score", noted->score);
	jsonw_number(&json, "passing_score", noted->exam->scale.cut, 2);
	jsonw_bool(&json, "passed", noted->passed);
	if (claim) {
		jsonw_object(&json, "forecast");
		jsonw_text(&json, "claimed_on", claim->made);
		jsonw_int(&json, "percent", pr_readiness_shown(claim->p));
		jsonw_int(&json, "low", pr_readiness_shown(claim->lo));
		jsonw_int(&json, "high", pr_readiness_shown(claim->hi));
		jsonw_end(&json);
	} else {
		jsonw_null(&json, "forecast");
	}
	jsonw_maybe(&json, "cycle_starts", noted->passed ? noted->date : NULL);
	jsonw_bool(&json, "logs_ceu", noted->ceu);
	if (noted->held.row) {
		jsonw_object(&json, "held");
		jsonw_int(&json, "row", noted->held.row);
		jsonw_text(&json, "credential", noted->held.credential);
		jsonw_text(&json, "issuer", noted->held.issuer);
		jsonw_maybe(&json, "replaced", noted->held.replaced);
		jsonw_end(&json);
	} else {
		jsonw_null(&json, "held");
	}
	jsonw_end(&json);
	return page_end(&page, err);
}

static enum pr_status
note(struct cli *cli, const struct values *v, const char *exam,
     struct noted *noted, struct pr_err *err)
{
	struct pr_stats_claims *claims = NULL;
	enum pr_status st =
		pr_library_exam(cli->desk, exam, &noted->exam, NULL, err);

	if (!st)
		st = pr_stats_result(cli->desk, exam, noted->date, noted->score,
				     &noted->passed, err);
	if (!st)
		st = pr_stats_claims(cli->desk, false, &claims, err);
	if (!st) {
		noted->claim = find_claim(claims, noted);
		if (!v->json)
			say_result(cli, noted);
		st = offer_ceu(cli, v, noted, err);
	}
	if (!st && v->json)
		st = put_json(noted, err);
	pr_stats_claims_free(claims);
	return st;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	struct noted noted = { .date = args->v[1] };
	struct pr_err err = { 0 };
	char *end;
	long score = strtol(args->v[2], &end, 10);
	enum pr_status st;

	if (end == args->v[2] || *end || score < -100000 || score > 100000)
		return cli_misuse("result",
				  "SCORE is the number on the score report, "
				  "such as 312, not \"%s\"",
				  args->v[2]);
	noted.score = (int)score;
	if (!cli_open(cli, true))
		return CLI_EXIT_FAILED;
	st = note(cli, values, args->v[0], &noted, &err);
	pr_exam_free(noted.exam);
	return st ? cli_fail(&err) : plain_exit();
}

const struct cmd cmd_result = {
	.name = "result",
	.path = "result",
	.args = "EXAM DATE SCORE",
	.summary = "note the score of the real examination",
	.about = "Forecasts made before are held against it; proctor stats "
		 "--calibration shows how\ngood they were. Of one exam and "
		 "date the last result entered counts.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 3,
	.max_args = 3,
	.run = run,
};
