/* tables_search.c - the search block of an edition; see tables_search.h */
#include "util/mem.h"

#include "tables_build.h"

#include <stdlib.h>
#include <string.h>

#define ARENA_MAX ((size_t)256 << 20)

uint32_t
build_ref(enum search_place place, int64_t n)
{
	return (uint32_t)place << SEARCH_REF_BITS |
	       ((uint32_t)n & ((1u << SEARCH_REF_BITS) - 1));
}

void
build_ask(struct build *b, enum pr_codes_ask ask, enum pr_table_what what,
	  void *ctx,
	  bool (*visit)(void *ctx, const struct pr_value *c, size_t n))
{
	struct pr_value key = tables_int(b->part[what]);

	if (b->st == PR_OK && b->part[what])
		b->st = pr_codes_ask(b->codes, ask, &key, 1, ctx ? ctx : b,
				     visit, b->err);
}

size_t
build_levels(char *text, const char *levels[PR_SEARCH_LEVELS])
{
	size_t n = 0;

	while (text && n < PR_SEARCH_LEVELS) {
		char *end =
			n + 1 < PR_SEARCH_LEVELS ? strstr(text, ", ") : NULL;

		if (end)
			*end = '\0';
		levels[n++] = text;
		text = end ? end + 2 : NULL;
	}
	return n;
}

/* ---- codes --------------------------------------------------------------- */

static uint32_t
hash(const char *code)
{
	uint32_t h = 2166136261u;

	for (; *code; code++)
		h = (h ^ (unsigned char)*code) * 16777619u;
	return h;
}

static size_t
slot_of(const struct build *b, const char *code)
{
	size_t i = hash(code) & (b->n_slots - 1);

	while (b->slots[i] && strcmp(b->rows[b->slots[i] - 1].code, code) != 0)
		i = (i + 1) & (b->n_slots - 1);
	return i;
}

int32_t
build_find(const struct build *b, const char *code)
{
	return b->n_slots && code ? (int32_t)b->slots[slot_of(b, code)] - 1
				  : -1;
}

static void
index_codes(struct build *b)
{
	b->n_slots = 1024;
	while (b->n_slots < b->n_rows * 2)
		b->n_slots *= 2;
	b->slots = mem_array(b->n_slots, sizeof(*b->slots));
	if (!b->slots) {
		b->n_slots = 0;
		b->st = mem_fail(b->err);
		return;
	}
	for (size_t i = 0; i < b->n_rows; i++)
		b->slots[slot_of(b, b->rows[i].code)] = (uint32_t)i + 1;
}

static bool
take_code(void *ctx, const struct pr_value *c, size_t n)
{
	struct build *b = ctx;
	struct build_code *room =
		mem_room(b->rows, b->n_rows, &b->cap_rows, sizeof(*room));
	struct build_code row = { .n = c[0].number, .usual = -1 };

	(void)n;
	if (room) {
		b->rows = room;
		row.code = arena_strndup(b->arena, c[1].text, c[1].len);
		row.title = arena_strndup(b->arena, c[6].text, c[6].len);
	}
	if (!room || !row.code || !row.title) {
		b->st = mem_fail(b->err);
		return false;
	}
	row.valid = (c[4].number & 1) != 0;
	row.unspecified = strstr(row.title, "nspecified") != NULL;
	room[b->n_rows++] = row;
	return true;
}

/* ---- the code that is meant when nothing more is said -------------------- */

static int
times(const char *text, const char *word)
{
	int n = 0;

	for (; (text = strstr(text, word)) != NULL; text += strlen(word))
		n++;
	return n;
}

/* How much a title sounds like "nothing more is known" beside its header's. */
static int
plainness(const char *title, const char *header)
{
	static const struct {
		const char *words;
		int worth;
	} plain[] = {
		{ "nspecified", 4 },           { "with unspecified", -4 },
		{ "without complication", 5 }, { "uncomplicated", 3 },
		{ "not intractable", 3 },      { "without ", 1 },
	};
	int sum = 0;

	for (size_t i = 0; i < PR_LEN(plain); i++)
		sum += plain[i].worth * (times(title, plain[i].words) -
					 times(header, plain[i].words));
	return sum;
}

static bool
is_below(const char *code, const char *header)
{
	return strncmp(code, header, strlen(header)) == 0;
}

