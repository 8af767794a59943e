/* tables_import.c - official code tables into codes.db; proctor/tables.h */
#include "tables_import.h"

#include "util/fs.h"
#include "util/mem.h"

#include "tables_derive.h"
#include "tables_search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum pr_status
tables_tick(struct tables_import *im, uint64_t done, struct pr_err *err)
{
	const struct pr_progress *p = im->progress;

	if (!p || !p->at)
		return PR_OK;
	if (done > im->total)
		done = im->total;
	if (!p->at(p->ctx, im->doing, done, im->total))
		return pr_fail(err, PR_ESTOP,
			       "Stopped on request; nothing was stored.");
	return PR_OK;
}

/* ---- through the converter ----------------------------------------------- */

static enum pr_status
convert(struct tables_import *im, struct tables_file *file, struct pr_err *err)
{
	enum pr_status st;

	im->doing = file->path;
	st = tables_tick(im, im->done, err);
	if (!st)
		st = tables_convert(im, file, err);
	if (!st && !file->skipped)
		st = tables_gate(im, file, err);
	file->read = true;
	im->sum->skipped += file->skipped;
	im->done += file->bytes;
	return st;
}

/* What is not known, and then what is known but must come in again. */
static enum pr_status
convert_all(struct tables_import *im, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	for (size_t i = 0; !st && i < im->n_files; i++)
		if (!im->files[i].known)
			st = convert(im, &im->files[i], err);
	if (!st)
		tables_same_again(im);
	for (size_t i = 0; !st && i < im->n_files; i++)
		if (!im->files[i].same && !im->files[i].read)
			st = convert(im, &im->files[i], err);
	im->sum->files = (long)im->n_files;
	return st ? st : tables_same_sum(im, err);
}

