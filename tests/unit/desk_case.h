/* desk_case.h - a desk over a folder of its own, with a clock that is told */
#ifndef DESK_CASE_H
#define DESK_CASE_H

#include "proctor/result.h"
#include "proctor/seat.h"
#include "util/fs.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CASE_NOW INT64_C(1795000000000) /* 2026-11-18 */
#define MINUTE_MS INT64_C(60000)

struct desk_case {
	char base[200];
	char data[256];
	char emergency[256];
	struct pr_clock clock;
	struct pr_desk *desk;
	struct pr_seat *seat;
	struct pr_err err;
	const char *boot_id; /* NULL: the test clock's own */
	int64_t wall_off;    /* how far the wall clock was set */
	bool real_clock;     /* does not say that it is a test clock */
};

static inline void
case_clock(void *ctx, struct pr_env *out)
{
	struct desk_case *c = ctx;

	pr_clock_read(&c->clock, out);
	out->wall_ms += c->wall_off;
	if (c->boot_id)
		snprintf(out->boot_id, sizeof(out->boot_id), "%s", c->boot_id);
	if (c->real_clock)
		out->test_clock = false;
}

static inline void
case_pass(struct desk_case *c, int64_t ms)
{
	pr_clock_test_advance(&c->clock, ms);
}

static inline enum pr_status
case_try_open(struct desk_case *c)
{
	struct pr_desk_options options = {
		.data_dir = c->data,
		.share_dir = ".",
		.emergency_dir = c->emergency,
		.clock_ctx = c,
		.clock = case_clock,
		.load_banks = true,
	};

	return pr_desk_open(&c->desk, &options, &c->err);
}

static inline void
case_open(struct desk_case *c)
{
	assert_pr_ok(case_try_open(c), &c->err);
}

/* The process goes: nothing more is written. */
static inline void
case_die(struct desk_case *c)
{
	pr_seat_leave(c->seat);
	pr_desk_close(c->desk);
	c->seat = NULL;
	c->desk = NULL;
}

static inline void
case_again(struct desk_case *c)
{
	case_die(c);
	case_open(c);
}

static inline int
case_setup(void **state)
{
	struct desk_case *c = calloc(1, sizeof(*c));
	const char *tmp = getenv("TMPDIR");

	assert_non_null(c);
	snprintf(c->base, sizeof(c->base), "%s/proctor-desk-XXXXXX",
		 tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(c->base));
	snprintf(c->data, sizeof(c->data), "%s/data", c->base);
	snprintf(c->emergency, sizeof(c->emergency), "%s/state", c->base);
	pr_clock_test_set(&c->clock, CASE_NOW, 0, 7);
	*state = c;
	case_open(c);
	return 0;
}

static inline void
case_remove(const char *dir)
{
	struct fs_list list = { 0 };

	if (fs_list(&list, dir, NULL) != PR_OK)
		return;
	for (size_t i = 0; i < list.n_names; i++) {
		char *name = fs_join(dir, list.names[i]);

		unlink(name);
		free(name);
	}
	fs_list_release(&list);
	rmdir(dir);
}

static inline int
case_teardown(void **state)
{
	struct desk_case *c = *state;

	case_die(c);
	case_remove(c->data);
	case_remove(c->emergency);
	rmdir(c->base);
	free(c);
	return 0;
}

#endif
