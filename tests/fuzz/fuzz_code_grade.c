/* fuzz_code_grade.c - any answer to any key is graded, in bounds and alike
 *
 * Up to the first empty line the input is the key, one code a line: "!" before
 * it makes it first, "?" optional, "=" one of a group; after it the answer.
 */
#include "../unit/drill_book.h"
#include "proctor/coding.h"

#include <stdlib.h>
#include <string.h>

#define KEYS 12

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool is_so)
{
	if (!is_so)
		abort();
}

static void
read_key(struct pr_answer *a, char *line)
{
	memset(a, 0, sizeof(*a));
	a->credit = 1;
	a->required = true;
	for (;; line++) {
		if (*line == '!')
			a->first = true;
		else if (*line == '?')
			a->required = false;
		else if (*line == '=')
			a->group = "g";
		else
			break;
	}
	a->text = line;
}

static void
check(const struct pr_code_grade *g, const struct pr_item *item,
      const struct pr_codebook *book)
{
	must(g->learning >= 0 && g->learning <= 100);
	must(g->strict >= 0 && g->strict <= 100);
	must(g->right == (g->strict == 100) && g->n_marks <= PR_MARKS_MAX);
	for (size_t m = 0; m < g->n_marks; m++) {
		struct pr_mark_words words;

		must(g->marks[m].line < (int)g->n_lines);
		must(g->marks[m].key < (int)item->n_answers);
		pr_mark_words(&words, g, m, item, book);
		must(words.difference[0] && words.why[0]);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *systems[] = { "ICD-10-CM", "ICD-10-PCS", "HCPCS" };
	struct pr_answer answers[KEYS];
	struct pr_item item = { .type = PR_ITEM_CODE_ENTRY,
				.answers = answers,
				.systems = systems,
				.n_systems = 3,
				.points = 1 };
	struct pr_key_fault faults[4];
	struct pr_code_grade one, two;
	char text[2100], *p = text;
	size_t len = size < 2000 ? size : 2000;

	memcpy(text, data, len);
	text[len] = '\0';
	while (*p && *p != '\n' && item.n_answers < KEYS) {
		char *end = p + strcspn(p, "\n");
		bool last = *end == '\0';

		*end = '\0';
		read_key(&answers[item.n_answers++], p);
		p = last ? end : end + 1;
	}
	for (int round = 0; round < 2; round++) {
		const struct pr_codebook *book = round ? &drill_book : NULL;

		pr_code_key_check(faults, 4, &item, book);
		if (pr_code_grade(&one, &item, p, book, NULL))
			return 0;
		check(&one, &item, book);
		must(pr_code_grade(&two, &item, p, book, NULL) == PR_OK);
		must(memcmp(&one, &two, sizeof(one)) == 0);
	}
	return 0;
}
