/* test_import.c - banks taken in: the table of re-import, rules over several
 * records, all or nothing */
#include "library_help.h"

#define BANK(n, title)                                                     \
	"{\"record\":\"header\",\"format\":\"certbank\",\"format_version\":" \
	"\"1.1\",\"bank\":{\"uuid\":\"11111111-1111-4111-8111-11111111111" n \
	"\",\"identifier\":\"b" n "\",\"title\":\"" title "\"}}\n"
#define IMPORT_POSITION 318
#define HEAD BANK("1", "Bank one")
#define HEAD_2 BANK("2", "Bank two")

#define UUID(n) "aaaaaaaa-0000-4000-8000-00000000000" n
#define CASE_UUID "cccccccc-0000-4000-8000-000000000001"
/* A true_false item: digit, identifier, version, stem, further members. */
#define ITEM_OBJECT(n, name, version, stem, more)                         \
	"{\"uuid\":\"" UUID(n) "\",\"identifier\":\"" name                 \
	"\",\"version\":" version ",\"type\":\"true_false\",\"stem\":\""   \
	stem "\",\"answer\":true" more "}"
#define ITEM(n, name, version, stem, more)                                \
	"{\"record\":\"item\",\"item\":"                                   \
	ITEM_OBJECT(n, name, version, stem, more) "}\n"
#define A_AND_B ITEM("1", "A", "1", "one", "") ITEM("2", "B", "1", "two", "")
#define BAD \
	"{\"record\":\"item\",\"item\":{\"uuid\":\"" UUID("9") \
	"\",\"version\":1,\"type\":\"true_false\",\"stem\":\"bad\"}}\n"

#define EXAM_OBJECT(uuid, version, title, domains)                         \
	"{\"uuid\":\"eeeeeeee-0000-4000-8000-00000000000" uuid              \
	"\",\"identifier\":\"EX\",\"title\":\"" title "\",\"version\":"     \
	version ",\"domains\":[" domains "]}"
#define EXAM_AS(uuid, version, title, domains)                             \
	"{\"record\":\"exam\",\"exam\":"                                    \
	EXAM_OBJECT(uuid, version, title, domains) "}\n"
#define D1                                                                 \
	"{\"identifier\":\"D1\",\"title\":\"First\",\"weight\":"            \
	"{\"percent\":100},\"tasks\":[{\"identifier\":\"D1.T1\",\"title\":" \
	"\"Task\"}]}"
#define D2                                                                 \
	"{\"identifier\":\"D2\",\"title\":\"Second\",\"weight\":"           \
	"{\"percent\":100}}"
#define EXAM EXAM_AS("1", "1", "Exam", D1)
#define IN(domain) \
	",\"objectives\":[{\"exam\":\"EX\",\"domain\":\"" domain "\"}]"
#define CASE                                                               \
	"{\"record\":\"stimulus\",\"stimulus\":{\"uuid\":\"" CASE_UUID      \
	"\",\"identifier\":\"C1\",\"body\":\"The chart.\"}}\n"
#define OF_CASE(position) \
	",\"stimulus\":{\"uuid\":\"" CASE_UUID "\",\"position\":" position "}"

static void
import__new_items_come_in(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_true(lib->sum.committed);
	assert_int_equal(lib->sum.files, 1);
	assert_int_equal(lib->sum.items, 2);
	assert_int_equal(lib->sum.fresh, 2);
	assert_int_equal(lib->sum.refused, 0);
	assert_int_equal(lib->sum.by_type[PR_ITEM_TRUE_FALSE], 2);
	assert_int_equal(lib_items(lib), 2);
	item = lib_item(lib, "A");
	assert_string_equal(item->stem.text, "one");
	assert_int_equal(item->version, 1);
	pr_item_free(item);
}

