/* ceu_words_line.c - an entry in an account, how entries are shared out, and
 * commands, in words; see ceu_words.h */
#include "report/ceu_parts.h"

#include <string.h>

/* "90 minutes", with what the counting rule left over. */
static void
add_minutes(struct ceu_text *t, const struct pr_ceu_entry *e,
	    const struct pr_ceu_line *line, struct ceu_notes *notes)
{
	const struct pr_ceu_rule *rule = line->rule;
	int rest;

	ceu_add(t, ", %d minutes", e->minutes);
	ceu_add_rule(t, rule, notes);
	if (!rule || rule->kind != PR_CEU_COUNTING || rule->minutes <= 0)
		return;
	rest = e->minutes % rule->minutes;
	if (rest && line->rest_unsaid)
		ceu_add(t,
			", what %d of them earn the rule does not say, so "
			"nothing until you know",
			rest);
	else if (rest && rule->least > 0 && rest < rule->least)
		ceu_add(t, ", %d of them too short to earn a part", rest);
	else if (rest && rule->step > 0)
		ceu_add(t, ", %d of them counted in steps of %s", rest,
			CEU_UNITS(rule->step));
}

static void
add_counts(struct ceu_text *t, const struct pr_ceu_account *a,
	   const struct pr_ceu_line *line, const struct pr_ceu_entry *e,
	   struct ceu_notes *notes)
{
	const struct pr_ceu_cycle *c =
		line->cycle >= 0 && (size_t)line->cycle < a->n_cycles
			? &a->cycles[line->cycle]
			: NULL;

	ceu_add(t, "counts %s", CEU_UNITS(line->counted));
	if (line->verdict == PR_CEU_COUNTS_PART)
		ceu_add(t, " of %s", CEU_UNITS(line->worth));
	if (c && pr_date_is_valid(c->to))
		ceu_add(t, " in the cycle to %s", CEU_ON(c->to));
	if (line->minutes_made_it) {
		add_minutes(t, e, line, notes);
		return;
	}
	if (line->verdict == PR_CEU_COUNTS_PART && line->rule)
		ceu_add(t, ", the rest does not:%s",
			line->rule->kind == PR_CEU_COUNTING ? " its step"
							    : " a maximum");
	ceu_add_rule(t, line->rule, notes);
}

/* After the last day that a rule gives. */
static void
add_late(struct ceu_text *t, const struct pr_ceu_account *a,
	 const struct pr_ceu_line *line, const struct pr_ceu_claim *c)
{
	const struct pr_ceu_cycle *cycle =
		line->cycle >= 0 && (size_t)line->cycle < a->n_cycles
			? &a->cycles[line->cycle]
			: NULL;

	if (!cycle || !cycle->report_rule ||
	    !pr_date_is_valid(cycle->report_by) ||
	    pr_date_to_days(c->reported) <= pr_date_to_days(cycle->report_by))
		return;
	ceu_add(t, ", after the last day %s: ask %s whether it was taken",
		CEU_ON(cycle->report_by), ceu_who(a));
}

/* A report for one account says nothing of the others of the issuer. */
static bool
is_told_elsewhere(const struct pr_ceu_account *a, const struct pr_ceu_claim *c)
{
	return c->account && c->account[0] && strcmp(c->account, a->name) != 0;
}

static void
add_reported(struct ceu_text *t, const struct pr_ceu_account *a,
	     const struct pr_ceu_line *line, const struct pr_ceu_claim *c)
{
	if (is_told_elsewhere(a, c))
		return;
	if (pr_date_is_valid(c->reported)) {
		ceu_add(t, "; reported %s", CEU_ON(c->reported));
		add_late(t, a, line, c);
		return;
	}
	if (pr_date_is_valid(c->reported_before))
		ceu_add(t, "; reported %s, but corrected since: report it anew",
			CEU_ON(c->reported_before));
	else if (ceu_counts(line) && line->counted > 0)
		ceu_add(t, "; not reported yet");
}

static void
add_refused(struct ceu_text *t, const struct pr_ceu_claim *c,
	    const struct pr_ceu_line *line, struct ceu_notes *notes)
{
	ceu_add(t, "not accepted%s%s", c->why[0] ? ": " : "", c->why);
	if (line->rule)
		ceu_add_rule(t, line->rule, notes);
	else if (!c->why[0])
		ceu_add(t, ", as you noted");
}

