/* test_ceu_judge_at.c - an activity that is for one account of an issuer, and
 * one of which nobody said for which; see proctor/ceu.h, ceu_draft.h */
#include "proctor/ceu_draft.h"

#include "ceu_judge_case.h"

#include <stdio.h>

#define TODAY "2026-11-22"

/* CEHRS to 2026-12-31, CMAA to 2026-05-31; ten each. */
static struct pr_ceu_claim *
hold_two(struct ceu_case *c)
{
	case_nha(c);
	case_hold(c, "NHA", "CMAA", "2024-06-01");
	case_hold(c, "NHA", "CEHRS", "2025-01-01");
	return case_add(c, "2025-01-05", "NHA", 1000);
}

static int
counted_at(const struct ceu_case *c, const char *name)
{
	const struct pr_ceu_account *a = pr_ceu_account_find(c->status, name);
	int sum = 0;

	assert_non_null(a);
	for (size_t i = 0; i < a->n_cycles; i++)
		sum += a->cycles[i].counted;
	return sum;
}

/* ---- the account that was named ------------------------------------------ */

static void
at__what_names_an_account_counts_there_and_has_no_line_elsewhere(void **state)
{
	static const char *const names[] = { "CEHRS", "CMAA" };
	struct ceu_case *c = *state;
	struct pr_ceu_claim *claim = hold_two(c);

	for (size_t i = 0; i < 2; i++) {
		claim->at = names[i];
		case_judge(c, TODAY);
		assert_int_equal(counted_at(c, names[i]), 1000);
		assert_int_equal(counted_at(c, names[1 - i]), 0);
		assert_int_equal(
			pr_ceu_account_find(c->status, names[1 - i])->n_lines,
			0);
	}
	/* also where nothing forbids to count it twice */
	c->issuers[0].n_rules--;
	case_judge(c, TODAY);
	assert_int_equal(counted_at(c, "CMAA"), 1000);
	assert_int_equal(counted_at(c, "CEHRS"), 0);
	claim->at = "";
	case_judge(c, TODAY);
	assert_int_equal(counted_at(c, "CEHRS"), 1000);
}

static void
at__an_issuer_with_one_account_has_it_whatever_name_was_written(void **state)
{
	struct ceu_case *c = *state;

	case_rhit(c, "2025-03-01");
	case_add(c, "2025-06-01", "AHIMA", 500)->at = "CCS";
	assert_int_equal(case_now(c, TODAY, "AHIMA")->counted, 500);
}

/* ---- where nobody named one ---------------------------------------------- */

static void
at__a_question_gives_it_to_the_cycle_that_runs_and_says_so(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_line *line;

	hold_two(c);
	case_judge(c, TODAY);
	assert_int_equal(counted_at(c, "CEHRS"), 1000);
	line = pr_ceu_account_find(c->status, "CMAA")->lines;
	assert_int_equal(line->verdict, PR_CEU_ELSEWHERE);
	assert_true(line->once_asked);
	assert_string_equal(line->there, "CEHRS");
	/* what the running one does not need is left to the other */
	case_add(c, "2025-02-05", "NHA", 300);
	case_judge(c, TODAY);
	assert_int_equal(counted_at(c, "CEHRS"), 1000);
	assert_int_equal(counted_at(c, "CMAA"), 300);
}

static void
at__it_stays_where_it_was_when_that_one_is_over_too(void **state)
{
	struct ceu_case *c = *state;

	hold_two(c);
	case_judge(c, "2027-03-01");
	assert_int_equal(counted_at(c, "CEHRS"), 1000);
	assert_int_equal(counted_at(c, "CMAA"), 0);
}

static void
at__a_settled_rule_goes_by_the_ends_alone(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_line *line;

	hold_two(c);
	c->rules[0][c->issuers[0].n_rules - 1].question = NULL;
	case_judge(c, TODAY);
	assert_int_equal(counted_at(c, "CMAA"), 1000);
	line = pr_ceu_account_find(c->status, "CEHRS")->lines;
	assert_int_equal(line->verdict, PR_CEU_ELSEWHERE);
	assert_false(line->once_asked);
	assert_string_equal(line->there, "CMAA");
}

/* ---- drafts -------------------------------------------------------------- */

static struct pr_ceu_room
room_of(struct ceu_case *c)
{
	hold_two(c);
	return (struct pr_ceu_room){ .book = &c->book,
				     .ledger = &c->ledger,
				     .status = case_judge(c, TODAY) };
}

static struct pr_ceu_draft
draft_for(const char *first, const char *second)
{
	struct pr_ceu_draft draft = { .date = "2026-03-01",
				      .title = "Course",
				      .units = "2",
				      .n_claims = second ? 2 : 1 };

	for (size_t i = 0; i < draft.n_claims; i++) {
		snprintf(draft.claims[i].issuer, 65, "%s", i ? second : first);
		snprintf(draft.claims[i].accepted, 16, "yes");
	}
	return draft;
}

