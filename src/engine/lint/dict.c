/* dict.c - the lists of words, found by the hash of their first word */
#include "util/mem.h"

#include "internal.h"

#include <string.h>

static const struct lint_phrase rows[] = {
#define W(list, words, instead) { LIST_##list, words, instead },
#include "words.def"
#undef W
};

const struct lint_phrase *
lint_dict_row(size_t i)
{
	return i < PR_LEN(rows) ? &rows[i] : NULL;
}

enum pr_status
lint_dict_make(struct lint_dict *dict, struct arena *arena, struct pr_err *err)
{
	size_t n = 1;

	while (n < 2 * PR_LEN(rows))
		n *= 2;
	dict->mask = n - 1;
	dict->first = arena_array(arena, n, sizeof(*dict->first));
	dict->next = arena_array(arena, PR_LEN(rows), sizeof(*dict->next));
	if (!dict->first || !dict->next)
		return mem_fail(err);
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		size_t len = strcspn(rows[i].words, " ");
		size_t at = lint_hash(rows[i].words, len) & dict->mask;

		dict->next[i] = dict->first[at];
		dict->first[at] = (uint16_t)(i + 1);
	}
	return PR_OK;
}

/* Words of the phrase when the text has it from word i on, else 0. */
static size_t
match(const struct lint_text *text, size_t i, const char *words)
{
	size_t n = 0;

	while (*words) {
		size_t len = strcspn(words, " ");

		if (i + n >= text->n || text->words[i + n].len != len ||
		    memcmp(text->words[i + n].low, words, len) != 0)
			return 0;
		words += len + (words[len] == ' ');
		n++;
	}
	return n;
}

static void
keep_hit(struct lint_text *text, const struct lint_phrase *phrase, size_t i,
	 size_t n)
{
	for (size_t k = 0; k < text->n_hits; k++) {
		struct lint_hit *hit = &text->hits[k];

		if (hit->phrase->list != phrase->list)
			continue;
		/* the longer one says it all */
		if (i >= hit->word && i + n <= hit->word + hit->n_words)
			return;
		if (hit->word == i && n > hit->n_words) {
			hit->phrase = phrase;
			hit->n_words = n;
			return;
		}
	}
	if (text->n_hits < LINT_HITS_MAX)
		text->hits[text->n_hits++] = (struct lint_hit){ phrase, i, n };
}

static void
take_match(struct lint_text *text, const struct lint_phrase *phrase, size_t i,
	   size_t n)
{
	if (phrase->list == LIST_STOP)
		text->words[i].stop = true;
	else if (phrase->list == LIST_COMMON)
		text->words[i].common = true;
	else
		keep_hit(text, phrase, i, n);
}

void
lint_dict_find(const struct lint_dict *dict, struct lint_text *text)
{
	for (size_t i = 0; i < text->n; i++) {
		uint32_t hash = text->words[i].hash;

		for (size_t r = dict->first[hash & dict->mask]; r;
		     r = dict->next[r - 1]) {
			size_t n = match(text, i, rows[r - 1].words);

			if (n)
				take_match(text, &rows[r - 1], i, n);
		}
	}
}
