/*
 * tui/item_text.h - the words of an item, cleaned and ready to be drawn
 *
 * floor    tui
 * idea     Item text comes from files of other people. It goes through
 *          Markdown and the cleaner once, when the item is displayed, and is
 *          drawn from here. Places are display order (struct pr_slot).
 */
#ifndef PR_TUI_ITEM_TEXT_H
#define PR_TUI_ITEM_TEXT_H

#include "proctor/form.h"
#include "tui/draw.h"

/* Text as the bank holds it, made plain; "" when absent. */
void content_text(struct ui_text *out, const struct pr_content *content,
		  bool unicode);

struct item_text {
	struct ui_text stem; /* with lead-in and what stands for pictures */
	struct ui_text stem_unicode; /* for places in it that are kept */
	struct ui_text options[PR_OPTIONS_MAX]; /* by bank index */
	struct ui_text targets[PR_OPTIONS_MAX];
	size_t n_options, n_targets;
};

void item_text_set(struct item_text *text, const struct pr_item *item,
		   bool unicode);
void item_text_release(struct item_text *text);

/* "Select 2 answers.", "Press the letters in the right order."; "" none. */
const char *item_prompt(char out[96], const struct pr_item *item);

/* The bank index shown at a place; the place itself when slot says none. */
int item_at_place(const struct pr_slot *slot, int place);

#endif
