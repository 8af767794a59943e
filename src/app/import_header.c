/* import_header.c - the bank's own object out of a document that keeps it for
 * last
 *
 * The reader that looked for the header has checked the bytes up to there, so
 * finding the member's first and last byte is enough here; its object is then
 * read again as a document of its own, in the order in which we store it.
 */
#include "util/buf.h"
#include "util/mem.h"

#include "import_feed.h"
#include "import_item.h"

#include <stdlib.h>
#include <string.h>

#define BANK_BYTES_MAX ((size_t)1 << 20)

/* Where we are in the document. */
struct scan {
	int depth;
	bool string, escape;
	bool value; /* at depth 1: a colon was met */
	char name[8];
	size_t name_len;
	struct buf bank;
	bool taking, done;
};

/* Inside a string; a name at depth 1 is remembered. */
static void
scan_string(struct scan *s, char c)
{
	if (s->escape)
		s->escape = false;
	else if (c == '\\')
		s->escape = true;
	else if (c == '"')
		s->string = false;
	if (s->string && s->depth == 1 && !s->value) {
		if (s->name_len + 1 < sizeof(s->name))
			s->name[s->name_len] = c;
		s->name_len++;
	}
}

static bool
is_bank(const struct scan *s)
{
	return s->name_len == 4 && !memcmp(s->name, "bank", 4);
}

static void
scan_open(struct scan *s, char c)
{
	if (s->depth == 1 && s->value && c == '{' && is_bank(s))
		s->taking = true;
	s->depth++;
}

static void
scan_plain(struct scan *s, char c)
{
	if (c == '"') {
		s->string = true;
		if (s->depth == 1 && !s->value)
			s->name_len = 0;
	} else if (c == '{' || c == '[') {
		scan_open(s, c);
	} else if (c == '}' || c == ']') {
		s->depth--;
		s->done = s->taking && s->depth == 1;
	} else if (s->depth == 1 && (c == ':' || c == ',')) {
		s->value = c == ':';
	}
}

static void
scan_byte(struct scan *s, char c)
{
	if (s->string)
		scan_string(s, c);
	else
		scan_plain(s, c);
	if (s->taking)
		buf_addc(&s->bank, c);
}

static enum pr_status
scan_feed(struct scan *s, struct import_feed *feed, struct pr_err *err)
{
	struct pr_source source;
	char chunk[8192];
	size_t n = 1;
	enum pr_status st = PR_OK;

	import_feed_source(&source, feed);
	while (!st && n && !s->done) {
		st = source.read(source.ctx, chunk, sizeof(chunk), &n, err);
		for (size_t i = 0; !st && i < n && !s->done; i++)
			scan_byte(s, chunk[i]);
	}
	return st;
}

/* Bytes of a small document. */
struct text {
	const char *at;
	size_t left;
};

static enum pr_status
text_read(void *ctx, char *buf, size_t cap, size_t *n, struct pr_err *err)
{
	struct text *text = ctx;

	(void)err;
	*n = text->left < cap ? text->left : cap;
	memcpy(buf, text->at, *n);
	text->at += *n;
	text->left -= *n;
	return PR_OK;
}

/* The object as we store it; *out stays NULL when it is not found. */
static enum pr_status
read_document(char **out, const struct buf *document, struct pr_err *err)
{
	struct text text = { document->data, document->len };
	struct pr_source source = { "-", &text, text_read };
	struct pr_reader *reader;
	struct pr_record record;
	bool has = false;
	enum pr_status st = pr_reader_open(&reader, &source, NULL, NULL, err);

	if (st)
		return st;
	if (pr_reader_next(reader, &record, &has, NULL) == PR_OK && has &&
	    record.kind == PR_RECORD_HEADER && !record.refused) {
		*out = mem_strndup(record.json, record.json_len);
		st = *out ? PR_OK : mem_fail(err);
	}
	pr_reader_close(reader);
	return st;
}

static enum pr_status
read_bank(char **out, const struct scan *s, const struct pr_bank_header *header,
	  struct pr_err *err)
{
	struct buf document;
	enum pr_status st = PR_OK;

	if (!s->done || buf_status(&s->bank, NULL))
		return PR_OK;
	buf_init(&document, 2 * BANK_BYTES_MAX);
	buf_printf(&document,
		   "{\"format\":\"certbank\",\"format_version\":\"1.%d\","
		   "\"bank\":",
		   header->format_minor);
	buf_add(&document, s->bank.data, s->bank.len);
	buf_adds(&document, ",\"items\":[]}");
	st = buf_status(&document, err);
	if (!st)
		st = read_document(out, &document, err);
	buf_release(&document);
	return st;
}

enum pr_status
import_header(char **out, struct import_feed *feed,
	      const struct pr_bank_header *header, struct pr_err *err)
{
	struct scan *s = mem_array(1, sizeof(*s));
	enum pr_status st;

	*out = NULL;
	if (!s)
		return mem_fail(err);
	buf_init(&s->bank, BANK_BYTES_MAX);
	st = import_feed_again(feed, err);
	if (!st)
		st = scan_feed(s, feed, err);
	if (!st)
		st = read_bank(out, s, header, err);
	buf_release(&s->bank);
	free(s);
	if (!st && !*out)
		st = record_bank(out, header, err);
	return st;
}
