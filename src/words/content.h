/*
 * words/content.h - item text as the bank holds it, made plain
 *
 * floor    words
 */
#ifndef PR_WORDS_CONTENT_H
#define PR_WORDS_CONTENT_H

#include "proctor/item.h"

/*
 * Plain text of a content, by its format; "" when there is none. Markdown
 * that cannot be read is given as it stands. *out is the caller's, freed with
 * free(), NULL on failure: PR_ENOMEM.
 */
PR_NODISCARD enum pr_status content_plain(char **out,
					  const struct pr_content *content,
					  struct pr_err *err);

/* The same as an HTML fragment of block elements, escaped. */
PR_NODISCARD enum pr_status content_html(char **out,
					 const struct pr_content *content,
					 struct pr_err *err);

#endif
