/* bench_codes.c - the official code tables of a fiscal year taken in, against
 * the same rows put into the same tables and nothing else; and the book asked
 *
 * Prints name<TAB>n<TAB>value, or a line with # when the tables or the
 * converter are not at hand. */
#include "proctor/tables.h"
#include "util/fs.h"

#include "bench.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ROUNDS 3
#define COLUMNS_MAX 12
#define TABLES_MAX 32

static const char *const official[] = {
	"official/icd10cm-2026-order-and-codes.zip",
	"derived/icd10cm_tabular_2026_rolled.xml.gz",
	"derived/icd10cm_index_2026_rolled.xml.gz",
	"official/icd10cm_eindex_2026apr.xml.gz",
	"official/icd10cm_neoplasm_2026apr.xml.gz",
	"official/icd10cm_drug_2026apr.xml.gz",
	"official/icd10cm-2026-poa-exempt.zip",
	"official/icd10pcs-2026-order.zip",
	"official/icd10pcs_tables_2026.xml.gz",
	"official/icd10pcs_definitions_2026.xml.gz",
	"official/icd10pcs_index_2023.xml.gz",
	"derived/hcpcs_2025q4.tsv.gz",
	"official/msdrg_v40_appendix_A.txt.gz",
	"derived/msdrg_v40_ccmcc.tsv.gz",
};
#define N_FILES (sizeof(official) / sizeof(official[0]))

static char *paths[N_FILES];
static char converter[512];

static int
find_files(void)
{
	const char *data = getenv("PROCTOR_TEST_DATA");
	const char *program = getenv("PROCTOR");
	struct stat info;

	snprintf(converter, sizeof(converter), "%s-convert",
		 program ? program : "build/release/proctor");
	if (stat(converter, &info) != 0)
		return 0;
	for (size_t i = 0; i < N_FILES; i++) {
		char name[200];

		snprintf(name, sizeof(name), "codes/%s", official[i]);
		paths[i] = fs_join(data ? data : "../shared/data", name);
		if (stat(paths[i], &info) != 0)
			return 0;
	}
	return 1;
}

static double
import(const char *dir, struct pr_tables_sum *sum)
{
	struct pr_tables_options options = { .converter = converter };
	struct pr_err err = { 0 };
	double from = seconds();

	if (pr_tables_import(dir, (const char *const *)paths, N_FILES, &options,
			     NULL, NULL, sum, &err))
		die("import", err.text);
	free(sum->now);
	sum->now = NULL;
	return seconds() - from;
}

/* ---- the same rows, bare ------------------------------------------------- */

static sqlite3 *
open_raw(const char *dir, const char *name)
{
	char *path = fs_join(dir, name);
	sqlite3 *db;

	if (sqlite3_open(path, &db) != SQLITE_OK)
		die(path, sqlite3_errmsg(db));
	free(path);
	return db;
}

static void
run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(sql, sqlite3_errmsg(db));
}

struct rows {
	char name[64];
	sqlite3_value **values;
	size_t columns, n, cap;
};

static void
load(sqlite3 *db, struct rows *rows)
{
	sqlite3_stmt *stmt;
	char sql[128];

	snprintf(sql, sizeof(sql), "SELECT * FROM %.60s", rows->name);
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		die(sql, sqlite3_errmsg(db));
	rows->columns = (size_t)sqlite3_column_count(stmt);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		if (rows->n == rows->cap) {
			rows->cap = rows->cap ? rows->cap * 2 : 1024;
			rows->values = realloc(rows->values,
					       rows->cap * rows->columns *
						       sizeof(*rows->values));
			if (!rows->values)
				die(rows->name, "no memory");
		}
		for (size_t c = 0; c < rows->columns; c++)
			rows->values[rows->n * rows->columns + c] =
				sqlite3_value_dup(
					sqlite3_column_value(stmt, (int)c));
		rows->n++;
	}
	sqlite3_finalize(stmt);
}

static void
insert(sqlite3 *db, const struct rows *rows)
{
	sqlite3_stmt *stmt;
	char sql[200];
	int len;

	len = snprintf(sql, sizeof(sql), "INSERT INTO %.60s VALUES (?",
		       rows->name);
	for (size_t c = 1; c < rows->columns; c++)
		len += snprintf(sql + len, sizeof(sql) - (size_t)len, ",?");
	snprintf(sql + len, sizeof(sql) - (size_t)len, ")");
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		die(sql, sqlite3_errmsg(db));
	for (size_t i = 0; i < rows->n; i++) {
		for (size_t c = 0; c < rows->columns; c++)
			sqlite3_bind_value(stmt, (int)c + 1,
					   rows->values[i * rows->columns + c]);
		if (sqlite3_step(stmt) != SQLITE_DONE)
			die(rows->name, sqlite3_errmsg(db));
		sqlite3_reset(stmt);
	}
	sqlite3_finalize(stmt);
}

