/* codes_tabular.c - the ICD-10-CM tabular list: nodes, notes, 7th characters
 *
 * Each element that owns notes is a node: "ch 9", "I30-I5A", "I50". A section
 * of one category is named "C50-C50", so that no name is used twice. Texts
 * stay as they were published.
 */
#include "codes_xml.h"

#include <stdio.h>
#include <string.h>

enum {
	TABULAR,
	VERSION,
	INTRODUCTION,
	CHAPTER,
	SECTION_INDEX,
	SECTION,
	DIAG,
	NAME,
	DESC,
	NOTE,
	INCLUDES,
	INCLUSION_TERM,
	EXCLUDES1,
	EXCLUDES2,
	CODE_FIRST,
	USE_ADDITIONAL,
	CODE_ALSO,
	NOTES,
	SEVEN_NOTE,
	SEVEN_DEF,
	EXTENSION,
	VISUAL
};

static const char *const elements[] = { "ICD10CM.tabular",
					"version",
					"introduction",
					"chapter",
					"sectionIndex",
					"section",
					"diag",
					"name",
					"desc",
					"note",
					"includes",
					"inclusionTerm",
					"excludes1",
					"excludes2",
					"codeFirst",
					"useAdditionalCode",
					"codeAlso",
					"notes",
					"sevenChrNote",
					"sevenChrDef",
					"extension",
					"visualImpairment",
					NULL };

#define NODE_MAX 16

struct node {
	char name[NODE_MAX];
	bool told; /* its row is out */
};

struct tabular {
	char version[16];
	struct node node[PR_CODEROWS_DEPTH + 1];
	int depth;          /* of nodes; 0 none */
	struct buf seventh; /* text of the extension that may go on */
	char value;         /* its character, 0 none */
	long chapters, empty, visual;
	bool begun;
};

/* The numbers of enum pr_note_kind, 0 for what holds no notes. */
static int
kind_of(int container)
{
	static const int kinds[] = { INCLUDES,  INCLUSION_TERM, EXCLUDES1,
				     EXCLUDES2, CODE_FIRST,     USE_ADDITIONAL,
				     CODE_ALSO, NOTES,          SEVEN_NOTE };

	for (int i = 0; i < (int)PR_LEN(kinds); i++)
		if (kinds[i] == container)
			return i + 1;
	return 0;
}

static void
misplaced(struct xml *xml, int id)
{
	char what[64];

	snprintf(what, sizeof(what), "<%s> stands where it cannot",
		 elements[id]);
	codes_fault(xml_codes(xml), 1, what,
		    "chapters hold sections, sections hold diag, each with "
		    "its name and desc before its notes");
}

static void
node_start(struct tabular *t, struct xml *xml, int id, int parent)
{
	struct codes *c = xml_codes(xml);
	struct node *n = &t->node[++t->depth];
	bool right = id == CHAPTER   ? parent == TABULAR
		     : id == SECTION ? parent == CHAPTER
				     : parent == SECTION || parent == DIAG;
	char first[NODE_MAX];

	*n = (struct node){ .told = false };
	if (!right) {
		misplaced(xml, id);
		return;
	}
	if (!t->begun) {
		table_begin(c, PR_TABLE_CM_TABULAR, t->version);
		t->begun = true;
	}
	if (id != SECTION)
		return;
	if (!xml_attr(xml, "id", first, sizeof(first)) || !first[0])
		codes_fault(c, 1, "a section has no id",
			    "<section id=\"A00-A09\">");
	else if (strchr(first, '-'))
		snprintf(n->name, sizeof(n->name), "%s", first);
	else
		snprintf(n->name, sizeof(n->name), "%.7s-%.7s", first, first);
}

/* A node whose row is out, or a finding and NULL. */
static const char *
owner(struct tabular *t, struct xml *xml, int id)
{
	if (t->depth && t->node[t->depth].told)
		return t->node[t->depth].name;
	misplaced(xml, id);
	return NULL;
}

static void
put_seventh(struct tabular *t, struct xml *xml)
{
	struct codes *c = xml_codes(xml);
	const char *node = t->value ? owner(t, xml, EXTENSION) : NULL;

	if (node) {
		row_begin(c, 'S');
		row_string(c, node);
		row_text(c, &t->value, 1);
		row_text(c, buf_text(&t->seventh), t->seventh.len);
		row_end(c);
	}
	t->value = '\0';
	buf_reset(&t->seventh);
}

static void
start_extension(struct tabular *t, struct xml *xml)
{
	char value[8];

	put_seventh(t, xml);
	if (!xml_attr(xml, "char", value, sizeof(value)) || strlen(value) != 1)
		codes_fault(xml_codes(xml), 1,
			    "an extension has not one character",
			    "<extension char=\"A\">");
	t->value = value[0];
	t->seventh.max = PR_CODEROWS_TEXT;
}

