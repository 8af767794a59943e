/* term_type.h - which terminal types may be used (private to term.c) */
#ifndef PR_TUI_TERM_TYPE_H
#define PR_TUI_TERM_TYPE_H

#include "proctor/base.h"

/* A name and nothing else: it becomes part of a path. */
bool term_type_sane(const char *type);

/* What to try when the type is unknown. */
const char *term_type_fallback(const char *type);

#endif
