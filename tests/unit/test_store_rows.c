/* test_store_rows.c - banks, exams and cases come out as they were put in */
#include "proctor/item.h"

#include "store_fill.h"

static void
bank__a_row_comes_back_as_it_was_put(void **state)
{
	struct store_case *c = *state;
	struct pr_db_bank bank = case_bank(2), back;

	bank.shipped = true;
	bank.default_format = 2;
	assert_pr_ok(pr_db_bank_put(c->store, &bank, &c->err), &c->err);
	assert_true(bank.id > c->bank);
	assert_pr_ok(pr_db_bank_find(c->store, bank.uuid, &back, &c->err),
		     &c->err);
	assert_int_equal(back.id, bank.id);
	assert_memory_equal(back.uuid, bank.uuid, 16);
	assert_string_equal(back.identifier, "demo");
	assert_string_equal(back.title, "Demo");
	assert_int_equal(back.version, 1);
	assert_int_equal(back.default_format, 2);
	assert_int_equal(back.format_minor, 1);
	assert_true(back.shipped);
	assert_string_equal(back.record, "{\"title\":\"Demo\"}");
	assert_int_equal(back.loaded_ms, NOW_MS);
	bank.title = "Other";
	bank.identifier = NULL;
	assert_pr_ok(pr_db_bank_put(c->store, &bank, &c->err), &c->err);
	assert_pr_ok(pr_db_bank_get(c->store, bank.id, &back, &c->err),
		     &c->err);
	assert_string_equal(back.title, "Other");
	assert_string_equal(back.identifier, "");
}

