/* main.c - the converter as a program: one file in, lines and a report out
 *
 * Started by proctor with an empty environment. Everything it needs is in its
 * arguments and on its three descriptors; see proctor/foreign.h.
 */
#include "convert/cells.h"
#include "convert/codes.h"
#include "convert/convert.h"
#include "convert/sandbox.h"
#include "proctor/foreign.h"
#include "util/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct args {
	struct convert_options options;
	struct convert_domain *domains;
	struct codes_options codes; /* asked for when it has a name */
	bool cells;                 /* a table, cell by cell */
};

static enum pr_status
write_all(int fd, const char *text, size_t len, struct pr_err *err)
{
	while (len) {
		ssize_t n = write(fd, text, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return pr_fail(err, PR_EIO, "writing failed");
		text += n;
		len -= (size_t)n;
	}
	return PR_OK;
}

/* A descriptor behind a buffer: a write for each line would be slow. */
struct stream {
	int fd;
	size_t len;
	char bytes[32768];
};

static enum pr_status
stream_flush(struct stream *s, struct pr_err *err)
{
	size_t len = s->len;

	s->len = 0;
	return write_all(s->fd, s->bytes, len, err);
}

static enum pr_status
stream_add(struct stream *s, const char *text, size_t len, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	if (len > sizeof(s->bytes) - s->len)
		st = stream_flush(s, err);
	if (!st && len > sizeof(s->bytes))
		return write_all(s->fd, text, len, err);
	if (!st) {
		memcpy(s->bytes + s->len, text, len);
		s->len += len;
	}
	return st;
}

struct streams {
	struct stream line, report;
};

static enum pr_status
put_line(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	struct streams *s = ctx;

	return stream_add(&s->line, text, len, err);
}

static enum pr_status
put_report(void *ctx, const char *text, size_t len, struct pr_err *err)
{
	struct streams *s = ctx;

	return stream_add(&s->report, text, len, err);
}

/* All of standard input; one byte more than the limit shows that it is over. */
static enum pr_status
read_input(char **out, size_t *len, struct pr_err *err)
{
	size_t cap = (size_t)1 << 16;
	ssize_t got;

	*len = 0;
	*out = mem_array(cap, 1);
	if (!*out)
		return mem_fail(err);
	do {
		if (*len == cap) {
			size_t more = cap * 2 < PR_FOREIGN_FILE
					      ? cap * 2
					      : PR_FOREIGN_FILE + 1;
			char *grown = mem_resize(*out, more, 1);

			if (!grown)
				return mem_fail(err);
			*out = grown;
			cap = more;
		}
		got = read(STDIN_FILENO, *out + *len, cap - *len);
		if (got < 0 && errno != EINTR)
			return pr_fail(err, PR_EIO, "reading failed");
		*len += got > 0 ? (size_t)got : 0;
	} while (got != 0 && *len <= PR_FOREIGN_FILE);
	return PR_OK;
}

/* "D1", "D1.T1" (may be empty), title: apart by TAB, cut in place. */
static bool
add_domain(struct args *a, char *text)
{
	char *task = strchr(text, '\t');
	char *title = task ? strchr(task + 1, '\t') : NULL;
	struct convert_domain *d = &a->domains[a->options.n_domains];

	if (!title)
		return false;
	*task++ = *title++ = '\0';
	*d = (struct convert_domain){ text, *task ? task : NULL, title };
	a->options.n_domains++;
	return true;
}

static int
index_of(const char *const *words, const char *word)
{
	for (int i = 0; words[i]; i++)
		if (!strcmp(words[i], word))
			return i;
	return -1;
}

/* Where an option of one word goes; NULL: it is another one. */
static const char **
word_of(struct args *a, const char *name)
{
	const struct {
		const char *name, **word;
	} words[] = {
		{ "map", &a->options.map },
		{ "bank", &a->options.bank },
		{ "title", &a->options.title },
		{ "exam", &a->options.exam },
		{ "own", &a->options.own },
		{ "exams", &a->options.exams },
		{ "codes", &a->codes.name },
		{ "edition", &a->codes.edition },
	};

	for (size_t i = 0; i < PR_LEN(words); i++)
		if (!strcmp(words[i].name, name))
			return words[i].word;
	return NULL;
}

static bool
set(struct args *a, const char *name, char *value)
{
	static const char *const formats[] = { "auto", "csv", "tsv", "aiken",
					       NULL };
	static const char *const keys[] = { "letters", "one", "zero", "text",
					    NULL };
	struct convert_options *o = &a->options;
	const char **word;
	int i;

	if (!strcmp(name, "domain"))
		return add_domain(a, value);
	if (!strcmp(name, "format")) {
		i = index_of(formats, value);
		o->format = i < 0 ? CONVERT_AUTO : (enum convert_format)i;
		return i >= 0;
	}
	if (!strcmp(name, "key")) {
		i = index_of(keys, value);
		o->key = i < 0 ? CONVERT_KEYS : (enum convert_key)i;
		return i >= 0;
	}
	word = word_of(a, name);
	if (word)
		*word = value;
	else if (!strcmp(name, "cpt"))
		a->codes.cpt = !strcmp(value, "1");
	else if (!strcmp(name, "cells"))
		a->cells = !strcmp(value, "1");
	else
		return false;
	return true;
}

/* "--name=value" each. */
static bool
read_args(struct args *a, int argc, char **argv)
{
	a->options.key = CONVERT_KEYS;
	a->domains = mem_array((size_t)argc + 1, sizeof(*a->domains));
	a->options.domains = a->domains;
	for (int i = 1; i < argc && a->domains; i++) {
		char *equals = strchr(argv[i], '=');

		if (strncmp(argv[i], "--", 2) != 0 || !equals)
			return false;
		*equals = '\0';
		if (!set(a, argv[i] + 2, equals + 1))
			return false;
	}
	if (a->options.bank && !a->options.title)
		a->options.title = a->options.bank;
	return a->domains &&
	       (a->options.bank != NULL) + (a->codes.name != NULL) + a->cells ==
		       1;
}

static int
code_of(enum pr_status st)
{
	return st == PR_OK       ? PR_CONVERT_DONE
	       : st == PR_ENOMEM ? PR_CONVERT_MEMORY
				 : PR_CONVERT_IO;
}

/* Too large is said by the report as well. */
static enum pr_status
too_large(struct stream *report, struct pr_err *err)
{
	static const char text[] = "F\t503\t0\t0\t\t\tmore than 64 MiB\t64 MiB"
				   "\t\nE\t0\t0\n";

	return stream_add(report, text, sizeof(text) - 1, err);
}

static enum pr_status
convert(const struct args *a, struct pr_err *err)
{
	struct streams *s = mem_array(1, sizeof(*s));
	struct convert_out out = { s, put_line, put_report };
	char *bytes = NULL;
	size_t len = 0;
	enum pr_status st;

	if (!s)
		return mem_fail(err);
	s->line.fd = STDOUT_FILENO;
	s->report.fd = STDERR_FILENO;
	st = read_input(&bytes, &len, err);
	if (!st && len > PR_FOREIGN_FILE)
		st = too_large(&s->report, err);
	else if (!st && a->cells)
		st = convert_cells(bytes, len, &out, err);
	else if (!st && a->codes.name)
		st = codes_run(&a->codes, bytes, len, &out, err);
	else if (!st)
		st = convert_run(&a->options, bytes, len, &out, err);
	if (!st)
		st = stream_flush(&s->line, err);
	if (!st)
		st = stream_flush(&s->report, err);
	free(bytes);
	free(s);
	return st;
}

int
main(int argc, char **argv)
{
	struct args a = { .domains = NULL };
	struct pr_err err = { 0 };
	int code = PR_CONVERT_USAGE;

	if (argc == 2 && !strcmp(argv[1], "--self-test"))
		return sandbox_self_test();
	if (read_args(&a, argc, argv)) {
		if (a.codes.name)
			codes_prepare();
		if (sandbox_close())
			code = code_of(convert(&a, &err));
		else
			code = PR_CONVERT_OPEN;
	}
	free(a.domains);
	return code;
}
