/* ceu_import_entry.c - an entry of a file into the ledger; see ceu_import.h */
#include "proctor/hash.h"
#include "util/mem.h"

#include "ceu_import.h"

#include <stdio.h>
#include <string.h>

static void
say_findings(struct in_put *put, const struct pr_ceu_findings *findings)
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

/*
 * A certificate that is named by its hash. Its bytes may be elsewhere: the
 * entry still says which file it was, and the check says that it is missing.
 */
static enum pr_status
keep_certificate(struct in_put *put, struct pr_ceu_entry *entry,
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
take_certificate(struct in_put *put, struct pr_ceu_entry *entry,
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
		in_fault(put, PR_CEU_F_CERTIFICATE, &why);
		return PR_OK;
	}
	memcpy(entry->certificate, room->hash, sizeof(room->hash));
	entry->has_certificate = true;
	entry->certificate_name = room->name;
	return app_ceu_certificate_put(&put->writer, room, err);
}

/* What was told of a report: for which cycle and account, and when. */
static void
take_told(struct in_put *put, struct pr_ceu_claim *claim,
	  const struct in_told *told)
{
	claim->account = told->account;
	in_day(put, &claim->period, told->period, false, IN_PERIOD);
	in_day(put, &claim->reported_before, told->before, false,
	       IN_REPORTED_BEFORE);
}

/* The claims that the file names, with what was told; an entry that has a
 * uuid was whole already, and gets no further ones. */
static enum pr_status
claims_of(struct in_put *put, struct pr_ceu_entry *entry,
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
	/* those that the draft names come first, in its order */
	for (size_t i = 0; i < made->n_claims; i++) {
		if (i >= d->n_claims && whole)
			break;
		claims[n] = made->claims[i];
		if (i < d->n_claims)
			take_told(put, &claims[n], &r->told[i]);
		n++;
	}
	entry->claims = claims;
	entry->n_claims = n;
	return PR_OK;
}

/*
 * It was reported and corrected since: the row that was reported comes first,
 * and is reversed.
 */
static enum pr_status
put_before(struct in_put *put, const struct pr_ceu_entry *entry, int64_t *row,
	   struct pr_err *err)
{
	struct pr_ceu_entry before = *entry;
	struct pr_ceu_claim *claims = arena_array(
		put->in->arena, entry->n_claims + 1, sizeof(*claims));
	bool any = false;
	enum pr_status st;

	if (!claims)
		return mem_fail(err);
	memset(before.uuid, 0, sizeof(before.uuid));
	before.claims = claims;
	for (size_t i = 0; i < entry->n_claims; i++) {
		claims[i] = entry->claims[i];
		claims[i].reported = claims[i].reported_before;
		any = any || app_ceu_day_is(claims[i].reported);
	}
	if (!any)
		return PR_OK;
	st = app_ceu_entry_put(&put->writer, &before, 0, true, row, err);
	if (!st)
		st = app_ceu_reversal_put(&put->writer, *row,
					  APP_CEU_BEFORE_EXPORT, err);
	return st;
}

static enum pr_status
store_entry(struct in_put *put, const struct pr_ceu_entry *made,
	    const unsigned char uuid[PR_UUID_LEN], struct pr_err *err)
{
	struct pr_ceu_entry entry = *made;
	struct pr_ceu_certificate room = { 0 };
	int64_t before = 0;
	enum pr_status st = claims_of(put, &entry, made, err);

	memcpy(entry.uuid, uuid, PR_UUID_LEN);
	if (!st && in_text(&put->record->row, IN_SHA256)[0])
		st = keep_certificate(put, &entry, err);
	else if (!st && put->record->draft->certificate[0])
		st = take_certificate(put, &entry, &room, err);
	if (st || put->record->refused)
		return st;
	st = put_before(put, &entry, &before, err);
	return st ? st
		  : app_ceu_entry_put(&put->writer, &entry, before, true, NULL,
				      err);
}

/*
 * The entry that stands for a row of an own table already: the same activity
 * was taken in before. Two rows of one file are two activities, so each entry
 * stands for one row.
 */
static const struct pr_ceu_entry *
stands_for(struct in_put *put, const struct pr_ceu_entry *made)
{
	const struct pr_ceu_ledger *ledger = &put->now->ledger;

	for (size_t i = 0; i < ledger->n_entries; i++) {
		if (put->taken[i] ||
		    !app_ceu_is_same(&ledger->entries[i], made))
			continue;
		put->taken[i] = true;
		return &ledger->entries[i];
	}
	return NULL;
}

static void
say_there(struct in_put *put, const struct pr_ceu_entry *old)
{
	char wrong[80], right[120];

	snprintf(wrong, sizeof(wrong), "it is there already, as entry #%lld",
		 (long long)old->row);
	snprintf(right, sizeof(right),
		 "nothing is stored of it; what is to change: proctor ceu "
		 "correct %lld",
		 (long long)old->row);
	in_say(put->in, PR_NOTICE, &put->record->row, -1, wrong, right);
	put->in->sum->same++;
}

/* What came of the check; made NULL: nothing. */
static enum pr_status
put_made(struct in_put *put, const struct pr_ceu_entry *made,
	 const struct pr_ceu_findings *findings,
	 const unsigned char uuid[PR_UUID_LEN], struct pr_err *err)
{
	bool own = !in_text(&put->record->row, IN_UUID)[0];
	const struct pr_ceu_entry *old =
		made && own ? stands_for(put, made) : NULL;
	enum pr_status st = PR_OK;

	if (old) {
		say_there(put, old);
		return PR_OK;
	}
	say_findings(put, findings);
	if (made)
		st = store_entry(put, made, uuid, err);
	if (!st && !put->record->refused)
		put->in->sum->entries++;
	return st;
}

enum pr_status
in_put_entry(struct in_put *put, struct pr_err *err)
{
	const char *text = in_text(&put->record->row, IN_UUID);
	unsigned char uuid[PR_UUID_LEN] = { 0 };
	struct pr_ceu_findings findings = { .n = 0 };
	struct pr_ceu_entry *made = NULL;
	struct pr_ceu_room room;
	struct pr_err why = { 0 };
	enum pr_status st;

	if (text[0] && pr_uuid_parse(uuid, text, &why)) {
		in_fault(put, IN_UUID, &why);
		return PR_OK;
	}
	if (text[0] && in_is_there(put, uuid)) {
		put->in->sum->same++;
		return PR_OK;
	}
	pr_ceu_room_of(&room, put->now, 0);
	room.was_stored = in_text(&put->record->row, IN_UUID)[0] != '\0';
	st = pr_ceu_draft_check(&made, put->record->draft, &room, &findings,
				&why);
	if (st && !findings.faulty)
		return pr_fail(err, st, "%s", why.text);
	st = put_made(put, made, &findings, uuid, err);
	pr_ceu_entry_free(made);
	return st;
}