static void
bank__what_is_wrong_is_refused_and_leaves_out_alone(void **state)
{
	struct store_case *c = *state;
	struct pr_db_bank bank = case_bank(1), back = { .id = 77 };

	assert_pr_refused(pr_db_bank_put(c->store, &bank, &c->err), PR_EEXIST,
			  &c->err);
	assert_int_equal(bank.id, 0);
	bank = case_bank(3);
	bank.record = "not json";
	assert_pr_refused(pr_db_bank_put(c->store, &bank, &c->err), PR_EINVAL,
			  &c->err);
	bank.id = 999;
	bank.record = "{}";
	assert_pr_refused(pr_db_bank_put(c->store, &bank, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_pr_refused(pr_db_bank_get(c->store, 999, &back, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_int_equal(back.id, 77);
}

static bool
add_bank(void *ctx, const struct pr_db_bank *bank)
{
	char line[80];

	snprintf(line, sizeof(line), "%s:%ld/%ld/%ld/%ld/%ld", bank->title,
		 bank->items, bank->active, bank->pretest, bank->draft,
		 bank->retired);
	return add(ctx, line);
}

static void
bank__a_walk_goes_by_title_and_counts_items(void **state)
{
	struct store_case *c = *state;
	struct pr_db_bank bank = case_bank(2);
	struct names names = { .n = 0 };
	static const int status[] = { PR_STATUS_PRETEST, PR_STATUS_DRAFT,
				      PR_STATUS_REVIEW, PR_STATUS_RETIRED,
				      PR_STATUS_ACTIVE };

	for (int i = 0; i < 5; i++) {
		struct pr_db_item item = case_item(c, 20 + i, NULL);

		item.status = status[i];
		assert_pr_ok(pr_db_item_put(c->store, &item, &c->err), &c->err);
	}
	bank.title = "Alpha";
	assert_pr_ok(pr_db_bank_put(c->store, &bank, &c->err), &c->err);
	assert_pr_ok(pr_db_bank_each(c->store, &names, add_bank, &c->err),
		     &c->err);
	assert_string_equal(names.text, "Alpha:0/0/0/0/0 Demo:6/2/1/2/1 ");
	names = (struct names){ .stop_after = 1 };
	assert_pr_ok(pr_db_bank_each(c->store, &names, add_bank, &c->err),
		     &c->err);
	assert_string_equal(names.text, "Alpha:0/0/0/0/0 ");
}

static void
source__the_newest_of_a_name_is_found(void **state)
{
	struct store_case *c = *state;
	struct pr_db_source source = { .bank = c->bank,
				       .name = "a.json",
				       .bytes = 10,
				       .mtime_ms = 5,
				       .importer = "0.1",
				       .loaded_ms = 100 };
	struct pr_db_source back;

	source.sha256[31] = 9;
	assert_pr_ok(pr_db_source_put(c->store, &source, &c->err), &c->err);
	source.bytes = 11;
	source.loaded_ms = 200;
	assert_pr_ok(pr_db_source_put(c->store, &source, &c->err), &c->err);
	assert_pr_ok(pr_db_source_find(c->store, "a.json", &back, &c->err),
		     &c->err);
	assert_int_equal(back.bank, c->bank);
	assert_int_equal(back.bytes, 11);
	assert_int_equal(back.mtime_ms, 5);
	assert_int_equal(back.loaded_ms, 200);
	assert_string_equal(back.importer, "0.1");
	assert_memory_equal(back.sha256, source.sha256, 32);
	assert_pr_refused(pr_db_source_find(c->store, "b", &back, &c->err),
			  PR_ENOTFOUND, &c->err);
	source.bank = 999; /* no such bank */
	assert_pr_refused(pr_db_source_put(c->store, &source, &c->err),
			  PR_EINVAL, &c->err);
}

static bool
add_exam(void *ctx, const struct pr_db_exam *exam)
{
	char line[80];

	snprintf(line, sizeof(line), "%s.%d", exam->identifier, exam->version);
	return add(ctx, line);
}

static void
exam__the_last_put_is_current_in_any_case(void **state)
{
	struct store_case *c = *state;
	struct pr_db_exam next = case_exam(c, "DEMO", 2), back;
	struct pr_db_exam other = case_exam(c, "alpha", 1);
	struct names names = { .n = 0 };

	case_begin(c);
	assert_pr_ok(pr_db_exam_put(c->store, &next, &c->err), &c->err);
	assert_pr_ok(pr_db_exam_put(c->store, &other, &c->err), &c->err);
	case_commit(c);
	assert_true(next.id != c->exam);
	assert_pr_ok(pr_db_exam_find(c->store, "demo", &back, &c->err),
		     &c->err);
	assert_int_equal(back.id, next.id);
	assert_int_equal(back.version, 2);
	assert_int_equal(back.record_len, 7);
	assert_string_equal(back.record, "{\"n\":1}");
	assert_pr_ok(pr_db_exam_get(c->store, c->exam, &back, &c->err),
		     &c->err);
	assert_int_equal(back.version, 1);
	assert_pr_ok(pr_db_exam_each(c->store, &names, add_exam, &c->err),
		     &c->err);
	assert_string_equal(names.text, "alpha.1 DEMO.2 ");
	next.record = "{\"n\":2}"; /* the same revision, refreshed */
	case_begin(c);
	assert_pr_ok(pr_db_exam_put(c->store, &next, &c->err), &c->err);
	case_commit(c);
	assert_int_equal(next.id != back.id, true);
	assert_pr_ok(pr_db_exam_find(c->store, "DEMO", &back, &c->err),
		     &c->err);
	assert_string_equal(back.record, "{\"n\":2}");
	assert_int_equal(back.id, next.id);
}

static void
exam__a_put_outside_a_transaction_is_refused(void **state)
{
	struct store_case *c = *state;
	struct pr_db_exam exam = case_exam(c, "DEMO", 3);

	assert_pr_refused(pr_db_exam_put(c->store, &exam, &c->err), PR_ESTATE,
			  &c->err);
	assert_int_equal(exam.id, 0);
}

static bool
add_stimulus(void *ctx, const struct pr_db_stimulus *stimulus)
{
	char line[80];

	snprintf(line, sizeof(line), "%s.%d", stimulus->identifier,
		 stimulus->version);
	return add(ctx, line);
}

static void
stimulus__only_the_current_revision_is_met(void **state)
{
	struct store_case *c = *state;
	struct pr_db_stimulus one = { .bank = c->bank,
				      .identifier = "case",
				      .version = 1,
				      .record = "{}",
				      .record_len = 2 };
	struct pr_db_stimulus two, back;
	struct names names = { .n = 0 };

	one.uuid[0] = 9;
	two = one;
	two.version = 2;
	case_begin(c);
	assert_pr_ok(pr_db_stimulus_put(c->store, &one, &c->err), &c->err);
	assert_pr_ok(pr_db_stimulus_put(c->store, &two, &c->err), &c->err);
	case_commit(c);
	assert_pr_ok(pr_db_stimulus_find(c->store, one.uuid, &back, &c->err),
		     &c->err);
	assert_int_equal(back.id, two.id);
	assert_int_equal(back.version, 2);
	assert_pr_ok(pr_db_stimulus_each(c->store, c->bank, &names,
					 add_stimulus, &c->err),
		     &c->err);
	assert_string_equal(names.text, "case.2 ");
}

/* A walk inside a walk over the same query, and a find inside it. */
static bool
nested(void *ctx, const struct pr_db_bank *bank)
{
	struct store_case *c = ctx;
	struct names names = { .n = 0 };
	struct pr_db_bank found;

	assert_pr_ok(pr_db_bank_each(c->store, &names, add_bank, &c->err),
		     &c->err);
	assert_int_equal(names.n, 2);
	assert_pr_ok(pr_db_bank_find(c->store, bank->uuid, &found, &c->err),
		     &c->err);
	assert_string_equal(found.title, bank->title);
	c->rev++;
	return true;
}

static void
walk__it_may_call_the_store_again(void **state)
{
	struct store_case *c = *state;
	struct pr_db_bank bank = case_bank(2);

	bank.title = "Zulu";
	assert_pr_ok(pr_db_bank_put(c->store, &bank, &c->err), &c->err);
	c->rev = 0;
	assert_pr_ok(pr_db_bank_each(c->store, c, nested, &c->err), &c->err);
	assert_int_equal(c->rev, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		row_test(bank__a_row_comes_back_as_it_was_put),
		row_test(bank__what_is_wrong_is_refused_and_leaves_out_alone),
		row_test(bank__a_walk_goes_by_title_and_counts_items),
		row_test(source__the_newest_of_a_name_is_found),
		row_test(exam__the_last_put_is_current_in_any_case),
		row_test(exam__a_put_outside_a_transaction_is_refused),
		row_test(stimulus__only_the_current_revision_is_met),
		row_test(walk__it_may_call_the_store_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
