/* ceu_page_more.c - an entry in full; an account with its rules */
#include "report/ceu_parts.h"
#include "report/ceu_words.h"
#include "tui/ceu_page.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define LABEL 13
#define INDENT 2

/* ---- an entry in full ---------------------------------------------------- */

static void
put_fact(struct paper *paper, const char *label, const char *text)
{
	if (text[0])
		paper_put(paper, ROLE_TEXT, label, LABEL, text);
}

static void
put_money(struct paper *paper, const char *label, int cents)
{
	char text[40];

	if (cents < 0)
		return;
	snprintf(text, sizeof(text), "%d.%02d USD", cents / 100, cents % 100);
	put_fact(paper, label, text);
}

static void
put_units(struct paper *paper, const char *label, int units)
{
	char text[PR_CEU_UNITS_TEXT];

	if (units < 0)
		return;
	pr_ceu_units_format(text, units);
	put_fact(paper, label, text);
}

static void
put_day(struct paper *paper, const char *label, struct pr_date day)
{
	char text[CEU_WORDS];

	if (day.year)
		put_fact(paper, label, ceu_words_day(text, day));
}

static void
put_entry(struct paper *paper, const struct pr_ceu_entry *e)
{
	char text[64];

	paper_put(paper, ROLE_HEADING, "", 0, e->title);
	put_day(paper, "Date", e->date);
	put_fact(paper, "Provider", e->provider);
	if (e->minutes >= 0) {
		snprintf(text, sizeof(text), "%d", e->minutes);
		put_fact(paper, "Minutes", text);
	}
	put_units(paper, "Units", e->units);
	put_money(paper, "Cost", e->cost_cents);
	put_fact(paper, "Certificate",
		 !e->has_certificate      ? "none! An auditor asks for it"
		 : e->certificate_name[0] ? e->certificate_name
					  : "kept");
	put_fact(paper, "Note", e->note);
	snprintf(text, sizeof(text), "#%lld%s", (long long)e->row,
		 e->row != e->first ? ", corrected" : "");
	put_fact(paper, "Number", text);
}

/* The title of a word where the issuer is known, else as it is stored. */
static void
put_word(struct paper *paper, const char *label,
	 const struct pr_ceu_issuer *issuer, enum pr_ceu_attribute attribute,
	 const char *identifier)
{
	const struct pr_ceu_word *word =
		issuer && identifier[0]
			? pr_ceu_word_find(issuer, attribute, identifier)
			: NULL;

	if (issuer && issuer->n_words[attribute] && !identifier[0])
		put_fact(paper, label, "not said");
	else
		put_fact(paper, label, word ? word->title : identifier);
}

static const char *
accepted_text(const struct pr_ceu_claim *claim)
{
	switch (claim->accepted) {
	case PR_CEU_YES:
		return "yes";
	case PR_CEU_NO:
		return "no";
	case PR_CEU_MAYBE:
		break;
	}
	return "not known yet: it waits and is not counted";
}

static void
put_claim(struct paper *paper, const struct pr_ceu_picture *p,
	  const struct pr_ceu_claim *claim)
{
	const struct pr_ceu_issuer *issuer =
		pr_ceu_issuer_find(&p->book, claim->issuer);

	put_fact(paper, "Counts for", claim->at);
	put_fact(paper, "Accepted", accepted_text(claim));
	put_fact(paper, "Why", claim->why);
	put_units(paper, "Units there", claim->units);
	put_word(paper, "Category", issuer, PR_CEU_CATEGORY,
		 claim->word[PR_CEU_CATEGORY]);
	put_word(paper, "Source", issuer, PR_CEU_SOURCE,
		 claim->word[PR_CEU_SOURCE]);
	put_word(paper, "Place", issuer, PR_CEU_PLACE,
		 claim->word[PR_CEU_PLACE]);
	put_fact(paper, "Approval", claim->approval);
	put_day(paper, "Reported", claim->reported);
	if (claim->reported.year && claim->account && issuer && !issuer->pooled)
		put_fact(paper, "For account", claim->account);
	put_day(paper, "For cycle to", claim->period);
	if (!claim->reported.year && claim->reported_before.year)
		put_fact(paper, "Reported",
			 "before it was corrected, and not again since");
	else if (!claim->reported.year && claim->accepted == PR_CEU_YES)
		put_fact(paper, "Reported", "no: logging is not reporting");
}

