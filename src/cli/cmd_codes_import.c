/* cmd_codes_import.c - "proctor codes import FILE..." */
#include "cli/cmd.h"
#include "cli/codes.h"
#include "cli/findings.h"
#include "cli/out.h"
#include "cli/signals.h"
#include "proctor/drill.h"
#include "proctor/foreign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct values {
	const char *edition;
	bool json;
};

#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "edition", 0, OPT_TEXT, AT(edition), "E",
	  "when neither content nor name of a file says it: FY2026, 2025Q4" },
	{ "json", 0, OPT_FLAG, AT(json), NULL, "one JSON object" },
};

/* ---- items that the new tables break ------------------------------------- */

struct verified {
	struct pr_drill_broken *rows;
	size_t n;
	long checked;
	char why_not[400]; /* "" when it was done */
};

static void
verify(struct verified *out, struct cli *cli)
{
	struct pr_err err = { 0 };

	*out = (struct verified){ 0 };
	if (cli_open_quiet(cli, true, &err) ||
	    pr_drill_verify(cli->desk, &out->rows, &out->n, &out->checked,
			    &err))
		snprintf(out->why_not, sizeof(out->why_not), "%s", err.text);
}

static void
print_verified(struct cli *cli, const struct verified *v)
{
	if (v->why_not[0]) {
		out_line(cli,
			 "The items were not checked against these tables: %s",
			 v->why_not);
		return;
	}
	for (size_t i = 0; i < v->n; i++)
		out_line(cli, "%s %s: %s", v->rows[i].bank, v->rows[i].item,
			 v->rows[i].words);
	out_line(cli,
		 "Items that ask for codes: %ld checked, %zu not right in "
		 "these editions.",
		 v->checked, v->n);
}

static void
json_verified(struct jsonw *json, const struct verified *v)
{
	jsonw_object(json, "items");
	jsonw_int(json, "checked", v->checked);
	jsonw_maybe(json, "not_checked_because", v->why_not);
	jsonw_array(json, "broken");
	for (size_t i = 0; i < v->n; i++) {
		jsonw_object(json, NULL);
		jsonw_text(json, "bank", v->rows[i].bank);
		jsonw_text(json, "item", v->rows[i].item);
		jsonw_text(json, "fault", v->rows[i].words);
		jsonw_end(json);
	}
	jsonw_end(json);
	jsonw_end(json);
}

/* ---- what was found ------------------------------------------------------ */

struct heard {
	struct findings all;
	struct pr_findings to; /* what tells them */
	long passed_over;      /* members that are no table of ours */
};

static void
hear(void *ctx, const struct pr_finding *found)
{
	struct heard *h = ctx;

	h->passed_over += found->rule == PR_RULE_CODES_SKIPPED;
	h->to.found(h->to.ctx, found);
}

/* ---- what came in -------------------------------------------------------- */

static bool
self_checked(const struct pr_tables_sum *sum)
{
	return sum->expanded > 0 || sum->pcs_expanded > 0;
}

static void
print_sum(struct cli *cli, const struct pr_tables_sum *sum, long passed_over)
{
	for (size_t i = 0; i < sum->n_now; i++)
		out_line(cli, "%-10s %-8s %-16s %7ld rows  %s",
			 pr_code_system_name(sum->now[i].system),
			 sum->now[i].edition, sum->now[i].what,
			 sum->now[i].rows, sum->now[i].name);
	if (passed_over > 0)
		out_line(cli,
			 "%ld %s in these files %s not read: no table that is "
			 "known here.",
			 passed_over, passed_over == 1 ? "member" : "members",
			 passed_over == 1 ? "was" : "were");
	if (sum->expanded > 0)
		out_line(cli,
			 "Self-check: the tabular gives %ld codes, %ld too "
			 "many, %ld missing.",
			 sum->expanded, sum->surplus, sum->missing);
	if (sum->pcs_expanded > 0)
		out_line(cli,
			 "Self-check: the PCS tables give %ld codes, %ld too "
			 "many, %ld missing.",
			 sum->pcs_expanded, sum->pcs_surplus, sum->pcs_missing);
	out_line(cli,
		 "%ld files read, %ld left out; %ld tables, %ld there already; "
		 "%ld rows.",
		 sum->files, sum->skipped, sum->tables, sum->same, sum->rows);
	out_line(cli, "%s",
		 sum->committed ? "Stored."
				: "Nothing new: nothing was stored.");
}

