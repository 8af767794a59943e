/* tables_page.c - the page of a code as the book has it; see tables.h */
#include "tables_page.h"

#include "util/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pr_page_line *
paper_line(struct paper *p, enum pr_page_line_kind kind, const char *label,
	   const char *text)
{
	struct pr_page_line *room = mem_room(p->page->lines, p->page->n_lines,
					     &p->cap, sizeof(*room));

	if (!room || p->out_of_memory) {
		p->out_of_memory = true;
		return NULL;
	}
	p->page->lines = room;
	room += p->page->n_lines;
	*room = (struct pr_page_line){ .kind = kind,
				       .text = mem_strdup(text ? text : "") };
	if (!room->text) {
		p->out_of_memory = true;
		return NULL;
	}
	snprintf(room->label, sizeof(room->label), "%s", label);
	p->page->n_lines++;
	return room;
}

struct pr_page_line *
paper_printf(struct paper *p, enum pr_page_line_kind kind, const char *label,
	     const char *fmt, ...)
{
	char text[1024];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	return paper_line(p, kind, label, text);
}

/* ---- facts --------------------------------------------------------------- */

static const char *
coverage_words(const char *coverage)
{
	static const struct {
		char code;
		const char *words;
	} known[] = {
		{ 'C', "carrier judgment" },
		{ 'D', "special coverage instructions apply" },
		{ 'I', "not payable by Medicare" },
		{ 'M', "not covered by Medicare" },
		{ 'S', "not covered by Medicare statute" },
	};

	for (size_t i = 0; i < PR_LEN(known); i++)
		if (coverage[0] == known[i].code)
			return known[i].words;
	return coverage;
}

static void
add_severity(struct paper *p, const char *code)
{
	struct pr_codebook *book = &p->tables->book;
	const char *edition = book->edition[PR_CODE_DRG];

	if (!edition || !edition[0])
		return;
	switch (book->severity(book->ctx, code)) {
	case PR_CC_NONE:
		break;
	case PR_CC:
		paper_printf(p, PR_PAGE_FACT, "MS-DRG", "CC (%s)", edition);
		break;
	case PR_MCC:
		paper_printf(p, PR_PAGE_FACT, "MS-DRG", "MCC (%s)", edition);
		break;
	case PR_MCC_ALIVE:
		paper_printf(p, PR_PAGE_FACT, "MS-DRG",
			     "MCC when the patient leaves alive (%s)", edition);
		break;
	}
}

static const char *
standing(const struct pr_code_row *row)
{
	if (row->modifier)
		return "a modifier, appended to a code";
	if (row->system == PR_CODE_DRG)
		return "a group for payment, not a code";
	if (row->valid)
		return "valid: may be submitted";
	if (row->ended && row->ended[0])
		return "not valid any more";
	return "a header: more characters are needed";
}

static void
add_facts(struct paper *p, const struct pr_code_row *row)
{
	struct pr_codebook *book = &p->tables->book;

	paper_printf(p, PR_PAGE_FACT, "Edition", "%s %s",
		     pr_code_system_name(row->system), p->page->edition);
	paper_line(p, PR_PAGE_FACT, "Standing", standing(row));
	if (row->ended && row->ended[0])
		paper_line(p, PR_PAGE_FACT, "Ended", row->ended);
	if (row->coverage && row->coverage[0])
		paper_line(p, PR_PAGE_FACT, "Coverage",
			   coverage_words(row->coverage));
	if (row->system != PR_CODE_CM || !row->valid)
		return;
	if (book->poa_exempt && book->poa_exempt(book->ctx, row->code))
		paper_line(p, PR_PAGE_FACT, "POA",
			   "exempt from present-on-admission reporting");
	add_severity(p, row->code);
}

/* ---- neighbours ---------------------------------------------------------- */

enum pr_table_what
paper_table(const struct pr_tables *t, enum pr_code_system system)
{
	switch (system) {
	case PR_CODE_PCS:
		return PR_TABLE_PCS_ORDER;
	case PR_CODE_HCPCS:
		return PR_TABLE_HCPCS;
	case PR_CODE_CM:
		return t->part[PR_TABLE_CM_ORDER] ? PR_TABLE_CM_ORDER
						  : PR_TABLE_CM_CODES;
	case PR_CODE_NONE:
	case PR_CODE_CPT:
	case PR_CODE_DRG:
		break;
	}
	return PR_TABLES;
}