void
ceu_page_entry(struct paper *paper, const struct pr_ceu_picture *p,
	       const struct pr_ceu_entry *e)
{
	size_t at = (size_t)(e - p->ledger.entries);

	put_entry(paper, e);
	for (size_t i = 0; i < p->status->n; i++) {
		const struct pr_ceu_account *a = &p->status->accounts[i];
		const struct pr_ceu_line *line = pr_ceu_line_find(a, at);
		char words[CEU_WORDS];

		if (!line)
			continue;
		paper_gap(paper);
		paper_fmt(paper, ROLE_HEADING, "%s: %s", a->name,
			  ceu_words_line(words, a, line, &p->ledger));
		if (line->rule)
			paper_put(paper, ROLE_QUIET, "", INDENT,
				  line->rule->says);
		put_claim(paper, p, &e->claims[line->claim]);
	}
	paper_gap(paper);
	paper_put(paper, ROLE_TEXT, "", 0, ceu_words_not_reported);
}

/* ---- an account with its rules ------------------------------------------- */

static void
put_cycle(struct paper *paper, const struct pr_ceu_account *a,
	  const struct pr_ceu_cycle *c)
{
	char from[CEU_WORDS];
	char to[CEU_WORDS];
	char words[CEU_WORDS];

	ceu_words_day(from, c->from);
	snprintf(to, sizeof(to), "an end not known");
	if (c->to.year)
		ceu_words_day(to, c->to);
	paper_fmt(paper, ROLE_HEADING, "%s to %s (%s)", from, to,
		  ceu_words_state(a, c));
	paper_put(paper, ROLE_TEXT, "", INDENT, ceu_words_cycle(words, a, c));
	if (c->likely)
		paper_put(paper, ROLE_TEXT, "", INDENT,
			  ceu_words_likely(words, c));
	paper_fmt(paper, ROLE_TEXT, "Dates: %s.",
		  ceu_words_origin(words, a, c));
	if (c->need_by)
		paper_fmt(paper, ROLE_TEXT, "Need (rule %s): %s",
			  c->need_by->identifier, c->need_by->says);
	if (c->total_by)
		paper_fmt(paper, ROLE_TEXT, "It starts from (rule %s): %s",
			  c->total_by->identifier, c->total_by->says);
	for (size_t i = 0; i < c->n_quotas; i++)
		paper_fmt(paper, ROLE_TEXT, "%s%s",
			  c->quotas[i].asked ? "? " : "- ",
			  ceu_words_quota(words, a, &c->quotas[i]));
	if (c->to.year && c->report_rule)
		paper_fmt(paper, ROLE_TEXT, "Report by %s (rule %s).",
			  ceu_words_day(words, c->report_by),
			  c->report_rule->identifier);
	if (c->fee_cents >= 0)
		paper_fmt(paper, ROLE_TEXT, "Fee %d.%02d USD, %s%s%s%s.",
			  c->fee_cents / 100, c->fee_cents % 100,
			  c->fee_paid ? "paid" : "not noted as paid",
			  c->fee ? " (rule " : "",
			  c->fee ? c->fee->identifier : "", c->fee ? ")" : "");
}

static void
put_held(struct paper *paper, const struct pr_ceu_account *a)
{
	char day[CEU_WORDS];
	char until[CEU_WORDS];

	for (size_t i = 0; i < a->n_holdings; i++) {
		const struct pr_ceu_holding *h = a->holdings[i];
		char more[CEU_WORDS + 40] = "";

		ceu_words_day(day, h->since);
		if (h->until.year)
			snprintf(more, sizeof(more), ", until %s",
				 ceu_words_day(until, h->until));
		else if (h->expires.year)
			snprintf(more, sizeof(more), ", expires %s",
				 ceu_words_day(until, h->expires));
		paper_fmt(paper, ROLE_TEXT, "%s since %s%s (#%lld)",
			  h->credential, day, more, (long long)h->row);
	}
}

static bool
is_held(const struct pr_ceu_account *a, const struct pr_ceu_rule *rule)
{
	for (size_t i = 0; i < a->n_holdings; i++)
		if (pr_ceu_speaks_of(rule, a->holdings[i]->credential))
			return true;
	return false;
}

