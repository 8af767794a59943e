/* plain_help.c - help and report in plain mode; see cli/plain.h */
#include "cli/out.h"
#include "cli/plain.h"
#include "report/report.h"

#include <stdio.h>
#include <string.h>

/* Actions of the question whose words want something after them. */
static const char *
wants(enum action action)
{
	switch ((int)action) {
	case ACT_STRIKE:
	case ACT_OPTION:
		return " B";
	case ACT_NAVIGATOR:
		return " 37";
	case ACT_CONFIDENCE:
		return " 1";
	case ACT_CALCULATOR:
		return " 2+3";
	case ACT_NOTE:
	case ACT_REPORT:
	case ACT_HIGHLIGHT:
		return " TEXT";
	default:
		return "";
	}
}

/* What a word does here where the table speaks of the screen. */
static const char *
help_of(const struct keymap_row *row, bool drill)
{
	if (drill && row->action == ACT_END)
		return "end the drill: asks first, then wants the word END";
	if (drill && row->action == ACT_LEAVE)
		return "leave; it asks first, answers are kept";
	if (drill && row->action == ACT_SHOW)
		return "show the answer and why; the item is then closed";
	switch ((int)row->action) {
	case ACT_HIGHLIGHT:
		return "highlight these words of the question; alone: none";
	case ACT_TIME:
		return "the time left and the pace";
	case ACT_NAVIGATOR:
		return "go to this item";
	case ACT_CALCULATOR:
		return "work out a sum";
	case ACT_NOTE:
		return "write a note on this item; o - takes it away";
	case ACT_TAB_AFTER:
		return "case: read the whole chart, chart 2 one page, ] the "
		       "next page";
	case ACT_TAB_BEFORE:
		return "case: read the page before";
	case ACT_BACK:
		return "read the item again; leave review or break";
	case ACT_HELP:
		return "these commands";
	case ACT_AGAIN:
		return "read the item again";
	case ACT_OPTION:
		return "read one option again";
	default:
		return row->help;
	}
}

/* What is a word here, in this sitting. */
static bool
is_told(const struct plain *p, enum action action, bool typed)
{
	bool practice = pr_seat_sitting(p->seat)->rules.feedback;

	if (typed && (action == ACT_STRIKE || action == ACT_OPTION))
		return false;
	if (action == ACT_SHOW || action == ACT_CONFIDENCE ||
	    (action >= ACT_GUESSED && action <= ACT_SURE))
		return practice;
	return plain_action(action) && action != ACT_ENTER &&
	       action != ACT_COMMANDS;
}

/* What a line without a command does here. */
static void
say_answer(struct plain *p, const struct pr_item *item)
{
	if (item && item->type == PR_ITEM_CODE_ENTRY)
		plain_codes_task(p, item, true);
	if (pr_seat_sitting(p->seat)->rules.feedback && item &&
	    !plain_is_typed(item))
		out_line(p->cli, "How sure you are may stand behind the "
				 "letter: b, is a guess, b. unsure, b! sure.");
	out_line(p->cli,
		 "%s; an empty line goes on without an answer. "
		 "Commands:",
		 item && plain_is_typed(item)
			 ? "What is typed without a colon is the answer"
			 : "Letters answer and go on");
}

void
plain_show_help(struct plain *p, unsigned screen)
{
	const struct pr_item *item = plain_item(p);
	bool typed = item && plain_is_typed(item);
	bool closed = plain_closed(p);
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	if (closed)
		out_line(p->cli, "The answer was shown, so this item is "
				 "closed; an empty line goes on. Commands:");
	else
		say_answer(p, item);
	for (size_t i = 0; i < n; i++) {
		const struct keymap_row *row = &rows[i];
		char words[80];

		if (!(row->screens & screen) || !is_told(p, row->action, typed))
			continue;
		/* one row an action: the first on this screen */
		if (keymap_action(screen, row->action) != row)
			continue;
		snprintf(words, sizeof(words), "%s", row->words);
		for (char *c = words; (c = strchr(c, ' ')) != NULL;)
			*c = ',';
		out_line(p->cli, "%s%s%s: %s.", typed && !closed ? ":" : "",
			 words, wants(row->action),
			 help_of(row, plain_is_drill(p)));
	}
	if (plain_is_drill(p))
		out_line(p->cli, ":find WORDS: look a code up. :show CODE: "
				 "read its page. :lines CODES: check how codes "
				 "are written.");
	if (p->cli->test_clock)
		out_line(p->cli, "@ +45s: move the test clock.");
}

void
plain_show_report(struct cli *cli, int64_t sitting, bool missed)
{
	struct pr_err err = { 0 };
	struct pr_result *result = NULL;
	struct pr_exam *exam = NULL;
	struct pr_drill_result *drill = NULL;
	struct report report = { .desk = cli->desk,
				 .missed = missed,
				 .sentences = true,
				 .width = cli->width };
	struct pr_sink sink = out_text_sink(cli);
	enum pr_status st;

	st = pr_result_load(cli->desk, sitting, &result, &err);
	if (!st && pr_library_exam(cli->desk, result->exam, &exam, NULL,
				   NULL) == PR_OK)
		report.exam = exam;
	if (!st && result->kind == PR_SITTING_DRILL)
		st = pr_drill_result(cli->desk, result->sitting, &drill, &err);
	report.drill = drill;
	report.result = result;
	if (!st)
		st = report_text(&report, &sink, &err);
	if (st)
		out_line(cli, "%s", err.text);
	pr_drill_result_free(drill);
	pr_exam_free(exam);
	pr_result_free(result);
}
