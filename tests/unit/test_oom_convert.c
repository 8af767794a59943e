/* test_oom_convert.c - whichever allocation fails in the converter, PR_ENOMEM
 * and nothing lost */
#include "convert/convert.h"

#include "oom.h"
#include "test.h"

#include <string.h>

static enum pr_status
swallow(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	(void)ctx, (void)text, (void)len, (void)err;
	return PR_OK;
}

static enum pr_status
convert(const char *text, size_t len, struct pr_err *err)
{
	static const struct convert_domain domains[] = { { "D1", NULL, "x" } };
	const struct convert_options options = { .key = CONVERT_KEYS,
						 .bank = "b",
						 .title = "B",
						 .exam = "EX",
						 .domains = domains,
						 .n_domains = 1 };
	const struct convert_out out = { NULL, swallow, swallow };

	return convert_run(&options, text, len, &out, err);
}

static enum pr_status
table(struct pr_err *err)
{
	static const char text[] =
		"stem,choices,key,key,domain,tags\n"
		"Caf\351?,\"[\"\"a\"\", \"\"b\\n\"\"]\",A,B,away,\"x;y\"\n"
		"O\001ne?,a|b,A,,D1,\n\"open,a|b,A,,D1,\n";

	return convert(text, sizeof(text) - 1, err);
}

static enum pr_status
utf16(struct pr_err *err)
{
	static const char text[] = "\376\377\0s\0,\0a\0\n";

	return convert(text, sizeof(text) - 1, err);
}

static enum pr_status
aiken(struct pr_err *err)
{
	static const char text[] = "One?\nA) x\nTwo?\nA) \001y\nB) z\n"
				   "ANSWER: A\nFEEDBACK: so\n";

	return convert(text, sizeof(text) - 1, err);
}

static void
oom__convert_table(void **state)
{
	(void)state;
	oom_until_it_fits(table);
}

static void
oom__convert_utf16(void **state)
{
	(void)state;
	oom_until_it_fits(utf16);
}

static void
oom__convert_aiken(void **state)
{
	(void)state;
	oom_until_it_fits(aiken);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(oom__convert_table),
		cmocka_unit_test(oom__convert_utf16),
		cmocka_unit_test(oom__convert_aiken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
