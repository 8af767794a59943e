/* cmd_completion.c - "proctor completion SHELL" */
#include "cli/cmd.h"
#include "cli/completion.h"
#include "cli/out.h"

#include <string.h>

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	static const struct {
		const char *shell;
		void (*put)(struct page *page);
	} shells[] = {
		{ "bash", completion_bash },
		{ "zsh", completion_zsh },
		{ "fish", completion_fish },
	};
	struct pr_sink sink = out_sink();
	struct pr_err err = { 0 };
	struct page page;

	(void)cli, (void)values;
	for (size_t i = 0; i < PR_LEN(shells); i++) {
		if (strcmp(args->v[0], shells[i].shell) != 0)
			continue;
		page_init(&page, &sink, 0);
		shells[i].put(&page);
		return page_end(&page, &err) ? cli_fail(&err) : CLI_EXIT_OK;
	}
	return cli_misuse("completion",
			  "there is no script for \"%s\"; there is bash, zsh "
			  "and fish",
			  args->v[0]);
}

const struct cmd cmd_completion = {
	.name = "completion",
	.path = "completion",
	.args = "bash|zsh|fish",
	.summary = "a script that completes commands and options in a shell",
	.about = "For bash put this into ~/.bashrc:\n"
		 "  eval \"$(proctor completion bash)\"\n"
		 "for zsh into ~/.zshrc, after compinit:\n"
		 "  eval \"$(proctor completion zsh)\"\n"
		 "for fish:\n"
		 "  proctor completion fish "
		 ">~/.config/fish/completions/proctor.fish\n",
	.min_args = 1,
	.max_args = 1,
	.run = run,
};
