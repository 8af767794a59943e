/* ceu_words_next.c - what is to do, and what presses; see ceu_words.h */
#include "report/ceu_parts.h"

#include <string.h>

/* ", 5.0 of them in HIIM domains": minimums of the cycle that are short. */
static void
add_gaps(struct ceu_text *t, const struct pr_ceu_account *a,
	 const struct pr_ceu_cycle *c)
{
	const char *with = ", of these at least ";

	for (size_t i = 0; i < c->n_quotas; i++) {
		const struct pr_ceu_quota *q = &c->quotas[i];

		if (q->asked || q->later || q->gap <= 0 ||
		    q->rule->kind != PR_CEU_MINIMUM)
			continue;
		ceu_add(t, "%s%s in ", with, CEU_UNITS(q->gap));
		ceu_say_class(t, a->issuer, q->rule);
		with = " and ";
	}
}

static void
add_unsaid(struct ceu_text *t, const struct pr_ceu_account *a,
	   const struct pr_ceu_cycle *c)
{
	int unsaid = ceu_unsaid(c);

	if (unsaid > 0)
		ceu_add(t, " %s that count%s %s not reported to %s yet.",
			CEU_UNITS(unsaid), unsaid == 100 ? "s" : "",
			unsaid == 100 ? "is" : "are", ceu_who(a));
}

/* Rules of which it is not known whether they hold, and what they would ask
 * for: a cycle with one is not done. */
static void
add_open(struct ceu_text *t, const struct pr_ceu_account *a,
	 const struct pr_ceu_cycle *c)
{
	bool any = false;

	for (size_t i = 0; c->open && i < c->n_quotas; i++) {
		const struct pr_ceu_quota *q = &c->quotas[i];

		if (!q->asked || q->later || q->gap <= 0)
			continue;
		any = true;
		if (q->rule->question)
			ceu_add(t, " Ask %s: %s If it holds, %s in ",
				ceu_who(a), q->rule->question,
				CEU_UNITS(q->gap));
		else
			ceu_add(t,
				" Ask %s whether rule %s holds for a cycle "
				"that began before it did: if so, %s in ",
				ceu_who(a), q->rule->identifier,
				CEU_UNITS(q->gap));
		ceu_say_class(t, a->issuer, q->rule);
		ceu_add(t, " would %s",
			q->rule->kind == PR_CEU_MINIMUM ? "be missing"
							: "count nowhere");
		if (q->rule->question)
			ceu_add_rule(t, q->rule, NULL);
		ceu_add(t, ".");
	}
	if (c->open && !any)
		ceu_add(t, " Ask %s about the question that is open.",
			ceu_who(a));
}

static void
next_running(struct ceu_text *t, const struct pr_ceu_account *a,
	     const struct pr_ceu_cycle *c)
{
	if (c->owed > 0) {
		ceu_add(t, "Earn %s more by %s", CEU_UNITS(c->owed),
			CEU_ON(c->to));
		add_gaps(t, a, c);
		ceu_add(t, ".");
	} else if (c->need < 0) {
		ceu_add(t, "Ask %s how many %s this cycle needs.", ceu_who(a),
			ceu_unit(a, 0));
	}
	add_unsaid(t, a, c);
}

static void
next_earned(struct ceu_text *t, const struct pr_ceu_account *a,
	    const struct pr_ceu_cycle *c)
{
	if (c->need < 0) {
		next_running(t, a, c);
		return;
	}
	ceu_add(t, "All %s are earned, %s of them not reported to %s yet: ",
		CEU_UNITS(c->counted), CEU_UNITS(ceu_unsaid(c)), ceu_who(a));
	if (c->report_rule && pr_date_is_valid(c->report_by))
		ceu_add(t, "enter them there by %s (rule %s).",
			CEU_ON(c->report_by), c->report_rule->identifier);
	else
		ceu_add(t, "enter them there; the cycle ends on %s.",
			CEU_ON(c->to));
	add_open(t, a, c);
}

