/* test_ceu_report.c - the status of the ledger as text and as JSON */
#include "proctor/text.h"

#include "ceu_report_case.h"

#include <cjson/cJSON.h>
#include <stdio.h>

static void
status__text_shows_bars_figures_and_what_is_next(void **state)
{
	struct ceu_case *c = *state;
	const char *text = case_print(c, ceu_status_text);

	assert_has(text, "TST: Testers' \"Association\"\n");
	assert_has(text, "1 Mar 2025 to 28 Feb 2027, computed, check with TST");
	assert_has(text, "20.0 CEUs for TA [");
	/* 8 of 20 reported: 8 cells; 13.5: 5 more; 7 left */
	assert_has(text, "\xe2\x96\x88\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92"
			 "\xe2\x96\x92\xe2\x96\x92\xe2\x96\x91");
	assert_has(text, "13.5 of 20.0 CEUs, 6.5 owed by 28 Feb 2027");
	assert_has(text, "2.0 more, not known whether TST accepts them");
	assert_has(text, "8.0 of the 13.5 that count, to be there by 31 Mar "
			 "2027 [");
	assert_has(text, "$50.00 by rule [");
	assert_has(text, "not noted as paid");
	assert_has(text, "a month needed from now");
	assert_has(text, "Earn 6.5 more by 28 Feb 2027");
	assert_has(text, "proctor ceu add");
	assert_has(text, "valid until 30 Jun 2026");
	assert_has(text, "as printed, entered by you");
	assert_has(text, "Does the 40 percent rule hold for my cycle? Why: "
			 "Some of its own.");
	assert_has_not(text, "What share is audited?");
	assert_has(text, "Logging is not reporting");
	assert_has(text, "earns no continuing-education");
	assert_has(text, "Not affiliated");
}

static void
status__what_is_not_known_stands_beside_the_figures(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_cycle *now;

	/* how many are looked at is about no figure */
	assert_has(case_print(c, ceu_status_text),
		   "1 more question: proctor ceu rules TST");
	c->rules[9].kind = PR_CEU_NOTE; /* but this may be about any */
	case_judge(c, "2026-02-01");
	assert_has(case_print(c, ceu_status_text), "What share is audited?");
	assert_has_not(buf_text(&c->got), "more question");
	assert_has_not(buf_text(&c->got), "CARDS");
	now = case_now(c, "TST");
	now->carried = 500;
	now->carry = &c->rules[0];
	assert_has(case_print(c, ceu_status_text),
		   "5.0 of the 13.5 that count come from the cycle before [");
	assert_has(case_print(c, ceu_status_json), "\"carried\": 5");
	c->report.program = "proctor --learner \"anna\"";
	assert_has(case_print(c, ceu_status_text),
		   "proctor --learner \"anna\" ceu add");
}

static void
status__what_asks_for_nothing_beside_another_has_its_rule(void **state)
{
	static const char *const names[] = { "TB", "TA" };
	struct ceu_case *c = *state;

	c->rules[9].kind = PR_CEU_REPLACES;
	c->rules[9].question = NULL;
	c->rules[9].credentials = names;
	c->rules[9].n_credentials = 2;
	c->holdings[2] = c->holdings[0];
	c->holdings[2].row = 3;
	c->holdings[2].credential = "TB";
	c->picture.ledger.n_holdings = 3;
	case_judge(c, "2026-02-01");
	assert_has(case_print(c, ceu_status_text),
		   "; TA asks for nothing beside it [");
}

static void
status__the_total_of_several_is_shown_beside_their_rule(void **state)
{
	struct ceu_case *c = *state;

	c->report.width = 0;
	c->holdings[2] = c->holdings[0];
	c->holdings[2].row = 3;
	c->holdings[2].credential = "TB";
	c->picture.ledger.n_holdings = 3;
	case_judge(c, "2026-02-01");
	assert_has(case_print(c, ceu_status_text), "30.0 CEUs for TA, TB [2] "
						   "[3]\n");
	assert_has(buf_text(&c->got), "[2] T-SEVERAL: ");
	assert_has(buf_text(&c->got), "[3] T-TOTAL: ");
	assert_has(case_print(c, ceu_status_json),
		   "\"total_rule\": \"T-TOTAL\"");
}

static void
status__more_than_the_total_asks_is_explained(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_cycle *now = case_now(c, "TST");

	c->report.width = 0;
	assert_has_not(case_print(c, ceu_status_text), "to the total");
	now->owed = 950;
	now->owed_shares = 300;
	assert_has(case_print(c, ceu_status_text),
		   "  Owed        9.5: 6.5 to the total, the rest to shares "
		   "[3]\n");
	assert_has(buf_text(&c->got), "[3] T-CORE");
	assert_has(case_print(c, ceu_status_json), "\"owed_shares\": 3,");
	now->counted = 2000;
	now->owed = 300;
	assert_has(case_print(c, ceu_status_text),
		   "20.0 of 20.0 CEUs, 3.0 owed to shares by 28 Feb 2027");
	assert_has(buf_text(&c->got),
		   "3.0, all of it to shares: the total is there [3]\n");
}

