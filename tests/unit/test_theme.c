/* test_theme.c - every colour can be read on its ground */
#include "tui/theme.h"

#include "test.h"

#include <string.h>

/* The grounds people have: the darkest grey in use, and white. */
#define DARK_GROUND 0x121212u
#define LIGHT_GROUND 0xffffffu

static void
theme__contrast_is_computed_as_wcag_says(void **state)
{
	(void)state;
	assert_true(theme_contrast(231, 0x000000) > 20.99);
	assert_true(theme_contrast(16, 0xffffff) > 20.99);
	assert_true(theme_contrast(16, 0x000000) < 1.01);
	/* values of the research note, to one decimal */
	assert_true(theme_contrast(74, DARK_GROUND) > 7.6 &&
		    theme_contrast(74, DARK_GROUND) < 7.8);
	assert_true(theme_contrast(25, LIGHT_GROUND) > 6.3 &&
		    theme_contrast(25, LIGHT_GROUND) < 6.5);
}

static void
contrast_of(enum theme theme, unsigned ground)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct look_row look = theme_look(theme, (enum role)role, 256);

		if (look.colour < 0)
			continue;
		assert_in_range(look.colour, 16, 255); /* never repainted */
		if (theme_contrast(look.colour, ground) < 4.5)
			fail_msg("%s role %d: %d", theme_name(theme), role,
				 look.colour);
	}
}

static void
theme__text_has_contrast_4_5_on_its_ground(void **state)
{
	(void)state;
	contrast_of(THEME_DARK, DARK_GROUND);
	contrast_of(THEME_LIGHT, LIGHT_GROUND);
}

static void
theme__high_contrast_uses_the_terminals_own_colours(void **state)
{
	(void)state;
	for (int role = 0; role < ROLE_COUNT; role++) {
		assert_int_equal(
			theme_look(THEME_CONTRAST, (enum role)role, 256).colour,
			-1);
		assert_int_equal(
			theme_look(THEME_PLAIN, (enum role)role, 256).colour,
			-1);
	}
}

/* Blue and red are too dark on a dark ground, the rest too pale on white. */
static void
theme__sixteen_colours_avoid_what_cannot_be_read(void **state)
{
	(void)state;
	for (int role = 0; role < ROLE_COUNT; role++) {
		short dark = theme_look(THEME_DARK, (enum role)role, 16).colour;
		short light =
			theme_look(THEME_LIGHT, (enum role)role, 16).colour;

		assert_true(dark != 4 && dark != 1 && dark != 0);
		assert_true(light != 2 && light != 3 && light != 6 &&
			    light != 7);
	}
}

static void
theme__without_colours_attributes_tell_right_from_wrong(void **state)
{
	(void)state;
	for (int theme = 0; theme < THEMES; theme++) {
		struct look_row right =
			theme_look((enum theme)theme, ROLE_RIGHT, 0);
		struct look_row wrong =
			theme_look((enum theme)theme, ROLE_WRONG, 0);

		assert_int_equal(right.colour, -1);
		assert_int_equal(wrong.colour, -1);
		assert_true(right.look != wrong.look);
		assert_true(theme_look((enum theme)theme, ROLE_FOCUS, 0).look &
			    LOOK_REVERSE);
	}
}

static void
theme__names_are_read_back(void **state)
{
	enum theme out = THEME_LIGHT;

	(void)state;
	for (int theme = 0; theme < THEMES; theme++) {
		assert_true(theme_parse(&out, theme_name((enum theme)theme)));
		assert_int_equal(out, theme);
	}
	assert_false(theme_parse(&out, "solarized"));
	assert_int_equal(out, THEMES - 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(theme__contrast_is_computed_as_wcag_says),
		cmocka_unit_test(theme__text_has_contrast_4_5_on_its_ground),
		cmocka_unit_test(
			theme__high_contrast_uses_the_terminals_own_colours),
		cmocka_unit_test(
			theme__sixteen_colours_avoid_what_cannot_be_read),
		cmocka_unit_test(
			theme__without_colours_attributes_tell_right_from_wrong),
		cmocka_unit_test(theme__names_are_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
