/*
 * bench_commit.c - what one durable click costs, against the disk's own price
 *
 * Lines: name<TAB>n<TAB>value. Syncs are counted by a VFS around the system's;
 * times are ratios to overwriting 4 KB and fdatasync on the same disk in the
 * same run, taken in turns so that a busy disk troubles both alike.
 */
#include "proctor/store_item.h"
#include "proctor/store_sitting.h"

#include <fcntl.h>
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define CLICKS 20000
#define TURN 500 /* clicks, then as many raw syncs */
#define PAGE 4096

static sqlite3_vfs counting, *real_vfs;
static long syncs;

/* Two kinds: the database has locks, journal and log have not. */
static struct {
	const sqlite3_io_methods *real;
	sqlite3_io_methods counted;
} kinds[2];

static int
sync_database(sqlite3_file *file, int flags)
{
	syncs++;
	return kinds[0].real->xSync(file, flags);
}

static int
sync_other(sqlite3_file *file, int flags)
{
	syncs++;
	return kinds[1].real->xSync(file, flags);
}

static int
count_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
	   int *out)
{
	int rc = real_vfs->xOpen(real_vfs, name, file, flags, out);
	int kind = flags & SQLITE_OPEN_MAIN_DB ? 0 : 1;

	(void)vfs;
	if (rc != SQLITE_OK || !file->pMethods)
		return rc;
	kinds[kind].real = file->pMethods;
	kinds[kind].counted = *file->pMethods;
	kinds[kind].counted.xSync = kind ? sync_other : sync_database;
	file->pMethods = &kinds[kind].counted;
	return rc;
}

static void
install(void)
{
	real_vfs = sqlite3_vfs_find(NULL);
	counting = *real_vfs;
	counting.zName = "counting";
	counting.pNext = NULL;
	counting.xOpen = count_open;
	sqlite3_vfs_register(&counting, 0);
}

static void
need(enum pr_status st, const struct pr_err *err)
{
	if (st == PR_OK)
		return;
	fprintf(stderr, "bench_commit: %s\n", err->text);
	exit(1);
}

static double
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
quantile(double *values, int n, double q)
{
	qsort(values, (size_t)n, sizeof(*values), by_value);
	return values[(int)(q * (n - 1))];
}

/* The rows that an event hangs on; the number of the sitting. */
static int64_t
prepare(struct pr_store *store)
{
	struct pr_err err = { 0 };
	struct pr_db_bank bank = { .title = "b", .version = 1, .record = "{}" };
	struct pr_db_exam exam = {
		.identifier = "B", .version = 1, .record = "{}", .record_len = 2
	};
	struct pr_db_form form = { .learner = 1 };
	struct pr_db_sitting sitting = { .learner = 1, .state = 1 };

	need(pr_store_begin(store, &err), &err);
	need(pr_db_bank_put(store, &bank, &err), &err);
	exam.bank = bank.id;
	need(pr_db_exam_put(store, &exam, &err), &err);
	form.exam_rev = exam.id;
	need(pr_db_form_put(store, &form, NULL, 0, &err), &err);
	sitting.form = form.id;
	need(pr_db_sitting_put(store, &sitting, &err), &err);
	need(pr_store_commit(store, &err), &err);
	return sitting.id;
}

static double
click(struct pr_store *store, int64_t sitting, uint32_t seq)
{
	struct pr_err err = { 0 };
	struct pr_db_event event = { .sitting = sitting,
				     .seq = seq,
				     .kind = 2,
				     .slot = (int)(seq % 150),
				     .choice = 4,
				     .active_ms = seq * 1000 };
	double begin = now_us();

	memset(event.hash, (int)(seq & 0xff), sizeof(event.hash));
	need(pr_store_begin(store, &err), &err);
	need(pr_db_event_put(store, &event, &err), &err);
	need(pr_store_commit(store, &err), &err);
	return now_us() - begin;
}

static int
open_raw(const char *dir)
{
	static char page[PAGE];
	char path[300];
	int fd;

	snprintf(path, sizeof(path), "%s/raw", dir);
	fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	for (int i = 0; fd >= 0 && i < TURN; i++)
		if (pwrite(fd, page, PAGE, (off_t)i * PAGE) != PAGE)
			return -1;
	unlink(path);
	return fd >= 0 && fsync(fd) == 0 ? fd : -1;
}

static double
raw(int fd, int i)
{
	static char page[PAGE];
	double begin = now_us();

	page[i % PAGE]++;
	if (pwrite(fd, page, PAGE, (off_t)(i % TURN) * PAGE) != PAGE ||
	    fdatasync(fd) != 0)
		exit(1);
	return now_us() - begin;
}

static double clicks[CLICKS], raws[CLICKS];

static void
measure(struct pr_store *store, const char *dir)
{
	int64_t sitting = prepare(store);
	int fd = open_raw(dir);
	long before;
	double p50, p999, disk;

	if (fd < 0)
		exit(1);
	click(store, sitting, 1);
	before = syncs;
	for (int i = 0; i < CLICKS; i += TURN) {
		for (int k = i; k < i + TURN; k++)
			clicks[k] = click(store, sitting, (uint32_t)k + 2);
		for (int k = i; k < i + TURN; k++)
			raws[k] = raw(fd, k);
	}
	printf("commit_syncs_per_click\t%d\t%.4f\n", CLICKS,
	       (double)(syncs - before) / CLICKS);
	p50 = quantile(clicks, CLICKS, 0.5);
	p999 = quantile(clicks, CLICKS, 0.999);
	disk = quantile(raws, CLICKS, 0.5);
	printf("commit_p50_us\t%d\t%.1f\n", CLICKS, p50);
	printf("commit_p999_us\t%d\t%.1f\n", CLICKS, p999);
	printf("disk_4k_p50_us\t%d\t%.1f\n", CLICKS, disk);
	printf("commit_p50_over_disk\t%d\t%.2f\n", CLICKS, p50 / disk);
	printf("commit_p999_over_p50\t%d\t%.2f\n", CLICKS, p999 / p50);
	close(fd);
}

int
main(void)
{
	const char *tmp = getenv("TMPDIR");
	struct pr_err err = { 0 };
	struct pr_store *store;
	char dir[256], path[300];

	snprintf(dir, sizeof(dir), "%s/proctor-bench-XXXXXX",
		 tmp ? tmp : "/tmp");
	if (!mkdtemp(dir))
		return 1;
	install();
	need(pr_store_open(&store, dir, PR_STORE_WRITE, "counting", 0, &err),
	     &err);
	measure(store, dir);
	pr_store_close(store);
	snprintf(path, sizeof(path), "%s/proctor.db", dir);
	unlink(path);
	snprintf(path, sizeof(path), "%s/proctor.lock", dir);
	unlink(path);
	rmdir(dir);
	return 0;
}
