/*
 * test_ceu_book.c - issuers that are known, and which rule holds when
 */
#include "proctor/ceu_book.h"

#include "ceu_rules_case.h"

/* The sound file under another name and version. */
static struct pr_ceu_issuer *
issuer_of(const char *identifier, int version, bool own)
{
	char *text = rules_text();
	char put[80];
	struct pr_ceu_issuer *issuer;

	snprintf(put, sizeof(put), "\"identifier\": \"%s\"", identifier);
	text = rules_change(text, "\"identifier\": \"DEMO\"", put);
	snprintf(put, sizeof(put), "\"version\": %d", version);
	text = rules_change(text, "\"version\": 3", put);
	issuer = rules_good(text);
	issuer->own = own;
	free(text);
	return issuer;
}

static void
add(struct pr_ceu_book *book, const char *identifier, int version, bool own)
{
	struct pr_err err = { 0 };

	assert_pr_ok(pr_ceu_book_add(book, issuer_of(identifier, version, own),
				     &err),
		     &err);
}

static int
version_of(const struct pr_ceu_book *book, const char *identifier)
{
	const struct pr_ceu_issuer *i = pr_ceu_issuer_find(book, identifier);

	return i ? i->version : 0;
}

static struct pr_date
day(const char *text)
{
	struct pr_date out;
	struct pr_err err = { 0 };

	assert_pr_ok(pr_date_parse(&out, text, &err), &err);
	return out;
}

static void
book__keeps_issuers_in_order_whatever_their_case(void **state)
{
	struct pr_ceu_book book = { 0 };

	(void)state;
	assert_null(pr_ceu_issuer_find(&book, "B"));
	add(&book, "B", 1, false);
	add(&book, "a", 1, false);
	add(&book, "D", 1, false);
	add(&book, "c", 1, false);
	assert_int_equal(book.n, 4);
	assert_string_equal(book.issuers[0]->identifier, "a");
	assert_string_equal(book.issuers[1]->identifier, "B");
	assert_string_equal(book.issuers[2]->identifier, "c");
	assert_string_equal(book.issuers[3]->identifier, "D");
	assert_ptr_equal(pr_ceu_issuer_find(&book, "C"), book.issuers[2]);
	assert_null(pr_ceu_issuer_find(&book, "CC"));
	assert_null(pr_ceu_issuer_find(&book, ""));
	pr_ceu_book_release(&book);
	assert_int_equal(book.n, 0);
	assert_null(book.issuers);
	pr_ceu_book_release(&book);
}

static void
book__replaces_by_a_file_as_new_and_by_an_own_one(void **state)
{
	struct pr_ceu_book book = { 0 };

	(void)state;
	add(&book, "X", 5, false);
	add(&book, "x", 4, false);
	assert_int_equal(version_of(&book, "X"), 5);
	add(&book, "x", 5, false);
	assert_string_equal(book.issuers[0]->identifier, "x");
	add(&book, "X", 6, false);
	assert_int_equal(version_of(&book, "X"), 6);
	add(&book, "X", 2, true);
	assert_int_equal(version_of(&book, "X"), 2);
	add(&book, "X", 9, false); /* shipped ones hide no own one */
	assert_int_equal(version_of(&book, "X"), 2);
	add(&book, "X", 1, true);
	assert_int_equal(version_of(&book, "X"), 1);
	assert_int_equal(book.n, 1);
	pr_ceu_book_release(&book);
}

static void
book__finds_credentials_by_present_and_former_names(void **state)
{
	struct pr_ceu_book book = { 0 };
	struct pr_err err = { 0 };
	const struct pr_ceu_credential *c = NULL;
	char *text = rules_change(rules_text(), "\"identifier\": \"DEMO\"",
				  "\"identifier\": \"AAA\"");
	const struct pr_ceu_issuer *issuer;

	(void)state;
	text = rules_change(text, "\"DMT\"", "\"OLD\"");
	assert_pr_ok(pr_ceu_book_add(&book, rules_good(text), &err), &err);
	add(&book, "DEMO", 1, false);
	issuer = pr_ceu_credential_find(&book, "dmt", &c);
	assert_string_equal(issuer->identifier, "DEMO");
	assert_string_equal(c->identifier, "DHT");
	issuer = pr_ceu_credential_find(&book, "old", &c);
	assert_string_equal(issuer->identifier, "AAA");
	assert_string_equal(
		pr_ceu_credential_find(&book, "dha", NULL)->identifier, "AAA");
	c = NULL;
	assert_null(pr_ceu_credential_find(&book, "RHIT", &c));
	assert_null(pr_ceu_credential_find(&book, "", &c)); /* no former name */
	assert_null(c);
	pr_ceu_book_release(&book);
	assert_null(pr_ceu_credential_find(&book, "DHT", &c));
	free(text);
}

