/*
 * test_ceu_issuer.c - what the gate makes of a sound rules file
 */
#include "ceu_rules_case.h"

static void
issuer__is_as_the_file_says(void **state)
{
	char *text = rules_text();
	struct pr_ceu_issuer *i = rules_good(text);

	(void)state;
	memset(text, 'x', strlen(text)); /* nothing is lent from it */
	free(text);
	assert_string_equal(i->identifier, "DEMO");
	assert_string_equal(i->name, "Demo Certifier");
	assert_int_equal(i->kind, PR_CEU_CERTIFIER);
	assert_string_equal(i->unit, "CEU");
	assert_string_equal(i->units, "CEUs");
	assert_string_equal(i->site, "demo.example");
	assert_true(i->pooled && !i->own);
	assert_int_equal(i->version, 3);
	assert_string_equal(i->as_of, "2026-11-22");
	assert_string_equal(i->file, "rules.json");
	assert_int_equal(i->n_credentials, 2);
	assert_string_equal(i->credentials[0].formerly, "DMT");
	assert_string_equal(i->credentials[1].identifier, "DHA");
	assert_string_equal(i->credentials[1].formerly, "");
	assert_int_equal(i->n_words[PR_CEU_CATEGORY], 2);
	assert_string_equal(i->words[PR_CEU_CATEGORY][0].help,
			    "What the outline lists.");
	assert_string_equal(i->words[PR_CEU_CATEGORY][1].help, "");
	assert_string_equal(i->words[PR_CEU_SOURCE][1].identifier, "others");
	assert_string_equal(i->words[PR_CEU_PLACE][0].title, "In person");
	assert_int_equal(i->n_references, 2);
	assert_string_equal(i->references[1].address, "copies.example/guide");
	assert_string_equal(i->references[1].as_of, "2024-03");
	assert_string_equal(i->references[1].grade, "B");
	assert_int_equal(i->n_rules, 21);
	pr_ceu_issuer_free(i);
	pr_ceu_issuer_free(NULL);
}

static void
assert_day(struct pr_date day, const char *text)
{
	char out[PR_DATE_TEXT];

	pr_date_format(out, day);
	assert_string_equal(out, text);
}

static void
issuer__has_its_rules_in_the_order_of_the_file(void **state)
{
	char *text = rules_text();
	struct pr_ceu_issuer *i = rules_good(text);
	const struct pr_ceu_rule *r = i->rules;

	(void)state;
	for (int k = 0; k < PR_CEU_KINDS; k++) {
		size_t n = 0;

		while (n < i->n_rules && (int)r[n].kind != k)
			n++;
		assert_true(n < i->n_rules);
	}
	assert_string_equal(r[0].identifier, "DEMO-DHT-TOTAL");
	assert_int_equal(r[0].units, 2000);
	assert_int_equal(r[0].n_credentials, 1);
	assert_string_equal(r[0].credentials[0], "DHT");
	assert_int_equal(r[0].each, -1);
	assert_int_equal(r[0].percent, -1);
	assert_int_equal(r[0].months, -1);
	assert_int_equal(r[0].cents, -1);
	assert_int_equal(r[0].cycles, 1);
	assert_int_equal(r[0].from.year, 0);
	assert_null(r[0].question);
	assert_int_equal(r[1].n_references, 2);
	assert_ptr_equal(r[1].references[1], &i->references[1]);
	assert_string_equal(r[1].as_of, "2025-02");
	assert_int_equal(r[2].each, 1000);
	assert_int_equal(r[2].most, 5000);
	assert_int_equal(r[3].months, 24);
	assert_int_equal(r[3].anchor, PR_CEU_FROM_DATE);
	assert_int_equal(r[4].attribute, PR_CEU_CATEGORY);
	assert_int_equal(r[4].percent, 80);
	assert_int_equal(r[4].units, -1);
	assert_int_equal(r[5].attribute, PR_CEU_SOURCE);
	assert_string_equal(r[5].values[0], "own");
	assert_day(r[5].from, "2025-01-01");
	assert_day(r[5].to, "2029-12-31");
	assert_int_equal(r[5].straddle, PR_CEU_STRADDLE_UNKNOWN);
	assert_int_equal(r[6].straddle, PR_CEU_STRADDLE_NOT);
	assert_int_equal(r[6].cycles, 2);
	assert_int_equal(r[7].units, 1250);
	assert_int_equal(r[10].minutes, 60);
	assert_int_equal(r[10].least, 45);
	assert_int_equal(r[10].step, 50);
	assert_int_equal(r[11].units, 0);
	assert_int_equal(r[12].days, 30);
	assert_int_equal(r[13].days, 0);
	assert_int_equal(r[14].cents, 21800);
	assert_int_equal(r[14].each, 5025);
	assert_true(r[14].yearly && !r[13].yearly);
	assert_int_equal(r[15].percent, 5);
	assert_int_equal(r[16].n_fields, 5);
	assert_int_equal(r[16].fields[0], PR_CEU_F_DATE);
	assert_int_equal(r[16].fields[4], PR_CEU_F_APPROVAL);
	assert_string_equal(r[17].credentials[1], "DHT");
	assert_string_equal(r[20].question, "How long is an extension?");
	assert_string_equal(r[20].grade, "");
	assert_string_equal(r[20].as_of, "");
	assert_int_equal(r[20].n_references, 0);
	pr_ceu_issuer_free(i);
	free(text);
}

