/* item.c - one item with its answer, key and reasons; see report/item.h */
#include "report/item.h"

#include "words/arranged.h"
#include "words/content.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "A+C" into a mask; ids hold no plus sign. */
static uint32_t
mask_of(const struct pr_item *item, const char *ids)
{
	uint32_t mask = 0;

	while (*ids) {
		size_t n = strcspn(ids, "+");

		for (size_t i = 0; i < item->n_options; i++)
			if (strlen(item->options[i].id) == n &&
			    !strncmp(item->options[i].id, ids, n))
				mask |= UINT32_C(1) << i;
		ids += n + (ids[n] == '+');
	}
	return mask;
}

void
item_view_row(struct item_view *out, const struct pr_item *item,
	      const struct pr_response_row *row, char text[128])
{
	*out = (struct item_view){ .item = item,
				   .met_review_by = row->past_review };
	snprintf(text, 128, "%s", row->chosen);
	if (pr_item_is_choice(item->type))
		out->response.choice = mask_of(item, row->chosen);
	else if (row->answered)
		out->response.body = text;
	out->grade = pr_item_grade(item, &out->response);
}

void
item_view_shown(struct item_view *out, const struct pr_item *item,
		const struct pr_response_row *row, char text[128],
		struct pr_slot *slot)
{
	item_view_row(out, item, row, text);
	if (item->n_options == 0 || row->n_options != item->n_options)
		return;
	*slot = (struct pr_slot){ .n_options = row->n_options };
	memcpy(slot->order, row->order, sizeof(slot->order));
	out->slot = slot;
}

/* Letters or ids of a mask, joined by a plus sign where they are ids. */
static void
put_mask(char out[SAY_MAX], const struct item_view *view, uint32_t mask)
{
	size_t used = 0;

	out[0] = '\0';
	for (size_t i = 0; i < view->item->n_options; i++) {
		char name[72];

		if (!(mask & UINT32_C(1) << item_option_at(view, (int)i)))
			continue;
		item_option_name(name, view, (int)i);
		used += (size_t)snprintf(out + used, SAY_MAX - used, "%s%s",
					 used ? "+" : "", name);
		if (used >= SAY_MAX)
			return;
	}
}

void
item_shown_answer(char out[SAY_MAX], const struct item_view *view)
{
	const char *body = view->response.body;

	out[0] = '\0';
	if (pr_item_is_choice(view->item->type))
		put_mask(out, view, view->response.choice);
	else if (body && view->item->n_options)
		arranged_answer(out, view->item, view->slot, body);
	else if (body)
		snprintf(out, SAY_MAX, "%s", body);
}

/* "E11.22 N18.31" */
static void
put_code_list(char out[SAY_MAX], const struct pr_item *item)
{
	size_t n = 0;

	for (size_t i = 0; i < item->n_answers && n < SAY_MAX; i++)
		n += (size_t)snprintf(out + n, SAY_MAX - n, "%s%s",
				      i ? " " : "", item->answers[i].text);
}

void
item_shown_key(char out[SAY_MAX], const struct item_view *view)
{
	const struct pr_item *item = view->item;

	out[0] = '\0';
	if (pr_item_is_choice(item->type))
		put_mask(out, view, pr_item_key(item));
	else if (item->type == PR_ITEM_CODE_ENTRY)
		put_code_list(out, item);
	else if (item->n_answers)
		say_accepted(out, &item->answers[0]);
	else
		arranged_key(out, item, view->slot);
}

void
item_shown_ids(char out[SAY_MAX], const struct item_view *view, const char *ids)
{
	put_mask(out, view, mask_of(view->item, ids));
}

int
item_option_at(const struct item_view *view, int place)
{
	return view->slot ? view->slot->order[place] : place;
}

void
item_option_name(char out[72], const struct item_view *view, int place)
{
	if (view->slot)
		snprintf(out, 72, "%c", 'A' + place);
	else
		snprintf(out, 72, "%s", view->item->options[place].id);
}

