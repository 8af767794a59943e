/*
 * disk.c - a VFS over real files that remembers what a power cut would leave
 *
 * For every file it keeps the bytes as of the last sync and the writes since.
 * A cut keeps a random part of those writes, torn at 512 bytes: so they are
 * reordered, lost and torn. A name that was made or removed since the last
 * sync of any file may be as before (a journalling file system).
 */
#include "fault.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512
#define FILES 24

struct pending {
	struct pending *next;
	sqlite3_int64 at;
	int n; /* -1: the file is cut to at */
	unsigned char bytes[];
};

struct image {
	char name[FAULT_PATH];
	unsigned char *bytes; /* as of the last sync */
	sqlite3_int64 n, cap;
	struct pending *first, **end;
	bool exists;
	bool fresh; /* its name is not durable yet */
	bool gone;  /* removed, which is not durable yet */
};

struct disk_file {
	sqlite3_file base;
	struct image *image;
	sqlite3_file *real;
};

struct tally *tally;

static struct image images[FILES];
static int n_images;
static struct disk_plan plan;
static sqlite3_vfs vfs, *real_vfs;
static long op;

static uint32_t
chance(void)
{
	uint64_t x = plan.seed;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	plan.seed = x;
	return (uint32_t)(x >> 20);
}

static void
die(const char *what)
{
	fprintf(stderr, "# disk: %s\n", what);
	_exit(99);
}

static void *
room(void *old, size_t n)
{
	void *new = realloc(old, n);

	if (!new)
		die("no memory");
	return new;
}

static struct image *
image_of(const char *name)
{
	struct image *image;

	for (int i = 0; i < n_images; i++)
		if (strcmp(images[i].name, name) == 0)
			return &images[i];
	if (n_images == FILES)
		die("too many files");
	image = &images[n_images++];
	snprintf(image->name, sizeof(image->name), "%s", name);
	image->end = &image->first;
	return image;
}

static void
apply(struct image *image, sqlite3_int64 at, const void *bytes, int n)
{
	if (at + n > image->cap) {
		image->cap = (at + n) * 2;
		image->bytes = room(image->bytes, (size_t)image->cap);
	}
	if (at > image->n)
		memset(image->bytes + image->n, 0, (size_t)(at - image->n));
	memcpy(image->bytes + at, bytes, (size_t)n);
	if (at + n > image->n)
		image->n = at + n;
}

static void
remember(struct image *image, sqlite3_int64 at, const void *bytes, int n)
{
	size_t size = n > 0 ? (size_t)n : 0;
	struct pending *p = room(NULL, sizeof(*p) + size);

	*p = (struct pending){ .at = at, .n = n };
	if (size > 0)
		memcpy(p->bytes, bytes, size);
	*image->end = p;
	image->end = &p->next;
}

static void
forget(struct image *image)
{
	struct pending *p;

	while ((p = image->first)) {
		image->first = p->next;
		free(p);
	}
	image->end = &image->first;
}

/* A part of one write, sector by sector. */
static void
tear(struct image *image, const struct pending *p)
{
	for (int at = 0; at < p->n; at += SECTOR) {
		int n = p->n - at < SECTOR ? p->n - at : SECTOR;

		if (chance() % 4)
			apply(image, p->at + at, p->bytes + at, n);
	}
}

/* What is waiting reaches the disk: all of it, or what the cut let through. */
static void
settle(struct image *image, bool all)
{
	for (struct pending *p = image->first; p; p = p->next) {
		if (!all && chance() % 2)
			continue;
		if (p->n < 0 && p->at < image->n)
			image->n = p->at;
		else if (p->n > 0 && all)
			apply(image, p->at, p->bytes, p->n);
		else if (p->n > 0)
			tear(image, p);
	}
	forget(image);
}

static void
drop(struct image *image)
{
	forget(image);
	image->n = 0;
	image->exists = image->gone = image->fresh = false;
}

static void
leave(struct image *image)
{
	char path[2 * FAULT_PATH];
	const char *name = strrchr(image->name, '/') + 1;
	int fd;

	if (image->exists && image->gone && chance() % 2)
		drop(image);
	if (image->exists && image->fresh && chance() % 2)
		drop(image);
	if (!image->exists)
		return;
	settle(image, false);
	snprintf(path, sizeof(path), "%s/%s", plan.after, name);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || (image->n > 0 &&
		       write(fd, image->bytes, (size_t)image->n) != image->n))
		die("cannot write what is left");
	close(fd);
}

void
disk_cut(void)
{
	for (int i = 0; i < n_images; i++)
		leave(&images[i]);
	_exit(0);
}

/* True when the n-th of its kind is to fail. */
static bool
is_due(long n)
{
	if (plan.fail_at == 0 || n < plan.fail_at)
		return false;
	return n == plan.fail_at || plan.for_ever;
}

/* True when this operation is to fail; syncs that drop count by themselves. */
static bool
tick(void)
{
	op++;
	tally->ops = op;
	if (op == plan.cut_at)
		disk_cut();
	if (op == plan.kill_at)
		_exit(0);
	return plan.how != DISK_SYNC_DROPS && is_due(op);
}

void
disk_tick(void)
{
	(void)tick();
}

static sqlite3_file *
real_of(sqlite3_file *file)
{
	return ((struct disk_file *)file)->real;
}

static struct image *
image_in(sqlite3_file *file)
{
	return ((struct disk_file *)file)->image;
}

static int
disk_close(sqlite3_file *file)
{
	sqlite3_file *real = real_of(file);
	int rc = SQLITE_OK;

	if (real->pMethods)
		rc = real->pMethods->xClose(real);
	free(real);
	return rc;
}

static int
disk_read(sqlite3_file *file, void *out, int n, sqlite3_int64 at)
{
	return real_of(file)->pMethods->xRead(real_of(file), out, n, at);
}

