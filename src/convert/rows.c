/* rows.c - the table in two passes: how keys are written, then the items */
#include "convert/guess.h"
#include "convert/keys.h"
#include "convert/list.h"
#include "util/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pass {
	struct job *job;
	const struct guess *guess;
	struct table *table;
	enum convert_key form;
	long rows, broken;
};

static void
join_key(struct job *job, struct item *item, const struct cell *cell)
{
	size_t n = item->key.len + cell->len + 2;
	char *both;

	if (!cell->len && !item->key.len)
		item->key.at = cell->at;
	if (!cell->len)
		return;
	if (!item->key.len) {
		item->key = *cell;
		return;
	}
	both = arena_alloc(job->arena, n);
	if (!both) {
		job_failed(job, mem_fail(&job->err));
		return;
	}
	snprintf(both, n, "%s;%s", item->key.text, cell->text);
	item->key.text = both;
	item->key.len = n - 1;
}

static bool
is_blank(const struct cell *cell)
{
	return strspn(cell->text, " \t\n") == cell->len;
}

/* The cell of an item for the meaning of a column; NULL when it needs more
 * than that. */
static struct cell *
cell_for(struct item *item, enum role role)
{
	switch (role) {
	case ROLE_STEM:
		return &item->stem;
	case ROLE_RATIONALE:
		return &item->rationale;
	case ROLE_ID:
		return &item->id;
	case ROLE_TITLE:
		return &item->title;
	case ROLE_DOMAIN:
		return &item->domain;
	case ROLE_TASK:
		return &item->task;
	case ROLE_LEVEL:
		return &item->level;
	case ROLE_TYPE:
		return &item->type;
	case ROLE_DIFFICULTY:
		return &item->difficulty;
	case ROLE_TAGS:
		return &item->tags;
	case ROLE_SOURCE:
		return &item->source;
	case ROLE_AS_OF:
		return &item->as_of;
	case ROLE_REFERENCE:
		return &item->reference;
	case ROLE_NONE:
	case ROLE_OPTION:
	case ROLE_ANSWER:
	case ROLE_KEY:
	case ROLE_LIST:
	case ROLE_WHY:
	case ROLE_TIME:
		break;
	}
	return NULL;
}

static void
fill_cell(struct job *job, struct item *item, struct column column,
	  const struct cell *cell)
{
	struct cell *to = cell_for(item, column.role);

	if (to) {
		*to = *cell;
	} else if (column.role == ROLE_OPTION) {
		item->option[column.option] = *cell;
		if (!is_blank(cell))
			item->has |= 1u << column.option;
	} else if (column.role == ROLE_WHY) {
		item->why[column.option] = *cell;
	} else if (column.role == ROLE_KEY) {
		join_key(job, item, cell);
	}
}

/* Every cell needs a text, also those that the row does not have. */
static void
fill_empty(struct item *item)
{
	struct cell *cells[] = { &item->stem,      &item->key,
				 &item->rationale, &item->id,
				 &item->title,     &item->domain,
				 &item->task,      &item->level,
				 &item->type,      &item->difficulty,
				 &item->tags,      &item->source,
				 &item->as_of,     &item->reference };

	for (size_t i = 0; i < PR_LEN(cells); i++)
		if (!cells[i]->text || is_blank(cells[i]))
			*cells[i] = (struct cell){ "", 0, cells[i]->at };
	for (size_t i = 0; i < OPTIONS; i++) {
		if (!item->option[i].text)
			item->option[i].text = "";
		if (!item->why[i].text || is_blank(&item->why[i]))
			item->why[i] = (struct cell){ "", 0, { 0, 0 } };
	}
}

