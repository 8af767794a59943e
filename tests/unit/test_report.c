/* test_report.c - hostile facts on paper: CSV, JSON, HTML, text */
#include "report/jsonw.h"
#include "report/report.h"
#include "report/words.h"
#include "util/buf.h"

#include "test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct pr_response_row rows[2];
static struct pr_result result;
static struct buf got;

static enum pr_status
take(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	buf_add(ctx, bytes, n);
	return buf_status(ctx, err);
}

static enum pr_status
full(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	(void)ctx;
	(void)bytes;
	(void)n;
	return pr_fail(err, PR_EFULL, "no room");
}

static const struct pr_sink sink = { .ctx = &got, .write = take };
static const struct report report = { .result = &result, .width = 60 };

static int
set_up(void **state)
{
	(void)state;
	memset(rows, 0, sizeof(rows));
	memset(&result, 0, sizeof(result));
	buf_release(&got);
	buf_init(&got, 1 << 20);
	result.n_items = 2;
	result.n_scored = 2;
	result.kind = PR_SITTING_MOCK;
	result.responses = rows;
	strcpy(result.learner, "=1+1");
	strcpy(result.exam, "X");
	strcpy(result.exam_title, "<script>alert(1)</script> & \"more\"");
	strcpy(rows[0].uuid, "11111111-2222-3333-4444-555555555555");
	strcpy(rows[0].chosen, "a\"b,c");
	strcpy(rows[0].key, "-A");
	strcpy(rows[1].chosen, "@SUM(A1)");
	rows[1].right = true;
	rows[1].role = PR_ROLE_PRETEST;
	rows[1].ms = 12340;
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	buf_release(&got);
	return 0;
}

static void
report__csv_cells_are_no_formulas(void **state)
{
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(report_csv(&report, &sink, &err), &err);
	assert_non_null(strstr(buf_text(&got), "\n\"'=1+1\","));
	assert_non_null(strstr(buf_text(&got), ",\"a\"\"b,c\",\"'-A\",0,"
					       "scored,0.0,0,"));
	assert_non_null(strstr(buf_text(&got), ",\"'@SUM(A1)\",,1,pretest,"
					       "12.3,"));
}

static void
report__html_is_escaped(void **state)
{
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(report_html(&report, &sink, &err), &err);
	assert_null(strstr(buf_text(&got), "<script>"));
	assert_non_null(strstr(buf_text(&got), "&lt;script&gt;alert(1)"));
	assert_non_null(strstr(buf_text(&got), "&amp; &quot;more&quot;"));
}

static void
report__json_is_escaped(void **state)
{
	struct pr_err err = { 0 };

	(void)state;
	strcpy(rows[0].chosen, "a\"\\\n\001");
	assert_pr_ok(report_json(&report, &sink, &err), &err);
	assert_non_null(
		strstr(buf_text(&got), "\"chosen\": \"a\\\"\\\\\\n\\u0001\""));
	assert_non_null(strstr(buf_text(&got), "\"score\": null"));
	assert_int_equal(buf_text(&got)[got.len - 1], '\n');
}

static void
report__text_keeps_the_width(void **state)
{
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(report_text(&report, &sink, &err), &err);
	for (const char *p = buf_text(&got); *p;) {
		size_t n = strcspn(p, "\n");

		assert_true(n <= 60);
		p += n + (p[n] == '\n');
	}
	assert_non_null(strstr(buf_text(&got), "Not affiliated"));
}

static void
report__a_full_disk_is_said(void **state)
{
	struct pr_sink broken = { .write = full };
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_refused(report_text(&report, &broken, &err), PR_EFULL, &err);
	assert_pr_refused(report_json(&report, &broken, &err), PR_EFULL, &err);
	assert_pr_refused(report_csv(&report, &broken, &err), PR_EFULL, &err);
	assert_pr_refused(report_html(&report, &broken, &err), PR_EFULL, &err);
}

static void
report__names_one_next_step(void **state)
{
	struct words_fact fact;
	char command[WORDS_MAX];

	(void)state;
	strcpy(result.next_domain, "D1");
	result.n_domains = 1;
	strcpy(result.domains[0].identifier, "D1");
	strcpy(result.domains[0].title, "First");
	result.domains[0].too_few = true;
	assert_true(words_fact(&fact, &result, WORDS_NEXT, 0));
	assert_null(strstr(fact.text, "D1"));
	result.domains[0].too_few = false;
	assert_true(words_fact(&fact, &result, WORDS_NEXT, 0));
	assert_non_null(strstr(fact.text, "Practise D1, First"));
	assert_false(words_fact(&fact, &result, WORDS_NEXT, 1));
	words_next_command(command, &result);
	assert_string_equal(command, "proctor exam X --practice --domain D1");
}