static void
put_rule(struct paper *paper, const struct pr_ceu_rule *rule)
{
	char basis[400];
	char from[PR_DATE_TEXT] = "";
	char to[PR_DATE_TEXT] = "";

	if (rule->from.year)
		pr_date_format(from, rule->from);
	if (rule->to.year)
		pr_date_format(to, rule->to);
	pr_ceu_basis(basis, sizeof(basis), rule);
	paper_put(paper, ROLE_TEXT, "", 0, rule->says);
	if (rule->question)
		paper_fmt(paper, ROLE_WARN, "? Ask: %s", rule->question);
	paper_fmt(paper, ROLE_QUIET, "%s; as of %s, grade %s: %s%s%s%s%s",
		  rule->identifier, rule->as_of,
		  rule->grade ? rule->grade : "-", basis,
		  from[0] ? "; cycles from " : "", from, to[0] ? " to " : "",
		  to);
	for (size_t i = 0; i < rule->n_references; i++)
		paper_fmt(paper, ROLE_QUIET, "Source: %s%s%s",
			  rule->references[i]->title,
			  rule->references[i]->address[0] ? ", " : "",
			  rule->references[i]->address);
	paper_gap(paper);
}

static void
put_rules(struct paper *paper, const struct ceu_report *report,
	  const struct pr_ceu_account *a)
{
	const struct pr_ceu_issuer *issuer = a->issuer;
	size_t others = 0;

	if (!issuer) {
		paper_put(paper, ROLE_WARN, "", 0,
			  "! There is no rules file for this any more.");
		return;
	}
	paper_fmt(paper, ROLE_HEADING, "Rules of %s, as of %s%s", issuer->name,
		  issuer->as_of, issuer->own ? ", your own file" : "");
	for (size_t i = 0; i < issuer->n_rules; i++) {
		if (is_held(a, &issuer->rules[i]))
			put_rule(paper, &issuer->rules[i]);
		else
			others++;
	}
	if (others)
		paper_fmt(paper, ROLE_TEXT,
			  "%zu more are for other credentials: \"%s ceu rules "
			  "%s\" prints all.",
			  others, ceu_program(report), issuer->identifier);
	paper_gap(paper);
}

static void
put_account(struct paper *paper, const struct ceu_report *report,
	    const struct pr_ceu_account *a)
{
	paper_fmt(paper, ROLE_HEADING, "%s", a->name);
	put_held(paper, a);
	paper_gap(paper);
	if (a->now >= 0) {
		put_cycle(paper, a, &a->cycles[a->now]);
		paper_gap(paper);
	}
	for (size_t i = a->n_cycles; i > 0; i--) {
		bool past = (int)i - 1 < a->now;

		if ((int)i - 1 == a->now || (past && !ceu_is_lived(a, i - 1)))
			continue;
		put_cycle(paper, a, &a->cycles[i - 1]);
		paper_gap(paper);
	}
	if (a->n_questions)
		paper_fmt(paper, ROLE_HEADING, "To ask %s",
			  a->issuer ? a->issuer->identifier : a->name);
	for (size_t i = 0; i < a->n_questions; i++)
		paper_fmt(paper, ROLE_TEXT, "? %s (rule %s)",
			  a->questions[i]->question ? a->questions[i]->question
						    : a->questions[i]->says,
			  a->questions[i]->identifier);
	if (a->n_questions)
		paper_gap(paper);
	put_rules(paper, report, a);
}

void
ceu_page_rules(struct paper *paper, const struct ceu_report *report)
{
	const struct pr_ceu_picture *p = report->picture;
	const struct pr_ceu_account *account = report->account;

	paper_put(paper, ROLE_TEXT, "", 0, ceu_words_not_reported);
	paper_put(paper, ROLE_TEXT, "", 0, ceu_words_no_credit);
	paper_gap(paper);
	for (size_t i = 0; i < p->n_troubles; i++)
		paper_fmt(paper, ROLE_WARN, "! %s", p->troubles[i]);
	if (p->status->n) {
		paper_fmt(paper, ROLE_TEXT,
			  "For an audit, \"%s ceu packet %s -o FOLDER\" puts "
			  "entries, certificates and rules into one folder; "
			  "nothing is sent.",
			  ceu_program(report),
			  account ? account->name : "NAME");
		paper_gap(paper);
	}
	if (account)
		put_account(paper, report, account);
	for (size_t i = 0; !account && i < p->status->n; i++)
		put_account(paper, report, &p->status->accounts[i]);
}
