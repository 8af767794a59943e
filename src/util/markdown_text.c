/* markdown_text.c - Markdown as plain lines; see proctor/markdown.h */
#include "proctor/markdown.h"
#include "util/buf.h"
#include "util/markdown_tree.h"

#include <stdio.h>
#include <string.h>

/* The prefix of a line (at most 32 levels) against its shortest source. */
#define GROWTH 256

struct writer {
	struct buf out;
	struct buf prefix; /* of the next line: "> " and the markers of items */
	int gap;           /* line ends owed before the next block */
	bool rows;         /* in a paragraph whose lines are kept */
};

/* A marker stands on the first line only, blanks below it. */
static void
put_prefix(struct writer *w)
{
	char *p = w->prefix.data;

	buf_adds(&w->out, buf_text(&w->prefix));
	for (size_t i = 0; i < w->prefix.len; i++)
		if (p[i] != '>')
			p[i] = ' ';
}

static void
begin_block(struct writer *w)
{
	buf_pad(&w->out, '\n', (size_t)w->gap);
	put_prefix(w);
}

static bool
is_tight(cmark_node *node)
{
	cmark_node *item = cmark_node_parent(node);

	return item && cmark_node_get_type(item) == CMARK_NODE_ITEM &&
	       cmark_node_get_list_tight(cmark_node_parent(item));
}

static void
end_block(struct writer *w, cmark_node *node)
{
	w->gap = is_tight(node) ? 1 : 2;
}

/* "- " or the number of the item, which is kept with its node. */
static int
marker_of(char out[16], cmark_node *item)
{
	cmark_node *list = cmark_node_parent(item);
	cmark_node *before = cmark_node_previous(item);
	uintptr_t number;

	if (cmark_node_get_list_type(list) == CMARK_BULLET_LIST)
		return snprintf(out, 16, "- ");
	number = before ? (uintptr_t)cmark_node_get_user_data(before) + 1
			: (uintptr_t)cmark_node_get_list_start(list);
	/* NOLINTNEXTLINE(performance-no-int-to-ptr): never followed */
	cmark_node_set_user_data(item, (void *)number);
	return snprintf(out, 16, "%u. ", (unsigned)number);
}

static void
pop(struct writer *w, size_t n)
{
	if (w->prefix.status != PR_OK)
		return;
	w->prefix.len -= n;
	w->prefix.data[w->prefix.len] = '\0';
}

static void
item(struct writer *w, cmark_node *node, bool enter)
{
	char marker[16];
	int n = marker_of(marker, node);

	if (enter)
		buf_adds(&w->prefix, marker);
	if (enter && !cmark_node_first_child(node)) {
		begin_block(w);
		w->gap = 1;
	}
	if (!enter)
		pop(w, (size_t)n);
}

static void
quote(struct writer *w, bool enter)
{
	if (enter) {
		buf_adds(&w->prefix, "> ");
		return;
	}
	pop(w, 2);
}

static void
code_block(struct writer *w, cmark_node *node)
{
	const char *literal = cmark_node_get_literal(node);
	const char *line = literal ? literal : "";

	buf_pad(&w->out, '\n', (size_t)w->gap);
	while (*line) {
		size_t n = strcspn(line, "\n");

		put_prefix(w);
		buf_adds(&w->out, "    ");
		buf_add(&w->out, line, n);
		line += n;
		if (*line == '\n' && *++line)
			buf_addc(&w->out, '\n');
	}
	end_block(w, node);
}

/* True when the text of a paragraph starts like a row of a table. */
static bool
has_rows(cmark_node *paragraph)
{
	cmark_node *first = cmark_node_first_child(paragraph);
	const char *text = first ? cmark_node_get_literal(first) : NULL;

	return text && text[0] == '|';
}

static void
block(struct writer *w, cmark_node *node, bool enter)
{
	switch ((int)cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
		w->rows = enter && has_rows(node);
		if (enter)
			begin_block(w);
		else
			end_block(w, node);
		break;
	case CMARK_NODE_LIST:
		if (!enter)
			end_block(w, node);
		break;
	case CMARK_NODE_ITEM:
		item(w, node, enter);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		quote(w, enter);
		break;
	case CMARK_NODE_CODE_BLOCK:
		code_block(w, node);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		begin_block(w);
		buf_adds(&w->out, "---");
		end_block(w, node);
		break;
	default:
		break;
	}
}

static void
line_end(struct writer *w)
{
	buf_addc(&w->out, '\n');
	put_prefix(w);
}

/* The address, unless it is what the words say already. */
static void
link_address(struct writer *w, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	cmark_node *child = cmark_node_first_child(node);
	const char *words = child ? cmark_node_get_literal(child) : NULL;

	if (!markdown_is_web(url))
		return;
	if (words && !cmark_node_next(child) &&
	    (strcmp(words, url) == 0 || strcmp(words, url + 7) == 0))
		return;
	buf_printf(&w->out, " (%s)", url);
}

static void
inline_node(struct writer *w, cmark_node *node, bool enter)
{
	const char *literal;

	switch ((int)cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		literal = cmark_node_get_literal(node);
		buf_adds(&w->out, literal ? literal : "");
		break;
	case CMARK_NODE_SOFTBREAK:
		if (w->rows)
			line_end(w);
		else
			buf_addc(&w->out, ' ');
		break;
	case CMARK_NODE_LINEBREAK:
		line_end(w);
		break;
	case CMARK_NODE_LINK:
		if (!enter)
			link_address(w, node);
		break;
	default:
		break;
	}
}

static void
write_tree(struct writer *w, cmark_node *doc)
{
	cmark_iter *iter = cmark_iter_new(doc);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		bool enter = event == CMARK_EVENT_ENTER;

		if (cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK)
			block(w, node, enter);
		else
			inline_node(w, node, enter);
	}
	cmark_iter_free(iter);
}

enum pr_status
pr_markdown_text(char **out, const char *text, size_t len, struct pr_err *err)
{
	struct writer w = { 0 };
	cmark_node *doc;
	char *plain;
	enum pr_status st;

	*out = NULL;
	st = markdown_parse(&doc, text, len, err);
	if (st != PR_OK)
		return st;
	buf_init(&w.out, (len + 16) * GROWTH);
	buf_init(&w.prefix, 4096);
	write_tree(&w, doc);
	cmark_node_free(doc);
	st = buf_status(&w.prefix, err);
	buf_release(&w.prefix);
	if (st != PR_OK) {
		buf_release(&w.out);
		return st;
	}
	st = buf_take(&plain, NULL, &w.out, err);
	return st == PR_OK ? markdown_finish(out, plain, err) : st;
}
