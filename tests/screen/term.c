/* term.c - the screen: libvterm, asked for cells and rows of text */
#include "driver.h"

#include <string.h>
#include <unistd.h>

static int
on_prop(VTermProp prop, VTermValue *value, void *user)
{
	struct driver *d = user;

	if (prop == VTERM_PROP_CURSORVISIBLE)
		d->cursor_shown = value->boolean;
	else if (prop == VTERM_PROP_ALTSCREEN)
		d->alternate = value->boolean;
	return 1;
}

/* A terminal answers queries as if they were typed; so does this one. */
static void
on_output(const char *bytes, size_t n, void *user)
{
	struct driver *d = user;

	if (d->master >= 0 && write(d->master, bytes, n) < 0)
		tap_note("the answer to a query could not be written");
}

void
term_open(struct driver *d)
{
	static const VTermScreenCallbacks calls = { .settermprop = on_prop };

	term_close(d);
	memset(&d->scan, 0, sizeof(d->scan));
	d->alternate = false;
	d->cursor_shown = true;
	d->vt = vterm_new(d->rows, d->cols);
	vterm_set_utf8(d->vt, 1);
	d->screen = vterm_obtain_screen(d->vt);
	vterm_screen_set_callbacks(d->screen, &calls, d);
	vterm_screen_enable_altscreen(d->screen, 1);
	vterm_screen_reset(d->screen, 1);
	vterm_output_set_callback(d->vt, on_output, d);
}

void
term_close(struct driver *d)
{
	if (d->vt)
		vterm_free(d->vt);
	d->vt = NULL;
	d->screen = NULL;
}

void
term_resize(struct driver *d, int rows, int cols)
{
	d->rows = rows;
	d->cols = cols;
	if (d->vt)
		vterm_set_size(d->vt, rows, cols);
}

void
term_write(struct driver *d, const char *bytes, size_t n)
{
	d->bytes += n;
	scan_bytes(&d->scan, bytes, n);
	vterm_input_write(d->vt, bytes, n);
	vterm_screen_flush_damage(d->screen);
}

static uint32_t
colour(VTermColor c, unsigned default_flag)
{
	if (c.type & default_flag)
		return COLOUR_DEFAULT;
	if (VTERM_COLOR_IS_INDEXED(&c))
		return COLOUR_INDEXED | c.indexed.idx;
	return (uint32_t)c.rgb.red << 16 | (uint32_t)c.rgb.green << 8 |
	       c.rgb.blue;
}

static unsigned
attributes(const VTermScreenCell *c)
{
	unsigned a = 0;

	a |= c->attrs.bold ? CELL_BOLD : 0;
	a |= c->attrs.underline ? CELL_UNDERLINE : 0;
	a |= c->attrs.italic ? CELL_ITALIC : 0;
	a |= c->attrs.blink ? CELL_BLINK : 0;
	a |= c->attrs.reverse ? CELL_REVERSE : 0;
	a |= c->attrs.strike ? CELL_STRIKE : 0;
	return a;
}

void
term_cell(const struct driver *d, int row, int col, struct cell *out)
{
	VTermPos pos = { .row = row, .col = col };
	VTermScreenCell c;

	memset(out, 0, sizeof(*out));
	out->fg = out->bg = COLOUR_DEFAULT;
	if (!vterm_screen_get_cell(d->screen, pos, &c))
		return;
	/* nothing after the first 0 counts; a drawn blank is a blank */
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && c.chars[i]; i++)
		out->ch[i] = c.chars[i];
	if (out->ch[0] == ' ' && !out->ch[1])
		out->ch[0] = 0;
	out->fg = colour(c.fg, VTERM_COLOR_DEFAULT_FG);
	out->bg = colour(c.bg, VTERM_COLOR_DEFAULT_BG);
	out->attr = attributes(&c);
}

void
term_row(const struct driver *d, int row, char out[ROW_BYTES])
{
	size_t n = 0;
	size_t end = 0; /* after the last cell that is not blank */

	for (int col = 0; col < d->cols && n < ROW_BYTES - 32; col++) {
		struct cell c;

		term_cell(d, row, col, &c);
		if (c.ch[0] == CELL_RIGHT_HALF)
			continue;
		if (!c.ch[0]) {
			out[n++] = ' ';
			continue;
		}
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && c.ch[i]; i++)
			n += utf8_put(out + n, c.ch[i]);
		end = n;
	}
	out[end] = '\0';
}

void
term_cursor(const struct driver *d, int *row, int *col)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(d->vt), &pos);
	*row = pos.row;
	*col = pos.col;
}

bool
term_pen_is_plain(const struct driver *d)
{
	static const VTermAttr attrs[] = { VTERM_ATTR_BOLD,
					   VTERM_ATTR_UNDERLINE,
					   VTERM_ATTR_BLINK,
					   VTERM_ATTR_REVERSE };
	VTermState *state = vterm_obtain_state(d->vt);

	for (size_t i = 0; i < LEN(attrs); i++) {
		VTermValue value = { .number = 0 };

		if (vterm_state_get_penattr(state, attrs[i], &value) &&
		    value.number)
			return false;
	}
	return true;
}

bool
term_has(const struct driver *d, const char *text)
{
	char row[ROW_BYTES];

	for (int r = 0; r < d->rows; r++) {
		term_row(d, r, row);
		if (strstr(row, text))
			return true;
	}
	return false;
}
