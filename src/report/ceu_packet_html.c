/* ceu_packet_html.c - a cycle for an auditor, to be printed; see ceu.h */
#include "report/ceu_packet.h"
#include "report/html.h"
#include "report/words.h"

#include <stdio.h>
#include <string.h>

struct packet {
	struct page *page;
	const struct ceu_report *report;
	const struct ceu_packet *packet;
	const struct pr_ceu_account *account;
	const struct pr_ceu_cycle *cycle;
	struct ceu_evidence evidence;
	struct ceu_notes notes;
};

static void
paragraph(struct page *page, const char *text)
{
	page_add(page, "<p>");
	page_html(page, text);
	page_add(page, "</p>\n");
}

static void
heading(struct page *page, const char *text)
{
	page_add(page, "<h2>");
	page_html(page, text);
	page_add(page, "</h2>\n");
}

/* A name and what it is, in a list that is open. */
static void
pair(struct page *page, const char *name, const char *text)
{
	if (!text[0])
		return;
	page_add(page, "<dt>");
	page_html(page, name);
	page_add(page, "</dt><dd>");
	page_html(page, text);
	page_add(page, "</dd>\n");
}

static void
cell(struct page *page, const char *text)
{
	page_add(page, "<td>");
	page_html(page, text);
	page_add(page, "</td>");
}

/* ---- what is held, and the sums ------------------------------------------ */

/* The program knows no member number: both are completed by hand. */
static void
put_holder(const struct packet *p)
{
	const char *name = p->report->holder ? p->report->holder : "";

	page_add(p->page, "<dl>\n");
	pair(p->page, "Name", name[0] ? name : "____________________");
	pair(p->page, "Member number", "____________________");
	page_add(p->page, "</dl>\n");
}

static void
put_held(const struct packet *p)
{
	const struct pr_ceu_account *a = p->account;

	heading(p->page, "Held");
	page_add(p->page, "<table>\n<tr><th>Credential</th><th>Issuer</th>"
			  "<th>Since</th><th>Until</th></tr>\n");
	for (size_t i = 0; i < a->n_holdings; i++) {
		const struct pr_ceu_holding *h = a->holdings[i];
		char until[CEU_WORDS];
		struct ceu_text t = ceu_begin(until, sizeof(until));

		if (pr_date_is_valid(h->until))
			ceu_add(&t, "%s", CEU_ON(h->until));
		else
			ceu_add(&t, "held");
		if (h->successor && h->successor[0])
			ceu_add(&t, ", replaced by %s", h->successor);
		page_add(p->page, "<tr>");
		cell(p->page, h->credential);
		cell(p->page, a->issuer ? a->issuer->name : h->issuer);
		cell(p->page, CEU_ON(h->since));
		cell(p->page, until);
		page_add(p->page, "</tr>\n");
	}
	page_add(p->page, "</table>\n");
}

static void
put_need(struct packet *p)
{
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	if (p->cycle->need < 0)
		ceu_add(&t, "not known");
	else
		ceu_say_need(&t, p->account, p->cycle, &p->notes);
	pair(p->page, "Needed", line);
}

static void
put_sums(struct packet *p)
{
	const struct pr_ceu_cycle *c = p->cycle;
	char line[CEU_LINE], words[CEU_WORDS];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	heading(p->page, "Totals");
	page_add(p->page, "<dl>\n");
	ceu_add(&t, "%s to %s, ", CEU_ON(c->from), CEU_ON(c->to));
	ceu_say_origin(&t, p->account, c, &p->notes);
	pair(p->page, "Cycle", line);
	put_need(p);
	t = ceu_begin(line, sizeof(line));
	ceu_say_cycle(&t, p->account, c);
	pair(p->page, "Counted", line);
	t = ceu_begin(line, sizeof(line));
	ceu_say_owed(&t, c, &p->notes);
	pair(p->page, "Owed", line);
	t = ceu_begin(line, sizeof(line));
	ceu_say_carried(&t, c, &p->notes);
	pair(p->page, "Carried", line);
	t = ceu_begin(line, sizeof(line));
	ceu_add(&t, "%s of the %s %s that count", CEU_UNITS(c->reported),
		CEU_UNITS(c->counted), ceu_unit(p->account, c->counted));
	pair(p->page, "Reported", line);
	t = ceu_begin(line, sizeof(line));
	if (c->waits > 0)
		ceu_add(&t, "%s %s, not known whether accepted",
			CEU_UNITS(c->waits), ceu_unit(p->account, c->waits));
	pair(p->page, "Waiting", line);
	for (size_t i = 0; i < c->n_quotas; i++) {
		const struct pr_ceu_quota *q = &c->quotas[i];

		if (q->asked) /* it is the holder's question, and no sum */
			continue;
		t = ceu_begin(line, sizeof(line));
		ceu_say_quota(&t, p->account, q, &p->notes);
		pair(p->page,
		     q->rule->kind == PR_CEU_MAXIMUM ? "At most" : "At least",
		     line);
	}
	pair(p->page, "Note", ceu_words_likely(words, c));
	t = ceu_begin(line, sizeof(line));
	if (c->fee_cents >= 0) /* else it would be a question */
		ceu_say_fee(&t, c, &p->notes);
	pair(p->page, "Fee", line);
	pair(p->page, "State", ceu_words_state(p->account, c));
	page_add(p->page, "</dl>\n");
}

