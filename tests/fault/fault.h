/*
 * fault.h - the fault bench: what its parts say to each other
 *
 * idea     One workload, many faults, judged by code that is not under test.
 *          The workload runs the store as the program does, one commit an
 *          event, in a child process over a model of a disk (disk.c). What it
 *          was told is saved is kept outside; after the fault plain SQLite
 *          looks whether it is there (judge.c). Every kind of fault has a
 *          control that must lose something, or the bench proves nothing.
 * source   research/engine.md 6; probes/crash_sim.c
 */
#ifndef FAULT_H
#define FAULT_H

#include "proctor/store.h"

#include <sys/types.h>

struct sqlite3;

#define FAULT_NOW_MS INT64_C(1767225600000)
#define FAULT_PATH 512

/* ---- disk.c: a disk that can lose power, fail and lie ---- */

enum disk_failure {
	DISK_WORKS,
	DISK_IO_ERROR,
	DISK_FULL,
	DISK_SYNC_DROPS, /* a sync fails and its pages count as clean */
};

/*
 * All zero is a disk that works. Operations are counted from 1; fail_at counts
 * syncs when they are what fails.
 */
struct disk_plan {
	long cut_at;  /* power goes at this operation; 0 never */
	long kill_at; /* the process goes, the system stays */
	long fail_at;
	enum disk_failure how;
	bool for_ever;    /* from fail_at on, else once */
	bool ignore_sync; /* the disk says yes and does nothing */
	uint64_t seed;
	char after[FAULT_PATH]; /* folder for what is left after a cut */
};

/* Shared with the parent, so that it outlives the child. */
struct tally {
	volatile long ops;
	volatile long syncs;
	volatile long acked; /* the last event that was told saved */
	volatile long commit_syncs;
	volatile long commits;  /* over which commit_syncs were counted */
	volatile long failures; /* that the store reported */
	volatile long allocations;
	volatile long found; /* the last event that was there at the start */
};

extern struct tally *tally;

/* Registers the VFS "disk", also as the default one when asked. */
void disk_install(const struct disk_plan *plan, bool as_default);
/* One more operation: a moment at which power may go. */
void disk_tick(void);
/* Power goes now: writes what is left and ends the process. */
void disk_cut(void);

/* ---- work.c: the program's way of writing ---- */

enum work_sync {
	WORK_FULL,
	WORK_NORMAL,
	WORK_OFF
}; /* the latter: controls */

struct work {
	char dir[FAULT_PATH];
	const char *vfs;
	long events;
	long fold_every;     /* a checkpoint after so many events, 0 none */
	enum work_sync sync; /* weaker than the store's: controls only */
	int retries;         /* after a failure, on a fresh connection */
	bool same;           /* retries on the same connection */
	bool leave_open;     /* the end comes without a close */
};

/* Goes on after the last event that is there; false when it gave up. */
bool work_run(const struct work *work);

/* What event seq carries; the judge compares. */
int64_t work_choice(long seq);

/* ---- judge.c: plain SQLite, its own SQL ---- */

enum verdict {
	SOUND,
	UNOPENED, /* no database or not readable */
	CORRUPT,
	LOST,  /* an acknowledged event is not there */
	GAP,   /* the log has a hole or another content */
	STUCK, /* sound, but the program cannot go on with it */
	VERDICTS
};

const char *verdict_name(enum verdict verdict);
/* The file alone. */
enum verdict judge_file(const char *path, long acked);

/* The same with other eyes: what look says of it. */
typedef enum verdict judge_look(struct sqlite3 *db, const void *ctx,
				long acked);
enum verdict judge_open(const char *path, judge_look *look, const void *ctx,
			long acked);
/* The first value of a query, -1 when it fails. */
int64_t judge_ask(struct sqlite3 *db, const char *sql);
/* Does every one of these queries give 0? */
bool judge_all_zero(struct sqlite3 *db, const char *const *sql, size_t n);
bool judge_is_whole(struct sqlite3 *db);

struct count {
	long runs;
	long of[VERDICTS];
	long strange; /* children that ended by a signal or worse */
};

/* Judges what run n left in dir and counts it; code is how its child ended. */
void judge_run(struct count *count, int code, const char *dir, long n);

/* ---- child.c: folders and processes ---- */

void bench_start(void);
void bench_end(void);
/* BASE/name, made when missing. */
const char *bench_dir(const char *name);
/* Empties a folder, and copies what another one holds into it. */
void bench_clear(const char *dir);
void bench_copy(const char *from, const char *to);
/* A folder with a sitting and no event; made once. */
const char *bench_template(void);
bool bench_exists(const char *dir, const char *name);
long bench_files(const char *dir);

/* Runs body in a child; its exit code, or -1 for a signal. */
int bench_child(void (*body)(void *ctx), void *ctx);

/* work over a disk, in a child; in dir. */
struct run {
	struct work work;
	struct disk_plan plan;
	long fail_alloc; /* SQLite's n-th allocation fails, 0 none, -1 count */
	bool alloc_for_ever;
};
int bench_work(struct run *run);
/* The number of operations that this run has when nothing fails (of syncs, when
 * these are to fail). */
long bench_length(const struct run *run);

uint64_t bench_seed(uint64_t scenario, uint64_t n);

/* ---- tap.c ---- */

/* One line: passes when nothing but SOUND was counted. */
void tap_sound(const char *name, const struct count *count);
/* Passes when at least percent of the runs lost or broke something. */
void tap_control(const char *name, const struct count *count, int percent);
void tap_ok(bool ok, const char *name, const char *fmt, ...) PR_PRINTF(3, 4);
int tap_done(void);

/* ---- scenarios; full is the long way ---- */

void fault_syncs(bool full);
void fault_cut(bool full);
void fault_double_cut(bool full);
void fault_controls(bool full);
void fault_errors(bool full);
void fault_dropped(bool full);
void fault_memory(bool full);
void fault_kill(bool full);
void fault_backup(bool full);
void fault_restore(bool full);
void fault_ledger(bool full);
void fault_certificates(bool full);

#endif
