/* fuzz_search.c - a search block from a file: refused, or searched without
 * harm; the query stands before the first line end */
#include "proctor/search.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *end = size ? memchr(data, '\n', size) : NULL;
	struct pr_search_hit hits[20];
	struct pr_search *search;
	char query[200] = "";
	size_t len = end ? (size_t)(end - data) : 0;

	if (!end || len >= sizeof(query))
		return 0;
	memcpy(query, data, len);
	if (pr_search_open(&search, end + 1, size - len - 1, NULL) != PR_OK)
		return 0;
	for (int s = PR_CODE_NONE; s <= PR_CODE_HCPCS; s++) {
		size_t n = pr_search_find(search, query, (enum pr_code_system)s,
					  hits, 20);

		if (n > 20)
			abort();
		for (size_t i = 1; i < n; i++)
			if (hits[i].cost < hits[i - 1].cost)
				abort();
	}
	pr_search_close(search);
	return 0;
}
