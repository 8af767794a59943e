/* test_keymap.c - the table of keys keeps its promises on every screen */
#include "words/keymap.h"

#include "test.h"

#include <string.h>

/* Every key of a row, one after another; KC_NONE at the end. */
struct walk {
	const char *list, *also;
	int at, last;
};

static int
next_key(struct walk *w)
{
	if (w->at < w->last)
		return ++w->at;
	w->at = key_next(&w->list, &w->last);
	if (w->at == KC_NONE && w->also) {
		w->list = w->also;
		w->also = NULL;
		w->at = key_next(&w->list, &w->last);
	}
	return w->at;
}

static struct walk
keys_of(const struct keymap_row *row)
{
	return (struct walk){ row->keys, row->also, KC_NONE, KC_NONE };
}

/*
 * What may mean two things: Left and Right turn pages on an item, and E is an
 * option there; so are a and e, which add and correct an entry of the ledger,
 * x explains there what it strikes out here, s is the sheet there, and w asks
 * there what if. The ledger never lies over an item.
 */
static bool
is_excepted(int key)
{
	return key == KC_LEFT || key == KC_RIGHT || key == 'E' || key == 'a' ||
	       key == 'e' || key == 'x' || key == 's' || key == 'w';
}

static void
keymap__every_key_can_be_read(void **state)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct walk w = keys_of(&rows[i]);
		int key;

		while ((key = next_key(&w)) != KC_NONE)
			if (key == KC_UNKNOWN)
				fail_msg("%s: %s %s", rows[i].label,
					 rows[i].keys, rows[i].also);
	}
}

/* Two rows that share a screen share no key, unless it is one action. */
static void
keymap__no_key_means_two_actions_on_a_screen(void **state)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct walk w = keys_of(&rows[i]);
		int key;

		while ((key = next_key(&w)) != KC_NONE) {
			for (uint64_t bit = 1; bit & ON_ALL; bit <<= 1) {
				const struct keymap_row *found;

				if (!(rows[i].screens & bit))
					continue;
				found = keymap_find(bit, key);
				if (found != &rows[i])
					fail_msg("%s: %s or %s on %s",
						 rows[i].keys, rows[i].label,
						 found->label,
						 keymap_screen_name(bit));
			}
		}
	}
}

static void
keymap__the_same_key_means_the_same_everywhere(void **state)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct walk w = keys_of(&rows[i]);
		int key;

		while ((key = next_key(&w)) != KC_NONE) {
			for (uint64_t bit = 1; bit & ON_ALL; bit <<= 1) {
				const struct keymap_row *r =
					keymap_find(bit, key);

				if (r && r->action != rows[i].action &&
				    !is_excepted(key))
					fail_msg("key %d: %s, but %s on %s",
						 key, rows[i].label, r->label,
						 keymap_screen_name(bit));
			}
		}
	}
}

static void
keymap__help_and_commands_are_on_every_screen(void **state)
{
	(void)state;
	for (uint64_t bit = 1; bit & ON_ALL; bit <<= 1) {
		const struct keymap_row *help = keymap_find(bit, '?');
		const struct keymap_row *all = keymap_find(bit, ':');

		assert_non_null(help);
		assert_int_equal(help->action, ACT_HELP);
		assert_int_equal(help->rank, 1);
		assert_non_null(all);
		assert_int_equal(all->action, ACT_COMMANDS);
		assert_true(keymap_screen_name(bit)[0] != '\0');
	}
}

/* A5: no function key, no Alt, no Ctrl is the only way. */
static void
keymap__every_action_has_an_unmodified_key(void **state)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct walk w = keys_of(&rows[i]);
		bool plain = rows[i].terminal;
		int key;

		while ((key = next_key(&w)) != KC_NONE)
			if (!(key & (KC_ALT | KC_CTRL)) &&
			    !(key >= KC_F1 && key <= KC_F12))
				plain = true;
		if (!plain)
			fail_msg("%s has only %s %s", rows[i].label,
				 rows[i].keys, rows[i].also);
	}
}

/* A10: plain mode does everything the screens do. */
static void
keymap__every_action_has_a_plain_word_of_its_own(void **state)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		char copy[128];
		char *save = NULL;

		assert_true(rows[i].words[0] != '\0');
		assert_true(strlen(rows[i].words) < sizeof(copy));
		memcpy(copy, rows[i].words, strlen(rows[i].words) + 1);
		for (char *word = strtok_r(copy, " ", &save); word;
		     word = strtok_r(NULL, " ", &save)) {
			for (uint64_t bit = 1; bit & ON_ALL; bit <<= 1) {
				const struct keymap_row *r;

				if (!(rows[i].screens & bit))
					continue;
				r = keymap_word(bit, word);
				if (r != &rows[i])
					fail_msg("word %s: %s or %s on %s",
						 word, rows[i].label, r->label,
						 keymap_screen_name(bit));
			}
		}
	}
}

