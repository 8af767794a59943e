/* clock.c - the only place that asks the system for time and chance */
#include "proctor/date.h"
#include "proctor/env.h"

#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define BOOT_ID_PATH "/proc/sys/kernel/random/boot_id"
#define TEST_BOOT_ID "00000000-0000-4000-8000-000000000000"
/* The machine of a test clock was started at this time, 2020-01-01 UTC, so
 * that two processes with two --now times agree on what lies between. */
#define TEST_BOOTED_MS INT64_C(1577836800000)

static int64_t
read_ms(clockid_t id)
{
	struct timespec ts = { 0 };

	if (clock_gettime(id, &ts) != 0)
		return 0;
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void
read_boot_id(char out[PR_BOOT_ID_TEXT])
{
	ssize_t n = 0;
	int fd = open(BOOT_ID_PATH, O_RDONLY | O_CLOEXEC);

	if (fd >= 0) {
		n = read(fd, out, PR_BOOT_ID_TEXT - 1);
		close(fd);
	}
	out[n > 0 ? n : 0] = '\0';
	out[strcspn(out, "\n")] = '\0';
}

/* The local hand less UTC; struct tm has no offset in POSIX of 2008. */
static int
read_offset(int64_t wall_ms)
{
	time_t seconds = (time_t)(wall_ms / 1000);
	struct tm local;
	struct pr_date day;
	int64_t hours;

	tzset();
	if (!localtime_r(&seconds, &local))
		return 0;
	day.year = local.tm_year + 1900;
	day.month = local.tm_mon + 1;
	day.day = local.tm_mday;
	hours = pr_date_to_days(day) * 24 + local.tm_hour;
	return (int)(hours * 60 + local.tm_min - (int64_t)seconds / 60);
}

static uint64_t
system_random(void *ctx)
{
	uint64_t x;

	(void)ctx;
	randombytes_buf(&x, sizeof(x));
	return x;
}

static uint64_t
test_random(void *ctx)
{
	return pr_rng_next(ctx);
}

void
pr_clock_test_set(struct pr_clock *clock, int64_t wall_ms, int utc_offset_min,
		  uint64_t seed)
{
	*clock = (struct pr_clock){
		.test = true,
		.wall_ms = wall_ms,
		.utc_offset_min = utc_offset_min,
	};
	pr_rng_seed(&clock->rng, seed);
}

void
pr_clock_test_advance(struct pr_clock *clock, int64_t ms)
{
	if (ms > 0)
		clock->moved_ms += ms;
}

static void
read_test(struct pr_clock *clock, struct pr_env *out)
{
	out->boot_ms = clock->wall_ms - TEST_BOOTED_MS + clock->moved_ms;
	out->mono_ms = out->boot_ms;
	out->wall_ms = clock->wall_ms + clock->moved_ms;
	memcpy(out->boot_id, TEST_BOOT_ID, sizeof(TEST_BOOT_ID));
	out->utc_offset_min = clock->utc_offset_min;
	out->test_clock = true;
	out->random = test_random;
	out->random_ctx = &clock->rng;
}

void
pr_clock_read(struct pr_clock *clock, struct pr_env *out)
{
	*out = (struct pr_env){ 0 };
	if (clock->test) {
		read_test(clock, out);
		return;
	}
	out->boot_ms = read_ms(CLOCK_BOOTTIME);
	out->mono_ms = read_ms(CLOCK_MONOTONIC);
	out->wall_ms = read_ms(CLOCK_REALTIME);
	read_boot_id(out->boot_id);
	out->utc_offset_min = read_offset(out->wall_ms);
	out->random = system_random;
}

void
pr_env_random(const struct pr_env *env, unsigned char *bytes, size_t n)
{
	uint64_t x = 0;

	for (size_t i = 0; i < n; i++) {
		if (i % 8 == 0)
			x = env->random(env->random_ctx);
		bytes[i] = (unsigned char)(x >> (i % 8 * 8));
	}
}
