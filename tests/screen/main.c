/* main.c - reads a script, runs its lines, ends with the TAP plan */
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_TIMEOUT_MS 20000
#define DEFAULT_SIZES "80x24 40x10 39x10 1x1 200x60 132x36 40x12 80x24"

static const struct command *
find(const struct command *list, const char *name)
{
	for (; list->name; list++)
		if (!strcmp(list->name, name))
			return list;
	return NULL;
}

/* Blanks at the end go; a text in double quotes keeps its own. */
static char *
trim(char *text)
{
	size_t n;

	text += strspn(text, " \t");
	n = strlen(text);
	while (n && strchr(" \t\r\n", text[n - 1]))
		text[--n] = '\0';
	if (n > 1 && text[0] == '"' && text[n - 1] == '"' &&
	    !memchr(text + 1, '"', n - 2)) {
		text[n - 1] = '\0';
		text++;
	}
	return text;
}

static bool
run_line(struct driver *d, char *line)
{
	char *name = line + strspn(line, " \t");
	char *arg = name + strcspn(name, " \t\r\n");
	const struct command *c;

	if (*arg)
		*arg++ = '\0';
	if (!*name || *name == '#')
		return true;
	c = find(do_commands, name);
	if (!c)
		c = find(see_commands, name);
	if (!c)
		return tap_result(d, false, "unknown command: %s", name);
	if (c->needs_program && !d->vt)
		return tap_result(d, false, "%s: nothing was run", name);
	return c->run(d, trim(arg));
}

static void
run_script(struct driver *d, FILE *f)
{
	char line[MAX_LINE];

	while (fgets(line, sizeof(line), f)) {
		d->line++;
		if (run_line(d, line))
			continue;
		tap_note("the rest of the script was not run");
		return;
	}
}

/* A program that ended although no line said so has failed. */
static void
check_end(struct driver *d)
{
	char how[32];

	if (!d->exited || d->exit_checked)
		return;
	child_describe(d->wait_status, how, sizeof(how));
	tap_result(d, false, "ended unasked: %s", how);
	tap_screen(d);
}

static void
set_up(struct driver *d)
{
	const char *timeout = getenv("PROCTOR_SCREEN_TIMEOUT_MS");
	const char *golden = getenv("PROCTOR_GOLDEN");

	d->rows = 24;
	d->cols = 80;
	d->master = d->slave = d->sync = d->status = -1;
	d->script = "script";
	d->golden_dir = "tests/screen/golden";
	d->golden_update = golden && !strcmp(golden, "update");
	d->timeout_ms = timeout ? atoi(timeout) : DEFAULT_TIMEOUT_MS;
	snprintf(d->hint, sizeof(d->hint), "help"); /* ? or F1 */
	snprintf(d->sizes, sizeof(d->sizes), DEFAULT_SIZES);
	signal(SIGPIPE, SIG_IGN);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("NO_COLOR");
	unsetenv("COLUMNS");
	unsetenv("LINES");
	unsetenv("TMUX");
	unsetenv("ESCDELAY");
}

static int
usage(void)
{
	fputs("usage: screen-driver [-n DONE] [-g GOLDEN_DIR] [-l LABEL] "
	      "[SCRIPT]\n",
	      stderr);
	return 2;
}

int
main(int argc, char **argv)
{
	static struct driver d;
	FILE *f = stdin;
	bool plan = true;
	int c;

	set_up(&d);
	while ((c = getopt(argc, argv, "n:g:l:")) != -1) {
		if (c == 'n') {
			d.n_tests = atoi(optarg); /* tests printed before */
			plan = false;
		} else if (c == 'g') {
			d.golden_dir = optarg;
		} else if (c == 'l') {
			d.script = optarg;
		} else {
			return usage();
		}
	}
	if (optind < argc) {
		d.script = argv[optind];
		f = fopen(argv[optind], "r");
		if (!f) {
			fprintf(stderr, "%s: %s\n", argv[optind],
				strerror(errno));
			return 2;
		}
		fcntl(fileno(f), F_SETFD, FD_CLOEXEC);
	}
	run_script(&d, f);
	check_end(&d);
	child_end(&d);
	term_close(&d);
	for (size_t i = 0; i < MAX_KEPT; i++)
		free(d.kept[i].text);
	if (f != stdin)
		fclose(f);
	if (plan)
		printf("1..%d\n", d.n_tests);
	return d.n_failed ? 1 : 0;
}
