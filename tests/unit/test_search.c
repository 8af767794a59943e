/* test_search.c - the search core on a few lines of a book */
#include "proctor/search.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

/* Lines of a small book; the number of a line is its code's too. */
enum {
	HYPERTENSION,
	PULMONARY,
	INFARCT,
	OLD_INFARCT,
	FRACTURE,
	PATHOLOGICAL,
	ECLAMPSIA,
	URINARY,
	URINARY_TITLE,
	HEADER_TITLE,
	NEWBORN,
	BREAST,
	DEVICE,
	LINES
};

static const struct pr_search_entry book[LINES] = {
	[HYPERTENSION] = { .source = PR_SEARCH_INDEX,
			   .chapter = 'I',
			   .billable = true,
			   .n_levels = 1,
			   .levels = { "Hypertension, hypertensive" },
			   .nemod = "(accelerated) (benign)" },
	[PULMONARY] = { .source = PR_SEARCH_INDEX,
			.chapter = 'I',
			.billable = true,
			.n_levels = 2,
			.levels = { "Hypertension, hypertensive",
				    "pulmonary" } },
	[INFARCT] = { .source = PR_SEARCH_INDEX,
		      .chapter = 'I',
		      .billable = true,
		      .n_levels = 2,
		      .levels = { "Infarct, infarction",
				  "myocardium, myocardial" },
		      .nemod = "(acute)" },
	[OLD_INFARCT] = { .source = PR_SEARCH_INDEX,
			  .chapter = 'I',
			  .billable = true,
			  .n_levels = 3,
			  .levels = { "Infarct, infarction",
				      "myocardium, myocardial", "old" } },
	[FRACTURE] = { .source = PR_SEARCH_INDEX,
		       .chapter = 'S',
		       .n_levels = 2,
		       .levels = { "Fracture, traumatic", "hip" } },
	[PATHOLOGICAL] = { .source = PR_SEARCH_INDEX,
			   .chapter = 'M',
			   .billable = true,
			   .n_levels = 2,
			   .levels = { "Fracture, pathological", "hip" } },
	[ECLAMPSIA] = { .source = PR_SEARCH_INDEX,
			.chapter = 'O',
			.billable = true,
			.n_levels = 1,
			.levels = { "Pre-eclampsia" } },
	[URINARY] = { .source = PR_SEARCH_INDEX,
		      .chapter = 'N',
		      .billable = true,
		      .n_levels = 2,
		      .levels = { "Infection, infected", "urinary (tract)" } },
	[URINARY_TITLE] = { .source = PR_SEARCH_TITLE,
			    .chapter = 'N',
			    .billable = true,
			    .n_levels = 1,
			    .levels = { "Urinary tract infection, site not "
					"specified" } },
	[HEADER_TITLE] = { .source = PR_SEARCH_TITLE,
			   .chapter = 'N',
			   .n_levels = 1,
			   .levels = { "Other disorders of kidney stones" } },
	[NEWBORN] = { .source = PR_SEARCH_INDEX,
		      .chapter = 'P',
		      .billable = true,
		      .n_levels = 2,
		      .levels = { "Hypertension, hypertensive", "newborn" } },
	[BREAST] = { .source = PR_SEARCH_NEOPLASM,
		     .chapter = 'C',
		     .billable = true,
		     .n_levels = 2,
		     .levels = { "neoplasm", "breast" },
		     .nemod = "malignant primary cancer carcinoma" },
	[DEVICE] = { .source = PR_SEARCH_INDEX,
		     .system = PR_CODE_PCS,
		     .billable = true,
		     .n_levels = 1,
		     .levels = { "Hypertension device" } },
};

struct made {
	unsigned char *bytes;
	size_t len;
	struct pr_search *search;
	struct pr_search_hit hits[20];
	size_t n;
};

