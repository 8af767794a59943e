/* test_ceu_report_likely.c - what is shown of a cycle whose activities were
 * not shared out in all ways there are */
#include "ceu_report_case.h"

#define CYCLE "the cycle to 28 Feb 2027"
#define WHY "too many ways to try them all"

/* Prints a page that says nothing of it, then one of a likely cycle. */
static void
check_page(struct ceu_case *c, case_page_fn *page)
{
	c->report.width = 0; /* no sentence is wrapped */
	assert_has_not(case_print(c, page), WHY);
	case_now(c, "TST")->likely = true;
	case_print(c, page);
	case_now(c, "TST")->likely = false;
}

/* In one sentence, and once. */
static void
assert_said(const struct ceu_case *c)
{
	const char *text = buf_text(&c->got);

	assert_has(text, "What may count in " CYCLE " or in another one can "
			 "be shared out in " WHY ": the best of them may owe "
			 "less than is shown.");
	assert_null(strstr(strstr(text, WHY) + 1, WHY));
}

static void
likely__the_status_says_so_of_the_cycle(void **state)
{
	struct ceu_case *c = *state;

	check_page(c, ceu_status_text);
	assert_said(c);
	check_page(c, ceu_status_json);
	assert_has(buf_text(&c->got), "\"note\": null");
	assert_said(c);
}

static void
likely__a_what_if_says_so_with_or_without_it(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_picture before = c->picture;
	struct pr_err err = { 0 };

	before.status = NULL;
	assert_pr_ok(pr_ceu_judge(&before.status, &before.book, &before.ledger,
				  before.today, &err),
		     &err);
	c->picture.extra = &c->entries[1];
	c->report.what_if = "it";
	c->report.before = &before;
	check_page(c, ceu_status_text);
	assert_said(c);
	before.status->accounts[0].cycles[0].likely = true;
	before.status->accounts[1].cycles[0].likely = true;
	case_print(c, ceu_status_text);
	assert_said(c);
	pr_ceu_status_free(before.status);
}

static enum pr_status
packet_page(const struct ceu_report *report, const struct pr_sink *sink,
	    struct pr_err *err)
{
	const struct ceu_packet packet = {
		.cycle = &report->account->cycles[report->account->now]
	};

	return ceu_packet_html(report, &packet, sink, err);
}

static void
likely__a_packet_says_so_of_its_cycle(void **state)
{
	struct ceu_case *c = *state;

	c->report.account = case_account(c, "TST");
	check_page(c, packet_page);
	assert_said(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			likely__the_status_says_so_of_the_cycle, case_setup,
			case_teardown),
		cmocka_unit_test_setup_teardown(
			likely__a_what_if_says_so_with_or_without_it,
			case_setup, case_teardown),
		cmocka_unit_test_setup_teardown(
			likely__a_packet_says_so_of_its_cycle, case_setup,
			case_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
