/* fuzz_codes_fixed.c - order files, lists, HCPCS, MS-DRG; see fuzz_codes.h
 *
 * The first byte chooses the name and what is asked for.
 */
#include "fuzz_codes.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct codes_options options[] = {
		{ .name = "icd10cm_order_2026.txt" },
		{ .name = "icd10pcs_order_2026.txt" },
		{ .name = "icd10cm_codes_2026.txt", .edition = "FY2027" },
		{ .name = "HCPC2025_OCT_ANWEB.txt" },
		{ .name = "msdrg_v40.txt" },
		{ .name = "mine.csv", .cpt = true },
		{ .name = "" },
	};

	if (size < 2 || size > 200000)
		return 0;
	hear_twice(&options[data[0] % PR_LEN(options)], data + 1, size - 1);
	return 0;
}
