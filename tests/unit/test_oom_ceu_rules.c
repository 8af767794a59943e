/*
 * test_oom_ceu_rules.c - rules files and the book without memory: read whole
 * or refused, and nothing is lost
 */
#include "proctor/ceu_book.h"

#include "ceu_rules_case.h"
#include "oom.h"

static struct {
	char *text;
	int errors;
} file;

static void
count(void *ctx, const struct pr_finding *finding)
{
	int *errors = ctx;

	*errors += finding->severity >= PR_ERROR;
}

static void
until_none_fails(enum pr_status (*call)(struct pr_err *err),
		 enum pr_status with_enough)
{
	for (int n = 0, left = 0; left == 0; n++) {
		struct pr_err err = { 0 };
		enum pr_status st;

		assert_true(n < 20000);
		oom_left = n;
		st = call(&err);
		left = oom_left;
		oom_left = -1;
		if (st != with_enough && st != PR_ENOMEM)
			fail_msg("allocation %d: %s (%s)", n,
				 pr_status_text(st), err.text);
		assert_int_equal(err.status, st);
		assert_true((st == PR_OK) == (err.text[0] == '\0'));
		assert_true(left == 0 || st == with_enough);
	}
}

static enum pr_status
read_it(struct pr_err *err)
{
	int errors = 0;
	struct pr_findings findings = { &errors, count };
	struct pr_ceu_issuer *issuer = (struct pr_ceu_issuer *)&errors;
	enum pr_status st =
		pr_ceu_rules_read(&issuer, "rules.json", file.text,
				  strlen(file.text), &findings, err);

	assert_true((st == PR_OK) == (issuer != NULL));
	if (st != PR_ENOMEM)
		assert_int_equal(errors, file.errors);
	else
		assert_true(errors <= file.errors);
	if (issuer)
		assert_int_equal(issuer->n_rules, 21);
	pr_ceu_issuer_free(issuer);
	return st;
}

static void
try_file(char *text, enum pr_status with_enough, int errors)
{
	file.text = text;
	file.errors = errors;
	until_none_fails(read_it, with_enough);
	free(text);
}

static void
oom__a_rules_file_is_read_whole_or_refused(void **state)
{
	(void)state;
	try_file(rules_text(), PR_OK, 0);
	/* a string that has to be made clean */
	try_file(rules_change(rules_text(), "Twenty CEUs",
			      "Cafe\\u0301\\n CEUs"),
		 PR_OK, 0);
}

static void
oom__faults_are_told_or_memory_is(void **state)
{
	char *text = rules_change(rules_text(), "\"formerly\": \"DMT\"",
				  "\"a\\u001b\": 1");

	(void)state;
	text = rules_change(text, "[\"inside\"]", "[\"insde\"]");
	text = rules_change(text, "\"2029-12-31\"", "\"2019-12-31\"");
	try_file(text, PR_ESCHEMA, 3);
	try_file(
		rules_change(rules_text(), "\"version\": 3,", "\"version\": 3"),
		PR_EPARSE, 1);
}

static enum pr_status
add(struct pr_err *err)
{
	static const char *const names[] = { "B", "A", "b", "C" };
	struct pr_ceu_book book = { 0 };
	enum pr_status st = PR_OK;
	int left = oom_left;

	for (size_t i = 0; i < PR_LEN(names) && !st; i++) {
		char put[40];
		struct pr_ceu_issuer *issuer;
		char *text;

		oom_left = -1;
		snprintf(put, sizeof(put), "\"identifier\": \"%s\"", names[i]);
		text = rules_change(rules_text(), "\"identifier\": \"DEMO\"",
				    put);
		issuer = rules_good(text);
		free(text);
		oom_left = left;
		st = pr_ceu_book_add(&book, issuer, err);
		left = oom_left;
	}
	if (!st)
		assert_int_equal(book.n, 3);
	oom_left = -1;
	pr_ceu_book_release(&book);
	oom_left = left;
	return st;
}

static void
oom__an_issuer_is_taken_in_or_freed(void **state)
{
	(void)state;
	until_none_fails(add, PR_OK);
}

static int
setup(void **state)
{
	(void)state;
	oom_left = -1; /* a test before may have failed half way */
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup(oom__##name, setup)
		TEST(a_rules_file_is_read_whole_or_refused),
		TEST(faults_are_told_or_memory_is),
		TEST(an_issuer_is_taken_in_or_freed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
