/* term_signal.c - whatever ends or stops the program, the terminal is given
 * back */
#include "tui/term_signal.h"

#include "tui/term.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define RESTORE_MAX 512
#define STACK_BYTES 65536

static const int fatal[] = {
	SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT
};
static const int watched[] = { SIGTERM, SIGHUP,  SIGINT,
			       SIGTSTP, SIGCONT, SIGWINCH };

static char restore[RESTORE_MAX];
static size_t restore_len;
static struct termios before;
static bool have_before;
static char handler_stack[STACK_BYTES];
static int pipe_fd[2] = { -1, -1 };
static int quit;
static struct sigaction old[PR_LEN(fatal) + PR_LEN(watched)];
static struct sigaction old_pipe;

void
term_signal_give_back(void)
{
	ssize_t w = write(STDOUT_FILENO, restore, restore_len);

	(void)w;
	if (have_before)
		tcsetattr(STDIN_FILENO, TCSANOW, &before);
}

static void
on_fatal(int sig)
{
	term_signal_give_back();
	signal(sig, SIG_DFL);
	raise(sig);
}

static void
on_watched(int sig)
{
	int saved = errno;
	unsigned char byte = (unsigned char)sig;
	ssize_t w = write(pipe_fd[1], &byte, 1);

	(void)w;
	errno = saved;
}

void
term_signal_save(void)
{
	restore_len = 0;
	have_before = tcgetattr(STDIN_FILENO, &before) == 0;
}

void
term_signal_restore(const char *bytes)
{
	size_t n = strlen(bytes);

	/* A delay "$<50>" is for printers; what is before it is enough. */
	if (strchr(bytes, '$'))
		n = strcspn(bytes, "$");
	if (n > RESTORE_MAX - restore_len)
		return;
	for (size_t i = 0; i < n; i++)
		restore[restore_len++] = bytes[i];
}

static bool
open_pipe(void)
{
	if (pipe(pipe_fd) != 0)
		return false;
	for (int i = 0; i < 2; i++) {
		fcntl(pipe_fd[i], F_SETFD, FD_CLOEXEC);
		fcntl(pipe_fd[i], F_SETFL, O_NONBLOCK);
	}
	return true;
}

bool
term_signal_open(void)
{
	stack_t own = { .ss_sp = handler_stack, .ss_size = STACK_BYTES };
	struct sigaction act = { .sa_handler = on_fatal,
				 .sa_flags = SA_ONSTACK };
	size_t n = 0;

	quit = 0;
	if (!open_pipe())
		return false;
	sigaltstack(&own, NULL);
	sigemptyset(&act.sa_mask);
	for (size_t i = 0; i < PR_LEN(fatal); i++)
		sigaction(fatal[i], &act, &old[n++]);
	act.sa_handler = on_watched;
	act.sa_flags = SA_RESTART;
	for (size_t i = 0; i < PR_LEN(watched); i++)
		sigaction(watched[i], &act, &old[n++]);
	act.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &act, &old_pipe);
	return true;
}

void
term_signal_close(bool gone)
{
	size_t n = 0;

	for (size_t i = 0; i < PR_LEN(fatal); i++)
		sigaction(fatal[i], &old[n++], NULL);
	/* The end of a terminal is read before its SIGHUP comes: the program
	 * is leaving by itself already and has its own exit code to give. */
	for (size_t i = 0; i < PR_LEN(watched); i++, n++)
		if (watched[i] == SIGHUP && gone)
			signal(SIGHUP, SIG_IGN);
		else
			sigaction(watched[i], &old[n], NULL);
	sigaction(SIGPIPE, &old_pipe, NULL);
	for (int i = 0; i < 2; i++) {
		if (pipe_fd[i] >= 0)
			close(pipe_fd[i]);
		pipe_fd[i] = -1;
	}
}

int
term_signal_fd(void)
{
	return pipe_fd[0];
}

unsigned
term_signal_take(void)
{
	unsigned char byte;
	unsigned woke = 0;

	while (read(pipe_fd[0], &byte, 1) == 1) {
		if (byte == SIGWINCH) {
			woke |= WAKE_SIZE;
		} else if (byte == SIGTSTP) {
			woke |= WAKE_STOP;
		} else if (byte == SIGCONT) {
			woke |= WAKE_CONTINUED;
		} else {
			woke |= WAKE_SIGNAL;
			quit = byte;
		}
	}
	return woke;
}

int
term_signal_quit(void)
{
	return quit;
}

void
term_signal_stop(void)
{
	struct sigaction ours;
	struct sigaction plain = { .sa_handler = SIG_DFL };
	sigset_t stop;

	sigemptyset(&plain.sa_mask);
	sigaction(SIGTSTP, &plain, &ours);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	pthread_sigmask(SIG_UNBLOCK, &stop, NULL);
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
}
