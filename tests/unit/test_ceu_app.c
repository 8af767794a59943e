/* test_ceu_app.c - what a holder does with the ledger: each action whole */
#include "ceu_case_ledger.h"

/* ---- cycles -------------------------------------------------------------- */

static enum pr_status
copy(struct ceu_case *c, const struct pr_ceu_dates *dates, int64_t *instead)
{
	int64_t row = 0;

	*instead = 0;
	return pr_ceu_copy_dates(c->d.desk, dates, &row, instead, &c->d.err);
}

/* "2025-05-20..2027-05-19/2000/-1/ " of all copied cycles. */
static const char *
cycles(struct ceu_case *c)
{
	static char text[400];
	struct pr_ceu_picture *p = ceu_load(c);
	size_t at = 0;

	text[0] = '\0';
	for (size_t i = 0; i < p->ledger.n_copied; i++) {
		const struct pr_ceu_copied *y = &p->ledger.copied[i];
		char from[PR_DATE_TEXT], to[PR_DATE_TEXT], paid[PR_DATE_TEXT];

		pr_date_format(from, y->from);
		pr_date_format(to, y->to);
		paid[0] = '\0';
		if (y->paid.year)
			pr_date_format(paid, y->paid);
		at += (size_t)snprintf(text + at, sizeof(text) - at,
				       "%s:%s..%s/%d/%d/%s ", y->account, from,
				       to, y->units, y->fee_cents, paid);
	}
	pr_ceu_picture_free(p);
	return text;
}

static void
cycle__dates_are_copied_and_the_overlapping_ones_go(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_dates dates = { .account = "AT", .to = "2027-06-30" };
	int64_t first, instead;

	ceu_hold(c, "AT", "2025-05-20");
	assert_pr_ok(pr_ceu_copy_dates(c->d.desk, &dates, &first, &instead,
				       &c->d.err),
		     &c->d.err);
	assert_int_equal(instead, 0);
	/* from as computed */
	assert_string_equal(cycles(c), "ALPHA:2025-05-20..2027-06-30/-1/-1/ ");
	assert_pr_ok(copy(c, &dates, &instead), &c->d.err); /* the same again */
	assert_int_equal(instead, 0);
	assert_int_equal(ceu_rows(c), 2);
	dates = (struct pr_ceu_dates){ .account = "alpha",
				       .from = "2025-07-01",
				       .to = "2027-06-30",
				       .units = "22.5",
				       .fee = "218.5",
				       .paid = "2026-11-18" };
	assert_pr_ok(copy(c, &dates, &instead), &c->d.err);
	assert_int_equal(instead, first);
	assert_string_equal(
		cycles(c),
		"ALPHA:2025-07-01..2027-06-30/2250/21850/2026-11-18 ");
	/* the next one does not touch it */
	dates = (struct pr_ceu_dates){ .account = "ALPHA",
				       .from = "2027-07-01",
				       .to = "2029-06-30" };
	assert_pr_ok(copy(c, &dates, &instead), &c->d.err);
	assert_int_equal(instead, 0);
	/* without an end it is the present one, and the rest of it stays */
	dates = (struct pr_ceu_dates){ .account = "ALPHA",
				       .paid = "2026-11-17" };
	assert_pr_ok(copy(c, &dates, &instead), &c->d.err);
	assert_string_equal(
		cycles(c), "ALPHA:2025-07-01..2027-06-30/2250/21850/2026-11-17 "
			   "ALPHA:2027-07-01..2029-06-30/-1/-1/ ");
}

/* Copied once, the total and the fee stay until others are said. */
static void
cycle__what_is_not_said_anew_stays(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_dates dates = { .account = "AT",
				      .from = "2025-04-01",
				      .to = "2027-03-31",
				      .units = "25",
				      .fee = "100" };
	int64_t instead;

	ceu_hold(c, "AT", "2025-04-01");
	assert_pr_ok(copy(c, &dates, &instead), &c->d.err);
	dates = (struct pr_ceu_dates){ .account = "AT",
				       .to = "2027-03-31",
				       .paid = "2026-11-01" };
	assert_pr_ok(copy(c, &dates, &instead), &c->d.err);
	assert_string_equal(
		cycles(c),
		"ALPHA:2025-04-01..2027-03-31/2500/10000/2026-11-01 ");
	/* nearly the same days are the same cycle */
	dates = (struct pr_ceu_dates){ .account = "AT",
				       .from = "2025-05-01",
				       .to = "2027-04-30",
				       .units = "24" };
	assert_pr_ok(copy(c, &dates, &instead), &c->d.err);
	assert_string_equal(
		cycles(c),
		"ALPHA:2025-05-01..2027-04-30/2400/10000/2026-11-01 ");
	/* another one that begins within it is not */
	dates = (struct pr_ceu_dates){ .account = "AT",
				       .from = "2026-09-01",
				       .to = "2028-08-31" };
	assert_pr_ok(copy(c, &dates, &instead), &c->d.err);
	assert_true(instead > 0);
	assert_string_equal(cycles(c), "ALPHA:2026-09-01..2028-08-31/-1/-1/ ");
}

