/* pairs.c - items with the same stem, items that ask the same: R433, R434
 *
 * Items are compared only when they share a rare word or pair of words. If
 * two sets are alike to a share t, then of each set's features, put in one
 * order for all, the first (1 - t) hold a common one; the order is by rarity,
 * so few items share them. Features that more than DF_MAX items have are not
 * looked up, which bounds the work to n times a constant. */
#include "util/mem.h"

#include "state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHARE_MIN 0.6 /* of the words of stem and key */
#define KEY_MIN 0.5   /* of the words of the keys */
#define WORDS_MIN 4
#define PREFIX 0.6
#define PREFIX_MAX 24
#define DF_MAX 64

/* Jaccard's share of two sorted sets. */
static double
share(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	size_t i = 0, j = 0, both = 0;

	while (i < n && j < m) {
		uint32_t x = a[i], y = b[j];

		both += x == y;
		i += x <= y;
		j += y <= x;
	}
	return n + m ? (double)both / (double)(n + m - both) : 0;
}

double
lint_pairs_share(const struct pr_lint *lint, const struct lint_kept *a,
		 const struct lint_kept *b)
{
	const uint32_t *fa = lint->features + a->at;
	const uint32_t *fb = lint->features + b->at;
	size_t few = a->n_words < b->n_words ? a->n_words : b->n_words;
	size_t many = a->n_words < b->n_words ? b->n_words : a->n_words;
	double words;

	if (a->setting != b->setting || a->numbers != b->numbers ||
	    a->stem == b->stem || a->uuid == b->uuid || few < WORDS_MIN ||
	    (double)few < SHARE_MIN * (double)many)
		return 0;
	words = share(fa, a->n_words, fb, b->n_words);
	if (words < SHARE_MIN)
		return 0;
	if (a->n_key && b->n_key &&
	    share(fa + a->n_words + a->n_pairs, a->n_key,
		  fb + b->n_words + b->n_pairs, b->n_key) < KEY_MIN)
		return 0;
	return words;
}

/* Reports b against the earlier a, unless one of them waives it. */
static void
tell(struct pr_lint *lint, struct lint_kept *a, struct lint_kept *b, int rule,
     const char *more)
{
	uint8_t bit = rule == 433 ? LATE_STEM : LATE_PAIR;
	struct lint_place place = { lint->files.keys[b->file],
				    b->line,
				    b->column,
				    "item",
				    b->name,
				    "stem" };
	const char *file = lint->files.keys[a->file];
	char where[400];

	if ((a->waives | b->waives) & bit) {
		a->used |= a->waives & bit;
		b->used |= b->waives & bit;
		lint_counter(lint, rule)->waived++;
		lint->sum.waived++;
		return;
	}
	if (a->line)
		snprintf(where, sizeof(where), "%.370s:%ld", file, a->line);
	else
		snprintf(where, sizeof(where), "%.370s", file);
	lint_tell(lint, &place, rule, PR_WARNING,
		  (const char *const[]){ a->name, where, more, NULL });
}

/* ---- the same stem ------------------------------------------------------- */

struct stem {
	uint64_t stem, setting;
	size_t item;
};

static int
by_stem(const void *a, const void *b)
{
	const struct stem *x = a, *y = b;

	if (x->stem != y->stem)
		return x->stem < y->stem ? -1 : 1;
	if (x->setting != y->setting)
		return x->setting < y->setting ? -1 : 1;
	return (x->item > y->item) - (x->item < y->item);
}

static int
by_item(const void *a, const void *b)
{
	const struct stem *x = a, *y = b;

	return (x->item > y->item) - (x->item < y->item);
}

/* Leaves in list only those whose stem an earlier item has, stem being that
 * item; returns how many. */
static size_t
repeated(const struct pr_lint *lint, struct stem *list, size_t n)
{
	struct stem head = list[0];
	size_t out = 0;

	for (size_t i = 1; i < n; i++) {
		struct stem here = list[i];

		if (head.stem != here.stem || head.setting != here.setting)
			head = here;
		else if (here.stem && lint->kept[head.item].uuid !=
					      lint->kept[here.item].uuid)
			list[out++] = (struct stem){ head.item, 0, here.item };
	}
	return out;
}

static bool
same_stems(struct pr_lint *lint)
{
	struct stem *list = mem_array(lint->n_kept + 1, sizeof(*list));
	size_t n;

	if (!list)
		return false;
	for (size_t i = 0; i < lint->n_kept; i++)
		list[i] = (struct stem){ lint->kept[i].stem,
					 lint->kept[i].setting, i };
	qsort(list, lint->n_kept, sizeof(*list), by_stem);
	n = repeated(lint, list, lint->n_kept);
	qsort(list, n, sizeof(*list), by_item);
	for (size_t i = 0; i < n; i++)
		tell(lint, &lint->kept[list[i].stem], &lint->kept[list[i].item],
		     433, NULL);
	free(list);
	return true;
}

/* ---- the same question --------------------------------------------------- */

