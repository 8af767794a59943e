/*
 * tables_case.h - small code tables of our own for one test
 *
 * The rows are given to a converter that is a shell script: it hands on what
 * it reads and ends its report, so that every rule of the gate can be met.
 */
#ifndef TABLES_CASE_H
#define TABLES_CASE_H

#include "proctor/tables.h"
#include "util/fs.h"
#include "util/mem.h"

#include "tables_rows.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOW_MS INT64_C(1767225600000) /* 2026-01-01 */

struct tables_case {
	char dir[64];
	char data[80]; /* the data folder */
	char converter[80];
	struct pr_tables_options options;
	struct pr_tables_sum sum;
	struct pr_err err;
	struct pr_tables *tables;
	const struct pr_codebook *book;
};

static inline char *
tables_path(const struct tables_case *c, const char *name)
{
	return fs_join(c->dir, name);
}

static inline void
tables_file(const struct tables_case *c, const char *name, const char *rows)
{
	char *path = tables_path(c, name);

	assert_int_equal(fs_write(path, rows, strlen(rows), FS_OVERWRITE, NULL),
			 PR_OK);
	free(path);
}

/* What stands in for the converter from now on. */
static inline void
tables_converter(struct tables_case *c, const char *script)
{
	tables_file(c, "converter", script);
	assert_int_equal(chmod(c->converter, 0700), 0);
}

static inline int
tables_setup(void **state)
{
	static const char script[] = "#!/bin/sh\ncat\nprintf 'E\\t0\\t0\\n' "
				     ">&2\n";
	struct tables_case *c = calloc(1, sizeof(*c));

	*state = c;
	assert_non_null(c);
	strcpy(c->dir, "/tmp/proctor-tables-XXXXXX");
	assert_non_null(mkdtemp(c->dir));
	snprintf(c->data, sizeof(c->data), "%s/data", c->dir);
	snprintf(c->converter, sizeof(c->converter), "%s/converter", c->dir);
	tables_converter(c, script);
	c->options.converter = c->converter;
	c->options.now_ms = NOW_MS;
	return 0;
}

static inline int
tables_teardown(void **state)
{
	struct tables_case *c = *state;
	char command[100];

	pr_tables_close(c->tables);
	free(c->sum.now);
	snprintf(command, sizeof(command), "rm -rf %s", c->dir);
	free(c);
	return system(command);
}

/* Imports files of the case's folder by name, the last is NULL. */
static inline enum pr_status
tables_import(struct tables_case *c, const char *const *names)
{
	const char *paths[16];
	char *made[16];
	size_t n = 0;
	enum pr_status st;

	for (; names[n]; n++)
		paths[n] = made[n] = tables_path(c, names[n]);
	free(c->sum.now);
	st = pr_tables_import(c->data, paths, n, &c->options, NULL, NULL,
			      &c->sum, &c->err);
	while (n)
		free(made[--n]);
	return st;
}

/* One file with these rows, which must come in. */
static inline void
tables_take(struct tables_case *c, const char *rows)
{
	const char *const names[] = { "rows", NULL };

	tables_file(c, "rows", rows);
	assert_pr_ok(tables_import(c, names), &c->err);
}

/* ... and must be refused, with what there was untouched. */
static inline enum pr_status
tables_refuse(struct tables_case *c, const char *rows)
{
	const char *const names[] = { "rows", NULL };

	tables_file(c, "rows", rows);
	return tables_import(c, names);
}

static inline void
tables_reopen(struct tables_case *c, const char *edition)
{
	pr_tables_close(c->tables);
	assert_pr_ok(pr_tables_open(&c->tables, c->data, edition, &c->err),
		     &c->err);
	c->book = pr_tables_book(c->tables);
}

static inline const struct pr_code_row *
tables_find(struct tables_case *c, enum pr_code_system system, const char *code)
{
	return c->book->find(c->book->ctx, system, code);
}

#define TABLES_TEST(f) \
	cmocka_unit_test_setup_teardown(f, tables_setup, tables_teardown)

#endif
