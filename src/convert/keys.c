/* keys.c - letters, numbers or words; see convert/keys.h */
#include "convert/keys.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

const char *
key_name(enum convert_key form)
{
	static const char *const names[] = {
		"letters",
		"numbers from 1",
		"numbers from 0",
		"the options' own text",
	};

	return form < CONVERT_KEYS ? names[form] : "?";
}

/* What may stand around and between letters and numbers; the point of "1.0"
 * is not among it. */
static bool
is_between(const char *at)
{
	if (*at == '.' && isdigit((unsigned char)at[1]))
		return false;
	return *at && strchr(" \t\n,;|/&+()[]\"'.:#", *at) != NULL;
}

/* The next run of other characters; "and" and "option" are passed over. */
static bool
next_token(const char **at, const char **token, size_t *len)
{
	static const char *const passed[] = { "and", "option", "answer",
					      "choice" };
	bool again = true;

	while (again) {
		const char *from;

		while (is_between(*at))
			++*at;
		from = *at;
		while (**at && !is_between(*at))
			++*at;
		*token = from;
		*len = (size_t)(*at - from);
		again = false;
		for (size_t i = 0; i < PR_LEN(passed); i++) {
			struct cell word = { from, *len, { 0, 0 } };
			char copy[8];

			if (word.len >= sizeof(copy) || word.len < 2)
				continue;
			memcpy(copy, from, word.len);
			copy[word.len] = '\0';
			again = again || same_words(copy, passed[i]);
		}
	}
	return *len > 0;
}

/* Letters that run on, "BD"; each once, each an option. */
static bool
take_letters(const struct item *item, const char *token, size_t len,
	     uint32_t *keys)
{
	for (size_t i = 0; i < len; i++) {
		int n = toupper((unsigned char)token[i]) - 'A';
		uint32_t bit;

		if (n < 0 || n >= OPTIONS)
			return false;
		bit = 1u << n;
		if (!(item->has & bit) || (*keys & bit))
			return false;
		*keys |= bit;
	}
	return true;
}

/* A whole number of at most two digits, -1 for anything else; some tables
 * have it as "2.0". */
static int
number_of(const char *token, size_t len)
{
	int n = 0;

	if (len > 2 && !memcmp(token + len - 2, ".0", 2))
		len -= 2;
	if (!len || len > 2)
		return -1;
	for (size_t i = 0; i < len; i++) {
		if (!isdigit((unsigned char)token[i]))
			return -1;
		n = n * 10 + (token[i] - '0');
	}
	return n;
}

static bool
take_number(const struct item *item, const char *token, size_t len, int first,
	    uint32_t *keys)
{
	int n = number_of(token, len) - first;

	if (n < 0 || n >= OPTIONS || !(item->has & 1u << n))
		return false;
	*keys |= 1u << n;
	return true;
}

static bool
read_tokens(enum convert_key form, const struct item *item, uint32_t *keys)
{
	const char *at = item->key.text, *token;
	size_t len;

	while (next_token(&at, &token, &len)) {
		bool fits =
			form == CONVERT_KEY_LETTERS
				? take_letters(item, token, len, keys)
				: take_number(item, token, len,
					      form == CONVERT_KEY_ONE, keys);

		if (!fits)
			return false;
	}
	return *keys != 0;
}

/* The one option with this text. */
static bool
take_text(const struct item *item, const char *text, uint32_t *keys)
{
	uint32_t found = 0;

	for (size_t i = 0; i < OPTIONS; i++)
		if ((item->has & 1u << i) &&
		    same_words(item->option[i].text, text))
			found |= 1u << i;
	*keys |= found;
	return found && !(found & (found - 1));
}

/* Several texts apart by one of these characters. */
static bool
read_texts(const struct item *item, char between, uint32_t *keys)
{
	const char *at = item->key.text;
	char piece[2048];

	*keys = 0;
	for (;;) {
		const char *end = strchr(at, between);
		size_t n = end ? (size_t)(end - at) : strlen(at);

		if (n >= sizeof(piece))
			return false;
		memcpy(piece, at, n);
		piece[n] = '\0';
		if (!take_text(item, piece, keys))
			return false;
		if (!end)
			return true;
		at = end + 1;
	}
}