static int
disk_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
	bool fails = tick();

	if (fails && plan.how == DISK_FULL)
		return SQLITE_FULL;
	if (fails && plan.how == DISK_IO_ERROR)
		return SQLITE_IOERR_WRITE;
	if (image_in(file))
		remember(image_in(file), at, bytes, n);
	return real_of(file)->pMethods->xWrite(real_of(file), bytes, n, at);
}

static int
disk_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	if (tick() && plan.how == DISK_IO_ERROR)
		return SQLITE_IOERR_TRUNCATE;
	if (image_in(file))
		remember(image_in(file), size, NULL, -1);
	return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

/* Real syncs are not needed for the model, and slow. */
static int
disk_sync(sqlite3_file *file, int flags)
{
	(void)flags;
	tally->syncs++;
	if (tick() && plan.how == DISK_IO_ERROR)
		return SQLITE_IOERR_FSYNC;
	if (plan.how == DISK_SYNC_DROPS && is_due(tally->syncs)) {
		/* Linux: what could not be written counts as clean now */
		if (image_in(file))
			forget(image_in(file));
		return SQLITE_IOERR_FSYNC;
	}
	if (!image_in(file) || plan.ignore_sync)
		return SQLITE_OK;
	settle(image_in(file), true);
	for (int i = 0; i < n_images; i++) {
		images[i].fresh = false;
		if (images[i].gone)
			drop(&images[i]);
	}
	return SQLITE_OK;
}

static int
disk_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int
disk_lock(sqlite3_file *file, int level)
{
	return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int
disk_unlock(sqlite3_file *file, int level)
{
	return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int
disk_reserved(sqlite3_file *file, int *out)
{
	return real_of(file)->pMethods->xCheckReservedLock(real_of(file), out);
}

static int
disk_control(sqlite3_file *file, int what, void *arg)
{
	return real_of(file)->pMethods->xFileControl(real_of(file), what, arg);
}

static int
disk_sector(sqlite3_file *file)
{
	return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int
disk_traits(sqlite3_file *file)
{
	return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

/* Version 1: no shared memory, which exclusive locking does not need. */
static const sqlite3_io_methods methods = {
	.iVersion = 1,
	.xClose = disk_close,
	.xRead = disk_read,
	.xWrite = disk_write,
	.xTruncate = disk_truncate,
	.xSync = disk_sync,
	.xFileSize = disk_size,
	.xLock = disk_lock,
	.xUnlock = disk_unlock,
	.xCheckReservedLock = disk_reserved,
	.xFileControl = disk_control,
	.xSectorSize = disk_sector,
	.xDeviceCharacteristics = disk_traits,
};

/* What is there already counts as durable. */
static void
load(struct image *image, sqlite3_file *real, bool is_main)
{
	sqlite3_int64 size = 0;
	unsigned char *bytes;

	real->pMethods->xFileSize(real, &size);
	image->fresh = size == 0 && !is_main; /* ours makes that one itself */
	image->exists = true;
	if (size == 0)
		return;
	bytes = room(NULL, (size_t)size);
	if (real->pMethods->xRead(real, bytes, (int)size, 0) != SQLITE_OK)
		die("cannot load a file");
	apply(image, 0, bytes, (int)size);
	free(bytes);
}

static int
disk_open(sqlite3_vfs *v, const char *name, sqlite3_file *file, int flags,
	  int *out)
{
	const int tracked = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL |
			    SQLITE_OPEN_WAL;
	struct disk_file *f = (struct disk_file *)file;
	int rc;

	(void)v;
	*f = (struct disk_file){ .real = calloc(1,
						(size_t)real_vfs->szOsFile) };
	if (!f->real)
		return SQLITE_NOMEM;
	rc = real_vfs->xOpen(real_vfs, name, f->real, flags, out);
	if (rc != SQLITE_OK) {
		free(f->real);
		return rc;
	}
	if (name && (flags & tracked)) {
		f->image = image_of(name);
		if (f->image->gone)
			drop(f->image);
		if (!f->image->exists)
			load(f->image, f->real, flags & SQLITE_OPEN_MAIN_DB);
	}
	f->base.pMethods = &methods;
	return SQLITE_OK;
}

static int
disk_delete(sqlite3_vfs *v, const char *name, int sync_folder)
{
	struct image *image = image_of(name);
	int rc;

	(void)v;
	if (tick() && plan.how == DISK_IO_ERROR)
		return SQLITE_IOERR_DELETE;
	rc = real_vfs->xDelete(real_vfs, name, sync_folder);
	if (sync_folder && !plan.ignore_sync)
		drop(image);
	else
		image->gone = true;
	return rc;
}

static int
disk_access(sqlite3_vfs *v, const char *name, int flags, int *out)
{
	(void)v;
	return real_vfs->xAccess(real_vfs, name, flags, out);
}

static int
disk_full_path(sqlite3_vfs *v, const char *name, int n, char *out)
{
	(void)v;
	return real_vfs->xFullPathname(real_vfs, name, n, out);
}

void
disk_install(const struct disk_plan *p, bool as_default)
{
	plan = *p;
	plan.seed |= 1;
	op = 0;
	n_images = 0;
	real_vfs = sqlite3_vfs_find("unix");
	vfs = *real_vfs;
	vfs.zName = "disk";
	vfs.szOsFile = (int)sizeof(struct disk_file);
	vfs.pNext = NULL;
	vfs.xOpen = disk_open;
	vfs.xDelete = disk_delete;
	vfs.xAccess = disk_access;
	vfs.xFullPathname = disk_full_path;
	if (sqlite3_vfs_register(&vfs, as_default) != SQLITE_OK)
		die("cannot register");
}
