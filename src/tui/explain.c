/* explain.c - an answered item with its key; see tui/explain.h */
#include "tui/explain.h"

#include "tui/item_text.h"
#include "words/coded.h"
#include "words/say.h"
#include "words/sittings.h"

#include <stdio.h>
#include <string.h>

#define LABEL 8

/* One paragraph of bank text under a label; nothing when it is absent. */
static void
put_content(struct paper *paper, enum role role, const char *label,
	    const struct pr_content *content)
{
	struct ui_text text = { 0 };

	content_text(&text, content, true);
	if (text.len)
		paper_put(paper, role, label, LABEL, text.bytes);
	ui_text_release(&text);
}

static void
put_stem(struct paper *paper, const struct pr_item *item)
{
	struct item_text text = { 0 };

	item_text_set(&text, item, true);
	paper_put(paper, ROLE_TEXT, "", 0,
		  text.stem.bytes ? text.stem.bytes : "");
	paper_gap(paper);
	item_text_release(&text);
}

/* The letter on the screen; without a form, the bank's own id. */
static void
name_of(char out[4], const struct explain *e, int place)
{
	if (e->place)
		snprintf(out, 4, "%c", 'A' + place);
	else
		snprintf(out, 4, "%.3s", e->item->options[place].id);
}

static void
put_option(struct paper *paper, const struct explain *e, int place)
{
	int option = item_at_place(e->place, place);
	uint32_t bit = UINT32_C(1) << option;
	bool chosen = e->choice & bit;
	bool key = pr_item_key(e->item) & bit;
	enum role role = key ? ROLE_RIGHT : chosen ? ROLE_WRONG : ROLE_TEXT;
	char label[PAPER_LABEL];
	char name[4];

	name_of(name, e, place);
	snprintf(label, sizeof(label), "%s %s %s",
		 chosen && key ? "+"
		 : chosen      ? "x"
			       : " ",
		 chosen ? "you"
		 : key  ? "key"
			: "   ",
		 name);
	put_content(paper, role, label, &e->item->options[option].text);
}

static void
put_reasons(struct paper *paper, const struct explain *e)
{
	uint32_t keys = pr_item_key(e->item);

	for (int pass = 0; pass < 2; pass++) {
		for (int k = 0; k < (int)e->item->n_options; k++) {
			int option = item_at_place(e->place, k);
			bool key = keys & UINT32_C(1) << option;
			char label[PAPER_LABEL];
			char name[4];

			if (key != (pass == 0))
				continue;
			name_of(name, e, k);
			snprintf(label, sizeof(label), "%s %s",
				 key ? "Why" : "Not", name);
			put_content(paper, ROLE_TEXT, label,
				    &e->item->options[option].rationale);
		}
	}
}

static void
put_choice(struct paper *paper, const struct explain *e)
{
	for (int k = 0; k < (int)e->item->n_options; k++)
		put_option(paper, e, k);
	paper_gap(paper);
	put_reasons(paper, e);
}

/* "2.4 to 2.6", "J15.0" */
static void
answer_words(char out[160], const struct pr_answer *a)
{
	if (a->text)
		snprintf(out, 160, "%.150s", a->text);
	else
		snprintf(out, 160, "%.10g to %.10g", a->min, a->max);
}

static void
put_typed(struct paper *paper, const struct explain *e,
	  const struct pr_grade *grade)
{
	const struct pr_item *item = e->item;
	enum role role = grade->right ? ROLE_RIGHT : ROLE_WRONG;

	paper_put(paper, role, grade->right ? "+ you" : "x you", LABEL,
		  e->body && e->body[0] ? e->body : "no answer");
	for (size_t i = 0; i < item->n_answers; i++) {
		char words[160];

		answer_words(words, &item->answers[i]);
		paper_put(paper, ROLE_RIGHT, i ? "  or" : "  key", LABEL,
			  words);
	}
	paper_gap(paper);
	if (grade->wrong >= 0)
		put_content(paper, ROLE_TEXT, "Why not",
			    &item->wrong_answers[grade->wrong].rationale);
	for (size_t i = 0; i < item->n_answers; i++)
		put_content(paper, ROLE_TEXT, "Why",
			    &item->answers[i].rationale);
}

/* The target id given to a source in "a=x b=y", or "". */
static void
given_to(char out[64], const char *body, const char *source)
{
	size_t n = strlen(source);

	out[0] = '\0';
	for (const char *p = body ? body : ""; *p;) {
		size_t len;

		p += strspn(p, " ");
		len = strcspn(p, " ");
		if (len > n && !strncmp(p, source, n) && p[n] == '=')
			snprintf(out, 64, "%.*s", (int)(len - n - 1),
				 p + n + 1);
		p += len;
	}
}

static int
target_of(const struct pr_item *item, const char *id)
{
	for (size_t i = 0; i < item->n_targets; i++)
		if (!strcmp(item->targets[i].id, id))
			return (int)i;
	return -1;
}

static void
put_matching(struct paper *paper, const struct explain *e)
{
	const struct pr_item *item = e->item;

	for (int k = 0; k < (int)item->n_options; k++) {
		int source = item_at_place(e->place, k);
		int key = item->pairs[source];
		char label[PAPER_LABEL];
		char id[64];
		int mine;
		bool right;

		given_to(id, e->body, item->options[source].id);
		mine = target_of(item, id);
		right = mine == key;
		snprintf(label, sizeof(label), "%s %d", right ? "+" : "x",
			 k + 1);
		put_content(paper, ROLE_TEXT, label,
			    &item->options[source].text);
		paper_fmt(paper, right ? ROLE_RIGHT : ROLE_WRONG,
			  "        you %c, key %c", mine < 0 ? '-' : 'A' + mine,
			  key < 0 ? '-' : 'A' + key);
	}
	paper_gap(paper);
	for (size_t i = 0; i < item->n_targets; i++) {
		char label[PAPER_LABEL];

		snprintf(label, sizeof(label), "      %c", 'A' + (int)i);
		put_content(paper, ROLE_TEXT, label, &item->targets[i].text);
	}
	paper_gap(paper);
}

