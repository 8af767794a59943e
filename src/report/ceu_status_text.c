/* ceu_status_text.c - what is owed by when, as text; see report/ceu.h */
#include "report/ceu_parts.h"
#include "report/ceu_status.h"

#include <stdio.h>
#include <string.h>

#define BAR 20

struct status {
	struct page *page;
	const struct ceu_report *report;
	struct ceu_notes *notes;
};

/* A row of one account; what = what was added to t so far. */
static void
row(const struct status *s, const char *label, const char *text)
{
	if (text[0])
		ceu_row(s->page, s->report, label, text);
}

/* Full only when all of it is there; shade: counted, not reported. */
static void
add_bar(struct ceu_text *t, const struct status *s, int done, int have,
	int amount)
{
	int full, shade;

	if (s->report->sentences || amount <= 0)
		return;
	full = (int)((int64_t)done * BAR / amount);
	shade = (int)((int64_t)have * BAR / amount);
	if (have > 0 && shade == 0)
		shade = 1;
	for (int i = 0; i < BAR; i++)
		ceu_add(t, "%s",
			i < full    ? "\xe2\x96\x88"
			: i < shade ? "\xe2\x96\x92"
				    : "\xe2\x96\x91");
	ceu_add(t, " ");
}

/* ---- head ---------------------------------------------------------------- */

static void
add_holding(struct ceu_text *t, const struct pr_ceu_holding *h)
{
	ceu_add(t, "%s%s since %s", t->at ? ", " : "", h->credential,
		CEU_ON(h->since));
	if (pr_date_is_valid(h->expires))
		ceu_add(t, " (printed: to %s)", CEU_ON(h->expires));
	if (!pr_date_is_valid(h->until))
		return;
	ceu_add(t, " until %s", CEU_ON(h->until));
	if (h->successor && h->successor[0])
		ceu_add(t, ", replaced by %s", h->successor);
	else if (h->reason && h->reason[0])
		ceu_add(t, " (%s)", h->reason);
}

static void
put_head(const struct status *s, const struct pr_ceu_account *a)
{
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	ceu_add(&t, "%s", a->name);
	if (a->issuer && a->issuer->kind == PR_CEU_CERTIFIER &&
	    strcmp(a->issuer->identifier, a->name) != 0)
		ceu_add(&t, " (%s)", a->issuer->identifier);
	if (a->issuer)
		ceu_add(&t, ": %s", a->issuer->name);
	if (!a->open)
		ceu_add(&t, ", held no more");
	page_wrap(s->page, line, 0, 2);
	t = ceu_begin(line, sizeof(line));
	for (size_t i = 0; i < a->n_holdings; i++)
		add_holding(&t, a->holdings[i]);
	row(s, "Held", line);
}

/* ---- the present cycle --------------------------------------------------- */

static void
put_dates(const struct status *s, const struct pr_ceu_account *a,
	  const struct pr_ceu_cycle *c)
{
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	if (pr_date_is_valid(c->to)) {
		ceu_add(&t, "%s to %s, ", CEU_ON(c->from), CEU_ON(c->to));
		ceu_say_origin(&t, a, c, s->notes);
	} else {
		ceu_add(&t, "from %s, nothing says when it ends",
			CEU_ON(c->from));
	}
	row(s, "Cycle", line);
}

static void
put_need(const struct status *s, const struct pr_ceu_account *a,
	 const struct pr_ceu_cycle *c)
{
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	ceu_say_need(&t, a, c, s->notes);
	row(s, "Needed", line);
}

static void
put_reported(const struct status *s, const struct pr_ceu_account *a,
	     const struct pr_ceu_cycle *c)
{
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));
	size_t corrected = ceu_n_corrected(a, c, &s->report->picture->ledger);

	if (c->waits > 0) {
		ceu_add(&t, "%s more, not known whether %s accepts %s",
			CEU_UNITS(c->waits), ceu_who(a),
			c->waits == 100 ? "it" : "them");
		row(s, "Waiting", line);
		t = ceu_begin(line, sizeof(line));
	}
	if (c->counted > 0)
		ceu_add(&t, "%s of the %s that count%s", CEU_UNITS(c->reported),
			CEU_UNITS(c->counted), c->counted == 100 ? "s" : "");
	else
		ceu_add(&t, "nothing counts yet");
	if (c->report_rule && pr_date_is_valid(c->report_by)) {
		ceu_add(&t, ", to be there by %s", CEU_ON(c->report_by));
		ceu_add_rule(&t, c->report_rule, s->notes);
	}
	if (corrected)
		ceu_add(&t,
			"; %zu entr%s corrected since %s reported: mend %s "
			"there",
			corrected, corrected == 1 ? "y was" : "ies were",
			corrected == 1 ? "it was" : "they were",
			corrected == 1 ? "it" : "them");
	row(s, "Reported", line);
}

static void
put_quota(const struct status *s, const struct pr_ceu_account *a,
	  const struct pr_ceu_quota *q)
{
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	if (!q->asked)
		add_bar(&t, s, q->have, q->have, q->amount);
	ceu_say_quota(&t, a, q, s->notes);
	row(s,
	    q->asked                          ? "Question"
	    : q->rule->kind == PR_CEU_MAXIMUM ? "At most"
					      : "At least",
	    line);
}