static bool
take_number(void *ctx, const struct pr_value *c, size_t n)
{
	(void)n;
	*(long *)ctx = (long)c[0].number;
	return false;
}

/* The row before a code: its sibling rather than the last one below that. */
static const struct pr_code_row *
row_before(struct paper *p, const struct pr_code_row *row, long n)
{
	const struct pr_code_row *before =
		n > 0 ? tables_row(p->tables, row->system, n - 1) : NULL;
	const struct pr_codebook *book = &p->tables->book;
	const struct pr_code_row *sibling;
	size_t len = strlen(row->code);
	char code[PR_CODE_MAX];

	if (!before || strlen(before->code) <= len)
		return before;
	snprintf(code, sizeof(code), "%.*s", (int)len, before->code);
	sibling = book->find(book->ctx, row->system, code);
	return sibling ? sibling : before;
}

static void
add_neighbours(struct paper *p, const struct pr_code_row *row)
{
	enum pr_table_what what = paper_table(p->tables, row->system);
	struct pr_value key = tables_text(row->code);
	const struct pr_code_row *other;
	long n = -1,
	     below = row->last > row->order ? row->last - row->order : 0;

	if (what == PR_TABLES ||
	    !tables_ask(p->tables, PR_ASK_CODE, what, &key, &n, take_number) ||
	    n < 0)
		return;
	other = row_before(p, row, n);
	if (other)
		pr_code_display(p->page->before, row->system, other->code);
	other = tables_row(p->tables, row->system, n + below + 1);
	if (other)
		pr_code_display(p->page->after, row->system, other->code);
}

void
paper_code(struct paper *p, const struct pr_code_row *row)
{
	struct pr_page *page = p->page;

	page->system = row->system;
	page->billable = row->valid;
	pr_code_display(page->code, row->system, row->code);
	snprintf(page->edition, sizeof(page->edition), "%s",
		 p->tables->edition[row->system]);
	add_neighbours(p, row);
	paper_line(p, PR_PAGE_HEAD, page->code, row->title);
	add_facts(p, row);
}

/* ---- pages --------------------------------------------------------------- */

/* Upper case without dot and blanks; false when it is no code at all. */
static bool
normal(char out[PR_CODE_MAX], const char *text)
{
	size_t len = 0;

	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '.' || c == ' ')
			continue;
		if (c >= 'a' && c <= 'z')
			c = (unsigned char)(c - 32);
		if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) ||
		    len + 1 >= PR_CODE_MAX)
			return false;
		out[len++] = (char)c;
	}
	out[len] = '\0';
	return len > 0;
}

static const struct pr_code_row *
find_row(const struct pr_codebook *book, const char *code)
{
	static const enum pr_code_system systems[] = {
		PR_CODE_CM, PR_CODE_PCS, PR_CODE_HCPCS, PR_CODE_CPT, PR_CODE_DRG
	};
	const struct pr_code_row *row = NULL;

	for (size_t i = 0; i < PR_LEN(systems) && !row; i++)
		row = book->find(book->ctx, systems[i], code);
	return row;
}

/* The row of what was typed: of the system that was named, else of HCPCS
 * when it was typed without the dot that would make it a diagnosis; *also is
 * then that diagnosis. */
static const struct pr_code_row *
choose_row(const struct pr_codebook *book, const char *text,
	   enum pr_code_system want, const char *code,
	   const struct pr_code_row **also)
{
	const struct pr_code_row *row, *hcpcs;

	if (want != PR_CODE_NONE)
		return book->find(book->ctx, want, code);
	row = find_row(book, code);
	if (!row || row->system != PR_CODE_CM || strchr(text, '.'))
		return row;
	hcpcs = book->find(book->ctx, PR_CODE_HCPCS, code);
	if (!hcpcs)
		return row;
	*also = row;
	return hcpcs;
}

