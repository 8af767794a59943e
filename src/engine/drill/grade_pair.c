/* grade_pair.c - lines and slots joined so that they resemble each other most
 * in all; ties go to the line that came first */
#include "grade.h"

#include <string.h>

#define FAR ((int64_t)1 << 40)
#define SCALE 1000000.0

/* An assignment problem: rows are slots, columns lines and, behind them, one
 * place for every slot that stays without. */
struct joining {
	int n_rows, n_cols, n_lines;
	int64_t gain[GRADE_SLOTS][PR_LINES_MAX]; /* 0: never joined */
	int slot[GRADE_SLOTS];                   /* of the grading, by row */
	int line[PR_LINES_MAX];                  /* of the grading, by column */
	int fixed[GRADE_SLOTS]; /* column that a row must have, -1 free */
};

static int64_t
cost(const struct joining *j, int row, int col)
{
	if (j->fixed[row] >= 0)
		return col == j->fixed[row] && col < j->n_lines
			       ? -j->gain[row][col]
		       : col == j->fixed[row] ? 0
					      : FAR;
	if (col >= j->n_lines)
		return col - j->n_lines == row ? 0 : FAR;
	return j->gain[row][col] > 0 ? -j->gain[row][col] : FAR;
}

/* Potentials of the Hungarian method, 1-based as it is usually written. */
struct potentials {
	int64_t u[GRADE_SLOTS + 1];
	int64_t v[PR_LINES_MAX + GRADE_SLOTS + 1];
	int row_of[PR_LINES_MAX + GRADE_SLOTS + 1];
	int way[PR_LINES_MAX + GRADE_SLOTS + 1];
};

/* One step of the search: the nearest column not yet reached. */
static int
nearest(const struct joining *j, struct potentials *p, int from,
	const bool *reached, int64_t *least)
{
	int row = p->row_of[from], best = 0;
	int64_t delta = 4 * FAR;

	for (int c = 1; c <= j->n_cols; c++) {
		int64_t now;

		if (reached[c])
			continue;
		now = cost(j, row - 1, c - 1) - p->u[row] - p->v[c];
		if (now < least[c]) {
			least[c] = now;
			p->way[c] = from;
		}
		if (least[c] < delta) {
			delta = least[c];
			best = c;
		}
	}
	for (int c = 0; c <= j->n_cols; c++) {
		if (reached[c]) {
			p->u[p->row_of[c]] += delta;
			p->v[c] -= delta;
		} else {
			least[c] -= delta;
		}
	}
	return best;
}

static void
add_row(const struct joining *j, struct potentials *p, int row)
{
	bool reached[PR_LINES_MAX + GRADE_SLOTS + 1] = { false };
	int64_t least[PR_LINES_MAX + GRADE_SLOTS + 1];
	int at = 0;

	for (int c = 0; c <= j->n_cols; c++)
		least[c] = 4 * FAR;
	p->row_of[0] = row;
	do {
		reached[at] = true;
		at = nearest(j, p, at, reached, least);
	} while (p->row_of[at]);
	while (at) {
		int before = p->way[at];

		p->row_of[at] = p->row_of[before];
		at = before;
	}
}

/* Solves; col_of says which column each row got. Returns the whole gain. */
static int64_t
solve(const struct joining *j, int col_of[static GRADE_SLOTS])
{
	struct potentials p;
	int64_t sum = 0;

	memset(&p, 0, sizeof(p));
	for (int row = 1; row <= j->n_rows; row++)
		add_row(j, &p, row);
	for (int c = 1; c <= j->n_cols; c++) {
		int row = p.row_of[c] - 1;

		if (row < 0)
			continue;
		col_of[row] = c - 1;
		sum -= cost(j, row, c - 1);
	}
	return sum;
}

/* Whether a joining that gives this line to the row is as good as the best. */
static bool
joins_as_well(struct joining *j, int row, int c, int trial[static GRADE_SLOTS],
	      int64_t best)
{
	if (j->gain[row][c] == 0)
		return false;
	j->fixed[row] = c;
	return solve(j, trial) == best;
}

/* Among the best joinings the one in which the first slot has the earliest
 * line, then the second slot, and so on. */
static void
settle_ties(struct joining *j, int col_of[static GRADE_SLOTS], int64_t best)
{
	int trial[GRADE_SLOTS];

	for (int row = 0; row < j->n_rows; row++) {
		int last = col_of[row] < j->n_lines ? col_of[row] : j->n_lines;

		for (int c = 0; c < last; c++)
			if (joins_as_well(j, row, c, trial, best)) {
				memcpy(col_of, trial, sizeof(trial));
				break;
			}
		j->fixed[row] = col_of[row];
	}
}

static void
fill(struct joining *j, const struct grading *g)
{
	for (int s = 0; s < g->n_slots; s++) {
		if (!g->slots[s].required)
			continue;
		j->fixed[j->n_rows] = -1;
		j->slot[j->n_rows++] = s;
	}
	for (int k = 0; k < (int)g->out->n_lines; k++)
		if (g->standing[k] == STANDS_NOT)
			j->line[j->n_lines++] = k;
	j->n_cols = j->n_lines + j->n_rows;
	for (int r = 0; r < j->n_rows; r++)
		for (int c = 0; c < j->n_lines; c++)
			j->gain[r][c] =
				(int64_t)(g->like[j->slot[r]][j->line[c]]
							  .credit *
						  SCALE +
					  0.5);
}

void
grade_pair(struct grading *g)
{
	struct joining j;
	int col_of[GRADE_SLOTS] = { 0 };
	int64_t best;

	j.n_rows = j.n_cols = j.n_lines = 0;
	fill(&j, g);
	best = solve(&j, col_of);
	settle_ties(&j, col_of, best);
	for (int r = 0; r < j.n_rows; r++) {
		int slot = j.slot[r], line;

		if (col_of[r] >= j.n_lines)
			continue;
		line = j.line[col_of[r]];
		g->slots[slot].line = line;
		g->slot_of[line] = slot;
		g->standing[line] = STANDS_PAIRED;
	}
}
