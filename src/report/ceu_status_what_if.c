/* ceu_status_what_if.c - with and without something; see report/ceu_status.h */
#include "report/ceu_status.h"

#include <stdio.h>
#include <string.h>

/* The entry of a cycle that waits, 0 none. */
static int64_t
waiting_in(const struct ceu_report *report, const struct pr_ceu_account *a,
	   const struct pr_ceu_cycle *c)
{
	for (size_t i = 0; i < a->n_lines; i++)
		if (a->lines[i].verdict == PR_CEU_WAITS &&
		    a->lines[i].cycle == c - a->cycles)
			return ceu_entry_of(report, &a->lines[i])->row;
	return 0;
}

/* What is copied from a card, or from where nothing says when it ends. */
static bool
has_a_printed_end(const struct pr_ceu_cycle *c)
{
	return c->state == PR_CEU_NO_DATES || c->state == PR_CEU_VALID ||
	       c->state == PR_CEU_EXPIRED;
}

const char *
ceu_next_command(char out[CEU_WORDS], const struct ceu_report *report,
		 const struct pr_ceu_account *account)
{
	const char *program = ceu_program(report);
	const struct pr_ceu_cycle *c = ceu_left_over(account);
	struct ceu_text t = ceu_begin(out, CEU_WORDS);
	int64_t waits;

	if (!c || c->state == PR_CEU_DONE)
		c = ceu_now(account);
	if (!c || !account->issuer || !account->open)
		return out;
	waits = ceu_is_over(c) && c->owed > 0 ? waiting_in(report, account, c)
					      : 0;
	if (waits)
		ceu_add(&t, "%s ceu correct %lld --for %s --reason TEXT",
			program, (long long)waits, ceu_issuer(account));
	else if (has_a_printed_end(c))
		ceu_add(&t,
			"%s ceu cycle %s --from YYYY-MM-DD "
			"--to YYYY-MM-DD",
			program, account->name);
	else if (c->state == PR_CEU_EARNED || c->state == PR_CEU_OVER_UNSAID)
		ceu_add(&t, "%s ceu sheet %s", program, account->name);
	else if (c->state == PR_CEU_RUNNING || c->state == PR_CEU_IN_GRACE)
		ceu_add(&t, "%s ceu add", program);
	else if (c->open)
		ceu_add(&t, "%s ceu rules %s", program, ceu_rules_of(account));
	return out;
}

const struct pr_ceu_account *
ceu_before(const struct ceu_report *report,
	   const struct pr_ceu_account *account)
{
	const struct pr_ceu_status *status =
		report->before ? report->before->status : NULL;

	for (size_t i = 0; status && i < status->n; i++)
		if (!strcmp(status->accounts[i].name, account->name))
			return &status->accounts[i];
	return NULL;
}

static bool
is_extra(const struct ceu_report *report, const struct pr_ceu_line *line)
{
	const struct pr_ceu_entry *x = report->picture->extra;
	const struct pr_ceu_entry *e = ceu_entry_of(report, line);

	return x && e->row == x->row &&
	       !memcmp(e->uuid, x->uuid, sizeof(e->uuid)) &&
	       !strcmp(e->title, x->title);
}

const struct pr_ceu_line *
ceu_what_if_line(const struct ceu_report *report,
		 const struct pr_ceu_account *account)
{
	for (size_t i = 0; i < account->n_lines; i++)
		if (is_extra(report, &account->lines[i]))
			return &account->lines[i];
	return NULL;
}

const struct pr_ceu_cycle *
ceu_what_if_cycle(const struct ceu_report *report,
		  const struct pr_ceu_account *account,
		  const struct pr_ceu_cycle **before)
{
	const struct pr_ceu_line *line = ceu_what_if_line(report, account);
	const struct pr_ceu_account *was = ceu_before(report, account);
	const struct pr_ceu_cycle *c = ceu_now(account);

	*before = NULL;
	if (line && line->cycle >= 0 && (size_t)line->cycle < account->n_cycles)
		c = &account->cycles[line->cycle];
	for (size_t i = 0; c && was && i < was->n_cycles; i++)
		if (!pr_date_order(was->cycles[i].from, c->from) &&
		    !pr_date_order(was->cycles[i].to, c->to))
			*before = &was->cycles[i];
	return c;
}

/* ---- as text ------------------------------------------------------------- */

