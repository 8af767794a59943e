/* test_foreign.c - converters that fail: one clear sentence, nothing stored
 *
 * The converters here are shell scripts: what matters is how they end.
 */
#include "library_ask.h"

#include <sys/stat.h>
#include <unistd.h>

#define TABLE "stem,a,b,key\nOne?,x,y,A\n"
#define LINES                                                             \
	"{\"record\":\"header\",\"format\":\"certbank\","                 \
	"\"format_version\":\"1.1\",\"bank\":{\"uuid\":"                  \
	"\"11111111-1111-4111-8111-111111111111\",\"identifier\":\"b1\"," \
	"\"title\":\"B\"}}\n"                                             \
	"{\"record\":\"item\",\"item\":{\"identifier\":\"I1\",\"type\":"  \
	"\"true_false\",\"stem\":\"One?\",\"answer\":true}}\n"            \
	"{\"record\":\"trailer\",\"items\":1}\n"
#define REPORT                                     \
	"F\t510\t0\t0\t\t\ta test\t\t\n"           \
	"R\t1\t1\n"                                \
	"F\t520\t7\t9\tX\tlevel\tu\tlevel\tw\n"    \
	"R\t7\t3\tstem:7:5\toptions[0].text:8:1\n" \
	"F\t537\t9\t4\tY\tkey\tQ\tw\t\n"           \
	"X\t9\t1\n"                                \
	"R\t0\t0\n"                                \
	"E\t1\t1\n"

/* Imports TABLE through a script of these lines. */
static enum pr_status
through(struct lib *lib, const char *script)
{
	char *path = lib_file(lib, "tools/converter", script);
	char *table = lib_file(lib, "table.csv", TABLE);
	const char *const paths[] = { table };
	enum pr_status st;

	assert_int_equal(chmod(path, 0700), 0);
	lib->options.foreign.converter = path;
	st = lib_paths(lib, paths, 1);
	free(path);
	free(table);
	return st;
}

static void
say_is(struct lib *lib, const char *piece)
{
	if (!strstr(lib->err.text, piece))
		fail_msg("\"%s\" is not in \"%s\"", piece, lib->err.text);
	assert_int_equal(lib_items(lib), 0);
	assert_false(lib->sum.committed);
}

/* The refusal's sentence names what happened. */
#define assert_says(script, status, piece)                         \
	do {                                                       \
		assert_int_equal(through(*state, script), status); \
		say_is(*state, piece);                             \
	} while (0)

static void
foreign__every_bad_end_is_one_sentence(void **state)
{
	struct lib *lib = *state;

	assert_says("#!/bin/sh\ncat >/dev/null\nkill -SEGV $$\n", PR_EIO,
		    "broke down on this file (signal 11)");
	assert_says("#!/bin/sh\ncat >/dev/null\nkill -KILL $$\n", PR_EIO,
		    "was stopped before its end, as it is after 30 seconds");
	assert_says("#!/bin/sh\ncat >/dev/null\nexit 10\n", PR_EIO,
		    "more than its 256 MiB of memory");
	assert_says("#!/bin/sh\nexit 12\n", PR_EIO, "seccomp");
	assert_says("#!/bin/sh\nexit 2\n", PR_EIO, "ended with code 2");
	assert_says("#!/bin/sh\ncat >/dev/null\n", PR_EIO, "cut off");
	assert_says("#!/bin/sh\ncat >/dev/null\nprintf 'E\\t1' >&2\n", PR_EIO,
		    "cut off");
	lib->options.keep_going = true;
	assert_says("#!/bin/sh\nexec 0<&-\nexit 3\n", PR_EIO,
		    "ended with code 3");
}

static void
foreign__a_missing_converter_is_named(void **state)
{
	struct lib *lib = *state;
	char *table = lib_file(lib, "table.csv", TABLE);
	const char *const paths[] = { table };

	lib->options.foreign.converter = "/nowhere/proctor-convert";
	assert_pr_refused(lib_paths(lib, paths, 1), PR_ENOTFOUND, &lib->err);
	assert_int_equal(lib_items(lib), 0);
	/* where none is given, only certbank is read */
	lib->options.foreign.converter = NULL;
	assert_pr_refused(lib_paths(lib, paths, 1), PR_EPARSE, &lib->err);
	free(table);
}

/* A script that says these two. */
static char *
speaks(struct lib *lib, const char *lines, const char *report)
{
	char *out = lib_file(lib, "lines", lines);
	char *err = lib_file(lib, "report", report);
	char *script = calloc(1, 4096);

	assert_non_null(script);
	snprintf(script, 4096,
		 "#!/bin/sh\n/bin/cat >/dev/null\n/bin/cat %s\n/bin/cat %s "
		 ">&2\n[ -z \"$HOME$LANG$PROCTOR_SHARE\" ]\n",
		 out, err);
	free(out);
	free(err);
	return script;
}

