/* ceu_case_ledger.h - the ledger of a desk in one line of text, and mended */
#ifndef CEU_CASE_LEDGER_H
#define CEU_CASE_LEDGER_H

#include "ceu_case.h"

/* "AT:2025-05-20..2026-01-01>AS " of all holdings. */
static inline const char *
holdings(struct ceu_case *c)
{
	static char text[400];
	struct pr_ceu_picture *p = ceu_load(c);
	size_t at = 0;

	text[0] = '\0';
	for (size_t i = 0; i < p->ledger.n_holdings; i++) {
		const struct pr_ceu_holding *h = &p->ledger.holdings[i];
		char since[PR_DATE_TEXT], until[PR_DATE_TEXT] = "";

		pr_date_format(since, h->since);
		if (h->until.year)
			pr_date_format(until, h->until);
		at += (size_t)snprintf(text + at, sizeof(text) - at,
				       "%s:%s..%s%s%s ", h->credential, since,
				       until, h->successor[0] ? ">" : "",
				       h->successor);
	}
	pr_ceu_picture_free(p);
	return text;
}

/* "#3<1 Title 2026-01-05 200 ALPHA=1 ", by date. */
static inline const char *
entries(struct ceu_case *c)
{
	static char text[600];
	struct pr_ceu_picture *p = ceu_load(c);
	size_t at = 0;

	text[0] = '\0';
	for (size_t i = 0; i < p->ledger.n_entries; i++) {
		const struct pr_ceu_entry *e = &p->ledger.entries[i];
		char day[PR_DATE_TEXT];

		pr_date_format(day, e->date);
		at += (size_t)snprintf(text + at, sizeof(text) - at,
				       "#%d<%d %s %s %d", (int)e->row,
				       (int)e->first, e->title, day, e->units);
		for (size_t j = 0; j < e->n_claims; j++)
			at += (size_t)snprintf(text + at, sizeof(text) - at,
					       " %s=%d", e->claims[j].issuer,
					       e->claims[j].accepted);
		at += (size_t)snprintf(text + at, sizeof(text) - at, "; ");
	}
	pr_ceu_picture_free(p);
	return text;
}

static inline enum pr_status
correct(struct ceu_case *c, int64_t entry, const struct pr_ceu_draft *draft,
	const char *reason, int64_t *row)
{
	return pr_ceu_correct(c->d.desk, entry, draft, reason, &c->findings,
			      row, &c->d.err);
}

#endif
