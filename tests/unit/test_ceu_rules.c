/*
 * test_ceu_rules.c - the gate for rules files
 *
 * Each rule of findings has a change of tests/data/ceu_rules.json that breaks
 * it, and nothing else.
 */
#include "proctor/ceu.h"
#include "proctor/rules.h"

#include "ceu_rules_rows.h"

static const struct row rows[] = {
	{ 604, "rules file", "credentials[1]", "{\"identifier\": \"DHA\"",
	  "{\"identifier\": \"dht\", \"name\": \"x\"}, "
	  "{\"identifier\": \"DHA\"" },
	{ 604, "rules file", "categories[1]", "\"identifier\": \"beside\"",
	  "\"identifier\": \"Inside\"" },
	{ 604, "rules file", "places[1]", "\"identifier\": \"online\"",
	  "\"identifier\": \"room\"" },
	{ 604, "rules file", "sources[2]", "\"title\": \"Of others\"}",
	  "\"title\": \"Of others\"}, {\"identifier\": \"INSIDE\", "
	  "\"title\": \"x\"}" },
	{ 604, "rules file", "references[2]", "\"grade\": \"B\"}\n",
	  "\"grade\": \"B\"}, {\"identifier\": \"GUIDE\", \"title\": \"x\", "
	  "\"address\": \"x\", \"as_of\": \"2025\", \"grade\": \"A\"}\n" },
	{ 604, "rule", "rules[19]", "\"DEMO-NOTE\"", "\"demo-lapse\"" },
	{ 605, "rules file", "credentials[0].formerly", "\"DMT\"", "\"dha\"" },
	{ 605, "rules file", "credentials[1].formerly",
	  "\"Demo Health Administrator\"",
	  "\"Demo Health Administrator\", \"formerly\": \"DMT\"" },
	{ 605, "rules file", "credentials[0].formerly", "\"DMT\"", "\"DHT\"" },
	{ 606, "rule", "rules[0]", TOTAL, "\"grade\": \"A\"" },
	{ 606, "rule", "rules[2]", SEVERAL, "\"each\": 10" },
	{ 606, "rule", "rules[2]", SEVERAL, "\"most\": 50" },
	{ 606, "rule", "rules[3]", CYCLE, "\"anchor\": \"date\"" },
	{ 606, "rule", "rules[3]", CYCLE, "\"months\": 24" },
	{ 606, "rule", "rules[4]", ", \"percent\": 80", "" },
	{ 606, "rule", "rules[7]", ", \"units\": 12.5", "" },
	{ 606, "rule", "rules[9]", ", " CHOICE, "}" },
	{ 606, "rule", "rules[10]", ", " COUNTING, "" },
	{ 606, "rule", "rules[11]", ", \"units\": 0}", "}" },
	{ 606, "rule", "rules[12]", ", " GRACE, "" },
	{ 606, "rule", "rules[13]", ", " REPORT, "" },
	{ 606, "rule", "rules[14]", "\"amount\": 218, ", "" },
	{ 606, "rule", "rules[15]", ", " AUDIT, "}" },
	{ 606, "rule", "rules[16]",
	  ", " FIELDS "\"certificate\", \"approval\"]", "" },
	{ 606, "rule", "rules[10]",
	  ", \"references\": [\"copy\"], "
	  "\"as_of\": \"2014\"",
	  ", \"as_of\": \"2014\"" },
	{ 606, "rule", "rules[10]", ", \"as_of\": \"2014\"", "" },
	{ 606, "rule", "rules[15]", ", \"grade\": \"D\"", "" },
	{ 607, "rule", "rules[15].grade", "\"grade\": \"D\"",
	  "\"grade\": \"R\"" },
	{ 607, "rules file", "references[1].grade",
	  "\"as_of\": \"2024-03\", \"grade\": \"B\"",
	  "\"as_of\": \"2024-03\", \"grade\": \"R\"" },
	{ 608, "rule", "rules[6].percent", ROOM,
	  "\"units\": 8, \"percent\": 8" },
	{ 608, "rule", "rules[7].percent", OTHERS, OTHERS ", \"percent\": 60" },
	{ 609, "rule", "rules[3].months", CYCLE,
	  "\"months\": 24, \"anchor\": \"printed\"" },
	{ 610, "rule", "rules[17]", REPLACES, "\"credentials\": [\"DHA\"]" },
	{ 610, "rule", "rules[17]", REPLACES ", ", "" },
	{ 611, "rule", "rules[10].least", COUNTING,
	  "\"minutes\": 60, \"least\": 61" },
	{ 612, "rule", "rules[5].to", "\"2029-12-31\"", "\"2024-12-31\"" },
	{ 613, "rule", "rules[5].straddle", OWN_TIME,
	  "\"to\": \"2029-12-31\"" },
	{ 614, "rule", "rules[0].credentials[0]",
	  TOTAL_ID "\"credentials\": [\"DHT\"]",
	  TOTAL_ID "\"credentials\": [\"RHIT\", \"DHT\"]" },
	{ 614, "rule", "rules[0].credentials[1]",
	  TOTAL_ID "\"credentials\": [\"DHT\"]",
	  TOTAL_ID "\"credentials\": [\"DHT\", \"dha\"]" },
	{ 614, "rule", "rules[4].values[1]", INSIDE,
	  "\"values\": [\"inside\", \"own\"], \"percent\": 80" },
	{ 614, "rule", "rules[10].references[0]",
	  "[\"copy\"], \"as_of\": \"2014\"",
	  "[\"handbook\"], \"as_of\": \"2014\"" },
	{ 615, "rule", "rules[21].values[1]", LAST,
	  MINIMUM("M", "\"category\", \"values\": [\"beside\", \"inside\"], "
		       "\"units\": 1") },
	{ 615, "rule", "rules[21].values[0]", LAST,
	  MINIMUM("M", "\"source\", \"values\": [\"own\"], \"units\": 1, "
		       "\"from\": \"2029-12-31\"") },
	{ 615, "rule", "rules[21].values[0]", LAST,
	  MINIMUM("M", "\"source\", \"values\": [\"own\"], \"units\": 1, "
		       "\"from\": \"2031-01-01\", \"straddle\": \"holds\"") },
	{ 615, "rule", "rules[21].values[0]", LAST,
	  MAXIMUM("M", "\"source\", \"values\": [\"others\"], "
		       "\"percent\": 1") },
	{ 616, "rule", "rules[21].attribute", LAST,
	  MAXIMUM("M", "\"place\", \"values\": [\"online\"], "
		       "\"percent\": 1") },
	{ 618, "rules file", "credentials[1]",
	  "\"DEMO-DHA-TOTAL\", \"kind\": "
	  "\"total\"",
	  "\"DEMO-DHA-TOTAL\", \"kind\": \"carry\"" },
	{ 618, "rules file", "credentials[0]", "\"kind\": \"cycle\", ",
	  "\"kind\": \"cycle\", \"credentials\": [\"DHA\"], " },
	{ 622, "rule", "rules[19].when", NOTE, NOTE ", \"when\": \"first\"" },
	{ 622, "rule", "rules[10].rest", COUNTING, MINUTES "\"whole\"" },
	{ 622, "rule", "rules[10].rest", COUNTING,
	  "\"least\": 45, " MINUTES "\"step\"" },
	{ 622, "rule", "rules[16].listed",
	  FIELDS "\"certificate\", \"approval\"]",
	  "\"question\": \"q\", \"listed\": true" },
	{ 623, "rule", "rules[4].when", INSIDE,
	  ASKED "\"values\": [\"inside\"], \"when\": \"first\"" },
};

