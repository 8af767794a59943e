/*
 * report/stats_words.h - where a learner stands, in words
 *
 * floor    report
 * idea     Text, HTML and the screen print the same sentences from one list,
 *          as report/words.h does for a result. Nothing is called weak, safe
 *          or ready without its evidence: below it "not enough answers" is
 *          said instead.
 */
#ifndef PR_REPORT_STATS_WORDS_H
#define PR_REPORT_STATS_WORDS_H

#include "proctor/stats.h"
#include "report/words.h"

/* The sections in the order of the page. */
enum stats_section {
	STATS_WORDS_SUMS,    /* exam, date, answers, time */
	STATS_WORDS_READY,   /* the forecast, or what is missing for it */
	STATS_WORDS_DOMAINS, /* rows: stats_words_row */
	STATS_WORDS_TASKS,   /* rows */
	STATS_WORDS_LEVELS,  /* rows */
	STATS_WORDS_SKILLS,  /* rows */
	STATS_WORDS_ERRORS,  /* facts; the most frequent first */
	STATS_WORDS_SURE,    /* confidence against truth */
	STATS_WORDS_PACE,
	STATS_WORDS_MOCKS,
	STATS_WORDS_NEXT, /* exactly one */
	STATS_WORDS_NOTICE,
	STATS_WORDS_SECTIONS
};

/* "By skill of the drills", the heading of a section; static. */
const char *stats_words_heading(enum stats_section section,
				const struct pr_stats *stats);

/* Fact i of a section; false after the last. Sections of rows have none. */
bool stats_words_fact(struct words_fact *out, const struct pr_stats *stats,
		      enum stats_section section, int i);

/* Row i of a section of rows; NULL after the last and in other sections. */
const struct pr_stat_row *stats_words_rows(const struct pr_stats *stats,
					   enum stats_section section,
					   size_t i);

/* "41 of 60 first answers right, 68 %, likely 55 to 79 %"; of too few "3 of 6
 * first answers right, range 19 to 81 %"; "no answers yet". */
void stats_words_share(char out[WORDS_MAX], const struct pr_stat_row *row);

/* "likely below the passing level (chance 93 %)", "near the passing level
 * (chance to lie below it 46 %)", "not enough answers to speak of the level".
 */
void stats_words_ability(char out[WORDS_MAX], const struct pr_stat_row *row);

/* "about 2.4 points lost on a form"; "" when that is not known. */
void stats_words_lost(char out[WORDS_MAX], const struct pr_stat_row *row);

/* "by week, oldest first: 45, -, 52 and now 61 % right"; "" without any. */
void stats_words_trend(char out[WORDS_MAX], const struct pr_stat_row *row);

/* The weeks as twelve cells: blocks, or in ASCII tenths as digits; "." is a
 * week without answers. */
void stats_words_weeks(char out[WORDS_MAX], const struct pr_stat_row *row,
		       bool ascii);

/* The whole row as one sentence; level says whether ability is spoken of. */
void stats_words_row(char out[WORDS_MAX], const struct pr_stat_row *row,
		     bool level);

/* "70 % (plausible 60 to 85 %)", "95 % or more (plausible 80 to 95 % or
 * more)": percent and its range in steps of five, as pr_readiness_shown(). */
void stats_words_chance(char out[WORDS_MAX], int percent, int lo, int hi);

/* The forecast as a number, in these words. */
void stats_words_ready(char out[WORDS_MAX], const struct pr_stats *stats);

/* "proctor exam RHIT --diagnostic". */
void stats_words_command(char out[WORDS_MAX], const struct pr_stats *stats);

/* The name of a domain of the exam by its place in the outline. */
const char *stats_words_domain(const struct pr_stats *stats, int domain);

/* "Exam forecasts against mocks taken later"; facts of a comparison. */
bool stats_words_claims(struct words_fact *out, const struct pr_calibration *c,
			int i);

/* Outcomes below this many are too few to judge forecasts by. */
#define STATS_WORDS_CLAIMS_MIN 10

#endif
