/* import_foreign.c - the converter's report, told in step with its lines */
#include "import_foreign.h"

#include "proctor/foreign.h"
#include "proctor/rules.h"
#include "util/fs.h"
#include "util/mem.h"

#include "import_item.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

bool
import_foreign_is(const struct import *im, const char *head, size_t len)
{
	const struct pr_foreign_options *o = &im->options->foreign;
	size_t i = 0;

	if (!o->converter)
		return false;
	if (o->format && strcmp(o->format, "auto") != 0)
		return true;
	if (len >= 3 && !memcmp(head, "\357\273\277", 3))
		i = 3;
	while (i < len && strchr(" \t\r\n", head[i]))
		i++;
	return i < len && head[i] != '{';
}

bool
import_foreign_any(const struct import *im)
{
	bool any = false;

	for (size_t i = 0; i < im->files.n && !any; i++) {
		const struct import_file *file = &im->files.files[i];
		struct fs_reader *reader;
		char head[512];
		size_t n = 0;

		if (!file->again) {
			any = im->options->foreign.exam != NULL ||
			      im->options->foreign.bank != NULL;
			continue;
		}
		if (fs_reader_open(&reader, file->path, NULL))
			continue;
		any = !fs_reader_read(reader, head, sizeof(head), &n, NULL) &&
		      import_foreign_is(im, head, n);
		fs_reader_close(reader);
	}
	return any;
}

static const char *
or_null(const char *text)
{
	return *text ? text : NULL;
}

static void
tell(struct import_foreign *f, char *line)
{
	struct foreign_finding said;

	if (!foreign_read_finding(&said, line))
		return;
	said.finding.file = f->file;
	if (said.finding.severity == PR_FATAL && !f->wrong[0])
		snprintf(f->wrong, sizeof(f->wrong), "%.120s: %.200s.", f->file,
			 said.wrong);
	import_count(f->im, &said.finding);
}

/* R line column =id member:line:column ... */
static void
at_record(struct import_foreign *f, const char *line)
{
	char *end;

	f->line = strtol(line + 2, &end, 10);
	f->column = strtol(end, &end, 10);
	end += *end == '\t';
	f->id[0] = '\0';
	if (*end == '=') {
		size_t n = strcspn(++end, "\t\n");

		snprintf(f->id, sizeof(f->id), "%.*s", (int)n, end);
		end += n;
	}
	snprintf(f->places, sizeof(f->places), "%s", end);
	f->places[strcspn(f->places, "\n")] = '\0';
	f->out_line++;
}

/* Reads the report on to the record of this line of ours, telling what
 * stands before it. */
static void
seek(struct import_foreign *f, long out_line)
{
	char line[REPORT_LINE];

	while (f->out_line < out_line && fgets(line, sizeof(line), f->report)) {
		if (line[0] == 'F')
			tell(f, line);
		else if (line[0] == 'R')
			at_record(f, line);
	}
}

void
import_foreign_place(struct import_foreign *f, long *line, long *column)
{
	seek(f, *line);
	*line = f->line;
	*column = f->column;
}

const char *
import_foreign_id(const struct import_foreign *f)
{
	return or_null(f->id);
}

/* The place of a member, "options[2].text" or what it lies in. */
static void
member_place(const struct import_foreign *f, const char *member, long *line,
	     long *column)
{
	const char *at = f->places;
	size_t best = 0;

	while (*at) {
		size_t n;

		at += *at == '\t';
		n = strcspn(at, ":\t");
		if (at[n] == ':' && n > best && !strncmp(at, member, n)) {
			char *end;

			best = n;
			*line = strtol(at + n + 1, &end, 10);
			*column = *end == ':' ? strtol(end + 1, NULL, 10) : 1;
		}
		at += strcspn(at, "\t");
	}
}

/* What is said of an item without objectives; a table has other words. */
static bool
is_drawn_by_none(int rule)
{
	const struct pr_rule *r = pr_rule_find(rule);

	return r && !strcmp(r->name, "no-objective");
}