/* The element whose id begins a body, -1 none; moves past it. */
static int
next_element(const struct pr_item *item, const char **body)
{
	size_t len;
	int found = -1;

	*body += strspn(*body, " ");
	len = strcspn(*body, " ");
	for (size_t i = 0; i < item->n_options && len; i++)
		if (strlen(item->options[i].id) == len &&
		    !strncmp(*body, item->options[i].id, len))
			found = (int)i;
	*body += len;
	return found;
}

/* Place by place what was put there and, when it is another, the key's. */
static void
put_ordering(struct paper *paper, const struct explain *e)
{
	const struct pr_item *item = e->item;
	const char *body = e->body ? e->body : "";

	for (int k = 0; k < (int)item->n_options; k++) {
		int key = item->order[k];
		int mine = next_element(item, &body);
		char label[PAPER_LABEL];

		snprintf(label, sizeof(label), "%s you %d",
			 mine == key ? "+" : "x", k + 1);
		if (mine >= 0)
			put_content(paper,
				    mine == key ? ROLE_RIGHT : ROLE_WRONG,
				    label, &item->options[mine].text);
		if (mine == key)
			continue;
		snprintf(label, sizeof(label), "  key %d", k + 1);
		put_content(paper, ROLE_RIGHT, label, &item->options[key].text);
	}
	paper_gap(paper);
}

static const char *
last_checked(const struct pr_item *item)
{
	const char *date = NULL;

	for (size_t i = 0; i < item->n_authority; i++) {
		const char *as_of = item->authority[i].as_of;

		if (as_of && (!date || strcmp(as_of, date) > 0))
			date = as_of;
	}
	return date;
}

static void
put_authority(struct paper *paper, const struct explain *e)
{
	const struct pr_item *item = e->item;

	for (size_t i = 0; i < item->n_authority; i++) {
		const struct pr_authority *a = &item->authority[i];
		char line[1000];

		snprintf(line, sizeof(line), "%.600s%s%.300s%s%s", a->source,
			 a->locator ? ", " : "", a->locator ? a->locator : "",
			 a->as_of ? "; looked at on " : "",
			 a->as_of ? a->as_of : "");
		paper_put(paper, ROLE_TEXT, i ? "" : "Source", LABEL, line);
	}
	if (e->past_review && last_checked(item))
		paper_fmt(paper, ROLE_WARN,
			  "! Rule last checked on %s. It was to be looked at "
			  "again by %s and may have changed.",
			  last_checked(item),
			  item->review_by ? item->review_by : "now");
	else if (e->past_review && item->review_by)
		paper_fmt(paper, ROLE_WARN,
			  "! The rule was to be looked at again by %s and may "
			  "have changed.",
			  item->review_by);
}

static void
put_item(struct paper *paper, const struct explain *e)
{
	const struct pr_item *item = e->item;

	if (item->code_edition)
		paper_put(paper, ROLE_TEXT, "Codes", LABEL, item->code_edition);
	if (item->identifier)
		paper_fmt(paper, ROLE_QUIET, "Item %s, version %d, %s.",
			  item->identifier, item->version,
			  pr_item_type_name(item->type));
	if (e->confidence)
		paper_fmt(paper, ROLE_QUIET, "How sure you were: %s.",
			  say_confidence_word(e->confidence));
}

/* A lucky guess, a misconception. */
static void
put_judged(struct paper *paper, const struct explain *e,
	   const struct pr_grade *grade)
{
	char said[SAY_MAX];

	if (say_judged(said, e->confidence, grade->answered, grade->right)[0])
		paper_put(paper, ROLE_WARN, "", 0, said);
}

/* What was wrong comes first: the record was read a moment ago. */
static void
put_codes(struct paper *paper, const struct explain *e)
{
	struct pr_response response = { e->choice, e->body };
	struct pr_grade grade = pr_item_grade(e->item, &response);

	explain_codes(paper, e);
	put_judged(paper, e, &grade);
	put_content(paper, ROLE_TEXT, "Why", &e->item->rationale);
	put_authority(paper, e);
	put_item(paper, e);
	paper_gap(paper);
	paper_put(paper, ROLE_HEADING, "", 0, "The record");
	put_stem(paper, e->item);
}

void
explain_item(struct paper *paper, const struct explain *e)
{
	struct pr_response response = { e->choice, e->body };
	struct pr_grade grade;
	char said[SAY_MAX];

	if (e->item->type == PR_ITEM_CODE_ENTRY) {
		put_codes(paper, e);
		return;
	}
	grade = pr_item_grade(e->item, &response);
	(e->drill ? say_marked_drill : say_marked)(said, e->item, e->place,
						   &grade);
	paper_put(paper, grade.right ? ROLE_RIGHT : ROLE_WRONG, "", 0, said);
	put_judged(paper, e, &grade);
	paper_gap(paper);
	put_stem(paper, e->item);
	if (pr_item_is_choice(e->item->type))
		put_choice(paper, e);
	else if (e->item->type == PR_ITEM_MATCHING)
		put_matching(paper, e);
	else if (e->item->type == PR_ITEM_ORDERING)
		put_ordering(paper, e);
	else
		put_typed(paper, e, &grade);
	put_content(paper, ROLE_TEXT, "Why", &e->item->rationale);
	put_authority(paper, e);
	put_item(paper, e);
}
