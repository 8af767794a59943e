/* convert/codes_fields.h - a line taken apart at its TABs */
#ifndef PR_CONVERT_CODES_FIELDS_H
#define PR_CONVERT_CODES_FIELDS_H

#include "codes_internal.h"

#define FIELDS_MAX 32

struct fields {
	const char *text[FIELDS_MAX]; /* not ended by NUL */
	size_t len[FIELDS_MAX];
	size_t n; /* more than FIELDS_MAX: so many, and more */
};

void fields_cut(struct fields *f, const char *line, size_t len);
/* Where a heading stands, -1 when it does not. */
int fields_find(const struct fields *f, const char *heading);
bool field_is(const struct fields *f, size_t i, const char *text);

#endif
