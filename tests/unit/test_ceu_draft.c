/* test_ceu_draft.c - what somebody typed becomes an entry, and an entry a draft
 * that makes it again */
#include "ceu_draft_check.h"

/* ---- what passes --------------------------------------------------------- */

static void
ceu_draft__what_is_typed_becomes_an_entry(void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = case_draft;
	struct pr_ceu_entry *entry;

	(void)state;
	SET(draft.title, "  Sepsis in ICD-10-CM ");
	entry = passes(&case_room, &draft, &findings);
	assert_int_equal(findings.n, 0);
	assert_int_equal(entry->date.day, 20);
	assert_string_equal(entry->title, "Sepsis in ICD-10-CM");
	assert_string_equal(entry->provider, "Example state association");
	assert_string_equal(entry->note, "by phone");
	assert_int_equal(entry->minutes, 90);
	assert_int_equal(entry->units, 150);
	assert_int_equal(entry->cost_cents, 2500);
	assert_false(entry->has_certificate);
	assert_string_equal(entry->certificate_name, "");
	pr_ceu_entry_free(entry);
	pr_ceu_entry_free(NULL);
}

static void
ceu_draft__issuers_that_are_not_named_get_a_claim(void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_entry *entry = passes(&case_room, &case_draft, &findings);
	const struct pr_ceu_claim *ahima = claim_at(entry, "AHIMA");
	const struct pr_ceu_claim *aapc = claim_at(entry, "AAPC");

	(void)state;
	assert_int_equal(entry->n_claims, 2); /* a card takes no units */
	assert_int_equal(ahima->accepted, PR_CEU_YES);
	assert_string_equal(ahima->word[PR_CEU_CATEGORY], "hiim");
	assert_int_equal(aapc->accepted, PR_CEU_MAYBE);
	assert_string_equal(aapc->word[PR_CEU_CATEGORY], "");
	assert_int_equal(aapc->units, PR_CEU_UNKNOWN);
	pr_ceu_entry_free(entry);
}

static void
ceu_draft__of_a_day_outside_an_unnamed_issuers_cycles_nobody_said_no(
	void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = case_draft;
	struct pr_ceu_entry *entry;

	(void)state;
	SET(draft.date, "2025-12-01"); /* before the CPC */
	draft.claims[0].accepted[0] = '\0';
	entry = passes(&case_room, &draft, &findings);
	assert_int_equal(claim_at(entry, "AAPC")->accepted, PR_CEU_MAYBE);
	assert_string_equal(claim_at(entry, "AAPC")->why, "");
	/* on that day AHIMA was the only one */
	assert_int_equal(claim_at(entry, "AHIMA")->accepted, PR_CEU_YES);
	/* and so it can be corrected, which names both */
	pr_ceu_draft_of(&draft, entry);
	pr_ceu_entry_free(entry);
	assert_int_equal(draft.n_claims, 2);
	entry = passes(&case_room, &draft, &findings);
	assert_int_equal(claim_at(entry, "AAPC")->accepted, PR_CEU_MAYBE);
	pr_ceu_entry_free(entry);
}

static void
ceu_draft__the_only_issuer_accepts_and_of_two_nobody_knows(void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = case_draft;
	struct pr_ceu_entry *entry;

	(void)state;
	draft.n_claims = 0;
	entry = passes(&case_room_alone, &draft, &findings);
	assert_int_equal(entry->n_claims, 1);
	assert_int_equal(claim_at(entry, "AHIMA")->accepted, PR_CEU_YES);
	pr_ceu_entry_free(entry);
	entry = passes(&case_room, &draft, &findings);
	assert_int_equal(claim_at(entry, "AHIMA")->accepted, PR_CEU_MAYBE);
	assert_int_equal(claim_at(entry, "AAPC")->accepted, PR_CEU_MAYBE);
	pr_ceu_entry_free(entry);
}

static void
ceu_draft__names_are_found_without_regard_to_case_and_by_credential(
	void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = case_draft;
	struct pr_ceu_entry *entry;

	(void)state;
	SET(draft.claims[0].issuer, "rhit");
	SET(draft.claims[0].accepted, "YES");
	SET(draft.claims[0].word[PR_CEU_CATEGORY], "hiim domains");
	SET(draft.claims[0].word[PR_CEU_SOURCE], "Ahima");
	SET(draft.date, "Today");
	entry = passes(&case_room, &draft, &findings);
	assert_int_equal(entry->date.month, 11);
	assert_int_equal(entry->date.day, 22);
	assert_string_equal(claim_at(entry, "AHIMA")->word[PR_CEU_CATEGORY],
			    "hiim");
	assert_string_equal(claim_at(entry, "AHIMA")->word[PR_CEU_SOURCE],
			    "ahima");
	pr_ceu_entry_free(entry);
}

static void
ceu_draft__a_claims_own_word_units_and_approval_win(void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = case_draft;
	struct pr_ceu_entry *entry;
	const struct pr_ceu_claim *claim;

	(void)state;
	SET(draft.claims[0].word[PR_CEU_CATEGORY], "other");
	SET(draft.claims[0].units, "1");
	SET(draft.claims[0].approval, "IDX 44");
	SET(draft.claims[0].why, "pre-approved");
	SET(draft.claims[0].reported, "2026-11-21");
	entry = passes(&case_room, &draft, &findings);
	claim = claim_at(entry, "AHIMA");
	assert_string_equal(claim->word[PR_CEU_CATEGORY], "other");
	assert_int_equal(claim->units, 100);
	assert_string_equal(claim->approval, "IDX 44");
	assert_string_equal(claim->why, "pre-approved");
	assert_int_equal(claim->reported.day, 21);
	pr_ceu_entry_free(entry);
}

