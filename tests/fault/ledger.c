/*
 * ledger.c - entries of continuing education: whole or not at all
 *
 * Step n adds the entry n with two claims in one transaction; every third one
 * corrects the entry before it, every fourth one is reported. The judge knows
 * what step n leaves and asks plain SQLite.
 */
#include "proctor/store_ceu.h"
#include "proctor/store_ceu_files.h"

#include "fault.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct ledger {
	char dir[FAULT_PATH];
	const char *vfs;
	long entries;
	bool torn; /* control: a transaction for each row */
	struct disk_plan plan;
};

struct writer {
	const struct ledger *ledger;
	struct pr_store *store;
	int64_t last; /* the entry before */
	long n;
	unsigned char uuid; /* of rows, within a step */
};

/* ---- the program's way --------------------------------------------------- */

static bool
next_row(struct writer *w)
{
	if (!w->ledger->torn)
		return true;
	return pr_store_commit(w->store, NULL) == PR_OK &&
	       pr_store_begin(w->store, NULL) == PR_OK;
}

static bool
put_row(struct writer *w, int kind, int64_t reverses, int64_t *id)
{
	struct pr_db_ceu_row row = { .learner = 1,
				     .kind = kind,
				     .at_ms = FAULT_NOW_MS,
				     .reverses = reverses,
				     .reason = reverses ? "wrong" : "" };

	memcpy(row.uuid, &w->n, sizeof(w->n));
	row.uuid[15] = ++w->uuid;
	if (pr_db_ceu_row_put(w->store, &row, NULL) != PR_OK)
		return false;
	*id = row.id;
	return next_row(w);
}

static bool
put_entry(struct writer *w, int64_t *id)
{
	struct pr_db_ceu_certificate c = { .bytes = w->n,
					   .at_ms = FAULT_NOW_MS };
	struct pr_db_ceu_entry e = { .corrects = w->n % 3 ? 0 : w->last,
				     .date = "2026-01-05",
				     .minutes = (int)w->n,
				     .units = -1,
				     .cost_cents = -1,
				     .has_certificate = true,
				     .certificate_name = "mine.pdf" };
	char title[32];

	snprintf(title, sizeof(title), "%ld", w->n);
	memset(c.hash, (int)w->n & 0xff, sizeof(c.hash));
	memcpy(e.certificate, c.hash, sizeof(e.certificate));
	e.title = title;
	if (pr_db_ceu_certificate_put(w->store, &c, NULL, NULL) != PR_OK ||
	    !next_row(w) || !put_row(w, PR_CEU_ROW_ENTRY, 0, &e.id))
		return false;
	*id = e.id;
	return pr_db_ceu_entry_put(w->store, &e, NULL) == PR_OK && next_row(w);
}

static bool
put_claim(struct writer *w, int64_t entry, const char *issuer)
{
	struct pr_db_ceu_claim claim = {
		.entry = entry, .issuer = issuer, .accepted = 1, .units = -1
	};

	return pr_db_ceu_claim_put(w->store, &claim, NULL) == PR_OK &&
	       next_row(w);
}

static bool
put_report(struct writer *w, int64_t entry)
{
	struct pr_db_ceu_reported reported = { .entry = entry,
					       .issuer = "AHIMA",
					       .account = "AHIMA",
					       .date = "2026-01-06",
					       .period = "2026-12-31" };

	return put_row(w, PR_CEU_ROW_REPORTED, 0, &reported.id) &&
	       pr_db_ceu_reported_put(w->store, &reported, NULL) == PR_OK &&
	       next_row(w);
}

static bool
put_step(struct writer *w)
{
	int64_t entry = 0, reversal;

	if (w->n % 3 == 0 &&
	    !put_row(w, PR_CEU_ROW_REVERSAL, w->last, &reversal))
		return false;
	if (!put_entry(w, &entry) || !put_claim(w, entry, "AHIMA") ||
	    !put_claim(w, entry, "AAPC") ||
	    (w->n % 4 == 0 && !put_report(w, entry)))
		return false;
	w->last = entry;
	return true;
}

