/* cmd_bank_show.c - "proctor bank show BANK|ITEM|EXAM" */
#include "cli/cmd.h"
#include "cli/out.h"
#include "proctor/library.h"
#include "report/chart.h"
#include "report/exam.h"
#include "report/item.h"
#include "report/jsonw.h"

#include <stdlib.h>
#include <string.h>

struct values {
	bool json;
};

static const struct opt options[] = {
	{ "json", 0, OPT_FLAG, offsetof(struct values, json), NULL,
	  "one JSON object" },
};

static void
put_row(struct jsonw *json, const struct pr_item_row *row)
{
	jsonw_object(json, NULL);
	json->flat = true;
	jsonw_text(json, "uuid", row->uuid);
	jsonw_maybe(json, "identifier", row->identifier);
	jsonw_int(json, "version", row->version);
	jsonw_text(json, "type", pr_item_type_name(row->type));
	jsonw_text(json, "status", pr_item_status_name(row->status));
	jsonw_maybe(json, "exam", row->exam);
	jsonw_maybe(json, "domain", row->domain);
	jsonw_maybe(json, "task", row->task);
	jsonw_text(json, "first_words", row->first_words);
	jsonw_end(json);
	json->flat = false;
}

static void
bank_json(struct jsonw *json, const char *bank, const struct pr_item_row *rows,
	  size_t n)
{
	jsonw_text(json, "schema", "proctor.items/1");
	jsonw_text(json, "bank", bank);
	jsonw_array(json, "items");
	for (size_t i = 0; i < n; i++)
		put_row(json, &rows[i]);
	jsonw_end(json);
}

static void
bank_text(const struct cli *cli, const struct pr_item_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out_line(cli, "%s version %d, %s, %s, %s%s%s: %s",
			 rows[i].identifier[0] ? rows[i].identifier
					       : rows[i].uuid,
			 rows[i].version, pr_item_type_name(rows[i].type),
			 pr_item_status_name(rows[i].status),
			 rows[i].domain[0] ? rows[i].domain : "no domain",
			 rows[i].task[0] ? " " : "", rows[i].task,
			 rows[i].first_words);
}

static enum pr_status
item_json(struct jsonw *json, const struct pr_item *item,
	  const struct pr_stimulus *chart, struct pr_err *err)
{
	enum pr_status st;

	jsonw_text(json, "schema", "proctor.item/1");
	jsonw_text(json, "uuid", item->uuid);
	jsonw_text(json, "identifier", item->identifier);
	jsonw_int(json, "version", item->version);
	jsonw_text(json, "type", pr_item_type_name(item->type));
	jsonw_text(json, "status", pr_item_status_name(item->status));
	st = chart_json(json, chart, err);
	jsonw_text(json, "stem", item->stem.text);
	jsonw_array(json, "options");
	for (size_t i = 0; i < item->n_options; i++) {
		jsonw_object(json, NULL);
		jsonw_text(json, "id", item->options[i].id);
		jsonw_text(json, "text", item->options[i].text.text);
		jsonw_bool(json, "correct", item->options[i].correct);
		jsonw_text(json, "rationale", item->options[i].rationale.text);
		jsonw_end(json);
	}
	jsonw_end(json);
	jsonw_array(json, "answers");
	for (size_t i = 0; i < item->n_answers; i++)
		jsonw_text(json, NULL, item->answers[i].text);
	jsonw_end(json);
	jsonw_text(json, "rationale", item->rationale.text);
	jsonw_text(json, "level", pr_level_name(item->level));
	jsonw_number(json, "angoff", item->angoff, 3);
	jsonw_int(json, "raters", item->raters);
	jsonw_text(json, "review_by", item->review_by);
	jsonw_array(json, "authority");
	for (size_t i = 0; i < item->n_authority; i++) {
		char text[400];

		item_authority(text, sizeof(text), &item->authority[i]);
		jsonw_text(json, NULL, text);
	}
	jsonw_end(json);
	return st;
}

