/* test_ceu_app_hold.c - what is held, noted anew, and held no more */
#include "ceu_case_ledger.h"

/* Cycles that end with a renewal month. */
static const char epsilon_rules[] =
	"{\"format\":\"ceurules\",\"format_version\":\"1.0\",\"version\":1,"
	"\"as_of\":\"2026-11-01\",\"issuer\":{\"identifier\":\"EPSILON\","
	"\"name\":\"Epsilon\",\"kind\":\"certifier\",\"unit\":\"CEU\","
	"\"units\":\"CEUs\",\"site\":\"\",\"account\":\"issuer\"},"
	"\"credentials\":[{\"identifier\":\"EE\",\"name\":\"E\"}]"
	"," REFERENCE "\"rules\":["
	"{\"identifier\":\"EPSILON-TOTAL\",\"kind\":\"total\",\"says\":"
	"\"36.\",\"units\":36," BASIS "},"
	"{\"identifier\":\"EPSILON-CYCLE\",\"kind\":\"cycle\",\"says\":"
	"\"Two years.\",\"months\":24,\"anchor\":\"renewal_month\"," BASIS
	"}]}";

static enum pr_status
try_hold(struct ceu_case *c, const char *credential, const char *since,
	 const char *expires, int month)
{
	const struct pr_ceu_hold hold = { .credential = credential,
					  .since = since,
					  .expires = expires,
					  .renewal_month = month };
	struct pr_ceu_held held = { .row = -7 };
	enum pr_status st = pr_ceu_hold(c->d.desk, &hold, &held, &c->d.err);

	if (st)
		assert_int_equal(held.row, -7);
	return st;
}

static void
hold__the_book_spells_it_and_a_former_name_finds_it(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_hold hold = { .credential = "old",
					  .since = "2025-05-20" };
	struct pr_ceu_held held;

	assert_pr_ok(pr_ceu_hold(c->d.desk, &hold, &held, &c->d.err),
		     &c->d.err);
	assert_string_equal(held.credential, "AT");
	assert_string_equal(held.issuer, "ALPHA");
	assert_string_equal(held.replaced, "");
	assert_true(held.row > 0);
	assert_string_equal(holdings(c), "AT:2025-05-20.. ");
	/* a card's issuer of one credential is name enough */
	assert_pr_ok(try_hold(c, "life", "2025-01-10", "2027-01-31", 0),
		     &c->d.err);
	assert_string_equal(holdings(c), "BLS:2025-01-10.. AT:2025-05-20.. ");
}

static void
hold__what_makes_no_sense_is_refused_and_stores_nothing(void **state)
{
	struct ceu_case *c = *state;

	assert_pr_refused(try_hold(c, "ATT", "2025-05-20", NULL, 0),
			  PR_ENOTFOUND, &c->d.err);
	assert_int_equal(try_hold(c, "blss", "2025-05-20", NULL, 0),
			 PR_ENOTFOUND);
	assert_non_null(strstr(c->d.err.text, "nearest name is BLS"));
	assert_int_equal(try_hold(c, "BETA", "2025-05-20", NULL, 0),
			 PR_ENOTFOUND);
	assert_non_null(strstr(c->d.err.text, "BX, BY"));
	c->d.err = (struct pr_err){ 0 };
	assert_pr_refused(try_hold(c, "AT", "20.5.2025", NULL, 0), PR_EINVAL,
			  &c->d.err);
	assert_pr_refused(try_hold(c, "AT", "2026-11-19", NULL, 0), PR_EINVAL,
			  &c->d.err);
	assert_pr_refused(try_hold(c, "AT", "2026-02-30", NULL, 0), PR_EINVAL,
			  &c->d.err);
	assert_pr_refused(try_hold(c, "AT", "2026-02-20", "2026-02-19", 0),
			  PR_EINVAL, &c->d.err);
	assert_pr_refused(try_hold(c, "AT", "2026-02-20", NULL, 13), PR_EINVAL,
			  &c->d.err);
	assert_int_equal(ceu_rows(c), 0);
	ceu_hold(c, "AT", "2026-11-18"); /* today is fine */
	assert_int_equal(ceu_rows(c), 1);
}

