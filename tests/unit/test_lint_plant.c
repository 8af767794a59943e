/* test_lint_plant.c - a flaw planted into a clean item of the shipped bank
 * trips its rule and nothing that was not expected with it */
#include "util/fs.h"

#include "lint_case.h"

#define BANK "question_banks/rhit/"

static const char *const files[] = {
	BANK "d1-data-content.json", BANK "d2-access-privacy.json",
	BANK "d3-analytics.json",    BANK "d4-revenue-cycle.json",
	BANK "d5-compliance.json",   BANK "d6-leadership.json",
};

static bool
judge(struct lint_case *c, const struct pr_bank_header *header,
      const struct pr_item *item)
{
	struct pr_lint *lint = lint_case_new(c);
	struct pr_lint_at at = { .file = "f", .line = 1 };
	struct pr_err err = { 0 };

	assert_pr_ok(pr_lint_add_bank(lint, "f", header, &err), &err);
	assert_pr_ok(pr_lint_add_item(lint, &at, item, &err), &err);
	lint_case_end(c, lint);
	return c->all > 0;
}

/* A copy of an item that can be spoilt. */
struct spoilt {
	struct pr_item item;
	struct pr_option options[PR_OPTIONS_MAX];
	struct pr_authority authority[8];
	char text[20000];
	size_t wrong, key; /* options: the last wrong one, the key */
};

static void
copy(struct spoilt *s, const struct pr_item *item)
{
	s->item = *item;
	memcpy(s->options, item->options,
	       item->n_options * sizeof(*item->options));
	assert_true(item->n_authority <= PR_LEN(s->authority));
	memcpy(s->authority, item->authority,
	       item->n_authority * sizeof(*item->authority));
	s->item.options = s->options;
	s->item.authority = s->authority;
	for (size_t i = 0; i < item->n_options; i++) {
		if (s->options[i].correct)
			s->key = i;
		else
			s->wrong = i;
	}
}

static const char *
join(struct spoilt *s, const char *a, const char *b)
{
	snprintf(s->text, sizeof(s->text), "%s%s", a, b);
	return s->text;
}

static bool
in_stem_front(struct spoilt *s, const char *words)
{
	s->item.stem.text = join(s, words, s->item.stem.text);
	return true;
}

static bool
in_wrong(struct spoilt *s, const char *words)
{
	s->options[s->wrong].text.text =
		join(s, s->options[s->wrong].text.text, words);
	return true;
}

static bool
in_key(struct spoilt *s, const char *words)
{
	s->options[s->key].text.text =
		join(s, s->options[s->key].text.text, words);
	return true;
}

static bool
as_wrong(struct spoilt *s, const char *words)
{
	s->options[s->wrong].text.text = words;
	return true;
}

static bool
no_question(struct spoilt *s, const char *words)
{
	char *mark;

	join(s, s->item.stem.text, "");
	mark = strchr(s->text, '?');
	if (!mark || strchr(mark + 1, '?'))
		return false;
	*mark = words[0];
	s->item.stem.text = s->text;
	return true;
}

static bool
at_stem_end(struct spoilt *s, const char *words)
{
	s->item.stem.text = join(s, s->item.stem.text, words);
	return true;
}

static bool
no_authority(struct spoilt *s, const char *words)
{
	(void)words;
	s->item.n_authority = 0;
	return true;
}

static bool
no_day(struct spoilt *s, const char *words)
{
	(void)words;
	for (size_t i = 0; i < s->item.n_authority; i++)
		s->authority[i].as_of = NULL;
	return true;
}

static bool
review(struct spoilt *s, const char *words)
{
	s->item.review_by = words[0] ? words : NULL;
	return true;
}

static bool
no_level(struct spoilt *s, const char *words)
{
	(void)words;
	s->item.level = PR_LEVEL_UNKNOWN;
	return true;
}

static bool
no_time(struct spoilt *s, const char *words)
{
	(void)words;
	s->item.time_expected_s = 0;
	return true;
}

