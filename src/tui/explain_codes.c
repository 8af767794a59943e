/* explain_codes.c - code lines with what was wrong in each, and the key */
#include "proctor/coding.h"
#include "tui/explain.h"
#include "tui/item_text.h"
#include "words/coded.h"

#include <stdio.h>
#include <string.h>

#define LABEL 4  /* "+ 1" */
#define TITLE 14 /* "+ 1 S52.532D" */
#define PART 11  /* "  entered" */

/* The title of a code, "" when no table knows it. */
static const char *
title_of(const struct pr_codebook *book, enum pr_code_system system,
	 const char *code)
{
	struct pr_code_shape shape;
	const struct pr_code_row *row;

	pr_code_shape(&shape, code, system);
	if (!book || !shape.code[0] || shape.system == PR_CODE_NONE)
		return "";
	row = book->find(book->ctx, shape.system, shape.code);
	return row && row->title ? row->title : "";
}

/* "J1885-59-RT*2/Y" as it was understood. */
static void
line_words(char out[80], const struct pr_code_line *line)
{
	pr_code_lines_write(out, 80, line, 1);
}

static void
put_part(struct paper *paper, const char *label, const char *text)
{
	if (text[0])
		paper_put(paper, ROLE_TEXT, label, PART, text);
}

static void
put_mark(struct paper *paper, const struct explain *e,
	 const struct pr_code_grade *grade, size_t i)
{
	struct pr_mark_words w = { 0 };
	char text[120];

	snprintf(text, sizeof(text), "! %s",
		 pr_feedback_words(grade->marks[i].kind));
	paper_put(paper, ROLE_WRONG, "", LABEL, text);
	pr_mark_words(&w, grade, i, e->item, e->book);
	put_part(paper, "  entered", w.entered);
	put_part(paper, "  wanted", w.wanted);
	put_part(paper, "  differs", w.difference);
	put_part(paper, "  why", w.why);
}

static size_t
marks_of(const struct pr_code_grade *grade, int line)
{
	size_t n = 0;

	for (size_t i = 0; i < grade->n_marks; i++)
		n += grade->marks[i].line == line;
	return n;
}

static void
put_line(struct paper *paper, const struct explain *e,
	 const struct pr_code_grade *grade, int i)
{
	const struct pr_code_line *line = &grade->lines[i];
	bool faulty = marks_of(grade, i) > 0;
	const char *title = title_of(e->book, line->system, line->code);
	char label[PAPER_LABEL];
	char code[80];
	char text[400];

	line_words(code, line);
	snprintf(label, sizeof(label), "%s %-2d%.9s", faulty ? "x" : "+",
		 (i + 1) % 100, code);
	snprintf(text, sizeof(text), "%s%s%s%s", strlen(code) > 9 ? code : "",
		 strlen(code) > 9 ? "  " : "", title,
		 title[0]                ? ""
		 : faulty                ? "not right"
		 : grade->paired[i] >= 0 ? "right"
					 : "not asked for, costs nothing");
	paper_put(paper, faulty ? ROLE_WRONG : ROLE_RIGHT, label, TITLE, text);
	for (size_t m = 0; m < grade->n_marks; m++)
		if (grade->marks[m].line == i)
			put_mark(paper, e, grade, m);
}

static void
put_missing(struct paper *paper, const struct explain *e,
	    const struct pr_code_grade *grade)
{
	if (!marks_of(grade, -1))
		return;
	paper_put(paper, ROLE_HEADING, "", 0, "Not in your lines");
	for (size_t m = 0; m < grade->n_marks; m++)
		if (grade->marks[m].line < 0)
			put_mark(paper, e, grade, m);
}

/* "E11.22  Type 2 diabetes ...; POA Y; may be left out" */
static void
key_words(char code[12], char out[400], const struct explain *e,
	  const struct pr_answer *a)
{
	enum pr_code_system system =
		a->system ? pr_code_system_of(a->system) : PR_CODE_NONE;
	struct pr_code_shape shape;
	size_t used;

	pr_code_shape(&shape, a->text ? a->text : "", system);
	pr_code_display(code, shape.system, shape.code);
	used = (size_t)snprintf(out, 400, "%.200s",
				title_of(e->book, shape.system, shape.code));
	for (size_t i = 0; i < a->n_modifiers && used < 400; i++)
		used += (size_t)snprintf(out + used, 400 - used, "%s%.4s",
					 i ? " " : " modifier ",
					 a->modifiers[i]);
	if (a->units && used < 400)
		used += (size_t)snprintf(out + used, 400 - used, ", %d unit%s",
					 a->units, a->units == 1 ? "" : "s");
	if (a->poa && used < 400)
		used += (size_t)snprintf(out + used, 400 - used, ", POA %.8s",
					 a->poa);
	if (!a->required && used < 400)
		snprintf(out + used, 400 - used, " (may be left out)");
}

static void
put_key(struct paper *paper, const struct explain *e)
{
	paper_put(paper, ROLE_HEADING, "", 0, "The key");
	for (size_t i = 0; i < e->item->n_answers; i++) {
		const struct pr_answer *a = &e->item->answers[i];
		struct ui_text why = { 0 };
		char label[PAPER_LABEL];
		char code[12];
		char text[400];

		key_words(code, text, e, a);
		snprintf(label, sizeof(label), "  %-2d%.9s", (int)(i + 1) % 100,
			 code);
		paper_put(paper, ROLE_RIGHT, label, TITLE, text);
		content_text(&why, &a->rationale, true);
		if (why.len)
			paper_put(paper, ROLE_TEXT, "", LABEL, why.bytes);
		ui_text_release(&why);
	}
	paper_gap(paper);
}

static bool
is_blank(const struct explain *e)
{
	return !e->body || !e->body[strspn(e->body, " \n")];
}

void
explain_codes_said(char *out, size_t size, const struct explain *e)
{
	struct pr_code_grade grade;
	struct pr_err err = { 0 };

	if (is_blank(e))
		snprintf(out, size, "No answer. The key is below.");
	else if (pr_code_grade(&grade, e->item, e->body, e->book, &err) !=
		 PR_OK)
		snprintf(out, size, "Wrong. %s", err.text);
	else
		snprintf(out, size, "%s: strict %d, learning %d (of 100).",
			 coded_verdict(&grade), grade.strict, grade.learning);
}

void
explain_codes(struct paper *paper, const struct explain *e)
{
	struct pr_code_grade grade = { 0 };
	char said[300];

	explain_codes_said(said, sizeof(said), e);
	if (!is_blank(e) &&
	    pr_code_grade(&grade, e->item, e->body, e->book, NULL) != PR_OK)
		grade = (struct pr_code_grade){ 0 };
	paper_put(paper, grade.right ? ROLE_RIGHT : ROLE_WRONG, "", 0, said);
	paper_gap(paper);
	for (size_t i = 0; i < grade.n_lines; i++)
		put_line(paper, e, &grade, (int)i);
	put_missing(paper, e, &grade);
	if (grade.n_lines)
		paper_gap(paper);
	if (!e->book)
		paper_put(paper, ROLE_QUIET, "", 0,
			  "Without code tables only the key of the item was "
			  "looked at.");
	put_key(paper, e);
}
