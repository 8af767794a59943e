/*
 * convert/columns.h - what the columns of a table mean
 *
 * floor    convert
 */
#ifndef PR_CONVERT_COLUMNS_H
#define PR_CONVERT_COLUMNS_H

#include "convert/table.h"

enum role {
	ROLE_NONE,
	ROLE_STEM,
	ROLE_OPTION,
	ROLE_ANSWER, /* "Answer 2": option or key, as the others say */
	ROLE_KEY,
	ROLE_LIST, /* all options in one cell */
	ROLE_WHY,  /* of one option */
	ROLE_RATIONALE,
	ROLE_ID,
	ROLE_TITLE,
	ROLE_DOMAIN,
	ROLE_TASK,
	ROLE_LEVEL,
	ROLE_TYPE,
	ROLE_DIFFICULTY,
	ROLE_TAGS,
	ROLE_SOURCE,
	ROLE_AS_OF,
	ROLE_REFERENCE,
	ROLE_TIME, /* of Kahoot: says how keys count, is not read */
};

struct columns {
	size_t n;
	struct column {
		enum role role;
		int option; /* of ROLE_OPTION and ROLE_WHY, 0-based */
	} of[COLUMNS];
	int known;   /* columns with a meaning */
	int options; /* columns of ROLE_OPTION */
	bool stem, key, list, type, time;
	bool headless; /* the first row is a question */
	struct place at;
};

/* The columns of a heading row. */
void columns_read(struct columns *out, const struct row *row);

/* The columns as --map names them; false when this is not the row, *wrong
 * then says what is missing in it. Roles that are not known: as false, and
 * *bad. */
bool columns_map(struct columns *out, const struct row *row, const char *map,
		 char wrong[128], bool *bad);

/* Whether questions can be read with them. */
bool columns_usable(const struct columns *columns);

/* "stem=Question, A=Option A" and the headings that mean nothing. */
void columns_tell(const struct columns *columns, const struct row *row,
		  struct buf *used, struct buf *unused);

#endif
