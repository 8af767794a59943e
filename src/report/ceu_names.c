/* ceu_names.c - names of the ledger's things; see report/ceu_parts.h */
#include "report/ceu_parts.h"

#include <stdio.h>
#include <string.h>

const char *
ceu_unit(const struct pr_ceu_account *account, int hundredths)
{
	const struct pr_ceu_issuer *issuer = account->issuer;

	if (!issuer)
		return hundredths == 100 ? "unit" : "units";
	return hundredths == 100 ? issuer->unit : issuer->units;
}

const char *
ceu_issuer(const struct pr_ceu_account *account)
{
	if (account->issuer)
		return account->issuer->identifier;
	return account->n_holdings ? account->holdings[0]->issuer
				   : account->name;
}

const char *
ceu_who(const struct pr_ceu_account *account)
{
	if (account->issuer && account->issuer->kind == PR_CEU_CARD)
		return "the card";
	if (account->issuer && account->issuer->kind == PR_CEU_EMPLOYER)
		return "your employer";
	return ceu_issuer(account);
}

const char *
ceu_rules_of(const struct pr_ceu_account *account)
{
	if (account->issuer && account->issuer->kind != PR_CEU_CERTIFIER)
		return account->name;
	return ceu_issuer(account);
}

const char *
ceu_field_label(enum pr_ceu_field field)
{
	static const char *const labels[PR_CEU_FIELDS] = {
		[PR_CEU_F_DATE] = "Date",
		[PR_CEU_F_TITLE] = "Title",
		[PR_CEU_F_PROVIDER] = "Provider",
		[PR_CEU_F_MINUTES] = "Minutes",
		[PR_CEU_F_UNITS] = "Units",
		[PR_CEU_F_COST] = "Cost",
		[PR_CEU_F_CERTIFICATE] = "Certificate",
		[PR_CEU_F_NOTE] = "Note",
		[PR_CEU_F_ISSUER] = "Issuer",
		[PR_CEU_F_ACCEPTED] = "Accepted",
		[PR_CEU_F_WHY] = "Why",
		[PR_CEU_F_UNITS_THERE] = "Units there",
		[PR_CEU_F_CATEGORY] = "Category",
		[PR_CEU_F_SOURCE] = "Source",
		[PR_CEU_F_PLACE] = "Place",
		[PR_CEU_F_APPROVAL] = "Approval or index number",
		[PR_CEU_F_REPORTED] = "Reported",
	};

	return (size_t)field < PR_LEN(labels) ? labels[field] : "";
}

const char *
ceu_field_words(enum pr_ceu_field field)
{
	static const char *const words[PR_CEU_FIELDS] = {
		[PR_CEU_F_DATE] = "the date",
		[PR_CEU_F_TITLE] = "the title",
		[PR_CEU_F_PROVIDER] = "who offered it",
		[PR_CEU_F_MINUTES] = "the minutes",
		[PR_CEU_F_UNITS] = "the units",
		[PR_CEU_F_COST] = "the cost",
		[PR_CEU_F_CERTIFICATE] = "a certificate",
		[PR_CEU_F_NOTE] = "a note",
		[PR_CEU_F_ISSUER] = "the issuer",
		[PR_CEU_F_ACCEPTED] = "whether it is accepted",
		[PR_CEU_F_WHY] = "the reason",
		[PR_CEU_F_UNITS_THERE] = "the units there",
		[PR_CEU_F_CATEGORY] = "the category",
		[PR_CEU_F_SOURCE] = "the source",
		[PR_CEU_F_PLACE] = "the place",
		[PR_CEU_F_APPROVAL] = "the approval or index number",
		[PR_CEU_F_REPORTED] = "the day it was reported",
	};

	return (size_t)field < PR_LEN(words) ? words[field] : "";
}