static void
import__the_same_again_changes_nothing(void **state)
{
	struct lib *lib = *state;
	char *before, *after;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	before = lib_export(lib, "b1", false);
	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_int_equal(lib->sum.same, 2);
	assert_int_equal(lib->sum.fresh + lib->sum.refreshed +
				 lib->sum.revised + lib->sum.missing,
			 0);
	after = lib_export(lib, "b1", false);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
import__the_same_content_under_another_uuid_is_skipped(void **state)
{
	struct lib *lib = *state;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_ok(lib_text(lib, HEAD_2 ITEM("3", "C", "1", "one", "")),
		     &lib->err);
	assert_int_equal(lib->sum.duplicate, 1);
	assert_int_equal(lib->sum.fresh, 0);
	assert_int_equal(lib_count(lib, PR_RULE_DUPLICATE), 1);
	assert_int_equal(lib_items(lib), 2);
	lib->options.keep_duplicates = true;
	assert_pr_ok(lib_text(lib, HEAD_2 ITEM("3", "C", "1", "one", "")),
		     &lib->err);
	assert_int_equal(lib->sum.duplicate, 0);
	assert_int_equal(lib->sum.fresh, 1);
	assert_int_equal(lib_items(lib), 3);
}

static void
import__changed_metadata_are_taken_and_named(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one",
					     ",\"status\":\"suspended\"")),
		     &lib->err);
	assert_int_equal(lib->sum.refreshed, 1);
	assert_int_equal(lib->sum.same, 0);
	assert_int_equal(lib_count(lib, PR_RULE_METADATA), 1);
	item = lib_item(lib, "A");
	assert_int_equal(item->status, PR_STATUS_SUSPENDED);
	assert_int_equal(item->version, 1);
	pr_item_free(item);
}

static void
import__a_higher_version_is_a_new_revision(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;
	int64_t first, second;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_ok(pr_library_find(lib->desk, "A", &first, &lib->err),
		     &lib->err);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "3", "uno", "")),
		     &lib->err);
	assert_int_equal(lib->sum.revised, 1);
	assert_pr_ok(pr_library_find(lib->desk, "A", &second, &lib->err),
		     &lib->err);
	assert_true(first != second);
	assert_pr_ok(pr_library_item(lib->desk, second, &item, &lib->err),
		     &lib->err);
	assert_string_equal(item->stem.text, "uno");
	assert_int_equal(item->version, 3);
	pr_item_free(item);
	assert_pr_ok(pr_library_item(lib->desk, first, &item, &lib->err),
		     &lib->err);
	assert_string_equal(item->stem.text, "one");
	pr_item_free(item);
}

static void
import__other_content_under_the_same_version_is_a_conflict(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_refused(
		lib_text(lib, HEAD ITEM("1", "A", "1", "uno", "")
				 ITEM("3", "C", "1", "three", "")),
		PR_ESCHEMA, &lib->err);
	assert_int_equal(lib->sum.conflict, 1);
	assert_int_equal(lib->sum.refused, 1);
	assert_false(lib->sum.committed);
	assert_int_equal(lib_count(lib, PR_RULE_CONFLICT), 1);
	assert_int_equal(lib_items(lib), 2);

	lib->options.on_conflict = PR_CONFLICT_OURS;
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "uno", "")),
		     &lib->err);
	assert_int_equal(lib->sum.conflict, 1);
	assert_int_equal(lib->sum.refused, 0);
	item = lib_item(lib, "A");
	assert_string_equal(item->stem.text, "one");
	pr_item_free(item);
}

static void
import__theirs_becomes_the_next_version(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	lib->options.on_conflict = PR_CONFLICT_THEIRS;
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "uno", "")),
		     &lib->err);
	assert_int_equal(lib->sum.conflict, 1);
	assert_int_equal(lib->sum.revised, 1);
	item = lib_item(lib, "A");
	assert_string_equal(item->stem.text, "uno");
	assert_int_equal(item->version, 2);
	pr_item_free(item);
	/* and the same file again is the same, not a third version */
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "uno", "")),
		     &lib->err);
	assert_int_equal(lib->sum.same, 1);
	assert_int_equal(lib->sum.conflict, 0);
}

static void
import__an_older_version_is_skipped_unless_it_was_changed(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", "")),
		     &lib->err);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "3", "uno", "")),
		     &lib->err);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", "")),
		     &lib->err);
	assert_int_equal(lib->sum.older, 1);
	assert_int_equal(lib->sum.missing, 0);
	assert_int_equal(lib_count(lib, PR_RULE_OLDER), 1);
	/* a version that was never here cannot be compared */
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "2", "eins", "")),
		     &lib->err);
	assert_int_equal(lib->sum.older, 1);
	assert_pr_refused(lib_text(lib, HEAD ITEM("1", "A", "1", "eins", "")),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib->sum.older, 0);
	assert_int_equal(lib->sum.refused, 1);
	item = lib_item(lib, "A");
	assert_string_equal(item->stem.text, "uno");
	pr_item_free(item);
}

