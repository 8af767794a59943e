/*
 * convert/codes_internal.h - what the readers of code tables share
 *
 * floor    convert
 * idea     A source gives the bytes of one member of the file; a reader takes
 *          lines or XML elements from it and puts rows. The first fatal
 *          finding stops everything; the table at hand then never ends.
 */
#ifndef PR_CONVERT_CODES_INTERNAL_H
#define PR_CONVERT_CODES_INTERNAL_H

#include "convert/codes.h"
#include "convert/internal.h"
#include "proctor/coderows.h"

#define EDITION_MAX 16
#define NAME_MAX_SHOWN 120

struct xml;

struct codes {
	struct job job; /* report, lines, the first failure */
	const struct codes_options *options;
	char member[NAME_MAX_SHOWN + 1]; /* "" when the file is no archive */
	long line;                       /* being read; 0: as a whole */
	const struct xml *xml;           /* knows its line itself */
	enum pr_table_what what;         /* of the table that is open */
	bool open;
	char edition[EDITION_MAX]; /* of that table */
	long rows, all_rows;       /* of that table, of all that ended */
	long terms; /* of that table, when its rows are cells of terms */
	long tables;
	struct buf clean; /* of one field that is not plain ASCII */
};

/* True when nothing more is to be read. */
static inline bool
codes_over(const struct codes *c)
{
	return c->job.st != PR_OK || c->job.fatal;
}

/* ---- codes_put.c ---- */
void codes_say(struct codes *c, int rule, long line, long column,
	       const char *one, const char *two, const char *three);
/* A line of the wrong layout: what is wrong, what would be right. */
void codes_fault(struct codes *c, long column, const char *what,
		 const char *right);
/* The bytes end where more is due. */
void codes_cut(struct codes *c, const char *missing);
void codes_limit(struct codes *c, const char *has, const char *allowed);
void codes_skipped(struct codes *c, const char *why);
void codes_no_memory(struct codes *c);

/* found is the edition by content, "" when it does not say. */
void table_begin(struct codes *c, enum pr_table_what what, const char *found);
void table_end(struct codes *c);
const char *table_word(enum pr_table_what what);

void row_begin(struct codes *c, char kind);
void row_text(struct codes *c, const char *text, size_t len);
void row_string(struct codes *c, const char *text);
void row_long(struct codes *c, long n);
void row_end(struct codes *c);
/* Without its dot, in upper case: "I50.9" as "I509". */
void row_code(struct codes *c, const char *text, size_t len);
/* "20240101" as "2024-01-01", blank as "". */
void row_date(struct codes *c, const char *text, size_t len);

/* ---- codes_name.c ---- */
/* The edition of a table by content or, failing that, by the names. */
void edition_of(const struct codes *c, enum pr_table_what what,
		const char *found, char out[EDITION_MAX]);
/* The first year 2000-2099 in a text, 0 when it has none. */
int year_in(const char *text);
/* Whether a word of lower case letters stands in a text, in any case. */
bool names(const char *text, const char *word);
/* The part of a path after its folders. */
const char *base_name(const char *path);

/* ---- codes_source.c ---- */
#define SOURCE_CAP ((size_t)128 << 10)

struct source {
	struct codes *c;
	struct archive *archive;
	char *bytes; /* SOURCE_CAP of them */
	size_t at, len;
	bool end;      /* the archive has no more bytes of this member */
	bool whole;    /* the last line that was given had its line end */
	size_t opened; /* bytes unpacked, of all members */
	long members;
	const char *in; /* the file */
	size_t in_len;
	bool gzip;
	uint32_t crc, crc_of[256]; /* of a gzip file's content so far */
};

/* Both are NULL-safe only at the end; false: a finding or failure is there. */
bool source_open(struct source *s, struct codes *c, const char *bytes,
		 size_t len);
void source_close(struct source *s);
/* The next member that is a file; false at the end and on failure. */
bool source_next(struct source *s);
/* What lies ready of the member, at its begin up to SOURCE_CAP bytes. */
size_t source_peek(const struct source *s, const char **bytes);
size_t source_read(struct source *s, char *out, size_t max);
/* The next line without its end, lent until the next call; sets c->line. */
bool source_line(struct source *s, const char **text, size_t *len);
/* After the last line: says so when that was cut off. */
bool source_ended(struct source *s);

/* ---- the readers: each begins and ends its table ---- */
void read_order(struct codes *c, struct source *s, enum pr_table_what what);
void read_codes(struct codes *c, struct source *s);
void read_poa(struct codes *c, struct source *s);
void read_hcpcs_fixed(struct codes *c, struct source *s);
void read_hcpcs_table(struct codes *c, struct source *s);
void read_drg_titles(struct codes *c, struct source *s);
void read_drg_lists(struct codes *c, struct source *s);
void read_drg_table(struct codes *c, struct source *s);
void read_cpt(struct codes *c, struct source *s);
void read_xml(struct codes *c, struct source *s);

/* codes_guess.c: finds the reader of a member and calls it. */
void read_member(struct codes *c, struct source *s);

/* Letters and digits of a code, 3 to 7, the first a letter; dots left out. */
bool is_cm(const char *text, size_t len);
/* The CM or PCS file ends too early to be whole: says what is missing. */
void check_last(struct codes *c, const char *last, long rows, long enough,
		const char *from, const char *right);
/* HCPCS codes of dentistry that were dropped. */
void say_dental(struct codes *c, long n);

#endif
