/*
 * proctor/env.h - time and chance, read by the front end and handed down
 *
 * floor    util
 * idea     cli/ and tui/ own one struct pr_clock and read it into a struct
 *          pr_env when something happens; everything below receives that
 *          value and never asks. A test clock stands still, and moves only
 *          when it is told to.
 */
#ifndef PR_ENV_H
#define PR_ENV_H

#include "proctor/rng.h"

#define PR_BOOT_ID_TEXT 40

/* One reading. */
struct pr_env {
	int64_t boot_ms; /* CLOCK_BOOTTIME: runs in suspend too */
	int64_t mono_ms; /* CLOCK_MONOTONIC: stops in suspend */
	int64_t wall_ms; /* since 1970 UTC; may be set by anyone */
	char boot_id[PR_BOOT_ID_TEXT]; /* "" where the system has none */
	int utc_offset_min;            /* local time less UTC */
	bool test_clock;               /* read from a test clock */
	uint64_t (*random)(void *ctx); /* never NULL; 64 bits of chance */
	void *random_ctx;              /* lent by the clock that was read */
};

/* Zeroed, it is the system's clock. */
struct pr_clock {
	bool test; /* private from here */
	int64_t moved_ms;
	int64_t wall_ms;
	int utc_offset_min;
	struct pr_rng rng;
};

/**
 * Makes clock a test clock that stands at wall_ms. Its boot clock counts
 * from 2020-01-01 UTC, its boot id is fixed, its chance comes from the seed.
 *
 * units    ms since 1970 UTC; minutes east of Greenwich
 * owns     clock is the caller's
 */
void pr_clock_test_set(struct pr_clock *clock, int64_t wall_ms,
		       int utc_offset_min, uint64_t seed);

/**
 * Moves all hands of a test clock forward; a real clock does not obey.
 *
 * units    ms; negative is taken as 0
 * owns     clock is the caller's
 */
void pr_clock_test_advance(struct pr_clock *clock, int64_t ms);

/**
 * Reads the clock. Called by cli/ and tui/ only.
 *
 * owns     out is the caller's; out->random_ctx is lent by clock, which must
 *          outlive it and not move
 */
void pr_clock_read(struct pr_clock *clock, struct pr_env *out);

/**
 * Fills bytes from the environment's chance.
 *
 * owns     env is borrowed; bytes are the caller's
 */
void pr_env_random(const struct pr_env *env, unsigned char *bytes, size_t n);

#endif
