/* home_data.h - what home and the lists around it know of the learner */
#ifndef PR_TUI_HOME_DATA_H
#define PR_TUI_HOME_DATA_H

#include "proctor/library.h"
#include "proctor/result.h"
#include "report/ceu_words.h"
#include "tui/ceu_page.h"
#include "tui/view.h"

#define HOME_CEU_LINES 4

/* An account in words, the longest first: what fits is shown. */
struct home_ceu_line {
	char text[CEU_WORDS + 80];
	char wide[CEU_BRIEF], brief[CEU_BRIEF];
};

struct home_data {
	struct pr_exam_row *exams;
	size_t n_ready, n_exams;
	struct pr_paused_row *paused;
	size_t n_paused;
	struct pr_past_row *past;
	size_t n_past;
	long drills;     /* items of drills at hand */
	bool any_drill;  /* something can be drilled */
	bool code_book;  /* there is a book to look in, or a use for one */
	char today[160]; /* what the plan says of today, "" no plan */
	bool diagnostic; /* one of the learner's exam can be drawn */
	int review;      /* items of today by the plan, new ones too */
	int minutes;     /* for them */
	bool mock;       /* the plan has a mock today */
	bool ceu;        /* something is held or logged */
	/* the most pressing account, "" none; then the accounts by name */
	struct home_ceu_line glance;
	bool presses; /* it has a date that is near */
	struct home_ceu_line accounts[HOME_CEU_LINES];
	int n_accounts, more_accounts;
};

/* Reads all three; what could not be read is empty, and the screen says so. */
void home_data_load(struct home_data *data, struct tui *tui);
void home_data_release(struct home_data *data);

/* The learner's exam, else the first one; NULL when there is none. */
const struct pr_exam_row *home_data_exam(const struct home_data *data,
					 const struct pr_learner *learner);

const char *home_ceu_fit(const struct home_ceu_line *line, int cells);

/* home_standing.c: draws exam date, last result and items, or with ceu what
 * is owed by when; the row after. */
int home_standing_ceu(struct draw *d, int row, const struct home_data *data);
int home_standing(struct tui *tui, struct draw *d, int row,
		  const struct home_data *data);

/* True when something can be drilled; *items are those at hand. */
bool home_data_drills(struct tui *tui, long *items);

/* "RHIT mock exam", "RHIT practice" */
char *home_data_kind(char out[96], const char *exam, enum pr_sitting_kind kind);

#endif
