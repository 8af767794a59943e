/*
 * ceu_ics.c - deadlines as an iCalendar file (RFC 5545); see report/ceu.h
 *
 * An event is named by learner, account, kind and year, so that dates that
 * are copied later move the event instead of adding one.
 */
#include "report/ceu_parts.h"
#include "report/ics_page.h"

#include <stdio.h>

enum kind {
	CYCLE_ENDS,
	CARD_ENDS,
	GRACE_ENDS,
	REPORT_BY,
	LAPSES,
};

static const char *const kind_names[] = { "cycle", "card", "grace", "report",
					  "lapse" };

struct calendar {
	struct page *page;
	const struct ceu_report *report;
	const struct pr_ceu_account *account;
	const struct pr_ceu_rule *lapse; /* of an event of that kind */
};

static int64_t
days_to(const struct calendar *c, struct pr_date date)
{
	return pr_date_to_days(date) -
	       pr_date_to_days(c->report->picture->today);
}

/* ---- an event ------------------------------------------------------------ */

/* Cycles before this one that end in its year have the name already. */
static int
nth_of_year(const struct pr_ceu_account *a, const struct pr_ceu_cycle *cycle)
{
	int n = 0;

	for (const struct pr_ceu_cycle *c = a->cycles; c < cycle; c++)
		n += c->to.year == cycle->to.year;
	return n;
}

static void
put_uid(const struct calendar *c, const struct pr_ceu_cycle *cycle,
	enum kind kind)
{
	char text[256];

	snprintf(text, sizeof(text), "ceu|%.40s|%.64s|%s|%d|%d%s%.64s",
		 c->report->learner ? c->report->learner : "", c->account->name,
		 kind_names[kind], cycle->to.year,
		 nth_of_year(c->account, cycle), kind == LAPSES ? "|" : "",
		 kind == LAPSES ? c->lapse->identifier : "");
	ics_uid(c->page, text);
}

static void
put_alarms(const struct calendar *c, struct pr_date date, enum kind kind,
	   const char *summary)
{
	static const int before[] = { 180, 90, 30, 7, 1 };
	size_t first = kind > CARD_ENDS ? 2 : 0;
	size_t last = kind == LAPSES ? PR_LEN(before) : 3;
	char line[64];

	for (size_t i = first; i < last; i++) {
		if (days_to(c, date) < before[i])
			continue; /* that day is over */
		ics_line(c->page, "BEGIN:VALARM");
		ics_line(c->page, "ACTION:DISPLAY");
		snprintf(line, sizeof(line), "TRIGGER:-P%dD", before[i]);
		ics_line(c->page, line);
		ics_text(c->page, "DESCRIPTION", summary);
		ics_line(c->page, "END:VALARM");
	}
}

static const char *
missed_words(const struct pr_ceu_cycle *cycle)
{
	if (cycle->owed <= 0)
		return "not all reported";
	return ceu_may_suffice(cycle) ? "perhaps short" : "cycle short";
}

static void
put_summary(struct ceu_text *t, const struct calendar *c,
	    const struct pr_ceu_cycle *cycle, enum kind kind)
{
	const struct pr_ceu_account *a = c->account;

	if (kind == CYCLE_ENDS)
		ceu_add(t, "%s: %s cycle ends", a->name, ceu_unit(a, 100));
	else if (kind == CARD_ENDS)
		ceu_add(t, "%s runs out", a->name);
	else if (kind == GRACE_ENDS)
		ceu_add(t, "%s: last day of grace", a->name);
	else if (kind == LAPSES)
		ceu_add(t, "%s: day %d after the end, %s", a->name,
			c->lapse->days, missed_words(cycle));
	else
		ceu_add(t, "%s: last day to report %s", a->name,
			ceu_unit(a, 0));
}

/* What holds once the day is over; with a doubt where it is not known whether
 * the end was missed. */
static void
put_lapse(struct ceu_text *t, const struct calendar *c,
	  const struct pr_ceu_cycle *cycle)
{
	if (cycle->owed > 0 && ceu_may_suffice(cycle))
		ceu_add(t, "If the cycle is short: ");
	else if (cycle->owed <= 0 && !cycle->report_rule)
		ceu_add(t, "Should %s take the cycle as not met: ",
			ceu_who(c->account));
	ceu_add(t, "After this day, by rule %s: %s\n", c->lapse->identifier,
		c->lapse->says);
}

