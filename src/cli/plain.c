/* plain.c - the loop of a sitting, line by line; see cli/plain.h */
#include "cli/plain.h"

#include "cli/out.h"
#include "cli/signals.h"
#include "words/say.h"

#include <signal.h>
#include <string.h>
#include <strings.h>

#define TICK_MS 1000  /* how often time passes while somebody thinks */
#define RETRY_MS 2000 /* how often a failed write is tried again */

static bool
is_over(const struct plain *p)
{
	enum pr_sitting_state state = pr_seat_sitting(p->seat)->state;

	return state == PR_STATE_OVER || state == PR_STATE_SEALED;
}

static void
say_err(const struct plain *p, const struct pr_err *err)
{
	char text[SAY_MAX];

	if (err->status == PR_EUNSAVED)
		out_line(p->cli, "%s", say_unsaved(text, err));
	else
		out_line(p->cli, "%s", say_sentence(text, err->text));
}

bool
plain_do(struct plain *p, enum pr_event_kind kind, uint32_t choice,
	 int64_t value, const char *body)
{
	struct pr_action action = { .kind = kind,
				    .slot = -1,
				    .choice = choice,
				    .value = value,
				    .body = body };
	struct pr_err err = { 0 };
	enum pr_status st = pr_seat_act(p->seat, &action, &err);

	if (st && !is_over(p))
		say_err(p, &err);
	return !st || st == PR_EUNSAVED;
}

bool
plain_go(struct plain *p, int slot)
{
	struct pr_action move = { .kind = PR_EVENT_MOVE, .slot = slot };
	struct pr_err err = { 0 };
	enum pr_status st = pr_seat_act(p->seat, &move, &err);

	if (st)
		say_err(p, &err);
	if (st && st != PR_EUNSAVED)
		return false;
	p->section = 0;
	p->show = true;
	return true;
}

/* Lets time pass; what is to be said waits for the next prompt. */
static bool
tick(struct plain *p)
{
	struct pr_tick now;
	struct pr_err err = { 0 };
	enum pr_status st = pr_seat_tick(p->seat, &now, &err);

	p->warning = p->warning || now.warning_min;
	p->saved_again = p->saved_again || now.saved_again;
	if (st && !pr_seat_unsaved(p->seat))
		say_err(p, &err);
	return !is_over(p);
}

static void
say_news(struct plain *p)
{
	char text[SAY_MAX];

	if (p->saved_again)
		out_line(p->cli, "%s", say_saved_again(text));
	if (p->warning)
		out_line(p->cli, "Notice: %s",
			 say_warning_left(text, pr_seat_sitting(p->seat),
					  pr_seat_left(p->seat)));
	p->saved_again = false;
	p->warning = false;
}

static int64_t
patience(const struct plain *p)
{
	if (p->cli->test_clock)
		return -1;
	if (pr_seat_sitting(p->seat)->rules.timed)
		return TICK_MS;
	return pr_seat_unsaved(p->seat) ? RETRY_MS : -1;
}

/* End of input or a signal: everything is kept, the loop ends. */
static void
suspend(struct plain *p, enum plain_got got)
{
	enum pr_away why = PR_AWAY_INPUT_END;
	char text[SAY_MAX], command[PLAIN_COMMAND];

	if (got == PLAIN_SIGNAL)
		why = signals_caught() == SIGHUP ? PR_AWAY_HANGUP
						 : PR_AWAY_TERMINATED;
	p->left = true;
	p->code = plain_exit();
	out_blank();
	if (!plain_do(p, PR_EVENT_SUSPEND, 0, why, NULL) || p->cli->preview)
		return;
	out_line(p->cli, "%s", say_suspended(text, pr_seat_sitting(p->seat)));
	out_line(p->cli, "To go on: %s", plain_go_on(command, p));
}

const char *
plain_ask(struct plain *p, const char *prompt)
{
	bool again = true;

	if (!tick(p))
		return NULL;
	for (;;) {
		enum plain_got got;

		if (again)
			say_news(p);
		got = plain_read(p->cli, p->in, again ? prompt : NULL,
				 patience(p));
		if (got == PLAIN_END || got == PLAIN_SIGNAL || !out_ok()) {
			suspend(p, got);
			return NULL;
		}
		if (!tick(p)) {
			if (got != PLAIN_LINE)
				out_blank();
			return NULL;
		}
		if (got == PLAIN_LINE)
			return p->in->line;
		/* a line that moved the clock is answered, time alone is not */
		again = p->cli->test_clock;
	}
}

/* Ended, but the end is not on the disk yet. */
static bool
wait_saved(struct plain *p)
{
	while (pr_seat_sitting(p->seat)->state != PR_STATE_SEALED) {
		enum plain_got got;

		got = plain_read(p->cli, p->in,
				 "The end is not saved yet. Make room and "
				 "press Enter to try again: ",
				 p->cli->test_clock ? -1 : RETRY_MS);
		if (got == PLAIN_END || got == PLAIN_SIGNAL)
			return false;
		tick(p);
		say_news(p);
	}
	return true;
}

/* A line after the report; false when it leaves. */
static bool
after_line(struct plain *p, int64_t id, const char *line)
{
	if (!line[0] || !strcasecmp(line, "q") || !strcasecmp(line, "quit"))
		return false;
	if (!strcasecmp(line, "w") || !strcasecmp(line, "missed"))
		plain_show_report(p->cli, id, true);
	else if (!strcasecmp(line, "r") || !strcasecmp(line, "report"))
		plain_show_report(p->cli, id, false);
	else if (plain_wants_help(line))
		out_line(p->cli, "w or missed: the items that were not right, "
				 "with key and reasons. r or report: the "
				 "report again. Enter or q: leave.");
	else
		plain_unknown(p->cli, line);
	return true;
}

/* The report, and the misses for who wants them. */
static void
finish(struct plain *p)
{
	const struct pr_sitting *sitting = pr_seat_sitting(p->seat);
	int64_t id = pr_seat_id(p->seat);
	char text[SAY_MAX];
	const char *line;

	if (sitting->over_by == PR_OVER_TIMEOUT)
		out_line(p->cli, "%s", say_time_up(text, sitting));
	else
		out_line(p->cli, "%s", say_ended(text, sitting));
	if (!wait_saved(p)) {
		out_blank();
		p->code = plain_exit();
		return;
	}
	out_blank();
	plain_show_report(p->cli, id, false);
	do
		line = plain_prompt(p->cli, p->in,
				    "w reads the items that were not right, r "
				    "the report again, Enter leaves: ");
	while (line && after_line(p, id, line));
	p->code = plain_exit();
}

static const char *
prompt_for(const struct pr_item *item)
{
	if (item && item->type == PR_ITEM_CODE_ENTRY)
		return "Codes, or :? for help: ";
	return item && plain_is_typed(item) ? "Answer, or :? for help: "
					    : "Answer, or ? for help: ";
}

enum cli_exit
plain_sit(struct cli *cli, struct plain_in *in, struct pr_seat *seat)
{
	struct plain p = { .cli = cli,
			   .in = in,
			   .seat = seat,
			   .show = true,
			   .chart_set = -1 };

	while (!p.left && !is_over(&p)) {
		const struct pr_item *item;
		const char *line;

		if (pr_seat_sitting(seat)->state == PR_STATE_BREAK) {
			plain_break(&p);
			continue;
		}
		if (p.show)
			plain_show_item(&p);
		p.show = false;
		item = plain_item(&p);
		line = plain_ask(&p, prompt_for(item));
		if (line)
			plain_line(&p, line);
	}
	if (!p.left)
		finish(&p);
	return p.code;
}
