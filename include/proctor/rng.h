/*
 * proctor/rng.h - chance that can be played again
 *
 * floor    util (pure)
 * idea     xoshiro256** 1.0 (Blackman and Vigna, 2018), its four words filled
 *          by splitmix64 from one seed. The same seed gives the same form on
 *          every machine and in every release: the sequence, and how bounded
 *          numbers and shuffles use it, are part of the contract and are held
 *          by known answers in tests/unit/test_rng.c. Not for secrets.
 */
#ifndef PR_RNG_H
#define PR_RNG_H

#include "proctor/base.h"

/* Copied freely; a zeroed one must be seeded before use. */
struct pr_rng {
	uint64_t s[4];
};

/**
 * Starts a sequence.
 *
 * owns     rng is the caller's
 */
void pr_rng_seed(struct pr_rng *rng, uint64_t seed);

/**
 * Starts one of many independent sequences of a seed, so that one more draw
 * in one place (the items) does not change another (the order of options).
 *
 * owns     rng is the caller's
 */
void pr_rng_seed_stream(struct pr_rng *rng, uint64_t seed, uint64_t stream);

/**
 * The next 64 bits.
 *
 * owns     rng is the caller's and moves on
 */
uint64_t pr_rng_next(struct pr_rng *rng);

/**
 * A whole number 0 <= x < n, each equally likely; 0 for n = 0.
 *
 * owns     rng is the caller's and moves on
 */
uint64_t pr_rng_below(struct pr_rng *rng, uint64_t n);

/**
 * A number 0 <= x < 1 with 53 bits.
 *
 * owns     rng is the caller's and moves on
 */
double pr_rng_unit(struct pr_rng *rng);

/**
 * Shuffles n indexes in place (Fisher-Yates from the end), each order equally
 * likely.
 *
 * owns     rng is the caller's and moves on; index is the caller's
 */
void pr_rng_shuffle(struct pr_rng *rng, size_t *index, size_t n);

#endif
