/* keyin_csi.c - the many spellings of one key */
#include "tui/keyin_csi.h"

#include <stddef.h>

#define MAX_NUMBERS 4

/* ESC [ n ~, as xterm, rxvt, the console and tmux write it. */
static int
from_tilde(int n)
{
	static const int keys[] = {
		[1] = KC_HOME,     [2] = KC_INS,     [3] = KC_DEL,
		[4] = KC_END,      [5] = KC_PGUP,    [6] = KC_PGDN,
		[7] = KC_HOME,     [8] = KC_END,     [11] = KC_F1,
		[12] = KC_F1 + 1,  [13] = KC_F1 + 2, [14] = KC_F1 + 3,
		[15] = KC_F1 + 4,  [17] = KC_F1 + 5, [18] = KC_F1 + 6,
		[19] = KC_F1 + 7,  [20] = KC_F1 + 8, [21] = KC_F1 + 9,
		[23] = KC_F1 + 10, [24] = KC_F12,    [200] = KC_PASTE,
	};

	if (n < 0 || (size_t)n >= PR_LEN(keys) || !keys[n])
		return KC_UNKNOWN;
	return keys[n];
}

static int
from_letter(char final)
{
	switch (final) {
	case 'A':
		return KC_UP;
	case 'B':
		return KC_DOWN;
	case 'C':
		return KC_RIGHT;
	case 'D':
		return KC_LEFT;
	case 'H':
		return KC_HOME;
	case 'F':
		return KC_END;
	case 'Z':
		return KC_BACKTAB;
	case 'P':
	case 'Q':
	case 'R':
	case 'S':
		return KC_F1 + final - 'P';
	default:
		return KC_UNKNOWN;
	}
}

/* modifyOtherKeys and CSI u: a code point and 1 + shift 1, alt 2, ctrl 4. */
static int
from_other(int code, int modifier)
{
	int bits = modifier > 0 ? modifier - 1 : 0;

	if (code == 13)
		return KC_ENTER;
	if (code == 9)
		return bits & 1 ? KC_BACKTAB : KC_TAB;
	if (code == 27)
		return KC_ESC;
	if (code == 127 || code == 8)
		return KC_BACKSPACE;
	if (code >= 'a' && code <= 'z' && (bits & 4))
		return KC_CTRL | code;
	if (code > ' ' && code < 127 && (bits & 2))
		return KC_ALT | code;
	return KC_UNKNOWN;
}

static int
from_mouse(const int *number, int n, char final, struct key *out)
{
	if (n < 3 || final != 'M' || number[1] < 1 || number[2] < 1)
		return KC_UNKNOWN;
	if (number[0] == 0)
		out->mouse = KEY_CLICK;
	else if (number[0] == 64)
		out->mouse = KEY_WHEEL_UP;
	else if (number[0] == 65)
		out->mouse = KEY_WHEEL_DOWN;
	else
		return KC_UNKNOWN;
	out->col = number[1] - 1;
	out->row = number[2] - 1;
	return KC_MOUSE;
}

static int
read_numbers(const char *text, int number[MAX_NUMBERS])
{
	int n = 1;

	number[0] = 0;
	for (; *text; text++) {
		if (*text == ';' && n < MAX_NUMBERS)
			number[n++] = 0;
		else if (*text >= '0' && *text <= '9' &&
			 number[n - 1] < 1000000)
			number[n - 1] = number[n - 1] * 10 + *text - '0';
	}
	return n;
}

int
keyin_csi(const char *text, char final, struct key *out)
{
	int number[MAX_NUMBERS] = { 0 };
	bool mouse = text[0] == '<';
	int n = read_numbers(text + mouse, number);

	if (mouse)
		return from_mouse(number, n, final, out);
	if (text[0] == '?' || text[0] == '>' || text[0] == '=')
		return KC_UNKNOWN; /* an answer nobody asked for */
	if (final == '~' && number[0] == 27 && n == 3)
		return from_other(number[2], number[1]);
	if (final == '~')
		return from_tilde(number[0]);
	if (final == 'u')
		return from_other(number[0], number[1]);
	if (n > 1 && number[0] != 1) /* ESC [ 12 ; 40 R is no F3 */
		return KC_UNKNOWN;
	return from_letter(final);
}

int
keyin_ss3(char final)
{
	static const char keypad[] = "0123456789";

	if (final >= 'p' && final <= 'y')
		return keypad[final - 'p'];
	switch (final) {
	case 'M':
		return KC_ENTER;
	case 'j':
		return '*';
	case 'k':
		return '+';
	case 'l':
		return ',';
	case 'm':
		return '-';
	case 'n':
		return '.';
	case 'o':
		return '/';
	default:
		return from_letter(final);
	}
}
