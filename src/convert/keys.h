/*
 * convert/keys.h - which options a key cell means
 *
 * floor    convert
 * idea     A cell can be read in four ways. Over a whole table the ways are
 *          counted, and only one that is proved is used.
 */
#ifndef PR_CONVERT_KEYS_H
#define PR_CONVERT_KEYS_H

#include "convert/internal.h"

struct key_tally {
	long rows;              /* with a key */
	long fit[CONVERT_KEYS]; /* that can be read so */
	long zeros, tops;       /* numbers that prove where counting starts */
	bool differ[CONVERT_KEYS][CONVERT_KEYS];
	bool from_one; /* a template that is known to count from one */
};

/* Bits of the options that the key means; false when it does not fit. */
bool key_read(enum convert_key form, const struct item *item, uint32_t *keys);

void key_count(struct key_tally *tally, const struct item *item);

/* The way that is proved, or CONVERT_KEYS with the two that remain. */
enum convert_key key_choose(const struct key_tally *tally,
			    enum convert_key rivals[2]);

/* "letters", "numbers from 1", ... */
const char *key_name(enum convert_key form);

/* Reports a key that fits none of the options. */
void key_outside(struct job *job, enum convert_key form,
		 const struct item *item);

#endif
