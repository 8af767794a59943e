/* see.c - the commands that look; each is one ok or not ok */
#include "command.h"

#include <stdlib.h>
#include <string.h>

/* A failed look shows the screen and does not end the script. */
static bool
look(struct driver *d, bool ok, const char *command, const char *text)
{
	tap_result(d, ok, "%s%s%s", command, text[0] ? " " : "", text);
	if (!ok)
		tap_screen(d);
	return true;
}

static bool
no_fault(struct driver *d, const char *fault, const char *command)
{
	tap_result(d, !fault, "%s%s%s", command, fault ? ": " : "",
		   fault ? fault : "");
	if (fault)
		tap_screen(d);
	return true;
}

static bool
cmd_expect(struct driver *d, char *arg)
{
	return look(d, term_has(d, arg), "expect", arg);
}

static bool
cmd_expect_not(struct driver *d, char *arg)
{
	return look(d, !term_has(d, arg), "expect-not", arg);
}

/* Rows count from 0 at the top, or from -1 at the bottom. */
static bool
cmd_expect_row(struct driver *d, char *arg)
{
	char row[ROW_BYTES] = "";
	char *text;
	long n = strtol(arg, &text, 10);
	size_t len;

	text += strspn(text, " ");
	len = strlen(text);
	if (len > 1 && text[0] == '"' && text[len - 1] == '"') {
		text[len - 1] = '\0';
		text++;
	}
	if (n < 0)
		n += d->rows;
	if (n >= 0 && n < d->rows)
		term_row(d, (int)n, row);
	tap_result(d, strstr(row, text), "expect-row %ld %s", n, text);
	if (!strstr(row, text))
		tap_screen(d);
	return true;
}

static bool
cmd_screen(struct driver *d, char *arg)
{
	return look(d, !strcmp(d->frame.screen, arg), "screen", arg);
}

static bool
cmd_attempt(struct driver *d, char *arg)
{
	return look(d, !strcmp(d->frame.attempt, arg), "attempt", arg);
}

static bool
cmd_golden(struct driver *d, char *arg)
{
	golden_check(d, arg, true);
	return true;
}

static bool
cmd_golden_text(struct driver *d, char *arg)
{
	golden_check(d, arg, false);
	return true;
}

static bool
cmd_cursor_on_focus(struct driver *d, char *arg)
{
	(void)arg;
	if (!d->frame.has_focus)
		return no_fault(d, "no focus reported", "cursor-on-focus");
	return no_fault(d, fault_focus(d), "cursor-on-focus");
}

static bool
cmd_cells_clean(struct driver *d, char *arg)
{
	(void)arg;
	return no_fault(d, fault_cells(d), "cells-clean");
}

static bool
cmd_rows_hold(struct driver *d, char *arg)
{
	(void)arg;
	return no_fault(d, fault_rows(d), "rows-hold");
}

static bool
cmd_no_osc(struct driver *d, char *arg)
{
	(void)arg;
	sync_drain(d);
	return no_fault(d, d->scan.faults[0] ? d->scan.faults : NULL, "no-osc");
}

static bool
cmd_terminal_restored(struct driver *d, char *arg)
{
	char faults[512];

	(void)arg;
	terminal_faults(d, faults, sizeof(faults));
	if (!d->exited)
		return no_fault(d, "the program still runs",
				"terminal-restored");
	return no_fault(d, faults[0] ? faults : NULL, "terminal-restored");
}

static bool
at_most(struct driver *d, const char *what, size_t bytes, const char *max)
{
	tap_note("%s: %zu bytes", what, bytes);
	if (!*max)
		return true;
	tap_result(d, bytes <= strtoul(max, NULL, 10),
		   "%s: %zu bytes, at most %s", what, bytes, max);
	return true;
}

static bool
cmd_bytes_last(struct driver *d, char *arg)
{
	return at_most(d, "bytes-last", d->bytes - d->bytes_mark, arg);
}

/* The only command that lets time pass: what is written while idle. */
static bool
cmd_idle(struct driver *d, char *arg)
{
	char *max;
	long ms = strtol(arg, &max, 10);

	sync_mark(d);
	wait_idle(d, (int)ms);
	max += strspn(max, " ");
	return at_most(d, "idle", d->bytes - d->bytes_mark, *max ? max : "0");
}

static char **
kept(struct driver *d, const char *label, bool make)
{
	for (size_t i = 0; i < MAX_KEPT; i++)
		if (d->kept[i].text && !strcmp(d->kept[i].label, label))
			return &d->kept[i].text;
	for (size_t i = 0; make && i < MAX_KEPT; i++) {
		if (d->kept[i].text)
			continue;
		snprintf(d->kept[i].label, sizeof(d->kept[i].label), "%s",
			 label);
		return &d->kept[i].text;
	}
	return NULL;
}

static bool
cmd_keep(struct driver *d, char *arg)
{
	char **slot = kept(d, arg, true);

	if (!slot)
		return tap_result(d, false, "keep: at most %d", MAX_KEPT);
	free(*slot);
	*slot = golden_render(d, true);
	return *slot != NULL;
}

static bool
cmd_same(struct driver *d, char *arg)
{
	char **slot = kept(d, arg, false);
	char *now = golden_render(d, true);

	if (!slot || !now)
		tap_result(d, false, "same %s: never kept", arg);
	else
		golden_same(
			*slot, now,
			!tap_result(d, !strcmp(*slot, now), "same %s", arg));
	free(now);
	return true;
}

/* Two states must differ in text, not by colour or attribute alone (A3). */
static bool
cmd_differs(struct driver *d, char *arg)
{
	char **slot = kept(d, arg, false);
	char *now = golden_render(d, false);
	const char *a = slot && *slot ? strchr(*slot, '\n') : NULL;
	const char *b = now ? strchr(now, '\n') : NULL;

	if (!a || !b)
		tap_result(d, false, "differs %s: never kept", arg);
	else
		look(d, strncmp(a, b, strlen(b)) != 0, "differs", arg);
	free(now);
	return true;
}

static bool
cmd_svg(struct driver *d, char *arg)
{
	return svg_write(d, arg) ||
	       tap_result(d, false, "svg %s: not written", arg);
}

static bool
cmd_show(struct driver *d, char *arg)
{
	(void)arg;
	tap_screen(d);
	return true;
}

const struct command see_commands[] = {
	{ "expect", cmd_expect, true },
	{ "expect-not", cmd_expect_not, true },
	{ "expect-row", cmd_expect_row, true },
	{ "screen", cmd_screen, true },
	{ "attempt", cmd_attempt, true },
	{ "golden", cmd_golden, true },
	{ "golden-text", cmd_golden_text, true },
	{ "cursor-on-focus", cmd_cursor_on_focus, true },
	{ "cells-clean", cmd_cells_clean, true },
	{ "rows-hold", cmd_rows_hold, true },
	{ "no-osc", cmd_no_osc, true },
	{ "terminal-restored", cmd_terminal_restored, true },
	{ "bytes-last", cmd_bytes_last, true },
	{ "idle", cmd_idle, true },
	{ "keep", cmd_keep, true },
	{ "same", cmd_same, true },
	{ "differs", cmd_differs, true },
	{ "svg", cmd_svg, true },
	{ "show", cmd_show, true },
	{ NULL, NULL, false },
};
