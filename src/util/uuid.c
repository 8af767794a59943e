/* uuid.c - RFC 9562 with libuuid's SHA-1; see proctor/uuid.h */
#include "proctor/uuid.h"

#include "proctor/hash.h"

#include <string.h>
#include <uuid/uuid.h>

#define MS_MAX ((INT64_C(1) << 48) - 1)

/* Where the hyphens stand, and how many bytes come before each. */
static bool
is_hyphen_place(size_t i)
{
	return i == 8 || i == 13 || i == 18 || i == 23;
}

/* The 32 digits without hyphens; false when the form is another one. */
static bool
digits_of(char out[33], const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < 36; i++) {
		if (text[i] == '\0' || is_hyphen_place(i) != (text[i] == '-'))
			return false;
		if (text[i] != '-')
			out[n++] = text[i];
	}
	out[n] = '\0';
	return text[36] == '\0';
}

static bool
parse(unsigned char out[PR_UUID_LEN], const char *text)
{
	char digits[33];

	return digits_of(digits, text) &&
	       pr_hex_parse(out, PR_UUID_LEN, digits);
}

enum pr_status
pr_uuid_parse(unsigned char out[PR_UUID_LEN], const char *text,
	      struct pr_err *err)
{
	if (parse(out, text))
		return PR_OK;
	return pr_fail(err, PR_EPARSE,
		       "\"%.40s\" is no UUID; the form is 8-4-4-4-12 "
		       "digits 0-9 a-f in lower case",
		       text);
}

bool
pr_uuid_is_text(const char *text)
{
	unsigned char uuid[PR_UUID_LEN];

	return text && parse(uuid, text);
}

void
pr_uuid_format(char out[PR_UUID_TEXT], const unsigned char uuid[PR_UUID_LEN])
{
	uuid_unparse_lower(uuid, out);
}

void
pr_uuid_v5(unsigned char out[PR_UUID_LEN],
	   const unsigned char space[PR_UUID_LEN], const char *name, size_t len)
{
	uuid_generate_sha1(out, space, name, len);
}

void
pr_uuid_v7(unsigned char out[PR_UUID_LEN], int64_t ms,
	   const unsigned char random[10])
{
	uint64_t t = ms < 0 ? 0 : (uint64_t)(ms > MS_MAX ? MS_MAX : ms);

	for (int i = 0; i < 6; i++)
		out[i] = (unsigned char)(t >> (40 - 8 * i));
	memcpy(out + 6, random, 10);
	out[6] = (unsigned char)(0x70 | (random[0] & 0x0F));
	out[8] = (unsigned char)(0x80 | (random[2] & 0x3F));
}
