/* cmd_stats.c - "proctor stats": where a learner stands, and how good the
 * forecasts were */
#include "cli/cmd.h"
#include "cli/out.h"
#include "report/stats_report.h"

#include <string.h>

#define FILE_WIDTH 79 /* cells of text in a file */

struct values {
	const char *format;
	bool json, calibration, everybody, force;
	const char *output;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "format", 0, OPT_WORD, AT(format), "text|json|html",
	  "how it is written, else text" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "as --format json" },
	{ "calibration", 0, OPT_FLAG, AT(calibration), NULL,
	  "forecasts against mocks taken later and real results" },
	{ "everybody", 0, OPT_FLAG, AT(everybody), NULL,
	  "with --calibration: of all learners of the data folder" },
	{ "output", 'o', OPT_TEXT, AT(output), "FILE",
	  "write to this file, which must not be there yet" },
	{ "force", 0, OPT_FLAG, AT(force), NULL, "with -o: replace the file" },
};

/* What is written, in one of the formats. */
struct paper {
	const struct pr_stats *stats; /* NULL: the claims */
	const struct pr_stats_claims *claims;
	bool everybody;
};

static enum pr_status
put_stats(struct cli *cli, const struct paper *paper, const char *format,
	  int width, bool to_file, const struct pr_sink *sink,
	  struct pr_err *err)
{
	struct stats_report report = {
		.stats = paper->stats,
		.learner = pr_desk_learner(cli->desk)->name,
		.sentences = cli->asked_plain,
		.ascii = !cli->utf8 && !to_file,
		.width = width,
	};

	if (!strcmp(format, "json"))
		return stats_json(&report, sink, err);
	if (!strcmp(format, "html"))
		return stats_html(&report, sink, err);
	return stats_text(&report, sink, err);
}

static enum pr_status
put_claims(const struct paper *paper, const char *format, int width,
	   const struct pr_sink *sink, struct pr_err *err)
{
	struct claims_report report = {
		.claims = paper->claims,
		.everybody = paper->everybody,
		.width = width,
	};

	if (!strcmp(format, "json"))
		return claims_json(&report, sink, err);
	if (!strcmp(format, "html"))
		return claims_html(&report, sink, err);
	return claims_text(&report, sink, err);
}

static enum pr_status
write_paper(struct cli *cli, const struct values *v, const struct paper *paper,
	    struct pr_err *err)
{
	const char *format = v->json ? "json" : v->format ? v->format : "text";
	bool to_file = v->output && strcmp(v->output, "-") != 0;
	int width = to_file ? FILE_WIDTH : cli->width;
	struct out_file *file;
	struct pr_sink sink;
	enum pr_status st = out_file_open(&file, v->output, v->force, err);

	if (st)
		return st;
	sink = out_file_sink(file);
	if (!to_file && !strcmp(format, "text"))
		sink = out_text_sink(cli);
	if (paper->stats)
		st = put_stats(cli, paper, format, width, to_file, &sink, err);
	else
		st = put_claims(paper, format, width, &sink, err);
	return out_file_close(file, st, err);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct pr_err err = { 0 };
	struct pr_stats *stats = NULL;
	struct pr_stats_claims *claims = NULL;
	struct paper paper = { .everybody = v->everybody };
	enum pr_status st;

	if (v->everybody && !v->calibration)
		return cli_misuse("stats",
				  "--everybody goes with --calibration only");
	if (v->json && v->format && strcmp(v->format, "json") != 0)
		return cli_misuse("stats",
				  "--json and --format say two things; use one "
				  "of them");
	if (v->calibration && args->n)
		return cli_misuse("stats",
				  "--calibration is of all exams together; "
				  "leave \"%s\" out",
				  args->v[0]);
	if (!cli_open(cli, false))
		return CLI_EXIT_FAILED;
	if (v->calibration)
		st = pr_stats_claims(cli->desk, v->everybody, &claims, &err);
	else
		st = pr_stats_load(cli->desk, args->n ? args->v[0] : NULL,
				   &stats, &err);
	paper.stats = stats;
	paper.claims = claims;
	if (!st)
		st = write_paper(cli, v, &paper, &err);
	pr_stats_free(stats);
	pr_stats_claims_free(claims);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

const struct cmd cmd_stats = {
	.name = "stats",
	.path = "stats",
	.args = "[EXAM]",
	.summary = "what is weak, by what evidence, and what to do next",
	.about = "Summed from finished sittings. Shares are of first meetings "
		 "with an item; below the\nnumber of answers that can bear a "
		 "statement none is made. The forecast of a pass\nis an "
		 "estimate and no promise.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.max_args = 1,
	.run = run,
};
