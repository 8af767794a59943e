/* test_store_sitting.c - learners, forms and sittings come out as put in */
#include "proctor/item.h"
#include "proctor/sitting.h"

#include "store_fill.h"

static void
learner__row_one_exists_and_names_are_unique(void **state)
{
	struct store_case *c = *state;
	struct pr_db_learner first, other = { .name = "Ann",
					      .time_percent = 150,
					      .exam_date = "2026-05-01",
					      .created_ms = NOW_MS };
	struct pr_db_learner back;

	assert_pr_ok(pr_db_learner_find(c->store, NULL, &first, &c->err),
		     &c->err);
	assert_int_equal(first.id, 1);
	assert_int_equal(first.time_percent, 100);
	assert_int_equal(first.reserve_forms, 2);
	assert_int_equal(first.created_ms, NOW_MS);
	assert_int_equal(first.uuid[6] >> 4, 4);
	other.uuid[0] = 7;
	assert_pr_ok(pr_db_learner_put(c->store, &other, &c->err), &c->err);
	assert_pr_ok(pr_db_learner_find(c->store, "Ann", &back, &c->err),
		     &c->err);
	assert_int_equal(back.id, other.id);
	assert_int_equal(back.time_percent, 150);
	assert_string_equal(back.exam_date, "2026-05-01");
	assert_string_equal(back.exam, "");
	other.id = 0;
	other.uuid[0] = 8;
	assert_pr_refused(pr_db_learner_put(c->store, &other, &c->err),
			  PR_EEXIST, &c->err);
	other.name = "Bob";
	other.exam_date = "tomorrow";
	assert_pr_refused(pr_db_learner_put(c->store, &other, &c->err),
			  PR_EINVAL, &c->err);
	assert_pr_refused(pr_db_learner_find(c->store, "Bob", &back, &c->err),
			  PR_ENOTFOUND, &c->err);
}

static bool
add_slot(void *ctx, const struct pr_db_slot *slot)
{
	char line[80];

	snprintf(line, sizeof(line), "%lld:%s:%.2f:%d:%d%d",
		 (long long)slot->item_rev, slot->domain, slot->b, slot->set_no,
		 slot->n_options, slot->order[1]);
	return add(ctx, line);
}

static bool
add_form(void *ctx, const struct pr_db_form *form)
{
	char line[80];

	snprintf(line, sizeof(line), "%lld", (long long)form->id);
	return add(ctx, line);
}

static bool
add_number(void *ctx, int64_t number)
{
	char line[80];

	snprintf(line, sizeof(line), "%lld", (long long)number);
	return add(ctx, line);
}

static void
form__it_keeps_its_slots_and_its_seed(void **state)
{
	struct store_case *c = *state;
	struct pr_db_form form = { .learner = 1,
				   .exam_rev = c->exam,
				   .seed = UINT64_MAX - 4,
				   .reserved = true,
				   .whole = true,
				   .created_ms = 7 };
	struct pr_db_slot slots[2] = {
		{ .item_rev = c->rev,
		  .domain = "D1",
		  .task = "T",
		  .b = -0.25,
		  .b_sd = 0.5,
		  .set_no = -1,
		  .n_options = 2,
		  .order = { 1, 0 } },
		{ .item_rev = c->rev, .domain = "D2", .b = 1.5, .set_no = 3 },
	};
	struct names names = { .n = 0 };
	struct pr_db_form back;
	char want[80];

	form.hash[4] = 4;
	assert_pr_refused(pr_db_form_put(c->store, &form, slots, 2, &c->err),
			  PR_ESTATE, &c->err);
	case_begin(c);
	assert_pr_ok(pr_db_form_put(c->store, &form, slots, 2, &c->err),
		     &c->err);
	case_commit(c);
	assert_pr_ok(pr_db_form_get(c->store, form.id, &back, &c->err),
		     &c->err);
	assert_true(back.seed == UINT64_MAX - 4);
	assert_true(back.reserved && back.whole);
	assert_int_equal(back.exam_rev, c->exam);
	assert_memory_equal(back.hash, form.hash, 32);
	assert_pr_ok(
		pr_db_slot_each(c->store, form.id, &names, add_slot, &c->err),
		&c->err);
	snprintf(want, sizeof(want), "%lld:D1:-0.25:-1:20 %lld:D2:1.50:3:00 ",
		 (long long)c->rev, (long long)c->rev);
	assert_string_equal(names.text, want);
	names = (struct names){ .n = 0 };
	assert_pr_ok(pr_db_reserved_each(c->store, 1, "demo", &names, add_form,
					 &c->err),
		     &c->err);
	assert_int_equal(names.n, 1);
	names = (struct names){ .n = 0 };
	assert_pr_ok(pr_db_reserved_item_each(c->store, 1, "DEMO", &names,
					      add_number, &c->err),
		     &c->err);
	assert_int_equal(names.n, 1); /* one item, in two slots */
	assert_pr_ok(pr_db_form_release(c->store, form.id, &c->err), &c->err);
	names = (struct names){ .n = 0 };
	assert_pr_ok(pr_db_reserved_each(c->store, 1, "DEMO", &names, add_form,
					 &c->err),
		     &c->err);
	assert_int_equal(names.n, 0);
	assert_pr_refused(pr_db_form_release(c->store, 999, &c->err),
			  PR_ENOTFOUND, &c->err);
}

