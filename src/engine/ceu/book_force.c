/* book_force.c - which rule holds when, and what stands behind it */
#include "proctor/ceu_book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* By its days alone: does it hold for a cycle that begins so? */
static enum pr_ceu_force
by_days(const struct pr_ceu_rule *rule, struct pr_date from, struct pr_date to)
{
	static const enum pr_ceu_force straddling[] = {
		[PR_CEU_STRADDLE_UNKNOWN] = PR_CEU_ASKED,
		[PR_CEU_STRADDLE_HOLDS] = PR_CEU_IN_FORCE,
		[PR_CEU_STRADDLE_NOT] = PR_CEU_NOT_IN_FORCE,
	};
	int64_t first = pr_date_to_days(from), since;

	if (rule->to.year && first > pr_date_to_days(rule->to))
		return PR_CEU_NOT_IN_FORCE;
	if (!rule->from.year)
		return PR_CEU_IN_FORCE;
	since = pr_date_to_days(rule->from);
	if (first >= since)
		return PR_CEU_IN_FORCE;
	if (pr_date_to_days(to) < since)
		return PR_CEU_NOT_IN_FORCE;
	return straddling[rule->straddle];
}

enum pr_ceu_force
pr_ceu_force(const struct pr_ceu_rule *rule, struct pr_date from,
	     struct pr_date to)
{
	enum pr_ceu_force force = by_days(rule, from, to);

	if (force == PR_CEU_IN_FORCE && rule->question)
		return PR_CEU_ASKED;
	return force;
}

bool
pr_ceu_speaks_of(const struct pr_ceu_rule *rule, const char *credential)
{
	for (size_t i = 0; i < rule->n_credentials; i++)
		if (strcasecmp(rule->credentials[i], credential) == 0)
			return true;
	return rule->n_credentials == 0;
}

const struct pr_ceu_rule *
pr_ceu_rule_for(const struct pr_ceu_issuer *issuer, enum pr_ceu_kind kind,
		const char *credential, struct pr_date from, struct pr_date to,
		enum pr_ceu_force *force)
{
	const struct pr_ceu_rule *best = NULL;
	enum pr_ceu_force of_best = PR_CEU_NOT_IN_FORCE;

	for (size_t i = 0; i < issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &issuer->rules[i];
		enum pr_ceu_force now;

		if (rule->kind != kind ||
		    (credential && !pr_ceu_speaks_of(rule, credential)))
			continue;
		now = pr_ceu_force(rule, from, to);
		if (now < of_best) {
			best = rule;
			of_best = now;
		}
	}
	if (force)
		*force = of_best;
	return best;
}

/* "2025", "Apr 2026", "22 Nov 2026" */
static void
say_as_of(char out[static 24], const char *as_of)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
					      "May", "Jun", "Jul", "Aug",
					      "Sep", "Oct", "Nov", "Dec" };
	size_t n = strlen(as_of);
	long month = n >= 7 ? strtol(as_of + 5, NULL, 10) : 0;

	if (month < 1 || month > 12)
		snprintf(out, 24, "%.10s", as_of);
	else if (n < 10)
		snprintf(out, 24, "%s %.4s", months[month - 1], as_of);
	else
		snprintf(out, 24, "%ld %s %.4s", strtol(as_of + 8, NULL, 10),
			 months[month - 1], as_of);
}

void
pr_ceu_basis(char *out, size_t cap, const struct pr_ceu_rule *rule)
{
	static const struct {
		const char *grade, *words;
	} grades[] = {
		{ "A", "the issuer's own page" },
		{ "B", "a copy of the issuer's page" },
		{ "C", "reported by others, not confirmed by the issuer" },
		{ "D", "weak, check with the issuer" },
	};
	const char *words = "no source, ask the issuer";
	const char *settled = rule->question ? "not settled; " : "";
	char as_of[24];

	for (size_t i = 0; i < PR_LEN(grades); i++)
		if (strcmp(rule->grade, grades[i].grade) == 0)
			words = grades[i].words;
	say_as_of(as_of, rule->as_of);
	snprintf(out, cap, "%s%s%s%s", settled, words, *as_of ? ", " : "",
		 as_of);
}