static void
json_sum(struct jsonw *json, const struct pr_tables_sum *sum, long passed_over)
{
	jsonw_array(json, "tables");
	for (size_t i = 0; i < sum->n_now; i++) {
		jsonw_object(json, NULL);
		json->flat = true;
		jsonw_text(json, "system",
			   pr_code_system_name(sum->now[i].system));
		jsonw_text(json, "edition", sum->now[i].edition);
		jsonw_text(json, "table", sum->now[i].what);
		jsonw_int(json, "rows", sum->now[i].rows);
		jsonw_text(json, "file", sum->now[i].name);
		jsonw_end(json);
		json->flat = false;
	}
	jsonw_end(json);
	jsonw_int(json, "files", sum->files);
	jsonw_int(json, "skipped", sum->skipped);
	jsonw_int(json, "members_skipped", passed_over);
	jsonw_int(json, "taken_in", sum->tables);
	jsonw_int(json, "same", sum->same);
	jsonw_int(json, "rows", sum->rows);
	if (self_checked(sum)) {
		jsonw_object(json, "self_check");
		jsonw_int(json, "expanded", sum->expanded);
		jsonw_int(json, "surplus", sum->surplus);
		jsonw_int(json, "missing", sum->missing);
		jsonw_int(json, "pcs_expanded", sum->pcs_expanded);
		jsonw_int(json, "pcs_surplus", sum->pcs_surplus);
		jsonw_int(json, "pcs_missing", sum->pcs_missing);
		jsonw_end(json);
	}
	jsonw_bool(json, "committed", sum->committed);
}

static enum cli_exit
tell(struct cli *cli, struct heard *heard, const struct pr_tables_sum *sum,
     enum pr_status st, const struct pr_err *err)
{
	struct findings *f = &heard->all;
	struct verified checked = { 0 };

	out_progress_end(cli);
	if (!st && sum->committed)
		verify(&checked, cli);
	if (f->json) {
		jsonw_end(&f->writer);
		json_sum(&f->writer, sum, heard->passed_over);
		if (!st && sum->committed)
			json_verified(&f->writer, &checked);
		jsonw_maybe(&f->writer, "error", err->text);
		jsonw_end(&f->writer);
		if (page_end(&f->page, NULL) && !st)
			st = PR_EIO;
	} else if (!st) {
		print_sum(cli, sum, heard->passed_over);
		if (sum->committed)
			print_verified(cli, &checked);
	}
	free(checked.rows);
	if (st)
		return cli_fail(err);
	return checked.n ? CLI_EXIT_FINDINGS : CLI_EXIT_OK;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	bool cpt = args->n > 1 && !strcmp(args->v[0], "cpt");
	struct pr_tables_options how = { .converter = cli->converter,
					 .edition = v->edition,
					 .cpt = cpt };
	struct pr_progress progress = out_progress(cli);
	struct pr_tables_sum sum = { 0 };
	struct heard heard = { .passed_over = 0 };
	struct pr_findings found = { &heard, hear };
	struct pr_err err = { 0 };
	struct pr_env now;
	enum pr_status st;
	enum cli_exit code;

	if (!cli->data_dir) {
		cli_say("there is no home folder; give one with --data DIR");
		return CLI_EXIT_FAILED;
	}
	cli_now(cli, &now);
	how.now_ms = now.wall_ms;
	signals_catch();
	findings_init(&heard.all, cli, v->json, "proctor.codes-import/1",
		      stderr);
	heard.to = findings_for(&heard.all);
	st = pr_tables_import(cli->data_dir, args->v + cpt,
			      (size_t)(args->n - cpt), &how, &found, &progress,
			      &sum, &err);
	code = tell(cli, &heard, &sum, st, &err);
	free(sum.now);
	return code;
}

const struct cmd cmd_codes_import = {
	.name = "import",
	.path = "codes import",
	.args = "[cpt] FILE...",
	.summary = "take official code tables in, all or nothing",
	.about = "FILE is an official file as published, zipped or not, or a "
		 "folder of them; what\nit is is told by its content. cpt FILE "
		 "takes your own licensed list of CPT codes,\nwhich is never "
		 "exported. Afterwards all items that ask for codes are "
		 "checked\nagainst the tables; exit code 3 when some are not "
		 "right any more.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = -1,
	.run = run,
};
