/* test_oom_util.c - whichever allocation fails, PR_ENOMEM and nothing lost */
#include "proctor/markdown.h"
#include "proctor/text.h"
#include "util/arena.h"
#include "util/buf.h"
#include "util/fs.h"
#include "util/mem.h"

#include "oom.h"
#include "test.h"

#include <string.h>
#include <unistd.h>

#define HOSTILE "caf\xC3\xA9\t\x1b[2J\xE2\x80\xAE q\xCC\x87\xCC\x87\xCC\x87\xFF"

static enum pr_status
clean(struct pr_err *err)
{
	char *out = NULL;
	enum pr_status st =
		pr_text_clean(&out, HOSTILE, strlen(HOSTILE), 0, NULL, err);

	assert_true((st == PR_OK) == (out != NULL));
	free(out);
	return st;
}

static enum pr_status
spell(struct pr_err *err)
{
	char *out = NULL;
	enum pr_status st = pr_text_ascii(&out, HOSTILE, strlen(HOSTILE), err);

	assert_true((st == PR_OK) == (out != NULL));
	free(out);
	return st;
}

static enum pr_status
plain(struct pr_err *err)
{
	const char *in =
		"> 1. *a*&#x202E;\n>    - b\n\ncaf\xC3\xA9 [x](http://y)";
	char *out = NULL;
	enum pr_status st = pr_markdown_text(&out, in, strlen(in), err);

	assert_true((st == PR_OK) == (out != NULL));
	free(out);
	return st;
}

static enum pr_status
html(struct pr_err *err)
{
	const char *in = "a&#x202E; ![x](y)";
	char *out = NULL;
	enum pr_status st = pr_markdown_html(&out, in, strlen(in), err);

	assert_true((st == PR_OK) == (out != NULL));
	free(out);
	return st;
}

static enum pr_status
buffer(struct pr_err *err)
{
	struct buf buf;
	char *out = NULL;
	enum pr_status st;

	buf_init(&buf, 100000);
	for (int i = 0; i < 1000; i++)
		buf_printf(&buf, "%d ", i);
	st = buf_take(&out, NULL, &buf, err);
	assert_true((st == PR_OK) == (out != NULL));
	free(out);
	return st;
}

static enum pr_status
arena(struct pr_err *err)
{
	struct arena *a = arena_new(1000000);
	enum pr_status st = a ? PR_OK : mem_fail(err);

	for (int i = 0; i < 100 && st == PR_OK; i++)
		if (!arena_strdup(a, "some text") || !arena_alloc(a, 1000))
			st = mem_fail(err);
	arena_free(a);
	return st;
}

static enum pr_status
files(struct pr_err *err)
{
	const char *path = "/tmp/proctor-oom-test/a/b";
	struct fs_list list = { 0 };
	char *data = NULL;
	enum pr_status st = fs_mkdir("/tmp/proctor-oom-test/a", err);

	if (st == PR_OK)
		st = fs_write(path, "x", 1, FS_OVERWRITE, err);
	if (st == PR_OK)
		st = fs_append(path, "y", 1, err);
	if (st == PR_OK)
		st = fs_read(&data, NULL, path, 10, err);
	if (st == PR_OK)
		st = fs_list(&list, "/tmp/proctor-oom-test/a", err);
	assert_true(st != PR_OK || strcmp(data, "xy") == 0);
	assert_true(st != PR_OK || list.n_names == 1);
	free(data);
	fs_list_release(&list);
	return st;
}

static void
oom__text_is_cleaned_or_refused(void **state)
{
	(void)state;
	oom_until_it_fits(clean);
	oom_until_it_fits(spell);
}

static void
oom__markdown_is_read_or_refused(void **state)
{
	(void)state;
	oom_until_it_fits(plain);
	oom_until_it_fits(html);
}

static void
oom__buffers_and_arenas_say_so(void **state)
{
	(void)state;
	oom_until_it_fits(buffer);
	oom_until_it_fits(arena);
}

static void
oom__files_are_whole_or_refused(void **state)
{
	(void)state;
	oom_until_it_fits(files);
	unlink("/tmp/proctor-oom-test/a/b");
	rmdir("/tmp/proctor-oom-test/a");
	rmdir("/tmp/proctor-oom-test");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(oom__text_is_cleaned_or_refused),
		cmocka_unit_test(oom__markdown_is_read_or_refused),
		cmocka_unit_test(oom__buffers_and_arenas_say_so),
		cmocka_unit_test(oom__files_are_whole_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
