/* test_fs.c - files are whole or not there, and failures name the path */
#include "util/fs.h"
#include "util/mem.h"

#include "test.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of its own for each test, in *state. */
static int
make_home(void **state)
{
	char *home = mem_strdup("/tmp/proctor-fs-XXXXXX");

	*state = home;
	return home && mkdtemp(home) ? 0 : -1;
}

static int
remove_home(void **state)
{
	char command[200];

	snprintf(command, sizeof(command), "chmod -R u+w %s; rm -rf %s",
		 (char *)*state, (char *)*state);
	free(*state);
	return system(command);
}

/* A path in that folder; one at a time. */
static const char *
in(void **state, const char *name)
{
	static char path[200];

	snprintf(path, sizeof(path), "%s/%s", (char *)*state, name);
	return path;
}

static size_t
count_files(void **state)
{
	struct fs_list list;
	size_t n;

	assert_int_equal(fs_list(&list, *state, NULL), PR_OK);
	n = list.n_names;
	fs_list_release(&list);
	return n;
}

static void
assert_holds(const char *path, const char *want)
{
	struct pr_err err = { 0 };
	char *data;
	size_t len;

	assert_pr_ok(fs_read(&data, &len, path, 1000000, &err), &err);
	assert_int_equal(len, strlen(want));
	assert_string_equal(data, want);
	free(data);
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
fs__a_large_file_is_read_up_to_the_maximum(void **state)
{
	struct pr_err err = { 0 };
	const char *path = in(state, "big");
	size_t size = 300000, len = 7;
	char *data = mem_array(size, 1);
	char *back = NULL;

	memset(data, 'x', size);
	assert_pr_ok(fs_write(path, data, size, 0, &err), &err);
	assert_pr_refused(fs_read(&back, &len, path, size - 1, &err), PR_EINVAL,
			  &err);
	assert_null(back);
	assert_int_equal(len, 7);
	assert_pr_ok(fs_read(&back, &len, path, size, &err), &err);
	assert_int_equal(len, size);
	assert_memory_equal(back, data, size);
	free(back);
	free(data);
}

static void
fs__what_is_not_there_is_not_found(void **state)
{
	struct pr_err err = { 0 };
	struct fs_info info = { .size = 7 };
	struct fs_list list = { 0 };
	struct fs_reader *reader = NULL;
	unsigned char hash[32];
	const char *path = in(state, "none/there");
	char *data = NULL;

	assert_pr_refused(fs_read(&data, NULL, path, 10, &err), PR_ENOTFOUND,
			  &err);
	assert_pr_refused(fs_info(&info, path, &err), PR_ENOTFOUND, &err);
	assert_pr_refused(fs_list(&list, path, &err), PR_ENOTFOUND, &err);
	assert_pr_refused(fs_reader_open(&reader, path, &err), PR_ENOTFOUND,
			  &err);
	assert_pr_refused(fs_sha256(hash, path, &err), PR_ENOTFOUND, &err);
	assert_pr_refused(fs_append(path, "x", 1, &err), PR_ENOTFOUND, &err);
	assert_int_equal(fs_write(path, "x", 1, 0, &err), PR_ENOTFOUND);
	assert_non_null(strstr(err.text, path));
	assert_null(data);
	assert_null(reader);
	assert_int_equal(info.size, 7);
	assert_int_equal(fs_remove(path, NULL), PR_OK);
}

static void
fs__a_folder_is_no_file(void **state)
{
	struct pr_err err = { 0 };
	char *data = NULL;

	assert_pr_refused(fs_read(&data, NULL, *state, 10, &err), PR_EINVAL,
			  &err);
	assert_pr_refused(fs_write(*state, "x", 1, FS_OVERWRITE, &err),
			  PR_EINVAL, &err);
	assert_null(data);
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

static void
fs__a_folder_is_listed_in_order(void **state)
{
	struct pr_err err = { 0 };
	struct fs_list list;

	assert_pr_ok(fs_list(&list, *state, &err), &err);
	assert_int_equal(list.n_names, 0);
	fs_list_release(&list);
	for (int i = 0; i < 20; i++) {
		char name[8];

		snprintf(name, sizeof(name), "%c", 'a' + i * 7 % 20);
		assert_pr_ok(fs_write(in(state, name), "", 0, 0, &err), &err);
	}
	assert_pr_ok(fs_list(&list, *state, &err), &err);
	assert_int_equal(list.n_names, 20);
	for (size_t i = 0; i < 20; i++)
		assert_int_equal(list.names[i][0], 'a' + i);
	fs_list_release(&list);
	fs_list_release(&list);
	fs_list_release(NULL);
}

static void
fs__size_time_and_kind_are_told(void **state)
{
	struct pr_err err = { 0 };
	struct fs_info info;
	struct timespec times[2] = { { 1000, 0 }, { 1790000000, 250000000 } };

	assert_pr_ok(fs_write(in(state, "a"), "12345", 5, 0, &err), &err);
	assert_int_equal(utimensat(AT_FDCWD, in(state, "a"), times, 0), 0);
	assert_pr_ok(fs_info(&info, in(state, "a"), &err), &err);
	assert_int_equal(info.size, 5);
	assert_int_equal(info.mtime_ms, 1790000000250);
	assert_true(info.is_file && !info.is_dir);
	assert_pr_ok(fs_info(&info, *state, &err), &err);
	assert_true(info.is_dir && !info.is_file);
	assert_pr_ok(fs_remove(in(state, "a"), &err), &err);
	assert_int_equal(count_files(state), 0);
}

static void
fs__a_reader_gives_all_chunks_and_then_none(void **state)
{
	struct pr_err err = { 0 };
	struct fs_reader *reader;
	char buf[4];
	size_t n;

	assert_pr_ok(fs_write(in(state, "a"), "123456", 6, 0, &err), &err);
	assert_pr_ok(fs_reader_open(&reader, in(state, "a"), &err), &err);
	assert_pr_ok(fs_reader_read(reader, buf, 4, &n, &err), &err);
	assert_int_equal(n, 4);
	assert_memory_equal(buf, "1234", 4);
	assert_pr_ok(fs_reader_read(reader, buf, 4, &n, &err), &err);
	assert_int_equal(n, 2);
	assert_pr_ok(fs_reader_read(reader, buf, 4, &n, &err), &err);
	assert_int_equal(n, 0);
	fs_reader_close(reader);
	fs_reader_close(NULL);
}

static void
fs__a_minus_is_standard_input(void **state)
{
	struct pr_err err = { 0 };
	int ends[2], before = dup(STDIN_FILENO);
	char *data;
	size_t len;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "piped", 5), 5);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	assert_pr_ok(fs_read(&data, &len, "-", 100, &err), &err);
	assert_string_equal(data, "piped");
	assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0);
	dup2(before, STDIN_FILENO);
	close(before);
	free(data);
}

