/* ceu_import_put.c - records of a file into the ledger, as rows */
#include "proctor/hash.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "ceu_import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- what is there already ----------------------------------------------- */

static bool
add_uuid(void *ctx, const struct pr_db_ceu_row *row)
{
	struct in_put *put = ctx;
	void *more = mem_room(put->uuids, put->n_uuids, &put->cap,
			      sizeof(*put->uuids));

	if (!more) {
		put->no_memory = true;
		return false;
	}
	put->uuids = more;
	memcpy(put->uuids[put->n_uuids++], row->uuid, PR_UUID_LEN);
	return true;
}

static int
by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, PR_UUID_LEN);
}

bool
in_is_there(const struct in_put *put, const unsigned char uuid[PR_UUID_LEN])
{
	return put->n_uuids && bsearch(uuid, put->uuids, put->n_uuids,
				       sizeof(*put->uuids), by_bytes) != NULL;
}

static enum pr_status
load_uuids(struct in_put *put, struct pr_err *err)
{
	enum pr_status st = pr_db_ceu_row_each(put->in->desk->store,
					       put->in->desk->learner.id, put,
					       add_uuid, err);

	if (!st && put->no_memory)
		st = mem_fail(err);
	if (!st && put->n_uuids)
		qsort(put->uuids, put->n_uuids, sizeof(*put->uuids), by_bytes);
	return st;
}

static int
by_uuid(const void *a, const void *b)
{
	const struct in_record *const *x = a, *const *y = b;
	int order = strcasecmp(in_text(&(*x)->row, IN_UUID),
			       in_text(&(*y)->row, IN_UUID));

	if (order)
		return order;
	return (*x)->row.line < (*y)->row.line ? -1 : 1;
}

/* One uuid is one entry: rows of it that do not stand together are told. */
static enum pr_status
find_twice(struct ceu_in *in, struct pr_err *err)
{
	struct in_record **sorted =
		mem_array(in->n + 1, sizeof(struct in_record *));
	char wrong[80];

	if (!sorted)
		return mem_fail(err);
	for (size_t i = 0; i < in->n; i++)
		sorted[i] = &in->records[i];
	qsort(sorted, in->n, sizeof(struct in_record *), by_uuid);
	for (size_t i = 1; i < in->n; i++) {
		const char *uuid = in_text(&sorted[i]->row, IN_UUID);

		if (!uuid[0] || strcasecmp(uuid, in_text(&sorted[i - 1]->row,
							 IN_UUID)) != 0)
			continue;
		snprintf(wrong, sizeof(wrong),
			 "the same uuid stands in line %ld, too",
			 sorted[i - 1]->row.line);
		in_say(in, PR_ERROR, &sorted[i]->row, IN_UUID, wrong,
		       "rows of one entry stand together; another entry has "
		       "another uuid, or none");
		sorted[i]->refused = true;
	}
	free(sorted);
	return PR_OK;
}

/* An activity of an own table by what is typed of it. */
static int
by_activity(const void *a, const void *b)
{
	static const int columns[] = { PR_CEU_F_DATE, PR_CEU_F_TITLE,
				       PR_CEU_F_PROVIDER, PR_CEU_F_UNITS,
				       PR_CEU_F_MINUTES };
	const struct in_record *const *x = a, *const *y = b;

	for (size_t i = 0; i < PR_LEN(columns); i++) {
		int order = strcmp(in_text(&(*x)->row, columns[i]),
				   in_text(&(*y)->row, columns[i]));

		if (order)
			return order;
	}
	return 0;
}

static int
by_activity_and_line(const void *a, const void *b)
{
	const struct in_record *const *x = a, *const *y = b;
	int order = by_activity(a, b);

	if (order)
		return order;
	return (*x)->row.line < (*y)->row.line ? -1 : 1;
}

/* Two rows of an own table that say the same are two activities until the
 * holder says otherwise. */
