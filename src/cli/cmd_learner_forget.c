/* cmd_learner_forget.c - "proctor learner forget NAME" */
#include "cli/cmd.h"
#include "cli/out.h"
#include "cli/plain_in.h"
#include "proctor/learner.h"

#include <strings.h>

struct values {
	bool yes;
};

static const struct opt options[] = {
	{ "yes", 0, OPT_FLAG, offsetof(struct values, yes), NULL,
	  "do not ask; needed where there is nobody to ask" },
};

static bool
is_sure(struct cli *cli, const char *name)
{
	struct plain_in in = { 0 };
	const char *line;

	out_line(cli,
		 "Forget \"%s\"? Name, exam, plan, accommodation and the CEU "
		 "ledger with its certificates go for good. Responses, notes "
		 "typed in sittings, forecasts and real results stay, without "
		 "a name.",
		 name);
	out_line(cli,
		 "A copy of the ledger, before: proctor --learner \"%s\" ceu "
		 "export --format json -o FILE",
		 name);
	line = plain_prompt(cli, &in,
			    "Type y to forget, anything else to keep: ");
	return line &&
	       (strcasecmp(line, "y") == 0 || strcasecmp(line, "yes") == 0);
}

static void
tell(struct cli *cli, const char *name, const struct pr_forgotten *kept)
{
	out_line(cli,
		 "Forgotten: the name \"%s\", its exam, plan and "
		 "accommodation.",
		 name);
	if (kept->activities)
		out_line(cli,
			 "Gone with it: the CEU ledger with %ld %s and %ld %s.",
			 kept->activities,
			 kept->activities == 1 ? "activity" : "activities",
			 kept->certificates,
			 kept->certificates == 1 ? "certificate"
						 : "certificates");
	if (kept->left)
		out_line(cli,
			 "%ld %s of certificates could not be taken away; "
			 "proctor ceu check names them.",
			 kept->left, kept->left == 1 ? "file" : "files");
	out_line(cli,
		 "What stays, without a name: %ld %s, for the statistics of "
		 "items, notes typed in sittings, and forecasts and real "
		 "results, which judge the forecasts. Backups made before "
		 "still hold all of it.",
		 kept->responses,
		 kept->responses == 1 ? "response" : "responses");
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	const char *name = args->v[0];
	struct pr_err err = { 0 };
	struct pr_forgotten kept = { 0 };

	if (!v->yes && !cli->in_tty)
		return cli_misuse("learner forget",
				  "nobody can be asked here; to forget \"%s\" "
				  "for good add --yes",
				  name);
	if (!cli_open_anyone(cli))
		return CLI_EXIT_FAILED;
	if (!v->yes && !is_sure(cli, name)) {
		out_line(cli, "Nothing was changed.");
		return plain_exit();
	}
	if (pr_learner_forget(cli->desk, name, &kept, &err))
		return cli_fail(&err);
	tell(cli, name, &kept);
	return CLI_EXIT_OK;
}

const struct cmd cmd_learner_forget = {
	.name = "forget",
	.path = "learner forget",
	.args = "NAME",
	.summary = "take a name away and keep the statistics",
	.about =
		"Name, exam, exam date, plan and accommodation go for good. "
		"Without a name stay:\nresponses, for the statistics of items; "
		"notes typed in sittings; forecasts and real\nresults, which "
		"judge the forecasts. A sitting that waits to be resumed has "
		"to be\nended first. Backups made before still hold the "
		"name.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = 1,
	.run = run,
};
