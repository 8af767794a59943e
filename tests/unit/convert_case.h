/*
 * convert_case.h - a text given to the converter's parsers, and what came out
 */
#ifndef CONVERT_CASE_H
#define CONVERT_CASE_H

#include "convert/convert.h"
#include "proctor/foreign.h"
#include "util/buf.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CONVERT_MAX ((size_t)256 << 20)

struct converted {
	struct convert_options options;
	struct buf lines, report;
	struct pr_err err;
};

static enum pr_status
converted_line(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	struct converted *c = ctx;

	buf_add(&c->lines, text, len);
	return buf_status(&c->lines, err);
}

static enum pr_status
converted_report(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	struct converted *c = ctx;

	buf_add(&c->report, text, len);
	return buf_status(&c->report, err);
}

static enum pr_status
try_bytes(struct converted *c, const char *text, size_t len)
{
	struct convert_out out = { c, converted_line, converted_report };

	buf_reset(&c->lines);
	buf_reset(&c->report);
	c->lines.max = c->report.max = CONVERT_MAX;
	c->options.bank = "b";
	c->options.title = "B";
	return convert_run(&c->options, text, len, &out, &c->err);
}

/* The options of a run in which nothing is said. */
#define CONVERTED                                   \
	{                                           \
		.options = { .key = CONVERT_KEYS }, \
	}

__attribute__((unused)) static void
give_bytes(struct converted *c, const char *text, size_t len)
{
	assert_pr_ok(try_bytes(c, text, len), &c->err);
}

__attribute__((unused)) static void
give(struct converted *c, const char *text)
{
	give_bytes(c, text, strlen(text));
}

static void
converted_release(struct converted *c)
{
	buf_release(&c->lines);
	buf_release(&c->report);
}

/* Whether a line that goes out has this piece, or the report has. */
#define assert_line(c, piece) assert_has((c)->lines.data, piece)
#define assert_report(c, piece) assert_has((c)->report.data, piece)
#define assert_has(text, piece)                                           \
	do {                                                              \
		if (!strstr((text) ? (text) : "", piece))                 \
			fail_msg("\"%s\" is not in:\n%s", piece, (text)); \
	} while (0)
#define assert_lacks(text, piece)                                     \
	do {                                                          \
		if (strstr((text) ? (text) : "", piece))              \
			fail_msg("\"%s\" is in:\n%s", piece, (text)); \
	} while (0)

/* How many items went out, how many records were refused. */
__attribute__((unused)) static void
assert_counts(const struct converted *c, long items, long refused)
{
	char end[64];

	snprintf(end, sizeof(end), "E\t%ld\t%ld\n", items, refused);
	assert_has(c->report.data, end);
}

#endif
