/* bench_import.c - a bank file taken in, against the bare inserts of the same
 * rows, and the memory that it takes: bench_import [ITEMS [MEMORY_ITEMS]]
 *
 * Prints name<TAB>n<TAB>value. The ratio is taken in one run on one machine:
 * seconds of inserting the finished rows into the same schema by prepared
 * statements, over seconds of the whole import (read, check, hash, look up,
 * insert, commit, fold the log in). 1 would be an import that costs nothing
 * but its inserts. */
#include "proctor/library.h"
#include "util/fs.h"

#include "bench.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define ITEMS 20000
#define ROUNDS 3

/* ---- a bank of about 1.2 KB an item ------------------------------------- */

static void
words(FILE *f, int n)
{
	static const char *const list[] = {
		"record",
		"chart",
		"privacy",
		"coder",
		"the",
		"of",
		"patient",
		"audit",
		"claim",
		"release",
		"should",
		"first",
		"index",
		"policy",
		"consent",
		"register",
		"a",
		"is",
		"to",
		"in",
		"which",
		"review",
		"owner",
		"access",
		"system",
		"backup",
		"evidence",
		"incident",
		"response",
		"manager",
		"request",
		"vendor",
		"contract",
		"key",
		"identity",
		"token",
		"monitor",
		"alert",
		"baseline",
		"impact",
		"business",
		"recovery",
		"objective",
		"data",
		"retention",
		"requirement",
		"coding",
		"query",
		"physician",
		"discharge",
		"summary",
		"payer",
		"denial",
		"appeal",
		"units",
		"r\xc3\xa9sum\xc3\xa9",
		"na\xc3\xafve",
		"\xe2\x89\xa5",
		"\\\"must\\\"",
	};

	for (int i = 0; i < n; i++)
		fprintf(f, "%s%s", i ? " " : "",
			list[below(sizeof(list) / sizeof(list[0]))]);
}

static void
write_header(FILE *f)
{
	fprintf(f, "{\"record\":\"header\",\"format\":\"certbank\","
		   "\"format_version\":\"1.1\",\"bank\":{\"uuid\":"
		   "\"11111111-1111-4111-8111-111111111111\","
		   "\"identifier\":\"bench\",\"title\":\"Bench\"}}\n");
}

static void
write_exam(FILE *f)
{
	fprintf(f, "{\"record\":\"exam\",\"exam\":{\"uuid\":"
		   "\"eeeeeeee-0000-4000-8000-000000000001\","
		   "\"identifier\":\"BENCH\",\"title\":\"Bench\","
		   "\"version\":1,\"domains\":[");
	for (int d = 0; d < 8; d++)
		fprintf(f,
			"%s{\"identifier\":\"D%d\",\"title\":\"Domain\","
			"\"weight\":{\"percent\":12.5}}",
			d ? "," : "", d + 1);
	fprintf(f, "]}}\n");
}

static void
write_item(FILE *f, long i)
{
	unsigned key = below(4);

	fprintf(f,
		"{\"record\":\"item\",\"item\":{\"uuid\":"
		"\"%08x-0000-4000-8000-%012lx\",\"identifier\":"
		"\"SYN-%07ld\",\"version\":1,\"status\":\"active\","
		"\"type\":\"single_choice\",\"stem\":\"Item %ld: ",
		below(0x7fffffff), (unsigned long)i, i, i);
	words(f, 35);
	fprintf(f, "\",\"options\":[");
	for (unsigned k = 0; k < 4; k++) {
		fprintf(f, "%s{\"id\":\"%c\",\"text\":\"", k ? "," : "",
			'A' + (int)k);
		words(f, 8);
		fprintf(f, "\"%s,\"rationale\":\"",
			k == key ? ",\"correct\":true" : "");
		words(f, 8);
		fprintf(f, "\"}");
	}
	fprintf(f, "],\"rationale\":\"");
	words(f, 30);
	fprintf(f,
		"\",\"objectives\":[{\"exam\":\"BENCH\",\"domain\":"
		"\"D%u\"}],\"cognitive_level\":\"apply\",\"difficulty\":"
		"{\"angoff\":0.%u,\"raters\":3}}}\n",
		1 + below(8), 20 + below(70));
}

static void
write_bank(const char *path, long n, bool exam_last)
{
	FILE *f = fopen(path, "wb");

	if (!f)
		die(path, "cannot be written");
	write_header(f);
	if (!exam_last)
		write_exam(f);
	for (long i = 0; i < n; i++)
		write_item(f, i);
	if (exam_last)
		write_exam(f); /* so every item has to wait for it */
	fprintf(f,
		"{\"record\":\"trailer\",\"exams\":1,\"stimuli\":0,"
		"\"items\":%ld}\n",
		n);
	if (fclose(f) != 0)
		die(path, "cannot be written");
}

