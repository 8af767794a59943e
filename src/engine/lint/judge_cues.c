/* judge_cues.c - what gives the key away: R401 to R406 */
#include "internal.h"

#include <stdio.h>
#include <string.h>

/* Hostile texts are long; a real option is not. */
#define NEAR_WORDS 60
#define STEM_WORDS 400
#define PARTS_MAX 8
#define LONG_BY 10 /* characters that anybody sees */

static bool
is_key(const struct lint_item *it, size_t i)
{
	return (it->key >> i & 1) != 0;
}

static const char *
id_of(const struct lint_item *it, size_t i)
{
	return it->item->options[i].id;
}

/* ---- R401: the stem ends in an article or a verb ------------------------- */

enum {
	FITS_A = 1,
	FITS_AN = 2,
	FITS_BOTH = 3
};

static bool
begins(const struct lint_word *word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (word->len >= strlen(list[i]) &&
		    !memcmp(word->low, list[i], strlen(list[i])))
			return true;
	return false;
}

/* A spelled acronym has the sound of its first letter, one read as a word has
 * not: where the two differ, both fit. */
static int
acronym_fits(char c)
{
	if (strchr("aeio", c))
		return FITS_AN;
	return strchr("fhlmnrsux", c) ? FITS_BOTH : FITS_A;
}

/* "an 8", "an 11", "an 18", "an 80" */
static int
digits_fit(const struct lint_word *word)
{
	return word->low[0] == '8' || lint_word_is(word, "11") ||
			       lint_word_is(word, "18")
		       ? FITS_AN
		       : FITS_A;
}

static int
plain_fits(const struct lint_word *word)
{
	static const char *const like_a[] = { "uni",  "use", "usu",
					      "util", "eu",  "once",
					      "one",  "ubi", "herb" };
	static const char *const like_an[] = { "hour", "honest", "honor",
					       "heir" };

	if (begins(word, like_an, PR_LEN(like_an)))
		return FITS_AN;
	if (begins(word, like_a, PR_LEN(like_a)))
		return FITS_A;
	return strchr("aeiou", word->low[0]) ? FITS_AN : FITS_A;
}

static int
article_of(const struct lint_text *text)
{
	static const char *const articles[] = { "a", "an", "the", "no", "any" };
	const struct lint_word *word = text->words;

	if (!text->n || (unsigned char)word->low[0] >= 0x80)
		return FITS_BOTH;
	for (size_t i = 0; i < PR_LEN(articles); i++)
		if (lint_word_is(word, articles[i]))
			return FITS_BOTH;
	if (word->digits && word->low[0] <= '9')
		return digits_fit(word);
	return word->capital || word->digits ? acronym_fits(word->low[0])
					     : plain_fits(word);
}

/* One word that is clearly one thing (1) or several (2), else both (3). */
static int
number_of(const struct lint_text *text)
{
	const struct lint_word *word = text->words;

	if (text->n != 1 || word->len < 4 || word->digits || word->capital)
		return 3;
	if (word->low[word->len - 1] != 's')
		return 1;
	/* process, census, analysis, statistics */
	return strchr("suia", word->low[word->len - 2]) ||
			       word->low[word->len - 2] == 'c'
		       ? 3
		       : 2;
}

/* What each option must fit, 0 when the stem asks for nothing. */
static int
wanted(const struct lint_text *stem, bool *article)
{
	const struct lint_word *word = &stem->words[stem->n - 1];
	const char *rest = stem->raw + word->at + word->len;

	if (strpbrk(rest, "?./()"))
		return 0;
	*article = lint_word_is(word, "a") || lint_word_is(word, "an");
	if (*article)
		return lint_word_is(word, "a") ? FITS_A : FITS_AN;
	if (lint_word_is(word, "is") || lint_word_is(word, "was"))
		return 1;
	if (lint_word_is(word, "are") || lint_word_is(word, "were"))
		return 2;
	return 0;
}

/* How options fit; false when one of them says nothing of number. */
static bool
fits(int out[PR_OPTIONS_MAX], const struct lint_item *it, bool article)
{
	for (size_t i = 0; i < it->n; i++) {
		out[i] = article ? article_of(&it->options[i])
				 : number_of(&it->options[i]);
		if (!article && out[i] == 3)
			return false;
	}
	return true;
}

static void
grammar(struct pr_lint *lint, struct lint_item *it)
{
	bool article = false, key_fits = false;
	char last[16], names[80] = "";
	int want, fit[PR_OPTIONS_MAX];
	size_t n = 0;

	want = it->stem.n ? wanted(&it->stem, &article) : 0;
	if (!want || !fits(fit, it, article))
		return;
	for (size_t i = 0; i < it->n; i++) {
		if (fit[i] & want)
			key_fits = key_fits || is_key(it, i);
		else if (n + 8 < sizeof(names))
			n += (size_t)snprintf(names + n, sizeof(names) - n,
					      "%s%.4s", n ? ", " : "",
					      id_of(it, i));
	}
	/* "is" before several is only a cue when the key alone fits */
	if (!n || (!article && !key_fits))
		return;
	lint_text_quote(last, sizeof(last), &it->stem, it->stem.n - 1, 1);
	LINT_SAY(lint, it, 401, PR_WARNING, "options", last, names);
}

