/* test_store_copy.c - migrations, backups, probes and restores */
#include "store_fill.h"

static bool
exists(const char *path)
{
	return access(path, F_OK) == 0;
}

static int64_t
read_int(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt;
	int64_t value = -1;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL),
			 SQLITE_OK);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return value;
}

static int64_t
number(struct store_case *c, const char *sql)
{
	return read_int(c->store->db, sql);
}

/* The same, of any file, with plain SQLite. */
static int64_t
number_in(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	int64_t value;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	value = read_int(db, sql);
	sqlite3_close(db);
	return value;
}

static void
change(const char *path, const char *sql)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static const char *
in_dir(const struct store_case *c, const char *name, char out[400])
{
	snprintf(out, 400, "%s/%s", c->dir, name);
	return out;
}

/* An empty database of ours, as a program of that version left it. */
static void
make_version(struct store_case *c, int version)
{
	sqlite3 *db = NULL;

	unlink(c->path);
	assert_int_equal(sqlite3_open(c->path, &db), SQLITE_OK);
	for (int i = 0; i < version; i++)
		assert_int_equal(sqlite3_exec(db, store_migrations[i].sql, NULL,
					      NULL, NULL),
				 SQLITE_OK);
	sqlite3_close(db);
}

static void
migrate__every_version_ends_at_the_newest_schema(void **state)
{
	struct store_case *c = *state;
	int newest = (int)store_migration_count;

	for (int i = 0; i < newest; i++)
		assert_int_equal(store_migrations[i].version, i + 1);
	for (int v = 0; v <= newest; v++) {
		make_version(c, v);
		case_open(c, PR_STORE_WRITE);
		assert_int_equal(number(c, "PRAGMA user_version"), newest);
		assert_pr_ok(store_same_schema(c->store->db, c->path,
					       store_migrations, newest,
					       &c->err),
			     &c->err);
		assert_int_equal(number(c, "SELECT id FROM learner"), 1);
		case_close(c);
	}
}

/* The number of a file that does not exist yet. */
#define NEXT ((int)store_migration_count + 1)

/* All steps there are and one more. */
static const struct store_migration *
one_more(const char *sql)
{
	static struct store_migration list[100];

	for (size_t i = 0; i < store_migration_count; i++)
		list[i] = store_migrations[i];
	list[store_migration_count] =
		(struct store_migration){ NEXT, "next_test", sql };
	return list;
}

/* The statements, and the number they must leave behind. */
static const char *
numbered(const char *sql)
{
	static char text[400];

	snprintf(text, sizeof(text), "%s PRAGMA user_version = %d;", sql, NEXT);
	return text;
}

static void
migrate__an_older_file_is_copied_beside_first(void **state)
{
	struct store_case *c = *state;
	char copy[400], name[40];

	/* a STRICT column needs a type */
	assert_pr_refused(
		store_migrate(c->store,
			      one_more(numbered("CREATE TABLE t (x) STRICT;")),
			      (size_t)NEXT, &c->err),
		PR_EIO, &c->err);
	assert_pr_ok(pr_store_reopen(c->store, &c->err), &c->err);
	assert_int_equal(number(c, "PRAGMA user_version"), NEXT - 1);
	snprintf(name, sizeof(name), "proctor.db.before-v%d", NEXT);
	assert_true(exists(in_dir(c, name, copy)));
	assert_pr_ok(store_migrate(c->store,
				   one_more(numbered("CREATE TABLE t (x INT) "
						     "STRICT;")),
				   (size_t)NEXT, &c->err),
		     &c->err);
	assert_int_equal(number(c, "PRAGMA user_version"), NEXT);
	assert_int_equal(number(c, "PRAGMA foreign_keys"), 1);
	snprintf(name, sizeof(name), "proctor.db.before-v%d.2", NEXT);
	assert_true(exists(in_dir(c, name, copy)));
	assert_int_equal(number_in(copy, "PRAGMA user_version"), NEXT - 1);
	assert_int_equal(number_in(copy, "SELECT count(*) FROM sitting"), 1);
	assert_pr_ok(pr_store_probe(copy, &c->err), &c->err);
}

static void
migrate__one_that_fails_leaves_the_version_before(void **state)
{
	/* half of it works; leaves a reference to nothing */
	static const char *const bad[] = {
		"CREATE TABLE t (x INT) STRICT; CREATE TABLE t (x INT) STRICT;",
		"CREATE TABLE t (x INT REFERENCES bank (id)) STRICT;"
		"INSERT INTO t VALUES (77);",
	};
	struct store_case *c = *state;

	for (size_t i = 0; i <= PR_LEN(bad); i++) {
		/* the last one forgets its number */
		const char *sql = i < PR_LEN(bad)
					  ? numbered(bad[i])
					  : "CREATE TABLE t (x INT) STRICT;";
		enum pr_status st = store_migrate(c->store, one_more(sql),
						  (size_t)NEXT, &c->err);

		assert_true(st != PR_OK);
		assert_true(c->err.text[0] != '\0');
		assert_pr_ok(pr_store_reopen(c->store, &c->err), &c->err);
		assert_int_equal(number(c, "PRAGMA user_version"), NEXT - 1);
		assert_int_equal(number(c, "SELECT count(*) FROM sqlite_schema "
					   "WHERE name = 't'"),
				 0);
	}
}

