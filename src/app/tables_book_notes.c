/* tables_book_notes.c - notes and seventh characters of the book */
#include "tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STEM 6
#define NOTES_MAX 512 /* of one node */
#define REFS_MAX 4096 /* of them all */

/* ---- nodes --------------------------------------------------------------- */

struct found {
	struct pr_tables *tables;
	struct tables_node *node;
	long up;
	size_t trouble; /* before it was read */
};

/* n node up title */
static bool
take_node(void *ctx, const struct pr_value *c, size_t n)
{
	struct found *f = ctx;
	struct tables_node *node = arena_alloc(f->tables->arena, sizeof(*node));

	(void)n;
	if (!node)
		return false;
	node->n = (long)c[0].number;
	node->node = tables_lend(f->tables, &c[1]);
	f->up = (long)c[2].number;
	node->title = c[3].type == PR_VALUE_NULL
			      ? NULL
			      : tables_lend(f->tables, &c[3]);
	f->node = node;
	return false;
}

static struct tables_node *node_at(struct pr_tables *t, long n, int depth);

/* A node that was read, or the same one when it was known. */
static struct tables_node *
keep_node(struct pr_tables *t, const struct found *f, int depth)
{
	struct tables_node *node = f->node, *known;
	uint64_t key;

	if (!node || tables_trouble(t) != f->trouble)
		return NULL;
	key = tables_key('#', (uint64_t)node->n);
	known = tables_get(t, key);
	if (known)
		return known;
	if (f->up >= 0)
		node->up = node_at(t, f->up, depth + 1);
	if (tables_trouble(t) != f->trouble)
		return NULL; /* without those above it is not whole */
	tables_keep(t, key, node);
	tables_keep(t, tables_key_text('@', node->node), node);
	return node;
}

static struct tables_node *
node_at(struct pr_tables *t, long n, int depth)
{
	struct tables_node *node = tables_get(t, tables_key('#', (uint64_t)n));
	struct found f = { t, NULL, -1, tables_trouble(t) };
	struct pr_value key = tables_int(n);

	if (node || depth > PR_CODEROWS_DEPTH)
		return node;
	tables_ask(t, PR_ASK_NODE_N, PR_TABLE_CM_TABULAR, &key, &f, take_node);
	return keep_node(t, &f, depth);
}

struct tables_node *
tables_node_named(struct pr_tables *t, const char *name)
{
	uint64_t key = tables_key_text('@', name);
	struct tables_node *node = tables_get(t, key);
	struct found f = { t, NULL, -1, tables_trouble(t) };
	struct pr_value text = tables_text(name);

	if (node || !key)
		return node;
	tables_ask(t, PR_ASK_NODE, PR_TABLE_CM_TABULAR, &text, &f, take_node);
	return keep_node(t, &f, 0);
}

/* Seventh characters have no node: theirs is that of the stem, which may be
 * shorter, with X in between. */
struct tables_node *
tables_node(struct pr_tables *t, const char *code)
{
	uint64_t key = tables_key_text('~', code);
	struct tables_node *node = tables_get(t, key);
	size_t len, trouble = tables_trouble(t);
	char name[PR_CODE_MAX];

	if (node || !key)
		return node;
	snprintf(name, sizeof(name), "%s", code);
	node = tables_node_named(t, name);
	for (len = strlen(name); !node && len > 3;) {
		name[--len] = '\0';
		node = tables_node_named(t, name);
	}
	if (tables_trouble(t) != trouble)
		return NULL; /* perhaps not the nearest */
	tables_keep(t, key, node);
	return node;
}

struct below {
	struct pr_tables *tables;
	long numbers[400];
	size_t n;
};

static bool
take_below(void *ctx, const struct pr_value *c, size_t n)
{
	struct below *b = ctx;

	(void)n;
	b->numbers[b->n++] = (long)c[0].number;
	return b->n < PR_LEN(b->numbers);
}

/* Below a code stand codes that begin with it; below others, any. */
static void
ask_below(struct pr_tables *t, const struct tables_node *node,
	  struct below *below)
{
	bool code = !strpbrk(node->node, " -");
	char end[16];
	struct pr_value keys[] = { tables_int(t->part[PR_TABLE_CM_TABULAR]),
				   tables_int(node->n),
				   tables_text(code ? node->node : ""),
				   tables_text("~") };

	snprintf(end, sizeof(end), "%s~", node->node);
	if (code)
		keys[3] = tables_text(end);
	if (pr_codes_ask(t->codes, PR_ASK_NODES_BELOW, keys, PR_LEN(keys),
			 below, take_below, NULL)) {
		t->failed++;
		below->n = 0;
	}
}

struct family {
	struct tables_node **nodes;
	size_t n;
};

size_t
tables_node_below(struct pr_tables *t, const struct tables_node *node,
		  struct tables_node *const **out)
{
	uint64_t at = tables_key('v', (uint64_t)node->n);
	struct family *family = tables_get(t, at);
	struct below below = { .n = 0 };
	size_t trouble = tables_trouble(t);

