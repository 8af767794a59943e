/* copies.c - backups and restores that are disturbed */
#include "fault.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define EVENTS 9 /* in the file that is copied */
#define LATER 14 /* in the file that a restore replaces */

struct copying {
	char dir[FAULT_PATH];  /* data folder */
	char to[FAULT_PATH];   /* folder of the backup */
	char file[FAULT_PATH]; /* the backup */
	struct disk_plan plan;
};

static void
make_folder(const char *dir, long events)
{
	struct work work = { .events = events };

	bench_copy(bench_template(), dir);
	snprintf(work.dir, sizeof(work.dir), "%s", dir);
	work_run(&work);
	tally->acked = 0;
}

static void
backup_body(void *ctx)
{
	struct copying *c = ctx;
	struct pr_store *store;
	enum pr_status st;

	disk_install(&c->plan, false);
	if (pr_store_open(&store, c->dir, PR_STORE_WRITE, "disk", FAULT_NOW_MS,
			  NULL) != PR_OK)
		_exit(1);
	st = pr_store_backup(store, c->file, NULL);
	pr_store_close(store);
	_exit(st == PR_OK ? 0 : 1);
}

static void
restore_body(void *ctx)
{
	struct copying *c = ctx;
	char kept[4096];

	disk_install(&c->plan, true); /* restore uses the default VFS */
	_exit(pr_store_restore(c->dir, c->file, kept, FAULT_NOW_MS, NULL) ==
			      PR_OK
		      ? 0
		      : 1);
}

static struct copying
setup(void)
{
	struct copying c = { .dir = "" };

	make_folder(bench_dir("data"), EVENTS);
	make_folder(bench_dir("later"), LATER);
	snprintf(c.dir, sizeof(c.dir), "%s", bench_dir("work"));
	snprintf(c.to, sizeof(c.to), "%s", bench_dir("after"));
	snprintf(c.file, sizeof(c.file), "%s/backup.db", bench_dir("after"));
	return c;
}

static long
length_of(struct copying *c, void (*body)(void *ctx), const char *data)
{
	c->plan = (struct disk_plan){ .how = DISK_WORKS };
	bench_copy(data, c->dir);
	bench_child(body, c);
	return tally->ops;
}

/* Said done: whole. Said failed: no file, and nothing half. */
static bool
backup_is_right(const struct copying *c, int code, bool killed)
{
	bool there = bench_exists(c->to, "backup.db");

	if (there && judge_file(c->file, EVENTS) != SOUND)
		return false;
	if (killed) /* a rest under another name may lie there */
		return true;
	if (code == 0)
		return there && bench_files(c->to) == 1;
	return code == 1 && bench_files(c->to) == 0;
}

/* The old file or the new one, whole; said done: the new one. */
static bool
restore_is_right(const struct copying *c, int code, bool killed)
{
	char path[FAULT_PATH + 20];
	bool is_old, is_new;

	snprintf(path, sizeof(path), "%s/proctor.db", c->dir);
	if (judge_file(path, EVENTS) != SOUND)
		return false;
	is_old = judge_file(path, LATER) == SOUND;
	is_new = !is_old && judge_file(path, EVENTS + 1) == LOST;
	if (killed)
		return is_old || is_new;
	if (code == 0)
		return is_new;
	return code == 1 && is_old &&
	       !bench_exists(c->dir, "proctor.db.restore") &&
	       !bench_exists(c->dir, "proctor.db.before-restore-2026-01-01");
}

static void
disturb(const char *name, struct copying *c, void (*body)(void *ctx),
	const char *data, long step,
	bool (*is_right)(const struct copying *, int, bool))
{
	long length = length_of(c, body, data);
	long runs = 0, right = 0, done = 0, first = 0;

	for (long at = 1; at <= length; at += step) {
		for (int how = 0; how < 5; how++) {
			bool killed = how == 4;
			int code;

			c->plan = (struct disk_plan){
				.how = how % 2 ? DISK_FULL : DISK_IO_ERROR,
				.for_ever = how >= 2,
				.fail_at = killed ? 0 : at,
				.kill_at = killed ? at : 0,
			};
			bench_copy(data, c->dir);
			if (body == backup_body)
				bench_clear(c->to);
			code = bench_child(body, c);
			runs++;
			done += code == 0;
			if (is_right(c, code, killed))
				right++;
			else if (first == 0)
				first = at * 10 + how;
		}
	}
	tap_ok(runs > 0 && right == runs && done < runs, name,
	       "%ld runs over %ld operations, %ld right, %ld done; first "
	       "wrong %ld",
	       runs, length, right, done, first);
}

void
fault_backup(bool full)
{
	struct copying c = setup();

	disturb("a disturbed backup is whole or is not there", &c, backup_body,
		bench_dir("data"), full ? 1 : 5, backup_is_right);
}

void
fault_restore(bool full)
{
	struct copying c = setup();

	bench_clear(c.to);
	length_of(&c, backup_body, bench_dir("data")); /* makes the backup */
	disturb("a disturbed restore leaves the old file or the new one", &c,
		restore_body, bench_dir("later"), full ? 1 : 5,
		restore_is_right);
}
