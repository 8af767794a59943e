/* fuzz_aiken.c - whatever Aiken text comes; see fuzz_convert.h */
#include "fuzz_convert.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct convert_options options = { .bank = "b",
					   .title = "B",
					   .format = CONVERT_AIKEN,
					   .key = CONVERT_KEYS };

	if (!size || size > 100000)
		return 0;
	hear_twice(&options, (const char *)data, size);
	return 0;
}
