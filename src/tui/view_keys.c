/*
 * view_keys.c - the keys of a screen, and its commands by name
 *
 * Both lists are the key table, filtered by what is typed; Enter does on the
 * screen below what the line says.
 */
#include "proctor/text.h"
#include "tui/form.h"
#include "tui/home_data.h"
#include "tui/sit_look.h"
#include "tui/tui_private.h"
#include "tui/views.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define MAX_LINES 104

/*
 * Where the palette leads besides the commands of the screen, by name, in the
 * order of doors[]. No key is bound to them.
 */
static const struct keymap_row door_rows[] = {
	{ 0, ACT_NONE, "", "", "settings", "exam date, accommodations, colours",
	  "", "Go to", 0, false },
	{ 0, ACT_NONE, "", "", "tutorial", "every key once, no clock", "",
	  "Go to", 0, false },
	{ 0, ACT_NONE, "", "", "practise", "a domain, a task, how many",
	  "practice", "Go to", 0, false },
	{ 0, ACT_NONE, "", "", "exams", "mock exams, timed and untimed",
	  "mocks", "Go to", 0, false },
	{ 0, ACT_NONE, "", "", "drills", "codes, typed and marked line by line",
	  "codes", "Go to", 0, false },
	{ 0, ACT_NONE, "", "", "code book", "index and tabular pages", "codes",
	  "Go to", 0, false },
	{ 0, ACT_NONE, "", "", "CEU ledger", "what is held, owed by when, done",
	  "credits credential", "Go to", 0, false },
	{ 0, ACT_NONE, "", "", "past results", "what was sat so far", "scores",
	  "Go to", 0, false },
	{ 0, ACT_NONE, "", "", "about", "what this is, and what it is not", "",
	  "Go to", 0, false },
};

static const struct view_ops *const doors[] = {
	&view_settings, &view_tutorial, &view_practice,
	&view_exams,    &view_drills,   &view_codes,
	&view_ceu,      &view_past,     &view_about,
};

struct keys {
	const struct view *of;
	bool commands; /* the palette */
	bool drills;   /* there are some: their doors open */
	struct field filter;
	struct list list;
	const struct keymap_row *lines[MAX_LINES];
	int shown;
	char status[256];
};

/* Is the word in the text, any case? */
static bool
has(const char *text, const char *word, size_t len)
{
	for (; *text; text++)
		if (!strncasecmp(text, word, len))
			return true;
	return false;
}

/* Every word typed is in the label, the help, the group or the plain words. */
static bool
matches(const struct keymap_row *row, const char *filter)
{
	while (*filter) {
		size_t len = strcspn(filter, " ");

		if (len && !has(row->label, filter, len) &&
		    !has(row->help, filter, len) &&
		    !has(row->group, filter, len) &&
		    !has(row->words, filter, len))
			return false;
		filter += len;
		filter += strspn(filter, " ");
	}
	return true;
}

/* What moves the focus is no command: the palette leaves it out. */
static bool
is_motion(const struct keymap_row *row)
{
	return (row->action >= ACT_UP && row->action <= ACT_TOGGLE) ||
	       row->action == ACT_CHOOSE || row->action == ACT_COMMANDS;
}

/* Is this key a command on the screen below, or typed into a text there? */
static bool
is_free(const struct keys *k, int code)
{
	return !k->of->ops->types || !k->of->ops->types(k->of, code);
}

/*
 * The keys of a row that are free now: the first one, the others in also.
 * False when all of them are typed.
 */
static bool
free_keys(char key[KEY_NAME_MAX], char also[64], const struct keys *k,
	  const struct keymap_row *row)
{
	const char *lists[2] = { row->keys, row->also };
	int last = KC_NONE;
	int code;
	int n = 0;

	keymap_key_text(key, row);
	keymap_also_text(also, 64, row);
	if (!k->of->ops->types)
		return row->keys[0] != '\0';
	also[0] = '\0';
	for (size_t i = 0; i < PR_LEN(lists); i++)
		while ((code = key_next(&lists[i], &last)) != KC_NONE) {
			size_t used = strlen(also);
			char name[KEY_NAME_MAX];

			if (!is_free(k, code))
				continue;
			key_label(name, code);
			if (last != code)
				snprintf(name + 1, sizeof(name) - 1, "-%c",
					 last);
			if (n++ == 0)
				snprintf(key, KEY_NAME_MAX, "%s", name);
			else
				snprintf(also + used, 64 - used, "%s%s",
					 used ? ", " : "", name);
		}
	if (n == 0)
		snprintf(key, KEY_NAME_MAX, "-");
	return n > 0;
}

static bool
is_shown(const struct keys *k, const struct keymap_row *row)
{
	char key[KEY_NAME_MAX];
	char also[64];

	if (!k->commands)
		return free_keys(key, also, k, row);
	return !is_motion(row) && row->action <= ACT_EXPORT;
}

