/* codes_line.c - code lines: cells, text, moving lines about */
#include "tui/codes_line.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const prefixes[PR_CODE_SYSTEMS] = {
	"", "cm:", "pcs:", "hcpcs:", "cpt:", "drg:"
};

static const size_t widths[LINE_COLS] = {
	[LINE_SYSTEM] = 5, [LINE_CODE] = 10, [LINE_MODS] = 11,
	[LINE_UNITS] = 3,  [LINE_POA] = 1,
};

static const char *const signs[LINE_COLS] = {
	[LINE_SYSTEM] = "",
	[LINE_CODE] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.",
	[LINE_MODS] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ",
	[LINE_UNITS] = "0123456789",
	[LINE_POA] = "YNUWE1",
};

/* ---- the cell being typed ----------------------------------------------- */

static void
load_cell(struct code_lines *l)
{
	l->field =
		(struct field){ .max = widths[l->col], .only = signs[l->col] };
	field_set(&l->field, l->cells[l->at][l->col]);
}

static void
keep_cell(struct code_lines *l)
{
	snprintf(l->cells[l->at][l->col], LINE_CELL, "%.*s", LINE_CELL - 1,
		 l->field.text);
}

void
lines_go(struct code_lines *l, int line, enum line_col col)
{
	l->at = line < 0 ? 0 : line >= l->n ? l->n - 1 : line;
	l->col = l->has[col] ? col : LINE_CODE;
	load_cell(l);
}

/* ---- what an item wants ------------------------------------------------- */

static void
add_system(struct code_lines *l, const char *name)
{
	enum pr_code_system system = pr_code_system_of(name);

	for (int i = 0; i < l->n_systems; i++)
		if (l->systems[i] == system)
			return;
	if (system != PR_CODE_NONE && l->n_systems < PR_CODE_SYSTEMS)
		l->systems[l->n_systems++] = system;
}

void
lines_begin(struct code_lines *l, const struct pr_item *item)
{
	bool priced = false;

	*l = (struct code_lines){ .n = 1, .slots = item->slots };
	for (size_t i = 0; i < item->n_systems; i++)
		add_system(l, item->systems[i]);
	for (int i = 0; i < l->n_systems; i++)
		priced = priced || l->systems[i] == PR_CODE_HCPCS ||
			 l->systems[i] == PR_CODE_CPT;
	l->has[LINE_CODE] = true;
	l->has[LINE_SYSTEM] = l->n_systems > 1;
	l->has[LINE_MODS] = l->has[LINE_UNITS] = priced;
	for (size_t i = 0; i < item->n_answers; i++) {
		const struct pr_answer *a = &item->answers[i];

		l->has[LINE_POA] = l->has[LINE_POA] || a->poa;
		l->has[LINE_MODS] = l->has[LINE_MODS] || a->n_modifiers;
		l->has[LINE_UNITS] = l->has[LINE_UNITS] || a->units;
	}
	lines_go(l, 0, LINE_CODE);
}

enum pr_code_system
lines_system(const struct code_lines *l, int i)
{
	const char *cell = l->cells[i][LINE_SYSTEM];

	for (int s = 1; s < PR_CODE_SYSTEMS; s++)
		if (!strcmp(cell, code_system_short((enum pr_code_system)s)))
			return (enum pr_code_system)s;
	return l->n_systems == 1 ? l->systems[0] : PR_CODE_NONE;
}

int
lines_filled(const struct code_lines *l)
{
	int n = 0;

	for (int i = 0; i < l->n; i++)
		n += l->cells[i][LINE_CODE][0] != '\0';
	return n;
}

/* ---- as a text ---------------------------------------------------------- */