static void
at__a_draft_names_the_account_and_comes_back_the_same(void **state)
{
	static const struct {
		const char *named, *at, *back;
	} cases[] = { { "cehrs", "CEHRS", "CEHRS" }, { "NHA", "", "NHA" } };
	struct ceu_case *c = *state;
	struct pr_ceu_room room = room_of(c);

	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct pr_ceu_draft draft = draft_for(cases[i].named, NULL);
		struct pr_ceu_findings findings;
		struct pr_ceu_entry *entry = NULL;
		struct pr_err err = { 0 };

		assert_pr_ok(pr_ceu_draft_check(&entry, &draft, &room,
						&findings, &err),
			     &err);
		assert_int_equal(entry->n_claims, 1);
		assert_string_equal(entry->claims[0].issuer, "NHA");
		assert_string_equal(entry->claims[0].at, cases[i].at);
		pr_ceu_draft_of(&draft, entry);
		assert_string_equal(draft.claims[0].issuer, cases[i].back);
		pr_ceu_entry_free(entry);
	}
}

static void
at__what_names_two_accounts_or_one_not_held_is_refused(void **state)
{
	static const struct {
		const char *first, *second, *says;
	} cases[] = {
		{ "CEHRS", "CMAA",
		  "NHA is named twice, as CEHRS and as CMAA; name the one" },
		{ "NHA", "CMAA", "NHA is named twice, as NHA and as CMAA" },
		{ "CMAA", "CMAA", "CMAA is named twice; say everything" },
		{ "CBCS", NULL, "you do not hold CBCS" },
	};
	struct ceu_case *c = *state;
	struct pr_ceu_room room = room_of(c);

	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct pr_ceu_draft draft =
			draft_for(cases[i].first, cases[i].second);
		struct pr_ceu_findings findings;
		struct pr_ceu_entry *entry = NULL;
		struct pr_err err = { 0 };

		assert_int_equal(pr_ceu_draft_check(&entry, &draft, &room,
						    &findings, &err),
				 PR_EINVAL);
		assert_null(entry);
		if (!strstr(err.text, cases[i].says))
			fail_msg("\"%s\" does not say \"%s\"", err.text,
				 cases[i].says);
	}
}

static void
at__a_day_outside_its_own_cycles_is_refused_though_another_has_one(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_room room = room_of(c);
	struct pr_ceu_draft draft = draft_for("CEHRS", NULL);
	struct pr_ceu_findings findings;
	struct pr_ceu_entry *entry = NULL;
	struct pr_err err = { 0 };

	snprintf(draft.date, sizeof(draft.date), "2024-07-01");
	assert_int_equal(
		pr_ceu_draft_check(&entry, &draft, &room, &findings, &err),
		PR_EINVAL);
	assert_non_null(strstr(err.text, "lies in no cycle at CEHRS"));
	memset(&err, 0, sizeof(err));
	draft = draft_for("CMAA", NULL);
	snprintf(draft.date, sizeof(draft.date), "2024-07-01");
	assert_pr_ok(pr_ceu_draft_check(&entry, &draft, &room, &findings, &err),
		     &err);
	pr_ceu_entry_free(entry);
}

static void
at__a_what_if_asks_about_the_account_it_names(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_room room = room_of(c);
	struct pr_ceu_draft draft;
	struct pr_err err = { 0 };

	assert_pr_ok(pr_ceu_what_if(&draft, "6, cehrs", &room, &err), &err);
	assert_int_equal(draft.n_claims, 1);
	assert_string_equal(draft.claims[0].issuer, "CEHRS");
	assert_pr_ok(pr_ceu_what_if(&draft, "6, NHA", &room, &err), &err);
	assert_string_equal(draft.claims[0].issuer, "NHA");
	assert_int_equal(pr_ceu_what_if(&draft, "6, CEHRS, CMAA", &room, &err),
			 PR_EINVAL);
	assert_non_null(strstr(err.text, "as CEHRS and as CMAA"));
	assert_int_equal(pr_ceu_what_if(&draft, "6, CBCS", &room, &err),
			 PR_EINVAL);
	assert_non_null(strstr(err.text, "you do not hold CBCS"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(
			at__what_names_an_account_counts_there_and_has_no_line_elsewhere),
		case_test(
			at__an_issuer_with_one_account_has_it_whatever_name_was_written),
		case_test(
			at__a_question_gives_it_to_the_cycle_that_runs_and_says_so),
		case_test(at__it_stays_where_it_was_when_that_one_is_over_too),
		case_test(at__a_settled_rule_goes_by_the_ends_alone),
		case_test(
			at__a_draft_names_the_account_and_comes_back_the_same),
		case_test(
			at__what_names_two_accounts_or_one_not_held_is_refused),
		case_test(
			at__a_day_outside_its_own_cycles_is_refused_though_another_has_one),
		case_test(at__a_what_if_asks_about_the_account_it_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