static void
paper_also(struct paper *p, const struct pr_code_row *also)
{
	struct pr_page_line *line;
	char shown[12];

	pr_code_display(shown, also->system, also->code);
	line = paper_printf(p, PR_PAGE_FACT, "With its dot", "%s is %s: %s",
			    shown, pr_code_system_name(also->system),
			    also->title ? also->title : "");
	if (line)
		snprintf(line->code, sizeof(line->code), "%s", shown);
}

static void
paper_drg(struct paper *p, const struct pr_code_row *row)
{
	struct pr_codebook *book = &p->tables->book;
	const struct pr_drg_row *drg = book->drg(book->ctx, row->order - 1);

	if (!drg)
		return;
	if (drg->mdc)
		paper_printf(p, PR_PAGE_FACT, "MDC", "%02d", drg->mdc);
	else
		paper_line(p, PR_PAGE_FACT, "MDC", "none");
	paper_line(p, PR_PAGE_FACT, "Type",
		   drg->type == 'P' ? "surgical (P)" : "medical (M)");
}

static enum pr_status
unknown(const struct pr_codebook *book, const char *text, struct pr_err *err)
{
	struct pr_code_shape shape;
	enum pr_code_system want;
	char meant[1][12];
	size_t n = 0;

	want = pr_code_prefix(&text);
	pr_code_shape(&shape, text, want);
	if (shape.system != PR_CODE_NONE && shape.code[0])
		n = pr_code_suggest(meant, 1, shape.system, shape.code, book);
	if (n)
		return pr_fail(err, PR_ENOTFOUND,
			       "%.40s is not in these tables; did you mean "
			       "%s?",
			       text, meant[0]);
	if (shape.fault != PR_CODE_FINE && shape.words[0])
		return pr_fail(err, PR_ENOTFOUND,
			       "%.40s is not in these tables: %s", text,
			       shape.words);
	return pr_fail(err, PR_ENOTFOUND,
		       "%.40s is not in these tables; look it up with: "
		       "proctor codes find WORDS",
		       text);
}

static void
paper_row(struct paper *p, const struct pr_code_row *row,
	  const struct pr_code_row *also)
{
	paper_code(p, row);
	if (also)
		paper_also(p, also);
	if (row->system == PR_CODE_CM)
		paper_cm(p, row);
	if (row->system == PR_CODE_DRG)
		paper_drg(p, row);
}

/* Systems that have pages beside those of their codes. */
static bool
is_icd(enum pr_code_system system)
{
	return system == PR_CODE_NONE || system == PR_CODE_CM ||
	       system == PR_CODE_PCS;
}

static bool
write_page(struct paper *p, const char *text)
{
	const struct pr_codebook *book = &p->tables->book;
	const struct pr_code_row *row = NULL, *also = NULL;
	const struct tables_node *node = NULL;
	enum pr_code_system want = pr_code_prefix(&text);
	char code[PR_CODE_MAX] = "";

	if (normal(code, text))
		row = choose_row(book, text, want, code, &also);
	if (row && row->system != PR_CODE_PCS) {
		paper_row(p, row, also);
		return true;
	}
	if (!is_icd(want))
		return false;
	if (code[0] && want != PR_CODE_CM && book->pcs_table(book->ctx, code)) {
		if (row || strlen(code) < 7)
			paper_pcs(p, code, row);
		return row || strlen(code) < 7;
	}
	if (row)
		paper_code(p, row);
	else
		node = tables_node_named(p->tables, text);
	if (node)
		paper_node(p, node);
	return row || node;
}

enum pr_status
pr_tables_page(struct pr_tables *tables, const char *code, struct pr_page **out,
	       struct pr_err *err)
{
	struct paper paper = { .tables = tables };
	bool written;

	*out = NULL;
	paper.page = mem_array(1, sizeof(*paper.page));
	if (!paper.page)
		return mem_fail(err);
	written = write_page(&paper, code);
	if (!written || paper.out_of_memory) {
		pr_page_free(paper.page);
		return paper.out_of_memory ? mem_fail(err)
					   : unknown(&tables->book, code, err);
	}
	*out = paper.page;
	return PR_OK;
}

void
pr_page_free(struct pr_page *page)
{
	if (!page)
		return;
	for (size_t i = 0; i < page->n_lines; i++)
		free(page->lines[i].text);
	free(page->lines);
	free(page);
}
