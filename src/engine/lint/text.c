/* text.c - a text cut into words and sentences */
#include "internal.h"

#include <string.h>

uint32_t
lint_hash(const char *text, size_t len)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619u;
	return hash;
}

bool
lint_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
lint_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Bytes of a dash, quotation mark or dots of Unicode's general punctuation;
 * the apostrophe is not one of them. */
static size_t
foreign_mark(const char *s)
{
	if ((unsigned char)s[0] == 0xe2 && (unsigned char)s[1] == 0x80 &&
	    (unsigned char)s[2] != 0x99)
		return 3;
	return 0;
}

static size_t
apostrophe(const char *s)
{
	if (*s == '\'')
		return 1;
	return memcmp(s, "\xe2\x80\x99", 3) ? 0 : 3;
}

/* Bytes by which a word that has n of them goes on, 0 at its end. */
static size_t
word_more(const char *s, size_t n)
{
	size_t mark = n ? apostrophe(s + n) : 0;

	if (mark)
		return lint_letter(s[n + mark]) ? mark : 0;
	if (foreign_mark(s + n))
		return 0;
	if (lint_digit(s[n]) || lint_letter(s[n]))
		return 1;
	return n && (s[n] == '.' || s[n] == ',') && lint_digit(s[n - 1]) &&
	       lint_digit(s[n + 1]);
}

/* Bytes of the word at s, 0 when none begins there. s ends with NULs. */
static size_t
word_len(const char *s)
{
	size_t n = 0;

	for (size_t more = 1; more && s[n]; n += more)
		more = word_more(s, n);
	return n;
}

/* Without the ending of a possessive. */
static size_t
without_s(const char *s, size_t n)
{
	if (n > 2 && s[n - 1] == 's' && s[n - 2] == '\'')
		return n - 2;
	if (n > 4 && s[n - 1] == 's' && !memcmp(s + n - 4, "\xe2\x80\x99", 3))
		return n - 4;
	return n;
}

/* The word without a common ending, as a hash. */
static uint32_t
stem_of(const struct lint_word *word)
{
	static const char *const ends[] = { "ations", "ation", "ings", "ing",
					    "ies",    "ied",   "ers",  "er",
					    "ed",     "es",    "s",    "ly",
					    "e",      "y" };

	/* what the endings end with */
	if (word->digits || !strchr("sgdrey", word->low[word->len - 1]))
		return word->hash;
	for (size_t i = 0; i < PR_LEN(ends); i++) {
		size_t n = strlen(ends[i]);

		if (word->len >= n + 3 &&
		    !memcmp(word->low + word->len - n, ends[i], n))
			return lint_hash(word->low, word->len - n);
	}
	return word->hash;
}

static void
take_word(struct lint_text *text, size_t at, size_t len)
{
	struct lint_word *word = &text->words[text->n++];
	bool capital = len > 1;

	for (size_t i = 0; i < len; i++) {
		char c = text->raw[at + i];

		word->digits = word->digits || lint_digit(c);
		capital = capital && c >= 'A' && c <= 'Z';
	}
	word->capital = capital;
	word->low = text->low + at;
	word->at = at;
	word->len = without_s(word->low, len);
	word->hash = lint_hash(word->low, word->len);
	word->stem = stem_of(word);
}

