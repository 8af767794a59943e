/* completion.c - scripts for bash and zsh; see cli/completion.h */
#include "cli/completion.h"

#include "cli/cmd.h"

#include <string.h>

/* What differs between the two, whose case words are the same. */
struct dialect {
	const char *begin;        /* up to the loop over the words before */
	const char *word;         /* the word of the loop */
	const char *skip;         /* over the value of an option */
	const char *open, *close; /* around words that are offered */
	const char *file;         /* a file name is offered, nothing else */
	const char *end;
};

static const struct dialect bash = {
	.begin = "_proctor() {\n"
		 "\tlocal cur=${COMP_WORDS[COMP_CWORD]} at= word= list= i\n"
		 "\tlocal prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
		 "\tCOMPREPLY=()\n"
		 "\tif [ \"$cur\" = = ]; then\n"
		 "\t\tcur=\n"
		 "\telif [ \"$prev\" = = ]; then\n"
		 "\t\tprev=${COMP_WORDS[COMP_CWORD - 2]}\n"
		 "\tfi\n"
		 "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n",
	.word = "${COMP_WORDS[i]}",
	.skip = "((i++))\n"
		"\t\t\t[ \"${COMP_WORDS[i]}\" = = ] && ((i++)) ;;\n",
	.open = "list=\"$list ",
	.close = "\"",
	.file = "return",
	.end = "\tCOMPREPLY=($(compgen -W \"$list\" -- \"$cur\"))\n"
	       "}\n"
	       "complete -o default -F _proctor proctor\n",
};

static const struct dialect zsh = {
	.begin =
		"_proctor() {\n"
		"\tlocal cur=$words[CURRENT] prev=$words[CURRENT-1] at= word=\n"
		"\tlocal -a list\n"
		"\tlocal i\n"
		"\tfor ((i = 2; i < CURRENT; i++)); do\n",
	.word = "$words[i]",
	.skip = "((i++)) ;;\n",
	.open = "list+=(",
	.close = ")",
	.file = "_files; return",
	.end = "\tif (($#list)); then\n"
	       "\t\tcompadd -a list\n"
	       "\telse\n"
	       "\t\t_files\n"
	       "\tfi\n"
	       "}\n"
	       "if [[ ${funcstack[1]} == _proctor ]]; then\n"
	       "\t_proctor \"$@\"\n"
	       "else\n"
	       "\tcompdef _proctor proctor\n"
	       "fi\n",
};

/* "pause|run" as "pause run". */
static void
put_words(struct page *page, const char *words)
{
	for (; *words; words++)
		page_addc(page, (char)(*words == '|' ? ' ' : *words));
}

static void
put_names(struct page *page, const struct cmd *const *list)
{
	for (size_t i = 0; list[i]; i++)
		page_printf(page, "%s%s", i ? " " : "", list[i]->name);
}

static void
put_options(struct page *page, const struct opt *opts, size_t n)
{
	const char *gap = "";

	for (size_t i = 0; i < n; i++) {
		page_printf(page, "%s--%s", gap, opts[i].name);
		gap = " ";
		if (opts[i].letter)
			page_printf(page, " -%c", opts[i].letter);
	}
}

/* Each command that runs, with its path. */
static void
each(struct page *page, const struct dialect *in,
     void (*put)(struct page *page, const struct dialect *in,
		 const struct cmd *cmd))
{
	for (const struct cmd *const *c = cmd_all; *c; c++) {
		if (!(*c)->subs)
			put(page, in, *c);
		for (size_t i = 0; (*c)->subs && (*c)->subs[i]; i++)
			put(page, in, (*c)->subs[i]);
	}
	put(page, in, &cmd_home);
}

/* "exam:--clock | exam:-c) ..." of an option that takes a value. */
static void
put_value(struct page *page, const struct dialect *in, const char *at,
	  const struct opt *opt)
{
	if (opt->kind == OPT_FLAG)
		return;
	page_printf(page, "\t%s:--%s", at, opt->name);
	if (opt->letter)
		page_printf(page, " | %s:-%c", at, opt->letter);
	page_add(page, ") ");
	if (opt->kind == OPT_WORD) {
		page_add(page, in->open);
		put_words(page, opt->arg);
		page_printf(page, "%s ;;\n", in->close);
	} else {
		page_printf(page, "%s ;;\n", in->file);
	}
}

