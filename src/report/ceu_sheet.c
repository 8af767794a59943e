/* ceu_sheet.c - what to type into an issuer's site; see report/ceu.h */
#include "report/ceu_json.h"

#include <stdio.h>

/* In the order in which sites tend to ask. */
static const enum pr_ceu_field fields[] = {
	PR_CEU_F_DATE,   PR_CEU_F_TITLE,       PR_CEU_F_PROVIDER,
	PR_CEU_F_UNITS,  PR_CEU_F_MINUTES,     PR_CEU_F_CATEGORY,
	PR_CEU_F_SOURCE, PR_CEU_F_PLACE,       PR_CEU_F_APPROVAL,
	PR_CEU_F_COST,   PR_CEU_F_CERTIFICATE, PR_CEU_F_NOTE,
};

static const struct pr_ceu_cycle *
cycle_of(const struct pr_ceu_account *a, const struct pr_ceu_line *line)
{
	if (line->cycle < 0 || (size_t)line->cycle >= a->n_cycles)
		return NULL;
	return &a->cycles[line->cycle];
}

static size_t
count(const struct ceu_report *report, const struct pr_ceu_account *a)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n_lines; i++)
		n += ceu_unreported(report, &a->lines[i]);
	return n;
}

/* ---- text ---------------------------------------------------------------- */

static void
put_missing(struct page *page, const struct ceu_report *report,
	    const struct pr_ceu_account *a, const struct pr_ceu_line *line)
{
	const struct pr_ceu_rule *rule;
	struct ceu_evidence evidence;
	char missing[CEU_WORDS], text[CEU_LINE];

	ceu_evidence(&evidence, a, cycle_of(a, line));
	for (size_t i = 0; (rule = ceu_evidence_rule(&evidence, i)); i++) {
		struct ceu_text t = ceu_begin(text, sizeof(text));

		if (!ceu_missing(missing, report, a, line, &evidence, rule))
			continue;
		ceu_add(&t, "%s", missing);
		if (rule->question)
			ceu_add(&t, "; not known what %s asks for (rule %s)",
				ceu_who(a), rule->identifier);
		else if (rule->listed)
			ceu_add(&t, ": %s asks for it (rule %s)", ceu_who(a),
				rule->identifier);
		else
			ceu_add(&t, " (looked for by rule %s)",
				rule->identifier);
		ceu_row(page, report,
			rule->listed && !rule->question ? "Missing"
							: "Missing here",
			text);
	}
}

static bool
is_late(const struct ceu_report *report, const struct pr_ceu_cycle *cycle)
{
	return cycle->report_rule && pr_date_is_valid(cycle->report_by) &&
	       pr_date_order(cycle->report_by, report->picture->today) < 0;
}

/* For which cycle, that it is too late, and which other one it may be. */
static void
put_period(struct page *page, const struct ceu_report *report,
	   const struct pr_ceu_account *a, const struct pr_ceu_line *line)
{
	const struct pr_ceu_cycle *cycle = cycle_of(a, line);
	const struct pr_ceu_ledger *ledger = &report->picture->ledger;
	char text[CEU_WORDS];
	struct ceu_text t = ceu_begin(text, sizeof(text));

	if (!cycle || !pr_date_is_valid(cycle->to))
		return;
	ceu_add(&t, "%s", CEU_ON(cycle->to));
	if (is_late(report, cycle))
		ceu_add(&t,
			"; the last day to report it, %s, is over (rule %s): "
			"ask %s whether it still takes it",
			CEU_ON(cycle->report_by),
			cycle->report_rule->identifier, ceu_who(a));
	ceu_row(page, report, "For cycle", text);
	ceu_words_choice(text, ceu_program(report), a, line, ledger);
	if (text[0])
		ceu_row(page, report, "Or", text);
}

