/* import_foreign_run.c - the converter as a process: fed, heard, waited for
 *
 * Its input is a socket, so that a converter that ended early is an error of
 * send() and no signal. It gets no environment and no descriptor but these
 * three. Its end is judged before anything it gave is believed.
 */
#include "proctor/foreign.h"

#include "foreign_run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHUNK 65536
#define WAIT_MS 200
#define END_MS 5000 /* from its last word to its end */
#define STEP_MS 20
#define OUTPUT_MAX ((uint64_t)1 << 30)

/* Ends of ours and of the converter's; -1 is closed. */
struct child {
	pid_t pid;
	int in, lines, report;
	int far_in, far_lines, far_report;
	char chunk[CHUNK];
	size_t len, at; /* of the chunk that is on its way in */
	uint64_t fed, got;
};

static void
shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void
shut_all(struct child *c)
{
	shut(&c->in);
	shut(&c->lines);
	shut(&c->report);
	shut(&c->far_in);
	shut(&c->far_lines);
	shut(&c->far_report);
}

static enum pr_status
no_start(struct pr_err *err, const struct foreign_run *f, const char *path,
	 int code)
{
	char reason[128] = "";

	strerror_r(code, reason, sizeof(reason));
	if (code == ENOENT)
		return pr_fail(err, PR_ENOTFOUND,
			       "%s %s, and the converter for other files is "
			       "not where it belongs, at %s; install it.",
			       f->file, f->not_ours, path);
	return pr_fail(err, PR_EIO,
		       "%s %s, and the converter %s could not be started: "
		       "%s.",
		       f->file, f->not_ours, path, reason);
}

/* Descriptors that other programs must not inherit. */
static bool
make_ends(struct child *c)
{
	int in[2] = { -1, -1 }, lines[2] = { -1, -1 }, report[2] = { -1, -1 };
	bool ok = socketpair(AF_UNIX, SOCK_STREAM, 0, in) == 0 &&
		  pipe(lines) == 0 && pipe(report) == 0;
	int *ends[] = { &c->in,        &c->far_in, &c->lines,
			&c->far_lines, &c->report, &c->far_report };
	const int from[] = { in[0],    in[1],     lines[0],
			     lines[1], report[0], report[1] };

	for (size_t i = 0; i < PR_LEN(ends); i++) {
		*ends[i] = from[i];
		if (from[i] >= 0)
			ok = fcntl(from[i], F_SETFD, FD_CLOEXEC) == 0 && ok;
	}
	return ok;
}

static int
spawn(struct child *c, char **argv)
{
	char *environment[] = { NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t none, pipes;
	int code = posix_spawn_file_actions_init(&files);

	if (code)
		return code;
	code = posix_spawnattr_init(&how);
	if (code) {
		posix_spawn_file_actions_destroy(&files);
		return code;
	}
	sigemptyset(&none);
	sigemptyset(&pipes);
	sigaddset(&pipes, SIGPIPE);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setsigdefault(&how, &pipes);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK |
					       POSIX_SPAWN_SETSIGDEF);
	code = posix_spawn_file_actions_adddup2(&files, c->far_in, 0);
	if (!code)
		code = posix_spawn_file_actions_adddup2(&files, c->far_lines,
							1);
	if (!code)
		code = posix_spawn_file_actions_adddup2(&files, c->far_report,
							2);
	if (!code)
		code = posix_spawn(&c->pid, argv[0], &files, &how, argv,
				   environment);
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	return code;
}

/* The next bytes on their way in; the end of input closes it. */
static enum pr_status
feed(struct child *c, const struct pr_source *bytes, struct pr_err *err)
{
	enum pr_status st;
	ssize_t n;

	if (c->at == c->len) {
		c->at = 0;
		st = bytes->read(bytes->ctx, c->chunk, sizeof(c->chunk),
				 &c->len, err);
		if (st)
			return st;
		if (!c->len) {
			shut(&c->in);
			return PR_OK;
		}
	}
	n = send(c->in, c->chunk + c->at, c->len - c->at,
		 MSG_NOSIGNAL | MSG_DONTWAIT);
	if (n > 0) {
		c->at += (size_t)n;
		c->fed += (uint64_t)n;
	} else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
		shut(&c->in); /* its end will say why */
	}
	return PR_OK;
}

static enum pr_status
hear(struct child *c, int *fd, FILE *to, const char *file, struct pr_err *err)
{
	char bytes[16384];
	ssize_t n = read(*fd, bytes, sizeof(bytes));

	if (n < 0 && errno == EINTR)
		return PR_OK;
	if (n <= 0) {
		shut(fd);
		return PR_OK;
	}
	c->got += (uint64_t)n;
	if (c->got > OUTPUT_MAX)
		return pr_fail(err, PR_EIO,
			       "%s: the converter gives more than 1 GiB; split "
			       "the file.",
			       file);
	if (fwrite(bytes, 1, (size_t)n, to) != (size_t)n)
		return import_temp_fail(err);
	return PR_OK;
}

