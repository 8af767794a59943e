/* cells.c - any table with headings, cell by cell; see convert/cells.h */
#include "convert/cells.h"

#include "convert/internal.h"
#include "convert/table.h"
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>

#define LINE_MAX ((size_t)16 << 20)
#define REPORT_MAX ((size_t)64 << 10)

/* Fields of the first row when this separates them. */
static size_t
width_with(struct job *job, struct table *table, char separator)
{
	const struct row *row;
	size_t n = 0;

	memset(table, 0, sizeof(*table));
	table_init(table, job->text, job->len, separator);
	row = table_next(table);
	if (row && !row->broken)
		n = row->n;
	if (table->st)
		job_failed(job, mem_fail(&job->err));
	table_release(table);
	return n;
}

/* What separates most headings. */
static char
find_separator(struct job *job, struct table *table)
{
	static const char separators[] = ",;\t|";
	char best = ',';
	size_t most = 0;

	for (size_t i = 0; separators[i] && !job->st; i++) {
		size_t n = width_with(job, table, separators[i]);

		if (n > most) {
			most = n;
			best = separators[i];
		}
	}
	return best;
}

static void
put_row(struct job *job, const struct row *row)
{
	size_t n = row->n < COLUMNS ? row->n : COLUMNS;

	buf_printf(&job->line, "{\"line\":%ld,\"columns\":[", row->at.line);
	for (size_t i = 0; i < n; i++)
		buf_printf(&job->line, "%s%ld", i ? "," : "",
			   row->cells[i].at.column);
	buf_adds(&job->line, "],\"cells\":[");
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_addc(&job->line, ',');
		json_text(&job->line, row->cells[i].text);
	}
	buf_adds(&job->line, "]}");
	put_line(job, row->at, NULL, NULL);
	job->items++;
}

static void
take_row(struct job *job, const struct row *row, size_t width)
{
	char one[64], two[64];

	job->refused = false;
	if (row->broken)
		SAY(job, row->broken, row->where, NULL, NULL, row->wrong, NULL,
		    NULL);
	else if (row->n > width)
		SAY(job, PR_RULE_ROW_WIDTH, row->at, NULL, NULL,
		    count_of(one, (long)row->n, "field"),
		    count_of(two, (long)width, "column"), NULL);
	if (job->refused)
		say_refused(job, row->at);
	else
		put_row(job, row);
}

static void
walk(struct job *job, struct table *table, char separator)
{
	const struct row *row;
	size_t width = COLUMNS;

	memset(table, 0, sizeof(*table));
	table_init(table, job->text, job->len, separator);
	while (!job->st && !job->fatal && (row = table_next(table))) {
		take_row(job, row, width);
		if (width == COLUMNS && !row->broken)
			width = row->n < COLUMNS ? row->n : COLUMNS;
		if (job->lost > PR_FOREIGN_BROKEN)
			SAY_FILE(job, PR_RULE_FOREIGN_LIMIT,
				 "more than 1,000 rows that cannot be read",
				 "1,000", NULL);
		if (job->items > PR_FOREIGN_RECORDS)
			SAY_FILE(job, PR_RULE_FOREIGN_LIMIT,
				 "more than 100,000 rows", "100,000", NULL);
	}
	if (table->st)
		job_failed(job, mem_fail(&job->err));
	table_release(table);
}

enum pr_status
convert_cells(const char *bytes, size_t len, const struct convert_out *out,
	      struct pr_err *err)
{
	struct job job = { .out = out };
	struct table *table = mem_array(1, sizeof(*table));
	char *owned = NULL;

	if (!table)
		return mem_fail(err);
	buf_init(&job.line, LINE_MAX);
	buf_init(&job.report, REPORT_MAX);
	decode(&job, bytes, len, &owned);
	if (!job.st && !job.fatal)
		walk(&job, table, find_separator(&job, table));
	if (!job.st)
		say_end(&job);
	buf_release(&job.line);
	buf_release(&job.report);
	free(owned);
	free(table);
	if (job.st && err)
		*err = job.err;
	return job.st;
}
