/* test_ceu_app_place.c - what was reported stays in the account and the cycle
 * for which it was reported; what lies in none is told */
#include "ceu_case_ledger.h"

/* An account for each of GX and GY, and what is done counts in one of them. */
static const char gamma_rules[] =
	"{\"format\":\"ceurules\",\"format_version\":\"1.0\",\"version\":1,"
	"\"as_of\":\"2026-11-01\",\"issuer\":{\"identifier\":\"GAMMA\","
	"\"name\":\"Gamma\",\"kind\":\"certifier\",\"unit\":\"credit\","
	"\"units\":\"credits\",\"site\":\"\",\"account\":\"credential\"},"
	"\"credentials\":[{\"identifier\":\"GX\",\"name\":\"X\"},"
	"{\"identifier\":\"GY\",\"name\":\"Y\"}]," REFERENCE "\"rules\":["
	"{\"identifier\":\"GAMMA-TOTAL\",\"kind\":\"total\",\"says\":\"10.\","
	"\"units\":10," BASIS "},"
	"{\"identifier\":\"GAMMA-CYCLE\",\"kind\":\"cycle\",\"says\":\"Two "
	"years.\",\"months\":24,\"anchor\":\"date\"," BASIS "},"
	"{\"identifier\":\"GAMMA-ONCE\",\"kind\":\"once\",\"says\":\"Once.\","
	"" BASIS "}]}";

/* The last month of a cycle may count in the next one. */
static const char delta_rules[] =
	"{\"format\":\"ceurules\",\"format_version\":\"1.0\",\"version\":1,"
	"\"as_of\":\"2026-11-01\",\"issuer\":{\"identifier\":\"DELTA\","
	"\"name\":\"Delta\",\"kind\":\"certifier\",\"unit\":\"CEU\","
	"\"units\":\"CEUs\",\"site\":\"\",\"account\":\"issuer\"},"
	"\"credentials\":[{\"identifier\":\"DD\",\"name\":\"D\"}]"
	"," REFERENCE "\"rules\":["
	"{\"identifier\":\"DELTA-TOTAL\",\"kind\":\"total\",\"says\":\"36.\","
	"\"units\":36," BASIS "},"
	"{\"identifier\":\"DELTA-CYCLE\",\"kind\":\"cycle\",\"says\":\"Two "
	"years.\",\"months\":24,\"anchor\":\"date\"," BASIS "},"
	"{\"identifier\":\"DELTA-CHOICE\",\"kind\":\"choice\",\"says\":\"The "
	"last month.\",\"months\":1," BASIS "}]}";

static int64_t
done(struct ceu_case *c, const char *issuer, const char *date,
     const char *units)
{
	struct pr_ceu_draft draft = ceu_draft(date, "One", NULL);
	int64_t row = 0;

	/* no two of the same day and title: that is another test's remark */
	snprintf(draft.title, sizeof(draft.title), "Done on %s", date);
	snprintf(draft.units, sizeof(draft.units), "%s", units);
	snprintf(draft.claims[0].issuer, sizeof(draft.claims[0].issuer), "%s",
		 issuer);
	assert_pr_ok(ceu_try_add(c, &draft, &row), &c->d.err);
	return row;
}

static enum pr_status
report(struct ceu_case *c, const char *name, int64_t entry, const char *period)
{
	return pr_ceu_report(c->d.desk, name, &entry, 1, NULL, period,
			     &c->d.err);
}

/* "GX/2027-05-31", as it is stored. */
static const char *
place(struct ceu_case *c, int64_t row)
{
	static char text[100];
	struct pr_ceu_picture *p = ceu_load(c);
	const struct pr_ceu_entry *e = pr_ceu_entry_find(&p->ledger, row);
	char day[PR_DATE_TEXT] = "-";

	assert_non_null(e);
	if (e->claims[0].period.year)
		pr_date_format(day, e->claims[0].period);
	snprintf(text, sizeof(text), "%s/%s", e->claims[0].account, day);
	pr_ceu_picture_free(p);
	return text;
}

