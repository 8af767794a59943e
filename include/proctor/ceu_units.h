/*
 * proctor/ceu_units.h - units, minutes and money, as text and as figures
 *
 * floor    engine (ceu; pure)
 * idea     Units are integer hundredths, money integer cents; they are read
 *          and written in one place.
 */
#ifndef PR_CEU_UNITS_H
#define PR_CEU_UNITS_H

#include "proctor/ceu_rules.h"

#define PR_CEU_UNITS_TEXT 16

/** "13.5", "20.0", "0.25": one decimal at least, two when there are two. */
void pr_ceu_units_format(char out[PR_CEU_UNITS_TEXT], int hundredths);

/**
 * Reads "1.5" into hundredths.
 *
 * units    hundredths, 0..20000
 * errors   PR_EINVAL: no number, more than two decimals, out of range
 */
PR_NODISCARD enum pr_status pr_ceu_units_parse(int *out, const char *text,
					       struct pr_err *err);

#define PR_CEU_COST_MAX 100000000 /* cents: of an activity */
#define PR_CEU_FEE_MAX 10000000   /* cents: of a cycle */

/**
 * Reads "25", "25.5", "25.00", with or without a dollar sign, into cents.
 *
 * units    cents, 0..most
 * errors   PR_EINVAL: no sum of money, more than two decimals, above most
 */
PR_NODISCARD enum pr_status pr_ceu_cents_parse(int *out, const char *text,
					       int most, struct pr_err *err);

/**
 * What minutes earn by a COUNTING rule, in hundredths.
 *
 * shape    rule is NULL or of that kind; minutes > 0; *out is PR_CEU_UNKNOWN
 *          when the rule is missing, asked, or says nothing of this length
 * owns     rule is borrowed
 */
void pr_ceu_units_of_minutes(int *out, const struct pr_ceu_rule *rule,
			     int minutes);

#endif