static void
put_description(struct ceu_text *t, const struct calendar *c,
		const struct pr_ceu_cycle *cycle, enum kind kind)
{
	const struct pr_ceu_rule *rule =
		kind == REPORT_BY ? cycle->report_rule : NULL;
	char words[CEU_WORDS];

	ceu_add(t, "Cycle %s to %s, ", CEU_ON(cycle->from), CEU_ON(cycle->to));
	ceu_say_origin(t, c->account, cycle, NULL);
	ceu_add(t, ".\n");
	if (rule)
		ceu_add(t, "Reported by rule %s: %s\n", rule->identifier,
			rule->says);
	if (kind == LAPSES)
		put_lapse(t, c, cycle);
	if (cycle->state != PR_CEU_TO_COME)
		ceu_add(t, "On %s: %s.\n", CEU_ON(c->report->picture->today),
			ceu_words_cycle(words, c->account, cycle));
	ceu_add(t, "How it stands now: %s ceu status %s\n%s",
		ceu_program(c->report), c->account->name,
		ceu_words_not_reported);
}

static void
put_event(const struct calendar *c, const struct pr_ceu_cycle *cycle,
	  enum kind kind, struct pr_date date)
{
	char summary[CEU_WORDS], text[CEU_LINE];
	struct ceu_text s = ceu_begin(summary, sizeof(summary));
	struct ceu_text t = ceu_begin(text, sizeof(text));

	if (!pr_date_is_valid(date) || days_to(c, date) < 0)
		return;
	put_summary(&s, c, cycle, kind);
	put_description(&t, c, cycle, kind);
	ics_line(c->page, "BEGIN:VEVENT");
	put_uid(c, cycle, kind);
	ics_stamp(c->page, c->report->now_ms);
	ics_day(c->page, "DTSTART", date, 0);
	ics_day(c->page, "DTEND", date, 1);
	ics_text(c->page, "SUMMARY", summary);
	ics_text(c->page, "DESCRIPTION", text);
	ics_line(c->page, "TRANSP:TRANSPARENT");
	put_alarms(c, date, kind, summary);
	ics_line(c->page, "END:VEVENT");
}

/* ---- what has events ----------------------------------------------------- */

static bool
is_card(const struct pr_ceu_account *a, const struct pr_ceu_cycle *cycle)
{
	return cycle->state == PR_CEU_VALID || cycle->state == PR_CEU_EXPIRED ||
	       (a->issuer && a->issuer->kind == PR_CEU_CARD);
}

/* What follows a missed end, day by day. */
static void
put_lapses(struct calendar *c, const struct pr_ceu_cycle *cycle)
{
	const struct pr_ceu_issuer *issuer = c->account->issuer;

	for (size_t i = 0; issuer && i < issuer->n_rules; i++) {
		c->lapse = &issuer->rules[i];
		if (ceu_is_lapse(c->lapse, cycle) && c->lapse->days >= 0)
			put_event(c, cycle, LAPSES,
				  pr_date_from_days(pr_date_to_days(cycle->to) +
						    c->lapse->days));
	}
}

/* The next card has a day of its own: nothing is known of it yet. */
static void
put_cycle(struct calendar *c, const struct pr_ceu_cycle *cycle)
{
	bool card = is_card(c->account, cycle);

	if ((cycle->state == PR_CEU_DONE && !cycle->open) ||
	    ceu_is_silent(c->account, cycle) || !pr_date_is_valid(cycle->to) ||
	    (card && cycle->state == PR_CEU_TO_COME))
		return;
	put_event(c, cycle, card ? CARD_ENDS : CYCLE_ENDS, cycle->to);
	if (card)
		return;
	if (cycle->state == PR_CEU_IN_GRACE)
		put_event(c, cycle, GRACE_ENDS, cycle->grace_to);
	if (cycle->report_rule && pr_date_order(cycle->report_by, cycle->to))
		put_event(c, cycle, REPORT_BY, cycle->report_by);
	if (cycle == ceu_pressing(c->account) &&
	    (cycle->owed > 0 || ceu_is_unsaid_late(c->account, cycle)))
		put_lapses(c, cycle);
}

enum pr_status
ceu_ics(const struct ceu_report *report, const struct pr_sink *sink,
	struct pr_err *err)
{
	struct page page;
	struct calendar c = { .page = &page, .report = report };

	page_init(&page, sink, 0);
	ics_begin(&page, "continuing education", "Continuing education");
	for (size_t i = 0; (c.account = ceu_account_at(report, i)); i++)
		for (size_t k = 0; c.account->open && k < c.account->n_cycles;
		     k++)
			put_cycle(&c, &c.account->cycles[k]);
	ics_end(&page);
	return page_end(&page, err);
}
