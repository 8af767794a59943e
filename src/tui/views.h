/*
 * tui/views.h - all screens, and what each is opened with
 *
 * floor    tui
 */
#ifndef PR_TUI_VIEWS_H
#define PR_TUI_VIEWS_H

#include "proctor/result.h"
#include "tui/view.h"

/* Home and around it. Argument NULL unless said. */
extern const struct view_ops view_first; /* first start */
extern const struct view_ops view_home;
extern const struct view_ops view_exams;
extern const struct view_ops view_exam;     /* const char * identifier */
extern const struct view_ops view_begin;    /* struct view_begin_arg */
extern const struct view_ops view_practice; /* struct view_practice_arg */
extern const struct view_ops view_resume;   /* which paused sitting */
extern const struct view_ops view_past;
extern const struct view_ops view_settings;
extern const struct view_ops view_about;

/* Where one stands, and what to do about it. */
extern const struct view_ops view_stats; /* const char * exam, NULL: own */
extern const struct view_ops view_study; /* NULL: today's queue, the plan */

/* Coding drills and the code book. */
extern const struct view_ops view_drills;  /* NULL: which drill */
extern const struct view_ops view_drilled; /* struct view_score_arg */
extern const struct view_ops view_codes;   /* NULL: the code book alone */
extern const struct view_ops view_book;    /* struct view_book_arg */

/* The ledger of continuing education. */
extern const struct view_ops view_ceu;       /* NULL */
extern const struct view_ops view_ceu_entry; /* int64_t *: one activity */
extern const struct view_ops view_ceu_rules; /* const char * account, NULL */
extern const struct view_ops view_ceu_form;  /* int64_t *: correct; NULL add */
extern const struct view_ops view_ceu_sheet; /* const char * account, NULL */
extern const struct view_ops view_ceu_hold;  /* struct view_ceu_hold_arg */
extern const struct view_ops view_ceu_ask;   /* struct view_ceu_ask_arg */
extern const struct view_ops view_ceu_what_if; /* const char * what is done */

/* Whether the ledger can be opened: without rules and with nothing held it says
 * so, and that is no alarm. */
bool view_ceu_opens(struct tui *tui);

/* tui_alarm, the commands of the sentence as they are to be typed. */
void view_ceu_alarm(struct tui *tui, const struct pr_err *err);

struct view_ceu_hold_arg {
	bool dates;          /* of a cycle, else a credential */
	const char *account; /* with the focus, NULL: the first */
};

/* A line that is typed over the ledger; static. */
struct view_ceu_ask_kind {
	const char *label;   /* before the field */
	const char *enter;   /* hint */
	const char *says;    /* while nothing has happened */
	const char *missing; /* when nothing was typed */
	size_t max;          /* bytes */
	/* A sentence about what is typed so far, "" none; true when that is
	 * wrong. NULL: nothing is said. */
	bool (*look)(void *ctx, const char *typed, char *out, size_t size);
};

extern const struct view_ceu_ask_kind view_ceu_ask_reason; /* why */

struct view_ceu_ask_arg {
	const struct view_ceu_ask_kind *kind;
	const char *title, *text, *typed; /* copied; typed NULL: nothing yet */
	void *ctx;
	/* false keeps the question open; it says why */
	bool (*agreed)(void *ctx, const char *typed);
};

struct book; /* tui/codes_book.h */

/* The question's own book; it says where the pane is and outlives the view. */
struct view_book_arg {
	struct book *book;
};

/* Overlays of the core. */
extern const struct view_ops view_help;    /* keys of the view below */
extern const struct view_ops view_palette; /* commands of the view below */

/* The plan is copied; its strings are borrowed for the call. */
struct view_begin_arg {
	const struct pr_plan *plan;
};

struct view_practice_arg {
	const char *exam;   /* NULL: the learner's, else the first */
	const char *domain; /* NULL: any */
};

/*
 * The sitting. Before view_question opens, tui_seat_take has been called and
 * the seat is RUNNING (begun or resumed). view_question stays below its
 * siblings; the seat says which item is displayed. When the sitting is over
 * view_question's back() opens view_score and closes itself.
 */
extern const struct view_ops view_question;   /* NULL */
extern const struct view_ops view_navigator;  /* NULL, opened by question */
extern const struct view_ops view_review;     /* NULL, opened by question */
extern const struct view_ops view_end;        /* NULL */
extern const struct view_ops view_break;      /* NULL; a seat in BREAK */
extern const struct view_ops view_leave;      /* NULL; q in an exam */
extern const struct view_ops view_time_up;    /* NULL; opened by the loop */
extern const struct view_ops view_calculator; /* struct view_calculator_arg */
extern const struct view_ops view_note;       /* struct view_note_arg */
extern const struct view_ops view_report;     /* int *slot: report a problem */
extern const struct view_ops view_tutorial;   /* NULL */
extern const struct view_ops view_rescue;     /* NULL; emergency answers wait */

struct tape; /* tui/tape.h */

struct view_calculator_arg {
	struct tape *tape; /* memory and lines so far; outlives the view */
	void *ctx;
	/* puts a result into the answer box; NULL when there is none */
	void (*copy)(void *ctx, const char *number);
};

struct view_note_arg {
	int slot;
	const char *text; /* as it is now, NULL none */
};

/* After it. */
struct view_score_arg {
	int64_t sitting; /* 0: the last sealed one */
};
extern const struct view_ops view_score; /* struct view_score_arg */

struct view_rationale_arg {
	int64_t sitting;
	int slot;         /* first shown */
	bool missed_only; /* the filter at first */
};
extern const struct view_ops view_rationale; /* struct view_rationale_arg */

#endif
