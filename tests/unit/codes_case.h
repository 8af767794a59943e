/*
 * codes_case.h - a file given to the readers of code tables, and what came out
 */
#ifndef CODES_CASE_H
#define CODES_CASE_H

#include "convert/codes.h"
#include "proctor/coderows.h"
#include "proctor/foreign.h"
#include "util/buf.h"

#include "test.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CODED_MAX ((size_t)512 << 20)

#define CM_NAME "icd10cm-order-2026.txt"
/* Titles have 13 characters; 48 blanks bring the long one to column 78. */
#define LINE(n, code, valid, title)                               \
	n " " code " " valid " " title "                        " \
	  "                        " title "\r\n"
#define ORDER                                          \
	LINE("00001", "A00    ", "0", "Cholera      ") \
	LINE("00002", "A000   ", "1", "Cholera  one ") \
	LINE("00004", "A001   ", "1", "Cholera two  ")

struct coded {
	struct codes_options options;
	struct buf rows, report;
	struct pr_err err;
};

static enum pr_status
coded_row(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	struct coded *c = ctx;

	buf_add(&c->rows, text, len);
	return buf_status(&c->rows, err);
}

static enum pr_status
coded_report(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	struct coded *c = ctx;

	buf_add(&c->report, text, len);
	return buf_status(&c->report, err);
}

static void
give_bytes(struct coded *c, const char *name, const char *text, size_t len)
{
	struct convert_out out = { c, coded_row, coded_report };

	buf_reset(&c->rows);
	buf_reset(&c->report);
	c->rows.max = c->report.max = CODED_MAX;
	c->options.name = name;
	assert_pr_ok(codes_run(&c->options, text, len, &out, &c->err), &c->err);
}

__attribute__((unused)) static void
give(struct coded *c, const char *name, const char *text)
{
	give_bytes(c, name, text, strlen(text));
}

static void
coded_release(struct coded *c)
{
	buf_release(&c->rows);
	buf_release(&c->report);
}

#define assert_row(c, piece) assert_has(buf_text(&(c)->rows), piece)
#define assert_no_row(c, piece) assert_lacks(buf_text(&(c)->rows), piece)
#define assert_report(c, piece) assert_has(buf_text(&(c)->report), piece)
#define assert_has(text, piece)                                           \
	do {                                                              \
		if (!strstr(text, piece))                                 \
			fail_msg("\"%s\" is not in:\n%s", piece, (text)); \
	} while (0)
#define assert_lacks(text, piece)                                     \
	do {                                                          \
		if (strstr(text, piece))                              \
			fail_msg("\"%s\" is in:\n%s", piece, (text)); \
	} while (0)

/* So many rows went out, and the whole of the file is good. */
__attribute__((unused)) static void
assert_read(const struct coded *c, long rows)
{
	char end[64];

	snprintf(end, sizeof(end), "\nE\t%ld\t0\n", rows);
	assert_has(buf_text(&c->report), end);
	assert_has(buf_text(&c->rows), "\nE\t");
}

/* It is refused by this rule in this line; its table does not end. */
__attribute__((unused)) static void
assert_refused(const struct coded *c, int rule, long line)
{
	char finding[64];

	snprintf(finding, sizeof(finding), "F\t%d\t%ld\t", rule, line);
	assert_has(buf_text(&c->report), finding);
	assert_has(buf_text(&c->report), "\nE\t0\t1\n");
	assert_lacks(buf_text(&c->rows), "\nE\t");
}

struct member {
	const char *name, *text;
	size_t len; /* 0: as long as the text */
};

/* An archive of these members, made by libarchive's writer. */
__attribute__((unused)) static size_t
pack(char *out, size_t size, const struct member *members, size_t n)
{
	struct archive *a = archive_write_new();
	size_t used = 0;

	assert_int_equal(archive_write_set_format_zip(a), ARCHIVE_OK);
	archive_write_set_bytes_in_last_block(a, 1);
	assert_int_equal(archive_write_open_memory(a, out, size, &used),
			 ARCHIVE_OK);
	for (size_t i = 0; i < n; i++) {
		struct archive_entry *e = archive_entry_new();
		size_t len = members[i].len ? members[i].len
					    : strlen(members[i].text);

		archive_entry_set_pathname(e, members[i].name);
		archive_entry_set_filetype(e, AE_IFREG);
		archive_entry_set_perm(e, 0644);
		archive_entry_set_size(e, (la_int64_t)len);
		assert_int_equal(archive_write_header(a, e), ARCHIVE_OK);
		assert_int_equal(archive_write_data(a, members[i].text, len),
				 (la_ssize_t)len);
		archive_entry_free(e);
	}
	assert_int_equal(archive_write_close(a), ARCHIVE_OK);
	archive_write_free(a);
	return used;
}

/* The same in gzip. */
__attribute__((unused)) static size_t
squeeze(char *out, size_t size, const char *text, size_t len)
{
	struct archive *a = archive_write_new();
	struct archive_entry *e = archive_entry_new();
	size_t used = 0;

	assert_int_equal(archive_write_set_format_raw(a), ARCHIVE_OK);
	assert_int_equal(archive_write_add_filter_gzip(a), ARCHIVE_OK);
	archive_write_set_bytes_in_last_block(a, 1);
	assert_int_equal(archive_write_open_memory(a, out, size, &used),
			 ARCHIVE_OK);
	archive_entry_set_filetype(e, AE_IFREG);
	assert_int_equal(archive_write_header(a, e), ARCHIVE_OK);
	assert_int_equal(archive_write_data(a, text, len), (la_ssize_t)len);
	archive_entry_free(e);
	assert_int_equal(archive_write_close(a), ARCHIVE_OK);
	archive_write_free(a);
	return used;
}

#endif
