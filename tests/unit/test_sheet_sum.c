/* test_sheet_sum.c - sums over sheets against a computation cell by cell */
#include "proctor/rng.h"
#include "proctor/sheet_sum.h"

#include "test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SHEETS 400
#define CELLS 60
#define REVS 900
#define SIZE (PR_SHEET_HEAD + CELLS * PR_SHEET_CELL + PR_SHEET_TAIL)

struct data {
	struct pr_sheet_cell cells[SHEETS][CELLS];
	unsigned char bytes[SHEETS][SIZE];
};

/* Revisions far apart, so that places clash and the table grows. */
static struct data *
make_data(void)
{
	struct data *d = calloc(1, sizeof(*d));
	struct pr_rng rng;

	assert_non_null(d);
	pr_rng_seed(&rng, 11);
	for (int s = 0; s < SHEETS; s++) {
		for (int i = 0; i < CELLS; i++) {
			uint64_t bits = pr_rng_next(&rng);

			d->cells[s][i] = (struct pr_sheet_cell){
				.item_rev = (uint32_t)(bits % REVS) * 4096 + 1,
				.ms = (uint32_t)(bits >> 16 & 0xffff),
				.credit = bits >> 40 & 1   ? 100
					  : bits >> 41 & 1 ? 50
							   : 0,
				.domain = bits >> 42 & 7
						  ? (uint8_t)(bits >> 43 & 7)
						  : PR_SHEET_NO_DOMAIN,
				.flags = (uint16_t)(bits >> 48 & 7),
			};
		}
		assert_int_equal(pr_sheet_pack(d->bytes[s], d->cells[s], CELLS),
				 SIZE);
	}
	return d;
}

static struct pr_sheet_sum *
sum_all(struct data *d, unsigned need)
{
	struct pr_err err = { 0 };
	struct pr_sheet_sum *sum;

	assert_pr_ok(pr_sheet_sum_new(&sum, need, &err), &err);
	for (int s = 0; s < SHEETS; s++)
		assert_pr_ok(pr_sheet_sum_add(sum, d->bytes[s], SIZE, &err),
			     &err);
	return sum;
}

/* How many of the other scored cells were right, counted anew. */
static int
rest_of(const struct pr_sheet_cell *cells, int but)
{
	int rest = 0;

	for (int i = 0; i < CELLS; i++)
		rest += i != but && cells[i].flags & PR_SHEET_SCORED &&
			cells[i].credit == 100;
	return rest;
}

static struct pr_sum_item
item_by_hand(const struct data *d, uint32_t rev, unsigned need)
{
	struct pr_sum_item item = { .item_rev = rev };

	for (int s = 0; s < SHEETS; s++) {
		for (int i = 0; i < CELLS; i++) {
			const struct pr_sheet_cell *cell = &d->cells[s][i];
			int rest;

			if (cell->item_rev != rev ||
			    (cell->flags & need) != need)
				continue;
			rest = rest_of(d->cells[s], i);
			item.n++;
			item.right += cell->credit == 100;
			item.ms += cell->ms;
			item.rest += rest;
			item.rest_squares += rest * rest;
			item.rest_right += cell->credit == 100 ? rest : 0;
		}
	}
	return item;
}

static void
check_items(const struct data *d, struct pr_sheet_sum *sum, unsigned need)
{
	const struct pr_sum_item *items;
	size_t n;
	int64_t all = 0;

	items = pr_sheet_sum_items(sum, &n);
	assert_true(n > REVS / 2);
	for (size_t i = 0; i < n; i++) {
		struct pr_sum_item want =
			item_by_hand(d, items[i].item_rev, need);

		if (i)
			assert_true(items[i].item_rev > items[i - 1].item_rev);
		assert_memory_equal(&items[i].n, &want.n, 6 * sizeof(want.n));
		all += want.n;
	}
	if (!need)
		assert_int_equal(all, SHEETS * CELLS);
}

static void
sheet_sum__items_are_what_counting_by_hand_gives(void **state)
{
	struct data *d = make_data();
	static const unsigned needs[] = {
		0, PR_SHEET_REACHED, PR_SHEET_REACHED | PR_SHEET_FIRST_SEEN
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(needs); i++) {
		struct pr_sheet_sum *sum = sum_all(d, needs[i]);

		check_items(d, sum, needs[i]);
		pr_sheet_sum_free(sum);
	}
	free(d);
}

