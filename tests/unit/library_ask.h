/*
 * library_ask.h - imports, lists and exports of a test's desk, each in one
 * call
 */
#ifndef LIBRARY_ASK_H
#define LIBRARY_ASK_H

#include "library_help.h"

static void
lib_forget(struct lib *lib)
{
	lib->n_found = 0;
	lib->wrong[0] = lib->item[0] = '\0';
	lib->err = (struct pr_err){ 0 };
}

UNUSED_OK static enum pr_status
lib_paths(struct lib *lib, const char *const *paths, size_t n)
{
	lib_forget(lib);
	return pr_library_import(lib->desk, paths, n, &lib->options,
				 &lib->findings, &lib->progress, &lib->sum,
				 &lib->err);
}

/* As from standard input: bytes that cannot be had twice. */
UNUSED_OK static enum pr_status
lib_text(struct lib *lib, const char *text)
{
	static const char *const path = "-";
	struct memory m = { text, strlen(text), 0, 100 };

	lib->options.standard_input.name = "-";
	lib->options.standard_input.ctx = &m;
	lib->options.standard_input.read = memory_read;
	return lib_paths(lib, &path, 1);
}

/* A file in the data folder; name may have one folder in it. */
UNUSED_OK static char *
lib_file(struct lib *lib, const char *name, const char *text)
{
	char *path = fs_join(lib->dir, name);
	char *slash = strrchr(path, '/');

	*slash = '\0';
	assert_pr_ok(fs_mkdir(path, &lib->err), &lib->err);
	*slash = '/';
	assert_pr_ok(
		fs_write(path, text, strlen(text), FS_OVERWRITE, &lib->err),
		&lib->err);
	return path;
}

/* How often a rule was reported. */
UNUSED_OK static int
lib_count(const struct lib *lib, int rule)
{
	int n = 0;

	for (size_t i = 0; i < lib->n_found; i++)
		n += lib->rules[i] == rule;
	return n;
}

UNUSED_OK static int
lib_errors(const struct lib *lib)
{
	int n = 0;

	for (size_t i = 0; i < lib->n_found; i++)
		n += lib->severities[i] >= PR_ERROR;
	return n;
}

/* How many items the library holds. */
UNUSED_OK static long
lib_items(struct lib *lib)
{
	struct pr_bank_row *rows;
	long items = 0;
	size_t n;

	assert_pr_ok(pr_library_banks(lib->desk, &rows, &n, &lib->err),
		     &lib->err);
	for (size_t i = 0; i < n; i++)
		items += rows[i].items;
	free(rows);
	return items;
}

/* The item of this name; the caller's, pr_item_free. */
UNUSED_OK static struct pr_item *
lib_item(struct lib *lib, const char *name)
{
	struct pr_item *item;
	int64_t rev = 0;

	assert_pr_ok(pr_library_find(lib->desk, name, &rev, &lib->err),
		     &lib->err);
	assert_pr_ok(pr_library_item(lib->desk, rev, &item, &lib->err),
		     &lib->err);
	return item;
}

/* Export as text; the caller's (free). */
static enum pr_status
buf_sink(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	buf_add(ctx, bytes, n);
	return buf_status(ctx, err);
}

UNUSED_OK static char *
lib_export(struct lib *lib, const char *bank, bool document)
{
	struct buf buf;
	struct pr_sink sink = { &buf, buf_sink };
	char *text;

	buf_init(&buf, (size_t)64 << 20);
	assert_pr_ok(
		pr_library_export(lib->desk, bank, document, &sink, &lib->err),
		&lib->err);
	assert_pr_ok(buf_take(&text, NULL, &buf, &lib->err), &lib->err);
	return text;
}

#endif
