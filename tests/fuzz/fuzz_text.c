/* fuzz_text.c - whatever comes in, clean text comes out, and lines fit
 *
 * The first byte chooses flags and width; the rest is the text.
 */
#include "proctor/text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool is_so)
{
	if (!is_so)
		abort();
}

static void
check_clean(const char *text, size_t len, unsigned flags)
{
	for (size_t at = 0, used; at < len; at += used) {
		uint32_t cp = pr_text_next(text + at, len - at, &used);

		must(cp >= 0x20 || (cp == '\n' && !(flags & PR_CLEAN_FOLD)));
		must(cp < 0x7F || cp >= 0xA0);
		must(cp < 0x200B || cp > 0x200F);
		must(cp < 0x2028 || cp > 0x202E);
		must(cp < 0x2060 || cp > 0x206F);
		must(cp != 0xFFFD ||
		     (used == 3 && memcmp(text + at, "\xEF\xBF\xBD", 3) == 0));
	}
}

static void
check_lines(const char *text, size_t len, int width, bool hang)
{
	struct pr_wrap wrap = {
		.text = text,
		.len = len,
		.width = width,
		.hang = hang,
	};
	struct pr_line line;
	size_t at = 0;

	while (pr_wrap_next(&wrap, &line)) {
		must(line.off >= at && line.off + line.len <= len);
		for (; at < line.off; at++)
			must(text[at] == ' ' || text[at] == '\n');
		must(width < 2 || line.cells + line.indent <= width);
		at = line.off + line.len;
	}
	for (; at < len; at++)
		must(text[at] == ' ' || text[at] == '\n');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data + 1;
	unsigned flags;
	struct pr_clean report;
	char *out, *again, *ascii;

	if (size == 0)
		return 0;
	flags = data[0] & PR_CLEAN_FOLD;
	must(pr_text_clean(&out, text, size - 1, flags, &report, NULL) ==
	     PR_OK);
	check_clean(out, strlen(out), flags);
	must(pr_text_is_clean(out, strlen(out), flags));
	must(pr_text_is_clean(text, size - 1, flags) == !report.changed);
	must(report.removed == 0 || report.changed);
	must(pr_text_clean(&again, out, strlen(out), flags, &report, NULL) ==
	     PR_OK);
	must(strcmp(out, again) == 0 && report.removed == 0);
	must(pr_text_ascii(&ascii, out, strlen(out), NULL) == PR_OK);
	for (const char *p = ascii; *p; p++)
		must((*p >= 0x20 && *p < 0x7F) || *p == '\n');
	check_lines(out, strlen(out), data[0] >> 2, data[0] & 2);
	free(out);
	free(again);
	free(ascii);
	return 0;
}
