/*
 * tui/keyin.h - from the bytes a terminal sends to keys
 *
 * floor    tui (pure: bytes and times come in, keys come out)
 * idea     A state machine knows every usual spelling of a key, swallows
 *          every other sequence whole, and takes a sequence that a slow line
 *          tore apart for what it was: the last letter of an arrow key is a
 *          letter of an answer, and must never become one.
 * source   research/tui.md 1.3 items 2 and 3; tests/unit/test_keyin.c
 */
#ifndef PR_TUI_KEYIN_H
#define PR_TUI_KEYIN_H

#include "words/key.h"

#define KEYIN_BYTES 4096
#define KEYIN_PASTE 8192
#define KEYIN_ESC_MS 25
#define KEYIN_TORN_MS 150

enum keyin_state {
	KEYIN_GROUND,
	KEYIN_ESCAPE,
	KEYIN_CSI,
	KEYIN_SS3,
	KEYIN_LINUX, /* ESC [ [ A: the function keys of the console */
	KEYIN_X10,   /* ESC [ M and three bytes of an old mouse */
	KEYIN_STRING,
	KEYIN_STRING_ESCAPE,
	KEYIN_UTF8,
	KEYIN_IN_PASTE,
};

/* Zeroed it is ready. Private but for what the calls give. */
struct keyin {
	bool bytes_8bit; /* no UTF-8: bytes from 0x80 mean nothing */
	int esc_ms;      /* 0: KEYIN_ESC_MS */
	unsigned char bytes[KEYIN_BYTES];
	size_t n, at;
	enum keyin_state state;
	int64_t last_ms;    /* when a byte was last taken */
	int64_t torn_until; /* after a lone ESC */
	char sequence[64];
	size_t n_sequence;
	char paste[KEYIN_PASTE + 1];
	size_t n_paste;
	long pasted; /* characters, those too many as well */
	size_t string_bytes;
	uint64_t keys; /* given out so far; a paste counts its characters + 2 */
};

/* Room for more bytes. */
size_t keyin_room(const struct keyin *in);
void keyin_feed(struct keyin *in, const void *bytes, size_t n);

/* The next key, false when more bytes or time are needed. */
bool keyin_next(struct keyin *in, int64_t now_ms, struct key *out);

/* Milliseconds until time alone makes a key, -1 when it does not. */
int keyin_wait(const struct keyin *in, int64_t now_ms);

#endif