static void
next_done(struct ceu_text *t, const struct pr_ceu_account *a,
	  const struct pr_ceu_cycle *c)
{
	bool fee = c->fee_cents > 0 && !c->fee_paid;

	if (!fee && !c->open && c->late <= 0)
		return;
	if (c == ceu_now(a))
		ceu_add(t, "What counts is reported.");
	else
		ceu_add(t,
			"What counts in the cycle that ended on %s is "
			"reported.",
			CEU_ON(c->to));
	if (c->late > 0)
		ceu_add(t,
			" %s of it came after the last day %s: ask %s whether "
			"that was taken.",
			CEU_UNITS(c->late), CEU_ON(c->report_by), ceu_who(a));
	add_open(t, a, c);
	if (fee)
		ceu_add(t, " The fee of %s is not noted as paid to %s.",
			CEU_USD(c->fee_cents), ceu_who(a));
}

/* What waits may meet all that is missing. */
static void
next_unsettled(struct ceu_text *t, const struct pr_ceu_account *a,
	       const struct pr_ceu_cycle *c)
{
	ceu_add(t,
		"Of the cycle that ended on %s it is not known whether it is "
		"short: %s %s missing",
		CEU_ON(c->to), CEU_UNITS(c->owed),
		c->owed == 100 ? "is" : "are");
	ceu_say_waiting(t, c);
	ceu_add(t, ". Ask %s whether it accepts %s.", ceu_who(a),
		c->waits == 100 ? "it" : "them");
	if (c->state == PR_CEU_IN_GRACE) {
		ceu_add(t, " What is missing may still come in until %s.",
			CEU_ON(c->grace_to));
	} else {
		ceu_add(t, " If it is short:");
		ceu_say_lapse(t, a, c);
	}
	add_unsaid(t, a, c);
}

static void
next_short(struct ceu_text *t, const struct pr_ceu_account *a,
	   const struct pr_ceu_cycle *c)
{
	if (ceu_may_suffice(c)) {
		next_unsettled(t, a, c);
		return;
	}
	if (c->state == PR_CEU_IN_GRACE) {
		ceu_add(t, "The cycle ended on %s and is %s short",
			CEU_ON(c->to), CEU_UNITS(c->owed));
		add_gaps(t, a, c);
		ceu_say_waiting(t, c);
		ceu_add(t, "; what is missing may still come in until %s.",
			CEU_ON(c->grace_to));
		add_unsaid(t, a, c);
		return;
	}
	ceu_add(t, "The cycle that ended on %s is %s short here", CEU_ON(c->to),
		CEU_UNITS(c->owed));
	ceu_say_waiting(t, c);
	ceu_add(t, ".");
	ceu_say_lapse(t, a, c);
	add_unsaid(t, a, c);
	ceu_add(t,
		" Ask %s how it ended there, and copy the dates of the cycle "
		"that runs now.",
		ceu_who(a));
}

static void
next_unsaid(struct ceu_text *t, const struct pr_ceu_account *a,
	    const struct pr_ceu_cycle *c)
{
	int unsaid = ceu_unsaid(c);

	if (!unsaid) { /* what counts is told; whether it is enough is not */
		ceu_add(t,
			"Ask %s how many %s the cycle that ended on %s needed: "
			"%s count%s there and %s reported.",
			ceu_who(a), ceu_unit(a, 0), CEU_ON(c->to),
			CEU_UNITS(c->counted), c->counted == 100 ? "s" : "",
			c->counted == 100 ? "is" : "are");
		return;
	}
	ceu_add(t,
		"Of the cycle that ended on %s%s %s %s %s not noted as "
		"reported to %s",
		CEU_ON(c->to),
		c->need < 0            ? " (its need is not known)"
		: c->counted < c->need ? ""
				       : ", all earned,",
		CEU_UNITS(unsaid), ceu_unit(a, unsaid),
		unsaid == 100 ? "is" : "are", ceu_who(a));
	if (pr_date_is_valid(c->report_by) && c->report_rule)
		ceu_add(t, ", due there by %s%s (rule %s)",
			CEU_ON(c->report_by),
			ceu_is_unsaid_late(a, c) ? ", which is over" : "",
			c->report_rule->identifier);
	ceu_add(t, ".");
	ceu_say_unsaid_lapse(t, a, c);
	add_open(t, a, c);
}

