/*
 * engine/drill/gen_cm.h - what generators of diagnoses share
 *
 * floor    engine (drill)
 * idea     Rows by importance, neighbours in the table, what notes say of a
 *          pair, titles that differ in one word.
 */
#ifndef PR_DRILL_GEN_CM_H
#define PR_DRILL_GEN_CM_H

#include "gen.h"
#include "grade.h"

#define CM_GUIDE_LEVEL "I.B.2"
#define CM_GUIDE_LOOK "I.B.1"

/* Whether this draw takes a code: common chapters more often than rare ones,
 * oddities hardly ever. */
bool cm_wanted(struct gen *g, const char *code);
/* A code that may be reported, by importance; NULL when none was met. */
const struct pr_code_row *cm_draw(struct gen *g);
const struct pr_code_row *cm_find(const struct gen *g, const char *code);
/* The row, NULL when it is not there or may not be reported. */
const struct pr_code_row *cm_valid(const struct gen *g, const char *code);
/* Place of a row in PR_LIST_CM, -1 none; the row at a place, NULL none. */
long cm_place(const struct gen *g, const struct pr_code_row *row);
const struct pr_code_row *cm_at(const struct gen *g, long place);
/* A code below a row that may be reported, by chance; NULL none. */
const struct pr_code_row *cm_below(struct gen *g,
				   const struct pr_code_row *row);
/* The nearest header above a code, NULL none. */
const struct pr_code_row *cm_header(const struct gen *g, const char *code);
/* The header that lacks nothing but the seventh character, NULL none. */
const struct pr_code_row *cm_stem(const struct gen *g, const char *code);
/* The node that owns a note when it is a code; NULL for sections, chapters. */
const struct pr_code_row *cm_owner(const struct gen *g,
				   const struct pr_note *note);

/* What notes say of two codes, in either direction. */
bool cm_apart(const struct gen *g, const struct pr_code_row *a,
	      const struct pr_code_row *b);
bool cm_joined(const struct gen *g, const struct pr_code_row *a,
	       const struct pr_code_row *b);
bool cm_tolerated(const struct gen *g, const struct pr_code_row *a,
		  const struct pr_code_row *b);
/* Whether a note of this kind that holds for a code names no codes. */
bool cm_has_prose(const struct gen *g, const struct pr_code_row *row,
		  unsigned kinds);

/* The grader's first word for other where key is wanted. */
enum pr_feedback cm_kind(const struct gen *g, const struct pr_code_row *key,
			 const struct pr_code_row *other);
/* Two titles that differ in exactly one word: where it begins in a and how
 * long it is there and in b. */
bool cm_one_word(const char *a, const char *b, size_t *at, size_t *n_a,
		 size_t *n_b);
/* A title without the word at a place, its blanks and commas mended. */
void cm_without(char *out, size_t cap, const char *title, size_t at, size_t n);

#define CM_SIDES 6

/* A code and the codes that differ from it in nothing but the side. */
struct cm_sides {
	size_t at, len; /* the word in the title of the first */
	size_t digit;   /* the character that tells the side */
	size_t n;       /* all of them, the first is the row itself */
	const struct pr_code_row *rows[CM_SIDES];
	unsigned sides[CM_SIDES]; /* enum sides */
};
/* False when there are no two real sides. */
bool cm_sides(const struct gen *g, const struct pr_code_row *row,
	      struct cm_sides *out);
const char *cm_side_name(unsigned side);

/* "I50.1", "section I30-I5A", "chapter 9". */
const char *cm_owner_name(char out[40], const char *owner);
/* Display form. */
const char *cm_show(char out[12], const char *code);
/* A code as it is typed without its X; false when it has none or the result is
 * a code of its own. */
bool cm_no_placeholder(const struct gen *g, const char *code, char out[12]);
/* A planted code, shown. */
void cm_plant(struct gen *g, enum pr_feedback kind, const char *code);
/* Plants the header above, or the code without its seventh character. */
void cm_plant_header(struct gen *g, const char *code);
/* Whether the key's lines stand by the check of authored keys. */
bool cm_key_holds(const struct gen *g);
/* "ICD-10-CM Official Guidelines FY2026" and a section. */
void cm_guide(struct gen *g, const char *section);
/* "ICD-10-CM Tabular List FY2026" and who owns the note. */
void cm_tabular(struct gen *g, const char *owner);
/* A phrase into out: {1} {2} {3} stand for a, b, c, {E} for the edition. */
void cm_fill(const struct gen *g, char *out, size_t cap, const char *phrase,
	     const char *const words[3]);
#define CM_WORDS(a, b, c) ((const char *const[3]){ (a), (b), (c) })
/* The stem and the whole item's rationale from a phrase. */
void cm_ask(struct gen *g, const char *phrase, const char *const words[3]);
void cm_why(struct gen *g, const char *phrase, const char *const words[3]);
/* One of n phrasings by the item's chance. */
const char *cm_pick(struct gen *g, const char *const *phrases, size_t n);
#define CM_PICK(g, phrases) cm_pick(g, phrases, PR_LEN(phrases))

#endif