static void
add_waits(struct ceu_text *t, const struct pr_ceu_account *a,
	  const struct pr_ceu_line *line, const struct pr_ceu_claim *c)
{
	if (line->worth >= 0)
		ceu_add(t, "waits: %s if %s accepts it", CEU_UNITS(line->worth),
			ceu_who(a));
	else
		ceu_add(t, "waits: not known whether %s accepts it",
			ceu_who(a));
	if (c->why[0])
		ceu_add(t, " (%s)", c->why);
}

static void
add_nothing(struct ceu_text *t, const struct pr_ceu_account *a,
	    const struct pr_ceu_line *line, const struct pr_ceu_entry *e,
	    struct ceu_notes *notes)
{
	if (line->rest_unsaid)
		ceu_add(t,
			"counts nothing until you know: what %d minutes earn "
			"the rule does not say",
			e->minutes);
	else if (line->verdict == PR_CEU_NO_UNITS)
		ceu_add(t,
			"counts nothing yet: not known how many %s %d minutes "
			"are at %s, enter what the certificate says",
			ceu_unit(a, 0), e->minutes, ceu_who(a));
	else if (line->verdict == PR_CEU_TOO_SHORT && e->minutes > 0)
		ceu_add(t, "counts nothing: %d minutes are too short",
			e->minutes);
	else if (line->verdict == PR_CEU_TOO_SHORT)
		ceu_add(t, "counts nothing: too short");
	else if (line->verdict == PR_CEU_OUTSIDE)
		ceu_add(t, "counts nothing: %s lies in no cycle of %s",
			CEU_ON(e->date), a->name);
	else
		ceu_add(t,
			"counts nothing here: it counts in another account of "
			"%s, and once only",
			ceu_who(a));
	ceu_add_rule(t, line->rule, notes);
}

void
ceu_say_line(struct ceu_text *t, const struct pr_ceu_account *account,
	     const struct pr_ceu_line *line, const struct pr_ceu_ledger *ledger,
	     struct ceu_notes *notes)
{
	const struct pr_ceu_entry *e = &ledger->entries[line->entry];
	const struct pr_ceu_claim *c = &e->claims[line->claim];

	if (ceu_counts(line))
		add_counts(t, account, line, e, notes);
	else if (line->verdict == PR_CEU_WAITS)
		add_waits(t, account, line, c);
	else if (line->verdict == PR_CEU_REFUSED)
		add_refused(t, c, line, notes);
	else
		add_nothing(t, account, line, e, notes);
	if (line->verdict == PR_CEU_NO_UNITS && c->accepted == PR_CEU_MAYBE)
		ceu_add(t, "; nor is it known whether %s accepts it",
			ceu_who(account));
	add_reported(t, account, line, c);
}

const char *
ceu_words_line(char out[CEU_WORDS], const struct pr_ceu_account *account,
	       const struct pr_ceu_line *line,
	       const struct pr_ceu_ledger *ledger)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);

	ceu_say_line(&t, account, line, ledger, NULL);
	return out;
}

/* ---- shared out ---------------------------------------------------------- */

const char *
ceu_words_likely(char out[CEU_WORDS], const struct pr_ceu_cycle *cycle)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);
	bool ends = pr_date_is_valid(cycle->to);

	if (cycle->likely)
		ceu_add(&t,
			"What may count in the cycle %s %s or in another one "
			"can be shared out in too many ways to try them all: "
			"the best of them may owe less than is shown.",
			ends ? "to" : "from",
			ends ? CEU_ON(cycle->to) : CEU_ON(cycle->from));
	return out;
}

/* ---- commands ------------------------------------------------------------ */

const char *
ceu_words_said(char out[CEU_WORDS], const char *program, const char *sentence)
{
	static const char plain[] = "proctor ceu";
	struct ceu_text t = ceu_begin(out, CEU_WORDS);
	const char *at;

	for (; (at = strstr(sentence, plain)); sentence = at + strlen(plain))
		ceu_add(&t, "%.*s%s ceu", (int)(at - sentence), sentence,
			program);
	ceu_add(&t, "%s", sentence);
	return out;
}