static void
cycle__what_makes_no_sense_is_refused(void **state)
{
	static const struct {
		struct pr_ceu_dates dates;
		enum pr_status want;
	} bad[] = {
		{ { "ALPHA", NULL, "2027-06-30", NULL, NULL, NULL },
		  PR_ENOTFOUND }, /* nothing held there */
		{ { "AT", NULL, "2027-06-30", NULL, NULL, NULL },
		  PR_ENOTFOUND },
		{ { "QQQQ", NULL, "2027-06-30", NULL, NULL, NULL },
		  PR_ENOTFOUND },
		{ { "BETA", NULL, "2027-06-30", NULL, NULL, NULL },
		  PR_EINVAL }, /* which of two */
		{ { "BX", NULL, NULL, NULL, NULL, NULL }, PR_EINVAL },
		{ { "BX", NULL, "soon", NULL, NULL, NULL }, PR_EINVAL },
		{ { "BX", "2027-07-01", "2027-06-30", NULL, NULL, NULL },
		  PR_EINVAL },
		{ { "BX", "2025-07-01", "2207-06-30", NULL, NULL, NULL },
		  PR_EINVAL },
		{ { "BX", NULL, "2027-06-30", "1.234", NULL, NULL },
		  PR_EINVAL },
		{ { "BX", NULL, "2027-06-30", NULL, "1.234", NULL },
		  PR_EINVAL },
		{ { "BX", NULL, "2027-06-30", NULL, ".", NULL }, PR_EINVAL },
		{ { "BX", NULL, "2027-06-30", NULL, "12 dollars", NULL },
		  PR_EINVAL },
		{ { "BX", NULL, "2027-06-30", NULL, NULL, "2026-11-19" },
		  PR_EINVAL },
	};
	struct ceu_case *c = *state;
	int64_t instead;

	ceu_hold(c, "BX", "2025-05-20");
	ceu_hold(c, "BY", "2025-05-20");
	for (size_t i = 0; i < PR_LEN(bad); i++) {
		enum pr_status st = copy(c, &bad[i].dates, &instead);

		if (st != bad[i].want || !c->d.err.text[0])
			fail_msg("%zu: %s (%s)", i, pr_status_text(st),
				 c->d.err.text);
		c->d.err = (struct pr_err){ 0 };
	}
	assert_int_equal(ceu_rows(c), 2);
}

/* ---- entries ------------------------------------------------------------- */

static void
add__entries_come_by_date_with_their_claims(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_draft bad = ceu_draft("2026-13-01", "Bad", NULL);
	int64_t row = -7;

	ceu_hold(c, "AT", "2025-05-20");
	assert_int_equal(ceu_add(c, "2026-03-01", "Later", NULL), 2);
	assert_int_equal(ceu_add(c, "2026-01-01", "Sooner", NULL), 3);
	assert_string_equal(entries(c), "#3<3 Sooner 2026-01-01 200 ALPHA=1; "
					"#2<2 Later 2026-03-01 200 ALPHA=1; ");
	assert_pr_refused(ceu_try_add(c, &bad, &row), PR_EINVAL, &c->d.err);
	assert_int_equal(row, -7);
	assert_true(c->findings.faulty);
	assert_int_equal(ceu_rows(c), 3);
}