/* Each word of the format is the field of that name. */
static void
issuer__asks_for_fields_by_their_names(void **state)
{
	static const struct {
		const char *word;
		enum pr_ceu_field field;
	} all[] = {
		{ "date", PR_CEU_F_DATE },
		{ "title", PR_CEU_F_TITLE },
		{ "provider", PR_CEU_F_PROVIDER },
		{ "minutes", PR_CEU_F_MINUTES },
		{ "units", PR_CEU_F_UNITS },
		{ "cost", PR_CEU_F_COST },
		{ "certificate", PR_CEU_F_CERTIFICATE },
		{ "note", PR_CEU_F_NOTE },
		{ "approval", PR_CEU_F_APPROVAL },
		{ "category", PR_CEU_F_CATEGORY },
		{ "source", PR_CEU_F_SOURCE },
		{ "place", PR_CEU_F_PLACE },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(all); i++) {
		char list[80];
		char *text;
		struct pr_ceu_issuer *issuer;

		snprintf(list, sizeof(list), "[\"%s\"]", all[i].word);
		text = rules_change(rules_text(),
				    "[\"date\", \"title\", \"units\", "
				    "\"certificate\", \"approval\"]",
				    list);
		issuer = rules_good(text);
		assert_int_equal(issuer->rules[16].n_fields, 1);
		assert_int_equal(issuer->rules[16].fields[0], all[i].field);
		pr_ceu_issuer_free(issuer);
		free(text);
	}
}

/* No figure is one hundredth off. */
static void
issuer__has_figures_to_the_hundredth(void **state)
{
	(void)state;
	for (int n = 1; n < 1000; n += 7) {
		char put[60];
		char *text;
		struct pr_ceu_issuer *i;

		snprintf(put, sizeof(put), "\"amount\": %d.%02d", n / 100,
			 n % 100);
		text = rules_change(rules_text(), "\"amount\": 218", put);
		i = rules_good(text);
		assert_int_equal(rules_of(i, "DEMO-FEE")->cents, n);
		pr_ceu_issuer_free(i);
		free(text);
	}
}

/* Only a certifier has to say how much and how long. */
static void
issuer__of_cards_needs_no_total(void **state)
{
	char *text = rules_change(rules_text(), "\"kind\": \"certifier\"",
				  "\"kind\": \"card\"");
	struct pr_ceu_issuer *i;

	(void)state;
	text = rules_change(text,
			    "\"kind\": \"cycle\", \"says\": \"Two years.\"",
			    "\"kind\": \"carry\", \"units\": 0, \"says\": "
			    "\"x\"");
	text = rules_change(text, ", \"months\": 24, \"anchor\": \"date\"", "");
	i = rules_good(text);
	assert_int_equal(i->kind, PR_CEU_CARD);
	pr_ceu_issuer_free(i);
	free(text);
}

/* Clean, in NFC, and on one line. */
static void
issuer__has_clean_strings(void **state)
{
	char *text = rules_change(rules_text(), "Twenty CEUs a cycle.",
				  "Cafe\\u0301:\\ntwenty\\ta cycle.");
	struct pr_ceu_issuer *i = rules_good(text);

	(void)state;
	assert_string_equal(i->rules[0].says, "Caf\xc3\xa9: twenty a cycle.");
	pr_ceu_issuer_free(i);
	free(text);
}

