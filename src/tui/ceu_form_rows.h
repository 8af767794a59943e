/*
 * tui/ceu_form_rows.h - a form: one field a line, labels before fields
 *
 * floor    tui
 * idea     A view makes the rows anew after every change; the fields behind
 *          them are its own. What is wrong with a row stands below it.
 */
#ifndef PR_TUI_CEU_FORM_ROWS_H
#define PR_TUI_CEU_FORM_ROWS_H

#include "proctor/date.h"
#include "tui/form.h"

#define FORM_ROWS 140

enum form_kind {
	FORM_TEXT,
	FORM_CHOICE, /* left and right change it */
	FORM_BUTTON,
	FORM_HEAD, /* never has the focus */
};

struct form_row {
	enum form_kind kind;
	const char *label;
	struct field *field; /* FORM_TEXT */
	char value[96];      /* FORM_CHOICE */
	bool aloud, jumps;   /* its example is said; a letter chooses */
	const char *example; /* beside it, "" none; of a button: what it does */
	enum action does;    /* FORM_BUTTON */
	const char *fault;   /* below it, NULL none */
	bool remark;         /* the fault is one that may stand */
	int id, claim;       /* the view's own */
};

struct form_ops;

struct form {
	struct form_row rows[FORM_ROWS];
	int n, at, top;
	/* tui/ceu_form_view.h */
	const struct form_ops *ops;
	bool leaving; /* Esc was pressed once */
	char status[600];
};

/* Adds a row; NULL when there is no room for more. */
struct form_row *form_add(struct form *form, enum form_kind kind, int id,
			  int claim, const char *label);
struct form_row *form_text(struct form *form, int id, int claim,
			   const char *label, struct field *field,
			   const char *example);
struct form_row *form_choice(struct form *form, int id, int claim,
			     const char *label, const char *value,
			     const char *example);
void form_button(struct form *form, int id, const char *label, enum action does,
		 const char *sentence);

/* The row with the focus; NULL in an empty form. */
const struct form_row *form_row(const struct form *form);

/* The row of an id and a claim, -1 none. */
int form_find(const struct form *form, int id, int claim);

/* How many rows have a fault, or a remark other than one; *first is the first
 * of them, untouched when there is none. */
int form_marked(const struct form *form, bool remarks, const char *other,
		int *first);

/* Moves over the rows that take the focus; false when it was no move. */
bool form_move(struct form *form, enum action action, int page);

/* After the rows were made anew: keeps the focus on its id and claim. */
void form_keep(struct form *form, int id, int claim);

/* Draws what fits; the row after it. */
int form_draw(struct draw *d, struct rect r, struct form *form);

/* Is the key typed into the row with the focus? */
bool form_types(const struct form *form, int code);

/* Gives a key to the field with the focus; true when it was taken. */
bool form_type(struct form *form, const struct key *key);

/* The same for one field alone. */
bool form_type_field(struct field *field, const struct key *key);

#define FORM_FAULT 120

/* Reads a day that was typed, not after latest (zero: any); false with what is
 * wrong, out untouched. */
bool form_day(struct pr_date *out, const char *typed, struct pr_date latest,
	      char fault[FORM_FAULT]);

#endif
