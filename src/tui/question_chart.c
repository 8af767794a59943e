/* question_chart.c - case material: its tabs, its pane, find */
#include "proctor/text.h"
#include "tui/question.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool
has_body(const struct pr_stimulus *s)
{
	return s->body.text && s->body.text[0];
}

static void
tab_title(char out[64], const struct chart *c, int tab)
{
	const struct pr_stimulus *s = c->stimulus;
	int section = tab - has_body(s);
	const char *title = section < 0 ? s->kind : s->sections[section].title;
	struct ui_text clean = { 0 };

	ui_text_set(&clean,
		    title         ? title
		    : section < 0 ? "Case"
				  : "Page",
		    true);
	snprintf(out, 64, "%.60s", clean.bytes ? clean.bytes : "");
	if (section < 0)
		out[0] = (char)toupper((unsigned char)out[0]);
	ui_text_release(&clean);
}

static void
load_text(struct chart *c)
{
	int section = c->tab - has_body(c->stimulus);

	content_text(&c->text,
		     section < 0 ? &c->stimulus->body
				 : &c->stimulus->sections[section].body,
		     c->unicode);
	c->opened |= UINT32_C(1) << c->tab;
}

void
chart_release(struct chart *chart)
{
	ui_text_release(&chart->text);
	*chart = (struct chart){ 0 };
}

/* The next item of the same case finds the chart as it was left. */
void
chart_load(struct chart *c, const struct pr_stimulus *s, bool unicode)
{
	if (s && !strcmp(s->uuid, c->of)) {
		c->stimulus = s;
		c->focus = false;
		return;
	}
	chart_release(c);
	if (!s)
		return;
	c->stimulus = s;
	c->unicode = unicode;
	snprintf(c->of, sizeof(c->of), "%s", s->uuid);
	c->n_tabs = (int)s->n_sections + has_body(s);
	if (c->n_tabs > CHART_TABS)
		c->n_tabs = CHART_TABS;
	if (c->n_tabs == 0)
		chart_release(c);
	else
		load_text(c);
}

static void
turn(struct tui *tui, struct chart *c, int tab)
{
	char title[64];

	if (tab < 0 || tab >= c->n_tabs) {
		tui_say(tui, "The chart has pages 1 to %d.", c->n_tabs);
		return;
	}
	c->tab = tab;
	c->aside = 0;
	load_text(c);
	tab_title(title, c, tab);
	tui_say(tui, "Chart page %d of %d: %s.", tab + 1, c->n_tabs, title);
}

/* The first place of words in text from an offset on, any case; -1 none. */
static long
find_from(const struct ui_text *text, size_t from, const char *words)
{
	size_t n = strlen(words);

	for (size_t at = from; at + n <= text->len; at++) {
		size_t i = 0;

		while (i < n && tolower((unsigned char)text->bytes[at + i]) ==
					tolower((unsigned char)words[i]))
			i++;
		if (i == n)
			return (long)at;
	}
	return -1;
}

static void
find(struct tui *tui, struct chart *c)
{
	struct pane *pane = &c->panes[c->tab];
	long at = find_from(&c->text, pane->top + 1, c->find.text);

	if (at < 0)
		at = find_from(&c->text, 0, c->find.text);
	if (at < 0) {
		tui_say(tui, "\"%.60s\" is not on this page.", c->find.text);
		return;
	}
	pane->top = (size_t)at;
	pane->scroll = 0;
	tui_say(tui,
		"Found \"%.60s\". / and Enter goes to the next "
		"place.",
		c->find.text);
}

static bool
find_key(struct tui *tui, struct chart *c, const struct key *key)
{
	if (key->code == KC_ENTER) {
		c->finding = false;
		if (c->find.text[0])
			find(tui, c);
		return true;
	}
	if (key->code == KC_ESC) {
		c->finding = false;
		tui_say(tui, "Not looked for.");
		return true;
	}
	return field_type(&c->find, key);
}

/* A wide table moves; its first column stays. */
static void
aside(struct tui *tui, struct chart *c, int by)
{
	if (c->wide == 0)
		tui_say(tui, "No table here is wider than the pane.");
	else if (by < 0 ? c->aside == 0 : c->aside >= c->wide)
		tui_say(tui, by < 0 ? "This is the left edge."
				    : "This is the right edge.");
	else
		tui_say(tui, by < 0 ? "The table, from the left."
				    : "The table, further right.");
	c->aside += by; /* held at the next draw */
}

bool
chart_key(struct tui *tui, struct chart *c, const struct key *key)
{
	if (!c->stimulus)
		return false;
	if (c->finding)
		return find_key(tui, c, key);
	if (c->focus && (key->code == KC_LEFT || key->code == KC_RIGHT)) {
		aside(tui, c,
		      key->code == KC_LEFT ? -CHART_ASIDE : CHART_ASIDE);
		return true;
	}
	if (c->focus && key->code >= '1' && key->code <= '9') {
		turn(tui, c, key->code - '1');
		return true;
	}
	return false;
}

static void
say_pane(struct tui *tui, const struct chart *c)
{
	if (c->focus && c->n_tabs == 1)
		tui_say(tui,
			"Pane: chart. Left and Right move a wide "
			"table; Tab: %s.",
			c->alone ? "answer" : "question");
	else if (c->focus)
		tui_say(tui,
			"Pane: chart. 1-%d or [ ] turn the page; "
			"Tab goes to the %s.",
			c->n_tabs, c->alone ? "answer" : "question");
	else
		tui_say(tui, "Pane: %s. Tab goes to the chart.",
			c->alone ? "answer" : "question");
}

