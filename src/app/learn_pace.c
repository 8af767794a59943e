/* learn_pace.c - how long a learner takes for an item; see learn.h */
#include "proctor/sheet.h"
#include "util/mem.h"

#include "learn.h"

#include <stdlib.h>

struct pace {
	const struct learn_pace *of;
	struct pr_sheet_cell *cells; /* PR_SHEET_SLOTS_MAX */
	uint32_t *ms;
	size_t n, cap;
	enum pr_status st;
	struct pr_err *err;
};

static bool
counts(const struct pace *p, const struct pr_sheet_cell *cell)
{
	if (!(cell->flags & PR_SHEET_ANSWERED) || !cell->ms)
		return false;
	if (p->of->right)
		return cell->credit == 100;
	return !(cell->flags & PR_SHEET_RAPID);
}

static bool
take_sheet(void *ctx, const struct pr_db_sheet *sheet)
{
	struct pace *p = ctx;
	size_t n;

	if ((sheet->kind == PR_SITTING_DRILL) != p->of->drill)
		return true;
	p->st = pr_sheet_unpack(p->cells, &n, sheet->cells, sheet->n, p->err);
	for (size_t i = 0; !p->st && i < n; i++) {
		uint32_t *more;

		if (!counts(p, &p->cells[i]))
			continue;
		more = mem_room(p->ms, p->n, &p->cap, sizeof(*more));
		if (!more) {
			p->st = mem_fail(p->err);
			break;
		}
		p->ms = more;
		p->ms[p->n++] = p->cells[i].ms;
	}
	return !p->st;
}

static int
by_size(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

enum pr_status
learn_pace_median(uint32_t *out, struct pr_desk *desk,
		  const struct learn_pace *of, struct pr_err *err)
{
	struct pace p = { .of = of, .err = err };
	enum pr_status st;

	p.cells = mem_array(PR_SHEET_SLOTS_MAX, sizeof(*p.cells));
	if (!p.cells)
		return mem_fail(err);
	st = pr_db_sheet_each(desk->store, of->learner, of->since_ms, &p,
			      take_sheet, err);
	if (!st)
		st = p.st;
	if (!st && p.n)
		qsort(p.ms, p.n, sizeof(*p.ms), by_size);
	if (!st)
		*out = p.n ? p.ms[p.n / 2] : 0;
	free(p.ms);
	free(p.cells);
	return st;
}
