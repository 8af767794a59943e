/* codes_index.c - the alphabetic index of ICD-10-CM, its external causes, and
 * the tables of neoplasms and drugs, which have the same form
 *
 * A line is told when its first child begins, or at its end: by then title,
 * code and references are known. In the neoplasm table the one main term, the
 * word itself, is left out of the paths.
 */
#include "codes_xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	INDEX,
	VERSION,
	TITLE,
	HEADING,
	HEAD,
	LETTER,
	MAIN,
	TERM,
	NEMOD,
	CODE,
	MANIF,
	SEE,
	SEE_ALSO,
	SEE_CAT,
	SUBCAT,
	CELL
};

static const char *const elements[] = {
	"ICD10CM.index", "version", "title",  "indexHeading", "head",  "letter",
	"mainTerm",      "term",    "nemod",  "code",         "manif", "see",
	"seeAlso",       "seecat",  "subcat", "cell",         NULL
};

#define DEEPEST 32
#define TEXT_MAX ((size_t)64 << 10)

struct entry {
	long id;
	size_t path; /* bytes of the path that are its own and above */
};

struct index {
	enum pr_table_what what;
	bool begun, told;
	char version[16], col;
	struct entry entry[DEEPEST + 1]; /* 1 is the main term */
	int depth;
	long ids;
	struct buf path, nemod, see; /* of the entry at hand */
	char code[12], manif[12];
	bool dash;
	long odd, loose; /* codes that are none, references of tables */
	char first_odd[24];
};

/* ---- which of the four --------------------------------------------------- */

static void
begin_table(struct index *x, struct xml *xml)
{
	if (x->begun)
		return;
	x->begun = true;
	if (x->what == PR_TABLE_CM_ORDER) /* nothing said otherwise */
		x->what = PR_TABLE_CM_INDEX;
	buf_init(&x->path, TEXT_MAX);
	buf_init(&x->nemod, TEXT_MAX);
	buf_init(&x->see, TEXT_MAX);
	table_begin(xml_codes(xml), x->what, x->version);
}

static void
take_head(struct index *x, const char *text)
{
	if (x->col == '1')
		x->what = names(text, "neoplasm") ? PR_TABLE_CM_NEOPLASM
						  : PR_TABLE_CM_DRUG;
}

static bool
is_cells(const struct index *x)
{
	return x->what == PR_TABLE_CM_NEOPLASM || x->what == PR_TABLE_CM_DRUG;
}

/* ---- rows ---------------------------------------------------------------- */

static void
tell(struct index *x, struct xml *xml)
{
	struct codes *c = xml_codes(xml);
	const struct entry *e = &x->entry[x->depth];

	if (x->told || !x->depth)
		return;
	x->told = true;
	if (!e->path) {
		codes_fault(c, 1, "a term has no title",
			    "<title> comes first in <mainTerm> and <term>");
		return;
	}
	if (is_cells(x))
		return;
	row_begin(c, 'I');
	row_long(c, e->id);
	row_long(c, x->entry[x->depth - 1].id);
	row_long(c, x->depth - 1);
	row_text(c, buf_text(&x->path), e->path);
	row_text(c, buf_text(&x->nemod), x->nemod.len);
	row_string(c, x->code);
	row_long(c, x->dash);
	row_string(c, x->manif);
	row_text(c, buf_text(&x->see), x->see.len);
	row_end(c);
}

static void
check_level(struct index *x, struct xml *xml)
{
	char level[8];

	if (xml_attr(xml, "level", level, sizeof(level)) &&
	    (int)strtol(level, NULL, 10) != x->depth - 1)
		codes_fault(xml_codes(xml), 1,
			    "the level of a term is not its depth",
			    "<term level=\"1\"> in a main term, 2 in that, "
			    "and so on");
}

static void
start_entry(struct index *x, struct xml *xml, int id, int parent)
{
	struct codes *c = xml_codes(xml);

	tell(x, xml);
	if (x->depth == DEEPEST) {
		codes_limit(c, "terms of more than 32 levels", "32 levels");
		return;
	}
	if (id == MAIN ? parent != LETTER : parent != MAIN && parent != TERM) {
		codes_fault(c, 1, "a term stands where it cannot",
			    "letters hold main terms, main terms hold terms");
		return;
	}
	begin_table(x, xml);
	x->entry[++x->depth] = (struct entry){ ++x->ids, 0 };
	x->told = false;
	x->code[0] = x->manif[0] = '\0';
	x->dash = false;
	buf_reset(&x->nemod);
	buf_reset(&x->see);
	check_level(x, xml);
}

static void
start(void *ctx, struct xml *xml, int id, int parent)
{
	struct index *x = ctx;
	char col[8];

	if (id == MAIN || id == TERM) {
		start_entry(x, xml, id, parent);
	} else if (id == HEAD || id == CELL) {
		xml_attr(xml, "col", col, sizeof(col));
		x->col = col[0];
	}
	if (id == CELL && (!strchr("234567", x->col) || !x->col))
		codes_fault(xml_codes(xml), 1, "a cell has no column",
			    "<cell col=\"2\"> to 7");
}

/* Blanks at both ends go. */
static void
trim(const char **text, size_t *len)
{
	while (*len && (unsigned char)**text <= ' ') {
		++*text;
		--*len;
	}
	while (*len && (unsigned char)(*text)[*len - 1] <= ' ')
		--*len;
}

