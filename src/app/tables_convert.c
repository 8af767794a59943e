/* tables_convert.c - a file through the converter, and what that says of it */
#include "proctor/foreign.h"
#include "proctor/rules.h"
#include "util/buf.h"
#include "util/fs.h"
#include "util/mem.h"

#include "tables_import.h"

#include <stdlib.h>
#include <string.h>

#define REPORT_LINE 16384
#define ARG_BYTES ((size_t)4096)

static void
tell(struct tables_import *im, const struct tables_file *file, char *line,
     bool quiet, bool *fatal)
{
	struct foreign_finding said;
	struct pr_finding *finding = &said.finding;
	char place[600];

	if (!foreign_read_finding(&said, line))
		return;
	snprintf(place, sizeof(place), "%.300s%s%.250s", file->path,
		 finding->member ? ": " : "",
		 finding->member ? finding->member : "");
	finding->file = place;
	finding->what = finding->item = finding->member = NULL;
	if (finding->severity == PR_FATAL) {
		*fatal = true;
		if (!im->wrong[0] && !quiet && finding->line)
			snprintf(im->wrong, sizeof(im->wrong),
				 "%.120s, line %ld: %.200s; nothing was "
				 "stored.",
				 place, finding->line, said.wrong);
		else if (!im->wrong[0] && !quiet)
			snprintf(im->wrong, sizeof(im->wrong),
				 "%.120s: %.200s; nothing was stored.", place,
				 said.wrong);
	}
	if (!quiet && im->findings && im->findings->found)
		im->findings->found(im->findings->ctx, finding);
}

/* In a folder lie other files too: what is no table at all is passed over. */
static bool
is_none(FILE *report)
{
	char line[REPORT_LINE];
	bool none = false;

	rewind(report);
	while (fgets(line, sizeof(line), report))
		none = none || (line[0] == 'F' && strtol(line + 2, NULL, 10) ==
							  PR_RULE_CODES_NONE);
	return none;
}

static enum pr_status
hear(struct tables_import *im, struct tables_file *file, struct pr_err *err)
{
	char line[REPORT_LINE];
	bool whole = false, fatal = false;
	bool none = is_none(file->report);

	rewind(file->report);
	file->skipped = none && !file->named;
	while (fgets(line, sizeof(line), file->report)) {
		whole = line[0] == 'E' && strchr(line, '\n');
		if (line[0] == 'F')
			tell(im, file, line, file->skipped, &fatal);
	}
	if (!whole)
		return pr_fail(
			err, PR_EIO,
			"%s: what the converter gave is cut off; nothing "
			"was stored. Try again.",
			file->path);
	if (fatal && !file->skipped)
		return pr_fail(err, none ? PR_ENOTFOUND : PR_EPARSE, "%s",
			       im->wrong);
	return PR_OK;
}

static enum pr_status
tick(void *ctx, uint64_t fed, struct pr_err *err)
{
	struct tables_import *im = ctx;

	return tables_tick(im, im->done + fed, err);
}

static enum pr_status
add(struct foreign_args *args, const char *name, const char *value,
    struct pr_err *err)
{
	struct buf buf;

	if (!value)
		return PR_OK;
	buf_init(&buf, ARG_BYTES);
	buf_printf(&buf, "%s%s", name, value);
	return buf_take(&args->v[args->n++], NULL, &buf, err);
}

static enum pr_status
run(struct tables_import *im, struct tables_file *file,
    const struct foreign_args *args, struct pr_err *err)
{
	const struct foreign_run how = {
		file->path, "takes the converter to be read",
		file->rows, file->report,
		im,         tick
	};
	struct fs_reader *reader;
	struct pr_source bytes = { file->path, NULL, fs_reader_read };
	enum pr_status st = fs_reader_open(&reader, file->path, err);

	if (st)
		return st;
	bytes.ctx = reader;
	st = foreign_run(&how, args, &bytes, err);
	fs_reader_close(reader);
	return st;
}

enum pr_status
tables_convert(struct tables_import *im, struct tables_file *file,
	       struct pr_err *err)
{
	const struct pr_tables_options *o = im->options;
	const char *slash = strrchr(file->path, '/');
	char *words[6] = { NULL };
	struct foreign_args args = { .v = words };
	enum pr_status st;

	st = import_temp_in(&file->rows, im->data_dir, err);
	if (!st)
		st = import_temp_in(&file->report, im->data_dir, err);
	if (!st)
		st = add(&args, "", o->converter, err);
	if (!st)
		st = add(&args, "--codes=", slash ? slash + 1 : file->path,
			 err);
	if (!st)
		st = add(&args, "--edition=", o->edition, err);
	if (!st && o->cpt)
		st = add(&args, "--cpt=", "1", err);
	if (!st)
		st = run(im, file, &args, err);
	if (!st)
		st = hear(im, file, err);
	for (size_t i = 0; i < args.n; i++)
		free(words[i]);
	return st;
}
