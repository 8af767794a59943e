/* ceu_status_json.c - proctor.ceu-status/1; see report/ceu.h */
#include "report/ceu_json.h"
#include "report/ceu_status.h"

static void
put_holdings(struct ceu_json *j, const struct pr_ceu_account *a)
{
	struct jsonw *json = &j->json;

	jsonw_array(json, "holdings");
	for (size_t i = 0; i < a->n_holdings; i++) {
		const struct pr_ceu_holding *h = a->holdings[i];

		jsonw_object(json, NULL);
		jsonw_int(json, "row", h->row);
		jsonw_text(json, "credential", h->credential);
		ceu_json_date(j, "since", h->since);
		ceu_json_date(j, "expires", h->expires);
		ceu_json_date(j, "until", h->until);
		jsonw_maybe(json, "successor", h->successor);
		jsonw_maybe(json, "reason", h->reason);
		jsonw_end(json);
	}
	jsonw_end(json);
}

static void
put_quota(struct ceu_json *j, const struct pr_ceu_account *a,
	  const struct pr_ceu_quota *q)
{
	char text[CEU_WORDS];
	struct ceu_text t = ceu_begin(text, sizeof(text));
	struct jsonw *json = &j->json;

	jsonw_object(json, NULL);
	ceu_json_by(j, "rule", q->rule);
	jsonw_text(json, "kind", ceu_kind_name(q->rule->kind));
	jsonw_text(json, "attribute", ceu_attribute_name(q->rule->attribute));
	ceu_say_class(&t, a->issuer, q->rule);
	jsonw_text(json, "class", text);
	jsonw_bool(json, "asked", q->asked);
	ceu_json_units(j, "amount", q->amount);
	ceu_json_units(j, "have", q->have);
	ceu_json_units(j, "waits", q->waits);
	ceu_json_units(j, "gap", q->gap);
	ceu_json_date(j, "from", q->from);
	ceu_json_date(j, "to", q->to);
	jsonw_bool(json, "later", q->later);
	jsonw_text(json, "words", ceu_words_quota(text, a, q));
	jsonw_end(json);
}

static void
put_sums(struct ceu_json *j, const struct pr_ceu_account *a,
	 const struct pr_ceu_cycle *c)
{
	char words[CEU_WORDS];

	jsonw_text(&j->json, "state", ceu_state_name(a, c));
	jsonw_text(&j->json, "state_words", ceu_words_state(a, c));
	jsonw_bool(&j->json, "open", c->open);
	ceu_json_units(j, "need", c->need);
	ceu_json_units(j, "counted", c->counted);
	ceu_json_units(j, "waits", c->waits);
	ceu_json_units(j, "reported", c->reported);
	ceu_json_units(j, "late", c->late);
	ceu_json_units(j, "owed", c->owed);
	ceu_json_units(j, "owed_shares", c->owed_shares);
	jsonw_maybe(&j->json, "note", ceu_words_likely(words, c));
	ceu_json_units(j, "carried", c->carried);
	ceu_json_by(j, "carry_rule", c->carry);
}

static void
put_cycle(struct ceu_json *j, const struct pr_ceu_account *a, size_t i)
{
	const struct pr_ceu_cycle *c = &a->cycles[i];
	const struct pr_date none = { 0 };
	struct jsonw *json = &j->json;
	char words[CEU_WORDS];

	jsonw_object(json, NULL);
	ceu_json_date(j, "from", c->from);
	ceu_json_date(j, "to", c->to);
	jsonw_bool(json, "present", (int)i == a->now);
	jsonw_bool(json, "copied", c->copied);
	ceu_json_by(j, "cycle_rule", c->by);
	jsonw_text(json, "origin", ceu_words_origin(words, a, c));
	put_sums(j, a, c);
	jsonw_bool(json, "need_copied", c->copy && c->copy->units >= 0);
	ceu_json_by(j, "need_rule", c->need_by);
	ceu_json_by(j, "total_rule", c->total_by);
	jsonw_array(json, "held");
	for (size_t k = 0; k < c->n_held; k++)
		jsonw_text(json, NULL, c->held[k]);
	jsonw_end(json);
	jsonw_array(json, "quotas");
	for (size_t k = 0; k < c->n_quotas; k++)
		put_quota(j, a, &c->quotas[k]);
	jsonw_end(json);
	ceu_json_date(j, "grace_to", c->grace_to);
	ceu_json_date(j, "report_by", c->report_rule ? c->report_by : none);
	ceu_json_by(j, "report_rule", c->report_rule);
	ceu_json_cents(j, "fee", c->fee_cents);
	ceu_json_by(j, "fee_rule", c->fee);
	jsonw_bool(json, "fee_paid", c->fee_paid);
	jsonw_text(json, "words", ceu_words_cycle(words, a, c));
	jsonw_end(json);
}

static void
put_questions(struct ceu_json *j, const struct pr_ceu_account *a)
{
	jsonw_array(&j->json, "questions");
	for (size_t i = 0; i < a->n_questions; i++) {
		const struct pr_ceu_rule *rule = a->questions[i];

		jsonw_object(&j->json, NULL);
		jsonw_text(&j->json, "ask",
			   rule->question ? rule->question
					  : "Does this hold for a cycle that "
					    "began before it did?");
		jsonw_text(&j->json, "why", rule->says);
		ceu_json_by(j, "rule", rule);
		jsonw_end(&j->json);
	}
	jsonw_end(&j->json);
}

