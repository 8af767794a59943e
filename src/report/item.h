/*
 * report/item.h - one item with its answer, key, reasons and authority
 *
 * floor    report
 * idea     What feedback in practice, the review of misses and the page for
 *          the printer all show. With a slot the options stand in the order
 *          and under the letters of the form, without one in the bank's.
 */
#ifndef PR_REPORT_ITEM_H
#define PR_REPORT_ITEM_H

#include "proctor/result.h"
#include "report/page.h"
#include "words/say.h"

struct item_view {
	const struct pr_item *item;
	const struct pr_slot *slot; /* NULL: the bank's order */
	struct pr_response response;
	struct pr_grade grade;
	bool met_review_by; /* its rule was due to be looked at again */
};

/*
 * Makes a view from a response row: ids or typed text back into a response.
 * text has room for 128 bytes and must live as long as the view.
 */
void item_view_row(struct item_view *out, const struct pr_item *item,
		   const struct pr_response_row *row, char text[128]);

/* The same with the options as the learner saw them; slot must live as long
 * as the view. */
void item_view_shown(struct item_view *out, const struct pr_item *item,
		     const struct pr_response_row *row, char text[128],
		     struct pr_slot *slot);

/* The answer and the key in letters of the slot or ids, typed text as it is;
 * "" when there is no answer. */
void item_shown_answer(char out[SAY_MAX], const struct item_view *view);
void item_shown_key(char out[SAY_MAX], const struct item_view *view);

/* Option ids joined by a plus sign, in the letters of the slot. */
void item_shown_ids(char out[SAY_MAX], const struct item_view *view,
		    const char *ids);

/* Option at a place: the index in the bank. */
int item_option_at(const struct item_view *view, int place);

/* The letter of a place with a slot, the option's own id without. */
void item_option_name(char out[72], const struct item_view *view, int place);

/* "key, your answer", "key", "your answer", "" */
const char *item_option_tag(const struct item_view *view, int option);

/* Stem, lead-in and options as text. */
PR_NODISCARD enum pr_status item_question(struct page *page,
					  const struct item_view *view,
					  struct pr_err *err);

/* Key, reasons for every option, authority with its date. */
PR_NODISCARD enum pr_status item_reasons(struct page *page,
					 const struct item_view *view,
					 struct pr_err *err);

/* "45 CFR 164.524 (b)(2), as of 2026-01-01" */
void item_authority(char *out, size_t size,
		    const struct pr_authority *authority);

#endif
