/*
 * proctor/hash.h - content hashes and the chain that seals a sitting
 *
 * floor    util (pure)
 * idea     SHA-256 names contents (files, items); BLAKE2b-256 chains events:
 *          each link is the hash of the link before it and of its own bytes,
 *          so an earlier head proves order and change.
 */
#ifndef PR_HASH_H
#define PR_HASH_H

#include "proctor/base.h"

#define PR_HASH_LEN 32
#define PR_HASH_TEXT (2 * PR_HASH_LEN + 1)

/** SHA-256 of len bytes. */
void pr_sha256(unsigned char out[PR_HASH_LEN], const void *data, size_t len);

/* A SHA-256 that is fed piece by piece. */
struct pr_sha256 {
	_Alignas(16) unsigned char state[128]; /* private */
};

/**
 * Starts an empty SHA-256.
 *
 * owns     sha is the caller's and needs no release
 */
void pr_sha256_init(struct pr_sha256 *sha);

/**
 * Feeds len bytes.
 *
 * owns     sha is the caller's
 */
void pr_sha256_add(struct pr_sha256 *sha, const void *data, size_t len);

/**
 * The hash of all that was fed; sha must be started again before more.
 *
 * owns     sha is the caller's
 */
void pr_sha256_end(struct pr_sha256 *sha, unsigned char out[PR_HASH_LEN]);

/** BLAKE2b-256 of len bytes. */
void pr_blake2b(unsigned char out[PR_HASH_LEN], const void *data, size_t len);

/**
 * One link of a chain: BLAKE2b-256 of the link before and these bytes.
 *
 * shape    out may be prev
 */
void pr_chain_step(unsigned char out[PR_HASH_LEN],
		   const unsigned char prev[PR_HASH_LEN], const void *data,
		   size_t len);

/**
 * Writes n bytes as 2n lower-case hexadecimal digits and NUL.
 *
 * shape    out has room for 2n + 1
 */
void pr_hex_format(char *out, const unsigned char *bytes, size_t n);

/**
 * Reads exactly 2n lower-case hexadecimal digits; false for anything else,
 * and out is then untouched.
 */
bool pr_hex_parse(unsigned char *out, size_t n, const char *text);

#endif
