/*
 * cli/lint_print.h - what lint found, grouped by rule
 *
 * floor    cli
 */
#ifndef PR_CLI_LINT_PRINT_H
#define PR_CLI_LINT_PRINT_H

#include "cli/cli.h"
#include "proctor/lint_library.h"
#include "report/jsonw.h"

#define LINT_EXAMPLES 3

/* What is kept of one rule. */
struct lint_group {
	long found;
	enum pr_severity worst;
	char **lines; /* as they came; LINT_EXAMPLES without --rule */
	size_t n, cap;
};

/* Takes findings as they come and prints at the end. */
struct lint_print {
	struct cli *cli;
	const struct pr_lint_rule *only; /* --rule, NULL: all */
	const char *again;               /* the first operand, for a hint */
	bool json;
	bool no_memory;
	struct lint_group *groups; /* by rule, pr_lint_rule_count() */
	long errors, warnings, notices;
	struct pr_sink sink; /* JSON from here on */
	struct page page;
	struct jsonw writer;
};

PR_NODISCARD enum pr_status lint_print_init(struct lint_print *print,
					    struct cli *cli, bool json,
					    const struct pr_lint_rule *only,
					    struct pr_err *err);
struct pr_findings lint_print_findings(struct lint_print *print);

/* Everything that was found and what was not judged. */
PR_NODISCARD enum pr_status lint_print_end(struct lint_print *print,
					   const struct pr_lint *lint,
					   const struct pr_lint_read *read,
					   struct pr_err *err);
void lint_print_release(struct lint_print *print);

#endif