static void
status__what_is_done_tells_of_open_questions(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_account *a = &c->picture.status->accounts[0];
	struct pr_ceu_cycle *now = case_now(c, "TST");

	if (strcmp(a->name, "TST") != 0)
		a = &c->picture.status->accounts[1];
	now->counted = now->reported = 2000;
	now->owed = 0;
	now->open = false;
	now->state = PR_CEU_DONE;
	assert_int_equal(a->n_questions, 2);
	assert_has(case_print(c, ceu_status_text),
		   "State       earned and reported; 2 questions open\n");
	a->n_questions = 0;
	assert_has(case_print(c, ceu_status_text),
		   "State       earned and reported\n");
}

static void
status__what_was_corrected_since_it_was_reported_is_told(void **state)
{
	struct ceu_case *c = *state;

	c->report.width = 0;
	assert_has_not(case_print(c, ceu_status_text), "corrected");
	c->claims[1].reported_before = case_day("2025-07-07");
	case_judge(c, "2026-02-01");
	assert_has(case_print(c, ceu_status_text),
		   "]; 1 entry was corrected since it was reported: mend it "
		   "there\n");
}

static void
status__a_question_of_the_cycle_before_stays(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_cycle *was;

	case_judge(c, "2027-05-10");
	was = case_now(c, "TST") - 1;
	was->counted = was->reported = 2000;
	was->owed = 0;
	was->open = true;
	was->state = PR_CEU_DONE;
	assert_has(case_print(c, ceu_status_text), "a question open");
	assert_has(buf_text(&c->got), "Its own 0.0 of 8.0, 8.0 would be");
	assert_has(buf_text(&c->got), "Ask TST: Does the 40 percent rule");
	assert_has(case_print(c, ceu_status_json), "\"open\": true,\n"
						   "     \"need\"");
}

static void
status__a_full_bar_means_all_is_reported(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_cycle *now = case_now(c, "TST");
	char full[20 * 3 + 1] = "";

	for (int i = 0; i < 20; i++)
		memcpy(full + 3 * (size_t)i, "\xe2\x96\x88", 3);
	now->n_quotas = 0;
	now->counted = 2000;
	now->owed = 0;
	now->reported = 1999;
	now->state = PR_CEU_EARNED;
	assert_has_not(case_print(c, ceu_status_text), full);
	assert_has(case_print(c, ceu_status_text), "earned, not all reported");
	now->reported = 2000;
	assert_has(case_print(c, ceu_status_text), full);
}

static void
status__every_number_of_a_rule_has_its_note(void **state)
{
	struct ceu_case *c = *state;
	int seen = 0;

	c->report.explain = true;
	case_print(c, ceu_status_text);
	for (const char *p = buf_text(&c->got); (p = strchr(p, '[')); p++) {
		char note[40];
		int n = atoi(p + 1);

		if (!n)
			continue;
		snprintf(note, sizeof(note), "\n  [%d] ", n);
		assert_has(buf_text(&c->got), note);
		seen++;
	}
	assert_true(seen > 10);
	/* with its date, its source, and how good that is */
	assert_has(buf_text(&c->got), "] T-CORE: ");
	assert_has(buf_text(&c->got), "Keeping a credential <2025>, "
				      "https://t.example/keep (as of 2025)");
	assert_has(buf_text(&c->got), "What share is audited?");
	assert_has(buf_text(&c->got), "#15 2025-09-01 Staff meeting: not "
				      "accepted: an ordinary duty");
}

static void
no_line_is_wider(const char *text, int width)
{
	while (*text) {
		size_t n = strcspn(text, "\n");

		if (pr_text_cells(text, n) > width)
			fail_msg("wider than %d: %.*s", width, (int)n, text);
		text += n + (text[n] == '\n');
	}
}

static void
status__no_line_is_wider_than_the_page(void **state)
{
	static const int widths[] = { 80, 60, 36 };
	struct ceu_case *c = *state;
	struct ceu_list list = { 0 };
	struct pr_err err = { 0 };

	c->report.explain = true;
	for (size_t i = 0; i < PR_LEN(widths) * 2; i++) {
		c->report.width = widths[i / 2];
		c->report.sentences = i % 2;
		no_line_is_wider(case_print(c, ceu_status_text),
				 c->report.width);
		buf_reset(&c->got);
		assert_pr_ok(ceu_list_text(&c->report, &list, &c->sink, &err),
			     &err);
		no_line_is_wider(buf_text(&c->got), c->report.width);
		no_line_is_wider(case_print(c, ceu_sheet_text),
				 c->report.width);
	}
}