static size_t
load_all(sqlite3 *db, struct rows *tables, char **schema)
{
	sqlite3_stmt *stmt;
	size_t n = 0;
	sqlite3_str *text = sqlite3_str_new(db);

	sqlite3_prepare_v2(db,
			   "SELECT type, name, sql FROM sqlite_schema "
			   "WHERE sql IS NOT NULL ORDER BY rowid",
			   -1, &stmt, NULL);
	while (sqlite3_step(stmt) == SQLITE_ROW && n < TABLES_MAX) {
		const char *type = (const char *)sqlite3_column_text(stmt, 0);

		sqlite3_str_appendf(text, "%s;", sqlite3_column_text(stmt, 2));
		if (strcmp(type, "table") == 0)
			snprintf(tables[n++].name, sizeof(tables->name), "%s",
				 (const char *)sqlite3_column_text(stmt, 1));
	}
	sqlite3_finalize(stmt);
	*schema = sqlite3_str_finish(text);
	for (size_t i = 0; i < n; i++)
		load(db, &tables[i]);
	return n;
}

static double
insert_only(const char *dir, struct rows *tables, size_t n, const char *schema)
{
	sqlite3 *db = open_raw(dir, "bare.db");
	double from = seconds();

	run(db, "PRAGMA synchronous = FULL; PRAGMA journal_mode = MEMORY;"
		"PRAGMA cache_size = -262144; BEGIN IMMEDIATE");
	run(db, schema);
	for (size_t t = 0; t < n; t++)
		insert(db, &tables[t]);
	run(db, "COMMIT");
	from = seconds() - from;
	sqlite3_close(db);
	return from;
}

/* ---- rounds ---------------------------------------------------------------
 */

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
}

static double
megabytes(const char *dir)
{
	char *path = fs_join(dir, "codes.db");
	struct stat info;

	if (stat(path, &info) != 0)
		die(path, "is not there");
	free(path);
	return (double)info.st_size / 1e6;
}

static int
ascending(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* ---- the book -------------------------------------------------------------
 */

static void
ask(const char *name, const struct pr_codebook *book,
    char (*codes)[PR_CODE_MAX], long n)
{
	double from = seconds();

	for (long i = 0; i < n; i++)
		if (!book->find(book->ctx, PR_CODE_CM, codes[i]))
			die("find", codes[i]);
	printf("%s\t%ld\t%.3f\n", name, n,
	       (seconds() - from) * 1e6 / (double)n);
}

static void
measure_book(const char *dir)
{
	struct pr_err err = { 0 };
	struct pr_tables *tables;
	const struct pr_codebook *book;
	const struct pr_note *notes;
	char(*codes)[PR_CODE_MAX];
	double from = seconds();
	long n;

	if (pr_tables_open(&tables, dir, NULL, &err))
		die("open", err.text);
	printf("codes_open_ms\t1\t%.2f\n", (seconds() - from) * 1e3);
	book = pr_tables_book(tables);
	n = book->count(book->ctx, PR_LIST_CM);
	codes = calloc((size_t)n, sizeof(*codes));
	if (!codes)
		die("codes", "no memory");
	for (long i = 0; i < n; i++)
		snprintf(codes[i], sizeof(codes[i]), "%s",
			 book->row(book->ctx, PR_LIST_CM, i * 7919 % n)->code);
	pr_tables_close(tables);
	if (pr_tables_open(&tables, dir, NULL, &err))
		die("open", err.text);
	book = pr_tables_book(tables);
	ask("codes_find_cold_us", book, codes, n);
	ask("codes_find_warm_us", book, codes, n);
	from = seconds();
	for (long i = 0; i < n; i++)
		book->notes(book->ctx, codes[i], &notes);
	printf("codes_notes_cold_us\t%ld\t%.3f\n", n,
	       (seconds() - from) * 1e6 / (double)n);
	free(codes);
	pr_tables_close(tables);
}

int
main(void)
{
	struct rows tables[TABLES_MAX] = { 0 };
	struct pr_tables_sum sum = { 0 };
	char dir[] = "/tmp/proctor-bench-XXXXXX";
	double ratios[ROUNDS], times[ROUNDS];
	char *schema;
	sqlite3 *db;
	size_t n;

	if (!find_files()) {
		puts("# codes: no $PROCTOR_TEST_DATA/codes, or no converter");
		return 0;
	}
	if (!mkdtemp(dir))
		die(dir, "cannot be made");
	times[0] = import(dir, &sum);
	printf("codes_megabytes\t%ld\t%.1f\n", sum.rows, megabytes(dir));
	measure_book(dir);
	db = open_raw(dir, "codes.db");
	n = load_all(db, tables, &schema);
	sqlite3_close(db);
	for (int i = 0; i < ROUNDS; i++) {
		clear(dir);
		times[i] = import(dir, &sum);
		ratios[i] = times[i] / insert_only(dir, tables, n, schema);
	}
	qsort(ratios, ROUNDS, sizeof(*ratios), ascending);
	qsort(times, ROUNDS, sizeof(*times), ascending);
	printf("codes_import_seconds\t%ld\t%.2f\n", sum.rows,
	       times[ROUNDS / 2]);
	printf("codes_import_insert_ratio\t%ld\t%.2f\n", sum.rows,
	       ratios[ROUNDS / 2]);
	clear(dir);
	rmdir(dir);
	sqlite3_free(schema);
	return 0;
}