static void
put_sum(struct page *page, const struct ceu_report *report, const char *label,
	const struct pr_ceu_account *a, const struct pr_ceu_cycle *c,
	struct ceu_notes *notes)
{
	char words[CEU_WORDS], line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	ceu_add(&t, "%s", ceu_words_cycle(words, a, c));
	if (c->waits > 0 && !(ceu_is_over(c) && c->owed > 0))
		ceu_add(&t, ", %s more wait%s", CEU_UNITS(c->waits),
			c->waits == 100 ? "s" : "");
	ceu_add(&t, "; %s", ceu_words_state(a, c));
	if (notes) {
		ceu_add_rule(&t, c->need_by, notes);
		ceu_add_rule(&t, c->total_by, notes);
	}
	ceu_row(page, report, label, line);
}

/* Minimums and maximums that it moves. */
static void
put_quotas(struct page *page, const struct ceu_report *report,
	   const struct pr_ceu_account *a, const struct pr_ceu_cycle *c,
	   const struct pr_ceu_cycle *was, struct ceu_notes *notes)
{
	for (size_t i = 0; i < c->n_quotas && i < was->n_quotas; i++) {
		const struct pr_ceu_quota *q = &c->quotas[i];
		const struct pr_ceu_quota *w = &was->quotas[i];
		char line[CEU_LINE];
		struct ceu_text t = ceu_begin(line, sizeof(line));

		/* two pictures, two books */
		if (strcmp(q->rule->identifier, w->rule->identifier) != 0 ||
		    (q->have == w->have && q->gap == w->gap &&
		     q->waits == w->waits))
			continue;
		ceu_add(&t, "from %s to: ", CEU_UNITS(w->have));
		ceu_say_quota(&t, a, q, notes);
		ceu_row(page, report,
			q->rule->kind == PR_CEU_MAXIMUM ? "At most"
							: "At least",
			line);
	}
}

static void
put_account(struct page *page, const struct ceu_report *report,
	    const struct pr_ceu_account *a, struct ceu_notes *notes)
{
	const struct pr_ceu_line *l = ceu_what_if_line(report, a);
	const struct pr_ceu_cycle *was;
	const struct pr_ceu_cycle *c = ceu_what_if_cycle(report, a, &was);
	char line[CEU_LINE], words[CEU_WORDS];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	if (!c || !l)
		return;
	ceu_add(&t, "%s", a->name);
	if (pr_date_is_valid(c->to))
		ceu_add(&t, ", cycle %s to %s", CEU_ON(c->from), CEU_ON(c->to));
	page_wrap(page, line, 0, 2);
	if (was) /* its rule is of another book, and the same */
		put_sum(page, report, "Now", ceu_before(report, a), was, NULL);
	put_sum(page, report, "Then", a, c, notes);
	t = ceu_begin(line, sizeof(line));
	ceu_say_owed(&t, c, notes);
	if (line[0])
		ceu_row(page, report, "Owed", line);
	t = ceu_begin(line, sizeof(line));
	ceu_say_line(&t, a, l, &report->picture->ledger, notes);
	ceu_row(page, report, "It", line);
	if (was)
		put_quotas(page, report, a, c, was, notes);
	if (ceu_words_likely(words, c)[0] ||
	    (was && ceu_words_likely(words, was)[0]))
		ceu_row(page, report, "Note", words);
	if (c == ceu_now(a) && ceu_words_next(words, a)[0])
		ceu_row(page, report, "Next", words);
	page_addc(page, '\n');
}

static void
put_remarks(struct page *page, const struct ceu_report *report)
{
	const struct pr_ceu_findings *said = &report->picture->what_if_said;

	for (size_t i = 0; i < said->n; i++) {
		char line[CEU_LINE], words[CEU_WORDS];
		struct ceu_text t = ceu_begin(line, sizeof(line));

		ceu_add(&t, "Remark: %s.",
			ceu_words_said(words, ceu_program(report),
				       said->of[i].text));
		page_wrap(page, line, 0, 2);
	}
}

void
ceu_put_what_if(struct page *page, const struct ceu_report *report,
		struct ceu_notes *notes)
{
	const struct pr_ceu_account *a;
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	ceu_add(&t, "What if: %s. Nothing of this is stored or done.",
		report->what_if);
	page_wrap(page, line, 0, 2);
	put_remarks(page, report);
	page_addc(page, '\n');
	t = ceu_begin(line, sizeof(line));
	for (size_t i = 0; (a = ceu_account_at(report, i)); i++) {
		if (ceu_what_if_line(report, a))
			put_account(page, report, a, notes);
		else if (a->open)
			ceu_add(&t, "%s%s",
				t.at ? ", " : "Nothing changes for: ", a->name);
	}
	if (t.at) {
		ceu_add(&t, ".");
		page_wrap(page, line, 0, 2);
		page_addc(page, '\n');
	}
}
