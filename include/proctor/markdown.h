/*
 * proctor/markdown.h - item text written in Markdown, for eyes and for paper
 *
 * floor    util
 * idea     CommonMark without raw HTML. One reading gives plain text for the
 *          terminal, another HTML that is safe to open: no scripts, no
 *          pictures from elsewhere, links to http, https and mailto only.
 */
#ifndef PR_MARKDOWN_H
#define PR_MARKDOWN_H

#include "proctor/err.h"

/**
 * Turns Markdown into clean plain text, to be wrapped by the reader's width.
 *
 * A paragraph is one line; blocks are parted by an empty line; list items
 * begin with "- " or their number; code keeps its lines and is set in by four
 * blanks; emphasis leaves its words; a link its words and its address; a
 * picture its description; rows that begin with "|" keep their lines.
 *
 * shape    text is len bytes of UTF-8; *out ends with NUL, without a LF there
 * owns     *out is the caller's, freed with free(), NULL on failure
 * errors   PR_ESCHEMA when the text holds raw HTML (the line is named),
 *          PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_markdown_text(char **out, const char *text,
					     size_t len, struct pr_err *err);

/**
 * Turns Markdown into an HTML fragment.
 *
 * shape    as pr_markdown_text
 * owns     *out is the caller's, freed with free(), NULL on failure
 * errors   PR_ESCHEMA when the text holds raw HTML (the line is named),
 *          PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_markdown_html(char **out, const char *text,
					     size_t len, struct pr_err *err);

/**
 * Checks that Markdown holds no raw HTML, without making anything of it.
 *
 * errors   PR_ESCHEMA when the text holds raw HTML (the line is named),
 *          PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_markdown_check(const char *text, size_t len,
					      struct pr_err *err);

#endif
