/* test_cutter.c - files cut into values: places, limits, both forms */
#include "engine/bank/cut.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct feed {
	const char *text;
	size_t len, at, piece;
};

static enum pr_status
give(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	struct feed *f = ctx;

	(void)err;
	*n = f->len - f->at;
	*n = *n < cap ? *n : cap;
	*n = *n < f->piece ? *n : f->piece;
	memcpy(buf, f->text + f->at, *n);
	f->at += *n;
	return PR_OK;
}

/* All cuts of a text as words: "item 1:2 {..}; ..." */
static void
cut_all(char *out, size_t cap, const char *text, size_t piece, size_t record)
{
	static const char *const kinds[] = { "member", "exam", "stimulus",
					     "item",   "line", "end" };
	struct feed feed = { text, strlen(text), 0, piece };
	struct pr_source source = { "test", &feed, give };
	struct pr_bank_limits limits = { 100000, record, 8 };
	struct cutter *cutter = cutter_new(&source, &limits);
	struct cut cut;
	size_t n = 0;
	enum pr_status st;

	assert_non_null(cutter);
	do {
		st = cutter_next(cutter, &cut, NULL);
		if (st)
			n += (size_t)snprintf(out + n, cap - n,
					      "lost R%d %ld:%ld", cut.rule,
					      cut.fault.line, cut.fault.column);
		else if (cut.rule)
			n += (size_t)snprintf(out + n, cap - n,
					      "%s R%d %ld:%ld; ",
					      kinds[cut.kind], cut.rule,
					      cut.fault.line, cut.fault.column);
		else
			n += (size_t)snprintf(out + n, cap - n,
					      "%s %ld:%ld %.*s; ",
					      kinds[cut.kind], cut.place.line,
					      cut.place.column, (int)cut.len,
					      cut.json ? cut.json : "");
	} while (!st && cut.kind != CUT_END);
	cutter_free(cutter);
}

static void
assert_cuts(const char *text, const char *want)
{
	char got[2000];

	cut_all(got, sizeof(got), text, (size_t)-1, 200);
	assert_string_equal(got, want);
	for (size_t piece = 1; piece < 5; piece++) {
		cut_all(got, sizeof(got), text, piece, 200);
		assert_string_equal(got, want);
	}
}

static void
cutter__cuts_the_values_of_a_document(void **state)
{
	(void)state;
	assert_cuts("{\"a\": 1,\n \"items\" : [ {\"x\":2} ,\n[3]],\"exams\":"
		    "[],\"stimuli\":[\"s\"]}\n",
		    "member 1:7 1; item 2:14 {\"x\":2}; item 3:1 [3]; "
		    "stimulus 3:28 \"s\"; end 0:0 ; ");
}

static void
cutter__cuts_lines(void **state)
{
	(void)state;
	assert_cuts("{\"record\":1}\n\n  {\"b\":2}  \r\n[]\n",
		    "line 1:1 {\"record\":1}; line 3:3 {\"b\":2}; "
		    "line 4:1 []; end 0:0 ; ");
	/* two objects are lines whatever they hold */
	assert_cuts("{}\n{}", "line 1:1 {}; line 2:1 {}; end 0:0 ; ");
	/* a document may hold the word further down */
	assert_cuts("{\"items\":[{\"record\":1}]}",
		    "item 1:11 {\"record\":1}; end 0:0 ; ");
}

static void
cutter__counts_columns_in_characters(void **state)
{
	(void)state;
	assert_cuts("{\"\xc3\xa9\xe2\x89\xa5\":1,\"items\":[7]}",
		    "member 1:7 1; item 1:18 7; end 0:0 ; ");
	assert_cuts("{\"items\":[\"\xc3\xa9\",\"\xe2\x89\xa5\xff\"]}",
		    "item 1:11 \"\xc3\xa9\"; item R102 1:17; end 0:0 ; ");
}

static void
cutter__refuses_one_value_and_goes_on(void **state)
{
	(void)state;
	assert_cuts("{\"items\":[\"\\ud800\",\"a\nb\",1e400,{\"a\":1,"
		    "\"a\":2},5]}",
		    "item R104 1:12; item R105 1:22; item R108 2:4; "
		    "item R107 2:17; item 2:24 5; end 0:0 ; ");
	assert_cuts("{\"record\":0}\n{\"a\":}\n{\"b\":01}\n{} x\n2\n",
		    "line 1:1 {\"record\":0}; line R106 2:6; line R106 3:7; "
		    "line R113 4:4; line 5:1 2; end 0:0 ; ");
}

static void
cutter__loses_a_document_whose_grammar_breaks(void **state)
{
	(void)state;
	assert_cuts("{\"items\":[{\"a\":1,}]}", "lost R106 1:18");
	assert_cuts("{\"items\":[1 2]}", "item 1:11 1; lost R106 1:13");
	assert_cuts("{\"items\":[1", "item 1:11 1; lost R112 1:12");
	assert_cuts("{\"items\":[]} x", "lost R113 1:14");
	assert_cuts("{\"a\":1,\"a\":2}", "member 1:6 1; lost R107 1:8");
	assert_cuts("\xef\xbb\xbf{}", "lost R101 1:1");
	assert_cuts("\xff\xfe{", "lost R102 1:1");
	assert_cuts(" \n", "lost R114 2:1");
	assert_cuts("[]", "lost R121 1:1");
}

