/* codes_xml.c - libxml2's reader behind a few rules; see codes_xml.h
 *
 * No option asks for entities, a DTD or the net, so nothing outside the file
 * is read. The library's own limits (depth, sizes, growth) stay on, ours are
 * narrower. Everything is UTF-8, as published: no table of characters is
 * looked for.
 */
#include "codes_xml.h"

#include "util/mem.h"

#include <iconv.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SKIPPED_MAX 100000L

struct level {
	int id;
	size_t mark; /* where its text begins */
};

struct xml {
	struct codes *c;
	struct source *s;
	xmlTextReaderPtr reader;
	const struct xml_reader *how; /* NULL before the root */
	void *ctx;
	struct buf text;
	struct level level[PR_CODEROWS_DEPTH + 1];
	int depth; /* elements that are open */
	int skip;  /* depth of the element that is stepped over, 0 none */
	long unknown, stepped;
	size_t gap; /* bytes since the last "<" */
	char unknown_name[48];
	bool foreign; /* the root is none of ours */
};

static const struct xml_reader *const readers[] = { &xml_tabular, &xml_index,
						    &xml_pcs_tables,
						    &xml_pcs_definitions,
						    &xml_pcs_index };

static void
silent(void *ctx, const char *text, ...)
{
	(void)ctx, (void)text;
}

