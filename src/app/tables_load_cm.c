/* tables_load_cm.c - tabular, indexes, neoplasms and drugs into their parts */
#include "util/mem.h"

#include "tables_import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Names of nodes have dots in some editions of the files. */
static void
drop_dots(struct row *row, int field)
{
	char *to = row->field[field];

	for (const char *from = to; *from; from++)
		if (*from != '.')
			*to++ = *from;
	*to = '\0';
	row->len[field] = (size_t)(to - row->field[field]);
}

/* ---- the tabular --------------------------------------------------------- */

/* Numbers are kept as pointers to these. */
struct numbers {
	struct tables_map map;
	long *room;
};

static long
number_of(const struct numbers *numbers, const char *name)
{
	const long *n =
		tables_map_get(&numbers->map, tables_key_text('N', name));

	return n ? *n : -1;
}

static enum pr_status
put_node(struct load *l, struct row *row, struct numbers *nodes, long n)
{
	const struct pr_value none = { .type = PR_VALUE_NULL };
	long up = row->len[2] ? number_of(nodes, row->field[2]) : -1;
	const struct pr_value cells[] = {
		tables_int(l->table->part), tables_int(n), load_text(row, 1),
		tables_int(up), row->len[3] ? load_text(row, 3) : none
	};
	uint64_t key = tables_key_text('N', row->field[1]);

	if (!key)
		return load_wrong(l, "has a name that is too long");
	if (row->len[2] && up < 0)
		return load_wrong(l, "names a parent that is not there");
	nodes->room[n] = n;
	if (!tables_map_put(&nodes->map, key, &nodes->room[n]))
		return mem_fail(l->err);
	return load_put(l, PR_PUT_NODE, cells, PR_LEN(cells));
}

static enum pr_status
put_note(struct load *l, struct row *row, long owner, long n)
{
	const struct pr_value cells[] = { tables_int(l->table->part),
					  tables_int(owner), tables_int(n),
					  tables_int(row_number(row, 2)),
					  load_text(row, 3) };

	return row->len[3] ? load_put(l, PR_PUT_NOTE, cells, PR_LEN(cells))
			   : PR_OK;
}

static enum pr_status
put_seventh(struct load *l, struct row *row, long owner, long n)
{
	const struct pr_value cells[] = { tables_int(l->table->part),
					  tables_int(owner), tables_int(n),
					  load_text(row, 2),
					  load_text(row, 3) };

	return load_put(l, PR_PUT_SEVENTH, cells, PR_LEN(cells));
}

static enum pr_status
put_tabular(struct load *l, struct numbers *nodes)
{
	enum pr_status st = PR_OK;
	long n_nodes = 0;

	for (long i = 0; !st && i < l->table->rows; i++) {
		struct row *row = &l->reader.row;
		long owner;

		if (!rows_next(&l->reader, NULL))
			break;
		drop_dots(row, 1);
		if (row->field[0][0] == 'D') {
			drop_dots(row, 2);
			st = put_node(l, row, nodes, n_nodes++);
			continue;
		}
		owner = number_of(nodes, row->field[1]);
		if (owner < 0)
			return load_wrong(l, "has a note without its owner");
		st = row->field[0][0] == 'N' ? put_note(l, row, owner, i)
					     : put_seventh(l, row, owner, i);
	}
	return st;
}

enum pr_status
load_tabular(struct load *l)
{
	struct numbers nodes = { .room = NULL };
	enum pr_status st;

	nodes.room = mem_array((size_t)l->table->rows, sizeof(*nodes.room));
	if (!nodes.room)
		return mem_fail(l->err);
	st = put_tabular(l, &nodes);
	tables_map_release(&nodes.map);
	free(nodes.room);
	return st;
}

/* ---- index lines --------------------------------------------------------- */

/* A line by its id in the file. */
struct above {
	long n;
	size_t path; /* bytes of its path */
	char *text;  /* of the path, for the lines below */
};

struct lines {
	struct above *ids; /* 1 .. n_ids */
	long n_ids;
	long open[64]; /* the ids above the line at hand, by depth */
	long coded, other;
};

/* Its own part of the path: what its parent's does not have. */
static struct pr_value
title_of(const struct row *row, const struct above *up)
{
	struct pr_value cell = load_text(row, 4);

	if (up && up->text && cell.len > up->path + 2 &&
	    !strncmp(cell.text, up->text, up->path) &&
	    !strncmp(cell.text + up->path, ", ", 2)) {
		cell.text += up->path + 2;
		cell.len -= up->path + 2;
	}
	return cell;
}

