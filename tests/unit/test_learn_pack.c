/* test_learn_pack.c - a learner's ability as bytes and back */
#include "learn_case.h"

/* ---- as bytes ------------------------------------------------------------ */

#define PACKED_MAX PR_LEARN_PACKED(PR_DOMAINS_MAX)

static void
learn__what_was_packed_comes_back(void **state)
{
	struct pr_learn_prior prior = pr_learn_prior_for(PASS_PRIOR);
	struct pr_err err = { 0 };

	(void)state;
	for (size_t n = 0; n <= PR_DOMAINS_MAX; n++) {
		unsigned char bytes[PACKED_MAX + 1];
		unsigned char again[PACKED_MAX + 1];
		struct pr_learn learn = after(n, &prior, n ? 300 : 0);
		struct pr_learn back;
		size_t len;

		memset(bytes, 0xa5, sizeof bytes);
		memset(&back, 0x55, sizeof back);
		len = pr_learn_pack(bytes, &learn);
		assert_int_equal(len, PR_LEARN_PACKED(n));
		assert_int_equal(bytes[len], 0xa5);
		assert_pr_ok(pr_learn_unpack(&back, bytes, len, &err), &err);
		assert_memory_equal(&back, &learn, sizeof learn);
		assert_int_equal(pr_learn_pack(again, &back), len);
		assert_memory_equal(again, bytes, len);
	}
}

static void
learn__the_bytes_are_the_same_on_every_machine(void **state)
{
	static const unsigned char want[] = {
		'P', 'L', 1, 1, 0, 0, 0,    0,    /* 1 domain */
		0,   0,   0, 0, 0, 0, 0xf0, 0x3f, /* m: 1 */
		0,   0,   0, 0, 0, 0, 0xe0, 0xbf, /* -0.5 */
		0,   0,   0, 0, 0, 0, 0,    0x40, /* c: 2 */
		0,   0,   0, 0, 0, 0, 0xd0, 0x3f, /* 0.25 0.75 */
		0,   0,   0, 0, 0, 0, 0xe8, 0x3f,
	};
	struct pr_learn learn = {
		.n = 1,
		.m = { 1, -0.5 },
		.c = { { 2, 0.25 }, { 0.25, 0.75 } },
	};
	unsigned char bytes[sizeof want];

	(void)state;
	assert_int_equal(PR_LEARN_PACKED(1), sizeof want);
	assert_int_equal(pr_learn_pack(bytes, &learn), sizeof want);
	assert_memory_equal(bytes, want, sizeof want);
}

static void
assert_not_taken(const unsigned char *bytes, size_t len, enum pr_status want)
{
	struct pr_err err = { 0 };
	struct pr_learn out;
	struct pr_learn was;

	memset(&out, 0x55, sizeof out);
	was = out;
	assert_pr_refused(pr_learn_unpack(&out, bytes, len, &err), want, &err);
	assert_memory_equal(&out, &was, sizeof was);
	assert_int_equal(pr_learn_unpack(&out, bytes, len, NULL), want);
}

static void
learn__torn_bytes_are_refused(void **state)
{
	unsigned char bytes[PACKED_MAX + 8] = { 0 };
	struct pr_learn learn = after(5, &still, 50);
	size_t len = pr_learn_pack(bytes, &learn);

	(void)state;
	for (size_t n = 0; n < len; n++)
		assert_not_taken(bytes, n, PR_EDAMAGED);
	assert_not_taken(bytes, len + 1, PR_EDAMAGED);
	assert_not_taken(bytes, len + 8, PR_EDAMAGED);
}

static void
learn__foreign_bytes_are_refused(void **state)
{
	static const struct {
		size_t at;
		unsigned char value;
		enum pr_status want;
	} wrong[] = {
		{ 0, 'Q', PR_EDAMAGED }, { 1, 'S', PR_EDAMAGED },
		{ 2, 0, PR_EDAMAGED },   { 2, 2, PR_EVERSION },
		{ 3, 4, PR_EDAMAGED },   { 3, 6, PR_EDAMAGED },
		{ 3, 255, PR_EDAMAGED }, { 4, 1, PR_EDAMAGED },
		{ 7, 128, PR_EDAMAGED },
	};
	struct pr_learn learn = after(5, &still, 50);
	unsigned char bytes[PACKED_MAX];
	size_t len;

	(void)state;
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		len = pr_learn_pack(bytes, &learn);
		bytes[wrong[i].at] = wrong[i].value;
		assert_not_taken(bytes, len, wrong[i].want);
	}
	/* 21 domains, long enough for them */
	assert_true(PR_DOMAINS_MAX == 20);
	{
		unsigned char more[PR_LEARN_PACKED(21)] = { 'P', 'L', 1, 21 };

		assert_not_taken(more, sizeof more, PR_EDAMAGED);
	}
}

static void
refuse_values(const struct pr_learn *learn)
{
	unsigned char bytes[PACKED_MAX];
	size_t len = pr_learn_pack(bytes, learn);

	assert_not_taken(bytes, len, PR_EDAMAGED);
}

static void
learn__numbers_that_cannot_be_are_refused(void **state)
{
	static const double odd[] = { (double)NAN, HUGE_VAL, -HUGE_VAL };
	static const double low[] = { 0, -0.0, -0.1, -1e-300 };
	struct pr_learn good = after(4, &still, 50);
	struct pr_learn bad;

	(void)state;
	for (size_t i = 0; i < PR_LEN(odd); i++)
		for (size_t k = 0; k <= good.n; k++) {
			bad = good;
			bad.m[k] = odd[i];
			refuse_values(&bad);
			bad = good;
			bad.c[good.n][k] = odd[i];
			refuse_values(&bad);
		}
	for (size_t i = 0; i < PR_LEN(low); i++)
		for (size_t k = 0; k <= good.n; k++) {
			bad = good;
			bad.c[k][k] = low[i];
			refuse_values(&bad);
		}
	pr_learn_init(&bad, 0, &still);
	bad.c[0][0] = 0;
	refuse_values(&bad);
	/* each variance is positive, that of a domain's ability is not */
	bad = good;
	bad.c[1][0] = bad.c[0][1] = -0.5 * (good.c[0][0] + good.c[1][1]);
	refuse_values(&bad);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(learn__what_was_packed_comes_back),
		cmocka_unit_test(
			learn__the_bytes_are_the_same_on_every_machine),
		cmocka_unit_test(learn__torn_bytes_are_refused),
		cmocka_unit_test(learn__foreign_bytes_are_refused),
		cmocka_unit_test(learn__numbers_that_cannot_be_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
