/* test_config.c - the settings file, and what to sit */
#include "cli/config.h"
#include "cli/plan.h"

#include "fs_case.h"
#include "test.h"

static void
put_file(const char *path, const char *text)
{
	struct pr_err err = { 0 };

	assert_pr_ok(fs_write(path, text, strlen(text), FS_OVERWRITE, &err),
		     &err);
}

static void
config__a_missing_file_is_empty(void **state)
{
	struct config config = { 0 };
	struct pr_err err = { 0 };

	assert_pr_ok(config_read(&config, in(state, "no"), &err), &err);
	assert_null(config_get(&config, "plain"));
	assert_false(config_yes(&config, "plain"));
	config_release(&config);
}

static void
config__reads_keys_and_leaves_the_rest(void **state)
{
	struct config config = { 0 };
	struct pr_err err = { 0 };
	const char *value;
	char key[64];

	put_file(in(state, "config"),
		 "# plain = no\n\n  plain=yes  \nlearner = "
		 "Ana R.\r\nplain = no\n");
	assert_pr_ok(config_read(&config, in(state, "config"), &err), &err);
	/* the last line of a key holds */
	assert_string_equal(config_get(&config, "plain"), "no");
	assert_string_equal(config_get(&config, "learner"), "Ana R.");
	assert_null(config_get(&config, "lear"));
	assert_false(config_line(&config, 0, key, &value));
	assert_false(config_line(&config, 1, key, &value));
	assert_true(config_line(&config, 2, key, &value));
	assert_string_equal(key, "plain");
	assert_string_equal(value, "yes");
	config_release(&config);
}

static void
config__names_the_line_that_is_none(void **state)
{
	struct config config = { 0 };
	struct pr_err err = { 0 };

	put_file(in(state, "config"), "plain = yes\nnonsense\n");
	assert_int_equal(config_read(&config, in(state, "config"), &err),
			 PR_EPARSE);
	assert_non_null(strstr(err.text, "config:2:"));
	/* the others hold all the same */
	assert_true(config_yes(&config, "plain"));
	config_release(&config);
}

static void
config__writes_one_key_and_keeps_the_others(void **state)
{
	struct config config = { 0 };
	struct pr_err err = { 0 };

	put_file(in(state, "config"), "# mine\nplain = yes\n");
	assert_pr_ok(config_read(&config, in(state, "config"), &err), &err);
	assert_pr_ok(config_set(&config, "plain", "no", &err), &err);
	assert_pr_ok(config_set(&config, "theme", "light", &err), &err);
	assert_string_equal(config_get(&config, "theme"), "light");
	assert_holds(in(state, "config"),
		     "# mine\nplain = no\ntheme = light\n");
	config_release(&config);
}

static void
config__makes_its_folder(void **state)
{
	struct config config = { 0 };
	struct pr_err err = { 0 };

	assert_pr_ok(config_read(&config, in(state, "a/b/config"), &err), &err);
	assert_pr_ok(config_set(&config, "plain", "yes", &err), &err);
	assert_holds(in(state, "a/b/config"), "plain = yes\n");
	config_release(&config);
}

static void
plan__reads_extra_time(void **state)
{
	static const struct {
		const char *text;
		int percent, minutes;
	} cases[] = {
		{ "1.5", 150, -1 },  { "x1.5", 150, -1 }, { "2", 200, -1 },
		{ "1.25", 125, -1 }, { "1", 100, -1 },    { "+30m", 0, 30 },
		{ "30m", 0, 30 },    { "+1h", 0, 60 },    { "1h30m", 0, 90 },
	};
	static const char *const refused[] = {
		"",   "x",   "0.5", "9",   "1.555", "1,5",  "-1",
		"30", "+30", "m",   "30s", "1e1",   "+11h", "4.01",
	};
	struct pr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		int percent = 0;
		int minutes = -1;

		assert_pr_ok(plan_extra_time(cases[i].text, &percent, &minutes,
					     &err),
			     &err);
		assert_int_equal(percent, cases[i].percent);
		assert_int_equal(minutes, cases[i].minutes);
	}
	for (size_t i = 0; i < PR_LEN(refused); i++) {
		int percent = 7;
		int minutes = 7;

		assert_pr_refused(
			plan_extra_time(refused[i], &percent, &minutes, &err),
			PR_EPARSE, &err);
		assert_true(percent == 7 && minutes == 7);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FS_TEST(config__a_missing_file_is_empty),
		FS_TEST(config__reads_keys_and_leaves_the_rest),
		FS_TEST(config__names_the_line_that_is_none),
		FS_TEST(config__writes_one_key_and_keeps_the_others),
		FS_TEST(config__makes_its_folder),
		cmocka_unit_test(plan__reads_extra_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