static void
gate__every_rule_of_its_own_is_named_with_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++)
		rules_break(&rows[i]);
}

/* Changes that stay within the rules. */
static const struct change {
	const char *from, *to;
} good[] = {
	{ ISSUER_KIND, "\"kind\": \"employer\"" },
	{ "\"format\": \"ceurules\"",
	  "\"$schema\": \"x\", \"format\": \"ceurules\"" },
	{ "\"site\": \"demo.example\", ", "" },
	{ "\"Demo Certifier\"", "\"D\\u00e9mo\"" },
	{ TOTAL, "\"grade\": \"A\", \"units\": 0.07" },
	{ TOTAL, "\"grade\": \"A\", \"units\": 1e4" },
	{ SEVERAL, "\"each\": 0, \"most\": 50" },
	{ CYCLE, "\"anchor\": \"printed\"" },
	{ CYCLE, "\"question\": \"How long?\"" },
	{ CYCLE, "\"months\": 24, \"anchor\": \"renewal_month\"" },
	{ "\"months\": 1}", "\"question\": \"Which months?\"}" },
	{ COUNTING, "\"minutes\": 60" },
	{ COUNTING, "\"least\": 45, \"question\": \"How many?\"" },
	{ OTHERS, "\"values\": [\"others\"], \"units\": 0" },
	{ OWN_TIME, "\"from\": \"2025-01-01\", \"to\": \"2025-01-01\"" },
	/* a question asks of the same values at the same time */
	{ LAST, LAST ", {\"identifier\": \"Q\", \"kind\": \"minimum\", "
		     "\"says\": \"x\", \"question\": \"And now?\", "
		     "\"attribute\": \"category\", \"values\": [\"inside\"]}" },
	/* at another time, of another attribute, for another credential */
	{ LAST, MINIMUM("M", "\"source\", \"values\": [\"own\"], "
			     "\"units\": 1, \"from\": \"2030-01-01\"") },
	{ LAST, MINIMUM("M", "\"source\", \"values\": [\"own\"], \"units\": 1, "
			     "\"from\": \"2033-01-01\", "
			     "\"straddle\": \"holds\"") },
	{ LAST, MINIMUM("M", "\"category\", \"values\": [\"beside\"], "
			     "\"units\": 1") },
	{ LAST, MAXIMUM("M", "\"source\", \"values\": [\"own\"], "
			     "\"units\": 1") },
	{ LAST, RULE("T", "\"kind\": \"note\"") },
};

