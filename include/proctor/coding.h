/*
 * proctor/coding.h - code lines: read, and graded with named feedback
 *
 * floor    engine (drill; pure)
 * idea     A response is a short list of code lines in order. The grader pairs
 *          it with the key by similarity and gives two numbers, strict and
 *          learning, and marks: what kind of error stands at which line. The
 *          same response, key and book give the same grade everywhere; without
 *          a book it judges by characters alone, and that strict score is
 *          what forms and sheets count.
 */
#ifndef PR_CODING_H
#define PR_CODING_H

#include "proctor/codes.h"
#include "proctor/item.h"

#define PR_LINES_MAX 32
#define PR_LINE_MODS 4

struct pr_code_line {
	enum pr_code_system system;
	char code[12]; /* normal form, or as typed when it has no shape */
	char mods[PR_LINE_MODS][3];
	int n_mods;
	int units; /* 0 when not stated */
	char poa;  /* 'Y' 'N' 'U' 'W', 'E' exempt or blank typed, 0 none */
};

/* Stored with responses: never renumbered. Names as in coding.md 5.2. */
enum pr_feedback {
#define X(number, name, words) PR_FB_##name = (number),
#include "proctor/feedback.def"
#undef X
};

struct pr_mark {
	enum pr_feedback kind;
	int line;  /* of the response, -1 when none stands for it */
	int key;   /* index into the item's answers, -1 none */
	int other; /* another line it is about (Excludes1, order), -1 */
	const struct pr_note *note; /* lent by the book, NULL none */
	int authored; /* index into the item's traps, -1: the machine's kind */
};

#define PR_MARKS_MAX 64

struct pr_code_grade {
	int learning, strict; /* whole percent, 0..100 */
	bool right;           /* strict 100 */
	size_t n_lines;
	struct pr_code_line lines[PR_LINES_MAX];
	int paired[PR_LINES_MAX]; /* key index of each line, -1 none */
	size_t n_marks;
	struct pr_mark marks[PR_MARKS_MAX];
};

/**
 * Reads code lines: codes apart by blanks, commas, semicolons or line ends;
 * "-59-RT" modifiers, "x3" or "*3" units, "/Y" or "=Y" POA after a code, with
 * or without a blank between. A system may be named: "cpt:99213".
 *
 * shape    out[PR_LINES_MAX]; *n is filled
 * owns     all are borrowed
 * errors   PR_EINVAL with what cannot be read and what would be right: too
 *          many lines, a modifier without a code, units that are no number
 */
PR_NODISCARD enum pr_status pr_code_lines_read(struct pr_code_line *out,
					       size_t *n, const char *text,
					       struct pr_err *err);

/**
 * Writes lines back in the form that pr_code_lines_read reads, one code a
 * line.
 *
 * shape    out[cap]; returns the length it has or would have
 * owns     lines is borrowed
 */
size_t pr_code_lines_write(char *out, size_t cap,
			   const struct pr_code_line *lines, size_t n);

/**
 * Grades a code_entry response.
 *
 * owns     out is the caller's; item and book are borrowed, book may be NULL;
 *          notes in marks are lent by the book
 * errors   PR_EINVAL when the text cannot be read as code lines: out is then
 *          untouched
 * source   research/coding.md 5.3; vectors drill_grade_vectors.tsv
 */
PR_NODISCARD enum pr_status pr_code_grade(struct pr_code_grade *out,
					  const struct pr_item *item,
					  const char *text,
					  const struct pr_codebook *book,
					  struct pr_err *err);

/* A mark for a person, in four short parts; "" where there is nothing. */
struct pr_mark_words {
	char entered[120];    /* code and title of what was entered */
	char wanted[120];     /* code and title of what was wanted */
	char difference[160]; /* "right side; the record says left" */
	char why[400];        /* note with its owner, the author's sentence, or
				 the rule behind the kind */
};

/**
 * Puts a mark into words.
 *
 * owns     out is the caller's; the others are borrowed, book may be NULL
 */
void pr_mark_words(struct pr_mark_words *out, const struct pr_code_grade *grade,
		   size_t mark, const struct pr_item *item,
		   const struct pr_codebook *book);

/**
 * "WRONG_SEVENTH", and the words for people: "wrong seventh character".
 *
 * owns     static strings; "" for a number that is none
 */
const char *pr_feedback_name(enum pr_feedback kind);

/** As pr_feedback_name, in words. */
const char *pr_feedback_words(enum pr_feedback kind);

/** The kind of a name, 0 when it is none. */
enum pr_feedback pr_feedback_of(const char *name);

/** Whether a kind is about the order of codes, not about a code. */
bool pr_feedback_is_order(enum pr_feedback kind);

/* What is wrong with a key itself, found at authoring time. */
struct pr_key_fault {
	int key;   /* index into the item's answers */
	int other; /* the other line, -1 */
	char words[240];
};

/**
 * Checks a code_entry item's own key against the tables: every code valid, no
 * Excludes1 inside that is not allowed, code-first satisfied, additional codes
 * that a must-note asks for there or waived, POA not on exempt codes, seventh
 * characters there.
 *
 * shape    out[max]; returns how many faults there are
 * owns     all are borrowed
 * source   research/coding.md 5.3 (9)
 */
size_t pr_code_key_check(struct pr_key_fault *out, size_t max,
			 const struct pr_item *item,
			 const struct pr_codebook *book);

#endif
