/* codes_cpt.c - the learner's own list of CPT codes: "code,text" */
#include "codes_internal.h"

#include <csv.h>
#include <stdio.h>
#include <string.h>

struct list {
	struct codes *c;
	char code[8];
	size_t fields;
	bool bad;
	struct buf text;
};

static void
on_field(void *field, size_t len, void *ctx)
{
	struct list *l = ctx;

	if (++l->fields == 1)
		snprintf(l->code, sizeof(l->code), "%.*s",
			 len > 7 ? 7 : (int)len, (const char *)field);
	else if (l->fields == 2)
		buf_add(&l->text, field, len);
}

/* Five characters: digits, or four and a letter (F, T, U, M). */
static bool
is_cpt(const char *code)
{
	size_t n = strspn(code, "0123456789");

	return strlen(code) == 5 &&
	       (n == 5 || (n == 4 && strchr("FTUM", code[4])));
}

static void
on_row(int end, void *ctx)
{
	struct list *l = ctx;
	struct codes *c = l->c;
	size_t fields = l->fields;

	(void)end;
	l->fields = 0;
	if (codes_over(c) || !fields)
		return;
	if (is_cpt(l->code) && fields == 2) {
		row_begin(c, 'U');
		row_string(c, l->code);
		row_text(c, buf_text(&l->text), l->text.len);
		row_end(c);
	} else if (c->rows || is_cpt(l->code)) {
		codes_fault(c, 1, "this is no line of a CPT list",
			    "code,text: five characters, a comma, your text, "
			    "in quotation marks when it holds a comma");
	} else if (l->bad) {
		codes_fault(c, 1, "the list does not begin with a code",
			    "one line of headings at most, then code,text");
	} else {
		l->bad = true; /* headings, once */
	}
	buf_reset(&l->text);
}

static void
bad_quotes(struct codes *c, struct csv_parser *csv)
{
	if (csv_error(csv) == CSV_ENOMEM)
		codes_no_memory(c);
	codes_fault(c, 1, "a quotation mark stands where it cannot",
		    "a field in quotation marks ends with one; a mark within "
		    "it is written twice");
}

void
read_cpt(struct codes *c, struct source *s)
{
	struct csv_parser csv;
	struct list l = { .c = c };
	const char *t;
	size_t len;

	if (csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI) != 0) {
		codes_no_memory(c);
		return;
	}
	buf_init(&l.text, PR_CODEROWS_TEXT);
	table_begin(c, PR_TABLE_CPT, "");
	while (source_line(s, &t, &len)) {
		if (c->line == 1 && len >= 3 && !memcmp(t, "\xef\xbb\xbf", 3)) {
			t += 3;
			len -= 3;
		}
		if (csv_parse(&csv, t, len, on_field, on_row, &l) != len ||
		    csv_parse(&csv, "\n", 1, on_field, on_row, &l) != 1) {
			bad_quotes(c, &csv);
			break;
		}
		if (codes_over(c))
			break;
	}
	if (!codes_over(c) && csv_fini(&csv, on_field, on_row, &l) != 0)
		bad_quotes(c, &csv);
	if (!codes_over(c) && !c->rows)
		codes_fault(c, 1, "the list holds no code", "code,text");
	table_end(c);
	csv_free(&csv);
	buf_release(&l.text);
}