/* An item of a row; quiet: nothing is said of what is wrong. */
static void
fill(struct job *job, struct item *item, const struct columns *columns,
     const struct row *row, bool quiet)
{
	const char *wrong = NULL;
	const struct cell *list = NULL;

	*item = (struct item){ .at = row->at };
	item->key.at = row->at;
	for (size_t i = 0; i < columns->n && i < row->n; i++) {
		fill_cell(job, item, columns->of[i], &row->cells[i]);
		if (columns->of[i].role == ROLE_LIST)
			list = &row->cells[i];
	}
	if (list)
		wrong = list_read(job, item, list);
	fill_empty(item);
	if (wrong && !quiet)
		SAY(job, PR_RULE_OPTION_LIST, list->at,
		    item->id.len ? item->id.text : NULL, "options", wrong, NULL,
		    NULL);
	if (item->type.len && !type_of(item, item->type.text) && !quiet)
		SAY(job, PR_RULE_ROW_TYPE, item->type.at,
		    item->id.len ? item->id.text : NULL, "type",
		    item->type.text, NULL, NULL);
}

/* A key that says true or false where no option has a letter for it; sets
 * what the item answers. */
static bool
truth(struct item *item)
{
	int key = truth_of(item->key.text);

	if (key < 0)
		return false;
	for (int i = 0; i < 2; i++)
		if (item->has == 3 && item->option[0].len > 3 &&
		    item->option[1].len > 3 &&
		    truth_of(item->option[i].text) == key &&
		    truth_of(item->option[!i].text) == !key) {
			item->keys = 1u << i;
			item->kind = ITEM_CHOICE; /* made true_false later */
			return true;
		}
	if (item->has)
		return false;
	item->kind = ITEM_TRUE_FALSE;
	item->answer = key;
	return true;
}

static void
count_row(struct pass *pass, const struct row *row, struct key_tally *tally)
{
	struct item item;

	fill(pass->job, &item, &pass->guess->columns, row, true);
	if (item.key.len && item.has && !truth(&item))
		key_count(tally, &item);
	arena_reset(pass->job->arena);
}

/* The cells beyond the headings are not empty. */
static bool
too_wide(const struct columns *columns, const struct row *row)
{
	if (row->n > COLUMNS)
		return true;
	for (size_t i = columns->n; i < row->n; i++)
		if (row->cells[i].len)
			return true;
	return false;
}

static void
read_key(struct pass *pass, struct item *item)
{
	struct job *job = pass->job;
	const char *id = item->id.len ? item->id.text : NULL;

	if (!item->key.len) {
		SAY(job, PR_RULE_NO_KEY_CELL, item->key.at, id, "key", NULL,
		    NULL, NULL);
		return;
	}
	if (truth(item))
		return;
	if (item->kind == ITEM_TRUE_FALSE && item->has != 3) {
		SAY(job, PR_RULE_KEY_OUTSIDE, item->key.at, id, "key",
		    item->key.text, "true or false", NULL);
		return;
	}
	item->kind = ITEM_CHOICE;
	if (!key_read(pass->form, item, &item->keys) && item->has)
		key_outside(job, pass->form, item);
}

static void
row_wide(struct job *job, const struct columns *columns, const struct row *row)
{
	struct place at = row->at;
	char one[64], two[64];

	for (size_t i = row->n < COLUMNS ? row->n : COLUMNS; i > columns->n;
	     i--)
		if (row->cells[i - 1].len)
			at = row->cells[i - 1].at;
	SAY(job, PR_RULE_ROW_WIDTH, at, NULL, NULL,
	    count_of(one, (long)row->n, "field"),
	    count_of(two, (long)columns->n, "column"), NULL);
}

static void
put_row(struct pass *pass, const struct row *row)
{
	const struct columns *columns = &pass->guess->columns;
	struct job *job = pass->job;
	struct item item;

	job->refused = false;
	if (row->broken)
		SAY(job, row->broken, row->where, NULL, NULL, row->wrong, NULL,
		    NULL);
	else if (too_wide(columns, row))
		row_wide(job, columns, row);
	if (job->refused) {
		say_refused(job, row->at);
		return;
	}
	fill(job, &item, columns, row, false);
	if (!job->refused)
		read_key(pass, &item);
	item_put(job, &item);
	arena_reset(job->arena);
}

static bool
is_empty(const struct row *row)
{
	for (size_t i = 0; i < row->n && i < COLUMNS; i++)
		if (row->cells[i].len)
			return false;
	return !row->broken;
}

