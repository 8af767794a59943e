/* tables_find.c - from typed words to codes; see proctor/tables.h */
#include "util/mem.h"

#include "tables_search.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HITS_MAX 100
#define TYPED_MAX 24 /* of a query that may be a code */

/* What a hit costs more when no system was asked for: words of everyday are
 * conditions first. */
static const int foreign[PR_CODE_SYSTEMS] = {
	[PR_CODE_PCS] = 100,
	[PR_CODE_HCPCS] = 120,
};
#define LOOSE 60 /* beside what another system has word for word */

/* What one or two letters found: they are where each query begins, and walk
 * the longest lists. */
#define BRIEF 3
#define BRIEF_SLOTS 64
struct brief {
	char query[BRIEF];
	enum pr_code_system system;
	size_t max, n;
	struct pr_search_hit hits[HITS_MAX];
};

struct finder {
	struct brief brief[BRIEF_SLOTS];
	unsigned char *block[PR_CODE_SYSTEMS];
	struct pr_search *search[PR_CODE_SYSTEMS];
};

/* ---- the blocks ---------------------------------------------------------- */

static void
finder_free(void *ctx)
{
	struct finder *f = ctx;

	for (int s = 0; f && s < PR_CODE_SYSTEMS; s++) {
		pr_search_close(f->search[s]);
		free(f->block[s]);
	}
	free(f);
}

struct block {
	unsigned char *bytes;
	size_t len;
	bool out_of_memory;
};

static bool
take_block(void *ctx, const struct pr_value *c, size_t n)
{
	struct block *b = ctx;

	(void)n;
	b->bytes = mem_array(c[0].len, 1);
	b->out_of_memory = !b->bytes;
	if (b->bytes && c[0].len)
		memcpy(b->bytes, c[0].text, c[0].len);
	b->len = c[0].len;
	return false;
}

static enum pr_status
open_block(struct pr_tables *t, struct finder *f, enum pr_code_system system,
	   struct pr_err *err)
{
	struct pr_value keys[2] = { tables_int((int64_t)system),
				    tables_text(t->edition[system]) };
	struct block b = { 0 };
	enum pr_status st = pr_codes_ask(t->codes, PR_ASK_BLOCK, keys, 2, &b,
					 take_block, err);

	if (st == PR_OK && b.out_of_memory)
		st = mem_fail(err);
	if (st == PR_OK && b.bytes)
		st = pr_search_open(&f->search[system], b.bytes, b.len, err);
	f->block[system] = b.bytes;
	return st;
}

static enum pr_status
open_finder(struct pr_tables *t, struct pr_err *err)
{
	static const enum pr_code_system systems[] = { PR_CODE_CM, PR_CODE_PCS,
						       PR_CODE_HCPCS };
	enum pr_status st = PR_OK;
	struct finder *f;

	if (t->finder)
		return PR_OK;
	f = mem_array(1, sizeof(*f));
	if (!f)
		return mem_fail(err);
	for (size_t i = 0; i < PR_LEN(systems) && st == PR_OK; i++)
		if (t->edition[systems[i]][0])
			st = open_block(t, f, systems[i], err);
	if (st != PR_OK) {
		finder_free(f);
		return st;
	}
	t->finder = f;
	t->finder_free = finder_free;
	return PR_OK;
}

/* ---- hits ---------------------------------------------------------------- */

/* A copy that fits and ends between two characters. */
static void
put(char *out, size_t cap, const char *text)
{
	size_t len = text ? strlen(text) : 0;

	if (len >= cap) {
		len = cap - 1;
		while (len && ((unsigned char)text[len] & 0xc0) == 0x80)
			len--;
	}
	if (len)
		memcpy(out, text, len);
	out[len] = '\0';
}

static void
put_row(struct pr_hit *out, const struct pr_code_row *row)
{
	out->system = row->system;
	out->billable = row->valid;
	pr_code_display(out->code, row->system, row->code);
	put(out->title, sizeof(out->title), row->title);
}

