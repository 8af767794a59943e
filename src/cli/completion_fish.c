/* completion_fish.c - the script for fish; see cli/completion.h */
#include "cli/cmd.h"
#include "cli/completion.h"

#include <string.h>

/* In single quotes as fish has them. */
static void
put_quoted(struct page *page, const char *text)
{
	page_addc(page, '\'');
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			page_addc(page, '\\');
		page_addc(page, *text);
	}
	page_addc(page, '\'');
}

static void
put_names(struct page *page, const struct cmd *const *list)
{
	for (; *list; list++)
		page_printf(page, " %s", (*list)->name);
}

/* A name that is offered where the condition holds, and no file. */
static void
put_name(struct page *page, const char *where, const struct cmd *cmd)
{
	page_printf(page, "complete -c proctor -f -n '%s' -a %s -d ", where,
		    cmd->name);
	put_quoted(page, cmd->summary);
	page_addc(page, '\n');
}

static void
put_option(struct page *page, const char *where, const struct opt *opt)
{
	page_add(page, "complete -c proctor");
	if (where[0])
		page_printf(page, " -n '%s'", where);
	page_printf(page, " -l %s", opt->name);
	if (opt->letter)
		page_printf(page, " -s %c", opt->letter);
	if (opt->kind == OPT_WORD) {
		page_add(page, " -x -a '");
		for (const char *c = opt->arg; *c; c++)
			page_addc(page, (char)(*c == '|' ? ' ' : *c));
		page_addc(page, '\'');
	} else if (opt->kind != OPT_FLAG) {
		page_add(page, " -r");
	}
	page_add(page, " -d ");
	put_quoted(page, opt->help);
	page_addc(page, '\n');
}

static void
put_command(struct page *page, const char *group, const struct cmd *cmd)
{
	char where[160];
	const char *args = cmd->args;

	snprintf(where, sizeof(where), "%s%s%s__fish_seen_subcommand_from %s",
		 group ? "__fish_seen_subcommand_from " : "",
		 group ? group : "", group ? "; and " : "", cmd->name);
	for (size_t i = 0; i < cmd->n_options; i++)
		put_option(page, where, &cmd->options[i]);
	if (!args[0] || args[strspn(args, "abcdefghijklmnopqrstuvwxyz|")])
		return;
	page_printf(page, "complete -c proctor -f -n '%s' -a '", where);
	for (; *args; args++)
		page_addc(page, (char)(*args == '|' ? ' ' : *args));
	page_add(page, "'\n");
}

static void
put_group(struct page *page, const struct cmd *group)
{
	char where[400];
	size_t n;

	n = (size_t)snprintf(where, sizeof(where),
			     "__fish_seen_subcommand_from %s; and not "
			     "__fish_seen_subcommand_from",
			     group->name);
	for (size_t i = 0; group->subs[i] && n < sizeof(where); i++)
		n += (size_t)snprintf(where + n, sizeof(where) - n, " %s",
				      group->subs[i]->name);
	for (size_t i = 0; group->subs[i]; i++)
		put_name(page, where, group->subs[i]);
	for (size_t i = 0; group->subs[i]; i++)
		put_command(page, group->name, group->subs[i]);
}

void
completion_fish(struct page *page)
{
	page_add(page, "# proctor for fish; written by: proctor completion "
		       "fish\n");
	for (size_t i = 0; i < cli_n_options; i++)
		put_option(page, "", &cli_options[i]);
	for (size_t i = 0; i < cmd_home.n_options; i++)
		put_option(page, "__fish_use_subcommand", &cmd_home.options[i]);
	for (const struct cmd *const *c = cmd_all; *c; c++)
		put_name(page, "__fish_use_subcommand", *c);
	page_add(page, "complete -c proctor -f -n "
		       "'__fish_seen_subcommand_from help' -a '");
	put_names(page, cmd_all);
	page_add(page, "'\n");
	for (const struct cmd *const *c = cmd_all; *c; c++) {
		if ((*c)->subs)
			put_group(page, *c);
		else
			put_command(page, NULL, *c);
	}
}
