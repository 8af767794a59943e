/* plain_show.c - reading an item aloud; see cli/plain.h */
#include "cli/out.h"
#include "cli/plain.h"
#include "report/item.h"
#include "words/arranged.h"
#include "words/coded.h"
#include "words/content.h"
#include "words/say.h"
#include "words/sittings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct pr_sitting *
sitting_of(const struct plain *p)
{
	return pr_seat_sitting(p->seat);
}

static const struct pr_slot *
slot_of(const struct plain *p)
{
	return &pr_seat_form(p->seat)->slots[sitting_of(p)->at];
}

const struct pr_item *
plain_item(struct plain *p)
{
	struct pr_err err = { 0 };
	const struct pr_item *item =
		pr_seat_item(p->seat, sitting_of(p)->at, &err);

	if (!item)
		out_line(p->cli, "This item cannot be read: %s", err.text);
	return item;
}

/* Text of a content after a first word, nothing when there is none. */
static void
read_content(struct plain *p, const char *head,
	     const struct pr_content *content)
{
	char *text;

	if (!content->text || !content->text[0] ||
	    content_plain(&text, content, NULL))
		return;
	out_item(p->cli, head, text);
	free(text);
}

static void
read_state(struct plain *p, const struct pr_item *item)
{
	const struct pr_cell *cell = &sitting_of(p)->cells[sitting_of(p)->at];
	char line[SAY_MAX];

	out_line(p->cli, "%s%s%s", say_place(line, sitting_of(p)),
		 cell->flagged ? " Flagged." : "",
		 cell->shown ? " Closed." : "");
	if (cell->answered && pr_item_is_choice(item->type))
		out_line(p->cli, "Your answer: %s.",
			 say_letters(line, slot_of(p), cell->choice));
	else if (cell->answered && item->n_options)
		out_line(p->cli, "Your answer: %s.",
			 arranged_answer(line, item, slot_of(p), cell->body));
	else if (cell->answered)
		out_line(p->cli, "Your answer: %s.", cell->body);
	if (cell->note)
		out_line(p->cli, "Note: %s", cell->note);
}

/* "Case: TITLE. Pages: 1 Policy, 2 Documents on file." */
static void
read_case(struct plain *p)
{
	const struct pr_slot *slot = slot_of(p);
	const struct pr_stimulus *chart =
		pr_seat_stimulus(p->seat, sitting_of(p)->at, NULL);

	if (!chart)
		return;
	out_line(p->cli, "Case: %s.", chart->title ? chart->title : "untitled");
	for (size_t i = 0; i < chart->n_sections; i++)
		out_line(p->cli, "Page %zu: %s.", i + 1,
			 chart->sections[i].title ? chart->sections[i].title
						  : "untitled");
	/* read in full when the case is new, on request later */
	if (slot->set < 0 || p->chart_set != slot->set)
		plain_show_chart(p, 0);
	else
		out_line(p->cli, "chart reads all of it, chart 1 one page.");
	p->chart_set = slot->set;
}

/* What kind of answer is wanted, where the question alone may not say. */
static void
read_task(struct plain *p, const struct pr_item *item)
{
	switch (item->type) {
	case PR_ITEM_MULTIPLE_RESPONSE:
		if (item->min_choices > 1 &&
		    item->min_choices == item->max_choices)
			out_line(p->cli, "Give %d letters, as in: a c",
				 item->min_choices);
		else
			out_line(p->cli,
				 "Give all letters that apply, as in: a c");
		break;
	case PR_ITEM_MATCHING:
		out_line(p->cli, "Give letters with numbers, as in: a1 b2");
		break;
	case PR_ITEM_ORDERING:
		out_line(p->cli, "Give all letters in the right order, as in: "
				 "c a b");
		break;
	case PR_ITEM_NUMERIC:
		out_line(p->cli,
			 "Type a number%s%s. A line that begins with "
			 "a colon is a command.",
			 item->unit ? " in " : "",
			 item->unit ? item->unit : "");
		break;
	case PR_ITEM_CODE_ENTRY:
		plain_codes_task(p, item, false);
		break;
	case PR_ITEM_SHORT_TEXT:
		out_line(p->cli, "Type the answer. A line that begins with a "
				 "colon is a command.");
		break;
	case PR_ITEM_SINGLE_CHOICE:
	case PR_ITEM_TRUE_FALSE:
		break;
	}
}

