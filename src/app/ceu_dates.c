/* ceu_dates.c - a cycle as the issuer's site shows it */
#include "ceu.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DAYS_MAX 3660 /* no cycle is longer than ten years */

struct dates {
	struct pr_desk *desk;
	const struct pr_ceu_picture *picture;
	const struct pr_ceu_account *account; /* as it is judged, NULL: not */
	const char *name;
	struct pr_ceu_copied copied;
	int64_t row, instead;
};

/* ---- which account ------------------------------------------------------- */

static const struct pr_ceu_account *
account_of(const struct pr_ceu_status *status, const char *name)
{
	for (size_t i = 0; i < status->n; i++)
		if (!strcasecmp(status->accounts[i].name, name))
			return &status->accounts[i];
	return NULL;
}

/* The only account that there is at an issuer that has one for each. */
static enum pr_status
only_account(struct dates *d, const struct pr_ceu_issuer *issuer,
	     struct pr_err *err)
{
	const struct pr_ceu_status *status = d->picture->status;

	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *a = &status->accounts[i];

		if (a->issuer != issuer)
			continue;
		if (d->account)
			return pr_fail(err, PR_EINVAL,
				       "%s has dates of its own for each "
				       "credential; name the credential, %s "
				       "or %s.",
				       issuer->identifier, d->account->name,
				       a->name);
		d->account = a;
	}
	return PR_OK;
}

static enum pr_status
find_account(struct dates *d, const char *name, struct pr_err *err)
{
	const struct pr_ceu_book *book = &d->picture->book;
	const struct pr_ceu_credential *credential = NULL;
	const struct pr_ceu_issuer *issuer = pr_ceu_issuer_find(book, name);
	enum pr_status st = PR_OK;

	d->account = account_of(d->picture->status, name);
	if (!d->account && issuer)
		st = only_account(d, issuer, err);
	if (!d->account && !issuer) {
		issuer = pr_ceu_credential_find(book, name, &credential);
		if (!issuer)
			return app_ceu_unknown(book, name, err);
		d->account =
			account_of(d->picture->status,
				   pr_ceu_account_name(issuer, credential));
	}
	if (!st && !d->account)
		st = pr_fail(err, PR_ENOTFOUND,
			     "Nothing of %.64s is held; say what is, first: "
			     "proctor ceu hold CREDENTIAL --since DATE",
			     name);
	if (!st)
		d->copied.account = d->account->name;
	return st;
}

/* ---- which days ---------------------------------------------------------- */

/* The cycle whose end is nearest: sites and rules differ by days. */
static const struct pr_ceu_cycle *
nearest(const struct pr_ceu_account *account, struct pr_date to)
{
	const struct pr_ceu_cycle *best = NULL;
	int64_t least = 0;

	for (size_t i = 0; i < account->n_cycles; i++) {
		const struct pr_ceu_cycle *c = &account->cycles[i];
		int64_t away;

		if (!app_ceu_day_is(c->to) || !app_ceu_day_is(c->from))
			continue;
		away = llabs(pr_date_to_days(c->to) - pr_date_to_days(to));
		if (!best || away < least) {
			best = c;
			least = away;
		}
	}
	return best;
}

/* Since when the account is held, on that day or before; zero none. */
static struct pr_date
held_since(const struct dates *d)
{
	struct pr_date first = { 0 };

	for (size_t i = 0; i < d->account->n_holdings; i++) {
		const struct pr_ceu_holding *h = d->account->holdings[i];

		if (pr_date_order(h->since, d->copied.to) <= 0 &&
		    (!app_ceu_day_is(first) ||
		     pr_date_order(h->since, first) < 0))
			first = h->since;
	}
	return first;
}

static enum pr_status
guess_from(struct dates *d, struct pr_err *err)
{
	const struct pr_ceu_cycle *c = nearest(d->account, d->copied.to);

	/* where nothing is computed */
	d->copied.from = held_since(d);
	if (!c && app_ceu_day_is(d->copied.from))
		return PR_OK;
	if (!c || pr_date_order(c->from, d->copied.to) > 0)
		return pr_fail(err, PR_EINVAL,
			       "Nothing tells when this cycle of %s began; "
			       "say it with --from DATE.",
			       d->account->name);
	d->copied.from = c->from;
	return PR_OK;
}

/* Without an end it is the present cycle, if that was copied: only what is
 * said is new. */
static enum pr_status
present(struct dates *d, struct pr_err *err)
{
	const struct pr_ceu_account *a = d->account;
	const char *name = d->copied.account;

	if (a->now < 0 || !a->cycles[a->now].copy)
		return pr_fail(err, PR_EINVAL,
			       "Say when the cycle of %s ends, as its site "
			       "shows it: --to DATE.",
			       name);
	d->copied = *a->cycles[a->now].copy;
	d->copied.account = name;
	return PR_OK;
}