static void
put_quotas(const struct status *s, const struct pr_ceu_account *a,
	   const struct pr_ceu_cycle *c)
{
	for (size_t i = 0; i < c->n_quotas; i++)
		put_quota(s, a, &c->quotas[i]);
}

static void
put_pace(const struct status *s, const struct pr_ceu_account *a,
	 const struct pr_ceu_cycle *c)
{
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	if (c->state != PR_CEU_RUNNING || a->pace < 0)
		return;
	ceu_add(&t, "%s a month so far", CEU_UNITS(a->pace));
	if (a->pace_needed > 0)
		ceu_add(&t, ", %s a month needed from now",
			CEU_UNITS(a->pace_needed));
	row(s, "Pace", line);
}

/* A background check is no card. */
static const char *
label_of(const struct pr_ceu_account *a, bool card)
{
	if (!card)
		return "Counted";
	return a->issuer && a->issuer->kind == PR_CEU_CARD ? "Card" : "It is";
}

/* Nothing is left to do, but not everything is known. */
static void
put_state(const struct status *s, const struct pr_ceu_account *a,
	  const struct pr_ceu_cycle *c)
{
	char line[CEU_LINE], words[CEU_WORDS];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	ceu_add(&t, "%s", ceu_words_standing(words, a));
	if (!ceu_pressing(a) && c->state == PR_CEU_DONE && !c->open &&
	    a->n_questions)
		ceu_add(&t, "; %zu question%s open", a->n_questions,
			a->n_questions == 1 ? "" : "s");
	row(s, "State", line);
}

static void
put_cycle(const struct status *s, const struct pr_ceu_account *a,
	  const struct pr_ceu_cycle *c)
{
	char line[CEU_LINE], words[CEU_WORDS];
	struct ceu_text t = ceu_begin(line, sizeof(line));
	bool empty = c->state == PR_CEU_NO_DATES && c->counted == 0;
	bool card = c->state == PR_CEU_VALID || c->state == PR_CEU_EXPIRED;

	put_dates(s, a, c);
	if (!card && c->state != PR_CEU_NO_DATES)
		put_need(s, a, c);
	if (!card)
		add_bar(&t, s, c->reported, c->counted, c->need);
	ceu_add(&t, "%s", ceu_words_cycle(words, a, c));
	if (!empty)
		row(s, label_of(a, card), line);
	t = ceu_begin(line, sizeof(line));
	ceu_say_owed(&t, c, s->notes);
	row(s, "Owed", line);
	t = ceu_begin(line, sizeof(line));
	ceu_say_carried(&t, c, s->notes);
	row(s, "Carried", line);
	if (!card && !empty)
		put_reported(s, a, c);
	put_quotas(s, a, c);
	row(s, "Note", ceu_words_likely(words, c));
	put_pace(s, a, c);
	t = ceu_begin(line, sizeof(line));
	ceu_say_fee(&t, c, s->notes);
	row(s, "Fee", line);
	put_state(s, a, c);
}

/* ---- the other cycles ---------------------------------------------------- */

static void
put_other(const struct status *s, const struct pr_ceu_account *a, size_t i)
{
	const struct pr_ceu_cycle *c = &a->cycles[i];
	char line[CEU_LINE], words[CEU_WORDS];
	struct ceu_text t = ceu_begin(line, sizeof(line));
	bool empty =
		c->state == PR_CEU_TO_COME && c->counted <= 0 && c->waits <= 0;

	ceu_add(&t, "%s to %s, ", CEU_ON(c->from), CEU_ON(c->to));
	ceu_say_origin(&t, a, c, s->notes);
	if (!empty || c->need != 0)
		ceu_add(&t, ": %s", ceu_words_cycle(words, a, c));
	/* else the words are the state */
	if (!empty && !ceu_is_silent(a, c) && !ceu_may_suffice(c))
		ceu_add(&t, " (%s)", ceu_words_state(a, c));
	ceu_add_rule(&t, c->need_by, s->notes);
	ceu_add_rule(&t, c->total_by, s->notes);
	row(s, (int)i < a->now ? "Before" : "After", line);
	row(s, "Note", ceu_words_likely(words, c));
	for (size_t k = 0; c->open && k < c->n_quotas; k++)
		if (c->quotas[k].asked && c->quotas[k].gap > 0)
			put_quota(s, a, &c->quotas[k]);
}

static void
put_others(const struct status *s, const struct pr_ceu_account *a)
{
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));
	size_t empty = 0;

	for (size_t i = 0; i < a->n_cycles && (int)i < a->now; i++) {
		if (ceu_is_lived(a, i))
			put_other(s, a, i);
		else
			empty++;
	}
	if (empty)
		ceu_add(&t,
			"nothing is logged for %zu earlier cycle%s: whether "
			"%s met is not known here, ask %s",
			empty, empty == 1 ? "" : "s",
			empty == 1 ? "it was" : "they were", ceu_who(a));
	row(s, "Before", line);
	for (int i = a->now + 1; i < (int)a->n_cycles; i++)
		put_other(s, a, (size_t)i);
}

