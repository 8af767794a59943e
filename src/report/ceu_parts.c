/* ceu_parts.c - pieces of the ledger's pages; see report/ceu_parts.h */
#include "report/ceu_parts.h"

#include "proctor/text.h"
#include "report/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LABEL 11 /* cells of the label column */

/* ---- text ---------------------------------------------------------------- */

struct ceu_text
ceu_begin(char *out, size_t cap)
{
	out[0] = '\0';
	return (struct ceu_text){ out, 0, cap };
}

/* Ends after a whole character, with "..." where there is room for it; then
 * there is room for nothing more. */
static void
cut(struct ceu_text *text)
{
	bool mark = text->cap > 2 * sizeof("...");
	size_t end = text->cap - (mark ? sizeof("...") : 1);

	while (end && ((unsigned char)text->text[end - 1] & 0xc0) == 0x80)
		end--;
	if (end && (unsigned char)text->text[end - 1] >= 0xc0)
		end--;
	text->text[end] = '\0';
	text->at = end;
	if (!mark)
		return;
	memcpy(text->text + end, "...", sizeof("..."));
	text->at = text->cap - 1;
	text->text[text->at] = '\0';
}

void
ceu_add(struct ceu_text *text, const char *fmt, ...)
{
	va_list args;
	int n;

	if (memchr(text->text, '\0', text->at))
		return; /* it was cut */
	va_start(args, fmt);
	n = vsnprintf(text->text + text->at, text->cap - text->at, fmt, args);
	va_end(args);
	text->at += n > 0 ? (size_t)n : 0;
	if (text->at >= text->cap)
		cut(text);
}

const char *
ceu_units(char out[PR_CEU_UNITS_TEXT], int hundredths)
{
	pr_ceu_units_format(out, hundredths);
	return out;
}

const char *
ceu_on(char out[CEU_DAY], struct pr_date date)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
					      "May", "Jun", "Jul", "Aug",
					      "Sep", "Oct", "Nov", "Dec" };

	if (pr_date_is_valid(date))
		snprintf(out, CEU_DAY, "%d %s %d", date.day,
			 months[date.month - 1], date.year);
	else
		snprintf(out, CEU_DAY, "no date");
	return out;
}

const char *
ceu_iso(char out[CEU_DAY], struct pr_date date)
{
	out[0] = '\0';
	if (pr_date_is_valid(date))
		pr_date_format(out, date);
	return out;
}

const char *
ceu_usd(char out[CEU_MONEY], int cents)
{
	snprintf(out, CEU_MONEY, "$%d.%02d", cents / 100, cents % 100);
	return out;
}

/* ---- rules --------------------------------------------------------------- */

size_t
ceu_note(struct ceu_notes *notes, const struct pr_ceu_rule *rule)
{
	for (size_t i = 0; i < notes->n; i++)
		if (notes->of[i] == rule)
			return i + 1;
	if (notes->n == CEU_NOTES)
		return 0;
	notes->of[notes->n++] = rule;
	return notes->n;
}

void
ceu_add_rule(struct ceu_text *text, const struct pr_ceu_rule *rule,
	     struct ceu_notes *notes)
{
	size_t n = rule && notes ? ceu_note(notes, rule) : 0;

	if (n)
		ceu_add(text, " [%zu]", n);
	else if (rule)
		ceu_add(text, " (rule %s)", rule->identifier);
}

static bool
speaks_of_held(const struct pr_ceu_rule *rule, const struct pr_ceu_cycle *cycle)
{
	for (size_t i = 0; i < cycle->n_held; i++)
		if (pr_ceu_speaks_of(rule, cycle->held[i]))
			return true;
	return cycle->n_held == 0;
}

void
ceu_evidence(struct ceu_evidence *out, const struct pr_ceu_account *account,
	     const struct pr_ceu_cycle *cycle)
{
	const struct pr_ceu_issuer *issuer = account->issuer;
	struct pr_date to;

	*out = (struct ceu_evidence){ { NULL } };
	if (!issuer || !cycle)
		return;
	to = pr_date_is_valid(cycle->to) ? cycle->to : cycle->from;
	for (size_t i = 0; i < issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &issuer->rules[i];

		if (rule->kind != PR_CEU_EVIDENCE ||
		    !speaks_of_held(rule, cycle) ||
		    (pr_date_is_valid(to) &&
		     pr_ceu_force(rule, cycle->from, to) ==
			     PR_CEU_NOT_IN_FORCE))
			continue;
		for (size_t k = 0; k < rule->n_fields; k++)
			if (!out->by[rule->fields[k]])
				out->by[rule->fields[k]] = rule;
	}
}