/* The system has to be said when the shape alone tells of another one. */
static const char *
prefix_of(const struct code_lines *l, int i)
{
	enum pr_code_system want = lines_system(l, i);
	const char *code = l->cells[i][LINE_CODE];
	struct pr_code_shape own;
	struct pr_code_shape found;

	pr_code_shape(&found, code, PR_CODE_NONE);
	if (want == PR_CODE_NONE && code[0] == 'X' && i > 0)
		return prefixes[found.system];
	if (want == PR_CODE_NONE)
		return "";
	pr_code_shape(&own, code, want);
	if (own.fault != PR_CODE_FINE || own.system != want)
		return l->cells[i][LINE_SYSTEM][0] ? prefixes[want] : "";
	/* after another code "X30" would be read as thirty units */
	if (found.system != want || (code[0] == 'X' && i > 0))
		return prefixes[want];
	return "";
}

static size_t
line_text(char *out, size_t size, const struct code_lines *l, int i)
{
	const char(*cell)[LINE_CELL] = l->cells[i];
	size_t used = (size_t)snprintf(out, size, "%s%s", prefix_of(l, i),
				       cell[LINE_CODE]);

	for (const char *p = cell[LINE_MODS]; *p && used < size;) {
		size_t len;

		p += strspn(p, " ");
		len = strcspn(p, " ");
		if (len)
			used += (size_t)snprintf(out + used, size - used,
						 "-%.*s", (int)len, p);
		p += len;
	}
	if (cell[LINE_UNITS][0] && used < size)
		used += (size_t)snprintf(out + used, size - used, "*%s",
					 cell[LINE_UNITS]);
	if (cell[LINE_POA][0] && used < size)
		used += (size_t)snprintf(out + used, size - used, "/%s",
					 cell[LINE_POA]);
	return used;
}

void
lines_text(char *out, size_t size, const struct code_lines *l)
{
	size_t used = 0;

	out[0] = '\0';
	for (int i = 0; i < l->n; i++) {
		char line[64];

		if (!l->cells[i][LINE_CODE][0])
			continue;
		line_text(line, sizeof(line), l, i);
		if (used < size)
			used += (size_t)snprintf(out + used, size - used,
						 "%s%s", used ? "\n" : "",
						 line);
	}
}

static void
set_line(struct code_lines *l, int i, const struct pr_code_line *line)
{
	char(*cell)[LINE_CELL] = l->cells[i];
	struct pr_code_shape shape;
	char shown[12];
	size_t used = 0;

	pr_code_shape(&shape, line->code, line->system);
	pr_code_display(shown,
			shape.fault == PR_CODE_FINE ? line->system
						    : PR_CODE_NONE,
			line->code);
	snprintf(cell[LINE_CODE], LINE_CELL, "%.10s", shown);
	pr_code_shape(&shape, shown, PR_CODE_NONE);
	if (l->n_systems > 1 && shape.system != line->system)
		snprintf(cell[LINE_SYSTEM], LINE_CELL, "%s",
			 code_system_short(line->system));
	for (int m = 0; m < line->n_mods && used < LINE_CELL; m++)
		used += (size_t)snprintf(cell[LINE_MODS] + used,
					 LINE_CELL - used, "%s%s", m ? " " : "",
					 line->mods[m]);
	if (line->units)
		snprintf(cell[LINE_UNITS], LINE_CELL, "%d", line->units);
	if (line->poa)
		snprintf(cell[LINE_POA], LINE_CELL, "%c", line->poa);
	l->has[LINE_MODS] = l->has[LINE_MODS] || line->n_mods;
	l->has[LINE_UNITS] = l->has[LINE_UNITS] || line->units;
	l->has[LINE_POA] = l->has[LINE_POA] || line->poa;
}

/* What nobody can read is kept as words in the cells of the codes. */
static void
set_words(struct code_lines *l, const char *text)
{
	int n = 0;

	while (n < PR_LINES_MAX) {
		size_t len;

		text += strspn(text, " \t\r\n,;");
		len = strcspn(text, " \t\r\n,;");
		if (!len)
			break;
		snprintf(l->cells[n++][LINE_CODE], LINE_CELL, "%.*s",
			 (int)(len < 10 ? len : 10), text);
		text += len;
	}
	l->n = n ? n : 1;
}

