/*
 * cli/ceu.h - what the commands of the CEU ledger share
 *
 * floor    cli
 * idea     Every command loads a picture, acts, and prints from the next
 *          picture.
 */
#ifndef PR_CLI_CEU_H
#define PR_CLI_CEU_H

#include "cli/cli.h"
#include "proctor/ceu_files.h"
#include "report/ceu.h"
#include "report/ceu_words.h"
#include "report/jsonw.h"

struct plain_in;

/* ---- ceu_load.c: pictures, names, numbers -------------------------------- */

/* Opens the desk and loads; says why not, and rules files that could not be
 * read. NULL: *code is the one to end with. */
struct pr_ceu_picture *cli_ceu_load(struct cli *cli, enum cli_exit *code);

/* The same once more, after an action: rules files are not named again. */
struct pr_ceu_picture *cli_ceu_again(struct cli *cli, const char *what_if,
				     enum cli_exit *code);

/* "proctor", or with the learner who was named: what hints begin with. */
const char *cli_ceu_program(struct cli *cli);

/* A sentence of the floors below, its commands as they are typed here. */
const char *cli_ceu_said(char out[CEU_WORDS], struct cli *cli,
			 const char *sentence);

/* cli_fail with such a sentence. */
enum cli_exit cli_ceu_fail(struct cli *cli, const struct pr_err *err);

/* What a report prints from. */
struct ceu_report cli_ceu_report_of(struct cli *cli,
				    const struct pr_ceu_picture *picture,
				    const struct pr_ceu_account *account);

/*
 * The account of an issuer or a credential. PR_ENOTFOUND when nothing is held
 * there, with the nearest name when nobody knows it; PR_EINVAL when the
 * issuer keeps several, which are named.
 */
PR_NODISCARD enum pr_status cli_ceu_account(
	const struct pr_ceu_account **out, const struct pr_ceu_picture *picture,
	const char *name, struct pr_err *err);

/* The issuer of that name, or of that credential; PR_ENOTFOUND as above. */
PR_NODISCARD enum pr_status cli_ceu_issuer(const struct pr_ceu_issuer **out,
					   const struct pr_ceu_book *book,
					   const char *name,
					   struct pr_err *err);

/* Reads "12" or "#12". */
PR_NODISCARD bool cli_ceu_row(int64_t *out, const char *text);

/* Writes a report to a file, or for NULL and "-" to standard output; text
 * for eyes is spelled as the locale can. */
typedef enum pr_status cli_ceu_write_fn(const struct ceu_report *report,
					const struct pr_sink *sink,
					struct pr_err *err);
PR_NODISCARD enum pr_status cli_ceu_write(struct cli *cli,
					  cli_ceu_write_fn *write,
					  const struct ceu_report *report,
					  const char *path, bool force,
					  bool text, struct pr_err *err);

/* Standard output; text for eyes is spelled as the locale can. */
struct pr_sink cli_ceu_sink(struct cli *cli, bool text);

/* ---- ceu_json.c, ceu_say.c, ceu_outside.c -------------------------------- */

/* An object on standard output, begun with its schema. */
struct cli_ceu_json {
	struct pr_sink sink;
	struct page page;
	struct jsonw writer;
};
struct jsonw *cli_ceu_json_begin(struct cli_ceu_json *doc, const char *schema);
enum cli_exit cli_ceu_json_end(struct cli_ceu_json *doc);

/* Members for a day (null when there is none), for units. */
void cli_ceu_json_day(struct jsonw *json, const char *key, struct pr_date day);
void cli_ceu_json_units(struct jsonw *json, const char *key, int hundredths);

/* Entries that lay in a cycle before and lie in none any more, a line for each
 * account, or with json an array "outside" of their numbers; and those that
 * count in another account now, with json an array "moved". */
void cli_ceu_outside(struct cli *cli, struct jsonw *json,
		     const struct pr_ceu_picture *before,
		     const struct pr_ceu_picture *after);

/* How to have an entry count in another account of its issuer, where it does
 * in one only. */
void cli_ceu_say_there(struct cli *cli, const struct pr_ceu_picture *picture,
		       size_t entry);

/* The cycle of today as a sentence, with where its dates come from. */
void cli_ceu_say_cycle(struct cli *cli, const struct pr_ceu_account *account);

/* What is pressing, what is next, how an account stands, for the status of
 * home: null when nothing is held. */
void cli_ceu_json_home(struct jsonw *json, const char *key,
		       const struct pr_ceu_picture *picture);

/* ---- ceu_sample.c -------------------------------------------------------- */

/* The template of rules files; *text is the caller's. */
PR_NODISCARD enum pr_status cli_ceu_sample(const struct cli *cli, char **text,
					   size_t *len, struct pr_err *err);

/* A notice for each thing that a rules file still says as the template. */
void cli_ceu_unfilled(const struct cli *cli, const char *path,
		      const struct pr_findings *findings);

/* ---- cmd_ceu_status.c ---------------------------------------------------- */

/* The status of all or of one; what_if NULL as it is. */
enum cli_exit cli_ceu_status(struct cli *cli, const char *name,
			     const char *what_if, bool explain, bool json);

/* ---- ceu_packet.c -------------------------------------------------------- */

struct ceu_packed {
	size_t entries, certificates;
	size_t without; /* entries that have no certificate */
	size_t lost; /* certificates that are missing or not what they were */
};

/*
 * Writes the folder of a cycle for an auditor, whole or not at all. PR_EEXIST
 * when there is something of that name. A certificate that is missing or not
 * what it was is left out and named, in summary.html and in MANIFEST.
 */
PR_NODISCARD enum pr_status cli_ceu_packet(struct pr_desk *desk,
					   const struct ceu_report *report,
					   const struct pr_ceu_cycle *cycle,
					   const char *folder,
					   struct ceu_packed *out,
					   struct pr_err *err);

/* ---- plain_ceu.c --------------------------------------------------------- */

/* One line of it: a command of the group with its options. */
void plain_ceu_line(struct cli *cli, struct plain_in *in, const char *line);

/* The ledger as a prompt: any command of the group, without "ceu". */
enum cli_exit plain_ceu(struct cli *cli, struct plain_in *in);

#endif
