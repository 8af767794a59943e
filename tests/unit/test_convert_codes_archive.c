/* test_convert_codes_archive.c - zip and gzip with code tables in them */
#include "codes_case.h"

#define POA "Order26\tPOAexemptCode\tDescription\r\n"

static char packed[1 << 20];

static void
codes__a_zip_gives_the_rows_of_its_members(void **state)
{
	const struct member members[] = {
		{ "../../Code Descriptions/icd10cm-order-2026.txt", ORDER, 0 },
		{ "a/read\x01me.txt", "Dear all,\n", 0 },
		{ "x.pdf", "%PDF-1.5\n", 0 },
		{ "POA.txt", POA "01238\tB90.0\tSequelae\r\n", 0 },
	};
	struct coded c = { .options = { .name = NULL } };
	size_t len = pack(packed, sizeof(packed), members, PR_LEN(members));

	(void)state;
	give_bytes(&c, "april.zip", packed, len);
	assert_row(&c, "F\tcm_order\tFY2026\ticd10cm-order-2026.txt\n");
	assert_row(&c, "F\tpoa_exempt\tFY2026\tPOA.txt\n");
	assert_report(&c, "F\t570\t0\t0\t\tread?me.txt\tread?me.txt\t");
	assert_report(&c, "x.pdf\tit is a PDF\t");
	assert_read(&c, 4);
	coded_release(&c);
}

static void
codes__one_bad_member_refuses_the_zip(void **state)
{
	const struct member members[] = {
		{ "POA.txt", POA "01238\tB90.0\tSequelae\r\n", 0 },
		{ "icd10cm_order_2026.txt", ORDER "00009 A", 0 },
	};
	struct coded c = { .options = { .name = NULL } };
	size_t len = pack(packed, sizeof(packed), members, PR_LEN(members));

	(void)state;
	give_bytes(&c, "x.zip", packed, len);
	assert_report(&c, "F\t563\t4\t1\t\ticd10cm_order_2026.txt\t");
	assert_report(&c, "\nE\t0\t1\n");
	assert_no_row(&c, "E\tcm_order");
	coded_release(&c);
}

static void
codes__a_cut_off_archive_is_refused(void **state)
{
	const struct member members[] = { { "icd10cm_order_2026.txt", ORDER,
					    0 } };
	struct coded c = { .options = { .name = NULL } };
	size_t len = pack(packed, sizeof(packed), members, 1);

	(void)state;
	for (size_t n = 1; n < len; n += 7) {
		give_bytes(&c, "x.zip", packed, n);
		assert_report(&c, "E\t0\t1\n");
		assert_no_row(&c, "\nE\t");
	}
	len = squeeze(packed, sizeof(packed), ORDER, sizeof(ORDER) - 1);
	give_bytes(&c, "icd10cm_order_2026.txt.gz", packed, len);
	assert_row(&c, "F\tcm_order\tFY2026\ticd10cm_order_2026.txt.gz\n");
	assert_read(&c, 3);
	for (size_t n = 1; n < len; n += 7) {
		give_bytes(&c, "x.gz", packed, n);
		assert_report(&c, "E\t0\t1\n");
		assert_no_row(&c, "\nE\t");
	}
	coded_release(&c);
}

static void
codes__a_damaged_gzip_is_refused(void **state)
{
	struct coded c = { .options = { .name = NULL } };
	size_t len = squeeze(packed, sizeof(packed), ORDER, sizeof(ORDER) - 1);

	(void)state;
	for (size_t back = 1; back <= 8; back++) {
		packed[len - back] ^= 1;
		give_bytes(&c, "x.gz", packed, len);
		assert_refused(&c, PR_RULE_CODES_ARCHIVE, 0);
		packed[len - back] ^= 1;
	}
	coded_release(&c);
}

static void
codes__an_archive_has_limits(void **state)
{
	static struct member many[PR_CODEROWS_MEMBERS + 1];
	struct coded c = { .options = { .name = NULL } };
	struct member bomb = { "order_2026.txt", NULL, PR_CODEROWS_OPEN + 1 };
	char *text = malloc(bomb.len);
	size_t len;

	(void)state;
	for (size_t i = 0; i < PR_LEN(many); i++)
		many[i] = (struct member){ "x.txt", "Dear all,\n", 0 };
	len = pack(packed, sizeof(packed), many, PR_LEN(many));
	give_bytes(&c, "x.zip", packed, len);
	assert_refused(&c, PR_RULE_CODES_LIMIT, 0);

	assert_non_null(text);
	memset(text, '\n', bomb.len);
	memcpy(text, ORDER, sizeof(ORDER) - 1);
	bomb.text = text;
	len = pack(packed, sizeof(packed), &bomb, 1);
	give_bytes(&c, "x.zip", packed, len);
	assert_report(&c, "more than 256 MiB unpacked");
	assert_no_row(&c, "\nE\t");
	free(text);
	coded_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes__a_zip_gives_the_rows_of_its_members),
		cmocka_unit_test(codes__one_bad_member_refuses_the_zip),
		cmocka_unit_test(codes__a_cut_off_archive_is_refused),
		cmocka_unit_test(codes__a_damaged_gzip_is_refused),
		cmocka_unit_test(codes__an_archive_has_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
