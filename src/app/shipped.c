/* shipped.c - the banks beside the program, taken in when they changed
 *
 * Every start looks at size and time of each file and at nothing else, as
 * long as nothing changed. What the project changed without a new version
 * becomes the next one, so that a checkout under work always starts.
 */
#include "util/fs.h"
#include "util/mem.h"

#include "import_item.h"

#include <stdlib.h>
#include <string.h>

#define FOLDER "question_banks"
#define NAME "shipped"

/* How a file stands to its row in bank_source. */
enum stand {
	UNCHANGED,
	TOUCHED,
	CHANGED
};

static enum pr_status
compare(enum stand *out, struct pr_db_source *row, struct pr_desk *desk,
	const struct import_file *file, struct pr_err *err)
{
	unsigned char sha[PR_HASH_LEN];
	struct pr_err own = { 0 };
	enum pr_status st;

	*out = CHANGED;
	st = pr_db_source_find(desk->store, file->name, row, &own);
	if (st == PR_ENOTFOUND)
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	if (row->bytes != (int64_t)file->bytes)
		return PR_OK;
	*out = UNCHANGED;
	if (row->mtime_ms == file->mtime_ms)
		return PR_OK;
	st = fs_sha256(sha, file->path, err);
	*out = memcmp(sha, row->sha256, sizeof(sha)) ? CHANGED : TOUCHED;
	return st;
}

struct touch {
	struct pr_desk *desk;
	struct pr_db_source row;
};

static enum pr_status
touch_row(void *ctx, struct pr_err *err)
{
	struct touch *touch = ctx;

	return pr_db_source_put(touch->desk->store, &touch->row, err);
}

/* The same bytes under a new time: the row gets the time. */
static enum pr_status
touch(struct pr_desk *desk, const struct pr_db_source *row,
      const struct import_file *file, struct pr_err *err)
{
	struct touch touch = { desk, *row };
	char *importer = mem_strdup(row->importer);
	enum pr_status st;

	if (!importer)
		return mem_fail(err);
	touch.row.name = file->name;
	touch.row.importer = importer;
	touch.row.mtime_ms = file->mtime_ms;
	st = app_transact(desk, touch_row, &touch, err);
	free(importer);
	return st;
}

/* Keeps of the list what has to be read. */
static enum pr_status
keep_changed(struct import_files *files, struct pr_desk *desk,
	     struct pr_err *err)
{
	enum pr_status st = PR_OK;
	size_t kept = 0;

	for (size_t i = 0; i < files->n && !st; i++) {
		struct import_file file = files->files[i];
		struct pr_db_source row;
		enum stand stand;

		st = compare(&stand, &row, desk, &file, err);
		if (!st && stand == TOUCHED)
			st = touch(desk, &row, &file, err);
		if (!st && stand == CHANGED) {
			files->files[i] = files->files[kept];
			files->files[kept++] = file;
		}
	}
	for (size_t i = kept; i < files->n; i++) {
		free(files->files[i].path);
		free(files->files[i].name);
	}
	files->n = kept;
	return st;
}

static enum pr_status
load(struct import *im, struct pr_err *err)
{
	struct pr_err own = { 0 };
	enum pr_status st = import_run(im, &own);

	if (st == PR_ESCHEMA || st == PR_EPARSE || st == PR_EVERSION)
		return pr_fail(err, PR_EDAMAGED,
			       "A question bank of the program is damaged: "
			       "%s",
			       im->first_error[0] ? im->first_error : own.text);
	return st ? pr_fail(err, st, "%s", own.text) : PR_OK;
}

enum pr_status
app_shipped_load(struct pr_desk *desk, struct pr_err *err)
{
	static const struct pr_import_options options = {
		.keep_duplicates = true,
		.on_conflict = PR_CONFLICT_THEIRS,
	};
	struct pr_import_sum sum = { 0 };
	struct import im = {
		.desk = desk,
		.options = &options,
		.progress = &desk->options.progress,
		.sum = &sum,
		.shipped = true,
	};
	char *folder = fs_join(desk->options.share_dir, FOLDER);
	struct fs_info info;
	enum pr_status st = PR_OK;

	if (!folder)
		return mem_fail(err);
	if (fs_info(&info, folder, NULL) == PR_OK && info.is_dir)
		st = import_files_walk(&im.files, folder, NAME, err);
	if (!st)
		st = keep_changed(&im.files, desk, err);
	if (!st && im.files.n)
		st = load(&im, err);
	import_release(&im);
	free(folder);
	return st;
}
