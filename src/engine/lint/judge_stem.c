/* judge_stem.c - what a stem asks and how: R410 to R412, R414, R421, R436 */
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_MAX 170
#define SENTENCE_MAX 40
#define GRADE_MAX 20.0
#define GRADE_WORDS 40

/* ---- R410 ---------------------------------------------------------------- */

static bool
asks_in_words(const struct lint_text *stem)
{
	for (size_t i = 0; i < stem->n_hits; i++) {
		size_t at = stem->hits[i].word;

		if (stem->hits[i].phrase->list != LIST_ASK)
			continue;
		if (stem->words[at].begins ||
		    (at && lint_word_is(&stem->words[at - 1], "please")))
			return true;
	}
	return false;
}

static bool
has_blank(const struct lint_text *stem)
{
	return strstr(stem->raw, "__") || strstr(stem->raw, "...") ||
	       strstr(stem->raw, "\xe2\x80\xa6");
}

/* A lead-in that the options end has no full stop. */
static bool
leads_in(const struct lint_text *stem)
{
	size_t n = stem->len;

	while (n && strchr(" \n\"')", stem->raw[n - 1]))
		n--;
	return n && stem->raw[n - 1] != '.' && stem->raw[n - 1] != '!' &&
	       stem->n - stem->last >= 3;
}

static void
focus(struct pr_lint *lint, struct lint_item *it)
{
	const struct lint_text *stem = &it->stem;
	const struct lint_hit *hit = lint_text_hit(stem, LIST_UNFOCUSED);
	char words[80], what[160];

	/* true or false: the stem is a statement */
	if (!it->n || it->item->type == PR_ITEM_TRUE_FALSE)
		return;
	if (hit && !it->item->stimulus[0] && stem->n <= hit->n_words + 8) {
		lint_text_quote(words, sizeof(words), stem, hit->word,
				hit->n_words);
		snprintf(what, sizeof(what), "\"%s\" asks for nothing definite",
			 words);
		LINT_SAY(lint, it, 410, PR_WARNING, "stem", what);
		return;
	}
	if (strchr(stem->raw, '?') || has_blank(stem) || leads_in(stem) ||
	    asks_in_words(stem))
		return;
	LINT_SAY(lint, it, 410, PR_WARNING, "stem",
		 "the stem asks no question and is no beginning of a sentence");
}

/* ---- R411 ---------------------------------------------------------------- */

static void
hinge(struct pr_lint *lint, struct lint_item *it)
{
	const struct lint_hit *hit = lint_text_hit(&it->stem, LIST_HINGE);

	if (hit && !it->item->stimulus[0])
		LINT_SAY(lint, it, 411, PR_WARNING, "stem", hit->phrase->words);
}

/* ---- R412 ---------------------------------------------------------------- */

static bool
one_of(const struct lint_word *word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (lint_word_is(word, list[i]))
			return true;
	return false;
}

static bool
auxiliary(const struct lint_word *word)
{
	static const char *const list[] = { "is",    "are",   "was",   "were",
					    "does",  "do",    "did",   "would",
					    "must",  "can",   "could", "may",
					    "might", "will",  "has",   "have",
					    "need",  "should" };

	return one_of(word, list, PR_LEN(list));
}

static bool
asking(const struct lint_word *word)
{
	static const char *const list[] = { "which", "what", "who", "whom",
					    "where", "when", "how", "why" };

	return one_of(word, list, PR_LEN(list));
}

/* What follows belongs to a clause, not to the question. */
static bool
subordinate(const struct lint_word *word)
{
	static const char *const list[] = {
		"that",     "if",    "because", "whose", "while",
		"although", "after", "before",  "since", "unless",
		"though",   "until", "whether", "which", "who",
		"when",     "where", "and",     "but"
	};

	return one_of(word, list, PR_LEN(list));
}

/* The sentence that word `at` stands in ends with a question mark. */
static bool
in_question(const struct lint_text *stem, size_t at)
{
	const struct lint_word *last;
	size_t end = at + 1;

	while (end < stem->n && !stem->words[end].begins)
		end++;
	last = &stem->words[end - 1];
	for (size_t i = last->at + last->len;
	     i < (end < stem->n ? stem->words[end].at : stem->len); i++)
		if (stem->raw[i] == '?')
			return true;
	return false;
}

