/* test_import_rules.c - rules over several records of an import */
#include "library_ask.h"
#include "library_lines.h"

static void
import__case_material_may_come_after_its_items(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;
	struct pr_stimulus *stimulus;

	assert_pr_refused(
		lib_text(lib, HEAD ITEM("1", "A", "1", "one", OF_CASE("1"))),
		PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_STIMULUS), 1);
	assert_int_equal(lib->lines[lib->n_found - 1], 2);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", OF_CASE("1"))
					   CASE),
		     &lib->err);
	item = lib_item(lib, "A");
	assert_pr_ok(pr_library_stimulus(lib->desk, item, &stimulus, &lib->err),
		     &lib->err);
	assert_string_equal(stimulus->body.text, "The chart.");
	pr_stimulus_free(stimulus);
	pr_item_free(item);
	/* it is here now, so the file needs not have it */
	assert_pr_ok(
		lib_text(lib, HEAD ITEM("2", "B", "1", "two", OF_CASE("2"))),
		&lib->err);
	item = lib_item(lib, "B");
	assert_int_equal(item->stimulus_position, 2);
	pr_item_free(item);
}

static void
import__one_position_for_two_items_of_a_case_is_a_warning(void **state)
{
	struct lib *lib = *state;

	assert_pr_ok(lib_text(lib,
			      HEAD CASE ITEM("1", "A", "1", "one", OF_CASE("1"))
				      ITEM("2", "B", "1", "two", OF_CASE("2"))),
		     &lib->err);
	assert_int_equal(lib_count(lib, IMPORT_POSITION), 0);
	assert_pr_ok(lib_text(lib,
			      HEAD CASE ITEM("1", "A", "1", "one", OF_CASE("1"))
				      ITEM("2", "B", "2", "two", OF_CASE("1"))),
		     &lib->err);
	assert_int_equal(lib_count(lib, IMPORT_POSITION), 1);
	assert_string_equal(lib->item, "B");
}

static void
import__an_enemy_that_nobody_is_is_a_warning(void **state)
{
	struct lib *lib = *state;

	assert_pr_ok(lib_text(lib,
			      HEAD ITEM("1", "A", "1", "one",
					",\"enemies\":[\"" UUID("2") "\"]")
				      ITEM("2", "B", "1", "two",
					   ",\"enemies\":[\"" UUID("7") "\"]")),
		     &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_ENEMY), 1);
	assert_string_equal(lib->item, "B");
	assert_int_equal(lib->sum.fresh, 2);
}

static void
import__an_unknown_exam_is_a_warning(void **state)
{
	struct lib *lib = *state;

	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", IN("D1"))),
		     &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_EXAM), 1);
	assert_int_equal(lib->lines[lib->n_found - 1], 2);
	assert_int_equal(lib->sum.fresh, 1);
}

static void
import__domain_and_task_must_be_those_of_the_exam(void **state)
{
	struct lib *lib = *state;

	assert_pr_refused(
		lib_text(lib, HEAD EXAM ITEM("1", "A", "1", "one", IN("D9"))),
		PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_DOMAIN), 1);
	assert_pr_refused(
		lib_text(lib,
			 HEAD EXAM ITEM(
				 "1", "A", "1", "one",
				 ",\"objectives\":[{\"exam\":\"EX\",\"domain\":"
				 "\"D1\",\"task\":\"D1.T9\"}]")),
		PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_TASK), 1);
	/* also when the exam comes after */
	assert_pr_refused(
		lib_text(lib, HEAD ITEM("1", "A", "1", "one", IN("D9")) EXAM),
		PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_DOMAIN), 1);
	assert_pr_ok(
		lib_text(lib, HEAD ITEM("1", "A", "1", "one", IN("D1")) EXAM),
		&lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_EXAM), 0);
}

