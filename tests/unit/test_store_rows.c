/* test_store_rows.c - banks, exams and items come out as they were put in */
#include "proctor/item.h"

#include "store_case.h"

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

static void
item__it_is_found_by_uuid_number_and_name(void **state)
{
	struct store_case *c = *state;
	struct pr_db_item want = case_item(c, 1, "first"), back;

	assert_pr_ok(pr_db_item_find(c->store, want.uuid, &back, &c->err),
		     &c->err);
	assert_int_equal(back.id, c->item);
	assert_int_equal(back.rev, c->rev);
	assert_int_equal(back.status, PR_STATUS_ACTIVE);
	assert_int_equal(back.import_id, 1);
	assert_string_equal(back.identifier, "first");
	assert_pr_ok(pr_db_item_get(c->store, c->item, &back, &c->err),
		     &c->err);
	assert_memory_equal(back.uuid, want.uuid, 16);
	assert_pr_ok(pr_db_item_named(c->store, 0, "first", &back, &c->err),
		     &c->err);
	assert_int_equal(back.id, c->item);
	assert_pr_ok(pr_db_item_named(c->store, c->bank, "first", &back,
				      &c->err),
		     &c->err);
	assert_pr_refused(pr_db_item_named(c->store, 99, "first", &back,
					   &c->err),
			  PR_ENOTFOUND, &c->err);
}

static void
item__a_name_that_two_banks_have_needs_the_bank(void **state)
{
	struct store_case *c = *state;
	struct pr_db_bank bank = case_bank(2);
	struct pr_db_item item = case_item(c, 2, "first"), back;

	assert_pr_refused(pr_db_item_put(c->store, &item, &c->err), PR_EEXIST,
			  &c->err);
	assert_int_equal(item.id, 0);
	assert_pr_ok(pr_db_bank_put(c->store, &bank, &c->err), &c->err);
	item.bank = bank.id;
	assert_pr_ok(pr_db_item_put(c->store, &item, &c->err), &c->err);
	assert_pr_refused(pr_db_item_named(c->store, 0, "first", &back,
					   &c->err),
			  PR_EINVAL, &c->err);
	assert_pr_ok(pr_db_item_named(c->store, bank.id, "first", &back,
				      &c->err),
		     &c->err);
	assert_int_equal(back.id, item.id);
	assert_int_equal(back.rev, 0);
}

static void
rev__numbers_and_absent_numbers_come_back(void **state)
{
	struct store_case *c = *state;
	struct pr_db_rev rev = case_rev(c->item, 2), back;

	rev.review_by = "2027-01-01";
	rev.has_stimulus = true;
	rev.stimulus[3] = 3;
	rev.set_position = 2;
	assert_pr_ok(pr_db_rev_put(c->store, &rev, &c->err), &c->err);
	assert_pr_ok(pr_db_rev_get(c->store, rev.id, &back, &c->err), &c->err);
	assert_int_equal(back.item, c->item);
	assert_int_equal(back.version, 2);
	assert_true(fabs(back.angoff - 0.65) < 1e-15);
	assert_int_equal(back.raters, 3);
	assert_true(isnan(back.irt_b) && isnan(back.irt_b_sd));
	assert_int_equal(back.seconds, 60);
	assert_string_equal(back.review_by, "2027-01-01");
	assert_true(back.has_stimulus);
	assert_memory_equal(back.stimulus, rev.stimulus, 16);
	assert_int_equal(back.set_position, 2);
	assert_int_equal(back.n_options, 4);
	assert_int_equal(back.fixed, 8);
	assert_true(back.shuffle);
	assert_string_equal(back.record, "{\"stem\":\"?\"}");
	assert_int_equal(back.record_len, 12);
	assert_pr_ok(pr_db_rev_version(c->store, c->item, 1, &back, &c->err),
		     &c->err);
	assert_int_equal(back.id, c->rev);
	assert_null(back.review_by);
	assert_false(back.has_stimulus);
	assert_pr_ok(pr_db_rev_hash(c->store, rev.hash, &back, &c->err),
		     &c->err);
	assert_int_equal(back.id, rev.id);
}

