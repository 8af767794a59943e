/* codes_order.c - order files of ICD-10-CM and ICD-10-PCS, and code files
 *
 * Columns, 1-based: 1-5 order, 7-13 code, 15 valid, 17-76 short title, 78 on
 * long title; one blank between. A code file: 1-7 code, 9 on title.
 */
#include "codes_internal.h"

#include <stdio.h>
#include <string.h>

#define WHOLE_ROWS 20000 /* an excerpt is shorter than this */

static size_t
trimmed(const char *text, size_t len)
{
	while (len && text[len - 1] == ' ')
		len--;
	return len;
}

static bool
is_upper(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool
is_alnums(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!is_upper(text[i]))
			return false;
	return len > 0;
}

bool
is_cm(const char *text, size_t len)
{
	return len >= 3 && len <= 7 && text[0] >= 'A' && text[0] <= 'Z' &&
	       is_alnums(text, len);
}

/* Codes have seven characters, the headers are the tables' three. */
static bool
is_pcs(const char *text, size_t len, bool valid)
{
	return len == (valid ? 7 : 3) && is_alnums(text, len) &&
	       !memchr(text, 'I', len) && !memchr(text, 'O', len);
}

void
check_last(struct codes *c, const char *last, long rows, long enough,
	   const char *from, const char *right)
{
	char what[160];

	if (codes_over(c) || rows < enough || last[0] >= from[0])
		return;
	snprintf(what, sizeof(what), "it ends with %s, without %s", last,
		 right);
	codes_cut(c, what);
}

/* The column of the first blank that is none, 0 when all are. */
static long
not_blank(const char *t, size_t len)
{
	static const long columns[] = { 6, 14, 16, 77 };

	for (size_t i = 0; i < PR_LEN(columns); i++)
		if ((size_t)columns[i] <= len && t[columns[i] - 1] != ' ')
			return columns[i];
	return 0;
}

static void
odd_column(struct codes *c, long column)
{
	char what[64];

	snprintf(what, sizeof(what), "column %ld is not blank", column);
	codes_fault(c, column, what,
		    "columns 6, 14, 16 and 77 of an order file are blank");
}

/* The order number, 0 with a finding. */
static long
order_of(struct codes *c, const char *t, long before)
{
	long n = 0;

	for (size_t i = 0; i < 5; i++) {
		if (t[i] < '0' || t[i] > '9') {
			codes_fault(c, (long)i + 1,
				    "the order number is not a number",
				    "five digits in columns 1 to 5");
			return 0;
		}
		n = n * 10 + (t[i] - '0');
	}
	if (n > before)
		return n;
	codes_fault(c, 1, "the order numbers do not ascend",
		    "each line has a higher number than the line before");
	return 0;
}

static bool
order_shape(struct codes *c, const char *t, size_t len, bool pcs)
{
	long column = not_blank(t, len);
	size_t n;

	if (len < 78 || len > 400) {
		codes_fault(c, 1,
			    len < 78 ? "the line is too short"
				     : "the line is too long",
			    "an order file has 78 to 400 columns: order, "
			    "code, 0 or 1, short title, long title");
		return false;
	}
	if (column) {
		odd_column(c, column);
		return false;
	}
	if (t[14] != '0' && t[14] != '1') {
		codes_fault(c, 15, "column 15 is neither 0 nor 1",
			    "1 for a code that may be submitted, 0 for a "
			    "header");
		return false;
	}
	n = trimmed(t + 6, 7);
	if (pcs ? !is_pcs(t + 6, n, t[14] == '1') : !is_cm(t + 6, n)) {
		codes_fault(c, 7, "columns 7 to 13 hold no code",
			    pcs ? "seven characters 0-9 A-H J-N P-Z, or the "
				  "three of a table"
				: "a letter and two to six letters or digits");
		return false;
	}
	if (t[16] == ' ' || t[77] == ' ') {
		codes_fault(c, t[16] == ' ' ? 17 : 78, "a title is missing",
			    "the short title begins in column 17, the long "
			    "title in column 78");
		return false;
	}
	return true;
}

void
read_order(struct codes *c, struct source *s, enum pr_table_what what)
{
	bool pcs = what == PR_TABLE_PCS_ORDER;
	char last[8] = "";
	const char *t;
	size_t len;
	long order = 0;

	table_begin(c, what, "");
	while (source_line(s, &t, &len)) {
		if (!trimmed(t, len))
			continue;
		if (!s->whole || !order_shape(c, t, len, pcs))
			break;
		order = order_of(c, t, order);
		if (!order)
			break;
		row_begin(c, 'C');
		row_text(c, t + 6, 7);
		row_text(c, t + 14, 1);
		row_long(c, order);
		row_text(c, t + 16, 60);
		row_text(c, t + 77, len - 77);
		row_end(c);
		snprintf(last, sizeof(last), "%.7s", t + 6);
	}
	source_ended(s);
	check_last(c, last, c->rows, WHOLE_ROWS, pcs ? "X" : "U",
		   pcs ? "section X" : "chapters 21 and 22");
	table_end(c);
}

void
read_codes(struct codes *c, struct source *s)
{
	char last[8] = "";
	const char *t;
	size_t len;

	table_begin(c, PR_TABLE_CM_CODES, "");
	while (source_line(s, &t, &len) && s->whole) {
		if (!trimmed(t, len))
			continue;
		if (len < 9 || len > 400 || t[7] != ' ' || t[8] == ' ' ||
		    !is_cm(t, trimmed(t, 7))) {
			codes_fault(c, 1, "this is no line of a code file",
				    "the code in columns 1 to 7, a blank, the "
				    "title from column 9");
			break;
		}
		row_begin(c, 'C');
		row_text(c, t, 7);
		row_string(c, "1");
		row_long(c, 0);
		row_string(c, "");
		row_text(c, t + 8, len - 8);
		row_end(c);
		snprintf(last, sizeof(last), "%.7s", t);
	}
	source_ended(s);
	check_last(c, last, c->rows, WHOLE_ROWS, "U", "chapters 21 and 22");
	table_end(c);
}
