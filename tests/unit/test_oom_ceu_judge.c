/* test_oom_ceu_judge.c - the judge, whichever allocation fails */
#include "ceu_judge_case.h"
#include "oom.h"

static struct ceu_case *the_case;

static enum pr_status
judge(struct pr_err *err)
{
	static struct pr_ceu_status untouched;
	struct pr_ceu_status *status = &untouched;
	enum pr_status st =
		pr_ceu_judge(&status, &the_case->book, &the_case->ledger,
			     day("2026-11-22"), err);

	if (st)
		assert_null(status);
	else
		assert_int_equal(status->n, 5);
	pr_ceu_status_free(status);
	return st;
}

static void
oom_ceu_judge__gives_a_status_or_nothing(void **state)
{
	(void)state;
	the_case = case_new();
	case_aapc(the_case);
	case_ahima_shares(the_case, case_ahima(the_case));
	case_cards(the_case);
	case_nha(the_case);
	case_hold(the_case, "AAPC", "CPC", "1980-11-02");
	case_hold(the_case, "AHIMA", "RHIT", "1980-03-01");
	case_hold(the_case, "NHA", "CEHRS", "1980-01-10");
	case_hold(the_case, "NHA", "CMAA", "1980-06-10");
	case_hold(the_case, "CARDS", "BLS-AHA", "2025-06-10");
	for (int i = 0; i < CASE_ENTRIES; i++) {
		char date[PR_DATE_TEXT];

		pr_date_format(date, pr_date_from_days(19030 + 30 * i));
		case_add(the_case, date, "AAPC", 100);
		case_claim(the_case, "AHIMA");
		case_claim(the_case, "NHA");
	}
	oom_until_it_fits(judge);
	case_free(the_case);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(oom_ceu_judge__gives_a_status_or_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
