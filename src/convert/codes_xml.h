/*
 * convert/codes_xml.h - elements of an XML file, one by one
 *
 * floor    convert
 * idea     A table names its elements; start and end are called with their
 *          numbers, end with the text that stands in the element itself, not
 *          in its children. Nothing outside the file is ever looked at:
 *          entities are refused by name, depth and texts have an end.
 */
#ifndef PR_CONVERT_CODES_XML_H
#define PR_CONVERT_CODES_XML_H

#include "codes_internal.h"

/* The number of an element that the table does not name; it is stepped over
 * with all that is in it. */
#define XML_UNKNOWN (-1)

struct xml_table {
	const char *const *names; /* the last is NULL; the first is the root */
	/* parent is XML_UNKNOWN for the root */
	void (*start)(void *ctx, struct xml *xml, int id, int parent);
	void (*end)(void *ctx, struct xml *xml, int id, int parent,
		    const char *text, size_t len);
};

/* The line of the element at hand. */
long xml_line(const struct xml *xml);
/* Steps over what is in the element that started. */
void xml_skip(struct xml *xml);
/* An attribute of the element that started; false when it has none. */
bool xml_attr(struct xml *xml, const char *name, char *out, size_t size);
struct codes *xml_codes(struct xml *xml);

/* The tables, each with its context: made zeroed, released at the end. */
struct xml_reader {
	const char *root;
	const struct xml_table *table;
	size_t ctx;                                 /* bytes of the context */
	void (*finish)(void *ctx, struct xml *xml); /* after the root's end */
	void (*release)(void *ctx);
};

extern const struct xml_reader xml_tabular, xml_index, xml_pcs_tables,
	xml_pcs_definitions, xml_pcs_index;

#endif
