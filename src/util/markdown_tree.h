/*
 * util/markdown_tree.h - what the files of markdown share
 *
 * floor    util, private to markdown*.c
 */
#ifndef PR_UTIL_MARKDOWN_TREE_H
#define PR_UTIL_MARKDOWN_TREE_H

#include "proctor/err.h"

#include <cmark.h>

/* The checked tree, freed with cmark_node_free(); PR_ESCHEMA for raw HTML. */
PR_NODISCARD enum pr_status markdown_parse(cmark_node **out, const char *text,
					   size_t len, struct pr_err *err);

/* True for the links that may be followed: http, https, mailto. */
bool markdown_is_web(const char *url);

/* *out becomes text made clean; taken is freed with free(). */
PR_NODISCARD enum pr_status markdown_finish(char **out, char *taken,
					    struct pr_err *err);

#endif
