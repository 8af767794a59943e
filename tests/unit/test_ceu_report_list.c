/* test_ceu_report_list.c - list, sheet and rules of the ledger on paper */
#include "ceu_report_case.h"

#include <cjson/cJSON.h>

static const char *
print_list(struct ceu_case *c, const struct ceu_list *list)
{
	struct pr_err err = { 0 };

	buf_reset(&c->got);
	assert_pr_ok(ceu_list_text(&c->report, list, &c->sink, &err), &err);
	return buf_text(&c->got);
}

static void
list__the_newest_comes_first(void **state)
{
	struct ceu_case *c = *state;
	struct ceu_list list = { 0 };
	const char *text = print_list(c, &list);

	assert_true(strstr(text, "#15 ") == text);
	assert_true(strstr(text, "#12 ") < strstr(text, "#11 "));
	assert_has(text, "#13    2025-07-01 150 min Webinar\n");
	assert_has(text, "#11    2025-04-01     8.0 Coding <day>");
	assert_has(text, "\n5 entries.\n");
}

static void
list__unreported_shows_only_what_counts(void **state)
{
	struct ceu_case *c = *state;
	struct ceu_list list = { .unreported = true };
	const char *text = print_list(c, &list);

	assert_has(text, "=Privacy");
	assert_has(text, "Webinar");
	assert_has_not(text, "Coding <day>");
	assert_has_not(text, "Asked about");
	assert_has_not(text, "Staff meeting");
	assert_has(text, "2 entries that count and are not reported.");
}

static void
list__one_entry_is_shown_in_full(void **state)
{
	struct ceu_case *c = *state;
	struct ceu_list list = { .entry = 11 };
	struct pr_err err = { 0 };
	cJSON *root;
	const char *text;

	c->entries[0].cost_cents = 2505;
	text = print_list(c, &list);
	assert_has(text, "Cost        $25.05\n");
	assert_has(text, "Certificate day & night.pdf\n");
	assert_has(text, "Accepted: yes; Category: Core <domains>");
	assert_has_not(text, "Webinar");
	buf_reset(&c->got);
	assert_pr_ok(ceu_list_json(&c->report, &list, &c->sink, &err), &err);
	root = cJSON_Parse(buf_text(&c->got));
	assert_non_null(root);
	assert_int_equal(
		cJSON_GetArraySize(cJSON_GetObjectItem(root, "entries")), 1);
	assert_has(buf_text(&c->got), "\"cost\": 25.05");
	cJSON_Delete(root);
}

static void
list__a_claim_where_nothing_is_held_is_said(void **state)
{
	struct ceu_case *c = *state;
	struct ceu_list list = { 0 };

	c->claims[4].issuer = "GONE";
	case_judge(c, "2026-02-01");
	assert_has(print_list(c, &list),
		   "GONE: nothing is held there, so it counts nowhere");
}

static void
sheet__has_the_unreported_field_by_field(void **state)
{
	struct ceu_case *c = *state;
	const char *text;
	cJSON *root;

	c->report.account = case_account(c, "TST");
	text = case_print(c, ceu_sheet_text);
	assert_has(text, "TST: 2 entries that count and are not reported. To "
			 "be entered at: Test");
	assert_has(text, "#13\n  Date        2025-07-01\n  Title       Webinar"
			 "\n  Provider    Provider\n  Units       2.0\n");
	assert_has(text, "Missing here: a certificate (looked for by rule "
			 "T-PROOF)");
	assert_has(text, "proctor ceu reported TST 12 13");
	assert_has(text, "#14 Asked about: waits");
	assert_has_not(text, "Coding <day>\n");
	root = cJSON_Parse(case_print(c, ceu_sheet_json));
	assert_non_null(root);
	assert_has(buf_text(&c->got), "\"field\": \"certificate\"");
	assert_has(buf_text(&c->got), "\"listed\": false");
	cJSON_Delete(root);
}

static void
sheet__says_who_asks_for_what_is_missing(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_rule *proof = &c->rules[7];

	c->report.account = case_account(c, "TST");
	c->report.width = 0;
	c->entries[1].provider = "";
	assert_has(case_print(c, ceu_sheet_text),
		   "Missing here: who offered it, a certificate (looked for by "
		   "rule T-PROOF)");
	proof->listed = true;
	assert_has(case_print(c, ceu_sheet_text),
		   "Missing     who offered it, a certificate: TST asks for it "
		   "(rule T-PROOF)");
	assert_has(case_print(c, ceu_sheet_json), "\"listed\": true");
	proof->question = "What proof?";
	assert_has(case_print(c, ceu_sheet_text),
		   "Missing here: who offered it, a certificate; not known "
		   "what TST asks for (rule T-PROOF)");
	assert_has_not(buf_text(&c->got), "TST asks for it");
}

static void
rules__each_has_its_date_source_and_grade(void **state)
{
	struct ceu_case *c = *state;
	struct pr_err err = { 0 };
	cJSON *root;

	assert_pr_ok(ceu_rules_text(&c->report, &c->issuer, &c->sink, &err),
		     &err);
	for (size_t i = 0; i < c->issuer.n_rules; i++) {
		assert_has(buf_text(&c->got), c->rules[i].identifier);
		assert_has(buf_text(&c->got), c->rules[i].says);
	}
	assert_has(buf_text(&c->got), "Not settled. Ask: What share is "
				      "audited?");
	assert_has(buf_text(&c->got), "(as of 2025");
	assert_has(buf_text(&c->got), "core: Core <domains>. what the exam");
	buf_reset(&c->got);
	assert_pr_ok(ceu_rules_text(&c->report, NULL, &c->sink, &err), &err);
	assert_has(buf_text(&c->got), "10 rules, 2 of them open questions");
	buf_reset(&c->got);
	assert_pr_ok(ceu_rules_json(&c->report, &c->issuer, &c->sink, &err),
		     &err);
	root = cJSON_Parse(buf_text(&c->got));
	assert_non_null(root);
	root = (cJSON_Delete(root), NULL);
	assert_has(buf_text(&c->got), "\"percent\": 80");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
		TEST(list__the_newest_comes_first),
		TEST(list__unreported_shows_only_what_counts),
		TEST(list__one_entry_is_shown_in_full),
		TEST(list__a_claim_where_nothing_is_held_is_said),
		TEST(sheet__has_the_unreported_field_by_field),
		TEST(sheet__says_who_asks_for_what_is_missing),
		TEST(rules__each_has_its_date_source_and_grade),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
