/* ceu_hold.c - a credential or card is held; see ceu_give_up.c */
#include "ceu.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define REPLACED 8 /* closed at once, at most */
#define REPLACED_WHY "replaced"

struct hold {
	struct pr_desk *desk;
	const struct pr_ceu_picture *picture;
	const struct pr_ceu_issuer *issuer;
	const struct pr_ceu_credential *credential;
	struct pr_ceu_holding row;
	const struct pr_ceu_holding *instead; /* of which it is noted anew */
	bool since_unsaid;
	const struct pr_ceu_holding *replaced[REPLACED];
	size_t n_replaced;
	int64_t id;
};

/* ---- which credential ---------------------------------------------------- */

static enum pr_status
name_one(const struct pr_ceu_issuer *issuer, struct pr_err *err)
{
	char names[240] = "";
	size_t at = 0;

	for (size_t i = 0; i < issuer->n_credentials; i++) {
		const char *name = issuer->credentials[i].identifier;

		if (at + strlen(name) + 3 < sizeof(names))
			at += (size_t)snprintf(names + at, sizeof(names) - at,
					       "%s%s", at ? ", " : "", name);
	}
	return pr_fail(err, PR_ENOTFOUND,
		       "%.64s issues several credentials; name the one: %s.",
		       issuer->identifier, names);
}

/* An issuer of one credential is as good a name as any. */
static enum pr_status
find_credential(struct hold *h, const char *name, struct pr_err *err)
{
	const struct pr_ceu_book *book = &h->picture->book;

	h->issuer = pr_ceu_credential_find(book, name, &h->credential);
	if (h->issuer)
		return PR_OK;
	h->issuer = pr_ceu_issuer_find(book, name);
	if (!h->issuer)
		return app_ceu_unknown(book, name, err);
	if (h->issuer->n_credentials != 1)
		return name_one(h->issuer, err);
	h->credential = h->issuer->credentials;
	return PR_OK;
}

/* ---- may it be held? ----------------------------------------------------- */

static enum pr_status
check_closed(const struct hold *h, const struct pr_ceu_holding *old,
	     struct pr_err *err)
{
	char day[PR_DATE_TEXT];

	if (pr_date_order(old->until, h->row.since) <= 0 ||
	    pr_date_order(old->since, h->row.since) > 0)
		return PR_OK;
	pr_date_format(day, old->until);
	return pr_fail(err, PR_EINVAL,
		       "%s was held until %s already (row #%lld); it begins "
		       "again on that day or later, or that row is taken back "
		       "first: proctor ceu correct %lld --undo --reason TEXT",
		       old->credential, day, (long long)old->row,
		       (long long)old->row);
}

/* It is held: what is said now stands for what was said then. */
static enum pr_status
take_place(struct hold *h, bool only_new, const struct pr_ceu_holding *old,
	   struct pr_err *err)
{
	char day[PR_DATE_TEXT];

	if (only_new) {
		pr_date_format(day, old->since);
		return pr_fail(err, PR_EEXIST,
			       "%s is held since %s already (row #%lld).",
			       old->credential, day, (long long)old->row);
	}
	h->instead = old;
	h->row.noted = old->noted; /* known since then, whatever is said now */
	if (!h->row.renewal_month)
		h->row.renewal_month = old->renewal_month;
	if (!app_ceu_day_is(h->row.expires) &&
	    !pr_date_order(h->row.since, old->since))
		h->row.expires = old->expires;
	return PR_OK;
}

static enum pr_status
check_held(struct hold *h, bool only_new, struct pr_err *err)
{
	const struct pr_ceu_ledger *ledger = &h->picture->ledger;
	enum pr_status st = PR_OK;

	for (size_t i = 0; !st && i < ledger->n_holdings; i++) {
		const struct pr_ceu_holding *old = &ledger->holdings[i];

		if (strcasecmp(old->credential, h->row.credential) != 0 ||
		    strcasecmp(old->issuer, h->row.issuer) != 0)
			continue;
		st = app_ceu_day_is(old->until)
			     ? check_closed(h, old, err)
			     : take_place(h, only_new, old, err);
	}
	return st;
}

/* A month says something only where the cycles go by one. */
static enum pr_status
check_month(const struct hold *h, int month, struct pr_err *err)
{
	const struct pr_ceu_rule *cycle = NULL;

	if (month < 0 || month > 12)
		return pr_fail(err, PR_EINVAL,
			       "A renewal month is 1 to 12, January to "
			       "December.");
	for (size_t i = 0; month && i < h->issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &h->issuer->rules[i];

		if (rule->kind != PR_CEU_CYCLE ||
		    !pr_ceu_speaks_of(rule, h->row.credential))
			continue;
		if (rule->anchor == PR_CEU_RENEWAL)
			return PR_OK;
		cycle = rule;
	}
	if (!month)
		return PR_OK;
	return pr_fail(err, PR_EINVAL,
		       "The cycles of %s go by no renewal month%s%s%s; leave "
		       "the month out.",
		       h->row.credential, cycle ? " (rule " : "",
		       cycle ? cycle->identifier : "", cycle ? ")" : "");
}

