/* test_oom_foreign.c - whichever allocation fails while a foreign file comes
 * in: PR_ENOMEM, nothing stored, nothing lost */
#include "library_ask.h"
#include "library_lines.h"
#include "oom.h"

#include <sys/stat.h>

#define SAYS                                                            \
	"#!/bin/sh\n/bin/cat >/dev/null\nprintf 'F\\t510\\t0\\t0\\t\\t" \
	"\\ta test\\nR\\t1\\t1\\nR\\t0\\t0\\nE\\t0\\t0\\n' >&2\n"       \
	"/bin/cat <<'END'\n" HEAD                                       \
	"{\"record\":\"trailer\",\"items\":0}\nEND\n"

static struct lib *the_lib;
static const char *the_table;

static enum pr_status
take_in(struct pr_err *err)
{
	const char *const paths[] = { the_table };
	enum pr_status st = lib_paths(the_lib, paths, 1);

	*err = the_lib->err;
	return st;
}

static void
oom__a_table_is_taken_whole_or_not(void **state)
{
	struct lib *lib = *state;
	char *script = lib_file(lib, "tools/converter", SAYS);
	char *table = lib_file(lib, "table.csv", "stem,a,b,key\n");
	enum pr_status st = PR_ENOMEM;
	int rounds = 0;

	assert_int_equal(chmod(script, 0700), 0);
	assert_pr_ok(lib_text(lib, HEAD_2 EXAM), &lib->err);
	the_lib = lib;
	the_table = table;
	lib->options.dry_run = true;
	lib->options.foreign.converter = script;
	for (; st != PR_OK; rounds++) {
		struct pr_err err = { 0 };

		assert_true(rounds < 10000);
		oom_left = rounds;
		st = take_in(&err);
		oom_left = -1;
		if (st != PR_OK && st != PR_ENOMEM)
			fail_msg("allocation %d: %s (%s)", rounds,
				 pr_status_text(st), err.text);
		assert_int_equal(err.status, st);
	}
	assert_true(rounds > 20);
	free(script);
	free(table);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			oom__a_table_is_taken_whole_or_not, lib_setup,
			lib_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