void
import_foreign_found(void *ctx, const struct pr_finding *finding)
{
	struct import_foreign *f = ctx;
	struct pr_finding own = *finding;

	import_foreign_place(f, &own.line, &own.column);
	if (own.member)
		member_place(f, own.member, &own.line, &own.column);
	if (own.item && f->id[0])
		own.item = f->id;
	if (is_drawn_by_none(finding->rule))
		own.right = "say --exam EXAM --domain D, or give the table a "
			    "column \"domain\"";
	import_count(f->im, &own);
}

void
import_foreign_end(struct import_foreign *f)
{
	struct pr_import_sum *sum = f->im->sum;

	seek(f, f->items + 3);
	sum->items += f->refused;
	sum->refused += f->refused;
	sum->refused_items += f->refused;
}

enum pr_status
import_foreign_read(void *foreign, char *buf, size_t cap, size_t *n,
		    struct pr_err *err)
{
	struct import_foreign *f = foreign;

	*n = fread(buf, 1, cap, f->lines);
	return ferror(f->lines) ? import_temp_fail(err) : PR_OK;
}

/* Whether the report is whole, and what it ends in. */
static enum pr_status
look_through(struct import_foreign *f, struct pr_err *err)
{
	char line[REPORT_LINE];
	bool whole = false;

	rewind(f->lines);
	rewind(f->report);
	while (fgets(line, sizeof(line), f->report)) {
		const struct pr_rule *rule = NULL;
		char *end;

		if (line[0] == 'F')
			rule = pr_rule_find((int)strtol(line + 2, NULL, 10));
		f->fatal = f->fatal || (rule && rule->severity == PR_FATAL);
		whole = line[0] == 'E' && strchr(line, '\n');
		if (!whole)
			continue;
		f->items = strtol(line + 2, &end, 10);
		f->refused = strtol(end, NULL, 10);
	}
	rewind(f->report);
	if (whole)
		return PR_OK;
	return pr_fail(err, PR_EIO,
		       "%s: what the converter gave is cut off; nothing was "
		       "stored. Try again.",
		       f->file);
}

static enum pr_status
tick(void *ctx, uint64_t fed, struct pr_err *err)
{
	const struct import_foreign *f = ctx;

	return import_tick(f->im, f->im->done + fed, err);
}

static enum pr_status
run(struct import_foreign *f, const struct foreign_args *args,
    const struct pr_source *bytes, struct pr_err *err)
{
	const struct foreign_run how = { f->file,  "is no certbank file",
					 f->lines, f->report,
					 f,        tick };

	return foreign_run(&how, args, bytes, err);
}

enum pr_status
import_foreign_open(struct import_foreign **out, struct import *im,
		    const struct import_file *of, const struct pr_source *bytes,
		    struct pr_err *err)
{
	struct import_foreign *f = mem_array(1, sizeof(*f));
	struct foreign_args args = { .v = NULL };
	enum pr_status st;

	*out = NULL;
	if (!f)
		return mem_fail(err);
	f->im = im;
	f->file = of->path;
	st = foreign_args(&args, im, of, err);
	if (!st)
		st = import_temp(&f->lines, im, err);
	if (!st)
		st = import_temp(&f->report, im, err);
	if (!st)
		st = run(f, &args, bytes, err);
	if (!st)
		st = look_through(f, err);
	if (!st && f->fatal) {
		seek(f, LONG_MAX);
		st = pr_fail(err, PR_EPARSE, "%s", f->wrong);
	}
	foreign_args_release(&args);
	if (st)
		import_foreign_close(f);
	else
		*out = f;
	return st;
}

void
import_foreign_close(struct import_foreign *f)
{
	if (!f)
		return;
	if (f->lines)
		fclose(f->lines);
	if (f->report)
		fclose(f->report);
	free(f);
}