static void
fs__the_hash_of_a_file_is_that_of_its_bytes(void **state)
{
	struct pr_err err = { 0 };
	unsigned char hash[32];

	assert_pr_ok(fs_write(in(state, "a"), "abc", 3, 0, &err), &err);
	assert_pr_ok(fs_sha256(hash, in(state, "a"), &err), &err);
	assert_memory_equal(hash, "\xba\x78\x16\xbf\x8f\x01\xcf\xea", 8);
}

static void
fs__paths_are_joined_with_one_slash(void **state)
{
	char *a = fs_join("dir", "name"), *b = fs_join("dir/", "name");
	char *c = fs_join("", "name");

	(void)state;
	assert_string_equal(a, "dir/name");
	assert_string_equal(b, "dir/name");
	assert_string_equal(c, "name");
	free(a);
	free(b);
	free(c);
}

#define FS_TEST(f) cmocka_unit_test_setup_teardown(f, make_home, remove_home)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FS_TEST(fs__what_is_written_is_read),
		FS_TEST(fs__shared_files_take_the_umask),
		FS_TEST(fs__nothing_is_overwritten_unless_asked),
		FS_TEST(fs__a_name_taken_meanwhile_is_not_overwritten),
		FS_TEST(fs__a_link_is_replaced_not_followed),
		FS_TEST(fs__an_abandoned_file_leaves_nothing),
		FS_TEST(fs__a_large_file_is_read_up_to_the_maximum),
		FS_TEST(fs__what_is_not_there_is_not_found),
		FS_TEST(fs__a_folder_is_no_file),
		FS_TEST(fs__a_full_disk_is_told_apart),
		FS_TEST(fs__a_disk_that_fills_leaves_the_old_bytes),
		FS_TEST(fs__a_folder_without_permission_refuses),
		FS_TEST(fs__appending_adds_at_the_end),
		FS_TEST(fs__folders_are_made_private_and_all_the_way),
		FS_TEST(fs__a_file_in_the_way_of_a_folder_is_told),
		FS_TEST(fs__a_folder_is_listed_in_order),
		FS_TEST(fs__size_time_and_kind_are_told),
		FS_TEST(fs__a_reader_gives_all_chunks_and_then_none),
		FS_TEST(fs__a_minus_is_standard_input),
		FS_TEST(fs__the_hash_of_a_file_is_that_of_its_bytes),
		FS_TEST(fs__paths_are_joined_with_one_slash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
