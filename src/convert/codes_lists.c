/* codes_lists.c - tables with headings, apart by TAB: the POA-exempt list as
 * published, HCPCS and MS-DRG levels in the form of a data folder */
#include "codes_fields.h"

#include <stdio.h>
#include <string.h>

#define WHOLE_POA 20000
#define WHOLE_HCPCS 5000

void
fields_cut(struct fields *f, const char *line, size_t len)
{
	const char *end = line + len;

	f->n = 0;
	for (;;) {
		const char *tab = memchr(line, '\t', (size_t)(end - line));
		const char *to = tab ? tab : end;

		if (f->n < FIELDS_MAX) {
			f->text[f->n] = line;
			f->len[f->n] = (size_t)(to - line);
		}
		f->n++;
		if (!tab)
			return;
		line = tab + 1;
	}
}

bool
field_is(const struct fields *f, size_t i, const char *text)
{
	return i < f->n && f->len[i] == strlen(text) &&
	       !memcmp(f->text[i], text, f->len[i]);
}

int
fields_find(const struct fields *f, const char *heading)
{
	for (size_t i = 0; i < f->n && i < FIELDS_MAX; i++)
		if (field_is(f, i, heading))
			return (int)i;
	return -1;
}

/* The next line that is not empty, with as many fields as there are headings;
 * it may be whole. */
static bool
next_fields(struct codes *c, struct source *s, struct fields *f, size_t n)
{
	char what[64], right[64];
	const char *t;
	size_t len;

	do {
		if (!source_line(s, &t, &len) || !s->whole)
			return false;
	} while (!len);
	fields_cut(f, t, len);
	if (f->n == n || !n)
		return true;
	snprintf(what, sizeof(what), "the line has %zu fields", f->n);
	snprintf(right, sizeof(right), "%zu, as the headings have", n);
	codes_fault(c, 1, what, right);
	return false;
}

/* "I50.9" as is_cm() likes it. */
static bool
is_dotted(const char *text, size_t len)
{
	char code[8];
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		if (text[i] == '.' && i == 3)
			continue;
		if (n == sizeof(code) - 1)
			return false;
		code[n++] = text[i];
	}
	return is_cm(code, n);
}

/* ---- POA ----------------------------------------------------------------- */

static long
number(const char *text, size_t len)
{
	long n = 0;

	for (size_t i = 0; i < len && i < 9; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		n = n * 10 + (text[i] - '0');
	}
	return len ? n : -1;
}

static bool
poa_line(struct codes *c, const struct fields *f, long *order)
{
	long n = number(f->text[0], f->len[0]);

	if (n <= *order) {
		codes_fault(c, 1, "the order numbers do not ascend",
			    "each line has a higher number than the line "
			    "before");
		return false;
	}
	*order = n;
	if (is_dotted(f->text[1], f->len[1]))
		return true;
	codes_fault(c, 1, "the second field is no ICD-10-CM code",
		    "a code such as B90.0");
	return false;
}

void
read_poa(struct codes *c, struct source *s)
{
	struct fields f = { .n = 0 };
	char found[16] = "", last[8] = "";
	long order = -1;

	if (!next_fields(c, s, &f, 0)) {
		source_ended(s);
		return;
	}
	if (f.len[0] == 7)
		snprintf(found, sizeof(found), "FY%.2s", f.text[0] + 5);
	table_begin(c, PR_TABLE_POA_EXEMPT, found);
	while (next_fields(c, s, &f, 3) && poa_line(c, &f, &order)) {
		row_begin(c, 'O');
		row_code(c, f.text[1], f.len[1]);
		row_end(c);
		snprintf(last, sizeof(last), "%.*s", (int)f.len[1], f.text[1]);
	}
	source_ended(s);
	check_last(c, last, c->rows, WHOLE_POA, "U", "chapter 21");
	table_end(c);
}

/* ---- HCPCS --------------------------------------------------------------- */

enum {
	CODE,
	KIND,
	SHORT,
	LONG,
	COVERAGE,
	ADDED,
	EFFECTIVE,
	ENDED,
	ACTION
};

static const char *const hcpcs_headings[] = {
	"code",  "kind",      "short",      "long",  "coverage",
	"added", "effective", "terminated", "action"
};

static bool
find_all(struct codes *c, const struct fields *f, const char *const *headings,
	 size_t n, int *at)
{
	char what[64];

	for (size_t i = 0; i < n; i++) {
		at[i] = fields_find(f, headings[i]);
		if (at[i] >= 0)
			continue;
		snprintf(what, sizeof(what), "the heading \"%s\" is missing",
			 headings[i]);
		codes_fault(c, 1, what, "all headings of the table");
		return false;
	}
	return true;
}