/* Hundredths that are reported in the present cycle. */
static int
told(struct ceu_case *c, const char *account)
{
	struct pr_ceu_picture *p = ceu_load(c);
	const struct pr_ceu_account *a =
		pr_ceu_account_find(p->status, account);
	int units;

	assert_non_null(a);
	assert_true(a->now >= 0);
	units = a->cycles[a->now].reported;
	pr_ceu_picture_free(p);
	return units;
}

/* GX to 2027-05-31, GY since a day, and ten units that count in one. */
static int64_t
with_gamma(struct ceu_case *c, const char *second)
{
	ceu_rules_file(c, "gamma.json", gamma_rules);
	ceu_hold(c, "GX", "2025-06-01");
	ceu_hold(c, "GY", second);
	return done(c, "GAMMA", "2026-02-10", "10");
}

/* ---- the account --------------------------------------------------------- */

static void
report__it_stays_in_the_account_in_which_it_counted(void **state)
{
	struct ceu_case *c = *state;
	int64_t row = with_gamma(c, "2025-09-01");

	assert_pr_ok(report(c, "GAMMA", row, NULL), &c->d.err);
	assert_string_equal(place(c, row), "GX/2027-05-31");
	assert_int_equal(told(c, "GX"), 1000);
	/* one that is logged late takes nothing away from it */
	done(c, "GAMMA", "2026-01-10", "10");
	assert_int_equal(told(c, "GX"), 1000);
	assert_int_equal(told(c, "GY"), 0);
}

static void
report__a_credential_that_is_named_is_the_account(void **state)
{
	struct ceu_case *c = *state;
	int64_t row = with_gamma(c, "2025-09-01");

	assert_pr_ok(report(c, "gy", row, NULL), &c->d.err);
	assert_string_equal(place(c, row), "GY/2027-08-31");
	assert_int_equal(told(c, "GX"), 0);
	assert_int_equal(told(c, "GY"), 1000);
	assert_pr_refused(report(c, "GX", row, NULL), PR_EEXIST, &c->d.err);
}

static void
report__one_that_cannot_count_there_is_refused(void **state)
{
	struct ceu_case *c = *state;
	int64_t row = with_gamma(c, "2026-05-01");
	int rows = ceu_rows(c);

	assert_int_equal(report(c, "GY", row, NULL), PR_EINVAL);
	assert_non_null(strstr(c->d.err.text, "no cycle of GY"));
	c->d.err = (struct pr_err){ 0 };
	assert_int_equal(ceu_rows(c), rows);
	assert_pr_ok(report(c, "GX", row, NULL), &c->d.err);
	assert_string_equal(place(c, row), "GX/2027-05-31");
}

/* Nothing says that it counts once: it counts in both. */
static void
report__what_counts_in_both_is_told_for_one_or_for_all(void **state)
{
	struct ceu_case *c = *state;
	int64_t row, all;

	ceu_hold(c, "BX", "2025-06-01");
	ceu_hold(c, "BY", "2025-09-01");
	row = done(c, "BETA", "2026-02-10", "3");
	all = done(c, "BETA", "2026-02-11", "4");
	assert_pr_ok(report(c, "BETA", all, NULL), &c->d.err);
	assert_string_equal(place(c, all), "/2027-05-31");
	assert_int_equal(told(c, "BX"), 400);
	assert_int_equal(told(c, "BY"), 400);
	assert_pr_ok(report(c, "BX", row, NULL), &c->d.err);
	assert_string_equal(place(c, row), "BX/2027-05-31");
	assert_int_equal(told(c, "BX"), 700);
	assert_int_equal(told(c, "BY"), 400);
	assert_int_equal(report(c, "BY", row, NULL), PR_EEXIST);
	assert_non_null(strstr(c->d.err.text, "for BX"));
	c->d.err = (struct pr_err){ 0 };
	assert_pr_ok(report(c, "BETA", row, NULL), &c->d.err);
	assert_int_equal(told(c, "BY"), 700);
	assert_pr_refused(report(c, "BETA", row, NULL), PR_EEXIST, &c->d.err);
}

/* ---- the cycle ----------------------------------------------------------- */

