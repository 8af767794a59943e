/*
 * cli/plain.h - the exam line by line, for screen readers and scripts
 *
 * floor    cli
 * idea     One prompt a line, one sentence back, nothing ever redrawn. The
 *          words come from words/keymap.h, what they do from plain_act.c;
 *          state and sentences are those of the full screen.
 */
#ifndef PR_CLI_PLAIN_H
#define PR_CLI_PLAIN_H

#include "cli/cli.h"
#include "cli/plain_in.h"
#include "proctor/drill.h"
#include "proctor/seat.h"
#include "words/calc.h"
#include "words/keymap.h"

struct plain {
	struct cli *cli;
	struct plain_in *in;
	struct pr_seat *seat; /* NULL outside a sitting */
	struct calc calc;
	int section;       /* of the chart, read last; 0 none */
	int chart_set;     /* case set whose chart it is */
	bool show;         /* the item is read before the next prompt */
	bool left;         /* suspended: the loop ends */
	bool warning;      /* of the time, not said yet */
	bool saved_again;  /* not said yet */
	int sure;          /* said behind the answer, 0 nothing */
	unsigned told;     /* kinds of code items whose task was said */
	char edition[240]; /* what was said of the code set last */
	enum cli_exit code;
};

/* ---- plain.c --------------------------------------------------------------
 */

/* Runs a sitting that has begun or was resumed, to its end or until it is
 * left; reads the report at the end. Takes no seat. */
enum cli_exit plain_sit(struct cli *cli, struct plain_in *in,
			struct pr_seat *seat);

/* ---- plain_begin.c --------------------------------------------------------
 */

/* The page before the clock starts; begins after the word BEGIN. The form is
 * written to form_path unless that is NULL. */
enum cli_exit plain_start(struct cli *cli, struct plain_in *in,
			  const struct pr_plan *plan, const char *form_path);

/* Begins a sitting that was stored, sits it and leaves it. */
enum cli_exit plain_begin(struct cli *cli, struct plain_in *in,
			  struct pr_seat *seat);

/* Opens a sitting that was left and goes on with it. */
enum cli_exit plain_resume(struct cli *cli, struct plain_in *in,
			   int64_t sitting);

/* ---- plain_home.c, plain_first.c ------------------------------------------
 */

/* What is there, and how to go on, without a question. */
enum cli_exit plain_status(struct cli *cli);

/* The home screen as a prompt. */
enum cli_exit plain_home(struct cli *cli, struct plain_in *in);

/* At most four questions, each may be skipped; false at the end of input. */
bool plain_first(struct cli *cli, struct plain_in *in);

/* ---- plain_line.c: one line of input in a sitting -------------------------
 */

void plain_line(struct plain *p, const char *line);

/* The answer of the item displayed was shown: it takes no other. */
bool plain_closed(const struct plain *p);

/* ---- plain_act.c: what words do -------------------------------------------
 */

typedef void plain_fn(struct plain *p, const struct keymap_row *row,
		      const char *word, const char *rest);

/* NULL for what only the full screen does. */
plain_fn *plain_action(enum action action);

/* One event; says what went wrong. True when it holds, saved or not. */
bool plain_do(struct plain *p, enum pr_event_kind kind, uint32_t choice,
	      int64_t value, const char *body);

/* Displays another item; false when it cannot be. */
bool plain_go(struct plain *p, int slot);

/* To the item after an answer, or says that it was the last. */
void plain_move_on(struct plain *p);

/* ---- plain_answer.c: from letters and text to a response ------------------
 */

/* Gives an answer typed as letters, pairs or text. False: it is none. */
bool plain_answer(struct plain *p, const char *line);

/* True when any line is an answer and commands begin with ":". */
bool plain_is_typed(const struct pr_item *item);

/* The option a word such as "b" names, or -1 after saying so. */
int plain_option(struct plain *p, const char *word);

/* ---- plain_show.c: reading aloud ------------------------------------------
 */

void plain_show_item(struct plain *p);
void plain_show_option(struct plain *p, int option);
void plain_show_time(struct plain *p);
void plain_show_status(struct plain *p);
void plain_show_chart(struct plain *p, int section); /* 0: all of it */
int plain_sections(struct plain *p);
void plain_show_feedback(struct plain *p);
void plain_show_help(struct plain *p, unsigned screen);
void plain_show_report(struct cli *cli, int64_t sitting, bool missed);

/* The item displayed, NULL after saying why not. */
const struct pr_item *plain_item(struct plain *p);

/* ---- plain_drill.c --------------------------------------------------------
 */

/* Draws a drill and sits it; the notice of its pack first. */
enum cli_exit plain_drill(struct cli *cli, struct plain_in *in,
			  const struct pr_drill_plan *plan);

bool plain_is_drill(const struct plain *p);

#define PLAIN_COMMAND 160

/* "proctor", or with the learner who was named: what a hint begins with, so
 * that it does as typed. */
const char *plain_program(char out[PLAIN_COMMAND], const struct cli *cli);

/* The command line that goes on with this sitting. */
const char *plain_go_on(char out[PLAIN_COMMAND], const struct plain *p);

/* find, show and lines, typed after a colon; false for any other line. */
bool plain_drill_line(struct plain *p, const char *line);

/* What is to be typed, for items that ask for codes: once a drill for each
 * kind of them, again when asked for. */
void plain_codes_task(struct plain *p, const struct pr_item *item, bool again);

/* False after saying why a line cannot be read as codes. */
bool plain_codes_read(struct plain *p, const char *line);

/* Scores and errors of the codes at the item displayed. */
void plain_codes_marked(struct plain *p, const struct pr_item *item);

/* Edition, pace and streak, after the reasons. */
void plain_drill_after(struct plain *p, const struct pr_item *item);

/* ---- plain_review.c -------------------------------------------------------
 */

void plain_review(struct plain *p);
/* Asks, wants END, ends. */
void plain_end(struct plain *p);
void plain_break(struct plain *p);
void plain_leave(struct plain *p);

/* ---- plain.c, for the others ----------------------------------------------
 */

/*
 * Lets time pass and says what happened meanwhile; then a prompt and a line.
 * NULL when the sitting is over or left: the caller goes back to the loop.
 */
const char *plain_ask(struct plain *p, const char *prompt);

#endif