static enum pr_status
find_equal(struct ceu_in *in, struct pr_err *err)
{
	struct in_record **sorted =
		mem_array(in->n + 1, sizeof(struct in_record *));
	size_t n = 0;
	char wrong[80];

	if (!sorted)
		return mem_fail(err);
	for (size_t i = 0; i < in->n; i++)
		if (in->records[i].kind == IN_ENTRY &&
		    !in_text(&in->records[i].row, IN_UUID)[0])
			sorted[n++] = &in->records[i];
	qsort(sorted, n, sizeof(struct in_record *), by_activity_and_line);
	for (size_t i = 1; i < n; i++) {
		if (by_activity(&sorted[i], &sorted[i - 1]) != 0)
			continue;
		snprintf(wrong, sizeof(wrong), "line %ld says the same",
			 sorted[i - 1]->row.line);
		in_say(in, PR_NOTICE, &sorted[i]->row, -1, wrong,
		       "both are taken; if it is one activity, keep one row");
	}
	free(sorted);
	return PR_OK;
}

/* ---- what is held, and cycles -------------------------------------------- */

/* The sentence of a failure as a finding. */
void
in_fault(struct in_put *put, int column, const struct pr_err *err)
{
	in_say(put->in, PR_ERROR, &put->record->row, column, err->text, NULL);
	put->record->refused = true;
}

void
in_day(struct in_put *put, struct pr_date *out, const char *text, bool needed,
       int column)
{
	struct pr_err err = { 0 };
	struct pr_date any = { 0 };

	*out = any;
	if ((text[0] || needed) &&
	    app_ceu_date(out, text, in_name(column), any, &err))
		in_fault(put, column, &err);
}

static void
day_of(struct in_put *put, struct pr_date *out, int column, bool needed)
{
	in_day(put, out, in_text(&put->record->row, column), needed, column);
}

static const char *
line_of(struct in_put *put, int column)
{
	const char *text = "";
	struct pr_err err = { 0 };

	if (app_ceu_line(&text, in_text(&put->record->row, column),
			 in_name(column), &err))
		in_fault(put, column, &err);
	return text;
}

static bool
is_held(const struct pr_ceu_ledger *ledger, const struct pr_ceu_holding *h)
{
	for (size_t i = 0; i < ledger->n_holdings; i++)
		if (!strcasecmp(ledger->holdings[i].credential,
				h->credential) &&
		    !pr_date_order(ledger->holdings[i].since, h->since))
			return true;
	return false;
}

static enum pr_status
put_holding(struct in_put *put, struct pr_err *err)
{
	const struct in_row *row = &put->record->row;
	const char *month = in_text(row, IN_RENEWAL_MONTH);
	const struct pr_ceu_credential *credential = NULL;
	struct pr_ceu_holding h = { .successor = line_of(put, IN_SUCCESSOR),
				    .reason = line_of(put, IN_REASON) };
	const struct pr_ceu_issuer *issuer = pr_ceu_credential_find(
		&put->before->book, in_text(row, IN_CREDENTIAL), &credential);
	struct pr_err why = { 0 };

	if (!issuer) {
		(void)!app_ceu_unknown(&put->before->book,
				       in_text(row, IN_CREDENTIAL), &why);
		in_fault(put, IN_CREDENTIAL, &why);
	}
	day_of(put, &h.since, IN_SINCE, true);
	day_of(put, &h.expires, IN_EXPIRES, false);
	day_of(put, &h.until, IN_UNTIL, false);
	day_of(put, &h.noted, IN_NOTED, false);
	if (pr_date_order(h.noted, put->before->today) > 0)
		h.noted = put->before->today;
	h.renewal_month = (int)strtol(month, NULL, 10);
	if (month[0] && (h.renewal_month < 1 || h.renewal_month > 12 ||
			 strspn(month, "0123456789") != strlen(month))) {
		(void)!pr_fail(&why, PR_EINVAL,
			       "\"%.20s\" is no month; write 1 to 12.", month);
		in_fault(put, IN_RENEWAL_MONTH, &why);
	}
	if (put->record->refused)
		return PR_OK;
	h.credential = credential->identifier;
	h.issuer = issuer->identifier;
	if (is_held(&put->before->ledger, &h)) {
		put->in->sum->same++;
		return PR_OK;
	}
	put->in->sum->holdings++;
	return app_ceu_holding_put(&put->writer, &h, NULL, err);
}

