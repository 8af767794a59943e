/* fuzz_table.c - whatever table comes, each line that goes out is JSON of one
 * line, the report is whole, and the same bytes give the same lines */
#include "convert/convert.h"
#include "proctor/json.h"
#include "util/buf.h"

#include <stdlib.h>
#include <string.h>

#define MAX ((size_t)64 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct heard {
	struct buf lines, report;
};

static enum pr_status
line(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	struct heard *h = ctx;

	if (!len || memchr(text, '\n', len) != text + len - 1 ||
	    pr_json_check(text, len, err) != PR_OK)
		abort();
	buf_add(&h->lines, text, len);
	return PR_OK;
}

static enum pr_status
report(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	struct heard *h = ctx;

	(void)err;
	if (!len || memchr(text, '\n', len) != text + len - 1 ||
	    !strchr("FXRE", text[0]) || text[1] != '\t')
		abort();
	buf_add(&h->report, text, len);
	return PR_OK;
}

static void
convert(struct heard *h, const struct convert_options *options,
	const char *text, size_t len)
{
	struct convert_out out = { h, line, report };

	buf_init(&h->lines, MAX);
	buf_init(&h->report, MAX);
	if (convert_run(options, text, len, &out, NULL) != PR_OK)
		abort();
	if (!strstr(buf_text(&h->report), "E\t"))
		abort();
}

static void
release(struct heard *h)
{
	buf_release(&h->lines);
	buf_release(&h->report);
}

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
	struct heard one, two;

	if (!size || size > 100000)
		return 0;
	options.format = (enum convert_format)(data[0] & 1);
	options.key = (enum convert_key)(data[0] >> 1 & 7);
	if (options.key > CONVERT_KEYS)
		options.key = CONVERT_KEYS;
	if (data[0] & 16)
		options.map = "stem=#1,a=#2,b=#3,key=#4";
	convert(&one, &options, (const char *)data + 1, size - 1);
	convert(&two, &options, (const char *)data + 1, size - 1);
	if (one.lines.len != two.lines.len || one.report.len != two.report.len)
		abort();
	release(&one);
	release(&two);
	return 0;
}
