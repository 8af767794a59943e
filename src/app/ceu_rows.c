/* ceu_rows.c - values of the ledger as rows, inside one transaction */
#include "proctor/date.h"
#include "proctor/uuid.h"

#include "ceu.h"

#include <string.h>

/* "" for no date. */
static const char *
day(char out[PR_DATE_TEXT], struct pr_date date)
{
	out[0] = '\0';
	if (app_ceu_day_is(date))
		pr_date_format(out, date);
	return out;
}

enum pr_status
app_ceu_writer_begin(struct app_ceu_writer *w, struct pr_desk *desk,
		     struct pr_err *err)
{
	*w = (struct app_ceu_writer){ .desk = desk };
	pr_desk_now(desk, &w->env);
	return pr_db_ceu_row_newest(desk->store, desk->learner.id, &w->last,
				    err);
}

/*
 * Under --now every process reads the same time and the same chance. The
 * learner's last row is of no other learner and is another one after each
 * row, so it is mixed in; the first row of each has the learner alone.
 */
static void
name_row(unsigned char uuid[16], struct app_ceu_writer *w)
{
	uint64_t mix = (uint64_t)w->last ^ (uint64_t)w->desk->learner.id << 40;
	unsigned char chance[10];

	pr_env_random(&w->env, chance, sizeof(chance));
	for (size_t i = 0; i < sizeof(mix); i++)
		chance[2 + i] ^= (unsigned char)(mix >> 8 * i & 0xff);
	pr_uuid_v7(uuid, w->env.wall_ms, chance);
}

static enum pr_status
put_row(struct app_ceu_writer *w, struct pr_db_ceu_row *row, struct pr_err *err)
{
	static const unsigned char none[16];
	enum pr_status st;

	row->learner = w->desk->learner.id;
	row->at_ms = w->env.wall_ms;
	row->utc_offset_min = w->env.utc_offset_min;
	if (memcmp(row->uuid, none, sizeof(none)) == 0)
		name_row(row->uuid, w);
	st = pr_db_ceu_row_put(w->desk->store, row, err);
	if (!st)
		w->last = row->id;
	return st;
}

enum pr_status
app_ceu_reversal_put(struct app_ceu_writer *w, int64_t row, const char *reason,
		     struct pr_err *err)
{
	struct pr_db_ceu_row reversal = { .kind = PR_CEU_ROW_REVERSAL,
					  .reverses = row,
					  .reason = reason };

	return put_row(w, &reversal, err);
}

enum pr_status
app_ceu_close_put(struct app_ceu_writer *w, int64_t holding,
		  const struct pr_ceu_holding *closed, struct pr_err *err)
{
	struct pr_db_ceu_row row = { .kind = PR_CEU_ROW_CLOSE };
	struct pr_db_ceu_close close = { .holding = holding,
					 .successor = closed->successor,
					 .reason = closed->reason };
	char until[PR_DATE_TEXT];
	enum pr_status st = put_row(w, &row, err);

	close.id = row.id;
	close.until = day(until, closed->until);
	return st ? st : pr_db_ceu_close_put(w->desk->store, &close, err);
}

enum pr_status
app_ceu_holding_put(struct app_ceu_writer *w,
		    const struct pr_ceu_holding *holding, int64_t *row_out,
		    struct pr_err *err)
{
	struct pr_db_ceu_row row = { .kind = PR_CEU_ROW_HOLDING };
	struct pr_db_ceu_holding h = { .credential = holding->credential,
				       .issuer = holding->issuer,
				       .renewal_month =
					       holding->renewal_month };
	char since[PR_DATE_TEXT], expires[PR_DATE_TEXT], noted[PR_DATE_TEXT];
	struct pr_date today =
		pr_date_from_ms(w->env.wall_ms, w->env.utc_offset_min);
	enum pr_status st = put_row(w, &row, err);

	h.id = row.id;
	h.since = day(since, holding->since);
	h.expires = day(expires, holding->expires);
	h.noted = day(noted,
		      app_ceu_day_is(holding->noted) ? holding->noted : today);
	if (!st)
		st = pr_db_ceu_holding_put(w->desk->store, &h, err);
	if (!st && app_ceu_day_is(holding->until))
		st = app_ceu_close_put(w, h.id, holding, err);
	if (!st && row_out)
		*row_out = h.id;
	return st;
}

