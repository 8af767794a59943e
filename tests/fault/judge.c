/*
 * judge.c - what is left, seen by other eyes
 *
 * Plain SQLite with its own SQL and none of the store's code, except for the
 * last question: can the program go on?
 */
#include "fault.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

static const char *const names[VERDICTS] = { "sound", "unopened", "corrupt",
					     "lost",  "gap",      "stuck" };

const char *
verdict_name(enum verdict verdict)
{
	return names[verdict];
}

int64_t
judge_ask(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	int64_t value = -1;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK &&
	    sqlite3_step(stmt) == SQLITE_ROW)
		value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return value;
}

bool
judge_all_zero(sqlite3 *db, const char *const *sql, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (judge_ask(db, sql[i]) != 0)
			return false;
	return true;
}

bool
judge_is_whole(sqlite3 *db)
{
	sqlite3_stmt *stmt = NULL;
	bool ok = false;

	if (sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &stmt, NULL) ==
		    SQLITE_OK &&
	    sqlite3_step(stmt) == SQLITE_ROW)
		ok = strcmp((const char *)sqlite3_column_text(stmt, 0), "ok") ==
		     0;
	sqlite3_finalize(stmt);
	return ok;
}

/* Every event says what the workload put into its number. */
static bool
is_true(sqlite3 *db)
{
	static const char sql[] = "SELECT seq, choice, hash, body, active_ms "
				  "FROM event ORDER BY seq";
	sqlite3_stmt *stmt = NULL;
	bool ok = true;
	long seq = 0;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		return false;
	while (ok && sqlite3_step(stmt) == SQLITE_ROW) {
		const unsigned char *hash = sqlite3_column_blob(stmt, 2);
		bool typed = sqlite3_column_type(stmt, 3) != SQLITE_NULL;

		seq++;
		ok = sqlite3_column_int64(stmt, 0) == seq &&
		     sqlite3_column_int64(stmt, 1) == work_choice(seq) &&
		     sqlite3_column_bytes(stmt, 2) == 32 &&
		     hash[0] == (seq & 0xff) && hash[31] == (seq & 0xff) &&
		     typed == (seq % 3 == 0) &&
		     sqlite3_column_int64(stmt, 4) == seq * 1000;
	}
	sqlite3_finalize(stmt);
	return ok;
}

/* A response that was closed has its grade and both errors, no other has. */
static bool
is_graded(sqlite3 *db)
{
	static const char *const sql[] = {
		"SELECT count(*) FROM event WHERE seq % 4 = 0 AND seq NOT IN "
		"(SELECT slot FROM response_grade)",
		"SELECT count(*) FROM response_grade WHERE slot NOT IN "
		"(SELECT seq FROM event WHERE seq % 4 = 0)",
		"SELECT count(*) FROM response_grade g WHERE 2 <> (SELECT "
		"count(*) FROM response_error e WHERE e.slot = g.slot)",
		"SELECT count(*) FROM response_error WHERE slot NOT IN "
		"(SELECT slot FROM response_grade)",
	};

	/* cut while the file was made: an older format, without these tables */
	if (judge_ask(db, "SELECT count(*) FROM sqlite_schema "
			  "WHERE name = 'response_error'") == 0)
		return judge_ask(db, "SELECT count(*) FROM event") == 0;
	return judge_all_zero(db, sql, PR_LEN(sql));
}

