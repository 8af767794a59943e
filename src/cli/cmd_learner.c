/* cmd_learner.c - "proctor learner": the group */
#include "cli/cmd.h"

static const struct cmd *const subs[] = {
	&cmd_learner_list,
	&cmd_learner_add,
	&cmd_learner_forget,
	NULL,
};

const struct cmd cmd_learner = {
	.name = "learner",
	.path = "learner",
	.args = "",
	.summary = "who practises in this data folder: list, add, forget",
	.about = "Each learner has own answers, exam date, plan and "
		 "accommodation. Practise as one of\nthem with --learner "
		 "NAME; else the first is meant.\n",
	.subs = subs,
};
