/*
 * app/tables_build.h - a search block while it is made
 *
 * floor    app
 */
#ifndef PR_APP_TABLES_BUILD_H
#define PR_APP_TABLES_BUILD_H

#include "tables_search.h"

/* A code of the edition. */
struct build_code {
	const char *code, *title;
	int64_t n;
	bool valid, unspecified;
	int32_t usual; /* of a header: the code below that is meant, -1 */
};

struct build {
	struct pr_codes *codes;
	const int64_t *part;
	enum pr_code_system system;
	struct pr_search_builder *builder;
	struct arena *arena;
	struct build_code *rows; /* in book order */
	size_t n_rows, cap_rows;
	uint32_t *slots; /* of codes, 0 free, else place in rows + 1 */
	size_t n_slots;
	enum pr_status st; /* the first failure; the rest is dropped */
	struct pr_err *err;
};

/* One question about a part; visit gets b when ctx is NULL. */
void build_ask(struct build *b, enum pr_codes_ask ask, enum pr_table_what what,
	       void *ctx,
	       bool (*visit)(void *ctx, const struct pr_value *c, size_t n));

/* The place of a code in rows, -1 when it is not in the edition. */
int32_t build_find(const struct build *b, const char *code);

/*
 * Adds a line that leads to rows[at]; when that is a header with a usual code,
 * one for this too. at -1: none, its number is `none`.
 */
void build_add(struct build *b, const struct pr_search_entry *line, int32_t at,
	       uint32_t none);

uint32_t build_ref(enum search_place place, int64_t n);

/* Splits a path at ", " into levels, in text; what is deeper is left joined. */
size_t build_levels(char *text, const char *levels[PR_SEARCH_LEVELS]);

/* tables_search_lines.c: both indexes, with the tables they refer to. */
void build_lines(struct build *b);

/* tables_search_cells.c: neoplasms and drugs. */
void build_cells(struct build *b);

/* The column of a neoplasm cell in words: "malignant primary ..." */
const char *build_behavior(int64_t col);

#endif
