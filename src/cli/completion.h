/*
 * cli/completion.h - what a shell completes, written from the command table
 *
 * floor    cli
 * idea     The scripts hold the words and no logic of ours: commands of a
 *          group, options of a command, the words an option or an operand
 *          takes; a file name everywhere else.
 */
#ifndef PR_CLI_COMPLETION_H
#define PR_CLI_COMPLETION_H

#include "report/page.h"

void completion_bash(struct page *page);
void completion_zsh(struct page *page);
void completion_fish(struct page *page);

#endif
