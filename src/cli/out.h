/*
 * cli/out.h - lines on standard output, for eyes, ears and scripts
 *
 * floor    cli
 * idea     No cursor codes, no colour, no carriage return. Text is wrapped at
 *          cli->width or not at all, and spelled in ASCII where the locale
 *          has nothing else.
 */
#ifndef PR_CLI_OUT_H
#define PR_CLI_OUT_H

#include "cli/cli.h"
#include "proctor/library.h"

/* One sentence or paragraph and its line end. */
void out_line(const struct cli *cli, const char *fmt, ...) PR_PRINTF(2, 3);

/* A text of any number of lines; lines keep their own indent. */
void out_text(const struct cli *cli, const char *text);

/* The same with a first word before it, "B. ", and what follows set in. */
void out_item(const struct cli *cli, const char *head, const char *text);

void out_blank(void);

/* A line as it was typed, after its prompt; never wrapped. */
void out_echo(const struct cli *cli, const char *line);

/* A prompt: no line end, but on its way before anything is read. */
void out_prompt(const struct cli *cli, const char *text);

/* False once standard output could not be written. */
bool out_ok(void);

/* Standard output as a sink, byte for byte. */
struct pr_sink out_sink(void);

/* The same for text to be read: ASCII where the locale has nothing else.
 * Every piece written is whole UTF-8. cli outlives the sink. */
struct pr_sink out_text_sink(struct cli *cli);

/*
 * A file that appears when everything was written, or standard output for
 * NULL and "-". force replaces an existing file.
 */
struct out_file;
PR_NODISCARD enum pr_status out_file_open(struct out_file **out,
					  const char *path, bool force,
					  struct pr_err *err);
struct pr_sink out_file_sink(struct out_file *file);
/* Ends the file in any case; it is left only when st is PR_OK. */
PR_NODISCARD enum pr_status out_file_close(struct out_file *file,
					   enum pr_status st,
					   struct pr_err *err);

/* Progress of long work on standard error, when that is a terminal. */
struct pr_progress out_progress(struct cli *cli);
/* Takes the progress line away again. */
void out_progress_end(const struct cli *cli);

#endif
