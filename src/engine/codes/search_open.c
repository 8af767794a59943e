/* search_open.c - a packed block made ready; see proctor/search.h */
#include "util/mem.h"

#include "search_internal.h"

#include <stdlib.h>
#include <string.h>

/* Whether the parts fit the bytes; they come from a file. */
static bool
lay_out(struct pr_search *s, const unsigned char *bytes, size_t len)
{
	uint64_t features, table, letters, lists;

	if (len < BLOCK_HEAD || block_get32(bytes) != BLOCK_MAGIC)
		return false;
	s->n_entries = block_get32(bytes + 4);
	s->n_words = block_get32(bytes + 8);
	s->n_letters = block_get32(bytes + 12);
	s->n_lists = block_get32(bytes + 16);
	features = (uint64_t)s->n_entries * BLOCK_FEATURE;
	table = ((uint64_t)s->n_words + 1) * BLOCK_WORD;
	letters = s->n_letters;
	lists = s->n_lists;
	if (BLOCK_HEAD + features + table + letters + lists != len)
		return false;
	s->features = bytes + BLOCK_HEAD;
	s->table = s->features + features;
	s->letters = (const char *)(s->table + table);
	s->lists = s->table + table + letters;
	return true;
}

/* Places in the table never go back and stay inside. */
static bool
table_sound(const struct pr_search *s)
{
	uint32_t letters = 0, lists = 0;

	for (uint32_t i = 0; i <= s->n_words; i++) {
		const unsigned char *row = s->table + (size_t)i * BLOCK_WORD;
		uint32_t l = block_get32(row), p = block_get32(row + 4);

		if (l < letters || p < lists || l > s->n_letters ||
		    p > s->n_lists)
			return false;
		letters = l;
		lists = p;
	}
	return true;
}

/* Words are small letters and digits, none is empty: the walk over them ends.
 */
static bool
letters_sound(const struct pr_search *s)
{
	for (uint32_t i = 0; i < s->n_letters; i++) {
		char c = s->letters[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
			return false;
	}
	for (uint32_t i = 0; i < s->n_words; i++) {
		const char *text;

		if (!search_word(s, i, &text))
			return false;
	}
	return true;
}

enum pr_status
pr_search_open(struct pr_search **out, const unsigned char *bytes, size_t len,
	       struct pr_err *err)
{
	struct pr_search *s = mem_array(1, sizeof(*s));

	*out = NULL;
	if (!s)
		return mem_fail(err);
	if (!lay_out(s, bytes, len) || !table_sound(s) || !letters_sound(s)) {
		free(s);
		return pr_fail(err, PR_EDAMAGED,
			       "The search index of the code tables is "
			       "damaged: import the tables again.");
	}
	s->state = mem_array(s->n_entries, sizeof(*s->state));
	s->touched = mem_array(s->n_entries, sizeof(*s->touched));
	if (!s->state || !s->touched) {
		pr_search_close(s);
		return mem_fail(err);
	}
	*out = s;
	return PR_OK;
}

void
pr_search_close(struct pr_search *s)
{
	if (!s)
		return;
	free(s->state);
	free(s->touched);
	free(s);
}

size_t
search_word(const struct pr_search *s, uint32_t word, const char **text)
{
	const unsigned char *row = s->table + (size_t)word * BLOCK_WORD;
	uint32_t from = block_get32(row);

	*text = s->letters + from;
	return block_get32(row + BLOCK_WORD) - from;
}

int
search_compare(const struct pr_search *s, uint32_t word, const char *text)
{
	const char *letters;
	size_t n = search_word(s, word, &letters), len = strlen(text);
	int c = memcmp(letters, text, n < len ? n : len);

	return c ? c : n < len ? -1 : n > len;
}

uint32_t
search_first(const struct pr_search *s, const char *text)
{
	uint32_t lo = 0, hi = s->n_words;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (search_compare(s, mid, text) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}