static void
hold__one_that_replaces_another_closes_it(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_hold senior = { .credential = "AS",
					    .since = "2026-03-01" };
	struct pr_ceu_held held;

	ceu_hold(c, "AT", "2024-05-20");
	assert_pr_ok(pr_ceu_hold(c->d.desk, &senior, &held, &c->d.err),
		     &c->d.err);
	assert_string_equal(held.replaced, "AT");
	assert_string_equal(holdings(c),
			    "AT:2024-05-20..2026-03-01>AS AS:2026-03-01.. ");
	/* taken back, both are as before */
	assert_pr_ok(pr_ceu_reverse(c->d.desk, held.row, "not yet", &c->d.err),
		     &c->d.err);
	assert_string_equal(holdings(c), "AT:2024-05-20.. ");
}

static void
hold__what_was_replaced_can_be_noted_late(void **state)
{
	struct ceu_case *c = *state;

	ceu_hold(c, "AS", "2026-03-01");
	ceu_hold(c, "AT", "2024-05-20");
	assert_string_equal(holdings(c),
			    "AT:2024-05-20..2026-03-01>AS AS:2026-03-01.. ");
}

static void
give_up__it_is_closed_once_and_can_begin_again(void **state)
{
	struct ceu_case *c = *state;
	struct pr_desk *desk = c->d.desk;
	int64_t row = ceu_hold(c, "BX", "2024-05-20");

	assert_pr_refused(
		pr_ceu_give_up(desk, "BY", "2026-01-01", NULL, NULL, &c->d.err),
		PR_ENOTFOUND, &c->d.err);
	assert_pr_refused(
		pr_ceu_give_up(desk, "BX", "2024-01-01", NULL, NULL, &c->d.err),
		PR_EINVAL, &c->d.err);
	assert_pr_refused(
		pr_ceu_give_up(desk, "BX", "2027-01-01", NULL, NULL, &c->d.err),
		PR_EINVAL, &c->d.err);
	assert_pr_refused(
		pr_ceu_give_up(desk, "BX", "2026-01-01", "QQ", NULL, &c->d.err),
		PR_ENOTFOUND, &c->d.err);
	assert_pr_refused(
		pr_ceu_give_up(desk, "BX", "2026-01-01", "bx", NULL, &c->d.err),
		PR_EINVAL, &c->d.err);
	assert_pr_refused(pr_ceu_give_up(desk, "BX", "2026-01-01", NULL,
					 "two\nlines", &c->d.err),
			  PR_EINVAL, &c->d.err);
	assert_int_equal(ceu_rows(c), 1);
	assert_pr_ok(pr_ceu_give_up(desk, "bx", "2026-01-01", "by", "moved on",
				    &c->d.err),
		     &c->d.err);
	assert_string_equal(holdings(c), "BX:2024-05-20..2026-01-01>BY ");
	assert_pr_refused(
		pr_ceu_give_up(desk, "BX", "2026-01-01", NULL, NULL, &c->d.err),
		PR_ENOTFOUND, &c->d.err);
	assert_pr_refused(try_hold(c, "BX", "2025-12-31", NULL, 0), PR_EINVAL,
			  &c->d.err);
	ceu_hold(c, "BX", "2026-01-01");
	assert_string_equal(holdings(c), "BX:2024-05-20..2026-01-01>BY "
					 "BX:2026-01-01.. ");
	/* a holding goes with its closing */
	assert_pr_ok(pr_ceu_reverse(desk, row, "never held", &c->d.err),
		     &c->d.err);
	assert_string_equal(holdings(c), "BX:2026-01-01.. ");
}

/* ---- noted anew ---------------------------------------------------------- */

