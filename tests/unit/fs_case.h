/* fs_case.h - a folder for each test of files, and what stands in it */
#ifndef TEST_FS_CASE_H
#define TEST_FS_CASE_H

#include "util/fs.h"
#include "util/mem.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FS_TEST(f) cmocka_unit_test_setup_teardown(f, make_home, remove_home)

/* A folder of its own for each test, in *state. */
static inline int
make_home(void **state)
{
	char *home = mem_strdup("/tmp/proctor-fs-XXXXXX");

	*state = home;
	return home && mkdtemp(home) ? 0 : -1;
}

static inline int
remove_home(void **state)
{
	char command[200];

	snprintf(command, sizeof(command), "chmod -R u+w %s; rm -rf %s",
		 (char *)*state, (char *)*state);
	free(*state);
	return system(command);
}

/* A path in that folder; one at a time. */
static inline const char *
in(void **state, const char *name)
{
	static char path[200];

	snprintf(path, sizeof(path), "%s/%s", (char *)*state, name);
	return path;
}

static inline size_t
count_files(void **state)
{
	struct fs_list list;
	size_t n;

	assert_int_equal(fs_list(&list, *state, NULL), PR_OK);
	n = list.n_names;
	fs_list_release(&list);
	return n;
}

static inline void
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

#endif
