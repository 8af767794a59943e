/* ceu_ledger.c - what holds of the rows, as plain values */
#include "util/arena.h"
#include "util/mem.h"

#include "ceu.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Rows as they come, in growing lists; what is kept of them is in the arena. */
struct gather {
	struct arena *arena;
	struct pr_ceu_holding *holdings;
	size_t n_holdings, cap_holdings;
	struct pr_ceu_copied *copied;
	size_t n_copied, cap_copied;
	struct pr_ceu_entry *entries;
	size_t n_entries, cap_entries;
	struct pr_ceu_claim *claims;
	struct owner {
		int64_t entry, first;
	} * claim_of; /* the entry of each, and what it began as */
	size_t n_claims, cap_claims, cap_claim_of;
	/* all entries there ever were, by row: what each stands for */
	struct link {
		int64_t row, corrects;
	} * links;
	size_t n_links, cap_links;
	bool no_memory, damaged;
};

static const char *
keep(struct gather *g, const char *text)
{
	char *kept = arena_strdup(g->arena, text ? text : "");

	if (!kept)
		g->no_memory = true;
	return kept;
}

static struct pr_date
day(struct gather *g, const char *text)
{
	struct pr_date date = { 0 };

	if (text && text[0] && pr_date_parse(&date, text, NULL) != PR_OK)
		g->damaged = true;
	return date;
}

/* Room for one more in a list; the list stays when there is none. */
#define ROOM(g, list, n, cap) room((g), &(list), (n), &(cap), sizeof(*(list)))

static bool
room(struct gather *g, void *list, size_t n, size_t *cap, size_t size)
{
	void *items, *more;

	memcpy(&items, list, sizeof(items));
	more = mem_room(items, n, cap, size);
	if (!more) {
		g->no_memory = true;
		return false;
	}
	memcpy(list, &more, sizeof(more));
	return true;
}

static bool
goes_on(const struct gather *g)
{
	return !g->no_memory && !g->damaged;
}

/* ---- rows ---------------------------------------------------------------- */

static bool
add_holding(void *ctx, const struct pr_db_ceu_holding *row)
{
	struct gather *g = ctx;

	if (!ROOM(g, g->holdings, g->n_holdings, g->cap_holdings))
		return false;
	g->holdings[g->n_holdings++] = (struct pr_ceu_holding){
		.row = row->id,
		.credential = keep(g, row->credential),
		.issuer = keep(g, row->issuer),
		.since = day(g, row->since),
		.expires = day(g, row->expires),
		.noted = day(g, row->noted),
		.renewal_month = row->renewal_month,
		.successor = "",
		.reason = "",
	};
	return goes_on(g);
}

static bool
add_close(void *ctx, const struct pr_db_ceu_close *row)
{
	struct gather *g = ctx;

	for (size_t i = 0; i < g->n_holdings; i++) {
		struct pr_ceu_holding *h = &g->holdings[i];

		if (h->row != row->holding || app_ceu_day_is(h->until))
			continue;
		h->until = day(g, row->until);
		h->until_row = row->id;
		h->successor = keep(g, row->successor);
		h->reason = keep(g, row->reason);
	}
	return goes_on(g);
}

static bool
add_cycle(void *ctx, const struct pr_db_ceu_cycle *row)
{
	struct gather *g = ctx;

	if (!ROOM(g, g->copied, g->n_copied, g->cap_copied))
		return false;
	g->copied[g->n_copied++] = (struct pr_ceu_copied){
		.row = row->id,
		.account = keep(g, row->account),
		.from = day(g, row->from),
		.to = day(g, row->to),
		.units = row->units,
		.fee_cents = row->fee_cents,
		.paid = day(g, row->paid),
	};
	return goes_on(g);
}

static bool
add_link(void *ctx, const struct pr_db_ceu_entry *row)
{
	struct gather *g = ctx;

	if (!ROOM(g, g->links, g->n_links, g->cap_links))
		return false;
	g->links[g->n_links++] = (struct link){ row->id, row->corrects };
	return true;
}

static int
by_row(const void *key, const void *item)
{
	const int64_t *row = key;
	const struct link *link = item;

	return (*row > link->row) - (*row < link->row);
}

/* The row that this one corrected, 0 none. */
static int64_t
before(const struct gather *g, int64_t row)
{
	const struct link *link = NULL;

	if (g->n_links)
		link = bsearch(&row, g->links, g->n_links, sizeof(*g->links),
			       by_row);
	/* what is corrected is older: a damaged chain ends as well */
	return link && link->corrects < row ? link->corrects : 0;
}