/* ---- R402: a pair of opposites ------------------------------------------- */

static bool
same_word(const struct lint_word *a, const struct lint_word *b)
{
	return a->hash == b->hash && a->len == b->len;
}

/* The words of a from i up to j, as one text in small letters. */
static void
join(char *out, size_t cap, const struct lint_text *a, size_t i, size_t j)
{
	size_t n = 0;

	out[0] = '\0';
	for (; i < j && n + a->words[i].len + 2 < cap; i++) {
		if (n)
			out[n++] = ' ';
		memcpy(out + n, a->words[i].low, a->words[i].len);
		n += a->words[i].len;
		out[n] = '\0';
	}
}

static bool
opposite_words(const char *a, const char *b)
{
	const struct lint_phrase *row;

	if ((!*a && !strcmp(b, "not")) || (!*b && !strcmp(a, "not")))
		return true;
	for (size_t i = 0; (row = lint_dict_row(i)); i++)
		if (row->list == LIST_OPPOSITE &&
		    ((!strcmp(row->words, a) && !strcmp(row->instead, b)) ||
		     (!strcmp(row->words, b) && !strcmp(row->instead, a))))
			return true;
	return false;
}

static bool
opposite(const struct lint_text *a, const struct lint_text *b, char in_a[40],
	 char in_b[40])
{
	size_t n = a->n < b->n ? a->n : b->n, head = 0, tail = 0;

	if (a->n > NEAR_WORDS || b->n > NEAR_WORDS ||
	    (a->n > b->n ? a->n - b->n : b->n - a->n) > 1)
		return false;
	while (head < n && same_word(&a->words[head], &b->words[head]))
		head++;
	while (tail < n - head && same_word(&a->words[a->n - 1 - tail],
					    &b->words[b->n - 1 - tail]))
		tail++;
	if (a->n - head - tail > 1 || b->n - head - tail > 1)
		return false;
	join(in_a, 40, a, head, a->n - tail);
	join(in_b, 40, b, head, b->n - tail);
	return opposite_words(in_a, in_b);
}

static void
logic(struct pr_lint *lint, struct lint_item *it)
{
	size_t pairs = 0, first = 0, second = 0;
	char a[40], b[40], in_a[40] = "", in_b[40] = "";

	if (it->n < 4 || it->item->type != PR_ITEM_SINGLE_CHOICE)
		return;
	for (size_t i = 0; i < it->n; i++)
		for (size_t j = i + 1; j < it->n; j++)
			if (opposite(&it->options[i], &it->options[j], a, b)) {
				pairs++;
				first = i;
				second = j;
				memcpy(in_a, a, sizeof(a));
				memcpy(in_b, b, sizeof(b));
			}
	if (pairs != 1 || (!is_key(it, first) && !is_key(it, second)))
		return;
	LINT_SAY(lint, it, 402, PR_NOTICE, "options", id_of(it, first),
		 id_of(it, second), in_a[0] ? in_a : "(without it)",
		 in_b[0] ? in_b : "(without it)");
}

/* ---- R403: absolute words ------------------------------------------------ */

static bool
speaks_of(const struct lint_text *text, const struct lint_phrase *phrase)
{
	for (size_t i = 0; i < text->n_hits; i++)
		if (text->hits[i].phrase == phrase)
			return true;
	return false;
}

/* A hit that the stem does not speak of itself. */
static const struct lint_hit *
absolute(const struct lint_item *it, size_t i, enum lint_list list)
{
	const struct lint_text *text = &it->options[i];
	const struct lint_hit *hit = lint_text_hit(text, list);

	if (!hit || lint_text_hit(text, LIST_ABOVE) ||
	    speaks_of(&it->stem, hit->phrase))
		return NULL;
	return hit;
}

static void
absolutes(struct pr_lint *lint, struct lint_item *it)
{
	const struct lint_hit *strong = NULL, *weak = NULL;
	size_t n_weak = 0, n_wrong = 0;

	for (size_t i = 0; i < it->n; i++) {
		const struct lint_hit *s = absolute(it, i, LIST_ABSOLUTE);
		const struct lint_hit *w = absolute(it, i, LIST_ABSOLUTE_WEAK);

		if (is_key(it, i) && (s || w))
			return;
		n_wrong += !is_key(it, i);
		strong = strong ? strong : s;
		weak = weak ? weak : w;
		n_weak += w != NULL;
	}
	/* "all" and "only" are honest words unless most wrong options lean on
	 * them */
	if (!strong && (n_weak < 2 || 2 * n_weak <= n_wrong))
		return;
	LINT_SAY(lint, it, 403, strong ? PR_WARNING : PR_NOTICE, "options",
		 strong ? strong->phrase->words : weak->phrase->words);
}

/* ---- R404: the key is the longest ---------------------------------------- */