static void
put_line(struct pr_tables *t, struct pr_hit *out, bool external, long n)
{
	const struct pr_index_line *line = tables_line(t, external, n);

	if (!line)
		return;
	put(out->path, sizeof(out->path), line->path);
	put(out->see, sizeof(out->see), line->see);
}

static void
put_cell(struct pr_tables *t, struct pr_hit *out, enum pr_codebook_list list,
	 long n)
{
	static const char *const columns[] = {
		"malignant primary",
		"malignant secondary",
		"in situ",
		"benign",
		"uncertain behavior",
		"unspecified behavior",
	};
	const struct pr_table_cell *cell = t->book.cell(t->book.ctx, list, n);
	char path[sizeof(out->path)];

	if (!cell)
		return;
	if (list == PR_LIST_NEOPLASM && cell->col >= 2 && cell->col <= 7)
		snprintf(path, sizeof(path), "Neoplasm table: %s, %s",
			 cell->path, columns[cell->col - 2]);
	else
		snprintf(path, sizeof(path), "Table of drugs: %s", cell->path);
	put(out->path, sizeof(out->path), path);
}

static void
put_axis(struct pr_tables *t, struct pr_hit *out, long n)
{
	static const char *const axes[] = { "section",   "body system",
					    "operation", "body part",
					    "approach",  "device",
					    "qualifier" };
	const struct pr_pcs_term *term = t->book.term(t->book.ctx, n);

	if (!term)
		return;
	snprintf(out->path, sizeof(out->path), "%s (%s, section %c)",
		 term->title,
		 term->axis >= 1 && term->axis <= 7 ? axes[term->axis - 1]
						    : "term",
		 term->section);
	put(out->title, sizeof(out->title), term->definition);
}

static void
put_entry(struct pr_tables *t, struct pr_hit *out, long n)
{
	char code[PR_CODE_MAX] = "";
	const char *term = tables_entry(t, n, code);
	const struct pr_pcs_table *table;

	put(out->path, sizeof(out->path), term);
	if (out->code[0])
		return;
	put(out->code, sizeof(out->code), code);
	table = t->book.pcs_table(t->book.ctx, code);
	if (table)
		snprintf(out->title, sizeof(out->title), "%s, %s, %s",
			 table->label[0], table->label[1], table->label[2]);
}

static void
put_hit(struct pr_tables *t, struct pr_hit *out,
	const struct pr_search_hit *found)
{
	long n = (long)(found->ref & ((1u << SEARCH_REF_BITS) - 1));
	const struct pr_code_row *row = NULL, *header;
	const struct pr_note *note;

	*out = (struct pr_hit){ .system = found->system };
	if (found->code < SEARCH_NO_CODE)
		row = tables_row(t, found->system, (long)found->code);
	if (row)
		put_row(out, row);
	switch ((enum search_place)(found->ref >> SEARCH_REF_BITS)) {
	case SEARCH_CODE:
		if (n == (long)found->code)
			break;
		header = tables_row(t, found->system, n);
		put(out->path, sizeof(out->path), header ? header->title : "");
		break;
	case SEARCH_TERM:
		note = t->book.note(t->book.ctx, PR_LIST_TERMS, n);
		put(out->path, sizeof(out->path), note ? note->text : "");
		break;
	case SEARCH_LINE:
	case SEARCH_ELINE:
		put_line(t, out, found->ref >> SEARCH_REF_BITS == SEARCH_ELINE,
			 n);
		break;
	case SEARCH_NEO:
		put_cell(t, out, PR_LIST_NEOPLASM, n);
		break;
	case SEARCH_DRUGS:
		put_cell(t, out, PR_LIST_DRUG, n);
		break;
	case SEARCH_AXIS:
		put_axis(t, out, n);
		break;
	case SEARCH_ENTRY:
		put_entry(t, out, n);
		break;
	}
}

