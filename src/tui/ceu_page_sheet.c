/* ceu_page_sheet.c - what to type into an issuer's site; see tui/ceu_page.h */
#include "report/ceu.h"
#include "tui/ceu_page.h"
#include "util/buf.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* "  Title       Privacy in practice": as the paper's columns have it. */
#define LABEL_AT 2
#define TEXT_AT 14
#define PAGE_LINE 2000
#define NOTE_IT "Once they are in"

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

static void
put_line(struct paper *paper, const char *line)
{
	char label[PAPER_LABEL];
	int cells = TEXT_AT - LABEL_AT - 1;

	if (!is_labelled(line)) {
		paper_put(paper, line[0] == '#' ? ROLE_HEADING : ROLE_TEXT, "",
			  line[0] == ' ' ? LABEL_AT : 0,
			  line + strspn(line, " "));
		return;
	}
	while (cells > 0 && line[LABEL_AT + cells - 1] == ' ')
		cells--;
	snprintf(label, sizeof(label), "  %.*s", cells, line + LABEL_AT);
	paper_put(paper, ROLE_TEXT, label, TEXT_AT, line + TEXT_AT);
}

/* A command cannot be typed here: the key says the same. */
static void
put_all(struct paper *paper, const char *text)
{
	char line[PAGE_LINE];

	while (*text) {
		size_t n = strcspn(text, "\n");

		snprintf(line, sizeof(line), "%.*s", (int)n, text);
		text += n + (text[n] == '\n');
		if (!strncmp(line, NOTE_IT, strlen(NOTE_IT))) {
			paper_put(paper, ROLE_HEADING, "", 0,
				  "Once they are in: Esc, then r in the "
				  "ledger notes that.");
			text += strcspn(text, "\n");
			text += *text == '\n';
		} else if (line[0]) {
			put_line(paper, line);
		} else {
			paper_gap(paper);
		}
	}
}

enum pr_status
ceu_page_sheet(struct paper *paper, const struct pr_ceu_picture *p,
	       const struct pr_ceu_account *account, struct pr_err *err)
{
	struct ceu_report report = { .picture = p, .account = account };
	struct buf b = { 0 };
	struct pr_sink sink = { &b, to_buf };
	enum pr_status st;

	buf_init(&b, (size_t)1 << 20);
	st = ceu_sheet_text(&report, &sink, err);
	if (!st)
		put_all(paper, buf_text(&b));
	buf_release(&b);
	return st;
}
