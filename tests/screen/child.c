/*
 * child.c - the program in a pseudo-terminal of its own, under job control
 *
 * Between the driver and the program stands one small process, the session
 * leader: what a shell is in daily life. Without it the program's process
 * group would be an orphan, and the kernel drops ^Z for those. The leader
 * only reports what waitpid() says.
 */
#include "driver.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct report {
	pid_t pid;
	bool started;
	int wait_status;
};

static const struct {
	const char *name;
	int number;
} signals[] = { { "HUP", SIGHUP },   { "INT", SIGINT },   { "QUIT", SIGQUIT },
		{ "ILL", SIGILL },   { "ABRT", SIGABRT }, { "BUS", SIGBUS },
		{ "FPE", SIGFPE },   { "KILL", SIGKILL }, { "SEGV", SIGSEGV },
		{ "PIPE", SIGPIPE }, { "TERM", SIGTERM }, { "CONT", SIGCONT },
		{ "TSTP", SIGTSTP }, { "USR1", SIGUSR1 }, { "USR2", SIGUSR2 } };

int
signal_number(const char *name)
{
	if (!strncmp(name, "SIG", 3))
		name += 3;
	for (size_t i = 0; i < LEN(signals); i++)
		if (!strcmp(signals[i].name, name))
			return signals[i].number;
	return 0;
}

void
child_describe(int wait_status, char *out, size_t size)
{
	if (WIFEXITED(wait_status)) {
		snprintf(out, size, "exit %d", WEXITSTATUS(wait_status));
		return;
	}
	for (size_t i = 0; i < LEN(signals); i++) {
		if (signals[i].number == WTERMSIG(wait_status)) {
			snprintf(out, size, "SIG%s", signals[i].name);
			return;
		}
	}
	snprintf(out, size, "signal %d", WTERMSIG(wait_status));
}

static void
program_main(const struct driver *d, char *const argv[], int sync)
{
	char number[16];

	setpgid(0, 0);
	tcsetpgrp(d->slave, getpid());
	for (size_t i = 0; i < LEN(signals); i++)
		if (signals[i].number != SIGKILL)
			signal(signals[i].number, SIG_DFL);
	signal(SIGTTOU, SIG_DFL);
	for (int fd = 0; fd < 3; fd++)
		dup2(d->slave, fd);
	if (sync >= 0) {
		snprintf(number, sizeof(number), "%d", sync);
		setenv("PROCTOR_SYNC_FD", number, 1);
	} else {
		unsetenv("PROCTOR_SYNC_FD");
	}
	execvp(argv[0], argv);
	fprintf(stderr, "%s: %s\r\n", argv[0], strerror(errno));
	_exit(127);
}

static pid_t program; /* of the leader; its handler needs it */

/* A shell passes a lost terminal on to its job. */
static void
pass_on(int sig)
{
	if (program > 0)
		kill(program, sig);
}

static void
leader_main(const struct driver *d, char *const argv[], int sync, int status)
{
	static const int ignored[] = { SIGINT, SIGQUIT, SIGTSTP, SIGTTOU,
				       SIGTTIN };
	struct sigaction hup = { .sa_handler = pass_on,
				 .sa_flags = SA_RESTART };
	struct report r = { 0 };

	for (size_t i = 0; i < LEN(ignored); i++)
		signal(ignored[i], SIG_IGN);
	setsid();
	ioctl(d->slave, TIOCSCTTY, 0);
	r.pid = fork();
	if (r.pid == 0)
		program_main(d, argv, sync);
	program = r.pid;
	sigaction(SIGHUP, &hup, NULL);
	setpgid(r.pid, r.pid); /* both do it, whoever comes first */
	tcsetpgrp(d->slave, r.pid);
	if (sync >= 0)
		close(sync);
	r.started = true;
	send(status, &r, sizeof(r), MSG_NOSIGNAL);
	r.started = false;
	while (r.pid > 0) {
		if (waitpid(r.pid, &r.wait_status, WUNTRACED) != r.pid)
			break;
		if (!WIFSTOPPED(r.wait_status))
			program = 0;
		send(status, &r, sizeof(r), MSG_NOSIGNAL);
		if (!program)
			break;
	}
	/* stay, so that the terminal keeps its session until it is looked at */
	while (read(status, &r, sizeof(r)) > 0)
		;
	_exit(0);
}