/* Reading in the pane; true when it was that. */
static bool
scroll(struct pane *pane, enum action action)
{
	switch ((int)action) {
	case ACT_UP:
	case ACT_DOWN:
		pane_scroll(pane, action == ACT_UP ? -1 : 1);
		return true;
	case ACT_PGUP:
	case ACT_PGDN:
		pane_page(pane, action == ACT_PGUP ? -1 : 1);
		return true;
	case ACT_FIRST:
	case ACT_LAST:
		pane_scroll(pane,
			    action == ACT_FIRST ? -pane->lines : pane->lines);
		return true;
	default:
		return false;
	}
}

static void
divide(struct tui *tui, struct chart *c, int by)
{
	int more = c->more + by;

	c->more = more > 30 ? 30 : more < -30 ? -30 : more;
	tui_say(tui, by > 0 ? "More room for the chart."
			    : "Less room for the chart.");
}

bool
chart_act(struct tui *tui, struct chart *c, enum action action)
{
	if (!c->stimulus)
		return false;
	switch ((int)action) {
	case ACT_TAB:
	case ACT_BACKTAB:
		c->focus = !c->focus;
		say_pane(tui, c);
		return true;
	case ACT_PANE:
		c->whole = !c->whole;
		say_pane(tui, c);
		return true;
	case ACT_TAB_BEFORE:
	case ACT_TAB_AFTER:
		c->focus = c->focus || c->alone;
		turn(tui, c, c->tab + (action == ACT_TAB_AFTER ? 1 : -1));
		return true;
	case ACT_NARROWER:
	case ACT_WIDER:
		divide(tui, c, action == ACT_WIDER ? 2 : -2);
		return true;
	case ACT_FIND:
		c->finding = c->focus = true;
		tui_say(tui, "Type what to find on this page, then "
			     "Enter.");
		return true;
	default:
		return c->focus && scroll(&c->panes[c->tab], action);
	}
}

/* Cells for each title: all of it when all fit, else an even share. */
static int
title_room(const struct draw *d, const struct chart *c)
{
	int room = draw_cols(d) - 9;
	int wanted = 0;

	for (int i = 0; i < c->n_tabs; i++) {
		char title[64];

		tab_title(title, c, i);
		wanted += pr_text_cells(title, strlen(title)) + 5;
	}
	if (wanted <= room)
		return room;
	room = room / c->n_tabs - 5;
	return room < 4 ? 4 : room;
}

void
chart_tabs_draw(struct draw *d, const struct chart *c)
{
	char title[64];
	int room;
	int col;

	if (draw_low(d))
		return;
	draw_fill(d, (struct rect){ 1, 0, 1, draw_cols(d) }, ROLE_TEXT);
	if (draw_narrow(d)) {
		tab_title(title, c, c->tab);
		draw_fmt(d, 1, 1, ROLE_HEADING, "Chart %d/%d: %s", c->tab + 1,
			 c->n_tabs, title);
		return;
	}
	room = title_room(d, c);
	col = draw_at(d, 1, 1, ROLE_QUIET, "Chart: ");
	for (int i = 0; i < c->n_tabs; i++) {
		bool on = i == c->tab;
		enum role role = on ? ROLE_HEADING : ROLE_TEXT;

		tab_title(title, c, i);
		col = draw_fmt(d, 1, col, role, "%s%d ", on ? "[" : " ", i + 1);
		col = draw_cut(d, 1, col, room, role, title);
		col = draw_at(d, 1, col, role, on ? "] " : "  ");
	}
}

/* Which page, and how much of it is in sight. */
static void
draw_heading(struct draw *d, struct rect r, const struct chart *c)
{
	char title[64];
	char left[96];
	char where[48];

	pane_where(where, &c->panes[c->tab]);
	if (c->wide) {
		size_t used = strlen(where);

		snprintf(where + used, sizeof(where) - used, "%s%s",
			 used ? ", " : "",
			 c->aside < c->wide ? "Right" : "Left");
	}
	tab_title(title, c, c->tab);
	snprintf(left, sizeof(left), "%s%d %s", c->focus ? "> " : "",
		 c->tab + 1, title);
	if (draw_low(d)) {
		draw_cut(d, r.row, r.col, r.cols - (int)strlen(where) - 1,
			 ROLE_HEADING, left);
		draw_right(d, r.row, r.col + r.cols, ROLE_QUIET, where);
	} else if (r.row > 2 && r.cols + 2 >= draw_cols(d)) {
		draw_rule(d, r.row - 1, left, where);
	} else if (where[0]) {
		draw_right(d, r.row - 1, r.col + r.cols, ROLE_QUIET, where);
	}
}

void
chart_draw(struct draw *d, struct rect r, struct chart *c)
{
	struct rect text = r;

	if (draw_low(d)) { /* the rule is not there to carry the heading */
		text.row++;
		text.rows--;
	}
	chart_text_draw(d, text, c);
	draw_heading(d, r, c);
	if (c->finding) {
		int row = r.row + r.rows - 1;

		draw_fill(d, (struct rect){ row, r.col, 1, r.cols }, ROLE_TEXT);
		draw_at(d, row, r.col, ROLE_HEADING, "Find: ");
		field_draw(d, row, r.col + 6, r.cols - 8, &c->find, true);
	} else if (c->focus) {
		draw_focus(d, r.row, r.col);
	}
}
