/* test_study_set.c - date, minutes and days of a learner, as they are set */
#include "proctor/drill.h"
#include "proctor/study.h"

#include "seat_case.h"

#define MON_FRI 31U

static void
set(struct desk_case *c, const char *date, int minutes, unsigned days)
{
	assert_pr_ok(
		pr_study_set(c->desk, "RHIT", date, minutes, days, &c->err),
		&c->err);
}

/* ---- days of the week ---------------------------------------------------- */

static void
study_set__days_are_read_and_written_back(void **state)
{
	static const struct {
		const char *text, *back;
		unsigned mask;
	} rows[] = {
		{ "mon-fri", "mon-fri", 31 },
		{ "Monday - Friday", "mon-fri", 31 },
		{ "mon,wed,sat", "mon,wed,sat", 1 | 4 | 32 },
		{ "every day", "every day", 127 },
		{ "daily", "every day", 127 },
		{ "mon-sun", "every day", 127 },
		{ "sat-sun", "sat,sun", 96 },
		{ "fri-mon", "mon,fri-sun", 1 | 16 | 32 | 64 },
		{ " sun ", "sun", 64 },
		{ "mon-wed, fri ,sun", "mon-wed,fri,sun", 7 | 16 | 64 },
		{ "tue,thu,sat", "tue,thu,sat", 2 | 8 | 32 },
	};
	char text[40];

	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct pr_err err = { 0 };
		unsigned mask = 0;

		assert_pr_ok(pr_study_days_parse(&mask, rows[i].text, &err),
			     &err);
		assert_int_equal(mask, rows[i].mask);
		pr_study_days_format(text, mask);
		assert_string_equal(text, rows[i].back);
	}
	/* every mask survives the way there and back */
	for (unsigned mask = 1; mask < 128; mask++) {
		struct pr_err err = { 0 };
		unsigned back = 0;

		pr_study_days_format(text, mask);
		assert_pr_ok(pr_study_days_parse(&back, text, &err), &err);
		assert_int_equal(back, mask);
	}
}

static void
study_set__what_is_no_day_is_refused_with_an_example(void **state)
{
	static const char *const rows[] = { "",         "mo",   "mon-",
					    "-fri",     "mon,", "mon fri",
					    "weekdays", "1-5",  "mon,,tue",
					    "mon-fri;", "mond" };

	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct pr_err err = { 0 };
		unsigned mask = 99;

		assert_int_equal(pr_study_days_parse(&mask, rows[i], &err),
				 PR_EINVAL);
		assert_int_equal(mask, 99);
		assert_non_null(strstr(err.text, "write mon-fri"));
	}
}

/* ---- setting ------------------------------------------------------------- */

static void
study_set__what_is_set_is_kept_and_the_rest_stays(void **state)
{
	struct desk_case *c = *state;
	const struct pr_learner *l = pr_desk_learner(c->desk);

	set(c, "2027-03-14", 45, MON_FRI);
	assert_string_equal(l->exam, "RHIT");
	assert_string_equal(l->exam_date, "2027-03-14");
	assert_int_equal(l->minutes_a_day, 45);
	assert_int_equal(l->study_days, MON_FRI);
	assert_pr_ok(pr_study_set(c->desk, NULL, NULL, 30, 0, &c->err),
		     &c->err);
	case_again(c);
	l = pr_desk_learner(c->desk);
	assert_string_equal(l->exam_date, "2027-03-14");
	assert_int_equal(l->minutes_a_day, 30);
	assert_int_equal(l->study_days, MON_FRI);
	/* any case names the exam; the date stays with it */
	assert_pr_ok(pr_study_set(c->desk, "rhit", NULL, 0, 0, &c->err),
		     &c->err);
	assert_string_equal(pr_desk_learner(c->desk)->exam, "RHIT");
	assert_string_equal(pr_desk_learner(c->desk)->exam_date, "2027-03-14");
	/* another exam is not sat on that day */
	assert_pr_ok(pr_study_set(c->desk, "CEHRS", NULL, 0, 0, &c->err),
		     &c->err);
	assert_string_equal(pr_desk_learner(c->desk)->exam, "CEHRS");
	assert_string_equal(pr_desk_learner(c->desk)->exam_date, "");
}

static void
study_set__what_cannot_be_set_changes_nothing(void **state)
{
	static const struct {
		const char *exam, *date;
		int minutes;
		unsigned days;
		enum pr_status status;
	} rows[] = {
		{ "RHIT", "2026-02-30", 0, 0, PR_EINVAL },
		{ "RHIT", "14.3.2027", 0, 0, PR_EINVAL },
		{ "RHIT", "2026-11-18", 0, 0, PR_EINVAL }, /* today */
		{ "RHIT", "2020-01-01", 0, 0, PR_EINVAL },
		{ "RHIT", "2027-03-15", 4, 0, PR_EINVAL },
		{ "RHIT", "2027-03-15", 1441, 0, PR_EINVAL },
		{ "RHIT", "2027-03-15", -5, 0, PR_EINVAL },
		{ "RHIT", "2027-03-15", 30, 128, PR_EINVAL },
		{ "NONE", "2027-03-15", 30, 1, PR_ENOTFOUND },
		{ PR_DRILLS, "2027-03-15", 30, 1, PR_EINVAL },
	};
	struct desk_case *c = *state;

	set(c, "2027-03-14", 45, MON_FRI);
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		const struct pr_learner *l;

		c->err = (struct pr_err){ 0 };
		assert_pr_refused(pr_study_set(c->desk, rows[i].exam,
					       rows[i].date, rows[i].minutes,
					       rows[i].days, &c->err),
				  rows[i].status, &c->err);
		l = pr_desk_learner(c->desk);
		assert_string_equal(l->exam, "RHIT");
		assert_string_equal(l->exam_date, "2027-03-14");
		assert_int_equal(l->minutes_a_day, 45);
		assert_int_equal(l->study_days, MON_FRI);
	}
}

#define PURE(name) cmocka_unit_test(study_set__##name)
#define TEST(name)                                                     \
	cmocka_unit_test_setup_teardown(study_set__##name, case_setup, \
					case_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PURE(days_are_read_and_written_back),
		PURE(what_is_no_day_is_refused_with_an_example),
		TEST(what_is_set_is_kept_and_the_rest_stays),
		TEST(what_cannot_be_set_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