static bool
is_there(const struct pr_hit *hits, size_t n, const struct pr_hit *new)
{
	for (size_t i = 0; i < n; i++)
		if (hits[i].system == new->system &&
		    !strcmp(hits[i].code, new->code) &&
		    (new->code[0] || !strcmp(hits[i].path, new->path)))
			return true;
	return false;
}

/* ---- words --------------------------------------------------------------- */

/* Puts what one system has among the best so far. */
static size_t
merge(struct pr_search_hit *best, size_t n, size_t max,
      const struct pr_search_hit *more, size_t n_more)
{
	for (size_t i = 0; i < n_more; i++) {
		size_t at = n;

		while (at && best[at - 1].cost > more[i].cost)
			at--;
		if (at >= max)
			break;
		if (n < max)
			n++;
		memmove(best + at + 1, best + at, (n - 1 - at) * sizeof(*best));
		best[at] = more[i];
	}
	return n;
}

/* Whether what a system found only by guessing is left out: what fits a
 * condition word for word needs no guesses. */
static bool
is_guess(int system, const struct pr_search_hit *hits, size_t k,
	 const struct pr_search_hit *best, size_t n)
{
	return system != PR_CODE_CM && k && hits[0].loose && n &&
	       !best[0].loose;
}

static size_t
find_all(struct finder *f, const char *query, enum pr_code_system system,
	 struct pr_search_hit best[HITS_MAX], size_t max)
{
	struct pr_search_hit hits[HITS_MAX];
	bool brief = system == PR_CODE_NONE && strlen(query) < BRIEF;
	size_t n = 0;

	for (int s = 1; s < PR_CODE_SYSTEMS; s++) {
		size_t k;

		if (!f->search[s] ||
		    (system != PR_CODE_NONE && (int)system != s))
			continue;
		/* one or two letters begin most titles of procedures, and
		 * none that would stand before a condition */
		if (s == PR_CODE_PCS && brief && n == max)
			continue;
		k = pr_search_find(f->search[s], query, PR_CODE_NONE, hits,
				   max);
		if (is_guess(s, hits, k, best, n))
			continue;
		for (size_t i = 0; i < k; i++)
			hits[i].cost +=
				foreign[s] + (hits[i].loose ? LOOSE : 0);
		n = merge(best, n, max, hits, k);
	}
	return n;
}

static size_t
find_words(struct pr_tables *t, const char *query, enum pr_code_system system,
	   struct pr_search_hit best[HITS_MAX], size_t max)
{
	struct finder *f = t->finder;
	struct brief *kept;
	unsigned slot;

	max = max < HITS_MAX ? max : HITS_MAX;
	if (!query[0] || strlen(query) >= BRIEF)
		return find_all(f, query, system, best, max);
	slot = (unsigned char)query[0] * 7u + (unsigned char)query[1] * 31u +
	       (unsigned)system;
	kept = &f->brief[slot % BRIEF_SLOTS];
	if (strcmp(kept->query, query) != 0 || kept->system != system ||
	    kept->max != max) {
		kept->n = find_all(f, query, system, kept->hits, max);
		kept->system = system;
		kept->max = max;
		memcpy(kept->query, query, strlen(query) + 1);
	}
	if (kept->n)
		memcpy(best, kept->hits, kept->n * sizeof(*best));
	return kept->n;
}

/* ---- codes --------------------------------------------------------------- */

/* The normal form of what may be (the beginning of) a code: no blanks, and a
 * digit among the first three characters. */
static bool
is_typed_code(char out[TYPED_MAX], const char *query)
{
	size_t len = 0;
	bool digit = false;

	while (*query == ' ')
		query++;
	for (; *query && *query != ' '; query++) {
		if (*query == '.' || *query == '-')
			continue;
		if (!isalnum((unsigned char)*query) || len + 1 >= PR_CODE_MAX)
			return false;
		out[len] = (char)toupper((unsigned char)*query);
		digit = digit || (len < 3 && isdigit((unsigned char)*query));
		len++;
	}
	out[len] = '\0';
	while (*query == ' ')
		query++;
	return digit && len > 1 && !*query;
}

