/* ceu_case_life.h - what a holder may do, one thing after the other, by chance
 */
#ifndef CEU_CASE_LIFE_H
#define CEU_CASE_LIFE_H

#include "ceu_case_random.h"

#define ROWS 14 /* actions of each */

/* The number of an entry that holds, 0 none. */
static inline int64_t
some_entry(struct ceu_case *c)
{
	struct pr_ceu_picture *p = ceu_load(c);
	size_t n = p->ledger.n_entries;
	int64_t row = n ? p->ledger.entries[below(n)].row : 0;

	pr_ceu_picture_free(p);
	return row;
}

static inline enum pr_status
hold_some(struct ceu_case *c)
{
	static const char *const names[] = { "AT",  "AS", "BX", "BY",
					     "BLS", "OA", "OB" };
	const char *name = names[below(PR_LEN(names))];
	char since[16], expires[16];
	const struct pr_ceu_hold hold = {
		.credential = name,
		.since = since,
		.expires = strcmp(name, "BLS") == 0 ? expires : NULL,
		.renewal_month = name[0] == 'O' ? 1 + (int)below(12) : 0,
	};
	struct pr_ceu_held held;

	/* before all that is done: an entry outside all cycles is refused */
	snprintf(since, sizeof(since), "202%zu-0%zu-1%zu", below(3),
		 1 + below(9), below(9));
	snprintf(expires, sizeof(expires), "2027-0%zu-28", 1 + below(9));
	return pr_ceu_hold(c->d.desk, &hold, &held, &c->d.err);
}

static inline enum pr_status
give_up_some(struct ceu_case *c)
{
	static const char *const names[] = { "AT", "BX", "BY", "OB" };
	char why[100];

	random_line(why, 90, false);
	return pr_ceu_give_up(c->d.desk, names[below(PR_LEN(names))],
			      "2026-11-18", one_in(3) ? "OA" : NULL, why,
			      &c->d.err);
}

static inline enum pr_status
copy_some(struct ceu_case *c)
{
	static const char *const names[] = { "ALPHA", "BX", "OMEGA", "BLS" };
	const struct pr_ceu_dates dates = {
		.account = names[below(PR_LEN(names))],
		.from = one_in(2) ? "2025-02-01" : "2024-07-15",
		.to = one_in(2) ? "2026-12-31" : "2027-01-31",
		.units = one_in(2) ? "22.75" : NULL,
		.fee = one_in(2) ? "218.05" : NULL,
		.paid = one_in(2) ? "2026-01-02" : NULL,
	};
	int64_t row, instead;

	return pr_ceu_copy_dates(c->d.desk, &dates, &row, &instead, &c->d.err);
}

static inline enum pr_status
report_some(struct ceu_case *c)
{
	static const char *const names[] = { "ALPHA", "BETA", "BX", "OMEGA" };
	int64_t entry = some_entry(c);

	return pr_ceu_report(c->d.desk, names[below(PR_LEN(names))], &entry, 1,
			     one_in(2) ? "2026-11-01" : NULL, NULL, &c->d.err);
}

/* So that it was told before it was mended. */
static inline enum pr_status
report_and_correct(struct ceu_case *c)
{
	struct pr_ceu_draft draft = random_draft(c);
	int64_t row;
	enum pr_status st = ceu_try_add(c, &draft, &row);

	for (size_t i = 0; !st && i < draft.n_claims; i++)
		if (pr_ceu_report(c->d.desk, draft.claims[i].issuer, &row, 1,
				  NULL, NULL, &c->d.err))
			c->d.err = (struct pr_err){ 0 };
	random_line(draft.title, sizeof(draft.title), true);
	return st ? st : correct(c, row, &draft, "the title", &row);
}

/* One thing that a holder does; what is refused changes nothing. */
static inline enum pr_status
act(struct ceu_case *c)
{
	struct pr_ceu_draft draft;
	int64_t row;

	switch (below(14)) {
	case 0:
		return hold_some(c);
	case 1:
		return give_up_some(c);
	case 2:
		return copy_some(c);
	case 3:
	case 4:
		return report_some(c);
	case 5:
	case 6:
		return report_and_correct(c);
	case 7:
		return pr_ceu_reverse(c->d.desk, some_entry(c), "not mine",
				      &c->d.err);
	case 8:
		draft = random_draft(c);
		return correct(c, some_entry(c), &draft, "wrong", &row);
	default:
		draft = random_draft(c);
		return ceu_try_add(c, &draft, &row);
	}
}

static inline void
live(struct ceu_case *c)
{
	for (int i = 0; i < 3; i++)
		if (hold_some(c) != PR_OK)
			c->d.err = (struct pr_err){ 0 };
	for (int i = 0; i < ROWS; i++)
		if (act(c) != PR_OK)
			c->d.err = (struct pr_err){ 0 };
}

#endif
