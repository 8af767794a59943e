/*
 * echo_list.c - a small list on ncurses that speaks the sync protocol
 *
 * It proves the driver: well behaved without an argument, and with the name
 * of a fault it does one thing wrong that a check must find.
 *
 *   osc query mode control cursor marker hint keys-less keys-more garbage
 *   silent crash exit3 alt raw-tty colour-only late-first idle-writer
 */
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define ITEMS 200
#define HEAD_ROWS 1

struct list {
	int sync;
	long long frames;
	long long keys;
	long long clock_ms;
	int selected;
	int top;
	bool help;
	char typed[64];
	const char *fault;
};

static bool
faulty(const struct list *l, const char *fault)
{
	return !strcmp(l->fault, fault);
}

static void
write_raw(const char *bytes)
{
	if (write(STDOUT_FILENO, bytes, strlen(bytes)) < 0)
		exit(1);
}

static void
draw_rows(struct list *l, int rows)
{
	int body = rows - HEAD_ROWS - 1;

	if (l->selected < l->top)
		l->top = l->selected;
	if (l->selected >= l->top + body)
		l->top = l->selected - body + 1;
	for (int i = 0; i < body && l->top + i < ITEMS; i++) {
		bool on = l->top + i == l->selected;
		bool sign = on && !faulty(l, "colour-only");

		attrset(on ? A_REVERSE : A_NORMAL);
		mvprintw(HEAD_ROWS + i, 0, "%c item %d", sign ? '>' : ' ',
			 l->top + i + 1);
	}
	attrset(A_NORMAL);
}

static void
draw_faults(const struct list *l)
{
	if (faulty(l, "osc"))
		write_raw("\033]0;title\007");
	if (faulty(l, "query"))
		write_raw("\033[6n");
	if (faulty(l, "mode"))
		write_raw("\033[?69h");
	if (faulty(l, "control"))
		mvaddstr(2, 12, "\xe2\x80\xae");
}

static void
draw(struct list *l)
{
	int rows;
	int cols;
	long long left = 600 - l->clock_ms / 1000;

	getmaxyx(stdscr, rows, cols);
	erase();
	if (rows < 10 || cols < 40) {
		mvaddnstr(0, 0, "too small", cols);
		refresh();
		return;
	}
	attrset(A_BOLD);
	mvprintw(0, 0, "echo list  Time %02lld:%02lld  %s", left / 60,
		 left % 60, l->typed);
	if (faulty(l, "marker") && l->keys > 3)
		mvprintw(0, 0, "echo list  ***********");
	draw_rows(l, rows);
	if (l->help)
		mvaddstr(3, 6, "any key closes this help");
	if (!faulty(l, "hint") || l->keys <= 3)
		mvaddstr(rows - 1, 0, "j k move  q quit  ?help");
	draw_faults(l);
	move(HEAD_ROWS + l->selected - l->top, 0);
	if (faulty(l, "cursor") && l->keys > 3)
		move(rows - 1, cols - 1);
	refresh();
}

static void
tell(struct list *l)
{
	char text[160];
	long long keys = l->keys;
	int n;
	bool small = LINES < 10 || COLS < 40;

	if (faulty(l, "keys-less") && keys > 3)
		keys--;
	if (faulty(l, "keys-more") && keys > 3)
		keys++;
	if (l->sync < 0 || (faulty(l, "silent") && keys > 3))
		return;
	n = snprintf(text, sizeof(text),
		     "frame %lld keys %lld clock %lld focus %d,%d screen %s "
		     "attempt %s",
		     ++l->frames, keys, l->clock_ms,
		     small ? 0 : HEAD_ROWS + l->selected - l->top, 0,
		     l->help ? "help" : "list", "running");
	if (faulty(l, "garbage") && keys > 3)
		n = snprintf(text, sizeof(text), "picture %lld", l->frames);
	if (send(l->sync, text, (size_t)n, MSG_NOSIGNAL) < 0)
		exit(1);
}

static void
take_letter(struct list *l, wint_t c)
{
	size_t n = strlen(l->typed);

	if (c < 32 || c > 126 || n + 2 > sizeof(l->typed) - 32)
		return;
	l->typed[n] = (char)c;
	l->typed[n + 1] = '\0';
}