/* ---- what is to do ------------------------------------------------------- */

static void
put_next(const struct status *s, const struct pr_ceu_account *a)
{
	char words[CEU_WORDS], warning[CEU_WORDS], command[CEU_WORDS];

	ceu_words_warning(warning, a);
	ceu_words_next(words, a);
	if (strcmp(warning, words) != 0)
		row(s, "Warning", warning);
	if (!words[0])
		return;
	row(s, "Next", words);
	if (ceu_next_command(command, s->report, a)[0])
		page_wrap(s->page, command, 6, 2);
}

static void
put_question(const struct status *s, const struct pr_ceu_rule *rule)
{
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	if (rule->question)
		ceu_add(&t, "%s Why: %s", rule->question, rule->says);
	else
		ceu_add(&t,
			"Does this hold for a cycle that began before it did? "
			"%s",
			rule->says);
	ceu_add_rule(&t, rule, s->notes);
	row(s, "Ask", line);
}

/* Those that figures may hang on always, the others with --explain. */
static void
put_questions(const struct status *s, const struct pr_ceu_account *a)
{
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));
	size_t more = 0;

	for (size_t i = 0; i < a->n_questions; i++) {
		if (s->report->explain || ceu_is_figure(a->questions[i]))
			put_question(s, a->questions[i]);
		else
			more++;
	}
	if (!more)
		return;
	ceu_add(&t, "%zu more question%s: %s ceu rules %s", more,
		more == 1 ? "" : "s", ceu_program(s->report), ceu_rules_of(a));
	row(s, "Ask", line);
}

static void
put_entries(const struct status *s, const struct pr_ceu_account *a)
{
	page_wrap(s->page, a->n_lines ? "Entries" : "No entries yet", 2, 0);
	for (size_t i = 0; i < a->n_lines; i++) {
		const struct pr_ceu_line *l = &a->lines[i];
		const struct pr_ceu_entry *e = ceu_entry_of(s->report, l);
		char line[CEU_LINE];
		struct ceu_text t = ceu_begin(line, sizeof(line));

		ceu_add(&t, "#%lld %s %s: ", (long long)e->row,
			CEU_ISO(e->date), e->title);
		ceu_say_line(&t, a, l, &s->report->picture->ledger, s->notes);
		page_wrap(s->page, line, 4, 2);
	}
}

static void
put_account(const struct status *s, const struct pr_ceu_account *a)
{
	const struct pr_ceu_cycle *c = ceu_now(a);

	put_head(s, a);
	if (c)
		put_cycle(s, a, c);
	put_others(s, a);
	put_next(s, a);
	put_questions(s, a);
	if (s->report->explain)
		put_entries(s, a);
	page_addc(s->page, '\n');
}

/* ---- the page ------------------------------------------------------------ */

static void
put_troubles(const struct status *s)
{
	const struct pr_ceu_picture *p = s->report->picture;

	for (size_t i = 0; i < p->n_troubles; i++)
		row(s, "Trouble", p->troubles[i]);
	if (p->n_troubles)
		page_addc(s->page, '\n');
}

/* What presses comes before everything else, a line for each account. */
static void
put_warnings(const struct status *s)
{
	const struct pr_ceu_account *a;
	char line[CEU_LINE], words[CEU_WORDS];
	size_t n = 0;

	for (size_t i = 0; (a = ceu_account_at(s->report, i)); i++) {
		if (!ceu_words_warning(words, a)[0])
			continue;
		snprintf(line, sizeof(line), "! %s: %s", a->name, words);
		page_wrap(s->page, line, 0, 2);
		n++;
	}
	if (n)
		page_addc(s->page, '\n');
}

enum pr_status
ceu_status_text(const struct ceu_report *report, const struct pr_sink *sink,
		struct pr_err *err)
{
	struct ceu_notes notes = { .n = 0 };
	struct page page;
	struct status s = { &page, report, &notes };
	const struct pr_ceu_account *a;
	char line[CEU_LINE];

	page_init(&page, sink, report->width);
	snprintf(line, sizeof(line), "Continuing education on %s",
		 CEU_ON(report->picture->today));
	page_wrap(&page, line, 0, 0);
	page_addc(&page, '\n');
	put_troubles(&s);
	if (!report->what_if)
		put_warnings(&s);
	if (!ceu_account_at(report, 0)) {
		page_wrap(&page, "Nothing is held yet. Note what you hold:", 0,
			  0);
		snprintf(line, sizeof(line),
			 "%s ceu hold RHIT --since YYYY-MM-DD",
			 ceu_program(report));
		page_wrap(&page, line, 2, 0);
		page_addc(&page, '\n');
	}
	if (report->what_if && report->before)
		ceu_put_what_if(&page, report, &notes);
	else
		for (size_t i = 0; (a = ceu_account_at(report, i)); i++)
			put_account(&s, a);
	ceu_put_notes(&page, report, &notes);
	ceu_put_standing(&page);
	return page_end(&page, err);
}
