/* cmd.c - the list of subcommands; see cli/cmd.h */
#include "cli/cmd.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

const struct cmd *const cmd_all[] = {
	&cmd_exam,    &cmd_drill,   &cmd_stats, &cmd_review,     &cmd_plan,
	&cmd_result,  &cmd_ceu,     &cmd_codes, &cmd_report,     &cmd_bank,
	&cmd_db,      &cmd_learner, &cmd_keys,  &cmd_completion, &cmd_help,
	&cmd_version, NULL,
};

const struct cmd *
cmd_find(const struct cmd *const *list, const char *name)
{
	for (; *list; list++)
		if (!strcmp((*list)->name, name))
			return *list;
	return NULL;
}

static const char *
next_name(const void *ctx, size_t i)
{
	const struct cmd *const *list = ctx;

	return list[i] ? list[i]->name : NULL;
}

const char *
cmd_nearest(const struct cmd *const *list, const char *name)
{
	return opt_nearest(name, next_name, list);
}

/* The summary as a sentence. */
static void
print_summary(const struct cmd *cmd)
{
	printf("%c%s.\n", toupper((unsigned char)cmd->summary[0]),
	       cmd->summary + 1);
}

static void
print_subs(const struct cmd *cmd)
{
	printf("Usage: proctor %s %s\n\n", cmd->path,
	       cmd->run ? cmd->args : "COMMAND");
	print_summary(cmd);
	if (cmd->about)
		printf("\n%s", cmd->about);
	printf("\nCommands:\n");
	for (const struct cmd *const *s = cmd->subs; *s; s++) {
		char left[64];

		snprintf(left, sizeof(left), "%s %s", (*s)->name, (*s)->args);
		printf("  %-32s %s\n", left, (*s)->summary);
	}
	printf("\nOne of them in full: proctor help %s COMMAND\n", cmd->path);
}

void
cmd_print_help(const struct cmd *cmd)
{
	if (cmd->subs) {
		print_subs(cmd);
		return;
	}
	printf("Usage: proctor %s%s%s%s\n\n", cmd->path,
	       cmd->n_options ? " [OPTIONS]" : "", cmd->args[0] ? " " : "",
	       cmd->args);
	print_summary(cmd);
	if (cmd->about)
		printf("\n%s", cmd->about);
	if (cmd->n_options) {
		printf("\nOptions:\n");
		opt_help(stdout, cmd->options, cmd->n_options);
	}
	printf("\nOptions of every command: proctor help\n");
}
