/* cmd_bank_correct.c - "proctor bank correct ITEM": a wrong key is mended */
#include "cli/cmd.h"
#include "cli/out.h"
#include "proctor/correct.h"

struct values {
	bool drop, full, withdraw;
	const char *accept, *reason;
	struct opt_number version;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "drop", 0, OPT_FLAG, AT(drop), NULL, "it counts for nobody" },
	{ "accept", 0, OPT_TEXT, AT(accept), "B,C",
	  "these options are right, and no others" },
	{ "full-credit", 0, OPT_FLAG, AT(full), NULL,
	  "it is right for everybody" },
	{ "withdraw", 0, OPT_FLAG, AT(withdraw), NULL,
	  "the key was right: take a correction back" },
	{ "reason", 0, OPT_TEXT, AT(reason), "TEXT",
	  "what a learner reads in the report; needed" },
	{ "version", 0, OPT_NUMBER, AT(version), "N",
	  "an older version of the item" },
};

static void
say(const struct cli *cli, const struct pr_correct_order *order,
    const struct pr_corrected *made)
{
	const char *s = made->sittings == 1 ? "" : "s";

	if (order->kind == PR_CORRECTION_WITHDRAWN)
		out_line(cli,
			 "%s, version %d: the correction is withdrawn. The "
			 "item is %s now.",
			 made->identifier, made->version,
			 pr_item_status_name(made->status));
	else
		out_line(cli, "%s, version %d: %s%s%s.%s", made->identifier,
			 made->version, pr_correction_name(order->kind),
			 made->accepted[0] ? " " : "", made->accepted,
			 made->changed ? " It is not drawn until its bank "
					 "brings a newer version."
				       : "");
	out_line(cli,
		 "%ld finished sitting%s had it; %s reports show the raw "
		 "score of then and now. What was first reported stays.",
		 made->sittings, s, made->sittings == 1 ? "its" : "their");
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	struct pr_correct_order order = {
		.item = args->v[0],
		.accepted = v->accept,
		.reason = v->reason,
		.version = (int)v->version.value,
		.kind = v->drop     ? PR_CORRECTION_DROP
			: v->full   ? PR_CORRECTION_FULL
			: v->accept ? PR_CORRECTION_ACCEPT
				    : PR_CORRECTION_WITHDRAWN,
	};
	struct pr_corrected made;
	struct pr_err err = { 0 };

	if (v->drop + v->full + v->withdraw + (v->accept != NULL) != 1)
		return cli_misuse("bank correct",
				  "say one of --drop, --accept B,C, "
				  "--full-credit and --withdraw");
	if (!v->reason)
		return cli_misuse("bank correct",
				  "say why with --reason TEXT; learners read "
				  "it in their reports");
	if (v->version.set && (!order.version || v->version.value > 1000000))
		return cli_misuse("bank correct",
				  "--version is a number from 1 up");
	if (!cli_open(cli, true))
		return CLI_EXIT_FAILED;
	if (pr_correct(cli->desk, &order, &made, &err))
		return cli_fail(&err);
	say(cli, &order, &made);
	return CLI_EXIT_OK;
}

const struct cmd cmd_bank_correct = {
	.name = "correct",
	.path = "bank correct",
	.args = "ITEM",
	.summary = "mend a wrong key in sittings that are over",
	.about = "Finished sittings keep their score; their report shows the "
		 "raw score of then\nand with the corrected key. The item is "
		 "not drawn again until its bank brings\na newer version. What "
		 "was learnt from answers to it counts no more.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = 1,
	.run = run,
};
