/* judge_options.c - words in options: R413, R416, R418, R420 */
#include "internal.h"

#include <stdio.h>
#include <string.h>

static const char *
id_of(const struct lint_item *it, size_t i)
{
	return it->item->options[i].id;
}

static void
member(char out[40], size_t i)
{
	snprintf(out, 40, "options[%zu].text", i);
}

static void
vague(struct pr_lint *lint, struct lint_item *it)
{
	char name[40];

	for (size_t i = 0; i < it->n; i++) {
		const struct lint_hit *hit =
			lint_text_hit(&it->options[i], LIST_VAGUE);

		if (!hit)
			continue;
		member(name, i);
		LINT_SAY(lint, it, 413, PR_NOTICE, name, hit->phrase->words);
		return;
	}
}

static size_t
semicolons(const struct lint_text *text)
{
	size_t n = 0;

	for (const char *s = text->low; (s = strchr(s, ';')); s++)
		n++;
	return n;
}

/* Clauses and things joined to one option. */
static size_t
ideas(const struct lint_text *text)
{
	size_t n = 1 + semicolons(text);

	for (size_t i = 0; i < text->n; i++)
		n += lint_word_is(&text->words[i], "and") ||
		     lint_word_is(&text->words[i], "or");
	return n;
}

static void
several(struct pr_lint *lint, struct lint_item *it)
{
	char name[40], count[24];
	size_t split = 0, lists = 0;

	for (size_t i = 0; i < it->n; i++) {
		split += semicolons(&it->options[i]) > 0;
		lists += ideas(&it->options[i]) > 2;
	}
	if (2 * lists > it->n) /* lists are what was asked for */
		return;
	for (size_t i = 0; i < it->n; i++) {
		size_t n = ideas(&it->options[i]);

		/* where most are "this; that", two parts were asked for */
		if (n < 4 &&
		    (2 * split > it->n || !semicolons(&it->options[i])))
			continue;
		member(name, i);
		snprintf(count, sizeof(count), "%zu", n);
		LINT_SAY(lint, it, 416, PR_NOTICE, name, id_of(it, i), count);
		return;
	}
}

/* ---- R418 ---------------------------------------------------------------- */

static bool
ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && !strcmp(text + n - m, end);
}

static void
above(struct pr_lint *lint, struct lint_item *it)
{
	char name[40];

	for (size_t i = 0; i < it->n; i++) {
		const struct lint_text *text = &it->options[i];
		const struct lint_hit *hit = lint_text_hit(text, LIST_ABOVE);

		/* "none of these rules applies to ..." is a sentence */
		if (!hit || (text->n > hit->n_words + 2 &&
			     !ends_with(hit->phrase->words, "above")))
			continue;
		member(name, i);
		LINT_SAY(lint, it, 418, PR_WARNING, name, id_of(it, i),
			 hit->phrase->words);
		return;
	}
}

/* ---- R420 ---------------------------------------------------------------- */

/* One of A to H, I to VIII, 1 to 9. */
static bool
label(const struct lint_word *word, const struct lint_text *text)
{
	static const char *const roman[] = { "ii", "iii", "iv",
					     "vi", "vii", "viii" };

	if (word->len == 1)
		return (text->raw[word->at] >= 'A' &&
			text->raw[word->at] <= 'I') ||
		       text->raw[word->at] == 'V' ||
		       (word->low[0] >= '1' && word->low[0] <= '9');
	for (size_t i = 0; i < PR_LEN(roman); i++)
		if (lint_word_is(word, roman[i]))
			return true;
	return false;
}

static bool
filler(const struct lint_word *word, bool *sure)
{
	static const char *const plain[] = { "and", "or", "but", "not" };
	static const char *const telling[] = {
		"only",   "both",       "options", "option", "answers",
		"answer", "statements", "choices", "either", "neither",
		"nor",    "all",        "items",   "choice", "responses",
	};

	for (size_t i = 0; i < PR_LEN(plain); i++)
		if (lint_word_is(word, plain[i]))
			return true;
	for (size_t i = 0; i < PR_LEN(telling); i++)
		if (lint_word_is(word, telling[i])) {
			*sure = true;
			return true;
		}
	return false;
}

/* Labels and filling words only; sure when a word says "of the options". */
static bool
combination(const struct lint_text *text, bool *sure)
{
	size_t labels = 0;

	*sure = false;
	for (size_t i = 0; i < text->n; i++) {
		if (label(&text->words[i], text))
			labels++;
		else if (!filler(&text->words[i], sure))
			return false;
	}
	return labels >= 2 || (labels == 1 && *sure);
}

/* The stem lists statements: "I.", "1)", "(a)" at two places. */
static bool
lists(const struct lint_text *stem)
{
	size_t n = 0;

	for (size_t i = 0; i < stem->n; i++) {
		const struct lint_word *word = &stem->words[i];
		char next = stem->raw[word->at + word->len];

		n += (next == '.' || next == ')' || next == ':') &&
		     label(word, stem) && word->begins;
	}
	return n >= 2;
}

static void
k_type(struct pr_lint *lint, struct lint_item *it)
{
	size_t n = 0, first = 0;
	bool sure = false, any_sure = false;
	char name[40];

	for (size_t i = 0; i < it->n; i++) {
		if (!combination(&it->options[i], &sure))
			continue;
		first = n++ ? first : i;
		any_sure = any_sure || sure;
	}
	/* parts A and B of Medicare are no combination of options */
	if (!n || (!any_sure && !(n >= 2 && lists(&it->stem))))
		return;
	member(name, first);
	LINT_SAY(lint, it, 420, PR_WARNING, name, id_of(it, first));
}

void
lint_judge_options(struct pr_lint *lint, struct lint_item *it)
{
	if (!it->english)
		return;
	vague(lint, it);
	several(lint, it);
	above(lint, it);
	k_type(lint, it);
}