static bool
step(struct writer *w)
{
	int64_t before = w->last;

	w->uuid = 0;
	if (pr_store_begin(w->store, NULL) != PR_OK)
		return false;
	if (put_step(w) && pr_store_commit(w->store, NULL) == PR_OK) {
		tally->acked = w->n; /* only now it is told as saved */
		return true;
	}
	pr_store_rollback(w->store);
	w->last = before;
	return false;
}

static bool
note_last(void *ctx, const struct pr_db_ceu_entry *row)
{
	struct writer *w = ctx;

	w->last = row->id;
	w->n++;
	return true;
}

/* Goes on after the last entry that is there; fails when a step fails. */
static bool
write_entries(const struct ledger *ledger)
{
	struct writer w = { .ledger = ledger };
	bool ok = pr_store_open(&w.store, ledger->dir, PR_STORE_WRITE,
				ledger->vfs, FAULT_NOW_MS, NULL) == PR_OK &&
		  pr_db_ceu_entry_each(w.store, 1, true, &w, note_last, NULL) ==
			  PR_OK;

	while (ok && w.n < ledger->entries) {
		w.n++;
		ok = step(&w);
		if (ledger->vfs)
			disk_tick(); /* the holder reads */
		if (ok && w.n % 5 == 0 &&
		    pr_store_checkpoint(w.store, NULL) != PR_OK)
			ok = false;
	}
	pr_store_close(w.store);
	return ok;
}

static void
body(void *ctx)
{
	struct ledger *ledger = ctx;
	bool ok;

	disk_install(&ledger->plan, false);
	ok = write_entries(ledger);
	if (ledger->plan.after[0]) /* the cut comes at the latest now */
		disk_cut();
	_exit(ok ? 0 : 1);
}

/* ---- the judge ----------------------------------------------------------- */

/* Every step is whole: each of these counts what is not. */
static bool
is_true(sqlite3 *db)
{
	static const char *const sql[] = {
		"SELECT count(*) FROM ceu_entry WHERE minutes <> title "
		"OR (minutes % 3 = 0) <> (corrects IS NOT NULL)",
		"SELECT count(*) - coalesce(max(minutes), 0) FROM ceu_entry",
		"SELECT count(*) FROM ceu_entry e WHERE corrects IS NOT NULL "
		"AND NOT EXISTS (SELECT 1 FROM ceu_row r WHERE r.reverses = "
		"e.corrects AND r.id < e.id)",
		"SELECT count(*) FROM ceu_row r WHERE reverses IS NOT NULL "
		"AND NOT EXISTS (SELECT 1 FROM ceu_entry e WHERE e.corrects = "
		"r.reverses)",
		"SELECT count(*) FROM ceu_entry e WHERE 2 <> (SELECT count(*) "
		"FROM ceu_claim c WHERE c.entry = e.id)",
		"SELECT count(*) FROM ceu_entry e WHERE (minutes % 4 = 0) <> "
		"(SELECT count(*) FROM ceu_reported d WHERE d.entry = e.id)",
		"SELECT count(*) - (SELECT count(*) FROM ceu_certificate) "
		"FROM ceu_entry",
		"SELECT count(*) FROM ceu_row WHERE kind = 5 AND id NOT IN "
		"(SELECT id FROM ceu_entry)",
		"SELECT count(*) FROM ceu_row WHERE kind = 6 AND id NOT IN "
		"(SELECT id FROM ceu_reported)",
	};

	return judge_all_zero(db, sql, PR_LEN(sql));
}

static enum verdict
judge_db(sqlite3 *db, const void *ctx, long acked)
{
	int64_t tables = judge_ask(db, "SELECT count(*) FROM sqlite_schema "
				       "WHERE name = 'ceu_rules'");

	(void)ctx;
	if (tables < 0)
		return UNOPENED;
	if (!judge_is_whole(db))
		return CORRUPT;
	if (tables == 0)
		return acked > 0 ? LOST : SOUND;
	if (judge_ask(db, "SELECT count(*) FROM ceu_entry") < acked)
		return LOST;
	return is_true(db) ? SOUND : GAP;
}

static enum verdict
judge(const char *dir, long acked)
{
	char path[FAULT_PATH + 20];

	snprintf(path, sizeof(path), "%s/proctor.db", dir);
	if (acked == 0 && !bench_exists(dir, "proctor.db"))
		return SOUND;
	return judge_open(path, judge_db, NULL, acked);
}

