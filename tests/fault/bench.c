/* bench.c - folders and child processes */
#include "fault.h"

#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char base[FAULT_PATH / 2];

static void
give_up(const char *what)
{
	printf("Bail out! %s\n", what);
	exit(1);
}

/* Shared memory without a name: a file that is already removed. */
static struct tally *
share(void)
{
	char name[FAULT_PATH];
	void *at;
	int fd;

	snprintf(name, sizeof(name), "%s/tally", base);
	fd = open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
	if (fd < 0 || ftruncate(fd, sizeof(struct tally)) != 0)
		give_up("no file for the tally");
	at = mmap(NULL, sizeof(struct tally), PROT_READ | PROT_WRITE,
		  MAP_SHARED, fd, 0);
	close(fd);
	unlink(name);
	if (at == MAP_FAILED)
		give_up("no shared memory");
	return at;
}

void
bench_start(void)
{
	const char *tmp = getenv("TMPDIR");

	/* No real syncs are needed; memory is the fastest disk. */
	if (!tmp)
		tmp = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
	snprintf(base, sizeof(base), "%s/proctor-fault-XXXXXX", tmp);
	if (!mkdtemp(base))
		give_up("no temporary folder");
	tally = share();
}

void
bench_clear(const char *dir)
{
	struct dirent *entry;
	DIR *d = opendir(dir);

	while (d && (entry = readdir(d))) {
		char path[2 * FAULT_PATH];

		snprintf(path, sizeof(path), "%s/%s", dir, entry->d_name);
		if (entry->d_name[0] != '.')
			unlink(path);
	}
	if (d)
		closedir(d);
}

void
bench_end(void)
{
	struct dirent *entry;
	DIR *d = opendir(base);

	while (d && (entry = readdir(d))) {
		char path[2 * FAULT_PATH];

		snprintf(path, sizeof(path), "%s/%s", base, entry->d_name);
		if (entry->d_name[0] == '.')
			continue;
		bench_clear(path);
		rmdir(path);
	}
	if (d)
		closedir(d);
	rmdir(base);
}

/* A few at a time, each for the rest of the run. */
const char *
bench_dir(const char *name)
{
	static char dirs[8][FAULT_PATH];
	size_t i = 0;

	while (i < PR_LEN(dirs) - 1 && dirs[i][0] &&
	       strcmp(strrchr(dirs[i], '/') + 1, name) != 0)
		i++;
	snprintf(dirs[i], sizeof(dirs[i]), "%s/%s", base, name);
	mkdir(dirs[i], 0700);
	return dirs[i];
}

static void
copy_file(const char *from, const char *to)
{
	char bytes[65536];
	int in = open(from, O_RDONLY);
	int out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	ssize_t n;

	while ((n = read(in, bytes, sizeof(bytes))) > 0)
		if (write(out, bytes, (size_t)n) != n)
			give_up("cannot copy a file");
	close(in);
	close(out);
}

void
bench_copy(const char *from, const char *to)
{
	struct dirent *entry;
	DIR *d = opendir(from);

	bench_clear(to);
	while (d && (entry = readdir(d))) {
		char a[2 * FAULT_PATH], b[2 * FAULT_PATH];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(a, sizeof(a), "%s/%s", from, entry->d_name);
		snprintf(b, sizeof(b), "%s/%s", to, entry->d_name);
		copy_file(a, b);
	}
	if (d)
		closedir(d);
}

bool
bench_exists(const char *dir, const char *name)
{
	char path[2 * FAULT_PATH];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	return access(path, F_OK) == 0;
}

long
bench_files(const char *dir)
{
	struct dirent *entry;
	DIR *d = opendir(dir);
	long n = 0;

	while (d && (entry = readdir(d)))
		if (entry->d_name[0] != '.')
			n++;
	if (d)
		closedir(d);
	return n;
}

const char *
bench_template(void)
{
	static char dir[FAULT_PATH];
	struct work work = { .events = 0 };

	if (dir[0])
		return dir;
	snprintf(dir, sizeof(dir), "%s", bench_dir("template"));
	snprintf(work.dir, sizeof(work.dir), "%s", dir);
	if (!work_run(&work))
		give_up("the workload does not work");
	return dir;
}

int
bench_child(void (*body)(void *ctx), void *ctx)
{
	int status = 0;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid < 0)
		give_up("no child process");
	if (pid == 0) {
		body(ctx);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

uint64_t
bench_seed(uint64_t scenario, uint64_t n)
{
	uint64_t x = (scenario << 32) + n + 1;

	x *= UINT64_C(0x9e3779b97f4a7c15);
	x ^= x >> 29;
	x *= UINT64_C(0xbf58476d1ce4e5b9);
	return x ^ (x >> 32);
}

/* ---- SQLite's allocator, with a limit ---- */

static sqlite3_mem_methods memory;
static long fail_alloc;
static bool alloc_for_ever;

static bool
refuses(void)
{
	long n = ++tally->allocations;

	return n == fail_alloc ||
	       (alloc_for_ever && fail_alloc > 0 && n > fail_alloc);
}

static void *
limited_malloc(int n)
{
	return refuses() ? NULL : memory.xMalloc(n);
}

static void *
limited_realloc(void *old, int n)
{
	return refuses() ? NULL : memory.xRealloc(old, n);
}

static void
limit_memory(const struct run *run)
{
	sqlite3_mem_methods limited;

	sqlite3_shutdown();
	sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory);
	limited = memory;
	limited.xMalloc = limited_malloc;
	limited.xRealloc = limited_realloc;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &limited);
	sqlite3_initialize();
	fail_alloc = run->fail_alloc;
	alloc_for_ever = run->alloc_for_ever;
	tally->allocations = 0;
}

static void
work_body(void *ctx)
{
	const struct run *run = ctx;
	bool ok;

	if (run->fail_alloc != 0)
		limit_memory(run);
	if (run->work.vfs)
		disk_install(&run->plan, false);
	ok = work_run(&run->work);
	if (run->plan.after[0]) /* the cut comes at the latest now */
		disk_cut();
	_exit(ok ? 0 : 1);
}

int
bench_work(struct run *run)
{
	*tally = (struct tally){ .acked = tally->acked };
	return bench_child(work_body, run);
}

long
bench_length(const struct run *run)
{
	struct run whole = *run;

	whole.plan.cut_at = whole.plan.kill_at = whole.plan.fail_at = 0;
	tally->acked = 0;
	bench_work(&whole);
	return run->plan.how == DISK_SYNC_DROPS ? tally->syncs : tally->ops;
}
