/*
 * certificate.c - a kill while certificates are taken in, or come out of a
 * backup: no row names a file that is not there and whole
 *
 * The files are not SQLite's, so the disk of this bench does not see them; the
 * process is killed at any time and what it was told is believed. A control
 * kills itself at a step of its own instead: whether its fault is seen must
 * not depend on how busy the machine is.
 */
#include "proctor/ceu_desk.h"
#include "proctor/env.h"
#include "proctor/hash.h"
#include "proctor/store_ceu_files.h"
#include "util/fs.h"

#include "fault.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define BYTES 3000 /* of a certificate and its number */
#define PACKED 8   /* in the backup */

struct desk {
	char dir[FAULT_PATH];
	struct pr_clock clock;
	bool careless; /* control */
	long die_at;   /* of a careless one: the step, from 0 */
};

static void
read_clock(void *ctx, struct pr_env *out)
{
	pr_clock_read(ctx, out);
}

static struct pr_desk *
open_desk(struct desk *d)
{
	struct pr_desk_options options = {
		.data_dir = d->dir,
		.share_dir = ".",
		.clock_ctx = &d->clock,
		.clock = read_clock,
	};
	struct pr_desk *desk = NULL;

	pr_clock_test_set(&d->clock, FAULT_NOW_MS, 0, 7);
	if (pr_desk_open(&desk, &options, NULL) != PR_OK)
		return NULL;
	return desk;
}

static void
certificates_of(const struct desk *d, char out[2 * FAULT_PATH])
{
	snprintf(out, (size_t)2 * FAULT_PATH, "%s/certificates", d->dir);
}

static void
clear(const struct desk *d)
{
	char folder[2 * FAULT_PATH];

	certificates_of(d, folder);
	bench_clear(folder);
	rmdir(folder);
	bench_clear(d->dir);
}

static void
nap(long ns)
{
	struct timespec wait = { ns / 1000000000, ns % 1000000000 };

	nanosleep(&wait, NULL);
}

/* A careless one ends here when it is its time. */
static void
step(struct desk *d)
{
	if (d->die_at-- == 0)
		raise(SIGKILL);
}

/* ---- taking in ----------------------------------------------------------- */

/* A PDF that no other number has. */
static bool
make_pdf(const char *path, long n)
{
	char text[BYTES] = "%PDF-1.4\n";

	memset(text + 9, 'x', sizeof(text) - 10);
	snprintf(text + 9, 30, "%ld", n);
	return fs_write(path, text, sizeof(text), FS_OVERWRITE, NULL) == PR_OK;
}

static bool
add(struct pr_desk *desk, const char *pdf, long n)
{
	static struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = { .date = "2025-06-01", .units = "1" };
	int64_t row;

	snprintf(draft.title, sizeof(draft.title), "Entry %ld", n);
	snprintf(draft.certificate, sizeof(draft.certificate), "%s", pdf);
	return make_pdf(pdf, n) &&
	       pr_ceu_add(desk, &draft, &findings, &row, NULL, NULL) == PR_OK;
}

static void
name_file(char out[3 * FAULT_PATH], const struct desk *d,
	  const unsigned char hash[PR_HASH_LEN])
{
	char folder[2 * FAULT_PATH], hex[PR_HASH_TEXT];

	certificates_of(d, folder);
	pr_hex_format(hex, hash, PR_HASH_LEN);
	snprintf(out, (size_t)3 * FAULT_PATH, "%s/%s", folder, hex);
}

/* Copies bytes to where the ledger looks for them, without any care. */
static bool
put_file(const struct desk *d, const unsigned char hash[PR_HASH_LEN],
	 const void *bytes, size_t len)
{
	char folder[2 * FAULT_PATH], path[3 * FAULT_PATH];

	certificates_of(d, folder);
	name_file(path, d, hash);
	return fs_mkdir(folder, NULL) == PR_OK &&
	       fs_write(path, bytes, len, FS_OVERWRITE, NULL) == PR_OK;
}

/* Control: the row first, its file after. */
static bool
add_carelessly(struct pr_store *store, struct desk *d, const char *pdf, long n)
{
	struct pr_db_ceu_certificate row = { .bytes = BYTES };
	char *bytes = NULL;
	size_t len = 0;
	bool ok = make_pdf(pdf, n) &&
		  fs_read(&bytes, &len, pdf, BYTES, NULL) == PR_OK &&
		  fs_sha256(row.hash, pdf, NULL) == PR_OK &&
		  pr_store_begin(store, NULL) == PR_OK &&
		  pr_db_ceu_certificate_put(store, &row, NULL, NULL) == PR_OK &&
		  pr_store_commit(store, NULL) == PR_OK;

	step(d);
	ok = ok && put_file(d, row.hash, bytes, len);
	step(d);
	free(bytes);
	return ok;
}