static bool
take_move(struct list *l, wint_t c, bool function)
{
	if (function ? c == KEY_DOWN : c == 'j')
		l->selected++;
	else if (function ? c == KEY_UP : c == 'k')
		l->selected--;
	else if (function && c == KEY_NPAGE)
		l->selected += 10;
	else
		return false;
	if (l->selected < 0)
		l->selected = 0;
	if (l->selected >= ITEMS)
		l->selected = ITEMS - 1;
	return true;
}

/* False when the program is to end. */
static bool
take_key(struct list *l, wint_t c, bool function)
{
	if (function && c == KEY_RESIZE)
		return true;
	l->keys++;
	if (faulty(l, "crash") && l->keys > 3)
		abort();
	if (l->help) {
		l->help = false;
	} else if (!take_move(l, c, function) && !function) {
		if (c == 'q')
			return false;
		if (c == '?')
			l->help = true;
		else if (c == 27)
			l->typed[0] = '\0';
		else
			take_letter(l, c);
	}
	return true;
}

static bool
take_keys(struct list *l)
{
	wint_t c;
	int kind;

	while ((kind = get_wch(&c)) != ERR) {
		wint_t next;

		/* ESC with a key right behind it is one event: Alt and key */
		if (kind == OK && c == 27 && get_wch(&next) != ERR)
			c = 0;
		if (!take_key(l, c, kind == KEY_CODE_YES))
			return false;
	}
	return true;
}

static bool
take_clock(struct list *l)
{
	char text[64];
	ssize_t n = recv(l->sync, text, sizeof(text) - 1, MSG_DONTWAIT);

	if (n < 0)
		return true;
	text[n] = '\0';
	if (text[0] == '+')
		l->clock_ms += atoll(text + 1);
	return n > 0;
}

/*
 * Waits for a key, the clock or a signal: 1, 0 when time is up, -1 for a
 * signal. Signals are let in only here; with a plain poll() one that comes
 * just before it would be handled and then slept over.
 */
static int
wait_input(const struct list *l, const sigset_t *inside, bool *clock)
{
	struct timespec tick = { .tv_nsec = 50000000 };
	fd_set in;
	int top = l->sync > STDIN_FILENO ? l->sync : STDIN_FILENO;
	int n;

	FD_ZERO(&in);
	FD_SET(STDIN_FILENO, &in);
	if (l->sync >= 0)
		FD_SET(l->sync, &in);
	n = pselect(top + 1, &in, NULL, NULL,
		    faulty(l, "idle-writer") ? &tick : NULL, inside);
	*clock = n > 0 && l->sync >= 0 && FD_ISSET(l->sync, &in);
	return n;
}

static void
loop(struct list *l)
{
	sigset_t inside;
	sigset_t outside;
	bool go_on = true;
	bool clock;

	sigemptyset(&outside);
	sigaddset(&outside, SIGWINCH);
	sigaddset(&outside, SIGTSTP);
	sigprocmask(SIG_BLOCK, &outside, &inside);
	draw(l);
	if (!faulty(l, "late-first"))
		tell(l);
	while (go_on) {
		int n = wait_input(l, &inside, &clock);

		if (n < 0 && errno != EINTR)
			return;
		if (n == 0)
			write_raw("\033[H");
		go_on = take_keys(l);
		if (clock)
			go_on = take_clock(l) && go_on;
		if (go_on && n != 0) {
			draw(l);
			tell(l);
		}
	}
}

int
main(int argc, char **argv)
{
	const char *fd = getenv("PROCTOR_SYNC_FD");
	struct list l = { .sync = fd ? atoi(fd) : -1,
			  .fault = argc > 1 ? argv[1] : "" };
	struct termios tty;

	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(25);
	typeahead(-1);
	define_key("\033[200~", KEY_MAX + 1);
	define_key("\033[201~", KEY_MAX + 2);
	loop(&l);
	if (!faulty(&l, "alt"))
		endwin();
	if (faulty(&l, "raw-tty") && tcgetattr(0, &tty) == 0) {
		tty.c_lflag &= ~(tcflag_t)ECHO;
		tcsetattr(0, TCSANOW, &tty);
	}
	return faulty(&l, "exit3") ? 3 : 0;
}