/* What follows a missed end may name its day; left out it is not known. */
static void
issuer__knows_from_when_a_lapse_holds_where_it_says(void **state)
{
	static const struct {
		const char *put;
		int days;
	} cases[] = {
		{ "\"kind\": \"lapse\"", -1 },
		{ "\"kind\": \"lapse\", \"days\": 0", 0 },
		{ "\"kind\": \"lapse\", \"days\": 180", 180 },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		char *text =
			rules_change(rules_text(), cases[0].put, cases[i].put);
		struct pr_ceu_issuer *issuer = rules_good(text);

		assert_int_equal(rules_of(issuer, "DEMO-LAPSE")->days,
				 cases[i].days);
		pr_ceu_issuer_free(issuer);
		free(text);
	}
}

/* A question without figures leaves them unknown, and nothing is computed. */
static void
issuer__leaves_out_what_a_question_asks(void **state)
{
	char *text = rules_change(rules_text(),
				  "\"months\": 24, \"anchor\": \"date\"",
				  "\"question\": \"q\"");
	struct pr_ceu_issuer *i;
	const struct pr_ceu_rule *r;

	(void)state;
	text = rules_change(text, "\"grade\": \"A\", \"units\": 20",
			    "\"grade\": \"A\", \"question\": "
			    "\"q\"");
	i = rules_good(text);
	r = rules_of(i, "DEMO-CYCLE");
	assert_int_equal(r->months, -1);
	assert_int_equal(r->anchor, PR_CEU_PRINTED);
	assert_int_equal(rules_of(i, "DEMO-DHT-TOTAL")->units, -1);
	pr_ceu_issuer_free(i);
	free(text);
}

/* Said or left out: what it is then. */
static int
when_of(const struct pr_ceu_issuer *issuer)
{
	return (int)rules_of(issuer, "DEMO-EXTENSION")->when;
}

static int
rest_of(const struct pr_ceu_issuer *issuer)
{
	return (int)rules_of(issuer, "DEMO-COUNTING")->rest;
}

static int
listed_of(const struct pr_ceu_issuer *issuer)
{
	return rules_of(issuer, "DEMO-EVIDENCE")->listed;
}

#define LONG "\"How long is an extension?\""
#define STEP "\"step\": 0.5"
#define FIELDS "\"certificate\", \"approval\"]"

static void
issuer__knows_whom_a_question_concerns_a_rest_and_a_list(void **state)
{
	static const struct {
		int (*get)(const struct pr_ceu_issuer *issuer);
		const char *from, *to;
		int value;
	} cases[] = {
		{ when_of, LONG, LONG, PR_CEU_ALWAYS },
		{ when_of, LONG, LONG ", \"when\": \"several\"",
		  PR_CEU_WHEN_SEVERAL },
		{ when_of, LONG, LONG ", \"when\": \"second\"",
		  PR_CEU_WHEN_SECOND },
		{ when_of, LONG, LONG ", \"when\": \"first\"",
		  PR_CEU_WHEN_FIRST },
		{ rest_of, STEP, STEP, PR_CEU_REST_UNKNOWN },
		{ rest_of, STEP, STEP ", \"rest\": \"whole\"",
		  PR_CEU_REST_WHOLE },
		{ rest_of, STEP, STEP ", \"rest\": \"step\"",
		  PR_CEU_REST_STEP },
		{ listed_of, FIELDS, FIELDS, 0 },
		{ listed_of, FIELDS, FIELDS ", \"listed\": false", 0 },
		{ listed_of, FIELDS, FIELDS ", \"listed\": true", 1 },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		char *text =
			rules_change(rules_text(), cases[i].from, cases[i].to);
		struct pr_ceu_issuer *issuer = rules_good(text);

		assert_int_equal(cases[i].get(issuer), cases[i].value);
		pr_ceu_issuer_free(issuer);
		free(text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test(name)
		T(issuer__is_as_the_file_says),
		T(issuer__has_its_rules_in_the_order_of_the_file),
		T(issuer__asks_for_fields_by_their_names),
		T(issuer__has_figures_to_the_hundredth),
		T(issuer__of_cards_needs_no_total),
		T(issuer__has_clean_strings),
		T(issuer__knows_from_when_a_lapse_holds_where_it_says),
		T(issuer__leaves_out_what_a_question_asks),
		T(issuer__knows_whom_a_question_concerns_a_rest_and_a_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
