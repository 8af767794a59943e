/* test_ceu_rules_after.c - rules that are counted only after activities with a
 * choice have their cycle: a notice for an author, none for what is shipped */
#include "ceu_rules_rows.h"

#define TO_CHOICE "\"to\": \"2019-12-31\", \"months\": 1}"
#define TO_ONCE "\"grade\": \"A\", \"to\": \"2019-12-31\"},"
#define CARRY "\"grade\": \"A\", \"units\": 0}"
#define ROOM_TIME "\"grade\": \"B\", \"from\": \"2025-01-01\""
#define POOLED "\"account\": \"issuer\""
#define APART "\"account\": \"credential\""

/* One or two changes of the sound file. */
static const struct after {
	const char *from, *to, *from2, *to2;
	const char *at; /* where the notice is, NULL: there is none */
	const char *by; /* of the choice */
} rows[] = {
	/* a choice, and eight in two cycles */
	{ TO_CHOICE, CHOICE, NULL, NULL, "rules[6]", "DEMO-CHOICE" },
	{ TO_CHOICE, "\"to\": \"2022-01-01\", " CHOICE, NULL, NULL, "rules[6]",
	  "DEMO-CHOICE" },
	{ TO_CHOICE, "\"to\": \"2021-12-31\", " CHOICE, NULL, NULL, NULL,
	  NULL },
	{ TO_CHOICE, CHOICE, ROOM_TIME,
	  "\"grade\": \"B\", \"question\": \"Is it so?\", "
	  "\"from\": \"2025-01-01\"",
	  NULL, NULL },
	{ TO_CHOICE, "\"question\": \"Is it so?\", " CHOICE, NULL, NULL, NULL,
	  NULL },
	{ TO_CHOICE, CHOICE, "\"cycles\": 2", "\"cycles\": 1", NULL, NULL },
	/* a choice, and what is carried over */
	{ CARRY, "\"grade\": \"A\", \"units\": 5}", NULL, NULL, "rules[11]",
	  "DEMO-CHOICE" },
	{ CARRY, "\"grade\": \"A\", \"units\": 5, \"from\": \"2023-01-01\"}",
	  NULL, NULL, NULL, NULL },
	{ CARRY, "\"grade\": \"A\", \"units\": 5, \"question\": \"Is it so?\"}",
	  NULL, NULL, NULL, NULL },
	/* accounts of which one is chosen, asked or not */
	{ TO_ONCE, "\"grade\": \"A\"},", POOLED, APART, "rules[6]",
	  "DEMO-ONCE" },
	{ TO_ONCE, "\"grade\": \"A\", \"question\": \"Is it so?\"},", POOLED,
	  APART, "rules[6]", "DEMO-ONCE" },
	{ TO_ONCE, "\"grade\": \"A\"},", NULL, NULL, NULL, NULL },
};

static void
check_row(const struct after *row)
{
	char *text = rules_change(rules_text(), row->from, row->to);
	struct rules_heard heard = { .rule = 621 };
	struct pr_ceu_issuer *issuer = NULL;
	struct pr_err err = { 0 };

	if (row->from2)
		text = rules_change(text, row->from2, row->to2);
	assert_pr_ok(rules_try(&issuer, text, strlen(text), &heard, &err),
		     &err);
	if (heard.told != (row->at != NULL) || heard.hits != heard.told ||
	    strcmp(heard.member, row->at ? row->at : "") != 0)
		fail_msg("%s: %d told, at \"%s\"", row->to, heard.told,
			 heard.member);
	if (row->at) {
		assert_int_equal(heard.severity, PR_NOTICE);
		assert_non_null(strstr(heard.wrong, row->by));
	}
	pr_ceu_issuer_free(issuer);
	free(text);
}

static void
after__an_author_is_told_of_rules_counted_after_a_choice(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++)
		check_row(&rows[i]);
}

static void
after__no_shipped_issuer_has_such_rules(void **state)
{
	static const char *const names[] = {
		"aapc", "ahima", "ncra", "nha", "cpr", "background-check"
	};
	size_t spanning = 0, choices = 0;

	(void)state;
	for (size_t i = 0; i < PR_LEN(names); i++) {
		struct rules_heard heard = { .rule = 621 };
		struct pr_ceu_issuer *issuer = NULL;
		struct pr_err err = { 0 };
		char path[128], *text;
		size_t len;

		snprintf(path, sizeof(path),
			 "question_banks/credentials/%s.json", names[i]);
		assert_pr_ok(fs_read(&text, &len, path, RULES_FILE_MAX, &err),
			     &err);
		assert_pr_ok(rules_try(&issuer, text, len, &heard, &err), &err);
		assert_int_equal(heard.told, 0);
		for (size_t k = 0; k < issuer->n_rules; k++) {
			const struct pr_ceu_rule *rule = &issuer->rules[k];

			spanning += rule->cycles > 1;
			choices += rule->kind == PR_CEU_CHOICE ||
				   rule->kind == PR_CEU_ONCE;
		}
		pr_ceu_issuer_free(issuer);
		free(text);
	}
	/* there are such rules, only not of one issuer */
	assert_true(spanning > 0);
	assert_true(choices > 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			after__an_author_is_told_of_rules_counted_after_a_choice),
		cmocka_unit_test(after__no_shipped_issuer_has_such_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
