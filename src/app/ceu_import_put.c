/* ceu_import_put.c - records of a file into the ledger, as rows */
#include "proctor/hash.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "ceu_import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct put {
	struct ceu_in *in;
	struct app_ceu_writer writer;
	struct pr_ceu_picture *before, *now; /* now: with what is held */
	unsigned char (*uuids)[PR_UUID_LEN]; /* of the learner's rows, sorted */
	size_t n_uuids, cap;
	bool no_memory;
	/* where the findings of the record at hand belong */
	struct in_record *record;
};

/* ---- what is there already ----------------------------------------------- */

static bool
add_uuid(void *ctx, const struct pr_db_ceu_row *row)
{
	struct put *put = ctx;
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

static bool
is_there(const struct put *put, const unsigned char uuid[PR_UUID_LEN])
{
	return put->n_uuids && bsearch(uuid, put->uuids, put->n_uuids,
				       sizeof(*put->uuids), by_bytes) != NULL;
}

static enum pr_status
load_uuids(struct put *put, struct pr_err *err)
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
	struct in_record **sorted = mem_array(in->n + 1, sizeof(*sorted));
	char wrong[80];

	if (!sorted)
		return mem_fail(err);
	for (size_t i = 0; i < in->n; i++)
		sorted[i] = &in->records[i];
	qsort(sorted, in->n, sizeof(*sorted), by_uuid);
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

/* ---- what is held, and cycles -------------------------------------------- */

/* The sentence of a failure as a finding. */
static void
fault(struct put *put, int column, const struct pr_err *err)
{
	in_say(put->in, PR_ERROR, &put->record->row, column, err->text, NULL);
	put->record->refused = true;
}

/* "" leaves the date zero. */
static void
day_of(struct put *put, struct pr_date *out, int column, bool needed)
{
	const char *text = in_text(&put->record->row, column);
	struct pr_err err = { 0 };
	struct pr_date any = { 0 };

	*out = any;
	if ((text[0] || needed) &&
	    app_ceu_date(out, text, in_name(column), any, &err))
		fault(put, column, &err);
}

static const char *
line_of(struct put *put, int column)
{
	const char *text = "";
	struct pr_err err = { 0 };

	if (app_ceu_line(&text, in_text(&put->record->row, column),
			 in_name(column), &err))
		fault(put, column, &err);
	return text;
}

static bool
is_held(const struct pr_ceu_ledger *ledger, const struct pr_ceu_holding *h)
{
	for (size_t i = 0; i < ledger->n_holdings; i++)
		if (!strcasecmp(ledger->holdings[i].credential,
				h->credential) &&
		    !app_ceu_day_order(ledger->holdings[i].since, h->since))
			return true;
	return false;
}

static enum pr_status
put_holding(struct put *put, struct pr_err *err)
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
		fault(put, IN_CREDENTIAL, &why);
	}
	day_of(put, &h.since, IN_SINCE, true);
	day_of(put, &h.expires, IN_EXPIRES, false);
	day_of(put, &h.until, IN_UNTIL, false);
	h.renewal_month = (int)strtol(month, NULL, 10);
	if (month[0] && (h.renewal_month < 1 || h.renewal_month > 12 ||
			 strspn(month, "0123456789") != strlen(month))) {
		(void)!pr_fail(&why, PR_EINVAL,
			       "\"%.20s\" is no month; write 1 to 12.", month);
		fault(put, IN_RENEWAL_MONTH, &why);
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
		    !app_ceu_day_order(ledger->copied[i].from, c->from) &&
		    !app_ceu_day_order(ledger->copied[i].to, c->to))
			return true;
	return false;
}

