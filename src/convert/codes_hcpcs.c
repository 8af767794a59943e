/* codes_hcpcs.c - the HCPCS "ANWEB" file: fixed columns, one record a line
 *
 * Column 11 is the kind of record: 3 a code, 7 a modifier, 4 and 8 more of the
 * long text of the one before. Every other line is a disclaimer, or stands
 * before the first record.
 */
#include "codes_internal.h"

#include <stdio.h>
#include <string.h>

#define WHOLE_ROWS 5000
#define SHORTEST 293 /* columns up to the action code */

struct record {
	char code[6], kind;
	char brief[29], coverage, action;
	char date[3][9]; /* added, effective, ended */
	long sequence;
	struct buf title;
};

static bool
all_digits(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (text[i] < '0' || text[i] > '9')
			return false;
	return true;
}

static bool
is_code(const char *t, bool modifier)
{
	if (modifier)
		return !memcmp(t, "   ", 3) && t[3] > ' ' && t[4] > ' ';
	return t[0] >= 'A' && t[0] <= 'Z' && all_digits(t + 1, 4);
}

static bool
right_dates(const char *t)
{
	for (size_t i = 0; i < 3; i++) {
		const char *date = t + 268 + 8 * i;

		if (!all_digits(date, 8) && memcmp(date, "        ", 8) != 0)
			return false;
	}
	return true;
}

static bool
right_record(struct codes *c, const char *t, size_t len)
{
	bool modifier = t[10] == '7' || t[10] == '8';

	if (!is_code(t, modifier)) {
		codes_fault(c, 1, "columns 1 to 5 hold no HCPCS code",
			    "a letter and four digits; a modifier in columns "
			    "4 and 5");
		return false;
	}
	if (!all_digits(t + 5, 5)) {
		codes_fault(c, 6, "columns 6 to 10 hold no sequence number",
			    "five digits");
		return false;
	}
	if (t[10] == '4' || t[10] == '8')
		return true;
	if (len < SHORTEST) {
		codes_fault(c, (long)len, "the record is too short",
			    "320 columns, the action code in column 293");
		return false;
	}
	if (!right_dates(t)) {
		codes_fault(c, 269, "columns 269 to 292 hold no dates",
			    "three times eight digits, or blanks");
		return false;
	}
	return true;
}

/* Long texts are cut at columns, so pieces go together as they are. */
static void
add_title(struct record *r, const char *t, size_t len)
{
	size_t n = len < 91 ? len : 91;

	buf_add(&r->title, t + 11, n - 11);
	buf_pad(&r->title, ' ', 91 - n);
}

static void
put(struct codes *c, struct record *r, long *dental)
{
	if (r->code[0] == 'D' && r->kind == 'C') {
		++*dental;
	} else if (r->kind) {
		row_begin(c, 'M');
		row_string(c, r->code);
		row_text(c, &r->kind, 1);
		row_string(c, r->brief);
		row_text(c, buf_text(&r->title), r->title.len);
		row_text(c, &r->coverage, 1);
		for (size_t i = 0; i < 3; i++)
			row_date(c, r->date[i], 8);
		row_text(c, &r->action, 1);
		row_end(c);
	}
	r->kind = '\0';
	buf_reset(&r->title);
}

static void
begin(struct record *r, const char *t, size_t len)
{
	bool modifier = t[10] == '7';

	snprintf(r->code, sizeof(r->code), "%.*s", modifier ? 2 : 5,
		 t + (modifier ? 3 : 0));
	r->kind = modifier ? 'M' : 'C';
	snprintf(r->brief, sizeof(r->brief), "%.28s", t + 91);
	r->coverage = t[229];
	for (size_t i = 0; i < 3; i++)
		snprintf(r->date[i], sizeof(r->date[i]), "%.8s",
			 t + 268 + 8 * i);
	r->action = t[292];
	add_title(r, t, len);
}

/* More of the long text belongs to the record before, in its order. */
static bool
goes_on(struct codes *c, struct record *r, const char *t, size_t len,
	long sequence)
{
	bool modifier = t[10] == '8';
	const char *code = t + (modifier ? 3 : 0);

	if (r->kind != (modifier ? 'M' : 'C') ||
	    strncmp(r->code, code, modifier ? 2 : 5) != 0 ||
	    sequence <= r->sequence) {
		codes_fault(c, 1, "this continues another code",
			    "record 4 follows record 3 of its code, 8 follows "
			    "7, by sequence");
		return false;
	}
	add_title(r, t, len);
	return true;
}

static bool
take(struct codes *c, struct record *r, const char *t, size_t len, long *dental)
{
	long sequence = 0;

	if (!right_record(c, t, len))
		return false;
	for (size_t i = 5; i < 10; i++)
		sequence = sequence * 10 + (t[i] - '0');
	if (t[10] == '4' || t[10] == '8') {
		if (!goes_on(c, r, t, len, sequence))
			return false;
	} else {
		put(c, r, dental);
		begin(r, t, len);
	}
	r->sequence = sequence;
	return true;
}

/* A disclaimer; once records have begun only an empty line may be one. */
static bool
is_record(const char *t, size_t len, bool begun)
{
	if (len < 12 || (!begun && !all_digits(t + 5, 5)))
		return begun && len > 0;
	return strchr("3478", t[10]) != NULL;
}

static bool
too_short(struct codes *c, size_t len)
{
	if (len >= 12)
		return false;
	codes_fault(c, 1, "the record is too short",
		    "320 columns, the record type in column 11");
	return true;
}

void
read_hcpcs_fixed(struct codes *c, struct source *s)
{
	struct record r = { .kind = '\0' };
	char last[8] = "";
	long dental = 0;
	const char *t;
	size_t len;

	buf_init(&r.title, PR_CODEROWS_TEXT);
	table_begin(c, PR_TABLE_HCPCS, "");
	while (source_line(s, &t, &len) && s->whole) {
		if (!is_record(t, len, last[0] != '\0'))
			continue;
		if (too_short(c, len) || !take(c, &r, t, len, &dental))
			break;
		if (r.kind == 'C' || !last[0])
			snprintf(last, sizeof(last), "%.5s", r.code);
	}
	if (source_ended(s))
		put(c, &r, &dental);
	if (!codes_over(c) && !last[0])
		codes_fault(c, 1, "no line is a HCPCS record",
			    "320 columns, the record type 3, 4, 7 or 8 in "
			    "column 11");
	check_last(c, last, c->rows, WHOLE_ROWS, "V", "section V");
	say_dental(c, dental);
	table_end(c);
	buf_release(&r.title);
}
