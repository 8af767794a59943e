/*
 * cli/paths.h - where this run keeps and finds its files
 *
 * floor    cli
 * idea     The rules of the XDG base directories; a variable that holds no
 *          absolute path counts as not set. All results are the caller's,
 *          freed with free(), NULL without memory or without a home.
 */
#ifndef PR_CLI_PATHS_H
#define PR_CLI_PATHS_H

/* A variable of the environment, NULL when it is not set. */
const char *paths_env(const char *name);

/* data: --data or NULL; then PROCTOR_DATA, XDG_DATA_HOME, ~/.local/share. */
char *paths_data(const char *data);

/* The settings file. */
char *paths_config(void);

/* The folder for answers that could not be saved. */
char *paths_state(void);

/*
 * The folder that holds question_banks: PROCTOR_SHARE, else beside the
 * program or up to three folders above it, else where it was installed; NULL
 * when there is none.
 */
char *paths_share(const char *argv0);

/* proctor-convert: beside the program, else where it was installed, also when
 * it is not there. */
char *paths_converter(const char *argv0);

#endif
