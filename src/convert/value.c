/* value.c - the words that people write into cells */
#include "internal.h"

#include <ctype.h>
#include <string.h>

const char level_words[] = "remember, understand, apply, analyze, evaluate, "
			   "create, recall, application, analysis";
const char difficulty_words[] = "very easy, easy, medium, hard, very hard";

struct word {
	const char *word, *means;
};

static const struct word levels[] = {
	{ "remember", "remember" },        { "recall", "remember" },
	{ "remembering", "remember" },     { "knowledge", "remember" },
	{ "understand", "understand" },    { "understanding", "understand" },
	{ "comprehension", "understand" }, { "apply", "apply" },
	{ "application", "apply" },        { "applying", "apply" },
	{ "analyze", "analyze" },          { "analyse", "analyze" },
	{ "analysis", "analyze" },         { "analyzing", "analyze" },
	{ "evaluate", "evaluate" },        { "evaluation", "evaluate" },
	{ "evaluating", "evaluate" },      { "create", "create" },
	{ "creating", "create" },          { "synthesis", "create" },
};

static const struct word difficulties[] = {
	{ "veryeasy", "very_easy" }, { "easy", "easy" },
	{ "medium", "medium" },      { "moderate", "medium" },
	{ "average", "medium" },     { "hard", "hard" },
	{ "difficult", "hard" },     { "veryhard", "very_hard" },
};

static const struct word types[] = {
	{ "singlechoice", "s" },
	{ "single", "s" },
	{ "singleanswer", "s" },
	{ "singleselect", "s" },
	{ "sc", "s" },
	{ "multiplechoicesingle", "s" },
	{ "multiplechoice", "c" },
	{ "mc", "c" },
	{ "mcq", "c" },
	{ "choice", "c" },
	{ "quiz", "c" },
	{ "multichoice", "c" },
	{ "multipleresponse", "m" },
	{ "multiple", "m" },
	{ "multipleanswer", "m" },
	{ "multipleanswers", "m" },
	{ "multipleselect", "m" },
	{ "multiselect", "m" },
	{ "selectall", "m" },
	{ "selectallthatapply", "m" },
	{ "checkbox", "m" },
	{ "checkboxes", "m" },
	{ "ma", "m" },
	{ "mr", "m" },
	{ "sata", "m" },
	{ "truefalse", "t" },
	{ "trueorfalse", "t" },
	{ "tf", "t" },
	{ "boolean", "t" },
};

/* Letters and digits of a text in lower case; longer words are cut. */
static void
fold(char out[64], const char *text)
{
	size_t n = 0;

	for (; *text && n + 1 < 64; text++)
		if (isalnum((unsigned char)*text))
			out[n++] = (char)tolower((unsigned char)*text);
	out[n] = '\0';
}

static const char *
find(const struct word *words, size_t n, const char *text)
{
	char folded[64];

	fold(folded, text);
	for (size_t i = 0; i < n; i++)
		if (!strcmp(words[i].word, folded))
			return words[i].means;
	return NULL;
}

const char *
level_of(const char *text)
{
	return find(levels, PR_LEN(levels), text);
}

const char *
difficulty_of(const char *text)
{
	return find(difficulties, PR_LEN(difficulties), text);
}

bool
type_of(struct item *item, const char *text)
{
	const char *means = find(types, PR_LEN(types), text);

	if (!means)
		return false;
	item->kind = *means == 't' ? ITEM_TRUE_FALSE : ITEM_CHOICE;
	item->single_only = *means == 's';
	item->multiple = *means == 'm';
	return true;
}

int
truth_of(const char *text)
{
	char folded[64];

	fold(folded, text);
	if (!strcmp(folded, "true") || !strcmp(folded, "t"))
		return 1;
	if (!strcmp(folded, "false") || !strcmp(folded, "f"))
		return 0;
	return -1;
}

/* The next word of *at in lower case; false at the end. *begins is set when
 * a sentence or a bracket begins with it. */
static bool
next_word(char out[16], const char **at, bool *begins)
{
	size_t n = 0;

	for (; **at && !isalnum((unsigned char)**at); ++*at)
		*begins = *begins || strchr(".?!:;([\n", **at);
	for (; isalnum((unsigned char)**at); ++*at)
		if (n + 1 < 16)
			out[n++] = (char)tolower((unsigned char)**at);
	out[n] = '\0';
	return n > 0;
}

static bool
is_among(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(list[i], word))
			return true;
	return false;
}

static int
number_of(const char *word)
{
	static const char *const names[] = { "one",  "two", "three", "four",
					     "five", "six", "seven", "eight" };

	for (size_t i = 0; i < PR_LEN(names); i++)
		if (!strcmp(names[i], word))
			return (int)i + 1;
	if (word[0] >= '1' && word[0] <= '8' && !word[1])
		return word[0] - '0';
	return 0;
}

int
choose_of(const char *stem, bool told)
{
	static const char *const verbs[] = { "select", "choose", "pick",
					     "mark",   "check",  "which" };
	static const char *const fills[] = { "the", "best", "any", "exactly" };
	const size_t n_verbs = PR_LEN(verbs) - told;
	const char *at = stem;
	bool asked = false, begins = true;
	int found = 0;
	char word[16];

	for (; next_word(word, &at, &begins); begins = false) {
		int n = number_of(word);

		/* "Select two-digit ..." asks for none */
		if (asked && n && *at != '-')
			found = n;
		asked = ((begins || !told) && is_among(verbs, n_verbs, word)) ||
			(asked && is_among(fills, PR_LEN(fills), word));
	}
	return found;
}

/* The next character that counts: case and the kind of blank do not. */
static int
next_char(const char **at)
{
	int c = (unsigned char)**at;

	if (!c)
		return 0;
	if (!isspace(c)) {
		++*at;
		return tolower(c);
	}
	while (isspace((unsigned char)**at))
		++*at;
	return **at ? ' ' : 0;
}

bool
same_words(const char *a, const char *b)
{
	int x, y;

	while (isspace((unsigned char)*a))
		a++;
	while (isspace((unsigned char)*b))
		b++;
	do {
		x = next_char(&a);
		y = next_char(&b);
	} while (x && x == y);
	return x == y;
}

/* "D1" in "D1", "D1: Records" and "D1 - Records". */
static bool
begins_with_name(const char *text, const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < n; i++)
		if (tolower((unsigned char)text[i]) !=
		    tolower((unsigned char)name[i]))
			return false;
	if (!text[n])
		return true;
	if (text[n] == '.' && isalnum((unsigned char)text[n + 1]))
		return false;
	return strchr(" :.-,)", text[n]) != NULL;
}

const struct convert_domain *
domain_of(const struct convert_options *options, const char *name, bool task)
{
	const struct convert_domain *best = NULL;

	for (size_t i = 0; i < options->n_domains; i++) {
		const struct convert_domain *d = &options->domains[i];
		const char *id = d->task ? d->task : d->domain;

		if (same_words(name, id) || same_words(name, d->title))
			return d;
		if (!best && (d->task != NULL) == task &&
		    begins_with_name(name, id))
			best = d;
	}
	return best;
}
