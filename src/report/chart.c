/* chart.c - the material of a case; see report/chart.h */
#include "report/chart.h"

#include "report/html.h"
#include "util/buf.h"
#include "words/content.h"

#include <stdio.h>
#include <stdlib.h>

#define TEXT_MAX (1 << 24) /* as a page: no single text is longer */

static const char *
title_of(const struct pr_stimulus *chart)
{
	return chart->title ? chart->title : "untitled";
}

static const char *
section_title(const struct pr_section *section)
{
	return section->title ? section->title : "untitled";
}

/* A paragraph more. */
static enum pr_status
add_content(struct buf *buf, const struct pr_content *content,
	    struct pr_err *err)
{
	char *text;
	enum pr_status st;

	if (!content->text || !content->text[0])
		return PR_OK;
	st = content_plain(&text, content, err);
	if (st)
		return st;
	buf_adds(buf, buf->len ? "\n" : "");
	buf_adds(buf, text);
	free(text);
	return PR_OK;
}

/* All but the title. *out is the caller's, free(). */
static enum pr_status
plain_text(char **out, const struct pr_stimulus *chart, struct pr_err *err)
{
	struct buf buf;
	enum pr_status st;

	*out = NULL;
	buf_init(&buf, TEXT_MAX);
	st = add_content(&buf, &chart->body, err);
	for (size_t i = 0; i < chart->n_sections && !st; i++) {
		buf_printf(&buf, "%sPage %zu: ", buf.len ? "\n" : "", i + 1);
		buf_adds(&buf, section_title(&chart->sections[i]));
		buf_addc(&buf, '.');
		st = add_content(&buf, &chart->sections[i].body, err);
	}
	for (size_t i = 0; i < chart->n_media && !st; i++) {
		if (!chart->media_fallback[i])
			continue;
		buf_adds(&buf, buf.len ? "\nPicture: " : "Picture: ");
		buf_adds(&buf, chart->media_fallback[i]);
	}
	if (st)
		buf_release(&buf);
	else
		st = buf_take(out, NULL, &buf, err);
	return st;
}

enum pr_status
chart_text(struct page *page, const struct pr_stimulus *chart,
	   struct pr_err *err)
{
	char head[400];
	char *text;
	enum pr_status st;

	if (!chart)
		return PR_OK;
	st = plain_text(&text, chart, err);
	if (st)
		return st;
	snprintf(head, sizeof(head), "Case: %.380s.", title_of(chart));
	page_wrap(page, head, 0, 0);
	page_wrap(page, text, 2, 0);
	page_addc(page, '\n');
	free(text);
	return PR_OK;
}

enum pr_status
chart_html(struct page *page, const struct pr_stimulus *chart,
	   struct pr_err *err)
{
	enum pr_status st;

	if (!chart)
		return PR_OK;
	page_add(page, "<section class=\"case\">\n<h2>Case: ");
	page_html(page, title_of(chart));
	page_add(page, "</h2>\n");
	st = html_content(page, &chart->body, err);
	for (size_t i = 0; i < chart->n_sections && !st; i++) {
		page_add(page, "<h3>");
		page_html(page, section_title(&chart->sections[i]));
		page_add(page, "</h3>\n");
		st = html_content(page, &chart->sections[i].body, err);
	}
	for (size_t i = 0; i < chart->n_media && !st; i++) {
		if (!chart->media_fallback[i])
			continue;
		page_add(page, "<p>Picture: ");
		page_html(page, chart->media_fallback[i]);
		page_add(page, "</p>\n");
	}
	page_add(page, "</section>\n");
	return st;
}

enum pr_status
chart_json(struct jsonw *json, const struct pr_stimulus *chart,
	   struct pr_err *err)
{
	char *text;
	enum pr_status st;

	if (!chart) {
		jsonw_null(json, "case");
		return PR_OK;
	}
	st = plain_text(&text, chart, err);
	if (st)
		return st;
	jsonw_object(json, "case");
	jsonw_text(json, "title", chart->title);
	jsonw_text(json, "text", text);
	jsonw_end(json);
	free(text);
	return PR_OK;
}
