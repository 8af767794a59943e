/* tables_page_cm.c - paths, notes and what lies below; see tables_page.h */
#include "util/mem.h"

#include "tables_page.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BELOW_MAX 1000 /* codes right below a header */

/* ---- what stands above --------------------------------------------------- */

static const char *
title_of(struct paper *p, const struct tables_node *node)
{
	const struct pr_codebook *book = &p->tables->book;
	const struct pr_code_row *row =
		book->find(book->ctx, PR_CODE_CM, node->node);

	if (node->title && node->title[0])
		return node->title;
	return row ? row->title : "";
}

/* "ch 9", "I30-I5A", "I50" for a person. */
static void
name_of(char out[24], const char *node)
{
	char code[12];

	if (!strncmp(node, "ch ", 3))
		snprintf(out, 24, "Chapter %.10s", node + 3);
	else if (strchr(node, '-'))
		snprintf(out, 24, "%.20s", node);
	else
		snprintf(out, 24, "%s",
			 pr_code_display(code, PR_CODE_CM, node));
}

static void
add_path(struct paper *p, const struct tables_node *node)
{
	struct pr_page_line *line;
	char name[24];

	if (!node)
		return;
	add_path(p, node->up);
	name_of(name, node->node);
	line = paper_line(p, PR_PAGE_PATH, name, title_of(p, node));
	if (line && strlen(node->node) < sizeof(line->code))
		snprintf(line->code, sizeof(line->code), "%.11s",
			 strchr(node->node, '-') || strchr(node->node, ' ')
				 ? node->node
				 : name);
}

/* ---- notes --------------------------------------------------------------- */

static const struct {
	const char *label, *verb;
} kinds[] = {
	[PR_NOTE_INCLUDES] = { "Includes", "" },
	[PR_NOTE_INCLUSION_TERM] = { "Inclusion term", "" },
	[PR_NOTE_EXCLUDES1] = { "Excludes1", "" },
	[PR_NOTE_EXCLUDES2] = { "Excludes2", "" },
	[PR_NOTE_CODE_FIRST] = { "Code first", "Code first " },
	[PR_NOTE_USE_ADDITIONAL] = { "Use additional code",
				     "Use additional code " },
	[PR_NOTE_CODE_ALSO] = { "Code also", "Code also " },
	[PR_NOTE_PLAIN] = { "Note", "" },
	[PR_NOTE_SEVENTH] = { "Seventh character", "" },
};

static bool
has_verb(const char *text, const char *verb)
{
	size_t i = 0;

	while (verb[i] && tolower((unsigned char)verb[i]) ==
				  tolower((unsigned char)text[i]))
		i++;
	return !verb[i];
}

/* Verbs are stripped in the published text: "code to identify ..." */
static const char *
joined(const char *verb, const char *text)
{
	if (!strncmp(verb, "Use additional code", 19) &&
	    !strncmp(text, "code", 4))
		return text[4] == ' '                     ? text + 5
		       : text[4] == '(' || text[4] == ',' ? text + 4
							  : text;
	return text;
}

static void
add_note(struct paper *p, const struct pr_note *note, const char *own,
	 bool member)
{
	size_t kind = (size_t)note->kind;
	const char *verb = kinds[kind].verb;
	struct pr_page_line *line;
	char text[2048];
	const char *rest = joined(verb, note->text);

	if (member)
		snprintf(text, sizeof(text), "- %s", note->text);
	else if (*verb && !has_verb(note->text, verb))
		snprintf(text, sizeof(text), "%.*s%s%s", (int)strlen(verb) - 1,
			 verb, strchr(",;", rest[0]) ? "" : " ", rest);
	else
		snprintf(text, sizeof(text), "%s", note->text);
	line = paper_line(p, PR_PAGE_NOTE, kinds[kind].label, text);
	if (line && strcmp(note->owner, own) != 0)
		name_of(line->from, note->owner);
}

static void
add_notes(struct paper *p, const struct pr_note *notes, size_t n,
	  const char *own)
{
	const struct pr_note *opened = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct pr_note *note = &notes[i];
		size_t len = strlen(note->text), kind = (size_t)note->kind;
		bool inherited = strcmp(note->owner, own) != 0;
		bool opens = len && note->text[len - 1] == ':';
		bool member = opened && !opens && opened->kind == note->kind &&
			      !strcmp(opened->owner, note->owner);

		if (!kind || kind >= PR_LEN(kinds) || !len ||
		    (inherited && note->kind == PR_NOTE_INCLUSION_TERM))
			continue;
		add_note(p, note, own, member);
		opened = opens ? note : member ? opened : NULL;
	}
}

/* ---- what stands below --------------------------------------------------- */

struct children {
	struct paper *paper;
	char header[PR_CODE_MAX], last[PR_CODE_MAX];
	long n[BELOW_MAX];
	size_t count;
};

static bool
take_child(void *ctx, const struct pr_value *c, size_t n)
{
	struct children *s = ctx;

	(void)n;
	if (!strcmp(c[1].text, s->header) ||
	    (s->last[0] && !strncmp(c[1].text, s->last, strlen(s->last))))
		return true;
	snprintf(s->last, sizeof(s->last), "%s", c[1].text);
	s->n[s->count++] = (long)c[0].number;
	return s->count < BELOW_MAX;
}

