/* keep.c - what stays of an item until the end, to be compared with others:
 * its words, the pairs of words that stand together, the words of its key */
#include "util/mem.h"

#include "state.h"

#include <stdlib.h>
#include <string.h>

struct set {
	uint32_t *v;
	size_t n, max;
};

static void
add(struct set *set, uint32_t hash)
{
	if (set->n < set->max)
		set->v[set->n++] = hash;
}

static int
by_value(const void *a, const void *b)
{
	uint32_t x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return (x > y) - (x < y);
}

/* Sorted, each once. */
static void
settle(struct set *set)
{
	size_t n = 0;

	qsort(set->v, set->n, sizeof(*set->v), by_value);
	for (size_t i = 0; i < set->n; i++)
		if (!n || set->v[n - 1] != set->v[i])
			set->v[n++] = set->v[i];
	set->n = n;
}

struct sets {
	struct set words, pairs, key, numbers;
};

static void
take_stem(struct sets *to, const struct lint_text *text)
{
	uint32_t last = 0, hash, pair[2];

	for (size_t i = 0; i < text->n; i++) {
		const struct lint_word *word = &text->words[i];

		if (word->stop)
			continue;
		hash = word->stem;
		add(&to->words, hash);
		if (word->digits)
			add(&to->numbers, hash);
		pair[0] = last < hash ? last : hash;
		pair[1] = last < hash ? hash : last;
		if (last)
			add(&to->pairs,
			    lint_hash((const char *)pair, sizeof(pair)));
		last = hash;
	}
}

static void
take_key(struct sets *to, const struct lint_text *text)
{
	for (size_t i = 0; i < text->n; i++) {
		uint32_t hash = text->words[i].stem;

		if (text->words[i].stop)
			continue;
		add(&to->key, hash);
		add(&to->words, hash);
		if (text->words[i].digits)
			add(&to->numbers, hash);
	}
}

static uint64_t
mix(uint64_t hash, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
	return (hash ^ 0xff) * 1099511628211u;
}
#define MIX_START 14695981039346656037u

/* A stem of one word ("Match:") says nothing of its own. */
static uint64_t
stem_hash(const struct lint_item *it)
{
	const struct pr_item *item = it->item;
	uint64_t hash = MIX_START;

	if (it->stem.n < 2)
		return 0;
	for (size_t i = 0; i < it->stem.n; i++)
		hash = mix(hash, it->stem.words[i].low, it->stem.words[i].len);
	/* here the stem is only an instruction */
	if (item->type == PR_ITEM_MATCHING || item->type == PR_ITEM_ORDERING)
		for (size_t i = 0; i < item->n_options; i++)
			if (item->options[i].text.text)
				hash = mix(hash, item->options[i].text.text,
					   strlen(item->options[i].text.text));
	return hash ? hash : 1;
}

static uint8_t
late_waivers(const struct pr_lint_at *at)
{
	unsigned bits = 0;

	for (size_t i = 0; i < at->n_waivers; i++) {
		const struct pr_lint_rule *rule =
			pr_lint_rule_named(at->waivers[i].rule);

		if (rule && rule->number == 433)
			bits |= LATE_STEM;
		if (rule && rule->number == 434)
			bits |= LATE_PAIR;
	}
	return (uint8_t)bits;
}

static bool
room(struct pr_lint *lint, size_t n)
{
	size_t cap = lint->features_cap ? lint->features_cap : 4096;
	void *more;

	if (lint->n_features + n <= lint->features_cap)
		return true;
	while (cap < lint->n_features + n)
		cap *= 2;
	more = mem_resize(lint->features, cap, sizeof(*lint->features));
	if (!more)
		return false;
	lint->features = more;
	lint->features_cap = cap;
	return true;
}

static void
append(struct pr_lint *lint, const struct set *set)
{
	if (set->n)
		memcpy(lint->features + lint->n_features, set->v,
		       set->n * sizeof(*set->v));
	lint->n_features += set->n;
}

static bool
keep_sets(struct pr_lint *lint, struct lint_kept *kept, struct sets *sets)
{
	settle(&sets->words);
	settle(&sets->pairs);
	settle(&sets->key);
	settle(&sets->numbers);
	if (!room(lint, sets->words.n + sets->pairs.n + sets->key.n))
		return false;
	kept->at = lint->n_features;
	kept->n_words = (uint16_t)sets->words.n;
	kept->n_pairs = (uint16_t)sets->pairs.n;
	kept->n_key = (uint16_t)sets->key.n;
	kept->numbers = lint_hash((const char *)sets->numbers.v,
				  sets->numbers.n * sizeof(uint32_t));
	append(lint, &sets->words);
	append(lint, &sets->pairs);
	append(lint, &sets->key);
	return true;
}

static bool
keep_words(struct pr_lint *lint, struct lint_kept *kept, struct lint_item *it)
{
	uint32_t words[KEPT_WORDS], pairs[KEPT_PAIRS], key[KEPT_KEY],
		numbers[KEPT_KEY];
	struct sets sets = { { words, 0, KEPT_WORDS },
			     { pairs, 0, KEPT_PAIRS },
			     { key, 0, KEPT_KEY },
			     { numbers, 0, KEPT_KEY } };
	struct lint_text answer;

	if (it->item->type == PR_ITEM_MATCHING ||
	    it->item->type == PR_ITEM_ORDERING)
		return true;
	take_stem(&sets, &it->stem);
	for (size_t i = 0; i < it->n; i++)
		if (it->key >> i & 1)
			take_key(&sets, &it->options[i]);
	for (size_t i = 0; i < it->item->n_answers && i < KEPT_KEY; i++) {
		if (!lint_text_make(&answer, lint->scratch, &lint->dict,
				    it->item->answers[i].text, NULL))
			return false;
		take_key(&sets, &answer);
	}
	return keep_sets(lint, kept, &sets);
}

bool
lint_keep(struct pr_lint *lint, struct lint_item *it)
{
	const struct pr_item *item = it->item;
	struct lint_kept *kept;
	void *more = mem_room(lint->kept, lint->n_kept, &lint->kept_cap,
			      sizeof(*lint->kept));

	if (!more)
		return false;
	lint->kept = more;
	kept = &lint->kept[lint->n_kept];
	memset(kept, 0, sizeof(*kept));
	kept->name = arena_strdup(lint->keep, it->name);
	kept->line = it->at->line;
	kept->column = it->at->column;
	kept->file = (uint32_t)lint->file;
	kept->bank = (uint32_t)lint->bank;
	kept->stem = stem_hash(it);
	kept->setting = mix(MIX_START, item->stimulus, strlen(item->stimulus));
	if (item->n_objectives)
		kept->setting = mix(kept->setting, item->objectives[0].exam,
				    strlen(item->objectives[0].exam));
	kept->uuid = mix(MIX_START, item->uuid, strlen(item->uuid));
	kept->english = it->english;
	kept->waives = late_waivers(it->at);
	if (!kept->name || !keep_words(lint, kept, it))
		return false;
	lint->n_kept++;
	return true;
}