static void
import__a_new_outline_may_follow_the_items_it_is_for(void **state)
{
	struct lib *lib = *state;
	struct pr_exam *exam;

	assert_pr_ok(
		lib_text(lib, HEAD EXAM ITEM("1", "A", "1", "one", IN("D1"))),
		&lib->err);
	assert_pr_ok(lib_text(lib, HEAD ITEM("2", "B", "1", "two", IN("D2"))
					   EXAM_AS("1", "2", "Exam", D2)),
		     &lib->err);
	assert_int_equal(lib->sum.fresh, 1);
	/* A counts in a domain that is no more */
	assert_int_equal(lib_count(lib, PR_RULE_NO_DOMAIN), 1);
	assert_int_equal(lib->sum.refused, 0);
	assert_pr_ok(pr_library_exam(lib->desk, "ex", &exam, NULL, &lib->err),
		     &lib->err);
	assert_int_equal(exam->version, 2);
	assert_string_equal(exam->domains[0].identifier, "D2");
	pr_exam_free(exam);
}

static void
import__an_older_exam_is_skipped_and_a_changed_one_refused(void **state)
{
	struct lib *lib = *state;
	struct pr_exam *exam;

	assert_pr_ok(lib_text(lib, HEAD EXAM_AS("1", "2", "Exam", D1)),
		     &lib->err);
	assert_pr_ok(lib_text(lib, HEAD EXAM_AS("1", "1", "Exam", D2)),
		     &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_OLDER), 1);
	assert_pr_refused(lib_text(lib, HEAD EXAM_AS("1", "2", "Exam", D2)),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_CONFLICT), 1);
	assert_pr_refused(lib_text(lib, HEAD_2 EXAM_AS("2", "5", "X", D1)),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_OTHER_BANK), 1);
	assert_pr_ok(pr_library_exam(lib->desk, "EX", &exam, NULL, &lib->err),
		     &lib->err);
	assert_int_equal(exam->version, 2);
	assert_string_equal(exam->domains[0].identifier, "D1");
	pr_exam_free(exam);
	assert_pr_refused(
		pr_library_exam(lib->desk, "EY", &exam, NULL, &lib->err),
		PR_ENOTFOUND, &lib->err);
	assert_null(exam);
}

static void
import__an_outline_that_cannot_be_is_refused(void **state)
{
	struct lib *lib = *state;

	assert_pr_refused(lib_text(lib, HEAD EXAM_AS("1", "1", "E", D1 "," D2)),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, 231), 1);
	assert_int_equal(lib->sum.refused, 1);
}

#define SHOWS(name) \
	",\"media\":[{\"file\":\"media/" name "\",\"alt\":\"a chart\"}]"

static void
import__media_that_are_not_there_are_a_warning(void **state)
{
	struct lib *lib = *state;
	char *png = lib_file(lib, "media/a.png", "not looked into");
	char *path =
		lib_file(lib, "bank.jsonl",
			 HEAD ITEM("1", "A", "1", "one", SHOWS("a.png"))
				 ITEM("2", "B", "1", "two", SHOWS("b.png")));
	const char *paths[] = { path };

	assert_pr_ok(lib_paths(lib, paths, 1), &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_MEDIA_MISSING), 1);
	assert_string_equal(lib->item, "B");
	assert_int_equal(lib->sum.fresh, 2);
	free(png);
	free(path);
}

#define DOCUMENT(text) \
	"{\"format\":\"certbank\",\"format_version\":\"1.1\"," text "}"
#define BANK_AND(more)                                                 \
	"\"bank\":{\"uuid\":\"11111111-1111-4111-8111-111111111111\"," \
	"\"title\":\"Bank\"" more "}"
#define FAULTY                                                             \
	"{\"identifier\":\"A b\",\"type\":\"multiple_response\","          \
	"\"stem\":\"q\",\"min_choices\":3,\"max_choices\":2,\"options\":[" \
	"{\"id\":\"A\",\"text\":\"\",\"correct\":true},"                   \
	"{\"id\":\"A\",\"text\":\"b\"}]" IN("D9") "}"
#define SOUND                                             \
	"{\"identifier\":\"I2\",\"type\":\"true_false\"," \
	"\"stem\":\"q\",\"answer\":true" IN("D8") "}"
