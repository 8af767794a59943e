/*
 * tables_book.c - code rows of the book; see proctor/codebook.h
 *
 * A row that was read stays until the tables are closed; which codes are not
 * there is remembered too, in a small table that forgets the older ones.
 */
#include "tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One table of code rows for each system, the fuller one first. */
static enum pr_table_what
base_of(const struct pr_tables *t, enum pr_code_system system)
{
	switch (system) {
	case PR_CODE_CM:
		return t->part[PR_TABLE_CM_ORDER] ? PR_TABLE_CM_ORDER
						  : PR_TABLE_CM_CODES;
	case PR_CODE_PCS:
		return PR_TABLE_PCS_ORDER;
	case PR_CODE_HCPCS:
		return PR_TABLE_HCPCS;
	case PR_CODE_CPT:
		return PR_TABLE_CPT;
	case PR_CODE_DRG:
		return PR_TABLE_DRG_TITLES;
	case PR_CODE_NONE:
		break;
	}
	return PR_TABLES;
}

struct reading {
	struct pr_tables *tables;
	enum pr_code_system system;
	struct pr_code_row *row;
	long n;
};

static struct pr_code_row *
new_row(struct reading *r)
{
	r->row = arena_alloc(r->tables->arena, sizeof(*r->row));
	if (!r->row)
		return NULL;
	*r->row = (struct pr_code_row){ .system = r->system,
					.brief = "",
					.title = "",
					.ended = "",
					.coverage = "" };
	return r->row;
}

/* n code ord last kind brief title ended coverage */
static bool
take_code(void *ctx, const struct pr_value *c, size_t n)
{
	struct reading *r = ctx;
	struct pr_code_row *row = new_row(r);

	(void)n;
	if (!row)
		return false;
	r->n = (long)c[0].number;
	snprintf(row->code, sizeof(row->code), "%s", c[1].text);
	row->order = (long)c[2].number;
	row->last = (long)c[3].number;
	row->valid = c[4].number & 1;
	row->modifier = c[4].number & 2;
	row->title = tables_lend(r->tables, &c[6]);
	row->brief = c[5].type == PR_VALUE_NULL ? row->title
						: tables_lend(r->tables, &c[5]);
	row->ended = tables_lend(r->tables, &c[7]);
	row->coverage = tables_lend(r->tables, &c[8]);
	return false;
}

/* n code title */
static bool
take_cpt(void *ctx, const struct pr_value *c, size_t n)
{
	struct reading *r = ctx;
	struct pr_code_row *row = new_row(r);

	(void)n;
	if (!row)
		return false;
	r->n = (long)c[0].number;
	snprintf(row->code, sizeof(row->code), "%s", c[1].text);
	row->order = row->last = r->n + 1;
	row->valid = true;
	row->title = row->brief = tables_lend(r->tables, &c[2]);
	return false;
}

/* n drg mdc type title */
static bool
take_drg(void *ctx, const struct pr_value *c, size_t n)
{
	struct reading *r = ctx;
	struct pr_code_row *row = new_row(r);

	(void)n;
	if (!row)
		return false;
	r->n = (long)c[0].number;
	snprintf(row->code, sizeof(row->code), "%03u",
		 (unsigned)c[1].number % 1000);
	row->order = row->last = r->n + 1;
	row->valid = true;
	row->title = row->brief = tables_lend(r->tables, &c[4]);
	return false;
}

static void
ask(struct reading *r, bool by_number, const struct pr_value *key)
{
	enum pr_table_what what = base_of(r->tables, r->system);

	if (what == PR_TABLES)
		return;
	if (r->system == PR_CODE_CPT)
		tables_ask(r->tables, by_number ? PR_ASK_CPT_N : PR_ASK_CPT,
			   what, key, r, take_cpt);
	else if (r->system == PR_CODE_DRG)
		tables_ask(r->tables, by_number ? PR_ASK_DRG_N : PR_ASK_DRG,
			   what, key, r, take_drg);
	else
		tables_ask(r->tables, by_number ? PR_ASK_CODE_N : PR_ASK_CODE,
			   what, key, r, take_code);
}

uint64_t *
tables_gone(struct pr_tables *t, uint64_t key)
{
	return &t->missing[key * UINT64_C(0x9e3779b97f4a7c15) >> 54];
}

static const struct pr_code_row *
read_row(struct pr_tables *t, enum pr_code_system system, const char *code,
	 uint64_t key)
{
	struct reading r = { .tables = t, .system = system };
	struct pr_value text = tables_text(code);
	size_t trouble = tables_trouble(t);
	char *end = NULL;

	if (system == PR_CODE_DRG) {
		long drg = strtol(code, &end, 10);

		if (strlen(code) != 3 || *end)
			return NULL;
		text = tables_int(drg);
	}
	ask(&r, false, &text);
	if (tables_trouble(t) != trouble)
		return NULL;
	if (!r.row) {
		*tables_gone(t, key) = key;
		return NULL;
	}
	tables_keep(t, key, r.row);
	return r.row;
}

