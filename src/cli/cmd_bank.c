/* cmd_bank.c - "proctor bank": the group */
#include "cli/cmd.h"

static const struct cmd *const subs[] = {
	&cmd_bank_new,    &cmd_bank_import,  &cmd_bank_check,
	&cmd_bank_lint,   &cmd_bank_preview, &cmd_bank_list,
	&cmd_bank_show,   &cmd_bank_export,  &cmd_bank_correct,
	&cmd_bank_retire, &cmd_bank_reports, NULL,
};

const struct cmd cmd_bank = {
	.name = "bank",
	.path = "bank",
	.args = "",
	.summary =
		"question banks: bring in, check, look at, correct, write out",
	.subs = subs,
};