struct below {
	long n[HITS_MAX];
	size_t count, max;
};

static bool
take_below(void *ctx, const struct pr_value *c, size_t n)
{
	struct below *b = ctx;

	(void)n;
	b->n[b->count++] = (long)c[0].number;
	return b->count < b->max;
}

/* Codes of a system that begin so, by code. */
static enum pr_status
find_below(struct pr_tables *t, enum pr_code_system system, const char *typed,
	   struct below *out, struct pr_err *err)
{
	enum pr_table_what what = system == PR_CODE_PCS     ? PR_TABLE_PCS_ORDER
				  : system == PR_CODE_HCPCS ? PR_TABLE_HCPCS
				  : t->part[PR_TABLE_CM_ORDER]
					  ? PR_TABLE_CM_ORDER
					  : PR_TABLE_CM_CODES;
	char end[TYPED_MAX + 2];
	struct pr_value keys[3] = { tables_int(t->part[what]),
				    tables_text(typed) };

	if (!t->part[what])
		return PR_OK;
	snprintf(end, sizeof(end), "%s~", typed);
	keys[2] = tables_text(end);
	return pr_codes_ask(t->codes, PR_ASK_CODES_BELOW, keys, 3, out,
			    take_below, err);
}

static enum pr_status
find_codes(struct pr_tables *t, const char *typed, enum pr_code_system system,
	   struct pr_hit *out, size_t max, size_t *n, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	for (int s = PR_CODE_CM; s <= PR_CODE_HCPCS && st == PR_OK; s++) {
		struct below below = { .max = HITS_MAX };

		if (system != PR_CODE_NONE && (int)system != s)
			continue;
		st = find_below(t, (enum pr_code_system)s, typed, &below, err);
		for (size_t i = 0; i < below.count && *n < max; i++) {
			const struct pr_code_row *row = tables_row(
				t, (enum pr_code_system)s, below.n[i]);

			if (!row)
				continue;
			out[*n] = (struct pr_hit){ 0 };
			put_row(&out[(*n)++], row);
		}
	}
	return st;
}

static void
find_cpt(struct pr_tables *t, const char *typed, enum pr_code_system system,
	 struct pr_hit *out, size_t max, size_t *n)
{
	const struct pr_code_row *row;

	if ((system != PR_CODE_NONE && system != PR_CODE_CPT) || *n >= max)
		return;
	row = t->book.find(t->book.ctx, PR_CODE_CPT, typed);
	if (!row)
		return;
	out[*n] = (struct pr_hit){ 0 };
	put_row(&out[(*n)++], row);
}

/* Adds what words found, without what is there. */
static size_t
add_words(struct pr_tables *t, struct pr_hit *out, size_t done, size_t max,
	  const struct pr_search_hit *best, size_t n)
{
	for (size_t i = 0; i < n && done < max; i++) {
		put_hit(t, &out[done], &best[i]);
		if (!is_there(out, done, &out[done]))
			done++;
	}
	return done;
}

enum pr_status
pr_tables_find(struct pr_tables *t, const char *query,
	       enum pr_code_system system, struct pr_hit *out, size_t max,
	       size_t *n, struct pr_err *err)
{
	struct pr_search_hit best[HITS_MAX + 1];
	char typed[TYPED_MAX];
	size_t found, done = 0;
	enum pr_status st = open_finder(t, err);

	if (st != PR_OK)
		return st;
	found = find_words(t, query, system, best, max);
	/* DM2 is a table of the PCS too, but an abbreviation first */
	if (found && best[0].cost < 0)
		done = add_words(t, out, done, max, best, found);
	if (is_typed_code(typed, query)) {
		st = find_codes(t, typed, system, out, max, &done, err);
		find_cpt(t, typed, system, out, max, &done);
	}
	if (st != PR_OK)
		return st;
	*n = add_words(t, out, done, max, best, found);
	return PR_OK;
}