static void
put_entry(struct page *page, const struct ceu_report *report,
	  const struct pr_ceu_account *a, const struct pr_ceu_line *line)
{
	const struct pr_ceu_claim *c = ceu_claim_of(report, line);
	char value[CEU_WORDS];

	page_printf(page, "#%lld\n",
		    (long long)ceu_entry_of(report, line)->row);
	for (size_t i = 0; i < PR_LEN(fields); i++)
		if (ceu_line_value(value, report, a, line, fields[i])[0])
			ceu_row(page, report,
				fields[i] == PR_CEU_F_APPROVAL
					? "Approval"
					: ceu_field_label(fields[i]),
				value);
	put_period(page, report, a, line);
	if (line->counted < line->worth) {
		snprintf(value, sizeof(value), "only %s of it",
			 CEU_UNITS(line->counted));
		ceu_row(page, report, "Counts", value);
	}
	if (pr_date_is_valid(c->reported_before)) {
		snprintf(value, sizeof(value),
			 "on %s, before it was corrected: mend it there",
			 CEU_ON(c->reported_before));
		ceu_row(page, report, "Reported", value);
	}
	put_missing(page, report, a, line);
	page_addc(page, '\n');
}

/* Entries of the account that the sheet leaves out, and why. */
static void
put_left_out(struct page *page, const struct ceu_report *report,
	     const struct pr_ceu_account *a)
{
	bool any = false;

	for (size_t i = 0; i < a->n_lines; i++) {
		const struct pr_ceu_line *l = &a->lines[i];
		char text[CEU_LINE];
		struct ceu_text t = ceu_begin(text, sizeof(text));

		if (ceu_counts(l) && l->counted > 0)
			continue;
		if (!any)
			page_wrap(page, "Not on this sheet:", 0, 0);
		any = true;
		ceu_add(&t,
			"#%lld %s: ", (long long)ceu_entry_of(report, l)->row,
			ceu_entry_of(report, l)->title);
		ceu_say_line(&t, a, l, &report->picture->ledger, NULL);
		page_wrap(page, text, 2, 2);
	}
	if (any)
		page_addc(page, '\n');
}

static void
put_command(struct page *page, const struct ceu_report *report,
	    const struct pr_ceu_account *a)
{
	char text[CEU_LINE];
	struct ceu_text t = ceu_begin(text, sizeof(text));

	ceu_add(&t, "%s ceu reported %s", ceu_program(report), a->name);
	for (size_t i = 0; i < a->n_lines; i++)
		if (ceu_unreported(report, &a->lines[i]))
			ceu_add(&t, " %lld",
				(long long)ceu_entry_of(report, &a->lines[i])
					->row);
	page_wrap(page, "Once they are in, note it here:", 0, 0);
	page_wrap(page, text, 2, 2);
	page_addc(page, '\n');
}

static void
put_account(struct page *page, const struct ceu_report *report,
	    const struct pr_ceu_account *a)
{
	const char *site = a->issuer ? a->issuer->site : "";
	size_t n = count(report, a);
	char text[CEU_LINE];
	struct ceu_text t = ceu_begin(text, sizeof(text));

	ceu_add(&t, "%s: %zu entr%s that count%s and %s not reported.", a->name,
		n, n == 1 ? "y" : "ies", n == 1 ? "s" : "",
		n == 1 ? "is" : "are");
	if (n && site[0])
		ceu_add(&t, " To be entered at: %s.", site);
	page_wrap(page, text, 0, 0);
	page_addc(page, '\n');
	for (size_t i = 0; i < a->n_lines; i++)
		if (ceu_unreported(report, &a->lines[i]))
			put_entry(page, report, a, &a->lines[i]);
	put_left_out(page, report, a);
	if (n)
		put_command(page, report, a);
}

enum pr_status
ceu_sheet_text(const struct ceu_report *report, const struct pr_sink *sink,
	       struct pr_err *err)
{
	const struct pr_ceu_account *a;
	struct page page;

	page_init(&page, sink, report->width);
	for (size_t i = 0; (a = ceu_account_at(report, i)); i++)
		put_account(&page, report, a);
	ceu_put_logging(&page);
	return page_end(&page, err);
}