/* A slip never does more than choose one. */
static void
keymap__letters_and_digits_of_options_only_choose(void **state)
{
	(void)state;
	for (int key = 'a'; key <= 'h'; key++)
		assert_int_equal(keymap_find(ON_QUESTION, key)->action,
				 ACT_CHOOSE);
	for (int key = '0'; key <= '9'; key++) {
		const struct keymap_row *row = keymap_find(ON_QUESTION, key);

		assert_true(!row || row->action == ACT_CHOOSE);
	}
	for (int key = 'A'; key <= 'H'; key++) /* Caps Lock */
		assert_int_equal(keymap_find(ON_QUESTION, key)->action,
				 ACT_CHOOSE);
}

/* The letters of the ledger do there what they say, and nothing on an item. */
static void
keymap__the_ledger_has_letters_of_its_own(void **state)
{
	static const struct {
		int key;
		enum action action;
	} letters[] = {
		{ 'a', ACT_ADD },       { 'e', ACT_CORRECT },
		{ 'u', ACT_TAKE_BACK }, { 'r', ACT_REPORT },
		{ 'x', ACT_EXPLAIN },   { 'k', ACT_HOLD },
		{ 't', ACT_TIME },      { '[', ACT_TAB_BEFORE },
		{ ']', ACT_TAB_AFTER }, { ' ', ACT_TOGGLE },
		{ 's', ACT_SHEET },     { 'w', ACT_WHAT_IF },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(letters); i++)
		assert_int_equal(keymap_find(ON_CEU, letters[i].key)->action,
				 letters[i].action);
	assert_int_equal(keymap_find(ON_QUESTION, 'a')->action, ACT_CHOOSE);
	assert_int_equal(keymap_find(ON_QUESTION, 'x')->action, ACT_STRIKE);
	assert_null(keymap_find(ON_CEU_FORM, 'a'));
	assert_int_equal(keymap_find(ON_CEU_FORM, KC_CTRL | 's')->action,
			 ACT_SAVE);
	assert_int_equal(keymap_find(ON_HOME, 'e')->action, ACT_CHOOSE);
	for (int bit = 0; bit < KEYMAP_SCREENS; bit++)
		assert_true(keymap_screen_name(ON_BIT(bit))[0] != '\0');
	assert_string_equal(keymap_screen_name(ON_CEU_ASK), "ceu-ask");
}

static void
keymap__a_letter_or_digit_names_a_place(void **state)
{
	(void)state;
	assert_int_equal(keymap_place('a'), 0);
	assert_int_equal(keymap_place('H'), 7);
	assert_int_equal(keymap_place('1'), 0);
	assert_int_equal(keymap_place('9'), 8);
	assert_int_equal(keymap_place('0'), -1);
	assert_int_equal(keymap_place(KC_ENTER), -1);
}

static void
keymap__keys_are_written_as_they_are_pressed(void **state)
{
	char name[KEY_NAME_MAX];
	char also[64];

	(void)state;
	key_label(name, KC_ALT | 'n');
	assert_string_equal(name, "Alt-n");
	key_label(name, KC_CTRL | 'l');
	assert_string_equal(name, "Ctrl-L");
	key_label(name, KC_F1 + 9);
	assert_string_equal(name, "F10");
	key_label(name, ' ');
	assert_string_equal(name, "Space");
	keymap_key_text(name, keymap_action(ON_QUESTION, ACT_CHOOSE));
	assert_string_equal(name, "a-h");
	keymap_also_text(also, sizeof(also),
			 keymap_action(ON_QUESTION, ACT_NEXT));
	assert_string_equal(also, "Right, Alt-n");
}

/* Help sentences are put between other words: no capital, no full stop. */
static void
keymap__sentences_fit_where_they_are_shown(void **state)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(rows[i].help);

		assert_true(len > 0 && len < 100);
		assert_true(rows[i].help[len - 1] != '.');
		assert_true(strlen(rows[i].label) <= 20);
		assert_true(rows[i].group[0] != '\0');
		assert_in_range(rows[i].rank, 0, 30);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keymap__every_key_can_be_read),
		cmocka_unit_test(keymap__no_key_means_two_actions_on_a_screen),
		cmocka_unit_test(
			keymap__the_same_key_means_the_same_everywhere),
		cmocka_unit_test(keymap__help_and_commands_are_on_every_screen),
		cmocka_unit_test(keymap__every_action_has_an_unmodified_key),
		cmocka_unit_test(
			keymap__every_action_has_a_plain_word_of_its_own),
		cmocka_unit_test(
			keymap__letters_and_digits_of_options_only_choose),
		cmocka_unit_test(keymap__the_ledger_has_letters_of_its_own),
		cmocka_unit_test(keymap__a_letter_or_digit_names_a_place),
		cmocka_unit_test(keymap__keys_are_written_as_they_are_pressed),
		cmocka_unit_test(keymap__sentences_fit_where_they_are_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