static void
foreign__findings_stand_where_the_file_has_them(void **state)
{
	struct lib *lib = *state;
	char *script = speaks(lib, LINES, REPORT);
	static const struct {
		int rule;
		long line;
	} want[] = {
		{ 510, 0 }, { 520, 7 }, { 217, 7 }, { 218, 7 }, { 537, 9 }
	};

	lib->options.keep_going = true;
	assert_pr_ok(through(lib, script), &lib->err);
	assert_int_equal(lib->n_found, PR_LEN(want));
	for (size_t i = 0; i < PR_LEN(want); i++) {
		assert_int_equal(lib->rules[i], want[i].rule);
		assert_int_equal(lib->lines[i], want[i].line);
	}
	assert_int_equal(lib->sum.items, 2);
	assert_int_equal(lib->sum.refused_items, 1);
	assert_int_equal(lib->sum.fresh, 1);
	lib->options.keep_going = false;
	assert_pr_refused(through(lib, script), PR_ESCHEMA, &lib->err);
	free(script);
}

static void
foreign__what_it_refuses_whole_is_not_read(void **state)
{
	struct lib *lib = *state;
	char *script = speaks(lib, LINES,
			      "R\t1\t1\nR\t2\t1\nF\t503\t0\t0\t\t\tmuch\tless\t"
			      "\nE\t1\t0\n");

	lib->options.keep_going = true;
	assert_pr_refused(through(lib, script), PR_EPARSE, &lib->err);
	assert_int_equal(lib_count(lib, 503), 1);
	assert_int_equal(lib->n_found, 1);
	assert_int_equal(lib_items(lib), 0);
	free(script);
}

static void
foreign__what_it_gives_passes_the_same_gate(void **state)
{
	struct lib *lib = *state;
	char *script = speaks(lib, "{\"record\":\"nonsense\"}\n",
			      "R\t1\t1\nR\t0\t0\nE\t0\t0\n");

	assert_pr_refused(through(lib, script), PR_EPARSE, &lib->err);
	free(script);
	/* lines that were lost on the way: the trailer counts them */
	script = speaks(lib, LINES "{\"record\":\"trailer\",\"items\":1}\n",
			REPORT);
	assert_pr_refused(through(lib, script), PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_items(lib), 0);
	free(script);
}

static bool
stop(void *ctx, const char *doing, uint64_t done, uint64_t total)
{
	(void)ctx, (void)doing, (void)done, (void)total;
	return false;
}

static void
foreign__a_wish_to_stop_ends_the_converter(void **state)
{
	struct lib *lib = *state;

	lib->progress.at = stop;
	assert_pr_refused(through(lib, "#!/bin/sh\nexec sleep 100\n"), PR_ESTOP,
			  &lib->err);
	assert_int_equal(lib_items(lib), 0);
}

/* A while after the converter has closed its outputs, as its file tells. */
static bool
stop_when_silent(void *ctx, const char *doing, uint64_t done, uint64_t total)
{
	(void)doing;
	(void)done;
	(void)total;
	return access(ctx, F_OK) != 0;
}

static void
foreign__a_converter_that_does_not_end_is_ended(void **state)
{
	struct lib *lib = *state;
	char *mark = lib_file(lib, "silent", "");
	char *late = lib_file(lib, "late", "");
	char script[1024];

	assert_says("#!/bin/sh\nprintf 'E\\t0\\t0\\n' >&2\nexec >&- 2>&-\n"
		    "exec sleep 60\n",
		    PR_EIO, "but did not end");
	assert_int_equal(unlink(mark), 0);
	assert_int_equal(unlink(late), 0);
	snprintf(script, sizeof(script),
		 "#!/bin/sh\nexec >&- 2>&-\nsleep 1\n: >%s\nsleep 2\n: >%s\n"
		 "exec sleep 60\n",
		 mark, late);
	lib->progress.at = stop_when_silent;
	lib->progress.ctx = mark;
	assert_pr_refused(through(lib, script), PR_ESTOP, &lib->err);
	assert_int_equal(lib_items(lib), 0);
	/* at once, not when its time was up */
	assert_int_not_equal(access(late, F_OK), 0);
	free(mark);
	free(late);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, lib_setup, lib_teardown)
		TEST(foreign__every_bad_end_is_one_sentence),
		TEST(foreign__a_missing_converter_is_named),
		TEST(foreign__findings_stand_where_the_file_has_them),
		TEST(foreign__what_it_refuses_whole_is_not_read),
		TEST(foreign__what_it_gives_passes_the_same_gate),
		TEST(foreign__a_wish_to_stop_ends_the_converter),
		TEST(foreign__a_converter_that_does_not_end_is_ended),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
