/*
 * test_ceu_rules_own.c - rules files of the user's own: checked, taken in,
 * dropped again
 */
#include "app/internal.h"
#include "proctor/ceu_files.h"
#include "proctor/store_ceu_files.h"

#include "ceu_rules_case.h"
#include "desk_case.h"

/* The row that counts, of one issuer. */
struct newest {
	int rows;
	char issuer[65], name[300];
	size_t len;
	int64_t at_ms;
};

static bool
note(void *ctx, const struct pr_db_ceu_rules *row)
{
	struct newest *newest = ctx;

	newest->rows++;
	snprintf(newest->issuer, sizeof(newest->issuer), "%s", row->issuer);
	snprintf(newest->name, sizeof(newest->name), "%s", row->name);
	newest->len = strlen(row->text);
	newest->at_ms = row->at_ms;
	return true;
}

static struct newest
newest_of(struct desk_case *c)
{
	struct newest newest = { 0 };

	assert_pr_ok(
		pr_db_ceu_rules_each(c->desk->store, &newest, note, &c->err),
		&c->err);
	return newest;
}

static void
write_file(const struct desk_case *c, char path[300], const char *text)
{
	struct pr_err err = { 0 };

	snprintf(path, 300, "%s/own.json", c->data);
	assert_pr_ok(fs_write(path, text, strlen(text), FS_OVERWRITE, &err),
		     &err);
}

static void
own__a_file_is_checked_without_a_desk(void **state)
{
	struct pr_ceu_issuer *issuer = NULL;
	struct rules_heard heard = { 0 };
	struct pr_findings findings = { &heard, rules_hear };
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(pr_ceu_rules_file(&issuer, RULES_FILE, NULL, &err), &err);
	assert_string_equal(issuer->identifier, "DEMO");
	assert_string_equal(issuer->file, RULES_FILE);
	pr_ceu_issuer_free(issuer);
	assert_pr_ok(pr_ceu_rules_file(NULL, RULES_FILE, &findings, &err),
		     &err);
	assert_int_equal(heard.told, 0);
	issuer = (struct pr_ceu_issuer *)&err;
	assert_pr_refused(
		pr_ceu_rules_file(&issuer, "nowhere.json", &findings, &err),
		PR_ENOTFOUND, &err);
	assert_null(issuer);
	assert_pr_refused(pr_ceu_rules_file(NULL, "README.md", &findings, &err),
			  PR_EPARSE, &err);
	assert_int_equal(heard.hits, 1);
}

static void
own__a_file_is_taken_in_and_dropped(void **state)
{
	struct desk_case *c = *state;
	char path[300], *text = rules_text();
	struct newest newest;

	write_file(c, path, text);
	assert_pr_ok(pr_ceu_rules_import(c->desk, path, NULL, &c->err),
		     &c->err);
	newest = newest_of(c);
	assert_int_equal(newest.rows, 1);
	assert_string_equal(newest.issuer, "DEMO");
	assert_string_equal(newest.name, path);
	assert_int_equal(newest.len, strlen(text));
	assert_true(newest.at_ms >= CASE_NOW);
	/* the newer one counts */
	text = rules_change(text, "\"version\": 3", "\"version\": 12");
	write_file(c, path, text);
	assert_pr_ok(pr_ceu_rules_import(c->desk, path, NULL, &c->err),
		     &c->err);
	newest = newest_of(c);
	assert_int_equal(newest.rows, 1);
	assert_int_equal(newest.len, strlen(text));
	/* whatever the case of its name */
	assert_pr_ok(pr_ceu_rules_drop(c->desk, "demo", &c->err), &c->err);
	newest = newest_of(c);
	assert_int_equal(newest.len, 0);
	assert_pr_refused(pr_ceu_rules_drop(c->desk, "DEMO", &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_pr_refused(pr_ceu_rules_drop(c->desk, "AHIMA", &c->err),
			  PR_ENOTFOUND, &c->err);
	free(text);
}

static void
own__a_faulty_file_leaves_nothing_behind(void **state)
{
	struct desk_case *c = *state;
	struct rules_heard heard = { .rule = 134 };
	struct pr_findings findings = { &heard, rules_hear };
	char path[300];
	char *text = rules_change(rules_text(), "\"kind\": \"certifier\"",
				  "\"kind\": \"friend\"");

	write_file(c, path, text);
	assert_pr_refused(
		pr_ceu_rules_import(c->desk, path, &findings, &c->err),
		PR_ESCHEMA, &c->err);
	assert_int_equal(heard.hits, 1);
	assert_int_equal(newest_of(c).rows, 0);
	assert_pr_refused(
		pr_ceu_rules_import(c->desk, "nowhere.json", NULL, &c->err),
		PR_ENOTFOUND, &c->err);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(own__a_file_is_checked_without_a_desk),
		cmocka_unit_test_setup_teardown(
			own__a_file_is_taken_in_and_dropped, case_setup,
			case_teardown),
		cmocka_unit_test_setup_teardown(
			own__a_faulty_file_leaves_nothing_behind, case_setup,
			case_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
