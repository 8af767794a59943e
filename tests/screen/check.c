/* check.c - what must be true of every screen and of every end */
#include "driver.h"

#include <string.h>

/* NULL when every cell may be shown; else what is wrong, in a static text. */
const char *
fault_cells(const struct driver *d)
{
	static char text[96];

	for (int i = 0; i < d->rows * d->cols; i++) {
		struct cell c;
		const char *what = NULL;
		int k = 0;

		term_cell(d, i / d->cols, i % d->cols, &c);
		if (c.ch[0] == CELL_RIGHT_HALF)
			continue;
		for (; k < VTERM_MAX_CHARS_PER_CELL && c.ch[k] && !what; k++)
			what = cp_fault(c.ch[k]);
		if (!what && k > 3)
			what = "more than two combining marks";
		if (!what)
			continue;
		snprintf(text, sizeof(text), "%s, U+%04X, at %d,%d", what,
			 (unsigned)c.ch[k - 1], i / d->cols, i % d->cols);
		return text;
	}
	return NULL;
}

const char *
fault_focus(const struct driver *d)
{
	static char text[96];
	int row;
	int col;

	if (!d->frame.has_focus)
		return NULL;
	term_cursor(d, &row, &col);
	if (row == d->frame.row && col == d->frame.col)
		return NULL;
	snprintf(text, sizeof(text), "cursor at %d,%d, focus reported at %d,%d",
		 row, col, d->frame.row, d->frame.col);
	return text;
}

static bool
has_one_of(const char *row, const char *words)
{
	char copy[256];
	char *save = NULL;

	snprintf(copy, sizeof(copy), "%s", words);
	for (char *w = strtok_r(copy, "|", &save); w;
	     w = strtok_r(NULL, "|", &save))
		if (strstr(row, w))
			return true;
	return false;
}

/* Row 0 while an attempt runs, and the hint in the last row. */
const char *
fault_rows(const struct driver *d)
{
	char row[ROW_BYTES];

	if (d->cols < USABLE_COLS || d->rows < USABLE_ROWS)
		return NULL;
	term_row(d, 0, row);
	if (d->marker[0] && !strcmp(d->frame.attempt, "running") &&
	    !has_one_of(row, d->marker))
		return "row 0 has lost its marker while the attempt runs";
	term_row(d, d->rows - 1, row);
	if (d->hint[0] && !strstr(row, d->hint))
		return "the last row has lost its hint";
	return NULL;
}

static void
add(char *out, size_t size, const char *what)
{
	size_t n = strlen(out);

	if (what[0])
		snprintf(out + n, size - n, "%s%s", n ? ", " : "", what);
}

static void
tty_faults(const struct driver *d, char *out, size_t size)
{
	struct termios t;

	if (tcgetattr(d->slave, &t)) {
		add(out, size, "the tty cannot be asked");
		return;
	}
	if (!(t.c_lflag & ICANON))
		add(out, size, "tty not in line mode");
	if (!(t.c_lflag & ECHO))
		add(out, size, "tty does not echo");
	if (!(t.c_lflag & ISIG))
		add(out, size, "tty keys send no signals");
	if (!(t.c_oflag & OPOST))
		add(out, size, "tty output not processed");
	if (t.c_iflag != d->tty_before.c_iflag ||
	    t.c_oflag != d->tty_before.c_oflag ||
	    t.c_cflag != d->tty_before.c_cflag ||
	    t.c_lflag != d->tty_before.c_lflag)
		add(out, size, "tty flags differ from those at the start");
}

/* Everything a program may forget; "" when the terminal is as it was. */
void
terminal_faults(struct driver *d, char *out, size_t size)
{
	char modes[256];

	out[0] = '\0';
	sync_drain(d);
	if (d->alternate)
		add(out, size, "alternate screen left on");
	if (!d->cursor_shown)
		add(out, size, "cursor hidden");
	if (!term_pen_is_plain(d))
		add(out, size, "attributes left on");
	scan_modes_left(&d->scan, modes, sizeof(modes));
	add(out, size, modes);
	tty_faults(d, out, size);
}
