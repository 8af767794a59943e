/* paper.c - text on its way to a sink; see report/paper.h */
#include "report/paper.h"

#include "proctor/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define PIECE 16384         /* handed over from here on */
#define PIECE_MAX (1 << 24) /* no single text is longer */

void
paper_init(struct paper *paper, const struct pr_sink *sink, int width)
{
	*paper = (struct paper){ .sink = *sink, .width = width };
	buf_init(&paper->buf, PIECE_MAX);
}

static void
hand_over(struct paper *paper)
{
	if (!paper->st)
		paper->st = buf_status(&paper->buf, &paper->err);
	if (!paper->st && paper->buf.len)
		paper->st = paper->sink.write(paper->sink.ctx, paper->buf.data,
					      paper->buf.len, &paper->err);
	buf_reset(&paper->buf);
}

static void
added(struct paper *paper)
{
	if (paper->buf.len >= PIECE)
		hand_over(paper);
}

void
paper_add(struct paper *paper, const char *text)
{
	buf_adds(&paper->buf, text);
	added(paper);
}

void
paper_addc(struct paper *paper, char c)
{
	buf_addc(&paper->buf, c);
	added(paper);
}

void
paper_printf(struct paper *paper, const char *fmt, ...)
{
	char text[1024];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	paper_add(paper, text);
}

void
paper_wrap(struct paper *paper, const char *text, int indent, int hang)
{
	struct pr_wrap wrap = { .text = text,
				.len = strlen(text),
				.width = paper->width - indent - hang };
	struct pr_line line;
	int lead = indent;

	if (paper->width <= 0) {
		buf_pad(&paper->buf, ' ', (size_t)indent);
		for (; *text; text++) {
			buf_addc(&paper->buf, *text);
			if (*text == '\n' && text[1])
				buf_pad(&paper->buf, ' ',
					(size_t)(indent + hang));
		}
		paper_addc(paper, '\n');
		return;
	}
	if (!*text)
		paper_addc(paper, '\n');
	while (pr_wrap_next(&wrap, &line)) {
		buf_pad(&paper->buf, ' ', (size_t)(lead + line.indent));
		buf_add(&paper->buf, text + line.off, line.len);
		paper_addc(paper, '\n');
		lead = indent + hang;
	}
}

void
paper_html(struct paper *paper, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&':
			buf_adds(&paper->buf, "&amp;");
			break;
		case '<':
			buf_adds(&paper->buf, "&lt;");
			break;
		case '>':
			buf_adds(&paper->buf, "&gt;");
			break;
		case '"':
			buf_adds(&paper->buf, "&quot;");
			break;
		case '\'':
			buf_adds(&paper->buf, "&#39;");
			break;
		default:
			buf_addc(&paper->buf, *text);
		}
	}
	added(paper);
}

enum pr_status
paper_end(struct paper *paper, struct pr_err *err)
{
	enum pr_status st;

	hand_over(paper);
	st = paper->st;
	if (st)
		st = pr_fail(err, st, "%s", paper->err.text);
	buf_release(&paper->buf);
	return st;
}
