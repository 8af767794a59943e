/* keymap.c - looking things up in the table of keys */
#include "words/keymap.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static bool
lists(const char *keys, int key)
{
	int last = KC_NONE;

	for (;;) {
		int first = key_next(&keys, &last);

		if (first == KC_NONE)
			return false;
		if (key >= first && key <= last)
			return true;
	}
}

const struct keymap_row *
keymap_find(uint64_t screen, int key)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	for (size_t i = 0; i < n; i++)
		if ((rows[i].screens & screen) &&
		    (lists(rows[i].keys, key) || lists(rows[i].also, key)))
			return &rows[i];
	return NULL;
}

const struct keymap_row *
keymap_action(uint64_t screen, enum action action)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	for (size_t i = 0; i < n; i++)
		if ((rows[i].screens & screen) && rows[i].action == action)
			return &rows[i];
	return NULL;
}

static bool
has_word(const char *words, const char *word)
{
	size_t len = strlen(word);

	for (const char *p = words; *p;) {
		size_t n = strcspn(p, " ");

		if (n == len && !strncasecmp(p, word, n))
			return true;
		p += n;
		p += strspn(p, " ");
	}
	return false;
}

const struct keymap_row *
keymap_word(uint64_t screen, const char *word)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	for (size_t i = 0; i < n; i++)
		if ((rows[i].screens & screen) && has_word(rows[i].words, word))
			return &rows[i];
	return NULL;
}

int
keymap_place(int key)
{
	if (key >= '1' && key <= '9')
		return key - '1';
	if (key >= 'a' && key <= 'z')
		return key - 'a';
	if (key >= 'A' && key <= 'Z')
		return key - 'A';
	return -1;
}

const char *
keymap_screen_name(uint64_t screen)
{
	static const char *const names[KEYMAP_SCREENS] = {
		"home",      "first",    "exams",      "exam",     "begin",
		"practice",  "past",     "settings",   "about",    "question",
		"navigator", "review",   "calculator", "note",     "highlight",
		"end",       "break",    "leave",      "time-up",  "score",
		"rationale", "tutorial", "report",     "help",     "palette",
		"resume",    "drills",   "drilled",    "codes",    "stats",
		"study",     "ceu",      "ceu-entry",  "ceu-form", "ceu-hold",
		"ceu-rules", "ceu-ask",  "ceu-sheet",  "ceu-if",
	};

	for (size_t i = 0; i < KEYMAP_SCREENS; i++)
		if (screen == ON_BIT(i))
			return names[i];
	return "";
}

static void
put_key(char out[KEY_NAME_MAX], int first, int last)
{
	char name[KEY_NAME_MAX];

	key_label(name, first);
	if (first == last)
		snprintf(out, KEY_NAME_MAX, "%s", name);
	else
		snprintf(out, KEY_NAME_MAX, "%.8s-%c", name, last);
}

void
keymap_key_text(char out[KEY_NAME_MAX], const struct keymap_row *row)
{
	const char *list = row->keys;
	int last = KC_NONE;
	int first = key_next(&list, &last);

	if (first == KC_NONE)
		snprintf(out, KEY_NAME_MAX, "-");
	else
		put_key(out, first, last);
}

void
keymap_also_text(char *out, size_t size, const struct keymap_row *row)
{
	const char *lists_of[2] = { row->keys, row->also };
	size_t used = 0;
	int last = KC_NONE;

	out[0] = '\0';
	for (size_t i = 0; i < 2; i++) {
		const char *list = lists_of[i];
		int first;

		if (i == 0) /* the taught one is not "also" */
			(void)key_next(&list, &last);
		while ((first = key_next(&list, &last)) != KC_NONE) {
			char name[KEY_NAME_MAX];

			put_key(name, first, last);
			if (used + 1 < size)
				used += (size_t)snprintf(
					out + used, size - used, "%s%s",
					used ? ", " : "", name);
		}
	}
}
