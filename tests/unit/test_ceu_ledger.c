/* test_ceu_ledger.c - the entries of a ledger with one more */
#include "proctor/ceu_ledger.h"

#include "test.h"

#include <stdio.h>

#define ENTRIES 4

static const struct pr_ceu_entry entries[ENTRIES] = {
	{ .row = 3, .date = { 2026, 1, 5 } },
	{ .row = 7, .date = { 2026, 3, 1 } },
	{ .row = 9, .date = { 2026, 3, 1 } },
	{ .row = 4, .date = { 2026, 8, 30 } },
};

static const struct pr_ceu_ledger ledger = { .entries = entries,
					     .n_entries = ENTRIES };

/* The rows in their order: "3 7 9 0 4", the new one is 0. */
static void
assert_with(const char *rows, struct pr_date date, int64_t instead)
{
	const struct pr_ceu_entry entry = { .date = date };
	struct pr_ceu_entry out[ENTRIES + 1];
	char text[40] = "";
	size_t at = 99, used = 0;
	size_t n = pr_ceu_entries_with(out, &ledger, &entry, instead, &at);

	for (size_t i = 0; i < n; i++)
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "%s%d", i ? " " : "", (int)out[i].row);
	assert_string_equal(text, rows);
	assert_in_range(at, 0, n - 1);
	assert_int_equal(out[at].row, 0);
}

static void
ceu_ledger__a_new_entry_stands_after_those_of_its_day(void **state)
{
	(void)state;
	assert_with("3 7 9 0 4", (struct pr_date){ 2026, 3, 1 }, 0);
	assert_with("0 3 7 9 4", (struct pr_date){ 2026, 1, 4 }, 0);
	assert_with("3 7 9 4 0", (struct pr_date){ 2026, 9, 1 }, 0);
}

static void
ceu_ledger__what_it_corrects_is_left_out_wherever_it_stands(void **state)
{
	(void)state;
	assert_with("3 9 0 4", (struct pr_date){ 2026, 3, 1 }, 7);
	assert_with("0 3 7 9", (struct pr_date){ 2026, 1, 4 }, 4);
	assert_with("7 9 4 0", (struct pr_date){ 2026, 9, 1 }, 3);
	assert_with("3 7 9 0 4", (struct pr_date){ 2026, 3, 1 }, 5);
}

static void
ceu_ledger__an_empty_one_gets_its_first_entry(void **state)
{
	static const struct pr_ceu_ledger none = { 0 };
	const struct pr_ceu_entry entry = { .row = 1, .date = { 2026, 3, 1 } };
	struct pr_ceu_entry out[1];
	size_t at = 99;

	(void)state;
	assert_int_equal(pr_ceu_entries_with(out, &none, &entry, 0, &at), 1);
	assert_int_equal(at, 0);
	assert_int_equal(out[0].row, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			ceu_ledger__a_new_entry_stands_after_those_of_its_day),
		cmocka_unit_test(
			ceu_ledger__what_it_corrects_is_left_out_wherever_it_stands),
		cmocka_unit_test(ceu_ledger__an_empty_one_gets_its_first_entry),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
