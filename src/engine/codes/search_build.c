/* search_build.c - entries into a packed block; see proctor/search.h */
#include "proctor/search.h"
#include "util/buf.h"
#include "util/mem.h"

#include "search_block.h"
#include "words.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LETTERS_MAX ((size_t)64 << 20)
#define BLOCK_MAX ((size_t)512 << 20)

struct word {
	uint32_t letters; /* where its letters begin */
	uint32_t count;   /* of its places */
	uint32_t from;    /* its first place when sorted */
};

/* Where a word stands. */
struct place {
	uint32_t word, at;
};

struct pr_search_builder {
	struct buf features, letters;
	struct word *words;
	size_t n_words, cap_words;
	struct place *places;
	size_t n_places, cap_places;
	uint32_t *slots; /* hash of words, 0 free, else index + 1 */
	size_t n_slots;
	uint32_t n_entries;
};

enum pr_status
pr_search_builder_new(struct pr_search_builder **out, struct pr_err *err)
{
	struct pr_search_builder *b = mem_array(1, sizeof(*b));

	*out = NULL;
	if (!b)
		return mem_fail(err);
	b->n_slots = 1 << 12;
	b->slots = mem_array(b->n_slots, sizeof(*b->slots));
	if (!b->slots) {
		free(b);
		return mem_fail(err);
	}
	buf_init(&b->features, BLOCK_MAX);
	buf_init(&b->letters, LETTERS_MAX);
	*out = b;
	return PR_OK;
}

void
pr_search_builder_free(struct pr_search_builder *b)
{
	if (!b)
		return;
	buf_release(&b->features);
	buf_release(&b->letters);
	free(b->words);
	free(b->places);
	free(b->slots);
	free(b);
}

static uint32_t
hash(const char *word)
{
	uint32_t h = 2166136261u;

	for (; *word; word++)
		h = (h ^ (unsigned char)*word) * 16777619u;
	return h;
}

static const char *
letters_of(const struct pr_search_builder *b, size_t word)
{
	return buf_text(&b->letters) + b->words[word].letters;
}

static uint32_t *
slot_of(const struct pr_search_builder *b, const char *word)
{
	size_t i = hash(word) & (b->n_slots - 1);

	while (b->slots[i] && strcmp(letters_of(b, b->slots[i] - 1), word) != 0)
		i = (i + 1) & (b->n_slots - 1);
	return &b->slots[i];
}

static bool
grow_slots(struct pr_search_builder *b)
{
	uint32_t *old = b->slots;
	size_t n = b->n_slots;

	b->slots = mem_array(n * 2, sizeof(*b->slots));
	if (!b->slots) {
		b->slots = old;
		return false;
	}
	b->n_slots = n * 2;
	for (size_t i = 0; i < n; i++)
		if (old[i])
			*slot_of(b, letters_of(b, old[i] - 1)) = old[i];
	free(old);
	return true;
}

/* The number of a word, new or known; false without memory. */
static bool
word_number(struct pr_search_builder *b, const char *text, uint32_t *number)
{
	uint32_t *slot = slot_of(b, text);
	struct word *room;

	if (*slot) {
		*number = *slot - 1;
		return true;
	}
	room = mem_room(b->words, b->n_words, &b->cap_words, sizeof(*room));
	if (!room)
		return false;
	b->words = room;
	room[b->n_words] = (struct word){ (uint32_t)b->letters.len, 0, 0 };
	buf_add(&b->letters, text, strlen(text) + 1);
	if (buf_status(&b->letters, NULL) != PR_OK)
		return false;
	*number = (uint32_t)b->n_words++;
	*slot = *number + 1;
	return b->n_words * 2 < b->n_slots || grow_slots(b);
}

static bool
add_place(struct pr_search_builder *b, const char *word, uint32_t at)
{
	struct place *room =
		mem_room(b->places, b->n_places, &b->cap_places, sizeof(*room));

	if (!room)
		return false;
	b->places = room;
	if (!word_number(b, word, &room[b->n_places].word))
		return false;
	b->words[room[b->n_places].word].count++;
	room[b->n_places++].at = at;
	return true;
}