void
lines_set(struct code_lines *l, const char *text)
{
	struct pr_code_line lines[PR_LINES_MAX];
	size_t n = 0;

	memset(l->cells, 0, sizeof(l->cells));
	l->n = 1;
	if (pr_code_lines_read(lines, &n, text, NULL) != PR_OK) {
		set_words(l, text);
	} else {
		for (size_t i = 0; i < n; i++)
			set_line(l, (int)i, &lines[i]);
		l->n = n ? (int)n : 1;
	}
	lines_go(l, l->n - 1, LINE_CODE);
	l->field.at = l->field.len;
}

/* ---- lines -------------------------------------------------------------- */

bool
lines_insert(struct code_lines *l, int at)
{
	if (l->n == PR_LINES_MAX)
		return false;
	memmove(l->cells[at + 1], l->cells[at],
		(size_t)(l->n - at) * sizeof(l->cells[0]));
	memset(l->cells[at], 0, sizeof(l->cells[0]));
	l->n++;
	lines_go(l, at, LINE_CODE);
	return true;
}

void
lines_delete(struct code_lines *l, int at)
{
	memmove(l->cells[at], l->cells[at + 1],
		(size_t)(l->n - at - 1) * sizeof(l->cells[0]));
	memset(l->cells[l->n - 1], 0, sizeof(l->cells[0]));
	if (l->n > 1)
		l->n--;
	lines_go(l, at, LINE_CODE);
}

bool
lines_shift(struct code_lines *l, int by)
{
	char kept[LINE_COLS][LINE_CELL];
	int to = l->at + by;

	if (to < 0 || to >= l->n)
		return false;
	memcpy(kept, l->cells[to], sizeof(kept));
	memcpy(l->cells[to], l->cells[l->at], sizeof(kept));
	memcpy(l->cells[l->at], kept, sizeof(kept));
	lines_go(l, to, l->col);
	return true;
}

void
lines_take(struct code_lines *l, const char *code, enum pr_code_system system)
{
	char *cell = l->cells[l->at][LINE_SYSTEM];

	cell[0] = '\0';
	snprintf(l->cells[l->at][LINE_CODE], LINE_CELL, "%.10s", code);
	if (l->n_systems > 1)
		snprintf(cell, LINE_CELL, "%s", code_system_short(system));
	lines_go(l, l->at, LINE_CODE);
}

/* ---- keys --------------------------------------------------------------- */

static enum line_col
beside(const struct code_lines *l, int step)
{
	for (int col = (int)l->col + step; col >= 0 && col < LINE_COLS;
	     col += step)
		if (l->has[col])
			return (enum line_col)col;
	return l->col;
}

/* Arrows leave a cell at its edge. */
static bool
cross(struct code_lines *l, int code)
{
	enum line_col to = l->col;

	if (code == KC_LEFT && l->field.at == 0)
		to = beside(l, -1);
	else if (code == KC_RIGHT && l->field.at == l->field.len)
		to = beside(l, 1);
	if (to == l->col)
		return false;
	lines_go(l, l->at, to);
	if (code == KC_RIGHT)
		l->field.at = 0;
	return true;
}

/* "-", "*", "/" and a blank go to the cell that they begin. */
static bool
is_jump(struct code_lines *l, int code, const char **why)
{
	enum line_col to;

	if (code == '-')
		to = LINE_MODS;
	else if (code == '*')
		to = LINE_UNITS;
	else if (code == '/' || code == '=')
		to = LINE_POA;
	else if (code == ' ' && l->col != LINE_MODS && l->col != LINE_SYSTEM)
		to = beside(l, 1);
	else
		return false;
	if (code == '=' && !l->has[to])
		return false; /* the calculator */
	if (!l->has[to])
		*why = to == LINE_MODS    ? "This item takes no modifiers."
		       : to == LINE_UNITS ? "This item takes no units."
					  : "This item takes no POA "
					    "indicator.";
	else
		lines_go(l, l->at, to);
	return true;
}

