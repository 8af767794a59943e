/* import.c - takes bank files in: one transaction, all or nothing
 *
 * reading   every file, record by record; items that name something that is
 *           not here yet wait on the disk (import_spool.c)
 * waiting   these again, now that nothing more will come
 * late      enemies, changed exams, items no longer in their bank's files
 * the end   committed when nothing was refused, or when asked to keep going
 *
 * A record is checked in full before its first row is written, so a refused
 * one leaves nothing behind, and every fault is found in one run.
 */
#include "proctor/library.h"
#include "util/fs.h"
#include "util/mem.h"

#include "import_foreign.h"
#include "import_item.h"

#include <stdlib.h>
#include <string.h>

static enum pr_status
prepare(struct import *im, struct pr_err *err)
{
	struct pr_env env;

	pr_desk_now(im->desk, &env);
	im->now_ms = env.wall_ms;
	im->counted.ctx = im;
	im->counted.found = import_count;
	im->lines = mem_array(IMPORT_LINES, sizeof(*im->lines));
	im->sets = mem_array(IMPORT_SETS, sizeof(*im->sets));
	if (!im->lines || !im->sets)
		return mem_fail(err);
	for (size_t i = 0; i < im->files.n; i++)
		im->total += im->files.files[i].bytes;
	for (size_t i = 0; i < im->files.n; i++)
		if (!im->files.files[i].again)
			im->total = 0;
	return PR_OK;
}

static enum pr_status
read_all(struct import *im, struct pr_err *err)
{
	enum pr_status st = pr_db_import_next(im->desk->store, &im->id, err);

	for (im->file = 0; im->file < im->files.n && !st; im->file++) {
		st = import_tick(im, im->done, err);
		if (!st)
			st = import_read(im, err);
	}
	/* of a file that was lost nobody knows what it would have held */
	if (!st && !im->unread)
		st = import_waiting(im, err);
	if (!st && !im->unread)
		st = import_late(im, err);
	im->file = im->files.n;
	return st ? st : import_tick(im, im->done, err);
}

/* Whether what was read may be stored. */
static enum pr_status
judge(struct import *im, struct pr_err *err)
{
	const struct pr_import_sum *sum = im->sum;

	if (im->fatal)
		return pr_fail(err, im->fatal, "%s", im->fatal_err.text);
	if (!sum->refused || im->options->keep_going)
		return PR_OK;
	return pr_fail(err, PR_ESCHEMA,
		       "%ld of %ld records were refused, so nothing was "
		       "stored. The first: %s",
		       sum->refused, sum->exams + sum->stimuli + sum->items,
		       im->first_error);
}

/* Whether anything came in beside the banks' own names. */
static bool
took_any(const struct pr_import_sum *sum)
{
	return sum->refused_exams + sum->refused_stimuli + sum->refused_items <
		       sum->exams + sum->stimuli + sum->items ||
	       !sum->refused;
}

/* The log may be as long as the bank: fold it in now, not in a sitting. A
 * failure loses nothing, the log stays. */
static void
fold_log(struct import *im)
{
	struct pr_err ignored = { 0 };

	if (pr_store_checkpoint(im->desk->store, &ignored) != PR_OK)
		return;
}

enum pr_status
import_run(struct import *im, struct pr_err *err)
{
	struct pr_store *store = im->desk->store;
	enum pr_status st = prepare(im, err);

	if (!st)
		st = pr_store_begin(store, err);
	if (st)
		return st;
	st = read_all(im, err);
	if (!st)
		st = judge(im, err);
	if (!st && !im->options->dry_run && took_any(im->sum)) {
		st = pr_store_commit(store, err);
		im->sum->committed = !st;
	}
	if (!im->sum->committed)
		pr_store_rollback(store);
	else
		fold_log(im);
	return st;
}

void
import_release(struct import *im)
{
	import_files_release(&im->files);
	import_cache_release(im);
	if (im->waiting)
		fclose(im->waiting);
	free(im->banks);
	free(im->lines);
	free(im->sets);
}

static enum pr_status
add_path(struct import_files *files, const char *path, struct pr_err *err)
{
	size_t before = files->n;
	enum pr_status st = import_files_name(files, path, err);

	if (!st && files->n == before)
		st = pr_fail(err, PR_ENOTFOUND,
			     "%s: holds no bank, which is a .json or .jsonl "
			     "file.",
			     path);
	return st;
}

/* Whether a file is one of the program's own, which is then to be judged as it
 * lies there. */
static bool
has_shipped(const struct import *im)
{
	char *folder = fs_join(im->desk->options.share_dir, "question_banks");
	char *share = folder ? realpath(folder, NULL) : NULL;
	size_t len = share ? strlen(share) : 0;
	bool any = false;

	for (size_t i = 0; share && i < im->files.n && !any; i++) {
		char *path = realpath(im->files.files[i].path, NULL);

		any = path && !strncmp(path, share, len) && path[len] == '/';
		free(path);
	}
	free(share);
	free(folder);
	return any;
}

enum pr_status
pr_library_import(struct pr_desk *desk, const char *const *paths,
		  size_t n_paths, const struct pr_import_options *options,
		  const struct pr_findings *findings,
		  const struct pr_progress *progress, struct pr_import_sum *sum,
		  struct pr_err *err)
{
	struct import im = {
		.desk = desk,
		.options = options,
		.findings = findings,
		.progress = progress,
		.sum = sum,
	};
	enum pr_status st = PR_OK;

	memset(sum, 0, sizeof(*sum));
	for (size_t i = 0; i < n_paths && !st; i++)
		st = add_path(&im.files, paths[i], err);
	/* the exams of the shipped banks are there to be named */
	if (!st && desk->options.share_dir &&
	    (import_foreign_any(&im) || !has_shipped(&im)))
		st = app_shipped_load(desk, err);
	if (!st)
		st = import_run(&im, err);
	import_release(&im);
	return st;
}