static enum pr_status
put_cycle(struct put *put, struct pr_err *err)
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
		fault(put, PR_CEU_F_UNITS, &why);
	if (in_text(row, IN_FEE)[0] &&
	    app_ceu_cents(&c.fee_cents, in_text(row, IN_FEE), &why))
		fault(put, IN_FEE, &why);
	if (!c.account[0]) {
		(void)!pr_fail(&why, PR_EINVAL,
			       "A cycle names its account, an issuer or a "
			       "credential.");
		fault(put, IN_ACCOUNT, &why);
	}
	if (!put->record->refused && app_ceu_day_order(c.from, c.to) > 0) {
		(void)!pr_fail(&why, PR_EINVAL,
			       "The cycle ends before it begins.");
		fault(put, IN_TO, &why);
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

/* ---- entries ------------------------------------------------------------- */

static void
say_findings(struct put *put, const struct pr_ceu_findings *findings)
{
	for (size_t i = 0; i < findings->n; i++) {
		const struct pr_ceu_finding *f = &findings->of[i];

		in_say(put->in,
		       f->weight == PR_CEU_FAULT ? PR_ERROR : PR_WARNING,
		       &put->record->row, (int)f->field, f->text, NULL);
	}
	if (findings->faulty)
		put->record->refused = true;
}

/* The kind of file that a name tells; a certificate mostly is a PDF. */
static const char *
type_of(const char *name)
{
	static const char *const types[] = { "png",  "jpg",  "gif", "tif",
					     "webp", "heic", "txt" };
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < PR_LEN(types); i++)
		if (!strcasecmp(dot + 1, types[i]))
			return types[i];
	return "pdf";
}

/*
 * A certificate that is named by its hash. Its bytes may be elsewhere: the
 * entry still says which file it was, and the check says that it is missing.
 */
static enum pr_status
keep_certificate(struct put *put, struct pr_ceu_entry *entry,
		 struct pr_err *err)
{
	const struct in_row *row = &put->record->row;
	const char *name = in_text(row, PR_CEU_F_CERTIFICATE);
	struct pr_ceu_certificate missing = { .bytes = 0 };
	bool known = false;
	enum pr_status st;

	if (!pr_hex_parse(missing.hash, sizeof(missing.hash),
			  in_text(row, IN_SHA256))) {
		in_say(put->in, PR_ERROR, row, IN_SHA256, "this is no SHA-256",
		       "64 digits 0-9 a-f, or nothing");
		put->record->refused = true;
		return PR_OK;
	}
	memcpy(entry->certificate, missing.hash, sizeof(missing.hash));
	entry->has_certificate = true;
	entry->certificate_name = name;
	snprintf(missing.type, sizeof(missing.type), "%s", type_of(name));
	st = app_ceu_certificate_known(put->in->desk, missing.hash, &known,
				       err);
	if (st || known)
		return st;
	in_say(put->in, PR_WARNING, row, PR_CEU_F_CERTIFICATE,
	       "the file of this certificate is not in this data folder",
	       "add it with proctor ceu correct N --certificate FILE, or "
	       "restore the backup that has it");
	return app_ceu_certificate_put(&put->writer, &missing, err);
}

/* A certificate that is named by its path. */
static enum pr_status
take_certificate(struct put *put, struct pr_ceu_entry *entry,
		 struct pr_ceu_certificate *room, struct pr_err *err)
{
	struct pr_desk *desk = put->in->desk;
	const char *path = put->record->draft->certificate;
	struct pr_err why = { 0 };
	enum pr_status st;

	st = put->in->options->dry_run
		     ? pr_ceu_certificate_look(desk, path, room, &why)
		     : app_ceu_certificate_take(desk, path, room, &why);
	if (st == PR_EIO || st == PR_EFULL || st == PR_ENOMEM)
		return pr_fail(err, st, "%s", why.text);
	if (st) {
		fault(put, PR_CEU_F_CERTIFICATE, &why);
		return PR_OK;
	}
	memcpy(entry->certificate, room->hash, sizeof(room->hash));
	entry->has_certificate = true;
	entry->certificate_name = room->name;
	return app_ceu_certificate_put(&put->writer, room, err);
}

/* The claims that the file names, with their periods; an entry that has a
 * uuid was whole already, and gets no further ones. */