static void
long_key(struct pr_lint *lint, struct lint_item *it)
{
	size_t sum = 0, most = 0, key = 0;
	double mean;
	char a[32], b[32];

	if (it->item->type != PR_ITEM_SINGLE_CHOICE || it->n < 3)
		return;
	for (size_t i = 0; i < it->n; i++) {
		size_t n = lint_text_chars(&it->options[i]);

		if (is_key(it, i)) {
			key = n;
			continue;
		}
		sum += n;
		most = n > most ? n : most;
	}
	mean = (double)sum / (double)(it->n - 1);
	if ((double)key <= 1.3 * mean || key < most + LONG_BY)
		return;
	snprintf(a, sizeof(a), "%zu", key);
	snprintf(b, sizeof(b), "%.0f", mean);
	LINT_SAY(lint, it, 404, PR_WARNING, "options", a, b);
}

/* ---- R405: a word that comes back ---------------------------------------- */

static bool
telling(const struct lint_word *word)
{
	return !word->stop && !word->common && !word->digits && word->len >= 5;
}

static bool
stem_has(const struct lint_text *text, size_t max, uint32_t stem)
{
	for (size_t i = 0; i < text->n && i < max; i++)
		if (telling(&text->words[i]) && text->words[i].stem == stem)
			return true;
	return false;
}

/* The first word of an option that the stem has too. */
static const struct lint_word *
shared(const struct lint_item *it, size_t option, size_t *at)
{
	const struct lint_text *text = &it->options[option];

	for (size_t i = 0; i < text->n && i < NEAR_WORDS; i++)
		if (telling(&text->words[i]) &&
		    stem_has(&it->stem, STEM_WORDS, text->words[i].stem)) {
			*at = i;
			return &text->words[i];
		}
	return NULL;
}

static void
repeats(struct pr_lint *lint, struct lint_item *it)
{
	const struct lint_word *found = NULL;
	size_t at = 0, key = 0;
	char word[48];

	if (it->item->type != PR_ITEM_SINGLE_CHOICE || it->n < 3)
		return;
	for (size_t i = 0; i < it->n; i++) {
		const struct lint_word *word_here;

		if (is_key(it, i)) {
			key = i;
			continue;
		}
		word_here = shared(it, i, &at);
		if (word_here)
			return; /* wrong options echo the stem too */
	}
	found = shared(it, key, &at);
	if (!found)
		return;
	lint_text_quote(word, sizeof(word), &it->options[key], at, 1);
	LINT_SAY(lint, it, 405, PR_NOTICE, "options", word);
}

/* ---- R406: convergence --------------------------------------------------- */

struct parts {
	uint32_t part[PARTS_MAX];
	size_t n;
};

static size_t
separator(const char *s)
{
	static const char *const marks[] = { ", and ", "; ",  ", ",
					     " and ",  " & ", " plus " };

	for (size_t i = 0; i < PR_LEN(marks); i++)
		if (!strncmp(s, marks[i], strlen(marks[i])))
			return strlen(marks[i]);
	return 0;
}

static void
split(struct parts *out, const char *s)
{
	const char *from = s;

	out->n = 0;
	for (;; s++) {
		size_t n = *s ? separator(s) : 1;

		if (!n)
			continue;
		if (out->n < PARTS_MAX && s > from)
			out->part[out->n++] =
				lint_hash(from, (size_t)(s - from));
		if (!*s)
			return;
		from = s + n;
		s = from - 1;
	}
}

static bool
has_part(const struct parts *parts, uint32_t part)
{
	for (size_t i = 0; i < parts->n; i++)
		if (parts->part[i] == part)
			return true;
	return false;
}

/* Every part of option k comes back in another one. */
static bool
comes_back(const struct parts *parts, size_t n, size_t k)
{
	for (size_t p = 0; p < parts[k].n; p++) {
		size_t others = 0;

		for (size_t i = 0; i < n; i++)
			others +=
				i != k && has_part(&parts[i], parts[k].part[p]);
		if (!others)
			return false;
	}
	return true;
}

static void
convergence(struct pr_lint *lint, struct lint_item *it)
{
	struct parts parts[PR_OPTIONS_MAX];
	bool key = false;

	if (it->item->type != PR_ITEM_SINGLE_CHOICE || it->n < 3)
		return;
	for (size_t i = 0; i < it->n; i++) {
		split(&parts[i], it->options[i].low);
		if (parts[i].n < 2)
			return;
	}
	for (size_t i = 0; i < it->n; i++) {
		bool back = comes_back(parts, it->n, i);

		if (is_key(it, i))
			key = back;
		else if (back)
			return;
	}
	if (key)
		LINT_SAY(lint, it, 406, PR_NOTICE, "options", NULL);
}

void
lint_judge_cues(struct pr_lint *lint, struct lint_item *it)
{
	double values[PR_OPTIONS_MAX];

	if (it->english) {
		grammar(lint, it);
		logic(lint, it);
		absolutes(lint, it);
		repeats(lint, it);
		convergence(lint, it);
	}
	if (lint_numbers(values, it) == LINT_NEITHER)
		long_key(lint, it);
}
