/* ceu_report.c - what was typed into an issuer's site */
#include "ceu.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

struct said {
	struct pr_desk *desk;
	const struct pr_ceu_picture *picture;
	const char *issuer;
	const int64_t *entries;
	size_t n;
	struct pr_date date, period;
};

static const struct pr_ceu_claim *
claim_of(const struct pr_ceu_entry *entry, const char *issuer)
{
	for (size_t i = 0; i < entry->n_claims; i++)
		if (!strcasecmp(entry->claims[i].issuer, issuer))
			return &entry->claims[i];
	return NULL;
}

static enum pr_status
not_accepted(const struct said *s, int64_t entry,
	     const struct pr_ceu_claim *claim, struct pr_err *err)
{
	if (claim && claim->accepted == PR_CEU_MAYBE)
		return pr_fail(err, PR_EINVAL,
			       "It is not known whether %s accepts entry "
			       "#%lld; settle that first: proctor ceu correct "
			       "%lld --for %s",
			       s->issuer, (long long)entry, (long long)entry,
			       s->issuer);
	return pr_fail(err, PR_EINVAL,
		       "Entry #%lld is not accepted by %s%s%.200s; correct it "
		       "if it is: proctor ceu correct %lld --for %s",
		       (long long)entry, s->issuer,
		       claim && claim->why[0] ? ": " : "",
		       claim ? claim->why : "", (long long)entry, s->issuer);
}

static enum pr_status
check_entry(const struct said *s, int64_t row, struct pr_err *err)
{
	const struct pr_ceu_entry *entry =
		app_ceu_entry_find(&s->picture->ledger, row);
	const struct pr_ceu_claim *claim;
	char day[PR_DATE_TEXT];

	if (!entry)
		return pr_fail(err, PR_ENOTFOUND,
			       "There is no entry #%lld; proctor ceu list "
			       "shows those there are.",
			       (long long)row);
	claim = claim_of(entry, s->issuer);
	if (!claim || claim->accepted != PR_CEU_YES)
		return not_accepted(s, row, claim, err);
	if (app_ceu_day_is(claim->reported)) {
		pr_date_format(day, claim->reported);
		return pr_fail(err, PR_EEXIST,
			       "Entry #%lld was reported to %s on %s already "
			       "(row #%lld).",
			       (long long)row, s->issuer, day,
			       (long long)claim->reported_row);
	}
	if (app_ceu_day_order(s->date, entry->date) < 0) {
		pr_date_format(day, entry->date);
		return pr_fail(err, PR_EINVAL,
			       "Entry #%lld is of %s; it was reported on that "
			       "day or after it.",
			       (long long)row, day);
	}
	return PR_OK;
}

static enum pr_status
check_entries(const struct said *s, struct pr_err *err)
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

/* The ends of the issuer's cycles, for a sentence. */
static bool
is_end(const struct said *s, char *ends, size_t cap)
{
	size_t at = 0;

	ends[0] = '\0';
	for (size_t i = 0; i < s->picture->status->n; i++) {
		const struct pr_ceu_account *a =
			&s->picture->status->accounts[i];

		if (!a->issuer ||
		    strcasecmp(a->issuer->identifier, s->issuer) != 0)
			continue;
		for (size_t j = 0; j < a->n_cycles; j++) {
			char day[PR_DATE_TEXT];

			if (!app_ceu_day_is(a->cycles[j].to))
				continue;
			if (!app_ceu_day_order(a->cycles[j].to, s->period))
				return true;
			pr_date_format(day, a->cycles[j].to);
			if (at + 14 < cap)
				at += (size_t)snprintf(ends + at, cap - at,
						       "%s%s", at ? ", " : "",
						       day);
		}
	}
	return false;
}

static enum pr_status
check_period(const struct said *s, struct pr_err *err)
{
	char ends[160], day[PR_DATE_TEXT];

	if (!app_ceu_day_is(s->period) || is_end(s, ends, sizeof(ends)))
		return PR_OK;
	pr_date_format(day, s->period);
	return pr_fail(err, PR_EINVAL, "No cycle of %s ends on %s; %s%s.",
		       s->issuer, day,
		       ends[0] ? "there are those that end on "
			       : "none has an end yet",
		       ends);
}

static enum pr_status
write_reports(void *ctx, struct pr_err *err)
{
	struct said *s = ctx;
	struct app_ceu_writer w;
	enum pr_status st = app_ceu_writer_begin(&w, s->desk, err);

	for (size_t i = 0; !st && i < s->n; i++)
		st = app_ceu_reported_put(&w, s->entries[i], s->issuer, s->date,
					  s->period, err);
	return st;
}

static enum pr_status
read_days(struct said *s, const char *date, const char *period,
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
claimed(const struct said *s, const char *name)
{
	const struct pr_ceu_ledger *ledger = &s->picture->ledger;

	for (size_t i = 0; i < ledger->n_entries; i++) {
		const struct pr_ceu_claim *claim =
			claim_of(&ledger->entries[i], name);

		if (claim)
			return claim->issuer;
	}
	return NULL;
}

static enum pr_status
find_issuer(struct said *s, const char *name, struct pr_err *err)
{
	const struct pr_ceu_book *book = &s->picture->book;
	const struct pr_ceu_issuer *issuer = pr_ceu_issuer_find(book, name);

	if (!issuer)
		issuer = pr_ceu_credential_find(book, name, NULL);
	s->issuer = issuer ? issuer->identifier : claimed(s, name);
	return s->issuer ? PR_OK : app_ceu_unknown(book, name, err);
}

enum pr_status
pr_ceu_report(struct pr_desk *desk, const char *issuer, const int64_t *entries,
	      size_t n, const char *date, const char *period,
	      struct pr_err *err)
{
	struct said s = { .desk = desk, .entries = entries, .n = n };
	struct pr_ceu_picture *picture;
	enum pr_status st = pr_ceu_load(desk, NULL, &picture, err);

	if (st)
		return st;
	s.picture = picture;
	st = find_issuer(&s, issuer, err);
	if (!st)
		st = read_days(&s, date, period, err);
	if (!st)
		st = check_entries(&s, err);
	if (!st)
		st = check_period(&s, err);
	if (!st)
		st = app_transact(desk, write_reports, &s, err);
	pr_ceu_picture_free(picture);
	return st;
}
