/* test_convert_codes_data.c - the official files to as many rows as they have
 *
 * The files lie in $PROCTOR_TEST_DATA/codes; their counts are those of its
 * README. The notes are counted in the file itself: a few were taken back
 * after they had been published.
 */
#include "codes_case.h"

#include <sys/stat.h>

#define OFFICIAL "official/"
#define DERIVED "derived/"

/* Rows that begin like this, with a field that is this; field 0 is any. */
struct count {
	char kind;
	int field;
	const char *is;
	long n;
};

static char *
file(const char *name, size_t *len)
{
	const char *data = getenv("PROCTOR_TEST_DATA");
	char path[4096];
	FILE *in;
	struct stat st;
	char *bytes = NULL;

	snprintf(path, sizeof(path), "%s/codes/%s",
		 data ? data : "../shared/data", name);
	in = fopen(path, "rb");
	if (!in || fstat(fileno(in), &st) != 0) {
		print_message("# SKIP no $PROCTOR_TEST_DATA/codes/%s\n", name);
		skip();
	}
	*len = (size_t)st.st_size;
	bytes = malloc(*len);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, *len, in), *len);
	fclose(in);
	return bytes;
}

static bool
fits(const char *row, const char *end, const struct count *count)
{
	size_t len = strlen(count->is);

	if (row[0] != count->kind)
		return false;
	for (int i = 0; i < count->field; i++) {
		row = memchr(row, '\t', (size_t)(end - row));
		if (!row)
			return false;
		row++;
	}
	return !count->field ||
	       ((size_t)(end - row) >= len && !memcmp(row, count->is, len) &&
		(row[len] == '\t' || row[len] == '\n'));
}

static long
counted(const struct coded *c, const struct count *count)
{
	const char *row = c->rows.data;
	const char *end = row + c->rows.len;
	long n = 0;

	while (row < end) {
		const char *next = memchr(row, '\n', (size_t)(end - row));

		n += fits(row, next + 1, count);
		row = next + 1;
	}
	return n;
}

static void
check(const char *name, const struct count *counts, size_t n)
{
	struct coded c = { .options = { .name = NULL } };
	size_t len;
	char *bytes = file(name, &len);

	give_bytes(&c, name, bytes, len);
	assert_lacks(buf_text(&c.report), "\nE\t0\t");
	for (size_t i = 0; i < n; i++)
		if (counted(&c, &counts[i]) != counts[i].n)
			fail_msg("%s: %ld rows %c %s, not %ld", name,
				 counted(&c, &counts[i]), counts[i].kind,
				 counts[i].is, counts[i].n);
	free(bytes);
	coded_release(&c);
}

#define CHECK(name, ...)                                        \
	do {                                                    \
		const struct count counts_[] = { __VA_ARGS__ }; \
		(void)state;                                    \
		check(name, counts_, PR_LEN(counts_));          \
	} while (0)

static void
codes_data__cm_order_2026(void **state)
{
	CHECK(OFFICIAL "icd10cm-2026-order-and-codes.zip",
	      { 'C', 2, "0", 23467 }, { 'C', 2, "1", 74719 + 74719 },
	      { 'C', 3, "0", 74719 }, { 'C', 3, "98186", 1 },
	      { 'E', 2, "98186", 1 }, { 'E', 2, "74719", 1 },
	      { 'F', 2, "FY2026", 2 });
}

static void
codes_data__cm_order_2025(void **state)
{
	CHECK(OFFICIAL "icd10cm-2025-order-and-codes.zip",
	      { 'E', 2, "74260", 1 }, { 'F', 2, "FY2025", 2 });
}

static void
codes_data__pcs_order(void **state)
{
	CHECK(OFFICIAL "icd10pcs-2026-order.zip", { 'E', 2, "80029", 1 },
	      { 'C', 2, "1", 79115 }, { 'C', 2, "0", 914 });
	CHECK(OFFICIAL "icd10pcs-2025-order.zip", { 'C', 2, "1", 78948 });
}

static void
codes_data__cm_tabular(void **state)
{
	CHECK(DERIVED "icd10cm_tabular_2026_rolled.xml.gz", { 'D', 2, "", 22 },
	      { 'D', 0, "", 22 + 297 + 46881 }, { 'N', 2, "1", 1024 },
	      { 'N', 2, "2", 12592 }, { 'N', 2, "3", 5433 },
	      { 'N', 2, "4", 2494 }, { 'N', 2, "5", 814 },
	      { 'N', 2, "6", 1494 }, { 'N', 2, "7", 628 }, { 'N', 2, "8", 180 },
	      { 'N', 2, "9", 508 }, { 'S', 0, "", 1790 });
	CHECK(OFFICIAL "icd10cm_tabular_2023.xml.gz",
	      { 'D', 0, "", 22 + 296 + 45869 }, { 'F', 2, "FY2023", 1 });
}

static void
codes_data__cm_index(void **state)
{
	CHECK(DERIVED "icd10cm_index_2026_rolled.xml.gz", { 'I', 0, "", 81497 },
	      { 'I', 3, "0", 8121 }, { 'I', 6, "", 81497 - 63132 });
	CHECK(OFFICIAL "icd10cm_eindex_2026apr.xml.gz", { 'I', 3, "0", 314 },
	      { 'I', 0, "", 314 + 7776 });
}

static void
codes_data__neoplasms_and_drugs(void **state)
{
	CHECK(OFFICIAL "icd10cm_neoplasm_2026apr.xml.gz", { 'T', 0, "", 10922 },
	      { 'T', 3, "", 1902 });
	CHECK(OFFICIAL "icd10cm_drug_2026apr.xml.gz", { 'T', 0, "", 43224 });
}