/* "#3 EE 2024-03-11 - 5", the open one; with the row that it stands for. */
static const char *
again(struct ceu_case *c, const char *credential, const char *since,
      const char *expires, int month)
{
	static char text[100];
	const struct pr_ceu_hold hold = { .credential = credential,
					  .since = since,
					  .expires = expires,
					  .renewal_month = month };
	const struct pr_ceu_holding *h;
	struct pr_ceu_held held;
	struct pr_ceu_picture *p;
	char begun[PR_DATE_TEXT], ends[PR_DATE_TEXT] = "-";

	assert_pr_ok(pr_ceu_hold(c->d.desk, &hold, &held, &c->d.err),
		     &c->d.err);
	p = ceu_load(c);
	h = app_ceu_holding_find(&p->ledger, held.issuer, held.credential);
	assert_non_null(h);
	assert_int_equal(h->row, held.row);
	pr_date_format(begun, h->since);
	if (h->expires.year)
		pr_date_format(ends, h->expires);
	snprintf(text, sizeof(text), "#%d %s %s %d%s for #%d", (int)held.row,
		 begun, ends, h->renewal_month, held.same ? " same" : "",
		 (int)held.instead);
	pr_ceu_picture_free(p);
	return text;
}

static void
hold__one_that_differs_takes_the_place_of_the_old_row(void **state)
{
	struct ceu_case *c = *state;
	struct pr_db_ceu_row row;

	ceu_rules_file(c, "epsilon.json", epsilon_rules);
	assert_string_equal(again(c, "EE", "2024-03-11", NULL, 0),
			    "#1 2024-03-11 - 0 for #0");
	assert_string_equal(again(c, "EE", "2024-03-11", NULL, 5),
			    "#3 2024-03-11 - 5 for #1");
	assert_int_equal(ceu_rows(c),
			 3); /* one row, and why the old one went */
	assert_pr_ok(pr_db_ceu_row_get(c->d.desk->store, 2, &row, &c->d.err),
		     &c->d.err);
	assert_int_equal(row.reverses, 1);
	assert_string_equal(row.reason, "noted anew");
	/* a month that is not said stays */
	assert_string_equal(again(c, "ee", "2024-03-12", NULL, 0),
			    "#5 2024-03-12 - 5 for #3");
	assert_string_equal(holdings(c), "EE:2024-03-12.. ");
}

static void
hold__the_same_once_more_adds_nothing(void **state)
{
	struct ceu_case *c = *state;

	ceu_rules_file(c, "epsilon.json", epsilon_rules);
	assert_string_equal(again(c, "EE", "2024-03-11", NULL, 5),
			    "#1 2024-03-11 - 5 for #0");
	assert_string_equal(again(c, "EE", "2024-03-11", NULL, 5),
			    "#1 2024-03-11 - 5 same for #0");
	assert_string_equal(again(c, "EE", "2024-03-11", NULL, 0),
			    "#1 2024-03-11 - 5 same for #0");
	assert_int_equal(ceu_rows(c), 1);
}

/* A day that is printed on a card is of that card alone. */
static void
hold__a_day_it_expires_stays_with_its_card(void **state)
{
	struct ceu_case *c = *state;

	again(c, "BLS", "2024-11-10", NULL, 0);
	assert_string_equal(again(c, "BLS", "2024-11-10", "2026-11-30", 0),
			    "#3 2024-11-10 2026-11-30 0 for #1");
	assert_string_equal(again(c, "BLS", "2024-11-10", NULL, 0),
			    "#3 2024-11-10 2026-11-30 0 same for #0");
	assert_string_equal(again(c, "BLS", "2026-11-09", NULL, 0),
			    "#5 2026-11-09 - 0 for #3");
}

static void
hold__what_the_old_row_closed_is_closed_by_the_new_one(void **state)
{
	struct ceu_case *c = *state;

	ceu_hold(c, "AT", "2024-05-20");
	ceu_hold(c, "AS", "2026-03-01");
	assert_string_equal(again(c, "AS", "2026-02-01", NULL, 0),
			    "#6 2026-02-01 - 0 for #2");
	assert_string_equal(holdings(c),
			    "AT:2024-05-20..2026-02-01>AS AS:2026-02-01.. ");
	/* before the other one began there was nothing to close */
	again(c, "AS", "2024-01-01", NULL, 0);
	assert_string_equal(holdings(c), "AS:2024-01-01.. AT:2024-05-20.. ");
}

