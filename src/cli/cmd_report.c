/* cmd_report.c - "proctor report": a score report, or the items missed */
#include "cli/cmd.h"
#include "cli/out.h"
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

#define FILE_WIDTH 76 /* cells of text in a file */

struct values {
	const char *format;
	bool json, missed, force;
	const char *output;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "format", 0, OPT_WORD, AT(format), "text|json|html|csv",
	  "how it is written, else text" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "as --format json" },
	{ "missed", 0, OPT_FLAG, AT(missed), NULL,
	  "the items that were not right, with key and reasons" },
	{ "output", 'o', OPT_TEXT, AT(output), "FILE",
	  "write to this file, which must not be there yet" },
	{ "force", 0, OPT_FLAG, AT(force), NULL, "with -o: replace the file" },
};

static enum pr_status
write_report(struct cli *cli, const struct values *v,
	     const struct report *report, struct pr_err *err)
{
	const char *format = v->json ? "json" : v->format ? v->format : "text";
	struct out_file *file;
	struct pr_sink sink;
	enum pr_status st = out_file_open(&file, v->output, v->force, err);

	if (st)
		return st;
	sink = out_file_sink(file);
	if (!strcmp(format, "json"))
		st = report_json(report, &sink, err);
	else if (!strcmp(format, "html"))
		st = report_html(report, &sink, err);
	else if (!strcmp(format, "csv"))
		st = report_csv(report, &sink, err);
	else if (v->output)
		st = report_text(report, &sink, err);
	else {
		sink = out_text_sink(cli);
		st = report_text(report, &sink, err);
	}
	return out_file_close(file, st, err);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct pr_err err = { 0 };
	struct pr_result *result = NULL;
	struct pr_exam *exam = NULL;
	struct pr_drill_result *drill = NULL;
	struct report report = { .missed = v->missed,
				 .sentences = cli->asked_plain };
	long long sitting = 0;
	char *end = NULL;
	enum pr_status st;

	if (args->n) {
		sitting = strtoll(args->v[0], &end, 10);
		if (*end || sitting < 1)
			return cli_misuse("report",
					  "SITTING is a number, not \"%s\"",
					  args->v[0]);
	}
	if (!cli_open(cli, false))
		return CLI_EXIT_FAILED;
	st = pr_result_load(cli->desk, sitting, &result, &err);
	if (!st && pr_library_exam(cli->desk, result->exam, &exam, NULL,
				   NULL) == PR_OK)
		report.exam = exam;
	if (!st && result->kind == PR_SITTING_DRILL)
		st = pr_drill_result(cli->desk, result->sitting, &drill, &err);
	report.drill = drill;
	report.desk = cli->desk;
	report.result = result;
	report.width = v->output ? FILE_WIDTH : cli->width;
	if (!st)
		st = write_report(cli, v, &report, &err);
	pr_drill_result_free(drill);
	pr_exam_free(exam);
	pr_result_free(result);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

const struct cmd cmd_report = {
	.name = "report",
	.path = "report",
	.args = "[SITTING]",
	.summary = "the score report of a sitting, else of the last",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.max_args = 1,
	.run = run,
};
