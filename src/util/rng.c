/* rng.c - xoshiro256** seeded by splitmix64; see proctor/rng.h */
#include "proctor/rng.h"

static uint64_t
splitmix(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

static uint64_t
rotl(uint64_t x, int k)
{
	return (x << k) | (x >> (64 - k));
}

void
pr_rng_seed(struct pr_rng *rng, uint64_t seed)
{
	for (size_t i = 0; i < 4; i++)
		rng->s[i] = splitmix(&seed);
}

void
pr_rng_seed_stream(struct pr_rng *rng, uint64_t seed, uint64_t stream)
{
	uint64_t mixed = splitmix(&seed);

	pr_rng_seed(rng, mixed ^ splitmix(&stream));
}

uint64_t
pr_rng_next(struct pr_rng *rng)
{
	uint64_t *s = rng->s;
	uint64_t result = rotl(s[1] * 5, 7) * 9;
	uint64_t t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotl(s[3], 45);
	return result;
}

/* The first 2^64 mod n values are drawn again: the rest divides evenly. */
uint64_t
pr_rng_below(struct pr_rng *rng, uint64_t n)
{
	uint64_t x;

	if (n == 0)
		return 0;
	do
		x = pr_rng_next(rng);
	while (x < (UINT64_MAX - n + 1) % n);
	return x % n;
}

double
pr_rng_unit(struct pr_rng *rng)
{
	return (double)(pr_rng_next(rng) >> 11) * 0x1p-53;
}

void
pr_rng_shuffle(struct pr_rng *rng, size_t *index, size_t n)
{
	for (size_t i = n; i > 1; i--) {
		size_t j = (size_t)pr_rng_below(rng, i);
		size_t kept = index[i - 1];

		index[i - 1] = index[j];
		index[j] = kept;
	}
}