static void
report__rounds_percent_honestly(void **state)
{
	(void)state;
	assert_int_equal(words_percent(1.0), 100);
	assert_int_equal(words_percent(0.999), 99);
	assert_int_equal(words_percent(0.001), 1);
	assert_int_equal(words_percent(0.0), 0);
	assert_int_equal(words_percent(0.505), 51);
}

static void
report__says_too_few(void **state)
{
	struct pr_domain_row row = { .too_few = true, .right = 1, .n = 2 };
	char text[WORDS_MAX];

	(void)state;
	words_share(text, &row);
	assert_string_equal(text, "too few to say");
}

static void
jsonw__writes_numbers_that_are_numbers(void **state)
{
	struct page page;
	struct jsonw json = { .page = &page };
	struct pr_err err = { 0 };

	(void)state;
	page_init(&page, &sink, 0);
	jsonw_object(&json, NULL);
	jsonw_number(&json, "a", NAN, 2);
	jsonw_number(&json, "b", INFINITY, 2);
	jsonw_number(&json, "c", 2.5000, 3);
	jsonw_number(&json, "d", -0.0001, 2);
	jsonw_number(&json, "e", 100, 0);
	jsonw_maybe(&json, "f", "");
	jsonw_array(&json, "g");
	jsonw_end(&json);
	jsonw_array(&json, "h");
	jsonw_int(&json, NULL, -1);
	jsonw_bool(&json, NULL, true);
	jsonw_end(&json);
	jsonw_end(&json);
	assert_pr_ok(page_end(&page, &err), &err);
	assert_string_equal(buf_text(&got),
			    "{\n \"a\": null,\n \"b\": null,\n \"c\": 2.5,\n"
			    " \"d\": 0,\n \"e\": 100,\n \"f\": null,\n"
			    " \"g\": [],\n \"h\": [\n  -1,\n  true\n ]\n}\n");
}

static void
jsonw__what_steers_a_terminal_is_escaped(void **state)
{
	static const char *const plain[] = { "\302\240",         "\342\200\215",
					     "\342\200\251",     "\342\201\245",
					     "\342\201\252",     "\303\251",
					     "\360\237\230\200", "\377" };
	struct page page;
	struct jsonw json = { .page = &page, .flat = true };
	struct pr_err err = { 0 };

	(void)state;
	page_init(&page, &sink, 0);
	jsonw_array(&json, NULL);
	jsonw_text(&json, NULL, "a\177b\302\200\302\237c");
	jsonw_text(&json, NULL, "\342\200\216\342\200\217\330\234");
	jsonw_text(&json, NULL, "\342\200\252\342\200\256");
	jsonw_text(&json, NULL, "\342\201\246\342\201\251d\033");
	for (size_t i = 0; i < PR_LEN(plain); i++)
		jsonw_text(&json, NULL, plain[i]);
	jsonw_end(&json);
	assert_pr_ok(page_end(&page, &err), &err);
	assert_string_equal(buf_text(&got),
			    "[\"a\\u007fb\\u0080\\u009fc\", "
			    "\"\\u200e\\u200f\\u061c\", "
			    "\"\\u202a\\u202e\", \"\\u2066\\u2069d\\u001b\", "
			    "\"\302\240\", \"\342\200\215\", "
			    "\"\342\200\251\", \"\342\201\245\", "
			    "\"\342\201\252\", \"\303\251\", "
			    "\"\360\237\230\200\", \"\377\"]\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(report__csv_cells_are_no_formulas),
		TEST(report__html_is_escaped),
		TEST(report__json_is_escaped),
		TEST(report__text_keeps_the_width),
		TEST(report__a_full_disk_is_said),
		TEST(report__names_one_next_step),
		TEST(report__rounds_percent_honestly),
		TEST(report__says_too_few),
		TEST(jsonw__writes_numbers_that_are_numbers),
		TEST(jsonw__what_steers_a_terminal_is_escaped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