static enum pr_status
read_days(struct dates *d, const struct pr_ceu_dates *dates, struct pr_err *err)
{
	static const struct pr_date any = { 0 };
	bool has_to = dates->to && dates->to[0];
	bool has_from = dates->from && dates->from[0];
	int64_t days;
	enum pr_status st =
		has_to ? app_ceu_date(&d->copied.to, dates->to,
				      "the last day of the cycle", any, err)
		       : present(d, err);

	if (!st && has_from)
		st = app_ceu_date(&d->copied.from, dates->from,
				  "the first day of the cycle", any, err);
	else if (!st && has_to)
		st = guess_from(d, err);
	if (st)
		return st;
	days = pr_date_to_days(d->copied.to) - pr_date_to_days(d->copied.from);
	if (days < 0)
		return pr_fail(err, PR_EINVAL,
			       "A cycle ends after it begins; look at the two "
			       "dates again.");
	if (days > DAYS_MAX)
		return pr_fail(err, PR_EINVAL,
			       "A cycle of %lld years is longer than any; look "
			       "at the two dates again.",
			       (long long)(days / 365));
	return PR_OK;
}

/* ---- in the place of others ---------------------------------------------- */

static bool
overlaps(const struct dates *d, const struct pr_ceu_copied *old)
{
	return !strcasecmp(old->account, d->copied.account) &&
	       pr_date_order(old->from, d->copied.to) <= 0 &&
	       pr_date_order(old->to, d->copied.from) >= 0;
}

static int64_t
days_of(struct pr_date from, struct pr_date to)
{
	return pr_date_to_days(to) - pr_date_to_days(from) + 1;
}

/* The same cycle, if on other days: they share more than half of either. */
static bool
is_same_cycle(const struct dates *d, const struct pr_ceu_copied *old)
{
	const struct pr_ceu_copied *new = &d->copied;
	struct pr_date from = old->from, to = old->to;
	int64_t shared;

	if (!overlaps(d, old))
		return false;
	if (pr_date_order(from, new->from) < 0)
		from = new->from;
	if (pr_date_order(to, new->to) > 0)
		to = new->to;
	shared = 2 * days_of(from, to);
	return shared > days_of(old->from, old->to) &&
	       shared > days_of(new->from, new->to);
}

/* What was copied of this cycle before and is not said anew still holds. */
static void
keep_members(struct dates *d)
{
	const struct pr_ceu_ledger *ledger = &d->picture->ledger;

	for (size_t i = 0; i < ledger->n_copied; i++) {
		const struct pr_ceu_copied *old = &ledger->copied[i];

		if (!is_same_cycle(d, old))
			continue;
		d->copied.units = old->units;
		d->copied.fee_cents = old->fee_cents;
		d->copied.paid = old->paid;
	}
}

static enum pr_status
read_dates(struct dates *d, const struct pr_ceu_dates *dates,
	   struct pr_err *err)
{
	enum pr_status st;

	d->copied.units = d->copied.fee_cents = PR_CEU_UNKNOWN;
	st = read_days(d, dates, err);
	if (!st)
		keep_members(d);
	if (!st && dates->units && dates->units[0])
		st = pr_ceu_units_parse(&d->copied.units, dates->units, err);
	if (!st && dates->fee && dates->fee[0])
		st = pr_ceu_cents_parse(&d->copied.fee_cents, dates->fee,
					PR_CEU_FEE_MAX, err);
	if (!st && dates->paid && dates->paid[0])
		st = app_ceu_date(&d->copied.paid, dates->paid,
				  "the day the fee was paid", d->picture->today,
				  err);
	return st;
}

/* It was said already, word for word. */
static bool
is_there(struct dates *d)
{
	const struct pr_ceu_ledger *ledger = &d->picture->ledger;

	for (size_t i = 0; i < ledger->n_copied; i++) {
		const struct pr_ceu_copied *old = &ledger->copied[i];

		if (!overlaps(d, old) ||
		    pr_date_order(old->from, d->copied.from) ||
		    pr_date_order(old->to, d->copied.to) ||
		    pr_date_order(old->paid, d->copied.paid) ||
		    old->units != d->copied.units ||
		    old->fee_cents != d->copied.fee_cents)
			continue;
		d->row = old->row;
		return true;
	}
	return false;
}

static enum pr_status
write_dates(void *ctx, struct pr_err *err)
{
	struct dates *d = ctx;
	const struct pr_ceu_ledger *ledger = &d->picture->ledger;
	struct app_ceu_writer w;
	enum pr_status st = app_ceu_writer_begin(&w, d->desk, err);

	for (size_t i = 0; !st && i < ledger->n_copied; i++) {
		if (!overlaps(d, &ledger->copied[i]))
			continue;
		if (!d->instead)
			d->instead = ledger->copied[i].row;
		st = app_ceu_reversal_put(&w, ledger->copied[i].row,
					  "copied anew", err);
	}
	return st ? st : app_ceu_copied_put(&w, &d->copied, &d->row, err);
}

enum pr_status
pr_ceu_copy_dates(struct pr_desk *desk, const struct pr_ceu_dates *dates,
		  int64_t *row, int64_t *instead, struct pr_err *err)
{
	struct dates d = { .desk = desk };
	struct pr_ceu_picture *picture;
	enum pr_status st = pr_ceu_load(desk, NULL, &picture, err);

	if (st)
		return st;
	d.picture = picture;
	st = find_account(&d, dates->account, err);
	if (!st)
		st = read_dates(&d, dates, err);
	if (!st && !is_there(&d))
		st = app_transact(desk, write_dates, &d, err);
	if (!st && row)
		*row = d.row;
	if (!st && instead)
		*instead = d.instead;
	pr_ceu_picture_free(picture);
	return st;
}