/* What is called so now comes before what was called so once. */
static void
book__prefers_a_present_name(void **state)
{
	struct pr_ceu_book book = { 0 };
	struct pr_err err = { 0 };
	const struct pr_ceu_credential *c = NULL;
	char *text = rules_change(rules_text(), "\"identifier\": \"DEMO\"",
				  "\"identifier\": \"AAA\"");

	(void)state;
	text = rules_change(text,
			    "{\"identifier\": \"DHT\", \"name\": \"Demo Health "
			    "Technician\", \"formerly\": \"DMT\"}",
			    "{\"identifier\": \"NEW\", \"name\": \"n\", "
			    "\"formerly\": \"DHT\"}");
	text = rules_change(text, "\"credentials\": [\"DHT\"]",
			    "\"credentials\": [\"NEW\"]");
	text = rules_change(text, "[\"DHA\", \"DHT\"]", "[\"DHA\", \"NEW\"]");
	assert_pr_ok(pr_ceu_book_add(&book, rules_good(text), &err), &err);
	add(&book, "DEMO", 1, false);
	assert_string_equal(
		pr_ceu_credential_find(&book, "DHT", &c)->identifier, "DEMO");
	assert_string_equal(c->identifier, "DHT");
	pr_ceu_book_release(&book);
	free(text);
}

static void
book__names_accounts_by_issuer_or_credential(void **state)
{
	struct pr_ceu_issuer *issuer = issuer_of("DEMO", 1, false);

	(void)state;
	assert_string_equal(
		pr_ceu_account_name(issuer, &issuer->credentials[1]), "DEMO");
	issuer->pooled = false;
	assert_string_equal(
		pr_ceu_account_name(issuer, &issuer->credentials[1]), "DHA");
	pr_ceu_issuer_free(issuer);
}

static void
book__finds_words_of_their_attribute(void **state)
{
	struct pr_ceu_issuer *issuer = issuer_of("DEMO", 1, false);

	(void)state;
	assert_string_equal(
		pr_ceu_word_find(issuer, PR_CEU_CATEGORY, "INSIDE")->title,
		"Inside the domains");
	assert_null(pr_ceu_word_find(issuer, PR_CEU_SOURCE, "inside"));
	assert_null(pr_ceu_word_find(issuer, PR_CEU_PLACE, ""));
	pr_ceu_issuer_free(issuer);
}

static void
force__goes_by_the_day_a_cycle_begins(void **state)
{
	static const struct {
		const char *from, *to; /* of the rule */
		enum pr_ceu_straddle straddle;
		bool question;
		const char *begins, *ends; /* of the cycle */
		enum pr_ceu_force force;
	} rows[] = {
#define OPEN NULL, NULL
#define SINCE "2025-01-01", NULL
#define UNTIL NULL, "2024-12-31"
#define BEFORE "2022-01-01", "2023-12-31"
#define EVE "2023-01-01", "2024-12-31"
#define ACROSS "2023-01-02", "2025-01-01"
#define ON "2025-01-01", "2026-12-31"
#define LAST_DAY "2024-12-31", "2026-12-30"
#define UNKNOWN PR_CEU_STRADDLE_UNKNOWN
#define HOLDS PR_CEU_STRADDLE_HOLDS
#define NOT PR_CEU_STRADDLE_NOT
		{ OPEN, UNKNOWN, false, BEFORE, PR_CEU_IN_FORCE },
		{ OPEN, UNKNOWN, true, BEFORE, PR_CEU_ASKED },
		{ SINCE, UNKNOWN, false, ON, PR_CEU_IN_FORCE },
		{ SINCE, NOT, false, ON, PR_CEU_IN_FORCE },
		{ SINCE, UNKNOWN, true, ON, PR_CEU_ASKED },
		{ SINCE, UNKNOWN, false, EVE, PR_CEU_NOT_IN_FORCE },
		{ SINCE, HOLDS, false, EVE, PR_CEU_NOT_IN_FORCE },
		{ SINCE, HOLDS, true, EVE, PR_CEU_NOT_IN_FORCE },
		{ SINCE, UNKNOWN, false, ACROSS, PR_CEU_ASKED },
		{ SINCE, HOLDS, false, ACROSS, PR_CEU_IN_FORCE },
		{ SINCE, HOLDS, true, ACROSS, PR_CEU_ASKED },
		{ SINCE, NOT, false, ACROSS, PR_CEU_NOT_IN_FORCE },
		{ SINCE, NOT, true, ACROSS, PR_CEU_NOT_IN_FORCE },
		{ SINCE, UNKNOWN, false, LAST_DAY, PR_CEU_ASKED },
		{ UNTIL, UNKNOWN, false, LAST_DAY, PR_CEU_IN_FORCE },
		{ UNTIL, UNKNOWN, false, ON, PR_CEU_NOT_IN_FORCE },
		{ UNTIL, UNKNOWN, true, ON, PR_CEU_NOT_IN_FORCE },
		{ "2024-01-01", "2024-12-31", HOLDS, false, ACROSS,
		  PR_CEU_IN_FORCE },
		{ "2024-01-01", "2024-12-31", HOLDS, false, ON,
		  PR_CEU_NOT_IN_FORCE },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct pr_ceu_rule rule = { .straddle = rows[i].straddle };
		enum pr_ceu_force force;

		if (rows[i].from)
			rule.from = day(rows[i].from);
		if (rows[i].to)
			rule.to = day(rows[i].to);
		rule.question = rows[i].question ? "?" : NULL;
		force = pr_ceu_force(&rule, day(rows[i].begins),
				     day(rows[i].ends));
		if (force != rows[i].force)
			fail_msg("row %zu: %d, not %d", i, (int)force,
				 (int)rows[i].force);
	}
}