static void
take_in(struct desk *d, const char *pdf)
{
	struct pr_desk *desk = NULL;
	struct pr_store *store = NULL;

	if (d->careless && pr_store_open(&store, d->dir, PR_STORE_WRITE, NULL,
					 FAULT_NOW_MS, NULL) != PR_OK)
		_exit(1);
	if (!d->careless)
		desk = open_desk(d);
	for (long n = 1; d->careless || desk; n++) {
		if (d->careless ? !add_carelessly(store, d, pdf, n)
				: !add(desk, pdf, n))
			_exit(1);
		if (!d->careless)
			tally->acked = n; /* only now it is told as saved */
		tally->found = n;
	}
	_exit(1);
}

/* ---- out of a backup ----------------------------------------------------- */

struct copy {
	const struct desk *d;
	unsigned char hash[PACKED][PR_HASH_LEN];
	char bytes[PACKED][BYTES];
	size_t n;
};

static bool
note_packed(void *ctx, const struct pr_db_packed *row)
{
	struct copy *copy = ctx;

	memcpy(copy->hash[copy->n], row->hash, PR_HASH_LEN);
	memcpy(copy->bytes[copy->n++], row->bytes,
	       row->len < BYTES ? row->len : BYTES);
	return copy->n < PACKED;
}

/* Control: the rows are cleared first. */
static void
unpack_carelessly(struct desk *d)
{
	static struct copy copy;
	struct pr_store *store;

	copy.n = 0;
	if (pr_store_open(&store, d->dir, PR_STORE_WRITE, NULL, FAULT_NOW_MS,
			  NULL) != PR_OK ||
	    pr_db_packed_each(store, &copy, note_packed, NULL) != PR_OK ||
	    pr_db_packed_clear(store, NULL) != PR_OK)
		_exit(1);
	for (size_t i = 0; i < copy.n; i++) {
		step(d);
		put_file(d, copy.hash[i], copy.bytes[i], BYTES);
	}
	pr_store_close(store);
	_exit(0);
}

static void
unpack(struct desk *d)
{
	if (d->careless)
		unpack_carelessly(d);
	pr_desk_close(open_desk(d));
	_exit(0);
}

/* ---- the judge ----------------------------------------------------------- */

static enum verdict
judge_files(sqlite3 *db, const struct desk *d)
{
	enum verdict verdict = SOUND;
	sqlite3_stmt *stmt = NULL;

	if (sqlite3_prepare_v2(db, "SELECT hash FROM ceu_certificate", -1,
			       &stmt, NULL) != SQLITE_OK)
		return UNOPENED;
	while (verdict == SOUND && sqlite3_step(stmt) == SQLITE_ROW) {
		const unsigned char *hash = sqlite3_column_blob(stmt, 0);
		unsigned char found[PR_HASH_LEN];
		char path[3 * FAULT_PATH];

		name_file(path, d, hash);
		if (fs_sha256(found, path, NULL) != PR_OK)
			verdict = LOST;
		else if (memcmp(found, hash, PR_HASH_LEN) != 0)
			verdict = CORRUPT;
	}
	sqlite3_finalize(stmt);
	return verdict;
}

static enum verdict
judge_db(sqlite3 *db, const void *ctx, long acked)
{
	static const char *const none[] = {
		"SELECT count(*) FROM ceu_entry WHERE certificate IS NULL",
		"SELECT count(*) FROM ceu_packed",
	};
	enum verdict verdict = judge_files(db, ctx);

	if (verdict != SOUND)
		return verdict;
	if (judge_ask(db, "SELECT count(*) FROM ceu_entry") < acked)
		return LOST;
	return judge_all_zero(db, none, PR_LEN(none)) ? SOUND : GAP;
}

static enum verdict
judge(const struct desk *d, long acked)
{
	char path[FAULT_PATH + 20];

	snprintf(path, sizeof(path), "%s/proctor.db", d->dir);
	return judge_open(path, judge_db, d, acked);
}

/* The program is started again, and then it is looked at. */
static void
count_run(struct count *count, struct desk *d)
{
	long acked = tally->acked;
	struct pr_desk *desk = open_desk(d);
	enum verdict verdict = desk ? SOUND : STUCK;

	pr_desk_close(desk);
	if (verdict == SOUND)
		verdict = judge(d, acked);
	count->runs++;
	count->of[verdict]++;
}