static int64_t
first(const struct gather *g, int64_t row)
{
	for (int64_t old = before(g, row); old; old = before(g, old))
		row = old;
	return row;
}

static bool
add_entry(void *ctx, const struct pr_db_ceu_entry *row)
{
	struct gather *g = ctx;
	struct pr_ceu_entry *e;

	if (!ROOM(g, g->entries, g->n_entries, g->cap_entries))
		return false;
	e = &g->entries[g->n_entries++];
	*e = (struct pr_ceu_entry){
		.row = row->id,
		.first = row->id,
		.date = day(g, row->date),
		.title = keep(g, row->title),
		.provider = keep(g, row->provider),
		.note = keep(g, row->note),
		.minutes = row->minutes,
		.units = row->units,
		.cost_cents = row->cost_cents,
		.has_certificate = row->has_certificate,
		.certificate_name = keep(g, row->certificate_name),
	};
	memcpy(e->uuid, row->uuid, sizeof(e->uuid));
	memcpy(e->certificate, row->certificate, sizeof(e->certificate));
	e->first = first(g, e->row);
	return goes_on(g);
}

static bool
add_claim(void *ctx, const struct pr_db_ceu_claim *row)
{
	struct gather *g = ctx;

	if (!ROOM(g, g->claims, g->n_claims, g->cap_claims) ||
	    !ROOM(g, g->claim_of, g->n_claims, g->cap_claim_of))
		return false;
	g->claim_of[g->n_claims] =
		(struct owner){ row->entry, first(g, row->entry) };
	g->claims[g->n_claims++] = (struct pr_ceu_claim){
		.issuer = keep(g, row->issuer),
		.at = keep(g, row->at),
		.accepted = (enum pr_ceu_accepted)row->accepted,
		.why = keep(g, row->why),
		.units = row->units,
		.word = { [PR_CEU_CATEGORY] = keep(g, row->category),
			  [PR_CEU_SOURCE] = keep(g, row->source),
			  [PR_CEU_PLACE] = keep(g, row->place) },
		.approval = keep(g, row->approval),
		.account = "",
	};
	return goes_on(g);
}

/* ---- reports ------------------------------------------------------------- */

static bool
add_reported(void *ctx, const struct pr_db_ceu_reported *row)
{
	struct gather *g = ctx;
	int64_t began = first(g, row->entry);

	for (size_t i = 0; i < g->n_claims; i++) {
		struct pr_ceu_claim *claim = &g->claims[i];

		if (g->claim_of[i].first != began ||
		    strcasecmp(claim->issuer, row->issuer) != 0)
			continue;
		if (g->claim_of[i].entry == row->entry) {
			claim->reported = day(g, row->date);
			claim->period = day(g, row->period);
			claim->account = keep(g, row->account);
			claim->reported_row = row->id;
		} else {
			claim->reported_before = day(g, row->date);
		}
	}
	return goes_on(g);
}

/* Reported again since: what was before is of no interest. */
static void
settle_reports(struct gather *g)
{
	for (size_t i = 0; i < g->n_claims; i++)
		if (app_ceu_day_is(g->claims[i].reported))
			g->claims[i].reported_before = (struct pr_date){ 0 };
}

/* Claims come by entry and entries by row, both in the same order. */
static void
share_claims(struct gather *g, const struct pr_ceu_claim *kept)
{
	size_t at = 0;

	for (size_t i = 0; i < g->n_entries; i++) {
		struct pr_ceu_entry *e = &g->entries[i];

		while (at < g->n_claims && g->claim_of[at].entry < e->row)
			at++;
		e->claims = kept + at;
		while (at + e->n_claims < g->n_claims &&
		       g->claim_of[at + e->n_claims].entry == e->row)
			e->n_claims++;
	}
}

/* ---- order --------------------------------------------------------------- */

static int
order(struct pr_date a, struct pr_date b, int64_t row_a, int64_t row_b)
{
	int days = pr_date_order(a, b);

	return days ? days : (row_a > row_b) - (row_a < row_b);
}

static int
holding_order(const void *a, const void *b)
{
	const struct pr_ceu_holding *x = a, *y = b;

	return order(x->since, y->since, x->row, y->row);
}

static int
copied_order(const void *a, const void *b)
{
	const struct pr_ceu_copied *x = a, *y = b;
	int names = strcasecmp(x->account, y->account);

	return names ? names : order(x->from, y->from, x->row, y->row);
}

