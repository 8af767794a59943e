/* report.c - findings and lines, in the form of proctor/foreign.h */
#include "proctor/uuid.h"

#include "internal.h"

#include <stdio.h>
#include <string.h>

/* 1e9c5a0e-7d5b-4c0c-9a36-3f0f7b1d52c4: banks made from foreign files */
static const unsigned char space[PR_UUID_LEN] = { 0x1e, 0x9c, 0x5a, 0x0e,
						  0x7d, 0x5b, 0x4c, 0x0c,
						  0x9a, 0x36, 0x3f, 0x0f,
						  0x7b, 0x1d, 0x52, 0xc4 };

bool
job_failed(struct job *job, enum pr_status st)
{
	if (st && !job->st)
		job->st = st;
	return job->st != PR_OK;
}

const char *
count_of(char out[64], long n, const char *what)
{
	snprintf(out, 64, "%ld %s%s", n, what, n == 1 ? "" : "s");
	return out;
}

static bool
is_fatal(int rule)
{
	return (rule >= PR_RULE_NOT_FOREIGN && rule <= PR_RULE_NO_COLUMN &&
		rule != PR_RULE_WINDOWS_1252) ||
	       (rule >= PR_RULE_CODES_NONE && rule <= PR_RULE_CODES_COUNT);
}

/* TAB and field; no TAB or line end in it, cut between characters. */
static void
put_field(struct buf *buf, const char *text)
{
	size_t n = text ? strlen(text) : 0;

	buf_addc(buf, '\t');
	if (n > PR_FOREIGN_ARG)
		for (n = PR_FOREIGN_ARG;
		     n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80; n--)
			;
	for (size_t i = 0; i < n; i++)
		buf_addc(buf,
			 (char)((unsigned char)text[i] < ' ' ? ' ' : text[i]));
}

/* Hands the report line over. */
static void
report(struct job *job)
{
	struct buf *buf = &job->report;
	enum pr_status st = job->st;

	buf_addc(buf, '\n');
	if (!st)
		st = buf_status(buf, &job->err);
	if (!st)
		st = job->out->report(job->out->ctx, buf->data, buf->len,
				      &job->err);
	job_failed(job, st);
	buf_reset(buf);
}

void
say(struct job *job, int rule, struct place at, const char *id,
    const char *member, const char *const args[3])
{
	struct buf *buf = &job->report;

	buf_printf(buf, "F\t%d\t%ld\t%ld", rule, at.line, at.column);
	put_field(buf, id);
	put_field(buf, member);
	for (size_t i = 0; i < 3; i++)
		put_field(buf, args[i]);
	report(job);
	if (is_fatal(rule))
		job->fatal = true;
	if (rule >= PR_RULE_QUOTE)
		job->refused = true;
}

void
say_read_as(struct job *job, const char *what)
{
	char text[128];

	snprintf(text, sizeof(text), "%s in %s", what, job->encoding);
	SAY_FILE(job, PR_RULE_READ_AS, text, NULL, NULL);
}

void
say_refused(struct job *job, struct place at)
{
	buf_printf(&job->report, "X\t%ld\t%ld", at.line, at.column);
	job->lost++;
	report(job);
}

void
say_end(struct job *job)
{
	buf_printf(&job->report, "E\t%ld\t%ld", job->items, job->lost);
	report(job);
}

void
json_text(struct buf *buf, const char *text)
{
	buf_addc(buf, '"');
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '"' || c == '\\')
			buf_printf(buf, "\\%c", c);
		else if (c == '\n')
			buf_adds(buf, "\\n");
		else if (c == '\t')
			buf_adds(buf, "\\t");
		else if (c < ' ')
			buf_printf(buf, "\\u%04x", c);
		else
			buf_addc(buf, *text);
	}
	buf_addc(buf, '"');
}

void
put_line(struct job *job, struct place at, const struct item *item,
	 void (*places)(struct job *, const struct item *))
{
	enum pr_status st;

	buf_printf(&job->report, "R\t%ld\t%ld", at.line, at.column);
	if (item)
		places(job, item);
	report(job);
	buf_addc(&job->line, '\n');
	st = job->st;
	if (!st)
		st = buf_status(&job->line, &job->err);
	if (!st)
		st = job->out->line(job->out->ctx, job->line.data,
				    job->line.len, &job->err);
	job_failed(job, st);
	buf_reset(&job->line);
}

void
put_header(struct job *job)
{
	const struct convert_options *o = job->options;
	unsigned char uuid[PR_UUID_LEN];
	char text[PR_UUID_TEXT];

	pr_uuid_v5(uuid, space, o->bank, strlen(o->bank));
	pr_uuid_format(text, uuid);
	buf_printf(&job->line,
		   "{\"record\":\"header\",\"format\":\"certbank\","
		   "\"format_version\":\"1.1\",\"bank\":{\"uuid\":\"%s\","
		   "\"identifier\":",
		   text);
	json_text(&job->line, o->bank);
	buf_adds(&job->line, ",\"title\":");
	json_text(&job->line, o->title);
	buf_adds(&job->line, ",\"version\":1,\"default_text_format\":"
			     "\"plain\"}}");
	put_line(job, (struct place){ 1, 1 }, NULL, NULL);
}

void
put_trailer(struct job *job)
{
	buf_printf(&job->line,
		   "{\"record\":\"trailer\",\"exams\":0,\"stimuli\":0,"
		   "\"items\":%ld}",
		   job->items);
	put_line(job, (struct place){ 0, 0 }, NULL, NULL);
}
