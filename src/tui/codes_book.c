/* codes_book.c - the code book: the index and the way between pages */
#include "tui/codes_book.h"

#include "tui/codes_state.h"
#include "util/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool
book_begin(struct book *book, struct tui *tui)
{
	book->tables = pr_desk_tables(tui_desk(tui));
	if (!book->hits)
		book->hits = mem_array(BOOK_HITS, sizeof(*book->hits));
	return book->hits != NULL;
}

void
book_release(struct book *book)
{
	free(book->hits);
	pr_page_free(book->page);
	*book = (struct book){ 0 };
}

/* ---- the index ---------------------------------------------------------- */

static void
find(struct tui *tui, struct book *book)
{
	struct pr_err err = { 0 };

	book->n_hits = 0;
	book->list = (struct list){ 0 };
	if (!book->query.text[strspn(book->query.text, " ")])
		return;
	if (pr_tables_find(book->tables, book->query.text, book->system,
			   book->hits, BOOK_HITS, &book->n_hits, &err) != PR_OK)
		tui_alarm(tui, &err);
	book->list.n = (int)book->n_hits;
}

static const struct pr_hit *
hit_of(const struct book *book)
{
	if (book->list.at < 0 || (size_t)book->list.at >= book->n_hits)
		return NULL;
	return &book->hits[book->list.at];
}

bool
book_sign(int code)
{
	return code > 0 && code < 0x80 && strchr("?:[]{}></", code);
}

bool
book_key(struct tui *tui, struct book *book, const struct key *key)
{
	char before[FIELD_MAX];
	int code = key->code;

	if (book->page_up || !book->tables || code == KC_HOME || code == KC_END)
		return false;
	if (book_sign(code))
		return false;
	memcpy(before, book->query.text, sizeof(before));
	if (!field_type(&book->query, key))
		return false;
	if (strcmp(before, book->query.text) != 0)
		find(tui, book);
	return true;
}

static void
turn_system(struct tui *tui, struct book *book, int by)
{
	const struct pr_codebook *b = pr_tables_book(book->tables);
	int s = (int)book->system;

	do {
		s = (s + by + PR_CODE_SYSTEMS) % PR_CODE_SYSTEMS;
	} while (s != PR_CODE_NONE && !(b->edition[s] && b->edition[s][0]));
	book->system = (enum pr_code_system)s;
	find(tui, book);
	tui_say(tui, "Looking in %s.",
		s ? pr_code_system_name(book->system) : "all code systems");
}

/* ---- pages -------------------------------------------------------------- */

static bool
show(struct tui *tui, struct book *book, const char *code)
{
	struct pr_err err = { 0 };
	struct pr_page *page = NULL;

	if (pr_tables_page(book->tables, code, &page, &err) != PR_OK) {
		tui_alarm(tui, &err);
		return false;
	}
	pr_page_free(book->page);
	book->page = page;
	book->page_up = true;
	book->cursor = book->top = (struct book_row){ 0 };
	book->moved = 0;
	return true;
}

static void
leave_trail(struct book *book, const char *code)
{
	if (book->n_trail == BOOK_TRAIL) {
		memmove(book->trail[0], book->trail[1],
			(BOOK_TRAIL - 1) * sizeof(book->trail[0]));
		book->n_trail--;
	}
	snprintf(book->trail[book->n_trail++], sizeof(book->trail[0]), "%s",
		 code);
}

bool
book_go(struct tui *tui, struct book *book, const char *code)
{
	char from[12] = "";

	if (book->page_up && book->page)
		snprintf(from, sizeof(from), "%s", book->page->code);
	if (!show(tui, book, code))
		return false;
	if (from[0])
		leave_trail(book, from);
	tui_say(tui,
		"Page of %s. ] and [ turn it, Enter follows a code, Backspace "
		"goes back.",
		book->page->code);
	return true;
}

static void
go_back(struct tui *tui, struct book *book)
{
	if (!book->page_up)
		return;
	if (book->n_trail > 0) {
		(void)show(tui, book, book->trail[--book->n_trail]);
		return;
	}
	book->page_up = false;
	tui_say(tui, "Back in the index.");
}

static void
turn(struct tui *tui, struct book *book, const char *to, const char *none)
{
	if (!to[0])
		tui_say(tui, "%s", none);
	else if (show(tui, book, to))
		tui_say(tui, "Page of %s.", book->page->code);
}

/* The first code that a note names and the edition holds. */
static bool
follow_note(struct tui *tui, struct book *book, const struct pr_page_line *line)
{
	const struct pr_codebook *b = pr_tables_book(book->tables);
	struct pr_code_token tokens[8];
	size_t n;

	if (line->kind != PR_PAGE_NOTE || !line->text)
		return false;
	n = pr_code_tokens(tokens, PR_LEN(tokens), line->text);
	for (size_t i = 0; i < n; i++)
		if (b->find(b->ctx, PR_CODE_CM, tokens[i].lo))
			return book_go(tui, book, tokens[i].lo);
	return false;
}

