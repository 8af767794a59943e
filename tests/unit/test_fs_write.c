/* test_fs_write.c - files are whole or not there, and folders are private */
#include "fs_case.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

int __real_link(const char *from, const char *to);
int __wrap_link(const char *from, const char *to);

/* Shared folders and memory cards know no hard links. */
static bool links_exist = true;

int
__wrap_link(const char *from, const char *to)
{
	if (links_exist)
		return __real_link(from, to);
	errno = EPERM;
	return -1;
}

static void
fs__what_is_written_is_read(void **state)
{
	struct pr_err err = { 0 };
	struct stat st;
	const char *path = in(state, "a");

	assert_pr_ok(fs_write(path, "hello", 5, 0, &err), &err);
	assert_holds(path, "hello");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(count_files(state), 1);
	path = in(state, "empty");
	assert_pr_ok(fs_write(path, "", 0, 0, &err), &err);
	assert_holds(path, "");
}

static void
fs__shared_files_take_the_umask(void **state)
{
	mode_t before = umask(027);
	struct stat st;

	assert_int_equal(fs_write(in(state, "a"), "x", 1, FS_SHARED, NULL),
			 PR_OK);
	umask(before);
	assert_int_equal(stat(in(state, "a"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
}

static void
fs__nothing_is_overwritten_unless_asked(void **state)
{
	struct pr_err err = { 0 };
	const char *path = in(state, "a");

	assert_pr_ok(fs_write(path, "one", 3, 0, &err), &err);
	assert_pr_refused(fs_write(path, "two", 3, 0, &err), PR_EEXIST, &err);
	assert_holds(path, "one");
	assert_pr_ok(fs_write(path, "three", 5, FS_OVERWRITE, &err), &err);
	assert_holds(path, "three");
	assert_int_equal(count_files(state), 1);
}

static void
fs__a_name_taken_meanwhile_is_not_overwritten(void **state)
{
	struct pr_err err = { 0 };
	struct fs_writer *w;
	const char *path = in(state, "a");

	assert_pr_ok(fs_writer_open(&w, path, 0, &err), &err);
	assert_pr_ok(fs_writer_add(w, "mine", 4, &err), &err);
	assert_pr_ok(fs_write(path, "theirs", 6, 0, &err), &err);
	assert_pr_refused(fs_writer_commit(w, &err), PR_EEXIST, &err);
	assert_holds(path, "theirs");
	assert_int_equal(count_files(state), 1);
}

static void
fs__without_hard_links_nothing_is_overwritten_either(void **state)
{
	struct pr_err err = { 0 };
	const char *path = in(state, "a");
	struct fs_writer *w;

	links_exist = false;
	assert_int_equal(fs_writer_open(&w, path, 0, NULL), PR_OK);
	assert_int_equal(fs_writer_add(w, "late", 4, NULL), PR_OK);
	assert_pr_ok(fs_write(path, "first", 5, 0, &err), &err);
	assert_pr_refused(fs_writer_commit(w, &err), PR_EEXIST, &err);
	links_exist = true;
	assert_holds(path, "first");
	assert_int_equal(count_files(state), 1);
}

static void
fs__a_link_is_replaced_not_followed(void **state)
{
	char target[200];
	const char *path;

	snprintf(target, sizeof(target), "%s", in(state, "target"));
	path = in(state, "link");
	assert_int_equal(fs_write(target, "kept", 4, 0, NULL), PR_OK);
	assert_int_equal(symlink(target, path), 0);
	assert_int_equal(fs_write(path, "new", 3, 0, NULL), PR_EEXIST);
	assert_int_equal(fs_append(path, "new", 3, NULL), PR_EIO);
	assert_int_equal(fs_write(path, "new", 3, FS_OVERWRITE, NULL), PR_OK);
	assert_holds(target, "kept");
	assert_holds(in(state, "link"), "new");
}

static void
fs__an_abandoned_file_leaves_nothing(void **state)
{
	struct fs_writer *w;

	assert_int_equal(fs_writer_open(&w, in(state, "a"), 0, NULL), PR_OK);
	assert_int_equal(fs_writer_add(w, "x", 1, NULL), PR_OK);
	assert_int_equal(count_files(state), 1);
	fs_writer_abandon(w);
	assert_int_equal(count_files(state), 0);
	fs_writer_abandon(NULL);
}

static void
fs__a_full_disk_is_told_apart(void **state)
{
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_refused(fs_append("/dev/full", "x", 1, &err), PR_EFULL, &err);
}

/* A limit on the size of files is the nearest thing to a disk that fills. */
static void
fs__a_disk_that_fills_leaves_the_old_bytes(void **state)
{
	struct rlimit limit, before;
	struct pr_err err = { 0 };
	char path[200], new_path[200];
	char data[8000];
	enum pr_status appended, written;

	memset(data, 'x', sizeof(data));
	snprintf(path, sizeof(path), "%s", in(state, "log"));
	snprintf(new_path, sizeof(new_path), "%s", in(state, "new"));
	assert_pr_ok(fs_append(path, "kept\n", 5, &err), &err);

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = 4096;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	appended = fs_append(path, data, sizeof(data), NULL);
	written = fs_write(new_path, data, sizeof(data), 0, NULL);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);

	assert_int_equal(appended, PR_EFULL);
	assert_int_equal(written, PR_EFULL);
	assert_holds(path, "kept\n");
	assert_int_equal(count_files(state), 1);
}

static void
fs__a_folder_without_permission_refuses(void **state)
{
	struct pr_err err = { 0 };
	char folder[200], below[200], file[200];
	enum pr_status st, made;

	snprintf(folder, sizeof(folder), "%s", in(state, "closed"));
	snprintf(below, sizeof(below), "%s", in(state, "closed/below/it"));
	snprintf(file, sizeof(file), "%s", in(state, "closed/file"));
	assert_pr_ok(fs_mkdir(folder, &err), &err);
	assert_int_equal(chmod(*state, 0755), 0);
	assert_int_equal(chmod(folder, 0555), 0);
	/* root may write anywhere, so root steps down for this */
	if (geteuid() == 0 && seteuid(65534) != 0)
		skip();
	st = fs_write(below, "x", 1, 0, NULL);
	assert_int_equal(st, PR_ENOTFOUND);
	made = fs_mkdir(below, &err);
	st = fs_write(file, "x", 1, 0, NULL);
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
	assert_int_equal(st, PR_EIO);
	assert_int_equal(made, PR_EIO);
	assert_non_null(strstr(err.text, "closed/below: "));
}

static void
fs__appending_adds_at_the_end(void **state)
{
	struct pr_err err = { 0 };
	const char *path = in(state, "log");
	struct stat st;

	assert_pr_ok(fs_append(path, "one\n", 4, &err), &err);
	assert_pr_ok(fs_append(path, "two\n", 4, &err), &err);
	assert_pr_ok(fs_append(path, "", 0, &err), &err);
	assert_holds(path, "one\ntwo\n");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void
fs__folders_are_made_private_and_all_the_way(void **state)
{
	struct pr_err err = { 0 };
	struct stat st;
	const char *path = in(state, "a/b//c/");

	assert_pr_ok(fs_mkdir(path, &err), &err);
	assert_pr_ok(fs_mkdir(path, &err), &err);
	assert_int_equal(stat(in(state, "a"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(stat(in(state, "a/b/c"), &st), 0);
	assert_true(S_ISDIR(st.st_mode));
	assert_pr_ok(fs_mkdir("/", &err), &err);
	assert_pr_refused(fs_mkdir("", &err), PR_EINVAL, &err);
}

static void
fs__a_file_in_the_way_of_a_folder_is_told(void **state)
{
	struct pr_err err = { 0 };

	assert_pr_ok(fs_write(in(state, "a"), "x", 1, 0, &err), &err);
	assert_pr_refused(fs_mkdir(in(state, "a"), &err), PR_EEXIST, &err);
	assert_pr_refused(fs_mkdir(in(state, "a/b"), &err), PR_EEXIST, &err);
	assert_holds(in(state, "a"), "x");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FS_TEST(fs__what_is_written_is_read),
		FS_TEST(fs__shared_files_take_the_umask),
		FS_TEST(fs__nothing_is_overwritten_unless_asked),
		FS_TEST(fs__a_name_taken_meanwhile_is_not_overwritten),
		FS_TEST(fs__without_hard_links_nothing_is_overwritten_either),
		FS_TEST(fs__a_link_is_replaced_not_followed),
		FS_TEST(fs__an_abandoned_file_leaves_nothing),
		FS_TEST(fs__a_full_disk_is_told_apart),
		FS_TEST(fs__a_disk_that_fills_leaves_the_old_bytes),
		FS_TEST(fs__a_folder_without_permission_refuses),
		FS_TEST(fs__appending_adds_at_the_end),
		FS_TEST(fs__folders_are_made_private_and_all_the_way),
		FS_TEST(fs__a_file_in_the_way_of_a_folder_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
