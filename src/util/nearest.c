/* nearest.c - the nearest of some names; see util/nearest.h */
#include "util/nearest.h"

#include <string.h>

#define WORD_MAX 40 /* longer words are not compared */

static int
folded(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool
same(char a, char b)
{
	return folded(a) == folded(b);
}

/* Edit distance with a swap of neighbours as one step; three rows kept. */
static int
distance(const char *a, const char *b)
{
	size_t na = strlen(a);
	size_t nb = strlen(b);
	int d[3][WORD_MAX + 1];

	if (na > WORD_MAX || nb > WORD_MAX)
		return WORD_MAX;
	for (size_t j = 0; j <= nb; j++)
		d[0][j] = (int)j;
	for (size_t i = 1; i <= na; i++) {
		int *row = d[i % 3];
		const int *up = d[(i + 2) % 3];

		row[0] = (int)i;
		for (size_t j = 1; j <= nb; j++) {
			int best = up[j - 1] + !same(a[i - 1], b[j - 1]);

			if (up[j] + 1 < best)
				best = up[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) &&
			    same(a[i - 2], b[j - 1]) &&
			    d[(i + 1) % 3][j - 2] + 1 < best)
				best = d[(i + 1) % 3][j - 2] + 1;
			row[j] = best;
		}
	}
	return d[na % 3][nb];
}

const char *
nearest_name(const char *word, const char *(*next)(const void *, size_t),
	     const void *ctx)
{
	const char *best = NULL;
	int least = 3;
	const char *name;

	for (size_t i = 0; (name = next(ctx, i)) != NULL; i++) {
		int d = distance(word, name);

		/* a short word must not match everything */
		if (d < least && d * 2 <= (int)strlen(name)) {
			least = d;
			best = name;
		}
	}
	return best;
}