static void
follow(struct tui *tui, struct book *book)
{
	const struct pr_page_line *line;
	const struct pr_hit *hit = hit_of(book);

	if (!book->page_up) {
		if (hit && hit->code[0])
			book_go(tui, book, hit->code);
		else if (hit && hit->see[0])
			tui_say(tui, "See %s. Type that.", hit->see);
		else
			tui_say(tui, "Type a term, or the beginning of a "
				     "code.");
		return;
	}
	line = page_line(book);
	if (line && line->code[0] && strcmp(line->code, book->page->code) != 0)
		book_go(tui, book, line->code);
	else if (!line || !follow_note(tui, book, line))
		tui_say(tui, "This line leads nowhere. Lines with a code of "
			     "their own can be followed.");
}

const char *
book_code(const struct book *book, enum pr_code_system *system)
{
	const struct pr_hit *hit = hit_of(book);
	const struct pr_page_line *line;

	*system = PR_CODE_NONE;
	if (!book->page_up) {
		if (!hit)
			return "";
		*system = hit->system;
		return hit->code;
	}
	if (!book->page)
		return "";
	*system = book->page->system;
	line = page_line(book);
	/* on a code further down the page, that one is meant */
	if (line && line->code[0] &&
	    (line->kind == PR_PAGE_CHILD || line->kind == PR_PAGE_SEVENTH))
		return line->code;
	return book->page->code;
}

static void
take(struct tui *tui, struct book *book)
{
	enum pr_code_system system;
	const char *code = book_code(book, &system);

	if (!code[0])
		tui_say(tui, "There is no code to take here.");
	else if (book->take && book->take(book->ctx, code, system))
		tui_say(tui, "%s taken into the line. Enter: the next line.",
			code);
}

/* Moving in index or page; true when it was that. */
static bool
move(struct book *book, enum action action)
{
	int page = book->shown > 1 ? book->shown - 1 : 1;

	if (!book->page_up)
		return list_move(&book->list, action, book->shown);
	switch ((int)action) {
	case ACT_UP:
		book->moved--;
		return true;
	case ACT_DOWN:
		book->moved++;
		return true;
	case ACT_PGUP:
		book->moved -= page;
		return true;
	case ACT_PGDN:
		book->moved += page;
		return true;
	case ACT_FIRST:
		book->moved = -100000;
		return true;
	case ACT_LAST:
		book->moved = 100000;
		return true;
	default:
		return false;
	}
}

static bool
turn_page(struct tui *tui, struct book *book, enum action action)
{
	if (action != ACT_TAB_BEFORE && action != ACT_TAB_AFTER)
		return false;
	if (!book->page_up || !book->page)
		tui_say(tui, "Enter opens a page first; then ] and [ turn it.");
	else if (action == ACT_TAB_BEFORE)
		turn(tui, book, book->page->before,
		     "This is the first code there is.");
	else
		turn(tui, book, book->page->after,
		     "This is the last code there is.");
	return true;
}

bool
book_act(struct tui *tui, struct book *book, enum action action)
{
	if (!book->tables)
		return false;
	if (move(book, action) || turn_page(tui, book, action))
		return true;
	switch ((int)action) {
	case ACT_ENTER:
		follow(tui, book);
		return true;
	case ACT_PREVIOUS:
		go_back(tui, book);
		return true;
	case ACT_FIND:
		book->page_up = false;
		tui_say(tui, "The index. Type a term, or the beginning of a "
			     "code.");
		return true;
	case ACT_WIDER:
		turn_system(tui, book, 1);
		return true;
	case ACT_NARROWER:
		turn_system(tui, book, -1);
		return true;
	case ACT_COPY:
		take(tui, book);
		return true;
	default:
		return false;
	}
}

/* ---- words -------------------------------------------------------------- */

static void
hit_status(struct book *book, const struct pr_hit *hit)
{
	if (!hit->code[0]) {
		snprintf(book->status, BOOK_STATUS, "%s: see %s.", hit->path,
			 hit->see);
		return;
	}
	snprintf(book->status, BOOK_STATUS, "%s%s %s%s%s%s", hit->code,
		 hit->billable ? "" : " (a header)", hit->title,
		 hit->path[0] ? ". Index: " : "", hit->path,
		 hit->path[0] ? "." : "");
}