#define EXAM_AND_ITEMS                                                       \
	"\"exams\":[" EXAM_OBJECT("1", "1", "Exam", D1) "],"                 \
							"\"items\":[" FAULTY \
							"," SOUND "]"

static void
has_all_faults(struct lib *lib)
{
	assert_int_equal(lib_count(lib, 133), 1); /* foo */
	assert_int_equal(lib_count(lib, 128), 1); /* the header is lost */
	assert_int_equal(lib_count(lib, 137), 1); /* "A b" */
	assert_int_equal(lib_count(lib, 142), 1); /* no text */
	assert_int_equal(lib_count(lib, 202), 1); /* A is there twice */
	assert_int_equal(lib_count(lib, 205), 1); /* 3 > 2 */
	assert_int_equal(lib_count(lib, PR_RULE_NO_DOMAIN), 2);
	assert_int_equal(lib->sum.refused_items, 2);
	assert_int_equal(lib->sum.refused_exams, 0);
	assert_false(lib->sum.committed);
}

static void
import__every_fault_is_told_behind_a_header_with_errors(void **state)
{
	struct lib *lib = *state;

	lib->options.keep_going = true;
	assert_pr_refused(
		lib_text(lib,
			 DOCUMENT(BANK_AND(",\"foo\":1") "," EXAM_AND_ITEMS)),
		PR_ESCHEMA, &lib->err);
	has_all_faults(lib);
	/* the header may come last, and lack its uuid */
	assert_pr_refused(lib_text(lib, DOCUMENT(EXAM_AND_ITEMS
						 "," BANK_AND(",\"foo\":1"))),
			  PR_ESCHEMA, &lib->err);
	has_all_faults(lib);
}

static void
import__without_a_uuid_the_records_are_checked_all_the_same(void **state)
{
	struct lib *lib = *state;

	assert_pr_refused(lib_text(lib, DOCUMENT("\"bank\":{\"title\":\"T\","
						 "\"foo\":1}," EXAM_AND_ITEMS)),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, 131), 1); /* uuid */
	has_all_faults(lib);
}

static void
import__a_bank_given_twice_does_not_hide_its_records(void **state)
{
	struct lib *lib = *state;

	assert_pr_refused(
		lib_text(lib, DOCUMENT(BANK_AND(
				      ",\"title\":\"T\"") "," EXAM_AND_ITEMS)),
		PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, 107), 1);
	assert_int_equal(lib_count(lib, PR_RULE_NO_DOMAIN), 2);
}

static void
import__when_all_is_refused_nothing_is_stored(void **state)
{
	struct lib *lib = *state;

	lib->options.keep_going = true;
	assert_pr_ok(lib_text(lib, HEAD BAD), &lib->err);
	assert_int_equal(lib->sum.refused_items, 1);
	assert_false(lib->sum.committed);
	assert_pr_ok(lib_text(lib, HEAD BAD A_AND_B), &lib->err);
	assert_true(lib->sum.committed);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, lib_setup, lib_teardown)
	const struct CMUnitTest tests[] = {
		T(import__case_material_may_come_after_its_items),
		T(import__one_position_for_two_items_of_a_case_is_a_warning),
		T(import__an_enemy_that_nobody_is_is_a_warning),
		T(import__an_unknown_exam_is_a_warning),
		T(import__domain_and_task_must_be_those_of_the_exam),
		T(import__a_new_outline_may_follow_the_items_it_is_for),
		T(import__an_older_exam_is_skipped_and_a_changed_one_refused),
		T(import__an_outline_that_cannot_be_is_refused),
		T(import__media_that_are_not_there_are_a_warning),
		T(import__every_fault_is_told_behind_a_header_with_errors),
		T(import__without_a_uuid_the_records_are_checked_all_the_same),
		T(import__a_bank_given_twice_does_not_hide_its_records),
		T(import__when_all_is_refused_nothing_is_stored),
	};

	return cmocka_run_group_tests_name("import_rules", tests, NULL, NULL);
}
