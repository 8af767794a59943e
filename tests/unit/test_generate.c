/*
 * test_generate.c - every generator, many draws: what it makes is sound
 *
 * Over a small made-up code set that is always there, and over the official
 * tables when they are at hand. PROCTOR_GENERATE sets how many items are made
 * in all from the official tables, PROCTOR_CODES names a data folder that has
 * them.
 */
#include "generate_case.h"

static void
generate__every_task_is_one_of_the_drills(void **state)
{
	size_t n, len;
	const struct pr_generator *all = pr_generators(&n);
	char *exam = NULL;

	(void)state;
	assert_int_equal(fs_read(&exam, &len, "question_banks/drills/exam.json",
				 (size_t)1 << 20, NULL),
			 PR_OK);
	for (size_t i = 0; i < n; i++) {
		char task[100];

		snprintf(task, sizeof(task), "\"%s\"", all[i].task);
		if (!strstr(exam, task))
			fail_msg("no task %s in the drills", task);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(all[i].name, all[k].name);
		assert_true(all[i].what[0]);
	}
	free(exam);
}

static void
generate__without_its_tables_a_generator_refuses(void **state)
{
	size_t n;
	const struct pr_generator *all = pr_generators(&n);
	struct pr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct pr_generated out = { .uuid = "x" };

		if (!all[i].needs) {
			assert_true(pr_generator_ready(&all[i], NULL, NULL));
			continue;
		}
		assert_false(pr_generator_ready(&all[i], NULL, NULL));
		assert_pr_refused(
			pr_generate(&out, &all[i], NULL, NULL, 1, &err),
			PR_ESTATE, &err);
		assert_null(out.record);
	}
}

static void
generate__a_seed_gives_the_same_item_again(void **state)
{
	struct generate_case *c = *state;
	size_t n;
	const struct pr_generator *all = pr_generators(&n);

	for (size_t i = 0; i < n; i++)
		for (uint64_t seed = 0; seed < 40; seed++) {
			struct pr_generated a, b;
			enum pr_status st = generate_make(c, &a, &all[i], seed);

			assert_int_equal(generate_make(c, &b, &all[i], seed),
					 st);
			if (!st) {
				assert_string_equal(a.uuid, b.uuid);
				assert_string_equal(a.record, b.record);
				assert_string_equal(a.right, b.right);
			}
			pr_generated_release(&a);
			pr_generated_release(&b);
		}
}

/* Two draws of one item give one record. */
static void
generate_same_item(struct generate_case *c, const struct pr_generator *g,
		   uint64_t seeds)
{
	struct pr_generated *out = calloc(seeds, sizeof(*out));

	assert_non_null(out);
	for (uint64_t i = 0; i < seeds; i++) {
		if (generate_make(c, &out[i], g, i + 100) != PR_OK)
			continue;
		for (uint64_t k = 0; k < i; k++)
			if (out[k].record && !strcmp(out[k].uuid, out[i].uuid))
				assert_string_equal(out[k].record,
						    out[i].record);
	}
	for (uint64_t i = 0; i < seeds; i++)
		pr_generated_release(&out[i]);
	free(out);
}

static void
generate__one_item_has_one_record(void **state)
{
	struct generate_case *c = *state;
	size_t n;
	const struct pr_generator *all = pr_generators(&n);

	for (size_t i = 0; i < n; i++)
		generate_same_item(c, &all[i], 400);
}

static void
generate__small_tables_give_sound_items(void **state)
{
	generate_all(*state, 60, 20);
}

/* Items that differ, out of so many seeds. */
static size_t
generate_distinct(struct generate_case *c, const struct pr_generator *g,
		  uint64_t seeds)
{
	char(*seen)[37] = calloc(seeds, sizeof(*seen));
	size_t n = 0;

	assert_non_null(seen);
	for (uint64_t seed = 0; seed < seeds; seed++) {
		struct pr_generated out;
		size_t k = 0;

		if (generate_make(c, &out, g, seed) == PR_OK) {
			while (k < n && strcmp(seen[k], out.uuid) != 0)
				k++;
			if (k == n)
				strcpy(seen[n++], out.uuid);
		}
		pr_generated_release(&out);
	}
	free(seen);
	return n;
}

/* None is left out for want of a table, and none has but a handful. */
static void
generate__small_tables_serve_every_generator(void **state)
{
	struct generate_case *c = *state;
	size_t n;
	const struct pr_generator *all = pr_generators(&n);

	for (size_t i = 0; i < n; i++) {
		size_t distinct;

		assert_true(pr_generator_ready(&all[i], c->book, c->before));
		distinct = generate_distinct(c, &all[i], 300);
		if (distinct < 4)
			fail_msg("%s gives %zu items", all[i].name, distinct);
	}
}

static void
generate__a_list_that_is_missing_makes_it_unready(void **state)
{
	struct generate_case *c = *state;
	const struct pr_generator *g = generate_named("poaexempt");
	char *rows = generate_rows(), *list = strstr(rows, "F\tpoa_exempt");
	char *next = strstr(list, "F\tdrg_severity");
	struct tables_case *t = NULL;

	memmove(list, next, strlen(next) + 1);
	assert_int_equal(tables_setup((void **)&t), 0);
	tables_take(t, rows);
	free(rows);
	tables_reopen(t, NULL);
	assert_true(pr_generator_ready(g, c->book, NULL));
	assert_false(pr_generator_ready(g, t->book, NULL));
	assert_true(
		pr_generator_ready(generate_named("decode"), t->book, NULL));
	assert_int_equal(tables_teardown((void **)&t), 0);
}

static void
generate__official_tables_give_sound_items(void **state)
{
	struct generate_case *c = *state;
	const char *wanted = getenv("PROCTOR_GENERATE");
	size_t n;
	long each = 100;

	if (!c) {
		print_message("# SKIP no $PROCTOR_TEST_DATA/codes, or no "
			      "converter\n");
		skip();
		return;
	}
	(void)pr_generators(&n);
	if (wanted)
		each = (atol(wanted) + (long)n - 1) / (long)n;
	generate_all(c, each, each);
}

#define SMALL(f) \
	cmocka_unit_test_setup_teardown(f, generate_small, generate_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(generate__every_task_is_one_of_the_drills),
		cmocka_unit_test(
			generate__without_its_tables_a_generator_refuses),
		SMALL(generate__a_seed_gives_the_same_item_again),
		SMALL(generate__one_item_has_one_record),
		SMALL(generate__small_tables_give_sound_items),
		SMALL(generate__small_tables_serve_every_generator),
		SMALL(generate__a_list_that_is_missing_makes_it_unready),
		cmocka_unit_test_setup_teardown(
			generate__official_tables_give_sound_items,
			generate_official, generate_end),
	};

	return cmocka_run_group_tests_name("generate", tests, NULL, NULL);
}