/* The system's cell is no text: a blank takes the next one of the item. */
static bool
turn_system(struct code_lines *l, int code, const char **why)
{
	char *cell = l->cells[l->at][LINE_SYSTEM];
	int i = 0;

	if (l->col != LINE_SYSTEM || !key_is_text(code))
		return false;
	if (code != ' ') {
		*why = "Space changes the system; Right goes to the code.";
		return true;
	}
	while (i < l->n_systems &&
	       strcmp(cell, code_system_short(l->systems[i])) != 0)
		i++;
	i = i == l->n_systems ? 0 : i + 1;
	snprintf(cell, LINE_CELL, "%s",
		 i < l->n_systems ? code_system_short(l->systems[i]) : "");
	load_cell(l);
	return true;
}

static bool
rub_out(struct code_lines *l, int code)
{
	bool blank = true;

	for (int c = 0; c < LINE_COLS; c++)
		blank = blank && !l->cells[l->at][c][0];
	if (code == KC_BACKSPACE && l->field.at == 0 && l->col > LINE_CODE) {
		lines_go(l, l->at, beside(l, -1));
		return true;
	}
	if (!blank || l->n == 1 || (code != KC_BACKSPACE && code != KC_DEL))
		return false;
	if (code == KC_BACKSPACE) {
		int at = l->at;

		lines_delete(l, at);
		lines_go(l, at > 0 ? at - 1 : 0, LINE_CODE);
	} else {
		lines_delete(l, l->at);
	}
	return true;
}

/* Lines that come in one piece take the place of an empty line. */
static bool
paste(struct code_lines *l, const struct key *key, const char **why)
{
	struct pr_code_line lines[PR_LINES_MAX];
	size_t n = 0;

	if (pr_code_lines_read(lines, &n, key->text, NULL) != PR_OK || !n) {
		*why = "What was pasted are no code lines. Nothing was done.";
		return true;
	}
	for (size_t i = 0; i < n; i++) {
		if (l->cells[l->at][LINE_CODE][0] &&
		    !lines_insert(l, l->at + 1)) {
			*why = "There is no room for more lines.";
			return true;
		}
		memset(l->cells[l->at], 0, sizeof(l->cells[0]));
		set_line(l, l->at, &lines[i]);
	}
	lines_go(l, l->at, LINE_CODE);
	return true;
}

static const char *
not_here(const struct code_lines *l)
{
	switch (l->col) {
	case LINE_UNITS:
		return "Units are a whole number.";
	case LINE_POA:
		return "Present on admission is Y, N, U, W, or E for exempt.";
	case LINE_MODS:
		return "Modifiers are two letters or digits each.";
	case LINE_SYSTEM:
	case LINE_CODE:
	case LINE_COLS:
		break;
	}
	return "That is no character of a code.";
}

bool
lines_type(struct code_lines *l, const struct key *key, const char **why)
{
	struct key upper = *key;
	size_t len = l->field.len;

	*why = NULL;
	if (key->code == KC_PASTE)
		return paste(l, key, why);
	if (cross(l, key->code) || turn_system(l, key->code, why) ||
	    is_jump(l, key->code, why) || rub_out(l, key->code))
		return true;
	if (key->code >= 'a' && key->code <= 'z')
		upper.code = toupper(key->code);
	if (field_type(&l->field, &upper)) {
		keep_cell(l);
		if (key_is_text(upper.code) && l->field.len == len &&
		    len == widths[l->col])
			*why = "There is no room for more in this cell.";
		return true;
	}
	/* a letter or digit is never a command in here */
	if (key->code < 0x80 && key->code > 0 && isalnum(key->code)) {
		*why = not_here(l);
		return true;
	}
	return false;
}