/* A sitting is not left by name, and first start has its own way out. */
static bool
has_doors(const struct keys *k)
{
	return k->commands && !k->of->tui->seat &&
	       !(k->of->ops->screen & (ON_SITTING | ON_FIRST));
}

/* No door is shown that does not open. */
static bool
opens(const struct keys *k, const struct view_ops *ops)
{
	return k->drills || (ops != &view_drills && ops != &view_codes);
}

static void
add_doors(struct keys *k)
{
	for (size_t i = 0; i < PR_LEN(doors) && k->list.n < MAX_LINES; i++)
		if (doors[i] != k->of->ops && opens(k, doors[i]) &&
		    matches(&door_rows[i], k->filter.text))
			k->lines[k->list.n++] = &door_rows[i];
}

static void
fill(struct keys *k)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	k->list.n = 0;
	for (size_t i = 0; i < n && k->list.n < MAX_LINES; i++)
		if ((rows[i].screens & k->of->ops->screen) &&
		    is_shown(k, &rows[i]) && tui_may(k->of, &rows[i]) &&
		    matches(&rows[i], k->filter.text))
			k->lines[k->list.n++] = &rows[i];
	if (has_doors(k))
		add_doors(k);
	list_go(&k->list, k->list.at);
}

/* The view a line of the palette leads to, NULL for a command. */
static const struct view_ops *
door_of(const struct keymap_row *row)
{
	for (size_t i = 0; i < PR_LEN(doors); i++)
		if (row == &door_rows[i])
			return doors[i];
	return NULL;
}

static enum pr_status
open_keys(struct view *view, const void *arg, struct pr_err *err)
{
	struct keys *k = view->state;
	long items;

	(void)err;
	k->of = arg;
	k->commands = view->ops == &view_palette;
	k->filter.max = 30;
	if (has_doors(k))
		k->drills = home_data_drills(view->tui, &items);
	fill(k);
	return PR_OK;
}

static bool
type_keys(struct view *view, const struct key *key)
{
	struct keys *k = view->state;

	if (key->code == '?' || key->code == KC_LEFT || key->code == KC_RIGHT ||
	    key->code == KC_HOME || key->code == KC_END ||
	    !field_type(&k->filter, key))
		return false;
	k->list.at = 0;
	fill(k);
	return true;
}

static const char *
status_keys(struct view *view)
{
	struct keys *k = view->state;
	const struct keymap_row *row;
	char key[KEY_NAME_MAX];
	char also[64];

	if (k->list.n == 0) {
		snprintf(k->status, sizeof(k->status),
			 "Nothing matches \"%.60s\". Backspace takes a letter "
			 "away.",
			 k->filter.text);
		return k->status;
	}
	row = k->lines[k->list.at];
	if (door_of(row)) {
		snprintf(k->status, sizeof(k->status), "Go to %s: %s.",
			 row->label, row->help);
		return k->status;
	}
	(void)free_keys(key, also, k, row);
	snprintf(k->status, sizeof(k->status), "%s%s%s: %s.", key,
		 also[0] ? ", also " : "", also, row->help);
	return k->status;
}

/* Back to it when it is open below, so that the pile stays low. */
static void
go_to(struct tui *tui, const struct view_ops *ops)
{
	int at = 0;

	while (at < tui->n && tui->stack[at]->ops != ops)
		at++;
	if (at == tui->n)
		tui_open(tui, ops, NULL);
	while (++at < tui->n)
		tui->dead[at] = true;
}

static enum view_next
run_line(struct view *view)
{
	struct keys *k = view->state;
	const struct keymap_row *row;
	char key[KEY_NAME_MAX];

	if (k->list.n == 0)
		return VIEW_STAY;
	row = k->lines[k->list.at];
	if (door_of(row)) {
		if (door_of(row) != &view_ceu || view_ceu_opens(view->tui))
			go_to(view->tui, door_of(row));
		return VIEW_CLOSE;
	}
	if (row->action == ACT_CHOOSE || row->action == ACT_SUSPEND) {
		keymap_key_text(key, row);
		tui_say(view->tui, "That needs its own key: Esc, then %s.",
			key);
		return VIEW_STAY;
	}
	if (row->action != ACT_HELP && row->action != ACT_COMMANDS)
		view->tui->pending = row->action;
	return VIEW_CLOSE;
}

static enum view_next
act_keys(struct view *view, enum action action, int key)
{
	struct keys *k = view->state;

	(void)key;
	if (action == ACT_BACK || action == ACT_HELP || action == ACT_COMMANDS)
		return VIEW_CLOSE;
	if (action == ACT_ENTER)
		return run_line(view);
	if (action == ACT_TAB)
		action = ACT_DOWN;
	if (action == ACT_BACKTAB)
		action = ACT_UP;
	list_move(&k->list, action, k->shown);
	return VIEW_STAY;
}

