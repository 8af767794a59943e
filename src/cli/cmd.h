/*
 * cli/cmd.h - what a subcommand is, and the list of them
 *
 * floor    cli
 * idea     One file per subcommand. Each defines exactly one const struct
 *          cmd and no other global; cmd.c lists them; parsing, help and
 *          usage errors come from the same structs.
 */
#ifndef PR_CLI_CMD_H
#define PR_CLI_CMD_H

#include "cli/cli.h"

struct cmd {
	const char *name;    /* "import" */
	const char *path;    /* "bank import", as typed */
	const char *args;    /* "PATH..." */
	const char *summary; /* one line, no full stop */
	const char *about;   /* further lines of help, or NULL */
	const struct opt *options;
	size_t n_options;
	size_t values_size; /* of the struct that options fill */
	int min_args;
	int max_args;                  /* -1: any number */
	const struct cmd *const *subs; /* NULL ends it; run: without one */
	enum cli_exit (*run)(struct cli *cli, const void *values,
			     const struct opt_args *args);
};

extern const struct cmd cmd_bank;
extern const struct cmd cmd_bank_check;
extern const struct cmd cmd_bank_correct;
extern const struct cmd cmd_bank_export;
extern const struct cmd cmd_bank_import;
extern const struct cmd cmd_bank_lint;
extern const struct cmd cmd_bank_list;
extern const struct cmd cmd_bank_new;
extern const struct cmd cmd_bank_preview;
extern const struct cmd cmd_bank_reports;
extern const struct cmd cmd_bank_retire;
extern const struct cmd cmd_bank_show;
extern const struct cmd cmd_ceu;
extern const struct cmd cmd_ceu_add;
extern const struct cmd cmd_ceu_calendar;
extern const struct cmd cmd_ceu_check;
extern const struct cmd cmd_ceu_correct;
extern const struct cmd cmd_ceu_cycle;
extern const struct cmd cmd_ceu_export;
extern const struct cmd cmd_ceu_hold;
extern const struct cmd cmd_ceu_import;
extern const struct cmd cmd_ceu_list;
extern const struct cmd cmd_ceu_packet;
extern const struct cmd cmd_ceu_reported;
extern const struct cmd cmd_ceu_rules;
extern const struct cmd cmd_ceu_sheet;
extern const struct cmd cmd_ceu_status;
extern const struct cmd cmd_codes;
extern const struct cmd cmd_codes_check;
extern const struct cmd cmd_codes_find;
extern const struct cmd cmd_codes_import;
extern const struct cmd cmd_codes_show;
extern const struct cmd cmd_completion;
extern const struct cmd cmd_db;
extern const struct cmd cmd_db_backup;
extern const struct cmd cmd_db_check;
extern const struct cmd cmd_db_path;
extern const struct cmd cmd_db_restore;
extern const struct cmd cmd_drill;
extern const struct cmd cmd_exam;
extern const struct cmd cmd_help;
extern const struct cmd cmd_home; /* no command given; not in the list */
extern const struct cmd cmd_keys;
extern const struct cmd cmd_learner;
extern const struct cmd cmd_learner_add;
extern const struct cmd cmd_learner_forget;
extern const struct cmd cmd_learner_list;
extern const struct cmd cmd_plan;
extern const struct cmd cmd_report;
extern const struct cmd cmd_result;
extern const struct cmd cmd_review;
extern const struct cmd cmd_stats;
extern const struct cmd cmd_version;

extern const struct cmd *const cmd_all[]; /* NULL ends it; as help lists it */

/* NULL when there is no such command in the list. */
const struct cmd *cmd_find(const struct cmd *const *list, const char *name);

/* The nearest name in the list, or NULL. */
const char *cmd_nearest(const struct cmd *const *list, const char *name);

/* Usage, options and text of one command on standard output. */
void cmd_print_help(const struct cmd *cmd);

#endif
