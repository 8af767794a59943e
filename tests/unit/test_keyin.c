/* test_keyin.c - bytes become keys, and never answers by accident */
#include "tui/keyin.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

static struct keyin in;

static int
reset(void **state)
{
	(void)state;
	memset(&in, 0, sizeof(in));
	return 0;
}

static void
feed(const char *bytes)
{
	keyin_feed(&in, bytes, strlen(bytes));
}

static int
next(int64_t now_ms)
{
	struct key key;

	return keyin_next(&in, now_ms, &key) ? key.code : KC_NONE;
}

/* The bytes give this one key and nothing more. */
static void
gives(const char *bytes, int code)
{
	reset(NULL);
	feed(bytes);
	if (next(1000) != code)
		fail_msg("%s", bytes + (bytes[0] == 27));
	assert_int_equal(next(1001), KC_NONE);
	assert_int_equal(in.keys, code == KC_NONE ? 0 : 1);
}

static void
keyin__every_usual_spelling_is_known(void **state)
{
	static const struct {
		const char *bytes;
		int code;
	} cases[] = {
		{ "a", 'a' },
		{ "\r", KC_ENTER },
		{ "\n", KC_ENTER },
		{ "\t", KC_TAB },
		{ "\177", KC_BACKSPACE },
		{ "\b", KC_BACKSPACE },
		{ "\f", KC_CTRL | 'l' },
		{ "\303\251", 0xe9 },
		{ "\342\202\254", 0x20ac },
		{ "\033[A", KC_UP },
		{ "\033OA", KC_UP },
		{ "\033[1;5C", KC_RIGHT },
		{ "\033[H", KC_HOME },
		{ "\033OF", KC_END },
		{ "\033[1~", KC_HOME },
		{ "\033[4~", KC_END },
		{ "\033[7~", KC_HOME },
		{ "\033[8~", KC_END },
		{ "\033[3~", KC_DEL },
		{ "\033[5~", KC_PGUP },
		{ "\033[6;2~", KC_PGDN },
		{ "\033[Z", KC_BACKTAB },
		{ "\033OP", KC_F1 },
		{ "\033[11~", KC_F1 },
		{ "\033[[A", KC_F1 },
		{ "\033[21~", KC_F1 + 9 },
		{ "\033[27;5;112~", KC_CTRL | 'p' },
		{ "\033[13u", KC_ENTER },
		{ "\033n", KC_ALT | 'n' },
		{ "\033N", KC_ALT | 'n' },
		{ "\033Oq", '1' },
		{ "\033OM", KC_ENTER },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++)
		gives(cases[i].bytes, cases[i].code);
}

/* What means nothing is one unknown key, never its letters and digits. */
static void
keyin__other_sequences_are_swallowed_whole(void **state)
{
	static const char *const cases[] = {
		"\033[27;5;13;4~", /* too many numbers */
		"\033[?1;2c",      /* an answer to a question */
		"\033[12;40R",     /* where the cursor is */
		"\033]11;rgb:aaaa/bbbb/cccc\007",
		"\033]52;c;YWJj\033\\",
		"\033P1$r0m\033\\",
		"\033[<35;10;10M", /* the mouse moves */
		"\033[M !!",       /* an old mouse */
		"\033[200q",
		"\300", /* begins no character */
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++)
		gives(cases[i], KC_UNKNOWN);
	gives("\033[27;5;13~", KC_ENTER); /* and not 2 7 5 1 3 */
}

static void
keyin__escape_alone_needs_a_moment(void **state)
{
	(void)state;
	feed("\033");
	assert_int_equal(next(1000), KC_NONE);
	assert_int_equal(keyin_wait(&in, 1000), KEYIN_ESC_MS);
	assert_int_equal(next(1010), KC_NONE);
	assert_int_equal(next(1000 + KEYIN_ESC_MS), KC_ESC);
	assert_int_equal(keyin_wait(&in, 1100), -1);
}

