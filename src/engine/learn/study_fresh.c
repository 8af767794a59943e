/* study_fresh.c - which new items a day has; see study_fresh.h */
#include "study_fresh.h"

#include <string.h>

struct place {
	struct pr_study_group *groups;
	size_t n;
	double share[PR_DOMAINS_MAX];
	int left[PR_DOMAINS_MAX], given[PR_DOMAINS_MAX];
	int piece; /* items of one domain at a time */
};

/* The domain whose next item is due first; -1 when nothing is left. */
static int
next_domain(const struct place *p)
{
	double best = -1;
	int at = -1;

	for (int d = 0; d < PR_DOMAINS_MAX; d++) {
		double due = p->share[d] / (2.0 * p->given[d] + 1);

		if (p->left[d] > 0 && due > best) {
			best = due;
			at = d;
		}
	}
	return at;
}

static struct pr_study_group *
next_group(const struct place *p, int domain)
{
	struct pr_study_group *at = NULL;
	double best = -1;

	for (size_t i = 0; i < p->n; i++) {
		struct pr_study_group *g = &p->groups[i];
		double due = g->share / (2.0 * g->planned + 1);

		if (g->domain == domain && g->planned < g->unseen &&
		    due > best) {
			best = due;
			at = g;
		}
	}
	return at;
}

/* Up to n items of one task. */
static int
give(struct place *p, struct pr_study_group *g, int n)
{
	if (n > g->unseen - g->planned)
		n = g->unseen - g->planned;
	g->planned += n;
	p->left[g->domain] -= n;
	p->given[g->domain] += n;
	return n;
}

/* The diagnostic asks one by one over all domains. */
static int
give_diagnostic(struct place *p, int n)
{
	int given = 0, domain;

	while (given < n && (domain = next_domain(p)) >= 0)
		given += give(p, next_group(p, domain), 1);
	return given;
}

/* What a day's new items have in common; first: these are the first. */
static void
note_place(struct pr_study_slot *day, const struct pr_study_group *g,
	   bool first)
{
	if (first) {
		day->domain = g->domain;
		day->task = g->task;
	}
	if (day->domain != g->domain)
		day->domain = -1;
	if (day->domain < 0 || day->task != g->task)
		day->task = -1;
}

/* Up to n items of a domain, task by task; returns how many. */
static int
fill_piece(struct place *p, struct pr_study_slot *day, int domain, int n,
	   bool first)
{
	int done = 0;

	while (done < n && p->left[domain] > 0) {
		struct pr_study_group *g = next_group(p, domain);

		done += give(p, g, n - done);
		note_place(day, g, first);
		first = false;
	}
	day->domains[domain] += done;
	return done;
}

static void
fill_day(struct place *p, struct pr_study_slot *day)
{
	int left = day->fresh_items;

	day->domain = day->task = -1;
	while (left > 0) {
		int domain = next_domain(p);
		int piece = left < p->piece ? left : p->piece;

		if (domain < 0)
			return;
		left -= fill_piece(p, day, domain, piece,
				   left == day->fresh_items);
	}
}

/* The new items of today's queue, whose domains it chose. */
static void
fill_today(struct place *p, struct pr_study_slot *day,
	   const struct pr_study_today *today)
{
	bool first = true;

	day->domain = day->task = -1;
	for (int d = 0; d < PR_DOMAINS_MAX; d++) {
		if (!today->domains[d])
			continue;
		fill_piece(p, day, d, today->domains[d], first);
		first = false;
	}
	/* which tasks it has is its own */
	day->task = -1;
}

int
study_fresh_place(struct pr_study_slot *days, const struct pr_study_in *in,
		  struct pr_study_group *groups, size_t n_groups)
{
	struct place p = { .groups = groups, .n = n_groups };
	int domains = 0, given, total = 0;
	size_t first_day = 0;

	for (size_t i = 0; i < n_groups; i++) {
		groups[i].planned = 0;
		p.share[groups[i].domain] += groups[i].share;
		domains += !p.left[groups[i].domain] && groups[i].unseen;
		p.left[groups[i].domain] += groups[i].unseen;
	}
	for (size_t i = 0; i < in->n_days; i++)
		total += days[i].fresh_items;
	if (in->today && in->n_days) {
		fill_today(&p, &days[0], in->today);
		first_day = 1;
	}
	given = give_diagnostic(&p, in->diagnostic_items);
	/* each domain has its turn at least twice */
	p.piece = domains ? total / (2 * domains) : 1;
	if (p.piece < 1)
		p.piece = 1;
	for (size_t i = first_day; i < in->n_days; i++)
		fill_day(&p, &days[i]);
	return given;
}
