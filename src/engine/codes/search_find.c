/* search_find.c - a query read in its several ways; see proctor/search.h */
#include "search_internal.h"

#include <stdlib.h>
#include <string.h>

#define READINGS_MAX 24
#define ALIAS_GAIN (-40)
#define ALIAS_WHOLE (-120) /* nothing else was typed */
#define LEFT_OUT 100
#define SIDELESS 40

struct query {
	char words[PR_SEARCH_WORDS][WORD_MAX + 1];
	size_t n;
};

static void
read_query(struct query *q, const char *text)
{
	char word[WORD_MAX + 1];

	q->n = 0;
	while (q->n < PR_SEARCH_WORDS && words_next(&text, word))
		memcpy(q->words[q->n++], word, sizeof(word));
}

/* Each word once: a word met twice would pay for another. */
static void
add_word(struct reading *r, const char *word)
{
	for (size_t i = 0; i < r->n; i++)
		if (!strcmp(r->words[i], word))
			return;
	if (r->n < PR_SEARCH_WORDS)
		memcpy(r->words[r->n++], word, strlen(word) + 1);
}

static void
add_text(struct reading *r, const char *text)
{
	char word[WORD_MAX + 1];

	while (words_next(&text, word))
		if (!words_stop(word))
			add_word(r, word);
}

/* The words themselves; when all are without weight, all of them. */
static void
plain_reading(struct reading *r, const struct query *q)
{
	*r = (struct reading){ .n = 0 };
	for (size_t i = 0; i < q->n; i++)
		if (!words_stop(q->words[i]))
			add_word(r, q->words[i]);
	for (size_t i = 0; !r->n && i < q->n; i++)
		add_word(r, q->words[i]);
}

/* What a phrase at a word stands for, NULL when it is none; ends there. */
static const char *
phrase_at(const struct query *q, size_t at, size_t *taken)
{
	return words_alias(q->words + at, q->n - at, taken);
}

/* One phrase put in its own words, the rest as typed. */
static void
alias_reading(struct reading *out, const struct query *q, size_t at,
	      size_t taken, const char *means)
{
	*out = (struct reading){ .base = taken == q->n ? ALIAS_WHOLE
						       : ALIAS_GAIN };
	for (size_t i = 0; i < q->n; i++) {
		if (i == at)
			add_text(out, means);
		if ((i < at || i >= at + taken) && !words_stop(q->words[i]))
			add_word(out, q->words[i]);
	}
}

/* Each phrase that stands for something else, put in its own words; when there
 * are several, all of them at once too. */
static size_t
alias_readings(struct reading *out, size_t max, const struct query *q)
{
	struct reading all = { .base = ALIAS_GAIN };
	size_t n = 0, skip = 0;

	for (size_t at = 0; at < q->n; at++) {
		size_t taken;
		const char *means = phrase_at(q, at, &taken);

		if (means && n < max)
			alias_reading(&out[n++], q, at, taken, means);
		if (at < skip)
			continue;
		if (means)
			add_text(&all, means);
		else if (!words_stop(q->words[at]))
			add_word(&all, q->words[at]);
		skip = at + (means ? taken : 1);
	}
	if (n > 1 && n < max)
		out[n++] = all;
	return n;
}

static bool
is_side(const char *word)
{
	return !strcmp(word, "left") || !strcmp(word, "right") ||
	       !strcmp(word, "bilateral");
}

/* The index knows no sides: what was asked for without them. False when there
 * is no side, or nothing else. */
static bool
sideless_reading(struct reading *out, const struct reading *r)
{
	*out = (struct reading){ .base = SIDELESS };
	for (size_t i = 0; i < r->n; i++)
		if (!is_side(r->words[i]))
			add_word(out, r->words[i]);
	return out->n && out->n < r->n;
}

static int
by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->hit.cost != y->hit.cost)
		return x->hit.cost < y->hit.cost ? -1 : 1;
	if (x->length != y->length)
		return x->length < y->length ? -1 : 1;
	if (x->hit.code != y->hit.code)
		return x->hit.code < y->hit.code ? -1 : 1;
	return x->hit.ref < y->hit.ref ? -1 : x->hit.ref > y->hit.ref;
}

static size_t
take_best(struct best *best, struct pr_search_hit *out, size_t max)
{
	size_t n = 0;

	qsort(best->heap, best->n, sizeof(best->heap[0]), by_rank);
	for (size_t i = 0; i < best->n && n < max; i++) {
		const struct pr_search_hit *hit = &best->heap[i].hit;
		bool twice = false;

		for (size_t k = 0; k < n; k++)
			twice = twice || (out[k].code == hit->code &&
					  out[k].system == hit->system);
		if (!twice)
			out[n++] = *hit;
	}
	return n;
}

static void
without_word(struct reading *out, const struct reading *r, size_t left)
{
	*out = (struct reading){ .base = r->base + LEFT_OUT };
	for (size_t i = 0; i < r->n; i++)
		if (i != left)
			add_word(out, r->words[i]);
}

/* The end of the query may be a phrase that is not typed to its end yet:
 * "tyleno". */
static void
rank_begun(struct pr_search *s, const struct query *q,
	   enum pr_code_system system, struct best *best)
{
	for (size_t at = 0; at < q->n && !best->n; at++) {
		const char *means = words_alias_begun(q->words + at, q->n - at);
		struct reading r;

		if (!means || !q->words[at][1])
			continue;
		alias_reading(&r, q, at, q->n - at, means);
		search_rank(s, &r, system, best);
	}
}

/* Nothing has all the words: one letter mended in each unknown one, else a word
 * left out. */
static void
rank_loosely(struct pr_search *s, const struct reading *plain,
	     enum pr_code_system system, struct best *best)
{
	struct reading readings[READINGS_MAX];
	size_t n = search_mend(s, plain, readings, READINGS_MAX);

	for (size_t i = 0; i < n; i++)
		search_rank(s, &readings[i], system, best);
	if (best->n || plain->n < 2)
		return;
	for (size_t i = 0; i < plain->n; i++) {
		without_word(&readings[0], plain, i);
		search_rank(s, &readings[0], system, best);
	}
}

size_t
pr_search_find(struct pr_search *search, const char *text,
	       enum pr_code_system system, struct pr_search_hit *out,
	       size_t max)
{
	struct reading plain, readings[PR_SEARCH_WORDS];
	struct best best = { .n = 0 };
	struct query q;
	bool loose;
	size_t n;

	read_query(&q, text);
	if (!q.n)
		return 0;
	plain_reading(&plain, &q);
	search_rank(search, &plain, system, &best);
	n = alias_readings(readings, PR_SEARCH_WORDS, &q);
	for (size_t i = 0; i < n; i++)
		search_rank(search, &readings[i], system, &best);
	if (sideless_reading(&readings[0], &plain))
		search_rank(search, &readings[0], system, &best);
	if (!best.n)
		rank_begun(search, &q, system, &best);
	loose = best.n == 0;
	if (loose)
		rank_loosely(search, &plain, system, &best);
	n = take_best(&best, out, max);
	for (size_t i = 0; i < n; i++)
		out[i].loose = loose;
	return n;
}
