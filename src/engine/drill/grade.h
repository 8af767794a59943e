/*
 * engine/drill/grade.h - how a list of codes is set against its key
 *
 * floor    engine (drill)
 * idea     The key is a row of slots: one answer, or a group of which one is
 *          enough. Each accepted code of a slot is an entry. Lines and slots
 *          are compared once; everything after works on that table.
 */
#ifndef PR_DRILL_GRADE_H
#define PR_DRILL_GRADE_H

#include "engine/codes/shape.h"
#include "proctor/coding.h"

#define GRADE_SLOTS PR_LINES_MAX
#define GRADE_ENTRIES 96

/* Kinds of feedback as a set of bits. */
#define KIND(name) ((uint64_t)1 << PR_FB_##name)

#define GRADE_NEARLY 0.5 /* from here on a line resembles a slot */

struct entry {
	const struct pr_answer *answer;
	const struct pr_code_row *row; /* NULL: unknown or no table */
	char code[12];
	enum pr_code_system system;
	int key; /* index into the item's answers */
	int slot;
};

struct slot {
	int key;       /* first answer of it */
	double weight; /* 1, or 1.5 when first */
	bool required, first;
	int line; /* that stands for it, -1 */
};

/* How well a line fits an entry, and what is wrong with it. */
struct likeness {
	double credit;
	uint64_t kinds;
	int key;
};

/* How a line came to its slot. */
enum standing {
	STANDS_NOT,
	STANDS_PAIRED,
	STANDS_IN,   /* for a slot nothing resembles, at no credit */
	STANDS_FREE, /* costs nothing: optional, or another of its group */
};

struct grading {
	const struct pr_item *item;
	const struct pr_codebook *book; /* NULL when it has no table */
	struct pr_code_grade *out;
	struct entry entries[GRADE_ENTRIES];
	int n_entries;
	struct slot slots[GRADE_SLOTS];
	int n_slots;
	const struct pr_code_row *rows[PR_LINES_MAX];
	struct likeness like[GRADE_SLOTS][PR_LINES_MAX];
	int slot_of[PR_LINES_MAX]; /* -1 none */
	enum standing standing[PR_LINES_MAX];
	int n_free, surplus;
	double costs;
	int first_fails; /* first-listed rules that failed */
};

/* Whether the book, not NULL, has a table of this system. */
bool grade_has_table(const struct pr_codebook *book,
		     enum pr_code_system system);

/* A row, NULL without book, table or code. */
const struct pr_code_row *grade_row(const struct pr_codebook *book,
				    enum pr_code_system system,
				    const char *code);

/* grade_key.c: slots and entries of the item, systems and rows of lines. */
void grade_key(struct grading *g);
void grade_lines(struct grading *g);
/* The code of an answer in its normal form, and its system. */
void grade_answer_code(char code[static 12], enum pr_code_system *system,
		       const struct pr_item *item, int key,
		       const struct pr_codebook *book);

/* similar*.c: credit and kinds of a line against one accepted code. */
struct likeness similar(const struct grading *g, const struct entry *entry,
			int line);
struct likeness similar_cm(const struct pr_codebook *book,
			   const struct entry *entry, const char *code,
			   const struct pr_code_row *row);
struct likeness similar_pcs(const struct pr_codebook *book,
			    const struct entry *entry, const char *code,
			    const struct pr_code_row *row);
/* O read as 0 and I as 1 in a code of seven; true when there was one. */
bool pcs_undo_slips(char out[static PR_CODE_MAX], const char *code);

enum sides {
	SIDE_RIGHT = 1,
	SIDE_LEFT = 2,
	SIDE_BOTH = 4,
	SIDE_UNSPECIFIED = 8
};

/* True when two titles are equal but for sides and the words on the encounter;
 * fills the sides each names. */
bool similar_title(const char *a, const char *b, unsigned *sides_a,
		   unsigned *sides_b);
/* Whether a title has this word, in any case. */
bool similar_has_word(const char *title, const char *word);

/* grade_pair.c: fills slot_of and slots[].line for required slots. */
void grade_pair(struct grading *g);

/* grade_rest.c: what pairing left over. */
void grade_rest(struct grading *g);

/* order.c: who stands first, and who before whom. */
void grade_order(struct grading *g);
/* Whether a line is as it must be, its place included. */
bool order_is_exact(const struct grading *g, int slot);

/* excludes.c: the note by which two CM codes exclude each other, NULL none;
 * *prose is true when it is one that names no codes. */
struct excluded {
	bool conflict;
	const struct pr_note *note; /* NULL when nobody lent one */
};
struct excluded excludes(const struct pr_item *item,
			 const struct pr_codebook *book,
			 const struct pr_code_row *a,
			 const struct pr_code_row *b);
/* The owner of a note as it is shown; out is room for it. */
const char *note_owner(char out[static 12], const struct pr_note *note);
/* Whether a reference of a note covers a code. */
bool note_covers(const struct pr_note *note, const struct pr_code_row *row);
/* The first note of this kind on a code that covers another, NULL none. */
const struct pr_note *note_of(const struct pr_codebook *book,
			      enum pr_note_kind kind,
			      const struct pr_code_row *on,
			      const struct pr_code_row *other);

/* Whether a code can never stand first, by the rules alone. */
bool never_first_by_rule(const char *code, const struct pr_code_row *row);

/* grade_mark.c */
struct pr_mark *mark_add(struct grading *g, enum pr_feedback kind, int line,
			 int key);
/* Each kind of a set as a mark; a trap on the line's code has the last
 * word. */
void mark_kinds(struct grading *g, uint64_t kinds, int line, int key);
/* Index into the item's traps for a code, -1 none. */
int trap_of(const struct pr_item *item, const char *code);

#endif
