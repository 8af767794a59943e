/* codes_run.c - a file, its members, their tables; see convert/codes.h */
#include "convert/codes.h"
#include "util/mem.h"

#include "codes_internal.h"

#include <stdlib.h>
#include <string.h>

#define ROWS_MAX ((size_t)1 << 20) /* bytes that wait to be handed over */
#define REPORT_MAX ((size_t)64 << 10)

/* An archive in which nothing was found, whatever it held. */
static void
say_none(struct codes *c, long members, bool workbook)
{
	if (codes_over(c) || c->tables)
		return;
	c->member[0] = '\0';
	codes_say(c, PR_RULE_CODES_NONE, 0, 0,
		  workbook  ? "it is a workbook or a document"
		  : members ? "no member of the archive is one"
			    : "the archive is empty",
		  NULL, NULL);
}

static void
run(struct codes *c, const char *bytes, size_t len)
{
	struct source s;
	bool workbook = false;
	long members = 0;

	if (source_open(&s, c, bytes, len)) {
		while (source_next(&s)) {
			members++;
			workbook = workbook ||
				   !strcmp(c->member, "[Content_Types].xml");
			read_member(c, &s);
		}
		say_none(c, members, workbook);
	}
	source_close(&s);
}

enum pr_status
codes_run(const struct codes_options *options, const char *bytes, size_t len,
	  const struct convert_out *out, struct pr_err *err)
{
	struct codes c = { .job = { .out = out }, .options = options };

	codes_prepare();
	buf_init(&c.job.line, ROWS_MAX);
	buf_init(&c.job.report, REPORT_MAX);
	buf_init(&c.clean, PR_CODEROWS_FIELD * 4);
	run(&c, bytes, len);
	if (!c.job.st) {
		c.job.items = c.job.fatal ? 0 : c.all_rows;
		c.job.lost = c.job.fatal ? 1 : 0;
		say_end(&c.job);
	}
	buf_release(&c.job.line);
	buf_release(&c.job.report);
	buf_release(&c.clean);
	if (c.job.st && err)
		*err = c.job.err;
	return c.job.st;
}