static void
report__a_cycle_in_which_it_cannot_count_is_refused(void **state)
{
	struct ceu_case *c = *state;
	int64_t early, late;
	int rows;

	ceu_rules_file(c, "delta.json", delta_rules);
	ceu_hold(c, "DD", "2024-11-01");
	early = done(c, "DELTA", "2026-08-10", "10");
	late = done(c, "DELTA", "2026-10-10", "10");
	rows = ceu_rows(c);
	assert_int_equal(report(c, "DELTA", early, "2028-10-31"), PR_EINVAL);
	assert_non_null(strstr(c->d.err.text, "2026-10-31"));
	assert_non_null(strstr(c->d.err.text, "DELTA-CHOICE"));
	c->d.err = (struct pr_err){ 0 };
	assert_int_equal(ceu_rows(c), rows);
	assert_pr_ok(report(c, "DELTA", late, "2028-10-31"), &c->d.err);
	assert_string_equal(place(c, late), "DELTA/2028-10-31");
	assert_int_equal(told(c, "DELTA"), 1000);
	assert_pr_ok(report(c, "DELTA", early, "2026-10-31"), &c->d.err);
	assert_string_equal(place(c, early), "DELTA/2026-10-31");
}

/* Days that are copied since are other ones than those it was told for. */
static void
report__it_stays_in_its_cycle_when_dates_are_copied(void **state)
{
	const struct pr_ceu_dates copied = { .account = "DELTA",
					     .from = "2024-10-25",
					     .to = "2026-10-24" };
	struct ceu_case *c = *state;
	int64_t row, late, other;

	ceu_rules_file(c, "delta.json", delta_rules);
	ceu_hold(c, "DD", "2024-10-01");
	/* to 2026-09-30; its last month is September */
	done(c, "DELTA", "2026-07-10", "30");
	row = done(c, "DELTA", "2026-09-28", "10");
	assert_pr_ok(report(c, "DELTA", row, "2026-09-30"), &c->d.err);
	assert_pr_ok(
		pr_ceu_copy_dates(c->d.desk, &copied, &late, &other, &c->d.err),
		&c->d.err);
	assert_string_equal(place(c, row), "DELTA/2026-09-30");
	assert_int_equal(told(c, "DELTA"), 0); /* of the next cycle */
	/* and a late one that would have taken its place */
	done(c, "DELTA", "2026-07-11", "30");
	assert_int_equal(told(c, "DELTA"), 0);
}

/* ---- in no cycle --------------------------------------------------------- */

static void
note_finding(void *ctx, const struct pr_ceu_check_finding *finding)
{
	*(int64_t *)ctx +=
		finding->trouble == PR_CEU_NO_CYCLE ? finding->entry : 0;
}

static int64_t
check(struct ceu_case *c)
{
	int64_t entry = 0;

	assert_pr_ok(pr_ceu_check(c->d.desk, &entry, note_finding, &c->d.err),
		     &c->d.err);
	return entry;
}

static void
place__entries_that_count_nowhere_any_more_are_told(void **state)
{
	struct ceu_case *c = *state;
	int64_t held = ceu_hold(c, "AT", "2026-01-01"), row;

	row = ceu_add(c, "2026-06-01", "One", NULL);
	ceu_add(c, "2026-08-01", "Two", NULL);
	assert_int_equal(check(c), 0);
	assert_pr_ok(pr_ceu_reverse(c->d.desk, held, "later", &c->d.err),
		     &c->d.err);
	ceu_hold(c, "AT", "2026-07-01");
	assert_int_equal(check(c), row);
	assert_pr_refused(report(c, "ALPHA", row, NULL), PR_EINVAL, &c->d.err);
	assert_pr_ok(pr_ceu_reverse(c->d.desk, row, "not mine", &c->d.err),
		     &c->d.err);
	assert_int_equal(check(c), 0);
}

