/* svg.c - the screen as a picture, for people to look at */
#include "driver.h"

#include <errno.h>
#include <string.h>

#define CELL_W 9
#define CELL_H 18
#define INK 0xd8d8d8u
#define PAPER 0x101418u

static uint32_t
cube(uint32_t i)
{
	uint32_t part[3];
	uint32_t rgb = 0;

	part[0] = i / 36;
	part[1] = i / 6 % 6;
	part[2] = i % 6;
	for (int n = 0; n < 3; n++)
		rgb = rgb << 8 | (part[n] ? 55 + 40 * part[n] : 0);
	return rgb;
}

static uint32_t
rgb_of(uint32_t colour, uint32_t otherwise)
{
	static const uint32_t base[16] = {
		0x000000, 0xcd3131, 0x0dbc79, 0xe5e510, 0x2472c8, 0xbc3fbc,
		0x11a8cd, 0xd0d0d0, 0x666666, 0xf14c4c, 0x23d18b, 0xf5f543,
		0x3b8eea, 0xd670d6, 0x29b8db, 0xffffff
	};
	uint32_t i = colour & 0xff;

	if (colour == COLOUR_DEFAULT)
		return otherwise;
	if (!(colour & COLOUR_INDEXED))
		return colour;
	if (i < 16)
		return base[i];
	if (i < 232)
		return cube(i - 16);
	return (8 + 10 * (i - 232)) * 0x010101u;
}

static void
put_text(FILE *f, const struct cell *c)
{
	char bytes[5];

	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && c->ch[i]; i++) {
		if (c->ch[i] == '<') {
			fputs("&lt;", f);
		} else if (c->ch[i] == '&') {
			fputs("&amp;", f);
		} else if (!cp_fault(c->ch[i])) {
			bytes[utf8_put(bytes, c->ch[i])] = '\0';
			fputs(bytes, f);
		}
	}
}

static void
put_cell(FILE *f, int row, int col, const struct cell *c, bool cursor)
{
	uint32_t ink = rgb_of(c->fg, INK);
	uint32_t paper = rgb_of(c->bg, PAPER);

	if (c->attr & CELL_REVERSE) {
		uint32_t swap = ink;

		ink = paper;
		paper = swap;
	}
	if (cursor)
		paper = 0x888888;
	if (paper != PAPER)
		fprintf(f,
			"<rect x='%d' y='%d' width='%d' height='%d' "
			"fill='#%06x'/>\n",
			col * CELL_W, row * CELL_H, CELL_W, CELL_H,
			(unsigned)paper);
	if (!c->ch[0])
		return;
	fprintf(f, "<text x='%d' y='%d' fill='#%06x'%s%s>", col * CELL_W,
		row * CELL_H + 14, (unsigned)ink,
		c->attr & CELL_BOLD ? " font-weight='bold'" : "",
		c->attr & CELL_UNDERLINE ? " text-decoration='underline'" : "");
	put_text(f, c);
	fputs("</text>\n", f);
}

bool
svg_write(const struct driver *d, const char *path)
{
	FILE *f = fopen(path, "w");
	int row;
	int col;

	if (!f) {
		tap_note("%s: %s", path, strerror(errno));
		return false;
	}
	fprintf(f,
		"<svg xmlns='http://www.w3.org/2000/svg' width='%d' "
		"height='%d'><rect width='100%%' height='100%%' "
		"fill='#%06x'/>\n<g font-family='DejaVu Sans Mono,monospace' "
		"font-size='15' xml:space='preserve'>\n",
		d->cols * CELL_W, d->rows * CELL_H, PAPER);
	term_cursor(d, &row, &col);
	for (int i = 0; i < d->rows * d->cols; i++) {
		int r = i / d->cols;
		int k = i % d->cols;
		struct cell c;

		term_cell(d, r, k, &c);
		if (c.ch[0] != CELL_RIGHT_HALF)
			put_cell(f, r, k, &c,
				 d->cursor_shown && r == row && k == col);
	}
	fputs("</g></svg>\n", f);
	return fclose(f) == 0;
}
