/* test_hash.c - published vectors, and the chain
 *
 * SHA-256 from FIPS 180-4's examples; BLAKE2b-256 and the chain computed with
 * Python's hashlib.
 */
#include "proctor/hash.h"

#include "test.h"

#include <string.h>

static void
assert_hash(const unsigned char *hash, const char *want)
{
	char text[PR_HASH_TEXT];

	pr_hex_format(text, hash, PR_HASH_LEN);
	assert_string_equal(text, want);
}

static void
hash__sha256_of_known_texts(void **state)
{
	static const char two_blocks[] =
		"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
	unsigned char out[PR_HASH_LEN];

	(void)state;
	pr_sha256(out, "", 0);
	assert_hash(out, "e3b0c44298fc1c149afbf4c8996fb924"
			 "27ae41e4649b934ca495991b7852b855");
	pr_sha256(out, "abc", 3);
	assert_hash(out, "ba7816bf8f01cfea414140de5dae2223"
			 "b00361a396177a9cb410ff61f20015ad");
	pr_sha256(out, two_blocks, strlen(two_blocks));
	assert_hash(out, "248d6a61d20638b8e5c026930c3e6039"
			 "a33ce45964ff2167f6ecedd419db06c1");
}

static void
hash__sha256_in_pieces_is_the_same(void **state)
{
	unsigned char data[300], whole[PR_HASH_LEN], pieces[PR_HASH_LEN];

	(void)state;
	for (size_t i = 0; i < sizeof(data); i++)
		data[i] = (unsigned char)i;
	pr_sha256(whole, data, sizeof(data));
	for (size_t cut = 0; cut <= sizeof(data); cut++) {
		struct pr_sha256 sha;

		pr_sha256_init(&sha);
		pr_sha256_add(&sha, data, cut);
		pr_sha256_add(&sha, data + cut, sizeof(data) - cut);
		pr_sha256_end(&sha, pieces);
		assert_memory_equal(whole, pieces, PR_HASH_LEN);
	}
}

static void
hash__blake2b_of_known_texts(void **state)
{
	unsigned char out[PR_HASH_LEN];

	(void)state;
	pr_blake2b(out, "", 0);
	assert_hash(out, "0e5751c026e543b2e8ab2eb06099daa1"
			 "d1e5df47778f7787faab45cdf12fe3a8");
	pr_blake2b(out, "abc", 3);
	assert_hash(out, "bddd813c634239723171ef3fee98579b"
			 "94964e3bb1cb3e427262c8c068d52319");
}

static void
hash__a_chain_is_known_and_may_be_stepped_in_place(void **state)
{
	unsigned char head[PR_HASH_LEN] = { 0 };

	(void)state;
	pr_chain_step(head, head, "begin", 5);
	assert_hash(head, "eb3ab70936c24d045d451a2a2a8e3607"
			  "3db04efce24e2bd350c49595a4aaf523");
	pr_chain_step(head, head, "answer B", 8);
	assert_hash(head, "1b492d6d4ce1056c51997d7e0ca927b8"
			  "1ccb2bce6349360a26f2167722be7ad7");
}

static void
hash__hexadecimal_goes_there_and_back(void **state)
{
	unsigned char bytes[256], back[256];
	char text[2 * 256 + 1];

	(void)state;
	for (size_t i = 0; i < 256; i++)
		bytes[i] = (unsigned char)i;
	pr_hex_format(text, bytes, 256);
	assert_memory_equal(text, "000102", 6);
	assert_string_equal(text + 2 * 253, "fdfeff");
	assert_true(pr_hex_parse(back, 256, text));
	assert_memory_equal(bytes, back, 256);
}

static void
hash__other_text_is_no_hexadecimal_and_leaves_out_alone(void **state)
{
	static const char *const wrong[] = { "",     "0",    "012",  "01234",
					     "0g01", "AB01", " 012", "0x01",
					     "-101", "012 " };
	unsigned char out[2] = { 7, 7 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(wrong); i++)
		assert_false(pr_hex_parse(out, 2, wrong[i]));
	assert_int_equal(out[0], 7);
	assert_int_equal(out[1], 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hash__sha256_of_known_texts),
		cmocka_unit_test(hash__sha256_in_pieces_is_the_same),
		cmocka_unit_test(hash__blake2b_of_known_texts),
		cmocka_unit_test(
			hash__a_chain_is_known_and_may_be_stepped_in_place),
		cmocka_unit_test(hash__hexadecimal_goes_there_and_back),
		cmocka_unit_test(
			hash__other_text_is_no_hexadecimal_and_leaves_out_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