/* Whether text stands right behind the hyphen of a compound word. */
static bool
after_hyphen(const char *text)
{
	unsigned char c = (unsigned char)text[0];

	return text[-1] == '-' && (c >= 0x80 || isalnum(c));
}

/* "pre-eclampsia" is found as preeclampsia too. */
static bool
add_joined(struct pr_search_builder *b, const char *first, const char *second,
	   uint32_t at)
{
	char word[2 * WORD_MAX + 1];

	snprintf(word, sizeof(word), "%s%s", first, second);
	return strlen(word) > WORD_MAX || add_place(b, word, at);
}

/* What an index has for a word: its number counts for alternatives. */
struct counting {
	char first[WORD_MAX + 1]; /* of the level */
	int n, most;
	bool index, comma;
};

/*
 * "Infarct, infarction": alternatives, the longest counts; but "Fracture,
 * pathological" are two words that both count. A fracture is a traumatic one
 * unless something else is said.
 */
static void
count_word(struct counting *c, const char *word)
{
	if (!c->first[0])
		memcpy(c->first, word, sizeof(c->first));
	else if (c->comma && c->index && !strncmp(c->first, word, 3))
		c->n = 0;
	if (!c->index || strcmp(word, "traumatic") != 0)
		c->n++;
	if (c->n > c->most)
		c->most = c->n;
	c->comma = false;
}

/* The words of a level; how many count, -1 without memory. */
static int
add_level(struct pr_search_builder *b, const char *text, uint32_t at,
	  bool index)
{
	char word[WORD_MAX + 1], before[WORD_MAX + 1] = "";
	struct counting c = { .index = index };

	while (words_next(&text, word)) {
		bool comma = text[-1] == ',';

		if (before[0] && !add_joined(b, before, word, at))
			return -1;
		before[0] = '\0';
		if (after_hyphen(text))
			memcpy(before, word, sizeof(word));
		if (!words_stop(word)) {
			if (!add_place(b, word, at))
				return -1;
			count_word(&c, word);
		}
		c.comma = c.comma || comma;
	}
	return c.most;
}

static void
put_feature(unsigned char *p, const struct pr_search_entry *e, uint32_t counts,
	    size_t len)
{
	block_put32(p, e->ref);
	block_put32(p + 4, e->code);
	block_put32(p + 8, counts);
	p[12] = (unsigned char)e->n_levels;
	p[13] = (unsigned char)((unsigned)e->source | (unsigned)e->system << 4);
	p[14] = (unsigned char)((e->billable ? BLOCK_BILLABLE : 0) |
				(e->unspecified ? BLOCK_UNSPECIFIED : 0));
	p[15] = (unsigned char)e->chapter;
	len = len < 0xffff ? len : 0xffff;
	p[16] = (unsigned char)len;
	p[17] = (unsigned char)(len >> 8);
	p[18] = p[19] = 0;
}

enum pr_status
pr_search_add(struct pr_search_builder *b, const struct pr_search_entry *e,
	      struct pr_err *err)
{
	uint32_t base = b->n_entries * 16, counts = 0;
	size_t len = 0;
	char *feature;

	if (b->n_entries >= BLOCK_ENTRIES_MAX || e->n_levels > PR_SEARCH_LEVELS)
		return pr_fail(err, PR_EINVAL, "too much to search in");
	for (size_t i = 0; i < e->n_levels; i++) {
		int n = add_level(b, e->levels[i], base + (uint32_t)i,
				  e->source == PR_SEARCH_INDEX);

		if (n < 0)
			return mem_fail(err);
		counts |= (uint32_t)(n < 15 ? n : 15) << 4 * i;
		len += strlen(e->levels[i]) + 2;
	}
	if (e->nemod && add_level(b, e->nemod, base + BLOCK_NEMOD, false) < 0)
		return mem_fail(err);
	feature = buf_space(&b->features, BLOCK_FEATURE);
	if (!feature)
		return mem_fail(err);
	put_feature((unsigned char *)feature, e, counts, len);
	b->n_entries++;
	return PR_OK;
}

