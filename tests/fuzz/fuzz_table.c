/* fuzz_table.c - whatever table comes; see fuzz_convert.h */
#include "fuzz_convert.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct convert_domain domains[] = {
		{ "D1", NULL, "Records" },
		{ "D1", "D1.T1", "Complete" },
	};
	struct convert_options options = { .bank = "b",
					   .title = "B",
					   .exam = "EX",
					   .domains = domains,
					   .n_domains = 2 };

	if (!size || size > 100000)
		return 0;
	options.format = (enum convert_format)(data[0] & 1);
	options.key = (enum convert_key)(data[0] >> 1 & 7);
	if (options.key > CONVERT_KEYS)
		options.key = CONVERT_KEYS;
	if (data[0] & 16)
		options.map = "stem=#1,a=#2,b=#3,key=#4";
	hear_twice(&options, (const char *)data + 1, size - 1);
	return 0;
}