static bool
read_text(const struct item *item, uint32_t *keys)
{
	static const char between[] = ";|\n,";

	if (take_text(item, item->key.text, keys))
		return true;
	for (size_t i = 0; between[i]; i++)
		if (strchr(item->key.text, between[i]) &&
		    read_texts(item, between[i], keys))
			return true;
	return false;
}

bool
key_read(enum convert_key form, const struct item *item, uint32_t *keys)
{
	*keys = 0;
	if (form == CONVERT_KEY_TEXT)
		return read_text(item, keys);
	return read_tokens(form, item, keys);
}

/* Numbers that only one way of counting admits. */
static void
count_ends(struct key_tally *tally, const struct item *item, bool one,
	   bool zero)
{
	const char *at = item->key.text, *token;
	size_t len;

	if (one == zero)
		return;
	while (next_token(&at, &token, &len))
		if (number_of(token, len) == 0) {
			tally->zeros++;
			return;
		}
	tally->tops += one;
	tally->zeros += zero;
}

void
key_count(struct key_tally *tally, const struct item *item)
{
	uint32_t keys[CONVERT_KEYS];
	bool fits[CONVERT_KEYS];

	tally->rows++;
	for (int f = 0; f < CONVERT_KEYS; f++) {
		fits[f] = key_read((enum convert_key)f, item, &keys[f]);
		tally->fit[f] += fits[f];
	}
	for (int f = 0; f < CONVERT_KEYS; f++)
		for (int g = 0; g < CONVERT_KEYS; g++)
			if (fits[f] && fits[g] && keys[f] != keys[g])
				tally->differ[f][g] = true;
	count_ends(tally, item, fits[CONVERT_KEY_ONE], fits[CONVERT_KEY_ZERO]);
}

/* Where counting starts, by proof; CONVERT_KEYS when there is none. */
static enum convert_key
first_number(const struct key_tally *tally)
{
	if (tally->zeros && !tally->tops)
		return CONVERT_KEY_ZERO;
	if (tally->tops && !tally->zeros)
		return CONVERT_KEY_ONE;
	return tally->from_one ? CONVERT_KEY_ONE : CONVERT_KEYS;
}

static bool
is_number(enum convert_key form)
{
	return form == CONVERT_KEY_ONE || form == CONVERT_KEY_ZERO;
}

enum convert_key
key_choose(const struct key_tally *tally, enum convert_key rivals[2])
{
	enum convert_key first = first_number(tally);
	int best = 0;

	for (int f = 1; f < CONVERT_KEYS; f++)
		if (tally->fit[f] > tally->fit[best])
			best = f;
	if (is_number((enum convert_key)best)) {
		rivals[0] = CONVERT_KEY_ONE;
		rivals[1] = CONVERT_KEY_ZERO;
		if (first == CONVERT_KEYS)
			return CONVERT_KEYS;
		best = (int)first;
	}
	for (int f = 0; f < CONVERT_KEYS; f++) {
		bool both = is_number((enum convert_key)f) &&
			    is_number((enum convert_key)best);

		if (f == best || both || !tally->differ[f][best] ||
		    tally->fit[f] < tally->fit[best])
			continue;
		rivals[0] = (enum convert_key)best;
		rivals[1] = (enum convert_key)f;
		return CONVERT_KEYS;
	}
	return (enum convert_key)best;
}

void
key_outside(struct job *job, enum convert_key form, const struct item *item)
{
	const char *id = item->id.len ? item->id.text : NULL;
	char right[128] = "the text of one option, and of one only";
	int last = -1, n = 0;

	for (int i = 0; i < OPTIONS; i++)
		if (item->has & 1u << i) {
			last = i;
			n++;
		}
	if (form == CONVERT_KEY_LETTERS && last >= 0)
		snprintf(right, sizeof(right), "%s of the options, A to %c",
			 n > 2 ? "letters" : "a letter", 'A' + last);
	else if (is_number(form) && last >= 0)
		snprintf(right, sizeof(right), "a number from %d to %d",
			 form == CONVERT_KEY_ONE,
			 last + (form == CONVERT_KEY_ONE));
	SAY(job, PR_RULE_KEY_OUTSIDE, item->key.at, id, "key", item->key.text,
	    right, NULL);
}