static void
sheet_sum__domains_are_what_counting_by_hand_gives(void **state)
{
	struct data *d = make_data();
	struct pr_sheet_sum *sum = sum_all(d, PR_SHEET_REACHED);
	const struct pr_sum_domain *have = pr_sheet_sum_domains(sum);
	struct pr_sum_domain want[PR_SHEET_NO_DOMAIN + 1] = { { 0 } };

	(void)state;
	for (int s = 0; s < SHEETS; s++) {
		for (int i = 0; i < CELLS; i++) {
			const struct pr_sheet_cell *cell = &d->cells[s][i];
			struct pr_sum_domain *row = &want[cell->domain];

			if (!(cell->flags & PR_SHEET_REACHED))
				continue;
			row->n++;
			row->right += cell->credit == 100;
			row->ms += cell->ms;
		}
	}
	assert_true(want[3].n > 100 && want[PR_SHEET_NO_DOMAIN].n > 100);
	assert_memory_equal(have, want, sizeof(want));
	pr_sheet_sum_free(sum);
	free(d);
}

/* Reading in between must not lose where items stand. */
static void
sheet_sum__it_can_be_read_and_added_to_in_turns(void **state)
{
	struct data *d = make_data();
	struct pr_err err = { 0 };
	struct pr_sheet_sum *sum;
	size_t n;

	(void)state;
	assert_pr_ok(pr_sheet_sum_new(&sum, 0, &err), &err);
	pr_sheet_sum_items(sum, &n);
	assert_int_equal(n, 0);
	for (int s = 0; s < SHEETS; s++) {
		assert_pr_ok(pr_sheet_sum_add(sum, d->bytes[s], SIZE, &err),
			     &err);
		if (s % 50 == 0)
			pr_sheet_sum_items(sum, &n);
	}
	check_items(d, sum, 0);
	pr_sheet_sum_free(sum);
	free(d);
}

static void
sheet_sum__what_is_no_sheet_is_refused_and_changes_nothing(void **state)
{
	struct data *d = make_data();
	struct pr_err err = { 0 };
	struct pr_sheet_sum *sum;
	unsigned char bytes[SIZE];
	size_t n;

	(void)state;
	assert_pr_ok(pr_sheet_sum_new(&sum, 0, &err), &err);
	for (size_t len = 0; len < SIZE; len++) {
		assert_pr_refused(pr_sheet_sum_add(sum, d->bytes[0], len, &err),
				  PR_EDAMAGED, &err);
	}
	memcpy(bytes, d->bytes[0], SIZE);
	bytes[4]++;
	assert_pr_refused(pr_sheet_sum_add(sum, bytes, SIZE, &err), PR_EDAMAGED,
			  &err);
	bytes[4] -= 2;
	assert_pr_refused(pr_sheet_sum_add(sum, bytes, SIZE, &err), PR_EDAMAGED,
			  &err);
	memset(bytes + 4, 0xff, 4);
	assert_pr_refused(pr_sheet_sum_add(sum, bytes, SIZE, &err), PR_EDAMAGED,
			  &err);
	memcpy(bytes, d->bytes[0], SIZE);
	bytes[2] = 2;
	assert_pr_refused(pr_sheet_sum_add(sum, bytes, SIZE, &err), PR_EVERSION,
			  &err);
	bytes[2] = 0;
	assert_pr_refused(pr_sheet_sum_add(sum, bytes, SIZE, &err), PR_EDAMAGED,
			  &err);
	pr_sheet_sum_items(sum, &n);
	assert_int_equal(n, 0);
	pr_sheet_sum_free(sum);
	pr_sheet_sum_free(NULL);
	free(d);
}

static void
sheet_sum__the_correlation_is_that_of_the_pairs(void **state)
{
	/* right 1 1 0 1 0 with rests 5 4 1 3 3 */
	struct pr_sum_item item = { .n = 5,
				    .right = 3,
				    .rest = 16,
				    .rest_squares = 60,
				    .rest_right = 12 };

	(void)state;
	/* cov 12/5 - 16*3/25 = .48; sd .4899 and 1.3266 */
	assert_true(fabs(pr_sum_item_r(&item) - 0.7385489458759964) < 1e-12);
	item.right = 0;
	assert_true(isnan(pr_sum_item_r(&item)));
	item.right = 5;
	assert_true(isnan(pr_sum_item_r(&item)));
	item = (struct pr_sum_item){ .n = 2,
				     .right = 1,
				     .rest = 3,
				     .rest_squares = 5,
				     .rest_right = 2 };
	assert_true(isnan(pr_sum_item_r(&item)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			sheet_sum__items_are_what_counting_by_hand_gives),
		cmocka_unit_test(
			sheet_sum__domains_are_what_counting_by_hand_gives),
		cmocka_unit_test(
			sheet_sum__it_can_be_read_and_added_to_in_turns),
		cmocka_unit_test(
			sheet_sum__what_is_no_sheet_is_refused_and_changes_nothing),
		cmocka_unit_test(
			sheet_sum__the_correlation_is_that_of_the_pairs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
