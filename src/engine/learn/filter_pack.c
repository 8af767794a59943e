/* filter_pack.c - a learner's ability as bytes and back; proctor/learn.h */
#include "proctor/learn.h"

#include <math.h>
#include <string.h>

#define LAYOUT 1
#define HEAD 8

static unsigned char *
put(unsigned char *at, double v)
{
	uint64_t bits;

	memcpy(&bits, &v, sizeof bits);
	for (int i = 0; i < 8; i++)
		*at++ = (unsigned char)(bits >> (8 * i) & 0xff);
	return at;
}

static double
get(const unsigned char *at)
{
	uint64_t bits = 0;
	double v;

	for (int i = 0; i < 8; i++)
		bits |= (uint64_t)at[i] << (8 * i);
	memcpy(&v, &bits, sizeof v);
	return v;
}

size_t
pr_learn_pack(unsigned char *out, const struct pr_learn *learn)
{
	unsigned char *at = out + HEAD;

	memset(out, 0, HEAD);
	out[0] = 'P';
	out[1] = 'L';
	out[2] = LAYOUT;
	out[3] = (unsigned char)learn->n;
	for (size_t i = 0; i <= learn->n; i++)
		at = put(at, learn->m[i]);
	for (size_t i = 0; i <= learn->n; i++)
		for (size_t j = 0; j <= i; j++)
			at = put(at, learn->c[i][j]);
	return (size_t)(at - out);
}

static bool
all_finite(const struct pr_learn *learn)
{
	for (size_t i = 0; i <= learn->n; i++) {
		if (!isfinite(learn->m[i]))
			return false;
		for (size_t j = 0; j <= i; j++)
			if (!isfinite(learn->c[i][j]))
				return false;
	}
	return true;
}

/* Whether every direction has a variance above 0 (Cholesky). */
static bool
positive(const struct pr_learn *learn)
{
	double l[PR_LEARN_MAX][PR_LEARN_MAX] = { { 0 } };

	for (size_t i = 0; i <= learn->n; i++)
		for (size_t j = 0; j <= i; j++) {
			double sum = learn->c[i][j];

			for (size_t k = 0; k < j; k++)
				sum -= l[i][k] * l[j][k];
			if (i == j && !(sum > 0))
				return false;
			l[i][j] = i == j ? sqrt(sum) : sum / l[j][j];
		}
	return true;
}

static void
read_values(struct pr_learn *learn, const unsigned char *at)
{
	for (size_t i = 0; i <= learn->n; i++, at += 8)
		learn->m[i] = get(at);
	for (size_t i = 0; i <= learn->n; i++)
		for (size_t j = 0; j <= i; j++, at += 8) {
			learn->c[i][j] = get(at);
			learn->c[j][i] = learn->c[i][j];
		}
}

enum pr_status
pr_learn_unpack(struct pr_learn *out, const unsigned char *bytes, size_t len,
		struct pr_err *err)
{
	static const unsigned char zero[4];
	struct pr_learn learn = { 0 };

	if (len < HEAD || bytes[0] != 'P' || bytes[1] != 'L')
		return pr_fail(err, PR_EDAMAGED,
			       "this is no state of a learner; it can be "
			       "rebuilt from the answers");
	if (bytes[2] > LAYOUT)
		return pr_fail(err, PR_EVERSION,
			       "the state of a learner has layout %d, this "
			       "program knows %d",
			       bytes[2], LAYOUT);
	learn.n = bytes[3];
	if (bytes[2] != LAYOUT || learn.n > PR_DOMAINS_MAX ||
	    memcmp(bytes + 4, zero, sizeof zero) != 0 ||
	    len != PR_LEARN_PACKED(learn.n))
		return pr_fail(err, PR_EDAMAGED,
			       "the state of a learner is torn; it can be "
			       "rebuilt from the answers");
	read_values(&learn, bytes + HEAD);
	if (!all_finite(&learn) || !positive(&learn))
		return pr_fail(err, PR_EDAMAGED,
			       "the state of a learner holds numbers that "
			       "cannot be; it can be rebuilt from the answers");
	*out = learn;
	return PR_OK;
}