static void
gate__what_is_right_goes_through_without_a_word(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(good); i++) {
		char *text =
			rules_change(rules_text(), good[i].from, good[i].to);

		pr_ceu_issuer_free(rules_good(text));
		free(text);
	}
}

/* In accounts of their own two credentials may share a value, in one not. */
static void
gate__minimums_meet_only_within_an_account(void **state)
{
	static const char two[] =
		LAST ",\n {\"identifier\": \"M1\", \"kind\": \"minimum\", "
		     "\"credentials\": [\"DHT\"], \"says\": \"x\", " BASIS
		     ", \"attribute\": \"place\", \"values\": [\"online\"], "
		     "\"units\": 1},\n {\"identifier\": \"M2\", \"kind\": "
		     "\"minimum\", \"credentials\": [\"DHA\"], \"says\": "
		     "\"x\", " BASIS ", \"attribute\": \"place\", "
		     "\"values\": [\"online\"], \"units\": 1}";
	char *text = rules_change(rules_text(), LAST, two);
	struct rules_heard heard = { .rule = 615 };
	struct pr_ceu_issuer *issuer = NULL;
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_refused(rules_try(&issuer, text, strlen(text), &heard, &err),
			  PR_ESCHEMA, &err);
	assert_int_equal(heard.hits, 1);
	text = rules_change(text, "\"account\": \"issuer\"",
			    "\"account\": \"credential\"");
	pr_ceu_issuer_free(rules_good(text));
	free(text);
}

