/* tables_open.c - the code tables of a folder, for reading; proctor/tables.h */
#include "util/mem.h"

#include "internal.h"
#include "tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARENA_MAX ((size_t)1 << 30)

struct sizes {
	long *size;
};

static bool
take_size(void *ctx, const struct pr_value *c, size_t n)
{
	struct sizes *s = ctx;

	(void)n;
	if (c[0].number >= 0 && c[0].number < PR_CODEBOOK_LISTS)
		s->size[c[0].number] = (long)c[1].number;
	return true;
}

static enum pr_status
read_sizes(struct pr_tables *t, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	for (int i = 0; !st && i < (int)PR_TABLES; i++) {
		struct sizes sizes = { t->size[i] };
		struct pr_value key = tables_int(t->part[i]);

		if (t->part[i])
			st = pr_codes_ask(t->codes, PR_ASK_SIZES, &key, 1,
					  &sizes, take_size, err);
	}
	return st;
}

/* The exempt list is as long as its table; no size of it is stored. */
static void
count_exempt(struct pr_tables *t, const struct tables_parts *parts)
{
	int64_t part = t->part[PR_TABLE_POA_EXEMPT];

	for (size_t i = 0; part && i < parts->n; i++)
		if (parts->parts[i].id == part)
			t->size[PR_TABLE_POA_EXEMPT][PR_LIST_POA] =
				parts->parts[i].rows;
}

enum pr_status
tables_new(struct pr_tables **out, struct pr_codes *codes,
	   const struct tables_parts *parts, const char *edition,
	   const struct pr_tables *before, struct pr_err *err)
{
	struct pr_tables *t = mem_array(1, sizeof(*t));
	enum pr_status st = PR_OK;

	*out = NULL;
	if (!t) {
		pr_codes_close(codes);
		return mem_fail(err);
	}
	t->codes = codes;
	t->arena = arena_new(ARENA_MAX);
	if (!t->arena)
		st = mem_fail(err);
	tables_choose(t, parts, edition, before);
	if (!st)
		st = read_sizes(t, err);
	count_exempt(t, parts);
	if (st) {
		pr_tables_close(t);
		return st;
	}
	tables_book_fill(t);
	*out = t;
	return PR_OK;
}

/* "FY2025, FY2026, 2025Q4" */
static void
name_editions(const struct tables_parts *parts, char *out, size_t cap)
{
	size_t len = 0;

	out[0] = '\0';
	for (size_t i = 0; i < parts->n && len < cap; i++) {
		const char *edition = parts->parts[i].edition;
		const char *at = strstr(out, edition);

		if (at && (at == out || at[-1] == ' '))
			continue;
		len += (size_t)snprintf(out + len, cap - len, "%s%s",
					len ? ", " : "", edition);
	}
}

static bool
is_there(const struct tables_parts *parts, const char *edition)
{
	for (size_t i = 0; i < parts->n; i++)
		if (!strcmp(parts->parts[i].edition, edition))
			return true;
	return false;
}

static enum pr_status
check_edition(const struct tables_parts *parts, const char *dir,
	      const char *edition, struct pr_err *err)
{
	char names[200];

	if (!parts->n)
		return pr_fail(err, PR_ENOTFOUND,
			       "%s holds no code tables yet; import the "
			       "official files with: proctor codes import FILE",
			       dir);
	if (!edition || !*edition || is_there(parts, edition))
		return PR_OK;
	name_editions(parts, names, sizeof(names));
	return pr_fail(err, PR_ENOTFOUND,
		       "There are no tables of edition \"%.20s\"; there are "
		       "%s.",
		       edition, names);
}

enum pr_status
pr_tables_open(struct pr_tables **out, const char *data_dir,
	       const char *edition, struct pr_err *err)
{
	struct tables_parts parts = { 0 };
	struct pr_codes *codes;
	enum pr_status st = pr_codes_open(&codes, data_dir, err);

	*out = NULL;
	if (st)
		return st;
	st = tables_parts(&parts, codes, err);
	if (!st)
		st = check_edition(&parts, data_dir, edition, err);
	if (!st)
		st = tables_new(out, codes, &parts, edition, NULL, err);
	else
		pr_codes_close(codes);
	free(parts.parts);
	return st;
}