/* The plainest of the codes right below a header; -1 without one. */
static int32_t
plainest(const struct build *b, size_t header)
{
	const struct build_code *h = &b->rows[header];
	const char *child = "";
	int32_t best = -1;
	int most = 0, children = 0;

	for (size_t i = header + 1;
	     i < b->n_rows && is_below(b->rows[i].code, h->code); i++) {
		int worth;

		if (*child && is_below(b->rows[i].code, child))
			continue;
		child = b->rows[i].code;
		children++;
		if (strlen(child) == 7)
			return -1; /* the encounter is never guessed */
		worth = plainness(b->rows[i].title, h->title);
		if (worth > most || (worth == most && children == 1)) {
			most = worth;
			best = (int32_t)i;
		}
	}
	return most > 0 || children == 1 ? best : -1;
}

static void
find_usual(struct build *b)
{
	for (size_t i = b->n_rows; i-- > 0;) {
		struct build_code *row = &b->rows[i];
		int32_t below;

		if (row->valid)
			continue;
		below = plainest(b, i);
		if (below < 0)
			continue;
		row->usual =
			b->rows[below].valid ? below : b->rows[below].usual;
	}
}

/* ---- lines --------------------------------------------------------------- */

/* Of CM its letter; of HCPCS the measures of quality and the modifiers, which
 * hold words of everyday that nobody means them by. */
static char
chapter_of(enum pr_code_system system, const char *code)
{
	if (system == PR_CODE_CM)
		return code[0];
	if (system != PR_CODE_HCPCS)
		return '\0';
	if (strlen(code) == 2)
		return 'm';
	return code[0] == 'G' && (code[1] == '8' || code[1] == '9') ? 'g'
								    : '\0';
}

static void
add_line(struct build *b, struct pr_search_entry line, int32_t at,
	 uint32_t none)
{
	if (b->st != PR_OK)
		return;
	line.system = b->system;
	line.code = none;
	if (at >= 0) {
		const struct build_code *row = &b->rows[at];

		line.code = (uint32_t)row->n;
		line.billable = row->valid;
		line.unspecified = row->unspecified;
		line.chapter = chapter_of(b->system, row->code);
	}
	b->st = pr_search_add(b->builder, &line, b->err);
}

void
build_add(struct build *b, const struct pr_search_entry *line, int32_t at,
	  uint32_t none)
{
	add_line(b, *line, at, none);
	if (at >= 0 && b->rows[at].usual >= 0)
		add_line(b, *line, b->rows[at].usual, none);
}

static void
build_titles(struct build *b)
{
	for (size_t i = 0; i < b->n_rows && b->st == PR_OK; i++) {
		struct pr_search_entry line = {
			.source = PR_SEARCH_TITLE,
			.ref = build_ref(SEARCH_CODE, b->rows[i].n),
			.n_levels = 1,
			.levels = { b->rows[i].title },
		};

		if (b->rows[i].n >= 0)
			build_add(b, &line, (int32_t)i, 0);
	}
}

struct terms {
	struct build *b;
	int32_t *nodes; /* place in rows by number of the node, + 1 */
	size_t n_nodes;
	long n; /* inclusion terms so far */
};

/* Room for the number of a node. */
static bool
has_room(struct terms *t, int64_t number)
{
	size_t n = t->n_nodes ? t->n_nodes : 4096;
	int32_t *room;

	if (number < 0 || number >= 1 << SEARCH_REF_BITS)
		return false;
	while (n <= (size_t)number)
		n *= 2;
	if (n == t->n_nodes)
		return true;
	room = mem_resize(t->nodes, n, sizeof(*room));
	if (!room) {
		t->b->st = mem_fail(t->b->err);
		return false;
	}
	memset(room + t->n_nodes, 0, (n - t->n_nodes) * sizeof(*room));
	t->nodes = room;
	t->n_nodes = n;
	return true;
}

static bool
take_node(void *ctx, const struct pr_value *c, size_t n)
{
	struct terms *t = ctx;

	(void)n;
	if (has_room(t, c[0].number))
		t->nodes[c[0].number] = build_find(t->b, c[1].text) + 1;
	return t->b->st == PR_OK;
}

static bool
take_term(void *ctx, const struct pr_value *c, size_t n)
{
	struct terms *t = ctx;
	struct pr_search_entry line = { .source = PR_SEARCH_TERM,
					.n_levels = 1,
					.levels = { c[3].text } };
	int64_t owner = c[0].number;
	int32_t at;

	(void)n;
	if (c[2].number != PR_NOTE_INCLUSION_TERM)
		return true;
	line.ref = build_ref(SEARCH_TERM, t->n++);
	if (owner < 0 || (uint64_t)owner >= t->n_nodes)
		return true;
	at = t->nodes[owner] - 1;
	if (at >= 0)
		build_add(t->b, &line, at, 0);
	return t->b->st == PR_OK;
}