/* And the holder goes on. */
static void
count_run(struct count *count, int code, const char *dir, long n)
{
	struct ledger more = { .entries = tally->acked + 5 };
	long acked = tally->acked;
	enum verdict verdict = judge(dir, acked);

	snprintf(more.dir, sizeof(more.dir), "%s", dir);
	if (verdict == SOUND && !write_entries(&more))
		verdict = STUCK;
	if (verdict == SOUND)
		verdict = judge(dir, acked + 5);
	count->runs++;
	count->of[verdict]++;
	if (code < 0 || code > 1)
		count->strange++;
	if (verdict != SOUND && count->of[verdict] == 1)
		printf("# first %s: run %ld, entry %ld was saved\n",
		       verdict_name(verdict), n, acked);
}

/* ---- faults -------------------------------------------------------------- */

static struct ledger
setup(long entries)
{
	struct ledger ledger = { .vfs = "disk", .entries = entries };

	snprintf(ledger.dir, sizeof(ledger.dir), "%s", bench_dir("work"));
	return ledger;
}

static void
begin(const struct ledger *ledger)
{
	bench_copy(bench_template(), ledger->dir);
	if (ledger->plan.after[0])
		bench_clear(ledger->plan.after);
	*tally = (struct tally){ .acked = 0 };
}

static long
length_of(struct ledger ledger)
{
	ledger.plan = (struct disk_plan){ .how = DISK_WORKS };
	begin(&ledger);
	bench_child(body, &ledger);
	return tally->ops;
}

/* points faults spread over every operation: the power goes, or (killed) only
 * the process. */
static struct count
cut(struct ledger ledger, bool killed, long points, uint64_t scenario)
{
	struct count count = { .runs = 0 };
	long length = length_of(ledger);

	if (!killed)
		snprintf(ledger.plan.after, sizeof(ledger.plan.after), "%s",
			 bench_dir("after"));
	for (long i = 0; i < points; i++) {
		long at = 1 + i * (length - 1) / points;
		int code;

		begin(&ledger);
		ledger.plan.seed = bench_seed(scenario, (uint64_t)i);
		ledger.plan.cut_at = killed ? 0 : at;
		ledger.plan.kill_at = killed ? at : 0;
		code = bench_child(body, &ledger);
		count_run(&count, code, killed ? ledger.dir : ledger.plan.after,
			  i);
	}
	return count;
}

static struct count
fail(struct ledger ledger, enum disk_failure how, bool for_ever, long step_by)
{
	struct count count = { .runs = 0 };
	long length = length_of(ledger);

	for (long at = 1; at <= length; at += step_by) {
		int code;

		begin(&ledger);
		ledger.plan = (struct disk_plan){ .how = how,
						  .for_ever = for_ever,
						  .fail_at = at };
		code = bench_child(body, &ledger);
		count_run(&count, code, ledger.dir, at);
	}
	return count;
}

void
fault_ledger(bool full)
{
	struct ledger ledger = setup(full ? 40 : 14);
	long points = full ? 2000 : 60, step_by = full ? 1 : 7;
	struct count count = cut(ledger, false, points, 20);

	tap_sound("a power cut loses no saved entry and leaves no half one",
		  &count);
	count = cut(ledger, true, points, 21);
	tap_sound("nor does a kill at any write", &count);
	count = fail(ledger, DISK_FULL, false, step_by);
	tap_sound("a disk that is full once leaves no half entry", &count);
	count = fail(ledger, DISK_FULL, true, step_by);
	tap_sound("nor one that is full from then on", &count);
	count = fail(ledger, DISK_IO_ERROR, false, step_by);
	tap_sound("nor one I/O error", &count);
	count = fail(ledger, DISK_IO_ERROR, true, step_by);
	tap_sound("nor I/O errors from then on", &count);
	ledger.plan.ignore_sync = true;
	count = cut(ledger, false, full ? 500 : 60, 22);
	tap_control("control: a disk that ignores syncs loses entries", &count,
		    60);
	ledger.plan.ignore_sync = false;
	ledger.torn = true;
	count = cut(ledger, true, full ? 500 : 60, 23);
	tap_control("control: a transaction for each row leaves half entries",
		    &count, 40);
}
