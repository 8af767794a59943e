/*
 * cli/plan.h - what to sit, from options, settings and the learner's row
 *
 * floor    cli
 */
#ifndef PR_CLI_PLAN_H
#define PR_CLI_PLAN_H

#include "cli/cli.h"
#include "proctor/library.h"
#include "proctor/seat.h"

/* A plan with the defaults of settings and learner. */
struct pr_plan plan_default(struct cli *cli, enum pr_sitting_kind kind);

/*
 * The exam to sit when none was named: the learner's, else the only one
 * there is. *out has room for 65 bytes. PR_ENOTFOUND names those there are.
 */
PR_NODISCARD enum pr_status plan_exam(struct cli *cli, char *out,
				      struct pr_err *err);

/*
 * "1.5" or "x1.5" sets percent, "+30m" or "30m" sets minutes; the other is
 * left alone. PR_EPARSE says what would be right.
 */
PR_NODISCARD enum pr_status plan_extra_time(const char *text, int *percent,
					    int *minutes, struct pr_err *err);

/* The budget a plan gives on this exam, 0 untimed. */
int64_t plan_budget_ms(struct cli *cli, const struct pr_plan *plan,
		       const struct pr_exam *exam);

#endif
