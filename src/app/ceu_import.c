/* ceu_import.c - entries from a file, all or none; see proctor/ceu_files.h */
#include "ceu_import.h"

#include "util/fs.h"
#include "util/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MEMORY_MAX ((size_t)1 << 30)
#define HEAD 4096

const char *
in_name(int column)
{
	static const char *const names[IN_COLUMNS] = {
		/* beside the entry's own units it needs another name */
		[PR_CEU_F_UNITS_THERE] = "units_there",
		[IN_RECORD] = "record",
		[IN_UUID] = "uuid",
		[IN_SHA256] = "certificate_sha256",
		[IN_PERIOD] = "period",
		[IN_CREDENTIAL] = "credential",
		[IN_SINCE] = "since",
		[IN_EXPIRES] = "expires",
		[IN_RENEWAL_MONTH] = "renewal_month",
		[IN_UNTIL] = "until",
		[IN_SUCCESSOR] = "successor",
		[IN_REASON] = "reason",
		[IN_ACCOUNT] = "account",
		[IN_FROM] = "from",
		[IN_TO] = "to",
		[IN_FEE] = "fee",
		[IN_PAID] = "paid",
		[IN_REPORTED_BEFORE] = "reported_before",
		[IN_NOTED] = "noted",
	};

	return names[column] ? names[column]
			     : pr_ceu_field_name((enum pr_ceu_field)column);
}

void
in_no_memory(struct ceu_in *in)
{
	if (!in->st)
		in->st = mem_fail(&in->err);
}

const char *
in_text(const struct in_row *row, int column)
{
	return row->cell[column].text ? row->cell[column].text : "";
}

static void
tell(struct ceu_in *in, struct pr_finding *finding)
{
	finding->file = in->options->path;
	if (finding->severity >= PR_ERROR) {
		in->errors++;
		if (!in->wrong[0])
			snprintf(in->wrong, sizeof(in->wrong), "%s",
				 finding->wrong);
	}
	if (in->findings && in->findings->found)
		in->findings->found(in->findings->ctx, finding);
}

void
in_say(struct ceu_in *in, enum pr_severity severity, const struct in_row *row,
       int column, const char *wrong, const char *right)
{
	char member[128] = "";
	struct pr_finding finding = {
		.severity = severity,
		.rule = severity >= PR_ERROR ? PR_RULE_CEU_ROW
					     : PR_RULE_CEU_ROW_REMARK,
		.line = row->line,
		.column = column >= 0 ? row->cell[column].column : 0,
		.what = "entry",
		.wrong = wrong,
		.right = right ? right : "",
	};

	snprintf(member, sizeof(member), "%s%s%s", row->path ? row->path : "",
		 row->path && column >= 0 ? "." : "",
		 column >= 0 ? in_name(column) : "");
	finding.member = member[0] ? member : NULL;
	tell(in, &finding);
}

void
in_refuse(struct ceu_in *in, const char *wrong, const char *right)
{
	struct pr_finding finding = { .severity = PR_FATAL,
				      .rule = PR_RULE_CEU_FILE,
				      .wrong = wrong,
				      .right = right };

	tell(in, &finding);
}

/* ---- the file ------------------------------------------------------------ */

struct feed {
	struct fs_reader *reader;
	char head[HEAD];
	size_t n, at;
};

static enum pr_status
feed_read(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	struct feed *feed = ctx;

	if (feed->at == feed->n)
		return fs_reader_read(feed->reader, buf, cap, n, err);
	*n = feed->n - feed->at < cap ? feed->n - feed->at : cap;
	memcpy(buf, feed->head + feed->at, *n);
	feed->at += *n;
	return PR_OK;
}

static bool
is_json(const struct feed *feed)
{
	size_t i = 0;

	if (feed->n >= 3 && !memcmp(feed->head, "\357\273\277", 3))
		i = 3;
	while (i < feed->n && strchr(" \t\r\n", feed->head[i]))
		i++;
	return i < feed->n && feed->head[i] == '{';
}

/* All of a JSON file, which is as large as a ledger can be. */
static void
read_json(struct ceu_in *in, struct feed *feed)
{
	size_t len = 0, cap = 0, n;
	char *text = NULL, *more;

	do {
		more = mem_room(text, len, &cap, 1);
		if (!more) {
			in_no_memory(in);
			break;
		}
		text = more;
		in->st = feed_read(feed, text + len, cap - len, &n, &in->err);
		len += n;
		if (len > PR_FOREIGN_FILE)
			in_refuse(in, "the file is longer than 64 MiB",
				  "split it");
	} while (!in->st && !in->errors && n > 0);
	if (!in->st && !in->errors)
		in_json(in, text, len);
	free(text);
}

static void
read_file(struct ceu_in *in)
{
	struct feed feed = { .reader = NULL };
	struct pr_source bytes = { in->options->path, &feed, feed_read };

	in->st = fs_reader_open(&feed.reader, in->options->path, &in->err);
	if (!in->st)
		in->st = fs_reader_read(feed.reader, feed.head, HEAD, &feed.n,
					&in->err);
	if (!in->st && is_json(&feed))
		read_json(in, &feed);
	else if (!in->st)
		in_csv(in, &bytes);
	fs_reader_close(feed.reader);
}

/* ---- all or none --------------------------------------------------------- */

static enum pr_status
refused(const struct ceu_in *in, struct pr_err *err)
{
	return pr_fail(err, PR_ESCHEMA,
		       "%.120s: %ld error%s; nothing was stored. The first: "
		       "%.200s.",
		       in->options->path, in->errors,
		       in->errors == 1 ? "" : "s", in->wrong);
}

static enum pr_status
store(struct ceu_in *in, struct pr_err *err)
{
	struct pr_store *db = in->desk->store;
	enum pr_status st = pr_store_begin(db, err);

	if (st)
		return st;
	st = in_put(in, err);
	if (!st && in->errors)
		st = refused(in, err);
	if (!st && !in->options->dry_run)
		st = pr_store_commit(db, err);
	if (st || in->options->dry_run)
		pr_store_rollback(db);
	return st;
}

enum pr_status
pr_ceu_import(struct pr_desk *desk, const struct pr_ceu_import *import,
	      const struct pr_findings *findings, struct pr_ceu_imported *out,
	      struct pr_err *err)
{
	struct ceu_in in = { .desk = desk,
			     .options = import,
			     .findings = findings,
			     .sum = out };
	enum pr_status st;

	*out = (struct pr_ceu_imported){ 0 };
	in.arena = arena_new(MEMORY_MAX);
	if (!in.arena)
		return mem_fail(err);
	read_file(&in);
	st = in.st;
	if (st && err)
		*err = in.err;
	/* faults of form and of content are told in one go */
	if (!st && in.errors && !in.n)
		st = refused(&in, err);
	else if (!st)
		st = store(&in, err);
	free(in.records);
	arena_free(in.arena);
	return st;
}
