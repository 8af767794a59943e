/*
 * store/internal.h - what the files of store/ share and nobody else sees
 *
 * floor    store (the only floor that includes <sqlite3.h>)
 */
#ifndef PR_STORE_INTERNAL_H
#define PR_STORE_INTERNAL_H

#include "proctor/store.h"
#include "util/arena.h"

#include "store_sql.h" /* generated: enum store_sql, STORE_SQL_COUNT */

#include <sqlite3.h>

/* "prct" in ASCII: file(1) and we ourselves know our own files. */
#define STORE_APPLICATION_ID 0x70726374

#define STORE_FILE "proctor.db"
#define STORE_LOCK "proctor.lock"

struct store_migration {
	int version;      /* 1.. without a gap */
	const char *name; /* file name without .sql */
	const char *sql;  /* ends by setting user_version to its number */
};

struct store_query {
	const char *name;
	const char *sql;
};

extern const struct store_migration store_migrations[];
extern const size_t store_migration_count;
extern const struct store_migration store_codes_migrations[];
extern const size_t store_codes_migration_count;
extern const struct store_query store_queries[STORE_SQL_COUNT];

/* Opaque outside store/. Statements belong to the handle, never to a file. */
struct pr_store {
	sqlite3 *db;                         /* NULL after a failed reopen */
	sqlite3_stmt *stmt[STORE_SQL_COUNT]; /* prepared on first use */
	struct arena *lent;                  /* text of the last find */
	char *shown;                         /* the folder as it was given */
	char *dir;                           /* the same, links resolved */
	char *path;                          /* of the database */
	char *vfs;                           /* NULL: the system's */
	int lock;                            /* descriptor */
	enum pr_store_mode mode;
	bool in_tx;   /* between begin and commit or rollback */
	bool marked;  /* a savepoint is open */
	bool new_log; /* there was no log before us */
};

/* ---- fail.c ---- */

/* The status of an (extended) SQLite code. */
enum pr_status store_status(int rc);

/*
 * Says in one sentence what SQLite reported last on db about the file path,
 * and maps it to a status. rc is the code the failed call returned.
 */
enum pr_status store_fail_db(sqlite3 *db, const char *path, int rc,
			     struct pr_err *err);
enum pr_status store_fail(struct pr_store *store, int rc, struct pr_err *err);
/* The folder or file may not be written. */
enum pr_status store_fail_access(const char *path, struct pr_err *err);

/* ---- stmt.c, run.c ---- */

void store_finalize(struct pr_store *store);

/* Runs a statement that is never kept, such as a pragma, on any connection. */
PR_NODISCARD enum pr_status store_run(sqlite3 *db, const char *path,
				      enum store_sql id, struct pr_err *err);
/* The same, with the first column of its first row; PR_ENOTFOUND: none. */
PR_NODISCARD enum pr_status store_read(sqlite3 *db, const char *path,
				       enum store_sql id, int64_t *out,
				       struct pr_err *err);
/* The same, for a row of text: out is cut to cap bytes. */
PR_NODISCARD enum pr_status store_read_text(sqlite3 *db, const char *path,
					    enum store_sql id, char *out,
					    size_t cap, struct pr_err *err);

/* PR_ESTATE unless a transaction is open: rows that belong together. */
PR_NODISCARD enum pr_status store_need_tx(struct pr_store *store,
					  struct pr_err *err);

/* ---- lock.c, peek.c, connect.c, migrate.c, copy.c ---- */

/* Holds DIR alone; *out is a descriptor, freed with store_unlock. */
PR_NODISCARD enum pr_status store_lock(int *out, const char *shown,
				       const char *dir, struct pr_err *err);
void store_unlock(int lock);

enum store_kind {
	STORE_NONE,  /* no file, or an empty one */
	STORE_FRESH, /* begun by us and cut off, or nearly so: ask SQLite */
	STORE_OURS,
};

/*
 * Looks at the first bytes of a file without SQLite, which would play back
 * the journal of a foreign one. PR_EFOREIGN, PR_EVERSION, PR_EDAMAGED, PR_EIO.
 */
PR_NODISCARD enum pr_status store_peek(enum store_kind *out, const char *path,
				       struct pr_err *err);

/* Whose file it should be, and the newest version that is known. */
struct store_stamp {
	uint32_t owner;
	size_t versions;
};

/* As store_peek, for a file with another stamp. */
PR_NODISCARD enum pr_status store_peek_as(enum store_kind *out,
					  const char *path,
					  const struct store_stamp *stamp,
					  struct pr_err *err);

/* Bytes of PATH + SUFFIX, -1 when there is no such file. */
int64_t store_beside(const char *path, const char *suffix);
/* Removes PATH + SUFFIX. */
void store_remove(const char *path, const char *suffix);

/* Security and size settings that every connection of ours gets. */
PR_NODISCARD enum pr_status store_configure(sqlite3 *db, const char *path,
					    struct pr_err *err);
/* Opens store->path, checks it and sets the mode; PR_OK or disconnected. */
PR_NODISCARD enum pr_status store_connect(struct pr_store *store,
					  struct pr_err *err);
/* fold: the log goes into the file first, in WRITE mode. */
void store_disconnect(struct pr_store *store, bool fold);

/* ---- log.c ---- */

/* Makes what the log holds durable, whatever a failed sync left undone. */
PR_NODISCARD enum pr_status store_rewrite_log(struct pr_store *store,
					      struct pr_err *err);
/* SQLite's hook after each commit: makes room for the next ones. */
int store_grow_log(void *ctx, sqlite3 *db, const char *name, int frames);

/* Brings the file to version n, one transaction a migration. */
PR_NODISCARD enum pr_status store_migrate(struct pr_store *store,
					  const struct store_migration *list,
					  size_t n, struct pr_err *err);

/* Same schema, word for word, as ours at this version? */
PR_NODISCARD enum pr_status store_same_schema(
	sqlite3 *db, const char *path, const struct store_migration *list,
	int version, struct pr_err *err);

/* A new file of mode 0600, PR_EEXIST when there is one. */
PR_NODISCARD enum pr_status store_create(const char *path, struct pr_err *err);

/*
 * Copies a database into the new file path, synced and complete, as a single
 * file in rollback or (wal) log mode; on failure nothing is left.
 */
PR_NODISCARD enum pr_status store_copy(sqlite3 *from, const char *from_path,
				       const char *path, const char *vfs,
				       bool wal, struct pr_err *err);

/* Gives a finished file its name, replacing nothing. Syncs the folder. */
PR_NODISCARD enum pr_status store_publish(const char *temp, const char *path,
					  struct pr_err *err);
PR_NODISCARD enum pr_status store_sync_folder(const char *path,
					      struct pr_err *err);

/* Opens a file as one that does not change, with limits for foreign ones;
 * the caller closes *out in any case. */
PR_NODISCARD enum pr_status store_open_immutable(sqlite3 **out,
						 const char *path,
						 const char *vfs,
						 struct pr_err *err);

/* Opens a probed file, read-only and immutable; the caller closes it. */
PR_NODISCARD enum pr_status store_probe_open(sqlite3 **out, const char *path,
					     const char *vfs,
					     struct pr_err *err);

#endif
