/* drill_rows.c - the kinds of drill and what there is of each */
#include "util/mem.h"

#include "drill_internal.h"
#include "library_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
count_items(struct pr_drill_row *row, const struct drill_shelf *shelf,
	    int domain)
{
	for (size_t i = 0; i < shelf->pool.n; i++) {
		const struct pr_candidate *c = &shelf->pool.candidates[i];
		const struct drill_pack *pack = drill_shelf_pack(shelf, i);

		if (c->domain != domain || !pack || pack->generated ||
		    !drill_shelf_offers(shelf, i, NULL))
			continue;
		row->authored++;
		row->unseen += !c->seen_ms;
	}
}

/* Generators that would make something of this kind, had they the tables. */
static bool
could_make(const struct pr_domain *domain)
{
	size_t n;
	const struct pr_generator *g = pr_generators(&n);

	for (size_t i = 0; i < n; i++)
		for (size_t t = 0; t < domain->n_tasks; t++)
			if (!strcmp(g[i].task, domain->tasks[t].identifier))
				return true;
	return false;
}

static void
fill_row(struct pr_drill_row *row, const struct drill_shelf *shelf, int d)
{
	const struct pr_domain *domain = &shelf->exam->domains[d];

	library_cut(row->kind, sizeof(row->kind), domain->identifier);
	library_cut(row->title, sizeof(row->title), domain->title);
	count_items(row, shelf, d);
	row->generated = drill_shelf_makes(shelf, d, -1);
	if (row->authored || row->generated)
		return;
	snprintf(row->why_not, sizeof(row->why_not), "%s",
		 could_make(domain)
			 ? "needs the code tables: proctor codes import"
			 : "no items of this kind are here");
}

static void
add_past(struct pr_drill_row *row, const struct drill_skill *s)
{
	row->responses += s->responses;
	row->right += s->right;
	if (s->last_ms > row->last_ms)
		row->last_ms = s->last_ms;
}

static void
add_row(struct pr_drill_row *sum, const struct pr_drill_row *row)
{
	sum->authored += row->authored;
	sum->unseen += row->unseen;
	sum->generated = sum->generated || row->generated;
	sum->responses += row->responses;
	sum->right += row->right;
	if (row->last_ms > sum->last_ms)
		sum->last_ms = row->last_ms;
}

static bool
at_hand(const struct pr_drill_row *row)
{
	return row->authored || row->generated;
}

/* Who never drilled takes the mixed one; then the kind of the skill that is
 * needed most, once it was tried. */
static void
suggest(struct pr_drill_row *rows, const struct drill_skills *skills)
{
	for (size_t i = 0; i < skills->n && rows[0].responses; i++) {
		const struct drill_skill *s = &skills->rows[i];
		struct pr_drill_row *row = &rows[1 + s->domain];

		if (s->responses && at_hand(row)) {
			row->suggested = true;
			return;
		}
	}
	rows[0].suggested = at_hand(&rows[0]);
}

static void
fill_rows(struct pr_drill_row *rows, const struct drill_shelf *shelf,
	  const struct drill_skills *skills)
{
	size_t n = shelf->exam->n_domains;

	snprintf(rows[0].title, sizeof(rows[0].title), "Mixed");
	for (size_t d = 0; d < n; d++)
		fill_row(&rows[1 + d], shelf, (int)d);
	for (size_t i = 0; i < skills->n; i++)
		add_past(&rows[1 + skills->rows[i].domain], &skills->rows[i]);
	for (size_t d = 0; d < n; d++)
		add_row(&rows[0], &rows[1 + d]);
	if (!at_hand(&rows[0]))
		snprintf(rows[0].why_not, sizeof(rows[0].why_not),
			 "no drills are here yet");
	suggest(rows, skills);
}

enum pr_status
pr_drill_rows(struct pr_desk *desk, struct pr_drill_row **out, size_t *n,
	      struct pr_err *err)
{
	struct drill_shelf shelf;
	struct drill_skills skills = { 0 };
	struct pr_drill_row *rows = NULL;
	struct pr_err own = { 0 };
	enum pr_status st = drill_shelf_open(&shelf, desk, &own);

	*out = NULL;
	*n = 0;
	if (st == PR_ENOTFOUND) /* no outline, no kinds */
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	st = drill_skills_load(&skills, desk, shelf.exam, err);
	if (!st) {
		rows = mem_array(1 + shelf.exam->n_domains, sizeof(*rows));
		if (!rows)
			st = mem_fail(err);
	}
	if (rows) {
		fill_rows(rows, &shelf, &skills);
		*n = 1 + shelf.exam->n_domains;
		*out = rows;
	}
	drill_skills_release(&skills);
	drill_shelf_release(&shelf);
	return st;
}
