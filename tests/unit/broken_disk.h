/*
 * broken_disk.h - SQLite's own files, that fail when they are told to
 *
 * Include it in one file of a test and call broken_disk_install before the
 * first desk is opened.
 */
#ifndef BROKEN_DISK_H
#define BROKEN_DISK_H

#include "test.h"

#include <sqlite3.h>
#include <string.h>

enum broken {
	DISK_FINE,
	DISK_NO_WRITES, /* a write fails */
	DISK_NO_ROOM,   /* a write finds the disk full */
	DISK_NO_SYNC,   /* what is written stays, the sync reports failure */
};

static enum broken disk_state;
static sqlite3_vfs disk_vfs, *disk_real;
/* One table of methods for each way of locking; all write alike. */
static struct {
	const sqlite3_io_methods *real;
	sqlite3_io_methods ours;
} disk_tables[8];

static int
disk_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
	if (disk_state == DISK_NO_WRITES)
		return SQLITE_IOERR_WRITE;
	if (disk_state == DISK_NO_ROOM)
		return SQLITE_FULL;
	return disk_tables[0].real->xWrite(file, bytes, n, at);
}

static int
disk_sync(sqlite3_file *file, int flags)
{
	if (disk_state == DISK_NO_SYNC)
		return SQLITE_IOERR_FSYNC;
	return disk_tables[0].real->xSync(file, flags);
}

static const sqlite3_io_methods *
disk_table(const sqlite3_io_methods *real)
{
	size_t i = 0;

	while (disk_tables[i].real && disk_tables[i].real != real)
		assert_true(++i < PR_LEN(disk_tables));
	disk_tables[i].real = real;
	disk_tables[i].ours = *real;
	disk_tables[i].ours.xWrite = disk_write;
	disk_tables[i].ours.xSync = disk_sync;
	return &disk_tables[i].ours;
}

static int
disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
	  int *out)
{
	int rc = disk_real->xOpen(disk_real, name, file, flags, out);

	(void)vfs;
	if (rc == SQLITE_OK && file->pMethods)
		file->pMethods = disk_table(file->pMethods);
	return rc;
}

static inline void
broken_disk_install(void)
{
	disk_real = sqlite3_vfs_find(NULL);
	assert_non_null(disk_real);
	disk_vfs = *disk_real;
	disk_vfs.zName = "broken";
	disk_vfs.pNext = NULL;
	disk_vfs.xOpen = disk_open;
	assert_int_equal(sqlite3_vfs_register(&disk_vfs, 1), SQLITE_OK);
}

#endif
