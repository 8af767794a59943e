/* search_typo.c - one letter wrong, left out, added or exchanged */
#include "search_internal.h"

#include <string.h>

#define MENDED 50  /* cost */
#define MENDABLE 4 /* letters; shorter words are one letter from anything */

/*
 * Whether a is one slip away from the beginning of text (whole: from all of
 * it): a substitution, a letter more or less, two neighbours exchanged.
 */
static bool
one_slip(const char *a, const char *text, size_t n)
{
	size_t len = strlen(a), i = 0;

	while (i < len && i < n && a[i] == text[i])
		i++;
	if (len == n && i + 1 < len && a[i] == text[i + 1] &&
	    a[i + 1] == text[i] &&
	    memcmp(a + i + 2, text + i + 2, len - i - 2) == 0)
		return true;
	if (len == n && i < len)
		return memcmp(a + i + 1, text + i + 1, len - i - 1) == 0;
	if (len == n + 1)
		return memcmp(a + i + 1, text + i, n - i) == 0;
	if (len + 1 == n)
		return memcmp(a + i, text + i + 1, len - i) == 0;
	return false;
}

/* Whether some word of the block begins so. */
static bool
is_known(const struct pr_search *s, const char *word)
{
	uint32_t i = search_first(s, word);
	const char *text;
	size_t len = strlen(word);

	return i < s->n_words && search_word(s, i, &text) >= len &&
	       memcmp(text, word, len) == 0;
}

static bool
is_digits(const char *word)
{
	return word[strspn(word, "0123456789")] == '\0';
}

static void
put_mended(struct reading *out, const struct reading *r, size_t at,
	   const char *text, size_t len)
{
	*out = *r;
	memcpy(out->words[at], text, len);
	out->words[at][len] = '\0';
	out->base += MENDED;
}

static size_t
mend_word(const struct pr_search *s, const struct reading *r, size_t at,
	  struct reading *out, size_t max)
{
	size_t len = strlen(r->words[at]), n = 0;

	for (uint32_t i = 0; i < s->n_words && n < max; i++) {
		const char *text;
		size_t letters = search_word(s, i, &text);

		if (letters + 1 >= len && letters <= len + 1 &&
		    letters <= WORD_MAX &&
		    one_slip(r->words[at], text, letters))
			put_mended(&out[n++], r, at, text, letters);
	}
	return n;
}

/* The word may be only a beginning yet: of the beginnings that are one slip
 * away, each once; words are sorted, so the same stand together. */
static size_t
mend_beginning(const struct pr_search *s, const struct reading *r, size_t at,
	       struct reading *out, size_t max)
{
	size_t len = strlen(r->words[at]), n = 0;

	for (uint32_t i = 0; i < s->n_words && n < max; i++) {
		const char *text;
		size_t letters = search_word(s, i, &text);

		if (letters <= len || len > WORD_MAX ||
		    !one_slip(r->words[at], text, len) ||
		    (n && !memcmp(out[n - 1].words[at], text, len)))
			continue;
		put_mended(&out[n++], r, at, text, len);
	}
	return n;
}

/* Every reading with this word mended in each way; as it is without any. */
static size_t
mend_all(const struct pr_search *s, const struct reading *from, size_t n,
	 size_t at, struct reading *out, size_t max)
{
	size_t done = 0;

	for (size_t i = 0; i < n; i++) {
		size_t room = (max - done) / (n - i), found;

		found = mend_word(s, &from[i], at, out + done, room);
		if (!found)
			found = mend_beginning(s, &from[i], at, out + done,
					       room);
		done += found;
	}
	return done;
}

size_t
search_mend(const struct pr_search *s, const struct reading *r,
	    struct reading *out, size_t max)
{
	struct reading before[SEARCH_MENDED];
	size_t n = 0;

	max = max < SEARCH_MENDED ? max : SEARCH_MENDED;
	for (size_t i = 0; i < r->n; i++) {
		const char *word = r->words[i];

		if (strlen(word) < MENDABLE || is_digits(word) ||
		    is_known(s, word))
			continue;
		if (n)
			memcpy(before, out, n * sizeof(*out));
		else
			before[0] = *r;
		n = mend_all(s, before, n ? n : 1, i, out, max);
		if (!n) /* no word is near: nothing has all of them */
			return 0;
	}
	return n;
}
