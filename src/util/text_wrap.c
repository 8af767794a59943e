/* text_wrap.c - a text cut into lines of a width; see proctor/text.h */
#include "proctor/text.h"

#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of "-", ">", "12." or "3)" at the start of text, 0 without one. */
static size_t
marker(const char *text, size_t len)
{
	size_t i = 0;

	if (len > 0 && (text[0] == '-' || text[0] == '>'))
		return 1;
	while (i < len && i < 3 && is_digit(text[i]))
		i++;
	return i > 0 && i < len && (text[i] == '.' || text[i] == ')') ? i + 1
								      : 0;
}

/* Cells before the first word: blanks, and the marker of a list item. */
static int
hang_of(const char *text, size_t len, int width)
{
	size_t blanks = 0, n;

	while (blanks < len && text[blanks] == ' ')
		blanks++;
	n = blanks + marker(text + blanks, len - blanks);
	if (n > blanks && n < len && text[n] == ' ')
		blanks = n + 1;
	/* Half the width stays, and room for a wide character. */
	return width > 3 && blanks <= (size_t)width / 2 ? (int)blanks : 0;
}

/* Bytes up to the LF or the end. */
static size_t
paragraph(const char *text, size_t len)
{
	const char *end = memchr(text, '\n', len);

	return end ? (size_t)(end - text) : len;
}

static size_t
blanks_from(const char *text, size_t len, size_t at)
{
	while (at < len && text[at] == ' ')
		at++;
	return at;
}

/*
 * Where a line that can hold fit bytes of len ends: at the last blank, or
 * beside a wide character, or at fit when one word is all there is.
 */
static size_t
break_at(const char *text, size_t len, size_t fit)
{
	size_t lead = blanks_from(text, len, 0);
	size_t best = fit, at = 0;
	bool wide = false;

	if (fit >= len)
		return fit;
	while (at <= fit) {
		int cells;
		size_t n = pr_text_cluster(text + at, len - at, &cells);

		if (at > lead && (text[at] == ' ' || text[at - 1] == ' ' ||
				  wide || cells == 2))
			best = at;
		wide = cells == 2;
		at += n;
	}
	return best;
}

/* Starts a paragraph; false when there is none left. */
static bool
begin(struct pr_wrap *wrap, int width)
{
	if (wrap->at >= wrap->len)
		return false;
	wrap->hanging = 0;
	if (wrap->hang)
		wrap->hanging = hang_of(
			wrap->text + wrap->at,
			paragraph(wrap->text + wrap->at, wrap->len - wrap->at),
			width);
	return true;
}

bool
pr_wrap_next(struct pr_wrap *wrap, struct pr_line *line)
{
	int width = wrap->width < 1 ? 1 : wrap->width;
	const char *text;
	size_t len, end, next;

	if (!wrap->within && !begin(wrap, width))
		return false;
	line->indent = wrap->within ? wrap->hanging : 0;
	text = wrap->text + wrap->at;
	len = paragraph(text, wrap->len - wrap->at);
	end = pr_text_fit(text, len, width - line->indent, NULL);
	if (end == 0 && len > 0)
		end = pr_text_cluster(text, len, NULL);
	end = break_at(text, len, end);
	next = end < len ? blanks_from(text, len, end) : end;
	while (end > 0 && text[end - 1] == ' ')
		end--;
	line->off = wrap->at;
	line->len = end;
	line->cells = pr_text_cells(text, end);

	wrap->within = next < len;
	wrap->at += next + (next == len);
	return true;
}