struct index {
	uint32_t *df;   /* by place: items that have the feature */
	uint32_t *head; /* by place: posting + 1 */
	size_t mask;
	struct posting {
		uint32_t item, next;
	} * postings;
	size_t n;
	uint32_t *stamp; /* by item: last item it was compared with, + 1 */
};

struct ranked {
	uint32_t df, feature;
};

static int
by_rarity(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->df != y->df)
		return x->df < y->df ? -1 : 1;
	return (x->feature > y->feature) - (x->feature < y->feature);
}

/* The features of an item to look up, rarest first. */
static size_t
prefix(const struct pr_lint *lint, const struct index *index,
       const struct lint_kept *kept, uint32_t out[PREFIX_MAX])
{
	struct ranked list[KEPT_WORDS + KEPT_PAIRS] = { { 0 } };
	size_t all = (size_t)kept->n_words + kept->n_pairs, n = 0;
	size_t take = (size_t)(PREFIX * (double)all) + 1;

	for (size_t i = 0; i < all; i++) {
		uint32_t f = lint->features[kept->at + i];

		list[i] = (struct ranked){ index->df[f & index->mask], f };
	}
	qsort(list, all, sizeof(*list), by_rarity);
	for (size_t i = 0; i < take && i < all && n < PREFIX_MAX; i++)
		if (list[i].df > 1 && list[i].df <= DF_MAX)
			out[n++] = list[i].feature;
	return n;
}

static void
best_of(const struct pr_lint *lint, struct index *index, size_t item,
	uint32_t feature, double *best, size_t *with)
{
	const struct lint_kept *kept = &lint->kept[item];

	for (uint32_t p = index->head[feature & index->mask]; p;
	     p = index->postings[p - 1].next) {
		size_t other = index->postings[p - 1].item;
		double like;

		if (index->stamp[other] == item + 1)
			continue;
		index->stamp[other] = (uint32_t)(item + 1);
		like = lint_pairs_share(lint, &lint->kept[other], kept);
		if (like > *best || (like == *best && other < *with)) {
			*best = like;
			*with = other;
		}
	}
}

static void
look(struct pr_lint *lint, struct index *index, size_t item)
{
	struct lint_kept *kept = &lint->kept[item];
	uint32_t features[PREFIX_MAX];
	double best = 0;
	size_t with = item, n;
	char percent[24];

	if (!kept->english || kept->n_words < WORDS_MIN)
		return;
	n = prefix(lint, index, kept, features);
	for (size_t i = 0; i < n; i++)
		best_of(lint, index, item, features[i], &best, &with);
	for (size_t i = 0; i < n; i++) {
		uint32_t *head = &index->head[features[i] & index->mask];

		index->postings[index->n] =
			(struct posting){ (uint32_t)item, *head };
		*head = (uint32_t)++index->n;
	}
	if (with == item || best == 0)
		return;
	snprintf(percent, sizeof(percent), "%.0f", 100 * best);
	tell(lint, &lint->kept[with], kept, 434, percent);
}

static bool
index_make(struct index *index, const struct pr_lint *lint)
{
	size_t n = 1024;

	while (n < lint->n_features)
		n *= 2;
	*index = (struct index){ .mask = n - 1 };
	index->df = mem_array(n, sizeof(*index->df));
	index->head = mem_array(n, sizeof(*index->head));
	index->postings =
		mem_array(lint->n_kept * PREFIX_MAX, sizeof(*index->postings));
	index->stamp = mem_array(lint->n_kept, sizeof(*index->stamp));
	return index->df && index->head && index->postings && index->stamp;
}

static void
index_release(struct index *index)
{
	free(index->df);
	free(index->head);
	free(index->postings);
	free(index->stamp);
}

static bool
same_questions(struct pr_lint *lint)
{
	struct index index;
	bool ok = index_make(&index, lint);

	for (size_t i = 0; i < lint->n_kept && ok; i++) {
		const struct lint_kept *kept = &lint->kept[i];

		for (size_t k = 0; k < (size_t)kept->n_words + kept->n_pairs;
		     k++)
			index.df[lint->features[kept->at + k] & index.mask]++;
	}
	for (size_t i = 0; i < lint->n_kept && ok; i++)
		look(lint, &index, i);
	index_release(&index);
	return ok;
}

/* Waivers of R433 and R434 that nothing needed. */
static void
idle_waivers(struct pr_lint *lint)
{
	for (size_t i = 0; i < lint->n_kept; i++) {
		const struct lint_kept *kept = &lint->kept[i];
		struct lint_place place = { lint->files.keys[kept->file],
					    kept->line,
					    kept->column,
					    "item",
					    kept->name,
					    "waivers" };
		unsigned idle = kept->waives & ~(unsigned)kept->used;

		if (idle & LATE_STEM)
			lint_tell(lint, &place, 449, PR_NOTICE,
				  (const char *const[]){ "R433", "", NULL });
		if (idle & LATE_PAIR && kept->english)
			lint_tell(lint, &place, 449, PR_NOTICE,
				  (const char *const[]){ "R434", "", NULL });
	}
}

bool
lint_pairs_finish(struct pr_lint *lint)
{
	if (!same_stems(lint) || !same_questions(lint))
		return false;
	idle_waivers(lint);
	return true;
}
