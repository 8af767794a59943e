/*
 * report/paper.h - text on its way to a sink, a piece at a time
 *
 * floor    report
 * idea     Write without looking: the first failure stays, and paper_end
 *          says it.
 */
#ifndef PR_REPORT_PAPER_H
#define PR_REPORT_PAPER_H

#include "proctor/library.h"
#include "util/buf.h"

struct paper {
	struct pr_sink sink;
	struct buf buf;
	int width; /* cells of a wrapped line, 0: never wrap */
	enum pr_status st;
	struct pr_err err;
};

void paper_init(struct paper *paper, const struct pr_sink *sink, int width);
void paper_add(struct paper *paper, const char *text);
void paper_addc(struct paper *paper, char c);
void paper_printf(struct paper *paper, const char *fmt, ...) PR_PRINTF(2, 3);

/* A paragraph, wrapped, after so many blanks, and a line end; what follows
 * the first line is set in by hang. */
void paper_wrap(struct paper *paper, const char *text, int indent, int hang);

/* As HTML text: & < > " ' are written as references. */
void paper_html(struct paper *paper, const char *text);

/* Hands over what is left. The paper is then empty. */
PR_NODISCARD enum pr_status paper_end(struct paper *paper, struct pr_err *err);

#endif