static int
setup(void **state)
{
	struct made *m = calloc(1, sizeof(*m));
	struct pr_search_builder *builder;
	struct pr_err err = { 0 };

	assert_non_null(m);
	assert_pr_ok(pr_search_builder_new(&builder, &err), &err);
	for (uint32_t i = 0; i < LINES; i++) {
		struct pr_search_entry e = book[i];

		e.ref = e.code = i;
		if (e.system == PR_CODE_NONE)
			e.system = PR_CODE_CM;
		assert_pr_ok(pr_search_add(builder, &e, &err), &err);
	}
	assert_pr_ok(pr_search_pack(builder, &m->bytes, &m->len, &err), &err);
	pr_search_builder_free(builder);
	assert_pr_ok(pr_search_open(&m->search, m->bytes, m->len, &err), &err);
	*state = m;
	return 0;
}

static int
teardown(void **state)
{
	struct made *m = *state;

	pr_search_close(m->search);
	free(m->bytes);
	free(m);
	return 0;
}

static void
find(struct made *m, const char *query)
{
	m->n = pr_search_find(m->search, query, PR_CODE_CM, m->hits, 20);
}

static void
search__the_main_term_stands_before_its_subterms(void **state)
{
	struct made *m = *state;

	find(m, "hypertension");
	assert_true(m->n >= 3);
	assert_int_equal(m->hits[0].ref, HYPERTENSION);
	assert_int_equal(m->hits[1].ref, PULMONARY);
	find(m, "pulmonary hypertension");
	assert_int_equal(m->hits[0].ref, PULMONARY);
}

static void
search__one_letter_is_enough(void **state)
{
	struct made *m = *state;

	find(m, "h");
	assert_int_equal(m->n, 3);
	find(m, "");
	assert_int_equal(m->n, 0);
	find(m, " ,- ");
	assert_int_equal(m->n, 0);
}

static void
search__a_wrong_letter_is_mended(void **state)
{
	static const char *const typed[] = { "hypertenson", "hypretension",
					     "hypertensionn", "hypertansion",
					     "hypret" };
	struct made *m = *state;

	for (size_t i = 0; i < PR_LEN(typed); i++) {
		find(m, typed[i]);
		assert_true(m->n > 0);
		assert_int_equal(m->hits[0].ref, HYPERTENSION);
		assert_true(m->hits[0].loose);
	}
	find(m, "hypertension");
	assert_false(m->hits[0].loose);
	find(m, "hxpqrtension");
	assert_int_equal(m->n, 0);
}

static void
search__an_abbreviation_finds_what_it_stands_for(void **state)
{
	struct made *m = *state;

	find(m, "heart attack");
	assert_int_equal(m->hits[0].ref, INFARCT);
	find(m, "UTI");
	assert_int_equal(m->hits[0].ref, URINARY);
	find(m, "breast cancer");
	assert_int_equal(m->hits[0].ref, BREAST);
}

static void
search__a_fracture_is_a_traumatic_one_unless_said(void **state)
{
	struct made *m = *state;

	find(m, "hip fracture");
	assert_int_equal(m->hits[0].ref, FRACTURE);
	find(m, "pathological hip fracture");
	assert_int_equal(m->hits[0].ref, PATHOLOGICAL);
	find(m, "fracture left hip");
	assert_int_equal(m->hits[0].ref, FRACTURE);
}

static void
search__a_compound_is_found_without_its_hyphen(void **state)
{
	struct made *m = *state;

	find(m, "preeclampsia");
	assert_int_equal(m->n, 1);
	assert_int_equal(m->hits[0].ref, ECLAMPSIA);
	find(m, "pre-eclampsia");
	assert_int_equal(m->hits[0].ref, ECLAMPSIA);
}

static void
search__plural_possessive_and_case_do_not_matter(void **state)
{
	struct made *m = *state;

	find(m, "KIDNEY STONE");
	assert_int_equal(m->hits[0].ref, HEADER_TITLE);
	find(m, "kidney's stones");
	assert_int_equal(m->hits[0].ref, HEADER_TITLE);
}

