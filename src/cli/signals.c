/* signals.c - HUP, INT and TERM; see cli/signals.h */
#include "cli/signals.h"

#include <signal.h>
#include <stddef.h>
#include <sys/select.h>
#include <time.h>

static const int numbers[] = { SIGHUP, SIGINT, SIGTERM };
#define NUMBERS (sizeof(numbers) / sizeof(numbers[0]))

/* A handler has nowhere else to write. */
static volatile sig_atomic_t caught;
static sigset_t outside; /* the mask before signals_catch */
static struct sigaction before[NUMBERS];
static struct sigaction before_pipe;
static bool catching;

static void
note(int number)
{
	caught = number;
}

void
signals_start(void)
{
	struct sigaction action = { .sa_handler = SIG_DFL };

	sigemptyset(&action.sa_mask);
	sigaction(SIGCHLD, &action, NULL);
}

void
signals_catch(void)
{
	struct sigaction action = { .sa_handler = note };
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	sigset_t block;

	if (catching)
		return;
	catching = true;
	caught = 0;
	sigemptyset(&action.sa_mask);
	sigemptyset(&ignore.sa_mask);
	sigemptyset(&block);
	for (size_t i = 0; i < NUMBERS; i++)
		sigaddset(&block, numbers[i]);
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	sigprocmask(SIG_BLOCK, &block, &outside);
	for (size_t i = 0; i < NUMBERS; i++)
		sigaction(numbers[i], &action, &before[i]);
	sigaction(SIGPIPE, &ignore, &before_pipe);
}

void
signals_release(void)
{
	if (!catching)
		return;
	catching = false;
	for (size_t i = 0; i < NUMBERS; i++)
		sigaction(numbers[i], &before[i], NULL);
	sigaction(SIGPIPE, &before_pipe, NULL);
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	sigprocmask(SIG_SETMASK, &outside, NULL);
}

int
signals_caught(void)
{
	if (catching && !caught)
		signals_wait(-1, 0);
	return caught;
}

bool
signals_wait(int fd, int64_t timeout_ms)
{
	struct timespec span = { .tv_sec = (time_t)(timeout_ms / 1000),
				 .tv_nsec =
					 (long)(timeout_ms % 1000) * 1000000 };
	fd_set set;

	FD_ZERO(&set);
	if (fd >= 0)
		FD_SET(fd, &set);
	return pselect(fd + 1, &set, NULL, NULL, timeout_ms < 0 ? NULL : &span,
		       &outside) > 0;
}
