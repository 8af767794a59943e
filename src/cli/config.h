/*
 * cli/config.h - the settings file: "key = value", one a line
 *
 * floor    cli
 * idea     Read once at the start, written when a setting is changed. Lines
 *          that are not ours (comments, keys of another version) stay as they
 *          are when the file is written.
 */
#ifndef PR_CLI_CONFIG_H
#define PR_CLI_CONFIG_H

#include "proctor/err.h"

/* Zeroed, it is an empty file without a path. */
struct config {
	char *path;
	char **lines; /* as read, without line ends */
	size_t n_lines;
};

/*
 * Reads a file; a missing one is empty. PR_EPARSE names the first line that
 * cannot be read, the others hold all the same. config ends with
 * config_release in any case. Which keys there are is not its business.
 */
PR_NODISCARD enum pr_status config_read(struct config *config, const char *path,
					struct pr_err *err);
void config_release(struct config *config);

/* The value of a key, lent until the next set; NULL when it is not there. */
const char *config_get(const struct config *config, const char *key);
bool config_yes(const struct config *config, const char *key);

/* Line i: false when it sets nothing. key has room for 64 bytes; value is
 * lent. */
bool config_line(const struct config *config, size_t i, char *key,
		 const char **value);

/* Sets a value and writes the file; its folder is made when missing. */
PR_NODISCARD enum pr_status config_set(struct config *config, const char *key,
				       const char *value, struct pr_err *err);

#endif
