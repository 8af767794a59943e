/* cmd_bank.c - "proctor bank": the group */
#include "cli/cmd.h"

static const struct cmd *const subs[] = {
	&cmd_bank_import, &cmd_bank_check,  &cmd_bank_list,
	&cmd_bank_show,   &cmd_bank_export, NULL,
};

const struct cmd cmd_bank = {
	.name = "bank",
	.path = "bank",
	.args = "",
	.summary = "question banks: bring in, check, list, show, write out",
	.subs = subs,
};
