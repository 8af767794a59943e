/* ceu_words_line.c - an entry in an account, how entries are shared out, and
 * commands, in words; see ceu_words.h */
#include "report/ceu_parts.h"

#include <string.h>

/* The question about minutes that the issuer's rules ask, NULL none. */
static const struct pr_ceu_rule *
minutes_question(const struct pr_ceu_account *a)
{
	for (size_t i = 0; a->issuer && i < a->issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &a->issuer->rules[i];

		if (rule->kind != PR_CEU_COUNTING || !rule->question)
			continue;
		for (size_t k = 0; k < a->n_holdings; k++)
			if (pr_ceu_speaks_of(rule, a->holdings[k]->credential))
				return rule;
	}
	return NULL;
}

/* " (question X)", or the number of its note. */
static void
add_question(struct ceu_text *t, const struct pr_ceu_rule *rule,
	     struct ceu_notes *notes)
{
	if (rule && !notes)
		ceu_add(t, " (question %s)", rule->identifier);
	else
		ceu_add_rule(t, rule, notes);
}

/* What becomes of the minutes that make no whole unit. */
static void
add_rest(struct ceu_text *t, const struct pr_ceu_account *a,
	 const struct pr_ceu_line *line, int rest, struct ceu_notes *notes)
{
	const struct pr_ceu_rule *rule = line->rule;

	if (line->rest_unsaid) {
		ceu_add(t,
			", the other %d minutes: not known whether they count",
			rest);
		add_question(t, minutes_question(a), notes);
	} else if (rule->least > 0 && rest < rule->least) {
		ceu_add(t, ", %d of them too short to earn a part", rest);
	} else if (rule->least > 0 && rule->rest == PR_CEU_REST_WHOLE) {
		ceu_add(t, ", %d of them as a whole %s", rest,
			ceu_unit(a, 100));
	} else if (rule->step > 0) {
		ceu_add(t, ", %d of them counted in steps of %s", rest,
			CEU_UNITS(rule->step));
	}
}

/* "90 minutes", with what the counting rule left over. */
static void
add_minutes(struct ceu_text *t, const struct pr_ceu_account *a,
	    const struct pr_ceu_line *line, const struct pr_ceu_entry *e,
	    struct ceu_notes *notes)
{
	const struct pr_ceu_rule *rule = line->rule;

	ceu_add(t, ", %d minutes", e->minutes);
	ceu_add_rule(t, rule, notes);
	if (rule && rule->kind == PR_CEU_COUNTING && rule->minutes > 0 &&
	    e->minutes % rule->minutes)
		add_rest(t, a, line, e->minutes % rule->minutes, notes);
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
		add_minutes(t, a, line, e, notes);
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

/* It counts in another account of the issuer. */
static void
add_elsewhere(struct ceu_text *t, const struct pr_ceu_account *a,
	      const struct pr_ceu_line *line, struct ceu_notes *notes)
{
	if (line->there && line->once_asked) {
		ceu_add(t,
			"counts at %s; whether it may count at %s too is not "
			"known",
			line->there, a->name);
		add_question(t, line->rule, notes);
		return;
	}
	if (line->there)
		ceu_add(t,
			"counts nothing here: it counts at %s, and once only",
			line->there);
	else
		ceu_add(t,
			"counts nothing here: it counts in another account of "
			"%s",
			ceu_who(a));
	ceu_add_rule(t, line->rule, notes);
}

/* Long enough not to be too short, and nobody says what that earns. */
static void
add_unsaid(struct ceu_text *t, const struct pr_ceu_account *a,
	   const struct pr_ceu_line *line, const struct pr_ceu_entry *e,
	   struct ceu_notes *notes)
{
	const struct pr_ceu_rule *question = minutes_question(a);

	ceu_add(t, "counts nothing yet: not known whether %d minutes count",
		e->minutes);
	if (question)
		add_question(t, question, notes);
	else
		ceu_add_rule(t, line->rule, notes);
	ceu_add(t, ", enter the %s as the certificate shows them",
		ceu_unit(a, 0));
}

static void
add_nothing(struct ceu_text *t, const struct pr_ceu_account *a,
	    const struct pr_ceu_line *line, const struct pr_ceu_entry *e,
	    struct ceu_notes *notes)
{
	if (line->verdict == PR_CEU_NO_UNITS && line->rest_unsaid) {
		add_unsaid(t, a, line, e, notes);
		return;
	}
	if (line->verdict == PR_CEU_NO_UNITS)
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
	else if (line->verdict == PR_CEU_ELSEWHERE)
		add_elsewhere(t, account, line, notes);
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
