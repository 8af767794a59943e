/*
 * driver.h - what the files of the screen-test driver share
 *
 * idea     A real program runs in a pseudo-terminal, libvterm is the screen it
 *          writes to, and a socket (PROCTOR_SYNC_FD) on which it says "frame"
 *          after each paint. Nothing here waits for a time to pass: a key is
 *          done when the program has counted it and its bytes are on the
 *          screen. README.md has the script language and the protocol.
 */
#ifndef SCREEN_DRIVER_H
#define SCREEN_DRIVER_H

#include "scan.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

#define MAX_ROWS 120
#define MAX_COLS 300
#define MAX_LINE 4096
#define MAX_ARGS 64
#define MAX_KEPT 8
#define ROW_BYTES (MAX_COLS * 16)

/* Below this a program may show a "too small" sentence and nothing else. */
#define USABLE_COLS 40
#define USABLE_ROWS 10

#define LEN(array) (sizeof(array) / sizeof((array)[0]))

enum cell_attr {
	CELL_BOLD = 1,
	CELL_UNDERLINE = 2,
	CELL_ITALIC = 4,
	CELL_BLINK = 8,
	CELL_REVERSE = 16,
	CELL_STRIKE = 32
};

#define COLOUR_DEFAULT UINT32_MAX
#define COLOUR_INDEXED 0x01000000u
#define CELL_RIGHT_HALF UINT32_MAX

/* One cell as a person sees it; ch[0] is 0 where nothing is drawn. */
struct cell {
	uint32_t ch[VTERM_MAX_CHARS_PER_CELL];
	uint32_t fg; /* COLOUR_DEFAULT, COLOUR_INDEXED | index, or 0xrrggbb */
	uint32_t bg;
	unsigned attr; /* enum cell_attr bits */
};

/* The newest frame message of the program. */
struct frame {
	long long number;
	long long keys; /* key events consumed since the program started */
	long long clock_ms;
	bool has_focus;
	int row;
	int col;
	char screen[48];
	char attempt[48];
};

struct driver {
	/* the terminal */
	VTerm *vt;
	VTermScreen *screen;
	int rows;
	int cols;
	bool alternate;
	bool cursor_shown;
	struct scan scan;

	/* the program; descriptors are -1 when closed */
	int master;
	int slave; /* kept open, so that nothing is lost at the end */
	int sync;
	int status; /* the job-control process reports stops and exits here */
	pid_t leader;
	pid_t pid;
	struct termios tty_before;
	bool running;
	bool stopped;
	bool exited;
	bool exit_checked;
	int wait_status;
	char run_line[MAX_LINE];

	/* the protocol */
	bool no_sync;
	struct frame frame;
	long long frames_seen;
	long long sent; /* key events written since the program started */
	size_t bytes;
	size_t bytes_mark; /* value of bytes when the last stimulus was given */
	int timeout_ms;

	/* the script */
	const char *script;
	int line;
	int n_tests;
	int n_failed;
	const char *golden_dir;
	bool golden_update;
	char marker[256]; /* row 0 while an attempt runs; '|' separates */
	char hint[64];    /* last row */
	char sizes[256];
	struct {
		char label[48];
		char *text;
	} kept[MAX_KEPT];
};

/* tap.c */
bool tap_result(struct driver *d, bool ok, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void tap_note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void tap_screen(struct driver *d);

/* term.c */
void term_open(struct driver *d);
void term_close(struct driver *d);
void term_resize(struct driver *d, int rows, int cols);
void term_write(struct driver *d, const char *bytes, size_t n);
void term_cell(const struct driver *d, int row, int col, struct cell *out);
void term_row(const struct driver *d, int row, char out[ROW_BYTES]);
void term_cursor(const struct driver *d, int *row, int *col);
bool term_pen_is_plain(const struct driver *d);
bool term_has(const struct driver *d, const char *text);
size_t utf8_put(char *out, uint32_t cp);
size_t utf8_len(const char *text);
const char *cp_fault(uint32_t cp); /* NULL when it may be on a screen */

/* child.c */
bool child_start(struct driver *d, char *const argv[]);
void child_end(struct driver *d);
void child_status(struct driver *d);
void child_describe(int wait_status, char *out, size_t size);
bool child_signal(struct driver *d, int sig);
int signal_number(const char *name);

/* sync.c; each false has been reported as "not ok" */
long long now_ms(void);
void sync_drain(struct driver *d);
/* The same until nothing came for so long. */
void sync_settle(struct driver *d, int quiet_ms);
void sync_mark(struct driver *d); /* a stimulus comes now */
bool sync_write(struct driver *d, const char *bytes, size_t n);
bool sync_clock(struct driver *d, long long ms);
bool wait_keys(struct driver *d, const char *what);
bool wait_clock(struct driver *d, long long target_ms);
bool wait_frame(struct driver *d, long long after, const char *what);
bool wait_first_frame(struct driver *d, const char *what);
bool wait_stop(struct driver *d);
bool wait_exit(struct driver *d);
bool wait_text(struct driver *d, const char *text);
void wait_idle(struct driver *d, int ms);

/* keys.c */
bool key_next(const struct driver *d, const char **keys, char out[32],
	      size_t *n);
bool keys_press(struct driver *d, const char *keys);
bool keys_type(struct driver *d, const char *text);
bool keys_paste(struct driver *d, const char *text);
bool keys_raw(struct driver *d, const char *text);
bool keys_burst(struct driver *d, const char *text);

/* check.c */
const char *fault_cells(const struct driver *d);
const char *fault_focus(const struct driver *d);
const char *fault_rows(const struct driver *d);
void terminal_faults(struct driver *d, char *out, size_t size);

/* golden.c, svg.c; rendered text is the caller's, to free */
char *golden_render(const struct driver *d, bool attributes);
bool golden_same(const char *want, const char *got, bool print);
bool golden_check(struct driver *d, const char *name, bool attributes);
bool svg_write(const struct driver *d, const char *path);

/* walk.c */
bool walk(struct driver *d, const char *args);

#endif