static bool
add_sitting(void *ctx, const struct pr_db_sitting *sitting)
{
	char line[80];

	snprintf(line, sizeof(line), "%d:%s:%ld:%d", sitting->uuid[15],
		 sitting->exam, sitting->n_slots, sitting->state);
	return add(ctx, line);
}

static void
sitting__open_and_sealed_ones_are_walked_newest_first(void **state)
{
	struct store_case *c = *state;
	struct pr_db_sitting one, two = case_sitting(c, 2);
	struct names names = { .n = 0 };

	two.begin_ms = NOW_MS + 5;
	two.linear = two.scaled = two.test_clock = true;
	assert_pr_ok(pr_db_sitting_put(c->store, &two, &c->err), &c->err);
	assert_pr_ok(pr_db_sitting_each(c->store, 1, false, &names, add_sitting,
					&c->err),
		     &c->err);
	assert_string_equal(names.text, "2:DEMO:1:1 1:DEMO:1:1 ");
	assert_pr_ok(pr_db_sitting_get(c->store, two.id, &one, &c->err),
		     &c->err);
	assert_true(one.linear && one.scaled && one.test_clock && one.timed);
	assert_false(one.feedback || one.breaks_stop);
	assert_int_equal(one.budget_ms, 3600000);
	assert_string_equal(one.boot_id, "boot");
	assert_int_equal(one.head[0], 0);
	two.state = PR_STATE_SEALED;
	two.end_ms = NOW_MS + 10;
	memset(two.head, 9, 32);
	assert_pr_ok(pr_db_sitting_state(c->store, &two, &c->err), &c->err);
	names = (struct names){ .n = 0 };
	assert_pr_ok(pr_db_sitting_each(c->store, 1, true, &names, add_sitting,
					&c->err),
		     &c->err);
	assert_string_equal(names.text, "2:DEMO:1:5 ");
	assert_pr_ok(pr_db_sitting_get(c->store, two.id, &one, &c->err),
		     &c->err);
	assert_memory_equal(one.head, two.head, 32);
	assert_int_equal(one.end_ms, NOW_MS + 10);
	two.id = 99;
	assert_pr_refused(pr_db_sitting_state(c->store, &two, &c->err),
			  PR_ENOTFOUND, &c->err);
}

static bool
same_event(void *ctx, const struct pr_db_event *event)
{
	struct store_case *c = ctx;
	struct pr_db_event want = case_event(c, event->seq);

	assert_int_equal(event->sitting, want.sitting);
	assert_int_equal(event->kind, want.kind);
	assert_int_equal(event->slot, want.slot);
	assert_true(event->choice == want.choice);
	assert_int_equal(event->value, want.value);
	assert_int_equal(event->active_ms, want.active_ms);
	assert_int_equal(event->boot_ms, want.boot_ms);
	assert_int_equal(event->wall_ms, want.wall_ms);
	if (want.body)
		assert_string_equal(event->body, want.body);
	else
		assert_null(event->body);
	assert_memory_equal(event->hash, want.hash, 32);
	c->rev++;
	return true;
}

