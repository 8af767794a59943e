/* ceu_json.c - values of the ledger as JSON; see report/ceu_json.h */
#include "report/ceu_json.h"

#include "proctor/hash.h"
#include "proctor/uuid.h"
#include "report/words.h"

void
ceu_json_begin(struct ceu_json *j, const struct ceu_report *report,
	       const struct pr_sink *sink, const char *schema)
{
	*j = (struct ceu_json){ .report = report };
	page_init(&j->page, sink, 0);
	j->json.page = &j->page;
	jsonw_object(&j->json, NULL);
	jsonw_text(&j->json, "schema", schema);
	ceu_json_date(j, "today", report->picture->today);
}

enum pr_status
ceu_json_end(struct ceu_json *j, struct pr_err *err)
{
	if (!j->own_rules) {
		jsonw_array(&j->json, "rules");
		for (size_t i = 0; i < j->notes.n; i++)
			ceu_json_rule(j, NULL, j->notes.of[i]);
		jsonw_end(&j->json);
	}
	jsonw_text(&j->json, "logging", ceu_words_not_reported);
	jsonw_text(&j->json, "practice", ceu_words_no_credit);
	jsonw_text(&j->json, "notice", words_notice);
	jsonw_end(&j->json);
	return page_end(&j->page, err);
}

static void
put_hundredths(struct ceu_json *j, const char *key, int value)
{
	if (value < 0)
		jsonw_null(&j->json, key);
	else
		jsonw_number(&j->json, key, (double)value / 100, 2);
}

void
ceu_json_units(struct ceu_json *j, const char *key, int hundredths)
{
	put_hundredths(j, key, hundredths);
}

void
ceu_json_cents(struct ceu_json *j, const char *key, int cents)
{
	put_hundredths(j, key, cents);
}

static void
put_count(struct ceu_json *j, const char *key, int value)
{
	if (value < 0)
		jsonw_null(&j->json, key);
	else
		jsonw_int(&j->json, key, value);
}

void
ceu_json_date(struct ceu_json *j, const char *key, struct pr_date date)
{
	jsonw_maybe(&j->json, key, CEU_ISO(date));
}

void
ceu_json_by(struct ceu_json *j, const char *key, const struct pr_ceu_rule *rule)
{
	jsonw_text(&j->json, key, rule ? rule->identifier : NULL);
	if (rule)
		(void)ceu_note(&j->notes, rule);
}

/* ---- a rule -------------------------------------------------------------- */

static void
put_texts(struct jsonw *json, const char *key, const char *const *texts,
	  size_t n)
{
	jsonw_array(json, key);
	for (size_t i = 0; i < n; i++)
		jsonw_text(json, NULL, texts[i]);
	jsonw_end(json);
}

static void
put_sources(struct jsonw *json, const struct pr_ceu_rule *rule)
{
	jsonw_array(json, "sources");
	for (size_t i = 0; i < rule->n_references; i++) {
		const struct pr_ceu_reference *r = rule->references[i];

		jsonw_object(json, NULL);
		jsonw_text(json, "identifier", r->identifier);
		jsonw_text(json, "title", r->title);
		jsonw_maybe(json, "address", r->address);
		jsonw_text(json, "as_of", r->as_of);
		jsonw_text(json, "grade", r->grade);
		jsonw_end(json);
	}
	jsonw_end(json);
}

static const char *
anchor_name(const struct pr_ceu_rule *rule)
{
	static const char *const names[] = {
		[PR_CEU_FROM_DATE] = "date",
		[PR_CEU_RENEWAL] = "renewal_month",
		[PR_CEU_CALENDAR] = "calendar_years",
		[PR_CEU_MONTH_END] = "month_end",
		[PR_CEU_PRINTED] = "printed",
	};

	return (size_t)rule->anchor < PR_LEN(names) ? names[rule->anchor]
						    : NULL;
}

/* The figures of a kind; others do not belong to it. */
static void
put_quota(struct ceu_json *j, const struct pr_ceu_rule *r)
{
	jsonw_text(&j->json, "attribute", ceu_attribute_name(r->attribute));
	put_texts(&j->json, "values", r->values, r->n_values);
	ceu_json_units(j, "units", r->units);
	put_count(j, "percent", r->percent);
	put_count(j, "cycles", r->cycles);
}

