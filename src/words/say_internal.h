/*
 * words/say_internal.h - what the files of say share
 *
 * floor    words
 */
#ifndef PR_WORDS_SAY_INTERNAL_H
#define PR_WORDS_SAY_INTERNAL_H

#include "words/say.h"

/* Writes out anew; out may not be among the arguments. */
char *say_put(char out[SAY_MAX], const char *fmt, ...) PR_PRINTF(2, 3);

/* Adds at the end of what out holds. */
char *say_add(char out[SAY_MAX], const char *fmt, ...) PR_PRINTF(2, 3);

#endif