/* ---- the import ---------------------------------------------------------- */

static void
read_clock(void *ctx, struct pr_env *out)
{
	pr_clock_read(ctx, out);
}

static void
complain(void *ctx, const struct pr_finding *finding)
{
	(void)ctx;
	if (finding->severity >= PR_ERROR)
		fprintf(stderr, "%ld: %s\n", finding->line, finding->wrong);
}

/* Seconds from the file to committed rows. */
static double
import(const char *dir, const char *path, long n)
{
	struct pr_clock clock = { 0 };
	struct pr_desk_options options = { .data_dir = dir,
					   .clock_ctx = &clock,
					   .clock = read_clock };
	struct pr_import_options how = { 0 };
	struct pr_findings findings = { NULL, complain };
	struct pr_import_sum sum;
	struct pr_err err = { 0 };
	struct pr_desk *desk;
	double from, took;

	if (pr_desk_open(&desk, &options, &err))
		die("open", err.text);
	from = seconds();
	if (pr_library_import(desk, &path, 1, &how, &findings, NULL, &sum,
			      &err))
		die("import", err.text);
	took = seconds() - from;
	if (sum.fresh != n)
		die("import", "not all items came in");
	pr_desk_close(desk);
	return took;
}

/* ---- the same rows, bare ------------------------------------------------- */

static void
run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(sql, sqlite3_errmsg(db));
}

static sqlite3 *
open_raw(const char *dir)
{
	char *path = fs_join(dir, "proctor.db");
	sqlite3 *db;

	if (sqlite3_open(path, &db) != SQLITE_OK)
		die(path, sqlite3_errmsg(db));
	free(path);
	return db;
}

#define COLUMNS_MAX 24
static const char *const tables[] = { "bank", "exam_rev", "item", "item_rev",
				      "objective" };
#define N_TABLES (sizeof(tables) / sizeof(tables[0]))

/* All rows of a table, by column. */
struct rows {
	sqlite3_value **values;
	int columns;
	long n;
};

static struct rows
load(sqlite3 *db, const char *table, long n)
{
	struct rows rows = { 0 };
	sqlite3_stmt *stmt;
	char sql[64];

	snprintf(sql, sizeof(sql), "SELECT * FROM %s", table);
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		die(sql, sqlite3_errmsg(db));
	rows.columns = sqlite3_column_count(stmt);
	rows.values = calloc((size_t)(n + 1) * (size_t)rows.columns,
			     sizeof(sqlite3_value *));
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		for (int c = 0; c < rows.columns; c++)
			rows.values[rows.n * rows.columns + c] =
				sqlite3_value_dup(
					sqlite3_column_value(stmt, c));
		rows.n++;
	}
	sqlite3_finalize(stmt);
	return rows;
}

static void
unload(struct rows *rows)
{
	for (long i = 0; i < rows->n * rows->columns; i++)
		sqlite3_value_free(rows->values[i]);
	free(rows->values);
}

static sqlite3_stmt *
prepare_insert(sqlite3 *db, const char *table, int columns)
{
	char sql[160];
	int n = snprintf(sql, sizeof(sql), "INSERT INTO %s VALUES (?", table);
	sqlite3_stmt *stmt;

	for (int c = 1; c < columns; c++)
		n += snprintf(sql + n, sizeof(sql) - (size_t)n, ",?");
	snprintf(sql + n, sizeof(sql) - (size_t)n, ")");
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		die(sql, sqlite3_errmsg(db));
	return stmt;
}

static void
insert_row(sqlite3 *db, sqlite3_stmt *stmt, const struct rows *rows, long i)
{
	for (int c = 0; c < rows->columns; c++)
		sqlite3_bind_value(stmt, c + 1,
				   rows->values[i * rows->columns + c]);
	if (sqlite3_step(stmt) != SQLITE_DONE)
		die("insert", sqlite3_errmsg(db));
	sqlite3_reset(stmt);
}

