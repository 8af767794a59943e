/* tables_expand.c - a tabular's codes, written out, against the order file
 *
 * The nearest definition of seventh characters above a node that has nothing
 * below it gives its codes: the node padded with X to six, and each value.
 * Without a definition the node is the code. The order file is right where
 * they differ.
 */
#include "util/mem.h"

#include "tables_derive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STEM 6
#define VALUES_MAX 40

struct node {
	char name[PR_CODE_MAX];
	long up;
	bool inner;    /* has nodes below it */
	long sevenths; /* where its values begin, -1 none */
};

struct tree {
	struct node *nodes;
	size_t n, cap;
	char *values; /* of all definitions, each ends with NUL */
	size_t n_values, cap_values;
	long open; /* the definition being read, -1 none */
	bool lost;
};

/* n node up */
static bool
take_node(void *ctx, const struct pr_value *c, size_t n)
{
	struct tree *t = ctx;
	struct node *room = mem_room(t->nodes, t->n, &t->cap, sizeof(*room));
	struct node *node;

	(void)n;
	t->lost = !room || c[0].number != (int64_t)t->n;
	if (room)
		t->nodes = room;
	if (t->lost)
		return false;
	node = &room[t->n];
	*node = (struct node){ .up = (long)c[2].number, .sevenths = -1 };
	snprintf(node->name, sizeof(node->name), "%s", c[1].text);
	if (node->up >= 0 && node->up < (long)t->n)
		room[node->up].inner = true;
	t->n++;
	return true;
}

static bool
add_value(struct tree *t, char value)
{
	char *room = mem_room(t->values, t->n_values, &t->cap_values, 1);

	t->lost = !room;
	if (!room)
		return false;
	t->values = room;
	room[t->n_values++] = value;
	return true;
}

/* owner value, by owner */
static bool
take_seventh(void *ctx, const struct pr_value *c, size_t n)
{
	struct tree *t = ctx;
	long owner = (long)c[0].number;

	(void)n;
	if (owner < 0 || owner >= (long)t->n)
		return true;
	if (owner != t->open) {
		if (!add_value(t, '\0'))
			return false;
		t->nodes[owner].sevenths = (long)t->n_values;
		t->open = owner;
	}
	return add_value(t, c[1].text[0]);
}

static const char *
values_of(const struct tree *t, const struct node *node)
{
	while (node->sevenths < 0 && node->up >= 0)
		node = &t->nodes[node->up];
	return node->sevenths < 0 ? NULL : t->values + node->sevenths;
}

static void
count(const struct codeset *set, const char *code, unsigned char *met,
      long *expanded, long *surplus)
{
	const struct codeset_row *row = codeset_find(set, code);

	++*expanded;
	if (row && row->valid)
		met[row - set->rows] = 1;
	else
		++*surplus;
}

static bool
is_code(const struct node *node)
{
	return !node->inner && !strpbrk(node->name, " -") &&
	       strlen(node->name) >= 3;
}

static void
expand(const struct tree *t, const struct node *node, const struct codeset *set,
       unsigned char *met, struct pr_tables_sum *sum)
{
	const char *values = values_of(t, node);
	char code[PR_CODE_MAX];

	if (!values || strlen(node->name) > STEM) {
		count(set, node->name, met, &sum->expanded, &sum->surplus);
		return;
	}
	for (; *values; values++) {
		snprintf(code, sizeof(code), "%s", node->name);
		for (size_t i = strlen(code); i < STEM; i++)
			code[i] = 'X';
		code[STEM] = *values;
		code[STEM + 1] = '\0';
		count(set, code, met, &sum->expanded, &sum->surplus);
	}
}

static long
not_met(const struct codeset *set, const unsigned char *met)
{
	long n = 0;

	for (size_t i = 0; i < set->n; i++)
		n += set->rows[i].valid && !met[i];
	return n;
}

enum pr_status
tables_expand(struct pr_codes *codes, int64_t tabular,
	      const struct codeset *set, struct pr_tables_sum *sum,
	      struct pr_err *err)
{
	struct tree t = { .open = -1 };
	const struct pr_value key = tables_int(tabular);
	unsigned char *met = mem_array(set->n, 1);
	enum pr_status st;

	if (!met)
		return mem_fail(err);
	st = pr_codes_ask(codes, PR_ASK_NODES, &key, 1, &t, take_node, err);
	if (!st && !t.lost)
		st = pr_codes_ask(codes, PR_ASK_SEVENTH_OWNERS, &key, 1, &t,
				  take_seventh, err);
	if (!st && !t.lost && !add_value(&t, '\0'))
		t.lost = true;
	if (!st && t.lost)
		st = mem_fail(err);
	for (size_t i = 0; !st && i < t.n; i++)
		if (is_code(&t.nodes[i]))
			expand(&t, &t.nodes[i], set, met, sum);
	sum->missing += st ? 0 : not_met(set, met);
	free(t.nodes);
	free(t.values);
	free(met);
	return st;
}

/* ---- PCS: every row of a table written out ------------------------------- */

struct product {
	const struct codeset *set;
	unsigned char *met;
	struct pr_tables_sum *sum;
	char prefix[4];
	long row;
	char values[4][VALUES_MAX];
	size_t n[4];
};

static void
write_out(struct product *p)
{
	char code[PR_CODE_MAX];
	size_t all = p->n[0] * p->n[1] * p->n[2] * p->n[3];

	snprintf(code, sizeof(code), "%s", p->prefix);
	code[7] = '\0';
	for (size_t i = 0; i < all; i++) {
		size_t left = i;

		for (int a = 3; a >= 0; a--) {
			code[3 + a] = p->values[a][left % p->n[a]];
			left /= p->n[a];
		}
		count(p->set, code, p->met, &p->sum->pcs_expanded,
		      &p->sum->pcs_surplus);
	}
	memset(p->n, 0, sizeof(p->n));
}

/* prefix row pos value */
static bool
take_value(void *ctx, const struct pr_value *c, size_t n)
{
	struct product *p = ctx;
	int64_t axis = c[2].number - 4;

	(void)n;
	if (strcmp(p->prefix, c[0].text) != 0 || p->row != c[1].number) {
		write_out(p);
		snprintf(p->prefix, sizeof(p->prefix), "%s", c[0].text);
		p->row = (long)c[1].number;
	}
	if (axis >= 0 && axis < 4 && p->n[axis] < VALUES_MAX)
		p->values[axis][p->n[axis]++] = c[3].text[0];
	return true;
}

enum pr_status
tables_expand_pcs(struct pr_codes *codes, int64_t tables,
		  const struct codeset *set, struct pr_tables_sum *sum,
		  struct pr_err *err)
{
	struct product p = { .set = set, .sum = sum };
	const struct pr_value key = tables_int(tables);
	enum pr_status st;

	p.met = mem_array(set->n, 1);
	if (!p.met)
		return mem_fail(err);
	st = pr_codes_ask(codes, PR_ASK_PCS_ALL, &key, 1, &p, take_value, err);
	write_out(&p);
	sum->pcs_missing += st ? 0 : not_met(set, p.met);
	free(p.met);
	return st;
}
