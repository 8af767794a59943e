/* cmd_bank_retire.c - "proctor bank retire ITEM...": out of the draw */
#include "cli/cmd.h"
#include "cli/out.h"
#include "proctor/correct.h"
#include "proctor/library.h"

struct values {
	bool back;
	const char *reason;
};

static const struct opt options[] = {
	{ "reason", 0, OPT_TEXT, offsetof(struct values, reason), "TEXT",
	  "kept with the item" },
	{ "back", 0, OPT_FLAG, offsetof(struct values, back), NULL,
	  "draw it again" },
};

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	enum cli_exit code = CLI_EXIT_OK;

	if (!cli_open(cli, true))
		return CLI_EXIT_FAILED;
	/* a wrong name among many changes nothing */
	for (int i = 0; i < args->n; i++) {
		struct pr_err err = { 0 };
		int64_t rev;

		if (pr_library_find(cli->desk, args->v[i], &rev, &err))
			code = cli_fail(&err);
	}
	for (int i = 0; i < args->n && code == CLI_EXIT_OK; i++) {
		struct pr_correct_order order = {
			.item = args->v[i],
			.kind = v->back ? PR_CORRECTION_BACK
					: PR_CORRECTION_RETIRE,
			.reason = v->reason ? v->reason
				  : v->back ? "taken back"
					    : "retired by hand",
		};
		struct pr_corrected made;
		struct pr_err err = { 0 };

		if (pr_correct(cli->desk, &order, &made, &err)) {
			code = cli_fail(&err);
			continue;
		}
		out_line(cli, "%s, version %d: %s now%s.", made.identifier,
			 made.version, pr_item_status_name(made.status),
			 made.changed ? "" : ", as before");
	}
	return code;
}

const struct cmd cmd_bank_retire = {
	.name = "retire",
	.path = "bank retire",
	.args = "ITEM...",
	.summary = "take items out of the draw, or back",
	.about = "Sittings that met the item keep it. A newer version from its "
		 "bank is drawn as\nthat version says.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.min_args = 1,
	.max_args = -1,
	.run = run,
};