static void
next_card(struct ceu_text *t, const struct pr_ceu_account *a,
	  const struct pr_ceu_cycle *c)
{
	if (c->state == PR_CEU_EXPIRED)
		ceu_add(t,
			"%s ran out on %s: renew it, then note the new date "
			"that is printed on it.",
			a->name, CEU_ON(c->to));
	else if (a->warn)
		ceu_add(t, "Renew %s by %s.", a->name, CEU_ON(c->to));
}

static void
next_of(struct ceu_text *t, const struct pr_ceu_account *a,
	const struct pr_ceu_cycle *c)
{
	switch (c->state) {
	case PR_CEU_RUNNING:
		next_running(t, a, c);
		break;
	case PR_CEU_EARNED:
		next_earned(t, a, c);
		break;
	case PR_CEU_DONE:
		next_done(t, a, c);
		break;
	case PR_CEU_IN_GRACE:
	case PR_CEU_OVER_SHORT:
		next_short(t, a, c);
		break;
	case PR_CEU_OVER_UNSAID:
		next_unsaid(t, a, c);
		break;
	case PR_CEU_OVER_UNKEPT:
		ceu_add(t,
			"Nothing is logged for the cycle that ended on %s: "
			"whether it was met is not known here, ask %s.",
			CEU_ON(c->to), ceu_who(a));
		break;
	case PR_CEU_VALID:
	case PR_CEU_EXPIRED:
		next_card(t, a, c);
		break;
	case PR_CEU_NO_DATES:
		ceu_add(t,
			"Nothing says when %s ends: note the date that %s "
			"gives.",
			a->name, ceu_who(a));
		break;
	case PR_CEU_TO_COME:
		break;
	}
}

const char *
ceu_words_next(char out[CEU_WORDS], const struct pr_ceu_account *account)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);
	const struct pr_ceu_cycle *now = ceu_now(account);
	const struct pr_ceu_cycle *before = ceu_left_over(account);

	if (!account->issuer) {
		ceu_add(&t,
			"There are no rules for %s any more: take its rules "
			"file in again.",
			account->name);
		return out;
	}
	if (!account->open)
		return out;
	if (before) {
		next_of(&t, account, before);
		if (t.at && now)
			ceu_add(&t, " ");
	}
	if (now)
		next_of(&t, account, now);
	if (t.at && t.text[t.at - 1] == ' ')
		t.text[t.at - 1] = '\0';
	return out;
}

/* ---- what presses -------------------------------------------------------- */

static void
add_pressing(struct ceu_text *t, const struct pr_ceu_account *a,
	     const struct pr_ceu_cycle *c)
{
	int unsaid = ceu_unsaid(c);

	if (c->state == PR_CEU_VALID || c->state == PR_CEU_EXPIRED)
		ceu_add(t, "%s %s %s", a->name,
			c->state == PR_CEU_VALID ? "runs out on" : "ran out on",
			CEU_ON(c->to));
	else if (c->owed > 0)
		ceu_add(t, "%s %s owed to %s by %s", CEU_UNITS(c->owed),
			ceu_unit(a, c->owed), ceu_who(a), CEU_ON(c->to));
	else if (unsaid > 0)
		ceu_add(t, "%s %s not reported to %s, the cycle ends %s",
			CEU_UNITS(unsaid), ceu_unit(a, unsaid), ceu_who(a),
			CEU_ON(c->to));
	else if (c->open)
		ceu_add(t, "a question to %s is open, the cycle ends %s",
			ceu_who(a), CEU_ON(c->to));
	else
		ceu_add(t, "the cycle of %s ends %s", a->name, CEU_ON(c->to));
}

