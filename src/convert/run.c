/* run.c - from bytes to a report, whatever they are; see convert/convert.h */
#include "convert/convert.h"
#include "util/mem.h"

#include "internal.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_MAX ((size_t)16 << 20)
#define REPORT_MAX ((size_t)64 << 10)
#define ARENA_MAX ((size_t)16 << 20)

/* What the first character tells, NULL for what may be a table. */
static const char *
other_format(const char *text, size_t len)
{
	size_t i = 0;

	while (i < len && isspace((unsigned char)text[i]))
		i++;
	if (i == len)
		return "it is empty";
	if (text[i] == '<')
		return "it is XML or HTML";
	if (text[i] == '{')
		return "it is JSON in another encoding than UTF-8";
	if (len - i > 1 && text[i] == '[' && strchr("{[\n\r ", text[i + 1]))
		return "it is JSON of another kind";
	return NULL;
}

static void
convert_text(struct job *job)
{
	enum convert_format format = job->options->format;
	const char *other = other_format(job->text, job->len);

	if (other && format == CONVERT_AUTO) {
		SAY_FILE(job, PR_RULE_NOT_FOREIGN, other, NULL, NULL);
		return;
	}
	if (format == CONVERT_AIKEN ||
	    (format == CONVERT_AUTO && aiken_is(job->text, job->len)))
		aiken_run(job);
	else
		table_run(job);
}

/* What can be said after the last row only. */
static void
say_domains(struct job *job)
{
	const struct convert_options *o = job->options;
	struct buf names;
	char count[64];

	buf_init(&names, PR_FOREIGN_ARG);
	for (size_t i = 0; i < o->n_domains; i++)
		if (!o->domains[i].task)
			buf_printf(&names, "%s%s", names.len ? ", " : "",
				   o->domains[i].domain);
	for (size_t i = 0; i < job->n_unknown; i++) {
		const struct unknown *u = &job->unknown[i];
		char items[128];

		snprintf(items, sizeof(items), "%s%s",
			 count_of(count, u->items, "item"),
			 u->others ? ", of this and of further names," : "");
		SAY(job, PR_RULE_NO_SUCH_DOMAIN, u->at, NULL, NULL, u->name,
		    items, buf_text(&names));
	}
	buf_release(&names);
	if (job->with_domain && !o->exam)
		SAY(job, PR_RULE_EXAM_UNSAID, job->first_domain, NULL, NULL,
		    count_of(count, job->with_domain, "item"),
		    o->exams && *o->exams ? o->exams
					  : "the exams, once one is here",
		    NULL);
}

static void
release(struct job *job)
{
	for (size_t i = 0; i < job->n_unknown; i++)
		free(job->unknown[i].name);
	free(job->unknown);
	free(job->met.slots);
	arena_free(job->arena);
	buf_release(&job->line);
	buf_release(&job->report);
}

enum pr_status
convert_run(const struct convert_options *options, const char *bytes,
	    size_t len, const struct convert_out *out, struct pr_err *err)
{
	struct job job = { .options = options, .out = out };
	char *owned = NULL;

	buf_init(&job.line, LINE_MAX);
	buf_init(&job.report, REPORT_MAX);
	job.arena = arena_new(ARENA_MAX);
	if (!job.arena)
		job_failed(&job, mem_fail(&job.err));
	else
		decode(&job, bytes, len, &owned);
	if (!job.st && !job.fatal)
		convert_text(&job);
	if (!job.st && !job.fatal) {
		say_domains(&job);
		put_trailer(&job);
	}
	if (!job.st)
		say_end(&job);
	free(owned);
	release(&job);
	if (job.st && err)
		*err = job.err;
	return job.st;
}
