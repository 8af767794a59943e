/* content.c - item text made plain; see words/content.h */
#include "words/content.h"

#include "proctor/markdown.h"
#include "util/buf.h"
#include "util/mem.h"

#include <string.h>

#define HTML_MAX (1 << 24) /* bytes */

enum pr_status
content_plain(char **out, const struct pr_content *content, struct pr_err *err)
{
	const char *text = content->text ? content->text : "";

	*out = NULL;
	if (content->format == PR_FORMAT_MARKDOWN &&
	    pr_markdown_text(out, text, strlen(text), NULL) == PR_OK)
		return PR_OK;
	*out = mem_strdup(text);
	return *out ? PR_OK : mem_fail(err);
}

static void
add_escaped(struct buf *buf, char c)
{
	switch (c) {
	case '&':
		buf_adds(buf, "&amp;");
		break;
	case '<':
		buf_adds(buf, "&lt;");
		break;
	case '>':
		buf_adds(buf, "&gt;");
		break;
	case '"':
		buf_adds(buf, "&quot;");
		break;
	case '\'':
		buf_adds(buf, "&#39;");
		break;
	case '\n':
		buf_adds(buf, "<br>\n");
		break;
	default:
		buf_addc(buf, c);
	}
}

enum pr_status
content_html(char **out, const struct pr_content *content, struct pr_err *err)
{
	const char *text = content->text ? content->text : "";
	struct buf buf;

	*out = NULL;
	if (content->format == PR_FORMAT_MARKDOWN &&
	    pr_markdown_html(out, text, strlen(text), NULL) == PR_OK)
		return PR_OK;
	buf_init(&buf, HTML_MAX);
	buf_adds(&buf, "<p>");
	for (; *text; text++)
		add_escaped(&buf, *text);
	buf_adds(&buf, "</p>\n");
	return buf_take(out, NULL, &buf, err);
}