static void
add_warning(struct ceu_text *t, const struct pr_ceu_account *a)
{
	const struct pr_ceu_cycle *c = ceu_now(a);
	int n = a->days_left;

	if (!c || !a->warn || !pr_date_is_valid(c->to))
		return;
	if (n < 0)
		ceu_add(t, "over for %d day%s: ", -n, n == -1 ? "" : "s");
	else if (n == 0)
		ceu_add(t, "due today: ");
	else
		ceu_add(t, "due in %d day%s: ", n, n == 1 ? "" : "s");
	add_pressing(t, a, c);
}

/* "over and 16.75 CEUs short since 31 May 2027" */
static void
add_over(struct ceu_text *t, const struct pr_ceu_account *a,
	 const struct pr_ceu_cycle *c)
{
	int unsaid = ceu_unsaid(c);

	if (ceu_may_suffice(c))
		ceu_add(t, "ended %s, not known whether it is short",
			CEU_ON(c->to));
	else if (c->owed > 0)
		ceu_add(t, "over and %s %s short since %s", CEU_UNITS(c->owed),
			ceu_unit(a, c->owed), CEU_ON(c->to));
	else
		ceu_add(t, "over and %s %s not reported since %s",
			CEU_UNITS(unsaid), ceu_unit(a, unsaid), CEU_ON(c->to));
	if (c->state == PR_CEU_IN_GRACE)
		ceu_add(t, ", grace to %s", CEU_ON(c->grace_to));
	else if (ceu_is_open_late(a, c))
		ceu_add(t, ", may be reported until %s", CEU_ON(c->report_by));
	ceu_say_waiting(t, c);
}

const char *
ceu_words_warning(char out[CEU_WORDS], const struct pr_ceu_account *account)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);
	const struct pr_ceu_cycle *before = ceu_left_over(account);

	if (!account->open)
		return out;
	if (ceu_pressing(account))
		add_over(&t, account, ceu_pressing(account));
	else if (before && ceu_is_open_late(account, before))
		next_of(&t, account, before);
	else
		add_warning(&t, account);
	return out;
}

const char *
ceu_words_standing(char out[CEU_WORDS], const struct pr_ceu_account *account)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);
	const struct pr_ceu_cycle *now = ceu_now(account);

	if (ceu_pressing(account))
		add_over(&t, account, ceu_pressing(account));
	else if (now)
		ceu_add(&t, "%s", ceu_words_state(account, now));
	return out;
}

/* The smaller, the sooner something is to do. */
static int
urgency(const struct pr_ceu_account *a)
{
	const struct pr_ceu_cycle *c = ceu_now(a);
	const struct pr_ceu_cycle *before = ceu_left_over(a);

	if (ceu_pressing(a))
		return 0;
	if (!c)
		return 7;
	if (ceu_is_over(c) || (before && ceu_is_open_late(a, before)))
		return 0;
	if (a->warn)
		return a->warn <= 30 ? 1 : a->warn <= 90 ? 2 : 3;
	if (c->state == PR_CEU_RUNNING)
		return 4;
	if (c->state == PR_CEU_EARNED || c->open)
		return 5;
	return c->state == PR_CEU_NO_DATES ? 6 : 7;
}

bool
ceu_words_glance(char out[CEU_WORDS], const struct pr_ceu_status *status)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);
	const struct pr_ceu_account *most = NULL;
	const struct pr_ceu_cycle *before, *now;
	char words[CEU_WORDS];
	size_t open = 0;

	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *a = &status->accounts[i];

		open += a->open;
		if (a->open && (!most || urgency(a) < urgency(most)))
			most = a;
	}
	if (!most)
		return false;
	now = ceu_now(most);
	before = ceu_left_over(most);
	if (before && (ceu_pressing(most) || ceu_is_open_late(most, before)))
		ceu_words_cycle(words, most, before);
	else if (now)
		ceu_words_cycle(words, most, now);
	else
		ceu_words_next(words, most);
	ceu_add(&t, "%s: %s", most->name, words);
	if (open > 1)
		ceu_add(&t, " (and %zu more)", open - 1);
	return true;
}
