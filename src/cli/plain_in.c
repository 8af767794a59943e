/* plain_in.c - lines of input; see cli/plain_in.h */
#include "cli/plain_in.h"

#include "cli/out.h"
#include "cli/signals.h"
#include "proctor/date.h"
#include "proctor/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* More bytes into raw; PLAIN_LINE means that there are some. */
static enum plain_got
fill(struct plain_in *in, int64_t timeout_ms)
{
	ssize_t n;

	if (in->at > 0) {
		memmove(in->raw, in->raw + in->at, in->len - in->at);
		in->len -= in->at;
		in->at = 0;
	}
	if (signals_caught())
		return PLAIN_SIGNAL;
	if (!signals_wait(STDIN_FILENO, timeout_ms))
		return signals_caught() ? PLAIN_SIGNAL : PLAIN_TICK;
	do
		n = read(STDIN_FILENO, in->raw + in->len,
			 sizeof(in->raw) - in->len);
	while (n < 0 && errno == EINTR);
	if (n <= 0)
		in->eof = true;
	else
		in->len += (size_t)n;
	return PLAIN_LINE;
}

/* Takes blanks off both ends. */
static void
trim(char *line)
{
	size_t len = strlen(line);
	size_t lead = strspn(line, " \t");

	while (len > lead && strchr(" \t\r", line[len - 1]))
		len--;
	memmove(line, line + lead, len - lead);
	line[len - lead] = '\0';
}

static void
keep(struct plain_in *in, const char *text, size_t len)
{
	char *clean = NULL;

	in->line[0] = '\0';
	if (!pr_text_clean(&clean, text, len, PR_CLEAN_FOLD, NULL, NULL))
		snprintf(in->line, sizeof(in->line), "%s", clean);
	free(clean);
	trim(in->line);
}

/* Cuts a line out of raw; false when none is whole yet. */
static bool
cut(struct plain_in *in, bool *too_long)
{
	const char *from = in->raw + in->at;
	size_t left = in->len - in->at;
	const char *end = left ? memchr(from, '\n', left) : NULL;
	size_t len = end ? (size_t)(end - from) : left;

	*too_long = false;
	if (!end && !(in->eof && left) && left < PLAIN_LINE_MAX)
		return false;
	in->at += len + (end != NULL);
	if (len > PLAIN_LINE_MAX - 4 || in->skipping) {
		*too_long = !in->skipping;
		in->skipping = !end && !in->eof;
		return *too_long;
	}
	keep(in, from, len);
	return true;
}

/* "@ +45s" moves the test clock. */
static void
move_clock(struct cli *cli, const char *text)
{
	struct pr_err err = { 0 };
	int64_t ms;

	text += strspn(text, " ");
	if (!cli->test_clock) {
		out_line(cli, "The clock can be moved only when --now made it "
			      "stand still.");
		return;
	}
	if (*text != '+' || pr_duration_parse(&ms, text + 1, &err)) {
		out_line(cli, "The clock is moved by a line such as @ +45s or "
			      "@ +1h30m.");
		return;
	}
	pr_clock_test_advance(&cli->clock, ms);
}

enum plain_got
plain_read(struct cli *cli, struct plain_in *in, const char *prompt,
	   int64_t timeout_ms)
{
	bool too_long;

	if (prompt)
		out_prompt(cli, prompt);
	while (!cut(in, &too_long)) {
		enum plain_got got;

		if (in->eof && in->at == in->len)
			return PLAIN_END;
		got = fill(in, timeout_ms);
		if (got != PLAIN_LINE)
			return got;
	}
	if (too_long) {
		out_line(cli, "This line is too long; it was not taken.");
		return PLAIN_TICK;
	}
	/* so that a script's transcript reads like a terminal's */
	if (!cli->in_tty)
		out_echo(cli, in->line);
	if (in->line[0] == '@') {
		move_clock(cli, in->line + 1);
		return PLAIN_TICK;
	}
	return PLAIN_LINE;
}

const char *
plain_prompt(struct cli *cli, struct plain_in *in, const char *prompt)
{
	for (;;) {
		enum plain_got got = plain_read(cli, in, prompt, -1);

		if (got == PLAIN_LINE)
			return in->line;
		if (got != PLAIN_TICK) {
			out_blank();
			return NULL;
		}
	}
}

bool
plain_wants_help(const char *line)
{
	return !strcmp(line, "?") || !strcasecmp(line, "help");
}

void
plain_unknown(const struct cli *cli, const char *line)
{
	out_line(cli, "\"%.*s\" is not understood. ? lists what is.",
		 (int)pr_text_fit(line, strlen(line), 40, NULL), line);
}

const char *
plain_asked(struct cli *cli, struct plain_in *in, const char *prompt,
	    const char *help)
{
	const char *line;

	while ((line = plain_prompt(cli, in, prompt)) != NULL &&
	       plain_wants_help(line))
		out_line(cli, "%s", help);
	return line;
}

enum cli_exit
plain_exit(void)
{
	return signals_caught() ? CLI_EXIT_INTERRUPTED : CLI_EXIT_OK;
}