/* ---- entries ------------------------------------------------------------- */

/* A file's name as the address of a link: what is no plain sign as %XX. */
static void
put_address(struct page *page, const char *file)
{
	static const char plain[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789-._~/";

	for (; *file; file++) {
		if (strchr(plain, *file))
			page_addc(page, *file);
		else
			page_printf(page, "%%%02X", (unsigned char)*file);
	}
}

static void
put_certificate(const struct packet *p, const struct pr_ceu_line *line,
		size_t number)
{
	const struct pr_ceu_entry *e = ceu_entry_of(p->report, line);
	const char *file = ceu_packet_file(p->packet, line);

	if (!file && !e->has_certificate)
		return;
	page_printf(p->page, "<dt>Certificate</dt><dd>");
	if (file) {
		page_printf(p->page, "No. %zu: <a href=\"./", number);
		put_address(p->page, file);
		page_add(p->page, "\">");
		page_html(p->page, file);
		page_add(p->page, "</a>");
	} else {
		page_html(p->page, e->certificate_name);
		page_add(p->page, " (missing or changed, not in this packet)");
	}
	page_add(p->page, "</dd>\n");
}

static void
put_entry(struct packet *p, const struct pr_ceu_line *line, size_t number)
{
	char value[CEU_WORDS], text[CEU_LINE];
	struct ceu_text t = ceu_begin(text, sizeof(text));

	page_printf(p->page, "<section class=\"item\">\n<h3>%zu. ", number);
	page_html(p->page, ceu_entry_of(p->report, line)->title);
	page_add(p->page, "</h3>\n<dl>\n");
	for (size_t i = 0; i < ceu_packet_n_fields; i++) {
		enum pr_ceu_field field = ceu_packet_fields[i];

		if (field == PR_CEU_F_CERTIFICATE) {
			put_certificate(p, line, number);
			continue;
		}
		ceu_line_value(value, p->report, p->account, line, field);
		pair(p->page, ceu_field_label(field), value);
	}
	ceu_say_line(&t, p->account, line, &p->report->picture->ledger,
		     &p->notes);
	pair(p->page, "Here it", text);
	pair(p->page, "Reported before",
	     ceu_packet_told(value, p->report, line));
	if (ceu_packet_missing(value, p->report, p->packet, line,
			       &p->evidence)) {
		page_add(p->page, "<dt>Missing</dt><dd><strong>");
		page_html(p->page, value);
		page_add(p->page, "</strong></dd>\n");
	}
	page_add(p->page, "</dl>\n</section>\n");
}

/* The fields of one evidence rule: asked for by the issuer, or looked for. */
static void
put_asked_by(struct packet *p, const struct pr_ceu_rule *rule)
{
	bool listed = rule->listed && !rule->question;
	char text[CEU_LINE];
	struct ceu_text t = ceu_begin(text, sizeof(text));
	int n = 0;

	if (listed)
		ceu_add(&t, "%s asks for each activity: ", ceu_who(p->account));
	else
		ceu_add(&t, "Looked for here in each activity: ");
	for (int f = 0; f < PR_CEU_FIELDS; f++)
		if (p->evidence.by[f] == rule)
			ceu_add(&t, "%s%s", n++ ? ", " : "",
				ceu_field_words((enum pr_ceu_field)f));
	ceu_add_rule(&t, rule, &p->notes);
	if (rule->question)
		ceu_add(&t, "; what %s asks for is not known",
			ceu_who(p->account));
	ceu_add(&t, ".");
	paragraph(p->page, text);
}

static void
put_asked(struct packet *p)
{
	const struct pr_ceu_rule *rule;
	size_t n = 0;

	while ((rule = ceu_evidence_rule(&p->evidence, n))) {
		put_asked_by(p, rule);
		n++;
	}
	if (!n)
		paragraph(p->page,
			  "No rule is known of what is asked for each "
			  "activity; everything that was noted is shown.");
}

static void
put_entries(struct packet *p)
{
	struct ceu_packet_walk walk = { .report = p->report,
					.packet = p->packet };
	const struct pr_ceu_line *line;

	heading(p->page, "Activities that count");
	put_asked(p);
	while ((line = ceu_packet_next(&walk)))
		put_entry(p, line, walk.n);
	if (!walk.n)
		paragraph(p->page, "None.");
}

static void
put_missing(struct packet *p)
{
	struct ceu_packet_walk walk = { .report = p->report,
					.packet = p->packet };
	const struct pr_ceu_line *line;
	char missing[CEU_WORDS], text[CEU_LINE];
	bool any = false;

	heading(p->page, "Missing");
	while ((line = ceu_packet_next(&walk))) {
		if (!ceu_packet_missing(missing, p->report, p->packet, line,
					&p->evidence))
			continue;
		any = true;
		snprintf(text, sizeof(text), "%zu. %s: %s", walk.n,
			 ceu_entry_of(p->report, line)->title, missing);
		paragraph(p->page, text);
	}
	if (!any)
		paragraph(p->page,
			  "Nothing of what is asked or looked for here.");
}

/* Entries of the cycle's days that do not count; of what was refused, which is
 * not claimed, no reasons of the holder's own. */
static size_t
put_others(struct packet *p, bool refused)
{
	struct ceu_packet_walk walk = { .report = p->report,
					.packet = p->packet,
					.other = true };
	const struct pr_ceu_line *line;
	size_t n = 0;

	while ((line = ceu_packet_next(&walk))) {
		const struct pr_ceu_entry *e = ceu_entry_of(p->report, line);
		char text[CEU_LINE];
		struct ceu_text t = ceu_begin(text, sizeof(text));

		if (refused != (line->verdict == PR_CEU_REFUSED))
			continue;
		if (!n++ && refused)
			heading(p->page, "Not claimed");
		ceu_add(&t, "%s %s", CEU_ISO(e->date), e->title);
		if (!refused) {
			ceu_add(&t, ": ");
			ceu_say_line(&t, p->account, line,
				     &p->report->picture->ledger, &p->notes);
		}
		paragraph(p->page, text);
	}
	return n;
}

static void
put_not_counted(struct packet *p)
{
	heading(p->page, "Not counted, and why");
	if (!put_others(p, false))
		paragraph(p->page, "Nothing.");
}

/* ---- rules --------------------------------------------------------------- */

static void
put_rules(struct packet *p)
{
	char basis[CEU_WORDS], line[CEU_LINE];

	heading(p->page, "Rules, in our words, with their sources");
	page_add(p->page, "<table>\n<tr><th>No.</th><th>Rule</th><th>Says</th>"
			  "<th>Stands on</th></tr>\n");
	for (size_t i = 0; i < p->notes.n; i++) {
		const struct pr_ceu_rule *rule = p->notes.of[i];
		struct ceu_text t = ceu_begin(line, sizeof(line));

		page_printf(p->page, "<tr><td>[%zu]</td>", i + 1);
		cell(p->page, rule->identifier);
		cell(p->page, rule->says);
		pr_ceu_basis(basis, sizeof(basis), rule);
		ceu_add(&t, "%s", basis);
		for (size_t k = 0; k < rule->n_references; k++)
			ceu_add(&t, "; %s, %s (as of %s)",
				rule->references[k]->title,
				rule->references[k]->address,
				rule->references[k]->as_of);
		cell(p->page, line);
		page_add(p->page, "</tr>\n");
	}
	page_add(p->page, "</table>\n");
}

static void
put_title(struct page *page, const struct pr_ceu_account *a,
	  const struct pr_ceu_cycle *c)
{
	char title[CEU_WORDS];
	struct ceu_text t = ceu_begin(title, sizeof(title));

	ceu_add(&t, "Continuing education: ");
	for (size_t i = 0; i < c->n_held; i++)
		ceu_add(&t, "%s%s", i ? ", " : "", c->held[i]);
	if (!c->n_held)
		ceu_add(&t, "%s", a->name);
	ceu_add(&t, " (%s), %s to %s", ceu_who(a), CEU_ON(c->from),
		CEU_ON(c->to));
	html_head(page, title);
}

enum pr_status
ceu_packet_html(const struct ceu_report *report,
		const struct ceu_packet *packet, const struct pr_sink *sink,
		struct pr_err *err)
{
	struct page page;
	struct packet p = { .page = &page,
			    .report = report,
			    .packet = packet,
			    .account = report->account,
			    .cycle = packet->cycle };
	char line[CEU_LINE];

	page_init(&page, sink, 0);
	ceu_evidence(&p.evidence, p.account, p.cycle);
	put_title(&page, p.account, p.cycle);
	snprintf(line, sizeof(line),
		 "Made on %s from the holder's own log. Numbers in brackets "
		 "are rules, listed at the end.",
		 CEU_ON(report->picture->today));
	paragraph(&page, line);
	put_holder(&p);
	put_held(&p);
	put_sums(&p);
	put_entries(&p);
	put_missing(&p);
	put_not_counted(&p);
	put_rules(&p);
	put_others(&p, true);
	paragraph(&page, ceu_words_not_reported);
	paragraph(&page, ceu_words_no_credit);
	paragraph(&page, words_notice);
	html_foot(&page);
	return page_end(&page, err);
}
