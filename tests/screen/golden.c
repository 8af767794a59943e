/*
 * golden.c - a screen as text that a person can read and a diff can show
 *
 * First line size and cursor, then one line a row, then the attributes as
 * runs "@row,col+len bold fg=74". Without attributes only the rows are
 * written: two states that then look alike differ by colour only.
 */
#include "driver.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void
put_colour(FILE *f, const char *name, uint32_t c)
{
	if (c == COLOUR_DEFAULT)
		return;
	if (c & COLOUR_INDEXED)
		fprintf(f, " %s=%u", name, (unsigned)(c & 0xff));
	else
		fprintf(f, " %s=#%06x", name, (unsigned)c);
}

static void
put_run(FILE *f, int row, int col, int len, const struct cell *c)
{
	static const char *const words[] = { "bold",  "underline", "italic",
					     "blink", "reverse",   "strike" };

	if (!c->attr && c->fg == COLOUR_DEFAULT && c->bg == COLOUR_DEFAULT)
		return;
	fprintf(f, "@%d,%d+%d", row, col, len);
	for (size_t i = 0; i < LEN(words); i++)
		if (c->attr >> i & 1)
			fprintf(f, " %s", words[i]);
	put_colour(f, "fg", c->fg);
	put_colour(f, "bg", c->bg);
	fputc('\n', f);
}

static void
put_runs(const struct driver *d, FILE *f, int row)
{
	struct cell first;
	int from = 0;

	term_cell(d, row, 0, &first);
	for (int col = 1; col <= d->cols; col++) {
		struct cell c = { 0 };

		if (col < d->cols)
			term_cell(d, row, col, &c);
		if (col < d->cols && c.attr == first.attr && c.fg == first.fg &&
		    c.bg == first.bg)
			continue;
		put_run(f, row, from, col - from, &first);
		first = c;
		from = col;
	}
}

char *
golden_render(const struct driver *d, bool attributes)
{
	char row[ROW_BYTES];
	char *text = NULL;
	size_t size = 0;
	int r;
	int c;
	FILE *f = open_memstream(&text, &size);

	if (!f)
		return NULL;
	term_cursor(d, &r, &c);
	fprintf(f, "size %dx%d", d->cols, d->rows);
	if (attributes)
		fprintf(f, " cursor %d,%d %s", r, c,
			d->cursor_shown ? "shown" : "hidden");
	fputc('\n', f);
	for (r = 0; r < d->rows; r++) {
		term_row(d, r, row);
		fprintf(f, "%s\n", row);
	}
	for (r = 0; attributes && r < d->rows; r++)
		put_runs(d, f, r);
	fclose(f);
	return text;
}

/* Takes the next line; "" and false at the end. */
static bool
take_line(const char **text, char out[ROW_BYTES])
{
	size_t n = strcspn(*text, "\n");

	out[0] = '\0';
	if (!**text)
		return false;
	if (n >= ROW_BYTES)
		n = ROW_BYTES - 1;
	memcpy(out, *text, n);
	out[n] = '\0';
	*text += strcspn(*text, "\n");
	*text += **text == '\n';
	return true;
}

static bool
has_line(const char *text, const char *line)
{
	char one[ROW_BYTES];

	while (take_line(&text, one))
		if (!strcmp(one, line))
			return true;
	return false;
}

/* Attribute lines have no fixed place: print those the other has not. */
static void
print_missing(const char *sign, const char *text, const char *other)
{
	char line[ROW_BYTES];

	while (take_line(&text, line))
		if (!has_line(other, line))
			tap_note("%s %s", sign, line);
}

static const char *
skip_lines(const char *text, int n)
{
	for (; n > 0 && *text; n--) {
		text += strcspn(text, "\n");
		text += *text == '\n';
	}
	return text;
}

static int
rows_of(const char *text)
{
	int cols = 0;
	int rows = 0;

	return sscanf(text, "size %dx%d", &cols, &rows) == 2 ? rows : 0;
}

static void
print_diff(const char *want, const char *got)
{
	char a[ROW_BYTES];
	char b[ROW_BYTES];
	int rows = rows_of(want);
	const char *w = want;
	const char *g = got;

	if (rows != rows_of(got)) {
		take_line(&w, a);
		take_line(&g, b);
		tap_note("  - %s", a);
		tap_note("  + %s", b);
		return;
	}
	for (int r = -1; r < rows; r++) {
		take_line(&w, a);
		take_line(&g, b);
		if (!strcmp(a, b))
			continue;
		tap_note("row %d - %s", r, a);
		tap_note("row %d + %s", r, b);
	}
	print_missing("-", skip_lines(want, rows + 1),
		      skip_lines(got, rows + 1));
	print_missing("+", skip_lines(got, rows + 1),
		      skip_lines(want, rows + 1));
}

bool
golden_same(const char *want, const char *got, bool print)
{
	if (!strcmp(want, got))
		return true;
	if (print)
		print_diff(want, got);
	return false;
}

static char *
read_all(const char *path)
{
	char *text = NULL;
	size_t size = 0;
	FILE *in = fopen(path, "r");
	FILE *out;
	int c;

	if (!in)
		return NULL;
	out = open_memstream(&text, &size);
	while (out && (c = fgetc(in)) != EOF)
		fputc(c, out);
	if (out)
		fclose(out);
	fclose(in);
	return text;
}

/* Drops cursor and attributes of a golden file, in place. */
static void
strip(char *text)
{
	char *end = text + strcspn(text, "\n");
	char *cut = strstr(text, " cursor ");
	int rows = rows_of(text);

	*(text + (skip_lines(text, rows + 1) - text)) = '\0';
	if (cut && cut < end)
		memmove(cut, end, strlen(end) + 1);
}

static bool
update(struct driver *d, const char *path, const char *name)
{
	char *text = golden_render(d, true);
	FILE *f;
	bool ok;

	mkdir(d->golden_dir, 0777); /* the first golden makes its folder */
	f = fopen(path, "w");
	ok = f && text && fputs(text, f) >= 0;
	if (f && fclose(f))
		ok = false;
	free(text);
	return tap_result(d, ok, "golden %s written%s%s", name, ok ? "" : ": ",
			  ok ? "" : strerror(errno));
}

bool
golden_check(struct driver *d, const char *name, bool attributes)
{
	char path[MAX_LINE];
	char *want;
	char *got;
	bool ok;

	snprintf(path, sizeof(path), "%s/%s.txt", d->golden_dir, name);
	if (d->golden_update && attributes)
		return update(d, path, name);
	want = read_all(path);
	if (!want)
		return tap_result(d, false,
				  "golden %s: no %s; PROCTOR_GOLDEN=update "
				  "writes it",
				  name, path);
	if (!attributes)
		strip(want);
	got = golden_render(d, attributes);
	ok = got && !strcmp(want, got);
	tap_result(d, ok, "golden%s %s", attributes ? "" : "-text", name);
	if (got)
		golden_same(want, got, !ok);
	free(got);
	free(want);
	return ok;
}
