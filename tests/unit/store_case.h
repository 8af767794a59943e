/* store_case.h - a data folder for one test, and rows to put into it */
#ifndef STORE_CASE_H
#define STORE_CASE_H

#include "proctor/store_item.h"
#include "proctor/store_sitting.h"
#include "store/internal.h"
#include "store/stmt.h"
#include "util/fs.h"

#include "test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOW_MS INT64_C(1767225600000) /* 2026-01-01 */

struct store_case {
	char dir[256];
	char path[300];
	struct pr_store *store;
	struct pr_err err;
	int64_t bank, exam, item, rev, form, sitting;
};

static inline void
case_open(struct store_case *c, enum pr_store_mode mode)
{
	assert_pr_ok(
		pr_store_open(&c->store, c->dir, mode, NULL, NOW_MS, &c->err),
		&c->err);
}

static inline void
case_close(struct store_case *c)
{
	pr_store_close(c->store);
	c->store = NULL;
}

static inline int
case_setup(void **state)
{
	struct store_case *c = calloc(1, sizeof(*c));
	const char *tmp = getenv("TMPDIR");

	assert_non_null(c);
	snprintf(c->dir, sizeof(c->dir), "%s/proctor-store-XXXXXX",
		 tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(c->dir));
	snprintf(c->path, sizeof(c->path), "%s/proctor.db", c->dir);
	*state = c;
	return 0;
}

static inline int
case_setup_open(void **state)
{
	case_setup(state);
	case_open(*state, PR_STORE_WRITE);
	return 0;
}

static inline int
case_teardown(void **state)
{
	struct store_case *c = *state;
	struct fs_list list;

	case_close(c);
	assert_pr_ok(fs_list(&list, c->dir, &c->err), &c->err);
	for (size_t i = 0; i < list.n_names; i++) {
		char *name = fs_join(c->dir, list.names[i]);

		unlink(name);
		free(name);
	}
	fs_list_release(&list);
	assert_int_equal(rmdir(c->dir), 0);
	free(c);
	return 0;
}

static inline void
case_begin(struct store_case *c)
{
	assert_pr_ok(pr_store_begin(c->store, &c->err), &c->err);
}

static inline void
case_commit(struct store_case *c)
{
	assert_pr_ok(pr_store_commit(c->store, &c->err), &c->err);
}

/* What a walk met, as words. */
struct names {
	char text[400];
	int stop_after;
	int n;
};

static inline bool
add(struct names *names, const char *name)
{
	strcat(names->text, name);
	strcat(names->text, " ");
	names->n++;
	return names->stop_after == 0 || names->n < names->stop_after;
}

#endif
