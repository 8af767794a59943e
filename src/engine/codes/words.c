/* words.c - text into words; see engine/codes/words.h */
#include "words.h"

#include <string.h>

/* U+00C0 to U+00FF as plain letters; '*' stands for no letter. */
static const char fold_c3[] = "aaaaaaaceeeeiiiidnooooo*ouuuuyts"
			      "aaaaaaaceeeeiiiidnooooo*ouuuuyty";

/* One letter or digit in lower case, 0 for what parts words; *p moves on. */
static char
letter(const char **p)
{
	unsigned char c = (unsigned char)*(*p)++;

	if (c >= 'A' && c <= 'Z')
		return (char)(c + 32);
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return (char)c;
	if (c == 0xc3 && ((unsigned char)**p & 0xc0) == 0x80) {
		char folded = fold_c3[(unsigned char)*(*p)++ & 0x3f];

		return (char)(folded == '*' ? 0 : folded);
	}
	return 0;
}

static bool
ends(const char *word, size_t len, const char *tail)
{
	size_t n = strlen(tail);

	return len >= n && memcmp(word + len - n, tail, n) == 0;
}

/* stones, stone; biopsies, biopsy; but not pelvis, lupus, abscess */
static size_t
singular(char *word, size_t len)
{
	if (len > 4 && ends(word, len, "ies")) {
		word[len - 3] = 'y';
		len -= 2;
	} else if (len > 4 && ends(word, len, "sses")) {
		len -= 2;
	} else if (len > 3 && word[len - 1] == 's' && !ends(word, len, "ss") &&
		   !ends(word, len, "us") && !ends(word, len, "is")) {
		len--;
	}
	word[len] = '\0';
	return len;
}

size_t
words_next(const char **text, char out[static WORD_MAX + 1])
{
	const char *p = *text;
	size_t len = 0;

	while (*p) {
		const char *at = p;
		char c = letter(&p);

		if (c) {
			if (len < WORD_MAX)
				out[len++] = c;
			continue;
		}
		if (!len)
			continue;
		if (*at == '\'' && (p[0] == 's' || p[0] == 'S')) {
			const char *after = p + 1;

			if (!*after || !letter(&after))
				p++;
		}
		break;
	}
	*text = p;
	out[len] = '\0';
	return len ? singular(out, len) : 0;
}

bool
words_stop(const char *word)
{
	static const char *const stop[] = { "a",  "an",  "and", "at",
					    "by", "due", "for", "from",
					    "in", "is",  "of",  "on",
					    "or", "the", "to",  "with" };

	for (size_t i = 0; i < PR_LEN(stop); i++)
		if (!strcmp(word, stop[i]))
			return true;
	return false;
}

struct alias {
	const char *phrase, *means;
};

static const struct alias aliases[] = {
#define X(phrase, means) { phrase, means },
#include "alias.def"
#undef X
};

/* How many words of words[] the phrase takes up; 0 when it is another. */
static size_t
takes(const char *phrase, const char words[][WORD_MAX + 1], size_t n_words)
{
	char word[WORD_MAX + 1];
	size_t n = 0;

	while (words_next(&phrase, word))
		if (n == n_words || strcmp(word, words[n++]) != 0)
			return 0;
	return n;
}

const char *
words_alias(const char words[][WORD_MAX + 1], size_t n_words, size_t *n)
{
	const char *means = NULL;

	*n = 0;
	for (size_t i = 0; i < PR_LEN(aliases); i++) {
		size_t taken =
			aliases[i].phrase[0] == words[0][0]
				? takes(aliases[i].phrase, words, n_words)
				: 0;

		if (taken > *n) {
			*n = taken;
			means = aliases[i].means;
		}
	}
	return means;
}

/* Whether the phrase begins with all of the words, the last one as far as it
 * goes. */
static bool
begins(const char *phrase, const char words[][WORD_MAX + 1], size_t n_words)
{
	char word[WORD_MAX + 1];

	for (size_t i = 0; i < n_words; i++) {
		size_t len = strlen(words[i]);

		if (!words_next(&phrase, word) ||
		    strncmp(word, words[i], len) != 0 ||
		    (i + 1 < n_words && word[len]))
			return false;
	}
	return true;
}

const char *
words_alias_begun(const char words[][WORD_MAX + 1], size_t n_words)
{
	for (size_t i = 0; n_words && i < PR_LEN(aliases); i++)
		if (aliases[i].phrase[0] == words[0][0] &&
		    begins(aliases[i].phrase, words, n_words))
			return aliases[i].means;
	return NULL;
}