static const struct {
	int rule;
	bool (*plant)(struct spoilt *s, const char *words);
	const char *words;
	int also[4]; /* what a longer text or a lost option may bring */
} plants[] = {
	{ 403, in_wrong, " at all times", { 406, 407 } },
	{ 404,
	  in_key,
	  ", as the published rule of the agency has it in so many words, for "
	  "the reader who wants more than the bare text of it with its date, "
	  "of which its preamble speaks at length",
	  { 405, 407 } },
	{ 410, no_question, ".", { 0 } },
	{ 411, in_stem_front, "Think of the previous question. ", { 405 } },
	{ 412, at_stem_end, " Which of them is not meant?", { 405 } },
	{ 413, in_wrong, " as a rule", { 406, 407 } },
	{ 416, in_wrong, ", or this, or that, or both", { 406, 407 } },
	{ 418, as_wrong, "None of the above", { 404, 405, 406, 407 } },
	{ 420, as_wrong, "Both A and C", { 404, 405, 406, 407 } },
	{ 421, in_stem_front, "Teh question is this one. ", { 405 } },
	{ 421, in_wrong, " recieved", { 405, 406, 407 } },
	{ 422, no_authority, "", { 441 } },
	{ 422, no_day, "", { 0 } },
	{ 435, review, "2026-11-01", { 0 } },
	{ 436, in_stem_front, "A member of the JCAHO asks. ", { 405 } },
	{ 442, no_level, "", { 0 } },
	{ 444, review, "", { 0 } },
	{ 445, no_time, "", { 0 } },
};

static bool
allowed(size_t p, int rule)
{
	for (size_t i = 0; i < PR_LEN(plants[p].also); i++)
		if (plants[p].also[i] == rule)
			return true;
	return plants[p].rule == rule;
}

/* Options that are numbers, or a stem that speaks of what is planted, are not
 * the place for it. */
static bool
planted(long counts[PR_LEN(plants)], long *strange,
	const struct pr_bank_header *header, const struct pr_item *item,
	size_t p)
{
	static struct spoilt s;
	struct lint_case c;

	copy(&s, item);
	if (!plants[p].plant(&s, plants[p].words))
		return false;
	judge(&c, header, &s.item);
	for (int i = 0; i < 64; i++)
		if (c.found[i] && !allowed(p, 401 + i))
			(*strange)++;
	counts[p] += c.found[plants[p].rule - 401] > 0;
	return true;
}

static void
plant_all(long tried[PR_LEN(plants)], long counts[PR_LEN(plants)],
	  long strange[PR_LEN(plants)], const struct pr_bank_header *header,
	  const struct pr_item *item)
{
	struct lint_case c;

	if (item->type != PR_ITEM_SINGLE_CHOICE || !item->shuffle ||
	    item->stimulus[0] || judge(&c, header, item))
		return; /* numbers, a case, or not clean */
	for (size_t p = 0; p < PR_LEN(plants); p++)
		tried[p] += planted(counts, &strange[p], header, item, p);
}

static void
lint__a_flaw_planted_into_a_clean_item_trips_its_rule(void **state)
{
	long tried[PR_LEN(plants)] = { 0 }, counts[PR_LEN(plants)] = { 0 };
	long strange[PR_LEN(plants)] = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	for (size_t f = 0; f < PR_LEN(files); f++) {
		struct bank_memory m = { 0 };
		struct pr_bank_header header = { .title = "T", .lang = "en" };
		struct pr_reader *reader;
		struct pr_record record;
		char *text;
		bool has = true;

		assert_pr_ok(fs_read(&text, &m.len, files[f], 1 << 24, &err),
			     &err);
		m.text = text;
		reader = bank_open(&m);
		while (has) {
			assert_pr_ok(
				pr_reader_next(reader, &record, &has, &err),
				&err);
			if (has && record.kind == PR_RECORD_ITEM)
				plant_all(tried, counts, strange, &header,
					  record.item);
		}
		pr_reader_close(reader);
		free(text);
	}
	for (size_t p = 0; p < PR_LEN(plants); p++) {
		print_message("# R%d: %ld of %ld, others %ld times\n",
			      plants[p].rule, counts[p], tried[p], strange[p]);
		assert_true(tried[p] > 100);
		/* a few stems and keys speak of the same thing */
		assert_true(counts[p] * 10 >= tried[p] * 9);
		assert_true(strange[p] * 100 <= tried[p]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			lint__a_flaw_planted_into_a_clean_item_trips_its_rule),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