/* Until it has closed both of its outputs. */
static enum pr_status
serve(struct child *c, const struct foreign_run *f,
      const struct pr_source *bytes, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	while (!st && (c->lines >= 0 || c->report >= 0)) {
		struct pollfd fds[3] = { { c->in, POLLOUT, 0 },
					 { c->lines, POLLIN, 0 },
					 { c->report, POLLIN, 0 } };
		int n = poll(fds, 3, WAIT_MS);

		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return pr_fail(err, PR_EIO,
				       "%s: waiting for the converter failed.",
				       f->file);
		st = f->tick(f->ctx, c->fed, err);
		if (n <= 0)
			continue;
		if (!st && fds[0].revents)
			st = feed(c, bytes, err);
		if (!st && fds[1].revents)
			st = hear(c, &c->lines, f->lines, f->file, err);
		if (!st && fds[2].revents)
			st = hear(c, &c->report, f->report, f->file, err);
	}
	return st;
}

static enum pr_status
killed(struct pr_err *err, const char *file, int number)
{
	if (number == SIGXCPU || number == SIGKILL)
		return pr_fail(err, PR_EIO,
			       "%s: the converter was stopped before its end, "
			       "as it is after %d seconds of work; nothing was "
			       "stored. Split the file.",
			       file, PR_FOREIGN_CPU_S);
	return pr_fail(err, PR_EIO,
		       "%s: the converter broke down on this file (signal %d); "
		       "nothing was stored. Save the file in another form, "
		       "and report the fault.",
		       file, number);
}

static enum pr_status
ended(struct pr_err *err, const char *file, int code)
{
	switch (code) {
	case PR_CONVERT_DONE:
		return PR_OK;
	case PR_CONVERT_MEMORY:
		return pr_fail(err, PR_EIO,
			       "%s: the converter needs more than its %d MiB "
			       "of memory for this file; nothing was stored. "
			       "Split the file.",
			       file, PR_FOREIGN_MEMORY_MIB);
	case PR_CONVERT_OPEN:
		return pr_fail(err, PR_EIO,
			       "%s was not read: the converter could not close "
			       "itself off on this system, which takes a Linux "
			       "kernel with seccomp.",
			       file);
	default:
		return pr_fail(err, PR_EIO,
			       "%s: the converter ended with code %d; nothing "
			       "was stored. It must be of the same version as "
			       "this program.",
			       file, code);
	}
}

static pid_t
reap(const struct child *c, int *status, int flags)
{
	pid_t got;

	do
		got = waitpid(c->pid, status, flags);
	while (got < 0 && errno == EINTR);
	return got;
}

/* Until it has ended, as long as a program may take that has said all. */
static enum pr_status
await(const struct child *c, const struct foreign_run *f, pid_t *got,
      int *status, struct pr_err *err)
{
	enum pr_status st;

	*got = reap(c, status, WNOHANG);
	for (int ms = 0; *got == 0; ms += STEP_MS) {
		st = f->tick(f->ctx, c->fed, err);
		if (st)
			return st;
		if (ms >= END_MS)
			return pr_fail(err, PR_EIO,
				       "%s: the converter gave its answer but "
				       "did not end within %d seconds; nothing "
				       "was stored. Try again.",
				       f->file, END_MS / 1000);
		poll(NULL, 0, STEP_MS);
		*got = reap(c, status, WNOHANG);
	}
	return PR_OK;
}

/* Its end; stop: it is not waited for but killed. */
static enum pr_status
bury(struct child *c, const struct foreign_run *f, bool stop,
     struct pr_err *err)
{
	enum pr_status st = PR_OK;
	const char *file = f->file;
	int status = 0;
	pid_t got = 0;

	if (!stop)
		st = await(c, f, &got, &status, err);
	if (got == 0) {
		kill(c->pid, SIGKILL);
		got = reap(c, &status, 0);
	}
	if (st)
		return st;
	if (got == c->pid && WIFSIGNALED(status))
		return killed(err, file, WTERMSIG(status));
	if (got == c->pid && WIFEXITED(status))
		return ended(err, file, WEXITSTATUS(status));
	return pr_fail(err, PR_EIO,
		       "%s: how the converter ended is not known; nothing was "
		       "stored. Try again.",
		       file);
}

enum pr_status
foreign_run(const struct foreign_run *f, const struct foreign_args *args,
	    const struct pr_source *bytes, struct pr_err *err)
{
	struct child c = { -1, -1, -1, -1, -1, -1, -1, { 0 }, 0, 0, 0, 0 };
	struct pr_err own = { 0 };
	enum pr_status st, end;
	int code = make_ends(&c) ? spawn(&c, args->v) : errno;

	if (code) {
		shut_all(&c);
		return no_start(err, f, args->v[0], code);
	}
	shut(&c.far_in);
	shut(&c.far_lines);
	shut(&c.far_report);
	st = serve(&c, f, bytes, err);
	shut_all(&c);
	end = bury(&c, f, st != PR_OK, &own);
	if (st)
		return st;
	/* Ctrl-C reaches both: what the user wants is said, not how it ended */
	st = end ? f->tick(f->ctx, 0, err) : PR_OK;
	if (!st && end)
		st = pr_fail(err, end, "%s", own.text);
	if (!st && (fflush(f->lines) != 0 || fflush(f->report) != 0))
		st = import_temp_fail(err);
	return st;
}
