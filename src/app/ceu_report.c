/* ceu_report.c - what was typed into an issuer's site; where it counts from
 * then on is ceu_place.c */
#include "util/mem.h"

#include "ceu.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static enum pr_status
not_accepted(const struct app_ceu_said *s, int64_t entry,
	     const struct pr_ceu_claim *claim, struct pr_err *err)
{
	if (claim && claim->accepted == PR_CEU_MAYBE)
		return pr_fail(err, PR_EINVAL,
			       "It is not known whether %s accepts entry "
			       "#%lld; settle that first: proctor ceu correct "
			       "%lld --for %s --reason TEXT",
			       s->issuer, (long long)entry, (long long)entry,
			       s->issuer);
	return pr_fail(err, PR_EINVAL,
		       "Entry #%lld is not accepted by %s%s%.200s; correct it "
		       "if it is: proctor ceu correct %lld --for %s --reason "
		       "TEXT",
		       (long long)entry, s->issuer,
		       claim && claim->why[0] ? ": " : "",
		       claim ? claim->why : "", (long long)entry, s->issuer);
}

/*
 * It was reported already. One that counts for several credentials and was
 * reported for one of them can be noted for all.
 */
static enum pr_status
check_new(const struct app_ceu_said *s, const struct pr_ceu_entry *entry,
	  const struct pr_ceu_claim *claim, struct pr_err *err)
{
	const char *account = claim->account;
	bool several = account[0] && app_ceu_counts_in(s, entry) > 1;
	char day[PR_DATE_TEXT];

	if (several && !s->account)
		return PR_OK;
	several = several && strcasecmp(account, s->account) != 0;
	pr_date_format(day, claim->reported);
	return pr_fail(err, PR_EEXIST,
		       "Entry #%lld was reported to %s%s%s on %s already (row "
		       "#%lld)%s%s.",
		       (long long)entry->row, s->issuer, several ? " for " : "",
		       several ? account : "", day,
		       (long long)claim->reported_row,
		       several ? "; when it was entered for all credentials, "
				 "name the issuer: proctor ceu reported "
			       : "",
		       several ? s->issuer : "");
}

/* The holder named the account that it counts for, and it is not this one. */
static enum pr_status
other_account(const struct app_ceu_said *s, int64_t row, const char *at,
	      struct pr_err *err)
{
	return pr_fail(err, PR_EINVAL,
		       "Entry #%lld was logged for %s; correct it first if it "
		       "counts for %s: proctor ceu correct %lld --for %s "
		       "--reason TEXT",
		       (long long)row, at, s->account, (long long)row,
		       s->account);
}

static enum pr_status
check_entry(const struct app_ceu_said *s, int64_t row, struct pr_err *err)
{
	const struct pr_ceu_entry *entry;
	const struct pr_ceu_claim *claim;
	char day[PR_DATE_TEXT];
	enum pr_status st =
		pr_ceu_entry_at(s->desk, s->picture, row, &entry, err);

	if (st)
		return st;
	claim = app_ceu_claim_of(entry, s->issuer);
	if (!claim || claim->accepted != PR_CEU_YES)
		return not_accepted(s, row, claim, err);
	if (s->account && claim->at[0] &&
	    strcasecmp(claim->at, s->account) != 0)
		return other_account(s, row, claim->at, err);
	if (app_ceu_day_is(claim->reported))
		st = check_new(s, entry, claim, err);
	if (st)
		return st;
	if (pr_date_order(s->date, entry->date) < 0) {
		pr_date_format(day, entry->date);
		return pr_fail(err, PR_EINVAL,
			       "Entry #%lld is of %s; it was reported on that "
			       "day or after it.",
			       (long long)row, day);
	}
	return app_ceu_earns(s, entry, err);
}

static enum pr_status
check_entries(const struct app_ceu_said *s, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	if (!s->n)
		return pr_fail(err, PR_EINVAL,
			       "Name the entries that were reported, by their "
			       "numbers.");
	for (size_t i = 0; !st && i < s->n; i++) {
		for (size_t j = 0; j < i; j++)
			if (s->entries[i] == s->entries[j])
				return pr_fail(err, PR_EINVAL,
					       "Entry #%lld is named twice.",
					       (long long)s->entries[i]);
		st = check_entry(s, s->entries[i], err);
	}
	return st;
}