/* No clause and no second verb before the one at `to - 1`. */
static bool
plain_between(const struct lint_text *stem, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (subordinate(&stem->words[i]) ||
		    (i + 1 < to && auxiliary(&stem->words[i])))
			return false; /* "What might show that he could not" */
	return true;
}

/* "Which of these is not ...": from the question's word to "not" nothing but
 * what the question is about. */
static bool
question_not(const struct lint_text *stem, size_t from, size_t at)
{
	static const char *const short_forms[] = {
		"cannot", "isn't",  "aren't",  "doesn't", "don't",
		"can't",  "wasn't", "weren't", "won't",   "shouldn't"
	};
	bool whole = one_of(&stem->words[at], short_forms, PR_LEN(short_forms));
	size_t ask = from;

	if (!whole && !lint_word_is(&stem->words[at], "not"))
		return false;
	while (ask < at && ask < from + 3 && !asking(&stem->words[ask]))
		ask++;
	if (ask >= at || !asking(&stem->words[ask]) || at - ask > 14 ||
	    !in_question(stem, at))
		return false;
	if (!whole && !auxiliary(&stem->words[at - 1]))
		return false;
	if (!plain_between(stem, ask + 1, at))
		return false;
	return true;
}

static bool
least_of(const struct lint_text *stem, size_t at)
{
	static const char *const list[] = {
		"likely",      "appropriate", "accurate", "important",
		"useful",      "effective",   "reliable", "suitable",
		"acceptable",  "helpful",     "common",   "desirable",
		"restrictive", "specific",    "relevant", "costly",
	};

	return lint_word_is(&stem->words[at], "least") && at + 1 < stem->n &&
	       one_of(&stem->words[at + 1], list, PR_LEN(list));
}

static bool
except(const struct lint_text *stem, size_t from, size_t at)
{
	static const char *const list[] = { "all", "any", "each", "following",
					    "every" };

	if (!lint_word_is(&stem->words[at], "except"))
		return false;
	if (at + 1 == stem->n || stem->words[at].capital)
		return true;
	for (size_t i = from; i < at; i++)
		if (one_of(&stem->words[i], list, PR_LEN(list)))
			return strchr(stem->raw + stem->words[at].at, '?') &&
			       asking(&stem->words[from]);
	return false;
}

static bool
emphasised(const struct lint_text *stem, size_t at)
{
	const struct lint_word *word = &stem->words[at];

	return word->capital ||
	       (word->at && strchr("*_", stem->raw[word->at - 1]));
}

static void
negative(struct pr_lint *lint, struct lint_item *it)
{
	const struct lint_text *stem = &it->stem;
	size_t from = 0;
	char word[32];

	if (!it->n || it->item->type == PR_ITEM_TRUE_FALSE)
		return;
	for (size_t i = 0; i < stem->n; i++) {
		if (stem->words[i].begins)
			from = i;
		if (!question_not(stem, from, i) && !least_of(stem, i) &&
		    !except(stem, from, i))
			continue;
		lint_text_quote(word, sizeof(word), stem, i, 1);
		if (emphasised(stem, i))
			LINT_SAY(lint, it, 412, PR_NOTICE, "stem", word,
				 ", though it stands out");
		else
			LINT_SAY(lint, it, 412, PR_WARNING, "stem", word, "");
		return;
	}
}

/* ---- R414 ---------------------------------------------------------------- */

static void
complex(struct pr_lint *lint, struct lint_item *it)
{
	const struct lint_text *stem = &it->stem;
	long sentences = lint_text_sentences(stem);
	double grade = lint_text_grade(stem);
	char what[80] = "";

	if (stem->n > WORDS_MAX)
		snprintf(what, sizeof(what), "the stem has %zu words", stem->n);
	else if (sentences && stem->n > SENTENCE_MAX * (size_t)sentences)
		snprintf(what, sizeof(what),
			 "its sentences have %zu words on average",
			 stem->n / (size_t)sentences);
	else if (stem->n >= GRADE_WORDS && grade > GRADE_MAX)
		snprintf(what, sizeof(what), "its reading grade is %.0f",
			 grade);
	if (what[0])
		LINT_SAY(lint, it, 414, PR_NOTICE, "stem", what);
}

/* ---- R421 ---------------------------------------------------------------- */

