/*
 * report/jsonw.h - JSON written member by member
 *
 * floor    report
 * idea     The caller says what, never a brace or a comma. key is NULL inside
 *          an array; a NULL text and a number that is none become null.
 */
#ifndef PR_REPORT_JSONW_H
#define PR_REPORT_JSONW_H

#include "report/page.h"

#define JSON_DEPTH 8

/* Zeroed but for page, it is at the start of a document. */
struct jsonw {
	struct page *page;
	int depth;
	bool has[JSON_DEPTH]; /* a member stands already at this depth */
	bool array[JSON_DEPTH];
	bool flat; /* members of the present object on one line */
};

void jsonw_object(struct jsonw *json, const char *key);
void jsonw_array(struct jsonw *json, const char *key);
/* Ends the object or array that is open; a line end after the outermost. */
void jsonw_end(struct jsonw *json);

void jsonw_text(struct jsonw *json, const char *key, const char *text);
/* As json_text, but "" becomes null too. */
void jsonw_maybe(struct jsonw *json, const char *key, const char *text);
void jsonw_int(struct jsonw *json, const char *key, int64_t value);
void jsonw_bool(struct jsonw *json, const char *key, bool value);
/* At most so many decimals. */
void jsonw_number(struct jsonw *json, const char *key, double value,
		  int decimals);
void jsonw_null(struct jsonw *json, const char *key);

#endif
