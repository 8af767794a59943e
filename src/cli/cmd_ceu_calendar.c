/* cmd_ceu_calendar.c - "proctor ceu calendar": deadlines with alarms */
#include "cli/ceu.h"
#include "cli/cmd.h"

struct values {
	const char *output;
	bool force;
};
#define AT(name) offsetof(struct values, name)

static const struct opt options[] = {
	{ "output", 'o', OPT_TEXT, AT(output), "FILE",
	  "write to this file, which must not be there yet" },
	{ "force", 0, OPT_FLAG, AT(force), NULL, "with -o: replace the file" },
};

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	enum cli_exit code;
	struct pr_ceu_picture *picture = cli_ceu_load(cli, &code);
	struct ceu_report report;
	struct pr_err err = { 0 };

	(void)args;
	if (!picture)
		return code;
	report = cli_ceu_report_of(cli, picture, NULL);
	if (cli_ceu_write(cli, ceu_ics, &report, v->output, v->force, false,
			  &err))
		code = cli_ceu_fail(cli, &err);
	pr_ceu_picture_free(picture);
	return code;
}

const struct cmd cmd_ceu_calendar = {
	.name = "calendar",
	.path = "ceu calendar",
	.args = "",
	.summary = "deadlines as an iCalendar file, with alarms",
	.about =
		"Ends of cycles, last days to report, cards; alarms 180, 90 "
		"and 30 days before.\nWhat follows a missed end has alarms 30, "
		"7 and 1 days before. Taken in again, the\nfile replaces its "
		"events.\n",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.run = run,
};
