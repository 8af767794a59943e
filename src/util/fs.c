/* fs.c - reading files and folders; see util/fs.h */
#include "util/fs.h"

#include "proctor/hash.h"
#include "util/fs_error.h"
#include "util/mem.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((size_t)64 * 1024)

struct fs_reader {
	int fd;
	char *path;
};

enum pr_status
fs_error(struct pr_err *err, const char *doing, const char *path)
{
	int code = errno;
	char reason[128] = "unknown reason";
	enum pr_status st = PR_EIO;

	if (code == ENOENT || code == ENOTDIR)
		st = PR_ENOTFOUND;
	else if (code == EEXIST)
		st = PR_EEXIST;
	else if (code == ENOSPC || code == EDQUOT || code == EFBIG)
		st = PR_EFULL;
	else if (code == ENOMEM)
		st = PR_ENOMEM;
	strerror_r(code, reason, sizeof(reason));
	return pr_fail(err, st, "%s: cannot %s: %s", path, doing, reason);
}

char *
fs_join(const char *dir, const char *name)
{
	size_t n = strlen(dir);
	const char *slash = n > 0 && dir[n - 1] != '/' ? "/" : "";
	size_t size = n + strlen(slash) + strlen(name) + 1;
	char *path = mem_array(size, 1);

	if (path)
		snprintf(path, size, "%s%s%s", dir, slash, name);
	return path;
}

static enum pr_status
check_kind(int fd, const char *path, struct pr_err *err)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return fs_error(err, "read", path);
	if (S_ISDIR(st.st_mode))
		return pr_fail(err, PR_EINVAL, "%s: is a folder, not a file",
			       path);
	return PR_OK;
}

enum pr_status
fs_reader_open(struct fs_reader **out, const char *path, struct pr_err *err)
{
	bool is_input = strcmp(path, "-") == 0;
	struct fs_reader *reader = mem_array(1, sizeof(*reader));
	enum pr_status st;

	*out = NULL;
	if (!reader)
		return mem_fail(err);
	reader->fd = -1;
	reader->path = mem_strdup(is_input ? "standard input" : path);
	if (!reader->path) {
		fs_reader_close(reader);
		return mem_fail(err);
	}
	reader->fd = is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (reader->fd < 0)
		st = fs_error(err, "open", path);
	else
		st = check_kind(reader->fd, reader->path, err);
	if (st != PR_OK) {
		fs_reader_close(reader);
		return st;
	}
	*out = reader;
	return PR_OK;
}

enum pr_status
fs_reader_read(void *reader, char *buf, size_t cap, size_t *n,
	       struct pr_err *err)
{
	struct fs_reader *r = reader;
	ssize_t got;

	assert(r);
	do
		got = read(r->fd, buf, cap);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return fs_error(err, "read", r->path);
	*n = (size_t)got;
	return PR_OK;
}

void
fs_reader_close(struct fs_reader *reader)
{
	if (!reader)
		return;
	if (reader->fd > STDIN_FILENO)
		close(reader->fd);
	free(reader->path);
	free(reader);
}

/* Reads on until the end or more than max; *data is the caller's. */
static enum pr_status
read_all(char **data, size_t *len, struct fs_reader *reader, size_t max,
	 struct pr_err *err)
{
	size_t cap = 0;
	size_t n = 0;

	do {
		enum pr_status st;

		if (cap - *len < CHUNK) {
			char *grown = mem_resize(*data, cap * 2 + CHUNK, 1);

			if (!grown)
				return mem_fail(err);
			*data = grown;
			cap = cap * 2 + CHUNK;
		}
		st = fs_reader_read(reader, *data + *len, cap - *len - 1, &n,
				    err);
		if (st != PR_OK)
			return st;
		*len += n;
		if (*len > max)
			return pr_fail(err, PR_EINVAL,
				       "%s: is larger than the %zu bytes "
				       "allowed",
				       reader->path, max);
	} while (n > 0);
	(*data)[*len] = '\0';
	return PR_OK;
}

enum pr_status
fs_read(char **out, size_t *len, const char *path, size_t max,
	struct pr_err *err)
{
	struct fs_reader *reader;
	char *data = NULL;
	size_t n = 0;
	enum pr_status st;

	*out = NULL;
	st = fs_reader_open(&reader, path, err);
	if (st != PR_OK)
		return st;
	st = read_all(&data, &n, reader, max, err);
	fs_reader_close(reader);
	if (st != PR_OK) {
		free(data);
		return st;
	}
	*out = data;
	if (len)
		*len = n;
	return PR_OK;
}

enum pr_status
fs_sha256(unsigned char *out, const char *path, struct pr_err *err)
{
	struct pr_sha256 sha = { 0 };
	struct fs_reader *reader;
	char chunk[8192];
	size_t n = 1;
	enum pr_status st;

	st = fs_reader_open(&reader, path, err);
	if (st != PR_OK)
		return st;
	pr_sha256_init(&sha);
	while (st == PR_OK && n > 0) {
		st = fs_reader_read(reader, chunk, sizeof(chunk), &n, err);
		if (st == PR_OK)
			pr_sha256_add(&sha, chunk, n);
	}
	fs_reader_close(reader);
	if (st == PR_OK)
		pr_sha256_end(&sha, out);
	return st;
}

enum pr_status
fs_info(struct fs_info *out, const char *path, struct pr_err *err)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return fs_error(err, "look at it", path);
	out->size = st.st_size;
	out->mtime_ms = (int64_t)st.st_mtim.tv_sec * 1000 +
			st.st_mtim.tv_nsec / 1000000;
	out->is_dir = S_ISDIR(st.st_mode);
	out->is_file = S_ISREG(st.st_mode);
	return PR_OK;
}

static int
by_bytes(const void *a, const void *b)
{
	const char *const *x = a;
	const char *const *y = b;

	return strcmp(*x, *y);
}

static enum pr_status
add_name(struct fs_list *list, size_t *cap, const char *name,
	 struct pr_err *err)
{
	char **names;
	char *copy;

	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return PR_OK;
	names = mem_room(list->names, list->n_names, cap, sizeof(*names));
	if (!names)
		return mem_fail(err);
	list->names = names;
	copy = mem_strdup(name);
	if (!copy)
		return mem_fail(err);
	list->names[list->n_names++] = copy;
	return PR_OK;
}

enum pr_status
fs_list(struct fs_list *out, const char *path, struct pr_err *err)
{
	struct fs_list list = { 0 };
	enum pr_status st = PR_OK;
	struct dirent *entry = NULL;
	size_t cap = 0;
	DIR *dir = opendir(path);

	if (!dir)
		return fs_error(err, "list", path);
	do {
		errno = 0;
		/* NOLINTNEXTLINE(concurrency-mt-unsafe): our own DIR */
		entry = readdir(dir);
		if (entry)
			st = add_name(&list, &cap, entry->d_name, err);
		else if (errno != 0)
			st = fs_error(err, "list", path);
	} while (entry && st == PR_OK);
	closedir(dir);
	if (st != PR_OK) {
		fs_list_release(&list);
		return st;
	}
	if (list.n_names > 0)
		qsort(list.names, list.n_names, sizeof(*list.names), by_bytes);
	*out = list;
	return PR_OK;
}

void
fs_list_release(struct fs_list *list)
{
	if (!list)
		return;
	for (size_t i = 0; i < list->n_names; i++)
		free(list->names[i]);
	free(list->names);
	*list = (struct fs_list){ 0 };
}