void
codes_prepare(void)
{
	/* libarchive asks for this pair with names of members; the C library
	 * reads its own settings when it is asked for the first time */
	iconv_t names_in = iconv_open("ANSI_X3.4-1968", "UTF-8");

	if (names_in != (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr) */
		iconv_close(names_in);
	xmlInitParser();
	xmlSetGenericErrorFunc(NULL, silent);
}

struct codes *
xml_codes(struct xml *xml)
{
	return xml->c;
}

long
xml_line(const struct xml *xml)
{
	xmlNodePtr node = xmlTextReaderCurrentNode(xml->reader);
	long line = node ? xmlGetLineNo(node) : 0;

	return line > 0 ? line : 1;
}

void
xml_skip(struct xml *xml)
{
	if (!xml->skip)
		xml->skip = xml->depth;
}

bool
xml_attr(struct xml *xml, const char *name, char *out, size_t size)
{
	xmlChar *value =
		xmlTextReaderGetAttribute(xml->reader, (const xmlChar *)name);

	out[0] = '\0';
	if (!value)
		return false;
	snprintf(out, size, "%s", (const char *)value);
	xmlFree(value);
	return true;
}

/* ---- what is refused ----------------------------------------------------- */

static void
heard_error(void *ctx, xmlErrorPtr error)
{
	struct xml *xml = ctx;
	char says[160];
	size_t n;

	if (error->level == XML_ERR_WARNING || codes_over(xml->c))
		return;
	if (error->code == XML_ERR_NO_MEMORY) {
		codes_no_memory(xml->c);
		return;
	}
	snprintf(says, sizeof(says), "%s",
		 error->message ? error->message : "it is not well formed");
	n = strlen(says);
	while (n && (says[n - 1] == '\n' || says[n - 1] == ' '))
		says[--n] = '\0';
	codes_say(xml->c, PR_RULE_CODES_XML, error->line, 1, says, NULL, NULL);
}

static void
refuse_entity(struct xml *xml, const xmlChar *name)
{
	if (!codes_over(xml->c))
		codes_say(xml->c, PR_RULE_CODES_ENTITY, xml_line(xml), 1,
			  name ? (const char *)name : "?", NULL, NULL);
}

/* A document type is read past, one that declares entities is not. */
static void
check_doctype(struct xml *xml)
{
	xmlNodePtr node = xmlTextReaderCurrentNode(xml->reader);

	for (node = node ? node->children : NULL; node; node = node->next)
		if (node->type == XML_ENTITY_DECL) {
			refuse_entity(xml, node->name);
			return;
		}
}

/* The name of an entity, from behind "<!ENTITY". */
static void
entity_name(const char *at, const char *end, char *out, size_t size)
{
	size_t n = 0;

	while (at < end && strchr(" \t\r\n%", *at))
		at++;
	while (at < end && n + 1 < size && !strchr(" \t\r\n%", *at))
		out[n++] = *at++;
	out[n] = '\0';
}

/* The first "<!ENTITY NAME" before the root, while libxml2 has seen nothing. */
static void
check_prolog(struct codes *c, struct source *s)
{
	const char *at, *end;
	bool comment = false;
	char name[64];
	long line = 1;
	size_t len = source_peek(s, &at);

	end = at + len;
	for (; at + 8 < end; at++) {
		line += *at == '\n';
		if (comment ? !memcmp(at, "-->", 3) : !memcmp(at, "<!--", 4))
			comment = !comment;
		if (comment || *at != '<')
			continue;
		if (at[1] != '!' && at[1] != '?')
			return;
		if (!memcmp(at, "<!ENTITY", 8)) {
			entity_name(at + 8, end, name, sizeof(name));
			codes_say(c, PR_RULE_CODES_ENTITY, line, 1, name, NULL,
				  NULL);
			return;
		}
	}
}

/* ---- elements ------------------------------------------------------------ */

static int
id_of(const struct xml_reader *how, const char *name)
{
	const char *const *names = how->table->names;

	for (int i = 0; names[i]; i++)
		if (names[i][0] == name[0] && !strcmp(names[i], name))
			return i;
	return XML_UNKNOWN;
}

static void
start_root(struct xml *xml, const char *name)
{
	for (size_t i = 0; i < PR_LEN(readers) && !xml->how; i++)
		if (!strcmp(readers[i]->root, name))
			xml->how = readers[i];
	if (!xml->how) {
		xml->foreign = true;
		return;
	}
	xml->ctx = mem_array(1, xml->how->ctx);
	if (!xml->ctx)
		codes_no_memory(xml->c);
}

static int
parent_id(const struct xml *xml)
{
	return xml->depth > 1 ? xml->level[xml->depth - 1].id : XML_UNKNOWN;
}

/* Names that are none of ours cost time and memory. */
static void
step(struct xml *xml)
{
	if (++xml->stepped > SKIPPED_MAX)
		codes_limit(xml->c, "more than 100,000 elements not known here",
			    "100,000");
}

static void
note_unknown(struct xml *xml, const char *name)
{
	if (!xml->unknown++)
		snprintf(xml->unknown_name, sizeof(xml->unknown_name), "%s",
			 name);
	step(xml);
	xml_skip(xml);
}

static void
start(struct xml *xml)
{
	const char *name =
		(const char *)xmlTextReaderConstLocalName(xml->reader);
	int id;

	if (xml->depth == PR_CODEROWS_DEPTH) {
		codes_limit(xml->c, "XML of more than 64 levels", "64 levels");
		return;
	}
	if (!xml->depth)
		start_root(xml, name ? name : "");
	if (codes_over(xml->c) || xml->foreign)
		return;
	id = xml->skip ? XML_UNKNOWN : id_of(xml->how, name ? name : "");
	xml->level[++xml->depth] = (struct level){ id, xml->text.len };
	if (xml->skip) {
		step(xml);
		return;
	}
	if (id == XML_UNKNOWN)
		note_unknown(xml, name ? name : "?");
	else
		xml->how->table->start(xml->ctx, xml, id, parent_id(xml));
}

static void
end(struct xml *xml)
{
	struct level *l = &xml->level[xml->depth];
	size_t len = xml->text.len - l->mark;

	if (!xml->depth)
		return;
	if (!xml->skip)
		xml->how->table->end(xml->ctx, xml, l->id, parent_id(xml),
				     buf_text(&xml->text) + l->mark, len);
	if (xml->text.len > l->mark) {
		xml->text.len = l->mark;
		xml->text.data[l->mark] = '\0';
	}
	if (xml->skip == xml->depth)
		xml->skip = 0;
	xml->depth--;
}

static void
add_text(struct xml *xml)
{
	const char *text = (const char *)xmlTextReaderConstValue(xml->reader);
	size_t len = text ? strlen(text) : 0;
	size_t mark;

	if (xml->skip || !xml->depth)
		return;
	mark = xml->level[xml->depth].mark;
	if (len + xml->text.len - mark > PR_CODEROWS_TEXT) {
		codes_limit(xml->c, "a text of more than 64 KiB", "64 KiB");
		return;
	}
	buf_add(&xml->text, text, len);
	if (xml->text.status)
		codes_no_memory(xml->c);
}

/* Blanks between elements: one is enough, none at the begin of a text. */
static void
add_blank(struct xml *xml)
{
	size_t mark;

	if (xml->skip || !xml->depth)
		return;
	mark = xml->level[xml->depth].mark;
	if (xml->text.len > mark && xml->text.data[xml->text.len - 1] != ' ')
		buf_addc(&xml->text, ' ');
}

static void
take(struct xml *xml)
{
	switch (xmlTextReaderNodeType(xml->reader)) {
	case XML_READER_TYPE_ELEMENT: {
		bool empty = xmlTextReaderIsEmptyElement(xml->reader) == 1;

		start(xml);
		if (empty && !codes_over(xml->c) && !xml->foreign)
			end(xml);
		break;
	}
	case XML_READER_TYPE_END_ELEMENT:
		end(xml);
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
		add_text(xml);
		break;
	case XML_READER_TYPE_WHITESPACE:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		add_blank(xml);
		break;
	case XML_READER_TYPE_DOCUMENT_TYPE:
		check_doctype(xml);
		break;
	case XML_READER_TYPE_ENTITY_REFERENCE:
		refuse_entity(xml, xmlTextReaderConstName(xml->reader));
		break;
	default:
		break;
	}
}

/* ---- the whole ----------------------------------------------------------- */

/* The library would hold a text of any length until its end. */
static void
watch_gap(struct xml *xml, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		xml->gap = bytes[i] == '<' ? 0 : xml->gap + 1;
	if (xml->gap > 2 * PR_CODEROWS_TEXT)
		codes_limit(xml->c, "a text of more than 64 KiB", "64 KiB");
}

static int
more(void *ctx, char *out, int max)
{
	struct xml *xml = ctx;
	size_t n = source_read(xml->s, out, (size_t)max);

	watch_gap(xml, out, n);
	return codes_over(xml->c) ? -1 : (int)n;
}

static int
done(void *ctx)
{
	(void)ctx;
	return 0;
}

static void
say_unknown(struct xml *xml)
{
	char what[96];

	if (!xml->unknown)
		return;
	snprintf(what, sizeof(what), "%ld element%s, the first <%s>",
		 xml->unknown, xml->unknown == 1 ? "" : "s, not known here",
		 xml->unknown_name);
	codes_say(xml->c, PR_RULE_CODES_UNREAD, 0, 0, what, NULL, NULL);
}

static void
run(struct xml *xml)
{
	int got = 1;

	while (!codes_over(xml->c) && !xml->foreign) {
		got = xmlTextReaderRead(xml->reader);
		if (got != 1)
			break;
		take(xml);
	}
	if (codes_over(xml->c) || xml->foreign)
		return;
	if (got < 0 || !xml->how) {
		codes_say(xml->c, PR_RULE_CODES_XML, xml_line(xml), 1,
			  "it is not well formed", NULL, NULL);
		return;
	}
	say_unknown(xml);
	xml->how->finish(xml->ctx, xml);
}

void
read_xml(struct codes *c, struct source *s)
{
	struct xml *xml = mem_array(1, sizeof(*xml));

	check_prolog(c, s);
	if (!xml || codes_over(c)) {
		if (!xml)
			codes_no_memory(c);
		free(xml);
		return;
	}
	xml->c = c;
	xml->s = s;
	buf_init(&xml->text, PR_CODEROWS_TEXT * (PR_CODEROWS_DEPTH + 1));
	xml->reader =
		xmlReaderForIO(more, done, xml, NULL, "UTF-8",
			       XML_PARSE_NONET | XML_PARSE_IGNORE_ENC |
				       XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
	if (!xml->reader) {
		codes_no_memory(c);
	} else {
		xmlTextReaderSetStructuredErrorHandler(xml->reader, heard_error,
						       xml);
		c->xml = xml;
		run(xml);
		c->xml = NULL;
		if (xml->foreign)
			codes_skipped(c, "it is XML of another kind");
		xmlFreeTextReader(xml->reader);
	}
	if (xml->ctx && xml->how->release)
		xml->how->release(xml->ctx);
	free(xml->ctx);
	buf_release(&xml->text);
	free(xml);
}