const char *
book_status(struct book *book)
{
	const struct pr_hit *hit = hit_of(book);
	const struct pr_page_line *line;

	book->status[0] = '\0';
	if (!book->page_up && hit)
		hit_status(book, hit);
	else if (!book->page_up && book->query.len)
		snprintf(book->status, BOOK_STATUS,
			 "Nothing in the index for \"%.60s\".",
			 book->query.text);
	else if (!book->page_up)
		snprintf(book->status, BOOK_STATUS,
			 "Type a term or the beginning of a code; Enter opens "
			 "the page.");
	else if (book->page) {
		line = page_line(book);
		if (line && line->code[0] &&
		    strcmp(line->code, book->page->code) != 0)
			snprintf(book->status, BOOK_STATUS, "Enter goes to %s.",
				 line->code);
		else
			snprintf(book->status, BOOK_STATUS,
				 "%s, %s. Backspace goes back, / to the index.",
				 book->page->code,
				 book->page->billable ? "valid" : "a header");
	}
	return book->status;
}

/* ---- drawing ------------------------------------------------------------ */

static void
draw_hit(struct draw *d, struct rect line, struct book *book, int i)
{
	const struct pr_hit *hit = &book->hits[i];
	bool here = i == book->list.at && book->focus;
	enum role role = here ? list_mark(d, line, true) : ROLE_TEXT;
	int col = line.col + 2;
	int end = line.col + line.cols;
	char code[24];
	bool wide = line.cols >= 70;
	int half = (end - col - 11) / 2;

	snprintf(code, sizeof(code), "%s%s", hit->code[0] ? hit->code : "see",
		 hit->billable || !hit->code[0] ? "" : "-");
	draw_cut(d, line.row, col, 9, role == ROLE_TEXT ? ROLE_KEY : role,
		 code);
	col += 10;
	if (!hit->code[0]) {
		col = draw_cut(d, line.row, col, end - col, role, hit->path);
		if (end - col > 6)
			draw_fmt(d, line.row, col, role, ": %s", hit->see);
		return;
	}
	draw_cut(d, line.row, col, wide && hit->path[0] ? half : end - col,
		 role, hit->title[0] ? hit->title : hit->path);
	if (wide && hit->path[0])
		draw_cut(d, line.row, col + half + 1, end - col - half - 1,
			 role == ROLE_TEXT ? ROLE_QUIET : role, hit->path);
}

static void
draw_index(struct draw *d, struct rect r, struct book *book)
{
	int col = draw_at(d, r.row, r.col, ROLE_HEADING, "Find: ");
	int cells = r.cols - 6 < 40 ? r.cols - 6 : 40;
	bool typed = book->focus && book->list.n == 0;

	field_draw(d, r.row, col, cells, &book->query, typed);
	if (r.cols > 60)
		draw_fmt(d, r.row, col + cells + 2, ROLE_QUIET, "%s",
			 book->system == PR_CODE_NONE
				 ? "all systems"
				 : pr_code_system_name(book->system));
	book->shown = r.rows - 1;
	list_show(&book->list, book->shown);
	for (int i = 0; i < book->shown && book->list.top + i < book->list.n;
	     i++)
		draw_hit(d,
			 (struct rect){ r.row + 1 + i, r.col - 1, 1,
					r.cols + 1 },
			 book, book->list.top + i);
}

static void
heading(char left[80], char right[48], const struct book *book)
{
	right[0] = '\0';
	if (book->page_up) {
		page_heading(left, right, book);
		return;
	}
	snprintf(left, 80, "%sCODE BOOK  index", book->focus ? "> " : "");
	if (book->n_hits == BOOK_HITS)
		snprintf(right, 48, "the first %d", BOOK_HITS);
	else if (book->query.len)
		snprintf(right, 48, "%zu hit%s", book->n_hits,
			 book->n_hits == 1 ? "" : "s");
}

static void
draw_none(struct draw *d, struct rect r)
{
	draw_wrap(d, r, 0, ROLE_TEXT,
		  "No code tables are here. \"proctor codes import FILE\" "
		  "takes the official files in.");
}

void
book_draw(struct draw *d, struct rect r, struct book *book, bool rule)
{
	char left[80];
	char right[48];

	if (r.rows < 2)
		return;
	heading(left, right, book);
	if (rule && r.cols + 2 >= draw_cols(d)) {
		draw_fill(d, (struct rect){ r.row, 0, 1, draw_cols(d) },
			  ROLE_TEXT);
		draw_rule(d, r.row, left, right[0] ? right : NULL);
	} else if (rule) {
		draw_cut(d, r.row, r.col, r.cols - (int)strlen(right) - 1,
			 ROLE_HEADING, left);
		draw_right(d, r.row, r.col + r.cols, ROLE_QUIET, right);
	}
	r.row += rule;
	r.rows -= rule;
	if (!book->tables)
		draw_none(d, r);
	else if (book->page_up && book->page)
		page_draw(d, r, book);
	else
		draw_index(d, r, book);
}