static void
codes_data__pcs_xml(void **state)
{
	CHECK(OFFICIAL "icd10pcs_tables_2026.xml.gz", { 'B', 2, "3", 914 },
	      { 'B', 0, "", 914 * 7 }, { 'A', 0, "", 33531 });
	CHECK(OFFICIAL "icd10pcs_definitions_2026.xml.gz", { 'K', 0, "", 954 },
	      { 'L', 0, "", 1966 }, { 'F', 2, "FY2026", 1 });
	CHECK(OFFICIAL "icd10pcs_index_2023.xml.gz", { 'P', 0, "", 16210 },
	      { 'F', 2, "FY2023", 1 });
}

static void
codes_data__poa(void **state)
{
	CHECK(OFFICIAL "icd10cm-2026-poa-exempt.zip", { 'O', 0, "", 38349 },
	      { 'F', 0, "", 1 });
}

static void
codes_data__hcpcs(void **state)
{
	CHECK(DERIVED "hcpcs_2025q4.tsv.gz", { 'M', 0, "", 8846 },
	      { 'M', 2, "C", 8463 }, { 'M', 2, "M", 383 },
	      { 'F', 2, "2025Q4", 1 });
	CHECK(OFFICIAL "hcpcs-2019-annual.zip", { 'M', 0, "", 6800 },
	      { 'M', 2, "M", 360 }, { 'F', 2, "2019Q1", 1 });
}

static void
codes_data__drg(void **state)
{
	const struct count levels[] = { { 'V', 2, "CC", 14814 },
					{ 'V', 2, "MCC", 3307 },
					{ 'V', 2, "MCC_ALIVE", 8 },
					{ 'F', 2, "v40", 1 } };

	CHECK(OFFICIAL "msdrg_v40_appendix_A.txt.gz", { 'G', 0, "", 767 },
	      { 'F', 2, "v40", 1 });
	check(OFFICIAL "msdrg_v40_appendix_F_to_J.txt.gz", levels, 4);
	check(DERIVED "msdrg_v40_ccmcc.tsv.gz", levels, 4);
}

/* Each row of a PCS table is the product of its four label sets. */
static void
codes_data__pcs_rows_make_all_valid_codes(void **state)
{
	struct coded c = { .options = { .name = NULL } };
	long rows = 0, codes = 0, product = 0, labels = 0;
	int pos = 0;
	size_t len;
	char *bytes = file(OFFICIAL "icd10pcs_tables_2026.xml.gz", &len);

	(void)state;
	give_bytes(&c, "x", bytes, len);
	for (const char *row = c.rows.data; row; row = strchr(row, '\n')) {
		char table[4];
		long n;
		int p;

		row += *row == '\n';
		if (sscanf(row, "A\t%3s\t%ld\t%d\t", table, &n, &p) != 3 || !n)
			continue;
		if (p != pos) { /* an axis begins */
			product = pos == 7 || !pos ? 1 : product * labels;
			labels = 0;
			rows += p == 4;
			pos = p;
		}
		labels++;
		codes += p == 7 ? product : 0;
	}
	assert_int_equal(rows, 2733);
	assert_int_equal(codes, 79115);
	free(bytes);
	coded_release(&c);
}

/* Rows of tables, valid codes of a PCS row: what the report says of them. */
static void
codes_data__what_the_report_counts(void **state)
{
	static const struct {
		const char *name, *says;
	} files[] = {
		{ OFFICIAL "icd10cm_neoplasm_2026apr.xml.gz",
		  "10922 rows of 1939 terms" },
		{ OFFICIAL "icd10cm_drug_2026apr.xml.gz",
		  "43224 rows of 7430 terms" },
		{ OFFICIAL "icd10pcs_tables_2026.xml.gz", "of 914 terms" },
		{ OFFICIAL "icd10pcs_index_2023.xml.gz", "of 3023 terms" },
	};
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	for (size_t i = 0; i < PR_LEN(files); i++) {
		size_t len;
		char *bytes = file(files[i].name, &len);

		give_bytes(&c, files[i].name, bytes, len);
		assert_report(&c, files[i].says);
		free(bytes);
	}
	coded_release(&c);
}

/* Other files of the folder are no tables. */
static void
codes_data__other_files_are_refused(void **state)
{
	static const char *const names[] = {
		OFFICIAL "icd10cm-2026-addenda-pdf.zip",
		OFFICIAL "icd10cm-2026-conversion-table.xlsx",
		OFFICIAL "icd10cm-2026-guidelines.pdf",
		OFFICIAL "icd10cm_tabular.xsd",
		OFFICIAL "hcpcs-2019-record-layout.zip",
		DERIVED "icd10cm-2026-guidelines.txt.gz",
	};
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	for (size_t i = 0; i < PR_LEN(names); i++) {
		size_t len;
		char *bytes = file(names[i], &len);

		give_bytes(&c, names[i], bytes, len);
		assert_report(&c, "F\t561\t0\t0\t");
		assert_int_equal(c.rows.len, 0);
		free(bytes);
	}
	coded_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_data__cm_order_2026),
		cmocka_unit_test(codes_data__cm_order_2025),
		cmocka_unit_test(codes_data__pcs_order),
		cmocka_unit_test(codes_data__cm_tabular),
		cmocka_unit_test(codes_data__cm_index),
		cmocka_unit_test(codes_data__neoplasms_and_drugs),
		cmocka_unit_test(codes_data__pcs_xml),
		cmocka_unit_test(codes_data__pcs_rows_make_all_valid_codes),
		cmocka_unit_test(codes_data__poa),
		cmocka_unit_test(codes_data__hcpcs),
		cmocka_unit_test(codes_data__drg),
		cmocka_unit_test(codes_data__what_the_report_counts),
		cmocka_unit_test(codes_data__other_files_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
