/* markdown.c - Markdown read, checked, and made HTML; see proctor/markdown.h
 *
 * cmark ends the process when memory runs out. Texts come from records of a
 * bounded size, so that this is left to the system's own last resort.
 */
#include "proctor/markdown.h"

#include "proctor/text.h"
#include "util/markdown_tree.h"
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DEPTH_MAX 32

static bool
is_raw(cmark_node_type type)
{
	return type == CMARK_NODE_HTML_BLOCK ||
	       type == CMARK_NODE_HTML_INLINE ||
	       type == CMARK_NODE_CUSTOM_BLOCK ||
	       type == CMARK_NODE_CUSTOM_INLINE;
}

/* Inline nodes may not know their line; the block around them does. */
static int
line_of(cmark_node *node)
{
	while (node && cmark_node_get_start_line(node) == 0)
		node = cmark_node_parent(node);
	return node ? cmark_node_get_start_line(node) : 0;
}

static bool
is_container(cmark_node_type type)
{
	return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM;
}

static enum pr_status
check_tree(cmark_node *doc, struct pr_err *err)
{
	cmark_iter *iter = cmark_iter_new(doc);
	enum pr_status st = PR_OK;
	cmark_event_type event;
	int depth = 0;

	while (st == PR_OK &&
	       (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (is_container(type))
			depth += event == CMARK_EVENT_ENTER ? 1 : -1;
		if (is_raw(type))
			st = pr_fail(err, PR_ESCHEMA,
				     "line %d: raw HTML; write Markdown, or "
				     "\\< for the sign itself",
				     line_of(node));
		else if (depth > DEPTH_MAX)
			st = pr_fail(err, PR_ESCHEMA,
				     "line %d: lists and quotes nested deeper "
				     "than %d",
				     line_of(node), DEPTH_MAX);
	}
	cmark_iter_free(iter);
	return st;
}

enum pr_status
markdown_parse(cmark_node **out, const char *text, size_t len,
	       struct pr_err *err)
{
	cmark_node *doc =
		cmark_parse_document(text, len, CMARK_OPT_VALIDATE_UTF8);
	enum pr_status st;

	*out = NULL;
	if (!doc)
		return mem_fail(err);
	st = check_tree(doc, err);
	if (st != PR_OK)
		cmark_node_free(doc);
	else
		*out = doc;
	return st;
}

bool
markdown_is_web(const char *url)
{
	static const char *const schemes[] = { "http://", "https://",
					       "mailto:" };

	for (size_t i = 0; url && i < PR_LEN(schemes); i++)
		if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

/* Entities can name what the source text did not hold: cleaned once more. */
enum pr_status
markdown_finish(char **out, char *taken, struct pr_err *err)
{
	enum pr_status st;

	if (pr_text_is_clean(taken, strlen(taken), 0)) {
		*out = taken;
		return PR_OK;
	}
	st = pr_text_clean(out, taken, strlen(taken), 0, NULL, err);
	free(taken);
	return st;
}

enum pr_status
pr_markdown_check(const char *text, size_t len, struct pr_err *err)
{
	cmark_node *doc;
	enum pr_status st = markdown_parse(&doc, text, len, err);

	if (st == PR_OK)
		cmark_node_free(doc);
	return st;
}

/* Puts the words in place of the link or picture around them. */
static void
unwrap(cmark_node *node)
{
	cmark_node *child = cmark_node_first_child(node);

	while (child) {
		cmark_node *next = cmark_node_next(child);

		cmark_node_insert_before(node, child);
		child = next;
	}
	cmark_node_free(node);
}

static void
drop_foreign(cmark_node *doc)
{
	cmark_iter *iter = cmark_iter_new(doc);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (event != CMARK_EVENT_EXIT)
			continue;
		if (type == CMARK_NODE_IMAGE ||
		    (type == CMARK_NODE_LINK &&
		     !markdown_is_web(cmark_node_get_url(node))))
			unwrap(node);
	}
	cmark_iter_free(iter);
}

enum pr_status
pr_markdown_html(char **out, const char *text, size_t len, struct pr_err *err)
{
	cmark_node *doc;
	char *html;
	enum pr_status st;

	*out = NULL;
	st = markdown_parse(&doc, text, len, err);
	if (st != PR_OK)
		return st;
	drop_foreign(doc);
	html = cmark_render_html(doc, CMARK_OPT_SAFE);
	cmark_node_free(doc);
	if (!html)
		return mem_fail(err);
	len = strlen(html);
	if (len > 0 && html[len - 1] == '\n')
		html[len - 1] = '\0';
	return markdown_finish(out, html, err);
}
