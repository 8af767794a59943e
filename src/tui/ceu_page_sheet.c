/* ceu_page_sheet.c - pages of report/ as pages of the screen: the sheet, what
 * if; see tui/ceu_page.h */
#include "tui/ceu_page.h"
#include "util/buf.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* "  Title       Privacy in practice": as the paper's columns have it. */
#define LABEL_AT 2
#define TEXT_AT 14
#define PAGE_LINE 2000

/* A command cannot be typed here: a key says the same. */
struct instead {
	const char *begins; /* a line of the page */
	const char *says;
	size_t lines; /* that go with it */
};

static const struct instead instead[] = {
	{ "Once they are in",
	  "Once they are in: Esc, then r in the ledger notes that.", 2 },
	{ "  What each rule says", "What each rule says: x shows it.", 1 },
};

static enum pr_status
to_buf(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	(void)err;
	buf_add(ctx, bytes, n);
	return PR_OK;
}

static bool
is_labelled(const char *line)
{
	return strlen(line) > TEXT_AT && !strncmp(line, "  ", LABEL_AT) &&
	       isupper((unsigned char)line[LABEL_AT]) &&
	       line[TEXT_AT - 1] == ' ' && line[TEXT_AT] != ' ' &&
	       !memchr(line + LABEL_AT, ':', TEXT_AT - LABEL_AT);
}

/* What has rows below it, further in, is their heading. */
static void
put_line(struct paper *paper, const char *line, bool head)
{
	char label[PAPER_LABEL];
	int cells = TEXT_AT - LABEL_AT - 1;

	if (!is_labelled(line)) {
		paper_put(paper,
			  head && line[0] != ' ' ? ROLE_HEADING : ROLE_TEXT, "",
			  line[0] == ' ' ? LABEL_AT : 0,
			  line + strspn(line, " "));
		return;
	}
	while (cells > 0 && line[LABEL_AT + cells - 1] == ' ')
		cells--;
	snprintf(label, sizeof(label), "  %.*s", cells, line + LABEL_AT);
	paper_put(paper, ROLE_TEXT, label, TEXT_AT, line + TEXT_AT);
}

/* The text after its first n lines. */
static const char *
after_lines(const char *text, size_t n)
{
	for (; n && *text; n--) {
		text += strcspn(text, "\n");
		text += *text == '\n';
	}
	return text;
}

static const struct instead *
instead_of(const char *line)
{
	for (size_t i = 0; i < PR_LEN(instead); i++)
		if (!strncmp(line, instead[i].begins,
			     strlen(instead[i].begins)))
			return &instead[i];
	return NULL;
}

static void
put_all(struct paper *paper, const char *text)
{
	char line[PAGE_LINE];

	while (*text) {
		const struct instead *other = instead_of(text);
		const char *next = after_lines(text, other ? other->lines : 1);

		snprintf(line, sizeof(line), "%.*s", (int)strcspn(text, "\n"),
			 text);
		if (other)
			paper_put(paper, ROLE_HEADING, "", 0, other->says);
		else if (line[0])
			put_line(paper, line, *next == ' ');
		else
			paper_gap(paper);
		text = next;
	}
}

static enum pr_status
put_page(struct paper *paper, const struct ceu_report *report,
	 enum pr_status (*write)(const struct ceu_report *report,
				 const struct pr_sink *sink,
				 struct pr_err *err),
	 struct pr_err *err)
{
	struct buf b = { 0 };
	struct pr_sink sink = { &b, to_buf };
	enum pr_status st;

	buf_init(&b, (size_t)1 << 20);
	st = write(report, &sink, err);
	if (!st)
		put_all(paper, buf_text(&b));
	buf_release(&b);
	return st;
}

enum pr_status
ceu_page_sheet(struct paper *paper, const struct ceu_report *report,
	       struct pr_err *err)
{
	return put_page(paper, report, ceu_sheet_text, err);
}

enum pr_status
ceu_page_what_if(struct paper *paper, const struct ceu_report *report,
		 struct pr_err *err)
{
	return put_page(paper, report, ceu_status_text, err);
}