static void
start(void *ctx, struct xml *xml, int id, int parent)
{
	struct tabular *t = ctx;

	switch (id) {
	case CHAPTER:
	case SECTION:
	case DIAG:
		node_start(t, xml, id, parent);
		break;
	case VISUAL:
		t->visual++;
		xml_skip(xml);
		break;
	case INTRODUCTION:
	case SECTION_INDEX:
		xml_skip(xml);
		break;
	case EXTENSION:
		start_extension(t, xml);
		break;
	default:
		break;
	}
}

/* "9" of a chapter as "ch 9", "I50.9" of a diag as "I509". */
static void
take_name(struct tabular *t, struct xml *xml, int parent, const char *text,
	  size_t len)
{
	struct node *n = &t->node[t->depth];
	size_t used = 0;

	if (parent != CHAPTER && parent != DIAG) {
		misplaced(xml, NAME);
		return;
	}
	if (parent == CHAPTER) {
		snprintf(n->name, sizeof(n->name), "ch %.*s",
			 len > 4 ? 4 : (int)len, text);
		t->chapters++;
		return;
	}
	for (size_t i = 0; i < len && used < NODE_MAX - 1; i++)
		if (text[i] != '.' && text[i] != ' ')
			n->name[used++] = text[i];
	n->name[used] = '\0';
	if (!is_cm(n->name, used))
		codes_fault(xml_codes(xml), 1, "the name of a diag is no code",
			    "<name>I50.9</name>");
}

static void
take_desc(struct tabular *t, struct xml *xml, const char *text, size_t len)
{
	struct codes *c = xml_codes(xml);
	struct node *n = &t->node[t->depth];

	if (!n->name[0]) {
		codes_fault(c, 1, "a desc stands before its name",
			    "<name> comes before <desc>");
		return;
	}
	n->told = true;
	row_begin(c, 'D');
	row_string(c, n->name);
	row_string(c, t->depth > 1 ? t->node[t->depth - 1].name : "");
	row_text(c, text, len);
	row_end(c);
}

/* A note between extensions goes on with the text before it. */
static void
more_seventh(struct tabular *t, struct xml *xml, const char *text, size_t len)
{
	if (!t->value) {
		misplaced(xml, NOTE);
		return;
	}
	buf_addc(&t->seventh, ' ');
	buf_add(&t->seventh, text, len);
	if (t->seventh.status)
		codes_limit(xml_codes(xml), "a text of more than 64 KiB",
			    "64 KiB");
}

static bool
is_blank(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)text[i] > ' ')
			return false;
	return true;
}

static void
take_note(struct tabular *t, struct xml *xml, int parent, const char *text,
	  size_t len)
{
	struct codes *c = xml_codes(xml);
	int kind = kind_of(parent);
	const char *node;

	if (is_blank(text, len)) {
		t->empty++;
		return;
	}
	if (parent == SEVEN_DEF) {
		more_seventh(t, xml, text, len);
		return;
	}
	node = kind ? owner(t, xml, NOTE) : NULL;
	if (!kind)
		misplaced(xml, NOTE);
	if (!node)
		return;
	row_begin(c, 'N');
	row_string(c, node);
	row_long(c, kind);
	row_text(c, text, len);
	row_end(c);
}

static void
end(void *ctx, struct xml *xml, int id, int parent, const char *text,
    size_t len)
{
	struct tabular *t = ctx;

	switch (id) {
	case VERSION:
		snprintf(t->version, sizeof(t->version), "%s", text);
		break;
	case NAME:
		take_name(t, xml, parent, text, len);
		break;
	case DESC:
		take_desc(t, xml, text, len);
		break;
	case NOTE:
		take_note(t, xml, parent, text, len);
		break;
	case EXTENSION:
		buf_add(&t->seventh, text, len);
		break;
	case SEVEN_DEF:
		put_seventh(t, xml);
		break;
	case CHAPTER:
	case SECTION:
	case DIAG:
		owner(t, xml, id);
		t->depth--;
		break;
	default:
		break;
	}
}

static void
finish(void *ctx, struct xml *xml)
{
	struct tabular *t = ctx;
	struct codes *c = xml_codes(xml);
	char what[64];

	if (!t->chapters) {
		codes_fault(c, 1, "the tabular list has no chapter",
			    "the whole file, with its chapters");
		return;
	}
	if (t->empty)
		codes_say(c, PR_RULE_CODES_UNREAD, 0, 0,
			  count_of(what, t->empty, "empty note"), NULL, NULL);
	if (t->visual)
		codes_say(
			c, PR_RULE_CODES_UNREAD, 0, 0,
			count_of(what, t->visual, "table of visual impairment"),
			NULL, NULL);
	table_end(c);
}

static void
release(void *ctx)
{
	buf_release(&((struct tabular *)ctx)->seventh);
}

static const struct xml_table table = { elements, start, end };

const struct xml_reader xml_tabular = { "ICD10CM.tabular", &table,
					sizeof(struct tabular), finish,
					release };
