/* test_store_files.c - files that are foreign, newer, damaged, held, copied */
#include "store_fill.h"

#include <signal.h>

/* A whole file; the caller frees it. */
static char *
slurp(const char *path, size_t *n)
{
	struct pr_err err = { 0 };
	char *data = NULL;

	if (fs_read(&data, n, path, 64 << 20, &err) != PR_OK)
		*n = 0;
	return data;
}

static void
spill(const char *path, const void *data, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(data, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

/* What lies in the folder, with every byte, without the lock file. */
struct snapshot {
	char names[400];
	char *data[8];
	size_t len[8];
	size_t n;
};

static void
take(struct snapshot *s, const struct store_case *c)
{
	struct pr_err err = { 0 };
	struct fs_list list;

	*s = (struct snapshot){ .n = 0 };
	assert_pr_ok(fs_list(&list, c->dir, &err), &err);
	for (size_t i = 0; i < list.n_names && s->n < 8; i++) {
		char path[400];

		if (strcmp(list.names[i], "proctor.lock") == 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", c->dir, list.names[i]);
		strcat(s->names, list.names[i]);
		strcat(s->names, " ");
		s->data[s->n] = slurp(path, &s->len[s->n]);
		s->n++;
	}
	fs_list_release(&list);
}

static void
assert_unchanged(struct snapshot *s, const struct store_case *c)
{
	struct snapshot now;

	take(&now, c);
	assert_string_equal(now.names, s->names);
	for (size_t i = 0; i < s->n; i++) {
		assert_int_equal(now.len[i], s->len[i]);
		assert_memory_equal(now.data[i], s->data[i], s->len[i]);
		free(now.data[i]);
		free(s->data[i]);
	}
}

/* Both ways in refuse it and leave every byte. */
static void
assert_left_alone(struct store_case *c, enum pr_status want)
{
	static const enum pr_store_mode modes[] = { PR_STORE_WRITE,
						    PR_STORE_READ };
	for (size_t i = 0; i < PR_LEN(modes); i++) {
		struct pr_store *store = NULL;
		struct snapshot before;

		take(&before, c);
		assert_pr_refused(pr_store_open(&store, c->dir, modes[i], NULL,
						NOW_MS, &c->err),
				  want, &c->err);
		assert_null(store);
		assert_unchanged(&before, c);
	}
}

/* Runs in a child that ends without closing anything. */
static void
in_child(struct store_case *c, void (*work)(struct store_case *c))
{
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		work(c);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static sqlite3 *
plain(const char *path, const char *sql)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	return db;
}

static void
foreign__a_text_file_is_left_alone(void **state)
{
	struct store_case *c = *state;

	spill(c->path, "my diary", 8);
	assert_left_alone(c, PR_EFOREIGN);
	spill(c->path, "SQLite format 3", 16);
	assert_left_alone(c, PR_EFOREIGN);
}

static void
foreign__a_link_is_left_alone(void **state)
{
	struct store_case *c = *state;
	char target[320];

	snprintf(target, sizeof(target), "%s/other.db", c->dir);
	spill(target, "", 0);
	assert_int_equal(symlink(target, c->path), 0);
	assert_left_alone(c, PR_EFOREIGN);
}

static void
foreign__another_programs_database_is_left_alone(void **state)
{
	static const char *const made[] = {
		"CREATE TABLE t (x); INSERT INTO t VALUES (1)",
		"PRAGMA journal_mode = WAL; CREATE TABLE t (x);",
		"PRAGMA application_id = 77; CREATE TABLE t (x)",
		"PRAGMA user_version = 3",
	};
	struct store_case *c = *state;

	for (size_t i = 0; i < PR_LEN(made); i++) {
		unlink(c->path);
		sqlite3_close(plain(c->path, made[i]));
		assert_left_alone(c, PR_EFOREIGN);
	}
}

static void
leave_foreign_log(struct store_case *c)
{
	plain(c->path, "PRAGMA journal_mode = WAL;"
		       "PRAGMA wal_autocheckpoint = 0; CREATE TABLE t (x);"
		       "INSERT INTO t VALUES (1)");
}

static void
foreign__a_database_that_is_all_in_its_log_is_left_alone(void **state)
{
	struct store_case *c = *state;
	char name[320];

	in_child(c, leave_foreign_log);
	assert_int_equal(store_beside(c->path, ""), 4096);
	assert_true(store_beside(c->path, "-wal") > 4096);
	snprintf(name, sizeof(name), "%s-shm", c->path);
	unlink(name);
	assert_left_alone(c, PR_EFOREIGN);
}

static void
leave_foreign_journal(struct store_case *c)
{
	/* a page is in the file already, its old bytes in the journal */
	plain(c->path, "PRAGMA cache_size = 1; PRAGMA cache_spill = 1;"
		       "CREATE TABLE t (x);"
		       "INSERT INTO t VALUES (zeroblob(20000));"
		       "BEGIN; UPDATE t SET x = randomblob(20000);"
		       "INSERT INTO t SELECT randomblob(90000) FROM t;");
}

static void
foreign__a_hot_journal_is_not_played_back(void **state)
{
	struct store_case *c = *state;

	in_child(c, leave_foreign_journal);
	assert_true(store_beside(c->path, "-journal") > 0);
	assert_left_alone(c, PR_EFOREIGN);
}

static void
newer__a_file_of_a_newer_program_is_left_alone(void **state)
{
	struct store_case *c = *state;

	case_open(c, PR_STORE_WRITE);
	case_close(c);
	sqlite3_close(plain(c->path, "PRAGMA user_version = 99"));
	assert_left_alone(c, PR_EVERSION);
}

static void
leave_newer_log(struct store_case *c)
{
	plain(c->path, "PRAGMA wal_autocheckpoint = 0;"
		       "PRAGMA user_version = 99");
}

static void
newer__the_log_is_asked_too(void **state)
{
	struct store_case *c = *state;
	char name[320];

	case_open(c, PR_STORE_WRITE);
	case_close(c);
	in_child(c, leave_newer_log);
	snprintf(name, sizeof(name), "%s-shm", c->path);
	unlink(name);
	assert_true(store_beside(c->path, "-wal") > 0);
	assert_left_alone(c, PR_EVERSION);
}

static void
damage__an_empty_file_with_a_log_is_left_alone(void **state)
{
	struct store_case *c = *state;
	char name[320];

	spill(c->path, "", 0);
	snprintf(name, sizeof(name), "%s-wal", c->path);
	spill(name, "0123456789012345678901234567890123456789", 40);
	assert_left_alone(c, PR_EDAMAGED);
}

static void
work_and_vanish(struct store_case *c)
{
	case_open(c, PR_STORE_WRITE);
	case_fill(c);
	for (uint32_t seq = 1; seq <= 30; seq++)
		case_click(c, seq);
}

static void
damage__after_a_crash_a_damaged_file_is_left_alone(void **state)
{
	struct store_case *c = *state;
	char *data;
	size_t n;

	in_child(c, work_and_vanish);
	assert_true(store_beside(c->path, "-wal") > 0);
	data = slurp(c->path, &n);
	assert_non_null(data);
	memset(data + 4096, 0x5a, n - 4096);
	spill(c->path, data, n);
	free(data);
	assert_left_alone(c, PR_EDAMAGED);
}

static bool
any_event(void *ctx, const struct pr_db_event *event)
{
	(void)event;
	++*(int *)ctx;
	return true;
}

/* Every call on a file with one wrong byte; any answer but a crash. */
static void
use(const char *dir)
{
	struct pr_store *store = NULL;
	struct pr_db_learner learner;
	struct pr_err err = { 0 };
	int n = 0;

	if (pr_store_open(&store, dir, PR_STORE_WRITE, NULL, 1, &err) !=
	    PR_OK) {
		assert_true(err.text[0] != '\0');
		return;
	}
	(void)!pr_db_learner_find(store, NULL, &learner, &err);
	(void)!pr_db_event_each(store, 1, &n, any_event, &err);
	(void)!pr_store_verify(store, NULL, NULL, &err);
	pr_store_close(store);
}

static void
damage__one_wrong_byte_anywhere_never_crashes(void **state)
{
	struct store_case *c = *state;
	size_t n;
	char *data;

	case_open(c, PR_STORE_WRITE);
	case_fill(c);
	for (uint32_t seq = 1; seq <= 30; seq++)
		case_click(c, seq);
	case_close(c);
	data = slurp(c->path, &n);
	assert_non_null(data);
	for (size_t at = 0; at < n; at += at < 200 ? 1 : 509) {
		char old = data[at];

		data[at] = (char)(old ^ (at % 2 ? 0xff : 0x01));
		spill(c->path, data, n);
		use(c->dir);
		data[at] = old;
	}
	for (size_t len = n - 1; len > 5000; len -= len / 7) {
		spill(c->path, data, len);
		use(c->dir);
	}
	free(data);
}

static void
lock__a_second_process_is_told_who_holds_the_folder(void **state)
{
	struct store_case *c = *state;
	char want[400];
	int status;
	pid_t pid;

	case_open(c, PR_STORE_WRITE);
	snprintf(want, sizeof(want),
		 "The data folder %s is in use by process %ld (proctor); close "
		 "it first.",
		 c->dir, (long)getpid());
	pid = fork();
	if (pid == 0) {
		for (int mode = PR_STORE_WRITE; mode <= PR_STORE_READ; mode++) {
			struct pr_store *store = NULL;
			struct pr_err err = { 0 };

			if (pr_store_open(&store, c->dir,
					  (enum pr_store_mode)mode, NULL, 0,
					  &err) != PR_EBUSY ||
			    strcmp(err.text, want) != 0)
				_exit(1);
		}
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	case_close(c);
	case_open(c, PR_STORE_READ); /* free again */
}

static void
lock__another_sqlite_program_cannot_read_it_meanwhile(void **state)
{
	struct store_case *c = *state;
	sqlite3 *db = NULL;
	int rc;

	case_open(c, PR_STORE_WRITE);
	case_fill(c);
	assert_int_equal(sqlite3_open(c->path, &db), SQLITE_OK);
	rc = sqlite3_exec(db, "SELECT * FROM learner", NULL, NULL, NULL);
	sqlite3_close(db);
	assert_int_equal(rc, SQLITE_BUSY);
}

static void
read__an_interrupted_sitting_is_read_and_left_as_it_was(void **state)
{
	struct store_case *c = *state;
	struct snapshot before;
	int n = 0;

	in_child(c, work_and_vanish);
	take(&before, c);
	assert_string_equal(before.names, "proctor.db proctor.db-wal ");
	case_open(c, PR_STORE_READ);
	assert_pr_ok(pr_db_event_each(c->store, 1, &n, any_event, &c->err),
		     &c->err);
	assert_int_equal(n, 30);
	case_close(c);
	assert_unchanged(&before, c);
	case_open(c, PR_STORE_WRITE); /* and it goes on */
	case_close(c);
	take(&before, c);
	assert_string_equal(before.names, "proctor.db ");
	case_open(c, PR_STORE_READ);
	case_close(c);
	assert_unchanged(&before, c);
}

static void
folder__one_that_cannot_be_written_is_refused_in_words(void **state)
{
	struct store_case *c = *state;
	int status;
	pid_t pid;

	case_open(c, PR_STORE_WRITE);
	case_close(c);
	assert_int_equal(chmod(c->path, 0444), 0);
	assert_int_equal(chmod(c->dir, 0555), 0);
	pid = fork();
	if (pid == 0) {
		struct pr_store *store = NULL;
		struct pr_err err = { 0 };

		if (geteuid() == 0 && setuid(65534) != 0)
			_exit(2);
		if (pr_store_open(&store, c->dir, PR_STORE_WRITE, NULL, 0,
				  &err) != PR_EIO)
			_exit(3);
		_exit(!store && strstr(err.text, c->dir) &&
				      strstr(err.text, " is read-only or ") &&
				      strstr(err.text, "--data")
			      ? 0
			      : 4);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(chmod(c->dir, 0700), 0);
	assert_int_equal(status, 0);
}

int
main(void)
{
#define bare_test(f) \
	cmocka_unit_test_setup_teardown(f, case_setup, case_teardown)
	const struct CMUnitTest tests[] = {
		bare_test(foreign__a_text_file_is_left_alone),
		bare_test(foreign__a_link_is_left_alone),
		bare_test(foreign__another_programs_database_is_left_alone),
		bare_test(
			foreign__a_database_that_is_all_in_its_log_is_left_alone),
		bare_test(foreign__a_hot_journal_is_not_played_back),
		bare_test(newer__a_file_of_a_newer_program_is_left_alone),
		bare_test(newer__the_log_is_asked_too),
		bare_test(damage__an_empty_file_with_a_log_is_left_alone),
		bare_test(damage__after_a_crash_a_damaged_file_is_left_alone),
		bare_test(damage__one_wrong_byte_anywhere_never_crashes),
		bare_test(lock__a_second_process_is_told_who_holds_the_folder),
		bare_test(
			lock__another_sqlite_program_cannot_read_it_meanwhile),
		bare_test(
			read__an_interrupted_sitting_is_read_and_left_as_it_was),
		bare_test(
			folder__one_that_cannot_be_written_is_refused_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