/* Paths are needed while their lines are open only. */
static bool
open_line(struct lines *s, const struct row *row, long id, long depth)
{
	struct above *a = &s->ids[id];
	long before = s->open[depth];

	if (before)
		free(s->ids[before].text);
	if (before)
		s->ids[before].text = NULL;
	s->open[depth] = id;
	a->path = row->len[4];
	a->text = mem_strndup(row->field[4], row->len[4]);
	return a->text != NULL;
}

/* I id parent depth path nemod code dash manif see */
static enum pr_status
put_line(struct load *l, struct row *row, struct lines *s)
{
	long id = row_number(row, 1), up = row_number(row, 2);
	long depth = row_number(row, 3);
	const struct above *parent = NULL;
	long n;

	if (id < 1 || id > s->n_ids || s->ids[id].n >= 0 || up > s->n_ids ||
	    depth >= (long)PR_LEN(s->open))
		return load_wrong(l, "has a line out of place");
	if (up)
		parent = &s->ids[up];
	if (up && parent->n < 0)
		return load_wrong(l, "names a line that is not there");
	drop_dots(row, 6);
	drop_dots(row, 8);
	n = row->len[6] ? s->coded++ : l->table->coded + s->other++;
	s->ids[id].n = n;
	{
		const struct pr_value cells[] = {
			tables_int(l->table->part),
			tables_int(n),
			tables_int(depth),
			tables_int(row_number(row, 7)),
			tables_int(up ? parent->n : -1),
			load_maybe(row, 6),
			load_maybe(row, 8),
			title_of(row, parent),
			load_maybe(row, 5),
			load_maybe(row, 9)
		};

		if (!open_line(s, row, id, depth))
			return mem_fail(l->err);
		return load_put(l, PR_PUT_LINE, cells, PR_LEN(cells));
	}
}

enum pr_status
load_lines(struct load *l)
{
	struct lines s = { .n_ids = l->table->rows };
	enum pr_status st = PR_OK;

	s.ids = mem_array((size_t)s.n_ids + 1, sizeof(*s.ids));
	if (!s.ids)
		return mem_fail(l->err);
	for (long i = 0; i <= s.n_ids; i++)
		s.ids[i].n = -1;
	for (long i = 0; !st && i < l->table->rows; i++)
		if (rows_next(&l->reader, NULL))
			st = put_line(l, &l->reader.row, &s);
	for (long i = 0; i <= s.n_ids; i++)
		free(s.ids[i].text);
	free(s.ids);
	return st ? st : load_size(l, PR_LIST_INDEX, l->table->coded);
}

/* ---- table cells --------------------------------------------------------- */

/* T path col code dash */
static enum pr_status
put_cell(struct load *l, struct row *row, bool same, long n)
{
	const struct pr_value none = { .type = PR_VALUE_NULL };
	const struct pr_value path = load_text(row, 1);

	drop_dots(row, 3);
	{
		const struct pr_value cells[] = {
			tables_int(l->table->part),
			tables_int(n),
			tables_int(row_number(row, 2)),
			tables_int(row_number(row, 4)),
			load_text(row, 3),
			same ? none : path
		};

		return load_put(l, PR_PUT_CELL, cells, PR_LEN(cells));
	}
}

enum pr_status
load_cells(struct load *l)
{
	bool drugs = l->table->what == PR_TABLE_CM_DRUG;
	char *before = NULL;
	long col = 0, n = 0;
	enum pr_status st = PR_OK;

	for (long i = 0; !st && i < l->table->rows; i++) {
		struct row *row = &l->reader.row;
		bool same;

		if (!rows_next(&l->reader, NULL))
			break;
		if (!row->len[3])
			continue; /* an empty cell */
		same = before && !strcmp(before, row->field[1]) &&
		       row_number(row, 2) > col;
		if (!same) {
			free(before);
			before = mem_strndup(row->field[1], row->len[1]);
			if (!before)
				return mem_fail(l->err);
		}
		col = row_number(row, 2);
		st = put_cell(l, row, same, n++);
	}
	free(before);
	if (st)
		return st;
	return load_size(l, drugs ? PR_LIST_DRUG : PR_LIST_NEOPLASM, n);
}
