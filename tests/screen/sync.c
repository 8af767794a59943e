/*
 * sync.c - waiting for the program's word instead of for time
 *
 * The program paints, then says "frame". Both travel on different roads: when
 * the word is here the bytes are in the pseudo-terminal already, and poll(2)
 * on the master makes the kernel hand them over before it says "nothing".
 * So after the word one drain without waiting completes the screen.
 */
#include "driver.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* A program that sends no first frame is asked for one after this long. */
#define FIRST_FRAME_MS 3000

enum outcome {
	DONE,
	ENDED,
	STOPPED,
	LATE
};

typedef bool wanted(const struct driver *d, long long arg);

long long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
take_frame(struct driver *d)
{
	char text[256];
	struct frame f = { 0 };
	char focus[32];
	ssize_t n = recv(d->sync, text, sizeof(text) - 1, MSG_DONTWAIT);

	if (n <= 0) {
		if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
			close(d->sync);
			d->sync = -1;
		}
		return;
	}
	text[n] = '\0';
	if (sscanf(text,
		   "frame %lld keys %lld clock %lld focus %31s screen %47s "
		   "attempt %47s",
		   &f.number, &f.keys, &f.clock_ms, focus, f.screen,
		   f.attempt) != 6) {
		tap_result(d, false, "not a frame message: %s", text);
		return;
	}
	f.has_focus = sscanf(focus, "%d,%d", &f.row, &f.col) == 2 &&
		      f.row >= 0 && f.col >= 0;
	d->frame = f;
	d->frames_seen++;
}

static bool
take_bytes(struct driver *d)
{
	char bytes[65536];
	ssize_t n = d->master < 0 ? 0 : read(d->master, bytes, sizeof(bytes));

	if (n > 0)
		term_write(d, bytes, (size_t)n);
	return n > 0;
}

/* Takes what comes first: bytes before words, words before an exit. */
static void
pump(struct driver *d, int ms)
{
	struct pollfd p[3] = {
		{ .fd = d->master, .events = POLLIN },
		{ .fd = d->sync, .events = POLLIN },
		{ .fd = d->status, .events = POLLIN },
	};

	if (poll(p, 3, ms) <= 0)
		return;
	if ((p[0].revents & POLLIN) && take_bytes(d))
		return;
	if (p[1].revents) {
		take_frame(d);
		return;
	}
	if (p[2].revents)
		child_status(d);
}

void
sync_drain(struct driver *d)
{
	struct pollfd p = { .fd = d->master, .events = POLLIN };

	while (d->master >= 0 && poll(&p, 1, 0) > 0 && take_bytes(d))
		;
}

void
sync_settle(struct driver *d, int quiet_ms)
{
	struct pollfd p = { .fd = d->master, .events = POLLIN };

	while (d->master >= 0 && poll(&p, 1, quiet_ms) > 0 && take_bytes(d))
		;
}

static void
take_waiting_frames(struct driver *d)
{
	struct pollfd p = { .events = POLLIN };

	for (;;) {
		p.fd = d->sync;
		if (d->sync < 0 || poll(&p, 1, 0) <= 0)
			return;
		take_frame(d);
	}
}

void
sync_mark(struct driver *d)
{
	sync_drain(d);
	take_waiting_frames(d);
	d->bytes_mark = d->bytes;
}

static enum outcome
wait_for(struct driver *d, wanted *done, long long arg, int ms)
{
	long long end = now_ms() + ms;
	enum outcome o = LATE;

	for (;;) {
		long long left = end - now_ms();

		if (done(d, arg))
			o = DONE;
		else if (d->exited)
			o = ENDED;
		else if (d->stopped)
			o = STOPPED;
		if (o != LATE || left <= 0)
			break;
		pump(d, (int)left);
	}
	sync_drain(d);
	take_waiting_frames(d);
	if (o != DONE && done(d, arg))
		o = DONE;
	return o;
}