static const char *
path_of(const struct cmd *cmd)
{
	return cmd == &cmd_home ? "" : cmd->path;
}

static void
put_values(struct page *page, const struct dialect *in, const struct cmd *cmd)
{
	char at[64];

	snprintf(at, sizeof(at), "'%s'", path_of(cmd));
	for (size_t i = 0; i < cmd->n_options; i++)
		put_value(page, in, at, &cmd->options[i]);
}

static void
put_own_options(struct page *page, const struct dialect *in,
		const struct cmd *cmd)
{
	if (!cmd->n_options)
		return;
	page_printf(page, "\t\t'%s') %s", path_of(cmd), in->open);
	put_options(page, cmd->options, cmd->n_options);
	page_printf(page, "%s ;;\n", in->close);
}

/* Operands that are words, as the shells of this command are. */
static bool
has_words(const struct cmd *cmd)
{
	return cmd->args[0] &&
	       !cmd->args[strspn(cmd->args, "abcdefghijklmnopqrstuvwxyz|")];
}

static void
put_operands(struct page *page, const struct dialect *in, const struct cmd *cmd)
{
	if (!has_words(cmd))
		return;
	page_printf(page, "\t\t'%s') %s", path_of(cmd), in->open);
	put_words(page, cmd->args);
	page_printf(page, "%s ;;\n", in->close);
}

/* The path of the command that the words before name. */
static void
put_loop(struct page *page, const struct dialect *in)
{
	const char *gap = "";

	page_printf(page, "\t\tword=%s\n\t\tcase $at:$word in\n\t\t", in->word);
	for (size_t i = 0; i < cli_n_options; i++) {
		if (cli_options[i].kind == OPT_FLAG)
			continue;
		page_printf(page, "%s*:--%s", gap, cli_options[i].name);
		gap = " | ";
	}
	page_printf(page, ") %s", in->skip);
	page_add(page, "\t\t*:-*) ;;\n\t\t:*) at=$word ;;\n\t\t");
	gap = "";
	for (const struct cmd *const *c = cmd_all; *c; c++) {
		if (!(*c)->subs)
			continue;
		page_printf(page, "%s%s:*", gap, (*c)->name);
		gap = " | ";
	}
	page_add(page, " | help:*) at=\"$at $word\" ;;\n\t\tesac\n\tdone\n");
}

static void
put_groups(struct page *page, const struct dialect *in)
{
	page_printf(page, "\t\t'' | help) %s", in->open);
	put_names(page, cmd_all);
	page_printf(page, "%s ;;\n", in->close);
	for (const struct cmd *const *c = cmd_all; *c; c++) {
		if (!(*c)->subs)
			continue;
		page_printf(page, "\t\t%s | 'help %s') %s", (*c)->name,
			    (*c)->name, in->open);
		put_names(page, (*c)->subs);
		page_printf(page, "%s ;;\n", in->close);
	}
}

static void
put_script(struct page *page, const struct dialect *in)
{
	page_add(page, in->begin);
	put_loop(page, in);
	page_add(page, "\tcase $at:$prev in\n");
	each(page, in, put_values);
	for (size_t i = 0; i < cli_n_options; i++)
		put_value(page, in, "*", &cli_options[i]);
	page_add(page, "\t*:*)\n\tcase $cur in\n\t-*)\n\t\tcase $at in\n");
	each(page, in, put_own_options);
	page_printf(page, "\t\tesac\n\t\t%s", in->open);
	put_options(page, cli_options, cli_n_options);
	page_printf(page, "%s ;;\n\t*)\n\t\tcase $at in\n", in->close);
	put_groups(page, in);
	each(page, in, put_operands);
	page_add(page, "\t\tesac ;;\n\tesac ;;\n\tesac\n");
	page_add(page, in->end);
}

void
completion_bash(struct page *page)
{
	page_add(page, "# proctor for bash; written by: proctor completion "
		       "bash\n");
	put_script(page, &bash);
}

void
completion_zsh(struct page *page)
{
	page_add(page, "#compdef proctor\n# proctor for zsh; written by: "
		       "proctor completion zsh\n");
	put_script(page, &zsh);
}
