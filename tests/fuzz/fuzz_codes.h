/*
 * fuzz_codes.h - what the fuzz targets of the code tables share: rows are whole
 * lines of UTF-8 without control characters, E counts what F began, the report
 * is whole, and a refused file ends no table after its finding
 */
#ifndef FUZZ_CODES_H
#define FUZZ_CODES_H

#include "convert/codes.h"
#include "proctor/coderows.h"
#include "util/buf.h"

#include <stdlib.h>
#include <string.h>

#define HEARD_MAX ((size_t)512 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct heard {
	long rows, tables;
	uint64_t sum; /* of all bytes, to compare two runs */
	bool refused, ended;
};

static void
hear_line(struct heard *h, const char *row, size_t len)
{
	if (len < 3 || row[1] != '\t' || !strchr("FCMDNSITABKLPOGVUE", row[0]))
		abort();
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)row[i] < ' ' && row[i] != '\t')
			abort();
	if (row[0] == 'F') {
		h->tables++;
		h->rows = 0;
	} else if (row[0] == 'E') {
		const char *n = memchr(row + 2, '\t', len - 2);

		if (!n || strtol(n + 1, NULL, 10) != h->rows || !h->tables)
			abort();
	} else {
		h->rows++;
	}
}

static enum pr_status
row(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	struct heard *h = ctx;

	(void)err;
	if (!len || text[len - 1] != '\n' || h->ended)
		abort();
	for (size_t at = 0; at < len;) {
		const char *lf = memchr(text + at, '\n', len - at);
		size_t n = (size_t)(lf - text) - at;

		hear_line(h, text + at, n);
		at += n + 1;
	}
	for (size_t i = 0; i < len; i++)
		h->sum = h->sum * 31 + (unsigned char)text[i];
	return PR_OK;
}

static enum pr_status
report(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	struct heard *h = ctx;

	(void)err;
	if (!len || memchr(text, '\n', len) != text + len - 1 || h->ended ||
	    !strchr("FE", text[0]) || text[1] != '\t')
		abort();
	if (text[0] == 'F' && !strncmp(text + 2, "56", 2) && text[4] != '9')
		h->refused = true;
	if (text[0] == 'E') {
		h->ended = true;
		if (h->refused != !strncmp(text, "E\t0\t1\n", 6))
			abort();
	}
	for (size_t i = 0; i < len; i++)
		h->sum = h->sum * 31 + (unsigned char)text[i];
	return PR_OK;
}

static void
hear(struct heard *h, const struct codes_options *options, const char *text,
     size_t len)
{
	struct convert_out out = { h, row, report };

	*h = (struct heard){ .rows = 0 };
	if (codes_run(options, text, len, &out, NULL) != PR_OK || !h->ended)
		abort();
}

static void
hear_twice(const struct codes_options *options, const uint8_t *data,
	   size_t size)
{
	struct heard one, two;
	const char *text = (const char *)data;

	hear(&one, options, text, size);
	hear(&two, options, text, size);
	if (one.sum != two.sum)
		abort();
}

#endif