/* "the the", but not "had had", and not across a sentence's end. */
static bool
doubled(const struct lint_text *text, size_t i)
{
	static const char *const meant[] = { "had", "that", "very", "is",
					     "bye", "no",   "ha" };
	const struct lint_word *a = &text->words[i];
	const struct lint_word *b = &text->words[i + 1];
	size_t gap = b->at - a->at - a->len;

	if (a->hash != b->hash || a->len != b->len || a->len < 2 || a->digits ||
	    a->capital || b->begins || gap != 1)
		return false;
	return strchr(" \n", text->raw[a->at + a->len]) &&
	       !one_of(a, meant, PR_LEN(meant));
}

static bool
spelled(struct pr_lint *lint, struct lint_item *it,
	const struct lint_text *text, const char *member)
{
	const struct lint_hit *hit = lint_text_hit(text, LIST_SPELL);
	char wrong[80], right[80];

	if (hit) {
		LINT_SAY(lint, it, 421, PR_WARNING, member, hit->phrase->words,
			 hit->phrase->instead);
		return true;
	}
	for (size_t i = 0; i + 1 < text->n; i++)
		if (doubled(text, i)) {
			lint_text_quote(wrong, sizeof(wrong), text, i, 2);
			lint_text_quote(right, sizeof(right), text, i, 1);
			LINT_SAY(lint, it, 421, PR_WARNING, member, wrong,
				 right);
			return true;
		}
	return false;
}

static void
spelling(struct pr_lint *lint, struct lint_item *it)
{
	char member[40];

	if (spelled(lint, it, &it->stem, "stem") ||
	    spelled(lint, it, &it->rationale, "rationale"))
		return;
	for (size_t i = 0; i < it->n; i++) {
		snprintf(member, sizeof(member), "options[%zu].text", i);
		if (spelled(lint, it, &it->options[i], member))
			return;
		snprintf(member, sizeof(member), "options[%zu].rationale", i);
		if (spelled(lint, it, &it->reasons[i], member))
			return;
	}
}

/* ---- R436 ---------------------------------------------------------------- */

/* A year up to 2015, when ICD-10 came into use. */
static bool
past_year(const struct lint_word *word)
{
	char year[5];
	long value;

	if (word->len != 4 || !word->digits)
		return false;
	memcpy(year, word->low, 4);
	year[4] = '\0';
	value = strtol(year, NULL, 10);
	return value >= 1900 && value <= 2015;
}

static bool
speaks_of_past(const struct lint_text *text)
{
	if (lint_text_hit(text, LIST_PAST))
		return true;
	for (size_t i = 0; i < text->n; i++)
		if (past_year(&text->words[i]))
			return true;
	return false;
}

/* Words that only as a name, in capitals, are out of use. */
static bool
as_name(const struct lint_text *text, const struct lint_hit *hit)
{
	const struct lint_word *last =
		&text->words[hit->word + hit->n_words - 1];
	const char *words = hit->phrase->words;

	if (!strcmp(words, "ctr"))
		return last->capital;
	if (!strcmp(words, "meaningful use"))
		return text->raw[last->at] == 'U';
	return true;
}

static bool
outdated_in(struct pr_lint *lint, struct lint_item *it,
	    const struct lint_text *text, const char *member)
{
	for (size_t i = 0; i < text->n_hits; i++) {
		const struct lint_hit *hit = &text->hits[i];
		char words[80];

		if (hit->phrase->list != LIST_OUTDATED || !as_name(text, hit))
			continue;
		lint_text_quote(words, sizeof(words), text, hit->word,
				hit->n_words);
		LINT_SAY(lint, it, 436, PR_WARNING, member, words,
			 hit->phrase->instead);
		return true;
	}
	return false;
}

/* Stem and key only: a wrong option may well be a thing of the past. */
static void
outdated(struct pr_lint *lint, struct lint_item *it)
{
	char member[40];

	if (speaks_of_past(&it->stem))
		return;
	for (size_t i = 0; i < it->n; i++)
		if (speaks_of_past(&it->options[i]))
			return;
	if (outdated_in(lint, it, &it->stem, "stem"))
		return;
	for (size_t i = 0; i < it->n; i++) {
		if (!(it->key >> i & 1))
			continue;
		snprintf(member, sizeof(member), "options[%zu].text", i);
		if (outdated_in(lint, it, &it->options[i], member))
			return;
	}
}

void
lint_judge_stem(struct pr_lint *lint, struct lint_item *it)
{
	if (!it->english)
		return;
	focus(lint, it);
	hinge(lint, it);
	negative(lint, it);
	complex(lint, it);
	spelling(lint, it);
	outdated(lint, it);
}