static enum pr_status
item_text(struct cli *cli, const struct pr_item *item,
	  const struct pr_stimulus *chart, struct pr_err *err)
{
	struct item_view view = { .item = item };
	struct pr_sink sink = out_text_sink(cli);
	struct page page;
	enum pr_status st;
	enum pr_status end;

	out_line(cli, "%s, version %d, %s, %s",
		 item->identifier ? item->identifier : item->uuid,
		 item->version, pr_item_type_name(item->type),
		 pr_item_status_name(item->status));
	view.grade.wrong = -1;
	page_init(&page, &sink, cli->width);
	st = chart_text(&page, chart, err);
	if (!st)
		st = item_question(&page, &view, err);
	if (!st)
		st = item_reasons(&page, &view, err);
	end = page_end(&page, st ? NULL : err);
	return st ? st : end;
}

static enum pr_status
show_item(struct cli *cli, const char *name, bool as_json, struct pr_err *err)
{
	struct pr_sink sink = out_sink();
	struct pr_item *item = NULL;
	struct pr_stimulus *chart = NULL;
	struct page page;
	struct jsonw json = { .page = &page };
	enum pr_status end;
	int64_t rev;
	enum pr_status st = pr_library_find(cli->desk, name, &rev, err);

	if (!st)
		st = pr_library_item(cli->desk, rev, &item, err);
	if (!st)
		st = pr_library_stimulus(cli->desk, item, &chart, err);
	if (!st && as_json) {
		page_init(&page, &sink, 0);
		jsonw_object(&json, NULL);
		st = item_json(&json, item, chart, err);
		jsonw_end(&json);
		end = page_end(&page, st ? NULL : err);
		st = st ? st : end;
	} else if (!st) {
		st = item_text(cli, item, chart, err);
	}
	pr_stimulus_free(chart);
	pr_item_free(item);
	return st;
}

static enum pr_status
show_bank(struct cli *cli, const char *name, const struct pr_item_row *rows,
	  size_t n, bool as_json, struct pr_err *err)
{
	struct pr_sink sink = out_sink();
	struct page page;
	struct jsonw json = { .page = &page };

	if (!as_json) {
		bank_text(cli, rows, n);
		if (n == 0)
			out_line(cli, "The bank %s has no items.", name);
		return PR_OK;
	}
	page_init(&page, &sink, 0);
	jsonw_object(&json, NULL);
	bank_json(&json, name, rows, n);
	jsonw_end(&json);
	return page_end(&page, err);
}

/*
 * An exam is meant when the name is its identifier to the letter: a bank
 * often has the same name in small letters. *shown says whether it was.
 */
static enum pr_status
show_exam(struct cli *cli, const char *name, bool as_json, bool *shown,
	  struct pr_err *err)
{
	struct pr_sink sink = as_json ? out_sink() : out_text_sink(cli);
	struct pr_exam *exam = NULL;
	enum pr_status st = PR_OK;

	*shown = false;
	if (pr_library_exam(cli->desk, name, &exam, NULL, NULL) != PR_OK)
		return PR_OK;
	if (!strcmp(exam->identifier, name)) {
		*shown = true;
		st = as_json ? exam_json(exam, &sink, err)
			     : exam_text(exam, cli->width, &sink, err);
	}
	pr_exam_free(exam);
	return st;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct pr_item_row *rows = NULL;
	struct pr_err err = { 0 };
	size_t n = 0;
	bool shown;
	enum pr_status st;

	if (!cli_open(cli, true))
		return CLI_EXIT_FAILED;
	st = show_exam(cli, args->v[0], v->json, &shown, &err);
	if (st || shown)
		return st ? cli_fail(&err) : CLI_EXIT_OK;
	st = pr_library_items(cli->desk, args->v[0], &rows, &n, &err);
	if (!st)
		st = show_bank(cli, args->v[0], rows, n, v->json, &err);
	else if (st == PR_ENOTFOUND)
		st = show_item(cli, args->v[0], v->json, &err);
	free(rows);
	if (st == PR_ENOTFOUND) {
		cli_say("there is no bank, item or exam \"%s\"; proctor bank "
			"list names the banks",
			args->v[0]);
		return CLI_EXIT_FAILED;
	}
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

const struct cmd cmd_bank_show = {
	.name = "show",
	.path = "bank show",
	.args = "BANK|ITEM|EXAM",
	.summary = "the items of a bank, one item with key and reasons, or an "
		   "exam",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = 1,
	.run = run,
};
