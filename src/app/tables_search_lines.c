/*
 * tables_search_lines.c - the indexes, line by line; see tables_search.h
 *
 * A line that only refers to another ("see Calculus, gallbladder") is found
 * too, under the code of the line it refers to.
 */
#include "util/mem.h"

#include "tables_build.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEEP 32 /* levels of the index */
#define PATH_BYTES                                                  \
	512 /* bytes of a path; longer ones are referred to by none \
	     */

struct line {
	int64_t n;
	int32_t up;                      /* place in lines, -1 */
	int32_t code;                    /* place in rows, -1 */
	const char *title, *nemod, *see; /* NULL none */
};

/* Where a path leads to. */
struct path {
	char *text; /* NULL free */
	int32_t code;
};

struct lines {
	struct build *b;
	enum search_place place;
	struct line *lines;
	size_t n, cap;
	int64_t *ups; /* n of the parent of each, while reading */
	size_t cap_ups;
	int32_t *by_n; /* place + 1 by n */
	size_t cap_n;
	struct path *paths; /* hashed */
	size_t n_paths;
	const char *site; /* of the neoplasm row that is read */
};

static const char *
copy(struct lines *l, const struct pr_value *cell)
{
	const char *text;

	if (cell->type != PR_VALUE_TEXT || !cell->len)
		return NULL;
	text = arena_strndup(l->b->arena, cell->text, cell->len);
	if (!text)
		l->b->st = mem_fail(l->b->err);
	return text;
}

static bool
take_line(void *ctx, const struct pr_value *c, size_t n)
{
	struct lines *l = ctx;
	struct line *room = mem_room(l->lines, l->n, &l->cap, sizeof(*room));
	int64_t *ups;

	(void)n;
	if (room)
		l->lines = room;
	ups = room ? mem_room(l->ups, l->n, &l->cap_ups, sizeof(*ups)) : NULL;
	if (!ups) {
		l->b->st = mem_fail(l->b->err);
		return false;
	}
	l->ups = ups;
	ups[l->n] = c[3].number;
	room[l->n++] = (struct line){
		.n = c[0].number,
		.up = -1,
		.code = c[4].type == PR_VALUE_TEXT ? build_find(l->b, c[4].text)
						   : -1,
		.title = copy(l, &c[6]),
		.nemod = copy(l, &c[7]),
		.see = copy(l, &c[8]),
	};
	return l->b->st == PR_OK;
}

/* Parents by their numbers, which may be any. */
static void
find_parents(struct lines *l)
{
	int64_t most = 0;

	for (size_t i = 0; i < l->n; i++)
		if (l->lines[i].n > most)
			most = l->lines[i].n;
	if (most >= 1 << SEARCH_REF_BITS)
		most = (1 << SEARCH_REF_BITS) - 1;
	l->cap_n = (size_t)most + 1;
	l->by_n = mem_array(l->cap_n, sizeof(*l->by_n));
	if (!l->by_n) {
		l->b->st = mem_fail(l->b->err);
		return;
	}
	for (size_t i = 0; i < l->n; i++)
		if (l->lines[i].n >= 0 && (size_t)l->lines[i].n < l->cap_n)
			l->by_n[l->lines[i].n] = (int32_t)i + 1;
	for (size_t i = 0; i < l->n; i++)
		if (l->ups[i] >= 0 && (size_t)l->ups[i] < l->cap_n)
			l->lines[i].up = l->by_n[l->ups[i]] - 1;
}

/* The line and those above it, topmost first; how many. */
static size_t
chain(const struct lines *l, size_t at, const struct line *out[DEEP])
{
	const struct line *up[DEEP];
	size_t n = 0;

	for (int32_t i = (int32_t)at; i >= 0 && n < DEEP; i = l->lines[i].up)
		up[n++] = &l->lines[i];
	for (size_t i = 0; i < n; i++)
		out[i] = up[n - 1 - i];
	return n;
}

/* ---- paths --------------------------------------------------------------- */

static uint32_t
hash(const char *text)
{
	uint32_t h = 2166136261u;

	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * 16777619u;
	return h;
}