static void
add__what_is_added_counts_in_the_status(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_picture *p;

	ceu_hold(c, "AT", "2025-05-20");
	ceu_add(c, "2026-03-01", "One", NULL);
	p = ceu_load(c);
	assert_int_equal(p->status->n, 1);
	assert_string_equal(p->status->accounts[0].name, "ALPHA");
	assert_int_equal(p->status->accounts[0].cycles[0].counted, 200);
	assert_int_equal(p->status->accounts[0].cycles[0].owed, 1800);
	pr_ceu_picture_free(p);
	assert_pr_ok(pr_ceu_load(c->d.desk, "6 units, ALPHA, 2027-02-01", &p,
				 &c->d.err),
		     &c->d.err);
	assert_int_equal(p->ledger.n_entries, 2);
	assert_non_null(p->extra);
	assert_int_equal(p->status->accounts[0].cycles[0].counted, 800);
	pr_ceu_picture_free(p);
	p = NULL;
	assert_pr_refused(
		pr_ceu_load(c->d.desk, "no such thing", &p, &c->d.err),
		PR_EINVAL, &c->d.err);
	assert_null(p);
	assert_int_equal(ceu_rows(c), 2); /* nothing of it was stored */
}

static void
correct__the_new_entry_stands_for_the_old_one(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_draft draft = ceu_draft("2026-03-02", "One", NULL);
	int64_t row = 0, old;

	ceu_hold(c, "AT", "2025-05-20");
	old = ceu_add(c, "2026-03-01", "One", NULL);
	assert_pr_ok(correct(c, old, &draft, "the wrong day", &row), &c->d.err);
	assert_string_equal(entries(c), "#4<2 One 2026-03-02 200 ALPHA=1; ");
	snprintf(draft.units, sizeof(draft.units), "3");
	assert_pr_ok(correct(c, row, &draft, "it was longer", &row), &c->d.err);
	assert_string_equal(entries(c), "#6<2 One 2026-03-02 300 ALPHA=1; ");
	/* of an old number it is said what stands for it now */
	assert_int_equal(correct(c, old, &draft, "again", &row), PR_ENOTFOUND);
	assert_non_null(strstr(c->d.err.text, "#6"));
	c->d.err = (struct pr_err){ 0 };
	assert_pr_refused(correct(c, 1, &draft, "a holding", &row),
			  PR_ENOTFOUND, &c->d.err);
	assert_pr_refused(correct(c, 99, &draft, "nothing", &row), PR_ENOTFOUND,
			  &c->d.err);
	assert_pr_refused(correct(c, 6, &draft, "", &row), PR_EINVAL,
			  &c->d.err);
	assert_pr_refused(correct(c, 6, &draft, NULL, &row), PR_EINVAL,
			  &c->d.err);
	assert_pr_refused(correct(c, 6, &draft, "the same", &row), PR_EINVAL,
			  &c->d.err);
	snprintf(draft.date, sizeof(draft.date), "never");
	assert_pr_refused(correct(c, 6, &draft, "bad", &row), PR_EINVAL,
			  &c->d.err);
	assert_int_equal(row, 6);
	assert_int_equal(ceu_rows(c), 6);
}

static void
reverse__a_row_is_taken_back_once_with_a_reason(void **state)
{
	struct ceu_case *c = *state;
	struct pr_desk *desk = c->d.desk;
	int64_t row;

	ceu_hold(c, "AT", "2025-05-20");
	row = ceu_add(c, "2026-03-01", "One", NULL);
	assert_pr_refused(pr_ceu_reverse(desk, row, "", &c->d.err), PR_EINVAL,
			  &c->d.err);
	assert_pr_refused(pr_ceu_reverse(desk, row, " ", &c->d.err), PR_EINVAL,
			  &c->d.err);
	assert_pr_refused(pr_ceu_reverse(desk, 99, "why", &c->d.err),
			  PR_ENOTFOUND, &c->d.err);
	assert_pr_ok(pr_ceu_reverse(desk, row, "twice", &c->d.err), &c->d.err);
	assert_string_equal(entries(c), "");
	assert_pr_refused(pr_ceu_reverse(desk, row, "again", &c->d.err),
			  PR_ENOTFOUND, &c->d.err);
	assert_pr_refused(pr_ceu_reverse(desk, row + 1, "undo", &c->d.err),
			  PR_EINVAL, &c->d.err);
	assert_int_equal(ceu_rows(c), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ceu_test(cycle__dates_are_copied_and_the_overlapping_ones_go),
		ceu_test(cycle__what_is_not_said_anew_stays),
		ceu_test(cycle__what_makes_no_sense_is_refused),
		ceu_test(add__entries_come_by_date_with_their_claims),
		ceu_test(add__what_is_added_counts_in_the_status),
		ceu_test(correct__the_new_entry_stands_for_the_old_one),
		ceu_test(reverse__a_row_is_taken_back_once_with_a_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