static void
put_fields(struct jsonw *json, const struct pr_ceu_rule *r)
{
	jsonw_array(json, "fields");
	for (size_t i = 0; i < r->n_fields; i++)
		jsonw_text(json, NULL, pr_ceu_field_name(r->fields[i]));
	jsonw_end(json);
	jsonw_bool(json, "listed", r->listed);
}

static void
put_fee(struct ceu_json *j, const struct pr_ceu_rule *r)
{
	ceu_json_cents(j, "amount", r->cents);
	ceu_json_cents(j, "each", r->each);
	jsonw_bool(&j->json, "yearly", r->yearly);
}

static void
put_counting(struct ceu_json *j, const struct pr_ceu_rule *r)
{
	put_count(j, "minutes", r->minutes);
	put_count(j, "least", r->least);
	ceu_json_units(j, "step", r->step);
	jsonw_text(&j->json, "rest",
		   r->rest == PR_CEU_REST_WHOLE  ? "whole"
		   : r->rest == PR_CEU_REST_STEP ? "step"
						 : NULL);
}

static void
put_figures(struct ceu_json *j, const struct pr_ceu_rule *r)
{
	switch (r->kind) {
	case PR_CEU_TOTAL:
	case PR_CEU_CARRY:
		ceu_json_units(j, "units", r->units);
		break;
	case PR_CEU_SEVERAL:
		ceu_json_units(j, "each", r->each);
		ceu_json_units(j, "most", r->most);
		break;
	case PR_CEU_CYCLE:
		put_count(j, "months", r->months);
		jsonw_text(&j->json, "anchor", anchor_name(r));
		break;
	case PR_CEU_MINIMUM:
	case PR_CEU_MAXIMUM:
		put_quota(j, r);
		break;
	case PR_CEU_CHOICE:
		put_count(j, "months", r->months);
		break;
	case PR_CEU_COUNTING:
		put_counting(j, r);
		break;
	case PR_CEU_GRACE:
	case PR_CEU_REPORT:
	case PR_CEU_LAPSE:
		put_count(j, "days", r->days);
		break;
	case PR_CEU_FEE:
		put_fee(j, r);
		break;
	case PR_CEU_AUDIT:
		put_count(j, "percent", r->percent);
		break;
	case PR_CEU_EVIDENCE:
		put_fields(&j->json, r);
		break;
	case PR_CEU_ONCE:
	case PR_CEU_REPLACES:
	case PR_CEU_NOTE:
	case PR_CEU_KINDS:
		break;
	}
}

void
ceu_json_rule(struct ceu_json *j, const char *key,
	      const struct pr_ceu_rule *rule)
{
	static const char *const straddles[] = { "unknown", "holds", "not" };
	static const char *const whens[] = { NULL, "several", "second",
					     "first" };
	struct jsonw *json = &j->json;
	char grade[CEU_WORDS];

	jsonw_object(json, key);
	jsonw_text(json, "identifier", rule->identifier);
	jsonw_text(json, "kind", ceu_kind_name(rule->kind));
	put_texts(json, "credentials", rule->credentials, rule->n_credentials);
	jsonw_text(json, "says", rule->says);
	jsonw_maybe(json, "question", rule->question);
	jsonw_maybe(json, "as_of", rule->as_of);
	jsonw_maybe(json, "grade", rule->grade);
	jsonw_text(json, "grade_words", ceu_grade(grade, rule->grade));
	ceu_json_date(j, "from", rule->from);
	ceu_json_date(j, "to", rule->to);
	jsonw_text(json, "straddle",
		   pr_date_is_valid(rule->from) &&
				   (size_t)rule->straddle < PR_LEN(straddles)
			   ? straddles[rule->straddle]
			   : NULL);
	jsonw_text(json, "when",
		   (size_t)rule->when < PR_LEN(whens) ? whens[rule->when]
						      : NULL);
	put_figures(j, rule);
	put_sources(json, rule);
	jsonw_end(json);
}

/* ---- entries ------------------------------------------------------------- */