/* Codes right below a header, by code. */
static void
add_children(struct paper *p, const struct pr_code_row *row)
{
	enum pr_table_what what = paper_table(p->tables, row->system);
	struct children *s = mem_array(1, sizeof(*s));
	char end[PR_CODE_MAX + 1];
	struct pr_value keys[3] = { tables_int(p->tables->part[what]),
				    tables_text(row->code) };

	if (!s) {
		p->out_of_memory = true;
		return;
	}
	snprintf(end, sizeof(end), "%s~", row->code);
	keys[2] = tables_text(end);
	snprintf(s->header, sizeof(s->header), "%s", row->code);
	if (pr_codes_ask(p->tables->codes, PR_ASK_CODES_BELOW, keys, 3, s,
			 take_child, NULL) != PR_OK)
		s->count = 0;
	for (size_t i = 0; i < s->count; i++) {
		const struct pr_code_row *child =
			tables_row(p->tables, row->system, s->n[i]);
		struct pr_page_line *line;
		char code[12];

		if (!child)
			continue;
		pr_code_display(code, row->system, child->code);
		line = paper_line(p, PR_PAGE_CHILD, code, child->title);
		if (line)
			memcpy(line->code, code, sizeof(code));
	}
	free(s);
}

/* A stem made up to six characters, with the value behind. */
static void
seventh_code(char out[12], const struct pr_codebook *book, const char *stem,
	     char value)
{
	char code[PR_CODE_MAX];
	size_t len = strlen(stem);

	out[0] = '\0';
	if (len >= PR_CODE_MAX - 1)
		return;
	memcpy(code, stem, len);
	while (len < 6)
		code[len++] = 'X';
	code[len++] = value;
	code[len] = '\0';
	if (book->find(book->ctx, PR_CODE_CM, code))
		pr_code_display(out, PR_CODE_CM, code);
}

/* "for open fracture type I or II initial encounter for open fracture NOS":
 * two lines of the tabular that stand in one value are parted by a comma. */
static void
part_encounters(char *out, size_t cap, const char *text)
{
	static const char *const begins[] = { " initial encounter",
					      " subsequent encounter" };
	size_t len = 0;

	for (const char *p = text; *p && len + 2 < cap; p++) {
		for (size_t i = 0; i < PR_LEN(begins); i++)
			if (p > text &&
			    !strncmp(p, begins[i], strlen(begins[i])) &&
			    !strchr(",;(", p[-1]))
				out[len++] = ',';
		out[len++] = *p;
	}
	out[len] = '\0';
}

static void
add_sevenths(struct paper *p, const char *code)
{
	const struct pr_codebook *book = &p->tables->book;
	const struct pr_seventh *sevenths;
	const char *owner = "";
	size_t n = book->sevenths(book->ctx, code, &sevenths, &owner);

	for (size_t i = 0; i < n; i++) {
		struct pr_page_line *line;
		char label[24], text[400];

		snprintf(label, sizeof(label), "7th %c", sevenths[i].value);
		part_encounters(text, sizeof(text), sevenths[i].text);
		line = paper_line(p, PR_PAGE_SEVENTH, label, text);
		if (!line)
			return;
		seventh_code(line->code, book, code, sevenths[i].value);
		if (owner && strcmp(owner, code) != 0)
			name_of(line->from, owner);
	}
}

/* ---- pages --------------------------------------------------------------- */

void
paper_cm(struct paper *p, const struct pr_code_row *row)
{
	const struct pr_codebook *book = &p->tables->book;
	struct tables_node *node = tables_node(p->tables, row->code);
	const struct pr_note *notes = NULL;
	size_t n = book->notes(book->ctx, row->code, &notes);

	if (node && !strcmp(node->node, row->code))
		node = node->up;
	add_path(p, node);
	add_notes(p, notes, n, row->code);
	add_sevenths(p, row->code);
	if (!row->valid)
		add_children(p, row);
}

/* A section or a chapter. */
void
paper_node(struct paper *p, const struct tables_node *node)
{
	const struct pr_codebook *book = &p->tables->book;
	struct tables_node *const *below = NULL;
	const struct pr_note *notes = NULL;
	size_t n = book->notes(book->ctx, node->node, &notes);
	char name[24];

	p->page->system = PR_CODE_CM;
	snprintf(p->page->code, sizeof(p->page->code), "%s", node->node);
	snprintf(p->page->edition, sizeof(p->page->edition), "%s",
		 p->tables->edition[PR_CODE_CM]);
	name_of(name, node->node);
	paper_line(p, PR_PAGE_HEAD, name, title_of(p, node));
	add_path(p, node->up);
	add_notes(p, notes, n, node->node);
	n = tables_node_below(p->tables, node, &below);
	for (size_t i = 0; i < n; i++) {
		struct pr_page_line *line;

		name_of(name, below[i]->node);
		line = paper_line(p, PR_PAGE_CHILD, name,
				  title_of(p, below[i]));
		if (line && strlen(below[i]->node) < sizeof(line->code))
			snprintf(line->code, sizeof(line->code), "%.11s",
				 below[i]->node);
	}
}