static void
place__what_nobody_accepted_is_not_missed(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_draft draft = ceu_draft("2026-06-01", "One", NULL);
	int64_t row;

	ceu_hold(c, "AT", "2026-01-01");
	snprintf(draft.claims[0].accepted, sizeof(draft.claims[0].accepted),
		 "unknown");
	assert_pr_ok(ceu_try_add(c, &draft, &row), &c->d.err);
	assert_pr_ok(pr_ceu_reverse(c->d.desk, 1, "later", &c->d.err),
		     &c->d.err);
	/* nobody said that it is accepted */
	assert_int_equal(check(c), 0);
}

/* ---- what counts nothing ------------------------------------------------- */

static const char zeta_rules[] =
	"{\"format\":\"ceurules\",\"format_version\":\"1.0\",\"version\":1,"
	"\"as_of\":\"2026-11-01\",\"issuer\":{\"identifier\":\"ZETA\","
	"\"name\":\"Zeta\",\"kind\":\"certifier\",\"unit\":\"CEU\","
	"\"units\":\"CEUs\",\"site\":\"\",\"account\":\"issuer\"},"
	"\"credentials\":[{\"identifier\":\"ZZ\",\"name\":\"Z\"}]"
	"," REFERENCE "\"rules\":["
	"{\"identifier\":\"ZETA-TOTAL\",\"kind\":\"total\",\"says\":\"20.\","
	"\"units\":20," BASIS "},"
	"{\"identifier\":\"ZETA-CYCLE\",\"kind\":\"cycle\",\"says\":\"Two "
	"years.\",\"months\":24,\"anchor\":\"date\"," BASIS "},"
	"{\"identifier\":\"ZETA-HOURS\",\"kind\":\"counting\",\"says\":"
	"\"60.\",\"minutes\":60,\"least\":45," BASIS "}]}";

static int64_t
lasted(struct ceu_case *c, const char *issuer, const char *minutes)
{
	struct pr_ceu_draft draft = ceu_draft("2026-06-01", "One", NULL);
	int64_t row = 0;

	draft.units[0] = '\0';
	snprintf(draft.title, sizeof(draft.title), "%s minutes", minutes);
	snprintf(draft.minutes, sizeof(draft.minutes), "%s", minutes);
	snprintf(draft.claims[0].issuer, sizeof(draft.claims[0].issuer), "%s",
		 issuer);
	assert_pr_ok(ceu_try_add(c, &draft, &row), &c->d.err);
	return row;
}

static void
report__what_counts_nothing_is_refused_and_named(void **state)
{
	struct ceu_case *c = *state;
	int64_t row;

	ceu_rules_file(c, "zeta.json", zeta_rules);
	ceu_hold(c, "AT", "2025-05-20");
	ceu_hold(c, "ZZ", "2025-05-20");
	/* no rule makes units of minutes */
	row = lasted(c, "ALPHA", "90");
	assert_int_equal(report(c, "ALPHA", row, NULL), PR_EINVAL);
	assert_non_null(strstr(c->d.err.text, "not known how many units"));
	assert_non_null(strstr(c->d.err.text, "--units N --reason TEXT"));
	assert_int_equal(report(c, "ALPHA", row, "2027-05-19"), PR_EINVAL);
	row = lasted(c, "ZETA", "30");
	assert_int_equal(report(c, "ZETA", row, NULL), PR_EINVAL);
	assert_non_null(strstr(c->d.err.text, "30 minutes are too short "
					      "(rule ZETA-HOURS)"));
	row = lasted(c, "ZETA", "50");
	assert_int_equal(report(c, "ZETA", row, NULL), PR_EINVAL);
	assert_non_null(strstr(c->d.err.text, "does not say"));
	assert_int_equal(ceu_rows(c), 5);
	row = lasted(c, "ZETA", "60");
	assert_pr_ok(report(c, "ZETA", row, NULL), &c->d.err);
}

/* One of several that counts nothing: none of them is noted. */
static void
report__what_counts_nothing_stops_the_others(void **state)
{
	struct ceu_case *c = *state;
	int64_t both[2];

	ceu_hold(c, "AT", "2025-05-20");
	both[0] = ceu_add(c, "2026-06-02", "Two", NULL);
	both[1] = lasted(c, "ALPHA", "90");
	assert_pr_refused(pr_ceu_report(c->d.desk, "ALPHA", both, 2, NULL, NULL,
					&c->d.err),
			  PR_EINVAL, &c->d.err);
	assert_int_equal(ceu_rows(c), 3);
}