/* ---- JSON ---------------------------------------------------------------- */

static void
json_missing(struct ceu_json *j, const struct pr_ceu_account *a,
	     const struct pr_ceu_line *line)
{
	struct ceu_evidence evidence;
	char value[CEU_WORDS];

	ceu_evidence(&evidence, a, cycle_of(a, line));
	jsonw_array(&j->json, "missing");
	for (int f = 0; f < PR_CEU_FIELDS; f++) {
		enum pr_ceu_field field = (enum pr_ceu_field)f;

		if (!evidence.by[f] ||
		    ceu_line_value(value, j->report, a, line, field)[0])
			continue;
		jsonw_object(&j->json, NULL);
		jsonw_text(&j->json, "field", pr_ceu_field_name(field));
		ceu_json_by(j, "rule", evidence.by[f]);
		jsonw_bool(&j->json, "listed",
			   evidence.by[f]->listed && !evidence.by[f]->question);
		jsonw_end(&j->json);
	}
	jsonw_end(&j->json);
}

static void
json_entry(struct ceu_json *j, const struct pr_ceu_account *a,
	   const struct pr_ceu_line *line)
{
	const struct pr_ceu_cycle *cycle = cycle_of(a, line);
	const struct pr_ceu_rule *choice;
	const struct pr_ceu_cycle *other =
		ceu_choice(&choice, a, line, &j->report->picture->ledger);
	char value[CEU_WORDS];

	jsonw_object(&j->json, NULL);
	jsonw_int(&j->json, "number", ceu_entry_of(j->report, line)->row);
	jsonw_object(&j->json, "fields");
	for (size_t i = 0; i < PR_LEN(fields); i++)
		jsonw_maybe(
			&j->json, pr_ceu_field_name(fields[i]),
			ceu_line_value(value, j->report, a, line, fields[i]));
	jsonw_end(&j->json);
	ceu_json_date(j, "cycle", cycle ? cycle->to : (struct pr_date){ 0 });
	ceu_json_date(j, "or_cycle", other ? other->to : (struct pr_date){ 0 });
	ceu_json_by(j, "or_rule", other ? choice : NULL);
	ceu_json_units(j, "worth", line->worth);
	ceu_json_units(j, "counted", line->counted);
	ceu_json_date(j, "reported_before",
		      ceu_claim_of(j->report, line)->reported_before);
	json_missing(j, a, line);
	jsonw_end(&j->json);
}

static void
json_account(struct ceu_json *j, const struct pr_ceu_account *a)
{
	jsonw_object(&j->json, NULL);
	jsonw_text(&j->json, "account", a->name);
	jsonw_text(&j->json, "issuer", ceu_issuer(a));
	jsonw_maybe(&j->json, "site", a->issuer ? a->issuer->site : NULL);
	jsonw_array(&j->json, "entries");
	for (size_t i = 0; i < a->n_lines; i++)
		if (ceu_unreported(j->report, &a->lines[i]))
			json_entry(j, a, &a->lines[i]);
	jsonw_end(&j->json);
	jsonw_array(&j->json, "left_out");
	for (size_t i = 0; i < a->n_lines; i++)
		if (!ceu_counts(&a->lines[i]) || a->lines[i].counted <= 0)
			ceu_json_line(j, a, &a->lines[i]);
	jsonw_end(&j->json);
	jsonw_end(&j->json);
}

enum pr_status
ceu_sheet_json(const struct ceu_report *report, const struct pr_sink *sink,
	       struct pr_err *err)
{
	const struct pr_ceu_account *a;
	struct ceu_json j;

	ceu_json_begin(&j, report, sink, "proctor.ceu-sheet/1");
	jsonw_array(&j.json, "accounts");
	for (size_t i = 0; (a = ceu_account_at(report, i)); i++)
		json_account(&j, a);
	jsonw_end(&j.json);
	return ceu_json_end(&j, err);
}
