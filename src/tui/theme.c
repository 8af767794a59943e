/* theme.c - the tables of roles and colours */
#include "tui/theme.h"

#include <math.h>
#include <string.h>

/* Columns: 256 colours, 16 colours (the terminal's own palette), look. */
struct row {
	short cube, own;
	unsigned look;
};

/* Okabe and Ito's colours, told apart with each kind of colour blindness. */
static const struct row dark[ROLE_COUNT] = {
	[ROLE_TEXT] = { -1, -1, 0 },
	[ROLE_TITLE] = { -1, -1, LOOK_REVERSE },
	[ROLE_HEADING] = { -1, -1, LOOK_BOLD },
	[ROLE_FOCUS] = { -1, -1, LOOK_REVERSE },
	[ROLE_CHOSEN] = { 231, -1, LOOK_BOLD },
	[ROLE_RIGHT] = { 74, 6, LOOK_BOLD },
	[ROLE_WRONG] = { 178, 3, LOOK_UNDERLINE },
	[ROLE_FLAG] = { 221, 3, LOOK_BOLD },
	[ROLE_STRUCK] = { 245, -1, 0 },
	[ROLE_WARN] = { 221, -1, LOOK_BOLD },
	[ROLE_ALARM] = { -1, -1, LOOK_REVERSE | LOOK_BOLD },
	[ROLE_FIELD] = { 74, 6, LOOK_UNDERLINE },
	[ROLE_KEY] = { 231, -1, LOOK_BOLD },
	[ROLE_QUIET] = { 245, -1, 0 },
	[ROLE_BAR_1] = { 74, 6, 0 },
	[ROLE_BAR_2] = { 178, 3, 0 },
	[ROLE_BAR_3] = { 35, 2, 0 },
	[ROLE_BAR_4] = { 175, 5, 0 },
};

static const struct row light[ROLE_COUNT] = {
	[ROLE_TEXT] = { -1, -1, 0 },
	[ROLE_TITLE] = { -1, -1, LOOK_REVERSE },
	[ROLE_HEADING] = { -1, -1, LOOK_BOLD },
	[ROLE_FOCUS] = { -1, -1, LOOK_REVERSE },
	[ROLE_CHOSEN] = { -1, -1, LOOK_BOLD },
	[ROLE_RIGHT] = { 25, 4, LOOK_BOLD },
	[ROLE_WRONG] = { 130, 1, LOOK_UNDERLINE },
	[ROLE_FLAG] = { 94, -1, LOOK_BOLD },
	[ROLE_STRUCK] = { 242, -1, 0 },
	[ROLE_WARN] = { 94, -1, LOOK_BOLD },
	[ROLE_ALARM] = { -1, -1, LOOK_REVERSE | LOOK_BOLD },
	[ROLE_FIELD] = { 25, 4, LOOK_UNDERLINE },
	[ROLE_KEY] = { -1, -1, LOOK_BOLD },
	[ROLE_QUIET] = { 242, -1, 0 },
	[ROLE_BAR_1] = { 25, 4, 0 },
	[ROLE_BAR_2] = { 130, 1, 0 },
	[ROLE_BAR_3] = { 22, 5, 0 },
	[ROLE_BAR_4] = { 90, -1, 0 },
};

/* High contrast and no colour: the terminal's own two, and attributes. */
static const struct row contrast[ROLE_COUNT] = {
	[ROLE_TEXT] = { -1, -1, 0 },
	[ROLE_TITLE] = { -1, -1, LOOK_REVERSE | LOOK_BOLD },
	[ROLE_HEADING] = { -1, -1, LOOK_BOLD },
	[ROLE_FOCUS] = { -1, -1, LOOK_REVERSE },
	[ROLE_CHOSEN] = { -1, -1, LOOK_BOLD },
	[ROLE_RIGHT] = { -1, -1, LOOK_BOLD },
	[ROLE_WRONG] = { -1, -1, LOOK_UNDERLINE },
	[ROLE_FLAG] = { -1, -1, LOOK_BOLD },
	[ROLE_STRUCK] = { -1, -1, 0 },
	[ROLE_WARN] = { -1, -1, LOOK_BOLD },
	[ROLE_ALARM] = { -1, -1, LOOK_REVERSE | LOOK_BOLD },
	[ROLE_FIELD] = { -1, -1, LOOK_UNDERLINE },
	[ROLE_KEY] = { -1, -1, LOOK_BOLD },
	[ROLE_QUIET] = { -1, -1, 0 },
	[ROLE_BAR_1] = { -1, -1, 0 },
	[ROLE_BAR_2] = { -1, -1, 0 },
	[ROLE_BAR_3] = { -1, -1, 0 },
	[ROLE_BAR_4] = { -1, -1, 0 },
};

static const struct {
	const char *name;
	const char *help;
	const struct row *rows;
} themes[THEMES] = {
	[THEME_DARK] = { "dark", "colours for a dark ground", dark },
	[THEME_LIGHT] = { "light", "colours for a light ground", light },
	[THEME_CONTRAST] = { "contrast",
			     "high contrast: the terminal's own two colours, "
			     "bold and reverse",
			     contrast },
	[THEME_PLAIN] = { "none", "no colour; signs and words only", contrast },
};

struct look_row
theme_look(enum theme theme, enum role role, int colours)
{
	const struct row *row = &themes[theme].rows[role];
	struct look_row look = { -1, row->look };

	if (colours >= 256)
		look.colour = row->cube;
	else if (colours >= 8)
		look.colour = row->own;
	/* Colour tells right from wrong there; without it, attributes do. */
	if (look.colour >= 0 && (role == ROLE_RIGHT || role == ROLE_WRONG))
		look.look = 0;
	return look;
}

const char *
theme_name(enum theme theme)
{
	return themes[theme].name;
}

const char *
theme_help(enum theme theme)
{
	return themes[theme].help;
}

bool
theme_parse(enum theme *out, const char *name)
{
	for (int i = 0; i < THEMES; i++) {
		if (!strcmp(themes[i].name, name)) {
			*out = (enum theme)i;
			return true;
		}
	}
	return false;
}

static double
linear(double share)
{
	return share <= 0.04045 ? share / 12.92
				: pow((share + 0.055) / 1.055, 2.4);
}

static double
luminance(unsigned rgb)
{
	return 0.2126 * linear((rgb >> 16 & 255) / 255.0) +
	       0.7152 * linear((rgb >> 8 & 255) / 255.0) +
	       0.0722 * linear((rgb & 255) / 255.0);
}

static unsigned
cube_rgb(int index)
{
	static const unsigned char steps[6] = { 0, 95, 135, 175, 215, 255 };
	int i = index - 16;
	unsigned grey = (unsigned)(8 + 10 * (index - 232));

	if (index >= 232)
		return grey << 16 | grey << 8 | grey;
	return (unsigned)steps[i / 36] << 16 | (unsigned)steps[i / 6 % 6] << 8 |
	       steps[i % 6];
}

double
theme_contrast(int index, unsigned ground)
{
	double a = luminance(cube_rgb(index)) + 0.05;
	double b = luminance(ground) + 0.05;

	return a > b ? a / b : b / a;
}
