/*
 * tables_same.c - files whose tables are there already, unchanged
 *
 * Which file has a table that several hold is decided by the names of this
 * call alone, not by what came in before: so the same call again finds each
 * table where it was left, and an older file alone replaces a newer one's.
 */
#include "util/fs.h"
#include "util/mem.h"

#include "tables_import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum pr_status
tables_now(struct tables_import *im, enum pr_table_what what,
	   const char *edition, long rows, int64_t loaded_ms, const char *name,
	   struct pr_err *err)
{
	struct pr_edition_row *r =
		mem_room(im->now, im->n_now, &im->cap_now, sizeof(*r));

	if (!r)
		return mem_fail(err);
	im->now = r;
	r += im->n_now++;
	*r = (struct pr_edition_row){ .system = tables_system(what),
				      .rows = rows,
				      .loaded_ms = loaded_ms };
	snprintf(r->edition, sizeof(r->edition), "%.15s", edition);
	snprintf(r->what, sizeof(r->what), "%.23s", tables_word(what));
	snprintf(r->name, sizeof(r->name), "%.255s", name);
	return PR_OK;
}

const char *
tables_said(const struct tables_import *im)
{
	return im->options->edition ? im->options->edition : "";
}

struct reading {
	struct tables_import *im;
	struct tables_file *file;
	bool out_of_memory;
};

/* id what edition */
static bool
take_brings(void *ctx, const struct pr_value *c, size_t n)
{
	struct reading *r = ctx;
	struct tables_import *im = r->im;
	enum pr_table_what what = tables_what(c[1].text);
	struct tables_brings *b;

	(void)n;
	if (what == PR_TABLES)
		return true;
	b = mem_room(im->brings, im->n_brings, &im->cap_brings, sizeof(*b));
	if (!b) {
		r->out_of_memory = true;
		return false;
	}
	im->brings = b;
	b += im->n_brings++;
	*b = (struct tables_brings){ .file = r->file };
	b->part.what = what;
	snprintf(b->part.edition, sizeof(b->part.edition), "%.15s", c[2].text);
	r->file->id = c[0].number;
	r->file->known = r->file->same = true;
	return true;
}

static enum pr_status
look_at(struct tables_import *im, struct tables_file *file,
	struct pr_codes *codes, struct pr_err *err)
{
	const struct pr_value keys[] = {
		{ PR_VALUE_BLOB, 0, (const char *)file->sha256, PR_HASH_LEN },
		tables_text(tables_said(im))
	};
	struct reading r = { im, file, false };
	enum pr_status st =
		pr_codes_ask(codes, PR_ASK_FILE, keys, 2, &r, take_brings, err);

	return !st && r.out_of_memory ? mem_fail(err) : st;
}

static bool
same_table(const struct tables_part *part, enum pr_table_what what,
	   const char *edition)
{
	return part->what == what && !strcmp(part->edition, edition);
}

/* Which of their tables are the ones that are stored. */
static enum pr_status
look_owned(struct tables_import *im, struct pr_codes *codes, struct pr_err *err)
{
	struct tables_parts parts = { 0 };
	enum pr_status st = tables_parts(&parts, codes, err);

	if (st)
		return st;
	for (size_t i = 0; i < im->n_brings; i++) {
		struct tables_brings *b = &im->brings[i];

		for (size_t k = 0; k < parts.n; k++)
			if (parts.parts[k].file == b->file->id &&
			    same_table(&parts.parts[k], b->part.what,
				       b->part.edition))
				b->part = parts.parts[k];
	}
	free(parts.parts);
	return PR_OK;
}

enum pr_status
tables_same(struct tables_import *im, struct pr_err *err)
{
	struct pr_codes *codes;
	enum pr_status st = PR_OK;

	for (size_t i = 0; !st && i < im->n_files; i++)
		st = fs_sha256(im->files[i].sha256, im->files[i].path, err);
	if (st)
		return st;
	st = pr_codes_open(&codes, im->data_dir, err);
	if (st == PR_ENOTFOUND) {
		if (err)
			*err = (struct pr_err){ 0 };
		return PR_OK;
	}
	for (size_t i = 0; !st && i < im->n_files; i++)
		st = look_at(im, &im->files[i], codes, err);
	if (!st)
		st = look_owned(im, codes, err);
	pr_codes_close(codes);
	return st;
}

bool
tables_gives_way(const struct tables_import *im, const struct tables_file *file,
		 enum pr_table_what what, const char *edition)
{
	for (size_t i = 0; i < im->n_brings; i++)
		if (im->brings[i].file > file && !im->brings[i].file->read &&
		    same_table(&im->brings[i].part, what, edition))
			return true;
	for (size_t i = 0; i < im->n_read; i++)
		if (im->found[i].file > file && im->found[i].what == what &&
		    !strcmp(im->found[i].edition, edition))
			return true;
	return false;
}

static bool
stays(const struct tables_import *im, const struct tables_brings *b)
{
	return !tables_gives_way(im, b->file, b->part.what, b->part.edition);
}

void
tables_same_again(struct tables_import *im)
{
	for (size_t i = 0; i < im->n_brings; i++)
		if (!im->brings[i].part.id && stays(im, &im->brings[i]))
			im->brings[i].file->same = false;
}

enum pr_status
tables_same_sum(struct tables_import *im, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	for (size_t i = 0; !st && i < im->n_brings; i++) {
		const struct tables_brings *b = &im->brings[i];

		if (!b->file->same || !stays(im, b))
			continue;
		im->sum->same++;
		st = tables_now(im, b->part.what, b->part.edition, b->part.rows,
				b->part.loaded_ms, b->part.name, err);
	}
	return st;
}
