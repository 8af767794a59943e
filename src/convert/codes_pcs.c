/* codes_pcs.c - ICD-10-PCS tables: axes 1 to 3 once, rows of axes 4 to 7
 *
 * The number of codes that a row says it has is the product of its four label
 * sets; that, the sizes of the sets and their order are checked.
 */
#include "codes_xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	TABULAR,
	VERSION,
	TITLE,
	TABLE,
	ROW,
	AXIS,
	LABEL,
	DEFINITION
};

static const char *const elements[] = { "ICD10PCS.tabular",
					"version",
					"title",
					"pcsTable",
					"pcsRow",
					"axis",
					"label",
					"definition",
					NULL };

struct label {
	char value;
	struct buf title, text;
};

struct tables {
	bool begun;
	char version[16];
	char prefix[4];
	long tables, row;    /* row: in the table at hand, 0 its axes */
	int pos;             /* of the axis at hand */
	long said, labels;   /* of that axis */
	long product, codes; /* of that row */
	uint64_t met;        /* values of that axis */
	char value;          /* of the label at hand */
	struct buf title, definition;
	struct label head[3];
};

static void
wrong(struct xml *xml, const char *what)
{
	codes_fault(xml_codes(xml), 1, what,
		    "pcsTable: axis 1 to 3, then pcsRow with axis 4 to 7, each "
		    "with a title and labels of one character");
}

static long
number_of(struct xml *xml, const char *name)
{
	char text[16];

	return xml_attr(xml, name, text, sizeof(text)) ? strtol(text, NULL, 10)
						       : 0;
}

static void
start_table(struct tables *t, struct xml *xml)
{
	if (!t->begun) {
		t->begun = true;
		table_begin(xml_codes(xml), PR_TABLE_PCS_TABLES, t->version);
		buf_init(&t->title, PR_CODEROWS_TEXT);
		buf_init(&t->definition, PR_CODEROWS_TEXT);
		for (size_t i = 0; i < 3; i++) {
			buf_init(&t->head[i].title, PR_CODEROWS_TEXT);
			buf_init(&t->head[i].text, PR_CODEROWS_TEXT);
		}
	}
	t->tables++;
	t->pos = 0;
	t->row = 0;
	t->prefix[0] = '\0';
}

static void
start_row(struct tables *t, struct xml *xml)
{
	if (t->row ? t->pos != 7 : t->pos != 3)
		wrong(xml, "a row begins before all axes are there");
	t->row++;
	t->pos = 3;
	t->product = 1;
	t->codes = number_of(xml, "codes");
}

static void
start_axis(struct tables *t, struct xml *xml, int parent)
{
	long pos = number_of(xml, "pos");

	if (parent != (pos > 3 ? ROW : TABLE) || pos != t->pos + 1 || pos > 7)
		wrong(xml, "an axis is out of order");
	t->pos = (int)pos;
	t->said = number_of(xml, "values");
	t->labels = 0;
	t->met = 0;
	buf_reset(&t->title);
	buf_reset(&t->definition);
}

/* Its place among 0-9 A-Z, -1 when it cannot stand in a PCS code. */
static int
value_place(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'A' && c <= 'Z' && c != 'I' && c != 'O' ? c - 'A' + 10 : -1;
}

static void
start_label(struct tables *t, struct xml *xml)
{
	char value[8];
	int place;

	xml_attr(xml, "code", value, sizeof(value));
	place = strlen(value) == 1 ? value_place(value[0]) : -1;
	if (place < 0)
		wrong(xml, "a label has no character");
	else if (t->met & (uint64_t)1 << place)
		wrong(xml, "a label stands twice in an axis");
	else
		t->met |= (uint64_t)1 << place;
	t->value = value[0];
	t->labels++;
	if (t->pos < 4 && t->labels > 1)
		wrong(xml, "one of axes 1 to 3 has more than one label");
}

static void
start(void *ctx, struct xml *xml, int id, int parent)
{
	struct tables *t = ctx;

	if (id == TABLE && parent == TABULAR)
		start_table(t, xml);
	else if (id == ROW && parent == TABLE)
		start_row(t, xml);
	else if (id == AXIS)
		start_axis(t, xml, parent);
	else if (id == LABEL && parent == AXIS)
		start_label(t, xml);
	else if (id >= TABLE && id <= LABEL)
		wrong(xml, "an element stands where it cannot");
}

static void
put_label(struct tables *t, struct xml *xml, int pos, char value,
	  const char *text, size_t len)
{
	struct codes *c = xml_codes(xml);

	row_begin(c, 'A');
	row_string(c, t->prefix);
	row_long(c, t->row);
	row_long(c, pos);
	row_text(c, &value, 1);
	row_text(c, text, len);
	row_end(c);
}

