/*
 * engine/bank/scan.h - one strict walk over one JSON value in memory
 *
 * floor    engine (bank)
 * idea     The walk checks what RFC 8259 demands and what a tree would lose:
 *          bad UTF-8, NUL, lone surrogates, duplicate names, numbers that a
 *          double would change. A fault inside a string or number does not
 *          lose the place, so the walk goes on to the value's end and only
 *          that record is refused ("soft"); a fault of the grammar stops it.
 */
#ifndef PR_BANK_SCAN_H
#define PR_BANK_SCAN_H

#include "proctor/base.h"

/* Deeper than this the place is lost, whatever the limit asked for. */
#define SCAN_LEVELS 512

/* More names than this in one object are refused; it bounds the compare. */
#define SCAN_NAMES_MAX 4096

enum scan_status {
	SCAN_OK,   /* a whole value; soft faults are in rule */
	SCAN_MORE, /* the window ends inside the value */
	SCAN_BAD,  /* the grammar is broken at at */
	SCAN_NOMEM,
};

struct scan_name {
	const char *text; /* between the quotes, escapes as written */
	uint32_t len;
	uint32_t hash;
};

struct scan_level {
	size_t first_name; /* index of this object's first name */
	bool object;
};

/* Zeroed is valid. Only depth_max is the caller's to set. */
struct scan {
	int depth_max; /* levels allowed inside the value */

	const char *end; /* after the value */
	int rule;        /* first fault as a rule number, 0 none */
	const char *at;  /* where it is */
	const char *why; /* static words for rule 106, else NULL */
	char name[64];   /* the duplicate name or the number, cut to fit */

	const char *p; /* where the walk is */
	const char *e; /* the window's end */
	bool last;     /* the text ends there too */
	bool escaped;  /* the last string has escapes */
	int state;
	size_t depth;
	struct scan_level level[SCAN_LEVELS];
	struct scan_name *names;
	size_t n_names, cap_names;
};

/* Walks the value that begins at p (blanks before it are allowed). */
enum scan_status scan_value(struct scan *s, const char *p, const char *e,
			    bool last);

/* Gives back the work memory; s may be used again. */
void scan_release(struct scan *s);

/* Notes a fault unless one is noted already. */
void scan_fault(struct scan *s, int rule, const char *at, const char *why);

/* scan_text.c: p is after the opening quote; leaves s->p after the other. */
enum scan_status scan_string(struct scan *s);

/* scan_number.c: p is at the first character of a number. */
enum scan_status scan_number(struct scan *s);

/* Length of the UTF-8 sequence at p, 0 when bad, -1 when cut by e. */
int scan_utf8(const unsigned char *p, const unsigned char *e);

/* The value of four hex digits, -1 when they are not. */
int scan_hex4(const char *p);

/* The first byte of [p, e) that is no plain text of a string. */
const char *scan_plain(const char *p, const char *e);

/* How many line feeds [p, e) holds. */
size_t scan_count_lines(const char *p, const char *e);

/* How many characters begin in [p, e). */
size_t scan_count_characters(const char *p, const char *e);

#endif
