/* test_oom_ceu_draft.c - drafts and the allocation without memory: nothing is
 * half made */
#include "proctor/ceu_alloc.h"

#include "ceu_draft_case.h"
#include "oom.h"
#include "test.h"

#include <string.h>

#define ITEMS 24

static enum pr_status
check(struct pr_err *err)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_entry *entry = (void *)&findings;
	enum pr_status st = pr_ceu_draft_check(&entry, &case_draft, &case_room,
					       &findings, err);

	assert_true((st == PR_OK) == (entry != NULL));
	pr_ceu_entry_free(entry);
	return st;
}

static struct pr_ceu_item items[ITEMS];
static const struct pr_ceu_limit limits[] = { { 0, 600, false, 0 },
					      { 1, 400, true, 0 },
					      { 2, 500, false, 1 } };
static const struct pr_ceu_target targets[] = { { 900, limits, 3 },
						{ 900, limits, 3 },
						{ 1900, limits, 1 } };

static enum pr_status
allocate(struct pr_err *err)
{
	int given[ITEMS];
	enum pr_status st;

	for (size_t i = 0; i < ITEMS; i++)
		given[i] = 77;
	st = pr_ceu_allocate(given, targets, PR_LEN(targets), items, ITEMS,
			     NULL, err);
	for (size_t i = 0; i < ITEMS; i++)
		assert_true((st == PR_OK) == (given[i] != 77));
	return st;
}

static void
ceu__a_draft_without_memory_is_no_entry(void **state)
{
	(void)state;
	oom_until_it_fits(check);
}

static void
ceu__an_allocation_without_memory_gives_nothing(void **state)
{
	static const int units[] = { 25, 133, 50, 75, 100 };

	(void)state;
	/* too few for all, so that the exact search runs */
	for (size_t i = 0; i < ITEMS; i++)
		items[i] = (struct pr_ceu_item){ units[i % 5],
						 i % 4 ? 3 + i % 3 : 6,
						 (uint32_t)(i * 7 % 8) };
	oom_until_it_fits(allocate);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ceu__a_draft_without_memory_is_no_entry),
		cmocka_unit_test(
			ceu__an_allocation_without_memory_gives_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