/* ---- an entry by its number ---------------------------------------------- */

static void
entry__one_that_was_corrected_says_what_stands_for_it(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_draft draft = ceu_draft("2026-03-01", "Other", NULL);
	const struct pr_ceu_entry *found = NULL;
	struct pr_ceu_picture *p;
	int64_t old, row;
	char want[20];

	ceu_hold(c, "AT", "2025-05-20");
	old = ceu_add(c, "2026-03-01", "One", NULL);
	assert_pr_ok(correct(c, old, &draft, "the wrong title", &row),
		     &c->d.err);
	p = ceu_load(c);
	snprintf(want, sizeof(want), "#%d stands", (int)row);
	assert_int_equal(pr_ceu_entry_at(c->d.desk, p, old, &found, &c->d.err),
			 PR_ENOTFOUND);
	assert_non_null(strstr(c->d.err.text, want));
	assert_non_null(strstr(c->d.err.text, "why: \"the wrong title\""));
	assert_null(found);
	assert_pr_ok(pr_ceu_entry_at(c->d.desk, p, row, &found, &c->d.err),
		     &c->d.err);
	assert_int_equal(found->row, row);
	pr_ceu_picture_free(p);
	c->d.err = (struct pr_err){ 0 };
	assert_int_equal(report(c, "ALPHA", old, NULL), PR_ENOTFOUND);
	assert_non_null(strstr(c->d.err.text, want));
}

static void
entry__one_that_was_taken_back_says_why(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_entry *found = NULL;
	struct pr_ceu_picture *p;
	int64_t row;

	ceu_hold(c, "AT", "2025-05-20");
	row = ceu_add(c, "2026-03-01", "One", NULL);
	assert_pr_ok(pr_ceu_reverse(c->d.desk, row, "I was ill", &c->d.err),
		     &c->d.err);
	p = ceu_load(c);
	assert_int_equal(pr_ceu_entry_at(c->d.desk, p, row, &found, &c->d.err),
			 PR_ENOTFOUND);
	assert_non_null(strstr(c->d.err.text, "taken back"));
	assert_non_null(strstr(c->d.err.text, "why: \"I was ill\""));
	assert_null(found);
	pr_ceu_picture_free(p);
}

/* What the sentence tells to type is whole. */
static void
report__the_command_that_is_told_has_all_it_needs(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_draft draft = ceu_draft("2026-03-01", "One", NULL);
	int64_t row;

	ceu_hold(c, "AT", "2025-05-20");
	snprintf(draft.claims[0].accepted, sizeof(draft.claims[0].accepted),
		 "unknown");
	assert_pr_ok(ceu_try_add(c, &draft, &row), &c->d.err);
	assert_int_equal(report(c, "ALPHA", row, NULL), PR_EINVAL);
	assert_non_null(strstr(c->d.err.text, "--for ALPHA --reason TEXT"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ceu_test(report__it_stays_in_the_account_in_which_it_counted),
		ceu_test(report__a_credential_that_is_named_is_the_account),
		ceu_test(report__one_that_cannot_count_there_is_refused),
		ceu_test(
			report__what_counts_in_both_is_told_for_one_or_for_all),
		ceu_test(report__a_cycle_in_which_it_cannot_count_is_refused),
		ceu_test(report__it_stays_in_its_cycle_when_dates_are_copied),
		ceu_test(place__entries_that_count_nowhere_any_more_are_told),
		ceu_test(place__what_nobody_accepted_is_not_missed),
		ceu_test(entry__one_that_was_corrected_says_what_stands_for_it),
		ceu_test(report__the_command_that_is_told_has_all_it_needs),
		ceu_test(entry__one_that_was_taken_back_says_why),
		ceu_test(report__what_counts_nothing_is_refused_and_named),
		ceu_test(report__what_counts_nothing_stops_the_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
