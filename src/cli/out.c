/* out.c - lines on standard output; see cli/out.h */
#include "cli/out.h"

#include "cli/signals.h"
#include "proctor/text.h"
#include "util/fs.h"
#include "util/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
put_blanks(int n)
{
	for (; n > 0; n--)
		putchar(' ');
}

/* Wrapped, with lead cells already used by the first line. */
static void
put_wrapped(const char *text, int width, int lead)
{
	struct pr_wrap wrap = { .text = text,
				.len = strlen(text),
				.width = width - lead,
				.hang = true };
	struct pr_line line;
	bool first = true;

	while (pr_wrap_next(&wrap, &line)) {
		put_blanks((first ? 0 : lead) + line.indent);
		fwrite(text + line.off, 1, line.len, stdout);
		putchar('\n');
		first = false;
	}
	if (first)
		putchar('\n');
}

/* Not wrapped: only what follows a line end is set in. */
static void
put_whole(const char *text, int lead)
{
	for (const char *p = text;; p++) {
		size_t n = strcspn(p, "\n");

		fwrite(p, 1, n, stdout);
		putchar('\n');
		p += n;
		if (!*p || !p[1])
			return;
		if (p[1] != '\n')
			put_blanks(lead);
	}
}

static void
put(const struct cli *cli, int width, const char *head, const char *text)
{
	char *ascii = NULL;
	int lead = (int)strlen(head);

	if (!cli->utf8 && !pr_text_ascii(&ascii, text, strlen(text), NULL))
		text = ascii;
	fputs(head, stdout);
	if (width > lead + 10)
		put_wrapped(text, width, lead);
	else
		put_whole(text, lead);
	free(ascii);
}

void
out_line(const struct cli *cli, const char *fmt, ...)
{
	char text[2048];
	char *longer = NULL; /* with a note, say */
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	if (n >= (int)sizeof(text) && (longer = malloc((size_t)n + 1))) {
		va_start(args, fmt);
		vsnprintf(longer, (size_t)n + 1, fmt, args);
		va_end(args);
	}
	put(cli, cli->width, "", longer ? longer : text);
	free(longer);
}

void
out_text(const struct cli *cli, const char *text)
{
	put(cli, cli->width, "", text);
}

void
out_echo(const struct cli *cli, const char *line)
{
	put(cli, 0, "", line);
}

void
out_item(const struct cli *cli, const char *head, const char *text)
{
	put(cli, cli->width, head, text);
}

void
out_blank(void)
{
	putchar('\n');
}

void
out_prompt(const struct cli *cli, const char *text)
{
	(void)cli;
	fputs(text, stdout);
	fflush(stdout);
}

bool
out_ok(void)
{
	return !ferror(stdout);
}

static enum pr_status
write_stdout(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	(void)ctx;
	if (fwrite(bytes, 1, n, stdout) != n)
		return pr_fail(err, PR_EIO,
			       "standard output could not be written");
	return PR_OK;
}

struct pr_sink
out_sink(void)
{
	return (struct pr_sink){ .write = write_stdout };
}

static enum pr_status
write_text(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	const struct cli *cli = ctx;
	char *ascii = NULL;
	enum pr_status st;

	if (cli->utf8)
		return write_stdout(NULL, bytes, n, err);
	st = pr_text_ascii(&ascii, bytes, n, err);
	if (!st)
		st = write_stdout(NULL, ascii, strlen(ascii), err);
	free(ascii);
	return st;
}

struct pr_sink
out_text_sink(struct cli *cli)
{
	return (struct pr_sink){ .ctx = cli, .write = write_text };
}

struct out_file {
	struct fs_writer *writer; /* NULL: standard output */
};

enum pr_status
out_file_open(struct out_file **out, const char *path, bool force,
	      struct pr_err *err)
{
	struct out_file *file = mem_array(1, sizeof(*file));
	enum pr_status st = PR_OK;

	*out = NULL;
	if (!file)
		return mem_fail(err);
	if (path && strcmp(path, "-") != 0)
		st = fs_writer_open(&file->writer, path,
				    FS_SHARED | (force ? FS_OVERWRITE : 0),
				    err);
	if (st)
		free(file);
	else
		*out = file;
	return st;
}

static enum pr_status
write_file(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	struct out_file *file = ctx;

	return fs_writer_add(file->writer, bytes, n, err);
}

struct pr_sink
out_file_sink(struct out_file *file)
{
	if (!file->writer)
		return out_sink();
	return (struct pr_sink){ .ctx = file, .write = write_file };
}

enum pr_status
out_file_close(struct out_file *file, enum pr_status st, struct pr_err *err)
{
	if (file->writer) {
		if (st)
			fs_writer_abandon(file->writer);
		else
			st = fs_writer_commit(file->writer, err);
	}
	free(file);
	return st;
}

static bool
show_progress(void *ctx, const char *doing, uint64_t done, uint64_t total)
{
	const struct cli *cli = ctx;

	if (signals_caught())
		return false;
	if (!cli->err_tty || cli->plain || cli->dumb)
		return true;
	if (total)
		fprintf(stderr, "\r\033[K%.50s %d %%", doing,
			(int)(done * 100 / total));
	else
		fprintf(stderr, "\r\033[K%.50s %llu", doing,
			(unsigned long long)done);
	fflush(stderr);
	return true;
}

struct pr_progress
out_progress(struct cli *cli)
{
	return (struct pr_progress){ .ctx = cli, .at = show_progress };
}

void
out_progress_end(const struct cli *cli)
{
	if (cli->err_tty && !cli->plain && !cli->dumb)
		fputs("\r\033[K", stderr);
}
