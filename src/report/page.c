/* page.c - text on its way to a sink; see report/page.h */
#include "report/page.h"

#include "proctor/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define PIECE 16384         /* handed over from here on */
#define PIECE_MAX (1 << 24) /* no single text is longer */

void
page_init(struct page *page, const struct pr_sink *sink, int width)
{
	*page = (struct page){ .sink = *sink, .width = width };
	buf_init(&page->buf, PIECE_MAX);
}

static void
hand_over(struct page *page)
{
	if (!page->st)
		page->st = buf_status(&page->buf, &page->err);
	if (!page->st && page->buf.len)
		page->st = page->sink.write(page->sink.ctx, page->buf.data,
					    page->buf.len, &page->err);
	buf_reset(&page->buf);
}

static void
added(struct page *page)
{
	if (page->buf.len >= PIECE)
		hand_over(page);
}

void
page_add(struct page *page, const char *text)
{
	buf_adds(&page->buf, text);
	added(page);
}

void
page_addc(struct page *page, char c)
{
	buf_addc(&page->buf, c);
	added(page);
}

void
page_printf(struct page *page, const char *fmt, ...)
{
	char text[1024];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	page_add(page, text);
}

static void
put_blanks(struct page *page, int n)
{
	buf_pad(&page->buf, ' ', n > 0 ? (size_t)n : 0);
}

void
page_wrap(struct page *page, const char *text, int indent, int hang)
{
	struct pr_wrap wrap = { .text = text,
				.len = strlen(text),
				.width = page->width - indent - hang };
	struct pr_line line;
	int lead = indent;

	if (page->width <= 0) {
		put_blanks(page, indent);
		for (; *text; text++) {
			buf_addc(&page->buf, *text);
			if (*text == '\n' && text[1])
				put_blanks(page, indent + hang);
		}
		page_addc(page, '\n');
		return;
	}
	if (!*text)
		page_addc(page, '\n');
	while (pr_wrap_next(&wrap, &line)) {
		put_blanks(page, lead + line.indent);
		buf_add(&page->buf, text + line.off, line.len);
		page_addc(page, '\n');
		lead = indent + hang;
	}
}

void
page_html(struct page *page, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&':
			buf_adds(&page->buf, "&amp;");
			break;
		case '<':
			buf_adds(&page->buf, "&lt;");
			break;
		case '>':
			buf_adds(&page->buf, "&gt;");
			break;
		case '"':
			buf_adds(&page->buf, "&quot;");
			break;
		case '\'':
			buf_adds(&page->buf, "&#39;");
			break;
		default:
			buf_addc(&page->buf, *text);
		}
	}
	added(page);
}

enum pr_status
page_end(struct page *page, struct pr_err *err)
{
	enum pr_status st;

	hand_over(page);
	st = page->st;
	if (st)
		st = pr_fail(err, st, "%s", page->err.text);
	buf_release(&page->buf);
	return st;
}

void
page_csv(struct page *page, const char *text)
{
	bool formula = text[0] && strchr("=+-@\t\r", text[0]);

	if (!formula && !strpbrk(text, ",\"\r\n")) {
		page_add(page, text);
		return;
	}
	page_add(page, formula ? "\"'" : "\"");
	for (; *text; text++) {
		if (*text == '"')
			page_addc(page, '"');
		page_addc(page, *text);
	}
	page_addc(page, '"');
}
