/*
 * ceu_export.c - all that is held and done as CSV; see report/ceu.h
 *
 * One row a holding, a copied cycle, or an entry at an issuer. Columns are
 * never moved; new ones come at the end.
 */
#include "report/ceu_export.h"

#include "proctor/hash.h"
#include "proctor/uuid.h"
#include "report/ceu_parts.h"

#include <stdio.h>
#include <string.h>

/* A column is a field of an entry, or one of the others by name. */
struct column {
	const char *name; /* NULL: that of the field */
	enum pr_ceu_field field;
};

static const struct column columns[] = {
	[CEU_RECORD] = { "record", 0 },
	[CEU_UUID] = { "uuid", 0 },
	[CEU_DATE] = { NULL, PR_CEU_F_DATE },
	[CEU_TITLE] = { NULL, PR_CEU_F_TITLE },
	[CEU_PROVIDER] = { NULL, PR_CEU_F_PROVIDER },
	[CEU_MINUTES] = { NULL, PR_CEU_F_MINUTES },
	[CEU_OWN_UNITS] = { NULL, PR_CEU_F_UNITS },
	[CEU_COST] = { NULL, PR_CEU_F_COST },
	[CEU_CERTIFICATE] = { NULL, PR_CEU_F_CERTIFICATE },
	[CEU_HASH] = { "certificate_sha256", 0 },
	[CEU_NOTE] = { NULL, PR_CEU_F_NOTE },
	[CEU_ISSUER] = { NULL, PR_CEU_F_ISSUER },
	[CEU_ACCEPTED] = { NULL, PR_CEU_F_ACCEPTED },
	[CEU_WHY] = { NULL, PR_CEU_F_WHY },
	[CEU_UNITS_THERE] = { CEU_THERE, 0 },
	[CEU_CATEGORY] = { NULL, PR_CEU_F_CATEGORY },
	[CEU_SOURCE] = { NULL, PR_CEU_F_SOURCE },
	[CEU_PLACE] = { NULL, PR_CEU_F_PLACE },
	[CEU_APPROVAL] = { NULL, PR_CEU_F_APPROVAL },
	[CEU_REPORTED] = { NULL, PR_CEU_F_REPORTED },
	[CEU_PERIOD] = { "period", 0 },
	[CEU_CREDENTIAL] = { "credential", 0 },
	[CEU_SINCE] = { "since", 0 },
	[CEU_EXPIRES] = { "expires", 0 },
	[CEU_RENEWAL_MONTH] = { "renewal_month", 0 },
	[CEU_UNTIL] = { "until", 0 },
	[CEU_SUCCESSOR] = { "successor", 0 },
	[CEU_REASON] = { "reason", 0 },
	[CEU_ACCOUNT] = { "account", 0 },
	[CEU_FROM] = { "from", 0 },
	[CEU_TO] = { "to", 0 },
	[CEU_FEE] = { "fee", 0 },
	[CEU_PAID] = { "paid", 0 },
	[CEU_BEFORE] = { "reported_before", 0 },
	[CEU_NOTED] = { "noted", 0 },
};

/* ---- cells --------------------------------------------------------------- */

void
ceu_cell(struct page *page, const char *text)
{
	size_t marks = strspn(text, "'");
	char guarded[CEU_LINE];

	/* the sink of a spreadsheet: what begins like a formula gets an
	 * apostrophe, and so does what looks as if it had one already */
	if (!marks || !text[marks] || !strchr("=+-@\t\r", text[marks])) {
		page_csv(page, text);
		return;
	}
	snprintf(guarded, sizeof(guarded), "'%s", text);
	page_csv(page, guarded);
}

struct row {
	const char *cells[CEU_COLUMNS]; /* NULL: empty */
};

static void
put_row(struct page *page, const struct row *row)
{
	for (int i = 0; i < CEU_COLUMNS; i++) {
		if (i)
			page_addc(page, ',');
		if (row->cells[i])
			ceu_cell(page, row->cells[i]);
	}
	page_add(page, "\r\n");
}

/* "25.00", "" unknown */
static const char *
money(char out[CEU_MONEY], int cents)
{
	out[0] = '\0';
	if (cents >= 0)
		snprintf(out, CEU_MONEY, "%d.%02d", cents / 100, cents % 100);
	return out;
}

static const char *
units(char out[PR_CEU_UNITS_TEXT], int hundredths)
{
	out[0] = '\0';
	if (hundredths >= 0)
		pr_ceu_units_format(out, hundredths);
	return out;
}

static const char *
number(char out[CEU_MONEY], int value, int least)
{
	out[0] = '\0';
	if (value >= least)
		snprintf(out, CEU_MONEY, "%d", value);
	return out;
}

/* ---- records ------------------------------------------------------------- */

