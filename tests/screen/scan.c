/*
 * scan.c - reads the raw output for sequences that must never be in it
 *
 * Allowed are CSI without queries, the two-byte escapes of charsets, keypad
 * and cursor, and the private modes listed below. Everything that carries a
 * string (OSC, DCS, APC, PM, SOS) is a fault: titles and clipboards outlive
 * the program, and an unterminated string swallows the rest of the screen.
 */
#include "scan.h"

#include <stdio.h>
#include <string.h>

#define LEN(array) (sizeof(array) / sizeof((array)[0]))

enum {
	GROUND,
	ESCAPE,
	CSI,
	STRING,
	STRING_ESCAPE
};

static const int allowed_modes[] = { 1,    7,    12,   25,   1000, 1002, 1003,
				     1006, 1034, 1047, 1048, 1049, 2004, 2026 };

static void
fault(struct scan *s, const char *what, int number)
{
	size_t n = strlen(s->faults);
	char one[64];

	if (number >= 0)
		snprintf(one, sizeof(one), "%s %d", what, number);
	else
		snprintf(one, sizeof(one), "%s", what);
	if (strstr(s->faults, one))
		return;
	snprintf(s->faults + n, sizeof(s->faults) - n, "%s%s", n ? ", " : "",
		 one);
}

static void
set_mode(struct scan *s, int mode, bool on)
{
	bool known = false;

	for (size_t i = 0; i < LEN(allowed_modes); i++)
		known |= allowed_modes[i] == mode;
	if (!known)
		fault(s, on ? "DECSET" : "DECRST", mode);
	if (mode < MAX_MODE) {
		s->seen[mode] = true;
		s->on[mode] = on;
	}
}

static void
end_csi(struct scan *s, unsigned char final)
{
	s->state = GROUND;
	if ((final == 'h' || final == 'l') && s->lead == '?') {
		for (size_t i = 0; i < s->n_args; i++)
			set_mode(s, s->arg[i], final == 'h');
	} else if (final == 'c' || final == 'n') {
		fault(s, "a query (DA or DSR)", -1);
	} else if (final == 'p' && s->dollar) {
		fault(s, "a query (DECRQM)", -1);
	}
}

static void
in_csi(struct scan *s, unsigned char c)
{
	int *arg = &s->arg[s->n_args - 1];

	if (c >= '0' && c <= '9') {
		if (*arg < 100000)
			*arg = *arg * 10 + (c - '0');
	} else if (c == ';' || c == ':') {
		if (s->n_args < LEN(s->arg))
			s->arg[s->n_args++] = 0;
	} else if (c >= '<' && c <= '?') {
		s->lead = c;
	} else if (c == '$') {
		s->dollar = true;
	} else if (c >= 0x40 && c <= 0x7e) {
		end_csi(s, c);
	}
}

static void
in_escape(struct scan *s, unsigned char c)
{
	static const struct {
		unsigned char c;
		const char *what;
	} strings[] = { { ']', "OSC" }, { 'P', "DCS" }, { '_', "APC" },
			{ '^', "PM" },  { 'X', "SOS" }, { 'k', "title" } };

	s->state = GROUND;
	if (c == '[') {
		s->state = CSI;
		s->lead = 0;
		s->dollar = false;
		s->n_args = 1;
		s->arg[0] = 0;
	} else if (c == '=' || c == '>') {
		s->keypad = c == '=';
	} else if (c == 'c') {
		fault(s, "RIS (full reset)", -1);
	} else if (c == 'Z') {
		fault(s, "a query (DECID)", -1);
	}
	for (size_t i = 0; i < LEN(strings); i++) {
		if (strings[i].c == c) {
			fault(s, strings[i].what, -1);
			s->state = STRING;
		}
	}
}

static void
scan_byte(struct scan *s, unsigned char c)
{
	if (s->last == 0xc2 && c >= 0x80 && c <= 0x9f)
		fault(s, "a C1 control", c);
	s->last = c;
	if (s->state == STRING && c == 7)
		s->state = GROUND;
	else if (s->state == STRING)
		s->state = c == 27 ? STRING_ESCAPE : STRING;
	else if (s->state == STRING_ESCAPE)
		s->state = c == '\\' ? GROUND : STRING;
	else if (c == 27)
		s->state = ESCAPE;
	else if (s->state == ESCAPE)
		in_escape(s, c);
	else if (s->state == CSI)
		in_csi(s, c);
}

void
scan_bytes(struct scan *s, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		scan_byte(s, (unsigned char)bytes[i]);
}

/* Lists what differs from a terminal nobody has used; "" when nothing does. */
void
scan_modes_left(const struct scan *s, char *out, size_t size)
{
	size_t n = 0;

	out[0] = '\0';
	if (s->keypad)
		n += (size_t)snprintf(out, size, "keypad");
	for (int mode = 0; mode < MAX_MODE && n + 16 < size; mode++) {
		bool on_at_start = mode == 7 || mode == 25;

		/* cursor blinking and the meta key are a person's choice */
		if (!s->seen[mode] || mode == 12 || mode == 1034)
			continue;
		if (s->on[mode] != on_at_start)
			n += (size_t)snprintf(out + n, size - n, "%smode %d",
					      n ? ", " : "", mode);
	}
}