/* ---- lines --------------------------------------------------------------- */

const struct pr_ceu_account *
ceu_account_at(const struct ceu_report *report, size_t i)
{
	const struct pr_ceu_status *status = report->picture->status;

	if (report->account)
		return i == 0 ? report->account : NULL;
	for (size_t k = 0; k < status->n; k++) {
		if (report->issuer &&
		    status->accounts[k].issuer != report->issuer)
			continue;
		if (i-- == 0)
			return &status->accounts[k];
	}
	return NULL;
}

const struct pr_ceu_entry *
ceu_entry_of(const struct ceu_report *report, const struct pr_ceu_line *line)
{
	return &report->picture->ledger.entries[line->entry];
}

const struct pr_ceu_claim *
ceu_claim_of(const struct ceu_report *report, const struct pr_ceu_line *line)
{
	return &ceu_entry_of(report, line)->claims[line->claim];
}

bool
ceu_counts(const struct pr_ceu_line *line)
{
	return line->verdict == PR_CEU_COUNTS ||
	       line->verdict == PR_CEU_COUNTS_PART;
}

bool
ceu_unreported(const struct ceu_report *report, const struct pr_ceu_line *line)
{
	return ceu_counts(line) && line->counted > 0 &&
	       !pr_date_is_valid(ceu_claim_of(report, line)->reported);
}

const char *
ceu_program(const struct ceu_report *report)
{
	return report->program ? report->program : "proctor";
}

/* ---- parts of pages ------------------------------------------------------ */

void
ceu_wrap(struct page *page, int width, const char *lead, int hang,
	 const char *text)
{
	struct pr_wrap wrap = { .text = text, .len = strlen(text) };
	struct pr_line line;
	int cells = pr_text_cells(lead, strlen(lead));

	wrap.width =
		width > 0 ? width - (cells > hang ? cells : hang) : CEU_LINE;
	page_add(page, lead);
	if (!*text)
		page_addc(page, '\n');
	while (pr_wrap_next(&wrap, &line)) {
		for (size_t i = 0; i < line.len; i++)
			page_addc(page, text[line.off + i]);
		page_addc(page, '\n');
		if (wrap.at < wrap.len)
			page_printf(page, "%*s", hang, "");
	}
}

void
ceu_row(struct page *page, const struct ceu_report *report, const char *label,
	const char *text)
{
	bool narrow = report->width && report->width < 4 * LABEL;
	char lead[CEU_WORDS];

	if (report->sentences || narrow || strlen(label) > LABEL) {
		snprintf(lead, sizeof(lead), "  %s: ", label);
		ceu_wrap(page, report->width, lead, 4, text);
	} else {
		snprintf(lead, sizeof(lead), "  %-*s ", LABEL, label);
		ceu_wrap(page, report->width, lead, LABEL + 3, text);
	}
}

static void
put_sources(struct page *page, int width, const struct pr_ceu_rule *rule)
{
	char line[CEU_LINE];

	for (size_t i = 0; i < rule->n_references; i++) {
		const struct pr_ceu_reference *r = rule->references[i];

		snprintf(line, sizeof(line), "%s, %s (as of %s)", r->title,
			 r->address, r->as_of);
		ceu_wrap(page, width, "      Source: ", 8, line);
	}
}

void
ceu_put_notes(struct page *page, const struct ceu_report *report,
	      const struct ceu_notes *notes)
{
	char basis[CEU_WORDS], line[CEU_LINE];

	if (!notes->n)
		return;
	page_add(page, "Rules used here\n");
	for (size_t i = 0; i < notes->n; i++) {
		const struct pr_ceu_rule *rule = notes->of[i];

		pr_ceu_basis(basis, sizeof(basis), rule);
		snprintf(line, sizeof(line), "[%zu] %s: %s", i + 1,
			 rule->identifier, basis);
		page_wrap(page, line, 2, 4);
		if (!report->explain)
			continue;
		if (!rule->question) /* else it stands among the questions */
			page_wrap(page, rule->says, 6, 0);
		put_sources(page, report->width, rule);
	}
	snprintf(line, sizeof(line),
		 "What each rule says, and where it stands: %s ceu status "
		 "--explain.",
		 ceu_program(report));
	if (!report->explain)
		page_wrap(page, line, 2, 0);
	page_addc(page, '\n');
}

void
ceu_put_logging(struct page *page)
{
	page_wrap(page, ceu_words_not_reported, 0, 0);
}

void
ceu_put_standing(struct page *page)
{
	page_wrap(page, ceu_words_not_reported, 0, 0);
	page_wrap(page, ceu_words_no_credit, 0, 0);
	page_wrap(page, words_notice, 0, 0);
}