/* As many quotas as there is room for, and one more. */
static void
gate__there_is_room_for_sixteen_minimums_and_maximums(void **state)
{
	char *text = rules_text();
	struct rules_heard heard = { .rule = 617 };
	struct pr_ceu_issuer *issuer = NULL;
	struct pr_err err = { 0 };

	(void)state;
	for (int n = 4; n < PR_CEU_QUOTAS + 1; n++) {
		char rule[400];

		pr_ceu_issuer_free(rules_good(text));
		snprintf(rule, sizeof(rule),
			 LAST ", {\"identifier\": \"M%d\", \"kind\": "
			      "\"minimum\", \"says\": \"x\", " BASIS
			      ", \"attribute\": \"category\", \"values\": "
			      "[\"beside\"], \"units\": 1, \"from\": "
			      "\"%d-01-01\", \"to\": \"%d-12-31\"}",
			 n, 2000 + n, 2000 + n);
		text = rules_change(text, LAST, rule);
	}
	assert_pr_refused(rules_try(&issuer, text, strlen(text), &heard, &err),
			  PR_ESCHEMA, &err);
	assert_int_equal(heard.hits, 1);
	assert_int_equal(heard.others, 0);
	assert_string_equal(heard.wrong, "17 minimums and maximums");
	free(text);
}

/* ---- bytes, format, version ---------------------------------------------- */

static const struct {
	int rule;
	enum pr_status status;
	long line, column;
	const char *text;
} files[] = {
	{ 601, PR_EPARSE, 1, 1, "" },
	{ 601, PR_EPARSE, 1, 1, " \n " },
	{ 601, PR_EPARSE, 1, 1, "[]" },
	{ 601, PR_EPARSE, 1, 1, "{}" },
	{ 601, PR_EPARSE, 1, 12, "{\"format\": \"certbank\"}" },
	{ 601, PR_EPARSE, 1, 12, "{\"format\": 1}" },
	{ 101, PR_EPARSE, 1, 1, "\xef\xbb\xbf{}" },
	{ 102, PR_EPARSE, 1, 1, "\xff\xfe{" },
	{ 102, PR_EPARSE, 2, 4, "{\"a\":\n \"b\xe9\"}" },
	{ 103, PR_EPARSE, 1, 7, "{\"a\":\"\\u0000\"}" },
	{ 104, PR_EPARSE, 1, 7, "{\"a\":\"\\ud834\"}" },
	{ 105, PR_EPARSE, 1, 7, "{\"a\":\"\t\"}" },
	{ 106, PR_EPARSE, 3, 1, "{\"a\":1,\n\n}" },
	{ 107, PR_EPARSE, 2, 1, "{\"a\":1,\n\"a\":1}" },
	{ 108, PR_EPARSE, 1, 6, "{\"a\":0.12345678901234567890}" },
	{ 109, PR_EPARSE, 1, 37,
	  "{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
	  "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}" },
	{ 112, PR_EPARSE, 1, 6, "{\"a\":" },
	{ 113, PR_EPARSE, 2, 1, "{\"format\":\"ceurules\"}\n{}" },
	{ 602, PR_ESCHEMA, 1, 1, "{\"format\":\"ceurules\"}" },
	{ 602, PR_ESCHEMA, 2, 18,
	  "{\"format\":\"ceurules\",\n\"format_version\":1.0}" },
	{ 602, PR_ESCHEMA, 2, 18,
	  "{\"format\":\"ceurules\",\n\"format_version\":\"1\"}" },
	{ 602, PR_ESCHEMA, 2, 18,
	  "{\"format\":\"ceurules\",\n\"format_version\":\"0.9\"}" },
	{ 602, PR_EVERSION, 2, 18,
	  "{\"format\":\"ceurules\",\n\"format_version\":\"2.0\"}" },
};

static void
gate__a_file_that_is_none_is_refused_at_its_first_fault(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(files); i++) {
		struct rules_heard heard = { .rule = files[i].rule };
		struct pr_ceu_issuer *issuer = NULL;
		struct pr_err err = { 0 };
		enum pr_status st =
			rules_try(&issuer, files[i].text, strlen(files[i].text),
				  &heard, &err);

		if (st != files[i].status || heard.hits != 1 || heard.others ||
		    heard.line != files[i].line ||
		    heard.column != files[i].column ||
		    heard.severity != PR_FATAL)
			fail_msg("row %zu: %s, %d hits, %d others, %ld:%ld %s",
				 i, pr_status_text(st), heard.hits,
				 heard.others, heard.line, heard.column,
				 heard.wrong);
		assert_pr_refused(st, files[i].status, &err);
		assert_null(issuer);
	}
}