static struct path *
path_slot(const struct lines *l, const char *text)
{
	size_t i = hash(text) & (l->n_paths - 1);

	while (l->paths[i].text && strcmp(l->paths[i].text, text) != 0)
		i = (i + 1) & (l->n_paths - 1);
	return &l->paths[i];
}

static void
put_path(struct lines *l, const char *text, int32_t code)
{
	struct path *slot = path_slot(l, text);

	if (slot->text || code < 0)
		return;
	slot->text = arena_strdup(l->b->arena, text);
	slot->code = code;
	if (!slot->text)
		l->b->st = mem_fail(l->b->err);
}

/* The key of a path: small letters, words apart by one blank. */
static void
fold(char *text)
{
	char *out = text;

	for (const char *p = text; *p; p++) {
		char c = (char)(*p == ',' ? ' ' : tolower((unsigned char)*p));

		if (c != ' ' || (out > text && out[-1] != ' '))
			*out++ = c;
	}
	if (out > text && out[-1] == ' ')
		out--;
	*out = '\0';
}

/* The bytes of a level by which others may refer to it: "Calculus" of
 * "Calculus, calculi, calculous", "Fracture" of "Fracture, traumatic", but all
 * of "Fracture, pathological". */
static size_t
short_name(const char *title)
{
	size_t words = strcspn(title, ",");
	const char *next = title + words;

	if (!*next)
		return words;
	next += strspn(next, ", ");
	if (!strncmp(next, "traumatic", 9))
		return words;
	for (size_t i = 0; i < 3; i++)
		if (tolower((unsigned char)title[i]) !=
		    tolower((unsigned char)next[i]))
			return strlen(title);
	return words;
}

/* One way to refer to a line: each level whole, or by its short name. */
static void
put_way(struct lines *l, const struct line *const *up, size_t n, bool whole,
	int32_t code)
{
	char path[PATH_BYTES];
	size_t len = 0;

	for (size_t i = 0; i < n && len < sizeof(path); i++) {
		const char *title = up[i]->title ? up[i]->title : "";
		size_t words = whole ? strlen(title) : short_name(title);

		len += (size_t)snprintf(path + len, sizeof(path) - len, "%.*s ",
					(int)words, title);
	}
	if (len >= sizeof(path))
		return;
	fold(path);
	put_path(l, path, code);
}

static void
put_lines(struct lines *l)
{
	for (size_t i = 0; i < l->n && l->b->st == PR_OK; i++) {
		const struct line *up[DEEP];
		size_t n = chain(l, i, up);

		if (l->lines[i].code < 0)
			continue;
		put_way(l, up, n, true, l->lines[i].code);
		put_way(l, up, n, false, l->lines[i].code);
	}
}

/* "Neoplasm, breast, benign" leads into the table of neoplasms. */
static bool
take_site(void *ctx, const struct pr_value *c, size_t n)
{
	static const char *const behaviors[] = {
		", malignant",   "", /* secondary ones are never meant */
		", in situ",     ", benign", ", uncertain behavior",
		", unspecified",
	};
	struct lines *l = ctx;
	char path[PATH_BYTES];
	const char *site;

	(void)n;
	if (c[4].type == PR_VALUE_TEXT) {
		site = strstr(c[4].text, ", ");
		site = site && !strncmp(c[4].text, "Neoplasm", 8) ? site + 2
								  : c[4].text;
		if (!strncmp(site, "neoplastic", 10))
			site = site[10] == ',' ? site + 12 : "";
		l->site = arena_strdup(l->b->arena, site);
	}
	if (!l->site || c[1].number < 2 || c[1].number > 7)
		return true;
	site = behaviors[c[1].number - 2];
	if (!*site ||
	    snprintf(path, sizeof(path), "neoplasm, %s%s",
		     *l->site ? l->site : "by site", site) >= (int)sizeof(path))
		return true;
	fold(path);
	put_path(l, path, build_find(l->b, c[3].text));
	return l->b->st == PR_OK;
}

