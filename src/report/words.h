/*
 * report/words.h - every fact of a result in words, in the order of a report
 *
 * floor    report
 * idea     Text, HTML and the screen print the same facts from one table.
 *          A fact that does not apply is left out, never padded. ASCII but
 *          for names and titles.
 */
#ifndef PR_REPORT_WORDS_H
#define PR_REPORT_WORDS_H

#include "proctor/result.h"

#define WORDS_MAX 512

/* The sections in the order of the report; domains stand after COUNTS. */
enum words_section {
	WORDS_SITTING, /* exam, outline, form, date, time, met before */
	WORDS_SCORE,   /* score, line, range, chance */
	WORDS_COUNTS,  /* right, blank, pretest, whose estimates */
	WORDS_DOMAINS, /* rows: words_domain */
	WORDS_PACE,    /* pace, changes */
	WORDS_NEXT,    /* exactly one */
	WORDS_NOTICE,
	WORDS_SECTIONS
};

struct words_fact {
	const char *label; /* static */
	char text[WORDS_MAX];
};

/* Fact i of a section; false after the last. */
bool words_fact(struct words_fact *out, const struct pr_result *result,
		enum words_section section, int i);

/* "Score", the heading of a section; static. */
const char *words_heading(enum words_section section);

/* Domain i as one sentence. */
void words_domain(char out[WORDS_MAX], const struct pr_result *result,
		  size_t i);

/* "50 %, likely 31 to 69 %" or "too few to say (2 of 3 right)". */
void words_share(char out[WORDS_MAX], const struct pr_domain_row *row);

/* "2026-11-21 14:05" on the learner's clock. */
void words_moment(char out[WORDS_MAX], int64_t ms, int utc_offset_min);

/* Whole percent: never 100 for less than all, nor 0 for more than none. */
int words_percent(double share);

/* The command line of the next step, "" when it is none. */
void words_next_command(char out[WORDS_MAX], const struct pr_result *result);

/* Not affiliated ..., for every report and screen that carries it. */
extern const char words_notice[];

#endif
