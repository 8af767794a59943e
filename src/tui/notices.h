/* notices.h - what must be said about the certifiers (DESIGN sections 1, 8) */
#ifndef PR_TUI_NOTICES_H
#define PR_TUI_NOTICES_H

#define NOTICE_NOT_AFFILIATED                                                \
	"Not affiliated with or endorsed by AHIMA, NHA, AAPC or NCRA; "      \
	"their marks are theirs. The questions were written by the project " \
	"from the rules they cite, not by the certifiers."

#endif