/* "subcategory H92.0": the code that is named, -1 none. */
static int32_t
named(const struct lines *l, const char *see)
{
	char code[PR_CODE_MAX];
	const char *at = strstr(see, "category ");
	size_t n = 0;

	if (!at)
		return -1;
	for (at += 9; isalnum((unsigned char)*at) || *at == '.'; at++)
		if (*at != '.' && n + 1 < sizeof(code))
			code[n++] = *at;
	code[n] = '\0';
	return build_find(l->b, code);
}

/* Where "Calculus, gallbladder; Stone" leads to, -1 nowhere. */
static int32_t
referred(const struct lines *l, const char *see)
{
	char path[PATH_BYTES];
	size_t len = see ? strcspn(see, ";") : 0;
	const struct path *slot;

	if (!len || len >= sizeof(path) || !l->n_paths)
		return -1;
	memcpy(path, see, len);
	path[len] = '\0';
	fold(path);
	slot = path_slot(l, path);
	return slot->text ? slot->code : named(l, see);
}

/* Lines that refer to others lead where these lead; twice, for those that
 * refer to such. */
static void
follow(struct lines *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->lines[i].code < 0)
			l->lines[i].code = referred(l, l->lines[i].see);
}

static void
make_paths(struct lines *l)
{
	l->n_paths = 1024;
	while (l->n_paths < (l->n * 2 + 16384) * 2)
		l->n_paths *= 2;
	l->paths = mem_array(l->n_paths, sizeof(*l->paths));
	if (!l->paths) {
		l->n_paths = 0;
		l->b->st = mem_fail(l->b->err);
		return;
	}
	put_lines(l);
	build_ask(l->b, PR_ASK_CELLS, PR_TABLE_CM_NEOPLASM, l, take_site);
	follow(l);
	put_lines(l);
	follow(l);
}

/* ---- entries ------------------------------------------------------------- */

/* Nonessential modifiers of all levels count. */
static void
join_nemods(char *out, size_t cap, const struct line *const *up, size_t n)
{
	size_t len = 0;

	out[0] = '\0';
	for (size_t i = 0; i < n && len + 1 < cap; i++)
		if (up[i]->nemod)
			len += (size_t)snprintf(out + len, cap - len, "%s ",
						up[i]->nemod);
}

static void
add_line(struct lines *l, size_t at)
{
	const struct line *line = &l->lines[at], *up[DEEP];
	size_t n = chain(l, at, up), len = 0;
	struct pr_search_entry entry = {
		.source = PR_SEARCH_INDEX,
		.ref = build_ref(l->place, line->n),
	};
	char nemods[1024], rest[1024] = "";
	int32_t code = line->code;

	if (code < 0 && (!line->see || !strcmp(line->see, "condition")))
		return; /* a heading, or "see the condition itself" */
	if (code < 0)
		entry.source = PR_SEARCH_OTHER;
	for (size_t i = 0; i < n; i++) {
		const char *title = up[i]->title ? up[i]->title : "";

		if (i + 1 < PR_SEARCH_LEVELS)
			entry.levels[entry.n_levels++] = title;
		else if (len < sizeof(rest))
			len += (size_t)snprintf(rest + len, sizeof(rest) - len,
						"%s ", title);
	}
	if (len)
		entry.levels[entry.n_levels++] = rest;
	join_nemods(nemods, sizeof(nemods), up, n);
	entry.nemod = nemods;
	build_add(l->b, &entry, code, SEARCH_NO_CODE | entry.ref);
}

static void
one_index(struct build *b, enum pr_table_what what, enum search_place place)
{
	struct lines l = { .b = b, .place = place };

	build_ask(b, PR_ASK_LINES, what, &l, take_line);
	if (b->st == PR_OK && l.n)
		find_parents(&l);
	if (b->st == PR_OK && l.n)
		make_paths(&l);
	for (size_t i = 0; i < l.n && b->st == PR_OK; i++)
		add_line(&l, i);
	free(l.lines);
	free(l.ups);
	free(l.by_n);
	free(l.paths);
}

void
build_lines(struct build *b)
{
	one_index(b, PR_TABLE_CM_INDEX, SEARCH_LINE);
	one_index(b, PR_TABLE_CM_EINDEX, SEARCH_ELINE);
}