const char *
ceu_kind_name(enum pr_ceu_kind kind)
{
	static const char *const names[PR_CEU_KINDS] = {
		[PR_CEU_TOTAL] = "total",       [PR_CEU_SEVERAL] = "several",
		[PR_CEU_CYCLE] = "cycle",       [PR_CEU_MINIMUM] = "minimum",
		[PR_CEU_MAXIMUM] = "maximum",   [PR_CEU_ONCE] = "once",
		[PR_CEU_CHOICE] = "choice",     [PR_CEU_COUNTING] = "counting",
		[PR_CEU_CARRY] = "carry",       [PR_CEU_GRACE] = "grace",
		[PR_CEU_REPORT] = "report",     [PR_CEU_FEE] = "fee",
		[PR_CEU_AUDIT] = "audit",       [PR_CEU_EVIDENCE] = "evidence",
		[PR_CEU_REPLACES] = "replaces", [PR_CEU_LAPSE] = "lapse",
		[PR_CEU_NOTE] = "note",
	};

	return (size_t)kind < PR_LEN(names) ? names[kind] : "";
}

bool
ceu_is_figure(const struct pr_ceu_rule *rule)
{
	return rule->kind != PR_CEU_CARRY && rule->kind != PR_CEU_AUDIT &&
	       rule->kind != PR_CEU_EVIDENCE && rule->kind != PR_CEU_LAPSE;
}

const char *
ceu_grade(char out[CEU_WORDS], const char *grade)
{
	const struct pr_ceu_rule rule = { .as_of = "",
					  .grade = grade ? grade : "" };

	pr_ceu_basis(out, CEU_WORDS, &rule);
	return out;
}

const char *
ceu_verdict_name(enum pr_ceu_verdict verdict)
{
	static const char *const names[] = {
		[PR_CEU_COUNTS] = "counts",
		[PR_CEU_COUNTS_PART] = "counts_in_part",
		[PR_CEU_WAITS] = "waits",
		[PR_CEU_REFUSED] = "not_accepted",
		[PR_CEU_NO_UNITS] = "units_not_known",
		[PR_CEU_TOO_SHORT] = "too_short",
		[PR_CEU_OUTSIDE] = "outside",
		[PR_CEU_ELSEWHERE] = "elsewhere",
	};

	return (size_t)verdict < PR_LEN(names) ? names[verdict] : "";
}

const char *
ceu_accepted_name(enum pr_ceu_accepted accepted)
{
	return accepted == PR_CEU_YES  ? "yes"
	       : accepted == PR_CEU_NO ? "no"
				       : "unknown";
}

const char *
ceu_attribute_name(enum pr_ceu_attribute attribute)
{
	static const char *const names[PR_CEU_ATTRIBUTES] = {
		[PR_CEU_CATEGORY] = "category",
		[PR_CEU_SOURCE] = "source",
		[PR_CEU_PLACE] = "place",
	};

	return (size_t)attribute < PR_LEN(names) ? names[attribute] : "";
}

const char *
ceu_word(const struct pr_ceu_issuer *issuer, enum pr_ceu_attribute attribute,
	 const char *identifier)
{
	const struct pr_ceu_word *word =
		issuer ? pr_ceu_word_find(issuer, attribute, identifier) : NULL;

	return word ? word->title : identifier;
}

/* ---- what an entry says -------------------------------------------------- */

static void
add_units(struct ceu_text *t, int units)
{
	if (units >= 0)
		ceu_add(t, "%s", CEU_UNITS(units));
}

static void
add_entry_field(struct ceu_text *t, const struct pr_ceu_entry *e,
		enum pr_ceu_field field)
{
	if (field == PR_CEU_F_DATE)
		ceu_add(t, "%s", CEU_ISO(e->date));
	else if (field == PR_CEU_F_TITLE)
		ceu_add(t, "%s", e->title);
	else if (field == PR_CEU_F_PROVIDER)
		ceu_add(t, "%s", e->provider);
	else if (field == PR_CEU_F_MINUTES && e->minutes >= 0)
		ceu_add(t, "%d", e->minutes);
	else if (field == PR_CEU_F_UNITS)
		add_units(t, e->units);
	else if (field == PR_CEU_F_COST && e->cost_cents >= 0)
		ceu_add(t, "%s", CEU_USD(e->cost_cents));
	else if (field == PR_CEU_F_NOTE)
		ceu_add(t, "%s", e->note);
	else if (field == PR_CEU_F_CERTIFICATE && e->has_certificate)
		ceu_add(t, "%s",
			e->certificate_name && e->certificate_name[0]
				? e->certificate_name
				: "on file");
}

