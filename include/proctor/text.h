/*
 * proctor/text.h - text that came from somebody else, made fit to be shown
 *
 * floor    util
 * idea     Every string from a file, a form, an argument or the environment
 *          passes pr_text_clean once, at the boundary. What comes out is valid
 *          UTF-8 in NFC, without control characters, invisible characters or
 *          towers of combining marks, so that it can neither steer a terminal
 *          nor read differently from what it is. Widths are terminal cells.
 */
#ifndef PR_TEXT_H
#define PR_TEXT_H

#include "proctor/err.h"

/* How pr_text_clean treats line ends; the default keeps them as LF. */
enum pr_clean_flags {
	PR_CLEAN_FOLD = 1 << 0, /* one line: LF and TAB become one blank */
};

/* What the cleaner took away. CRLF to LF, TAB to blanks and NFC are changes,
 * not removals. */
struct pr_clean {
	size_t removed;    /* code points dropped or replaced */
	size_t invalid;    /* of these, bytes that were no UTF-8 */
	size_t first;      /* byte offset of the first in the input */
	uint32_t first_cp; /* the first; U+FFFD for bytes that were no UTF-8 */
	bool changed;      /* the output differs from the input */
};

/**
 * Makes a clean copy of text.
 *
 * Bytes that are no UTF-8 become U+FFFD. Dropped are the C0 controls except
 * LF and TAB, DEL, the C1 controls, zero-width and bidirectional controls,
 * variation selectors, tags, private use, noncharacters, and every combining
 * mark without a base or after the second on one base. Line and paragraph
 * separators become LF. TAB fills with blanks to the next multiple of eight.
 *
 * shape    text is len bytes, NUL allowed inside (and dropped); *out ends with
 *          NUL; flags are enum pr_clean_flags, or-ed; report may be NULL
 * owns     *out is the caller's, freed with free(), NULL on failure
 * errors   PR_ENOMEM
 * source   research/tui.md 6.3; tests/unit/test_text.c
 */
PR_NODISCARD enum pr_status pr_text_clean(char **out, const char *text,
					  size_t len, unsigned flags,
					  struct pr_clean *report,
					  struct pr_err *err);

/**
 * True when pr_text_clean would give back the same bytes.
 *
 * shape    as pr_text_clean; cheap for plain ASCII
 */
bool pr_text_is_clean(const char *text, size_t len, unsigned flags);

/**
 * Decodes the first code point of text.
 *
 * shape    len > 0; *used is 1..4; what is no UTF-8 gives U+FFFD and *used
 *          steps over the shortest piece that is wrong
 */
uint32_t pr_text_next(const char *text, size_t len, size_t *used);

/**
 * Encodes one code point; surrogates and values above U+10FFFF as U+FFFD.
 *
 * shape    out has room for 4 bytes, no NUL is written; returns 1..4
 */
size_t pr_text_put(char *out, uint32_t cp);

/**
 * Cells that one code point takes: 0, 1 or 2, or -1 when it must not be
 * drawn (a control character, unassigned, or utf8proc and the terminal's
 * wcwidth do not agree). wcwidth is asked only in a multibyte locale.
 *
 * units    terminal cells
 */
int pr_text_width(uint32_t cp);

/**
 * Bytes of the first cluster: one base and the zero-width marks after it.
 *
 * shape    len > 0; *cells, when not NULL, receives its width; what cannot be
 *          drawn counts 1, for the "?" shown in its place
 */
size_t pr_text_cluster(const char *text, size_t len, int *cells);

/**
 * Cells of a text on one line.
 *
 * units    terminal cells
 */
int pr_text_cells(const char *text, size_t len);

/**
 * The longest piece of whole clusters, from the start, that fits.
 *
 * units    width and *cells are terminal cells; returns bytes; cells may be
 *          NULL
 */
size_t pr_text_fit(const char *text, size_t len, int width, int *cells);

/**
 * Writes text in ASCII for terminals that have nothing else: accents go,
 * dashes, quotes and signs get their usual spelling, the rest becomes "?".
 *
 * shape    *out ends with NUL and keeps LF
 * owns     *out is the caller's, freed with free(), NULL on failure
 * errors   PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_text_ascii(char **out, const char *text,
					  size_t len, struct pr_err *err);

/* One line of wrapped text: bytes of the text, without its blanks at the end.
 * indent cells of blanks belong before it (0 unless hang was asked for). */
struct pr_line {
	size_t off, len;
	int cells;
	int indent;
};

/* A text being cut into lines; fill text, len, width, hang; zero the rest. */
struct pr_wrap {
	const char *text;
	size_t len;
	int width; /* cells, taken as 1 when smaller */
	bool hang; /* indent what follows a line's own indent, "- " or "1. " */
	size_t at; /* private from here */
	int hanging;
	bool within;
};

/**
 * The next line, false after the last.
 *
 * Breaks at blanks, at LF, and between wide characters; a word longer than
 * the width is cut between clusters, and never anywhere else, so that codes
 * and numbers stay whole. An empty line is a line; a LF at the very end does
 * not make one.
 *
 * units    line->cells without the indent; only a wide character on a width
 *          of 1 makes it larger than the width
 * owns     both are the caller's; wrap->text is borrowed
 */
bool pr_wrap_next(struct pr_wrap *wrap, struct pr_line *line);

#endif
