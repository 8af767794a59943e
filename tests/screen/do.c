/* do.c - the commands that start, drive, stop and end the program */
#include "command.h"

#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool
parse_size(const char *text, int *rows, int *cols)
{
	return sscanf(text, "%dx%d", cols, rows) == 2 && *rows >= 1 &&
	       *cols >= 1 && *rows <= MAX_ROWS && *cols <= MAX_COLS;
}

#define SETTLE_MS 100 /* the terminal is quiet */

static bool
cmd_size(struct driver *d, char *arg)
{
	if (d->running || !parse_size(arg, &d->rows, &d->cols))
		return tap_result(d, false, "size WxH, before run: %s", arg);
	return true;
}

static bool
cmd_env(struct driver *d, char *arg)
{
	char *value = strchr(arg, '=');

	if (!value)
		return tap_result(d, false, "env NAME=VALUE: %s", arg);
	*value++ = '\0';
	return setenv(arg, value, 1) == 0;
}

static bool
cmd_unenv(struct driver *d, char *arg)
{
	(void)d;
	return unsetenv(arg) == 0;
}

static bool
cmd_timeout(struct driver *d, char *arg)
{
	d->timeout_ms = atoi(arg);
	return true;
}

static bool
cmd_marker(struct driver *d, char *arg)
{
	snprintf(d->marker, sizeof(d->marker), "%s", arg);
	return true;
}

static bool
cmd_hint(struct driver *d, char *arg)
{
	snprintf(d->hint, sizeof(d->hint), "%s", arg);
	return true;
}

static bool
cmd_sizes(struct driver *d, char *arg)
{
	snprintf(d->sizes, sizeof(d->sizes), "%s", arg);
	return true;
}

static bool
cmd_no_sync(struct driver *d, char *arg)
{
	(void)arg;
	d->no_sync = true;
	return true;
}

/* Cuts one word off *line, in place; quotes keep blanks together. */
static char *
take_word(char **line)
{
	char *in = *line + strspn(*line, " \t");
	char *word = in;
	char *out = in;
	char quote = '\0';

	if (!*in)
		return NULL;
	for (; *in && (quote || !isspace((unsigned char)*in)); in++) {
		if (quote && *in == quote)
			quote = '\0';
		else if (!quote && (*in == '\'' || *in == '"'))
			quote = *in;
		else
			*out++ = *in;
	}
	*line = *in ? in + 1 : in;
	*out = '\0';
	return word;
}

bool
do_run(struct driver *d, char *line)
{
	char *argv[MAX_ARGS + 1] = { NULL };
	int argc = 0;

	if (line != d->run_line)
		snprintf(d->run_line, sizeof(d->run_line), "%s", line);
	if (d->exited && !d->exit_checked)
		return tap_result(d, false, "run: wait-exit was not asked");
	while (argc < MAX_ARGS && (argv[argc] = take_word(&line)))
		argc++;
	if (d->running || !argc)
		return tap_result(d, false, "run PROGRAM, one at a time");
	for (int i = 0; i < argc; i++)
		if (argv[i][0] == '$' && getenv(argv[i] + 1))
			argv[i] = getenv(argv[i] + 1);
	if (!child_start(d, argv))
		return tap_result(d, false, "run %s: %s", argv[0],
				  strerror(errno));
	return wait_first_frame(d, "run");
}

static bool
cmd_press(struct driver *d, char *arg)
{
	return keys_press(d, arg);
}

static bool
cmd_type(struct driver *d, char *arg)
{
	return keys_type(d, arg);
}

static bool
cmd_paste(struct driver *d, char *arg)
{
	return keys_paste(d, arg);
}

static bool
cmd_raw(struct driver *d, char *arg)
{
	return keys_raw(d, arg);
}

static bool
cmd_burst(struct driver *d, char *arg)
{
	return keys_burst(d, arg);
}

static bool
cmd_clock(struct driver *d, char *arg)
{
	if (arg[0] != '+' || !isdigit((unsigned char)arg[1]))
		return tap_result(d, false, "clock +MS: %s", arg);
	return sync_clock(d, atoll(arg + 1));
}

