/*
 * tui/question.h - the question screen's own state, shared by its files
 *
 * floor    tui
 * idea     What an event can change is in the seat; here is only what belongs
 *          to the eye and the hand: focus, scroll places, a text being typed.
 */
#ifndef PR_TUI_QUESTION_H
#define PR_TUI_QUESTION_H

#include "proctor/drill.h"
#include "tui/codes_book.h"
#include "tui/codes_line.h"
#include "tui/form.h"
#include "tui/item_text.h"
#include "tui/paper.h"
#include "tui/sit_look.h"
#include "tui/tape.h"
#include "tui/views.h"

#define CHART_TABS 16
#define CHART_ASIDE 9 /* cells a table moves sideways at a time */

enum follow { /* a key that waits for a second one */
	FOLLOW_NONE,
	FOLLOW_STRIKE, /* a letter */
	FOLLOW_SURE,   /* 1 to 3 */
	FOLLOW_NOTICE, /* any key: it was read */
};

/* Case material: its pages and where each is being read. */
struct chart {
	char of[37]; /* uuid, "" none */
	const struct pr_stimulus *stimulus;
	int tab, n_tabs;
	uint32_t opened;
	struct ui_text text; /* of the tab */
	struct pane panes[CHART_TABS];
	int aside;  /* cells that tables are moved to the left */
	int wide;   /* cells of the widest table beyond the pane */
	bool focus; /* else the question has it */
	bool whole; /* the pane with the focus has all the room */
	bool alone; /* it takes turns with answer and reasons */
	bool unicode;
	int more; /* rows or columns added by } */
	struct field find;
	bool finding;
};

/* What a drill adds to an item. */
struct drilling {
	bool on;           /* the sitting is a drill */
	bool open_book;    /* codes may be looked up */
	char edition[240]; /* what is said of the code set, "" nothing */
	bool lapsed;       /* and that a newer one is in force */
	struct pr_drill_pace pace;
};

/* Words being marked. */
struct marking {
	bool on;
	size_t word;  /* with the focus */
	int row, col; /* where it was drawn, -1 out of sight */
};

struct question {
	const struct pr_item *item;
	const struct pr_slot *place;
	struct item_text text;
	struct pane stem;
	struct chart chart;
	struct paper why;
	struct marking mark;
	struct tape tape;
	struct drilling drill;
	struct code_lines lines; /* code entry: in the place of the field */
	struct book book;
	int64_t keep_ms; /* boot_ms at which a pause counts as done */
	struct field field;
	char was[FIELD_MAX];        /* what was kept last */
	int given[PR_OPTIONS_MAX];  /* matching: target; ordering: place */
	int row_of[PR_OPTIONS_MAX]; /* for the mouse; -1 not shown */
	int row_end;                /* the row below the last option */
	int first, below;           /* options in sight: from, up to before */
	int slot;                   /* -1: nothing loaded */
	int stem_cols;              /* its width, at the last draw */
	int focus;                  /* place of the option */
	int why_of;                 /* slot, -1 none */
	enum follow follow;
	bool short_lines; /* options were cut to a line each */
	bool moved;       /* by arrows, and not chosen since */
	bool unread_said;
	bool typing;     /* the field has the keys */
	bool dirty;      /* it holds what is not kept */
	bool why_placed; /* few rows: the question itself was skipped */
	bool line_new;   /* the last act was an empty line */
};

/* question_item.c: arriving at an item and leaving it */
void question_load(struct view *view);
void question_release(struct question *q);
enum view_next question_next(struct view *view);
enum view_next question_previous(struct view *view);
void question_jump(struct view *view, enum say_list which);
bool question_closed(const struct view *view);
bool question_typed(const struct question *q);

/* question_answer.c: choosing, striking, placing */
void question_choose(struct view *view, int at, bool digit);
void question_toggle(struct view *view);
void question_strike(struct view *view, int at);
void question_clear(struct view *view);
bool question_may_undo(const struct view *view);
void question_given(struct question *q, const struct pr_cell *cell);

/* question_field.c: the answer box */
void question_field_load(struct view *view, bool arriving);
bool question_field_key(struct view *view, const struct key *key);
bool question_keep(struct view *view);
void question_field_set(struct view *view, const char *text);
void question_field_tick(struct view *view);
bool question_types(const struct view *view, int code);

/* question_codes.c: code lines in the place of the answer box */
bool question_codes(const struct question *q);
void question_codes_load(struct view *view);
void question_codes_text(char *out, size_t size, const struct question *q);
bool question_codes_key(struct view *view, const struct key *key);
bool question_codes_types(const struct question *q, int code);
bool question_codes_act(struct view *view, enum action action);
bool question_codes_may(const struct view *view, enum action action);
const char *question_codes_status(struct view *view);

/* question_drill.c: what a drill adds; the book beside an item */
void question_drill_load(struct view *view);
bool question_book_act(struct view *view, enum action action);
bool question_book_may(const struct view *view);
void question_strip(struct draw *d, struct view *view);

/* question_codes_draw.c: both on the screen */
void question_codes_draw(struct view *view, struct draw *d, struct rect b);
void question_edition(struct draw *d, struct rect *r, const struct question *q);
struct rect question_book_room(struct view *view, struct draw *d,
			       struct rect b);

/* question_show.c: feedback in practice */
void question_show(struct view *view);
bool question_shown(const struct view *view);
void question_why(struct view *view);

/* question_chart.c: case material */
void chart_load(struct chart *chart, const struct pr_stimulus *stimulus,
		bool unicode);
void chart_release(struct chart *chart);
bool chart_key(struct tui *tui, struct chart *chart, const struct key *key);
bool chart_act(struct tui *tui, struct chart *chart, enum action action);
void chart_tabs_draw(struct draw *d, const struct chart *chart);
void chart_draw(struct draw *d, struct rect r, struct chart *chart);

/* question_table.c: the text of a chart page; tables are not wrapped */
void chart_text_draw(struct draw *d, struct rect r, struct chart *chart);

/* question_draw.c, question_options.c, question_strip.c */
void question_draw(struct view *view, struct draw *d);
int options_lines(const struct question *q, int cols, bool roomy);
int options_cut_lines(const struct view *view, int cols);
int options_count(const struct question *q);
void options_draw(struct draw *d, struct rect r, struct view *view,
		  bool short_lines);
void strip_draw(struct draw *d, struct rect r, struct tui *tui);

/* question_mark.c: highlighting */
struct highlight_arg {
	struct question *question; /* outlives the view */
};
extern const struct view_ops view_highlight; /* struct highlight_arg */
void mark_draw(struct draw *d, struct rect r, struct view *view);

/* question_hint.c */
const char *question_hint(const struct view *view, enum action action);

/* question_follow.c: the small box after x and y */
void follow_start(struct view *view, enum follow what);
void follow_draw(struct draw *d, struct view *view);
void follow_key(struct view *view, int code);
void question_sure(struct view *view, int confidence);

#endif
