/* test_fs.c - reading files and folders; failures name the path */
#include "fs_case.h"

#include <fcntl.h>
#include <sys/stat.h>

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FS_TEST(fs__a_large_file_is_read_up_to_the_maximum),
		FS_TEST(fs__what_is_not_there_is_not_found),
		FS_TEST(fs__a_folder_is_no_file),
		FS_TEST(fs__a_folder_is_listed_in_order),
		FS_TEST(fs__size_time_and_kind_are_told),
		FS_TEST(fs__a_reader_gives_all_chunks_and_then_none),
		FS_TEST(fs__a_minus_is_standard_input),
		FS_TEST(fs__the_hash_of_a_file_is_that_of_its_bytes),
		FS_TEST(fs__paths_are_joined_with_one_slash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
