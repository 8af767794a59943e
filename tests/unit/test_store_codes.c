/* test_store_codes.c - codes.db as a file: one writer, whole or not at all */
#include "proctor/store_codes.h"
#include "store/codes.h"

#include "broken_disk.h"
#include "fs_case.h"

#include <sys/stat.h>
#include <sys/wait.h>

static struct pr_value
number(int64_t n)
{
	return (struct pr_value){ .type = PR_VALUE_INT, .number = n };
}

static struct pr_value
text(const char *t)
{
	return (struct pr_value){ PR_VALUE_TEXT, 0, t, strlen(t) };
}

static enum pr_status
put_table(struct pr_codes *codes, const char *prefix, struct pr_err *err)
{
	const struct pr_value row[] = { number(1), number(0), text(prefix) };

	return pr_codes_put(codes, PR_PUT_PCS_TABLE, row, 3, NULL, err);
}

static bool
take(void *ctx, const struct pr_value *c, size_t n)
{
	assert_int_equal(n, 1);
	assert_int_equal(c[0].type, PR_VALUE_TEXT);
	snprintf(ctx, 8, "%s", c[0].text);
	return true;
}

/* The one row there is, "" when there is none. */
static const char *
table_in(struct pr_codes *codes)
{
	static char found[8];
	const struct pr_value keys[] = { number(1), number(0) };
	struct pr_err err = { 0 };

	found[0] = '\0';
	assert_pr_ok(pr_codes_ask(codes, PR_ASK_PCS_TABLE, keys, 2, found, take,
				  &err),
		     &err);
	return found;
}

static enum pr_status
write_one(const char *dir, const char *prefix, const char *vfs,
	  struct pr_err *err)
{
	struct pr_codes *codes;
	enum pr_status st = pr_codes_begin(&codes, dir, vfs, err);

	if (st)
		return st;
	st = pr_codes_drop(codes, 1, err);
	if (!st)
		st = put_table(codes, prefix, err);
	if (!st)
		st = pr_codes_commit(codes, err);
	pr_codes_close(codes);
	return st;
}

static void
assert_table(const char *dir, const char *prefix)
{
	struct pr_err err = { 0 };
	struct pr_codes *codes;

	assert_pr_ok(pr_codes_open(&codes, dir, &err), &err);
	assert_string_equal(table_in(codes), prefix);
	pr_codes_close(codes);
}

