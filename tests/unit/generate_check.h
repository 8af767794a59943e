/* generate_check.h - what is asked of one generated item */
#ifndef GENERATE_CHECK_H
#define GENERATE_CHECK_H

#define GENERATE_FAIL(out, ...)                     \
	do {                                        \
		print_error("%s\n", (out)->record); \
		fail_msg(__VA_ARGS__);              \
	} while (0)

/* Through the gate: no finding of any kind; *json is the stored record. */
static inline struct pr_item *
generate_read(const struct pr_generated *out)
{
	static const char head[] =
		BANK_HEAD "\"bank\":{\"uuid\":\"" PR_GENERATED_BANK
			  "\",\"title\":\"T\"},\"items\":[";
	size_t cap = sizeof(head) + strlen(out->record) + 3;
	char *text = malloc(cap);
	struct bank_memory memory = { .text = text };
	struct pr_record record;
	struct pr_reader *reader;
	struct pr_item *item = NULL;
	struct pr_bank_header header = { .uuid = PR_GENERATED_BANK,
					 .title = "T" };
	struct pr_err err = { 0 };
	bool has = true;

	assert_non_null(text);
	snprintf(text, cap, "%s%s]}", head, out->record);
	reader = bank_open(&memory);
	while (has) {
		assert_pr_ok(pr_reader_next(reader, &record, &has, &err), &err);
		if (!has || record.kind != PR_RECORD_ITEM)
			continue;
		if (record.refused)
			GENERATE_FAIL(out, "refused at %s", memory.last.member);
		assert_pr_ok(pr_item_read(&item, record.json, record.json_len,
					  &header, &err),
			     &err);
	}
	if (!item || memory.found[0] + memory.found[1] + memory.found[2] +
				     memory.found[3] >
			     0)
		GENERATE_FAIL(out, "rule %d at %s", memory.last.rule,
			      memory.last.member);
	pr_reader_close(reader);
	free(text);
	assert_string_equal(item->uuid, out->uuid);
	return item;
}

static inline void
generate_check_text(const struct pr_generated *out, const char *text)
{
	static const char *const never[] = {
		"(null)",
		"%s",
		"%d",
		"{1}",
		"{2}",
		"{3}",
		"{E}",
		"  ",
		"all of the above",
		"none of the above",
	};

	if (!text || !*text)
		GENERATE_FAIL(out, "an empty text");
	for (size_t i = 0; i < PR_LEN(never); i++)
		if (strstr(text, never[i]))
			GENERATE_FAIL(out, "\"%s\" in %s", never[i], text);
}

static inline void
generate_check_choice(const struct pr_generated *out,
		      const struct pr_item *item)
{
	size_t right = 0;

	if (item->n_options != 4)
		GENERATE_FAIL(out, "%zu options", item->n_options);
	for (size_t i = 0; i < 4; i++) {
		const struct pr_option *o = &item->options[i];
		struct pr_response r = { .choice = 1u << i };

		generate_check_text(out, o->text.text);
		generate_check_text(out, o->rationale.text);
		for (size_t k = 0; k < i; k++)
			if (!strcmp(o->text.text, item->options[k].text.text))
				GENERATE_FAIL(out, "two options alike");
		right += o->correct;
		if (pr_item_grade(item, &r).right != o->correct)
			GENERATE_FAIL(out, "option %s is graded wrongly",
				      o->id);
		if (o->correct != !strcmp(o->id, out->right))
			GENERATE_FAIL(out, "the key is not %s", out->right);
	}
	if (right != 1 || out->n_planted > 3)
		GENERATE_FAIL(out, "%zu right options", right);
}

#include "generate_codes.h"

static inline void
generate_check_typed(const struct pr_generated *out, const struct pr_item *item)
{
	struct pr_response r = { .body = out->right };

	if (!pr_item_grade(item, &r).right)
		GENERATE_FAIL(out, "%s is not right", out->right);
}

static inline void
generate_check(struct generate_case *c, const struct pr_generator *g,
	       const struct pr_generated *out)
{
	struct pr_item *item = generate_read(out);

	generate_check_text(out, item->stem.text);
	generate_check_text(out, item->rationale.text);
	if (g->needs && (!item->code_edition || !item->code_edition[0]))
		GENERATE_FAIL(out, "no edition");
	if (g->choice && !pr_item_is_choice(item->type))
		GENERATE_FAIL(out, "no choice");
	if (pr_item_is_choice(item->type))
		generate_check_choice(out, item);
	else if (item->type == PR_ITEM_CODE_ENTRY)
		generate_check_codes(out, item, c->book);
	else
		generate_check_typed(out, item);
	if (!strcmp(g->name, "excludes1"))
		generate_check_pair(out, c->book, item);
	pr_item_free(item);
}

#endif