static void
search__a_word_too_many_is_left_out_when_nothing_has_all(void **state)
{
	struct made *m = *state;

	find(m, "pulmonary hypertension zebra");
	assert_true(m->n > 0);
	assert_int_equal(m->hits[0].ref, PULMONARY);
	assert_true(m->hits[0].loose);
}

static void
search__rare_chapters_are_asked_for(void **state)
{
	struct made *m = *state;

	find(m, "hypertension newborn");
	assert_int_equal(m->hits[0].ref, NEWBORN);
	find(m, "hypertension");
	assert_int_not_equal(m->hits[0].ref, NEWBORN);
}

static void
search__a_system_can_be_asked_for(void **state)
{
	struct made *m = *state;

	m->n = pr_search_find(m->search, "hypertension", PR_CODE_PCS, m->hits,
			      20);
	assert_int_equal(m->n, 1);
	assert_int_equal(m->hits[0].ref, DEVICE);
}

static void
search__each_code_is_one_hit_and_max_holds(void **state)
{
	struct made *m = *state;

	m->n = pr_search_find(m->search, "h", PR_CODE_NONE, m->hits, 2);
	assert_int_equal(m->n, 2);
	find(m, "infarction");
	for (size_t i = 0; i < m->n; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(m->hits[i].code, m->hits[k].code);
	assert_int_equal(m->hits[1].ref, OLD_INFARCT);
}

/* Every cut and every changed byte: refused, or searched without harm. */
static void
search__a_damaged_block_does_no_harm(void **state)
{
	struct made *m = *state;
	unsigned char *bytes = malloc(m->len);
	struct pr_search *search;
	struct pr_err err = { 0 };

	assert_non_null(bytes);
	for (size_t cut = 0; cut < m->len; cut++) {
		memcpy(bytes, m->bytes, cut);
		assert_pr_refused(pr_search_open(&search, bytes, cut, &err),
				  PR_EDAMAGED, &err);
		assert_null(search);
	}
	for (size_t i = 0; i < m->len; i++) {
		memcpy(bytes, m->bytes, m->len);
		bytes[i] ^= 0xff;
		if (pr_search_open(&search, bytes, m->len, NULL) != PR_OK)
			continue;
		(void)pr_search_find(search, "hypertenson heart attack",
				     PR_CODE_NONE, m->hits, 20);
		pr_search_close(search);
	}
	free(bytes);
}

static void
search__nothing_is_searched_in_an_empty_block(void **state)
{
	struct pr_search_builder *builder;
	struct pr_search *search;
	struct pr_search_hit hit;
	struct pr_err err = { 0 };
	unsigned char *bytes;
	size_t len;

	(void)state;
	assert_pr_ok(pr_search_builder_new(&builder, &err), &err);
	assert_pr_ok(pr_search_pack(builder, &bytes, &len, &err), &err);
	assert_pr_ok(pr_search_open(&search, bytes, len, &err), &err);
	assert_int_equal(pr_search_find(search, "a", PR_CODE_NONE, &hit, 1), 0);
	pr_search_close(search);
	pr_search_builder_free(builder);
	free(bytes);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(search__the_main_term_stands_before_its_subterms),
		TEST(search__one_letter_is_enough),
		TEST(search__a_wrong_letter_is_mended),
		TEST(search__an_abbreviation_finds_what_it_stands_for),
		TEST(search__a_fracture_is_a_traumatic_one_unless_said),
		TEST(search__a_compound_is_found_without_its_hyphen),
		TEST(search__plural_possessive_and_case_do_not_matter),
		TEST(search__a_word_too_many_is_left_out_when_nothing_has_all),
		TEST(search__rare_chapters_are_asked_for),
		TEST(search__a_system_can_be_asked_for),
		TEST(search__each_code_is_one_hit_and_max_holds),
		TEST(search__a_damaged_block_does_no_harm),
		cmocka_unit_test(search__nothing_is_searched_in_an_empty_block),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