enum pr_status
tables_open_before(struct pr_tables **out, const char *data_dir,
		   const struct pr_tables *now, struct pr_err *err)
{
	struct tables_parts parts = { 0 };
	struct pr_codes *codes;
	enum pr_status st = pr_codes_open(&codes, data_dir, err);

	*out = NULL;
	if (st)
		return st;
	st = tables_parts(&parts, codes, err);
	if (!st)
		st = tables_new(out, codes, &parts, NULL, now, err);
	else
		pr_codes_close(codes);
	free(parts.parts);
	if (!st && !(*out)->part[PR_TABLE_CM_ORDER] &&
	    !(*out)->part[PR_TABLE_CM_CODES] &&
	    !(*out)->part[PR_TABLE_PCS_ORDER]) {
		pr_tables_close(*out);
		*out = NULL;
		st = pr_fail(err, PR_ENOTFOUND,
			     "There are no tables of an edition before.");
	}
	return st;
}

void
pr_tables_close(struct pr_tables *tables)
{
	if (!tables)
		return;
	if (tables->finder_free)
		tables->finder_free(tables->finder);
	tables_map_release(&tables->map);
	arena_free(tables->arena);
	pr_codes_close(tables->codes);
	free(tables);
}

const struct pr_codebook *
pr_tables_book(const struct pr_tables *tables)
{
	return &tables->book;
}

/* ---- of the desk --------------------------------------------------------- */

struct pr_tables *
pr_desk_tables(struct pr_desk *desk)
{
	if (!desk->tables_tried) {
		desk->tables_tried = true;
		if (pr_tables_open(&desk->tables, desk->options.data_dir, NULL,
				   NULL))
			desk->tables = NULL;
	}
	return desk->tables;
}

const struct pr_codebook *
pr_desk_book(struct pr_desk *desk)
{
	struct pr_tables *tables = pr_desk_tables(desk);

	return tables ? &tables->book : NULL;
}

const struct pr_codebook *
pr_desk_book_before(struct pr_desk *desk)
{
	struct pr_tables *tables = pr_desk_tables(desk);

	if (tables && !desk->before_tried) {
		desk->before_tried = true;
		if (tables_open_before(&desk->before, desk->options.data_dir,
				       tables, NULL))
			desk->before = NULL;
	}
	return desk->before ? &desk->before->book : NULL;
}

/* ---- what is there ------------------------------------------------------- */

enum pr_status
pr_tables_list(const char *data_dir, struct pr_edition_row **out, size_t *n,
	       struct pr_err *err)
{
	struct tables_parts parts = { 0 };
	struct pr_edition_row *rows = NULL;
	struct pr_err own = { 0 };
	struct pr_codes *codes;
	enum pr_status st = pr_codes_open(&codes, data_dir, &own);

	*out = NULL;
	*n = 0;
	if (st)
		return st == PR_ENOTFOUND ? PR_OK
					  : pr_fail(err, st, "%s", own.text);
	st = tables_parts(&parts, codes, err);
	pr_codes_close(codes);
	if (!st && parts.n) {
		rows = mem_array(parts.n, sizeof(*rows));
		st = rows ? PR_OK : mem_fail(err);
	}
	for (size_t i = 0; !st && i < parts.n; i++) {
		const struct tables_part *p = &parts.parts[i];
		struct pr_edition_row *r = &rows[i];

		r->system = tables_system(p->what);
		r->rows = p->rows;
		r->loaded_ms = p->loaded_ms;
		snprintf(r->edition, sizeof(r->edition), "%s", p->edition);
		snprintf(r->what, sizeof(r->what), "%s", tables_word(p->what));
		snprintf(r->name, sizeof(r->name), "%s", p->name);
	}
	if (!st) {
		*out = rows;
		*n = parts.n;
	}
	free(parts.parts);
	return st;
}