const char *
item_option_tag(const struct item_view *view, int option)
{
	bool chosen = view->response.choice & UINT32_C(1) << option;

	if (view->item->options[option].correct)
		return chosen ? "key, your answer" : "key";
	return chosen ? "your answer" : "";
}

void
item_authority(char *out, size_t size, const struct pr_authority *authority)
{
	snprintf(out, size, "%s%s%s%s%s", authority->source,
		 authority->locator ? " " : "",
		 authority->locator ? authority->locator : "",
		 authority->as_of ? ", as of " : "",
		 authority->as_of ? authority->as_of : "");
}

static enum pr_status
put_content(struct page *page, const char *head,
	    const struct pr_content *content, int indent, struct pr_err *err)
{
	char *text;
	char *line;
	size_t size;
	enum pr_status st;

	if (!content->text || !content->text[0])
		return PR_OK;
	st = content_plain(&text, content, err);
	if (st)
		return st;
	size = strlen(head) + strlen(text) + 1;
	line = malloc(size);
	if (line) {
		snprintf(line, size, "%s%s", head, text);
		page_wrap(page, line, indent, 0);
	} else {
		st = pr_fail(err, PR_ENOMEM, "out of memory");
	}
	free(line);
	free(text);
	return st;
}

static enum pr_status
put_option(struct page *page, const struct item_view *view, int place,
	   struct pr_err *err)
{
	const struct pr_item *item = view->item;
	int option = item_option_at(view, place);
	char name[72];
	char head[160];
	const char *tag = pr_item_is_choice(item->type)
				  ? item_option_tag(view, option)
				  : "";

	item_option_name(name, view, place);
	snprintf(head, sizeof(head), "%s. %s%s%s", name, tag[0] ? "(" : "", tag,
		 tag[0] ? ") " : "");
	return put_content(page, head, &item->options[option].text, 2, err);
}

enum pr_status
item_question(struct page *page, const struct item_view *view,
	      struct pr_err *err)
{
	const struct pr_item *item = view->item;
	enum pr_status st = put_content(page, "", &item->stem, 0, err);

	if (!st)
		st = put_content(page, "", &item->lead_in, 0, err);
	for (size_t i = 0; i < item->n_options && !st; i++)
		st = put_option(page, view, (int)i, err);
	for (size_t i = 0; i < item->n_targets && !st; i++) {
		char head[80];

		if (view->slot)
			snprintf(head, sizeof(head), "%zu. ", i + 1);
		else
			snprintf(head, sizeof(head), "Target %.64s. ",
				 item->targets[i].id);
		st = put_content(page, head, &item->targets[i].text, 2, err);
	}
	return st;
}

static void
put_typed(struct page *page, const struct item_view *view)
{
	const struct pr_item *item = view->item;
	char text[SAY_MAX];

	if (view->grade.answered) {
		page_add(page, "Your answer: ");
		page_add(page, view->response.body);
		page_addc(page, '\n');
	}
	for (size_t i = 0; i < item->n_answers; i++) {
		page_add(page, i ? "Also accepted: " : "Key: ");
		page_add(page, say_accepted(text, &item->answers[i]));
		page_add(page, item->unit ? " " : "");
		page_add(page, item->unit ? item->unit : "");
		page_addc(page, '\n');
	}
}

/* "E11.22 first: ", "J1100-JW x2: " */
static void
code_head(char out[200], const struct pr_item *item, size_t at)
{
	const struct pr_answer *a = &item->answers[at];
	size_t firsts = 0;
	size_t n = (size_t)snprintf(out, 200, "Key: %.40s", a->text);

	for (size_t i = 0; i < item->n_answers; i++)
		firsts += item->answers[i].first;
	for (size_t i = 0; i < a->n_modifiers && n < 120; i++)
		n += (size_t)snprintf(out + n, 200 - n, "-%.4s",
				      a->modifiers[i]);
	if (a->units)
		n += (size_t)snprintf(out + n, 200 - n, " x%d", a->units);
	if (a->poa)
		n += (size_t)snprintf(out + n, 200 - n, ", POA %.8s", a->poa);
	if (a->first && item->n_answers > 1)
		n += (size_t)snprintf(out + n, 200 - n, ", %s first",
				      firsts > 1 ? "may stand" : "stands");
	if (!a->required)
		n += (size_t)snprintf(out + n, 200 - n, ", optional");
	snprintf(out + n, 200 - n, ". ");
}