static void
put_words(struct ceu_json *j, const struct pr_ceu_account *a)
{
	char words[CEU_WORDS];

	jsonw_maybe(&j->json, "warning", ceu_words_warning(words, a));
	jsonw_maybe(&j->json, "next", ceu_words_next(words, a));
	jsonw_maybe(&j->json, "command", ceu_next_command(words, j->report, a));
}

/* Days, warning step and pace of the present cycle. */
static void
put_now(struct ceu_json *j, const struct pr_ceu_account *a)
{
	const struct pr_ceu_cycle *now = ceu_now(a);
	struct jsonw *json = &j->json;

	if (now)
		jsonw_int(json, "now", a->now);
	else
		jsonw_null(json, "now");
	if (ceu_pressing(a))
		jsonw_int(json, "pressing", ceu_pressing(a) - a->cycles);
	else
		jsonw_null(json, "pressing");
	if (now && a->open && pr_date_is_valid(now->to))
		jsonw_int(json, "days_left", a->days_left);
	else
		jsonw_null(json, "days_left");
	jsonw_int(json, "warn", a->warn);
	ceu_json_units(j, "pace", a->pace);
	ceu_json_units(j, "pace_needed", a->pace_needed);
}

static void
put_account(struct ceu_json *j, const struct pr_ceu_account *a)
{
	const struct pr_ceu_issuer *issuer = a->issuer;
	static const char *const kinds[] = { "certifier", "card", "employer" };
	struct jsonw *json = &j->json;

	jsonw_object(json, NULL);
	jsonw_text(json, "account", a->name);
	jsonw_text(json, "issuer", ceu_issuer(a));
	jsonw_text(json, "issuer_name", issuer ? issuer->name : NULL);
	jsonw_text(json, "kind", issuer ? kinds[issuer->kind] : NULL);
	jsonw_text(json, "units", issuer ? issuer->units : NULL);
	jsonw_maybe(json, "site", issuer ? issuer->site : NULL);
	jsonw_bool(json, "open", a->open);
	put_now(j, a);
	put_words(j, a);
	put_holdings(j, a);
	jsonw_array(json, "cycles");
	for (size_t i = 0; i < a->n_cycles; i++)
		put_cycle(j, a, i);
	jsonw_end(json);
	put_questions(j, a);
	if (j->report->explain) {
		jsonw_array(json, "entries");
		for (size_t i = 0; i < a->n_lines; i++)
			ceu_json_line(j, a, &a->lines[i]);
		jsonw_end(json);
	}
	jsonw_end(json);
}

/* ---- what if ------------------------------------------------------------- */

static void
put_side(struct ceu_json *j, const char *key, const struct pr_ceu_account *a,
	 const struct pr_ceu_cycle *c)
{
	if (!c) {
		jsonw_null(&j->json, key);
		return;
	}
	jsonw_object(&j->json, key);
	put_sums(j, a, c);
	jsonw_end(&j->json);
}

static void
put_change(struct ceu_json *j, const struct pr_ceu_account *a)
{
	const struct pr_ceu_line *line = ceu_what_if_line(j->report, a);
	const struct pr_ceu_cycle *was;
	const struct pr_ceu_cycle *c = ceu_what_if_cycle(j->report, a, &was);
	char words[CEU_WORDS];

	jsonw_object(&j->json, NULL);
	jsonw_text(&j->json, "account", a->name);
	ceu_json_date(j, "cycle", c ? c->to : (struct pr_date){ 0 });
	put_side(j, "before", ceu_before(j->report, a), was);
	put_side(j, "after", a, c);
	jsonw_text(&j->json, "words",
		   line ? ceu_words_line(words, a, line,
					 &j->report->picture->ledger)
			: NULL);
	jsonw_end(&j->json);
}

static void
put_what_if(struct ceu_json *j)
{
	const struct pr_ceu_account *a;

	if (!j->report->what_if) {
		jsonw_null(&j->json, "what_if");
		return;
	}
	jsonw_object(&j->json, "what_if");
	jsonw_text(&j->json, "text", j->report->what_if);
	jsonw_array(&j->json, "accounts");
	for (size_t i = 0; (a = ceu_account_at(j->report, i)); i++)
		put_change(j, a);
	jsonw_end(&j->json);
	jsonw_end(&j->json);
}

enum pr_status
ceu_status_json(const struct ceu_report *report, const struct pr_sink *sink,
		struct pr_err *err)
{
	const struct pr_ceu_picture *p = report->picture;
	const struct pr_ceu_account *a;
	struct ceu_json j;

	ceu_json_begin(&j, report, sink, "proctor.ceu-status/1");
	put_what_if(&j);
	jsonw_array(&j.json, "troubles");
	for (size_t i = 0; i < p->n_troubles; i++)
		jsonw_text(&j.json, NULL, p->troubles[i]);
	jsonw_end(&j.json);
	jsonw_array(&j.json, "accounts");
	for (size_t i = 0; (a = ceu_account_at(report, i)); i++)
		put_account(&j, a);
	jsonw_end(&j.json);
	return ceu_json_end(&j, err);
}