/* Item by item, as an import would: its identity, revision and objective. */
static double
insert_only(const char *dir, const struct rows *rows)
{
	sqlite3 *db = open_raw(dir);
	sqlite3_stmt *stmts[N_TABLES];
	double from;

	run(db, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
		"PRAGMA synchronous = FULL; PRAGMA cache_size = -8192;"
		"PRAGMA wal_autocheckpoint = 0");
	for (size_t t = 0; t < N_TABLES; t++)
		stmts[t] = prepare_insert(db, tables[t], rows[t].columns);
	from = seconds();
	run(db, "BEGIN IMMEDIATE");
	for (size_t t = 0; t < 2; t++)
		for (long i = 0; i < rows[t].n; i++)
			insert_row(db, stmts[t], &rows[t], i);
	for (long i = 0; i < rows[2].n; i++)
		for (size_t t = 2; t < N_TABLES; t++)
			insert_row(db, stmts[t], &rows[t], i);
	run(db, "COMMIT");
	run(db, "PRAGMA wal_checkpoint(TRUNCATE)");
	from = seconds() - from;
	for (size_t t = 0; t < N_TABLES; t++)
		sqlite3_finalize(stmts[t]);
	sqlite3_close(db);
	return from;
}

/* ---- rounds ---------------------------------------------------------------*/

static void
clear(const char *dir)
{
	struct fs_list list;

	if (fs_list(&list, dir, NULL))
		return;
	for (size_t i = 0; i < list.n_names; i++) {
		char *path = fs_join(dir, list.names[i]);

		unlink(path);
		free(path);
	}
	fs_list_release(&list);
	rmdir(dir);
}

/* A folder with the schema in it and nothing else. */
static void
make_empty(const char *dir)
{
	struct pr_clock clock = { 0 };
	struct pr_desk_options options = { .data_dir = dir,
					   .clock_ctx = &clock,
					   .clock = read_clock };
	struct pr_err err = { 0 };
	struct pr_desk *desk;

	clear(dir);
	if (pr_desk_open(&desk, &options, &err))
		die("open", err.text);
	pr_desk_close(desk);
}

static int
ascending(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double
one_round(const char *dir, const char *path, long n, double *import_s)
{
	struct rows rows[N_TABLES];
	double insert_s;
	sqlite3 *db;

	make_empty(dir);
	*import_s = import(dir, path, n);
	db = open_raw(dir);
	for (size_t t = 0; t < N_TABLES; t++)
		rows[t] = load(db, tables[t], n);
	sqlite3_close(db);
	make_empty(dir);
	insert_s = insert_only(dir, rows);
	for (size_t t = 0; t < N_TABLES; t++)
		unload(&rows[t]);
	clear(dir);
	return insert_s / *import_s;
}

static void
measure_ratio(const char *dir, const char *path, long n)
{
	double ratios[ROUNDS], times[ROUNDS];

	write_bank(path, n, false);
	for (int i = 0; i < ROUNDS; i++)
		ratios[i] = one_round(dir, path, n, &times[i]);
	unlink(path);
	qsort(ratios, ROUNDS, sizeof(*ratios), ascending);
	qsort(times, ROUNDS, sizeof(*times), ascending);
	printf("import_insert_ratio\t%ld\t%.2f\n", n, ratios[ROUNDS / 2]);
	printf("import_items_per_s\t%ld\t%.0f\n", n,
	       (double)n / times[ROUNDS / 2]);
}

/* In a process of its own, so that nothing else counts. */
static void
measure_memory(const char *dir, const char *path, long n, bool exam_last)
{
	const char *name = exam_last ? "import_waiting" : "import";
	struct rusage usage;
	int status;
	pid_t pid;

	write_bank(path, n, exam_last);
	clear(dir);
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		double took = import(dir, path, n);

		getrusage(RUSAGE_SELF, &usage);
		printf("%s_peak_mb\t%ld\t%.1f\n", name, n,
		       (double)usage.ru_maxrss / 1024);
		printf("%s_seconds\t%ld\t%.2f\n", name, n, took);
		fflush(stdout);
		_exit(0);
	}
	if (waitpid(pid, &status, 0) != pid || status != 0)
		die("import", "the measured process failed");
	clear(dir);
	unlink(path);
}

int
main(int argc, char **argv)
{
	long n = argc > 1 ? strtol(argv[1], NULL, 10) : ITEMS;
	long memory = argc > 2 ? strtol(argv[2], NULL, 10) : n;
	char folder[] = "/tmp/proctor-bench-XXXXXX";
	char *dir, *path;

	if (!mkdtemp(folder))
		die(folder, "cannot be made");
	dir = fs_join(folder, "data");
	path = fs_join(folder, "bank.jsonl");
	measure_memory(dir, path, 150, false);
	measure_memory(dir, path, memory, false);
	measure_memory(dir, path, memory, true);
	measure_ratio(dir, path, n);
	rmdir(folder);
	free(dir);
	free(path);
	return 0;
}
