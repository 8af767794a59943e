/* ceu_list_json.c - proctor.ceu-list/1; see report/ceu.h */
#include "report/ceu_json.h"
#include "report/ceu_list.h"

static void
put_alone(struct ceu_json *j, size_t i)
{
	const struct pr_ceu_entry *e = &j->report->picture->ledger.entries[i];

	jsonw_array(&j->json, "not_held");
	for (size_t k = 0; k < e->n_claims; k++)
		if (ceu_list_alone(j->report, i, k))
			jsonw_text(&j->json, NULL, e->claims[k].issuer);
	jsonw_end(&j->json);
}

static void
put_entry(struct ceu_json *j, const struct ceu_list *list, size_t i)
{
	const struct pr_ceu_account *a;
	const struct pr_ceu_line *line;

	if (!ceu_list_shows(j->report, list, i))
		return;
	jsonw_object(&j->json, NULL);
	ceu_json_entry(j, &j->report->picture->ledger.entries[i]);
	jsonw_array(&j->json, "accounts");
	for (size_t k = 0; (a = ceu_account_at(j->report, k)); k++)
		if ((line = ceu_list_line(list, j->report, a, i)))
			ceu_json_line(j, a, line);
	jsonw_end(&j->json);
	put_alone(j, i);
	jsonw_end(&j->json);
}

enum pr_status
ceu_list_json(const struct ceu_report *report, const struct ceu_list *list,
	      const struct pr_sink *sink, struct pr_err *err)
{
	size_t n = report->picture->ledger.n_entries;
	struct ceu_json j;

	ceu_json_begin(&j, report, sink, "proctor.ceu-list/1");
	jsonw_maybe(&j.json, "account",
		    report->account ? report->account->name : NULL);
	jsonw_bool(&j.json, "unreported", list->unreported);
	jsonw_array(&j.json, "entries");
	while (n > 0)
		put_entry(&j, list, --n);
	jsonw_end(&j.json);
	return ceu_json_end(&j, err);
}