/* It has its step too, and the states are those after the last one. */
static bool
is_learnt(sqlite3 *db)
{
	static const char *const sql[] = {
		"SELECT count(*) FROM event WHERE seq % 4 = 0 AND seq NOT IN "
		"(SELECT slot FROM learn_step)",
		"SELECT count(*) FROM learn_step WHERE slot NOT IN "
		"(SELECT seq FROM event WHERE seq % 4 = 0)",
		"SELECT count(*) - (SELECT coalesce(sum(answers), 0) "
		"FROM ability) FROM learn_step",
		"SELECT count(*) - (SELECT coalesce(sum(reviews), 0) "
		"FROM memory) FROM learn_step",
		"SELECT count(*) - (SELECT coalesce(sum(n), 0) "
		"FROM item_learnt) FROM learn_step",
	};

	if (judge_ask(db, "SELECT count(*) FROM sqlite_schema "
			  "WHERE name = 'item_learnt'") == 0)
		return judge_ask(db, "SELECT count(*) FROM event") == 0;
	return judge_all_zero(db, sql, PR_LEN(sql));
}

static enum verdict
judge_db(sqlite3 *db, const void *ctx, long acked)
{
	int64_t tables = judge_ask(db, "SELECT count(*) FROM sqlite_schema "
				       "WHERE name = 'event'");
	int64_t n, highest;

	(void)ctx;
	if (tables < 0)
		return UNOPENED;
	if (!judge_is_whole(db))
		return CORRUPT;
	if (tables == 0)
		return acked > 0 ? LOST : SOUND;
	n = judge_ask(db, "SELECT count(*) FROM event");
	highest = judge_ask(db, "SELECT coalesce(max(seq), 0) FROM event");
	if (n < acked)
		return LOST;
	if (n != highest || !is_true(db) || !is_graded(db) || !is_learnt(db))
		return GAP;
	if (judge_ask(db, "SELECT count(DISTINCT sitting) FROM event") > 1)
		return GAP;
	return SOUND;
}

enum verdict
judge_open(const char *path, judge_look *look, const void *ctx, long acked)
{
	enum verdict verdict = UNOPENED;
	sqlite3 *db = NULL;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, "unix") ==
	    SQLITE_OK)
		verdict = look(db, ctx, acked);
	sqlite3_close(db);
	return verdict;
}

enum verdict
judge_file(const char *path, long acked)
{
	return judge_open(path, judge_db, NULL, acked);
}

/*
 * The learner starts the program again and answers two more. What it finds is
 * noted, since it would fill a gap at the end without a word.
 */
static enum verdict
go_on(const char *dir, long acked)
{
	struct work work = { .events = acked + 2 };
	bool ok;

	snprintf(work.dir, sizeof(work.dir), "%s", dir);
	tally->found = -1;
	ok = work_run(&work);
	tally->acked = acked;
	if (ok && tally->found < acked)
		return LOST;
	return ok ? SOUND : STUCK;
}

/* The folder, and whether the program can go on with it. */
static enum verdict
judge_folder(const char *dir, long acked, bool program_first)
{
	char path[FAULT_PATH + 20];
	enum verdict verdict = SOUND;

	snprintf(path, sizeof(path), "%s/proctor.db", dir);
	if (!program_first && (acked > 0 || bench_exists(dir, "proctor.db")))
		verdict = judge_file(path, acked);
	if (verdict == SOUND)
		verdict = go_on(dir, acked);
	if (verdict == SOUND)
		verdict = judge_file(path, acked);
	return verdict;
}

static void
say_why(const char *dir)
{
	struct pr_store *store;
	struct pr_err err = { 0 };

	if (pr_store_open(&store, dir, PR_STORE_WRITE, NULL, FAULT_NOW_MS,
			  &err) == PR_OK)
		pr_store_close(store);
	if (err.text[0])
		printf("# the program says: %s\n", err.text);
}

void
judge_run(struct count *count, int code, const char *dir, long n)
{
	enum verdict verdict = judge_folder(dir, tally->acked, n % 2 == 1);

	count->runs++;
	count->of[verdict]++;
	if (code < 0 || code > 1)
		count->strange++;
	if (verdict == SOUND || count->of[verdict] > 1)
		return;
	printf("# first %s: run %ld, event %ld was saved\n",
	       verdict_name(verdict), n, tally->acked);
	if (verdict == STUCK)
		say_why(dir);
}