enum pr_status
app_ceu_copied_put(struct app_ceu_writer *w, const struct pr_ceu_copied *copied,
		   int64_t *row_out, struct pr_err *err)
{
	struct pr_db_ceu_row row = { .kind = PR_CEU_ROW_CYCLE };
	struct pr_db_ceu_cycle cycle = { .account = copied->account,
					 .units = copied->units,
					 .fee_cents = copied->fee_cents };
	char from[PR_DATE_TEXT], to[PR_DATE_TEXT], paid[PR_DATE_TEXT];
	enum pr_status st = put_row(w, &row, err);

	cycle.id = row.id;
	cycle.from = day(from, copied->from);
	cycle.to = day(to, copied->to);
	cycle.paid = day(paid, copied->paid);
	if (!st)
		st = pr_db_ceu_cycle_put(w->desk->store, &cycle, err);
	if (!st && row_out)
		*row_out = cycle.id;
	return st;
}

enum pr_status
app_ceu_reported_put(struct app_ceu_writer *w, int64_t entry,
		     const char *issuer, const char *account,
		     struct pr_date date, struct pr_date period,
		     struct pr_err *err)
{
	struct pr_db_ceu_row row = { .kind = PR_CEU_ROW_REPORTED };
	struct pr_db_ceu_reported reported = { .entry = entry,
					       .issuer = issuer,
					       .account = account };
	char date_text[PR_DATE_TEXT], period_text[PR_DATE_TEXT];
	enum pr_status st = put_row(w, &row, err);

	reported.id = row.id;
	reported.date = day(date_text, date);
	reported.period = day(period_text, period);
	return st ? st : pr_db_ceu_reported_put(w->desk->store, &reported, err);
}

static enum pr_status
put_claim(struct app_ceu_writer *w, int64_t entry,
	  const struct pr_ceu_claim *claim, bool reports, struct pr_err *err)
{
	const struct pr_db_ceu_claim row = {
		.entry = entry,
		.issuer = claim->issuer,
		.at = claim->at,
		.accepted = (int)claim->accepted,
		.why = claim->why,
		.units = claim->units,
		.category = claim->word[PR_CEU_CATEGORY],
		.source = claim->word[PR_CEU_SOURCE],
		.place = claim->word[PR_CEU_PLACE],
		.approval = claim->approval,
	};
	enum pr_status st = pr_db_ceu_claim_put(w->desk->store, &row, err);

	if (!st && reports && app_ceu_day_is(claim->reported))
		st = app_ceu_reported_put(w, entry, claim->issuer,
					  claim->account, claim->reported,
					  claim->period, err);
	return st;
}

enum pr_status
app_ceu_entry_put(struct app_ceu_writer *w, const struct pr_ceu_entry *entry,
		  int64_t corrects, bool reports, int64_t *row_out,
		  struct pr_err *err)
{
	struct pr_db_ceu_row row = { .kind = PR_CEU_ROW_ENTRY };
	struct pr_db_ceu_entry e = {
		.corrects = corrects,
		.title = entry->title,
		.provider = entry->provider,
		.minutes = entry->minutes,
		.units = entry->units,
		.cost_cents = entry->cost_cents,
		.note = entry->note,
		.has_certificate = entry->has_certificate,
		.certificate_name = entry->certificate_name,
	};
	char date[PR_DATE_TEXT];
	enum pr_status st;

	memcpy(row.uuid, entry->uuid, sizeof(row.uuid));
	memcpy(e.certificate, entry->certificate, sizeof(e.certificate));
	st = put_row(w, &row, err);
	e.id = row.id;
	e.date = day(date, entry->date);
	if (!st)
		st = pr_db_ceu_entry_put(w->desk->store, &e, err);
	for (size_t i = 0; !st && i < entry->n_claims; i++)
		st = put_claim(w, e.id, &entry->claims[i], reports, err);
	if (!st && row_out)
		*row_out = e.id;
	return st;
}
