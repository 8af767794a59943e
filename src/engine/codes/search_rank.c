/*
 * search_rank.c - what answers all words of a query, and how well
 *
 * The costs (hundredths) were tuned on everyday queries: an index line costs
 * less than an inclusion term, that less than a title; a level nobody asked
 * for costs more than a word nobody asked for, most of all the main term.
 */
#include "search_internal.h"

#include <string.h>

#define LEVEL_NOT_MET 80
#define MAIN_NOT_MET 200 /* of an index line */
#define WORD_NOT_MET_THERE 15
#define WORD_NOT_MET 30
#define BEGUN 50 /* a query word that is only a beginning */
#define ASIDE 35 /* met among nonessential modifiers */
#define NEARLY 80
#define RARE_CHAPTER 70
#define UNSPECIFIED (-10)
#define HEADER 5

static const int source_cost[] = {
	[PR_SEARCH_INDEX] = 0,  [PR_SEARCH_TERM] = 50,
	[PR_SEARCH_TITLE] = 90, [PR_SEARCH_NEOPLASM] = 20,
	[PR_SEARCH_DRUG] = 70,  [PR_SEARCH_OTHER] = 160,
};

/* Chapters that nobody means without saying so. */
static const struct {
	char chapter;
	const char *words;
} rare[] = {
	{ 'P', " newborn neonatal fetus perinatal birth infant preterm " },
	{ 'Q', " congenital birth anomaly malformation " },
	{ 'O', " pregnancy pregnant obstetric delivery labor puerperal "
	       "gestational postpartum maternal eclampsia childbirth "
	       "abortion ectopic " },
	{ 'V', " accident injured injury collision " },
	{ 'W', "" },
	{ 'X', "" },
	{ 'Y', "" },
	{ 'T', " poisoning toxic underdosing adverse overdose " },
	/* of HCPCS: measures of quality, modifiers */
	{ 'g', " measure performance quality " },
	{ 'm', " modifier " },
};

static void
touch(struct pr_search *s, uint32_t entry)
{
	const struct state *at = &s->state[entry];

	if (!at->whole && !at->begun && !at->aside && !at->nearly)
		s->touched[s->n_touched++] = entry;
}

static void
meet(struct pr_search *s, uint32_t place, uint8_t bit, bool whole)
{
	uint32_t entry = place >> 4, level = place & 15;
	struct state *at;

	if (entry >= s->n_entries)
		return; /* a damaged block */
	if (s->top_only && level)
		return;
	touch(s, entry);
	at = &s->state[entry];
	if (level == BLOCK_NEMOD) {
		*(whole ? &at->aside : &at->nearly) |= bit;
		return;
	}
	*(whole ? &at->whole : &at->begun) |= bit;
	if (level < PR_SEARCH_LEVELS && (at->met >> 4 * level & 15) < 15)
		at->met += UINT32_C(1) << 4 * level;
}

static void
walk_list(struct pr_search *s, uint32_t word, uint8_t bit, bool whole)
{
	const unsigned char *row = s->table + (size_t)word * BLOCK_WORD;
	const unsigned char *p = s->lists + block_get32(row + 4);
	const unsigned char *end = s->lists + block_get32(row + BLOCK_WORD + 4);
	uint32_t place = 0;

	while (p < end) {
		uint32_t step = 0;
		unsigned shift = 0;

		for (; p < end && *p & 0x80 && shift < 28; shift += 7)
			step |= (uint32_t)(*p++ & 0x7f) << shift;
		if (p < end)
			step |= (uint32_t)*p++ << shift;
		place += step;
		meet(s, place, bit, whole);
	}
}

static void
walk_word(struct pr_search *s, const char *word, uint8_t bit)
{
	size_t len = strlen(word);

	for (uint32_t i = search_first(s, word); i < s->n_words; i++) {
		const char *text;
		size_t n = search_word(s, i, &text);

		if (n < len || memcmp(text, word, len) != 0)
			return;
		walk_list(s, i, bit, n == len);
	}
}

static bool
says(const struct reading *r, const char *words)
{
	for (size_t i = 0; i < r->n; i++) {
		const char *at = words;
		size_t len = strlen(r->words[i]);

		while ((at = strstr(at, r->words[i])) != NULL) {
			if (at[-1] == ' ')
				return true;
			at += len;
		}
	}
	return false;
}

/* What each chapter costs in this reading, by its letter. */
static void
chapter_costs(const struct reading *r, int costs[static 128])
{
	memset(costs, 0, 128 * sizeof(*costs));
	for (size_t i = 0; i < PR_LEN(rare); i++)
		if (!rare[i].words[0] || !says(r, rare[i].words))
			costs[(unsigned char)rare[i].chapter] = RARE_CHAPTER;
}