static bool
open_terminal(struct driver *d)
{
	struct winsize w = { .ws_row = (unsigned short)d->rows,
			     .ws_col = (unsigned short)d->cols };

	if (openpty(&d->master, &d->slave, NULL, NULL, &w))
		return false;
	fcntl(d->master, F_SETFD, FD_CLOEXEC);
	fcntl(d->slave, F_SETFD, FD_CLOEXEC);
	fcntl(d->master, F_SETFL, O_NONBLOCK);
	tcgetattr(d->slave, &d->tty_before);
	return true;
}

static void
forget_last_run(struct driver *d)
{
	child_end(d);
	memset(&d->frame, 0, sizeof(d->frame));
	d->frames_seen = 0;
	d->sent = 0;
	d->stopped = d->exited = d->exit_checked = false;
	term_open(d);
}

bool
child_start(struct driver *d, char *const argv[])
{
	int sync[2] = { -1, -1 };
	int status[2];
	struct pollfd p = { .events = POLLIN };

	forget_last_run(d);
	if (!open_terminal(d) || socketpair(AF_UNIX, SOCK_SEQPACKET, 0, status))
		return false;
	if (!d->no_sync && socketpair(AF_UNIX, SOCK_SEQPACKET, 0, sync))
		return false;
	fcntl(status[0], F_SETFD, FD_CLOEXEC);
	fcntl(status[1], F_SETFD, FD_CLOEXEC);
	if (sync[0] >= 0)
		fcntl(sync[0], F_SETFD, FD_CLOEXEC);
	fflush(stdout);
	d->leader = fork();
	if (d->leader == 0) {
		close(d->master);
		close(status[0]);
		if (sync[0] >= 0)
			close(sync[0]);
		leader_main(d, argv, sync[1], status[1]);
	}
	close(status[1]);
	if (sync[1] >= 0)
		close(sync[1]);
	d->status = status[0];
	d->sync = sync[0];
	d->running = d->leader > 0;
	p.fd = d->status; /* the first report carries the pid */
	if (d->running && poll(&p, 1, d->timeout_ms) == 1)
		child_status(d);
	return d->pid > 0;
}

/* Takes one report of the leader. */
void
child_status(struct driver *d)
{
	struct report r;
	ssize_t n = recv(d->status, &r, sizeof(r), 0);

	if (n != (ssize_t)sizeof(r)) {
		d->exited = true; /* the leader is gone, so is the program */
		d->running = false;
		return;
	}
	d->pid = r.pid;
	if (r.started)
		return;
	d->stopped = WIFSTOPPED(r.wait_status);
	if (d->stopped)
		return;
	d->wait_status = r.wait_status;
	d->exited = true;
	d->running = false;
}

bool
child_signal(struct driver *d, int sig)
{
	if (sig == SIGCONT)
		d->stopped = false;
	return d->running && d->pid > 0 && kill(d->pid, sig) == 0;
}

static void
close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Ends what is left of a run; only processes started here are touched. */
void
child_end(struct driver *d)
{
	if (d->running && d->pid > 0)
		kill(d->pid, SIGKILL);
	close_fd(&d->status); /* lets the leader go */
	if (d->leader > 0) {
		if (d->running)
			kill(d->leader, SIGKILL);
		waitpid(d->leader, NULL, 0);
	}
	close_fd(&d->sync);
	close_fd(&d->master);
	close_fd(&d->slave);
	d->leader = 0;
	d->pid = 0;
	d->running = false;
}
