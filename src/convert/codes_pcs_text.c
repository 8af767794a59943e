/* codes_pcs_text.c - ICD-10-PCS definitions, and the PCS index
 *
 * A term may have several titles ("1st Toe, Left", "1st Toe, Right"); they
 * are one row, apart by "; ". Of the index what leads to codes is kept.
 */
#include "codes_xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- definitions --------------------------------------------------------- */

enum {
	DEFINITIONS,
	VERSION,
	SECTION,
	AXIS,
	TERMS,
	TITLE,
	DEFINITION,
	EXPLANATION,
	INCLUDES,
	DEVICES
};

static const char *const elements[] = { "ICD10PCS.definitions",
					"version",
					"section",
					"axis",
					"terms",
					"title",
					"definition",
					"explanation",
					"includes",
					"deviceAggregation",
					NULL };

struct terms {
	bool begun;
	char version[16], section, axis;
	long n, devices;
	bool told; /* the term's row is out */
	struct buf title, definition, explanation;
};

static void
start_section(struct terms *t, struct xml *xml)
{
	char code[8];

	if (!t->begun) {
		t->begun = true;
		table_begin(xml_codes(xml), PR_TABLE_PCS_DEFINITIONS,
			    t->version);
		buf_init(&t->title, PR_CODEROWS_TEXT);
		buf_init(&t->definition, PR_CODEROWS_TEXT);
		buf_init(&t->explanation, PR_CODEROWS_TEXT);
	}
	xml_attr(xml, "code", code, sizeof(code));
	if (strlen(code) != 1)
		codes_fault(xml_codes(xml), 1, "a section has no character",
			    "<section code=\"0\">");
	t->section = code[0];
}

static void
start_term(struct terms *t, struct xml *xml, int parent)
{
	if (parent != AXIS || !t->begun)
		codes_fault(xml_codes(xml), 1, "terms stand outside an axis",
			    "sections hold axes, axes hold terms");
	t->n++;
	t->told = false;
	buf_reset(&t->title);
	buf_reset(&t->definition);
	buf_reset(&t->explanation);
}

static void
definitions_start(void *ctx, struct xml *xml, int id, int parent)
{
	struct terms *t = ctx;
	char pos[8];

	if (id == SECTION) {
		start_section(t, xml);
	} else if (id == AXIS) {
		xml_attr(xml, "pos", pos, sizeof(pos));
		if (strlen(pos) != 1 || pos[0] < '1' || pos[0] > '7')
			codes_fault(xml_codes(xml), 1,
				    "an axis has no position",
				    "<axis pos=\"3\">");
		t->axis = pos[0];
	} else if (id == TERMS) {
		start_term(t, xml, parent);
	} else if (id == DEVICES) {
		t->devices++;
		xml_skip(xml);
	}
}

static void
tell_term(struct terms *t, struct xml *xml)
{
	struct codes *c = xml_codes(xml);

	if (t->told)
		return;
	t->told = true;
	if (!t->title.len)
		codes_fault(c, 1, "a term has no title",
			    "<title> comes first in <terms>");
	row_begin(c, 'K');
	row_text(c, &t->section, 1);
	row_text(c, &t->axis, 1);
	row_long(c, t->n);
	row_text(c, buf_text(&t->title), t->title.len);
	row_text(c, buf_text(&t->definition), t->definition.len);
	row_text(c, buf_text(&t->explanation), t->explanation.len);
	row_end(c);
}

static void
add(struct buf *buf, const char *text, size_t len)
{
	if (buf->len)
		buf_adds(buf, "; ");
	buf_add(buf, text, len);
}

static void
definitions_end(void *ctx, struct xml *xml, int id, int parent,
		const char *text, size_t len)
{
	struct terms *t = ctx;
	struct codes *c = xml_codes(xml);

	if (id == VERSION)
		snprintf(t->version, sizeof(t->version), "%s", text);
	else if (id == TERMS)
		tell_term(t, xml);
	else if (parent != TERMS)
		return;
	else if (id == TITLE)
		add(&t->title, text, len);
	else if (id == DEFINITION)
		add(&t->definition, text, len);
	else if (id == EXPLANATION)
		add(&t->explanation, text, len);
	else if (id == INCLUDES) {
		tell_term(t, xml);
		row_begin(c, 'L');
		row_long(c, t->n);
		row_text(c, text, len);
		row_end(c);
	}
}

