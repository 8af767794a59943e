/*
 * cli/codes.h - what the commands about code tables share
 *
 * floor    cli
 */
#ifndef PR_CLI_CODES_H
#define PR_CLI_CODES_H

#include "cli/cli.h"
#include "proctor/tables.h"
#include "report/jsonw.h"

/* Opens the tables without a desk; *out NULL with CLI_EXIT_OK: there are none
 * and no edition was asked for. Says what went wrong. */
PR_NODISCARD enum cli_exit codes_open(struct cli *cli, const char *edition,
				      struct pr_tables **out);

/* The sentence on a lapsed edition; "" when it is in force. */
void codes_lapsed(struct cli *cli, const char *edition, char out[160]);

/* It as a line on standard error. */
void codes_say_lapsed(struct cli *cli, const char *edition);

/* That a list of codes is missing although other tables of its system are
 * there, as a line on standard error; edition as it was asked for. */
void codes_say_missing(struct cli *cli, const struct pr_tables *tables,
		       const char *edition);

/* What to do without tables. */
#define CODES_NONE \
	"There are no code tables; proctor codes says which to import."

/* A JSON document on standard output. */
struct codes_json {
	struct pr_sink sink;
	struct page page;
	struct jsonw writer;
};
struct jsonw *codes_json_begin(struct codes_json *json, const char *schema);
enum cli_exit codes_json_end(struct codes_json *json, enum cli_exit code);

#endif
