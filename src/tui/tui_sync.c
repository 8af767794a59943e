/*
 * tui_sync.c - the test harness's road: "+MS" comes in, "frame ..." goes out
 *
 * PROCTOR_SYNC_FD is the number of an inherited socket. After each paint the
 * program says so; then the screen is final and nobody has to sleep. Refused
 * when the program runs with other rights than its caller's.
 */
#include "tui/term.h"
#include "tui/tui_private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int
tui_sync_open(void)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	const char *text = getenv("PROCTOR_SYNC_FD");
	char *end;
	long fd;
	int type = 0;
	socklen_t len = sizeof(type);

	if (!text || getuid() != geteuid() || getgid() != getegid())
		return -1;
	fd = strtol(text, &end, 10);
	if (*end || end == text || fd < 3 || fd > 1023)
		return -1;
	if (getsockopt((int)fd, SOL_SOCKET, SO_TYPE, &type, &len) != 0)
		return -1;
	fcntl((int)fd, F_SETFD, FD_CLOEXEC);
	return (int)fd;
}

bool
tui_sync_read(struct tui *tui, int64_t *ms)
{
	char text[64];
	ssize_t n = recv(tui->sync_fd, text, sizeof(text) - 1, MSG_DONTWAIT);

	*ms = -1;
	if (n < 0)
		return errno == EAGAIN || errno == EINTR;
	if (n == 0) {
		close(tui->sync_fd);
		tui->sync_fd = -1;
		return false;
	}
	text[n] = '\0';
	if (text[0] == '+')
		*ms = strtoll(text + 1, NULL, 10);
	return true;
}

void
tui_sync_frame(struct tui *tui)
{
	struct view *top = tui_top(tui);
	struct pr_env env;
	char text[256];
	char focus[32] = "-";
	int n;

	tui->frames++;
	if (tui->sync_fd < 0)
		return;
	tui_now(tui, &env);
	if (tui->draw.focus_row >= 0)
		snprintf(focus, sizeof(focus), "%d,%d", tui->draw.focus_row,
			 tui->draw.focus_col);
	n = snprintf(text, sizeof(text),
		     "frame %lu keys %llu clock %lld focus %s screen %s "
		     "attempt %s",
		     tui->frames, (unsigned long long)term_keys(),
		     (long long)env.boot_ms, focus,
		     top ? keymap_screen_name(top->ops->screen) : "none",
		     tui_seat_state(tui));
	if (send(tui->sync_fd, text, (size_t)n, MSG_NOSIGNAL) < 0 &&
	    errno == EPIPE) {
		close(tui->sync_fd);
		tui->sync_fd = -1;
	}
}