static void
rev__metadata_is_refreshed_and_content_stays(void **state)
{
	struct store_case *c = *state;
	struct pr_db_rev rev = case_rev(c->item, 1), back;

	rev.id = c->rev;
	rev.angoff = 0.5;
	assert_pr_ok(pr_db_rev_put(c->store, &rev, &c->err), &c->err);
	assert_pr_ok(pr_db_rev_get(c->store, c->rev, &back, &c->err), &c->err);
	assert_true(fabs(back.angoff - 0.5) < 1e-15);
	rev.hash[5] = 1;
	assert_pr_refused(pr_db_rev_put(c->store, &rev, &c->err), PR_ESTATE,
			  &c->err);
	rev = case_rev(c->item, 1); /* the version is taken */
	assert_pr_refused(pr_db_rev_put(c->store, &rev, &c->err), PR_EEXIST,
			  &c->err);
}

static bool
add_entry(void *ctx, const struct pr_db_entry *entry)
{
	char line[80];

	snprintf(line, sizeof(line), "%s.%d=%s/%s/%s",
		 entry->item.identifier ? entry->item.identifier : "-",
		 entry->rev.version, entry->exam, entry->domain, entry->task);
	return add(ctx, line);
}

static void
entry__the_first_objective_is_the_first_given(void **state)
{
	struct store_case *c = *state;
	struct pr_db_objective two[] = { { "Z", "D2", NULL },
					 { "A", "D1", "D1.T1" },
					 { "Z", "D2", NULL } };
	struct names names = { .n = 0 };
	int64_t item;

	case_begin(c);
	item = case_put_item(c, 2, "another");
	assert_pr_ok(pr_db_objectives_put(c->store, item, two, 3, &c->err),
		     &c->err);
	item = case_put_item(c, 3, NULL);
	assert_pr_ok(pr_db_objectives_put(c->store, item, NULL, 0, &c->err),
		     &c->err);
	case_commit(c);
	assert_pr_ok(pr_db_entry_each(c->store, c->bank, &names, add_entry,
				      &c->err),
		     &c->err);
	assert_string_equal(names.text,
			    "-.1=// another.1=Z/D2/ first.1=DEMO/D1/D1.T1 ");
}

static bool
add_loose(void *ctx, const struct pr_db_item *item, const char *what)
{
	char line[80];

	snprintf(line, sizeof(line), "%s:%s", item->identifier, what);
	return add(ctx, line);
}

static const char *
loose(struct store_case *c, int64_t import_id, enum pr_db_loose kind,
      struct names *names)
{
	*names = (struct names){ .n = 0 };
	assert_pr_ok(pr_db_loose_each(c->store, import_id, kind, names,
				      add_loose, &c->err),
		     &c->err);
	return names->text;
}

static void
loose__what_an_import_left_hanging_is_named(void **state)
{
	struct store_case *c = *state;
	static const unsigned char enemies[2][16] = { { 3, [15] = 1 },
							{ 0xab } };
	struct pr_db_objective unknown = { "NONE", "D1", NULL };
	struct pr_db_item item = case_item(c, 2, "second");
	struct pr_db_rev rev;
	struct names names;
	int64_t next = 0;

	assert_pr_ok(pr_db_import_next(c->store, &next, &c->err), &c->err);
	assert_int_equal(next, 2);
	item.import_id = next;
	case_begin(c);
	assert_pr_ok(pr_db_item_put(c->store, &item, &c->err), &c->err);
	rev = case_rev(item.id, 1);
	rev.has_stimulus = true;
	rev.stimulus[15] = 0x0f;
	assert_pr_ok(pr_db_rev_put(c->store, &rev, &c->err), &c->err);
	item.rev = rev.id;
	assert_pr_ok(pr_db_item_put(c->store, &item, &c->err), &c->err);
	assert_pr_ok(pr_db_objectives_put(c->store, item.id, &unknown, 1,
					  &c->err),
		     &c->err);
	assert_pr_ok(pr_db_enemies_put(c->store, item.id, enemies, 2, &c->err),
		     &c->err);
	case_commit(c);
	assert_string_equal(loose(c, next, PR_LOOSE_STIMULUS, &names),
			    "second:00000000-0000-0000-0000-00000000000f ");
	assert_string_equal(loose(c, next, PR_LOOSE_ENEMY, &names),
			    "second:ab000000-0000-0000-0000-000000000000 ");
	assert_string_equal(loose(c, next, PR_LOOSE_EXAM, &names),
			    "second:NONE ");
	assert_string_equal(loose(c, next, PR_LOOSE_MISSING, &names),
			    "first: ");
	assert_string_equal(loose(c, 77, PR_LOOSE_MISSING, &names), "");
}

