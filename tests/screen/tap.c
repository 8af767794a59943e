/* tap.c - results as TAP lines, and the screen as comments below a failure */
#include "driver.h"

#include <stdarg.h>

/* A '#' in a name would be read as the start of a directive. */
static void
put_name(const char *name)
{
	for (; *name; name++) {
		if (*name == '#')
			putchar('\\');
		putchar(*name);
	}
}

bool
tap_result(struct driver *d, bool ok, const char *fmt, ...)
{
	char name[MAX_LINE];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(name, sizeof(name), fmt, ap);
	va_end(ap);

	d->n_tests++;
	if (!ok)
		d->n_failed++;
	printf("%s %d - ", ok ? "ok" : "not ok", d->n_tests);
	put_name(d->script);
	printf(":%d ", d->line);
	put_name(name);
	putchar('\n');
	fflush(stdout);
	return ok;
}

void
tap_note(const char *fmt, ...)
{
	va_list ap;

	fputs("# ", stdout);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
}

void
tap_screen(struct driver *d)
{
	char text[ROW_BYTES];
	int row;
	int col;

	if (!d->vt)
		return;
	term_cursor(d, &row, &col);
	tap_note("screen %dx%d, cursor %d,%d %s, %s buffer", d->cols, d->rows,
		 row, col, d->cursor_shown ? "shown" : "hidden",
		 d->alternate ? "alternate" : "main");
	tap_note("frame %lld keys %lld of %lld clock %lld focus %d,%d screen "
		 "%s attempt %s",
		 d->frame.number, d->frame.keys, d->sent, d->frame.clock_ms,
		 d->frame.has_focus ? d->frame.row : -1,
		 d->frame.has_focus ? d->frame.col : -1, d->frame.screen,
		 d->frame.attempt);
	for (int r = 0; r < d->rows; r++) {
		term_row(d, r, text);
		tap_note("%3d|%s", r, text);
	}
	fflush(stdout);
}
