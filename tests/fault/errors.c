/* errors.c - operations that fail, once or for ever, and syncs that lie */
#include "fault.h"

#include <stdio.h>

static void
prepare(struct run *run, const char *from)
{
	bench_clear(run->work.dir);
	if (from)
		bench_copy(from, run->work.dir);
}

static void
fail_once(struct run *run, const char *from, struct count *count,
	  long *finished, long n)
{
	const char *left = run->plan.after[0] ? run->plan.after : run->work.dir;
	int code;

	prepare(run, from);
	if (run->plan.after[0])
		bench_clear(run->plan.after);
	tally->acked = 0;
	code = bench_work(run);
	*finished += code == 0;
	judge_run(count, code, left, n);
}

/* Fails every step-th operation in turn; with rounds, the power goes at some
 * time after it, too. */
static struct count
fail_everywhere(struct run run, const char *from, long step, int rounds,
		long *finished)
{
	struct count count = { .runs = 0 };
	long length, ops;

	prepare(&run, from);
	length = bench_length(&run);
	ops = tally->ops;
	*finished = 0;
	for (long at = 1; at <= length; at += step) {
		run.plan.fail_at = at;
		for (int i = 0; i <= rounds; i++) {
			uint64_t seed =
				bench_seed(9 + (uint64_t)i, (uint64_t)at);

			run.plan.seed = seed;
			run.plan.cut_at =
				i ? 1 + (long)(seed % (uint64_t)ops) : 0;
			fail_once(&run, from, &count, finished, at);
		}
	}
	return count;
}

static void
report(const char *name, struct run run, const char *from, long step,
       bool must_finish)
{
	struct count count;
	long finished = 0;
	char text[100];

	count = fail_everywhere(run, from, step, run.plan.after[0] ? 3 : 0,
				&finished);
	tap_sound(name, &count);
	snprintf(text, sizeof(text), "%s, and goes on", name);
	if (must_finish)
		tap_ok(finished == count.runs, text, "%ld of %ld runs finished",
		       finished, count.runs);
}

void
fault_errors(bool full)
{
	struct run run = { .work = { .vfs = "disk",
				     .events = full ? 40 : 12,
				     .fold_every = 5,
				     .retries = 3 } };
	long step = full ? 1 : 3;

	snprintf(run.work.dir, sizeof(run.work.dir), "%s", bench_dir("work"));
	run.plan.how = DISK_IO_ERROR;
	report("one I/O error loses nothing", run, bench_template(), step,
	       true);
	run.plan.how = DISK_FULL;
	report("a disk that is full once loses nothing", run, bench_template(),
	       step, true);
	run.plan.for_ever = true;
	report("a disk that is full from then on loses nothing", run,
	       bench_template(), step, false);
	run.plan.how = DISK_IO_ERROR;
	report("I/O errors from then on lose nothing", run, bench_template(),
	       step, false);
	run.work.events = 2;
	run.plan.for_ever = false;
	report("one I/O error while the file is made harms nothing", run, NULL,
	       full ? 1 : 5, true);
	run.plan.how = DISK_FULL;
	report("a disk that is full while it is made harms nothing", run, NULL,
	       full ? 1 : 5, true);
}

/*
 * A sync fails, and what it could not write is never tried again; then the
 * power goes. What was told saved after the failure must be there.
 */
void
fault_dropped(bool full)
{
	struct run run = { .work = { .vfs = "disk",
				     .events = full ? 40 : 12,
				     .fold_every = 5,
				     .retries = 3 } };
	long step = 1;

	snprintf(run.work.dir, sizeof(run.work.dir), "%s", bench_dir("work"));
	snprintf(run.plan.after, sizeof(run.plan.after), "%s",
		 bench_dir("after"));
	run.plan.how = DISK_SYNC_DROPS;
	run.work.leave_open = true;
	report("a sync that fails and forgets, then a cut, loses nothing", run,
	       bench_template(), step, false);
	run.work.same = true;
	report("nor when the retry is on the same connection", run,
	       bench_template(), step, false);
	run.work.same = false;
	run.work.leave_open = false;
	run.work.retries = 0;
	report("nor when the program gives up", run, bench_template(), step,
	       false);
}