static bool
add_pool(void *ctx, const struct pr_db_pool *pool)
{
	char line[80];

	assert_null(pool->rev.record);
	assert_int_equal(pool->rev.n_options, 4);
	snprintf(line, sizeof(line), "%d:%s/%s:%lld", pool->uuid[15],
		 pool->domain, pool->task, (long long)pool->seen_ms);
	return add(ctx, line);
}

static bool
add_enemy(void *ctx, int64_t item, const unsigned char other[16])
{
	char line[80];

	snprintf(line, sizeof(line), "%lld-%d", (long long)item, other[15]);
	return add(ctx, line);
}

static void
pool__it_holds_what_can_be_drawn_once_by_uuid(void **state)
{
	struct store_case *c = *state;
	struct pr_db_objective both[] = { { "demo", "D3", NULL },
					  { "DEMO", "D1", "T" } };
	static const unsigned char enemies[2][16] = { { 3, [15] = 1 },
							{ 3, [15] = 8 } };
	struct pr_db_item retired = case_item(c, 8, "retired");
	struct names names = { .n = 0 };
	int64_t item, first = c->item, first_rev = c->rev;

	case_begin(c);
	item = case_put_item(c, 9, "ninth");
	assert_pr_ok(pr_db_objectives_put(c->store, item, both, 2, &c->err),
		     &c->err);
	assert_pr_ok(pr_db_enemies_put(c->store, item, enemies, 2, &c->err),
		     &c->err);
	retired.id = case_put_item(c, 8, "retired");
	retired.rev = c->rev;
	retired.status = PR_STATUS_RETIRED;
	assert_pr_ok(pr_db_item_put(c->store, &retired, &c->err), &c->err);
	assert_pr_ok(pr_db_seen_put(c->store, 1, first_rev, 500, &c->err),
		     &c->err);
	assert_pr_ok(pr_db_seen_put(c->store, 1, first_rev, 900, &c->err),
		     &c->err);
	case_commit(c);
	assert_pr_ok(pr_db_pool_each(c->store, "Demo", 1, &names, add_pool,
				     &c->err),
		     &c->err);
	assert_string_equal(names.text, "1:D1/D1.T1:500 9:D3/:0 ");
	names = (struct names){ .n = 0 };
	assert_pr_ok(pr_db_pool_each(c->store, "DEMO", 2, &names, add_pool,
				     &c->err),
		     &c->err);
	assert_string_equal(names.text, "1:D1/D1.T1:0 9:D3/:0 ");
	names = (struct names){ .n = 0 };
	assert_pr_ok(pr_db_enemy_each(c->store, "DEMO", &names, add_enemy,
				      &c->err),
		     &c->err);
	assert_int_equal(names.n, 1); /* the retired one is not in the pool */
	assert_true(item != first);
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
		row_test(item__it_is_found_by_uuid_number_and_name),
		row_test(item__a_name_that_two_banks_have_needs_the_bank),
		row_test(rev__numbers_and_absent_numbers_come_back),
		row_test(rev__metadata_is_refreshed_and_content_stays),
		row_test(entry__the_first_objective_is_the_first_given),
		row_test(loose__what_an_import_left_hanging_is_named),
		row_test(pool__it_holds_what_can_be_drawn_once_by_uuid),
		row_test(walk__it_may_call_the_store_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