/* The rule of its cycles, NULL none. */
static const struct pr_ceu_rule *
cycle_rule(const struct hold *h)
{
	for (size_t i = 0; i < h->issuer->n_rules; i++)
		if (h->issuer->rules[i].kind == PR_CEU_CYCLE &&
		    pr_ceu_speaks_of(&h->issuer->rules[i],
				     h->credential->identifier))
			return &h->issuer->rules[i];
	return NULL;
}

/* Where only a printed end counts nothing hangs on the first day: it is as
 * noted before, else today, or the end when that has been. */
static enum pr_status
guess_since(struct hold *h, struct pr_err *err)
{
	const struct pr_ceu_rule *rule = cycle_rule(h);
	const struct pr_ceu_holding *old = app_ceu_holding_find(
		&h->picture->ledger, h->row.issuer, h->row.credential);

	if (!rule || rule->anchor != PR_CEU_PRINTED ||
	    !app_ceu_day_is(h->row.expires))
		return pr_fail(err, PR_EINVAL,
			       "Say since when %s is held%s%s%s: --since DATE, "
			       "the day it was earned, or issued.",
			       h->row.credential,
			       rule ? "; its dates hang on that day (rule "
				    : "",
			       rule ? rule->identifier : "", rule ? ")" : "");
	h->since_unsaid = !old;
	h->row.since = old ? old->since : h->picture->today;
	if (!old && pr_date_order(h->row.expires, h->row.since) < 0)
		h->row.since = h->row.expires;
	return PR_OK;
}

static enum pr_status
read_days(struct hold *h, const struct pr_ceu_hold *hold, struct pr_err *err)
{
	static const struct pr_date any = { 0 };
	enum pr_status st = PR_OK;

	if (hold->expires && hold->expires[0])
		st = app_ceu_date(&h->row.expires, hold->expires,
				  "the day it expires", any, err);
	if (st)
		return st;
	if (!hold->since || !hold->since[0])
		return guess_since(h, err);
	return app_ceu_date(&h->row.since, hold->since, "the day it was earned",
			    h->picture->today, err);
}

static enum pr_status
read_hold(struct hold *h, const struct pr_ceu_hold *hold, struct pr_err *err)
{
	char since[PR_DATE_TEXT];
	enum pr_status st;

	h->row.credential = h->credential->identifier;
	h->row.issuer = h->issuer->identifier;
	h->row.renewal_month = hold->renewal_month;
	h->row.successor = "";
	h->row.reason = "";
	st = read_days(h, hold, err);
	if (st)
		return st;
	pr_date_format(since, h->row.since);
	if (app_ceu_day_is(h->row.expires) &&
	    pr_date_order(h->row.expires, h->row.since) < 0)
		return pr_fail(err, PR_EINVAL,
			       "%s expires on %s, before it begins on %s; "
			       "look at the two dates again.",
			       h->row.credential, hold->expires, since);
	st = check_month(h, hold->renewal_month, err);
	return st ? st : check_held(h, hold->only_new, err);
}

/* ---- what it replaces ---------------------------------------------------- */

static bool
names_it(const struct pr_ceu_rule *rule, const char *credential)
{
	for (size_t i = 1; i < rule->n_credentials; i++)
		if (!strcasecmp(rule->credentials[i], credential))
			return true;
	return false;
}

/* It was closed by the row that does not hold any more. */
static bool
was_closed_by(const struct pr_ceu_holding *by,
	      const struct pr_ceu_holding *closed)
{
	return by && closed->until_row &&
	       !strcmp(closed->reason, REPLACED_WHY) &&
	       !strcasecmp(closed->issuer, by->issuer) &&
	       !strcasecmp(closed->successor, by->credential) &&
	       !pr_date_order(closed->until, by->since);
}

static void
add_replaced(struct hold *h, const struct pr_ceu_rule *rule)
{
	const struct pr_ceu_ledger *ledger = &h->picture->ledger;

	for (size_t i = 0; i < ledger->n_holdings; i++) {
		const struct pr_ceu_holding *old = &ledger->holdings[i];

		bool open = !app_ceu_day_is(old->until) ||
			    was_closed_by(h->instead, old);

		if (open && !strcasecmp(old->issuer, h->row.issuer) &&
		    names_it(rule, old->credential) &&
		    pr_date_order(old->since, h->row.since) <= 0 &&
		    h->n_replaced < REPLACED)
			h->replaced[h->n_replaced++] = old;
	}
}