static void
gate__a_nul_and_a_huge_file_are_refused(void **state)
{
	static const char nul[] = "{\"format\":\"ceurules\"}\0";
	size_t len = ((size_t)1 << 20) + 1;
	char *huge = malloc(len);
	struct rules_heard heard = { .rule = 603 };
	struct pr_ceu_issuer *issuer = NULL;
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_refused(rules_try(&issuer, nul, sizeof(nul) - 1, NULL, &err),
			  PR_EPARSE, &err);
	assert_non_null(huge);
	memset(huge, ' ', len);
	huge[0] = '{';
	huge[len - 1] = '}';
	assert_pr_refused(rules_try(&issuer, huge, len, &heard, &err),
			  PR_EPARSE, &err);
	assert_int_equal(heard.hits, 1);
	assert_string_equal(heard.wrong,
			    "the file is longer than 1048576 bytes");
	free(huge);
}

static void
gate__members_of_a_later_version_are_warned_of(void **state)
{
	char *text = rules_change(rules_text(), TOTAL, TOTAL ", \"mood\": 1");
	struct rules_heard heard = { .rule = 133 };
	struct pr_ceu_issuer *issuer = NULL;
	struct pr_err err = { 0 };

	(void)state;
	text = rules_change(text, "\"1.0\"", "\"1.7\"");
	assert_pr_ok(rules_try(&issuer, text, strlen(text), &heard, &err),
		     &err);
	assert_int_equal(heard.hits, 1);
	assert_int_equal(heard.severity, PR_WARNING);
	assert_int_equal(rules_of(issuer, "DEMO-DHT-TOTAL")->units, 2000);
	pr_ceu_issuer_free(issuer);
	free(text);
}

/* ---- how it is said ------------------------------------------------------ */

static void
gate__a_slip_gets_the_nearest_name(void **state)
{
	char *text = rules_change(rules_text(), TOTAL,
				  "\"grade\": \"A\", \"unitz\": 20");
	struct rules_heard heard = { .rule = 133 };
	struct pr_ceu_issuer *issuer = NULL;
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_refused(rules_try(&issuer, text, strlen(text), &heard, &err),
			  PR_ESCHEMA, &err);
	assert_string_equal(heard.item, "DEMO-DHT-TOTAL");
	assert_string_equal(heard.wrong,
			    "a total rule has no member called \"unitz\"");
	assert_string_equal(heard.right, "\"units\" may be meant");
	assert_int_equal(heard.line, 28);
	text = rules_change(text, "\"unitz\": 20", "\"hours\": 20");
	heard = (struct rules_heard){ .rule = 133 };
	assert_pr_refused(rules_try(&issuer, text, strlen(text), &heard, &err),
			  PR_ESCHEMA, &err);
	assert_string_equal(heard.right,
			    "known here: units and those of all rules");
	free(text);
}

/* Nothing that was quoted can steer a terminal. */
static void
gate__findings_are_clean(void **state)
{
	char *text = rules_change(rules_text(), TOTAL,
				  TOTAL ", \"a\\u001b[2Jb\": 20");
	struct rules_heard heard = { .rule = 133 };
	struct pr_ceu_issuer *issuer = NULL;
	struct pr_err err = { 0 };

	(void)state;
	assert_int_equal(rules_try(&issuer, text, strlen(text), &heard, &err),
			 PR_ESCHEMA);
	assert_string_equal(heard.member, "rules[0].a[2Jb");
	assert_string_equal(heard.wrong,
			    "a total rule has no member called \"a[2Jb\"");
	assert_null(strchr(err.text, '\033'));
	free(text);
}

