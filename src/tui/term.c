/* term.c - the terminal through curses and termios */
#define NCURSES_WIDECHAR 1

#include "tui/term.h"

#include "proctor/env.h"
#include "tui/keyin.h"
#include "tui/term_signal.h"
#include "tui/term_type.h"
#include "tui/tui.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

static struct {
	SCREEN *screen;
	struct keyin in;
	struct pr_clock clock; /* the machine's own: how fast keys come */
	int colours;
	bool open, utf8, mouse, gone;
} term;

int64_t
term_ms(void)
{
	struct pr_env env;

	pr_clock_read(&term.clock, &env);
	return env.mono_ms;
}

static void
send_bytes(const char *bytes)
{
	size_t n = strlen(bytes);

	while (n > 0) {
		ssize_t w = write(STDOUT_FILENO, bytes, n);

		if (w < 0 && errno != EINTR)
			return;
		if (w > 0) {
			bytes += w;
			n -= (size_t)w;
		}
	}
}

static void
add_restore(const char *bytes)
{
	if (bytes)
		term_signal_restore(bytes);
}

/* What endwin() would send: it may not be called from a handler. */
static void
prepare_restore(void)
{
	add_restore(MOUSE_OFF PASTE_OFF);
	add_restore(exit_attribute_mode);
	add_restore(orig_pair);
	add_restore(cursor_normal);
	add_restore(exit_ca_mode);
	add_restore("\r\n");
}

static int
count_colours(bool no_color)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	const char *wish = getenv("NO_COLOR");

	if (no_color || (wish && wish[0]) || !has_colors())
		return 0;
	if (start_color() == ERR || use_default_colors() == ERR)
		return 0;
	if (COLORS >= 256)
		return 256;
	return COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
}

static bool
new_screen(const char *type)
{
	term.screen = newterm(type, stdout, stdin);
	if (!term.screen)
		return false;
	if (cursor_address)
		return true;
	endwin();
	delscreen(term.screen);
	term.screen = NULL;
	return false;
}

static const char *
find_screen(const char *type)
{
	const char *other;

	if (new_screen(type))
		return type;
	other = term_type_fallback(type);
	if (new_screen(other))
		return other;
	if (strcmp(other, "vt100") != 0 && new_screen("vt100"))
		return "vt100";
	return NULL;
}

static void
set_modes(void)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	const char *delay = getenv("ESCDELAY");

	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	term.utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
	term.in.bytes_8bit = !term.utf8;
	term.in.esc_ms = delay ? (int)strtol(delay, NULL, 10) : 0;
	if (term.in.esc_ms > 1000)
		term.in.esc_ms = 1000;
	raw();
	noecho();
	nonl();
	typeahead(-1);
	leaveok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	curs_set(1);
}

enum pr_status
term_open(bool no_color, const char **fallback, struct pr_err *err)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	const char *type = getenv("TERM");
	const char *used;

	*fallback = NULL;
	if (!type || !tui_terminal_ok(type))
		return pr_fail(err, PR_EIO,
			       "the terminal type (TERM) is not one that can "
			       "show a screen; plain mode works everywhere");
	term_signal_save();
	used = find_screen(type);
	if (!used)
		return pr_fail(err, PR_EIO,
			       "the terminal %s cannot be used and neither "
			       "can a simpler one; plain mode works everywhere",
			       type);
	if (strcmp(used, type) != 0)
		*fallback = used;
	set_modes();
	term.colours = count_colours(no_color);
	term.open = true;
	prepare_restore();
	if (term_signal_open())
		return PR_OK;
	term_close();
	return pr_fail(err, PR_EIO, "no pipe for signals could be opened");
}

void
term_close(void)
{
	if (!term.open)
		return;
	term.open = false;
	send_bytes(MOUSE_OFF PASTE_OFF);
	if (!isendwin())
		endwin();
	delscreen(term.screen);
	term.screen = NULL;
	term_signal_close(term.gone);
}

void
term_ready(void)
{
	send_bytes(PASTE_ON);
	if (term.mouse)
		send_bytes(MOUSE_ON);
}

int
term_colours(void)
{
	return term.colours;
}

bool
term_utf8(void)
{
	return term.utf8;
}

void
term_mouse(bool on)
{
	if (on != term.mouse)
		send_bytes(on ? MOUSE_ON : MOUSE_OFF);
	term.mouse = on;
}

static void
read_bytes(void)
{
	unsigned char bytes[KEYIN_BYTES];
	size_t room = keyin_room(&term.in);
	ssize_t n;

	if (room == 0)
		return;
	n = read(STDIN_FILENO, bytes, room);
	if (n > 0)
		keyin_feed(&term.in, bytes, (size_t)n);
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		term.gone = true;
}

unsigned
term_wait(int64_t timeout_ms, int sync_fd)
{
	struct pollfd p[3] = {
		{ .fd = term.gone ? -1 : STDIN_FILENO, .events = POLLIN },
		{ .fd = sync_fd, .events = POLLIN },
		{ .fd = term_signal_fd(), .events = POLLIN },
	};
	int quiet = keyin_wait(&term.in, term_ms());
	unsigned woke = 0;
	int ms = timeout_ms < 0 || timeout_ms > 86400000 ? -1 : (int)timeout_ms;
	bool for_key = quiet >= 0 && (ms < 0 || quiet < ms);
	int n = poll(p, 3, for_key ? quiet : ms);

	if (n == 0) /* time alone may make a key; only due time paints */
		return for_key ? WAKE_INPUT : WAKE_TIME;
	if (n < 0)
		return 0; /* a signal: its byte is in the pipe */
	if (p[0].revents) {
		read_bytes();
		woke |= term.gone ? WAKE_GONE : WAKE_INPUT;
	}
	if (p[1].revents)
		woke |= WAKE_SYNC;
	if (p[2].revents)
		woke |= term_signal_take();
	return woke;
}

bool
term_key(struct key *out)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };

	for (;;) {
		if (keyin_next(&term.in, term_ms(), out))
			return true;
		if (term.gone || poll(&p, 1, 0) <= 0)
			return false;
		read_bytes();
	}
}

uint64_t
term_keys(void)
{
	return term.in.keys;
}

int
term_signal(void)
{
	return term_signal_quit();
}

/*
 * Not with endwin() and refresh(): coming back, curses would reset the
 * palette, with an OSC, though it may be the user's own.
 */
void
term_suspend(void)
{
	struct termios ours;

	tcgetattr(STDIN_FILENO, &ours);
	term_signal_give_back();
	term_signal_stop();
	tcsetattr(STDIN_FILENO, TCSADRAIN, &ours);
	if (enter_ca_mode)
		send_bytes(enter_ca_mode);
	term_repaint();
	term_resized();
	term_ready();
}

void
term_repaint(void)
{
	clearok(curscr, TRUE);
}

void
term_resized(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_row ||
	    !size.ws_col)
		return;
	if (size.ws_row != LINES || size.ws_col != COLS)
		resize_term(size.ws_row, size.ws_col);
	term_repaint();
}