/* The program may end on a key: that is for wait-exit to judge. */
static bool
judge(struct driver *d, enum outcome o, const char *what)
{
	if (o == DONE || o == ENDED)
		return true;
	if (o == STOPPED)
		tap_result(d, false, "%s: the program was stopped", what);
	else
		tap_result(d, false, "%s: no answer within %d ms", what,
			   d->timeout_ms);
	tap_screen(d);
	return false;
}

static bool
has_keys(const struct driver *d, long long keys)
{
	return d->frames_seen > 0 && d->frame.keys >= keys;
}

static bool
has_clock(const struct driver *d, long long ms)
{
	return d->frames_seen > 0 && d->frame.clock_ms >= ms;
}

static bool
has_frames(const struct driver *d, long long seen)
{
	return d->frames_seen > seen;
}

static bool
has_stopped(const struct driver *d, long long unused)
{
	(void)unused;
	return d->stopped;
}

static bool
has_exited(const struct driver *d, long long unused)
{
	(void)unused;
	return d->exited;
}

bool
wait_keys(struct driver *d, const char *what)
{
	if (d->no_sync)
		return true;
	if (!judge(d, wait_for(d, has_keys, d->sent, d->timeout_ms), what))
		return false;
	if (d->frame.keys <= d->sent)
		return true;
	tap_result(d, false, "%s: the program counted %lld keys of %lld", what,
		   d->frame.keys, d->sent);
	return false;
}

bool
wait_clock(struct driver *d, long long target_ms)
{
	return judge(d, wait_for(d, has_clock, target_ms, d->timeout_ms),
		     "clock");
}

bool
wait_frame(struct driver *d, long long after, const char *what)
{
	return judge(d, wait_for(d, has_frames, after, d->timeout_ms), what);
}

/* After a start or a continue: the program speaks first, or is asked. */
bool
wait_first_frame(struct driver *d, const char *what)
{
	long long seen = d->frames_seen;

	if (d->no_sync)
		return true;
	if (wait_for(d, has_frames, seen, FIRST_FRAME_MS) == LATE) {
		tap_note("%s: no frame of its own yet, asking with +0", what);
		if (d->sync >= 0 && send(d->sync, "+0", 2, MSG_NOSIGNAL) < 0)
			tap_note("the clock could not be asked");
	}
	return wait_frame(d, seen, what);
}

bool
wait_stop(struct driver *d)
{
	return judge(d, wait_for(d, has_stopped, 0, d->timeout_ms), "stop");
}

bool
wait_exit(struct driver *d)
{
	return judge(d, wait_for(d, has_exited, 0, d->timeout_ms), "exit");
}

/* For programs without the protocol: until the text is on the screen. */
bool
wait_text(struct driver *d, const char *text)
{
	long long end = now_ms() + d->timeout_ms;

	sync_drain(d);
	while (!term_has(d, text) && !d->exited && now_ms() < end)
		pump(d, (int)(end - now_ms()));
	sync_drain(d);
	return term_has(d, text);
}

void
wait_idle(struct driver *d, int ms)
{
	long long end = now_ms() + ms;

	while (!d->exited && now_ms() < end)
		pump(d, (int)(end - now_ms()));
}

bool
sync_write(struct driver *d, const char *bytes, size_t n)
{
	long long end = now_ms() + d->timeout_ms;

	while (n && !d->exited) {
		ssize_t w = write(d->master, bytes, n);

		if (w > 0) {
			bytes += w;
			n -= (size_t)w;
		} else if (now_ms() > end) {
			tap_result(d, false, "the program reads no keys");
			return false;
		} else {
			pump(d, 1); /* its input is full: let it paint */
		}
	}
	return true;
}

bool
sync_clock(struct driver *d, long long ms)
{
	char text[32];
	int n = snprintf(text, sizeof(text), "+%lld", ms);
	long long seen;
	long long target;

	sync_mark(d);
	seen = d->frames_seen;
	target = d->frame.clock_ms + ms;
	if (d->sync < 0 ||
	    send(d->sync, text, (size_t)n, MSG_NOSIGNAL) != (ssize_t)n)
		return tap_result(d, false, "clock: nobody listens");
	return wait_frame(d, seen, "clock") && wait_clock(d, target);
}