static void
take_title(struct index *x, int parent, const char *text, size_t len)
{
	struct entry *e = &x->entry[x->depth];
	size_t base;

	if (parent == INDEX) {
		if (names(text, "external"))
			x->what = PR_TABLE_CM_EINDEX;
		return;
	}
	if ((parent != MAIN && parent != TERM) || !x->depth)
		return;
	trim(&text, &len);
	if (!len) { /* every word of it is nonessential */
		text = buf_text(&x->nemod);
		len = x->nemod.len;
		trim(&text, &len);
	}
	base = x->depth > 1 ? e[-1].path : 0;
	if (x->what == PR_TABLE_CM_NEOPLASM && x->depth == 2)
		base = 0;
	x->path.len = base;
	if (base)
		buf_adds(&x->path, ", ");
	buf_add(&x->path, text, len);
	e->path = len ? x->path.len : 0;
}

/* Without dot and dash; "" when it is none. */
static void
take_code(struct index *x, const char *text, size_t len, char out[12])
{
	size_t n = 0;

	trim(&text, &len);
	x->dash = len && text[len - 1] == '-';
	if (len <= 2 && x->dash) /* an empty cell: "-" or "--" */
		x->dash = false;
	for (size_t i = 0; i < len && n < 10; i++)
		if (text[i] != '.' && text[i] != '-')
			out[n++] = text[i];
	out[n] = '\0';
	if (!n || is_cm(out, n))
		return;
	out[0] = '\0';
	x->dash = false;
	if (!x->odd++)
		snprintf(x->first_odd, sizeof(x->first_odd), "%.*s",
			 len > 20 ? 20 : (int)len, text);
}

static void
take_manif(struct index *x, const char *text, size_t len)
{
	bool dash = x->dash;

	take_code(x, text, len, x->manif);
	x->dash = dash;
}

static void
take_cell(struct index *x, struct xml *xml, const char *text, size_t len)
{
	struct codes *c = xml_codes(xml);
	const struct entry *e = &x->entry[x->depth];

	if (!x->depth || !e->path) {
		codes_fault(c, 1, "a cell stands before its title",
			    "<title> comes first in <mainTerm> and <term>");
		return;
	}
	take_code(x, text, len, x->code);
	row_begin(c, 'T');
	row_text(c, buf_text(&x->path), e->path);
	row_text(c, &x->col, 1);
	row_string(c, x->code);
	row_long(c, x->dash);
	row_end(c);
}

static void
add_see(struct index *x, const char *text, size_t len)
{
	trim(&text, &len);
	if (is_cells(x))
		x->loose++;
	if (!len || is_cells(x))
		return;
	if (x->see.len)
		buf_adds(&x->see, "; ");
	buf_add(&x->see, text, len);
}

static void
end_entry(struct index *x, struct xml *xml)
{
	tell(x, xml);
	x->depth--;
	if (x->path.len > x->entry[x->depth].path && x->depth)
		x->path.len = x->entry[x->depth].path;
}

/* What a line has beside its title, until its first child. */
static void
take_part(struct index *x, int id, const char *text, size_t len)
{
	if (!x->depth || x->told)
		return;
	if (id == NEMOD)
		buf_printf(&x->nemod, "%s%s", x->nemod.len ? " " : "", text);
	else if (id == CODE)
		take_code(x, text, len, x->code);
	else if (id == MANIF)
		take_manif(x, text, len);
	else if (id >= SEE && id <= SUBCAT)
		add_see(x, text, len);
}

static void
end(void *ctx, struct xml *xml, int id, int parent, const char *text,
    size_t len)
{
	struct index *x = ctx;

	if (id == VERSION)
		snprintf(x->version, sizeof(x->version), "%s", text);
	else if (id == HEAD)
		take_head(x, text);
	else if (id == TITLE)
		take_title(x, parent, text, len);
	else if (id == MAIN || id == TERM)
		end_entry(x, xml);
	else if (id == CELL)
		take_cell(x, xml, text, len);
	else
		take_part(x, id, text, len);
	if (x->begun && (x->path.status || x->nemod.status || x->see.status))
		codes_no_memory(xml_codes(xml));
}

static void
finish(void *ctx, struct xml *xml)
{
	struct index *x = ctx;
	struct codes *c = xml_codes(xml);
	char what[96];

	if (!x->begun) {
		codes_fault(c, 1, "the index has no term",
			    "the whole file, with its letters");
		return;
	}
	if (x->odd) {
		snprintf(what, sizeof(what),
			 "what is no code, %ld times, the first \"%s\"", x->odd,
			 x->first_odd);
		codes_say(c, PR_RULE_CODES_UNREAD, 0, 0, what, NULL, NULL);
	}
	if (x->loose)
		codes_say(c, PR_RULE_CODES_UNREAD, 0, 0,
			  count_of(what, x->loose, "reference"), NULL, NULL);
	if (is_cells(x))
		c->terms = x->ids - (x->what == PR_TABLE_CM_NEOPLASM);
	table_end(c);
}

static void
release(void *ctx)
{
	struct index *x = ctx;

	buf_release(&x->path);
	buf_release(&x->nemod);
	buf_release(&x->see);
}

static const struct xml_table table = { elements, start, end };

const struct xml_reader xml_index = { "ICD10CM.index", &table,
				      sizeof(struct index), finish, release };