/* ---- kills --------------------------------------------------------------- */

/* Runs body and kills it after so long; a careless one kills itself. */
static void
kill_after(long ns, struct desk *d, const char *pdf)
{
	int status;
	pid_t pid;

	*tally = (struct tally){ .acked = 0 };
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		if (pdf)
			take_in(d, pdf);
		unpack(d);
	}
	if (!d->careless) {
		nap(ns);
		kill(pid, SIGKILL);
	}
	waitpid(pid, &status, 0);
}

static long
now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)(now.tv_sec % 1000) * 1000000000 + now.tv_nsec;
}

/* An empty ledger in which RHIT is held. */
static bool
make_data(struct desk *d)
{
	const struct pr_ceu_hold hold = { .credential = "RHIT",
					  .since = "2025-05-20" };
	struct pr_ceu_held held;
	struct pr_desk *desk;
	bool ok;

	clear(d);
	desk = open_desk(d);
	ok = desk && pr_ceu_hold(desk, &hold, &held, NULL) == PR_OK;
	pr_desk_close(desk);
	return ok;
}

static struct count
kill_adds(struct desk *d, long runs)
{
	char template[FAULT_PATH], pdf[FAULT_PATH + 20];
	struct count count = { .runs = 0 };
	long busy = 0;

	snprintf(template, sizeof(template), "%s", bench_dir("data"));
	snprintf(pdf, sizeof(pdf), "%s/a.pdf", bench_dir("later"));
	make_data(d);
	bench_copy(d->dir, template);
	for (long i = 0; i < runs; i++) {
		uint64_t seed = bench_seed(30, (uint64_t)i);

		clear(d);
		bench_copy(template, d->dir);
		d->die_at = (long)(seed % 10);
		kill_after(5000000 + (long)(seed % 60000000), d, pdf);
		busy += tally->found > 0;
		count_run(&count, d);
	}
	printf("# %ld were killed after the first entry\n", busy);
	clear(d);
	return count;
}

/* A backup with certificates; how long its first opening takes, in ns. */
static long
make_backup(struct desk *d, const char *backup)
{
	char kept[4096], pdf[FAULT_PATH + 20];
	struct pr_desk *desk;
	bool ok = make_data(d);
	long begin;

	snprintf(pdf, sizeof(pdf), "%s/a.pdf", bench_dir("later"));
	desk = open_desk(d);
	for (long n = 1; ok && n <= PACKED; n++)
		ok = add(desk, pdf, n);
	ok = ok && pr_desk_backup(desk, backup, NULL) == PR_OK;
	pr_desk_close(desk);
	clear(d);
	ok = ok && pr_store_restore(d->dir, backup, kept, FAULT_NOW_MS, NULL) ==
			   PR_OK;
	begin = now_ns();
	desk = open_desk(d);
	pr_desk_close(desk);
	return ok && desk ? now_ns() - begin : 0;
}

static struct count
kill_unpacking(struct desk *d, long runs)
{
	char backup[FAULT_PATH + 20], kept[4096];
	struct count count = { .runs = 0 };
	long length;

	snprintf(backup, sizeof(backup), "%s/backup.db", bench_dir("data"));
	bench_clear(bench_dir("data"));
	length = make_backup(d, backup);
	if (length < 1)
		return count;
	printf("# the first opening takes %ld us\n", length / 1000);
	for (long i = 0; i < runs; i++) {
		clear(d);
		if (pr_store_restore(d->dir, backup, kept, FAULT_NOW_MS,
				     NULL) != PR_OK)
			break;
		d->die_at = i % (PACKED + 2); /* the last ones: it is done */
		kill_after(i * length * 2 / runs, d, NULL);
		count_run(&count, d);
	}
	clear(d);
	return count;
}

void
fault_certificates(bool full)
{
	struct desk d = { .careless = false };
	long runs = full ? 300 : 40;
	struct count count;

	snprintf(d.dir, sizeof(d.dir), "%s", bench_dir("work"));
	count = kill_adds(&d, runs);
	tap_sound("a kill while certificates are taken in loses none", &count);
	count = kill_unpacking(&d, runs);
	tap_sound("nor does a kill while they come out of a backup", &count);
	d.careless = true;
	count = kill_adds(&d, runs);
	tap_control("control: the row before its file loses certificates",
		    &count, 30);
	count = kill_unpacking(&d, runs);
	tap_control("control: rows cleared before files are there lose them",
		    &count, 20);
}
