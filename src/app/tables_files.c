/* tables_files.c - the files an import of code tables was given */
#include "util/fs.h"
#include "util/mem.h"

#include "tables_import.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 16
#define FILES_MAX 10000

static enum pr_status
add(struct tables_import *im, const char *path, const struct fs_info *info,
    struct pr_err *err)
{
	struct import_file *file;

	if (im->list.n >= FILES_MAX)
		return pr_fail(err, PR_EINVAL,
			       "more than %d files; name the folder that holds "
			       "the code tables",
			       FILES_MAX);
	file = mem_room(im->list.files, im->list.n, &im->list.cap,
			sizeof(*file));
	if (!file)
		return mem_fail(err);
	im->list.files = file;
	file += im->list.n;
	*file = (struct import_file){ .path = mem_strdup(path),
				      .bytes = (uint64_t)info->size };
	im->list.n++;
	return file->path ? PR_OK : mem_fail(err);
}

static enum pr_status walk(struct tables_import *im, const char *path,
			   int depth, struct pr_err *err);

static enum pr_status
enter(struct tables_import *im, const char *path, int depth, struct pr_err *err)
{
	struct fs_info info;
	enum pr_status st = fs_info(&info, path, err);

	if (!st && info.is_dir && depth < DEPTH_MAX)
		return walk(im, path, depth + 1, err);
	/* in a folder, what is too large is no table of ours */
	if (!st && info.is_file &&
	    (!depth || (uint64_t)info.size <= PR_CODEROWS_FILE))
		return add(im, path, &info, err);
	if (!st && !depth)
		return pr_fail(err, PR_EINVAL,
			       "%s is no file and no folder; name the official "
			       "files or the folder they lie in.",
			       path);
	return st;
}

static enum pr_status
walk(struct tables_import *im, const char *path, int depth, struct pr_err *err)
{
	struct fs_list names;
	enum pr_status st = fs_list(&names, path, err);

	if (st)
		return st;
	for (size_t i = 0; !st && i < names.n_names; i++) {
		char *sub;

		if (names.names[i][0] == '.')
			continue;
		sub = fs_join(path, names.names[i]);
		st = sub ? enter(im, sub, depth, err) : mem_fail(err);
		free(sub);
	}
	fs_list_release(&names);
	return st;
}

/* One order, however they were named. */
static int
by_path(const void *a, const void *b)
{
	const struct import_file *x = a, *y = b;

	return strcmp(x->path, y->path);
}

enum pr_status
tables_files(struct tables_import *im, const char *const *paths, size_t n,
	     struct pr_err *err)
{
	enum pr_status st = PR_OK;

	im->files = NULL;
	for (size_t i = 0; !st && i < n; i++) {
		size_t from = im->list.n;

		st = enter(im, paths[i], 0, err);
		for (size_t k = from; !st && k < im->list.n; k++)
			im->list.files[k].again =
				!strcmp(im->list.files[k].path, paths[i]);
	}
	if (!st && im->list.n)
		qsort(im->list.files, im->list.n, sizeof(*im->list.files),
		      by_path);
	if (!st)
		im->files = mem_array(im->list.n, sizeof(*im->files));
	if (!st && !im->files)
		st = mem_fail(err);
	for (size_t i = 0; !st && i < im->list.n; i++) {
		im->files[i].path = im->list.files[i].path;
		im->files[i].bytes = im->list.files[i].bytes;
		im->files[i].named = im->list.files[i].again;
		im->total += im->files[i].bytes;
	}
	im->n_files = st ? 0 : im->list.n;
	return st;
}
