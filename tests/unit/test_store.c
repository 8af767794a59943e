/* test_store.c - the data file: schema, settings, guards, transactions */
#include "store_fill.h"

static int
raw(struct store_case *c, const char *sql)
{
	return sqlite3_exec(c->store->db, sql, NULL, NULL, NULL);
}

static int64_t
number(struct store_case *c, const char *sql)
{
	sqlite3_stmt *stmt;
	int64_t value;

	assert_int_equal(sqlite3_prepare_v2(c->store->db, sql, -1, &stmt, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return value;
}

static void
store__a_fresh_file_is_ours_and_private(void **state)
{
	struct store_case *c = *state;
	struct stat st;

	assert_int_equal(number(c, "PRAGMA application_id"),
			 STORE_APPLICATION_ID);
	assert_int_equal(number(c, "PRAGMA user_version"),
			 (int64_t)store_migration_count);
	assert_int_equal(number(c, "SELECT count(*) FROM learner"), 1);
	assert_pr_ok(store_same_schema(c->store->db, c->path, store_migrations,
				       (int)store_migration_count, &c->err),
		     &c->err);
	assert_string_equal(pr_store_path(c->store), c->path);
	assert_int_equal(stat(c->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(st.st_size % 4096, 0);
	assert_pr_ok(pr_store_verify(c->store, NULL, NULL, &c->err), &c->err);
	assert_non_null(strstr(pr_store_engine(), SQLITE_SOURCE_ID));
}

static void
store__a_missing_folder_is_made_private(void **state)
{
	struct store_case *c = *state;
	char dir[300];
	struct pr_store *store;
	struct stat st;

	snprintf(dir, sizeof(dir), "%s/a", c->dir);
	assert_pr_refused(
		pr_store_open(&store, dir, PR_STORE_READ, NULL, 0, &c->err),
		PR_ENOTFOUND, &c->err);
	assert_null(store);
	assert_int_not_equal(stat(dir, &st), 0);
	assert_pr_ok(pr_store_open(&store, dir, PR_STORE_WRITE, NULL, NOW_MS,
				   &c->err),
		     &c->err);
	assert_int_equal(stat(dir, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	unlink(pr_store_path(store));
	pr_store_close(store);
	snprintf(dir, sizeof(dir), "rm -r %s/a", c->dir);
	assert_int_equal(system(dir), 0);
}

static void
store__the_settings_are_taken(void **state)
{
	static const struct {
		const char *sql;
		int want;
	} pragmas[] = {
		{ "PRAGMA synchronous", 2 },
		{ "PRAGMA foreign_keys", 1 },
		{ "PRAGMA recursive_triggers", 1 },
		{ "PRAGMA wal_autocheckpoint", 0 },
		{ "PRAGMA cell_size_check", 1 },
		{ "PRAGMA secure_delete", 1 },
		{ "PRAGMA trusted_schema", 0 },
		{ "PRAGMA busy_timeout", 0 },
		{ "PRAGMA query_only", 0 },
		{ "SELECT locking_mode = 'exclusive' "
		  "FROM pragma_locking_mode",
		  1 },
		{ "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1 },
	};
	static const int options[][2] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
	};
	struct store_case *c = *state;

	for (size_t i = 0; i < PR_LEN(pragmas); i++)
		if (number(c, pragmas[i].sql) != pragmas[i].want)
			fail_msg("%s is not %d", pragmas[i].sql,
				 pragmas[i].want);
	for (size_t i = 0; i < PR_LEN(options); i++) {
		int have = -1;

		sqlite3_db_config(c->store->db, options[i][0], -1, &have);
		assert_int_equal(have, options[i][1]);
	}
	assert_int_not_equal(raw(c, "SELECT \"no such column\""), SQLITE_OK);
}

/* Asked of the other file: test_store_codes.c prepares them. */
static bool
is_of_codes(const struct store_query *query)
{
	return strncmp(query->name, "codes_", 6) == 0;
}

static void
store__every_named_query_prepares(void **state)
{
	struct store_case *c = *state;

	for (int i = 0; i < STORE_SQL_COUNT; i++) {
		sqlite3_stmt *stmt = NULL;
		const char *rest = NULL;

		if (is_of_codes(&store_queries[i]))
			continue;

		if (sqlite3_prepare_v2(c->store->db, store_queries[i].sql, -1,
				       &stmt, &rest) != SQLITE_OK)
			fail_msg("%s: %s", store_queries[i].name,
				 sqlite3_errmsg(c->store->db));
		assert_non_null(stmt);
		if (rest[strspn(rest, " \n\t")])
			fail_msg("%s: more than one statement",
				 store_queries[i].name);
		sqlite3_finalize(stmt);
	}
}

/* The plan's line scans one of these by its alias or its name. */
static bool
scans(const char *line)
{
	static const char *const growing[] = {
		"item",        "item_rev",    "event",     "form_slot",
		"seen",        "objective",   "sitting",   "sheet",
		"score",       "learn_step",  "memory",    "ceu_row",
		"ceu_holding", "ceu_close",   "ceu_cycle", "ceu_entry",
		"ceu_claim",   "ceu_reported"
	};
	/* the aliases that the queries give them */
	static const char *const alias[] = { "i", "r", "o", "e",   "s",
					     "f", "p", "q", "h",   "u",
					     "k", "n", "m", "undo" };
	char name[64] = "";

	if (sscanf(line, "SCAN %63s", name) != 1)
		return false;
	for (size_t i = 0; i < PR_LEN(growing); i++)
		if (strcmp(name, growing[i]) == 0)
			return true;
	for (size_t i = 0; i < PR_LEN(alias); i++)
		if (strcmp(name, alias[i]) == 0)
			return true;
	return false;
}

/* True when the plan of a query scans a growing table; line says where. */
static bool
plan_scans(struct store_case *c, const char *query, char line[200])
{
	char *sql = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", query);
	sqlite3_stmt *stmt = NULL;
	bool found = false;

	assert_non_null(sql);
	assert_int_equal(sqlite3_prepare_v2(c->store->db, sql, -1, &stmt, NULL),
			 SQLITE_OK);
	while (!found && sqlite3_step(stmt) == SQLITE_ROW) {
		snprintf(line, 200, "%s", sqlite3_column_text(stmt, 3));
		found = scans(line);
	}
	sqlite3_finalize(stmt);
	sqlite3_free(sql);
	return found;
}

static void
store__no_query_scans_a_table_that_grows(void **state)
{
	struct store_case *c = *state;
	char line[200];
	int checked = 0;

	/* controls that must be found */
	assert_true(
		plan_scans(c, "SELECT * FROM item i WHERE status = 2", line));
	assert_true(plan_scans(c, "DELETE FROM event WHERE kind = 1", line));
	assert_true(plan_scans(c, store_queries[SQL_CEU_VERIFY].sql, line));
	for (int i = 0; i < STORE_SQL_COUNT; i++) {
		const char *sql = store_queries[i].sql;

		/* max() of an indexed column reads one row all the same; a
		 * report over the whole file reads all of it */
		if (strncmp(sql, "PRAGMA", 6) == 0 ||
		    i == SQL_ITEM_IMPORT_NEXT || i == SQL_SHEET_OF_ALL ||
		    i == SQL_CORRECTION_SAT || i == SQL_CEU_VERIFY ||
		    is_of_codes(&store_queries[i]))
			continue;
		if (strncmp(sql, "SELECT", 6) != 0 &&
		    strncmp(sql, "INSERT", 6) != 0 &&
		    strncmp(sql, "UPDATE", 6) != 0 &&
		    strncmp(sql, "DELETE", 6) != 0)
			continue;
		if (plan_scans(c, sql, line))
			fail_msg("%s: %s", store_queries[i].name, line);
		checked++;
	}
	assert_true(checked > 50);
}

static void
store__append_only_tables_refuse_every_other_change(void **state)
{
	static const char *const refused[] = {
		"UPDATE event SET kind = 3",
		"DELETE FROM event",
		"INSERT OR REPLACE INTO event SELECT * FROM event",
		"REPLACE INTO event SELECT * FROM event",
		"UPDATE OR REPLACE event SET seq = 2 WHERE seq = 1",
		("INSERT INTO event SELECT * FROM event WHERE true "
		 "ON CONFLICT (sitting, seq) DO UPDATE SET kind = 9"),
		"UPDATE score SET raw = 1",
		"DELETE FROM score",
		"REPLACE INTO score SELECT * FROM score",
		"UPDATE form_slot SET b = 9",
		"DELETE FROM form_slot",
		"REPLACE INTO form_slot SELECT * FROM form_slot",
		"UPDATE item_rev SET hash = zeroblob(32)",
		"UPDATE item_rev SET version = 9",
		"DELETE FROM item_rev",
		"REPLACE INTO item_rev SELECT * FROM item_rev",
	};
	struct store_case *c = *state;
	struct pr_db_score score = { .sitting = c->sitting, .record = "{}" };
	int64_t before;

	case_click(c, 1);
	case_click(c, 2);
	assert_pr_ok(pr_db_score_put(c->store, &score, &c->err), &c->err);
	before = number(c, "SELECT sum(kind * 100 + seq) FROM event");
	for (size_t i = 0; i < PR_LEN(refused); i++) {
		int rc = raw(c, refused[i]);

		if (rc != SQLITE_CONSTRAINT_TRIGGER)
			fail_msg("%s: %d, not refused by a trigger", refused[i],
				 rc);
	}
	assert_int_equal(number(c, "SELECT count(*) FROM event"), 2);
	assert_int_equal(number(c, "SELECT sum(kind * 100 + seq) FROM event"),
			 before);
	/* the control: without recursive triggers a replacement slips by */
	assert_int_equal(raw(c, "PRAGMA recursive_triggers = OFF"), SQLITE_OK);
	assert_int_equal(raw(c, "REPLACE INTO event SELECT * FROM event"),
			 SQLITE_OK);
}

static void
store__a_file_without_its_guards_is_refused(void **state)
{
	struct store_case *c = *state;
	struct pr_store *store = NULL;

	assert_int_equal(raw(c, "DROP TRIGGER event_no_delete"), SQLITE_OK);
	case_close(c);
	assert_pr_refused(
		pr_store_open(&store, c->dir, PR_STORE_WRITE, NULL, 0, &c->err),
		PR_EDAMAGED, &c->err);
	assert_null(store);
}

static void
tx__what_is_rolled_back_is_gone_and_marks_undo_one_record(void **state)
{
	struct store_case *c = *state;
	struct pr_db_bank bank = case_bank(5);

	case_begin(c);
	assert_pr_refused(pr_store_begin(c->store, &c->err), PR_ESTATE,
			  &c->err);
	assert_pr_ok(pr_db_bank_put(c->store, &bank, &c->err), &c->err);
	pr_store_rollback(c->store);
	assert_int_equal(number(c, "SELECT count(*) FROM bank"), 1);
	case_begin(c);
	assert_pr_ok(pr_store_savepoint(c->store, &c->err), &c->err);
	assert_pr_refused(pr_store_savepoint(c->store, &c->err), PR_ESTATE,
			  &c->err);
	bank.id = 0;
	assert_pr_ok(pr_db_bank_put(c->store, &bank, &c->err), &c->err);
	assert_pr_ok(pr_store_release(c->store, false, &c->err), &c->err);
	assert_pr_ok(pr_store_savepoint(c->store, &c->err), &c->err);
	bank = case_bank(6);
	assert_pr_ok(pr_db_bank_put(c->store, &bank, &c->err), &c->err);
	assert_pr_ok(pr_store_release(c->store, true, &c->err), &c->err);
	assert_pr_refused(pr_store_release(c->store, true, &c->err), PR_ESTATE,
			  &c->err);
	case_commit(c);
	assert_int_equal(number(c, "SELECT count(*) FROM bank"), 2);
	assert_pr_refused(pr_store_commit(c->store, &c->err), PR_ESTATE,
			  &c->err);
	assert_pr_refused(pr_store_savepoint(c->store, &c->err), PR_ESTATE,
			  &c->err);
	pr_store_rollback(c->store);
}

static void
tx__a_full_file_undoes_the_change_and_the_next_one_works(void **state)
{
	struct store_case *c = *state;
	struct pr_db_bank bank = case_bank(7);
	struct pr_db_event event = case_event(c, 1);
	char *title = calloc(1, 200001);

	assert_non_null(title);
	memset(title, 'x', 200000);
	bank.title = title;
	number(c, "PRAGMA max_page_count = 1");
	case_begin(c);
	assert_pr_ok(pr_db_event_put(c->store, &event, &c->err), &c->err);
	assert_pr_refused(pr_db_bank_put(c->store, &bank, &c->err), PR_EFULL,
			  &c->err);
	if (sqlite3_get_autocommit(c->store->db))
		assert_pr_refused(pr_store_commit(c->store, &c->err), PR_EIO,
				  &c->err);
	else
		pr_store_rollback(c->store);
	assert_int_equal(number(c, "SELECT count(*) FROM event"), 0);
	number(c, "PRAGMA max_page_count = 100000");
	case_click(c, 1);
	assert_int_equal(number(c, "SELECT count(*) FROM event"), 1);
	free(title);
}

static void
stmt__a_failed_statement_is_ready_for_the_next_call(void **state)
{
	struct store_case *c = *state;
	struct pr_db_event event = case_event(c, 1);
	struct sq q;

	case_click(c, 1);
	for (int i = 0; i < 3; i++)
		assert_pr_refused(pr_db_event_put(c->store, &event, &c->err),
				  PR_EEXIST, &c->err);
	case_click(c, 2);
	/* what a reset reports is not lost: a row was waiting behind it */
	sq_begin(&q, c->store, SQL_EVENT_INSERT, &c->err);
	sq_int(&q, ":no_such_parameter", 1);
	assert_false(sq_row(&q));
	assert_pr_refused(sq_end(&q), PR_EINVAL, &c->err);
	/* bindings do not live on: an unbound one is NULL, and refused */
	sq_begin(&q, c->store, SQL_EVENT_INSERT, &c->err);
	sq_int(&q, ":sitting", c->sitting);
	assert_pr_refused(sq_do(&q, NULL), PR_EINVAL, &c->err);
	case_click(c, 3);
}

static void
store__a_reader_cannot_write(void **state)
{
	struct store_case *c = *state;
	struct pr_db_bank bank = case_bank(9);

	case_close(c);
	case_open(c, PR_STORE_READ);
	assert_pr_refused(pr_store_begin(c->store, &c->err), PR_ESTATE,
			  &c->err);
	assert_pr_refused(pr_store_checkpoint(c->store, &c->err), PR_ESTATE,
			  &c->err);
	assert_pr_refused(pr_db_bank_put(c->store, &bank, &c->err), PR_ESTATE,
			  &c->err);
	assert_int_equal(number(c, "SELECT count(*) FROM bank"), 1);
}

static void
store__a_checkpoint_folds_the_log_between_changes_only(void **state)
{
	struct store_case *c = *state;
	int64_t before = store_beside(c->path, "");

	for (uint32_t seq = 1; seq <= 200; seq++)
		case_click(c, seq);
	assert_int_equal(store_beside(c->path, ""), before);
	case_begin(c);
	assert_pr_refused(pr_store_checkpoint(c->store, &c->err), PR_ESTATE,
			  &c->err);
	case_commit(c);
	assert_pr_ok(pr_store_checkpoint(c->store, &c->err), &c->err);
	assert_true(store_beside(c->path, "") > before);
	case_close(c);
	assert_int_equal(store_beside(c->path, "-wal"), -1);
}

static void
store__reopening_keeps_the_rows_and_the_lock(void **state)
{
	struct store_case *c = *state;
	struct pr_store *second = NULL;

	case_click(c, 1);
	assert_pr_ok(pr_store_reopen(c->store, &c->err), &c->err);
	case_click(c, 2);
	assert_int_equal(number(c, "SELECT count(*) FROM event"), 2);
	assert_pr_refused(pr_store_open(&second, c->dir, PR_STORE_WRITE, NULL,
					0, &c->err),
			  PR_EBUSY, &c->err);
	assert_null(second);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		row_test(store__a_fresh_file_is_ours_and_private),
		cmocka_unit_test_setup_teardown(
			store__a_missing_folder_is_made_private, case_setup,
			case_teardown),
		row_test(store__the_settings_are_taken),
		row_test(store__every_named_query_prepares),
		row_test(store__no_query_scans_a_table_that_grows),
		row_test(store__append_only_tables_refuse_every_other_change),
		row_test(store__a_file_without_its_guards_is_refused),
		row_test(
			tx__what_is_rolled_back_is_gone_and_marks_undo_one_record),
		row_test(
			tx__a_full_file_undoes_the_change_and_the_next_one_works),
		row_test(stmt__a_failed_statement_is_ready_for_the_next_call),
		row_test(store__a_reader_cannot_write),
		row_test(
			store__a_checkpoint_folds_the_log_between_changes_only),
		row_test(store__reopening_keeps_the_rows_and_the_lock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
