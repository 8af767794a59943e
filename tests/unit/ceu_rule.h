/* ceu_rule.h - a rule of continuing education that gives no figure yet */
#ifndef CEU_RULE_H
#define CEU_RULE_H

#include "proctor/ceu_rules.h"

static inline struct pr_ceu_rule
ceu_rule(const char *identifier, enum pr_ceu_kind kind, const char *says)
{
	return (struct pr_ceu_rule){ .identifier = identifier,
				     .kind = kind,
				     .says = says,
				     .as_of = "2025",
				     .grade = "A",
				     .units = -1,
				     .each = -1,
				     .most = -1,
				     .percent = -1,
				     .cycles = 1,
				     .months = -1,
				     .minutes = -1,
				     .least = -1,
				     .step = -1,
				     .days = -1,
				     .cents = -1 };
}

#endif