static void
store_codes__a_row_is_there_after_the_commit(void **state)
{
	struct pr_err err = { 0 };
	struct stat info;

	assert_pr_ok(write_one(*state, "0FT", NULL, &err), &err);
	assert_table(*state, "0FT");
	assert_int_equal(stat(in(state, "codes.db"), &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	assert_int_equal(count_files(state), 2);
}

static void
store_codes__nothing_is_there_before(void **state)
{
	struct pr_err err = { 0 };
	struct pr_codes *codes, *reader = NULL;

	assert_pr_refused(pr_codes_open(&reader, *state, &err), PR_ENOTFOUND,
			  &err);
	assert_null(reader);
	assert_pr_refused(pr_codes_open(&reader, in(state, "none"), &err),
			  PR_ENOTFOUND, &err);
	assert_pr_ok(pr_codes_begin(&codes, *state, NULL, &err), &err);
	assert_pr_ok(put_table(codes, "0FT", &err), &err);
	assert_pr_refused(put_table(codes, "0FT", &err), PR_EEXIST, &err);
	assert_pr_refused(pr_codes_open(&reader, *state, &err), PR_ENOTFOUND,
			  &err);
	pr_codes_close(codes); /* without a commit */
	assert_pr_refused(pr_codes_open(&reader, *state, &err), PR_ENOTFOUND,
			  &err);
	assert_int_equal(count_files(state), 1);
	pr_codes_close(NULL);
}

static void
store_codes__a_reader_keeps_what_it_opened(void **state)
{
	struct pr_err err = { 0 };
	struct pr_codes *reader;

	assert_pr_ok(write_one(*state, "0FT", NULL, &err), &err);
	assert_pr_ok(pr_codes_open(&reader, *state, &err), &err);
	assert_pr_ok(write_one(*state, "0DT", NULL, &err), &err);
	assert_string_equal(table_in(reader), "0FT");
	assert_pr_refused(put_table(reader, "0XX", &err), PR_ESTATE, &err);
	assert_pr_refused(pr_codes_commit(reader, &err), PR_ESTATE, &err);
	pr_codes_close(reader);
	assert_table(*state, "0DT");
}

static void
store_codes__a_second_writer_is_told_who_writes(void **state)
{
	struct pr_err err = { 0 };
	struct pr_codes *first, *second = NULL;
	char pid[32];

	assert_pr_ok(pr_codes_begin(&first, *state, NULL, &err), &err);
	snprintf(pid, sizeof(pid), "%ld", (long)getpid());
	assert_int_equal(pr_codes_begin(&second, *state, NULL, &err), PR_EBUSY);
	assert_non_null(strstr(err.text, pid));
	assert_null(second);
	err = (struct pr_err){ 0 };
	assert_pr_ok(put_table(first, "0FT", &err), &err);
	assert_pr_ok(pr_codes_commit(first, &err), &err);
	pr_codes_close(first);
	assert_table(*state, "0FT");
	assert_pr_ok(write_one(*state, "0DT", NULL, &err), &err);
}

static void
store_codes__foreign_files_stay_as_they_are(void **state)
{
	static const char *const foreign[] = { "not a database, but long enough"
					       " to be looked at",
					       "SQLite format 3" };
	struct pr_err err = { 0 };
	struct pr_codes *codes = NULL;
	char *bytes = NULL;
	size_t len;

	for (size_t i = 0; i < PR_LEN(foreign); i++) {
		assert_pr_ok(fs_write(in(state, "codes.db"), foreign[i],
				      strlen(foreign[i]), FS_OVERWRITE, &err),
			     &err);
		assert_pr_refused(pr_codes_open(&codes, *state, &err),
				  PR_EFOREIGN, &err);
		assert_pr_refused(write_one(*state, "0FT", NULL, &err),
				  PR_EFOREIGN, &err);
		assert_pr_ok(fs_read(&bytes, &len, in(state, "codes.db"), 9999,
				     &err),
			     &err);
		assert_string_equal(bytes, foreign[i]);
		free(bytes);
	}
	assert_null(codes);
}

/* Some SQL on the file behind our back. */
static void
tamper(void **state, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(in(state, "codes.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void
store_codes__other_versions_and_schemas_are_refused(void **state)
{
	static const struct {
		const char *sql;
		enum pr_status st;
	} cases[] = {
		{ "PRAGMA user_version = 99", PR_EVERSION },
		{ "PRAGMA user_version = 0", PR_EVERSION },
		{ "PRAGMA application_id = 1886544756", PR_EFOREIGN },
		{ "CREATE VIEW more AS SELECT 1", PR_EDAMAGED },
		{ "DROP TABLE cpt", PR_EDAMAGED },
		{ "CREATE TRIGGER t AFTER INSERT ON code BEGIN SELECT 1; END",
		  PR_EDAMAGED },
	};
	struct pr_err err = { 0 };
	struct pr_codes *codes = NULL;

	for (size_t i = 0; i < PR_LEN(cases); i++) {
		unlink(in(state, "codes.db"));
		assert_pr_ok(write_one(*state, "0FT", NULL, &err), &err);
		tamper(state, cases[i].sql);
		assert_pr_refused(pr_codes_open(&codes, *state, &err),
				  cases[i].st, &err);
		assert_pr_refused(write_one(*state, "0DT", NULL, &err),
				  cases[i].st, &err);
		assert_null(codes);
	}
}

static void
store_codes__a_cut_file_is_damaged(void **state)
{
	struct pr_err err = { 0 };
	struct pr_codes *codes = NULL;
	struct stat info;

	assert_pr_ok(write_one(*state, "0FT", NULL, &err), &err);
	assert_int_equal(stat(in(state, "codes.db"), &info), 0);
	assert_int_equal(truncate(in(state, "codes.db"), info.st_size / 2), 0);
	assert_pr_refused(pr_codes_open(&codes, *state, &err), PR_EDAMAGED,
			  &err);
	assert_null(codes);
}

static void
store_codes__a_disk_that_fails_leaves_the_old_file(void **state)
{
	static const enum broken how[] = { DISK_NO_WRITES, DISK_NO_ROOM,
					   DISK_NO_SYNC };
	static const enum pr_status what[] = { PR_EIO, PR_EFULL, PR_EIO };
	struct pr_err err = { 0 };
	struct pr_codes *codes;

	assert_pr_ok(write_one(*state, "0FT", NULL, &err), &err);
	for (size_t i = 0; i < PR_LEN(how); i++) {
		/* from the start, and from the commit on */
		disk_state = how[i];
		assert_pr_refused(write_one(*state, "0DT", "broken", &err),
				  what[i], &err);
		disk_state = DISK_FINE;
		assert_table(*state, "0FT");
		assert_pr_ok(pr_codes_begin(&codes, *state, "broken", &err),
			     &err);
		assert_pr_ok(pr_codes_drop(codes, 1, &err), &err);
		assert_pr_ok(put_table(codes, "0DT", &err), &err);
		disk_state = how[i];
		assert_pr_refused(pr_codes_commit(codes, &err), what[i], &err);
		pr_codes_close(codes);
		disk_state = DISK_FINE;
		assert_table(*state, "0FT");
		assert_int_equal(count_files(state), 2);
	}
	assert_pr_ok(write_one(*state, "0DT", "broken", &err), &err);
	assert_table(*state, "0DT");
}

static void
store_codes__a_writer_that_is_killed_leaves_the_old_file(void **state)
{
	struct pr_err err = { 0 };
	int status;
	pid_t pid;

	assert_pr_ok(write_one(*state, "0FT", NULL, &err), &err);
	pid = fork();
	if (pid == 0) {
		struct pr_codes *codes;

		if (pr_codes_begin(&codes, *state, NULL, &err) == PR_OK &&
		    pr_codes_drop(codes, 1, &err) == PR_OK &&
		    put_table(codes, "0DT", &err) == PR_OK)
			_exit(7);
		_exit(1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(WEXITSTATUS(status), 7);
	assert_int_equal(count_files(state), 3); /* its copy lies there */
	assert_table(*state, "0FT");
	assert_pr_ok(write_one(*state, "0JT", NULL, &err), &err);
	assert_table(*state, "0JT");
	assert_int_equal(count_files(state), 2);
}

/* Rows are found by their keys; what may walk is said here. */
static bool
may_scan(const char *name)
{
	return strcmp(name, "codes_ask_parts") == 0 ||
	       strcmp(name, "codes_ask_nodes_below") == 0;
}

static void
assert_plan(sqlite3 *db, const struct store_query *query)
{
	char *sql = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", query->sql);
	sqlite3_stmt *stmt = NULL;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", query->name, sqlite3_errmsg(db));
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *line = (const char *)sqlite3_column_text(stmt, 3);

		if (!may_scan(query->name) && (strncmp(line, "SCAN ", 5) == 0 ||
					       strstr(line, "TEMP B-TREE")))
			fail_msg("%s: %s", query->name, line);
	}
	sqlite3_finalize(stmt);
	sqlite3_free(sql);
}

static void
store_codes__every_query_prepares_and_goes_by_a_key(void **state)
{
	struct pr_err err = { 0 };
	struct pr_codes *codes;
	int n = 0;

	assert_pr_ok(pr_codes_begin(&codes, *state, NULL, &err), &err);
	for (int i = 0; i < STORE_SQL_COUNT; i++) {
		const struct store_query *query = &store_queries[i];

		if (strncmp(query->name, "codes_", 6) != 0 ||
		    strncmp(query->sql, "PRAGMA", 6) == 0)
			continue;
		assert_plan(codes->base.db, query);
		n++;
	}
	assert_true(n > 80);
	pr_codes_close(codes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FS_TEST(store_codes__every_query_prepares_and_goes_by_a_key),
		FS_TEST(store_codes__a_row_is_there_after_the_commit),
		FS_TEST(store_codes__nothing_is_there_before),
		FS_TEST(store_codes__a_reader_keeps_what_it_opened),
		FS_TEST(store_codes__a_second_writer_is_told_who_writes),
		FS_TEST(store_codes__foreign_files_stay_as_they_are),
		FS_TEST(store_codes__other_versions_and_schemas_are_refused),
		FS_TEST(store_codes__a_cut_file_is_damaged),
		FS_TEST(store_codes__a_disk_that_fails_leaves_the_old_file),
		FS_TEST(store_codes__a_writer_that_is_killed_leaves_the_old_file),
	};

	broken_disk_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
