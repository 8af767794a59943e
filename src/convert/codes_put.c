/* codes_put.c - rows and findings of code tables; see proctor/coderows.h */
#include "proctor/text.h"
#include "util/mem.h"

#include "codes_internal.h"
#include "codes_xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define READY ((size_t)48 << 10) /* bytes of rows that are handed over */

static const char *const table_words[] = {
#define X(name, word) word,
	PR_TABLE_LIST(X)
#undef X
};

const char *
table_word(enum pr_table_what what)
{
	return table_words[what];
}

/* ---- findings ------------------------------------------------------------ */

static long
line_now(const struct codes *c)
{
	return c->xml ? xml_line(c->xml) : c->line;
}

void
codes_say(struct codes *c, int rule, long line, long column, const char *one,
	  const char *two, const char *three)
{
	struct place at = { line, column };

	SAY(&c->job, rule, at, NULL, c->member, one, two, three);
}

void
codes_fault(struct codes *c, long column, const char *what, const char *right)
{
	if (!codes_over(c))
		codes_say(c, PR_RULE_CODES_LINE, line_now(c), column, what,
			  right, NULL);
}

void
codes_cut(struct codes *c, const char *missing)
{
	if (!codes_over(c))
		codes_say(c, PR_RULE_CODES_CUT, line_now(c), 1, missing, NULL,
			  NULL);
}

void
codes_limit(struct codes *c, const char *has, const char *allowed)
{
	if (!codes_over(c))
		codes_say(c, PR_RULE_CODES_LIMIT, line_now(c),
			  line_now(c) ? 1 : 0, has, allowed, NULL);
}

void
codes_skipped(struct codes *c, const char *why)
{
	if (codes_over(c))
		return;
	if (c->member[0])
		codes_say(c, PR_RULE_CODES_SKIPPED, 0, 0, c->member, why, NULL);
	else
		codes_say(c, PR_RULE_CODES_NONE, 0, 0, why, NULL, NULL);
}

void
codes_no_memory(struct codes *c)
{
	job_failed(&c->job, mem_fail(&c->job.err));
}

/* ---- tables -------------------------------------------------------------- */

static void
hand_over(struct codes *c)
{
	struct buf *buf = &c->job.line;
	enum pr_status st = c->job.st;

	if (!st)
		st = buf_status(buf, &c->job.err);
	if (!st && buf->len)
		st = c->job.out->line(c->job.out->ctx, buf->data, buf->len,
				      &c->job.err);
	job_failed(&c->job, st);
	buf_reset(buf);
}

void
table_begin(struct codes *c, enum pr_table_what what, const char *found)
{
	const char *asked = c->options->edition;

	edition_of(c, what, found, c->edition);
	if (asked && *asked) {
		if (c->edition[0] && *found && strcmp(asked, c->edition) != 0)
			codes_say(c, PR_RULE_CODES_OTHER, 0, 0, c->edition,
				  asked, NULL);
		snprintf(c->edition, sizeof(c->edition), "%s", asked);
	} else if (!c->edition[0] && what != PR_TABLE_CPT) {
		codes_say(c, PR_RULE_CODES_EDITION, 0, 0, table_word(what),
			  NULL, NULL);
	}
	c->what = what;
	c->open = true;
	row_begin(c, 'F');
	row_string(c, table_word(what));
	row_string(c, c->edition);
	row_string(c, c->member[0] ? c->member : c->options->name);
	row_end(c);
	c->rows = c->terms = 0;
}

void
table_end(struct codes *c)
{
	char rows[64], terms[64], both[130];
	long n = c->rows;

	if (codes_over(c))
		return;
	row_begin(c, 'E');
	row_string(c, table_word(c->what));
	row_long(c, n);
	row_end(c);
	c->open = false;
	c->all_rows += n;
	c->tables++;
	hand_over(c);
	count_of(rows, n, "row");
	snprintf(both, sizeof(both), "%s of %s", rows,
		 count_of(terms, c->terms, "term"));
	codes_say(c, PR_RULE_CODES_READ, 0, 0, table_word(c->what),
		  c->edition[0] ? c->edition : "no edition",
		  c->terms ? both : rows);
}