static void
backup__it_holds_what_is_still_in_the_log(void **state)
{
	struct store_case *c = *state;
	struct stat st;
	char copy[400];

	for (uint32_t seq = 1; seq <= 40; seq++)
		case_click(c, seq);
	in_dir(c, "copy.db", copy);
	assert_pr_ok(pr_store_backup(c->store, copy, &c->err), &c->err);
	assert_int_equal(store_beside(copy, "-wal"), -1);
	assert_int_equal(store_beside(copy, "-journal"), -1);
	assert_int_equal(stat(copy, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(st.st_nlink, 1);
	assert_int_equal(number_in(copy, "SELECT count(*) FROM event"), 40);
	assert_pr_ok(pr_store_probe(copy, &c->err), &c->err);
	assert_pr_refused(pr_store_backup(c->store, copy, &c->err), PR_EEXIST,
			  &c->err);
	case_click(c, 41); /* the sitting goes on */
	case_begin(c);
	assert_pr_refused(pr_store_backup(c->store, "x", &c->err), PR_ESTATE,
			  &c->err);
	pr_store_rollback(c->store);
}

static void
backup__a_place_that_cannot_be_written_gets_nothing(void **state)
{
	struct store_case *c = *state;
	struct fs_list list;

	assert_true(pr_store_backup(c->store, "/no/such/place.db", &c->err) !=
		    PR_OK);
	assert_true(c->err.text[0] != '\0');
	assert_pr_ok(fs_list(&list, c->dir, &c->err), &c->err);
	assert_int_equal(list.n_names, 3); /* database, log, lock */
	fs_list_release(&list);
}

static void
probe__only_our_own_sound_files_pass(void **state)
{
	struct store_case *c = *state;
	char copy[400], name[420];
	FILE *f;

	in_dir(c, "copy.db", copy);
	assert_pr_refused(pr_store_probe(copy, &c->err), PR_ENOTFOUND, &c->err);
	assert_pr_ok(pr_store_backup(c->store, copy, &c->err), &c->err);
	assert_pr_ok(pr_store_probe(copy, &c->err), &c->err);
	change(copy, "CREATE VIEW v AS SELECT 1");
	assert_pr_refused(pr_store_probe(copy, &c->err), PR_EDAMAGED, &c->err);
	change(copy, "DROP VIEW v; PRAGMA application_id = 5");
	assert_pr_refused(pr_store_probe(copy, &c->err), PR_EFOREIGN, &c->err);
	change(copy, "PRAGMA application_id = 1886544756;"
		     "PRAGMA user_version = 99");
	assert_pr_refused(pr_store_probe(copy, &c->err), PR_EVERSION, &c->err);
	snprintf(name, sizeof(name), "PRAGMA user_version = %d", NEXT - 1);
	change(copy, name);
	assert_pr_ok(pr_store_probe(copy, &c->err), &c->err);
	change(copy, "CREATE TRIGGER t AFTER INSERT ON event BEGIN "
		     "UPDATE learner SET name = 'x'; END");
	assert_pr_refused(pr_store_probe(copy, &c->err), PR_EDAMAGED, &c->err);
	change(copy, "DROP TRIGGER t");
	snprintf(name, sizeof(name), "%s-wal", copy);
	f = fopen(name, "w");
	assert_non_null(f);
	fputs("not whole", f);
	fclose(f);
	assert_pr_refused(pr_store_probe(copy, &c->err), PR_EDAMAGED, &c->err);
}

static void
restore__the_backup_takes_the_place_and_the_old_file_is_kept(void **state)
{
	struct store_case *c = *state;
	char copy[400], kept[4096];

	case_click(c, 1);
	in_dir(c, "copy?#%.db", copy); /* every character is only a name */
	assert_pr_ok(pr_store_backup(c->store, copy, &c->err), &c->err);
	case_click(c, 2);
	assert_pr_refused(pr_store_restore(c->dir, copy, kept, NOW_MS, &c->err),
			  PR_EBUSY, &c->err);
	case_close(c);
	assert_pr_ok(pr_store_restore(c->dir, copy, kept, NOW_MS, &c->err),
		     &c->err);
	assert_non_null(strstr(kept, "proctor.db.before-restore-2026-01-01"));
	assert_int_equal(number_in(kept, "SELECT count(*) FROM event"), 2);
	case_open(c, PR_STORE_READ);
	assert_int_equal(number(c, "SELECT count(*) FROM event"), 1);
	case_close(c);
	assert_pr_ok(pr_store_restore(c->dir, kept, kept, NOW_MS, &c->err),
		     &c->err);
	assert_non_null(strstr(kept, "before-restore-2026-01-01.2"));
	case_open(c, PR_STORE_WRITE);
	assert_int_equal(number(c, "SELECT count(*) FROM event"), 2);
	case_click(c, 3);
}

static void
restore__an_unsound_file_changes_nothing(void **state)
{
	struct store_case *c = *state;
	char copy[400], kept[4096] = "untouched";

	case_close(c);
	in_dir(c, "copy.db", copy);
	assert_pr_refused(pr_store_restore(c->dir, copy, kept, NOW_MS, &c->err),
			  PR_ENOTFOUND, &c->err);
	change(copy, "CREATE TABLE t (x)");
	assert_pr_refused(pr_store_restore(c->dir, copy, kept, NOW_MS, &c->err),
			  PR_EFOREIGN, &c->err);
	assert_string_equal(kept, "untouched");
	case_open(c, PR_STORE_READ);
	assert_int_equal(number(c, "SELECT count(*) FROM sitting"), 1);
}

static void
work_and_vanish(struct store_case *c)
{
	case_open(c, PR_STORE_WRITE);
	for (uint32_t seq = 1; seq <= 5; seq++)
		case_click(c, seq);
}

static void
restore__the_log_of_a_crashed_old_file_is_not_lost(void **state)
{
	struct store_case *c = *state;
	char copy[400], kept[4096];
	int status;
	pid_t pid;

	in_dir(c, "copy.db", copy);
	assert_pr_ok(pr_store_backup(c->store, copy, &c->err), &c->err);
	case_close(c);
	pid = fork();
	if (pid == 0) {
		work_and_vanish(c);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_true(store_beside(c->path, "-wal") > 0);
	assert_pr_ok(pr_store_restore(c->dir, copy, kept, NOW_MS, &c->err),
		     &c->err);
	assert_int_equal(number_in(kept, "SELECT count(*) FROM event"), 5);
	case_open(c, PR_STORE_WRITE);
	assert_int_equal(number(c, "SELECT count(*) FROM event"), 0);
}

static void
restore__a_new_folder_gets_the_file(void **state)
{
	struct store_case *c = *state;
	char copy[400], kept[4096] = "x";

	in_dir(c, "copy.db", copy);
	assert_pr_ok(pr_store_backup(c->store, copy, &c->err), &c->err);
	case_close(c);
	unlink(c->path);
	assert_pr_ok(pr_store_restore(c->dir, copy, kept, NOW_MS, &c->err),
		     &c->err);
	assert_string_equal(kept, "");
	case_open(c, PR_STORE_WRITE);
	assert_int_equal(number(c, "SELECT count(*) FROM sitting"), 1);
}

static void
count(void *ctx, const char *sentence)
{
	assert_true(sentence[0] != '\0');
	++*(int *)ctx;
}

static void
verify__what_is_wrong_is_said_one_by_one(void **state)
{
	struct store_case *c = *state;
	int n = 0;

	assert_pr_ok(pr_store_verify(c->store, &n, count, &c->err), &c->err);
	assert_int_equal(n, 0);
	case_close(c);
	change(c->path, "PRAGMA foreign_keys = OFF;"
			"INSERT INTO enemy VALUES (55, x'00');"
			"INSERT INTO enemy VALUES (56, x'00');"
			"PRAGMA ignore_check_constraints = ON;"
			"UPDATE learner SET minutes_a_day = -1");
	case_open(c, PR_STORE_READ);
	assert_pr_refused(pr_store_verify(c->store, &n, count, &c->err),
			  PR_EDAMAGED, &c->err);
	assert_int_equal(n, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			migrate__every_version_ends_at_the_newest_schema,
			case_setup, case_teardown),
		row_test(migrate__an_older_file_is_copied_beside_first),
		row_test(migrate__one_that_fails_leaves_the_version_before),
		row_test(backup__it_holds_what_is_still_in_the_log),
		row_test(backup__a_place_that_cannot_be_written_gets_nothing),
		row_test(probe__only_our_own_sound_files_pass),
		row_test(
			restore__the_backup_takes_the_place_and_the_old_file_is_kept),
		row_test(restore__an_unsound_file_changes_nothing),
		row_test(restore__the_log_of_a_crashed_old_file_is_not_lost),
		row_test(restore__a_new_folder_gets_the_file),
		row_test(verify__what_is_wrong_is_said_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