static enum pr_status
write_reports(void *ctx, struct pr_err *err)
{
	struct app_ceu_said *s = ctx;
	struct app_ceu_writer w;
	enum pr_status st = app_ceu_writer_begin(&w, s->desk, err);

	for (size_t i = 0; !st && i < s->n; i++)
		st = app_ceu_reported_put(&w, s->entries[i], s->issuer,
					  s->places[i].account, s->date,
					  s->places[i].period, err);
	return st;
}

static enum pr_status
read_days(struct app_ceu_said *s, const char *date, const char *period,
	  struct pr_err *err)
{
	static const struct pr_date any = { 0 };
	enum pr_status st = PR_OK;

	s->date = s->picture->today;
	if (date && date[0])
		st = app_ceu_date(&s->date, date, "the day of the report",
				  s->picture->today, err);
	if (!st && period && period[0])
		st = app_ceu_date(&s->period, period,
				  "the last day of the cycle", any, err);
	return st;
}

/* An issuer whose rules file is away is known by its claims. */
static const char *
claimed(const struct app_ceu_said *s, const char *name)
{
	const struct pr_ceu_ledger *ledger = &s->picture->ledger;

	for (size_t i = 0; i < ledger->n_entries; i++) {
		const struct pr_ceu_claim *claim =
			app_ceu_claim_of(&ledger->entries[i], name);

		if (claim)
			return claim->issuer;
	}
	return NULL;
}

static enum pr_status
find_issuer(struct app_ceu_said *s, const char *name, struct pr_err *err)
{
	const struct pr_ceu_book *book = &s->picture->book;
	const struct pr_ceu_credential *credential = NULL;

	s->rules = pr_ceu_issuer_find(book, name);
	if (!s->rules) {
		s->rules = pr_ceu_credential_find(book, name, &credential);
		if (s->rules && !s->rules->pooled)
			s->account = pr_ceu_account_name(s->rules, credential);
	}
	s->issuer = s->rules ? s->rules->identifier : claimed(s, name);
	return s->issuer ? PR_OK : app_ceu_unknown(book, name, err);
}

enum pr_status
pr_ceu_report(struct pr_desk *desk, const char *issuer, const int64_t *entries,
	      size_t n, const char *date, const char *period,
	      struct pr_err *err)
{
	struct app_ceu_said s = { .desk = desk, .entries = entries, .n = n };
	struct pr_ceu_picture *picture;
	enum pr_status st = pr_ceu_load(desk, NULL, &picture, err);

	if (st)
		return st;
	s.picture = picture;
	s.places = mem_array(n + 1, sizeof(*s.places));
	if (!s.places)
		st = mem_fail(err);
	if (!st)
		st = find_issuer(&s, issuer, err);
	if (!st)
		st = read_days(&s, date, period, err);
	if (!st)
		st = check_entries(&s, err);
	if (!st)
		st = app_ceu_places(&s, err);
	if (!st)
		st = app_transact(desk, write_reports, &s, err);
	free(s.places);
	pr_ceu_picture_free(picture);
	return st;
}

/* What an account was told of is not taken for another one. */
enum pr_status
app_ceu_check_told(const struct pr_ceu_entry *old,
		   const struct pr_ceu_entry *now, struct pr_err *err)
{
	for (size_t i = 0; i < old->n_claims; i++) {
		const struct pr_ceu_claim *was = &old->claims[i];
		const struct pr_ceu_claim *claim =
			app_ceu_claim_of(now, was->issuer);
		char day[PR_DATE_TEXT];

		if (!app_ceu_day_is(was->reported) || !claim ||
		    !was->account[0] || !claim->at[0] ||
		    !strcasecmp(was->account, claim->at))
			continue;
		pr_date_format(day, was->reported);
		return pr_fail(err, PR_EEXIST,
			       "%s was told of entry #%lld on %s. Take it away "
			       "there, then the report here (proctor ceu "
			       "correct %lld --undo --reason TEXT), and then "
			       "say that it is for %s.",
			       was->account, (long long)old->row, day,
			       (long long)was->reported_row, claim->at);
	}
	return PR_OK;
}
