/*
 * report/json.h - JSON written member by member
 *
 * floor    report
 * idea     The caller says what, never a brace or a comma. key is NULL inside
 *          an array; a NULL text and a number that is none become null.
 */
#ifndef PR_REPORT_JSON_H
#define PR_REPORT_JSON_H

#include "report/paper.h"

#define JSON_DEPTH 8

/* Zeroed but for paper, it is at the start of a document. */
struct json {
	struct paper *paper;
	int depth;
	bool has[JSON_DEPTH]; /* a member stands already at this depth */
	bool array[JSON_DEPTH];
	bool flat; /* members of the present object on one line */
};

void json_object(struct json *json, const char *key);
void json_array(struct json *json, const char *key);
/* Ends the object or array that is open; a line end after the outermost. */
void json_end(struct json *json);

void json_text(struct json *json, const char *key, const char *text);
/* As json_text, but "" becomes null too. */
void json_maybe(struct json *json, const char *key, const char *text);
void json_int(struct json *json, const char *key, int64_t value);
void json_bool(struct json *json, const char *key, bool value);
/* At most so many decimals. */
void json_number(struct json *json, const char *key, double value,
		 int decimals);
void json_null(struct json *json, const char *key);

#endif