static void
status__sentences_have_neither_bars_nor_columns(void **state)
{
	struct ceu_case *c = *state;
	const char *text;

	c->report.sentences = true;
	text = case_print(c, ceu_status_text);
	assert_has_not(text, "\xe2\x96");
	assert_has(text, "  Counted: 13.5 of 20.0 CEUs");
	assert_has_not(text, "   13.5");
}

static void
status__an_empty_ledger_says_how_to_begin(void **state)
{
	struct ceu_case *c = *state;

	c->picture.ledger = (struct pr_ceu_ledger){ 0 };
	case_judge(c, "2026-02-01");
	assert_has(case_print(c, ceu_status_text),
		   "proctor ceu hold RHIT --since YYYY-MM-DD");
	cJSON_Delete(cJSON_Parse(case_print(c, ceu_status_json)));
	assert_has(buf_text(&c->got), "\"accounts\": []");
}

static double
number(const cJSON *object, const char *name)
{
	const cJSON *n = cJSON_GetObjectItemCaseSensitive(object, name);

	if (!cJSON_IsNumber(n))
		fail_msg("%s is no number", name);
	return n->valuedouble;
}

/* Every "..._rule" and "rule" of the document stands in its "rules". */
static int
rules_stand(const cJSON *at, const cJSON *rules)
{
	int n = 0;

	for (const cJSON *child = at->child; child; child = child->next) {
		bool stands = false;

		n += child == rules ? 0 : rules_stand(child, rules);
		if (!child->string || !cJSON_IsString(child) ||
		    !strstr(child->string, "rule"))
			continue;
		for (const cJSON *r = rules->child; r; r = r->next)
			stands |= !strcmp(cJSON_GetObjectItem(r, "identifier")
						  ->valuestring,
					  child->valuestring);
		if (!stands)
			fail_msg("rule %s is not there", child->valuestring);
		n++;
	}
	return n;
}

static void
status__json_has_the_same_figures_and_their_rules(void **state)
{
	struct ceu_case *c = *state;
	const cJSON *a, *cycle, *rules, *entries;
	cJSON *root;

	c->report.explain = true;
	c->report.account = case_account(c, "TST");
	root = cJSON_Parse(case_print(c, ceu_status_json));
	assert_non_null(root);
	assert_string_equal(cJSON_GetObjectItem(root, "schema")->valuestring,
			    "proctor.ceu-status/1");
	a = cJSON_GetObjectItem(root, "accounts")->child;
	assert_null(a->next);
	cycle = cJSON_GetObjectItem(a, "cycles")->child;
	assert_float_equal(number(cycle, "need"), 20, 0);
	assert_float_equal(number(cycle, "counted"), 13.5, 0);
	assert_float_equal(number(cycle, "waits"), 2, 0);
	assert_float_equal(number(cycle, "reported"), 8, 0);
	assert_float_equal(number(cycle, "owed"), 6.5, 0);
	assert_float_equal(number(cycle, "fee"), 50, 0);
	assert_string_equal(cJSON_GetObjectItem(cycle, "to")->valuestring,
			    "2027-02-28");
	assert_string_equal(
		cJSON_GetObjectItem(cycle, "need_rule")->valuestring,
		"T-TOTAL");
	rules = cJSON_GetObjectItem(root, "rules");
	assert_true(rules_stand(root, rules) > 8);
	for (const cJSON *r = rules->child; r; r = r->next) {
		assert_non_null(cJSON_GetObjectItem(r, "as_of"));
		assert_non_null(cJSON_GetObjectItem(r, "grade_words"));
		assert_non_null(cJSON_GetObjectItem(r, "sources")->child);
	}
	entries = cJSON_GetObjectItem(a, "entries");
	assert_int_equal(cJSON_GetArraySize(entries), 5);
	assert_true(cJSON_IsNull(cJSON_GetObjectItem(root, "what_if")));
	assert_has(buf_text(&c->got), "Not affiliated");
	cJSON_Delete(root);
}

