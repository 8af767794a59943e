/*
 * report/ceu_past.h - the present cycle, and what is left of those before it
 *
 * floor    report
 */
#ifndef PR_REPORT_CEU_PAST_H
#define PR_REPORT_CEU_PAST_H

#include "proctor/ceu.h"

const struct pr_ceu_cycle *ceu_now(const struct pr_ceu_account *account);
/* Whether what a cycle that is over still lacks can be mended by rule. */
bool ceu_is_open_late(const struct pr_ceu_account *account,
		      const struct pr_ceu_cycle *cycle);
/* The latest one that is over and short or unsaid, and that nothing settled
 * since, NULL none: it comes before anything of the present one. */
const struct pr_ceu_cycle *ceu_pressing(const struct pr_ceu_account *account);
/* The latest cycle that is over with something still to do, NULL none. */
const struct pr_ceu_cycle *ceu_left_over(const struct pr_ceu_account *account);
/* Whether anything was logged for a cycle, its dates were copied, or it is
 * over and known to lack something. */
bool ceu_is_lived(const struct pr_ceu_account *account, size_t cycle);
bool ceu_is_over(const struct pr_ceu_cycle *cycle);
/* Over, and nothing is known of it: nothing was ever logged for it. */
bool ceu_is_silent(const struct pr_ceu_account *account,
		   const struct pr_ceu_cycle *cycle);
/* Hundredths that count and were not reported; what was carried over is
 * reported when it was in the cycle before. */
int ceu_unsaid(const struct pr_ceu_cycle *cycle);

/* Whether it is over and lacks something that what waits would meet, were it
 * accepted: then nobody knows whether it is short. */
bool ceu_may_suffice(const struct pr_ceu_cycle *cycle);
/* Whether it is over and earned, and its last day to report is over, while not
 * all of it is reported. */
bool ceu_is_unsaid_late(const struct pr_ceu_account *account,
			const struct pr_ceu_cycle *cycle);
/* How many entries of a cycle were corrected since they were reported. */
size_t ceu_n_corrected(const struct pr_ceu_account *account,
		       const struct pr_ceu_cycle *cycle,
		       const struct pr_ceu_ledger *ledger);

/* The other cycle that a line may be reported for by a CHOICE rule, which *rule
 * receives; NULL when it has none, or is reported. */
const struct pr_ceu_cycle *ceu_choice(const struct pr_ceu_rule **rule,
				      const struct pr_ceu_account *account,
				      const struct pr_ceu_line *line,
				      const struct pr_ceu_ledger *ledger);

#endif
