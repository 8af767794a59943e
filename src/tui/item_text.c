/* item_text.c - the words of an item; see tui/item_text.h */
#include "tui/item_text.h"

#include "words/content.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The plain text of a content, still to be cleaned; NULL without memory. */
static char *
plain(const struct pr_content *content)
{
	char *out;

	return content_plain(&out, content, NULL) == PR_OK ? out : NULL;
}

void
content_text(struct ui_text *out, const struct pr_content *content,
	     bool unicode)
{
	char *text = plain(content);

	ui_text_set(out, text, unicode);
	free(text);
}

/* Adds a part after an empty line; out grows. False without memory. */
static bool
add_part(char **out, const char *part)
{
	size_t used = *out ? strlen(*out) : 0;
	char *more;

	if (!part || !part[0])
		return true;
	more = realloc(*out, used + strlen(part) + 3);
	if (!more)
		return false;
	*out = more;
	snprintf(more + used, strlen(part) + 3, "%s%s", used ? "\n\n" : "",
		 part);
	return true;
}

static void
set_stem(struct item_text *text, const struct pr_item *item, bool unicode)
{
	char *stem = plain(&item->stem);
	char *lead = plain(&item->lead_in);
	bool whole = stem && lead && add_part(&stem, lead);

	for (size_t i = 0; whole && i < item->n_media; i++)
		whole = add_part(&stem, item->media_fallback[i]);
	ui_text_set(&text->stem, stem, unicode);
	ui_text_set(&text->stem_unicode, stem, true);
	free(stem);
	free(lead);
}

void
item_text_set(struct item_text *text, const struct pr_item *item, bool unicode)
{
	item_text_release(text);
	set_stem(text, item, unicode);
	text->n_options = item->n_options < PR_OPTIONS_MAX ? item->n_options
							   : PR_OPTIONS_MAX;
	text->n_targets = item->n_targets < PR_OPTIONS_MAX ? item->n_targets
							   : PR_OPTIONS_MAX;
	for (size_t i = 0; i < text->n_options; i++)
		content_text(&text->options[i], &item->options[i].text,
			     unicode);
	for (size_t i = 0; i < text->n_targets; i++)
		content_text(&text->targets[i], &item->targets[i].text,
			     unicode);
}

void
item_text_release(struct item_text *text)
{
	ui_text_release(&text->stem);
	ui_text_release(&text->stem_unicode);
	for (size_t i = 0; i < text->n_options; i++)
		ui_text_release(&text->options[i]);
	for (size_t i = 0; i < text->n_targets; i++)
		ui_text_release(&text->targets[i]);
	*text = (struct item_text){ 0 };
}

static const char *
choices_prompt(char out[96], const struct pr_item *item)
{
	int min = item->min_choices;
	int max = item->max_choices;

	if (min > 0 && min == max)
		snprintf(out, 96, "Select %d answer%s.", min,
			 min == 1 ? "" : "s");
	else if (max > 0 && (size_t)max < item->n_options)
		snprintf(out, 96, "Select up to %d answers.", max);
	else if (min > 1)
		snprintf(out, 96, "Select at least %d answers.", min);
	else
		snprintf(out, 96, "Select ALL that apply.");
	return out;
}

const char *
item_prompt(char out[96], const struct pr_item *item)
{
	out[0] = '\0';
	switch (item->type) {
	case PR_ITEM_MULTIPLE_RESPONSE:
		return choices_prompt(out, item);
	case PR_ITEM_MATCHING:
		return "Match each numbered line with a letter.";
	case PR_ITEM_ORDERING:
		return "Press the letters in the right order.";
	case PR_ITEM_NUMERIC:
		return "Type a number.";
	case PR_ITEM_SHORT_TEXT:
		return "Type your answer.";
	case PR_ITEM_CODE_ENTRY:
		return "Type the codes, a blank between them.";
	case PR_ITEM_SINGLE_CHOICE:
	case PR_ITEM_TRUE_FALSE:
		break;
	}
	return out;
}

int
item_at_place(const struct pr_slot *slot, int place)
{
	if (!slot || place >= slot->n_options)
		return place;
	return slot->order[place];
}