/* Noted late: what replaced it is held since a day that has been. */
static void
close_by(struct hold *h, const struct pr_ceu_rule *rule)
{
	const struct pr_ceu_holding *newer = app_ceu_holding_find(
		&h->picture->ledger, h->row.issuer, rule->credentials[0]);

	if (!newer || pr_date_order(newer->since, h->row.since) < 0)
		return;
	h->row.until = newer->since;
	h->row.successor = newer->credential;
	h->row.reason = REPLACED_WHY;
}

/* By rules that are settled only; a question closes nothing. */
static void
find_replaced(struct hold *h)
{
	for (size_t i = 0; i < h->issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &h->issuer->rules[i];

		if (rule->kind != PR_CEU_REPLACES || !rule->n_credentials ||
		    pr_ceu_force(rule, h->row.since, h->row.since) !=
			    PR_CEU_IN_FORCE)
			continue;
		if (!strcasecmp(rule->credentials[0], h->row.credential))
			add_replaced(h, rule);
		else if (names_it(rule, h->row.credential))
			close_by(h, rule);
	}
}

/* ---- writing ------------------------------------------------------------- */

/* What it closed when it began goes with it. */
static enum pr_status
take_back_old(const struct hold *h, struct app_ceu_writer *w,
	      struct pr_err *err)
{
	static const char why[] = "noted anew";
	const struct pr_ceu_ledger *ledger = &h->picture->ledger;
	enum pr_status st = app_ceu_reversal_put(w, h->instead->row, why, err);

	for (size_t i = 0; !st && i < ledger->n_holdings; i++)
		if (was_closed_by(h->instead, &ledger->holdings[i]))
			st = app_ceu_reversal_put(
				w, ledger->holdings[i].until_row, why, err);
	return st;
}

static enum pr_status
write_hold(void *ctx, struct pr_err *err)
{
	struct hold *h = ctx;
	struct app_ceu_writer w;
	enum pr_status st = app_ceu_writer_begin(&w, h->desk, err);

	if (!st && h->instead)
		st = take_back_old(h, &w, err);
	if (!st)
		st = app_ceu_holding_put(&w, &h->row, &h->id, err);
	for (size_t i = 0; !st && i < h->n_replaced; i++) {
		const struct pr_ceu_holding closed = {
			.until = h->row.since,
			.successor = h->row.credential,
			.reason = REPLACED_WHY,
		};

		st = app_ceu_close_put(&w, h->replaced[i]->row, &closed, err);
	}
	return st;
}

static void
tell_held(struct pr_ceu_held *out, const struct hold *h)
{
	size_t at = 0;

	*out = (struct pr_ceu_held){ .row = h->id,
				     .since_unsaid = h->since_unsaid };
	pr_date_format(out->since, h->row.since);
	if (h->instead && h->id == h->instead->row)
		out->same = true;
	else if (h->instead)
		out->instead = h->instead->row;
	snprintf(out->credential, sizeof(out->credential), "%s",
		 h->row.credential);
	snprintf(out->issuer, sizeof(out->issuer), "%s", h->row.issuer);
	for (size_t i = 0; i < h->n_replaced; i++) {
		const char *name = h->replaced[i]->credential;

		if (at + strlen(name) + 3 < sizeof(out->replaced))
			at += (size_t)snprintf(out->replaced + at,
					       sizeof(out->replaced) - at,
					       "%s%s", at ? ", " : "", name);
	}
}

static bool
is_said_already(const struct hold *h)
{
	const struct pr_ceu_holding *old = h->instead;

	return old && !pr_date_order(old->since, h->row.since) &&
	       !pr_date_order(old->expires, h->row.expires) &&
	       old->renewal_month == h->row.renewal_month;
}

enum pr_status
pr_ceu_hold(struct pr_desk *desk, const struct pr_ceu_hold *hold,
	    struct pr_ceu_held *out, struct pr_err *err)
{
	struct hold h = { .desk = desk };
	struct pr_ceu_picture *picture;
	enum pr_status st = pr_ceu_load(desk, NULL, &picture, err);

	if (st)
		return st;
	h.picture = picture;
	st = find_credential(&h, hold->credential, err);
	if (!st)
		st = read_hold(&h, hold, err);
	if (!st && is_said_already(&h)) {
		h.id = h.instead->row;
	} else if (!st) {
		find_replaced(&h);
		st = app_transact(desk, write_hold, &h, err);
	}
	if (!st && out)
		tell_held(out, &h);
	pr_ceu_picture_free(picture);
	return st;
}