static void
event__a_log_comes_back_in_order(void **state)
{
	struct store_case *c = *state;
	struct pr_db_event event;

	for (uint32_t seq = 1; seq <= 5; seq++)
		case_click(c, seq);
	c->rev = 0; /* counts */
	assert_pr_ok(
		pr_db_event_each(c->store, c->sitting, c, same_event, &c->err),
		&c->err);
	assert_int_equal(c->rev, 5);
	event = case_event(c, 5);
	assert_pr_refused(pr_db_event_put(c->store, &event, &c->err), PR_EEXIST,
			  &c->err);
	event = case_event(c, 6);
	event.sitting = 99;
	assert_pr_refused(pr_db_event_put(c->store, &event, &c->err), PR_EINVAL,
			  &c->err);
}

static void
seen__an_unknown_revision_is_refused(void **state)
{
	struct store_case *c = *state;

	assert_pr_refused(pr_db_seen_put(c->store, 1, 999, 1, &c->err),
			  PR_ENOTFOUND, &c->err);
}

static void
result__sheets_are_rewritten_and_scores_are_not(void **state)
{
	struct store_case *c = *state;
	struct pr_db_score score = { .sitting = c->sitting,
				     .n_scored = 100,
				     .raw = 71,
				     .met_before = 3,
				     .scaled = true,
				     .score = 310,
				     .lo = 290,
				     .hi = 330,
				     .passed = true,
				     .record = "{}" };
	struct pr_db_score back;
	const void *cells = NULL;
	size_t n = 5;

	assert_pr_refused(
		pr_db_sheet_get(c->store, c->sitting, &cells, &n, &c->err),
		PR_ENOTFOUND, &c->err);
	assert_int_equal(n, 5);
	assert_pr_ok(
		pr_db_sheet_put(c->store, c->sitting, 1, 5, "a\0b", 3, &c->err),
		&c->err);
	assert_pr_ok(
		pr_db_sheet_put(c->store, c->sitting, 1, 5, "\0cd", 3, &c->err),
		&c->err);
	assert_pr_ok(pr_db_sheet_get(c->store, c->sitting, &cells, &n, &c->err),
		     &c->err);
	assert_int_equal(n, 3);
	assert_memory_equal(cells, "\0cd", 3);
	assert_pr_ok(
		pr_db_sheet_put(c->store, c->sitting, 1, 5, NULL, 0, &c->err),
		&c->err);
	assert_pr_ok(pr_db_sheet_get(c->store, c->sitting, &cells, &n, &c->err),
		     &c->err);
	assert_int_equal(n, 0);
	assert_pr_refused(pr_db_score_get(c->store, c->sitting, &back, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_pr_ok(pr_db_score_put(c->store, &score, &c->err), &c->err);
	assert_pr_ok(pr_db_score_get(c->store, c->sitting, &back, &c->err),
		     &c->err);
	assert_int_equal(back.raw, 71);
	assert_int_equal(back.score, 310);
	assert_int_equal(back.lo, 290);
	assert_int_equal(back.hi, 330);
	assert_true(back.passed && back.scaled);
	assert_int_equal(back.met_before, 3);
	assert_string_equal(back.record, "{}");
	assert_pr_refused(pr_db_score_put(c->store, &score, &c->err), PR_EEXIST,
			  &c->err);
}

static void
enums__the_numbers_in_the_queries_are_those_of_the_headers(void **state)
{
	(void)state;
	assert_int_equal(PR_STATUS_DRAFT, 0);
	assert_int_equal(PR_STATUS_REVIEW, 1);
	assert_int_equal(PR_STATUS_ACTIVE, 2);
	assert_int_equal(PR_STATUS_PRETEST, 3);
	assert_int_equal(PR_STATUS_RETIRED, 5);
	assert_int_equal(PR_STATE_SEALED, 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		row_test(learner__row_one_exists_and_names_are_unique),
		row_test(form__it_keeps_its_slots_and_its_seed),
		row_test(sitting__open_and_sealed_ones_are_walked_newest_first),
		row_test(event__a_log_comes_back_in_order),
		row_test(seen__an_unknown_revision_is_refused),
		row_test(result__sheets_are_rewritten_and_scores_are_not),
		cmocka_unit_test(
			enums__the_numbers_in_the_queries_are_those_of_the_headers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