static void
put_holding(struct page *page, const struct pr_ceu_holding *h)
{
	char since[CEU_DAY], expires[CEU_DAY], until[CEU_DAY], noted[CEU_DAY];
	char month[CEU_MONEY];
	struct row row = { .cells = {
				   [CEU_RECORD] = "holding",
				   [CEU_ISSUER] = h->issuer,
				   [CEU_CREDENTIAL] = h->credential,
				   [CEU_SINCE] = ceu_iso(since, h->since),
				   [CEU_EXPIRES] = ceu_iso(expires, h->expires),
				   [CEU_RENEWAL_MONTH] =
					   number(month, h->renewal_month, 1),
				   [CEU_UNTIL] = ceu_iso(until, h->until),
				   [CEU_NOTED] = ceu_iso(noted, h->noted),
				   [CEU_SUCCESSOR] = h->successor,
				   [CEU_REASON] = h->reason,
			   } };

	put_row(page, &row);
}

static void
put_copied(struct page *page, const struct pr_ceu_copied *c)
{
	char from[CEU_DAY], to[CEU_DAY], paid[CEU_DAY], fee[CEU_MONEY];
	char need[PR_CEU_UNITS_TEXT];
	struct row row = { .cells = {
				   [CEU_RECORD] = "cycle",
				   [CEU_OWN_UNITS] = units(need, c->units),
				   [CEU_ACCOUNT] = c->account,
				   [CEU_FROM] = ceu_iso(from, c->from),
				   [CEU_TO] = ceu_iso(to, c->to),
				   [CEU_FEE] = money(fee, c->fee_cents),
				   [CEU_PAID] = ceu_iso(paid, c->paid),
			   } };

	put_row(page, &row);
}

/* An entry at one issuer; claim NULL where there is none. */
static void
put_claim(struct page *page, const struct pr_ceu_entry *e,
	  const struct pr_ceu_claim *c)
{
	char uuid[PR_UUID_TEXT], hash[PR_HASH_TEXT] = "", date[CEU_DAY];
	char minutes[CEU_MONEY], own[PR_CEU_UNITS_TEXT], cost[CEU_MONEY];
	char there[PR_CEU_UNITS_TEXT], reported[CEU_DAY], period[CEU_DAY];
	char before[CEU_DAY];
	struct row row = { .cells = {
				   [CEU_RECORD] = "entry",
				   [CEU_UUID] = uuid,
				   [CEU_DATE] = ceu_iso(date, e->date),
				   [CEU_TITLE] = e->title,
				   [CEU_PROVIDER] = e->provider,
				   [CEU_MINUTES] =
					   number(minutes, e->minutes, 0),
				   [CEU_OWN_UNITS] = units(own, e->units),
				   [CEU_COST] = money(cost, e->cost_cents),
				   [CEU_CERTIFICATE] = e->certificate_name,
				   [CEU_HASH] = hash,
				   [CEU_NOTE] = e->note,
			   } };

	pr_uuid_format(uuid, e->uuid);
	if (e->has_certificate)
		pr_hex_format(hash, e->certificate, sizeof(e->certificate));
	if (c) {
		row.cells[CEU_ISSUER] = pr_ceu_claim_name(c);
		row.cells[CEU_ACCEPTED] = ceu_accepted_name(c->accepted);
		row.cells[CEU_WHY] = c->why;
		row.cells[CEU_UNITS_THERE] = units(there, c->units);
		row.cells[CEU_CATEGORY] = c->word[PR_CEU_CATEGORY];
		row.cells[CEU_SOURCE] = c->word[PR_CEU_SOURCE];
		row.cells[CEU_PLACE] = c->word[PR_CEU_PLACE];
		row.cells[CEU_APPROVAL] = c->approval;
		row.cells[CEU_REPORTED] = ceu_iso(reported, c->reported);
		row.cells[CEU_PERIOD] = ceu_iso(period, c->period);
		row.cells[CEU_ACCOUNT] = c->account;
		row.cells[CEU_BEFORE] = ceu_iso(before, c->reported_before);
	}
	put_row(page, &row);
}

static void
put_entry(struct page *page, const struct pr_ceu_entry *e)
{
	for (size_t i = 0; i < e->n_claims; i++)
		put_claim(page, e, &e->claims[i]);
	if (!e->n_claims)
		put_claim(page, e, NULL);
}

static void
put_header(struct page *page)
{
	struct row row;

	for (int i = 0; i < CEU_COLUMNS; i++)
		row.cells[i] = columns[i].name
				       ? columns[i].name
				       : pr_ceu_field_name(columns[i].field);
	put_row(page, &row);
}

enum pr_status
ceu_export_csv(const struct ceu_report *report, const struct pr_sink *sink,
	       struct pr_err *err)
{
	const struct pr_ceu_ledger *l = &report->picture->ledger;
	struct page page;

	page_init(&page, sink, 0);
	put_header(&page);
	for (size_t i = 0; i < l->n_holdings; i++)
		put_holding(&page, &l->holdings[i]);
	for (size_t i = 0; i < l->n_copied; i++)
		put_copied(&page, &l->copied[i]);
	for (size_t i = 0; i < l->n_entries; i++)
		put_entry(&page, &l->entries[i]);
	return page_end(&page, err);
}
