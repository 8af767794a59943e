/*
 * keys.c - key names to the bytes a terminal sends, and how to send them
 *
 * press sends key after key and waits for each; type, paste and burst send
 * all at once, as a fast typist or a clipboard does, and wait for the last.
 */
#include "driver.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Cursor keys: the byte after ESC [ or ESC O, by the terminal's mode. */
static const struct {
	const char *name;
	const char *bytes;
	char cursor;
} names[] = {
	{ "Up", NULL, 'A' },      { "Down", NULL, 'B' },
	{ "Right", NULL, 'C' },   { "Left", NULL, 'D' },
	{ "Home", NULL, 'H' },    { "End", NULL, 'F' },
	{ "PgUp", "\033[5~", 0 }, { "PgDn", "\033[6~", 0 },
	{ "Ins", "\033[2~", 0 },  { "Del", "\033[3~", 0 },
	{ "Enter", "\r", 0 },     { "Esc", "\033", 0 },
	{ "Tab", "\t", 0 },       { "S-Tab", "\033[Z", 0 },
	{ "BTab", "\033[Z", 0 },  { "BS", "\177", 0 },
	{ "Space", " ", 0 },      { "lt", "<", 0 },
	{ "Hash", "#", 0 },       { "F1", "\033OP", 0 },
	{ "F2", "\033OQ", 0 },    { "F3", "\033OR", 0 },
	{ "F4", "\033OS", 0 },    { "F5", "\033[15~", 0 },
	{ "F6", "\033[17~", 0 },  { "F7", "\033[18~", 0 },
	{ "F8", "\033[19~", 0 },  { "F9", "\033[20~", 0 },
	{ "F10", "\033[21~", 0 }, { "F11", "\033[23~", 0 },
	{ "F12", "\033[24~", 0 },
};

static size_t
cursor_key(const struct driver *d, char final, char out[32])
{
	out[0] = '\033';
	out[1] = d->scan.on[1] ? 'O' : '[';
	out[2] = final;
	return 3;
}

/* The bytes of the name between < and >; 0 when there is no such key. */
static size_t
named(const struct driver *d, const char *name, char out[32])
{
	if (!strncmp(name, "C-", 2) && name[2] && !name[3]) {
		out[0] = (char)(toupper((unsigned char)name[2]) & 0x1f);
		return 1;
	}
	if (!strncmp(name, "M-", 2) && name[2] && !name[3]) {
		out[0] = '\033';
		out[1] = name[2];
		return 2;
	}
	for (size_t i = 0; i < LEN(names); i++) {
		if (strcasecmp(names[i].name, name) != 0)
			continue;
		if (names[i].cursor)
			return cursor_key(d, names[i].cursor, out);
		memcpy(out, names[i].bytes, strlen(names[i].bytes));
		return strlen(names[i].bytes);
	}
	return 0;
}

/* Takes one key off *keys; false at the end or, with *n 0, at a bad name. */
bool
key_next(const struct driver *d, const char **keys, char out[32], size_t *n)
{
	const char *k = *keys;
	const char *close;
	char name[16];

	k += strspn(k, " \t");
	*keys = k;
	*n = 1;
	if (!*k)
		return false;
	close = *k == '<' ? strchr(k, '>') : NULL;
	if (!close) {
		*n = utf8_len(k);
		memcpy(out, k, *n);
		*keys = k + *n;
		return true;
	}
	*n = 0;
	if (close - k - 1 >= (ptrdiff_t)sizeof(name))
		return false;
	memcpy(name, k + 1, (size_t)(close - k - 1));
	name[close - k - 1] = '\0';
	*n = named(d, name, out);
	*keys = close + 1;
	return *n > 0;
}

static bool
send_keys(struct driver *d, const char *bytes, size_t n, long long count)
{
	if (d->exited)
		return tap_result(d, false, "keys: the program has ended");
	d->sent += count;
	return sync_write(d, bytes, n);
}

bool
keys_press(struct driver *d, const char *keys)
{
	char bytes[32];
	size_t n = 1;
	const char *k = keys;

	while (key_next(d, &k, bytes, &n)) {
		sync_mark(d);
		if (!send_keys(d, bytes, n, 1) || !wait_keys(d, keys))
			return false;
	}
	if (!n)
		return tap_result(d, false, "no such key: %s", keys);
	return true;
}

static long long
count_chars(const char *text)
{
	long long count = 0;

	for (; *text; text += utf8_len(text))
		count++;
	return count;
}

bool
keys_type(struct driver *d, const char *text)
{
	sync_mark(d);
	return send_keys(d, text, strlen(text), count_chars(text)) &&
	       wait_keys(d, "type");
}

/* The two brackets are key events of their own; \n in the text is Enter. */
bool
keys_paste(struct driver *d, const char *text)
{
	char all[MAX_LINE + 16];
	size_t n = 0;
	long long count;

	for (const char *p = text; *p && n + 8 < MAX_LINE; p++) {
		bool newline = p[0] == '\\' && p[1] == 'n';

		all[n++] = newline ? '\r' : *p;
		p += newline;
	}
	all[n] = '\0';
	count = count_chars(all) + 2;
	memmove(all + 6, all, n);
	memcpy(all, "\033[200~", 6);
	memcpy(all + 6 + n, "\033[201~", 6);
	sync_mark(d);
	return send_keys(d, all, n + 12, count) && wait_keys(d, "paste");
}

/* raw N HEX: N key events are expected of these bytes; 0 does not wait. */
bool
keys_raw(struct driver *d, const char *text)
{
	char bytes[MAX_LINE];
	char *p;
	long long count = strtoll(text, &p, 10);
	size_t n = 0;

	for (;;) {
		char pair[3] = { 0 };
		char *end;

		p += strspn(p, " \t");
		if (!*p)
			break;
		pair[0] = p[0];
		pair[1] = p[1];
		bytes[n++] = (char)strtol(pair, &end, 16);
		if (end != pair + 2)
			return tap_result(d, false, "not hexadecimal: %s", p);
		p += 2;
	}
	sync_mark(d);
	if (!send_keys(d, bytes, n, count))
		return false;
	return count == 0 || wait_keys(d, "raw");
}

/* burst N KEY: the same key N times in one write, as a held key does. */
bool
keys_burst(struct driver *d, const char *text)
{
	static char all[65536];
	char one[32];
	char *p;
	long long count = strtoll(text, &p, 10);
	const char *keys = p;
	size_t n = 0;
	size_t total = 0;

	if (count < 1 || !key_next(d, &keys, one, &n) ||
	    (size_t)count * n > sizeof(all))
		return tap_result(d, false, "burst N KEY: %s", text);
	for (long long i = 0; i < count; i++) {
		memcpy(all + total, one, n);
		total += n;
	}
	sync_mark(d);
	return send_keys(d, all, total, count) && wait_keys(d, "burst");
}