static bool
large(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* s is the text as it was written. */
static bool
ends_sentence(const char *s, size_t at)
{
	if (!s[at] || !strchr(".?!:;", s[at]))
		return false;
	/* not in "the U.S. Code", but in "8:00 a.m. Under the ..." */
	if (s[at] == '.' && at >= 2 && s[at - 2] == '.')
		return s[at - 1] == 'm' && s[at + 1] == ' ' && large(s[at + 2]);
	return s[at + 1] == ' ' || s[at + 1] == '\n' || s[at + 1] == '"';
}

static void
cut(struct lint_text *text)
{
	const char *s = text->low;
	bool ended = true;

	for (size_t at = 0; at < text->len && text->n < LINT_WORDS_MAX;) {
		size_t len = word_len(s + at);
		size_t step = len ? len : foreign_mark(s + at);

		if (len) {
			if (ended)
				text->last = text->n;
			take_word(text, at, len);
			text->words[text->n - 1].begins = ended;
			ended = false;
		} else if (ends_sentence(text->raw, at) || s[at] == '\n') {
			ended = true;
		}
		at += step ? step : 1;
	}
}

/* Words there can be: one begins at most at every second byte. */
static size_t
words_room(size_t len)
{
	return len / 2 + 1 < LINT_WORDS_MAX ? len / 2 + 1 : LINT_WORDS_MAX;
}

bool
lint_text_make(struct lint_text *out, struct arena *arena,
	       const struct lint_dict *dict, const char *a, const char *b)
{
	size_t n = a ? strlen(a) : 0, m = b ? strlen(b) : 0;
	char *raw = arena_alloc(arena, n + m + 5);
	char *low = arena_alloc(arena, n + m + 5);

	memset(out, 0, sizeof(*out));
	if (!raw || !low)
		return false;
	raw[n] = '\0';
	if (n)
		memcpy(raw, a, n);
	if (m) {
		raw[n] = '\n';
		memcpy(raw + n + 1, b, m + 1);
	}
	out->raw = raw;
	out->low = low;
	out->len = n + m + (m ? 1 : 0);
	for (size_t i = 0; i < out->len; i++)
		low[i] = (char)(raw[i] >= 'A' && raw[i] <= 'Z' ? raw[i] + 32
							       : raw[i]);
	out->words =
		arena_array(arena, words_room(out->len), sizeof(*out->words));
	if (!out->words)
		return false;
	cut(out);
	lint_dict_find(dict, out);
	return true;
}

bool
lint_word_is(const struct lint_word *word, const char *text)
{
	return strlen(text) == word->len && !memcmp(word->low, text, word->len);
}

const struct lint_hit *
lint_text_hit(const struct lint_text *text, enum lint_list list)
{
	for (size_t i = 0; i < text->n_hits; i++)
		if (text->hits[i].phrase->list == list)
			return &text->hits[i];
	return NULL;
}

void
lint_text_quote(char *out, size_t cap, const struct lint_text *text,
		size_t word, size_t n)
{
	size_t from, len;

	out[0] = '\0';
	if (!n || word + n > text->n)
		return;
	from = text->words[word].at;
	len = text->words[word + n - 1].at + text->words[word + n - 1].len -
	      from;
	if (len >= cap)
		len = cap - 1;
	while (len && ((unsigned char)text->raw[from + len] & 0xc0) == 0x80)
		len--;
	memcpy(out, text->raw + from, len);
	out[len] = '\0';
}

long
lint_text_sentences(const struct lint_text *text)
{
	long n = 0;
	bool open = false;

	for (size_t at = 0; at < text->len; at++) {
		open = open || lint_letter(text->low[at]) ||
		       lint_digit(text->low[at]);
		if (open &&
		    (ends_sentence(text->raw, at) || text->low[at] == '\n')) {
			n++;
			open = false;
		}
	}
	return n + open;
}

static bool
vowel(char c)
{
	return c && strchr("aeiouy", c);
}

static long
syllables(const struct lint_word *word)
{
	long n = 0;

	if (word->digits || word->capital)
		return 1;
	for (size_t i = 0; i < word->len; i++)
		n += vowel(word->low[i]) && !(i && vowel(word->low[i - 1]));
	if (word->len > 2 && word->low[word->len - 1] == 'e' &&
	    !vowel(word->low[word->len - 2]) && n > 1)
		n--;
	return n ? n : 1;
}

/* Flesch and Kincaid's school grade. */
double
lint_text_grade(const struct lint_text *text)
{
	long sum = 0, sentences = lint_text_sentences(text);

	if (!text->n || !sentences)
		return 0;
	for (size_t i = 0; i < text->n; i++)
		sum += syllables(&text->words[i]);
	return 0.39 * (double)text->n / (double)sentences +
	       11.8 * (double)sum / (double)text->n - 15.59;
}

size_t
lint_text_chars(const struct lint_text *text)
{
	size_t n = 0;

	for (size_t i = 0; i < text->len; i++)
		n += ((unsigned char)text->raw[i] & 0xc0) != 0x80;
	return n;
}
