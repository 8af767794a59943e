/*
 * words/arranged.h - answers of matching and ordering items, as people see
 * them
 *
 * floor    words
 * idea     The log keeps ids ("one=t1 two=t2", "plan do act"); people see the
 *          letters of the form ("A2 B1", "B C A"). Without a slot the ids
 *          stay.
 */
#ifndef PR_WORDS_ARRANGED_H
#define PR_WORDS_ARRANGED_H

#include "words/say.h"

/* A response's body; what is no id of the item is written as it is. */
char *arranged_answer(char out[SAY_MAX], const struct pr_item *item,
		      const struct pr_slot *slot, const char *body);

/* The key in the same form. */
char *arranged_key(char out[SAY_MAX], const struct pr_item *item,
		   const struct pr_slot *slot);

#endif