static bool
is_copied(const struct pr_ceu_ledger *ledger, const struct pr_ceu_copied *c)
{
	for (size_t i = 0; i < ledger->n_copied; i++)
		if (!strcasecmp(ledger->copied[i].account, c->account) &&
		    !pr_date_order(ledger->copied[i].from, c->from) &&
		    !pr_date_order(ledger->copied[i].to, c->to))
			return true;
	return false;
}

static enum pr_status
put_cycle(struct in_put *put, struct pr_err *err)
{
	const struct in_row *row = &put->record->row;
	struct pr_ceu_copied c = { .account = line_of(put, IN_ACCOUNT),
				   .units = PR_CEU_UNKNOWN,
				   .fee_cents = PR_CEU_UNKNOWN };
	struct pr_err why = { 0 };

	day_of(put, &c.from, IN_FROM, true);
	day_of(put, &c.to, IN_TO, true);
	day_of(put, &c.paid, IN_PAID, false);
	if (in_text(row, PR_CEU_F_UNITS)[0] &&
	    pr_ceu_units_parse(&c.units, in_text(row, PR_CEU_F_UNITS), &why))
		in_fault(put, PR_CEU_F_UNITS, &why);
	if (in_text(row, IN_FEE)[0] &&
	    pr_ceu_cents_parse(&c.fee_cents, in_text(row, IN_FEE),
			       PR_CEU_FEE_MAX, &why))
		in_fault(put, IN_FEE, &why);
	if (!c.account[0]) {
		(void)!pr_fail(&why, PR_EINVAL,
			       "A cycle names its account, an issuer or a "
			       "credential.");
		in_fault(put, IN_ACCOUNT, &why);
	}
	if (!put->record->refused && pr_date_order(c.from, c.to) > 0) {
		(void)!pr_fail(&why, PR_EINVAL,
			       "The cycle ends before it begins.");
		in_fault(put, IN_TO, &why);
	}
	if (put->record->refused)
		return PR_OK;
	if (is_copied(&put->before->ledger, &c)) {
		put->in->sum->same++;
		return PR_OK;
	}
	put->in->sum->cycles++;
	return app_ceu_copied_put(&put->writer, &c, NULL, err);
}

/* ---- all ----------------------------------------------------------------- */

static enum pr_status
put_kind(struct in_put *put, enum in_kind kind,
	 enum pr_status (*one)(struct in_put *, struct pr_err *),
	 struct pr_err *err)
{
	struct ceu_in *in = put->in;
	enum pr_status st = PR_OK;

	for (size_t i = 0; !st && i < in->n; i++) {
		put->record = &in->records[i];
		if (put->record->kind != kind)
			continue;
		if (!put->record->refused)
			st = one(put, err);
		in->sum->refused += !st && put->record->refused;
	}
	return st;
}

static enum pr_status
put_all(struct in_put *put, struct pr_err *err)
{
	struct ceu_in *in = put->in;
	enum pr_status st = find_twice(in, err);

	if (!st)
		st = find_equal(in, err);
	if (!st)
		st = app_ceu_writer_begin(&put->writer, in->desk, err);
	if (!st)
		st = load_uuids(put, err);
	if (!st)
		st = pr_ceu_load(in->desk, NULL, &put->before, err);
	if (!st)
		st = put_kind(put, IN_HOLDING, put_holding, err);
	if (!st)
		st = put_kind(put, IN_CYCLE, put_cycle, err);
	/* entries are checked against what is held by now */
	if (!st)
		st = pr_ceu_load(in->desk, NULL, &put->now, err);
	if (!st) {
		put->taken = mem_array(put->now->ledger.n_entries + 1,
				       sizeof(*put->taken));
		if (!put->taken)
			st = mem_fail(err);
	}
	if (!st)
		st = put_kind(put, IN_ENTRY, in_put_entry, err);
	return st;
}

enum pr_status
in_put(struct ceu_in *in, struct pr_err *err)
{
	struct in_put put = { .in = in };
	enum pr_status st = put_all(&put, err);

	pr_ceu_picture_free(put.before);
	pr_ceu_picture_free(put.now);
	free(put.taken);
	free(put.uuids);
	return st;
}
