/* log.c - the write-ahead log as a file: made whole, and grown */
#include "store/internal.h"
#include "util/mem.h"

#include <stdlib.h>

/* SQLite's file layer writes less than 128 KB at once. */
#define CHUNK 65536
#define PAGE 4096
#define LOG_HEADER 32
#define FRAME_HEADER 24

/* The log's file below SQLite, NULL when there is none. */
static sqlite3_file *
log_of(sqlite3 *db)
{
	sqlite3_file *log = NULL;
	int rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER,
				      &log);

	return rc == SQLITE_OK && log && log->pMethods ? log : NULL;
}

static int
rewrite(sqlite3_file *log, char *chunk)
{
	const sqlite3_io_methods *io = log->pMethods;
	sqlite3_int64 size = 0;
	int rc = io->xFileSize(log, &size);

	for (sqlite3_int64 at = 0; at < size && rc == SQLITE_OK; at += CHUNK) {
		int n = size - at < CHUNK ? (int)(size - at) : CHUNK;

		rc = io->xRead(log, chunk, n, at);
		if (rc == SQLITE_OK)
			rc = io->xWrite(log, chunk, n, at);
	}
	if (rc == SQLITE_OK)
		rc = io->xSync(log, SQLITE_SYNC_NORMAL);
	return rc;
}

/*
 * What an old log holds may be in the system's memory only: a sync that
 * failed leaves its pages marked clean, and no later sync writes them. A
 * commit behind such a hole would be lost with the power, and a checkpoint
 * would mix new pages with old frames. Written again, the log is on the disk.
 */
enum pr_status
store_rewrite_log(struct pr_store *store, struct pr_err *err)
{
	sqlite3_file *log = log_of(store->db);
	char *chunk;
	int rc;

	if (!log)
		return PR_OK;
	chunk = mem_array(CHUNK, 1);
	if (!chunk)
		return mem_fail(err);
	rc = rewrite(log, chunk);
	free(chunk);
	return rc == SQLITE_OK ? PR_OK : store_fail(store, rc, err);
}

/*
 * A log that grows by a page a click makes the file system write its own books
 * at each sync, which doubles the price. So it grows by zeros, some fifteen
 * clicks at once, and the sync of the next commit takes them along; to SQLite
 * a frame of zeros is the end of the log. A failure here harms nothing.
 */
int
store_grow_log(void *ctx, sqlite3 *db, const char *name, int frames)
{
	static const char zeros[CHUNK];
	const sqlite3_int64 frame = FRAME_HEADER + PAGE;
	sqlite3_file *log = log_of(db);
	sqlite3_int64 size = 0;

	(void)ctx;
	(void)name;
	if (log && log->pMethods->xFileSize(log, &size) == SQLITE_OK &&
	    size < LOG_HEADER + (frames + 4) * frame)
		log->pMethods->xWrite(log, zeros, CHUNK - (int)(size % PAGE),
				      size);
	return SQLITE_OK;
}
