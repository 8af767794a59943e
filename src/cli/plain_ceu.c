/* plain_ceu.c - the ledger as a prompt; see cli/ceu.h */
#include "cli/ceu_entry.h"
#include "cli/cmd.h"
#include "cli/out.h"
#include "cli/plain_in.h"
#include "cli/signals.h"
#include "words/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define WORDS_OF_LINE 64

/* A line as words, cut in place; quotes of either kind hold blanks together. */
struct words {
	char *v[WORDS_OF_LINE];
	int n;
};

/* One word of the text, cut off with NUL; NULL when a quote stays open. */
static char *
cut(char *text, char **rest)
{
	char *to = text, quote = '\0';

	for (; *text && (quote || *text != ' '); text++)
		if (quote && *text == quote)
			quote = '\0';
		else if (!quote && (*text == '"' || *text == '\''))
			quote = *text;
		else
			*to++ = *text;
	*rest = *text ? text + 1 : text;
	*to = '\0';
	return quote ? NULL : to;
}

/* False when a quote is not closed or there are too many words. */
static bool
split(struct words *words, char *line)
{
	char *at = line + strspn(line, " ");

	words->n = 0;
	while (*at) {
		char *rest;

		if (words->n == WORDS_OF_LINE || !cut(at, &rest))
			return false;
		words->v[words->n++] = at;
		at = rest + strspn(rest, " ");
	}
	return true;
}

static void
say_help(const struct cli *cli)
{
	out_line(cli, "Type a command as after \"proctor ceu\":");
	for (const struct cmd *const *c = cmd_ceu.subs; *c; c++)
		out_line(cli, "%s%s%s: %s", (*c)->name,
			 (*c)->args[0] ? " " : "", (*c)->args, (*c)->summary);
	out_line(cli, "add and correct NUMBER without options ask field by "
		      "field. help COMMAND: its options. Quotes hold words "
		      "together. back or q: to the home prompt.");
}

static void
help_on(const struct cli *cli, const char *name)
{
	const struct cmd *cmd = cmd_find(cmd_ceu.subs, name);

	if (cmd)
		cmd_print_help(cmd);
	else
		plain_unknown(cli, name);
}

/* As a command line would be run; the desk is open. */
static void
run_words(struct cli *cli, const struct cmd *cmd, int n, char **v)
{
	void *values = calloc(1, cmd->values_size + 1);
	const char *operands[WORDS_OF_LINE];
	struct opt_set set = { cmd->options, cmd->n_options, values };
	struct opt_args args = { 0, operands };
	struct pr_err err = { 0 };
	char said[SAY_MAX];

	if (!values)
		cli_fail(&(struct pr_err){ .status = PR_ENOMEM });
	else if (opt_parse(&set, 1, n, v, false, &args, NULL, &err))
		out_line(cli, "%s", say_sentence(said, err.text));
	else if (args.n < cmd->min_args)
		out_line(cli, "%s: %s is missing.", cmd->name, cmd->args);
	else if (cmd->max_args >= 0 && args.n > cmd->max_args)
		out_line(cli, "%s: \"%s\" is one too many.", cmd->name,
			 args.v[cmd->max_args]);
	else
		cmd->run(cli, values, &args);
	free(values);
}

/* What asks field by field reads on from the same input. */
static bool
run_form(struct cli *cli, struct plain_in *in, const struct words *words)
{
	bool add = !strcasecmp(words->v[0], "add") && words->n == 1;
	bool correct = !strcasecmp(words->v[0], "correct") && words->n == 2;
	int64_t row = 0;

	if (!add && !(correct && cli_ceu_row(&row, words->v[1])))
		return false;
	plain_ceu_form(cli, in, row);
	return true;
}

static void
run_line(struct cli *cli, struct plain_in *in, struct words *words)
{
	const struct cmd *cmd;

	if (run_form(cli, in, words))
		return;
	cmd = cmd_find(cmd_ceu.subs, words->v[0]);
	if (cmd)
		run_words(cli, cmd, words->n - 1, words->v + 1);
	else
		plain_unknown(cli, words->v[0]);
}

/* Hints are typed as they stand: what comes before the command goes. */
static void
drop_program(struct words *words)
{
	int at = 0;

	if (words->n && !strcasecmp(words->v[0], "proctor"))
		while (at < words->n && strcasecmp(words->v[at], "ceu") != 0)
			at++;
	if (at == words->n || strcasecmp(words->v[at], "ceu") != 0)
		return;
	words->n -= ++at;
	memmove(words->v, words->v + at, (size_t)words->n * sizeof(*words->v));
}

/* False when the ledger is left. */
static bool
take_line(struct cli *cli, struct plain_in *in, const char *line)
{
	char copy[PLAIN_LINE_MAX + 1];
	struct words words;

	/* the line's buffer is used again by whatever is started */
	snprintf(copy, sizeof(copy), "%s", line);
	if (!split(&words, copy)) {
		out_line(cli, "A quote is open, or there are too many words.");
		return true;
	}
	if (words.n == 0)
		return true;
	drop_program(&words);
	if (words.n == 0 || words.v[0][0] == '-') {
		run_words(cli, &cmd_ceu, words.n, words.v);
		return true;
	}
	if (!strcasecmp(words.v[0], "back") || !strcasecmp(words.v[0], "q") ||
	    !strcasecmp(words.v[0], "quit"))
		return false;
	if (!plain_wants_help(words.v[0]))
		run_line(cli, in, &words);
	else if (words.n == 1)
		say_help(cli);
	else
		help_on(cli, words.v[1]);
	return true;
}

void
plain_ceu_line(struct cli *cli, struct plain_in *in, const char *line)
{
	(void)take_line(cli, in, line);
}

enum cli_exit
plain_ceu(struct cli *cli, struct plain_in *in)
{
	const char *line;

	cli_ceu_status(cli, NULL, NULL, false, false);
	do
		line = plain_prompt(cli, in,
				    "CEUs (add, list, status, sheet, reported, "
				    "back, ? help): ");
	while (line && take_line(cli, in, line) && !signals_caught());
	return plain_exit();
}
