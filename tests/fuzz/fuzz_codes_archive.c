/* fuzz_codes_archive.c - zip and gzip with tables of codes; see fuzz_codes.h */
#include "fuzz_codes.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct codes_options options = { .name = "x_2026.zip" };

	if (size < 4 || size > 200000)
		return 0;
	if (memcmp(data, "PK", 2) != 0 && memcmp(data, "\x1f\x8b", 2) != 0)
		return 0;
	hear_twice(&options, data, size);
	return 0;
}
