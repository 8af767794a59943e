/* key.c - keys as text and as numbers */
#include "words/key.h"

#include "proctor/text.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *name;
	int code;
} names[] = {
	{ "Up", KC_UP },       { "Down", KC_DOWN },
	{ "Left", KC_LEFT },   { "Right", KC_RIGHT },
	{ "Home", KC_HOME },   { "End", KC_END },
	{ "PgUp", KC_PGUP },   { "PgDn", KC_PGDN },
	{ "Ins", KC_INS },     { "Del", KC_DEL },
	{ "Enter", KC_ENTER }, { "Esc", KC_ESC },
	{ "Tab", KC_TAB },     { "Shift-Tab", KC_BACKTAB },
	{ "Space", KC_SPACE }, { "Backspace", KC_BACKSPACE },
};

static int
parse(const char *text, size_t len)
{
	int number = 0;

	if (len == 1)
		return (unsigned char)text[0];
	if (len == 5 && !memcmp(text, "Alt-", 4))
		return KC_ALT | text[4];
	if (len == 6 && !memcmp(text, "Ctrl-", 5))
		return KC_CTRL | text[5];
	for (size_t i = 0; i < PR_LEN(names); i++)
		if (strlen(names[i].name) == len &&
		    !memcmp(names[i].name, text, len))
			return names[i].code;
	for (size_t i = 1; text[0] == 'F' && i < len; i++)
		number = number * 10 + text[i] - '0';
	if (number >= 1 && number <= 12)
		return KC_F1 + number - 1;
	return KC_UNKNOWN;
}

int
key_next(const char **list, int *last)
{
	const char *p = *list + strspn(*list, " ");
	size_t len = strcspn(p, " ");
	int first;

	*list = p + len;
	if (!len)
		return KC_NONE;
	if (len == 4 && p[1] == '.' && p[2] == '.') {
		*last = (unsigned char)p[3];
		return (unsigned char)p[0];
	}
	first = parse(p, len);
	*last = first;
	return first;
}

void
key_label(char out[KEY_NAME_MAX], int code)
{
	for (size_t i = 0; i < PR_LEN(names); i++) {
		if (names[i].code == code) {
			snprintf(out, KEY_NAME_MAX, "%s", names[i].name);
			return;
		}
	}
	if (code >= KC_F1 && code <= KC_F12)
		snprintf(out, KEY_NAME_MAX, "F%d", code - KC_F1 + 1);
	else if (code & KC_ALT)
		snprintf(out, KEY_NAME_MAX, "Alt-%c", code & 0x7f);
	else if (code & KC_CTRL)
		snprintf(out, KEY_NAME_MAX, "Ctrl-%c", (code & 0x7f) - 32);
	else if (key_is_text(code))
		out[pr_text_put(out, (uint32_t)code)] = '\0';
	else
		snprintf(out, KEY_NAME_MAX, "?");
}

bool
key_is_text(int code)
{
	return code >= ' ' && code < KC_UP && code != 0x7f;
}
