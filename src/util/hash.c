/* hash.c - SHA-256 and BLAKE2b-256 by libsodium; see proctor/hash.h */
#include "proctor/hash.h"

#include <sodium.h>
#include <string.h>

_Static_assert(sizeof(crypto_hash_sha256_state) <=
		       sizeof(((struct pr_sha256 *)0)->state),
	       "struct pr_sha256 has no room for libsodium's state");
_Static_assert(crypto_hash_sha256_BYTES == PR_HASH_LEN, "SHA-256 is 32 bytes");

void
pr_sha256(unsigned char out[PR_HASH_LEN], const void *data, size_t len)
{
	crypto_hash_sha256(out, data, len);
}

static crypto_hash_sha256_state *
state_of(struct pr_sha256 *sha)
{
	return (crypto_hash_sha256_state *)(void *)sha->state;
}

void
pr_sha256_init(struct pr_sha256 *sha)
{
	crypto_hash_sha256_init(state_of(sha));
}

void
pr_sha256_add(struct pr_sha256 *sha, const void *data, size_t len)
{
	crypto_hash_sha256_update(state_of(sha), data, len);
}

void
pr_sha256_end(struct pr_sha256 *sha, unsigned char out[PR_HASH_LEN])
{
	crypto_hash_sha256_final(state_of(sha), out);
}

void
pr_blake2b(unsigned char out[PR_HASH_LEN], const void *data, size_t len)
{
	crypto_generichash(out, PR_HASH_LEN, data, len, NULL, 0);
}

void
pr_chain_step(unsigned char out[PR_HASH_LEN],
	      const unsigned char prev[PR_HASH_LEN], const void *data,
	      size_t len)
{
	crypto_generichash_state state;

	crypto_generichash_init(&state, NULL, 0, PR_HASH_LEN);
	crypto_generichash_update(&state, prev, PR_HASH_LEN);
	crypto_generichash_update(&state, data, len);
	crypto_generichash_final(&state, out, PR_HASH_LEN);
}

void
pr_hex_format(char *out, const unsigned char *bytes, size_t n)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[2 * n] = '\0';
}

/* -1 for what is no lower-case hexadecimal digit. */
static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

bool
pr_hex_parse(unsigned char *out, size_t n, const char *text)
{
	for (size_t i = 0; i < 2 * n; i++)
		if (digit(text[i]) < 0)
			return false;
	if (text[2 * n] != '\0')
		return false;
	for (size_t i = 0; i < n; i++)
		out[i] = (unsigned char)(digit(text[2 * i]) * 16 +
					 digit(text[2 * i + 1]));
	return true;
}
