/* judge.c - what is held, what was done, and what is owed; see proctor/ceu.h
 * and judge.h */
#include "engine/ceu/judge.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MEMORY_MAX ((size_t)512 << 20)

/* The status and all it gave out. */
struct judged {
	struct pr_ceu_status status; /* first: it is freed by it */
	struct arena *arena;
};

/* ---- the accounts in their order ----------------------------------------- */

static int64_t
end_of(const struct pr_ceu_account *account)
{
	if (account->now < 0)
		return INT64_MAX;
	return judge_day(account->cycles[account->now].to);
}

/* What was left undone comes first; what was given up is history and comes
 * last. */
static int
by_end(const void *a, const void *b)
{
	const struct pr_ceu_account *x = a, *y = b;
	int64_t p = end_of(x), q = end_of(y);
	int order = strcasecmp(x->name, y->name);

	if (x->open != y->open)
		return x->open ? -1 : 1;
	if ((x->pressing >= 0) != (y->pressing >= 0))
		return x->pressing >= 0 ? -1 : 1;
	if (p != q)
		return p < q ? -1 : 1;
	if (order != 0)
		return order;
	/* two issuers of one name: as they were gained */
	return x->holdings[0]->row < y->holdings[0]->row ? -1 : 1;
}

/* ---- the judging --------------------------------------------------------- */

/* Accounts of one issuer are given their lines together. */
static enum pr_status
give(struct judge *j, struct pr_err *err)
{
	size_t *of_issuer = arena_array(j->arena, j->n, sizeof(*of_issuer));
	bool *done = arena_array(j->arena, j->n, sizeof(*done));
	enum pr_status st = PR_OK;

	if (!of_issuer || !done)
		return judge_no_memory(err);
	for (size_t i = 0; i < j->n && !st; i++) {
		const struct pr_ceu_issuer *issuer = j->accounts[i].out->issuer;
		size_t n = 0;

		for (size_t k = i; k < j->n && !done[i]; k++) {
			if (k > i &&
			    (!issuer || j->accounts[k].out->issuer != issuer))
				continue;
			of_issuer[n++] = k;
		}
		for (size_t k = 0; k < n; k++)
			done[of_issuer[k]] = true;
		if (n > 0)
			st = judge_give(j, of_issuer, n, err);
	}
	return st;
}

static enum pr_status
judge_all(struct judge *j, struct pr_err *err)
{
	enum pr_status st = judge_accounts(j, err);

	for (size_t i = 0; i < j->n && !st; i++) {
		st = judge_cycles(j, &j->accounts[i], err);
		if (!st)
			st = judge_need(j, &j->accounts[i], err);
		if (!st)
			st = judge_lines(j, &j->accounts[i], err);
	}
	if (!st)
		st = give(j, err);
	for (size_t i = 0; i < j->n && !st; i++) {
		st = judge_sums(j, &j->accounts[i], err);
		if (!st)
			st = judge_states(j, &j->accounts[i], err);
	}
	return st;
}

/* Nobody has more accounts than holdings. */
static enum pr_status
begin(struct judge *j, struct judged *judged, struct pr_err *err)
{
	size_t n = j->ledger->n_holdings;

	j->arena = judged->arena;
	j->accounts = arena_array(j->arena, n, sizeof(*j->accounts));
	judged->status.accounts =
		arena_array(j->arena, n, sizeof(*judged->status.accounts));
	if (!j->accounts || !judged->status.accounts)
		return judge_no_memory(err);
	for (size_t i = 0; i < n; i++)
		j->accounts[i].out = &judged->status.accounts[i];
	judged->status.today = j->today;
	return PR_OK;
}

enum pr_status
pr_ceu_judge(struct pr_ceu_status **out, const struct pr_ceu_book *book,
	     const struct pr_ceu_ledger *ledger, struct pr_date today,
	     struct pr_err *err)
{
	struct judge j = { .book = book,
			   .ledger = ledger,
			   .today = today,
			   .day = pr_date_to_days(today) };
	struct judged *judged = calloc(1, sizeof(*judged));
	enum pr_status st;

	*out = NULL;
	if (!judged)
		return judge_no_memory(err);
	judged->arena = arena_new(MEMORY_MAX);
	st = judged->arena ? begin(&j, judged, err) : judge_no_memory(err);
	if (!st)
		st = judge_all(&j, err);
	if (st) {
		pr_ceu_status_free(&judged->status);
		return st;
	}
	judged->status.n = j.n;
	if (j.n > 0 && judged->status.accounts)
		qsort(judged->status.accounts, j.n,
		      sizeof(*judged->status.accounts), by_end);
	*out = &judged->status;
	return PR_OK;
}

void
pr_ceu_status_free(struct pr_ceu_status *status)
{
	struct judged *judged = (struct judged *)(void *)status;

	if (!judged)
		return;
	arena_free(judged->arena);
	free(judged);
}

/* ---- looking up ---------------------------------------------------------- */

/* By its present or former name. */
static bool
is_called(const struct pr_ceu_issuer *issuer, const char *credential,
	  const char *name)
{
	if (judge_same(credential, name))
		return true;
	for (size_t i = 0; issuer && i < issuer->n_credentials; i++) {
		const struct pr_ceu_credential *c = &issuer->credentials[i];
		const char *formerly = c->formerly ? c->formerly : "";

		if ((judge_same(c->identifier, credential) &&
		     judge_same(formerly, name)) ||
		    (judge_same(formerly, credential) &&
		     judge_same(c->identifier, name)))
			return true;
	}
	return false;
}

const struct pr_ceu_account *
pr_ceu_account_find(const struct pr_ceu_status *status, const char *name)
{
	for (size_t i = 0; i < status->n; i++) {
		if (judge_same(status->accounts[i].name, name))
			return &status->accounts[i];
	}
	for (size_t i = 0; i < status->n && name[0]; i++) {
		const struct pr_ceu_account *account = &status->accounts[i];

		for (size_t k = 0; k < account->n_holdings; k++) {
			if (is_called(account->issuer,
				      account->holdings[k]->credential, name))
				return account;
		}
	}
	return NULL;
}

const struct pr_ceu_line *
pr_ceu_line_find(const struct pr_ceu_account *account, size_t entry)
{
	for (size_t i = 0; i < account->n_lines; i++)
		if (account->lines[i].entry == entry)
			return &account->lines[i];
	return NULL;
}