static void
add_claim_field(struct ceu_text *t, const struct pr_ceu_issuer *issuer,
		const struct pr_ceu_claim *c, enum pr_ceu_field field)
{
	enum pr_ceu_attribute a = PR_CEU_ATTRIBUTES;

	if (field == PR_CEU_F_ISSUER)
		ceu_add(t, "%s", c->issuer);
	else if (field == PR_CEU_F_ACCEPTED)
		ceu_add(t, "%s", ceu_accepted_name(c->accepted));
	else if (field == PR_CEU_F_WHY)
		ceu_add(t, "%s", c->why);
	else if (field == PR_CEU_F_UNITS_THERE)
		add_units(t, c->units);
	else if (field == PR_CEU_F_APPROVAL)
		ceu_add(t, "%s", c->approval);
	else if (field == PR_CEU_F_REPORTED)
		ceu_add(t, "%s", CEU_ISO(c->reported));
	else if (field == PR_CEU_F_CATEGORY)
		a = PR_CEU_CATEGORY;
	else if (field == PR_CEU_F_SOURCE)
		a = PR_CEU_SOURCE;
	else if (field == PR_CEU_F_PLACE)
		a = PR_CEU_PLACE;
	if (a < PR_CEU_ATTRIBUTES && c->word[a] && c->word[a][0])
		ceu_add(t, "%s", ceu_word(issuer, a, c->word[a]));
}

const char *
ceu_value(char out[CEU_WORDS], const struct pr_ceu_issuer *issuer,
	  const struct pr_ceu_entry *entry, const struct pr_ceu_claim *claim,
	  enum pr_ceu_field field)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);

	if (field == PR_CEU_F_UNITS && claim && claim->units >= 0)
		add_units(&t, claim->units);
	else if (field < PR_CEU_F_ISSUER)
		add_entry_field(&t, entry, field);
	else if (claim)
		add_claim_field(&t, issuer, claim, field);
	return out;
}

const char *
ceu_line_value(char out[CEU_WORDS], const struct ceu_report *report,
	       const struct pr_ceu_account *account,
	       const struct pr_ceu_line *line, enum pr_ceu_field field)
{
	ceu_value(out, account->issuer, ceu_entry_of(report, line),
		  ceu_claim_of(report, line), field);
	if (!out[0] && field == PR_CEU_F_UNITS && line->minutes_made_it)
		snprintf(out, CEU_WORDS, "%s", CEU_UNITS(line->worth));
	return out;
}

int
ceu_missing(char out[CEU_WORDS], const struct ceu_report *report,
	    const struct pr_ceu_account *account,
	    const struct pr_ceu_line *line, const struct ceu_evidence *evidence,
	    const struct pr_ceu_rule *by)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);
	char value[CEU_WORDS];
	int n = 0;

	for (int f = 0; f < PR_CEU_FIELDS; f++) {
		enum pr_ceu_field field = (enum pr_ceu_field)f;

		if (!evidence->by[f] || (by && evidence->by[f] != by) ||
		    ceu_line_value(value, report, account, line, field)[0])
			continue;
		ceu_add(&t, "%s%s", n++ ? ", " : "", ceu_field_words(field));
	}
	return n;
}

const struct pr_ceu_rule *
ceu_evidence_rule(const struct ceu_evidence *evidence, size_t i)
{
	const struct pr_ceu_rule *seen[PR_CEU_FIELDS] = { NULL };
	size_t n = 0;

	for (int f = 0; f < PR_CEU_FIELDS; f++) {
		bool known = !evidence->by[f];

		for (size_t k = 0; k < n; k++)
			known |= seen[k] == evidence->by[f];
		if (!known)
			seen[n++] = evidence->by[f];
	}
	return i < n ? seen[i] : NULL;
}
