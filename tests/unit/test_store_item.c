/* test_store_item.c - items, revisions and the pool */
#include "proctor/item.h"

#include "store_fill.h"

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
	assert_pr_ok(
		pr_db_item_named(c->store, c->bank, "first", &back, &c->err),
		&c->err);
	assert_pr_refused(
		pr_db_item_named(c->store, 99, "first", &back, &c->err),
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
	assert_pr_refused(
		pr_db_item_named(c->store, 0, "first", &back, &c->err),
		PR_EINVAL, &c->err);
	assert_pr_ok(
		pr_db_item_named(c->store, bank.id, "first", &back, &c->err),
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
item__its_current_revision_is_set_and_the_rest_stays(void **state)
{
	struct store_case *c = *state;
	struct pr_db_rev rev = case_rev(c->item, 2);
	struct pr_db_item before, back;

	assert_pr_ok(pr_db_item_get(c->store, c->item, &before, &c->err),
		     &c->err);
	assert_pr_ok(pr_db_rev_put(c->store, &rev, &c->err), &c->err);
	assert_pr_ok(pr_db_item_set_rev(c->store, c->item, rev.id, &c->err),
		     &c->err);
	assert_pr_ok(pr_db_item_get(c->store, c->item, &back, &c->err),
		     &c->err);
	assert_int_equal(back.rev, rev.id);
	assert_int_equal(back.status, before.status);
	assert_int_equal(back.import_id, before.import_id);
	assert_memory_equal(back.uuid, before.uuid, 16);
	assert_pr_refused(pr_db_item_set_rev(c->store, 4711, rev.id, &c->err),
			  PR_ENOTFOUND, &c->err);
}

static void
objectives__added_ones_are_those_of_the_item(void **state)
{
	struct store_case *c = *state;
	struct pr_db_objective one = { "A", "D1", NULL };
	struct names names = { .n = 0 };
	int64_t item;

	assert_pr_refused(
		pr_db_objectives_add(c->store, c->item, &one, 1, &c->err),
		PR_ESTATE, &c->err);
	case_begin(c);
	item = case_put_item(c, 2, "another");
	assert_pr_ok(pr_db_objectives_put(c->store, item, NULL, 0, &c->err),
		     &c->err);
	assert_pr_ok(pr_db_objectives_add(c->store, item, &one, 1, &c->err),
		     &c->err);
	case_commit(c);
	assert_pr_ok(
		pr_db_entry_each(c->store, c->bank, &names, add_entry, &c->err),
		&c->err);
	assert_string_equal(names.text,
			    "another.1=A/D1/ first.1=DEMO/D1/D1.T1 ");
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
	assert_pr_ok(
		pr_db_entry_each(c->store, c->bank, &names, add_entry, &c->err),
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
	assert_pr_ok(
		pr_db_objectives_put(c->store, item.id, &unknown, 1, &c->err),
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
	assert_pr_ok(pr_db_pool_each(c->store, (const char *const[]){ "Demo" },
				     1, 1, &names, add_pool, &c->err),
		     &c->err);
	assert_string_equal(names.text, "1:D1/D1.T1:500 9:D3/:0 ");
	names = (struct names){ .n = 0 };
	assert_pr_ok(pr_db_pool_each(c->store, (const char *const[]){ "DEMO" },
				     1, 2, &names, add_pool, &c->err),
		     &c->err);
	assert_string_equal(names.text, "1:D1/D1.T1:0 9:D3/:0 ");
	names = (struct names){ .n = 0 };
	assert_pr_ok(pr_db_enemy_each(c->store, (const char *const[]){ "DEMO" },
				      1, &names, add_enemy, &c->err),
		     &c->err);
	assert_int_equal(names.n, 1); /* the retired one is not in the pool */
	assert_true(item != first);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		row_test(item__it_is_found_by_uuid_number_and_name),
		row_test(item__a_name_that_two_banks_have_needs_the_bank),
		row_test(rev__numbers_and_absent_numbers_come_back),
		row_test(rev__metadata_is_refreshed_and_content_stays),
		row_test(item__its_current_revision_is_set_and_the_rest_stays),
		row_test(objectives__added_ones_are_those_of_the_item),
		row_test(entry__the_first_objective_is_the_first_given),
		row_test(loose__what_an_import_left_hanging_is_named),
		row_test(pool__it_holds_what_can_be_drawn_once_by_uuid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
