/*
 * report/ceu_words.h - the sentences of the ledger, for every face
 *
 * floor    report
 */
#ifndef PR_REPORT_CEU_WORDS_H
#define PR_REPORT_CEU_WORDS_H

#include "proctor/ceu.h"
#include "proctor/ceu_draft.h"

#define CEU_WORDS 2000

/* All write at most CEU_WORDS bytes and give their buffer back. */

/* "13.5 of 20.0 CEUs, 6.5 owed by 31 Dec 2027, 404 days"; of one to come
 * "20.0 CEUs needed" */
const char *ceu_words_cycle(char out[CEU_WORDS],
			    const struct pr_ceu_account *account,
			    const struct pr_ceu_cycle *cycle);

/* "All 20.0 are earned, 8.0 of them not reported to AHIMA yet." What is to do
 * next in an account, "" nothing. */
const char *ceu_words_next(char out[CEU_WORDS],
			   const struct pr_ceu_account *account);

/* "running", "earned, not all reported", ...; nothing is called earned or
 * short whose need nobody knows, or for which nothing was ever logged; nor
 * short what may be whole once it is known what waits. */
const char *ceu_words_state(const struct pr_ceu_account *account,
			    const struct pr_ceu_cycle *cycle);

/* How an account stands: "over and 16.75 CEUs short since 31 May 2027" as long
 * as that is not settled, else the state of the present cycle. */
const char *ceu_words_standing(char out[CEU_WORDS],
			       const struct pr_ceu_account *account);

/* "HIIM domains 11.0 of 16.0, 5.0 to come (rule AHIMA-HIIM-80)"; asked ones:
 * the question and what would be missing. */
const char *ceu_words_quota(char out[CEU_WORDS],
			    const struct pr_ceu_account *account,
			    const struct pr_ceu_quota *quota);

/* "counts 2.0 in the cycle to 31 Dec 2027", "not accepted: ...", "waits: ..."
 * with the rule that says so. */
const char *ceu_words_line(char out[CEU_WORDS],
			   const struct pr_ceu_account *account,
			   const struct pr_ceu_line *line,
			   const struct pr_ceu_ledger *ledger);

/* "may count in the cycle to 31 Aug 2028 instead (rule AAPC-CHOICE): proctor
 * ceu reported AAPC 11 --period 2028-08-31"; "" when it has no choice. */
const char *ceu_words_choice(char out[CEU_WORDS], const char *program,
			     const struct pr_ceu_account *account,
			     const struct pr_ceu_line *line,
			     const struct pr_ceu_ledger *ledger);

/* That a better way to share out the activities of a cycle may owe less than
 * is shown, "" when all ways were tried. */
const char *ceu_words_likely(char out[CEU_WORDS],
			     const struct pr_ceu_cycle *cycle);

/* "copied from AHIMA" or "computed, check with AHIMA (rule AHIMA-CYCLE)". */
const char *ceu_words_origin(char out[CEU_WORDS],
			     const struct pr_ceu_account *account,
			     const struct pr_ceu_cycle *cycle);

/* Whether its dates are made with a renewal month that nobody said. */
bool ceu_is_month_unsaid(const struct pr_ceu_account *account,
			 const struct pr_ceu_cycle *cycle);

/* "due in 90 days: ..." for home and status; "" when nothing presses. */
const char *ceu_words_warning(char out[CEU_WORDS],
			      const struct pr_ceu_account *account);

/* One line for home: the most pressing account. false: nothing is held. */
bool ceu_words_glance(char out[CEU_WORDS], const struct pr_ceu_status *status);

/* A sentence of the floors below, in which "proctor ceu" begins with the
 * program as it is to be typed. */
const char *ceu_words_said(char out[CEU_WORDS], const char *program,
			   const char *sentence);

/* "31 Dec 2027" */
const char *ceu_words_day(char out[CEU_WORDS], struct pr_date date);

/* The standing sentences: practice earns nothing; logging is not reporting;
 * not affiliated. */
extern const char ceu_words_no_credit[];
extern const char ceu_words_not_reported[];

#endif
