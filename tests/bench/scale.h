/*
 * scale.h - the folder of the scale bench: opened, removed, and the peak of
 * memory
 */
#ifndef SCALE_H
#define SCALE_H

#include "proctor/desk.h"
#include "proctor/env.h"
#include "proctor/store.h"

#include "bench.h"

#include <sys/resource.h>
#include <unistd.h>

#define NOW_MS INT64_C(1795000000000) /* 2026-11-18 */

struct place {
	char dir[200], data[250], plain[250], told[250];
	struct pr_clock clock;
	long sheets;
};

static inline void
need(enum pr_status st, const struct pr_err *err)
{
	if (st != PR_OK)
		die("scale", err->text);
}

static inline void
read_clock(void *ctx, struct pr_env *out)
{
	pr_clock_read(ctx, out);
}

static inline struct pr_desk *
open_desk(struct place *p, bool banks)
{
	struct pr_desk_options options = { .data_dir = p->data,
					   .share_dir = ".",
					   .emergency_dir = p->dir,
					   .clock_ctx = &p->clock,
					   .clock = read_clock,
					   .load_banks = banks };
	struct pr_desk *desk;
	struct pr_err err = { 0 };

	need(pr_desk_open(&desk, &options, &err), &err);
	return desk;
}

static inline struct pr_store *
open_store(const struct place *p)
{
	struct pr_store *store;
	struct pr_err err = { 0 };

	need(pr_store_open(&store, p->data, PR_STORE_WRITE, NULL, NOW_MS, &err),
	     &err);
	return store;
}

static inline void
remove_file(const char *folder, const char *name)
{
	char path[300];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	unlink(path);
}

static inline void
remove_all(const struct place *p)
{
	remove_file(p->data, "proctor.db");
	remove_file(p->data, "proctor.db-wal");
	remove_file(p->data, "proctor.lock");
	rmdir(p->data);
	unlink(p->plain);
	unlink(p->told);
	rmdir(p->dir);
}

/* Largest resident size so far, in KB. */
static inline long
peak_kb(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

#endif
