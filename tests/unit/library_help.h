/*
 * library_help.h - a data folder, a desk and bank files for tests of the
 * library; included by test sources, which use all or part of it
 */
#ifndef LIBRARY_HELP_H
#define LIBRARY_HELP_H

#include "proctor/library.h"
#include "proctor/rules.h"
#include "util/buf.h"
#include "util/fs.h"
#include "util/mem.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define UNUSED_OK __attribute__((unused))
#define FOUND_MAX 512

/* A desk in a folder of its own, and what the last import said. */
struct lib {
	char dir[64];
	struct pr_clock clock;
	struct pr_desk_options desk_options;
	struct pr_desk *desk;
	struct pr_import_options options;
	struct pr_findings findings;
	struct pr_progress progress;
	struct pr_import_sum sum;
	struct pr_err err;
	int rules[FOUND_MAX];
	enum pr_severity severities[FOUND_MAX];
	long lines[FOUND_MAX];
	size_t n_found;
	char wrong[PR_ERR_TEXT_MAX]; /* of the last finding */
	char item[80];
};

/* Bytes from memory, a few at a time. */
struct memory {
	const char *text;
	size_t len, at, step;
};

UNUSED_OK static enum pr_status
memory_read(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	struct memory *m = ctx;

	(void)err;
	*n = m->len - m->at;
	if (*n > cap)
		*n = cap;
	if (m->step && *n > m->step)
		*n = m->step;
	memcpy(buf, m->text + m->at, *n);
	m->at += *n;
	return PR_OK;
}

static void
lib_found(void *ctx, const struct pr_finding *f)
{
	struct lib *lib = ctx;

	assert_true(f->wrong[0] != '\0');
	if (lib->n_found == FOUND_MAX)
		return;
	lib->rules[lib->n_found] = f->rule;
	lib->severities[lib->n_found] = f->severity;
	lib->lines[lib->n_found] = f->line;
	lib->n_found++;
	snprintf(lib->wrong, sizeof(lib->wrong), "%s", f->wrong);
	snprintf(lib->item, sizeof(lib->item), "%s", f->item ? f->item : "");
}

static void
lib_clock(void *ctx, struct pr_env *out)
{
	pr_clock_read(ctx, out);
}

static void
lib_open(struct lib *lib)
{
	assert_pr_ok(pr_desk_open(&lib->desk, &lib->desk_options, &lib->err),
		     &lib->err);
}

static struct lib *
lib_new(void)
{
	struct lib *lib = calloc(1, sizeof(*lib));

	assert_non_null(lib);
	snprintf(lib->dir, sizeof(lib->dir), "/tmp/proctor-lib-XXXXXX");
	assert_non_null(mkdtemp(lib->dir));
	pr_clock_test_set(&lib->clock, INT64_C(1793455200000), 0, 1);
	lib->desk_options.data_dir = lib->dir;
	lib->desk_options.clock_ctx = &lib->clock;
	lib->desk_options.clock = lib_clock;
	lib->findings.ctx = lib;
	lib->findings.found = lib_found;
	lib_open(lib);
	return lib;
}

/* Removes a folder of files and folders. */
UNUSED_OK static void
remove_tree(const char *path)
{
	struct fs_list list;

	if (fs_list(&list, path, NULL) == PR_OK) {
		for (size_t i = 0; i < list.n_names; i++) {
			char *sub = fs_join(path, list.names[i]);

			remove_tree(sub);
			free(sub);
		}
		fs_list_release(&list);
		rmdir(path);
	} else {
		unlink(path);
	}
}

static void
lib_free(struct lib *lib)
{
	pr_desk_close(lib->desk);
	remove_tree(lib->dir);
	free(lib);
}

UNUSED_OK static int
lib_setup(void **state)
{
	*state = lib_new();
	return 0;
}

UNUSED_OK static int
lib_teardown(void **state)
{
	lib_free(*state);
	return 0;
}

#endif