bool
do_resize(struct driver *d, int rows, int cols)
{
	struct winsize w = { .ws_row = (unsigned short)rows,
			     .ws_col = (unsigned short)cols };
	long long seen;

	if (d->exited || (rows == d->rows && cols == d->cols))
		return true; /* the kernel sends no signal for the same size */
	sync_mark(d);
	seen = d->frames_seen;
	term_resize(d, rows, cols);
	if (ioctl(d->master, TIOCSWINSZ, &w))
		return tap_result(d, false, "resize: %s", strerror(errno));
	return d->no_sync || wait_frame(d, seen, "resize");
}

static bool
cmd_resize(struct driver *d, char *arg)
{
	int rows;
	int cols;

	if (!parse_size(arg, &rows, &cols))
		return tap_result(d, false, "resize WxH: %s", arg);
	return do_resize(d, rows, cols);
}

static bool
cmd_signal(struct driver *d, char *arg)
{
	int sig = signal_number(arg);

	sync_mark(d);
	if (!sig || !child_signal(d, sig))
		return tap_result(d, false, "signal %s cannot be sent", arg);
	return true;
}

/* The terminal goes away: what a closed window or a lost line does. */
static bool
cmd_hangup(struct driver *d, char *arg)
{
	(void)arg;
	sync_mark(d);
	close(d->master);
	d->master = -1; /* the leader passes the SIGHUP on */
	return true;
}

static bool
cmd_stop(struct driver *d, char *arg)
{
	char faults[512];
	bool ok;

	(void)arg;
	sync_mark(d);
	if (!sync_write(d, "\032", 1) || !wait_stop(d))
		return false;
	terminal_faults(d, faults, sizeof(faults));
	ok = d->stopped && !faults[0];
	tap_result(d, ok, "stopped by ^Z, terminal given back%s%s",
		   faults[0] ? ": " : "", faults);
	return d->stopped;
}

/* A program in raw mode has counted ^Z as a key, one with ISIG has not. */
static bool
cmd_cont(struct driver *d, char *arg)
{
	(void)arg;
	if (!d->stopped)
		return tap_result(d, false, "cont: the program is not stopped");
	sync_mark(d);
	child_signal(d, SIGCONT);
	if (!wait_first_frame(d, "cont"))
		return false;
	/* the kernel hands a whole repaint on in its own time */
	sync_settle(d, SETTLE_MS);
	if (d->frame.keys == d->sent + 1)
		d->sent++;
	tap_result(d, d->alternate && d->bytes > d->bytes_mark,
		   "repainted after continuing");
	return true;
}

static bool
cmd_wait_exit(struct driver *d, char *arg)
{
	char got[32];
	char want[32];
	bool ok;

	d->stopped = false;
	if (!wait_exit(d))
		return false;
	d->exit_checked = true;
	child_describe(d->wait_status, got, sizeof(got));
	if (isdigit((unsigned char)arg[0]))
		snprintf(want, sizeof(want), "exit %s", arg);
	else
		snprintf(want, sizeof(want), "%s", arg);
	ok = !strcmp(want, got);
	tap_result(d, ok, "ended with %s%s%s", want, ok ? "" : ", not ",
		   ok ? "" : got);
	if (!ok)
		tap_screen(d);
	return true;
}

static bool
cmd_await(struct driver *d, char *arg)
{
	bool ok = wait_text(d, arg);

	tap_result(d, ok, "await %s", arg);
	if (!ok)
		tap_screen(d);
	return ok;
}

static bool
cmd_walk(struct driver *d, char *arg)
{
	return walk(d, arg);
}

const struct command do_commands[] = {
	{ "size", cmd_size, false },
	{ "env", cmd_env, false },
	{ "unenv", cmd_unenv, false },
	{ "timeout", cmd_timeout, false },
	{ "marker", cmd_marker, false },
	{ "hint", cmd_hint, false },
	{ "sizes", cmd_sizes, false },
	{ "no-sync", cmd_no_sync, false },
	{ "run", do_run, false },
	{ "press", cmd_press, true },
	{ "type", cmd_type, true },
	{ "paste", cmd_paste, true },
	{ "raw", cmd_raw, true },
	{ "burst", cmd_burst, true },
	{ "clock", cmd_clock, true },
	{ "resize", cmd_resize, true },
	{ "signal", cmd_signal, true },
	{ "hangup", cmd_hangup, true },
	{ "stop", cmd_stop, true },
	{ "cont", cmd_cont, true },
	{ "wait-exit", cmd_wait_exit, true },
	{ "await", cmd_await, true },
	{ "walk", cmd_walk, true },
	{ NULL, NULL, false },
};