static const struct pr_code_row *
book_find(void *ctx, enum pr_code_system system, const char *code)
{
	struct pr_tables *t = ctx;
	const struct pr_code_row *row;
	uint64_t key;

	if (system <= PR_CODE_NONE || (int)system >= PR_CODE_SYSTEMS || !code ||
	    !*code)
		return NULL;
	key = tables_key_text((char)system, code);
	row = tables_get(t, key);
	if (row || !key || *tables_gone(t, key) == key)
		return row;
	return read_row(t, system, code, key);
}

/* A row that is read by number is the same as when it is found by code. */
const struct pr_code_row *
tables_row(struct pr_tables *t, enum pr_code_system system, long n)
{
	uint64_t by_n =
		tables_key('R', (uint64_t)system << 40 | (uint64_t)(uint32_t)n);
	struct pr_code_row *row = tables_get(t, by_n);
	struct pr_code_row *known;
	struct reading r = { .tables = t, .system = system };
	struct pr_value key = tables_int(n);
	size_t trouble = tables_trouble(t);
	uint64_t by_code;

	if (row || n < 0)
		return row;
	ask(&r, true, &key);
	if (!r.row || tables_trouble(t) != trouble)
		return NULL;
	by_code = tables_key_text((char)system, r.row->code);
	known = tables_get(t, by_code);
	if (!known) {
		tables_keep(t, by_code, r.row);
		known = r.row;
	}
	tables_keep(t, by_n, known);
	return known;
}

static enum pr_table_what
table_of(const struct pr_tables *t, enum pr_codebook_list list)
{
	switch (list) {
	case PR_LIST_CM:
		return base_of(t, PR_CODE_CM);
	case PR_LIST_PCS:
		return PR_TABLE_PCS_ORDER;
	case PR_LIST_HCPCS:
		return PR_TABLE_HCPCS;
	case PR_LIST_NOTES:
	case PR_LIST_TERMS:
		return PR_TABLE_CM_TABULAR;
	case PR_LIST_INDEX:
		return PR_TABLE_CM_INDEX;
	case PR_LIST_NEOPLASM:
		return PR_TABLE_CM_NEOPLASM;
	case PR_LIST_DRUG:
		return PR_TABLE_CM_DRUG;
	case PR_LIST_PCS_TABLES:
		return PR_TABLE_PCS_TABLES;
	case PR_LIST_PCS_TERMS:
		return PR_TABLE_PCS_DEFINITIONS;
	case PR_LIST_DRG:
		return PR_TABLE_DRG_TITLES;
	case PR_LIST_SEVERITY:
		return PR_TABLE_DRG_SEVERITY;
	case PR_LIST_POA:
		return PR_TABLE_POA_EXEMPT;
	}
	return PR_TABLES;
}

static long
book_count(void *ctx, enum pr_codebook_list list)
{
	const struct pr_tables *t = ctx;
	enum pr_table_what what = table_of(t, list);
	long n;

	if (what == PR_TABLES)
		return 0;
	n = t->part[what] ? t->size[what][list] : 0;
	if (list == PR_LIST_INDEX && t->part[PR_TABLE_CM_EINDEX])
		n += t->size[PR_TABLE_CM_EINDEX][list];
	return n;
}

static bool
take_name(void *ctx, const struct pr_value *c, size_t n)
{
	char *name = ctx;

	(void)n;
	snprintf(name, PR_CODE_MAX, "%s", c[0].text ? c[0].text : "");
	return false;
}

/* The rows of the severity list are rows of CM. */
static const struct pr_code_row *
severe_row(struct pr_tables *t, long n)
{
	struct pr_value key = tables_int(n);
	char code[PR_CODE_MAX] = "";

	tables_ask(t, PR_ASK_SEVERITY_N, PR_TABLE_DRG_SEVERITY, &key, code,
		   take_name);
	return book_find(t, PR_CODE_CM, code);
}

static const struct pr_code_row *
book_row(void *ctx, enum pr_codebook_list list, long n)
{
	struct pr_tables *t = ctx;

	if (n < 0 || n >= book_count(t, list))
		return NULL;
	if (list == PR_LIST_CM)
		return tables_row(t, PR_CODE_CM, n);
	if (list == PR_LIST_PCS)
		return tables_row(t, PR_CODE_PCS, n);
	if (list == PR_LIST_HCPCS)
		return tables_row(t, PR_CODE_HCPCS, n);
	if (list == PR_LIST_SEVERITY)
		return severe_row(t, n);
	return NULL;
}

void
tables_book_fill(struct pr_tables *t)
{
	struct pr_codebook *book = &t->book;

	book->ctx = t;
	for (int s = 0; s < PR_CODE_SYSTEMS; s++) {
		enum pr_table_what what = base_of(t, (enum pr_code_system)s);
		bool has = what != PR_TABLES && t->part[what];

		book->edition[s] = has ? t->edition[s] : "";
	}
	/* parts without codes have no edition that one could speak of */
	if (t->part[PR_TABLE_DRG_SEVERITY])
		book->edition[PR_CODE_DRG] = t->edition[PR_CODE_DRG];
	book->find = book_find;
	book->count = book_count;
	book->row = book_row;
	tables_book_notes(book);
	tables_book_lists(book);
	if (!t->part[PR_TABLE_POA_EXEMPT])
		book->poa_exempt = NULL;
}
