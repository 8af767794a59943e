/* codes_files.h - which official files the code book is made from */
#ifndef PR_TUI_CODES_FILES_H
#define PR_TUI_CODES_FILES_H

#include "tui/paper.h"

/* Adds the list, and how the files are taken in. */
void codes_files_page(struct paper *paper);

#endif
