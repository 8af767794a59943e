/* test_correct.c - corrections: scores, and a disk that fails */
#include "proctor/correct.h"
#include "proctor/library.h"
#include "proctor/result.h"

#include "broken_disk.h"
#include "seat_case.h"

static int
setup(void **state)
{
	disk_state = DISK_FINE;
	return case_setup(state);
}

static int
teardown(void **state)
{
	disk_state = DISK_FINE;
	return case_teardown(state);
}

static bool
first_wrong(int slot)
{
	return slot != 0;
}

/* A sealed practice of four whose first answer is wrong. */
static struct pr_result *
sat(struct desk_case *c)
{
	struct pr_result *r;

	case_begin(c, case_practice(3, 4));
	case_answer_all(c, first_wrong, 0, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	assert_pr_ok(pr_result_load(c->desk, 0, &r, &c->err), &c->err);
	assert_int_equal(r->raw, 3);
	assert_int_equal(r->n_corrected, 0);
	assert_int_equal(r->raw_corrected, 3);
	return r;
}

static struct pr_result *
again(struct desk_case *c)
{
	struct pr_result *r;

	assert_pr_ok(pr_result_load(c->desk, 0, &r, &c->err), &c->err);
	assert_int_equal(r->raw, 3); /* the first stays */
	assert_int_equal(r->n_scored, 4);
	return r;
}

static enum pr_item_status
status_of(struct desk_case *c, const char *uuid)
{
	struct pr_item *item;
	enum pr_item_status status;
	int64_t rev;

	assert_pr_ok(pr_library_find(c->desk, uuid, &rev, &c->err), &c->err);
	assert_pr_ok(pr_library_item(c->desk, rev, &item, &c->err), &c->err);
	status = item->status;
	pr_item_free(item);
	return status;
}

static void
correct__each_way_gives_its_own_count(void **state)
{
	static const struct {
		enum pr_correction kind;
		int slot, raw, scored;
	} ways[] = {
		{ PR_CORRECTION_DROP, 0, 3, 3 }, /* was wrong */
		{ PR_CORRECTION_DROP, 1, 2, 3 }, /* was right */
		{ PR_CORRECTION_FULL, 0, 4, 4 },
		{ PR_CORRECTION_FULL, 1, 3, 4 },
		{ PR_CORRECTION_ACCEPT, 0, 4, 4 }, /* what was chosen */
	};
	struct desk_case *c = *state;
	struct pr_result *first = sat(c), *r;
	struct pr_corrected made;

	for (size_t i = 0; i < PR_LEN(ways); i++) {
		const struct pr_response_row *row =
			&first->responses[ways[i].slot];
		struct pr_correct_order order = { .item = row->uuid,
						  .kind = ways[i].kind,
						  .accepted = row->chosen,
						  .reason = "looked at again" };

		assert_pr_ok(pr_correct(c->desk, &order, &made, &c->err),
			     &c->err);
		assert_int_equal(made.sittings, 1);
		r = again(c);
		assert_int_equal(r->n_corrected, 1);
		assert_int_equal(r->raw_corrected, ways[i].raw);
		assert_int_equal(r->n_scored_corrected, ways[i].scored);
		assert_string_equal(r->corrected[0].reason, "looked at again");
		pr_result_free(r);
		order.kind = PR_CORRECTION_WITHDRAWN;
		assert_pr_ok(pr_correct(c->desk, &order, &made, &c->err),
			     &c->err);
		assert_int_equal(made.status, PR_STATUS_ACTIVE);
		r = again(c);
		assert_int_equal(r->n_corrected, 0);
		pr_result_free(r);
	}
	pr_result_free(first);
}

static void
correct__accepted_options_have_the_letters_that_were_seen(void **state)
{
	struct desk_case *c = *state;
	struct pr_result *first = sat(c), *r;
	const struct pr_response_row *row = &first->responses[0];
	struct pr_correct_order order = { .item = row->uuid,
					  .kind = PR_CORRECTION_ACCEPT,
					  .accepted = row->chosen,
					  .reason = "right as well" };
	struct pr_corrected made;
	struct pr_item *item;
	size_t at;

	assert_pr_ok(pr_correct(c->desk, &order, &made, &c->err), &c->err);
	r = again(c);
	assert_int_equal(strlen(r->corrected[0].shown), 1);
	at = (size_t)(r->corrected[0].shown[0] - 'A');
	assert_true(at < row->n_options);
	assert_pr_ok(pr_library_item(c->desk, row->item_rev, &item, &c->err),
		     &c->err);
	assert_string_equal(item->options[row->order[at]].id, row->chosen);
	pr_item_free(item);
	pr_result_free(r);
	pr_result_free(first);
}

static void
correct__a_disk_that_fails_leaves_everything_as_it_was(void **state)
{
	static const enum broken how[] = { DISK_NO_WRITES, DISK_NO_ROOM,
					   DISK_NO_SYNC };
	struct desk_case *c = *state;
	struct pr_result *first = sat(c), *r;
	struct pr_correct_order order = { .item = first->responses[0].uuid,
					  .kind = PR_CORRECTION_DROP,
					  .reason = "no answer is right" };
	struct pr_corrected made;

	for (size_t i = 0; i < PR_LEN(how); i++) {
		disk_state = how[i];
		assert_true(pr_correct(c->desk, &order, &made, &c->err) !=
			    PR_OK);
		assert_true(c->err.text[0] != '\0');
		c->err = (struct pr_err){ 0 };
		disk_state = DISK_FINE;
		case_again(c);
		r = again(c);
		assert_int_equal(r->n_corrected, 0);
		pr_result_free(r);
		assert_int_equal(status_of(c, order.item), PR_STATUS_ACTIVE);
	}
	assert_pr_ok(pr_correct(c->desk, &order, &made, &c->err), &c->err);
	case_again(c);
	r = again(c);
	assert_int_equal(r->n_corrected, 1);
	pr_result_free(r);
	assert_int_equal(status_of(c, order.item), PR_STATUS_SUSPENDED);
	pr_result_free(first);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(correct__each_way_gives_its_own_count),
		T(correct__accepted_options_have_the_letters_that_were_seen),
		T(correct__a_disk_that_fails_leaves_everything_as_it_was),
	};

	broken_disk_install();
	return cmocka_run_group_tests_name("correct", tests, NULL, NULL);
}
