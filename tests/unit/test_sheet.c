/* test_sheet.c - sixteen bytes a response, checked like any file */
#include "proctor/hash.h"
#include "proctor/rng.h"
#include "proctor/sheet.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#define SIZE(n) (PR_SHEET_HEAD + (n)*PR_SHEET_CELL + PR_SHEET_TAIL)

static struct pr_sheet_cell cells[PR_SHEET_SLOTS_MAX + 1];
static struct pr_sheet_cell again[PR_SHEET_SLOTS_MAX];
static unsigned char bytes[SIZE(PR_SHEET_SLOTS_MAX + 1)];

static void
random_cells(size_t n, uint64_t seed)
{
	struct pr_rng rng;

	pr_rng_seed(&rng, seed);
	for (size_t i = 0; i < n; i++) {
		uint64_t x = pr_rng_next(&rng), y = pr_rng_next(&rng);

		cells[i] = (struct pr_sheet_cell){
			(uint32_t)x,        (uint32_t)(x >> 32),
			(uint32_t)y,        (uint8_t)(y >> 32),
			(uint8_t)(y >> 40), (uint16_t)(y >> 48),
		};
	}
}

static void
sheet__what_was_packed_comes_out(void **state)
{
	static const size_t sizes[] = { 0, 1, 2, 60, 150, PR_SHEET_SLOTS_MAX };
	struct pr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(sizes); i++) {
		size_t n = sizes[i], got = 77;

		random_cells(n, 5 + i);
		memset(again, 0xee, sizeof(again));
		assert_int_equal(pr_sheet_pack(bytes, cells, n), SIZE(n));
		assert_pr_ok(pr_sheet_unpack(again, &got, bytes, SIZE(n), &err),
			     &err);
		assert_int_equal(got, n);
		assert_memory_equal(again, cells, n * sizeof(*cells));
	}
}

/* Made by Python: struct.pack("<IIIBBH") and hashlib.blake2b. */
static void
sheet__the_bytes_are_the_published_ones(void **state)
{
	static const char want[] = "5053010002000000"
				   "04030201e80300000500000064020314"
				   "07000000ffffffff0000008000ff00f0"
				   "cb506acf97f50b81";
	char text[2 * SIZE(2) + 1];

	(void)state;
	cells[0] =
		(struct pr_sheet_cell){ 0x01020304, 1000, 5, 100, 2, 0x1403 };
	cells[1] = (struct pr_sheet_cell){ 7, UINT32_MAX,         0x80000000,
					   0, PR_SHEET_NO_DOMAIN, 0xf000 };
	pr_hex_format(text, bytes, pr_sheet_pack(bytes, cells, 2));
	assert_string_equal(text, want);
}

static void
refuse(const unsigned char *data, size_t len, enum pr_status want)
{
	unsigned char *exact = malloc(len ? len : 1);
	size_t n = 77;
	struct pr_err err = { 0 };

	assert_non_null(exact);
	memcpy(exact, data, len);
	memset(again, 0xee, sizeof(again));
	assert_pr_refused(pr_sheet_unpack(again, &n, exact, len, &err), want,
			  &err);
	assert_int_equal(n, 77);
	assert_int_equal(again[0].credit, 0xee);
	free(exact);
}

static void
sheet__each_flipped_bit_is_refused(void **state)
{
	size_t len = SIZE(3);

	(void)state;
	random_cells(3, 9);
	pr_sheet_pack(bytes, cells, 3);
	for (size_t bit = 0; bit < len * 8; bit++) {
		/* bits of the layout number make it a newer one */
		bool newer = bit / 8 == 2 && bit % 8 > 0;

		bytes[bit / 8] ^= (unsigned char)(1U << bit % 8);
		refuse(bytes, len, newer ? PR_EVERSION : PR_EDAMAGED);
		bytes[bit / 8] ^= (unsigned char)(1U << bit % 8);
	}
}

static void
seal_again(size_t len)
{
	unsigned char hash[PR_HASH_LEN];

	pr_blake2b(hash, bytes, len - PR_SHEET_TAIL);
	memcpy(bytes + len - PR_SHEET_TAIL, hash, PR_SHEET_TAIL);
}

static void
sheet__sizes_that_do_not_agree_are_refused(void **state)
{
	(void)state;
	random_cells(3, 9);
	pr_sheet_pack(bytes, cells, 3);
	for (size_t len = 0; len < SIZE(3); len++)
		refuse(bytes, len, PR_EDAMAGED);
	refuse(bytes, SIZE(3) + 1, PR_EDAMAGED);
	refuse(bytes, SIZE(4), PR_EDAMAGED);
	bytes[4] = 2; /* well sealed, one cell too many for its count */
	seal_again(SIZE(3));
	refuse(bytes, SIZE(3), PR_EDAMAGED);
	memset(bytes + 4, 0xff, 4);
	seal_again(SIZE(3));
	refuse(bytes, SIZE(3), PR_EDAMAGED);
}

static void
sheet__more_slots_than_there_can_be_are_refused(void **state)
{
	size_t n = PR_SHEET_SLOTS_MAX + 1;

	(void)state;
	random_cells(n, 9);
	refuse(bytes, pr_sheet_pack(bytes, cells, n), PR_EDAMAGED);
}

static void
sheet__a_newer_layout_is_named(void **state)
{
	struct pr_err err = { 0 };
	size_t n;

	(void)state;
	random_cells(1, 9);
	pr_sheet_pack(bytes, cells, 1);
	bytes[2] = 2;
	seal_again(SIZE(1));
	assert_int_equal(pr_sheet_unpack(again, &n, bytes, SIZE(1), &err),
			 PR_EVERSION);
	assert_non_null(strstr(err.text, "layout 2"));
	bytes[2] = 0;
	seal_again(SIZE(1));
	refuse(bytes, SIZE(1), PR_EDAMAGED);
}

static void
sheet__the_flags_do_not_overlap(void **state)
{
	static const unsigned flags[] = {
		PR_SHEET_REACHED,        PR_SHEET_SCORED,
		PR_SHEET_FIRST_SEEN,     PR_SHEET_WRONG_TO_RIGHT,
		PR_SHEET_RIGHT_TO_WRONG, PR_SHEET_KEY_STRUCK,
		PR_SHEET_FLAGGED,        PR_SHEET_RAPID,
		PR_SHEET_CONFIDENCE,     PR_SHEET_ANSWERED,
		PR_SHEET_WRONG_TO_WRONG, PR_SHEET_CHANGES,
	};
	unsigned all = 0;

	(void)state;
	for (size_t i = 0; i < PR_LEN(flags); i++) {
		assert_int_equal(all & flags[i], 0);
		all |= flags[i];
	}
	assert_int_equal(all, 0xffff);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sheet__what_was_packed_comes_out),
		cmocka_unit_test(sheet__the_bytes_are_the_published_ones),
		cmocka_unit_test(sheet__each_flipped_bit_is_refused),
		cmocka_unit_test(sheet__sizes_that_do_not_agree_are_refused),
		cmocka_unit_test(
			sheet__more_slots_than_there_can_be_are_refused),
		cmocka_unit_test(sheet__a_newer_layout_is_named),
		cmocka_unit_test(sheet__the_flags_do_not_overlap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
