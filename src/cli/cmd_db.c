/* cmd_db.c - "proctor db": the group */
#include "cli/cmd.h"

static const struct cmd *const subs[] = {
	&cmd_db_path, &cmd_db_check, &cmd_db_backup, &cmd_db_restore, NULL,
};

const struct cmd cmd_db = {
	.name = "db",
	.path = "db",
	.args = "",
	.summary = "the data file: where it is, check, back up, restore",
	.subs = subs,
};
