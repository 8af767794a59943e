/* fuzz_codes_gate.c - whatever the converter, or somebody in its place, gives
 * as rows: refused with a sentence, or all that proctor/coderows.h says
 *
 * The first byte chooses whether an edition is said.
 */
#include "app/tables_import.h"
#include "proctor/text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool so)
{
	if (!so)
		abort();
}

/* How many fields a kind of row has, itself included; 0: there is none. */
static int
fields_of(char kind)
{
	static const char kinds[] = "CMDNSITABKLPOGVU";
	static const int n[] = { 6, 10, 4, 4, 4, 10, 5, 6,
				 5, 7,  3, 3, 2, 5,  3, 3 };
	const char *at = strchr(kinds, kind);

	return kind && at ? n[at - kinds] : 0;
}

static void
row_holds(const struct row *row)
{
	must(row->len[0] == 1 && row->n == fields_of(row->field[0][0]));
	for (int i = 0; i < row->n; i++) {
		must(strlen(row->field[i]) == row->len[i]);
		must(row->len[i] <= PR_CODEROWS_FIELD);
		must(pr_text_is_clean(row->field[i], row->len[i], 0));
	}
}

static void
table_holds(const struct tables_found *t)
{
	struct row_reader reader;

	must(t->what < PR_TABLES && t->rows > 0 && t->coded <= t->rows);
	must(t->edition[0] && strlen(t->edition) < sizeof(t->edition));
	must(pr_text_is_clean(t->edition, strlen(t->edition), 0));
	must(pr_text_is_clean(t->member, strlen(t->member), 0));
	rows_start(&reader, t->file->rows, t->at);
	for (long i = 0; i < t->rows; i++) {
		size_t len = 0;

		must(rows_next(&reader, &len) && len > 0);
		row_holds(&reader.row);
	}
	must(rows_next(&reader, NULL) && reader.row.field[0][0] == 'E');
	must(!strcmp(reader.row.field[1], tables_word(t->what)));
	rows_release(&reader);
}

static void
refused(enum pr_status st, const struct pr_err *err)
{
	must(st == PR_EPARSE || st == PR_EINVAL);
	must(err->status == st && err->text[0]);
	must(pr_text_is_clean(err->text, strlen(err->text), 0));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pr_tables_options options = { .now_ms = 0 };
	struct tables_import im = { .options = &options, .doing = "" };
	struct tables_file file = { .path = "rows" };
	struct pr_err err = { 0 };
	enum pr_status st;

	if (size < 2)
		return 0;
	file.bytes = size - 1;
	if (data[0] & 1)
		options.edition = "FY2026";
	file.rows = tmpfile();
	if (!file.rows)
		return 0;
	must(fwrite(data + 1, 1, size - 1, file.rows) == size - 1);
	st = tables_gate(&im, &file, &err);
	if (st)
		refused(st, &err);
	for (size_t i = 0; !st && i < im.n_read; i++)
		table_holds(&im.found[i]);
	fclose(file.rows);
	free(im.found);
	return 0;
}