static void
build_terms(struct build *b)
{
	struct terms t = { .b = b };

	build_ask(b, PR_ASK_NODES, PR_TABLE_CM_TABULAR, &t, take_node);
	build_ask(b, PR_ASK_NOTES_ALL, PR_TABLE_CM_TABULAR, &t, take_term);
	free(t.nodes);
}

/* ---- PCS ----------------------------------------------------------------- */

static bool
take_entry(void *ctx, const struct pr_value *c, size_t n)
{
	struct build *b = ctx;
	struct pr_search_entry line = {
		.source = PR_SEARCH_INDEX,
		.ref = build_ref(SEARCH_ENTRY, c[0].number),
	};
	char table[4] = "";
	char *text = mem_strndup(c[2].text, c[2].len);

	(void)n;
	if (!text) {
		b->st = mem_fail(b->err);
		return false;
	}
	if (c[1].len >= 3)
		memcpy(table, c[1].text, 3);
	line.n_levels = build_levels(text, line.levels);
	if (build_find(b, table) >= 0) /* an older index names older tables */
		build_add(b, &line,
			  c[1].len == 7 ? build_find(b, c[1].text) : -1,
			  SEARCH_NO_CODE | line.ref);
	free(text);
	return b->st == PR_OK;
}

static bool
take_axis(void *ctx, const struct pr_value *c, size_t n)
{
	struct build *b = ctx;
	struct pr_search_entry line = {
		.source = PR_SEARCH_OTHER,
		.ref = build_ref(SEARCH_AXIS, c[0].number),
		.n_levels = 1,
		.levels = { c[3].text },
	};

	(void)n;
	build_add(b, &line, -1, SEARCH_NO_CODE | line.ref);
	return b->st == PR_OK;
}

/* ---- all of it ----------------------------------------------------------- */

static enum pr_table_what
base_table(const int64_t part[PR_TABLES], enum pr_code_system system)
{
	if (system == PR_CODE_PCS)
		return PR_TABLE_PCS_ORDER;
	if (system == PR_CODE_HCPCS)
		return PR_TABLE_HCPCS;
	return part[PR_TABLE_CM_ORDER] ? PR_TABLE_CM_ORDER : PR_TABLE_CM_CODES;
}

static void
add_all(struct build *b)
{
	build_ask(b, PR_ASK_CODES, base_table(b->part, b->system), NULL,
		  take_code);
	if (b->st != PR_OK || !b->n_rows)
		return;
	index_codes(b);
	if (b->system == PR_CODE_CM)
		find_usual(b);
	build_titles(b);
	if (b->system == PR_CODE_CM) {
		build_lines(b);
		build_terms(b);
		build_cells(b);
	} else if (b->system == PR_CODE_PCS) {
		build_ask(b, PR_ASK_ENTRIES, PR_TABLE_PCS_INDEX, NULL,
			  take_entry);
		build_ask(b, PR_ASK_TERMS, PR_TABLE_PCS_DEFINITIONS, NULL,
			  take_axis);
	}
}

static void
store(struct build *b, const char *edition)
{
	unsigned char *bytes = NULL;
	size_t len = 0;
	struct pr_value cells[3] = { tables_int((int64_t)b->system),
				     tables_text(edition),
				     { .type = PR_VALUE_BLOB } };

	b->st = pr_search_pack(b->builder, &bytes, &len, b->err);
	if (b->st != PR_OK)
		return;
	cells[2].text = (const char *)bytes;
	cells[2].len = len;
	b->st = pr_codes_put(b->codes, PR_PUT_BLOCK, cells, 3, NULL, b->err);
	free(bytes);
}

enum pr_status
tables_search_build(struct pr_codes *codes, const int64_t part[PR_TABLES],
		    enum pr_code_system system, const char *edition,
		    struct pr_err *err)
{
	struct build b = {
		.codes = codes, .part = part, .system = system, .err = err
	};

	if ((system != PR_CODE_CM && system != PR_CODE_PCS &&
	     system != PR_CODE_HCPCS) ||
	    !part[base_table(part, system)])
		return PR_OK;
	b.arena = arena_new(ARENA_MAX);
	b.st = b.arena ? pr_search_builder_new(&b.builder, err) : mem_fail(err);
	if (b.st == PR_OK)
		add_all(&b);
	if (b.st == PR_OK && b.n_rows)
		store(&b, edition);
	pr_search_builder_free(b.builder);
	arena_free(b.arena);
	free(b.rows);
	free(b.slots);
	return b.st;
}
