/*
 * app/tables.h - the code tables at work: what their files share
 *
 * floor    app
 * idea     A struct pr_tables is one connection and, of each table, the part
 *          of the edition it speaks of. Everything that was read stays in an
 *          arena until it is closed, found again by a key of 64 bits.
 */
#ifndef PR_APP_TABLES_H
#define PR_APP_TABLES_H

#include "proctor/coderows.h"
#include "proctor/search.h"
#include "proctor/store_codes.h"
#include "proctor/tables.h"
#include "util/arena.h"

/* What was read, by key: a letter of its kind and 56 bits. */
struct tables_map {
	uint64_t *keys; /* 0 free */
	void **values;
	size_t n, cap;
};

struct pr_tables {
	struct pr_codes *codes;
	int64_t part[PR_TABLES]; /* row number of each table, 0 none */
	char edition[PR_CODE_SYSTEMS][16];
	long size[PR_TABLES][PR_CODEBOOK_LISTS];
	struct pr_codebook book;
	struct arena *arena;
	struct tables_map map;
	uint64_t missing[1024]; /* keys of codes that are not there */
	size_t failed;          /* questions that were not answered */
	/* what tables_find.c keeps, and how it ends: set by it, NULL none */
	void *finder;
	void (*finder_free)(void *finder);
};

/* ---- tables_edition.c ---------------------------------------------------- */

/* Of which system a table is. */
enum pr_code_system tables_system(enum pr_table_what what);
/* "cm_order"; and back, PR_TABLES when it is none. */
const char *tables_word(enum pr_table_what what);
enum pr_table_what tables_what(const char *word);
/* Older, same, newer: <0, 0, >0; runs of digits as numbers. */
int tables_newer(const char *a, const char *b);

struct tables_part {
	int64_t id, file;
	enum pr_table_what what;
	char edition[16];
	long rows;
	int64_t loaded_ms;
	char name[256];
};

struct tables_parts {
	struct tables_part *parts;
	size_t n, cap;
};

/* Every part there is, by table and edition; freed with free(parts). */
PR_NODISCARD enum pr_status tables_parts(struct tables_parts *out,
					 struct pr_codes *codes,
					 struct pr_err *err);
/* Which parts make the edition; "" or NULL: the newest of each system, before
 * it: only older ones than those. */
void tables_choose(struct pr_tables *tables, const struct tables_parts *parts,
		   const char *edition, const struct pr_tables *before);

/* ---- tables_open.c ------------------------------------------------------- */

/* A book over a connection; sizes are read. Takes codes in any case. */
PR_NODISCARD enum pr_status tables_new(struct pr_tables **out,
				       struct pr_codes *codes,
				       const struct tables_parts *parts,
				       const char *edition,
				       const struct pr_tables *before,
				       struct pr_err *err);
/* The tables of the edition before in each system; PR_ENOTFOUND: none. */
PR_NODISCARD enum pr_status tables_open_before(struct pr_tables **out,
					       const char *data_dir,
					       const struct pr_tables *now,
					       struct pr_err *err);

/* ---- tables_map.c -------------------------------------------------------- */

uint64_t tables_key(char kind, uint64_t number);
/* A text of at most seven bytes; 0 when it is longer. */
uint64_t tables_key_text(char kind, const char *text);
void *tables_map_get(const struct tables_map *map, uint64_t key);
/* False without memory, or for no key or value. */
bool tables_map_put(struct tables_map *map, uint64_t key, void *value);
void *tables_get(const struct pr_tables *tables, uint64_t key);
/* Keeps value; false without memory. */
bool tables_keep(struct pr_tables *tables, uint64_t key, void *value);
void tables_map_release(struct tables_map *map);

struct pr_value tables_int(int64_t number);
struct pr_value tables_text(const char *text);
/* A question about rows of a table: visit sees them. False when it failed. */
bool tables_ask(struct pr_tables *tables, enum pr_codes_ask ask,
		enum pr_table_what what, const struct pr_value *key, void *ctx,
		bool (*visit)(void *ctx, const struct pr_value *c, size_t n));
/* How often something could not be read or kept so far: what was read while
 * this number grew is not whole, and is not to be kept. */
size_t tables_trouble(const struct pr_tables *tables);
/* A copy in the arena; "" for NULL and without memory. */
const char *tables_lend(struct pr_tables *tables, const struct pr_value *cell);

/* ---- tables_book*.c ------------------------------------------------------ */

void tables_book_fill(struct pr_tables *tables);
/* Sets the members of the book that its file is about. */
void tables_book_notes(struct pr_codebook *book);
void tables_book_lists(struct pr_codebook *book);
const struct pr_pcs_table *tables_pcs_table(void *ctx, const char *code);
/* Where a key is kept that was asked for in vain. */
uint64_t *tables_gone(struct pr_tables *tables, uint64_t key);

/* A node of the tabular: chapter, section, category, code or stem. */
struct tables_node {
	long n;
	const char *node;  /* "I50", "I30-I5A", "ch 9" */
	const char *title; /* NULL: as in the order file */
	struct tables_node *up;
	bool has_own, has_all;
	struct pr_note *own; /* its own notes, and their numbers */
	long *numbers;
	size_t n_own;
	struct pr_note *all; /* with those of the nodes above */
	size_t n_all;
};

/* The node of a code or the nearest above it; NULL none. */
struct tables_node *tables_node(struct pr_tables *tables, const char *code);
/* The node of just this name. */
struct tables_node *tables_node_named(struct pr_tables *tables,
				      const char *name);
/* Nodes right below one, in book order; n_out of *out, lent. */
size_t tables_node_below(struct pr_tables *tables,
			 const struct tables_node *node,
			 struct tables_node *const **out);

/* The row of a code by its n, those outside the lists too; NULL: none. */
const struct pr_code_row *tables_row(struct pr_tables *tables,
				     enum pr_code_system system, long n);
/* An index line by its n in its own table, past the list too; NULL: none. */
const struct pr_index_line *tables_line(struct pr_tables *tables, bool external,
					long n);
/* An entry of the PCS index: its term, and the code it leads to in code. */
const char *tables_entry(struct pr_tables *tables, long n,
			 char code[PR_CODE_MAX]);
#endif
