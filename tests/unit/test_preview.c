/* test_preview.c - items gathered and shown in a folder of their own */
#include "proctor/library.h"
#include "proctor/preview.h"

#include "desk_case.h"

#define ALL "tests/data/all_types.json"

struct both {
	struct desk_case *learner; /* with the shipped banks */
	struct pr_desk *spare;
	char dir[256];
	struct pr_preview *preview;
	struct pr_import_options options;
	char *form;
	struct pr_err err;
};

static int
setup(void **state)
{
	struct both *b = calloc(1, sizeof(*b));
	struct pr_desk_options options = { .clock = case_clock };
	void *learner;

	assert_non_null(b);
	assert_int_equal(case_setup(&learner), 0);
	b->learner = learner;
	snprintf(b->dir, sizeof(b->dir), "%s/spare", b->learner->base);
	options.data_dir = b->dir;
	options.clock_ctx = b->learner;
	assert_pr_ok(pr_desk_open(&b->spare, &options, &b->err), &b->err);
	assert_pr_ok(pr_preview_new(&b->preview, &b->err), &b->err);
	*state = b;
	return 0;
}

static int
teardown(void **state)
{
	struct both *b = *state;
	void *learner = b->learner;

	pr_preview_free(b->preview);
	pr_desk_close(b->spare);
	case_remove(b->dir);
	free(b->form);
	free(b);
	return case_teardown(&learner);
}

static void
add_path(struct both *b, const char *path)
{
	assert_pr_ok(pr_preview_add_path(b->preview, b->spare, path,
					 &b->options, &b->err),
		     &b->err);
}

static void
add_item(struct both *b, const char *name)
{
	assert_pr_ok(pr_preview_add_item(b->preview, b->learner->desk, name,
					 &b->err),
		     &b->err);
}

static void
fill(struct both *b)
{
	assert_pr_ok(pr_preview_fill(b->preview, b->spare, &b->form, &b->err),
		     &b->err);
}

static struct pr_seat *
sit(struct both *b)
{
	struct pr_plan plan = { .exam = PR_PREVIEW_EXAM,
				.kind = PR_SITTING_PRACTICE,
				.form_json = b->form,
				.extra_min = -1,
				.breaks_stop = -1 };
	struct pr_seat *seat;

	assert_pr_ok(pr_seat_start(b->spare, &plan, &seat, &b->err), &b->err);
	return seat;
}

static void
preview__items_stand_in_the_order_of_the_file(void **state)
{
	struct both *b = *state;
	struct pr_seat *seat;

	add_path(b, ALL);
	fill(b);
	assert_int_equal(pr_preview_sum(b->preview)->items, 7);
	seat = sit(b);
	assert_int_equal(pr_seat_form(seat)->n_slots, 7);
	for (int i = 0; i < 7; i++) {
		const struct pr_item *item = pr_seat_item(seat, i, &b->err);
		const struct pr_slot *slot = &pr_seat_form(seat)->slots[i];
		char name[] = "T1";

		name[1] = (char)('1' + i);
		assert_non_null(item);
		assert_string_equal(item->identifier, name);
		assert_string_equal(item->uuid,
				    pr_preview_uuid(b->preview, (size_t)i));
		/* options as the file has them */
		assert_int_equal(slot->n_options, item->n_options);
		for (int k = 0; k < slot->n_options; k++)
			assert_int_equal(slot->order[k], k);
	}
	assert_non_null(pr_seat_stimulus(seat, 0, &b->err));
	assert_true(pr_seat_form(seat)->slots[0].set >= 0);
	pr_seat_leave(seat);
}

static void
preview__items_of_banks_bring_their_case(void **state)
{
	struct both *b = *state;
	struct pr_item_row *rows;
	struct pr_seat *seat;
	const char *with_case = NULL;
	size_t n;

	assert_pr_ok(
		pr_library_items(b->learner->desk, "rhit", &rows, &n, &b->err),
		&b->err);
	for (size_t i = 0; i < n && !with_case; i++) {
		struct pr_item *item;

		assert_pr_ok(pr_library_item(b->learner->desk, rows[i].item_rev,
					     &item, &b->err),
			     &b->err);
		if (item->stimulus[0])
			with_case = rows[i].uuid;
		pr_item_free(item);
	}
	assert_non_null(with_case);
	add_item(b, with_case);
	add_item(b, "RHIT-D1-001");
	add_item(b, with_case); /* once */
	fill(b);
	free(rows);
	assert_int_equal(pr_preview_sum(b->preview)->items, 2);
	seat = sit(b);
	assert_non_null(pr_seat_stimulus(seat, 0, &b->err));
	assert_null(pr_seat_stimulus(seat, 1, &b->err));
	pr_seat_leave(seat);
}

static void
preview__holds_fifty_and_counts_the_rest(void **state)
{
	struct both *b = *state;
	const struct pr_preview_sum *sum = pr_preview_sum(b->preview);

	add_path(b, "question_banks/rhit");
	assert_int_equal(sum->items, PR_PREVIEW_ITEMS);
	assert_true(sum->left_out > 100);
	assert_int_equal(sum->refused, 0);
	fill(b);
	assert_int_equal(sum->items, PR_PREVIEW_ITEMS);
}

static void
preview__refuses_what_is_not_there(void **state)
{
	struct both *b = *state;

	assert_pr_refused(pr_preview_add_path(b->preview, b->spare,
					      "tests/data/none.json",
					      &b->options, &b->err),
			  PR_ENOTFOUND, &b->err);
	assert_pr_refused(pr_preview_add_path(b->preview, b->spare,
					      "tests/data/README.md",
					      &b->options, &b->err),
			  PR_EPARSE, &b->err);
	assert_pr_refused(pr_preview_add_item(b->preview, b->learner->desk,
					      "NONE-1", &b->err),
			  PR_ENOTFOUND, &b->err);
	b->form = NULL;
	assert_pr_refused(
		pr_preview_fill(b->preview, b->spare, &b->form, &b->err),
		PR_EPOOL, &b->err);
	assert_null(b->form);
	assert_int_equal(pr_preview_sum(b->preview)->items, 0);
	pr_preview_free(NULL);
}

/* A document may name its bank last; its items are then read with it. */
static void
preview__reads_a_document_whose_bank_comes_last(void **state)
{
	static const char text[] =
		"{\"items\":[{\"identifier\":\"X1\",\"type\":\"true_false\","
		"\"stem\":\"So?\",\"answer\":true},"
		"{\"identifier\":\"X2\",\"type\":\"true_false\","
		"\"answer\":true}],"
		"\"format\":\"certbank\",\"format_version\":\"1.1\","
		"\"bank\":{\"uuid\":\"bfc183c7-3b30-563e-9070-fbae3717fbbc\","
		"\"title\":\"Last\"}}";
	struct both *b = *state;
	char path[300];

	snprintf(path, sizeof(path), "%s/last.json", b->dir);
	assert_pr_ok(fs_write(path, text, strlen(text), 0, &b->err), &b->err);
	add_path(b, path);
	fill(b);
	assert_int_equal(pr_preview_sum(b->preview)->items, 1);
	assert_int_equal(pr_preview_sum(b->preview)->refused, 1);
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(preview__##name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(items_stand_in_the_order_of_the_file),
		TEST(items_of_banks_bring_their_case),
		TEST(holds_fifty_and_counts_the_rest),
		TEST(refuses_what_is_not_there),
		TEST(reads_a_document_whose_bank_comes_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