static bool
is_date(const char *text, size_t len)
{
	return !len || (len == 8 && number(text, len) > 0);
}

static bool
hcpcs_line(struct codes *c, const struct fields *f, const int *at)
{
	const char *code = f->text[at[CODE]];
	size_t len = f->len[at[CODE]];
	bool modifier = field_is(f, (size_t)at[KIND], "M");

	if (!modifier && !field_is(f, (size_t)at[KIND], "C")) {
		codes_fault(c, 1, "the kind is neither C nor M",
			    "C for a code, M for a modifier");
		return false;
	}
	if (modifier ? len != 2
		     : len != 5 || number(code + 1, 4) < 0 || !is_cm(code, 5)) {
		codes_fault(c, 1, "the first field is no HCPCS code",
			    "a letter and four digits; two characters for a "
			    "modifier");
		return false;
	}
	for (int i = ADDED; i <= ENDED; i++)
		if (!is_date(f->text[at[i]], f->len[at[i]])) {
			codes_fault(c, 1, "a date is none",
				    "eight digits, 20240101, or nothing");
			return false;
		}
	return true;
}

static void
put_hcpcs(struct codes *c, const struct fields *f, const int *at)
{
	row_begin(c, 'M');
	row_code(c, f->text[at[CODE]], f->len[at[CODE]]);
	for (int i = KIND; i <= ACTION; i++)
		if (i >= ADDED && i <= ENDED)
			row_date(c, f->text[at[i]], f->len[at[i]]);
		else
			row_text(c, f->text[at[i]], f->len[at[i]]);
	row_end(c);
}

void
say_dental(struct codes *c, long n)
{
	char what[64];

	if (n && !codes_over(c))
		codes_say(c, PR_RULE_CODES_DENTAL, 0, 0,
			  count_of(what, n, "D code"), NULL, NULL);
}

void
read_hcpcs_table(struct codes *c, struct source *s)
{
	int at[PR_LEN(hcpcs_headings)];
	struct fields f = { .n = 0 };
	char last[8] = "";
	long dental = 0;
	size_t n;

	table_begin(c, PR_TABLE_HCPCS, "");
	if (next_fields(c, s, &f, 0) &&
	    find_all(c, &f, hcpcs_headings, PR_LEN(at), at)) {
		n = f.n;
		while (next_fields(c, s, &f, n) && hcpcs_line(c, &f, at)) {
			const char *code = f.text[at[CODE]];
			bool drop = code[0] == 'D' && f.len[at[CODE]] == 5;

			dental += drop;
			if (!drop)
				put_hcpcs(c, &f, at);
			if (f.len[at[CODE]] == 5)
				snprintf(last, sizeof(last), "%.5s", code);
		}
	}
	source_ended(s);
	check_last(c, last, c->rows, WHOLE_HCPCS, "V", "section V");
	say_dental(c, dental);
	table_end(c);
}

/* ---- MS-DRG levels ------------------------------------------------------- */

static bool
level_line(struct codes *c, const struct fields *f, const int *at)
{
	static const char *const levels[] = { "CC", "MCC", "MCC_ALIVE" };

	if (!is_cm(f->text[at[0]], f->len[at[0]])) {
		codes_fault(c, 1, "the first field is no ICD-10-CM code",
			    "a code without its dot, such as A000");
		return false;
	}
	for (size_t i = 0; i < PR_LEN(levels); i++)
		if (field_is(f, (size_t)at[1], levels[i]))
			return true;
	codes_fault(c, 1, "the class is none that is known",
		    "CC, MCC or MCC_ALIVE");
	return false;
}

void
read_drg_table(struct codes *c, struct source *s)
{
	static const char *const headings[] = { "code", "class" };
	struct fields f = { .n = 0 };
	int at[2];
	size_t n;

	table_begin(c, PR_TABLE_DRG_SEVERITY, "");
	if (next_fields(c, s, &f, 0) && find_all(c, &f, headings, 2, at)) {
		n = f.n;
		while (next_fields(c, s, &f, n) && level_line(c, &f, at)) {
			row_begin(c, 'V');
			row_code(c, f.text[at[0]], f.len[at[0]]);
			row_text(c, f.text[at[1]], f.len[at[1]]);
			row_end(c);
		}
	}
	source_ended(s);
	table_end(c);
}