static int
words_cost(const struct reading *r, const struct state *at)
{
	int cost = 0;

	for (size_t i = 0; i < r->n; i++) {
		uint8_t bit = (uint8_t)(1u << i);

		if (at->whole & bit)
			continue;
		cost += at->begun & bit   ? BEGUN
			: at->aside & bit ? ASIDE
					  : NEARLY;
	}
	return cost;
}

static int
levels_cost(const unsigned char *feature, const struct state *at, bool index)
{
	uint32_t counts = block_get32(feature + 8);
	int cost = 0;

	for (unsigned i = 0; i < feature[12] && i < PR_SEARCH_LEVELS; i++) {
		int n = (int)(counts >> 4 * i & 15);
		int met = (int)(at->met >> 4 * i & 15);

		if (!n)
			continue;
		if (!met)
			cost += (index && i == 0 ? MAIN_NOT_MET
						 : LEVEL_NOT_MET) +
				WORD_NOT_MET_THERE * (n - 1);
		else if (met < n)
			cost += WORD_NOT_MET * (n - met);
	}
	return cost;
}

static int
entry_cost(const struct pr_search *s, const struct reading *r,
	   const int chapters[static 128], uint32_t entry)
{
	const unsigned char *f = s->features + (size_t)entry * BLOCK_FEATURE;
	const struct state *at = &s->state[entry];
	unsigned source = f[13] & 15;
	bool index = source == PR_SEARCH_INDEX;

	return r->base +
	       (source < PR_LEN(source_cost) ? source_cost[source] : 100) +
	       words_cost(r, at) + levels_cost(f, at, index) +
	       chapters[f[15] & 127] +
	       (f[14] & BLOCK_UNSPECIFIED ? UNSPECIFIED : 0) +
	       (f[14] & BLOCK_BILLABLE ? 0 : HEADER);
}

/* Whether a comes after b: cost, then length, then the caller's order. */
static bool
worse(const struct ranked *a, const struct ranked *b)
{
	if (a->hit.cost != b->hit.cost)
		return a->hit.cost > b->hit.cost;
	if (a->length != b->length)
		return a->length > b->length;
	if (a->hit.code != b->hit.code)
		return a->hit.code > b->hit.code;
	return a->hit.ref > b->hit.ref;
}

static void
swap(struct ranked *a, struct ranked *b)
{
	struct ranked t = *a;

	*a = *b;
	*b = t;
}

static void
sink(struct best *best)
{
	size_t i = 0;

	for (;;) {
		size_t child = 2 * i + 1;

		if (child >= best->n)
			return;
		if (child + 1 < best->n &&
		    worse(&best->heap[child + 1], &best->heap[child]))
			child++;
		if (!worse(&best->heap[child], &best->heap[i]))
			return;
		swap(&best->heap[child], &best->heap[i]);
		i = child;
	}
}

static void
offer(struct best *best, const struct ranked *new)
{
	size_t i = best->n;

	if (i == BEST_MAX) {
		if (worse(new, &best->heap[0]))
			return;
		best->heap[0] = *new;
		sink(best);
		return;
	}
	best->heap[best->n++] = *new;
	for (; i && worse(&best->heap[i], &best->heap[(i - 1) / 2]);
	     i = (i - 1) / 2)
		swap(&best->heap[i], &best->heap[(i - 1) / 2]);
}

void
search_rank(struct pr_search *s, const struct reading *r,
	    enum pr_code_system system, struct best *best)
{
	uint8_t all = (uint8_t)((1u << r->n) - 1);
	int chapters[128];

	chapter_costs(r, chapters);
	/* one letter alone begins nearly everything: main terms are enough */
	s->top_only = r->n == 1 && !r->words[0][1];
	for (size_t i = 0; i < r->n; i++)
		walk_word(s, r->words[i], (uint8_t)(1u << i));
	for (size_t i = 0; i < s->n_touched; i++) {
		uint32_t entry = s->touched[i];
		struct state *at = &s->state[entry];
		const unsigned char *f =
			s->features + (size_t)entry * BLOCK_FEATURE;
		enum pr_code_system of = (enum pr_code_system)(f[13] >> 4);

		if ((at->whole | at->begun | at->aside | at->nearly) == all &&
		    (system == PR_CODE_NONE || system == of)) {
			struct ranked new = {
				{ (enum pr_search_source)(f[13] & 15), of,
				  block_get32(f), block_get32(f + 4),
				  entry_cost(s, r, chapters, entry), false },
				(uint32_t)(f[16] | f[17] << 8)
			};

			offer(best, &new);
		}
		*at = (struct state){ 0 };
	}
	s->n_touched = 0;
}