static void
cutter__passes_over_what_is_too_long(void **state)
{
	char text[2000], got[400], x[300];

	(void)state;
	memset(x, 'x', sizeof(x) - 1);
	x[sizeof(x) - 1] = '\0';
	snprintf(text, sizeof(text),
		 "{\"items\":[{\"a\":[\"%s\\\"]\",{}]},\n2]}", x);
	assert_cuts(text, "item R110 1:11; item 2:1 2; end 0:0 ; ");
	snprintf(text, sizeof(text), "{\"record\":0}\n\"%s\"\n2", x);
	assert_cuts(text, "line 1:1 {\"record\":0}; line R110 2:1; "
			  "line 3:1 2; end 0:0 ; ");
	cut_all(got, sizeof(got), "{\"items\":[[[[[[[[[1]]]]]]]]]}", 7, 200);
	assert_string_equal(got, "item R109 1:17; end 0:0 ; ");
}

/* A window is 256 KiB; values lie across its ends. */
static void
cutter__sees_no_seam_between_windows(void **state)
{
	size_t cap = 900000, n = 0;
	char *text = malloc(cap);
	struct feed feed = { text, 0, 0, 65536 };
	struct pr_source source = { "test", &feed, give };
	struct pr_bank_limits limits = { 1 << 30, 1 << 20, 8 };
	struct cutter *cutter = cutter_new(&source, &limits);
	struct cut cut = { 0 };
	int count = 0;

	(void)state;
	assert_non_null(text);
	assert_non_null(cutter);
	n += (size_t)snprintf(text, cap, "{\"items\":[");
	for (int i = 0; i < 20000; i++)
		n += (size_t)snprintf(text + n, cap - n,
				      "%s\n{\"i\":\"%05d \\u00e9\"}",
				      i ? "," : "", i);
	n += (size_t)snprintf(text + n, cap - n, "]}");
	feed.len = n;
	for (;;) {
		char want[40];

		assert_int_equal(cutter_next(cutter, &cut, NULL), PR_OK);
		if (cut.kind == CUT_END)
			break;
		snprintf(want, sizeof(want), "{\"i\":\"%05d \\u00e9\"}", count);
		assert_int_equal(cut.len, strlen(want));
		assert_memory_equal(cut.json, want, cut.len);
		assert_int_equal(cut.place.line, count + 2);
		assert_int_equal(cut.place.column, 1);
		count++;
	}
	assert_int_equal(count, 20000);
	assert_int_equal(cutter_offset(cutter), n);
	cutter_free(cutter);
	free(text);
}

/* Which numbers come through unchanged. */
static void
cutter__takes_only_numbers_that_a_double_keeps(void **state)
{
	static const char *const kept[] = {
		"0",
		"-0",
		"1.5e-3",
		"9007199254740992",
		"1E22",
		"0.1",
		"0.30000000000000004",
		"1e23",
		"1.50",
		"123e65",
		"-9007199254740992",
		"5e-300",
		"1.94",
		"4.35e2",
		"0.000000000000000000001",
	};
	static const char *const changed[] = {
		"9007199254740993",
		"1e400",
		"-1e400",
		"1e-400",
		"10000000000000000",
		"0.1234567890123456789",
		"3.14159265358979323846",
		"123456789012345678",
	};
	char text[200], got[300], want[300];

	(void)state;
	for (size_t i = 0; i < PR_LEN(kept); i++) {
		snprintf(text, sizeof(text), "{\"items\":[%s]}", kept[i]);
		snprintf(want, sizeof(want), "item 1:11 %s; end 0:0 ; ",
			 kept[i]);
		cut_all(got, sizeof(got), text, 3, 200);
		assert_string_equal(got, want);
	}
	for (size_t i = 0; i < PR_LEN(changed); i++) {
		snprintf(text, sizeof(text), "{\"items\":[%s]}", changed[i]);
		cut_all(got, sizeof(got), text, 3, 200);
		assert_string_equal(got, "item R108 1:11; end 0:0 ; ");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cutter__cuts_the_values_of_a_document),
		cmocka_unit_test(cutter__cuts_lines),
		cmocka_unit_test(cutter__counts_columns_in_characters),
		cmocka_unit_test(cutter__refuses_one_value_and_goes_on),
		cmocka_unit_test(cutter__loses_a_document_whose_grammar_breaks),
		cmocka_unit_test(cutter__passes_over_what_is_too_long),
		cmocka_unit_test(cutter__sees_no_seam_between_windows),
		cmocka_unit_test(
			cutter__takes_only_numbers_that_a_double_keeps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
