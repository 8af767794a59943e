/* ceu_give_up.c - a credential or card is held no more */
#include "ceu.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

struct give_up {
	struct pr_desk *desk;
	const struct pr_ceu_picture *picture;
	const struct pr_ceu_holding *held;
	struct pr_ceu_holding closed;
};

static enum pr_status
not_held(const struct pr_ceu_picture *picture, const char *name,
	 struct pr_err *err)
{
	const struct pr_ceu_ledger *ledger = &picture->ledger;
	char names[240] = "";
	size_t at = 0;

	for (size_t i = 0; i < ledger->n_holdings; i++) {
		const struct pr_ceu_holding *h = &ledger->holdings[i];

		if (!app_ceu_day_is(h->until) &&
		    at + strlen(h->credential) + 3 < sizeof(names))
			at += (size_t)snprintf(names + at, sizeof(names) - at,
					       "%s%s", at ? ", " : "",
					       h->credential);
	}
	return pr_fail(err, PR_ENOTFOUND, "%.64s is not held; %s%s.", name,
		       at ? "held are " : "nothing is held yet", names);
}

/* What is held is found by the name it was noted under, too: its rules file
 * may be away. */
static enum pr_status
find_held(struct give_up *g, const char *name, struct pr_err *err)
{
	const struct pr_ceu_ledger *ledger = &g->picture->ledger;
	const struct pr_ceu_credential *credential = NULL;
	const struct pr_ceu_issuer *issuer =
		pr_ceu_credential_find(&g->picture->book, name, &credential);

	if (issuer)
		g->held = app_ceu_holding_find(ledger, issuer->identifier,
					       credential->identifier);
	for (size_t i = 0; !g->held && i < ledger->n_holdings; i++)
		if (!app_ceu_day_is(ledger->holdings[i].until) &&
		    !strcasecmp(ledger->holdings[i].credential, name))
			g->held = &ledger->holdings[i];
	return g->held ? PR_OK : not_held(g->picture, name, err);
}

static enum pr_status
find_successor(struct give_up *g, const char *name, struct pr_err *err)
{
	const struct pr_ceu_credential *credential = NULL;

	g->closed.successor = "";
	if (!name || !name[0])
		return PR_OK;
	if (!pr_ceu_credential_find(&g->picture->book, name, &credential))
		return app_ceu_unknown(&g->picture->book, name, err);
	if (!strcasecmp(credential->identifier, g->held->credential))
		return pr_fail(err, PR_EINVAL,
			       "%s cannot be replaced by itself.",
			       credential->identifier);
	g->closed.successor = credential->identifier;
	return PR_OK;
}

static enum pr_status
read_close(struct give_up *g, const char *until, const char *reason,
	   struct pr_err *err)
{
	enum pr_status st = app_ceu_date(&g->closed.until, until,
					 "the day from which it is not held",
					 g->picture->today, err);

	if (!st)
		st = app_ceu_line(&g->closed.reason, reason, "A reason", err);
	if (!st && pr_date_order(g->closed.until, g->held->since) < 0)
		st = pr_fail(err, PR_EINVAL,
			     "%s ends on %s, before it began; look at the "
			     "date again.",
			     g->held->credential, until);
	return st;
}

static enum pr_status
write_close(void *ctx, struct pr_err *err)
{
	struct give_up *g = ctx;
	struct app_ceu_writer w;
	enum pr_status st = app_ceu_writer_begin(&w, g->desk, err);

	return st ? st : app_ceu_close_put(&w, g->held->row, &g->closed, err);
}

enum pr_status
pr_ceu_give_up(struct pr_desk *desk, const char *credential, const char *until,
	       const char *successor, const char *reason, struct pr_err *err)
{
	struct give_up g = { .desk = desk };
	struct pr_ceu_picture *picture;
	enum pr_status st = pr_ceu_load(desk, NULL, &picture, err);

	if (st)
		return st;
	g.picture = picture;
	st = find_held(&g, credential, err);
	if (!st)
		st = find_successor(&g, successor, err);
	if (!st)
		st = read_close(&g, until, reason, err);
	if (!st)
		st = app_transact(desk, write_close, &g, err);
	pr_ceu_picture_free(picture);
	return st;
}