static enum pr_status
claims_of(struct put *put, struct pr_ceu_entry *entry,
	  const struct pr_ceu_entry *made, struct pr_err *err)
{
	const struct in_record *r = put->record;
	const struct pr_ceu_draft *d = r->draft;
	bool whole = in_text(&r->row, IN_UUID)[0] != '\0';
	struct pr_ceu_claim *claims = arena_array(
		put->in->arena, made->n_claims + 1, sizeof(*claims));
	size_t n = 0;

	if (!claims)
		return mem_fail(err);
	for (size_t i = 0; i < made->n_claims; i++) {
		size_t k = 0;

		while (k < d->n_claims &&
		       strcasecmp(d->claims[k].issuer, made->claims[i].issuer))
			k++;
		if (k == d->n_claims && whole)
			continue;
		claims[n] = made->claims[i];
		if (k < d->n_claims && r->period[k][0] &&
		    pr_date_parse(&claims[n].period, r->period[k], NULL)) {
			in_say(put->in, PR_ERROR, &r->row, IN_PERIOD,
			       "this is no date", "write YYYY-MM-DD");
			put->record->refused = true;
		}
		n++;
	}
	entry->claims = claims;
	entry->n_claims = n;
	return PR_OK;
}

static enum pr_status
store_entry(struct put *put, const struct pr_ceu_entry *made,
	    const unsigned char uuid[PR_UUID_LEN], struct pr_err *err)
{
	struct pr_ceu_entry entry = *made;
	struct pr_ceu_certificate room = { 0 };
	enum pr_status st = claims_of(put, &entry, made, err);

	memcpy(entry.uuid, uuid, PR_UUID_LEN);
	if (!st && in_text(&put->record->row, IN_SHA256)[0])
		st = keep_certificate(put, &entry, err);
	else if (!st && put->record->draft->certificate[0])
		st = take_certificate(put, &entry, &room, err);
	if (st || put->record->refused)
		return st;
	return app_ceu_entry_put(&put->writer, &entry, 0, true, NULL, err);
}

static enum pr_status
put_entry(struct put *put, struct pr_err *err)
{
	const char *text = in_text(&put->record->row, IN_UUID);
	unsigned char uuid[PR_UUID_LEN] = { 0 };
	struct pr_ceu_findings findings = { .n = 0 };
	struct pr_ceu_entry *made = NULL;
	struct pr_ceu_room room;
	struct pr_err why = { 0 };
	enum pr_status st;

	if (text[0] && pr_uuid_parse(uuid, text, &why)) {
		fault(put, IN_UUID, &why);
		return PR_OK;
	}
	if (text[0] && is_there(put, uuid)) {
		put->in->sum->same++;
		return PR_OK;
	}
	pr_ceu_room_of(&room, put->now, 0);
	st = pr_ceu_draft_check(&made, put->record->draft, &room, &findings,
				&why);
	if (st && !findings.faulty)
		return pr_fail(err, st, "%s", why.text);
	say_findings(put, &findings);
	st = made ? store_entry(put, made, uuid, err) : PR_OK;
	pr_ceu_entry_free(made);
	if (!st && !put->record->refused)
		put->in->sum->entries++;
	return st;
}

/* ---- all ----------------------------------------------------------------- */

static enum pr_status
put_kind(struct put *put, enum in_kind kind,
	 enum pr_status (*one)(struct put *, struct pr_err *),
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
put_all(struct put *put, struct pr_err *err)
{
	struct ceu_in *in = put->in;
	enum pr_status st = find_twice(in, err);

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
	if (!st)
		st = put_kind(put, IN_ENTRY, put_entry, err);
	return st;
}

enum pr_status
in_put(struct ceu_in *in, struct pr_err *err)
{
	struct put put = { .in = in };
	enum pr_status st = put_all(&put, err);

	pr_ceu_picture_free(put.before);
	pr_ceu_picture_free(put.now);
	free(put.uuids);
	return st;
}