static void
ceu_draft__minutes_come_in_many_spellings(void **state)
{
	static const struct {
		const char *text;
		int minutes;
	} cases[] = {
		{ "90", 90 },         { "90 min", 90 }, { "90m", 90 },
		{ "1:30", 90 },       { "1h30m", 90 },  { "1h30", 90 },
		{ "1 h 30 min", 90 }, { "2h", 120 },    { "2 hours", 120 },
		{ "24000", 24000 },   { "1", 1 },
	};
	static const char *const wrong[] = { "0",           "24001",    "1:3",
					     "1:60",        "-5",       "1.5",
					     "h",           "90 miles", "1h60",
					     "999999999999" };

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct pr_ceu_findings findings;
		struct pr_ceu_draft draft = case_draft;
		struct pr_ceu_entry *entry;

		SET(draft.minutes, cases[i].text);
		draft.units[0] = '\0';
		entry = passes(&case_room, &draft, &findings);
		assert_int_equal(entry->minutes, cases[i].minutes);
		assert_int_equal(entry->units, PR_CEU_UNKNOWN);
		pr_ceu_entry_free(entry);
	}
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		struct pr_ceu_draft draft = case_draft;

		SET(draft.minutes, wrong[i]);
		faulty(&draft, PR_CEU_F_MINUTES, -1, "1h30m");
	}
}

static void
ceu_draft__money_is_dollars_and_cents(void **state)
{
	static const struct {
		const char *text;
		int cents;
	} cases[] = { { "25", 2500 },    { "$25", 2500 }, { "25.5", 2550 },
		      { "25.05", 2505 }, { "0", 0 },      { "", -1 } };
	static const char *const wrong[] = { "-1",   "25.005", "1,000",
					     "free", "25 USD", "1000001",
					     "25." };

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct pr_ceu_findings findings;
		struct pr_ceu_draft draft = case_draft;
		struct pr_ceu_entry *entry;

		SET(draft.cost, cases[i].text);
		entry = passes(&case_room, &draft, &findings);
		assert_int_equal(entry->cost_cents, cases[i].cents);
		pr_ceu_entry_free(entry);
	}
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		struct pr_ceu_draft draft = case_draft;

		SET(draft.cost, wrong[i]);
		faulty(&draft, PR_CEU_F_COST, -1, "dollars");
	}
}

/* ---- and back ------------------------------------------------------------ */

static void
assert_same_entry(const struct pr_ceu_entry *a, const struct pr_ceu_entry *b)
{
	assert_memory_equal(&a->date, &b->date, sizeof(a->date));
	assert_string_equal(a->title, b->title);
	assert_string_equal(a->provider, b->provider);
	assert_string_equal(a->note, b->note);
	assert_int_equal(a->minutes, b->minutes);
	assert_int_equal(a->units, b->units);
	assert_int_equal(a->cost_cents, b->cost_cents);
	assert_int_equal(a->n_claims, b->n_claims);
	for (size_t i = 0; i < a->n_claims; i++) {
		const struct pr_ceu_claim *x = &a->claims[i];
		const struct pr_ceu_claim *y = &b->claims[i];

		assert_string_equal(x->issuer, y->issuer);
		assert_int_equal(x->accepted, y->accepted);
		assert_string_equal(x->why, y->why);
		assert_int_equal(x->units, y->units);
		for (size_t k = 0; k < PR_CEU_ATTRIBUTES; k++)
			assert_string_equal(x->word[k], y->word[k]);
		assert_string_equal(x->approval, y->approval);
	}
}

static void
ceu_draft__the_draft_of_an_entry_makes_it_again(void **state)
{
	static const char *const units[] = { "0.25", "1.5", "13", "200", "" };

	(void)state;
	for (size_t i = 0; i < PR_LEN(units); i++) {
		struct pr_ceu_findings findings;
		struct pr_ceu_draft draft = case_draft, back;
		struct pr_ceu_entry *entry, *again;

		SET(draft.units, units[i]);
		SET(draft.claims[0].units, units[i]);
		SET(draft.claims[0].approval, "IDX");
		SET(draft.claims[0].why, "because");
		SET(draft.claims[0].reported, "2026-11-22");
		entry = passes(&case_room, &draft, &findings);
		pr_ceu_draft_of(&back, entry);
		assert_string_equal(back.claims[0].reported, "");
		assert_string_equal(back.certificate, "");
		again = passes(&case_room, &back, &findings);
		assert_same_entry(entry, again);
		pr_ceu_entry_free(entry);
		pr_ceu_entry_free(again);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ceu_draft__what_is_typed_becomes_an_entry),
		cmocka_unit_test(
			ceu_draft__issuers_that_are_not_named_get_a_claim),
		cmocka_unit_test(
			ceu_draft__of_a_day_outside_an_unnamed_issuers_cycles_nobody_said_no),
		cmocka_unit_test(
			ceu_draft__the_only_issuer_accepts_and_of_two_nobody_knows),
		cmocka_unit_test(
			ceu_draft__names_are_found_without_regard_to_case_and_by_credential),
		cmocka_unit_test(
			ceu_draft__a_claims_own_word_units_and_approval_win),
		cmocka_unit_test(ceu_draft__minutes_come_in_many_spellings),
		cmocka_unit_test(ceu_draft__money_is_dollars_and_cents),
		cmocka_unit_test(
			ceu_draft__the_draft_of_an_entry_makes_it_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
