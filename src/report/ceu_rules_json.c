/* ceu_rules_json.c - proctor.ceu-rules/1; see report/ceu.h */
#include "report/ceu_json.h"

static void
put_words(struct jsonw *json, const struct pr_ceu_issuer *issuer)
{
	static const char *const keys[PR_CEU_ATTRIBUTES] = { "categories",
							     "sources",
							     "places" };

	for (int a = 0; a < PR_CEU_ATTRIBUTES; a++) {
		jsonw_array(json, keys[a]);
		for (size_t i = 0; i < issuer->n_words[a]; i++) {
			const struct pr_ceu_word *w = &issuer->words[a][i];

			jsonw_object(json, NULL);
			jsonw_text(json, "identifier", w->identifier);
			jsonw_text(json, "title", w->title);
			jsonw_maybe(json, "help", w->help);
			jsonw_end(json);
		}
		jsonw_end(json);
	}
}

static void
put_issuer(struct ceu_json *j, const struct pr_ceu_issuer *issuer, bool full)
{
	static const char *const kinds[] = { "certifier", "card", "employer" };
	struct jsonw *json = &j->json;

	jsonw_object(json, NULL);
	jsonw_text(json, "identifier", issuer->identifier);
	jsonw_text(json, "name", issuer->name);
	jsonw_text(json, "kind", kinds[issuer->kind]);
	jsonw_text(json, "unit", issuer->unit);
	jsonw_text(json, "units", issuer->units);
	jsonw_maybe(json, "site", issuer->site);
	jsonw_text(json, "account", issuer->pooled ? "issuer" : "credential");
	jsonw_int(json, "version", issuer->version);
	jsonw_text(json, "as_of", issuer->as_of);
	jsonw_maybe(json, "file", issuer->file);
	jsonw_bool(json, "own", issuer->own);
	jsonw_array(json, "credentials");
	for (size_t i = 0; i < issuer->n_credentials; i++) {
		const struct pr_ceu_credential *c = &issuer->credentials[i];

		jsonw_object(json, NULL);
		jsonw_text(json, "identifier", c->identifier);
		jsonw_text(json, "name", c->name);
		jsonw_maybe(json, "formerly", c->formerly);
		jsonw_end(json);
	}
	jsonw_end(json);
	put_words(json, issuer);
	jsonw_int(json, "n_rules", (int64_t)issuer->n_rules);
	if (full) {
		jsonw_array(json, "rules");
		for (size_t i = 0; i < issuer->n_rules; i++)
			ceu_json_rule(j, NULL, &issuer->rules[i]);
		jsonw_end(json);
	}
	jsonw_end(json);
}

enum pr_status
ceu_rules_json(const struct ceu_report *report,
	       const struct pr_ceu_issuer *issuer, const struct pr_sink *sink,
	       struct pr_err *err)
{
	const struct pr_ceu_book *book = &report->picture->book;
	struct ceu_json j;

	ceu_json_begin(&j, report, sink, "proctor.ceu-rules/1");
	j.own_rules = true;
	jsonw_array(&j.json, "issuers");
	for (size_t i = 0; !issuer && i < book->n; i++)
		put_issuer(&j, book->issuers[i], false);
	if (issuer)
		put_issuer(&j, issuer, true);
	jsonw_end(&j.json);
	return ceu_json_end(&j, err);
}