void
plain_show_option(struct plain *p, int option)
{
	const struct pr_item *item = plain_item(p);
	const struct pr_cell *cell = &sitting_of(p)->cells[sitting_of(p)->at];
	char head[32];

	if (!item)
		return;
	snprintf(head, sizeof(head), "%c. %s",
		 'A' + pr_slot_place(slot_of(p), option),
		 cell->struck & UINT32_C(1) << option ? "(struck out) " : "");
	read_content(p, head, &item->options[option].text);
}

void
plain_show_item(struct plain *p)
{
	const struct pr_item *item = plain_item(p);

	out_blank();
	if (!item)
		return;
	read_state(p, item);
	read_case(p);
	read_content(p, "", &item->stem);
	for (size_t i = 0; i < item->n_media; i++)
		if (item->media_fallback[i])
			out_item(p->cli, "Picture: ", item->media_fallback[i]);
	read_content(p, "", &item->lead_in);
	read_task(p, item);
	for (int i = 0; i < slot_of(p)->n_options; i++)
		plain_show_option(p, slot_of(p)->order[i]);
	for (size_t i = 0; i < item->n_targets; i++) {
		char head[32];

		snprintf(head, sizeof(head), "%zu. ", i + 1);
		read_content(p, head, &item->targets[i].text);
	}
}

void
plain_show_time(struct plain *p)
{
	int64_t left = pr_seat_left(p->seat);
	char text[SAY_MAX];

	out_line(p->cli, "%s", say_time_left(text, sitting_of(p), left));
	out_line(p->cli, "%s", say_counts(text, sitting_of(p)));
	if (say_pace(text, sitting_of(p), left)[0])
		out_line(p->cli, "%s", text);
}

void
plain_show_status(struct plain *p)
{
	char text[SAY_MAX];

	out_line(p->cli, "%s", say_place(text, sitting_of(p)));
	out_line(p->cli, "%s", say_counts(text, sitting_of(p)));
	if (pr_seat_unsaved(p->seat))
		out_line(p->cli, "NOT SAVED: an answer waits to be written.");
	else
		out_line(p->cli, "Everything is saved.");
}

int
plain_sections(struct plain *p)
{
	const struct pr_stimulus *chart =
		pr_seat_stimulus(p->seat, sitting_of(p)->at, NULL);

	return chart ? (int)chart->n_sections : -1;
}

void
plain_show_chart(struct plain *p, int section)
{
	const struct pr_stimulus *chart =
		pr_seat_stimulus(p->seat, sitting_of(p)->at, NULL);

	if (!chart)
		return;
	if (section == 0)
		read_content(p, "", &chart->body);
	for (int i = 0; i < (int)chart->n_sections; i++) {
		if (section && i + 1 != section)
			continue;
		out_line(p->cli, "Page %d: %s.", i + 1,
			 chart->sections[i].title ? chart->sections[i].title
						  : "untitled");
		read_content(p, "", &chart->sections[i].body);
	}
	for (size_t i = 0; i < chart->n_media && !section; i++)
		if (chart->media_fallback[i])
			out_item(p->cli, "Picture: ", chart->media_fallback[i]);
	out_line(p->cli, "End of the chart.");
}

void
plain_show_feedback(struct plain *p)
{
	const struct pr_item *item = plain_item(p);
	const struct pr_cell *cell = &sitting_of(p)->cells[sitting_of(p)->at];
	struct item_view view = { .item = item,
				  .slot = slot_of(p),
				  .met_review_by = slot_of(p)->past_review };
	struct pr_sink sink = out_text_sink(p->cli);
	struct page page;
	enum pr_status st;
	char text[SAY_MAX];

	if (!item)
		return;
	view.response = (struct pr_response){ .choice = cell->choice,
					      .body = cell->body };
	view.grade = pr_item_grade(item, &view.response);
	if (item->type == PR_ITEM_CODE_ENTRY && plain_is_drill(p) &&
	    cell->answered)
		plain_codes_marked(p, item);
	else
		out_line(p->cli, "%s",
			 (plain_is_drill(p) ? say_marked_drill : say_marked)(
				 text, item, slot_of(p), &view.grade));
	if (say_judged(text, cell->confidence, cell->answered,
		       view.grade.right)[0])
		out_line(p->cli, "%s", text);
	page_init(&page, &sink, p->cli->width);
	st = item_reasons(&page, &view, NULL);
	if (page_end(&page, NULL) || st)
		out_line(p->cli, "The reasons cannot be read.");
	if (plain_is_drill(p))
		plain_drill_after(p, item);
	if (plain_sections(p) >= 0)
		out_line(p->cli,
			 "chart reads the case again; from another item, j %d "
			 "comes first.",
			 sitting_of(p)->at + 1);
}