static bool
may_keys(const struct view *view, enum action action)
{
	(void)view;
	return action != ACT_FIND && action != ACT_TIME;
}

static const char *
hint_keys(const struct view *view, enum action action)
{
	(void)view;
	if (action == ACT_ENTER)
		return "Enter run";
	if (action == ACT_BACK)
		return "Esc close";
	if (action == ACT_COMMANDS || action == ACT_LEAVE)
		return ""; /* here they are letters of the filter */
	return NULL;
}

static void
draw_line(struct draw *d, struct rect line, const struct keys *k, int i)
{
	const struct keymap_row *row = k->lines[i];
	bool first = i == 0 || k->lines[i - 1]->group != row->group;
	enum role role = list_mark(d, line, i == k->list.at);
	char key[KEY_NAME_MAX];
	char also[64];
	int col = draw_narrow(d) ? 2 : 11;

	(void)free_keys(key, also, k, row);
	if (col > 2 && (first || i == k->list.top))
		draw_at(d, line.row, 2, role == ROLE_TEXT ? ROLE_HEADING : role,
			row->group);
	draw_at(d, line.row, col, role == ROLE_TEXT ? ROLE_KEY : role, key);
	if (d->cols >= 100 && also[0]) {
		draw_right(d, line.row, d->cols - 1, role, also);
		draw_cut(d, line.row, col + 10,
			 d->cols - col - 12 - pr_text_cells(also, strlen(also)),
			 role, row->help);
	} else {
		draw_cut(d, line.row, col + 10, d->cols - col - 11, role,
			 row->help);
	}
}

static void
draw_command(struct draw *d, struct rect line, const struct keys *k, int i)
{
	const struct keymap_row *row = k->lines[i];
	enum role role = list_mark(d, line, i == k->list.at);
	char key[KEY_NAME_MAX];
	char also[64];
	char label[48];

	(void)free_keys(key, also, k, row);
	snprintf(label, sizeof(label), "%s", row->label);
	label[0] = (char)toupper((unsigned char)label[0]);
	draw_cut(d, line.row, 2, 18, role, label);
	draw_at(d, line.row, 21, role == ROLE_TEXT ? ROLE_KEY : role,
		door_of(row) ? "" : key);
	draw_cut(d, line.row, 31, d->cols - 32, role, row->help);
}

/* The overlay's rows: the whole body, or its lower part for the palette. */
static struct rect
place(struct draw *d, bool whole, int lines)
{
	struct rect body = draw_body(d);
	int want = lines + 3;

	if (!whole && want < body.rows) {
		body.row += body.rows - want;
		body.rows = want;
	}
	draw_fill(d, body, ROLE_TEXT);
	return body;
}

static void
draw_filter(struct draw *d, int row, const char *word, const struct keys *k)
{
	int col = draw_at(d, row, 1, ROLE_HEADING, word);

	field_draw(d, row, col + 1, draw_narrow(d) ? 12 : 30, &k->filter,
		   k->list.n == 0);
	draw_fmt(d, row, draw_narrow(d) ? 30 : 52, ROLE_QUIET, "%d of them",
		 k->list.n);
}

static void
draw_list(struct view *view, struct draw *d, bool help)
{
	struct keys *k = view->state;
	struct rect box = place(d, help, k->list.n);
	int top = box.row;

	draw_rule(d, top++, help ? "Keys on this screen" : "Commands",
		  sit_live(view->tui) && sit_state(view->tui)->rules.timed
			  ? "the clock goes on"
			  : NULL);
	draw_filter(d, top++, help ? "Filter:" : ":", k);
	k->shown = box.rows - 2;
	list_show(&k->list, k->shown);
	for (int i = 0; i < k->shown && k->list.top + i < k->list.n; i++) {
		struct rect line = { top + i, 0, 1, d->cols };

		if (help)
			draw_line(d, line, k, k->list.top + i);
		else
			draw_command(d, line, k, k->list.top + i);
	}
}

static void
draw_help(struct view *view, struct draw *d)
{
	draw_list(view, d, true);
}

static void
draw_palette(struct view *view, struct draw *d)
{
	draw_list(view, d, false);
}

const struct view_ops view_help = {
	.screen = ON_HELP,
	.state_size = sizeof(struct keys),
	.overlay = true,
	.open = open_keys,
	.draw = draw_help,
	.type = type_keys,
	.act = act_keys,
	.may = may_keys,
	.hint = hint_keys,
	.status = status_keys,
};

const struct view_ops view_palette = {
	.screen = ON_PALETTE,
	.state_size = sizeof(struct keys),
	.overlay = true,
	.open = open_keys,
	.draw = draw_palette,
	.type = type_keys,
	.act = act_keys,
	.may = may_keys,
	.hint = hint_keys,
	.status = status_keys,
};
