/* cmd_bank_reports.c - "proctor bank reports [BANK]": what learners reported */
#include "cli/cmd.h"
#include "cli/out.h"
#include "proctor/correct.h"
#include "proctor/date.h"
#include "report/jsonw.h"

#include <string.h>

struct values {
	const char *format, *output;
	bool json, force;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "format", 0, OPT_WORD, AT(format), "text|json|csv",
	  "how it is written, else text" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "as --format json" },
	{ "output", 'o', OPT_TEXT, AT(output), "FILE",
	  "write to this file, which must not be there yet" },
	{ "force", 0, OPT_FLAG, AT(force), NULL, "with -o: replace the file" },
};

struct listing {
	struct page page;
	struct jsonw json;
	long n;
};

static const char *
item_name(const struct pr_problem *p)
{
	return p->identifier[0] ? p->identifier : p->item;
}

static bool
put_line(void *ctx, const struct pr_problem *p)
{
	struct listing *l = ctx;
	char when[PR_TIME_TEXT];

	pr_time_format(when, p->at_ms, 0);
	page_printf(&l->page, "%.10s %.64s version %d (%.64s): %.400s", when,
		    item_name(p), p->version, p->bank, p->text);
	page_printf(&l->page, "%s%.200s%s\n",
		    p->shown[0] ? " (A, B, ... there were " : "", p->shown,
		    p->shown[0] ? ")" : "");
	l->n++;
	return true;
}

static bool
put_row(void *ctx, const struct pr_problem *p)
{
	struct listing *l = ctx;
	char when[PR_TIME_TEXT];

	pr_time_format(when, p->at_ms, 0);
	page_printf(&l->page, "%s,", when);
	page_csv(&l->page, p->bank);
	page_printf(&l->page, ",%s,", p->item);
	page_csv(&l->page, p->identifier);
	page_printf(&l->page, ",%d,", p->version);
	page_csv(&l->page, p->exam);
	page_printf(&l->page, ",%s,", p->sitting);
	page_csv(&l->page, p->learner);
	page_addc(&l->page, ',');
	page_csv(&l->page, p->text);
	page_addc(&l->page, ',');
	page_csv(&l->page, p->shown);
	page_add(&l->page, "\r\n");
	return true;
}

static bool
put_json(void *ctx, const struct pr_problem *p)
{
	struct listing *l = ctx;
	char when[PR_TIME_TEXT];

	pr_time_format(when, p->at_ms, 0);
	jsonw_object(&l->json, NULL);
	jsonw_text(&l->json, "at", when);
	jsonw_text(&l->json, "bank", p->bank);
	jsonw_text(&l->json, "item", p->item);
	jsonw_maybe(&l->json, "identifier", p->identifier);
	jsonw_int(&l->json, "version", p->version);
	jsonw_text(&l->json, "exam", p->exam);
	jsonw_text(&l->json, "sitting", p->sitting);
	jsonw_text(&l->json, "learner", p->learner);
	jsonw_text(&l->json, "text", p->text);
	jsonw_maybe(&l->json, "shown_order", p->shown);
	jsonw_end(&l->json);
	return true;
}

static enum pr_status
walk_json(struct listing *l, struct cli *cli, const char *bank,
	  struct pr_err *err)
{
	enum pr_status st;

	l->json.page = &l->page;
	jsonw_object(&l->json, NULL);
	jsonw_text(&l->json, "schema", "proctor.problems/1");
	jsonw_array(&l->json, "problems");
	st = pr_problems(cli->desk, bank, l, put_json, err);
	jsonw_end(&l->json);
	jsonw_end(&l->json);
	return st;
}

static enum pr_status
walk(struct cli *cli, const struct values *v, const char *bank,
     const struct pr_sink *sink, struct pr_err *err)
{
	const char *format = v->json ? "json" : v->format ? v->format : "text";
	struct listing l = { 0 };
	enum pr_status st, end;

	page_init(&l.page, sink, 0);
	if (!strcmp(format, "json")) {
		st = walk_json(&l, cli, bank, err);
	} else if (!strcmp(format, "csv")) {
		page_add(&l.page, "at,bank,item,identifier,version,exam,"
				  "sitting,learner,text,shown_order\r\n");
		st = pr_problems(cli->desk, bank, &l, put_row, err);
	} else {
		st = pr_problems(cli->desk, bank, &l, put_line, err);
		if (!st && !l.n)
			page_add(&l.page, "No problem was reported.\n");
	}
	end = page_end(&l.page, st ? NULL : err);
	return st ? st : end;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct pr_err err = { 0 };
	struct out_file *file;
	struct pr_sink sink;
	enum pr_status st;

	if (!cli_open(cli, false))
		return CLI_EXIT_FAILED;
	st = out_file_open(&file, v->output, v->force, &err);
	if (st)
		return cli_fail(&err);
	sink = out_file_sink(file);
	st = walk(cli, v, args->n ? args->v[0] : NULL, &sink, &err);
	st = out_file_close(file, st, &err);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

const struct cmd cmd_bank_reports = {
	.name = "reports",
	.path = "bank reports",
	.args = "[BANK]",
	.summary = "problems with items that learners reported while sitting",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.max_args = 1,
	.run = run,
};