static void
definitions_finish(void *ctx, struct xml *xml)
{
	struct terms *t = ctx;
	struct codes *c = xml_codes(xml);
	char what[64];

	if (!t->n) {
		codes_fault(c, 1, "there is no term",
			    "the whole file, with its sections");
		return;
	}
	if (t->devices)
		codes_say(c, PR_RULE_CODES_UNREAD, 0, 0,
			  count_of(what, t->devices,
				   "list of device aggregations"),
			  NULL, NULL);
	c->terms = t->n;
	table_end(c);
}

static void
definitions_release(void *ctx)
{
	struct terms *t = ctx;

	buf_release(&t->title);
	buf_release(&t->definition);
	buf_release(&t->explanation);
}

static const struct xml_table definitions = { elements, definitions_start,
					      definitions_end };

const struct xml_reader xml_pcs_definitions = {
	"ICD10PCS.definitions", &definitions, sizeof(struct terms),
	definitions_finish, definitions_release
};

/* ---- the index ----------------------------------------------------------- */

enum {
	INDEX,
	INDEX_VERSION,
	INDEX_TITLE,
	LETTER,
	MAIN,
	TERM,
	CODE,
	CODES,
	TAB,
	SEE,
	USE
};

static const char *const index_elements[] = {
	"ICD10PCS.index", "version", "title", "letter", "mainTerm", "term",
	"code",           "codes",   "tab",   "see",    "use",      NULL
};

struct entries {
	bool begun;
	char version[16];
	size_t level[PR_CODEROWS_DEPTH + 1]; /* bytes of the path so far */
	int depth;
	long mains;
	struct buf path;
};

static void
entries_start(void *ctx, struct xml *xml, int id, int parent)
{
	struct entries *e = ctx;

	if (id != MAIN && id != TERM)
		return;
	if (id == MAIN ? parent != LETTER : parent != MAIN && parent != TERM) {
		codes_fault(xml_codes(xml), 1, "a term stands where it cannot",
			    "letters hold main terms, main terms hold terms");
		return;
	}
	if (!e->begun) {
		e->begun = true;
		buf_init(&e->path, PR_CODEROWS_TEXT);
		table_begin(xml_codes(xml), PR_TABLE_PCS_INDEX, e->version);
	}
	e->mains += id == MAIN;
	e->level[e->depth + 1] = e->level[e->depth];
	e->depth++;
}

static void
entry_title(struct entries *e, const char *text, size_t len)
{
	size_t base = e->level[e->depth - 1];

	e->path.len = base;
	if (base)
		buf_adds(&e->path, ", ");
	buf_add(&e->path, text, len);
	e->level[e->depth] = e->path.len;
}

static void
put_entry(struct entries *e, struct xml *xml, const char *text, size_t len)
{
	struct codes *c = xml_codes(xml);

	row_begin(c, 'P');
	row_text(c, buf_text(&e->path), e->level[e->depth]);
	row_code(c, text, len);
	row_end(c);
}

static void
entries_end(void *ctx, struct xml *xml, int id, int parent, const char *text,
	    size_t len)
{
	struct entries *e = ctx;

	if (id == INDEX_VERSION)
		snprintf(e->version, sizeof(e->version), "%s", text);
	else if (!e->depth)
		return;
	else if (id == INDEX_TITLE && (parent == MAIN || parent == TERM))
		entry_title(e, text, len);
	else if ((id == CODE || id == CODES || id == TAB) && len && len <= 7)
		put_entry(e, xml, text, len);
	else if (id == MAIN || id == TERM)
		e->path.len = e->level[--e->depth];
	if (e->path.status)
		codes_no_memory(xml_codes(xml));
}

static void
entries_finish(void *ctx, struct xml *xml)
{
	struct entries *e = ctx;
	struct codes *c = xml_codes(xml);

	if (!e->mains)
		codes_fault(c, 1, "the index has no term",
			    "the whole file, with its letters");
	c->terms = e->mains;
	table_end(c);
}

static void
entries_release(void *ctx)
{
	buf_release(&((struct entries *)ctx)->path);
}

static const struct xml_table entries = { index_elements, entries_start,
					  entries_end };

const struct xml_reader xml_pcs_index = { "ICD10PCS.index", &entries,
					  sizeof(struct entries),
					  entries_finish, entries_release };
