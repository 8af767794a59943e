/* lint.c - files and folders judged, without a data folder */
#include "lint.h"

#include "util/fs.h"
#include "util/mem.h"

#include "import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TICK ((uint64_t)256 * 1024)

struct lint_files {
	struct pr_lint *lint;
	const struct pr_source *standard_input;
	const struct pr_progress *progress;
	struct pr_lint_read *sum;
	struct import_files list;
	uint64_t done, total; /* bytes */
};

/* A file being read. */
struct lint_input {
	struct fs_reader *file; /* NULL for standard input */
	struct pr_source source;
};

/* The one place where a path becomes bytes of a bank. */
static enum pr_status
input_open(struct lint_input *in, const struct lint_files *files,
	   const char *path, struct pr_err *err)
{
	enum pr_status st;

	memset(in, 0, sizeof(*in));
	if (!strcmp(path, "-") && files->standard_input) {
		in->source = *files->standard_input;
		in->source.name = path;
		return PR_OK;
	}
	st = fs_reader_open(&in->file, path, err);
	in->source = (struct pr_source){ path, in->file, fs_reader_read };
	return st;
}

static void
input_end(struct lint_input *in)
{
	fs_reader_close(in->file);
	memset(in, 0, sizeof(*in));
}

/* What the gate finds is for "bank check" to say. */
static void
no_finding(void *ctx, const struct pr_finding *finding)
{
	(void)ctx;
	(void)finding;
}

static enum pr_status
take(struct lint_files *files, const char *path, const struct pr_record *record,
     struct pr_err *err)
{
	struct pr_lint_at place = { .file = path };

	if (record->header)
		return pr_lint_add_bank(files->lint, path, record->header, err);
	if (record->refused) {
		files->sum->refused++;
		return PR_OK;
	}
	if (record->kind == PR_RECORD_EXAM)
		return pr_lint_add_exam(files->lint, record->exam, err);
	if (record->kind != PR_RECORD_ITEM)
		return PR_OK;
	place.line = record->line;
	place.column = record->column;
	return lint_record(files->lint, &place, record->item, record->json,
			   record->json_len, err);
}

static enum pr_status
read_records(struct lint_files *files, const char *path,
	     struct pr_reader *reader, struct pr_err *err)
{
	struct pr_record record;
	uint64_t told = 0;
	bool has = true;
	enum pr_status st = PR_OK;

	while (!st) {
		uint64_t at = pr_reader_offset(reader);

		if (at - told >= TICK) {
			told = at;
			st = lint_tick(files->progress, path, files->done + at,
				       files->total, err);
			if (st)
				return st;
		}
		st = pr_reader_next(reader, &record, &has, err);
		if (st || !has)
			return st;
		st = take(files, path, &record, err);
	}
	return st;
}

static enum pr_status
open_reader(struct pr_reader **out, const struct lint_input *in,
	    struct pr_err *err)
{
	struct pr_findings findings = { NULL, no_finding };

	return pr_reader_open(out, &in->source, NULL, &findings, err);
}

/* Items came before the bank: its header first, then the file once more. */
static enum pr_status
start_again(struct lint_files *files, struct lint_input *in, const char *path,
	    struct pr_reader **reader, struct pr_err *err)
{
	const struct pr_bank_header *header;
	struct lint_input again = { 0 };
	struct pr_reader *second = NULL;
	enum pr_status st;

	if (!in->file)
		return pr_fail(err, PR_EINVAL,
			       "On standard input the bank must come before "
			       "its items; give the file by its name.");
	st = pr_reader_find_header(&header, *reader, err);
	if (!st)
		st = pr_lint_add_bank(files->lint, path, header, err);
	if (!st)
		st = input_open(&again, files, path, err);
	if (!st)
		st = open_reader(&second, &again, err);
	if (!st)
		st = pr_reader_set_header(second, header, err);
	pr_reader_close(*reader);
	input_end(in);
	*in = again;
	*reader = second;
	return st;
}

static enum pr_status
read_input(struct lint_files *files, struct lint_input *in, const char *path,
	   struct pr_err *err)
{
	struct pr_reader *reader;
	enum pr_status st = open_reader(&reader, in, err);

	if (st)
		return st;
	st = read_records(files, path, reader, err);
	if (st == PR_ESTATE && pr_reader_needs_header(reader)) {
		*err = (struct pr_err){ 0 };
		st = start_again(files, in, path, &reader, err);
		if (!st)
			st = read_records(files, path, reader, err);
	}
	pr_reader_close(reader);
	return st;
}

/* A file that the gate refuses whole is counted, and the next one read. */
static enum pr_status
lose_file(struct lint_files *files, enum pr_status st, const struct pr_err *own,
	  struct pr_err *err)
{
	if (st != PR_EPARSE && st != PR_ESCHEMA && st != PR_EVERSION) {
		if (st && err)
			*err = *own;
		return st;
	}
	if (!files->sum->unread++)
		snprintf(files->sum->why, sizeof(files->sum->why), "%s",
			 own->text);
	return PR_OK;
}

static enum pr_status
read_file(struct lint_files *files, const struct import_file *file,
	  struct pr_err *err)
{
	struct lint_input in;
	struct pr_err own = { 0 };
	enum pr_status st = input_open(&in, files, file->path, err);

	if (st)
		return st;
	st = read_input(files, &in, file->path, &own);
	input_end(&in);
	files->sum->files++;
	files->done += file->bytes;
	return lose_file(files, st, &own, err);
}

enum pr_status
pr_lint_path(struct pr_lint *lint, const char *path,
	     const struct pr_source *standard_input,
	     const struct pr_progress *progress, struct pr_lint_read *sum,
	     struct pr_err *err)
{
	struct lint_files files = { .lint = lint,
				    .standard_input = standard_input,
				    .progress = progress,
				    .sum = sum };
	enum pr_status st = import_files_name(&files.list, path, err);

	for (size_t i = 0; i < files.list.n; i++)
		files.total += files.list.files[i].bytes;
	for (size_t i = 0; i < files.list.n && !st; i++)
		st = read_file(&files, &files.list.files[i], err);
	import_files_release(&files.list);
	return st;
}
