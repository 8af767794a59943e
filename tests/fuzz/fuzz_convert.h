/*
 * fuzz_convert.h - what the fuzz targets of the converter share: each line that
 * goes out is JSON of one line, the report is whole, and the same bytes give
 * the same lines
 */
#ifndef FUZZ_CONVERT_H
#define FUZZ_CONVERT_H

#include "convert/cells.h"
#include "proctor/json.h"
#include "util/buf.h"

#include <stdlib.h>
#include <string.h>

#define HEARD_MAX ((size_t)64 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct heard {
	struct buf lines, report;
};

static enum pr_status
line(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	struct heard *h = ctx;

	if (!len || memchr(text, '\n', len) != text + len - 1 ||
	    pr_json_check(text, len, err) != PR_OK)
		abort();
	buf_add(&h->lines, text, len);
	return PR_OK;
}

static enum pr_status
report(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	struct heard *h = ctx;

	(void)err;
	if (!len || memchr(text, '\n', len) != text + len - 1 ||
	    !strchr("FXRE", text[0]) || text[1] != '\t')
		abort();
	buf_add(&h->report, text, len);
	return PR_OK;
}

static void
hear(struct heard *h, const struct convert_options *options, const char *text,
     size_t len)
{
	struct convert_out out = { h, line, report };

	buf_init(&h->lines, HEARD_MAX);
	buf_init(&h->report, HEARD_MAX);
	if ((options ? convert_run(options, text, len, &out, NULL)
		     : convert_cells(text, len, &out, NULL)) != PR_OK)
		abort();
	if (!strstr(buf_text(&h->report), "E\t"))
		abort();
}

static void
heard_release(struct heard *h)
{
	buf_release(&h->lines);
	buf_release(&h->report);
}

/* options NULL: cell by cell */
static void
hear_twice(const struct convert_options *options, const char *text, size_t len)
{
	struct heard one, two;

	hear(&one, options, text, len);
	hear(&two, options, text, len);
	if (one.lines.len != two.lines.len || one.report.len != two.report.len)
		abort();
	heard_release(&one);
	heard_release(&two);
}

#endif