static void
import__missing_items_stay_or_are_retired(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_ok(lib_text(lib, HEAD_2 ITEM("3", "C", "1", "three", "")),
		     &lib->err);
	assert_int_equal(lib->sum.missing, 0);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", "")),
		     &lib->err);
	assert_int_equal(lib->sum.missing, 1);
	assert_int_equal(lib->sum.retired, 0);
	assert_int_equal(lib_count(lib, PR_RULE_MISSING), 1);
	item = lib_item(lib, "B");
	assert_int_equal(item->status, PR_STATUS_ACTIVE);
	pr_item_free(item);

	lib->options.retire_missing = true;
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", "")),
		     &lib->err);
	assert_int_equal(lib->sum.retired, 1);
	item = lib_item(lib, "B");
	assert_int_equal(item->status, PR_STATUS_RETIRED);
	pr_item_free(item);
	item = lib_item(lib, "C"); /* of a bank that is not in this import */
	assert_int_equal(item->status, PR_STATUS_ACTIVE);
	pr_item_free(item);
	assert_int_equal(lib_items(lib), 3);
}

static void
import__the_same_uuid_twice_is_refused_with_its_line(void **state)
{
	struct lib *lib = *state;

	assert_pr_refused(lib_text(lib, HEAD A_AND_B
				   ITEM("1", "C", "1", "three", "")),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_UUID_TWICE), 1);
	assert_non_null(strstr(lib->wrong, "line 2"));
	assert_int_equal(lib->sum.refused, 1);
	assert_int_equal(lib_items(lib), 0);
}

static void
import__the_same_identifier_twice_is_refused(void **state)
{
	struct lib *lib = *state;

	assert_pr_refused(lib_text(lib, HEAD A_AND_B
				   ITEM("3", "B", "1", "three", "")),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_IDENTIFIER_TWICE), 1);
	assert_non_null(strstr(lib->wrong, "line 3"));
	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_refused(lib_text(lib, HEAD ITEM("3", "B", "1", "3", "")),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_IDENTIFIER_TWICE), 1);
	/* free again, although it is given before it is given up */
	assert_pr_ok(lib_text(lib, HEAD ITEM("3", "B", "1", "three", "")
				   ITEM("2", "B2", "1", "two", "")),
		     &lib->err);
	assert_int_equal(lib->sum.fresh, 1);
	assert_int_equal(lib->sum.refreshed, 1);
}

static void
import__an_item_of_another_bank_is_not_taken_over(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_refused(lib_text(lib, HEAD_2 ITEM("1", "A", "9", "no", "")),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_OTHER_BANK), 1);
	item = lib_item(lib, "A");
	assert_string_equal(item->stem.text, "one");
	pr_item_free(item);
}

static void
import__case_material_may_come_after_its_items(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;
	struct pr_stimulus *stimulus;

	assert_pr_refused(lib_text(lib, HEAD ITEM("1", "A", "1", "one",
						  OF_CASE("1"))),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_STIMULUS), 1);
	assert_int_equal(lib->lines[lib->n_found - 1], 2);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one",
					     OF_CASE("1")) CASE),
		     &lib->err);
	item = lib_item(lib, "A");
	assert_pr_ok(pr_library_stimulus(lib->desk, item, &stimulus,
					 &lib->err),
		     &lib->err);
	assert_string_equal(stimulus->body.text, "The chart.");
	pr_stimulus_free(stimulus);
	pr_item_free(item);
	/* it is here now, so the file needs not have it */
	assert_pr_ok(lib_text(lib, HEAD ITEM("2", "B", "1", "two",
					     OF_CASE("2"))),
		     &lib->err);
	item = lib_item(lib, "B");
	assert_int_equal(item->stimulus_position, 2);
	pr_item_free(item);
}

static void
import__one_position_for_two_items_of_a_case_is_a_warning(void **state)
{
	struct lib *lib = *state;

	assert_pr_ok(lib_text(lib, HEAD CASE
			      ITEM("1", "A", "1", "one", OF_CASE("1"))
			      ITEM("2", "B", "1", "two", OF_CASE("2"))),
		     &lib->err);
	assert_int_equal(lib_count(lib, IMPORT_POSITION), 0);
	assert_pr_ok(lib_text(lib, HEAD CASE
			      ITEM("1", "A", "1", "one", OF_CASE("1"))
			      ITEM("2", "B", "2", "two", OF_CASE("1"))),
		     &lib->err);
	assert_int_equal(lib_count(lib, IMPORT_POSITION), 1);
	assert_string_equal(lib->item, "B");
}