static void
put_field(struct ceu_json *j, enum pr_ceu_field field, const char *text)
{
	jsonw_maybe(&j->json, pr_ceu_field_name(field), text);
}

static void
put_claim(struct ceu_json *j, const struct pr_ceu_claim *c)
{
	jsonw_object(&j->json, NULL);
	put_field(j, PR_CEU_F_ISSUER, pr_ceu_claim_name(c));
	put_field(j, PR_CEU_F_ACCEPTED, ceu_accepted_name(c->accepted));
	put_field(j, PR_CEU_F_WHY, c->why);
	ceu_json_units(j, CEU_THERE, c->units);
	put_field(j, PR_CEU_F_CATEGORY, c->word[PR_CEU_CATEGORY]);
	put_field(j, PR_CEU_F_SOURCE, c->word[PR_CEU_SOURCE]);
	put_field(j, PR_CEU_F_PLACE, c->word[PR_CEU_PLACE]);
	put_field(j, PR_CEU_F_APPROVAL, c->approval);
	ceu_json_date(j, pr_ceu_field_name(PR_CEU_F_REPORTED), c->reported);
	ceu_json_date(j, "period", c->period);
	jsonw_maybe(&j->json, "account", c->account);
	ceu_json_date(j, "reported_before", c->reported_before);
	jsonw_end(&j->json);
}

void
ceu_json_entry(struct ceu_json *j, const struct pr_ceu_entry *e)
{
	char uuid[PR_UUID_TEXT], hash[PR_HASH_TEXT] = "";
	struct jsonw *json = &j->json;

	pr_uuid_format(uuid, e->uuid);
	if (e->has_certificate)
		pr_hex_format(hash, e->certificate, sizeof(e->certificate));
	jsonw_text(json, "uuid", uuid);
	jsonw_int(json, "number", e->row);
	put_field(j, PR_CEU_F_DATE, CEU_ISO(e->date));
	put_field(j, PR_CEU_F_TITLE, e->title);
	put_field(j, PR_CEU_F_PROVIDER, e->provider);
	put_count(j, pr_ceu_field_name(PR_CEU_F_MINUTES), e->minutes);
	ceu_json_units(j, pr_ceu_field_name(PR_CEU_F_UNITS), e->units);
	ceu_json_cents(j, pr_ceu_field_name(PR_CEU_F_COST), e->cost_cents);
	put_field(j, PR_CEU_F_CERTIFICATE, e->certificate_name);
	jsonw_maybe(json, "certificate_sha256", hash);
	put_field(j, PR_CEU_F_NOTE, e->note);
	jsonw_array(json, "claims");
	for (size_t i = 0; i < e->n_claims; i++)
		put_claim(j, &e->claims[i]);
	jsonw_end(json);
}

void
ceu_json_line(struct ceu_json *j, const struct pr_ceu_account *account,
	      const struct pr_ceu_line *line)
{
	const struct pr_ceu_entry *e = ceu_entry_of(j->report, line);
	const struct pr_ceu_claim *c = ceu_claim_of(j->report, line);
	char words[CEU_WORDS];
	struct pr_date none = { 0 };

	jsonw_object(&j->json, NULL);
	jsonw_int(&j->json, "number", e->row);
	ceu_json_date(j, "date", e->date);
	jsonw_text(&j->json, "title", e->title);
	jsonw_text(&j->json, "account", account->name);
	jsonw_text(&j->json, "issuer", ceu_issuer(account));
	jsonw_text(&j->json, "verdict", ceu_verdict_name(line->verdict));
	ceu_json_date(j, "cycle",
		      line->cycle >= 0 &&
				      (size_t)line->cycle < account->n_cycles
			      ? account->cycles[line->cycle].to
			      : none);
	ceu_json_units(j, "worth", line->worth);
	ceu_json_units(j, "counted", line->counted);
	jsonw_bool(&j->json, "from_minutes", line->minutes_made_it);
	ceu_json_by(j, "rule", line->rule);
	ceu_json_date(j, "reported", c->reported);
	ceu_json_date(j, "reported_before", c->reported_before);
	jsonw_text(&j->json, "words",
		   ceu_words_line(words, account, line,
				  &j->report->picture->ledger));
	jsonw_end(&j->json);
}
