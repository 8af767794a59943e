/*
 * tui/ceu_form_view.h - what every form does with keys, focus and sentences
 *
 * floor    tui
 * idea     The state of such a view begins with its struct form, whose ops are
 *          set before it is shown; what differs between forms is there.
 */
#ifndef PR_TUI_CEU_FORM_VIEW_H
#define PR_TUI_CEU_FORM_VIEW_H

#include "tui/ceu_form_rows.h"
#include "tui/view.h"

struct form_ops {
	int page; /* rows of PgUp and PgDn */
	enum view_next (*save)(struct view *view);
	/* is there anything that is not saved? */
	bool (*changed)(struct view *view);
	/* one choice on (1) or back (-1); a letter, false: not taken */
	void (*step)(struct view *view, int by);
	bool (*letter)(struct view *view, int code);
	void (*typed)(struct view *view); /* the row has another value */
	void (*left)(struct view *view);  /* the focus goes on from the row */
	void (*renew)(struct view *view); /* makes the rows anew */
};

/* For struct view_ops. */
bool form_view_type(struct view *view, const struct key *key);
bool form_view_types(const struct view *view, int code);
enum view_next form_view_act(struct view *view, enum action action, int key);
const char *form_view_hint(const struct view *view, enum action action);
const char *form_view_status(struct view *view);

/* Goes to the first row with a fault and says so; false when none has one. */
bool form_view_faulty(struct view *view);

#endif