/* A slow line tears an arrow key; its last byte would choose an answer. */
static void
keyin__a_torn_arrow_is_still_an_arrow(void **state)
{
	(void)state;
	feed("\033");
	assert_int_equal(next(1000), KC_NONE);
	assert_int_equal(next(1030), KC_ESC);
	feed("[");
	in.last_ms = 1100;
	assert_int_equal(next(1100), KC_NONE);
	feed("A");
	assert_int_equal(next(1110), KC_UP);
	feed("a");
	assert_int_equal(next(1111), 'a');
}

static void
keyin__a_bracket_much_later_is_a_bracket(void **state)
{
	(void)state;
	feed("\033");
	assert_int_equal(next(1000), KC_NONE);
	assert_int_equal(next(1030), KC_ESC);
	in.last_ms = 2000;
	feed("[");
	assert_int_equal(next(2000), '[');
}

static void
keyin__a_paste_is_one_key_with_its_text(void **state)
{
	struct key key;

	(void)state;
	feed("\033[200~ab\r\033[Acd\033[201~x");
	assert_true(keyin_next(&in, 1000, &key));
	assert_int_equal(key.code, KC_PASTE);
	assert_string_equal(key.text, "ab\r\033[Acd");
	assert_int_equal(in.keys, 8 + 2);
	assert_int_equal(next(1001), 'x');
}

static void
keyin__a_paste_too_long_loses_only_its_end(void **state)
{
	struct key key;
	char block[1025];

	(void)state;
	memset(block, 'z', 1024);
	block[1024] = '\0';
	feed("\033[200~");
	for (int i = 0; i < 32; i++) {
		feed(block);
		assert_false(keyin_next(&in, 1000, &key));
	}
	feed("\033[201~");
	assert_true(keyin_next(&in, 1000, &key));
	assert_int_equal(key.code, KC_PASTE);
	assert_true(strlen(key.text) < KEYIN_PASTE);
	assert_int_equal(key.text[0], 'z');
	assert_int_equal(in.keys, 32 * 1024 + 2);
}

static void
keyin__alt_p_is_no_endless_string(void **state)
{
	(void)state;
	feed("\033P"); /* Alt-P under Caps Lock, or a string begins */
	assert_int_equal(next(1000), KC_NONE);
	assert_int_equal(next(1000 + KEYIN_ESC_MS), KC_ALT | 'p');
	feed("\033]0;half a title");
	assert_int_equal(next(2000), KC_NONE);
	assert_int_equal(next(2000 + KEYIN_TORN_MS), KC_UNKNOWN);
	feed("a");
	assert_int_equal(next(3000), 'a');
}

static void
keyin__any_bytes_at_all_are_survived(void **state)
{
	uint64_t x = 1;
	struct key key;
	int64_t now = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		unsigned char bytes[16];

		for (size_t k = 0; k < sizeof(bytes); k++) {
			x = x * 6364136223846793005u + 1442695040888963407u;
			bytes[k] = (unsigned char)(x >> 56);
			if ((x >> 40) % 4 == 0)
				bytes[k] =
					(unsigned char)"\033[O~]P0;"[(x >> 48) %
								     8];
		}
		keyin_feed(&in, bytes, sizeof(bytes));
		now += (int64_t)((x >> 33) % 100);
		while (keyin_next(&in, now, &key))
			assert_true(key.code != KC_NONE);
		assert_true(in.at == in.n);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(keyin__every_usual_spelling_is_known,
				       reset),
		cmocka_unit_test_setup(
			keyin__other_sequences_are_swallowed_whole, reset),
		cmocka_unit_test_setup(keyin__escape_alone_needs_a_moment,
				       reset),
		cmocka_unit_test_setup(keyin__a_torn_arrow_is_still_an_arrow,
				       reset),
		cmocka_unit_test_setup(keyin__a_bracket_much_later_is_a_bracket,
				       reset),
		cmocka_unit_test_setup(keyin__a_paste_is_one_key_with_its_text,
				       reset),
		cmocka_unit_test_setup(
			keyin__a_paste_too_long_loses_only_its_end, reset),
		cmocka_unit_test_setup(keyin__alt_p_is_no_endless_string,
				       reset),
		cmocka_unit_test_setup(keyin__any_bytes_at_all_are_survived,
				       reset),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