static void
count_broken(struct pass *pass, const struct row *row)
{
	pass->broken += row->broken != 0;
	if (pass->broken > PR_FOREIGN_BROKEN)
		SAY_FILE(pass->job, PR_RULE_FOREIGN_LIMIT,
			 "more than 1,000 rows with a broken quotation",
			 "1,000", NULL);
	else if (pass->rows > PR_FOREIGN_RECORDS)
		SAY_FILE(pass->job, PR_RULE_FOREIGN_LIMIT,
			 "more than 100,000 rows", "100,000", NULL);
}

/* All rows below the headings; tally NULL: they are written. */
static void
walk(struct pass *pass, struct key_tally *tally)
{
	const struct guess *guess = pass->guess;
	struct job *job = pass->job;
	const struct row *row;

	pass->rows = pass->broken = 0;
	memset(pass->table, 0, sizeof(*pass->table));
	table_init(pass->table, job->text, job->len, guess->separator);
	while (!job->st && !job->fatal && (row = table_next(pass->table))) {
		if (!guess->columns.headless &&
		    row->at.line <= guess->columns.at.line)
			continue;
		if (is_empty(row))
			continue;
		pass->rows++;
		if (!tally)
			put_row(pass, row);
		else if (!row->broken)
			count_row(pass, row, tally);
		if (tally)
			count_broken(pass, row);
	}
	if (pass->table->st)
		job_failed(job, mem_fail(&job->err));
	table_release(pass->table);
}

/* How keys are written, and that it is told. */
static void
settle_keys(struct pass *pass)
{
	struct job *job = pass->job;
	struct key_tally tally = { .from_one = pass->guess->columns.time };
	enum convert_key rivals[2] = { CONVERT_KEYS, CONVERT_KEYS };
	char fit[32], rows[64];

	walk(pass, &tally);
	if (job->st || job->fatal)
		return;
	if (!pass->rows) {
		SAY_FILE(job, PR_RULE_NO_ROWS, NULL, NULL, NULL);
		return;
	}
	pass->form = job->options->key;
	if (pass->form == CONVERT_KEYS)
		pass->form = key_choose(&tally, rivals);
	if (pass->form == CONVERT_KEYS) {
		SAY_FILE(job, PR_RULE_KEY_FORM, key_name(rivals[0]),
			 key_name(rivals[1]), NULL);
		return;
	}
	if (!tally.rows)
		return;
	snprintf(fit, sizeof(fit), "%ld", tally.fit[pass->form]);
	SAY_FILE(job, PR_RULE_KEY_READ, key_name(pass->form), fit,
		 count_of(rows, tally.rows, "row"));
}

static void
tell_guess(struct job *job, const struct guess *g)
{
	const char *name = g->separator == ','    ? "commas"
			   : g->separator == ';'  ? "semicolons"
			   : g->separator == '\t' ? "tabs"
						  : "| signs";
	char text[96], count[64];

	snprintf(text, sizeof(text), "a table with %s%s", name,
		 g->columns.headless ? ", without headings," : "");
	say_read_as(job, text);
	if (g->lead && !g->columns.headless)
		SAY_FILE(job, PR_RULE_LEAD_LINES,
			 count_of(count, g->lead, "row"), NULL, NULL);
	SAY(job, PR_RULE_COLUMNS, g->columns.at, NULL, NULL, buf_text(&g->used),
	    NULL, NULL);
	if (g->unused.len)
		SAY(job, PR_RULE_UNUSED_COLUMN, g->columns.at, NULL, NULL,
		    buf_text(&g->unused), NULL, NULL);
}

void
table_run(struct job *job)
{
	struct guess *guess = mem_array(1, sizeof(*guess));
	struct pass pass = { .job = job, .guess = guess };

	pass.table = mem_array(1, sizeof(*pass.table));
	if (!guess || !pass.table) {
		job_failed(job, mem_fail(&job->err));
	} else if (guess_table(job, guess)) {
		job->format = guess->separator == '\t' ? "tsv" : "csv";
		tell_guess(job, guess);
		settle_keys(&pass);
		if (!job->st && !job->fatal) {
			put_header(job);
			walk(&pass, NULL);
		}
	}
	if (guess) {
		buf_release(&guess->used);
		buf_release(&guess->unused);
	}
	free(guess);
	free(pass.table);
}
