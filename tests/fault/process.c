/* process.c - memory runs out, or the process is killed */
#include "fault.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void
fail_allocations(const char *name, struct run run, const char *from, long step)
{
	struct count count = { .runs = 0 };
	long length;

	bench_clear(run.work.dir);
	if (from)
		bench_copy(from, run.work.dir);
	run.fail_alloc = -1; /* only counts */
	tally->acked = 0;
	bench_work(&run);
	length = tally->allocations;
	for (long at = 1; at <= length; at += step) {
		int code;

		bench_clear(run.work.dir);
		if (from)
			bench_copy(from, run.work.dir);
		run.fail_alloc = at;
		tally->acked = 0;
		code = bench_work(&run);
		judge_run(&count, code, run.work.dir, at);
	}
	printf("# %ld allocations\n", length);
	tap_sound(name, &count);
}

void
fault_memory(bool full)
{
	struct run run = {
		.work = { .events = 6, .fold_every = 4, .retries = 2 }
	};

	snprintf(run.work.dir, sizeof(run.work.dir), "%s", bench_dir("work"));
	fail_allocations("SQLite without memory once loses nothing", run,
			 bench_template(), full ? 1 : 41);
	run.alloc_for_ever = true;
	fail_allocations("SQLite without memory from then on loses nothing",
			 run, bench_template(), full ? 3 : 53);
	run.alloc_for_ever = false;
	fail_allocations("SQLite without memory while the file is made", run,
			 NULL, full ? 7 : 211);
}

/* The child says each saved number through a pipe; the parent pulls the plug
 * and believes only what came through. */
static long
last_heard(int fd)
{
	long heard[64], last = 0;
	ssize_t n;

	while ((n = read(fd, heard, sizeof(heard))) > 0)
		last = heard[(size_t)n / sizeof(long) - 1];
	return last;
}

static void
speak(const char *dir, int fd)
{
	struct work work = { .events = 0 };

	snprintf(work.dir, sizeof(work.dir), "%s", dir);
	for (;;) { /* each round is a start and a close, too */
		work.events += 40;
		for (long before = tally->acked; before < work.events;) {
			struct work one = work;
			long now;

			one.events = before + 1 + before % 9;
			if (!work_run(&one))
				_exit(1);
			now = tally->acked;
			if (write(fd, &now, sizeof(now)) != sizeof(now))
				_exit(1);
			before = now;
		}
	}
}

void
fault_kill(bool full)
{
	const char *dir = bench_dir("work");
	struct count count = { .runs = 0 };
	long runs = full ? 300 : 60;
	long busy = 0;

	for (long i = 0; i < runs; i++) {
		struct timespec wait = { 0, 0 };
		int pipes[2], status;
		long heard;
		pid_t pid;

		bench_copy(bench_template(), dir);
		*tally = (struct tally){ .acked = 0 };
		if (pipe(pipes) != 0)
			return;
		fflush(stdout);
		pid = fork();
		if (pid == 0) {
			close(pipes[0]);
			speak(dir, pipes[1]);
		}
		close(pipes[1]);
		wait.tv_nsec = (long)(bench_seed(10, (uint64_t)i) % 30000000);
		nanosleep(&wait, NULL);
		kill(pid, SIGKILL);
		waitpid(pid, &status, 0);
		heard = last_heard(pipes[0]);
		close(pipes[0]);
		busy += heard > 0;
		if (tally->acked < heard)
			count.strange++;
		judge_run(&count, 0, dir, i);
	}
	printf("# %ld were killed after the first answer\n", busy);
	tap_sound("kill -9 at any time loses no saved answer", &count);
}
