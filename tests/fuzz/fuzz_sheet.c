/* fuzz_sheet.c - a sheet that is read is written the same, byte for byte */
#include "proctor/hash.h"
#include "proctor/sheet.h"

#include <stdlib.h>
#include <string.h>

#define MOST (PR_SHEET_HEAD + PR_SHEET_SLOTS_MAX * PR_SHEET_CELL + 64)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool is_so)
{
	if (!is_so)
		abort();
}

static void
read_it(const unsigned char *bytes, size_t len)
{
	static struct pr_sheet_cell cells[PR_SHEET_SLOTS_MAX];
	static unsigned char again[MOST];
	struct pr_err err = { 0 };
	size_t n = 0;

	if (pr_sheet_unpack(cells, &n, bytes, len, &err) != PR_OK) {
		must(err.text[0] != '\0' && n == 0);
		return;
	}
	must(n <= PR_SHEET_SLOTS_MAX);
	must(pr_sheet_pack(again, cells, n) == len);
	must(memcmp(again, bytes, len) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned char hash[PR_HASH_LEN];
	unsigned char *sealed;

	read_it(data, size);
	if (size < PR_SHEET_TAIL || size > MOST)
		return 0;
	/* once more with a true seal, to come past it */
	sealed = malloc(size);
	must(sealed != NULL);
	memcpy(sealed, data, size);
	pr_blake2b(hash, sealed, size - PR_SHEET_TAIL);
	memcpy(sealed + size - PR_SHEET_TAIL, hash, PR_SHEET_TAIL);
	read_it(sealed, size);
	free(sealed);
	return 0;
}