/* ---- rows ---------------------------------------------------------------- */

void
row_begin(struct codes *c, char kind)
{
	buf_addc(&c->job.line, kind);
}

void
row_end(struct codes *c)
{
	buf_addc(&c->job.line, '\n');
	c->rows++;
	if (c->job.line.len >= READY || c->job.line.status)
		hand_over(c);
}

/* Blanks and controls in a row become one blank, at the ends none. */
static size_t
collapse(char *out, const char *text, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		unsigned char ch = (unsigned char)text[i];

		if (ch > ' ' && ch != 0x7f)
			out[n++] = text[i];
		else if (n && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	while (n && out[n - 1] == ' ')
		n--;
	return n;
}

static bool
is_ascii(const char *text, size_t len)
{
	unsigned char all = 0;

	for (size_t i = 0; i < len; i++)
		all |= (unsigned char)text[i];
	return all < 0x80;
}

/* What is no UTF-8 is Latin-1; a fixed blank is a blank. */
static void
to_utf8(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0, used = 1; i < len; i += used) {
		uint32_t cp = pr_text_next(text + i, len - i, &used);
		char bytes[4];

		if (cp == 0xfffd && used < 3) {
			used = 1;
			cp = (unsigned char)text[i];
		}
		if (cp == 0xa0 || (cp >= 0x80 && cp < 0xa0))
			cp = ' ';
		buf_add(out, bytes, pr_text_put(bytes, cp));
	}
}

static void
row_foreign(struct codes *c, const char *text, size_t len)
{
	char *clean = NULL;
	char *space;
	enum pr_status st;

	buf_reset(&c->clean);
	to_utf8(&c->clean, text, len);
	st = buf_status(&c->clean, &c->job.err);
	if (!st)
		st = pr_text_clean(&clean, buf_text(&c->clean), c->clean.len,
				   PR_CLEAN_FOLD, NULL, &c->job.err);
	if (job_failed(&c->job, st))
		return;
	len = clean ? strlen(clean) : 0;
	space = buf_space(&c->job.line, len);
	if (space)
		c->job.line.len -= len - collapse(space, clean, len);
	free(clean);
}

void
row_text(struct codes *c, const char *text, size_t len)
{
	char has[64];
	char *space;

	buf_addc(&c->job.line, '\t');
	if (len > PR_CODEROWS_FIELD) {
		snprintf(has, sizeof(has), "a text of %zu bytes", len);
		codes_limit(c, has, "8,192 bytes");
		return;
	}
	if (!is_ascii(text, len)) {
		row_foreign(c, text, len);
		return;
	}
	space = buf_space(&c->job.line, len);
	if (space)
		c->job.line.len -= len - collapse(space, text, len);
}

void
row_string(struct codes *c, const char *text)
{
	row_text(c, text, strlen(text));
}

void
row_long(struct codes *c, long n)
{
	char digits[24];
	size_t at = sizeof(digits);
	unsigned long left = n < 0 ? 0 : (unsigned long)n;

	do {
		digits[--at] = (char)('0' + left % 10);
		left /= 10;
	} while (left);
	buf_addc(&c->job.line, '\t');
	buf_add(&c->job.line, digits + at, sizeof(digits) - at);
}

void
row_code(struct codes *c, const char *text, size_t len)
{
	buf_addc(&c->job.line, '\t');
	for (size_t i = 0; i < len; i++) {
		char ch = text[i];

		if (ch >= 'a' && ch <= 'z')
			ch = (char)(ch - 'a' + 'A');
		if ((ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9'))
			buf_addc(&c->job.line, ch);
	}
}

void
row_date(struct codes *c, const char *text, size_t len)
{
	char date[12] = "";

	if (len == 8 && text[0] != ' ')
		snprintf(date, sizeof(date), "%.4s-%.2s-%.2s", text, text + 4,
			 text + 6);
	row_string(c, date);
}
