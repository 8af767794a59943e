/* ceu_export_json.c - proctor.ceu-ledger/1; see report/ceu.h */
#include "report/ceu_json.h"

static void
put_holding(struct ceu_json *j, const struct pr_ceu_holding *h)
{
	struct jsonw *json = &j->json;

	jsonw_object(json, NULL);
	jsonw_text(json, "credential", h->credential);
	jsonw_text(json, "issuer", h->issuer);
	ceu_json_date(j, "since", h->since);
	ceu_json_date(j, "expires", h->expires);
	if (h->renewal_month)
		jsonw_int(json, "renewal_month", h->renewal_month);
	else
		jsonw_null(json, "renewal_month");
	ceu_json_date(j, "noted", h->noted);
	ceu_json_date(j, "until", h->until);
	jsonw_maybe(json, "successor", h->successor);
	jsonw_maybe(json, "reason", h->reason);
	jsonw_end(json);
}

static void
put_copied(struct ceu_json *j, const struct pr_ceu_copied *c)
{
	jsonw_object(&j->json, NULL);
	jsonw_text(&j->json, "account", c->account);
	ceu_json_date(j, "from", c->from);
	ceu_json_date(j, "to", c->to);
	ceu_json_units(j, "units", c->units);
	ceu_json_cents(j, "fee", c->fee_cents);
	ceu_json_date(j, "paid", c->paid);
	jsonw_end(&j->json);
}

enum pr_status
ceu_export_json(const struct ceu_report *report, const struct pr_sink *sink,
		struct pr_err *err)
{
	const struct pr_ceu_ledger *l = &report->picture->ledger;
	struct ceu_json j;

	ceu_json_begin(&j, report, sink, "proctor.ceu-ledger/1");
	j.own_rules = true;
	jsonw_array(&j.json, "holdings");
	for (size_t i = 0; i < l->n_holdings; i++)
		put_holding(&j, &l->holdings[i]);
	jsonw_end(&j.json);
	jsonw_array(&j.json, "cycles");
	for (size_t i = 0; i < l->n_copied; i++)
		put_copied(&j, &l->copied[i]);
	jsonw_end(&j.json);
	jsonw_array(&j.json, "entries");
	for (size_t i = 0; i < l->n_entries; i++) {
		jsonw_object(&j.json, NULL);
		ceu_json_entry(&j, &l->entries[i]);
		jsonw_end(&j.json);
	}
	jsonw_end(&j.json);
	return ceu_json_end(&j, err);
}