static void
rule__speaks_of_those_it_names_or_of_all(void **state)
{
	static const char *const names[] = { "RHIT", "RHIA" };
	struct pr_ceu_rule rule = { .credentials = names, .n_credentials = 2 };

	(void)state;
	assert_true(pr_ceu_speaks_of(&rule, "rhia"));
	assert_false(pr_ceu_speaks_of(&rule, "CCS"));
	rule.n_credentials = 0;
	assert_true(pr_ceu_speaks_of(&rule, "CCS"));
}

static const char *
rule_for(const struct pr_ceu_issuer *issuer, const char *credential,
	 const char *from, const char *to, enum pr_ceu_force *force)
{
	const struct pr_ceu_rule *rule = pr_ceu_rule_for(
		issuer, PR_CEU_TOTAL, credential, day(from), day(to), force);

	return rule ? rule->identifier : "";
}

static void
rule__in_force_comes_before_one_that_is_asked(void **state)
{
	static const char *const rhit[] = { "RHIT" };
	struct pr_ceu_rule rules[] = {
		{ .identifier = "N", .kind = PR_CEU_NOTE },
		{ .identifier = "ASKED", .question = "?" },
		{ .identifier = "RHIT",
		  .credentials = rhit,
		  .n_credentials = 1 },
		{ .identifier = "ALL", .from = { 2025, 1, 1 } },
		{ .identifier = "LATER", .from = { 2025, 1, 1 } },
	};
	struct pr_ceu_issuer issuer = { .rules = rules,
					.n_rules = PR_LEN(rules) };
	enum pr_ceu_force force;

	(void)state;
	assert_string_equal(rule_for(&issuer, "RHIT", ON, &force), "RHIT");
	assert_int_equal(force, PR_CEU_IN_FORCE);
	assert_string_equal(rule_for(&issuer, NULL, ON, &force), "RHIT");
	assert_string_equal(rule_for(&issuer, "CCS", ON, &force), "ALL");
	assert_int_equal(force, PR_CEU_IN_FORCE);
	assert_string_equal(rule_for(&issuer, "CCS", ACROSS, &force), "ASKED");
	assert_int_equal(force, PR_CEU_ASKED);
	assert_string_equal(rule_for(&issuer, "CCS", EVE, NULL), "ASKED");
	issuer.rules = &rules[3];
	issuer.n_rules = 2;
	assert_string_equal(rule_for(&issuer, "CCS", ACROSS, &force), "ALL");
	assert_string_equal(rule_for(&issuer, "CCS", EVE, &force), "");
	assert_int_equal(force, PR_CEU_NOT_IN_FORCE);
}

static void
basis__puts_the_grade_into_words(void **state)
{
	static const struct {
		const char *grade, *as_of, *question, *words;
	} rows[] = {
		{ "A", "2025", NULL, "the issuer's own page, 2025" },
		{ "B", "2024-03", NULL,
		  "a copy of the issuer's page, Mar 2024" },
		{ "C", "2026-11-02", NULL,
		  "reported by others, not confirmed by the issuer, "
		  "2 Nov 2026" },
		{ "D", "2026-12", NULL,
		  "weak, check with the issuer, Dec 2026" },
		{ "D", "2026-12", "?",
		  "not settled; weak, check with the issuer, Dec 2026" },
		{ "", "", "?", "not settled; no source, ask the issuer" },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct pr_ceu_rule rule = { .grade = rows[i].grade,
					    .as_of = rows[i].as_of,
					    .question = rows[i].question };
		char out[120], small[11];

		pr_ceu_basis(out, sizeof(out), &rule);
		assert_string_equal(out, rows[i].words);
		pr_ceu_basis(small, sizeof(small), &rule);
		assert_int_equal(strlen(small), 10);
		assert_memory_equal(small, out, 10);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test(name)
		T(book__keeps_issuers_in_order_whatever_their_case),
		T(book__replaces_by_a_file_as_new_and_by_an_own_one),
		T(book__finds_credentials_by_present_and_former_names),
		T(book__prefers_a_present_name),
		T(book__names_accounts_by_issuer_or_credential),
		T(book__finds_words_of_their_attribute),
		T(force__goes_by_the_day_a_cycle_begins),
		T(rule__speaks_of_those_it_names_or_of_all),
		T(rule__in_force_comes_before_one_that_is_asked),
		T(basis__puts_the_grade_into_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
