/* sheet_sum.c - one pass over packed sheets; see proctor/sheet_sum.h */
#include "proctor/sheet_sum.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LAYOUT 1
#define ROOM_FIRST 256 /* places, a power of two */

struct pr_sheet_sum {
	unsigned need;
	struct pr_sum_item *items;
	size_t n, cap;
	bool sorted;
	uint32_t *places; /* 1 + index in items, 0 free; by hash of the rev */
	size_t mask;      /* places - 1 */
	struct pr_sum_domain domains[PR_SHEET_NO_DOMAIN + 1];
};

enum pr_status
pr_sheet_sum_new(struct pr_sheet_sum **out, unsigned need, struct pr_err *err)
{
	struct pr_sheet_sum *sum = calloc(1, sizeof(*sum));

	*out = NULL;
	if (sum) {
		sum->need = need;
		sum->mask = ROOM_FIRST - 1;
		sum->cap = ROOM_FIRST / 2;
		sum->places = calloc(ROOM_FIRST, sizeof(*sum->places));
		sum->items = calloc(sum->cap, sizeof(*sum->items));
	}
	if (!sum || !sum->places || !sum->items) {
		pr_sheet_sum_free(sum);
		return pr_fail(err, PR_ENOMEM, "there is no memory left");
	}
	*out = sum;
	return PR_OK;
}

void
pr_sheet_sum_free(struct pr_sheet_sum *sum)
{
	if (!sum)
		return;
	free(sum->items);
	free(sum->places);
	free(sum);
}

/* ---- finding an item ----------------------------------------------------- */

static size_t
place_of(const struct pr_sheet_sum *sum, uint32_t rev)
{
	size_t at = (rev * UINT32_C(2654435769) >> 7) & sum->mask;

	while (sum->places[at] &&
	       sum->items[sum->places[at] - 1].item_rev != rev)
		at = (at + 1) & sum->mask;
	return at;
}

static void
place_all(struct pr_sheet_sum *sum)
{
	memset(sum->places, 0, (sum->mask + 1) * sizeof(*sum->places));
	for (size_t i = 0; i < sum->n; i++)
		sum->places[place_of(sum, sum->items[i].item_rev)] =
			(uint32_t)i + 1;
}

/* Room for one sheet of items, all of them new. */
static bool
make_room(struct pr_sheet_sum *sum, size_t more)
{
	size_t cap = sum->cap;
	struct pr_sum_item *items;
	uint32_t *places;

	while (cap < sum->n + more)
		cap *= 2;
	if (cap == sum->cap)
		return true;
	items = realloc(sum->items, cap * sizeof(*items));
	if (!items)
		return false;
	sum->items = items;
	places = realloc(sum->places, 2 * cap * sizeof(*places));
	if (!places)
		return false;
	sum->places = places;
	sum->cap = cap;
	sum->mask = 2 * cap - 1;
	place_all(sum);
	return true;
}

static struct pr_sum_item *
item_of(struct pr_sheet_sum *sum, uint32_t rev)
{
	size_t at = place_of(sum, rev);

	if (!sum->places[at]) {
		sum->sorted = false;
		sum->items[sum->n] = (struct pr_sum_item){ .item_rev = rev };
		sum->places[at] = (uint32_t)++sum->n;
	}
	return &sum->items[sum->places[at] - 1];
}

/* ---- adding -------------------------------------------------------------- */

/* Cells as they lie in the sheet; proctor/sheet.h has the layout. */
static inline uint32_t
get4(const unsigned char *at)
{
	return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
	       (uint32_t)at[3] << 24;
}

static inline unsigned
flags_of(const unsigned char *cell)
{
	return (unsigned)cell[14] | (unsigned)cell[15] << 8;
}

static inline int
is_right(const unsigned char *cell)
{
	return cell[12] == 100;
}

static enum pr_status
check(const unsigned char *bytes, size_t len, size_t *n, struct pr_err *err)
{
	if (len < PR_SHEET_HEAD || bytes[0] != 'P' || bytes[1] != 'S')
		return pr_fail(err, PR_EDAMAGED, "this is no sheet");
	if (bytes[2] > LAYOUT)
		return pr_fail(err, PR_EVERSION,
			       "this sheet was written by a newer version");
	*n = get4(bytes + 4);
	if (*n > PR_SHEET_SLOTS_MAX || bytes[2] != LAYOUT ||
	    len != PR_SHEET_HEAD + *n * PR_SHEET_CELL + PR_SHEET_TAIL)
		return pr_fail(err, PR_EDAMAGED, "this sheet is cut off");
	return PR_OK;
}

/* Scored items that were right. */
static int
total_of(const unsigned char *cells, size_t n)
{
	int total = 0;

	for (size_t i = 0; i < n; i++) {
		const unsigned char *cell = cells + i * PR_SHEET_CELL;

		total += is_right(cell) &
			 (int)(flags_of(cell) / PR_SHEET_SCORED & 1);
	}
	return total;
}

enum pr_status
pr_sheet_sum_add(struct pr_sheet_sum *sum, const unsigned char *bytes,
		 size_t len, struct pr_err *err)
{
	const unsigned char *cells = bytes + PR_SHEET_HEAD;
	enum pr_status st;
	size_t n = 0;
	int total;

	st = check(bytes, len, &n, err);
	if (st)
		return st;
	if (!make_room(sum, n))
		return pr_fail(err, PR_ENOMEM, "there is no memory left");
	total = total_of(cells, n);
	for (size_t i = 0; i < n; i++) {
		const unsigned char *cell = cells + i * PR_SHEET_CELL;
		unsigned flags = flags_of(cell);
		int right = is_right(cell);
		int64_t rest =
			total - (right & (int)(flags / PR_SHEET_SCORED & 1));
		struct pr_sum_item *item;
		struct pr_sum_domain *domain;

		if ((flags & sum->need) != sum->need)
			continue;
		item = item_of(sum, get4(cell));
		item->n++;
		item->right += right;
		item->ms += get4(cell + 4);
		item->rest += rest;
		item->rest_squares += rest * rest;
		item->rest_right += right ? rest : 0;
		domain = &sum->domains[cell[13]];
		domain->n++;
		domain->right += right;
		domain->ms += get4(cell + 4);
	}
	return PR_OK;
}

/* ---- reading ------------------------------------------------------------- */

static int
by_rev(const void *a, const void *b)
{
	const struct pr_sum_item *x = a, *y = b;

	return (x->item_rev > y->item_rev) - (x->item_rev < y->item_rev);
}

const struct pr_sum_item *
pr_sheet_sum_items(struct pr_sheet_sum *sum, size_t *n)
{
	if (!sum->sorted) {
		qsort(sum->items, sum->n, sizeof(*sum->items), by_rev);
		place_all(sum);
		sum->sorted = true;
	}
	*n = sum->n;
	return sum->items;
}

const struct pr_sum_domain *
pr_sheet_sum_domains(const struct pr_sheet_sum *sum)
{
	return sum->domains;
}

double
pr_sum_item_r(const struct pr_sum_item *item)
{
	double n = (double)item->n, x = (double)item->right;
	double r = (double)item->rest;
	double xx = n * x - x * x;
	double rr = n * (double)item->rest_squares - r * r;

	if (item->n < 3 || xx <= 0 || rr <= 0)
		return (double)NAN;
	return (n * (double)item->rest_right - x * r) / sqrt(xx * rr);
}
