/* fuzz_date.c - what is read as a date, time or length is written the same */
#include "proctor/date.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool is_so)
{
	if (!is_so)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char text[128], out[64];
	struct pr_date date;
	int64_t ms, again;
	int offset;

	if (size >= sizeof(text))
		return 0;
	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	if (pr_date_parse(&date, text, NULL) == PR_OK) {
		pr_date_format(out, date);
		must(strcmp(out, text) == 0);
	}
	if (pr_time_parse(&ms, &offset, text, NULL) == PR_OK &&
	    ms >= INT64_C(-62135510400000) && ms <= INT64_C(253402214400000)) {
		pr_time_format(out, ms, offset);
		must(pr_time_parse(&again, &offset, out, NULL) == PR_OK);
		must(again == ms);
	}
	if (pr_duration_parse(&ms, text, NULL) == PR_OK && ms % 1000 == 0) {
		pr_duration_format(out, ms);
		must(pr_duration_parse(&again, out, NULL) == PR_OK);
		must(again == ms);
	}
	return 0;
}