	*out = NULL;
	if (!family) {
		ask_below(t, node, &below);
		family = arena_alloc(t->arena, sizeof(*family));
		if (!family)
			return 0;
		family->nodes = arena_array(t->arena, below.n + 1,
					    sizeof(struct tables_node *));
		for (size_t i = 0; family->nodes && i < below.n; i++) {
			family->nodes[family->n] =
				node_at(t, below.numbers[i], 0);
			family->n += family->nodes[family->n] != NULL;
		}
		if (tables_trouble(t) == trouble)
			tables_keep(t, at, family);
	}
	*out = family->nodes;
	return family->n;
}

/* ---- notes --------------------------------------------------------------- */

struct notes {
	struct pr_tables *tables;
	const struct tables_node *node;
	struct pr_note notes[NOTES_MAX];
	long numbers[NOTES_MAX];
	size_t n;
	struct pr_note_ref refs[REFS_MAX];
	long ref_of[REFS_MAX];
	size_t n_refs;
};

/* n kind text */
static bool
take_note(void *ctx, const struct pr_value *c, size_t n)
{
	struct notes *s = ctx;
	struct pr_note *note = &s->notes[s->n];

	(void)n;
	*note = (struct pr_note){
		.kind = (enum pr_note_kind)c[1].number,
		.owner = s->node->node,
		.text = tables_lend(s->tables, &c[2]),
	};
	s->numbers[s->n++] = (long)c[0].number;
	return s->n < NOTES_MAX;
}

/* n lo hi first last */
static bool
take_ref(void *ctx, const struct pr_value *c, size_t n)
{
	struct notes *s = ctx;
	struct pr_note_ref *ref = &s->refs[s->n_refs];

	(void)n;
	*ref = (struct pr_note_ref){ .first = (long)c[3].number,
				     .last = (long)c[4].number };
	snprintf(ref->lo, sizeof(ref->lo), "%s", c[1].text);
	snprintf(ref->hi, sizeof(ref->hi), "%s", c[2].text);
	s->ref_of[s->n_refs++] = (long)c[0].number;
	return s->n_refs < REFS_MAX;
}

/* Both are in the order of the notes' numbers. */
static void
join_refs(struct notes *s)
{
	const struct pr_note_ref *refs = arena_memdup(
		s->tables->arena, s->refs, s->n_refs * sizeof(*s->refs));
	size_t at = 0;

	for (size_t i = 0; refs && i < s->n; i++) {
		while (at < s->n_refs && s->ref_of[at] < s->numbers[i])
			at++;
		s->notes[i].refs = &refs[at];
		while (at < s->n_refs && s->ref_of[at] == s->numbers[i]) {
			s->notes[i].n_refs++;
			at++;
		}
		if (!s->notes[i].n_refs)
			s->notes[i].refs = NULL;
	}
}

static void
read_own(struct pr_tables *t, struct tables_node *node)
{
	struct notes *s;
	struct pr_value key = tables_int(node->n);
	size_t trouble = tables_trouble(t);

	if (node->has_own)
		return;
	s = malloc(sizeof(*s));
	if (!s) {
		t->failed++;
		return;
	}
	s->tables = t;
	s->node = node;
	s->n = s->n_refs = 0;
	tables_ask(t, PR_ASK_NOTES, PR_TABLE_CM_TABULAR, &key, s, take_note);
	if (s->n)
		tables_ask(t, PR_ASK_REFS, PR_TABLE_CM_TABULAR, &key, s,
			   take_ref);
	if (s->n_refs)
		join_refs(s);
	if (s->n) {
		node->own = arena_memdup(t->arena, s->notes,
					 s->n * sizeof(*s->notes));
		node->numbers = arena_memdup(t->arena, s->numbers,
					     s->n * sizeof(*s->numbers));
	}
	node->has_own = tables_trouble(t) == trouble;
	if (node->has_own)
		node->n_own = s->n;
	free(s);
}

static void
read_all(struct pr_tables *t, struct tables_node *node)
{
	struct tables_node *up = node->up;

	if (node->has_all)
		return;
	read_own(t, node);
	if (up)
		read_all(t, up);
	if (!node->has_own || (up && !up->has_all))
		return;
	node->has_all = true;
	if (!node->n_own && up) {
		node->all = up->all;
		node->n_all = up->n_all;
		return;
	}
	node->all = arena_array(t->arena, node->n_own + (up ? up->n_all : 0),
				sizeof(*node->all));
	node->has_all = node->all != NULL;
	if (!node->all)
		return;
	if (node->n_own)
		memcpy(node->all, node->own, node->n_own * sizeof(*node->own));
	if (up && up->n_all)
		memcpy(node->all + node->n_own, up->all,
		       up->n_all * sizeof(*up->all));
	node->n_all = node->n_own + (up ? up->n_all : 0);
}

static size_t
book_notes(void *ctx, const char *code, const struct pr_note **out)
{
	struct pr_tables *t = ctx;
	struct tables_node *node = tables_node(t, code);

	*out = NULL;
	if (!node)
		return 0;
	read_all(t, node);
	*out = node->all;
	return node->n_all;
}