static void
import__an_enemy_that_nobody_is_is_a_warning(void **state)
{
	struct lib *lib = *state;

	assert_pr_ok(lib_text(lib, HEAD
			      ITEM("1", "A", "1", "one",
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

	assert_pr_refused(lib_text(lib, HEAD EXAM
				   ITEM("1", "A", "1", "one", IN("D9"))),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_DOMAIN), 1);
	assert_pr_refused(
		lib_text(lib, HEAD EXAM
			 ITEM("1", "A", "1", "one",
			      ",\"objectives\":[{\"exam\":\"EX\",\"domain\":"
			      "\"D1\",\"task\":\"D1.T9\"}]")),
		PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_TASK), 1);
	/* also when the exam comes after */
	assert_pr_refused(lib_text(lib, HEAD
				   ITEM("1", "A", "1", "one", IN("D9")) EXAM),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_DOMAIN), 1);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", IN("D1"))
				   EXAM),
		     &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_EXAM), 0);
}

static void
import__a_new_outline_may_follow_the_items_it_is_for(void **state)
{
	struct lib *lib = *state;
	struct pr_exam *exam;

	assert_pr_ok(lib_text(lib, HEAD EXAM
			      ITEM("1", "A", "1", "one", IN("D1"))),
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
	assert_pr_refused(pr_library_exam(lib->desk, "EY", &exam, NULL,
					  &lib->err),
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

static void
import__a_wrong_trailer_stops_everything(void **state)
{
	struct lib *lib = *state;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B
			      "{\"record\":\"trailer\",\"items\":2}\n"),
		     &lib->err);
	lib->options.keep_going = true;
	assert_pr_refused(lib_text(lib, HEAD ITEM("3", "C", "1", "three", "")
				   "{\"record\":\"trailer\",\"items\":3}\n"),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_TRAILER), 1);
	assert_int_equal(lib->severities[lib->n_found - 1], PR_FATAL);
	assert_int_equal(lib_items(lib), 2);
}

static void
import__all_or_nothing_unless_told_to_keep_going(void **state)
{
	struct lib *lib = *state;

	assert_pr_refused(lib_text(lib, HEAD BAD A_AND_B
				   ITEM("3", "A", "1", "three", "")),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib->sum.refused, 2);
	assert_int_equal(lib_errors(lib), 2);
	assert_int_equal(lib_items(lib), 0);
	assert_false(lib->sum.committed);

	lib->options.keep_going = true;
	assert_pr_ok(lib_text(lib, HEAD BAD A_AND_B
			      ITEM("3", "A", "1", "three", "")
			      ITEM("4", "D", "1", "four", OF_CASE("1"))),
		     &lib->err);
	assert_true(lib->sum.committed);
	assert_int_equal(lib->sum.refused, 3);
	assert_int_equal(lib->sum.fresh, 2);
	assert_int_equal(lib_items(lib), 2);
}

static void
import__a_dry_run_stores_nothing(void **state)
{
	struct lib *lib = *state;

	lib->options.dry_run = true;
	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_int_equal(lib->sum.fresh, 2);
	assert_false(lib->sum.committed);
	assert_int_equal(lib_items(lib), 0);
	assert_pr_refused(lib_text(lib, HEAD A_AND_B BAD), PR_ESCHEMA,
			  &lib->err);
}

#define BACKWARDS                                                            \
	"{\"items\":[" ITEM_OBJECT("1", "A", "1", "one", IN("D1")) ","        \
	ITEM_OBJECT("2", "B", "1", "two", IN("D1")) "],\"exams\":["           \
	EXAM_OBJECT("1", "1", "Exam", D1) "],\"bank\":{\"uuid\":"             \
	"\"11111111-1111-4111-8111-111111111111\",\"identifier\":\"b1\","     \
	"\"title\":\"Bank one\"},\"format_version\":\"1.1\",\"format\":"      \
	"\"certbank\"}\n"

static void
import__a_document_may_begin_with_its_items(void **state)
{
	struct lib *lib = *state;
	char *path = lib_file(lib, "back.json", BACKWARDS);
	const char *const paths[] = { path };

	assert_pr_ok(lib_text(lib, BACKWARDS), &lib->err);
	assert_int_equal(lib->sum.items, 2);
	assert_int_equal(lib->sum.exams, 1);
	assert_int_equal(lib->sum.fresh, 2);
	assert_int_equal(lib_items(lib), 2);
	assert_pr_ok(lib_paths(lib, paths, 1), &lib->err);
	assert_int_equal(lib->sum.same, 2);
	assert_int_equal(lib->sum.files, 1);
	free(path);
}