struct ordered {
	const char *text;
	uint32_t word;
};

static int
by_text(const void *a, const void *b)
{
	return strcmp(((const struct ordered *)a)->text,
		      ((const struct ordered *)b)->text);
}

/* Places by word, in the order in which they came: a counting sort. */
static uint32_t *
sort_places(struct pr_search_builder *b)
{
	uint32_t *sorted = mem_array(b->n_places, sizeof(*sorted));
	uint32_t from = 0;

	if (!sorted)
		return NULL;
	for (size_t i = 0; i < b->n_words; i++) {
		b->words[i].from = from;
		from += b->words[i].count;
	}
	for (size_t i = 0; i < b->n_places; i++)
		sorted[b->words[b->places[i].word].from++] = b->places[i].at;
	for (size_t i = 0; i < b->n_words; i++)
		b->words[i].from -= b->words[i].count;
	return sorted;
}

static void
add_list(struct buf *lists, const uint32_t *places, uint32_t n)
{
	uint32_t before = 0;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t step = places[i] - before;

		if (i && !step)
			continue; /* the same word twice in a level */
		before = places[i];
		for (; step >= 0x80; step >>= 7)
			buf_addc(lists, (char)(step | 0x80));
		buf_addc(lists, (char)step);
	}
}

static void
put_numbers(struct buf *out, const uint32_t *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char bytes[4];

		block_put32(bytes, numbers[i]);
		buf_add(out, bytes, sizeof(bytes));
	}
}

static void
pack_words(struct pr_search_builder *b, const struct ordered *order,
	   const uint32_t *places, struct buf *out)
{
	struct buf table, letters, lists;

	buf_init(&table, BLOCK_MAX);
	buf_init(&letters, LETTERS_MAX);
	buf_init(&lists, BLOCK_MAX);
	for (size_t i = 0; i <= b->n_words; i++) {
		const uint32_t at[] = { (uint32_t)letters.len,
					(uint32_t)lists.len };

		put_numbers(&table, at, 2);
		if (i == b->n_words)
			break;
		buf_adds(&letters, order[i].text);
		add_list(&lists, places + b->words[order[i].word].from,
			 b->words[order[i].word].count);
	}
	if (table.status || letters.status || lists.status)
		out->status = PR_ENOMEM;
	put_numbers(out,
		    (uint32_t[]){ BLOCK_MAGIC, b->n_entries,
				  (uint32_t)b->n_words, (uint32_t)letters.len,
				  (uint32_t)lists.len, 0 },
		    6);
	buf_add(out, buf_text(&b->features), b->features.len);
	buf_add(out, buf_text(&table), table.len);
	buf_add(out, buf_text(&letters), letters.len);
	buf_add(out, buf_text(&lists), lists.len);
	buf_release(&table);
	buf_release(&letters);
	buf_release(&lists);
}

enum pr_status
pr_search_pack(struct pr_search_builder *b, unsigned char **bytes, size_t *len,
	       struct pr_err *err)
{
	struct ordered *order = mem_array(b->n_words, sizeof(*order));
	uint32_t *places = sort_places(b);
	struct buf out;
	char *packed = NULL;
	enum pr_status st = PR_ENOMEM;

	buf_init(&out, BLOCK_MAX);
	if (order && places) {
		for (size_t i = 0; i < b->n_words; i++)
			order[i] = (struct ordered){ letters_of(b, i),
						     (uint32_t)i };
		qsort(order, b->n_words, sizeof(*order), by_text);
		pack_words(b, order, places, &out);
		st = buf_take(&packed, len, &out, NULL);
	}
	buf_release(&out);
	free(order);
	free(places);
	if (st)
		return mem_fail(err);
	*bytes = (unsigned char *)packed;
	return PR_OK;
}