static void
put_axis(struct tables *t, struct xml *xml, int pos, const char *title,
	 const char *definition)
{
	struct codes *c = xml_codes(xml);

	row_begin(c, 'B');
	row_string(c, t->prefix);
	row_long(c, pos);
	row_string(c, title);
	row_string(c, definition);
	row_end(c);
}

static void
end_label(struct tables *t, struct xml *xml, const char *text, size_t len)
{
	struct label *head;

	if (t->pos > 3) {
		put_label(t, xml, t->pos, t->value, text, len);
		return;
	}
	if (t->pos < 1)
		return;
	head = &t->head[t->pos - 1];
	head->value = t->value;
	buf_reset(&head->text);
	buf_add(&head->text, text, len);
	t->prefix[t->pos - 1] = t->value;
	t->prefix[t->pos] = '\0';
}

static void
count_axis(struct tables *t, struct xml *xml)
{
	char what[48], said[16], found[16];

	t->product *= t->labels;
	if (t->labels && (!t->said || t->said == t->labels))
		return;
	snprintf(what, sizeof(what), "labels of axis %d of table %s", t->pos,
		 t->prefix);
	snprintf(said, sizeof(said), "%ld", t->said);
	snprintf(found, sizeof(found), "%ld", t->labels);
	if (!codes_over(xml_codes(xml)))
		codes_say(xml_codes(xml), PR_RULE_CODES_COUNT, xml_line(xml), 1,
			  what, said, found);
}

/* The first characters are known at the third axis; all three are told. */
static void
end_axis(struct tables *t, struct xml *xml)
{
	const char *definition = buf_text(&t->definition);

	count_axis(t, xml);
	if (t->pos > 0 && t->pos < 4) {
		struct label *head = &t->head[t->pos - 1];

		buf_reset(&head->title);
		buf_add(&head->title, buf_text(&t->title), t->title.len);
	}
	for (int i = 0; t->pos == 3 && i < 3; i++) {
		put_label(t, xml, i + 1, t->head[i].value,
			  buf_text(&t->head[i].text), t->head[i].text.len);
		put_axis(t, xml, i + 1, buf_text(&t->head[i].title),
			 i == 2 ? definition : "");
	}
	if (t->pos > 3 && t->row == 1)
		put_axis(t, xml, t->pos, buf_text(&t->title), definition);
}

static void
end_row(struct tables *t, struct xml *xml)
{
	char what[64], said[16], found[16];

	if (t->pos != 7)
		wrong(xml, "a row ends before axis 7");
	if (t->product == t->codes)
		return;
	snprintf(what, sizeof(what), "codes of row %ld of table %s", t->row,
		 t->prefix);
	snprintf(said, sizeof(said), "%ld", t->codes);
	snprintf(found, sizeof(found), "%ld", t->product);
	if (!codes_over(xml_codes(xml)))
		codes_say(xml_codes(xml), PR_RULE_CODES_COUNT, xml_line(xml), 1,
			  what, said, found);
}

static void
end(void *ctx, struct xml *xml, int id, int parent, const char *text,
    size_t len)
{
	struct tables *t = ctx;

	if (codes_over(xml_codes(xml)))
		return;
	if (id == VERSION)
		snprintf(t->version, sizeof(t->version), "%s", text);
	else if (id == TITLE && parent == AXIS)
		buf_add(&t->title, text, len);
	else if (id == DEFINITION && parent == AXIS)
		buf_add(&t->definition, text, len);
	else if (id == LABEL)
		end_label(t, xml, text, len);
	else if (id == AXIS)
		end_axis(t, xml);
	else if (id == ROW)
		end_row(t, xml);
	else if (id == TABLE && !t->row)
		wrong(xml, "a table has no row");
	if (t->title.status == PR_ENOMEM || t->definition.status == PR_ENOMEM)
		codes_no_memory(xml_codes(xml));
}

static void
finish(void *ctx, struct xml *xml)
{
	struct tables *t = ctx;
	struct codes *c = xml_codes(xml);

	if (!t->begun) {
		wrong(xml, "there is no table");
		return;
	}
	c->terms = t->tables;
	table_end(c);
}

static void
release(void *ctx)
{
	struct tables *t = ctx;

	buf_release(&t->title);
	buf_release(&t->definition);
	for (size_t i = 0; i < 3; i++) {
		buf_release(&t->head[i].title);
		buf_release(&t->head[i].text);
	}
}

static const struct xml_table table = { elements, start, end };

const struct xml_reader xml_pcs_tables = { "ICD10PCS.tabular", &table,
					   sizeof(struct tables), finish,
					   release };
