/* cut.c - the power goes: while working, while recovering, at creation */
#include "fault.h"

#include <stdio.h>

/* What the events of one learner look like; small, since each run is whole. */
static struct run
sitting(long events, const char *dir)
{
	struct run run = { .work = { .vfs = "disk", .events = events } };

	snprintf(run.work.dir, sizeof(run.work.dir), "%s", dir);
	return run;
}

static void
set_after(struct run *run, const char *dir)
{
	snprintf(run->plan.after, sizeof(run->plan.after), "%s", dir);
}

/*
 * points cuts spread over every operation, from the first or (late) from the
 * middle; from NULL is an empty folder.
 */
static struct count
cut_everywhere(struct run run, const char *from, bool late, long points,
	       uint64_t scenario)
{
	const char *after = bench_dir("after");
	struct count count = { .runs = 0 };
	long length, first;

	bench_clear(run.work.dir);
	if (from)
		bench_copy(from, run.work.dir);
	length = bench_length(&run);
	first = late ? length / 2 : 1;
	if (points == 0)
		points = length;
	set_after(&run, after);
	for (long i = 0; i < points; i++) {
		int code;

		bench_clear(run.work.dir);
		bench_clear(after);
		if (from)
			bench_copy(from, run.work.dir);
		run.plan.seed = bench_seed(scenario, (uint64_t)i);
		run.plan.cut_at = first + i * (length - first) / points;
		tally->acked = 0;
		code = bench_work(&run);
		judge_run(&count, code, after, i);
	}
	return count;
}

void
fault_syncs(bool full)
{
	struct run run = sitting(full ? 2000 : 200, bench_dir("work"));

	bench_copy(bench_template(), run.work.dir);
	bench_length(&run);
	tap_ok(tally->commits == run.work.events - 1 &&
		       tally->commit_syncs == tally->commits,
	       "a click is exactly one sync", "%ld syncs for %ld clicks",
	       tally->commit_syncs, tally->commits);
}

void
fault_cut(bool full)
{
	struct run run = sitting(full ? 60 : 20, bench_dir("work"));
	struct count count;

	count = cut_everywhere(run, bench_template(), false, full ? 2000 : 100,
			       1);
	tap_sound("a power cut loses no saved answer", &count);
	run.work.fold_every = 7;
	count = cut_everywhere(run, bench_template(), false, full ? 2000 : 100,
			       2);
	tap_sound("nor with the log folded in at breaks", &count);
	run.work.events = 3;
	count = cut_everywhere(run, NULL, false, full ? 0 : 50, 3);
	tap_sound("a cut while the file is made leaves nothing or a file",
		  &count);
}

/* Every start after a cut recovers; here the power goes again meanwhile. */
void
fault_double_cut(bool full)
{
	struct run first = sitting(20, bench_dir("work"));
	struct run second = sitting(24, bench_dir("after"));
	const char *last = bench_dir("last");
	struct count count = { .runs = 0 };
	long points = full ? 2000 : 100;
	long length;

	first.work.fold_every = 7;
	bench_copy(bench_template(), first.work.dir);
	length = bench_length(&first);
	set_after(&first, second.work.dir);
	set_after(&second, last);
	for (long i = 0; i < points; i++) {
		int code;

		bench_copy(bench_template(), first.work.dir);
		bench_clear(second.work.dir);
		bench_clear(last);
		first.plan.seed = bench_seed(4, (uint64_t)i);
		first.plan.cut_at = 1 + i * length / points;
		tally->acked = 0;
		code = bench_work(&first);
		second.plan.seed = bench_seed(5, (uint64_t)i);
		second.plan.cut_at = 1 + i % 23;
		code |= bench_work(&second);
		judge_run(&count, code, last, i);
	}
	tap_sound("a second cut while recovering loses nothing either", &count);
}

/* Without these the bench would prove nothing. */
void
fault_controls(bool full)
{
	struct run run = sitting(20, bench_dir("work"));
	long points = full ? 500 : 60;
	struct count count;

	run.work.fold_every = 7;
	run.plan.ignore_sync = true;
	count = cut_everywhere(run, bench_template(), true, points, 6);
	tap_control("control: a disk that ignores syncs loses answers", &count,
		    80);
	run.plan.ignore_sync = false;
	run.work.sync = WORK_OFF;
	count = cut_everywhere(run, bench_template(), true, points, 7);
	tap_control("control: synchronous=OFF loses answers", &count, 80);
	run.work.sync = WORK_NORMAL;
	count = cut_everywhere(run, bench_template(), true, points, 8);
	tap_control("control: synchronous=NORMAL loses answers", &count, 40);
}