static void
gate__what_is_unknown_gets_what_there_is(void **state)
{
	char *text = rules_change(rules_text(), INSIDE,
				  "\"values\": [\"insde\"], \"percent\": 80");
	struct rules_heard heard = { .rule = 614 };
	struct pr_ceu_issuer *issuer = NULL;
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_refused(rules_try(&issuer, text, strlen(text), &heard, &err),
			  PR_ESCHEMA, &err);
	assert_string_equal(heard.wrong,
			    "the file has no category called \"insde\"");
	assert_string_equal(heard.right, "one of inside, beside");
	free(text);
}

/* One run names them all, and the sentence of the error the first. */
static void
gate__all_faults_are_found_in_one_run(void **state)
{
	char *text = rules_change(rules_text(), TOTAL,
				  "\"grade\": \"R\", \"units\": 20.001");
	struct rules_heard heard = { 0 };
	struct pr_ceu_issuer *issuer = NULL;
	struct pr_err err = { 0 };

	(void)state;
	text = rules_change(text, "\"2024-03\"", "\"soon\"");
	text = rules_change(text, REPLACES, "\"credentials\": [\"X\", \"Y\"]");
	text = rules_change(text, OTHERS, "\"values\": [\"x\"]");
	assert_int_equal(rules_try(&issuer, text, strlen(text), &heard, &err),
			 PR_ESCHEMA);
	/* the date, the grade, the units, two credentials, no units */
	assert_int_equal(heard.hits, 6);
	assert_non_null(strstr(err.text, "rules.json has 6 errors; the first, "
					 "line 25: \"soon\""));
	free(text);
}

static void
gate__findings_are_told_up_to_a_limit(void **state)
{
	struct rules_heard heard = { .rule = 619 };
	struct pr_ceu_issuer *issuer = NULL;
	struct pr_err err = { 0 };
	char *text = malloc(40000);
	size_t n;

	(void)state;
	assert_non_null(text);
	n = (size_t)snprintf(text, 40000,
			     "{\"format\":\"ceurules\",\"format_version\":"
			     "\"1.0\"");
	for (int i = 0; i < 1000; i++)
		n += (size_t)snprintf(text + n, 40000 - n, ",\"m%d\":1", i);
	snprintf(text + n, 40000 - n, "}");
	assert_int_equal(rules_try(&issuer, text, strlen(text), &heard, &err),
			 PR_ESCHEMA);
	assert_int_equal(heard.hits, 1);
	assert_int_equal(heard.severity, PR_NOTICE);
	assert_int_equal(heard.others, 200);
	assert_non_null(strstr(err.text, "has 1005 errors"));
	free(text);
}

/* 601 to 629: no finding of the gate is without a row here. */
static void
rules__from_601_on_have_a_row_each(void **state)
{
	static const int elsewhere[] = { 603, 617, 619,
					 621 /* test_ceu_rules_after.c */ };

	(void)state;
	for (size_t i = 0; i < pr_rule_count(); i++) {
		int number = pr_rule_at(i)->number;
		int rows_of = 0;

		for (size_t k = 0; k < PR_LEN(rows); k++)
			rows_of += rows[k].rule == number;
		for (size_t k = 0; k < PR_LEN(files); k++)
			rows_of += files[k].rule == number;
		for (size_t k = 0; k < PR_LEN(elsewhere); k++)
			rows_of += elsewhere[k] == number;
		if (number > 600 && number < 630 && !rows_of)
			fail_msg("R%d has no row", number);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test(name)
		T(gate__every_rule_of_its_own_is_named_with_its_place),
		T(gate__what_is_right_goes_through_without_a_word),
		T(gate__minimums_meet_only_within_an_account),
		T(gate__there_is_room_for_sixteen_minimums_and_maximums),
		T(gate__a_file_that_is_none_is_refused_at_its_first_fault),
		T(gate__a_nul_and_a_huge_file_are_refused),
		T(gate__members_of_a_later_version_are_warned_of),
		T(gate__a_slip_gets_the_nearest_name),
		T(gate__findings_are_clean),
		T(gate__what_is_unknown_gets_what_there_is),
		T(gate__all_faults_are_found_in_one_run),
		T(gate__findings_are_told_up_to_a_limit),
		T(rules__from_601_on_have_a_row_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