static void
import__a_folder_is_taken_file_by_file_in_order(void **state)
{
	struct lib *lib = *state;
	char *a = lib_file(lib, "bank/a.jsonl",
			   HEAD ITEM("1", "A", "1", "one", IN("D1")
				     OF_CASE("1")));
	char *b = lib_file(lib, "bank/b.json",
			   HEAD ITEM("2", "B", "1", "two", IN("D1")));
	char *exam = lib_file(lib, "bank/exam.jsonl", HEAD EXAM CASE);
	char *other = lib_file(lib, "bank/notes.txt", "not a bank");
	char *dir = fs_join(lib->dir, "bank");
	const char *paths[] = { dir };

	assert_pr_ok(lib_paths(lib, paths, 1), &lib->err);
	assert_int_equal(lib->sum.files, 3);
	assert_int_equal(lib->sum.fresh, 2);
	assert_int_equal(lib->sum.exams, 1);
	assert_int_equal(lib->sum.stimuli, 1);
	assert_int_equal(lib_count(lib, PR_RULE_NO_EXAM), 0);
	/* and one bad file leaves nothing of the others */
	free(lib_file(lib, "bank/c.json", HEAD ITEM("3", "C", "1", "3", "")));
	free(lib_file(lib, "bank/d.json", "{\"format\":\"other\"}"));
	lib->options.keep_going = true;
	assert_pr_refused(lib_paths(lib, paths, 1), PR_EPARSE, &lib->err);
	assert_int_equal(lib_items(lib), 2);
	paths[0] = "/nowhere/at/all";
	assert_pr_refused(lib_paths(lib, paths, 1), PR_ENOTFOUND, &lib->err);
	free(a);
	free(b);
	free(exam);
	free(other);
	free(dir);
}

static void
import__files_of_one_bank_carry_one_header(void **state)
{
	struct lib *lib = *state;
	char *a = lib_file(lib, "a.jsonl", HEAD ITEM("1", "A", "1", "1", ""));
	char *b = lib_file(lib, "b.jsonl", BANK("1", "Bank two")
			   ITEM("2", "B", "1", "2", ""));
	const char *const paths[] = { a, b };
	struct pr_bank_row *rows;
	size_t n;

	assert_pr_ok(lib_paths(lib, paths, 2), &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_OTHER_HEADER), 1);
	assert_pr_ok(pr_library_banks(lib->desk, &rows, &n, &lib->err),
		     &lib->err);
	assert_int_equal(n, 1);
	assert_string_equal(rows[0].title, "Bank one");
	assert_int_equal(rows[0].items, 2);
	free(rows);
	free(a);
	free(b);
}

static bool
stop_at_once(void *ctx, const char *doing, uint64_t done, uint64_t total)
{
	int *calls = ctx;

	assert_non_null(doing);
	assert_true(!total || done <= total);
	return ++*calls < 2;
}

static void
import__stops_when_asked_and_stores_nothing(void **state)
{
	struct lib *lib = *state;
	int calls = 0;

	lib->progress.ctx = &calls;
	lib->progress.at = stop_at_once;
	assert_pr_refused(lib_text(lib, HEAD A_AND_B), PR_ESTOP, &lib->err);
	lib->progress.at = NULL;
	assert_int_equal(lib_items(lib), 0);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, lib_setup, lib_teardown)
	const struct CMUnitTest tests[] = {
		T(import__new_items_come_in),
		T(import__the_same_again_changes_nothing),
		T(import__the_same_content_under_another_uuid_is_skipped),
		T(import__changed_metadata_are_taken_and_named),
		T(import__a_higher_version_is_a_new_revision),
		T(import__other_content_under_the_same_version_is_a_conflict),
		T(import__theirs_becomes_the_next_version),
		T(import__an_older_version_is_skipped_unless_it_was_changed),
		T(import__missing_items_stay_or_are_retired),
		T(import__the_same_uuid_twice_is_refused_with_its_line),
		T(import__the_same_identifier_twice_is_refused),
		T(import__an_item_of_another_bank_is_not_taken_over),
		T(import__case_material_may_come_after_its_items),
		T(import__one_position_for_two_items_of_a_case_is_a_warning),
		T(import__an_enemy_that_nobody_is_is_a_warning),
		T(import__an_unknown_exam_is_a_warning),
		T(import__domain_and_task_must_be_those_of_the_exam),
		T(import__a_new_outline_may_follow_the_items_it_is_for),
		T(import__an_older_exam_is_skipped_and_a_changed_one_refused),
		T(import__an_outline_that_cannot_be_is_refused),
		T(import__a_wrong_trailer_stops_everything),
		T(import__all_or_nothing_unless_told_to_keep_going),
		T(import__a_dry_run_stores_nothing),
		T(import__a_document_may_begin_with_its_items),
		T(import__a_folder_is_taken_file_by_file_in_order),
		T(import__files_of_one_bank_carry_one_header),
		T(import__stops_when_asked_and_stores_nothing),
	};

	return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