static int
entry_order(const void *a, const void *b)
{
	const struct pr_ceu_entry *x = a, *y = b;

	return order(x->date, y->date, x->row, y->row);
}

/* ---- the ledger ---------------------------------------------------------- */

/* A sorted copy of a list, in the arena. */
static const void *
take(struct gather *g, void *list, size_t n, size_t size,
     int (*by)(const void *, const void *))
{
	void *kept;

	if (!n)
		return NULL;
	if (by)
		qsort(list, n, size, by);
	kept = arena_memdup(g->arena, list, n * size);
	if (!kept)
		g->no_memory = true;
	return kept;
}

static void
finish(struct gather *g, struct pr_ceu_ledger *out)
{
	const struct pr_ceu_claim *claims;

	settle_reports(g);
	claims = take(g, g->claims, g->n_claims, sizeof(*claims), NULL);
	if (g->no_memory)
		return;
	if (claims)
		share_claims(g, claims);
	*out = (struct pr_ceu_ledger){
		.holdings = take(g, g->holdings, g->n_holdings,
				 sizeof(*g->holdings), holding_order),
		.n_holdings = g->n_holdings,
		.copied = take(g, g->copied, g->n_copied, sizeof(*g->copied),
			       copied_order),
		.n_copied = g->n_copied,
		.entries = take(g, g->entries, g->n_entries,
				sizeof(*g->entries), entry_order),
		.n_entries = g->n_entries,
	};
}

static enum pr_status
walk(struct gather *g, struct pr_desk *desk, struct pr_err *err)
{
	struct pr_store *store = desk->store;
	int64_t me = desk->learner.id;
	enum pr_status st =
		pr_db_ceu_holding_each(store, me, g, add_holding, err);

	if (!st)
		st = pr_db_ceu_close_each(store, me, g, add_close, err);
	if (!st)
		st = pr_db_ceu_cycle_each(store, me, g, add_cycle, err);
	if (!st)
		st = pr_db_ceu_entry_each(store, me, true, g, add_link, err);
	if (!st)
		st = pr_db_ceu_entry_each(store, me, false, g, add_entry, err);
	if (!st)
		st = pr_db_ceu_claim_each(store, me, false, g, add_claim, err);
	if (!st)
		st = pr_db_ceu_reported_each(store, me, g, add_reported, err);
	return st;
}

enum pr_status
app_ceu_ledger(struct pr_ceu_ledger *out, struct pr_desk *desk,
	       struct arena *arena, struct pr_err *err)
{
	struct gather g = { .arena = arena };
	struct pr_ceu_ledger ledger = { 0 };
	enum pr_status st = walk(&g, desk, err);

	if (!st && !g.no_memory && !g.damaged)
		finish(&g, &ledger);
	if (!st && g.no_memory)
		st = mem_fail(err);
	if (!st && g.damaged)
		st = pr_fail(err, PR_EDAMAGED,
			     "%s: is damaged: the CEU ledger has a day that "
			     "there is not; restore a backup",
			     pr_store_path(desk->store));
	free(g.holdings);
	free(g.copied);
	free(g.entries);
	free(g.claims);
	free(g.claim_of);
	free(g.links);
	if (!st)
		*out = ledger;
	return st;
}

/* ---- looking up ---------------------------------------------------------- */

const struct pr_ceu_holding *
app_ceu_holding_find(const struct pr_ceu_ledger *ledger, const char *issuer,
		     const char *credential)
{
	for (size_t i = 0; i < ledger->n_holdings; i++) {
		const struct pr_ceu_holding *h = &ledger->holdings[i];

		if (!app_ceu_day_is(h->until) &&
		    !strcasecmp(h->credential, credential) &&
		    !strcasecmp(h->issuer, issuer))
			return h;
	}
	return NULL;
}

static bool
note_holding(void *ctx, const struct pr_db_ceu_holding *row)
{
	bool *any = ctx;

	(void)row;
	*any = true;
	return false;
}

static bool
note_entry(void *ctx, const struct pr_db_ceu_entry *row)
{
	bool *any = ctx;

	(void)row;
	*any = true;
	return false;
}

enum pr_status
pr_ceu_any(struct pr_desk *desk, bool *any, struct pr_err *err)
{
	bool found = false;
	enum pr_status st = pr_db_ceu_holding_each(
		desk->store, desk->learner.id, &found, note_holding, err);

	if (!st && !found)
		st = pr_db_ceu_entry_each(desk->store, desk->learner.id, false,
					  &found, note_entry, err);
	if (!st)
		*any = found;
	return st;
}