static void
hold__a_day_the_holder_gave_stays_when_the_successor_is_noted_anew(void **state)
{
	struct ceu_case *c = *state;

	ceu_hold(c, "BX", "2024-05-20");
	ceu_hold(c, "BY", "2026-01-01");
	assert_pr_ok(pr_ceu_give_up(c->d.desk, "BX", "2026-01-01", "BY",
				    "moved on", &c->d.err),
		     &c->d.err);
	again(c, "BY", "2026-01-05", NULL, 0);
	assert_string_equal(holdings(c), "BX:2024-05-20..2026-01-01>BY "
					 "BY:2026-01-05.. ");
}

static void
hold__a_result_does_not_touch_what_is_held(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_hold hold = { .credential = "AT",
					  .since = "2026-01-01",
					  .only_new = true };
	struct pr_ceu_held held = { .row = -7 };

	ceu_hold(c, "AT", "2025-05-20");
	assert_pr_refused(pr_ceu_hold(c->d.desk, &hold, &held, &c->d.err),
			  PR_EEXIST, &c->d.err);
	assert_int_equal(held.row, -7);
	assert_int_equal(ceu_rows(c), 1);
}

static void
hold__a_renewal_month_is_of_issuers_whose_cycles_go_by_it(void **state)
{
	struct ceu_case *c = *state;

	ceu_rules_file(c, "epsilon.json", epsilon_rules);
	assert_int_equal(try_hold(c, "AT", "2025-05-20", NULL, 5), PR_EINVAL);
	assert_non_null(strstr(c->d.err.text, "rule ALPHA-CYCLE"));
	c->d.err = (struct pr_err){ 0 };
	assert_pr_refused(try_hold(c, "BLS", "2025-05-20", NULL, 5), PR_EINVAL,
			  &c->d.err);
	assert_int_equal(ceu_rows(c), 0);
	assert_pr_ok(try_hold(c, "EE", "2025-05-20", NULL, 5), &c->d.err);
}

/* The command is told that mends it. */
static void
hold__one_that_was_closed_too_early_tells_how_to_take_it_back(void **state)
{
	struct ceu_case *c = *state;

	ceu_hold(c, "BX", "2024-05-20");
	assert_pr_ok(pr_ceu_give_up(c->d.desk, "BX", "2026-01-01", NULL, NULL,
				    &c->d.err),
		     &c->d.err);
	assert_int_equal(try_hold(c, "BX", "2025-01-01", NULL, 0), PR_EINVAL);
	assert_non_null(strstr(c->d.err.text, "ceu correct 1 --undo"));
	assert_int_equal(ceu_rows(c), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ceu_test(hold__the_book_spells_it_and_a_former_name_finds_it),
		ceu_test(
			hold__what_makes_no_sense_is_refused_and_stores_nothing),
		ceu_test(hold__one_that_replaces_another_closes_it),
		ceu_test(hold__what_was_replaced_can_be_noted_late),
		ceu_test(give_up__it_is_closed_once_and_can_begin_again),
		ceu_test(hold__one_that_differs_takes_the_place_of_the_old_row),
		ceu_test(hold__the_same_once_more_adds_nothing),
		ceu_test(hold__a_day_it_expires_stays_with_its_card),
		ceu_test(
			hold__what_the_old_row_closed_is_closed_by_the_new_one),
		ceu_test(
			hold__a_day_the_holder_gave_stays_when_the_successor_is_noted_anew),
		ceu_test(hold__a_result_does_not_touch_what_is_held),
		ceu_test(
			hold__a_renewal_month_is_of_issuers_whose_cycles_go_by_it),
		ceu_test(
			hold__one_that_was_closed_too_early_tells_how_to_take_it_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
