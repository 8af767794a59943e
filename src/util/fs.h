/*
 * util/fs.h - files and folders, with the care that answers deserve
 *
 * floor    util
 * idea     Nothing is half written: a file is complete under a temporary name
 *          and on the disk before it gets its own, and its folder is synced
 *          after. Nothing is overwritten unless asked. Messages name the path.
 * errors   PR_ENOTFOUND no such path; PR_EEXIST it is there already; PR_EFULL
 *          no room; PR_EINVAL larger than allowed, or not a regular file;
 *          PR_EIO everything else; PR_ENOMEM.
 */
#ifndef PR_UTIL_FS_H
#define PR_UTIL_FS_H

#include "proctor/err.h"

enum fs_flags {
	FS_OVERWRITE = 1 << 0, /* an existing file is replaced */
	FS_SHARED = 1 << 1,    /* mode by the umask, not 0600 */
};

struct fs_info {
	int64_t size; /* bytes */
	int64_t mtime_ms;
	bool is_dir;
	bool is_file;
};

/* Names without "." and "..", sorted by bytes. */
struct fs_list {
	char **names;
	size_t n_names;
};

/* A whole file of at most max bytes; *out ends with NUL, freed with free(). */
PR_NODISCARD enum pr_status fs_read(char **out, size_t *len, const char *path,
				    size_t max, struct pr_err *err);

PR_NODISCARD enum pr_status fs_write(const char *path, const void *data,
				     size_t len, unsigned flags,
				     struct pr_err *err);

/* A file written piece by piece; it appears under its name at commit. */
struct fs_writer;
PR_NODISCARD enum pr_status fs_writer_open(struct fs_writer **out,
					   const char *path, unsigned flags,
					   struct pr_err *err);
PR_NODISCARD enum pr_status fs_writer_add(struct fs_writer *writer,
					  const void *data, size_t len,
					  struct pr_err *err);
/* Ends the writer in any case; on failure nothing is left behind. */
PR_NODISCARD enum pr_status fs_writer_commit(struct fs_writer *writer,
					     struct pr_err *err);
/* Ends the writer and removes what it wrote; NULL is allowed. */
void fs_writer_abandon(struct fs_writer *writer);

/*
 * Adds bytes at the end of a file (made with 0600 when missing) and waits
 * until they are on the disk. After a failure the file is as long as before.
 */
PR_NODISCARD enum pr_status fs_append(const char *path, const void *data,
				      size_t len, struct pr_err *err);

/* The folder and those above it that are missing, 0700. */
PR_NODISCARD enum pr_status fs_mkdir(const char *path, struct pr_err *err);

PR_NODISCARD enum pr_status fs_list(struct fs_list *out, const char *path,
				    struct pr_err *err);
void fs_list_release(struct fs_list *list);

PR_NODISCARD enum pr_status fs_info(struct fs_info *out, const char *path,
				    struct pr_err *err);

/* Removing what is not there is a success. */
PR_NODISCARD enum pr_status fs_remove(const char *path, struct pr_err *err);

/* "dir/name", freed with free(); NULL without memory. */
char *fs_join(const char *dir, const char *name);

/* SHA-256 of a file's bytes, 32 of them. */
PR_NODISCARD enum pr_status fs_sha256(unsigned char *out, const char *path,
				      struct pr_err *err);

/*
 * Bytes on demand. fs_reader_read has the shape of struct pr_source's read:
 * *n = 0 is the end. "-" is standard input, which is not closed.
 */
struct fs_reader;
PR_NODISCARD enum pr_status fs_reader_open(struct fs_reader **out,
					   const char *path,
					   struct pr_err *err);
PR_NODISCARD enum pr_status fs_reader_read(void *reader, char *buf, size_t cap,
					   size_t *n, struct pr_err *err);
void fs_reader_close(struct fs_reader *reader);

#endif