struct listed {
	long owner, n;
};

static bool
take_listed(void *ctx, const struct pr_value *c, size_t n)
{
	struct listed *l = ctx;

	(void)n;
	*l = (struct listed){ (long)c[0].number, (long)c[1].number };
	return false;
}

/* A note of the two lists, as its node has it. */
static struct pr_note *
read_listed(struct pr_tables *t, enum pr_codebook_list list, long n)
{
	const struct pr_value keys[] = { tables_int(
						 t->part[PR_TABLE_CM_TABULAR]),
					 tables_int((int)list), tables_int(n) };
	struct listed listed = { -1, -1 };
	struct tables_node *node;

	if (!t->part[PR_TABLE_CM_TABULAR])
		return NULL;
	if (pr_codes_ask(t->codes, PR_ASK_LISTED, keys, PR_LEN(keys), &listed,
			 take_listed, NULL))
		t->failed++;
	if (listed.owner < 0)
		return NULL;
	node = node_at(t, listed.owner, 0);
	if (!node)
		return NULL;
	read_own(t, node);
	for (size_t i = 0; i < node->n_own; i++)
		if (node->numbers[i] == listed.n)
			return &node->own[i];
	return NULL;
}

static const struct pr_note *
book_note(void *ctx, enum pr_codebook_list list, long n)
{
	struct pr_tables *t = ctx;
	uint64_t at =
		tables_key(list == PR_LIST_TERMS ? 'T' : 'L', (uint64_t)n);
	struct pr_note *note;

	if ((list != PR_LIST_NOTES && list != PR_LIST_TERMS) || n < 0)
		return NULL;
	note = tables_get(t, at);
	if (!note) {
		note = read_listed(t, list, n);
		tables_keep(t, at, note);
	}
	return note;
}

/* ---- seventh characters -------------------------------------------------- */

struct sevenths {
	struct pr_tables *tables;
	struct pr_seventh values[40];
	size_t n;
	const char *owner;
};

/* value text */
static bool
take_seventh(void *ctx, const struct pr_value *c, size_t n)
{
	struct sevenths *s = ctx;

	(void)n;
	s->values[s->n].value = c[0].text[0];
	s->values[s->n++].text = tables_lend(s->tables, &c[1]);
	return s->n < PR_LEN(s->values);
}

/* A stem keeps the values that the order file has for it. */
static void
keep_valid(struct sevenths *s, const char *code)
{
	const struct pr_codebook *book = &s->tables->book;
	char full[PR_CODE_MAX];
	size_t kept = 0, len = strlen(code);
	struct pr_seventh values[PR_LEN(s->values)];

	if (len < 3)
		return;
	snprintf(full, sizeof(full), "%.6s", code);
	for (; len < STEM; len++)
		full[len] = 'X';
	full[STEM + 1] = '\0';
	for (size_t i = 0; i < s->n; i++) {
		full[STEM] = s->values[i].value;
		if (book->find(book->ctx, PR_CODE_CM, full))
			values[kept++] = s->values[i];
	}
	if (!kept)
		return; /* no stem, or no order file */
	memcpy(s->values, values, kept * sizeof(*values));
	s->n = kept;
}

static const struct sevenths *
read_sevenths(struct pr_tables *t, const char *code, uint64_t at)
{
	struct sevenths s = { .tables = t, .owner = "" };
	size_t trouble = tables_trouble(t);
	struct tables_node *node = tables_node(t, code);
	struct sevenths *copy;

	for (; node && !s.n; node = node->up) {
		struct pr_value key = tables_int(node->n);

		tables_ask(t, PR_ASK_SEVENTHS, PR_TABLE_CM_TABULAR, &key, &s,
			   take_seventh);
		s.owner = node->node;
	}
	if (s.n)
		keep_valid(&s, code);
	copy = arena_memdup(t->arena, &s, sizeof(s));
	if (tables_trouble(t) != trouble)
		return NULL;
	tables_keep(t, at, copy);
	return copy;
}

static size_t
book_sevenths(void *ctx, const char *code, const struct pr_seventh **out,
	      const char **owner)
{
	struct pr_tables *t = ctx;
	uint64_t at = tables_key_text('7', code);
	const struct sevenths *s = tables_get(t, at);

	if (!s && at)
		s = read_sevenths(t, code, at);
	if (out)
		*out = s && s->n ? s->values : NULL;
	if (owner)
		*owner = s && s->n ? s->owner : "";
	return s ? s->n : 0;
}

/* Below its chapter: a section. */
static const char *
book_section(void *ctx, const char *code)
{
	const struct tables_node *node = tables_node(ctx, code);

	while (node && node->up && strncmp(node->up->node, "ch ", 3) != 0)
		node = node->up;
	return node && node->up ? node->node : NULL;
}

void
tables_book_notes(struct pr_codebook *book)
{
	book->section = book_section;
	book->note = book_note;
	book->notes = book_notes;
	book->sevenths = book_sevenths;
}