static int
by_what(const void *a, const void *b)
{
	const struct tables_found *x = a, *y = b;

	if (x->what != y->what)
		return (int)x->what - (int)y->what;
	if (strcmp(x->edition, y->edition) != 0)
		return strcmp(x->edition, y->edition);
	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static bool
same_table(const struct tables_found *a, const struct tables_found *b)
{
	return a->what == b->what && !strcmp(a->edition, b->edition);
}

/*
 * In the order of loading; of those that are the same table the last stays,
 * and the others go behind, to be remembered only.
 */
static void
put_in_order(struct tables_import *im)
{
	struct tables_found other;
	size_t kept = 0;

	if (im->n_read)
		qsort(im->found, im->n_read, sizeof(*im->found), by_what);
	for (size_t i = 0; i < im->n_read; i++) {
		struct tables_found *t = &im->found[i];

		if ((i + 1 < im->n_read && same_table(t, t + 1)) ||
		    tables_gives_way(im, t->file, t->what, t->edition))
			continue;
		other = im->found[kept];
		im->found[kept++] = *t;
		*t = other;
	}
	im->n_found = kept;
}

/* ---- into the file ------------------------------------------------------- */

static enum pr_status
touch(struct tables_import *im, enum pr_code_system system, const char *edition,
      struct pr_err *err)
{
	struct tables_touched *t;

	for (size_t i = 0; i < im->n_touched; i++)
		if (im->touched[i].system == system &&
		    !strcmp(im->touched[i].edition, edition))
			return PR_OK;
	t = mem_room(im->touched, im->n_touched, &im->cap_touched, sizeof(*t));
	if (!t)
		return mem_fail(err);
	im->touched = t;
	t += im->n_touched++;
	t->system = system;
	snprintf(t->edition, sizeof(t->edition), "%.15s", edition);
	return PR_OK;
}

static enum pr_status
put_file(struct tables_import *im, struct tables_file *file, struct pr_err *err)
{
	const char *slash = strrchr(file->path, '/');
	const struct pr_value cells[] = {
		{ PR_VALUE_BLOB, 0, (const char *)file->sha256, PR_HASH_LEN },
		tables_text(tables_said(im)),
		tables_text(slash ? slash + 1 : file->path)
	};
	enum pr_status st = pr_codes_put(im->codes, PR_PUT_FILE, cells,
					 PR_LEN(cells), &file->id, err);

	for (size_t i = 0; !st && i < im->n_read; i++) {
		const struct tables_found *t = &im->found[i];
		const struct pr_value brings[] = {
			tables_int(file->id), tables_text(tables_word(t->what)),
			tables_text(t->edition)
		};

		if (t->file == file)
			st = pr_codes_put(im->codes, PR_PUT_BRINGS, brings,
					  PR_LEN(brings), NULL, err);
	}
	return st;
}

static enum pr_status
put_part(struct tables_import *im, struct tables_found *t, struct pr_err *err)
{
	const struct pr_value cells[] = { tables_text(tables_word(t->what)),
					  tables_text(t->edition),
					  tables_int(t->file->id),
					  tables_int(t->rows),
					  tables_int(im->options->now_ms) };
	enum pr_status st = pr_codes_put(im->codes, PR_PUT_PART, cells,
					 PR_LEN(cells), &t->part, err);

	if (!st)
		st = tables_now(im, t->what, t->edition, t->rows,
				im->options->now_ms, t->file->path, err);
	if (!st)
		st = touch(im, tables_system(t->what), t->edition, err);
	im->sum->tables++;
	im->sum->rows += t->rows;
	return st;
}

/* The order file says all that the list of codes says, and more. */
static bool
says_all(const struct tables_found *t, enum pr_table_what what,
	 const char *edition)
{
	return t->what == PR_TABLE_CM_ORDER && what == PR_TABLE_CM_CODES &&
	       !strcmp(t->edition, edition);
}

/* Its file is in this call too: then it stays, or would come in again. */
static bool
is_asked_for(const struct tables_import *im, const struct tables_part *part)
{
	for (size_t i = 0; i < im->n_files; i++)
		if (im->files[i].same && im->files[i].id == part->file)
			return true;
	return false;
}

static enum pr_status
drop_old(struct tables_import *im, const struct tables_parts *parts,
	 struct pr_err *err)
{
	enum pr_status st = PR_OK;

	for (size_t i = 0; !st && i < parts->n; i++) {
		const struct tables_part *p = &parts->parts[i];
		bool drop = false;

		for (size_t k = 0; k < im->n_found; k++) {
			struct tables_found *t = &im->found[k];

			drop = drop ||
			       (says_all(t, p->what, p->edition) &&
				!is_asked_for(im, p)) ||
			       (t->what == p->what &&
				!strcmp(t->edition, p->edition));
			if (p->what == PR_TABLE_CM_ORDER &&
			    t->what == PR_TABLE_CM_CODES &&
			    !strcmp(t->edition, p->edition))
				t->spare = true;
		}
		if (drop)
			st = pr_codes_drop(im->codes, p->id, err);
	}
	for (size_t k = 0; k < im->n_found; k++)
		for (size_t i = 0; i < im->n_found; i++)
			if (says_all(&im->found[k], im->found[i].what,
				     im->found[i].edition))
				im->found[i].spare = true;
	return st;
}

static enum pr_status
store_all(struct tables_import *im, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	for (size_t i = 0; !st && i < im->n_files; i++)
		if (im->files[i].read && !im->files[i].skipped)
			st = put_file(im, &im->files[i], err);
	for (size_t i = 0; !st && i < im->n_found; i++) {
		struct tables_found *t = &im->found[i];

		im->doing = tables_word(t->what);
		st = tables_tick(im, im->done, err);
		if (!st)
			st = put_part(im, t, err);
		if (!st)
			st = tables_load(im, t, err);
	}
	return st;
}

/* ---- what follows from it ------------------------------------------------ */

/* An index of an older edition serves the newer ones too. */
static enum pr_status
touch_newer(struct tables_import *im, const struct tables_parts *parts,
	    struct pr_err *err)
{
	enum pr_status st = PR_OK;
	bool index = false;

	for (size_t i = 0; i < im->n_found; i++)
		index = index || im->found[i].what == PR_TABLE_PCS_INDEX;
	for (size_t i = 0; index && !st && i < parts->n; i++)
		if (parts->parts[i].what == PR_TABLE_PCS_ORDER)
			st = touch(im, PR_CODE_PCS, parts->parts[i].edition,
				   err);
	return st;
}

static enum pr_status
derive_cm(struct tables_import *im, const int64_t part[PR_TABLES],
	  struct pr_err *err)
{
	int64_t order = part[PR_TABLE_CM_ORDER] ? part[PR_TABLE_CM_ORDER]
						: part[PR_TABLE_CM_CODES];
	int64_t tabular = part[PR_TABLE_CM_TABULAR];
	struct codeset set;
	enum pr_status st;

	if (!tabular)
		return PR_OK;
	st = codeset_read(&set, im->codes, order, err);
	if (st)
		return st;
	st = tables_refs(im->codes, tabular, &set, err);
	if (!st && order)
		st = tables_expand(im->codes, tabular, &set, im->sum, err);
	codeset_release(&set);
	return st;
}

static enum pr_status
derive_pcs(struct tables_import *im, const int64_t part[PR_TABLES],
	   struct pr_err *err)
{
	int64_t order = part[PR_TABLE_PCS_ORDER];
	struct codeset set;
	enum pr_status st;

	if (!order || !part[PR_TABLE_PCS_TABLES])
		return PR_OK;
	st = codeset_read(&set, im->codes, order, err);
	if (st)
		return st;
	st = tables_expand_pcs(im->codes, part[PR_TABLE_PCS_TABLES], &set,
			       im->sum, err);
	codeset_release(&set);
	return st;
}

static enum pr_status
derive(struct tables_import *im, const struct tables_touched *t,
       const struct tables_parts *parts, struct pr_err *err)
{
	struct pr_tables *chosen = mem_array(1, sizeof(*chosen));
	enum pr_status st;

	if (!chosen)
		return mem_fail(err);
	tables_choose(chosen, parts, t->edition, NULL);
	im->doing = t->edition;
	st = tables_tick(im, im->done, err);
	if (!st && t->system == PR_CODE_CM)
		st = derive_cm(im, chosen->part, err);
	if (!st && t->system == PR_CODE_PCS)
		st = derive_pcs(im, chosen->part, err);
	if (!st)
		st = tables_search_build(im->codes, chosen->part, t->system,
					 t->edition, err);
	free(chosen);
	return st;
}

static enum pr_status
derive_all(struct tables_import *im, struct pr_err *err)
{
	struct tables_parts parts = { 0 };
	enum pr_status st = tables_parts(&parts, im->codes, err);

	if (st)
		return st;
	st = touch_newer(im, &parts, err);
	for (size_t i = 0; !st && i < im->n_touched; i++)
		st = derive(im, &im->touched[i], &parts, err);
	free(parts.parts);
	return st;
}

static enum pr_status
write_all(struct tables_import *im, struct pr_err *err)
{
	struct tables_parts parts = { 0 };
	enum pr_status st = tables_parts(&parts, im->codes, err);

	if (!st)
		st = drop_old(im, &parts, err);
	if (!st)
		st = store_all(im, err);
	if (!st)
		st = derive_all(im, err);
	im->doing = "codes.db";
	if (!st)
		st = tables_tick(im, im->total, err);
	if (!st)
		st = pr_codes_commit(im->codes, err);
	im->sum->committed = !st;
	free(parts.parts);
	return st;
}

static enum pr_status
run(struct tables_import *im, struct pr_err *err)
{
	enum pr_status st = tables_same(im, err);

	if (!st)
		st = convert_all(im, err);
	if (st)
		return st;
	if (!im->n_read && !im->n_brings)
		return pr_fail(err, PR_ENOTFOUND,
			       "None of these files is an official code table; "
			       "\"proctor codes\" alone lists them.");
	if (!im->n_read)
		return PR_OK;
	put_in_order(im);
	st = pr_codes_begin(&im->codes, im->data_dir, NULL, err);
	if (!st)
		st = write_all(im, err);
	pr_codes_close(im->codes);
	return st;
}

static void
release(struct tables_import *im)
{
	for (size_t i = 0; i < im->n_files; i++) {
		if (im->files[i].rows)
			fclose(im->files[i].rows);
		if (im->files[i].report)
			fclose(im->files[i].report);
	}
	free(im->files);
	free(im->brings);
	free(im->found);
	free(im->touched);
	import_files_release(&im->list);
}

enum pr_status
pr_tables_import(const char *data_dir, const char *const *paths, size_t n_paths,
		 const struct pr_tables_options *options,
		 const struct pr_findings *findings,
		 const struct pr_progress *progress, struct pr_tables_sum *sum,
		 struct pr_err *err)
{
	struct tables_import im = { .data_dir = data_dir,
				    .options = options,
				    .findings = findings,
				    .progress = progress,
				    .sum = sum,
				    .doing = "" };
	enum pr_status st = PR_OK;

	*sum = (struct pr_tables_sum){ 0 };
	st = fs_mkdir(data_dir, err);
	if (!st)
		st = tables_files(&im, paths, n_paths, err);
	if (!st)
		st = run(&im, err);
	release(&im);
	if (st) {
		free(im.now);
		*sum = (struct pr_tables_sum){ 0 };
		return st;
	}
	sum->now = im.now;
	sum->n_now = im.n_now;
	return PR_OK;
}
