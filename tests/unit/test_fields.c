/* test_fields.c - text fields, lists, bars and the lines of a pane */
#include "tui/form.h"

#include "test.h"

#include <locale.h>
#include <string.h>

static bool
press(struct field *field, int code)
{
	struct key key = { .code = code };

	return field_type(field, &key);
}

static void
type(struct field *field, const char *text)
{
	for (; *text; text++)
		press(field, (unsigned char)*text);
}

static void
field__text_is_typed_and_edited(void **state)
{
	struct field f = { 0 };

	(void)state;
	type(&f, "recrd");
	press(&f, KC_LEFT);
	press(&f, KC_LEFT);
	assert_true(press(&f, 'o'));
	assert_string_equal(f.text, "record");
	press(&f, KC_HOME);
	press(&f, KC_DEL);
	assert_string_equal(f.text, "ecord");
	press(&f, KC_END);
	press(&f, KC_BACKSPACE);
	assert_string_equal(f.text, "ecor");
	press(&f, KC_CTRL | 'u');
	assert_string_equal(f.text, "");
	assert_true(press(&f, KC_BACKSPACE)); /* nothing left: no harm */
	assert_int_equal(f.len, 0);
}

static void
field__characters_are_never_split(void **state)
{
	struct field f = { .max = 5 };

	(void)state;
	press(&f, 0xe9);
	press(&f, 0xe9);
	press(&f, 0xe9); /* two bytes each: the third does not fit */
	assert_string_equal(f.text, "\303\251\303\251");
	press(&f, KC_BACKSPACE);
	assert_string_equal(f.text, "\303\251");
	field_set(&f, "a\303\251\303\251\303\251");
	assert_string_equal(f.text, "a\303\251\303\251");
}

static void
field__what_it_never_holds_is_not_its_key(void **state)
{
	struct field f = { .only = "0123456789-" };

	(void)state;
	type(&f, "2027");
	assert_false(press(&f, 'n')); /* so that n may skip */
	assert_false(press(&f, KC_ENTER));
	assert_false(press(&f, KC_ALT | 'n'));
	assert_string_equal(f.text, "2027");
}

static void
field__a_paste_is_cleaned_and_stays_on_one_line(void **state)
{
	struct field f = { 0 };
	struct key paste = { .code = KC_PASTE,
			     .text = "one\rtwo\n\033[31mthree\342\200\256" };

	(void)state;
	assert_true(field_type(&f, &paste));
	assert_null(strpbrk(f.text, "\033\r\n"));
	assert_null(strstr(f.text, "\342\200\256"));
	assert_non_null(strstr(f.text, "two"));
}

static void
field__nothing_runs_over_its_end(void **state)
{
	struct field f = { 0 };

	(void)state;
	for (int i = 0; i < 2 * FIELD_MAX; i++)
		press(&f, 'x');
	assert_int_equal(f.len, FIELD_MAX - 1);
	assert_int_equal(strlen(f.text), FIELD_MAX - 1);
}

static void
list__the_focus_stays_in_the_list_and_in_sight(void **state)
{
	struct list l = { .n = 30 };

	(void)state;
	assert_true(list_move(&l, ACT_UP, 10));
	assert_int_equal(l.at, 0);
	list_move(&l, ACT_LAST, 10);
	list_show(&l, 10);
	assert_int_equal(l.at, 29);
	assert_int_equal(l.top, 20);
	list_move(&l, ACT_PGUP, 10);
	list_show(&l, 10);
	assert_int_equal(l.at, 20);
	assert_int_equal(l.top, 20);
	list_show(&l, 100);
	assert_int_equal(l.top, 0);
	assert_false(list_move(&l, ACT_ENTER, 10));
	l = (struct list){ 0 };
	list_move(&l, ACT_DOWN, 10);
	list_show(&l, 0);
	assert_int_equal(l.at, 0);
	assert_int_equal(l.top, 0);
}

static void
bar__signs_say_value_range_and_mark(void **state)
{
	char out[41];
	struct bar bar = { .value = 0.5, .lo = -1, .hi = -1, .mark = -1 };

	(void)state;
	bar_text(out, 10, &bar);
	assert_string_equal(out, "#####-----");
	bar = (struct bar){ 0.5, 0.3, 0.7, -1 };
	bar_text(out, 10, &bar);
	assert_string_equal(out, "###[==]---");
	bar = (struct bar){ 0.2, -1, -1, 0.7 };
	bar_text(out, 10, &bar);
	assert_string_equal(out, "##-----|--");
	bar = (struct bar){ 2, -1, -1, 1 }; /* beyond its ends */
	bar_text(out, 10, &bar);
	assert_string_equal(out, "#########|");
	bar = (struct bar){ 0, 0, 0, 0 };
	bar_text(out, 10, &bar);
	assert_string_equal(out, "|---------");
}

static void
pane__its_place_is_said_in_lines(void **state)
{
	char where[48];
	struct pane pane = { .line = 0, .lines = 46, .shown = 9 };

	(void)state;
	pane_where(where, &pane);
	assert_string_equal(where, "lines 1-9 of 46, more");
	pane.line = 37;
	pane_where(where, &pane);
	assert_string_equal(where, "lines 38-46 of 46");
	pane = (struct pane){ .lines = 5, .shown = 5 };
	pane_where(where, &pane);
	assert_string_equal(where, "");
}

static void
ui_text__hostile_text_is_made_harmless(void **state)
{
	struct ui_text t = { 0 };

	(void)state;
	ui_text_set(&t, "A\033]52;c;YQ\007B\342\200\256C", true);
	assert_non_null(t.bytes);
	assert_null(strpbrk(t.bytes, "\033\007"));
	assert_null(strstr(t.bytes, "\342\200\256"));
	assert_int_equal(t.len, strlen(t.bytes));
	ui_text_set(&t, "caf\303\251 \342\200\223 \342\200\234x\342\200\235",
		    false);
	assert_string_equal(t.bytes, "cafe - \"x\"");
	ui_text_set(&t, NULL, true);
	assert_null(t.bytes);
	ui_text_release(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(field__text_is_typed_and_edited),
		cmocka_unit_test(field__characters_are_never_split),
		cmocka_unit_test(field__what_it_never_holds_is_not_its_key),
		cmocka_unit_test(
			field__a_paste_is_cleaned_and_stays_on_one_line),
		cmocka_unit_test(field__nothing_runs_over_its_end),
		cmocka_unit_test(
			list__the_focus_stays_in_the_list_and_in_sight),
		cmocka_unit_test(bar__signs_say_value_range_and_mark),
		cmocka_unit_test(pane__its_place_is_said_in_lines),
		cmocka_unit_test(ui_text__hostile_text_is_made_harmless),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