static void
status__unknown_is_null(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_cycle *now = case_now(c, "TST");
	cJSON *root;
	const cJSON *cycle;

	now->need = now->owed = PR_CEU_UNKNOWN;
	now->fee_cents = PR_CEU_UNKNOWN;
	c->report.account = case_account(c, "TST");
	root = cJSON_Parse(case_print(c, ceu_status_json));
	assert_non_null(root);
	cycle = cJSON_GetObjectItem(root, "accounts")->child;
	cycle = cJSON_GetObjectItem(cycle, "cycles")->child;
	assert_true(cJSON_IsNull(cJSON_GetObjectItem(cycle, "need")));
	assert_true(cJSON_IsNull(cJSON_GetObjectItem(cycle, "owed")));
	assert_true(cJSON_IsNull(cJSON_GetObjectItem(cycle, "fee")));
	assert_true(cJSON_IsNull(cJSON_GetObjectItem(cycle, "grace_to")));
	cJSON_Delete(root);
}

static void
status__a_what_if_shows_before_and_after(void **state)
{
	struct ceu_case *c = *state;
	/* what is loaded twice has two books */
	struct pr_ceu_rule rules[CASE_RULES];
	struct pr_ceu_issuer issuer = c->issuer;
	struct pr_ceu_issuer *issuers[] = { &c->card, &issuer };
	struct pr_ceu_picture before = c->picture;
	struct pr_err err = { 0 };
	struct pr_ceu_entry *e;
	const cJSON *change;
	const char *text;
	cJSON *root;

	memcpy(rules, c->rules, sizeof(rules));
	issuer.rules = rules;
	before.book = (struct pr_ceu_book){ issuers, 2 };
	assert_pr_ok(pr_ceu_judge(&before.status, &before.book, &before.ledger,
				  before.today, &err),
		     &err);
	e = case_entry(c, "2026-02-01", "What if", 600, -1, PR_CEU_YES, "core",
		       "");
	e->row = 0;
	memset(e->uuid, 0, sizeof(e->uuid));
	c->picture.extra = e;
	case_judge(c, "2026-02-01");
	c->report.what_if = "6 units, TST, core";
	c->report.before = &before;
	text = case_print(c, ceu_status_text);
	assert_has(text, "What if: 6 units, TST, core. Nothing of this is "
			 "stored");
	assert_has(text, "Now         13.5 of 20.0 CEUs, 6.5 owed");
	assert_has(text, "Then        19.5 of 20.0 CEUs, 0.5 owed");
	assert_has(text, "from 11.5 to: Core <domains> 17.5 of 16.0");
	assert_has(text, "Nothing changes for: CPR.");
	root = cJSON_Parse(case_print(c, ceu_status_json));
	assert_non_null(root);
	change = cJSON_GetObjectItem(root, "what_if");
	change = cJSON_GetObjectItem(change, "accounts")->child;
	while (strcmp(cJSON_GetObjectItem(change, "account")->valuestring,
		      "TST") != 0)
		change = change->next;
	assert_float_equal(
		number(cJSON_GetObjectItem(change, "before"), "owed"), 6.5, 0);
	assert_float_equal(number(cJSON_GetObjectItem(change, "after"), "owed"),
			   0.5, 0);
	cJSON_Delete(root);
	pr_ceu_status_free(before.status);
}

static enum pr_status
no_room(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	(void)ctx, (void)bytes, (void)n;
	return pr_fail(err, PR_EFULL, "no room left");
}

static void
status__a_full_disk_is_said(void **state)
{
	static case_page_fn *const pages[] = {
		ceu_status_text, ceu_status_json, ceu_sheet_text,
		ceu_sheet_json,  ceu_ics,         ceu_export_csv,
		ceu_export_json,
	};
	struct ceu_case *c = *state;
	struct pr_sink broken = { .write = no_room };
	struct pr_err err = { 0 };

	for (size_t i = 0; i < PR_LEN(pages); i++)
		assert_pr_refused(pages[i](&c->report, &broken, &err), PR_EFULL,
				  &err);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
		TEST(status__text_shows_bars_figures_and_what_is_next),
		TEST(status__what_is_not_known_stands_beside_the_figures),
		TEST(status__what_asks_for_nothing_beside_another_has_its_rule),
		TEST(status__the_total_of_several_is_shown_beside_their_rule),
		TEST(status__more_than_the_total_asks_is_explained),
		TEST(status__what_is_done_tells_of_open_questions),
		TEST(status__what_was_corrected_since_it_was_reported_is_told),
		TEST(status__a_question_of_the_cycle_before_stays),
		TEST(status__a_full_bar_means_all_is_reported),
		TEST(status__every_number_of_a_rule_has_its_note),
		TEST(status__no_line_is_wider_than_the_page),
		TEST(status__sentences_have_neither_bars_nor_columns),
		TEST(status__an_empty_ledger_says_how_to_begin),
		TEST(status__json_has_the_same_figures_and_their_rules),
		TEST(status__unknown_is_null),
		TEST(status__a_what_if_shows_before_and_after),
		TEST(status__a_full_disk_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
