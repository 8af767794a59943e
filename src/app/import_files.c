/* import_files.c - paths as given, folders unrolled into their bank files */
#include "util/fs.h"
#include "util/mem.h"

#include "import.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 16

static enum pr_status
add_file(struct import_files *list, const char *path, const char *name,
	 struct pr_err *err)
{
	struct import_file *file;
	struct fs_info info = { 0 };
	enum pr_status st;
	void *more;

	if (strcmp(path, "-") != 0) {
		st = fs_info(&info, path, err);
		if (st)
			return st;
	}
	more = mem_room(list->files, list->n, &list->cap, sizeof(*list->files));
	if (!more)
		return mem_fail(err);
	list->files = more;
	file = &list->files[list->n];
	memset(file, 0, sizeof(*file));
	file->path = mem_strdup(path);
	file->name = mem_strdup(name);
	list->n++; /* release frees what is there */
	if (!file->path || !file->name)
		return mem_fail(err);
	file->bytes = info.is_file ? (uint64_t)info.size : 0;
	file->mtime_ms = info.mtime_ms;
	file->again = info.is_file;
	return PR_OK;
}

static bool
ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n > m && !strcmp(text + n - m, end);
}

/* A JSON Schema lies beside the banks it describes. */
static bool
is_bank(const char *file)
{
	return (ends_with(file, ".json") || ends_with(file, ".jsonl")) &&
	       !ends_with(file, ".schema.json");
}

/* What else may lie beside banks. */
enum kind {
	BANK, /* or anything else: the reader says */
	FORM, /* that --save-form wrote: its slots come first, unless somebody
	       * put its schema there */
	RULES /* of continuing education */
};

static void
read_head(char out[static 512], const char *path)
{
	struct fs_reader *reader;
	size_t n = 0, got = 1;

	out[0] = '\0';
	if (fs_reader_open(&reader, path, NULL))
		return;
	while (got && n < 511 &&
	       !fs_reader_read(reader, out + n, 511 - n, &got, NULL))
		n += got;
	fs_reader_close(reader);
	out[n] = '\0';
}

static enum kind
kind_of(const char *path)
{
	char head[512];
	const char *at;

	read_head(head, path);
	at = head + strspn(head, " \t\r\n");
	if (*at != '{')
		return BANK;
	at++;
	at += strspn(at, " \t\r\n");
	if (!strncmp(at, "\"slots\"", 7) || strstr(at, "\"proctor.form/"))
		return FORM;
	return strstr(at, "\"ceurules\"") ? RULES : BANK;
}

enum pr_status
import_files_name(struct import_files *list, const char *path,
		  struct pr_err *err)
{
	struct fs_info info = { 0 };
	enum pr_status st = PR_OK;

	if (!strcmp(path, "-"))
		return add_file(list, path, path, err);
	st = fs_info(&info, path, err);
	if (st)
		return st;
	if (info.is_dir)
		return import_files_walk(list, path, path, err);
	if (info.is_file && kind_of(path) == RULES)
		return pr_fail(err, PR_EINVAL,
			       "%s holds rules of continuing education, not a "
			       "bank; check it with: proctor ceu rules --check "
			       "%s",
			       path, path);
	if (info.is_file && kind_of(path) == FORM)
		return pr_fail(err, PR_EINVAL,
			       "%s is a saved form, not a bank; sit it with: "
			       "proctor exam --form %s",
			       path, path);
	return add_file(list, path, path, err);
}

static enum pr_status walk(struct import_files *list, const char *path,
			   const char *name, int depth, struct pr_err *err);

static enum pr_status
walk_entry(struct import_files *list, const char *path, const char *shown,
	   const char *file, int depth, struct pr_err *err)
{
	char *sub_path = fs_join(path, file);
	char *sub_name = fs_join(shown, file);
	struct fs_info info = { 0 };
	enum pr_status st;

	if (!sub_path || !sub_name)
		st = mem_fail(err);
	else
		st = fs_info(&info, sub_path, err);
	if (!st && info.is_dir && depth < DEPTH_MAX)
		st = walk(list, sub_path, sub_name, depth + 1, err);
	else if (!st && info.is_file && is_bank(file) &&
		 kind_of(sub_path) == BANK)
		st = add_file(list, sub_path, sub_name, err);
	free(sub_path);
	free(sub_name);
	return st;
}

static enum pr_status
walk(struct import_files *list, const char *path, const char *name, int depth,
     struct pr_err *err)
{
	struct fs_list names;
	enum pr_status st = fs_list(&names, path, err);

	if (st)
		return st;
	for (size_t i = 0; i < names.n_names && !st; i++)
		if (names.names[i][0] != '.')
			st = walk_entry(list, path, name, names.names[i], depth,
					err);
	fs_list_release(&names);
	return st;
}

enum pr_status
import_files_walk(struct import_files *list, const char *path, const char *name,
		  struct pr_err *err)
{
	return walk(list, path, name, 0, err);
}

void
import_files_release(struct import_files *list)
{
	for (size_t i = 0; i < list->n; i++) {
		free(list->files[i].path);
		free(list->files[i].name);
	}
	free(list->files);
	memset(list, 0, sizeof(*list));
}