/* Code lines: all of them are the key, each with its reason. */
static enum pr_status
put_codes(struct page *page, const struct item_view *view, struct pr_err *err)
{
	const struct pr_item *item = view->item;
	enum pr_status st = PR_OK;

	if (view->response.body && view->response.body[0]) {
		page_add(page, "Your answer: ");
		page_add(page, view->response.body);
		page_addc(page, '\n');
	}
	for (size_t i = 0; i < item->n_answers && !st; i++) {
		const struct pr_content *why = &item->answers[i].rationale;
		char head[200];

		code_head(head, item, i);
		if (why->text && why->text[0])
			st = put_content(page, head, why, 0, err);
		else
			page_wrap(page, head, 0, 0);
	}
	return st;
}

/* Matching and ordering. */
static void
put_arranged(struct page *page, const struct item_view *view)
{
	char text[SAY_MAX];

	if (view->grade.answered)
		page_printf(page, "Your answer: %s\n",
			    arranged_answer(text, view->item, view->slot,
					    view->response.body));
	page_printf(page, "Key: %s\n",
		    arranged_key(text, view->item, view->slot));
}

static enum pr_status
put_typed_reasons(struct page *page, const struct item_view *view,
		  struct pr_err *err)
{
	const struct pr_item *item = view->item;
	const struct pr_grade *grade = &view->grade;
	enum pr_status st = PR_OK;

	if (grade->wrong >= 0 && (size_t)grade->wrong < item->n_wrong_answers)
		st = put_content(page, "Your answer: ",
				 &item->wrong_answers[grade->wrong].rationale,
				 0, err);
	if (!st && item->n_answers)
		st = put_content(page, "Key: ", &item->answers[0].rationale, 0,
				 err);
	return st;
}

static enum pr_status
put_option_reasons(struct page *page, const struct item_view *view,
		   struct pr_err *err)
{
	const struct pr_item *item = view->item;
	enum pr_status st = PR_OK;

	for (size_t i = 0; i < item->n_options && !st; i++) {
		int option = item_option_at(view, (int)i);
		char name[72];
		char head[96];

		item_option_name(name, view, (int)i);
		snprintf(head, sizeof(head), "%s %s: ",
			 item->options[option].correct ? "Why" : "Not", name);
		st = put_content(page, head, &item->options[option].rationale,
				 0, err);
	}
	return st;
}

static void
put_authority(struct page *page, const struct item_view *view)
{
	const struct pr_item *item = view->item;
	char text[400];

	for (size_t i = 0; i < item->n_authority; i++) {
		char line[420];

		item_authority(text, sizeof(text), &item->authority[i]);
		snprintf(line, sizeof(line), "Source: %s", text);
		page_wrap(page, line, 0, 2);
	}
	if (view->met_review_by && item->n_authority &&
	    item->authority[0].as_of)
		page_printf(page, "Rule last checked on %.10s.\n",
			    item->authority[0].as_of);
	if (item->code_edition)
		page_printf(page, "Code edition: %.80s\n", item->code_edition);
}

enum pr_status
item_reasons(struct page *page, const struct item_view *view,
	     struct pr_err *err)
{
	const struct pr_item *item = view->item;
	enum pr_status st;

	if (pr_item_is_choice(item->type)) {
		st = put_option_reasons(page, view, err);
	} else if (item->type == PR_ITEM_CODE_ENTRY) {
		st = put_codes(page, view, err);
	} else if (item->n_answers) {
		put_typed(page, view);
		st = put_typed_reasons(page, view, err);
	} else {
		put_arranged(page, view);
		st = put_option_reasons(page, view, err);
	}
	if (!st)
		st = put_content(page, "", &item->rationale, 0, err);
	put_authority(page, view);
	return st;
}
